//! What is attached to a sheet: photos, films and documents, each with what someone who cannot see it needs.

use crate::sheet::{SheetId, TITLE_MOST};
use crate::typed::at_most;
use jiff::Timestamp;
use platform::{Problems, Result, files::FileId};
use serde::{Deserialize, Serialize};

platform::id!(AttachmentId, "sheet_attachment");

/// Most bytes of one attached file.
pub const FILE_MOST: u64 = 40_000_000;
/// Most files of one sheet.
pub const FILES_MOST: usize = 20;
/// Most characters of an alternative text; a film's transcript needs room.
pub const ALTERNATIVE_MOST: usize = 6_000;

/// Types that may be attached.
pub const ALLOWED: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/webp",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "video/mp4",
];

/// Are people shown, and did they agree?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Nobody can be recognised.
    NobodyShown,
    /// The people shown agreed in writing.
    Given,
}

impl Consent {
    /// Both, in the order of forms.
    pub const ALL: [Self; 2] = [Self::NobodyShown, Self::Given];

    /// As stored, and the end of the message id `publications-consent-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NobodyShown => "nobody_shown",
            Self::Given => "given",
        }
    }

    /// The consent of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|consent| consent.code() == code)
    }
}

/// What people write about an attached file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AttachmentWords {
    /// What the picture shows, or what the film says.
    pub alternative: String,
    /// The caption below it.
    pub caption: String,
    /// `nobody_shown` or `given`.
    pub consent: String,
}

impl AttachmentWords {
    /// The same as it is kept.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self {
            alternative: crate::typed::tidy(&self.alternative),
            caption: crate::typed::tidy_line(&self.caption),
            consent: crate::typed::tidy_line(&self.consent),
        }
    }

    /// Refuses a picture or film without what replaces it, or without a word on who is shown.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] with each field's problem.
    pub fn check(&self, media_type: &str) -> Result<()> {
        let mut problems = Problems::new();
        if needs_alternative(media_type) {
            problems.required("alternative", &self.alternative, "publications-alternative-missing");
            if Consent::from_code(&self.consent).is_none() {
                problems.add("consent", "publications-consent-missing");
            }
        }
        at_most(&mut problems, "alternative", &self.alternative, ALTERNATIVE_MOST);
        at_most(&mut problems, "caption", &self.caption, TITLE_MOST * 2);
        problems.check()
    }
}

/// Must this type come with words for who cannot see it?
#[must_use]
pub fn needs_alternative(media_type: &str) -> bool {
    media_type.starts_with("image/") || media_type.starts_with("video/")
}

/// An attached file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Which.
    pub id: AttachmentId,
    /// Of which sheet.
    pub sheet: SheetId,
    /// The stored file.
    pub file: FileId,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// Its sniffed type.
    pub media_type: String,
    /// Its name.
    pub name: String,
    /// Size in bytes.
    pub byte_count: i64,
    /// What people wrote about it.
    pub words: AttachmentWords,
    /// How often what is written about it was saved; the next update names it.
    pub version: i64,
    /// When it was added.
    pub added_at: Timestamp,
}

impl Attachment {
    /// Can a page show it?
    #[must_use]
    pub fn is_image(&self) -> bool {
        self.media_type.starts_with("image/")
    }

    /// Are recognisable people on it?
    #[must_use]
    pub fn shows_people(&self) -> bool {
        Consent::from_code(&self.words.consent) == Some(Consent::Given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(alternative: &str, consent: &str) -> AttachmentWords {
        AttachmentWords {
            alternative: alternative.to_owned(),
            caption: String::new(),
            consent: consent.to_owned(),
        }
    }

    #[test]
    fn an_image_or_a_film_needs_words_and_a_consent_and_a_document_does_not() {
        assert!(words("", "").check("application/pdf").is_ok());
        for seen in ["image/png", "video/mp4"] {
            assert!(words("", "nobody_shown").check(seen).is_err());
            assert!(words("Un panneau", "").check(seen).is_err());
            assert!(words("Un panneau", "perhaps").check(seen).is_err());
            assert!(words("Un panneau", "given").check(seen).is_ok());
        }
    }

    #[test]
    fn no_type_that_a_browser_runs_may_be_attached() {
        assert!(
            ALLOWED
                .iter()
                .all(|kind| !kind.contains("html") && !kind.contains("svg") && !kind.contains("script"))
        );
    }
}
