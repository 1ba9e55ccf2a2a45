//! Reports and posters as tagged PDF (PDF/UA-1), set by Typst from data: what people wrote is never read as markup.

mod content;
mod export;
mod fonts;
mod poster;
mod world;

pub use content::{
    BeforeAfterBlock, Block, ChartBlock, Document, Header, NoticeKind, QuestionBlock, Step, StepKind, TableBlock,
};
pub use poster::{Change, Poster};

use serde_json::json;
use thiserror::Error;

use crate::qr::{QrTooLong, qr_svg_without_border};

const REPORT: &str = include_str!("pdf/report.typ");
const POSTER: &str = include_str!("pdf/poster.typ");

/// Why a PDF could not be made. It never carries what the document says.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PdfProblem {
    /// The words do not fit on one page, even in the smallest size that can be read from two metres.
    #[error("the words do not fit on the poster")]
    TooLong,
    /// The address does not fit in a QR code.
    #[error(transparent)]
    Address(#[from] QrTooLong),
    /// A chart that is not SVG, or another fault in what was asked.
    #[error("the document could not be set: {0}")]
    Failed(String),
}

/// The report as a PDF: A4, with title, headings, alternatives of charts, header cells, page foot.
///
/// # Errors
/// A chart's drawing is not SVG; see [`PdfProblem`].
pub fn report(document: &Document) -> Result<Vec<u8>, PdfProblem> {
    let set = export::set(REPORT, &content::data(document))?;
    export::pdf(&set)
}

/// The poster as a PDF of one A4 page. Long words are set smaller, down to where they can't be read from afar.
///
/// # Errors
/// The words do not fit, or the address does not fit in a QR code; see [`PdfProblem`].
pub fn poster(poster: &Poster) -> Result<Vec<u8>, PdfProblem> {
    let code = qr_svg_without_border(&poster.address)?;
    let mut data = poster::data(poster, &code);
    // Only words that stand without figures have room to be larger than the plan says.
    let larger: &[f64] = if poster.change.is_none() { &[1.4, 1.2] } else { &[] };
    for scale in larger.iter().chain(&[1.0, 0.9, 0.8, 0.7, 0.6, 0.52]) {
        data["scale"] = json!(scale);
        let set = export::set(POSTER, &data)?;
        if set.pages().len() == 1 {
            return export::pdf(&set);
        }
    }
    Err(PdfProblem::TooLong)
}

#[cfg(test)]
mod tests;
