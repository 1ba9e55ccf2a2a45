//! A batch of expressions: a file with its import, or the suggestion box of an organisation.

use crate::{
    expression::{Channel, SourceId},
    import::{ImportState, LegalBasis, Mapping, SourceKind},
};
use jiff::Timestamp;
use platform::Change;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A batch of expressions.
#[derive(Clone, Debug)]
pub struct Source {
    /// Which.
    pub id: SourceId,
    /// Where it belongs.
    pub organisation: Uuid,
    /// What it is.
    pub kind: SourceKind,
    /// Where its import stands.
    pub state: ImportState,
    /// Its name on screen.
    pub name: String,
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of the file, as hexadecimal digits.
    pub file_hash: String,
    /// Size of the file in bytes.
    pub file_bytes: i64,
    /// How the file is written.
    pub format: Option<documents::table_in::Format>,
    /// What its columns are.
    pub mapping: Mapping,
    /// Why these words may be kept.
    pub basis: LegalBasis,
    /// How long raw words are kept, in months after they came in.
    pub retention_months: i64,
    /// May shared words of it be shown to everybody?
    pub allows_publication: bool,
    /// What was counted so far.
    pub counts: Counts,
    /// What the dry run said.
    pub trial: Option<Trial>,
    /// The job that works on it.
    pub job: Option<Uuid>,
    /// Who brought it.
    pub created_by: Option<Uuid>,
    /// When.
    pub created_at: Timestamp,
    /// When something was last read of it.
    pub last_read_at: Option<Timestamp>,
    /// When it was undone, and why.
    pub undone: Option<(Timestamp, String)>,
    /// Grows at each change, against two people editing at once.
    pub version: i64,
    /// Rows of the file that were read.
    pub(crate) rows_read: i64,
    /// The sealed pieces of the file, by their hash.
    pub(crate) chunks: Vec<String>,
    /// Names with too many values for a menu.
    pub(crate) wide: Vec<String>,
}

/// What an import counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Expressions taken.
    pub taken: i64,
    /// Rows refused.
    pub refused: i64,
    /// Expressions that were already there.
    pub already: i64,
    /// Of those taken, answers that say nothing.
    pub blank: i64,
    /// Of those taken, texts that a person must review.
    pub to_review: i64,
}

impl Counts {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            taken: self.taken + other.taken,
            refused: self.refused + other.refused,
            already: self.already + other.already,
            blank: self.blank + other.blank,
            to_review: self.to_review + other.to_review,
        }
    }
}

/// What a dry run found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Trial {
    /// Rows of the file.
    pub rows: i64,
    /// What an import would count.
    #[serde(flatten)]
    pub counts: Counts,
    /// How many rows by problem: the end of the message id `expressions-…`.
    pub problems: std::collections::BTreeMap<String, i64>,
}

impl Source {
    /// May its columns still be changed, and may it be run?
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, ImportState::Draft | ImportState::Checked)
    }

    /// Is something under way?
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(
            self.state,
            ImportState::Checking | ImportState::Running | ImportState::Undoing
        )
    }

    /// Can its expressions be taken out?
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        self.kind == SourceKind::File && matches!(self.state, ImportState::Done | ImportState::Failed)
    }
}

impl Source {
    /// One that is no file: words come into it by themselves, each with the consent of its author.
    pub(crate) fn without_file(change: &Change, organisation: Uuid, kind: SourceKind, name: String) -> Self {
        let channel = match kind {
            SourceKind::Campaign => Channel::Survey,
            SourceKind::File | SourceKind::SuggestionBox => Channel::Suggestion,
        };
        Self {
            id: SourceId(change.fresh_id()),
            organisation,
            kind,
            state: ImportState::Done,
            name,
            file_name: String::new(),
            file_hash: String::new(),
            file_bytes: 0,
            format: None,
            mapping: Mapping {
                channel,
                ..Mapping::default()
            },
            basis: LegalBasis::Consent,
            retention_months: 36,
            allows_publication: false,
            counts: Counts::default(),
            trial: None,
            job: None,
            created_by: None,
            created_at: change.at(),
            last_read_at: None,
            undone: None,
            version: 1,
            rows_read: 0,
            chunks: Vec::new(),
            wide: Vec::new(),
        }
    }
}
