//! One thing said: its nouns and the codes that are stored for them.

use jiff::civil::Date;
use platform::{Reader, SharedText};
use uuid::Uuid;

platform::id!(ExpressionId, "expression");
platform::id!(SourceId, "source");

/// Declares a closed list of codes that are stored, shown and put in addresses.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $messages:literal { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them, in the order of menus.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As stored and as in addresses.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value of a code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }

            /// Said in the reader's language.
            #[must_use]
            pub fn said(self, t: &platform::Reader) -> String {
                t.say(&format!(concat!($messages, "-{}"), self.code().replace('_', "-")))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = <String as serde::Deserialize>::deserialize(from)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("an unknown code"))
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What the question asked for, or what the author said of their own feeling.
    Polarity, "expressions-polarity" {
        /// Asked for what went well.
        Positive = "positive",
        /// Neither.
        Neutral = "neutral",
        /// Asked for what went wrong.
        Negative = "negative",
    }
}

codes! {
    /// By which way the words came.
    Channel, "expressions-channel" {
        /// A survey's open question.
        Survey = "survey",
        /// The public suggestion form.
        Suggestion = "suggestion",
        /// An online opinion.
        Online = "online",
        /// A letter.
        Letter = "letter",
        /// Another way, or not known.
        Other = "other",
    }
}

codes! {
    /// Who spoke, as far as it is known.
    Speaker, "expressions-speaker" {
        /// The patient.
        Patient = "patient",
        /// A relative.
        Relative = "relative",
        /// A carer who is not a professional.
        Carer = "carer",
        /// A professional.
        Professional = "professional",
        /// Not known.
        Unknown = "unknown",
    }
}

codes! {
    /// Where an expression stands.
    State, "expressions-state" {
        /// Taken, not de-identified yet.
        Received = "received",
        /// A person must look at it before it is shared.
        ToReview = "to_review",
        /// De-identified, and reviewed where the policy asks.
        Shared = "shared",
        /// The answer says nothing ("Rien", "RAS"): counted, not analysed.
        Blank = "blank",
        /// Taken back by its author: no words are left.
        Withdrawn = "withdrawn",
        /// Past its retention: no words are left.
        Purged = "purged",
    }
}

codes! {
    /// How finely the day of an expression is known.
    Precision, "expressions-precision" {
        /// A day.
        Day = "day",
        /// A month.
        Month = "month",
        /// Not at all.
        None = "none",
    }
}

/// An expression as a reader with the right to shared words sees it.
#[derive(Clone, Debug)]
pub struct SharedExpression {
    /// Which.
    pub id: ExpressionId,
    /// Its number on screen, one series for the whole house.
    pub number: i64,
    /// The de-identified words.
    pub text: SharedText,
    /// The day it was said, or the first day of the month when only the month is known.
    pub said_on: Option<Date>,
    /// How finely that day is known.
    pub said_precision: Precision,
    /// When it came in.
    pub received_on: Date,
    /// Where, as the file said.
    pub place: Option<String>,
    /// The service or ward.
    pub unit: Option<String>,
    /// The batch it came with.
    pub source: SourceId,
    /// That batch's name.
    pub source_name: String,
    /// By which way it came.
    pub channel: Channel,
    /// Who spoke.
    pub speaker: Speaker,
    /// What was asked, or felt.
    pub polarity: Option<Polarity>,
    /// Where it belongs.
    pub organisation: Uuid,
    /// Named attributes of the file, in the order of its columns.
    pub attributes: Vec<(String, String)>,
    /// `shared` or `blank`.
    pub state: State,
}

impl SharedExpression {
    /// `Parole 20 531`.
    #[must_use]
    pub fn name(&self, t: &Reader) -> String {
        t.say_one("expressions-name", "number", &t.number(self.number))
    }

    /// The day or month it was said, in words; empty when not known.
    #[must_use]
    pub fn said(&self, t: &Reader) -> String {
        said(t, self.said_on, self.said_precision)
    }

    /// The line under the words: what, where, when; never who.
    #[must_use]
    pub fn caption(&self, t: &Reader) -> String {
        let mut parts = vec![self.name(t)];
        parts.extend(self.polarity.map(|polarity| polarity.said(t)));
        parts.extend(self.unit.clone());
        parts.extend(self.place.clone());
        let said = self.said(t);
        if !said.is_empty() {
            parts.push(said);
        }
        parts.join(" · ")
    }
}

/// A day or month in words; empty when not known.
#[must_use]
pub fn said(t: &Reader, on: Option<Date>, precision: Precision) -> String {
    match (on, precision) {
        (Some(day), Precision::Day) => t.date(day),
        (Some(day), Precision::Month) => t.month(day.year(), day.month()),
        _ => String::new(),
    }
}

impl Default for Channel {
    /// Files are surveys, most often.
    fn default() -> Self {
        Self::Survey
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the list of codes derives what all lists need, and this is not of all"
)]
impl Default for Speaker {
    fn default() -> Self {
        Self::Unknown
    }
}
