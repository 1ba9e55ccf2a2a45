//! Sets a template with its data, and writes the result as PDF/UA-1.

use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::PdfProblem;
use super::fonts::settable;
use super::world::OneDocument;

/// How many documents ago something was last of use before the typesetter forgets it.
const FORGET_AFTER: usize = 4;

/// Sets the template with this data.
pub(super) fn set(template: &str, data: &Value) -> Result<PagedDocument, PdfProblem> {
    let world = OneDocument::new(template, clean(data).to_string());
    let result = typst::compile::<PagedDocument>(&world).output;
    comemo::evict(FORGET_AFTER);
    result.map_err(|problems| problem(&problems))
}

/// Writes what was set as tagged PDF/UA-1.
pub(super) fn pdf(document: &PagedDocument) -> Result<Vec<u8>, PdfProblem> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| PdfProblem::Failed(error.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Portevoix".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|problems| problem(&problems))
}

/// The first problem, without the words of the document that it may quote between backquotes.
fn problem(problems: &[SourceDiagnostic]) -> PdfProblem {
    let message = problems.first().map_or("unknown", |problem| problem.message.as_str());
    let own_words: Vec<&str> = message.split('`').step_by(2).collect();
    PdfProblem::Failed(own_words.join("…"))
}

/// The data with every text made of characters that can be set.
fn clean(data: &Value) -> Value {
    match data {
        Value::String(text) => Value::String(settable(text)),
        Value::Array(items) => items.iter().map(clean).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), clean(value)))
            .collect(),
        other => other.clone(),
    }
}

/// The language's two or three letters, which is what the typesetter knows; French when the tag is none.
pub(super) fn language(tag: &str) -> String {
    let letters: String = tag
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if (2..=3).contains(&letters.len()) {
        letters
    } else {
        "fr".to_owned()
    }
}
