//! What one reader says of one expression: its themes and its tone; and when readers said the same.

use crate::{CodingId, ThemeId};
use expressions::ExpressionId;
use jiff::Timestamp;
use platform::{College, Problems, Reader, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Most themes that one expression may carry: a longer list says that the codebook is too fine.
pub const MOST_THEMES: usize = 12;

/// How the words judge what they speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// It went well.
    Positive,
    /// It did not go well.
    Negative,
    /// Both are said.
    Mixed,
    /// Neither.
    Neutral,
}

impl Tone {
    /// All, in the order of forms; a model's labels are these places.
    pub const ALL: [Self; 4] = [Self::Positive, Self::Negative, Self::Mixed, Self::Neutral];

    /// As stored, and the end of the message id `analysis-tone-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Mixed => "mixed",
            Self::Neutral => "neutral",
        }
    }

    /// The tone of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.code() == code)
    }

    /// In the reader's language.
    #[must_use]
    pub fn said(self, t: &Reader) -> String {
        t.say(&format!("analysis-tone-{}", self.code()))
    }

    /// Its place in [`Tone::ALL`].
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|tone| *tone == self).unwrap_or(0)
    }
}

/// Themes and tone, as one person or one decision gives them. May be half filled while reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// The themes.
    pub themes: BTreeSet<ThemeId>,
    /// Said in so many words: no theme of the codebook fits.
    pub nothing: bool,
    /// The tone of the whole.
    pub tone: Option<Tone>,
}

impl Codes {
    /// Is everything answered? « No theme fits » is an answer, an empty form is not.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.tone.is_some() && (self.nothing || !self.themes.is_empty())
    }

    /// Refuses what contradicts itself or the codebook.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`].
    pub fn check(&self, known: &BTreeSet<ThemeId>) -> Result<()> {
        let mut problems = Problems::new();
        if self.nothing && !self.themes.is_empty() {
            problems.add("themes", "analysis-coding-nothing-and-themes");
        }
        if self.themes.len() > MOST_THEMES {
            problems.add_with(
                "themes",
                "analysis-coding-too-many",
                &[("most", &MOST_THEMES.to_string())],
            );
        }
        if self.themes.iter().any(|theme| !known.contains(theme)) {
            problems.add("themes", "analysis-coding-unknown-theme");
        }
        problems.check()
    }

    /// As [`Codes::check`], and nothing may be left open.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`].
    pub fn check_complete(&self, known: &BTreeSet<ThemeId>) -> Result<Tone> {
        self.check(known)?;
        let mut problems = Problems::new();
        if !self.nothing && self.themes.is_empty() {
            problems.add("themes", "analysis-coding-themes-missing");
        }
        if self.tone.is_none() {
            problems.add("tone", "analysis-coding-tone-missing");
        }
        problems.check()?;
        self.tone.ok_or(platform::Error::NotFound)
    }
}

/// One reader's codes of one expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Which.
    pub id: CodingId,
    /// The expression.
    pub expression: ExpressionId,
    /// Its number on screen.
    pub number: i64,
    /// The reader.
    pub person: Uuid,
    /// For which college they read.
    pub college: College,
    /// What they said.
    pub codes: Codes,
    /// When, last.
    pub at: Timestamp,
    /// Grows with each change.
    pub version: i64,
}

/// Did at least two readers answer, and all of them the same?
#[must_use]
pub fn unanimous<'c>(codings: impl IntoIterator<Item = &'c Coding>) -> Option<&'c Codes> {
    let mut all = codings
        .into_iter()
        .map(|coding| &coding.codes)
        .filter(|codes| codes.is_complete());
    let first = all.next()?;
    let mut others = 0;
    for other in all {
        others += 1;
        if other.themes != first.themes || other.tone != first.tone {
            return None;
        }
    }
    (others > 0).then_some(first)
}

/// How an agreed coding came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Every reader said the same, blind.
    Unanimous,
    /// Readers settled it together, and said why.
    Settled,
    /// A person confirmed or corrected what the tool proposed.
    Confirmed,
    /// A person read and coded it where the tool proposed nothing.
    Read,
}

impl Origin {
    /// As stored, and the end of the message id `analysis-origin-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unanimous => "unanimous",
            Self::Settled => "settled",
            Self::Confirmed => "confirmed",
            Self::Read => "read",
        }
    }

    /// The origin of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Unanimous, Self::Settled, Self::Confirmed, Self::Read]
            .into_iter()
            .find(|origin| origin.code() == code)
    }
}

/// The coding of record of one expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The expression.
    pub expression: ExpressionId,
    /// Its number on screen.
    pub number: i64,
    /// How it came about.
    pub origin: Origin,
    /// The themes; none says that no theme fits.
    pub themes: BTreeSet<ThemeId>,
    /// The tone of the whole.
    pub tone: Tone,
    /// Why, when it was settled.
    pub why: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom; nobody for unanimous codes.
    pub by: Option<Uuid>,
    /// The role that signed it.
    pub role: String,
    /// Who took part in settling it, beside who wrote it.
    pub with: Vec<Uuid>,
    /// Grows with each change.
    pub version: i64,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A theme for tests.
    pub(crate) fn theme(n: u128) -> ThemeId {
        ThemeId(Uuid::from_u128(n))
    }

    /// A coding for tests.
    pub(crate) fn coding(number: i64, person: u128, college: College, themes: &[u128], tone: Tone) -> Coding {
        Coding {
            id: CodingId(Uuid::from_u128(person * 1000 + u128::from(number.unsigned_abs()))),
            expression: ExpressionId(Uuid::from_u128(u128::from(number.unsigned_abs()))),
            number,
            person: Uuid::from_u128(person),
            college,
            codes: Codes {
                themes: themes.iter().map(|n| theme(*n)).collect(),
                nothing: themes.is_empty(),
                tone: Some(tone),
            },
            at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    #[test]
    fn no_theme_fits_is_an_answer_and_an_empty_form_is_not() {
        let nothing = Codes {
            nothing: true,
            tone: Some(Tone::Neutral),
            ..Codes::default()
        };
        assert!(nothing.is_complete());
        assert!(
            !Codes {
                tone: Some(Tone::Neutral),
                ..Codes::default()
            }
            .is_complete()
        );
        assert!(!Codes::default().is_complete());
    }

    #[test]
    fn codes_outside_the_codebook_or_against_themselves_are_refused() {
        let known = BTreeSet::from([theme(1)]);
        let both = Codes {
            themes: known.clone(),
            nothing: true,
            tone: None,
        };
        assert!(both.check(&known).is_err());
        let other = Codes {
            themes: BTreeSet::from([theme(2)]),
            ..Codes::default()
        };
        assert!(other.check(&known).is_err());
        assert!(
            Codes {
                themes: known.clone(),
                ..Codes::default()
            }
            .check(&known)
            .is_ok()
        );
    }

    #[test]
    fn one_reader_alone_is_not_unanimous() {
        let one = coding(1, 1, College::Users, &[1], Tone::Negative);
        assert!(unanimous([&one]).is_none());
    }

    #[test]
    fn the_same_themes_with_another_tone_are_a_disagreement() {
        let one = coding(1, 1, College::Users, &[1], Tone::Negative);
        let same = coding(1, 2, College::Professionals, &[1], Tone::Negative);
        let other = coding(1, 3, College::Professionals, &[1], Tone::Mixed);
        assert!(unanimous([&one, &same]).is_some());
        assert!(unanimous([&one, &same, &other]).is_none());
    }
}
