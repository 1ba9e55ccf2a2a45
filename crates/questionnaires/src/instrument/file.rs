//! What a question that is answered by a file takes: which types, and how large.

use super::{Content, Item, Kind};
use serde::{Deserialize, Serialize};

/// The largest file that a question may take, in megabytes.
pub const LARGEST_FILE: u32 = 10;
/// Questions of one version that may be answered by a file: what one answer can weigh is bounded by them.
pub const MOST_FILE_QUESTIONS: usize = 5;
/// The types that we take, the photos first.
pub const MEDIA_TYPES: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/pdf"];
/// Bytes of a megabyte, as people count them.
const MEGABYTE: u64 = 1_000_000;

/// Which types of file a question takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileTypes {
    /// Photos and PDF.
    #[default]
    Both,
    /// Photos.
    Pictures,
    /// PDF.
    Pdf,
}

impl FileTypes {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 3] = [Self::Both, Self::Pictures, Self::Pdf];

    /// Its name in forms, and at the end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Pictures => "pictures",
            Self::Pdf => "pdf",
        }
    }

    /// The one of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|types| types.code() == code)
    }

    /// Does it take files of this type, as their bytes tell it?
    #[must_use]
    pub fn takes(self, media_type: &str) -> bool {
        let is_taken = MEDIA_TYPES.contains(&media_type);
        is_taken
            && match self {
                Self::Both => true,
                Self::Pictures => media_type.starts_with("image/"),
                Self::Pdf => media_type == "application/pdf",
            }
    }

    /// The list of a file input.
    #[must_use]
    pub fn accept(self) -> &'static str {
        match self {
            Self::Both => ".jpg,.jpeg,.png,.webp,.pdf",
            Self::Pictures => ".jpg,.jpeg,.png,.webp",
            Self::Pdf => ".pdf",
        }
    }
}

pub(super) fn largest() -> u32 {
    LARGEST_FILE
}

impl Item {
    /// The largest file that it takes, in bytes; nothing for a question of another kind.
    #[must_use]
    pub fn most_file_bytes(&self) -> Option<u64> {
        match &self.kind {
            Kind::File { most_megabytes, .. } => Some(u64::from((*most_megabytes).min(LARGEST_FILE)) * MEGABYTE),
            _ => None,
        }
    }
}

impl Content {
    /// The largest file that any question takes, in bytes; 0 where none takes one.
    #[must_use]
    pub fn most_file_bytes(&self) -> u64 {
        self.items().filter_map(Item::most_file_bytes).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_that_was_written_before_types_could_be_chosen_takes_both() {
        let kind: Kind = serde_json::from_str(r#"{"type":"file"}"#).expect("reads");
        assert_eq!(kind, Kind::file());
    }

    #[test]
    fn types_are_taken_as_they_are_named() {
        assert!(FileTypes::Both.takes("image/png") && FileTypes::Both.takes("application/pdf"));
        assert!(!FileTypes::Pictures.takes("application/pdf") && !FileTypes::Pdf.takes("image/jpeg"));
        assert!(!FileTypes::Both.takes("video/mp4") && !FileTypes::Both.takes("image/svg+xml"));
        for types in FileTypes::ALL {
            assert_eq!(FileTypes::from_code(types.code()), Some(types));
        }
    }
}
