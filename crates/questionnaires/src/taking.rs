//! Takes what a person sends: reads each field as its question wants it, and says what cannot be taken.

use crate::{
    campaign::AnswerFileId,
    instrument::{Content, FileTypes, Item, Kind, Step},
    value::{Answers, FORGOTTEN, NO_OPINION, OTHER, Value},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Longest line of words, in characters.
pub const LONGEST_LINE: usize = 500;
/// Longest text, in characters.
pub const LONGEST_TEXT: usize = 5_000;

/// How many characters of words a question takes at most: beside « Autre » as in a line.
#[must_use]
pub fn longest(kind: Option<&Kind>) -> usize {
    match kind {
        Some(Kind::Long { .. }) => LONGEST_TEXT,
        _ => LONGEST_LINE,
    }
}

/// Why an answer cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// There is no such question.
    UnknownItem,
    /// There is no such choice.
    UnknownChoice,
    /// More than one answer, or more than the question allows.
    TooMany,
    /// No number, or outside the bounds.
    BadNumber,
    /// No day.
    BadDate,
    /// Too long.
    TooLong,
    /// Letters that cannot be read.
    Unreadable,
    /// An answer is needed.
    Required,
    /// It looks as if somebody were named where nobody may be.
    Named,
    /// A file of a type that the question does not take.
    FileType,
    /// A file that is too large.
    FileTooLarge,
    /// A file that is empty or cannot be read.
    FileBroken,
    /// A file that is not there, or no more.
    FileGone,
    /// The campaign takes no more files.
    FilesFull,
}

impl Refusal {
    /// Its message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::UnknownItem => "questionnaires-refusal-unknown-item",
            Self::UnknownChoice => "questionnaires-refusal-unknown-choice",
            Self::TooMany => "questionnaires-refusal-too-many",
            Self::BadNumber => "questionnaires-refusal-bad-number",
            Self::BadDate => "questionnaires-refusal-bad-date",
            Self::TooLong => "questionnaires-refusal-too-long",
            Self::Unreadable => "questionnaires-refusal-unreadable",
            Self::Required => "questionnaires-refusal-required",
            Self::Named => "questionnaires-refusal-named",
            Self::FileType => "questionnaires-refusal-file-type",
            Self::FileTooLarge => "questionnaires-refusal-file-too-large",
            Self::FileBroken => "questionnaires-refusal-file-broken",
            Self::FileGone => "questionnaires-refusal-file-gone",
            Self::FilesFull => "questionnaires-refusal-files-full",
        }
    }

    /// Its message to who was asked a question of this kind: of a file, it names the types that are taken.
    #[must_use]
    pub fn message_of(self, kind: Option<&Kind>) -> &'static str {
        match (self, kind) {
            (
                Self::FileType,
                Some(Kind::File {
                    types: FileTypes::Pictures,
                    ..
                }),
            ) => "questionnaires-refusal-file-type-pictures",
            (
                Self::FileType,
                Some(Kind::File {
                    types: FileTypes::Pdf, ..
                }),
            ) => "questionnaires-refusal-file-type-pdf",
            _ => self.message(),
        }
    }

    /// The number of its message: how many letters, or megabytes, are taken at most.
    #[must_use]
    pub fn bound(self, kind: Option<&Kind>) -> usize {
        match (self, kind) {
            (Self::FileTooLarge, Some(Kind::File { most_megabytes, .. })) => {
                usize::try_from(*most_megabytes).unwrap_or(usize::MAX)
            }
            _ => longest(kind),
        }
    }
}

/// What was taken, and what was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The answers that are fit to keep.
    pub answers: Answers,
    /// The question and why; the words that were sent are not in it.
    pub refused: Vec<(String, Refusal)>,
}

/// The name of the field of words beside « Autre ».
#[must_use]
pub fn other_field(key: &str) -> String {
    format!("{key}.other")
}

/// Reads fields: `key` once or several times, `key/row` for a matrix, `key.other` for words beside « Autre ». Fields whose
/// name is of no question are [`Refusal::UnknownItem`], but for those beginning with `_`, which are the form's own.
#[must_use]
pub fn take(content: &Content, fields: &[(String, String)]) -> Taken {
    let mut by_item: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (name, value) in fields.iter().filter(|(name, _)| !name.starts_with('_')) {
        let key = name.split(['/', '.']).next().unwrap_or(name);
        by_item.entry(key).or_default().push((name.as_str(), value.as_str()));
    }
    let mut taken = Taken::default();
    for item in content.questions() {
        let Some(fields) = by_item.remove(item.key.as_str()) else {
            continue;
        };
        match read(item, &fields) {
            Ok(Some(value)) => taken.answers.put(item.key.clone(), value),
            Ok(None) => {}
            Err(refusal) => taken.refused.push((item.key.clone(), refusal)),
        }
        if let Some(words) = other(item, &fields) {
            match words_of(words, LONGEST_LINE) {
                Ok(words) if taken.answers.get(&item.key).is_some_and(|value| value.is(OTHER)) => {
                    taken.answers.put_other(item.key.clone(), words);
                }
                Ok(_) => {}
                Err(refusal) => taken.refused.push((item.key.clone(), refusal)),
            }
        }
    }
    let unknown = by_item.keys().map(|key| ((*key).to_owned(), Refusal::UnknownItem));
    taken.refused.extend(unknown);
    taken
}

/// The questions shown that need an answer and have none.
#[must_use]
pub fn missing(steps: &[Step<'_>], answers: &Answers) -> Vec<(String, Refusal)> {
    let items = steps.iter().flat_map(|step| &step.items);
    let lacking = items.filter(|item| item.required.is_some() && answers.get(&item.key).is_none());
    lacking.map(|item| (item.key.clone(), Refusal::Required)).collect()
}

/// Only the answers to what is shown: those to questions that are no longer asked are left out.
#[must_use]
pub fn counted(steps: &[Step<'_>], answers: &Answers) -> Answers {
    let mut kept = Answers::default();
    for item in steps.iter().flat_map(|step| &step.items) {
        if let Some(value) = answers.get(&item.key) {
            kept.put(item.key.clone(), value.clone());
            if let Some(words) = answers.other(&item.key) {
                kept.put_other(item.key.clone(), words);
            }
        }
    }
    kept
}

fn other<'f>(item: &Item, fields: &[(&str, &'f str)]) -> Option<&'f str> {
    let name = other_field(&item.key);
    let found = fields.iter().find(|(field, _)| *field == name)?;
    let words = found.1.trim();
    (item.kind.has_other() && !words.is_empty()).then_some(words)
}

fn read(item: &Item, fields: &[(&str, &str)]) -> Result<Option<Value>, Refusal> {
    if let Kind::Matrix { .. } = item.kind {
        return rows(item, fields);
    }
    let given: Vec<&str> = fields
        .iter()
        .filter(|(name, _)| *name == item.key)
        .map(|(_, value)| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    let Some(first) = given.first() else { return Ok(None) };
    if let Kind::Multiple { most, .. } = &item.kind {
        if most.is_some_and(|most| given.len() > most as usize) {
            return Err(Refusal::TooMany);
        }
        for code in &given {
            known(&item.kind, code)?;
        }
        return Ok(Some(Value::Choices(given.into_iter().map(str::to_owned).collect())));
    }
    if given.len() > 1 && !item.kind.is_open() {
        return Err(Refusal::TooMany);
    }
    one(item, first).map(Some)
}

fn one(item: &Item, given: &str) -> Result<Value, Refusal> {
    match &item.kind {
        Kind::Number { least, most, .. } => number(given, *least, *most),
        Kind::Date => date(given),
        kind @ (Kind::Short { .. } | Kind::Long { .. }) => words_of(given, longest(Some(kind))).map(Value::Text),
        Kind::File { .. } => file(given),
        Kind::Consent if ["yes", "on", "true"].contains(&given) => Ok(Value::Consent),
        kind => known(kind, given).map(|()| Value::Choice(given.to_owned())),
    }
}

/// Is it a code of this kind of question?
fn known(kind: &Kind, code: &str) -> Result<(), Refusal> {
    let level = |most: u8, least: u8| {
        code.parse::<u8>().is_ok_and(|n| (least..=most).contains(&n)) && !code.starts_with(['0', '+'])
            || code == "0" && least == 0
    };
    let is_known = match kind {
        Kind::Scale { no_opinion, .. } => level(5, 1) || *no_opinion && code == NO_OPINION,
        Kind::Rating { .. } => level(10, 0),
        Kind::YesNo { forgotten } => ["yes", "no"].contains(&code) || *forgotten && code == FORGOTTEN,
        Kind::Single { choices, other } | Kind::Multiple { choices, other, .. } => {
            choices.iter().any(|choice| choice.code == code) || *other && code == OTHER
        }
        Kind::Matrix {
            columns, no_opinion, ..
        } => {
            let own = if columns.is_empty() {
                level(5, 1)
            } else {
                columns.iter().any(|choice| choice.code == code)
            };
            own || *no_opinion && code == NO_OPINION
        }
        _ => false,
    };
    if is_known { Ok(()) } else { Err(Refusal::UnknownChoice) }
}

fn rows(item: &Item, fields: &[(&str, &str)]) -> Result<Option<Value>, Refusal> {
    let Kind::Matrix { rows, .. } = &item.kind else {
        return Ok(None);
    };
    let mut found = BTreeMap::new();
    for (name, value) in fields {
        let value = value.trim();
        let Some(row) = name
            .strip_prefix(item.key.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
        else {
            return Err(Refusal::UnknownItem);
        };
        if value.is_empty() {
            continue;
        }
        if !rows.iter().any(|known| known.code == row) {
            return Err(Refusal::UnknownItem);
        }
        known(&item.kind, value)?;
        if found.insert(row.to_owned(), value.to_owned()).is_some() {
            return Err(Refusal::TooMany);
        }
    }
    Ok((!found.is_empty()).then_some(Value::Rows(found)))
}

/// A number, with a comma or a dot, spaces between thousands.
fn number(given: &str, least: Option<f64>, most: Option<f64>) -> Result<Value, Refusal> {
    let plain: String = given
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if letter == ',' { '.' } else { letter })
        .collect();
    let is_plain = plain.len() <= 20
        && plain
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    let number: f64 = plain.parse().map_err(|_| Refusal::BadNumber)?;
    let inside = least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most);
    if is_plain && number.is_finite() && inside {
        Ok(Value::Number(plain))
    } else {
        Err(Refusal::BadNumber)
    }
}

/// A day, as browsers send it or as it is written in French.
fn date(given: &str) -> Result<Value, Refusal> {
    let written = given.parse::<Date>().ok().or_else(|| french(given));
    let sensible = written.filter(|day| (1880..=2200).contains(&day.year()));
    sensible.map(|day| Value::Date(day.to_string())).ok_or(Refusal::BadDate)
}

fn french(given: &str) -> Option<Date> {
    let mut parts = given.split('/');
    let day = parts.next()?.trim().parse().ok()?;
    let month = parts.next()?.trim().parse().ok()?;
    let year = parts.next()?.trim().parse().ok()?;
    parts.next().is_none().then(|| Date::new(year, month, day).ok())?
}

/// Words without letters that cannot be read.
fn words_of(given: &str, longest: usize) -> Result<String, Refusal> {
    if given.chars().count() > longest {
        return Err(Refusal::TooLong);
    }
    let unreadable = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if given.chars().any(unreadable) {
        return Err(Refusal::Unreadable);
    }
    Ok(given.to_owned())
}

/// The id of a file that was given before; whether it is there is asked of the store.
fn file(given: &str) -> Result<Value, Refusal> {
    let id: Option<AnswerFileId> = given.parse().ok();
    id.map(|id| Value::File(id.to_string())).ok_or(Refusal::FileGone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instrument::{Choice, Section, Words, shown},
        said::Said,
    };
    use proptest::prelude::*;

    fn item(key: &str, kind: Kind) -> Item {
        Item::of(key, Said::french("?"), kind)
    }

    fn choice(code: &str) -> Choice {
        Choice {
            code: code.into(),
            words: Said::french(code),
        }
    }

    fn content() -> Content {
        let choices = vec![choice("a"), choice("b")];
        let mut needed = item("oui", Kind::YesNo { forgotten: true });
        needed.required = Some(Said::french("Pour savoir."));
        Content {
            languages: vec!["fr".into()],
            sections: vec![Section {
                key: "s".into(),
                items: vec![
                    item(
                        "note",
                        Kind::Scale {
                            words: Words::Quality,
                            no_opinion: true,
                        },
                    ),
                    needed,
                    item(
                        "un",
                        Kind::Single {
                            choices: choices.clone(),
                            other: true,
                        },
                    ),
                    item(
                        "des",
                        Kind::Multiple {
                            choices: choices.clone(),
                            other: false,
                            most: Some(1),
                        },
                    ),
                    item(
                        "age",
                        Kind::Number {
                            least: Some(0.0),
                            most: Some(120.0),
                            unit: Said::default(),
                        },
                    ),
                    item("jour", Kind::Date),
                    item("mots", Kind::Long { tone: None }),
                    item("photo", Kind::file()),
                    item(
                        "grille",
                        Kind::Matrix {
                            rows: choices,
                            columns: vec![],
                            no_opinion: false,
                        },
                    ),
                ],
                ..Section::default()
            }],
            ..Content::default()
        }
    }

    fn taken(fields: &[(&str, &str)]) -> Taken {
        let fields: Vec<(String, String)> = fields.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        take(&content(), &fields)
    }

    #[test]
    fn each_field_is_read_as_its_question_wants_it() {
        let all = taken(&[
            ("note", "4"),
            ("oui", "forgotten"),
            ("un", "other"),
            ("un.other", " un banc "),
            ("des", "b"),
            ("age", "72,5"),
            ("jour", "26/11/2026"),
            ("mots", "Merci à tous"),
            ("grille/a", "5"),
            ("photo", "4f0b8d1c-9a52-4b7e-8f3d-2c1e5a6b7c8d"),
            ("_token", "x"),
        ]);
        assert_eq!(all.refused, []);
        assert_eq!(all.answers.get("age"), Some(&Value::Number("72.5".into())));
        assert_eq!(all.answers.get("jour"), Some(&Value::Date("2026-11-26".into())));
        assert_eq!(all.answers.other("un"), Some("un banc"));
        assert_eq!(all.answers.get("grille/a").and_then(Value::number), Some(5.0));
        assert_eq!(all.answers.files().map(|(key, _)| key).collect::<Vec<_>>(), ["photo"]);
        assert_eq!(all.answers.len(), 9);
    }

    #[test]
    fn what_cannot_be_taken_says_why_and_the_rest_is_kept() {
        for (field, value, refusal) in [
            ("note", "6", Refusal::UnknownChoice),
            ("note", "04", Refusal::UnknownChoice),
            ("un", "z", Refusal::UnknownChoice),
            ("age", "121", Refusal::BadNumber),
            ("age", "NaN", Refusal::BadNumber),
            ("jour", "31/02/2026", Refusal::BadDate),
            ("mots", "a\u{0}b", Refusal::Unreadable),
            ("photo", "C:\\fakepath\\Mme Durand.png", Refusal::FileGone),
            ("grille/z", "1", Refusal::UnknownItem),
            ("inconnu", "1", Refusal::UnknownItem),
        ] {
            let some = taken(&[(field, value), ("oui", "yes")]);
            assert_eq!(
                some.refused.iter().map(|(_, why)| *why).collect::<Vec<_>>(),
                [refusal],
                "{field} {value}"
            );
            assert!(some.answers.get("oui").is_some());
        }
        assert_eq!(
            taken(&[("des", "a"), ("des", "b")]).refused,
            [("des".into(), Refusal::TooMany)]
        );
        assert_eq!(
            taken(&[("oui", "yes"), ("oui", "no")]).refused,
            [("oui".into(), Refusal::TooMany)]
        );
        let long = "x".repeat(LONGEST_TEXT + 1);
        assert_eq!(taken(&[("mots", &long)]).refused, [("mots".into(), Refusal::TooLong)]);
    }

    #[test]
    fn what_is_needed_and_empty_is_asked_for() {
        let content = content();
        let steps = shown(&content, &Answers::default(), &|_, n| (0..n).collect());
        assert_eq!(
            missing(&steps, &Answers::default()),
            [("oui".into(), Refusal::Required)]
        );
        assert_eq!(missing(&steps, &taken(&[("oui", "no")]).answers), []);
    }

    proptest! {
        #[test]
        fn any_fields_are_taken_or_refused(fields in prop::collection::vec(("[a-z./_]{0,8}|note|un|age|jour|grille/a", ".{0,30}"), 0..12)) {
            let taken = take(&content(), &fields);
            for (key, _) in taken.answers.iter() {
                prop_assert!(content().item(key).is_some());
            }
        }
    }
}
