//! A starter for French words about care: the default codebook, and two models that know it before anybody coded a text.
//!
//! # Limits
//!
//! The models learn, on first use, from sentences that were *invented* for them (`data/starter-comments.tsv`), not from words
//! of patients, residents or users. They know what the authors thought of. They hear a wish or an irony poorly, a theme
//! told without any of its usual words not at all, and cannot be trusted with a share ("30 % speak of meals") before people
//! read a sample. What they say is a proposal: people settle, and as soon as a hundred texts are settled, a model that learned
//! from these is the better one ([`linear::learn`](crate::linear::learn)). Figures: `docs/performance.md`, "Starter themes".
//!
//! # How a text is read
//!
//! For its themes a text is cut into [clauses](crate::passages::clauses), for its tone into
//! [sentences](crate::passages::sentences); each is read alone, because people praise the nurses and blame the wait in one
//! breath, and because the models learned from short texts. A theme is as probable as in the clause that speaks of it most.
//!
//! # Two levels
//!
//! A theme of the first level is as probable as the most probable of itself and of those below it: a text that speaks of the
//! pain speaks of care.

mod codebook;
mod comments;
mod polarity;
mod reader;

use std::sync::LazyLock;

pub use codebook::{Theme, codebook, codebook_json, place_of};
pub use comments::{BadLine, Comment, comments};
pub use polarity::Polarity;
pub use reader::{Reader, Reading};

use crate::linear::{Kind, Model, learn, learn_with};

/// The probability from which a theme is said; under it everywhere, the answer is "I don't know". Chosen by
/// cross-validation on the invented comments, for precision (0.69 there) before recall (0.60).
pub const SURE: f32 = 0.4;

/// The probability from which a polarity is said; of four, the likeliest is often right by little.
pub const SURE_OF_POLARITY: f32 = 0.5;

static THEMES: LazyLock<Model> = LazyLock::new(learn_themes);

static POLARITY: LazyLock<Model> = LazyLock::new(learn_polarity);

static LEARNED: LazyLock<Vec<Comment<'static>>> =
    LazyLock::new(|| comments(comments::LEARNED).expect("a test reads the comments that are compiled in"));

/// Learns the model of themes anew; [`themes_model`] keeps what this gives.
pub fn learn_themes() -> Model {
    let themes: Vec<Vec<usize>> = (0..codebook().len())
        .map(|place| comments::with_parents(vec![place]))
        .collect();
    let written = codebook().iter().zip(&themes).flat_map(|(theme, places)| {
        let own = [theme.name.as_str(), theme.definition.as_str()];
        let examples = theme.examples.iter().map(String::as_str);
        own.into_iter().chain(examples).map(|text| (text, places.as_slice()))
    });
    let examples: Vec<(&str, &[usize])> = invented()
        .iter()
        .map(|comment| (comment.text, comment.themes.as_slice()))
        .chain(written)
        .collect();
    learn(&examples, codebook().len())
}

/// Learns the model of polarity anew; [`polarity_model`] keeps what this gives.
pub fn learn_polarity() -> Model {
    let labels: Vec<[usize; 1]> = invented().iter().map(|comment| [comment.polarity.place()]).collect();
    let examples: Vec<(&str, &[usize])> = invented()
        .iter()
        .zip(&labels)
        .map(|(comment, label)| (comment.text, label.as_slice()))
        .collect();
    learn_with(&examples, Polarity::ALL.len(), Kind::Classes, None)
}

/// The coded comments that both models learn from, all invented: to learn from beside an establishment's own settled texts.
pub fn invented() -> &'static [Comment<'static>] {
    &LEARNED
}

/// The model of themes, learned on first use; its labels are the places of [`codebook`]. It reads a passage; for a whole
/// text use [`Reader`], which cuts it and keeps the two levels consistent.
pub fn themes_model() -> &'static Model {
    &THEMES
}

/// The model of polarity, learned on first use; its labels are the places of [`Polarity::ALL`].
pub fn polarity_model() -> &'static Model {
    &POLARITY
}

/// Reads one text; for many, keep a [`Reader`].
pub fn read(text: &str) -> Reading {
    Reader::default().read(text)
}
