//! What is read of a file of questions, from wherever it comes: what was taken, and what was not, item by item.

use crate::{
    columns, fhir,
    instrument::{Content, is_key},
    value::OTHER,
    xlsform,
};
use documents::table_in::TableProblem;
use std::collections::{BTreeMap, BTreeSet};

/// Most bytes of a file of questions: thousands of them fit.
pub const MOST_BYTES: u64 = 8_000_000;

/// Why something was left out, or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// It is no FHIR questionnaire.
    NotAQuestionnaire,
    /// It has more items than are read.
    TooManyItems,
    /// An item without a name.
    NoLink,
    /// An item without words.
    NoWords,
    /// A type that is not known here: the item is left out.
    UnknownType,
    /// Choices that stand in a list elsewhere.
    OutsideChoices,
    /// A condition that is not understood, or looks at what is unknown or comes later: the item is always asked.
    Condition,
    /// A key that had to be changed, since ours have small letters, digits and `_`.
    Renamed,
    /// A score that is not understood.
    Score,
    /// An item without a name, which got one.
    Unnamed,
    /// A line that is broken: it is left out.
    BadLine,
    /// A cell that is not understood: it counts as empty.
    BadCell,
    /// A column, or a cell of one, that is not read.
    NotRead,
    /// A limit on answers that cannot be said here: any answer is taken.
    Constraint,
    /// Questions that are repeated as often as one wants: they are left out.
    Repeat,
    /// What a machine notes without asking (an hour, a device): it is left out.
    Unasked,
    /// Words that quote an answer that is unknown or comes later.
    Quote,
    /// A language whose code is not known.
    Language,
}

impl Left {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAQuestionnaire => "not-a-questionnaire",
            Self::TooManyItems => "too-many-items",
            Self::NoLink => "no-link",
            Self::NoWords => "no-words",
            Self::UnknownType => "unknown-type",
            Self::OutsideChoices => "outside-choices",
            Self::Condition => "condition",
            Self::Renamed => "renamed",
            Self::Score => "score",
            Self::Unnamed => "unnamed",
            Self::BadLine => "bad-line",
            Self::BadCell => "bad-cell",
            Self::NotRead => "not-read",
            Self::Constraint => "constraint",
            Self::Repeat => "repeat",
            Self::Unasked => "unasked",
            Self::Quote => "quote",
            Self::Language => "language",
        }
    }
}

/// What was left out, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The line of a table.
    pub line: Option<u64>,
    /// The name of the item as the file has it; an empty text for the whole.
    pub link: String,
    /// Why.
    pub why: Left,
    /// What the file says there, or the name that was given; an empty text where nothing has to be said.
    pub what: String,
}

impl LeftOut {
    /// Of an item.
    #[must_use]
    pub fn of(link: &str, why: Left) -> Self {
        Self {
            line: None,
            link: short(link),
            why,
            what: String::new(),
        }
    }

    /// At a line.
    #[must_use]
    pub fn at(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// With what the file says.
    #[must_use]
    pub fn saying(mut self, what: &str) -> Self {
        self.what = short(what);
        self
    }
}

/// Enough of a text to find it again in the file.
fn short(text: &str) -> String {
    text.trim().chars().take(80).collect()
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// What is asked.
    pub content: Content,
    /// What was left out.
    pub left: Vec<LeftOut>,
}

/// Why nothing of a file could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// JSON that is no FHIR questionnaire.
    NotAQuestionnaire,
    /// A table without the columns that name questions.
    NoColumns,
    /// Neither a table nor JSON.
    NoTable(TableProblem),
}

impl Refused {
    /// Its message id.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::NotAQuestionnaire => "questionnaires-left-not-a-questionnaire".to_owned(),
            Self::NoColumns => "questionnaires-file-no-columns".to_owned(),
            Self::NoTable(TableProblem::NotATable { .. }) => "questionnaires-file-not-a-table".to_owned(),
            Self::NoTable(problem) => problem.message(),
        }
    }

    /// The arguments of its message.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoTable(problem) => problem.args(),
            _ => Vec::new(),
        }
    }
}

impl From<TableProblem> for Refused {
    fn from(problem: TableProblem) -> Self {
        Self::NoTable(problem)
    }
}

/// Reads a file of questions by what is in it: a FHIR questionnaire, an XLSForm, or a table with a line a question.
/// `language` is that of words which say none.
///
/// # Errors
/// [`Refused`] where nothing could be read.
pub fn read(bytes: &[u8], name: &str, language: &str) -> Result<Read, Refused> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let mut read = if text.starts_with(b"{") || text.starts_with(b"[") {
        fhir::read(&String::from_utf8_lossy(text)).map_err(|_| Refused::NotAQuestionnaire)?
    } else {
        match xlsform::read(bytes, language)? {
            Some(read) => read,
            None => columns::read(bytes, name, language)?,
        }
    };
    if read.content.title.is_empty() {
        // A title is needed to find the draft again: the name of the file is the nearest.
        let main = read.content.language().to_owned();
        read.content.title = crate::said::Said::default().with(&main, stem(name));
    }
    Ok(read)
}

/// The name of a file without its folder and its end.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim()
}

/// The keys of what is read: valid, each once, and as the file has them wherever that is possible.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    taken: BTreeSet<String>,
    /// Valid keys of the file: nothing else gets one of them.
    reserved: BTreeSet<String>,
    /// The key of each name of the file.
    by_link: BTreeMap<String, String>,
    /// How many keys were made from the same one, so that ten thousand of them are no long search.
    made: BTreeMap<String, usize>,
}

impl Keys {
    /// Keeps the valid keys among these names for those who have them.
    pub fn reserve<'k>(&mut self, links: impl Iterator<Item = &'k str>) {
        self.reserved
            .extend(links.filter(|link| is_key(link)).map(str::to_owned));
    }

    /// The key of an item that the file names so.
    pub fn take(&mut self, link: &str) -> String {
        let key = if is_key(link) && self.taken.insert(link.to_owned()) {
            link.to_owned()
        } else {
            self.fresh(&plain_key(link))
        };
        self.by_link.entry(link.to_owned()).or_insert_with(|| key.clone());
        key
    }

    /// A key that nothing has yet.
    pub fn fresh(&mut self, wanted: &str) -> String {
        if !self.reserved.contains(wanted) && self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let base: String = wanted.chars().take(33).collect();
        let made = self.made.entry(base.clone()).or_insert(1);
        loop {
            *made += 1;
            let key = format!("{base}_{made}");
            if !self.reserved.contains(&key) && self.taken.insert(key.clone()) {
                return key;
            }
        }
    }

    /// The key of a name of the file, or of a row of a matrix of it.
    pub fn of(&self, link: &str) -> Option<String> {
        if let Some(key) = self.by_link.get(link) {
            return Some(key.clone());
        }
        let (link, row) = link.split_once('/')?;
        self.by_link.get(link).map(|key| format!("{key}/{row}"))
    }
}

/// A name of a file as one of our keys.
pub(crate) fn plain_key(link: &str) -> String {
    if is_key(link) {
        return link.to_owned();
    }
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_lowercase()
        } else {
            '_'
        }
    };
    let key: String = link.chars().map(plain).take(30).collect();
    let key = key.trim_matches('_').to_owned();
    if is_key(&key) {
        key
    } else {
        format!("q_{key}").trim_end_matches('_').to_owned()
    }
}

/// A code of a file as one of ours.
pub(crate) fn plain_code(code: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() || "_-.".contains(letter) {
            letter
        } else {
            '-'
        }
    };
    let code: String = code.trim().chars().map(plain).take(40).collect();
    // Ours is for words of one's own.
    if code == OTHER { "other-choice".to_owned() } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_valid_name_stays_whatever_comes_before_it() {
        let mut keys = Keys::default();
        let links = ["Âge", "age", "age", "age_2", ""];
        keys.reserve(links.into_iter());
        let all: Vec<String> = links.into_iter().map(|link| keys.take(link)).collect();
        assert_eq!(all, ["ge", "age", "age_3", "age_2", "q"]);
        assert_eq!(keys.of("Âge/nuit").as_deref(), Some("ge/nuit"));
        assert_eq!(keys.of("inconnu"), None);
    }

    #[test]
    fn what_a_file_is_shows_in_its_bytes() {
        assert_eq!(read(b"{}", "a.json", "fr"), Err(Refused::NotAQuestionnaire));
        assert_eq!(read(b"", "", "fr"), Err(Refused::NoTable(TableProblem::EmptyFile)));
        assert_eq!(read(b"a;b\n1;2\n", "a.csv", "fr"), Err(Refused::NoColumns));
        let read = read("Question;Genre\nComment ?;long\n".as_bytes(), "Le soir.csv", "fr").expect("a table");
        assert_eq!(read.content.title.get("fr"), "Le soir");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), name in ".{0,12}") {
            let _ = read(&bytes, &name, "fr");
        }

        #[test]
        fn every_name_gets_a_valid_key_of_its_own(links in prop::collection::vec("[a-zA-Z0-9_é ]{0,50}|non|q_2|q", 0..40)) {
            let mut keys = Keys::default();
            keys.reserve(links.iter().map(String::as_str));
            let all: Vec<String> = links.iter().map(|link| keys.take(link)).collect();
            prop_assert!(all.iter().all(|key| is_key(key)), "{:?}", all);
            let once: BTreeSet<&String> = all.iter().collect();
            prop_assert_eq!(once.len(), all.len());
        }
    }
}
