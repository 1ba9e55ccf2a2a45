//! Reads an XLSForm (<https://xlsform.org>), the workbook of forms of KoboToolbox, ODK and SurveyCTO: what was taken, and what
//! was not, item by item. Nothing is guessed: a condition or a limit that ours cannot say is told as it stands in the file.

mod expression;
mod grid;
mod kinds;
mod languages;
mod meaning;
mod rows;
mod sheets;
#[cfg(test)]
mod tests;

use crate::reading::{Read, Refused};

/// Reads a workbook; nothing where it is none, or has no sheet named `survey`. `language` is that of words which say none.
///
/// # Errors
/// [`Refused`] where the workbook cannot be opened.
pub fn read(bytes: &[u8], language: &str) -> Result<Option<Read>, Refused> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let Some(form) = sheets::open(bytes, language)? else {
        return Ok(None);
    };
    Ok(Some(rows::read(&form)))
}
