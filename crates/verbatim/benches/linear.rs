//! The linear model: what it finds on two real files when they are at hand, how fast it learns, and how fast it reads.
//!
//! `cargo xtask bench linear`. The files are the NHS comments with their publisher's split (English) and the testimonies of
//! Services Publics+ (French), beside the
//! repository or where `PORTEVOIX_BENCH_DATA` says (`PORTEVOIX_BENCH_NO_TEST` leaves the test part unread,
//! `PORTEVOIX_BENCH_NO_FOLDS` reads it without the cross-validation); they are not part of the repository, and what needs them says that it was skipped.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "linear/quality.rs"]
mod quality;
#[path = "linear/reading.rs"]
mod reading;
#[path = "linear/table.rs"]
mod table;

#[path = "../../portevoix/benches/measure.rs"]
mod measure;

use std::path::{Path, PathBuf};

fn main() -> anyhow::Result<()> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = std::env::var_os("PORTEVOIX_BENCH_DATA").map_or(beside, PathBuf::from);
    let found = |name: &str| -> Option<PathBuf> {
        let path = data.join(name);
        if path.is_file() {
            return Some(path);
        }
        println!("skipped: {} is not there", path.display());
        None
    };
    reading::measured()?;
    if let Some(testimonies) = found("verbatims/services-publics-plus.csv") {
        quality::polarity(&testimonies)?;
    }
    if let (Some(split), Some(labels)) = (found("nhs/split_v6_seed42.csv"), found("nhs/labels_v6.json")) {
        quality::themes(&split, &labels)?;
    }
    Ok(())
}
