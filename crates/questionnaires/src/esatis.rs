//! e-Satis: what the files of official results say, in all their shapes; pure.
//!
//! Source: open data of the Haute Autorité de santé (HAS), surveys +48h MCO, MCO CA and SMR. The files differ by survey and
//! year: names of columns, decimal commas and points in one file, letters in place of a score.

pub mod columns;
pub mod means;
pub mod problem;
pub mod reading;
pub mod thresholds;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The key of the score of the whole, among those of the dimensions.
pub const ALL: &str = "all";

/// Which survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
pub enum Survey {
    /// A stay of more than 48 hours in medicine, surgery or obstetrics.
    #[serde(rename = "mco_48h")]
    Stay,
    /// A day in ambulatory surgery.
    #[serde(rename = "mco_ca")]
    DaySurgery,
    /// Follow-up care and rehabilitation (SMR, SSR before).
    #[serde(rename = "smr")]
    Rehabilitation,
}

impl Survey {
    /// All of them.
    pub const EVERY: [Self; 3] = [Self::Stay, Self::DaySurgery, Self::Rehabilitation];

    /// As stored and in files of thresholds; with `-`, the end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stay => "mco_48h",
            Self::DaySurgery => "mco_ca",
            Self::Rehabilitation => "smr",
        }
    }

    /// The survey of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::EVERY.into_iter().find(|survey| survey.code() == code)
    }

    /// The keys of its dimensions, in the order of the stay; as in the names of columns, in small letters.
    #[must_use]
    pub fn dimensions(self) -> &'static [&'static str] {
        match self {
            Self::Stay => &["accueil", "pecinf", "pecmed", "chambre", "repas", "sortie"],
            Self::DaySurgery => &["avh", "acc", "pec", "cer", "ovs"],
            Self::Rehabilitation => &["accueil", "pec", "lieu", "repas", "sortie"],
        }
    }
}

/// The class of an establishment, or the letters that stand in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
pub enum Class {
    /// The first class.
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// The fourth.
    D,
    /// DI: fewer than thirty usable answers.
    #[serde(rename = "DI")]
    Insufficient,
    /// NR: the establishment did not answer.
    #[serde(rename = "NR")]
    NotResponding,
    /// NV: not validated.
    #[serde(rename = "NV")]
    NotValidated,
}

impl Class {
    /// All of them.
    pub const EVERY: [Self; 7] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::Insufficient,
        Self::NotResponding,
        Self::NotValidated,
    ];

    /// As in the files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::Insufficient => "DI",
            Self::NotResponding => "NR",
            Self::NotValidated => "NV",
        }
    }

    /// The class of a code, in letters of either size.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let found = |class: &Self| class.code().eq_ignore_ascii_case(code.trim());
        Self::EVERY.into_iter().find(found)
    }

    /// Does it go with a score?
    #[must_use]
    pub fn has_score(self) -> bool {
        matches!(self, Self::A | Self::B | Self::C | Self::D)
    }
}

/// How the class changed since the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evolution {
    /// `1-Diminution`.
    Lower,
    /// `2-Stable`.
    Stable,
    /// `3-Amélioration`.
    Better,
    /// `4-Non calculable`.
    NotComputable,
}

impl Evolution {
    /// All of them, in the order of their numbers in the files.
    pub const EVERY: [Self; 4] = [Self::Lower, Self::Stable, Self::Better, Self::NotComputable];

    /// As stored; with `-`, the end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Stable => "stable",
            Self::Better => "better",
            Self::NotComputable => "not_computable",
        }
    }

    /// The evolution of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::EVERY.into_iter().find(|one| one.code() == code)
    }
}

/// A score with how many answers it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Measured {
    /// From 0 to 100, adjusted by the HAS on who answered.
    pub score: f64,
    /// Answers; nothing where the file does not say.
    pub n: Option<i64>,
}

/// How many would certainly recommend the establishment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Recommendation {
    /// In hundredths, as the file has it.
    pub rate: f64,
    /// Of how many who answered that question. The lexicon calls `nb_reco_brut` the number of those who recommend; measured
    /// on the files, it is the denominator of the rate.
    pub of: Option<i64>,
}

/// What is measured of an establishment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// By key: [`ALL`], and those of [`Survey::dimensions`].
    pub scores: BTreeMap<String, Measured>,
    /// Raw, not adjusted.
    pub recommendation: Option<Recommendation>,
    /// Was it bound to take part?
    pub is_bound: Option<bool>,
    /// Did it give at least one valid address?
    pub has_deposited: Option<bool>,
    /// The number of the legal entity, and its name.
    pub legal: Option<(String, String)>,
}

/// A row of a file: an establishment.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialRow {
    /// The line of the file.
    pub line: u64,
    /// The number of the place (FINESS géographique): the only key.
    pub finess: String,
    /// Its name.
    pub name: String,
    /// Its region, as the file writes it.
    pub region: String,
    /// Nothing where the file leaves it empty.
    pub class: Option<Class>,
    /// Nothing where the file leaves it empty or says `NA`, as all rows of 2020.
    pub evolution: Option<Evolution>,
    /// The rest.
    pub figures: Figures,
}

impl OfficialRow {
    /// Its score of the whole.
    #[must_use]
    pub fn whole(&self) -> Option<Measured> {
        self.figures.scores.get(ALL).copied()
    }

    /// Says the same of the same establishment, whatever its line.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        Self {
            line: 0,
            ..self.clone()
        } == Self {
            line: 0,
            ..other.clone()
        }
    }
}

/// The campaign's year that a file's name tells: after « recueil » first, else the only one there.
#[must_use]
pub fn year_in(file_name: &str) -> Option<i64> {
    let name = file_name.to_lowercase();
    let after = name
        .split("recueil")
        .nth(1)
        .and_then(|rest| years(rest).first().copied());
    if after.is_some() {
        return after;
    }
    let mut found = years(&name);
    found.dedup();
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The first year of the survey on the web was 2016.
const FIRST_YEAR: i64 = 2016;
/// A year later than this is a slip of the hand.
const LAST_YEAR: i64 = 2100;

/// Could this be a campaign's year?
#[must_use]
pub fn is_year(year: i64) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&year)
}

fn years(text: &str) -> Vec<i64> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    runs.filter_map(|run| run.parse().ok())
        .filter(|year| is_year(*year))
        .collect()
}

#[cfg(test)]
mod tests;
