//! Is a version fit to be published? Every fault, with its place.

use super::{Choice, Content, Item, Kind, LARGEST_FILE, MOST_ASKED, MOST_FILE_QUESTIONS};
use crate::{
    condition::{Condition, DEEPEST},
    said::{LONGEST, is_language},
};
use std::collections::BTreeSet;

/// Choices of one question, at most.
const MOST_CHOICES: usize = 200;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The version has no title.
    NoTitle,
    /// It asks nothing.
    NoQuestion,
    /// It asks too much.
    TooManyQuestions,
    /// It is meant to be read in no language, or in one whose code is unknown.
    BadLanguage,
    /// A key is missing or has other signs than small letters, digits and `_`.
    BadKey,
    /// A key stands twice.
    DoubledKey,
    /// A question asks nothing.
    NoWords,
    /// A text is too long.
    TooLong,
    /// A question has no choice, or too many.
    BadChoices,
    /// A code of a choice is missing, has other signs, or stands twice.
    BadCode,
    /// The least is more than the most.
    BadBounds,
    /// The largest file that is taken is none, or more than we take.
    BadFileSize,
    /// More questions are answered by a file than one answer may have.
    TooManyFiles,
    /// A condition looks at a question that is unknown or comes later: so no loop is possible.
    LaterQuestion,
    /// A condition is too deep.
    DeepCondition,
    /// A quoted answer is unknown or comes later.
    LaterQuote,
    /// A score counts a question that is unknown or has no number.
    BadScore,
}

impl Fault {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTitle => "no-title",
            Self::NoQuestion => "no-question",
            Self::TooManyQuestions => "too-many-questions",
            Self::BadLanguage => "bad-language",
            Self::BadKey => "bad-key",
            Self::DoubledKey => "doubled-key",
            Self::NoWords => "no-words",
            Self::TooLong => "too-long",
            Self::BadChoices => "bad-choices",
            Self::BadCode => "bad-code",
            Self::BadBounds => "bad-bounds",
            Self::BadFileSize => "bad-file-size",
            Self::TooManyFiles => "too-many-files",
            Self::LaterQuestion => "later-question",
            Self::DeepCondition => "deep-condition",
            Self::LaterQuote => "later-quote",
            Self::BadScore => "bad-score",
        }
    }
}

/// A fault and where it is: the key of a question, a section or a score; empty for the whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wrong {
    /// Where.
    pub key: String,
    /// What.
    pub fault: Fault,
}

/// Everything that is wrong with a version; nothing when it may be published.
#[must_use]
pub fn check(content: &Content) -> Vec<Wrong> {
    let mut checked = Checked::default();
    checked.whole(content);
    for section in &content.sections {
        checked.key(&section.key);
        checked.long(&section.key, section.title.longest());
        checked.condition(&section.key, section.when.as_ref());
        for item in &section.items {
            checked.item(item);
        }
    }
    for score in &content.scores {
        checked.key(&score.key);
        let counts = |key: &String| content.item(key).is_some_and(|item| crate::score::counts(&item.kind));
        checked.must(
            &score.key,
            !score.items.is_empty() && score.items.iter().all(counts),
            Fault::BadScore,
        );
    }
    checked.wrong
}

/// Can a key be used in addresses, forms, files and conditions?
#[must_use]
pub fn is_key(key: &str) -> bool {
    let first = key.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    let rest = key
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    first
        && rest
        && key.len() <= 40
        && ![
            "et", "ou", "non", "and", "or", "not", "in", "parmi", "repondu", "answered",
        ]
        .contains(&key)
}

/// Can a code be used in forms, files and conditions?
pub(crate) fn is_code(code: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    !code.is_empty() && code.len() <= 40 && code.bytes().all(plain)
}

#[derive(Default)]
struct Checked {
    wrong: Vec<Wrong>,
    known: BTreeSet<String>,
    /// Questions that came before, and rows of matrices.
    before: BTreeSet<String>,
}

impl Checked {
    fn must(&mut self, key: &str, holds: bool, fault: Fault) {
        if !holds {
            self.wrong.push(Wrong {
                key: key.to_owned(),
                fault,
            });
        }
    }

    fn whole(&mut self, content: &Content) {
        self.must("", !content.title.is_empty(), Fault::NoTitle);
        let asked = content.questions().count();
        self.must("", asked > 0, Fault::NoQuestion);
        self.must("", asked <= MOST_ASKED, Fault::TooManyQuestions);
        let files = content.items().filter(|item| item.kind.is_file()).count();
        self.must("", files <= MOST_FILE_QUESTIONS, Fault::TooManyFiles);
        let languages = !content.languages.is_empty() && content.languages.iter().all(|code| is_language(code));
        self.must("", languages, Fault::BadLanguage);
        for said in [&content.title, &content.opening, &content.closing] {
            self.long("", said.longest());
        }
    }

    fn long(&mut self, key: &str, length: usize) {
        self.must(key, length <= LONGEST, Fault::TooLong);
    }

    fn key(&mut self, key: &str) {
        self.must(key, is_key(key), Fault::BadKey);
        let is_new = self.known.insert(key.to_owned());
        self.must(key, is_new, Fault::DoubledKey);
    }

    fn condition(&mut self, key: &str, when: Option<&Condition>) {
        let Some(when) = when else { return };
        let earlier = when.items().into_iter().all(|item| self.before.contains(item));
        self.must(key, earlier, Fault::LaterQuestion);
        self.must(key, when.depth() <= DEEPEST, Fault::DeepCondition);
    }

    fn item(&mut self, item: &Item) {
        let key = item.key.as_str();
        self.key(key);
        self.must(key, !item.ask.is_empty(), Fault::NoWords);
        self.long(key, item.ask.longest().max(item.hint.longest()));
        self.condition(key, item.when.as_ref());
        for words in item.ask.0.values().chain(item.hint.0.values()) {
            let earlier = super::shown::quoted(words).all(|quoted| self.before.contains(quoted));
            self.must(key, earlier, Fault::LaterQuote);
        }
        self.kind(key, &item.kind);
        if item.kind.is_question() {
            self.before.insert(key.to_owned());
        }
        if let Kind::Matrix { rows, .. } = &item.kind {
            self.before.extend(rows.iter().map(|row| format!("{key}/{}", row.code)));
        }
    }

    fn kind(&mut self, key: &str, kind: &Kind) {
        match kind {
            Kind::Single { choices, .. } | Kind::Multiple { choices, .. } => self.choices(key, choices, false),
            Kind::Matrix { rows, columns, .. } => {
                self.choices(key, rows, false);
                self.choices(key, columns, true);
            }
            Kind::Number { least, most, .. } => {
                let ordered = !matches!((least, most), (Some(least), Some(most)) if least > most);
                self.must(key, ordered, Fault::BadBounds);
            }
            Kind::File { most_megabytes, .. } => {
                let is_taken = (1..=LARGEST_FILE).contains(most_megabytes);
                self.must(key, is_taken, Fault::BadFileSize);
            }
            _ => {}
        }
    }

    fn choices(&mut self, key: &str, choices: &[Choice], may_be_none: bool) {
        let enough = (may_be_none || !choices.is_empty()) && choices.len() <= MOST_CHOICES;
        self.must(key, enough, Fault::BadChoices);
        let codes: BTreeSet<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
        let good = codes.len() == choices.len() && codes.iter().all(|code| is_code(code));
        self.must(key, good, Fault::BadCode);
        self.must(
            key,
            choices.iter().all(|choice| !choice.words.is_empty()),
            Fault::NoWords,
        );
        self.long(
            key,
            choices.iter().map(|choice| choice.words.longest()).max().unwrap_or(0),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{condition::read, instrument::Section, said::Said, score::Score};

    fn item(key: &str, kind: Kind) -> Item {
        Item::of(key, Said::french("Question ?"), kind)
    }

    fn content(items: Vec<Item>) -> Content {
        Content {
            title: Said::french("Enquête"),
            languages: vec!["fr".into()],
            sections: vec![Section {
                key: "bloc".into(),
                items,
                ..Section::default()
            }],
            ..Content::default()
        }
    }

    fn scale() -> Kind {
        Kind::Scale {
            words: super::super::Words::Quality,
            no_opinion: true,
        }
    }

    #[test]
    fn a_sound_version_has_no_fault() {
        let mut later = item("suite", Kind::Long { tone: None });
        later.when = Some(read("accueil <= 2").unwrap());
        later.ask = Said::french("Vous avez répondu « {accueil} ». Pourquoi ?");
        let mut sound = content(vec![item("accueil", scale()), later]);
        sound.scores.push(Score {
            key: "score".into(),
            name: Said::french("Accueil"),
            items: vec!["accueil".into()],
            ..Score::default()
        });
        assert_eq!(check(&sound), []);
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let fault = |items: Vec<Item>| {
            check(&content(items))
                .into_iter()
                .map(|wrong| (wrong.key, wrong.fault))
                .collect::<Vec<_>>()
        };
        assert_eq!(fault(vec![]), [(String::new(), Fault::NoQuestion)]);
        let twice = fault(vec![item("a", Kind::Date), item("a", Kind::Date)]);
        assert_eq!(twice, [("a".into(), Fault::DoubledKey)]);
        assert_eq!(fault(vec![item("É", Kind::Date)]), [("É".into(), Fault::BadKey)]);
        assert_eq!(fault(vec![item("non", Kind::Date)]), [("non".into(), Fault::BadKey)]);
        let none = Kind::Single {
            choices: vec![],
            other: false,
        };
        assert_eq!(fault(vec![item("a", none)]), [("a".into(), Fault::BadChoices)]);
        let bounds = Kind::Number {
            least: Some(9.0),
            most: Some(1.0),
            unit: Said::default(),
        };
        assert_eq!(fault(vec![item("a", bounds)]), [("a".into(), Fault::BadBounds)]);
        let large = Kind::File {
            types: super::super::FileTypes::Pdf,
            most_megabytes: LARGEST_FILE + 1,
        };
        assert_eq!(fault(vec![item("a", large)]), [("a".into(), Fault::BadFileSize)]);
        let many = (0..=MOST_FILE_QUESTIONS).map(|n| item(&format!("a{n}"), Kind::file()));
        assert_eq!(fault(many.collect()), [(String::new(), Fault::TooManyFiles)]);
    }

    #[test]
    fn a_condition_on_itself_or_on_a_later_question_is_refused_so_that_none_can_loop() {
        let (mut first, mut second) = (item("a", scale()), item("b", scale()));
        first.when = Some(read("b = 1").unwrap());
        second.when = Some(read("b = 1").unwrap());
        let wrong = check(&content(vec![first, second]));
        assert_eq!(
            wrong
                .iter()
                .map(|wrong| (wrong.key.as_str(), wrong.fault))
                .collect::<Vec<_>>(),
            [("a", Fault::LaterQuestion), ("b", Fault::LaterQuestion)]
        );
    }

    #[test]
    fn a_score_of_words_is_refused() {
        let mut content = content(vec![item("mots", Kind::Long { tone: None })]);
        content.scores.push(Score {
            key: "score".into(),
            items: vec!["mots".into()],
            ..Score::default()
        });
        assert_eq!(check(&content)[0].fault, Fault::BadScore);
    }
}
