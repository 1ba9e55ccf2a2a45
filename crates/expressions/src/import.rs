//! From a dropped file to expressions: what each column is, what each row says, what is refused and why.

pub(crate) mod dates;
pub(crate) mod known;
pub(crate) mod mapping;
pub(crate) mod preparing;
pub(crate) mod propose;
pub(crate) mod reading;
pub(crate) mod values;
pub(crate) mod words;

pub use mapping::{Mapping, Role};

use crate::expression::codes;
use platform::Reader;

codes! {
    /// Where a batch came from.
    SourceKind, "expressions-source-kind" {
        /// A file that somebody imported.
        File = "file",
        /// The public suggestion form.
        SuggestionBox = "suggestion_box",
        /// The open questions of a survey.
        Campaign = "campaign",
    }
}

codes! {
    /// Where an import stands.
    ImportState, "expressions-import-state" {
        /// Its columns are being named.
        Draft = "draft",
        /// A dry run is under way.
        Checking = "checking",
        /// The dry run has said what would happen.
        Checked = "checked",
        /// Rows are being taken.
        Running = "running",
        /// Every row was read.
        Done = "done",
        /// Its expressions are being taken out.
        Undoing = "undoing",
        /// Its expressions were taken out.
        Undone = "undone",
        /// It could not go on; what was taken stays and can be undone.
        Failed = "failed",
    }
}

codes! {
    /// Why these words may be kept at all (GDPR, article 6).
    LegalBasis, "expressions-basis" {
        /// A mission of public interest: the establishment's duty to know what its users say.
        PublicInterest = "public_interest",
        /// The author's consent.
        Consent = "consent",
        /// A legitimate interest, weighed and written down.
        LegitimateInterest = "legitimate_interest",
        /// Already published by their producer for reuse.
        OpenData = "open_data",
    }
}

/// Longest text of one expression, in characters; longer ones are refused.
pub(crate) const LONGEST_TEXT: usize = 100_000;
/// Longest value of a named attribute that is kept, in characters.
pub(crate) const LONGEST_ATTRIBUTE: usize = 400;
/// A name with more different values than this is kept, and cannot be filtered on.
pub(crate) const MOST_VALUES: usize = 200;
/// Most problems that are kept line by line; beyond, they are only counted.
pub(crate) const MOST_PROBLEMS: i64 = 10_000;
/// Shortest and longest retention, in months.
pub(crate) const RETENTION: std::ops::RangeInclusive<i64> = 1..=240;
/// The largest file that is taken, in bytes.
pub(crate) const MOST_BYTES: u64 = 1_000_000_000;

/// What takes nothing away from a row but the part it speaks of.
pub(crate) const REMARKS: [&str; 4] = [
    "date-unreadable",
    "date-to-come",
    "polarity-unreadable",
    "attribute-cut",
];

/// One remark on one line: the row was refused, or taken without something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// The line of the file.
    pub line: i64,
    /// The end of the message id `expressions-line-…`, or `table-line-…` for what the table itself has wrong.
    pub(crate) code: String,
    /// The message's arguments.
    pub(crate) arguments: Vec<(String, String)>,
}

impl LineProblem {
    /// Was the row refused? Otherwise it was taken without what the remark says.
    pub(crate) fn refuses(&self) -> bool {
        !REMARKS.contains(&self.code.as_str())
    }

    /// What is wrong and what to do, without what the cells say.
    #[must_use]
    pub fn said(&self, t: &Reader) -> String {
        let is_size = matches!(self.code.as_str(), "cell-too-long" | "row-too-long");
        let mut arguments = self.arguments.clone();
        for (name, value) in &mut arguments {
            if let Some(n) = value.parse().ok().filter(|_| name != "column") {
                *value = if is_size { t.size(n) } else { t.number(n) };
            }
        }
        let of_table = documents::table_in::RowProblem::CODES.contains(&self.code.as_str());
        let kind = if of_table { "table" } else { "expressions" };
        t.say_all(&format!("{kind}-line-{}", self.code), &arguments)
    }
}

impl From<documents::table_in::RowProblem> for LineProblem {
    fn from(problem: documents::table_in::RowProblem) -> Self {
        let arguments = problem
            .args()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Self {
            line: i64::try_from(problem.line()).unwrap_or(i64::MAX),
            code: problem.code().to_owned(),
            arguments,
        }
    }
}

/// The message id of what makes a whole file unreadable.
pub(crate) fn message_of(problem: &documents::table_in::TableProblem) -> String {
    problem.message()
}

/// What makes a whole file unreadable, as the problem of a form's field.
pub(crate) fn file_problem(problem: &documents::table_in::TableProblem) -> platform::Error {
    let arguments = problem.args();
    let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut problems = platform::Problems::new();
    problems.add_with("file", &message_of(problem), &arguments);
    platform::Error::Invalid(problems)
}
