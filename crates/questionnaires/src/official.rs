//! An import of official results: what was read of a file, when it was confirmed, whether it was undone.

use crate::esatis::{OfficialRow, Survey, means::Means, problem::Noted, reading::OfficialFile};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

platform::id!(OfficialImportId, "official_import");

/// Lines that are told one by one; the others are counted.
pub(crate) const MOST_TOLD: usize = 200;
/// Names of columns that are told.
const MOST_COLUMNS: usize = 50;

/// What is told of a file beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// Lines that were left out.
    pub refused_count: usize,
    /// Lines that are odd, taken all the same.
    pub odd_count: usize,
    /// The first of both.
    pub noted: Vec<Noted>,
    /// Columns that are left out.
    pub unknown: Vec<String>,
}

impl Told {
    /// Of a file.
    pub fn of(file: &OfficialFile) -> Self {
        let refused_count = file.refused_count();
        // What was refused first: those are the lines to mend.
        let (refused, odd): (Vec<_>, Vec<_>) = file.noted.iter().cloned().partition(|one| one.is_refusal);
        Self {
            refused_count,
            odd_count: odd.len(),
            noted: refused.into_iter().chain(odd).take(MOST_TOLD).collect(),
            unknown: file.unknown.iter().take(MOST_COLUMNS).cloned().collect(),
        }
    }
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Read, not confirmed: nobody sees its rows.
    Draft,
    /// In force.
    Done,
    /// Taken out.
    Undone,
}

impl Standing {
    /// In the API, and at the end of its message id.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }
}

/// An import.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfficialImport {
    pub id: OfficialImportId,
    pub organisation: Uuid,
    pub survey: Survey,
    /// The campaign's year; nothing while nobody said it.
    pub year: Option<i64>,
    pub file_name: String,
    pub row_count: i64,
    pub told: Told,
    pub means: Means,
    pub created_at: Timestamp,
    pub imported_at: Option<Timestamp>,
    pub undone_at: Option<Timestamp>,
    pub undone_why: Option<String>,
}

impl OfficialImport {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        match (self.imported_at, self.undone_at) {
            (_, Some(_)) => Standing::Undone,
            (Some(_), None) => Standing::Done,
            (None, None) => Standing::Draft,
        }
    }
}

/// What an import would change: establishments by what becomes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// Not there for this survey and year.
    pub fresh: usize,
    /// There, and saying something else.
    pub changed: usize,
    /// There, and saying the same.
    pub same: usize,
}

impl Comparison {
    /// Of the rows of a file with those in force.
    pub fn of(rows: &[OfficialRow], in_force: &std::collections::BTreeMap<String, OfficialRow>) -> Self {
        let mut of = Self::default();
        for row in rows {
            match in_force.get(&row.finess) {
                None => of.fresh += 1,
                Some(other) if other.says_as(row) => of.same += 1,
                Some(_) => of.changed += 1,
            }
        }
        of
    }

    /// Would nothing change?
    pub fn is_nothing(self) -> bool {
        self.fresh == 0 && self.changed == 0
    }
}
