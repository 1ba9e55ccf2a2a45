//! Refuses a workbook that inflates without measure, by inflating it and counting.

use std::io::Read;

use zip::result::ZipError;

use super::problem::TableProblem;
use super::{Limits, Source};

/// A small workbook of repeated cells may well grow a thousand times: the ratio counts from this size on, in bytes.
const RATIO_COUNTS_FROM: u64 = 16 << 20;

/// Inflates every file of the archive into nothing, counting. What the archive says of its own sizes is not believed.
///
/// # Errors
/// Too many files, too many bytes, growth beyond the ratio, a password, or a damaged archive.
pub(super) fn check(source: &mut dyn Source, total: u64, limits: &Limits) -> Result<(), TableProblem> {
    let mut archive = zip::ZipArchive::new(source).map_err(problem)?;
    if archive.len() > limits.max_entries {
        return Err(TableProblem::TooManyEntries {
            found: archive.len(),
            limit: limits.max_entries,
        });
    }
    let by_ratio = total.saturating_mul(limits.max_ratio).max(RATIO_COUNTS_FROM);
    let limit = by_ratio.min(limits.max_inflated_bytes);
    let mut left = limit;
    let mut piece = vec![0; 64 * 1024];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(problem)?;
        loop {
            let read = entry.read(&mut piece).map_err(|_| TableProblem::BrokenWorkbook)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(TableProblem::ZipBomb { limit })?;
        }
    }
    Ok(())
}

fn problem(error: ZipError) -> TableProblem {
    match error {
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
            TableProblem::EncryptedWorkbook
        }
        ZipError::InvalidPassword => TableProblem::EncryptedWorkbook,
        _ => TableProblem::BrokenWorkbook,
    }
}
