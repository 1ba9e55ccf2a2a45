//! The files of an answer as its author sees them again: of which kind and how large, never by their name.

use crate::{
    actions::{answering::Asked, filing},
    value::Answers,
};
use platform::{App, Reader, Result};
use std::collections::BTreeMap;

/// The files that answers name, by question.
pub(in crate::pages) async fn held(
    app: &App,
    t: &Reader,
    asked: &Asked,
    answers: &Answers,
) -> Result<BTreeMap<String, String>> {
    let files = filing::named(app, asked, answers).await?;
    let said = files.into_iter().map(|file| {
        let words = file_words(t, &file.media_type, file.byte_count);
        (file.item, words)
    });
    Ok(said.collect())
}

/// « photo, 1,2 Mo ».
pub(in crate::pages) fn file_words(t: &Reader, media_type: &str, byte_count: i64) -> String {
    let kind = if media_type.starts_with("image/") {
        "questionnaires-file-picture"
    } else {
        "questionnaires-file-pdf"
    };
    t.say_one(kind, "size", &t.size(byte_count))
}
