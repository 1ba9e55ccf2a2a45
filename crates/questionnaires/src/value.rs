//! What a person answers, question by question.

use crate::campaign::AnswerFileId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The code of « Sans avis ».
pub const NO_OPINION: &str = "none";
/// The code of « Je ne me souviens plus ».
pub const FORGOTTEN: &str = "forgotten";
/// The code of « Autre », beside which words stand.
pub const OTHER: &str = "other";

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// One code: a level of a scale (`1` to `5`, or `none`), `yes`, `no`, `forgotten`, a choice.
    Choice(String),
    /// Several codes.
    Choices(BTreeSet<String>),
    /// A number as it was typed, with a dot.
    Number(String),
    /// A day, as `2026-11-26`.
    Date(String),
    /// Words. They are a person's: they leave the answer only as an expression, de-identified.
    Text(String),
    /// A code for each row of a matrix.
    Rows(BTreeMap<String, String>),
    /// The file that was given, by the random id under which it is kept.
    File(String),
    /// Consent was given.
    Consent,
}

impl Value {
    /// Several codes.
    #[must_use]
    pub fn choices<const N: usize>(codes: [&str; N]) -> Self {
        Self::Choices(codes.into_iter().map(str::to_owned).collect())
    }

    /// Is it this code, or does it hold it?
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        match self {
            Self::Choice(one) | Self::Number(one) | Self::Date(one) => one == code,
            Self::Choices(some) => some.contains(code),
            Self::Consent => code == "yes",
            Self::Rows(rows) => rows.values().any(|one| one == code),
            Self::Text(_) | Self::File(_) => false,
        }
    }

    /// As a number: a level, a rating, a number; nothing for words, days, and « sans avis ».
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Choice(code) | Self::Number(code) => code.parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }

    /// The codes it holds, for counting: `row=code` for a matrix; nothing for words and files.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        match self {
            Self::Choice(code) | Self::Number(code) => vec![code.clone()],
            Self::Choices(some) => some.iter().cloned().collect(),
            Self::Rows(rows) => rows.iter().map(|(row, code)| format!("{row}={code}")).collect(),
            Self::Consent => vec!["yes".to_owned()],
            // The day may tell who it is: the month is enough to count.
            Self::Date(day) => vec![day.get(..7).unwrap_or(day).to_owned()],
            Self::Text(_) | Self::File(_) => Vec::new(),
        }
    }
}

/// The answers of one person, by the key of the question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// What was answered.
    #[serde(default)]
    values: BTreeMap<String, Value>,
    /// The words beside « Autre ».
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    others: BTreeMap<String, String>,
}

impl Answers {
    /// The answer to a question; `matrix/row` is the answer to one row.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Value> {
        self.values.get(item)
    }

    /// Notes an answer; the row of a matrix is noted beside it, so that conditions can look at it.
    pub fn put(&mut self, item: impl Into<String>, value: Value) {
        let item = item.into();
        if let Value::Rows(rows) = &value {
            for (row, code) in rows {
                self.values.insert(format!("{item}/{row}"), Value::Choice(code.clone()));
            }
        }
        self.values.insert(item, value);
    }

    /// The words beside « Autre ».
    #[must_use]
    pub fn other(&self, item: &str) -> Option<&str> {
        self.others.get(item).map(String::as_str)
    }

    /// Notes the words beside « Autre ».
    pub fn put_other(&mut self, item: impl Into<String>, words: impl Into<String>) {
        self.others.insert(item.into(), words.into());
    }

    /// The questions that were answered by a file, with the id under which it is kept.
    pub fn files(&self) -> impl Iterator<Item = (&str, AnswerFileId)> {
        self.values.iter().filter_map(|(key, value)| match value {
            Value::File(id) => Some((key.as_str(), id.parse().ok()?)),
            _ => None,
        })
    }

    /// Takes an answer out, with its rows and its words.
    pub fn remove(&mut self, item: &str) {
        let rows = format!("{item}/");
        self.values.retain(|key, _| key != item && !key.starts_with(&rows));
        self.others.remove(item);
    }

    /// The questions with their answers, rows left out.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let whole = self.values.iter().filter(|(key, _)| !key.contains('/'));
        whole.map(|(key, value)| (key.as_str(), value))
    }

    /// The answers with their words taken out, and the words apart: `key` for an open question, `key.other` beside « Autre ». That
    /// a question was answered in words still shows.
    #[must_use]
    pub fn apart(&self) -> (Self, BTreeMap<String, String>) {
        let mut bare = self.clone();
        let mut words: BTreeMap<String, String> = BTreeMap::new();
        for (key, value) in &mut bare.values {
            if let Value::Text(text) = value {
                words.insert(key.clone(), std::mem::take(text));
            }
        }
        for (key, text) in std::mem::take(&mut bare.others) {
            words.insert(format!("{key}.other"), text);
        }
        (bare, words)
    }

    /// The answers with their words put back.
    #[must_use]
    pub fn joined(mut self, words: BTreeMap<String, String>) -> Self {
        for (key, text) in words {
            match key.strip_suffix(".other") {
                Some(key) => self.put_other(key, text),
                None => self.put(key, Value::Text(text)),
            }
        }
        self
    }

    /// Was nothing answered?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How many questions were answered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_a_matrix_can_be_looked_at_and_goes_with_it() {
        let mut answers = Answers::default();
        let rows = BTreeMap::from([("soins".to_owned(), "4".to_owned())]);
        answers.put("jugement", Value::Rows(rows));
        assert_eq!(answers.get("jugement/soins").and_then(Value::number), Some(4.0));
        assert_eq!(answers.len(), 1);
        answers.remove("jugement");
        assert!(answers.is_empty());
    }

    #[test]
    fn no_opinion_is_no_number_and_words_are_no_code() {
        assert_eq!(Value::Choice(NO_OPINION.into()).number(), None);
        assert_eq!(Value::Choice("4".into()).number(), Some(4.0));
        assert!(Value::Text("oui".into()).codes().is_empty() && !Value::Text("oui".into()).is("oui"));
        assert_eq!(Value::Date("2026-11-26".into()).codes(), ["2026-11"]);
    }

    #[test]
    fn words_are_kept_apart_and_come_back() {
        let mut answers = Answers::default();
        answers.put("mots", Value::Text("Merci".into()));
        answers.put("lieu", Value::Choice(OTHER.into()));
        answers.put_other("lieu", "un banc");
        let (bare, words) = answers.apart();
        let stored = serde_json::to_string(&bare).unwrap();
        assert!(!stored.contains("Merci") && !stored.contains("banc"), "{stored}");
        assert!(bare.get("mots").is_some(), "that it was answered still shows");
        assert_eq!(bare.joined(words), answers);
    }

    #[test]
    fn answers_are_stored_as_they_are() {
        let mut answers = Answers::default();
        answers.put("a", Value::choices(["x", "other"]));
        answers.put_other("a", "un banc");
        answers.put("b", Value::Consent);
        let json = serde_json::to_value(&answers).unwrap();
        assert_eq!(serde_json::from_value::<Answers>(json).unwrap(), answers);
    }
}
