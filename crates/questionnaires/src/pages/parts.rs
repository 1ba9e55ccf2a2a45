//! What several pages share: choices, errors, the words of codes.

use crate::{
    condition::ConditionProblem,
    instrument::{Choice as Written, Item, ItemText, Kind, Words},
    taking::Refusal,
    value::{FORGOTTEN, NO_OPINION, OTHER},
};
pub(super) use platform::error::refused;
use platform::{Reader, error::Said};

/// One choice of a field.
pub(super) struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
    /// From 1 to 5; 0 stands apart.
    pub step: u32,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen,
            step: 0,
        }
    }
}

/// A link of the crumbs.
pub(super) struct Link {
    pub url: String,
    pub label: String,
}

impl Link {
    pub fn to(url: impl Into<String>, label: String) -> Self {
        Self { url: url.into(), label }
    }
}

/// One error of the summary.
pub(super) struct FieldError {
    pub field: String,
    pub words: String,
}

/// What is wrong with the only field of a form; nothing where nothing is.
pub(super) fn error_of(field: &str, wrong: &str) -> Vec<FieldError> {
    let said = Said(vec![(field.to_owned(), wrong.to_owned())]);
    if wrong.is_empty() { Vec::new() } else { errors(&said) }
}

/// The errors of a form, said to this reader.
pub(super) fn errors(said: &Said) -> Vec<FieldError> {
    let one = |(field, words): &(String, String)| FieldError {
        field: field.clone(),
        words: words.clone(),
    };
    said.0.iter().map(one).collect()
}

/// The words of our own codes, to a reader.
pub(crate) struct OwnWords<'t>(pub &'t Reader);

impl ItemText for OwnWords<'_> {
    fn own(&self, kind: &Kind, code: &str) -> String {
        own_words(self.0, kind, code)
    }
}

/// The words of a level, « Sans avis », « Oui »… of the kinds that have their own.
pub(crate) fn own_words(t: &Reader, kind: &Kind, code: &str) -> String {
    let id = match (kind, code) {
        (_, NO_OPINION) => "questionnaires-no-opinion".to_owned(),
        (_, FORGOTTEN) => "questionnaires-forgotten".to_owned(),
        (_, OTHER) => "questionnaires-other".to_owned(),
        (Kind::YesNo { .. } | Kind::Consent, "yes") => "questionnaires-yes".to_owned(),
        (Kind::YesNo { .. }, "no") => "questionnaires-no".to_owned(),
        (Kind::Scale { words, .. }, level) => format!("questionnaires-{}-{level}", scale_code(*words)),
        (Kind::Matrix { .. }, level) => format!("questionnaires-quality-{level}"),
        _ => return code.to_owned(),
    };
    t.say(&id)
}

/// The middle of the message ids of a scale.
pub(super) fn scale_code(words: Words) -> &'static str {
    match words {
        Words::Quality => "quality",
        Words::Agreement => "agreement",
        Words::Frequency => "frequency",
    }
}

/// The words of a code of a question, in a language.
pub(crate) fn words_of(t: &Reader, item: &Item, code: &str, language: &str) -> String {
    let written = |choices: &[Written], code: &str| {
        let found = choices.iter().find(|choice| choice.code == code);
        found.map(|choice| choice.words.get(language).to_owned())
    };
    if let Kind::Matrix { rows, columns, .. } = &item.kind
        && let Some((row, answer)) = code.split_once('=')
    {
        let row = written(rows, row).unwrap_or_else(|| row.to_owned());
        let answer = written(columns, answer).unwrap_or_else(|| own_words(t, &item.kind, answer));
        return t.say_with("questionnaires-row-answer", &[("row", &row), ("answer", &answer)]);
    }
    written(item.kind.choices(), code).unwrap_or_else(|| own_words(t, &item.kind, code))
}

/// Why an answer cannot be taken, in words.
pub(super) fn refusal_words(t: &Reader, item: Option<&Item>, why: Refusal, language: &str) -> String {
    if why == Refusal::Required
        && let Some(reason) = item.and_then(|item| item.required.as_ref())
        && !reason.is_empty()
    {
        return t.say_one("questionnaires-refusal-required-because", "why", reason.get(language));
    }
    let kind = item.map(|item| &item.kind);
    let id = why.message_of(kind);
    match (why, kind) {
        (Refusal::TooLong | Refusal::FileTooLarge, kind) => t.count(id, i64::try_from(why.bound(kind)).unwrap_or(0)),
        (
            Refusal::BadNumber,
            Some(Kind::Number {
                least: Some(least),
                most: Some(most),
                ..
            }),
        ) => t.say_with(
            "questionnaires-refusal-bad-number-between",
            &[("least", &t.decimal(*least, 0)), ("most", &t.decimal(*most, 0))],
        ),
        _ => t.say(id),
    }
}

/// What is wrong with a condition that was typed, and where.
pub(super) fn condition_words(t: &Reader, typed: &str, problem: ConditionProblem) -> String {
    let at = |byte: usize| {
        let rest: String = typed.get(byte..).unwrap_or_default().chars().take(20).collect();
        if rest.is_empty() {
            t.say("questionnaires-condition-end")
        } else {
            rest
        }
    };
    match problem {
        ConditionProblem::Empty | ConditionProblem::TooLong => t.say("questionnaires-condition-too-long"),
        ConditionProblem::Unexpected(byte) => t.say_one("questionnaires-condition-unexpected", "where", &at(byte)),
        ConditionProblem::Parenthesis(byte) => t.say_one("questionnaires-condition-parenthesis", "where", &at(byte)),
    }
}
