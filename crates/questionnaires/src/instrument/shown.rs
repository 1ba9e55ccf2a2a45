//! What a person sees: the sections and questions whose conditions hold, with earlier answers quoted.

use super::{Choice, Content, Item, Kind, Section};
use crate::value::{Answers, Value};

/// A section as one person sees it.
#[derive(Clone, Debug)]
pub struct Step<'c> {
    /// The section.
    pub section: &'c Section,
    /// Its questions that are asked.
    pub items: Vec<&'c Item>,
}

/// What is shown with these answers, in its order: an answer to a question that is not shown does not count.
/// `order` puts `n` things in an order of one's own, for what stands in a random order.
#[must_use]
pub fn shown<'c>(content: &'c Content, answers: &Answers, order: &dyn Fn(&str, usize) -> Vec<usize>) -> Vec<Step<'c>> {
    let mut counted = Answers::default();
    let mut steps = Vec::new();
    for section in &content.sections {
        if section.when.as_ref().is_some_and(|when| !when.holds(&counted)) {
            continue;
        }
        let mut items = Vec::new();
        for item in &section.items {
            if item.when.as_ref().is_some_and(|when| !when.holds(&counted)) {
                continue;
            }
            if let Some(value) = answers.get(&item.key) {
                counted.put(item.key.clone(), value.clone());
            }
            items.push(item);
        }
        if section.random {
            let places = order(&section.key, items.len());
            items = places
                .into_iter()
                .filter_map(|place| items.get(place).copied())
                .collect();
        }
        if !items.is_empty() {
            steps.push(Step { section, items });
        }
    }
    steps
}

/// The keys between braces.
pub(super) fn quoted(words: &str) -> impl Iterator<Item = &str> {
    words
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(key, _)| key)
}

/// The same words with earlier answers quoted under other names, where `name` knows one.
#[must_use]
pub fn requoted(words: &str, name: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('{');
        rest = after;
        if let Some((key, behind)) = after.split_once('}')
            && let Some(name) = name(key)
        {
            out.push_str(&name);
            out.push('}');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// How codes are said.
pub trait ItemText {
    /// The words of a level, « Sans avis », « Oui »… of the kinds that have their own.
    fn own(&self, kind: &Kind, code: &str) -> String;
}

/// A text with earlier answers in the place of their keys between braces, as plain text; what was not answered leaves « … ».
#[must_use]
pub fn piped(words: &str, content: &Content, answers: &Answers, language: &str, said: &dyn ItemText) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((key, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            break;
        };
        out.push_str(&quote(key, content, answers, language, said));
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn quote(key: &str, content: &Content, answers: &Answers, language: &str, said: &dyn ItemText) -> String {
    let Some((item, value)) = content.item(key).zip(answers.get(key)) else {
        return "…".to_owned();
    };
    let word = |code: &str| words_of(item, code, language).unwrap_or_else(|| said.own(&item.kind, code));
    match value {
        Value::Choice(code) => word(code),
        Value::Choices(some) => some.iter().map(|code| word(code)).collect::<Vec<_>>().join(", "),
        Value::Number(text) | Value::Date(text) | Value::Text(text) => text.clone(),
        Value::Rows(_) | Value::File(_) | Value::Consent => "…".to_owned(),
    }
}

fn words_of(item: &Item, code: &str, language: &str) -> Option<String> {
    let choice: Option<&Choice> = item.kind.choices().iter().find(|choice| choice.code == code);
    choice.map(|choice| choice.words.get(language).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{condition::read, said::Said};
    use proptest::prelude::*;

    struct Plain;

    impl ItemText for Plain {
        fn own(&self, _: &Kind, code: &str) -> String {
            format!("«{code}»")
        }
    }

    fn item(key: &str, when: &str) -> Item {
        Item {
            key: key.into(),
            ask: Said::french(format!("Question {key}")),
            hint: Said::default(),
            kind: Kind::YesNo { forgotten: false },
            required: None,
            when: read(when).ok(),
            random: false,
        }
    }

    fn content() -> Content {
        Content {
            title: Said::french("T"),
            languages: vec!["fr".into()],
            sections: vec![
                Section {
                    key: "un".into(),
                    items: vec![item("a", ""), item("b", "a = yes"), item("c", "b = yes")],
                    ..Section::default()
                },
                Section {
                    key: "deux".into(),
                    when: read("c = yes").ok(),
                    items: vec![item("d", "")],
                    ..Section::default()
                },
            ],
            ..Content::default()
        }
    }

    fn keys(answers: &Answers) -> Vec<String> {
        let content = content();
        let steps = shown(&content, answers, &|_, n| (0..n).collect());
        steps
            .iter()
            .flat_map(|step| step.items.iter().map(|item| item.key.clone()))
            .collect()
    }

    fn said(pairs: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (key, code) in pairs {
            answers.put(*key, Value::Choice((*code).into()));
        }
        answers
    }

    #[test]
    fn a_question_is_asked_when_its_condition_holds() {
        assert_eq!(keys(&said(&[])), ["a"]);
        assert_eq!(keys(&said(&[("a", "yes")])), ["a", "b"]);
        assert_eq!(
            keys(&said(&[("a", "yes"), ("b", "yes"), ("c", "yes")])),
            ["a", "b", "c", "d"]
        );
    }

    #[test]
    fn an_answer_to_what_is_no_longer_asked_does_not_count() {
        // « b » and « c » were answered, then « a » was changed.
        assert_eq!(keys(&said(&[("a", "no"), ("b", "yes"), ("c", "yes")])), ["a"]);
    }

    #[test]
    fn earlier_answers_are_quoted() {
        let text = piped(
            "Vous avez dit {a}, puis {zz} {",
            &content(),
            &said(&[("a", "yes")]),
            "fr",
            &Plain,
        );
        assert_eq!(text, "Vous avez dit «yes», puis … {");
    }

    proptest! {
        #[test]
        fn whatever_is_answered_only_known_questions_are_shown_each_once(
            pairs in prop::collection::vec(("[a-e]", "yes|no|none"), 0..12),
        ) {
            let mut answers = Answers::default();
            for (key, code) in pairs {
                answers.put(key, Value::Choice(code));
            }
            let keys = keys(&answers);
            let mut once = keys.clone();
            once.dedup();
            prop_assert_eq!(&once, &keys);
            prop_assert!(keys.contains(&"a".to_owned()));
        }

        #[test]
        fn any_text_can_be_quoted_into(words in ".{0,80}") {
            let _ = piped(&words, &content(), &said(&[("a", "yes")]), "fr", &Plain);
        }
    }
}
