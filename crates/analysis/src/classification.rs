//! A search for classes that nobody coded: what may be asked, where it stands, what it found.

pub(crate) mod describe;
pub(crate) mod search;

use crate::{ClassificationId, StudyId, tally::LEAST_SHOWN};
use jiff::Timestamp;
use platform::{Problems, Result};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use uuid::Uuid;

/// How many classes may be asked.
pub(crate) const CLASSES: RangeInclusive<i64> = 2..=20;
/// How many are asked where nothing is said.
pub(crate) const USUAL_CLASSES: i64 = 6;
/// How few expressions a class may be asked to hold, and how many.
pub(crate) const LEAST: RangeInclusive<i64> = LEAST_SHOWN..=100_000;
/// Draws by which the stability of classes is measured.
pub(crate) const DRAWS: i64 = 20;
/// A class whose mean index is this or more comes back, in thousandths (Hennig 2007).
const STABLE: i64 = 750;
/// One whose mean index is under this should not be trusted.
const SHAKY: i64 = 600;

/// What is asked of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// How many classes.
    pub classes: i64,
    /// Long expressions are cut into segments, and classed by where most of them stand.
    pub by_segments: bool,
    /// How many expressions a class must hold; none leaves it to the tool.
    pub least: Option<i64>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            classes: USUAL_CLASSES,
            by_segments: false,
            least: None,
        }
    }
}

impl Wanted {
    /// Bounds it.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`].
    pub fn checked(self) -> Result<Self> {
        let mut problems = Problems::new();
        if !CLASSES.contains(&self.classes) {
            problems.add("classes", "analysis-classes-number-bounds");
        }
        if self.least.is_some_and(|least| !LEAST.contains(&least)) {
            problems.add("least", "analysis-classes-least-bounds");
        }
        problems.check()?;
        Ok(self)
    }
}

/// A number that a form or a body gives; nothing asks for the usual, what is no number is out of all bounds.
pub(crate) fn typed(text: &str) -> Option<i64> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.parse().unwrap_or(-1))
}

/// One search.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Classification {
    pub id: ClassificationId,
    pub study: StudyId,
    pub organisation: Uuid,
    pub wanted: Wanted,
    pub asked_at: Timestamp,
    pub asked_by: Option<Uuid>,
    pub stopped_at: Option<Timestamp>,
    /// When it last began to read the corpus.
    pub read_at: Option<Timestamp>,
    /// When words of the corpus last changed since it began to read them: it begins again.
    pub changed_at: Option<Timestamp>,
    /// When its classes were there; their stability comes after.
    pub found_at: Option<Timestamp>,
    pub text_count: i64,
    pub placed_count: i64,
    /// Expressions with too few words to be placed.
    pub short_count: i64,
    /// Expressions that were taken out or masked anew since.
    pub gone_count: i64,
    pub tree: Option<Branch>,
    /// Why there are fewer classes than asked, as [`verbatim::reinert::Stop::code`] says it.
    pub stop: Option<String>,
    /// The share of each axis of the plane, in thousandths.
    pub axes: Vec<i64>,
    /// Draws by which stability was measured so far.
    pub draw_count: i64,
}

/// A tree of classes, as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Branch {
    /// A class, by its place from 1.
    Class(i64),
    /// What parted in two, and the chi² of the split.
    Split {
        /// The chi², in thousandths.
        chi2: i64,
        /// How high it is drawn: the chi² of the splits from the last to this one, in thousandths.
        height: i64,
        /// What it parted.
        branches: Box<[Branch; 2]>,
    },
}

impl Branch {
    /// The classes at its ends, from top to bottom.
    pub fn classes(&self) -> Vec<i64> {
        match self {
            Self::Class(place) => vec![*place],
            Self::Split { branches, .. } => branches.iter().flat_map(Branch::classes).collect(),
        }
    }
}

/// One class of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// From 1.
    pub place: i64,
    pub text_count: i64,
    pub gone_count: i64,
    pub steadiness: Option<Steadiness>,
    /// Coordinates on the plane, in thousandths.
    pub at: Option<(i64, i64)>,
}

/// How a class fared when other expressions had been read, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steadiness {
    /// The mean of the highest Jaccard indices.
    pub jaccard: i64,
    /// The share of draws in which the class dissolved.
    pub dissolved: i64,
}

impl Steadiness {
    /// `stable`, `middling` or `shaky`: the end of the message id `analysis-class-…`.
    pub fn code(self) -> &'static str {
        match self.jaccard {
            STABLE.. => "stable",
            SHAKY.. => "middling",
            _ => "shaky",
        }
    }
}

/// A word of a class, counted in expressions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassTerm {
    pub place: i64,
    pub term: String,
    /// As it is most often written.
    pub form: String,
    pub class_count: i64,
    pub whole_count: i64,
    pub chi2: i64,
    pub specificity: i64,
    /// Coordinates on the plane, in thousandths.
    pub at: Option<(i64, i64)>,
}

/// What an expression has beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Variable {
    Place,
    Month,
    Polarity,
}

impl Variable {
    /// All, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Place, Self::Month, Self::Polarity];

    /// As stored, and the end of the message id `analysis-variable-…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Month => "month",
            Self::Polarity => "polarity",
        }
    }

    /// What a stored code says.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variable| variable.code() == code)
    }
}

/// A value that a class has more often than the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassValue {
    pub place: i64,
    pub variable: Variable,
    pub value: String,
    pub class_count: i64,
    pub whole_count: i64,
    pub chi2: i64,
    pub specificity: i64,
}

/// A word of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CorpusWord {
    pub term: String,
    pub form: String,
    pub text_count: i64,
}

/// Two words that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordPair {
    pub terms: [String; 2],
    pub together: i64,
    /// In thousandths.
    pub jaccard: i64,
    pub in_tree: bool,
}

/// What the database keeps of a figure: thousandths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a conversion with bounds: too large is the largest"
)]
pub(crate) fn thousandths(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

/// A figure from thousandths.
#[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
pub(crate) fn figure(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_outside_its_bounds_is_refused() {
        let asked = |classes, least| {
            Wanted {
                classes,
                least,
                ..Wanted::default()
            }
            .checked()
        };

        assert!(asked(2, None).is_ok() && asked(20, Some(5)).is_ok());
        for (classes, least) in [(1, None), (21, None), (6, Some(4)), (6, Some(-1)), (-1, None)] {
            assert!(asked(classes, least).is_err(), "{classes} {least:?}");
        }
        assert_eq!([typed(""), typed(" 7 "), typed("sept")], [None, Some(7), Some(-1)]);
    }

    #[test]
    fn a_class_is_said_stable_only_from_three_quarters() {
        let said = |jaccard| Steadiness { jaccard, dissolved: 0 }.code();

        assert_eq!(
            [750, 749, 600, 599].map(said),
            ["stable", "middling", "middling", "shaky"]
        );
    }
}
