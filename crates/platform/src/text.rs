//! Raw, shared and public text are different types: a page for representatives cannot be compiled
//! to show raw text.

mod pieces;

use std::fmt;

pub use pieces::{Piece, pieces, without_labels};

/// One written form for a word, whatever its accents and capitals: for sort keys and comparisons.
pub use verbatim::folded;

/// What a person wrote or said, word for word. It has no `Display` and no `Serialize`, and its
/// `Debug` says nothing: reading it takes [`RawText::open`], which is meant to be searched for.
#[derive(Clone, PartialEq, Eq)]
pub struct RawText(String);

impl RawText {
    /// Wraps words as they came in.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The words themselves: for de-identification, the review screen and an audited opening.
    #[must_use]
    pub fn open(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawText(…)")
    }
}

/// A text whose identifying spans were replaced and, where the policy asks, reviewed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct SharedText(String);

impl SharedText {
    /// Only the room `expressions` makes one, from a raw text with its accepted spans replaced.
    #[must_use]
    pub fn from_deidentified(text: String) -> Self {
        Self(text)
    }

    /// The text, for readers with the right to shared words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its beginning, in so many characters at most: as shared as the whole.
    #[must_use]
    pub fn shortened(&self, characters: usize) -> Self {
        Self(verbatim::truncate_words(&self.0, characters))
    }
}

impl fmt::Display for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that an authorisation allows everybody to read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct PublicText(String);

impl PublicText {
    /// Only a recorded authorisation makes one: a publication's, or a give-back's.
    #[must_use]
    pub fn authorised(text: String) -> Self {
        Self(text)
    }

    /// The text, for everybody.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublicText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
