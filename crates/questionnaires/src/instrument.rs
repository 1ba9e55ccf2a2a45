//! What is asked: sections of questions with their conditions, in several languages.

mod check;
mod codes;
mod file;
mod shown;

pub(crate) use check::is_code;
pub use check::{Fault, Wrong, check, is_key};
pub use file::{FileTypes, LARGEST_FILE, MEDIA_TYPES, MOST_FILE_QUESTIONS};
pub use shown::{ItemText, Step, piped, requoted, shown};

use crate::{condition::Condition, said::Said, score::Score, tracer::Tracer};
use serde::{Deserialize, Serialize};

/// Questions of one version, at most.
pub const MOST_ITEMS: usize = 10_000;
/// Questions of a version that people are asked: more is no questionnaire.
pub const MOST_ASKED: usize = 500;

/// The whole of a version: what is asked, in which order, and what is computed from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Its title.
    pub title: Said,
    /// What stands before the first question.
    #[serde(default)]
    pub opening: Said,
    /// What stands after the last.
    #[serde(default)]
    pub closing: Said,
    /// The languages that it is meant to be read in, the first by default.
    pub languages: Vec<String>,
    /// Its sections (blocs), in their order.
    pub sections: Vec<Section>,
    /// What is computed.
    #[serde(default)]
    pub scores: Vec<Score>,
    /// Whose questions are whose, where a path is read with a person and with a team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracer: Option<Tracer>,
}

/// A section (bloc) of questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its stable key.
    pub key: String,
    /// Its title.
    #[serde(default)]
    pub title: Said,
    /// When it is asked; always without a condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Are its questions asked in a random order?
    #[serde(default)]
    pub random: bool,
    /// Is it of the region, beside the national part?
    #[serde(default)]
    pub regional: bool,
    /// Its questions.
    pub items: Vec<Item>,
}

/// One question, or a text between questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its stable key: the same from version to version, so that years compare.
    pub key: String,
    /// What is asked. `{key}` is replaced by an earlier answer.
    pub ask: Said,
    /// What helps to answer.
    #[serde(default)]
    pub hint: Said,
    /// How it is answered.
    pub kind: Kind,
    /// Why an answer is needed, said politely; without it, it may be left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Said>,
    /// When it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Are its choices shown in a random order?
    #[serde(default)]
    pub random: bool,
}

/// The words of a five-level scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// Mauvais, faible, moyen, bon, excellent.
    #[default]
    Quality,
    /// Pas du tout d’accord … tout à fait d’accord.
    Agreement,
    /// Jamais … toujours.
    Frequency,
}

/// What an open answer is, for who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// « Qu’avez-vous retenu de positif ? »
    Positive,
    /// « … de négatif ? »
    Negative,
    /// An idea.
    Suggestion,
    /// Anything.
    Open,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Kind {
    /// Five levels, from 1 to 5.
    Scale {
        /// Their words.
        #[serde(default)]
        words: Words,
        /// With « Sans avis ».
        #[serde(default)]
        no_opinion: bool,
    },
    /// Oui, Non.
    YesNo {
        /// With « Je ne me souviens plus ».
        #[serde(default)]
        forgotten: bool,
    },
    /// One of several.
    Single {
        /// The choices.
        choices: Vec<Choice>,
        /// With « Autre » and words.
        #[serde(default)]
        other: bool,
    },
    /// Several of several.
    Multiple {
        /// The choices.
        choices: Vec<Choice>,
        /// With « Autre » and words.
        #[serde(default)]
        other: bool,
        /// How many at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<u32>,
    },
    /// A number.
    Number {
        /// The least.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        least: Option<f64>,
        /// The most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<f64>,
        /// What is counted: « ans », « jours ».
        #[serde(default)]
        unit: Said,
    },
    /// A day.
    Date,
    /// A line of words.
    Short {
        /// Does it become an expression, and of what tone?
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tone: Option<Tone>,
    },
    /// A text.
    Long {
        /// Does it become an expression, and of what tone?
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tone: Option<Tone>,
    },
    /// From 0 to 10.
    Rating {
        /// What 0 means.
        #[serde(default)]
        low: Said,
        /// What 10 means.
        #[serde(default)]
        high: Said,
    },
    /// The same answers for several rows.
    Matrix {
        /// What is judged.
        rows: Vec<Choice>,
        /// The answers: those of a scale where there are none.
        #[serde(default)]
        columns: Vec<Choice>,
        /// With « Sans avis ».
        #[serde(default)]
        no_opinion: bool,
    },
    /// A file.
    File {
        /// Which types are taken.
        #[serde(default)]
        types: FileTypes,
        /// The largest that is taken, in megabytes.
        #[serde(default = "file::largest")]
        most_megabytes: u32,
    },
    /// A consent to tick.
    Consent,
    /// A text to read, without a question.
    Text,
}

/// A choice, or a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its stable code.
    pub code: String,
    /// Its words.
    pub words: Said,
}

impl Kind {
    /// A file of any type that we take, as large as we take one.
    #[must_use]
    pub fn file() -> Self {
        Self::File {
            types: FileTypes::default(),
            most_megabytes: LARGEST_FILE,
        }
    }

    /// Is it answered by a file?
    #[must_use]
    pub fn is_file(&self) -> bool {
        matches!(self, Self::File { .. })
    }

    /// Is it asked, or only read?
    #[must_use]
    pub fn is_question(&self) -> bool {
        !matches!(self, Self::Text)
    }

    /// Are several answers possible, so that shares may add up to more than 100 %?
    #[must_use]
    pub fn is_multiple(&self) -> bool {
        matches!(self, Self::Multiple { .. })
    }

    /// Is it answered in words?
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Short { .. } | Self::Long { .. })
    }

    /// The tone of the expression that an answer becomes; none where it stays an answer.
    #[must_use]
    pub fn tone(&self) -> Option<Tone> {
        match self {
            Self::Short { tone } | Self::Long { tone } => *tone,
            _ => None,
        }
    }

    /// Its name in files and messages.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Scale { .. } => "scale",
            Self::YesNo { .. } => "yes_no",
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::Number { .. } => "number",
            Self::Date => "date",
            Self::Short { .. } => "short",
            Self::Long { .. } => "long",
            Self::Rating { .. } => "rating",
            Self::Matrix { .. } => "matrix",
            Self::File { .. } => "file",
            Self::Consent => "consent",
            Self::Text => "text",
        }
    }

    /// The choices as they were written; none where the kind has its own.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Single { choices, .. } | Self::Multiple { choices, .. } => choices,
            _ => &[],
        }
    }

    /// Has it « Autre »?
    #[must_use]
    pub fn has_other(&self) -> bool {
        matches!(
            self,
            Self::Single { other: true, .. } | Self::Multiple { other: true, .. }
        )
    }
}

impl Item {
    /// A question that everybody is asked and nobody must answer.
    #[must_use]
    pub fn of(key: impl Into<String>, ask: Said, kind: Kind) -> Self {
        Self {
            key: key.into(),
            ask,
            hint: Said::default(),
            kind,
            required: None,
            when: None,
            random: false,
        }
    }
}

impl Content {
    /// Every item, in the order of the sections.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The questions, without the texts between them.
    pub fn questions(&self) -> impl Iterator<Item = &Item> {
        self.items().filter(|item| item.kind.is_question())
    }

    /// An item by its key.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items().find(|item| item.key == key)
    }

    /// The language in which it is read by default.
    #[must_use]
    pub fn language(&self) -> &str {
        self.languages.first().map_or("fr", String::as_str)
    }

    /// The language that suits a reader: the one wanted where it is offered, or the default.
    #[must_use]
    pub fn suited<'c>(&'c self, wanted: &str) -> &'c str {
        let offered = self.languages.iter().find(|code| code.as_str() == wanted);
        offered.map_or_else(|| self.language(), String::as_str)
    }

    /// Does anything stand in a random order?
    #[must_use]
    pub fn is_random(&self) -> bool {
        self.sections.iter().any(|section| section.random) || self.items().any(|item| item.random)
    }

    /// Is it the same page for everybody: no condition, no answer quoted, no random order?
    #[must_use]
    pub fn is_same_for_all(&self) -> bool {
        let conditions =
            self.sections.iter().any(|section| section.when.is_some()) || self.items().any(|item| item.when.is_some());
        let quoted = self
            .items()
            .any(|item| item.ask.0.values().any(|words| words.contains('{')));
        !self.is_random() && !conditions && !quoted
    }
}
