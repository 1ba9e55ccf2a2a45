//! The thresholds of classes, by survey and year: data with their source and date, not code.

use super::{Class, OfficialRow, Survey};
use serde::Deserialize;
use std::sync::LazyLock;

/// The name of the file that replaces the list in an installation's folder.
pub const FILE: &str = "official-thresholds.json";

/// The thresholds of one survey, for some years.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Threshold {
    /// Which survey.
    pub survey: Survey,
    /// The first campaign's year that they hold for.
    pub from_year: i64,
    /// The last one.
    pub until_year: i64,
    /// At least this: class A.
    pub a: f64,
    /// At least this: class B.
    pub b: f64,
    /// At least this: class C; under it: D.
    pub c: f64,
    /// Where they are published.
    pub source: String,
    /// The day they were last looked up.
    pub date: jiff::civil::Date,
}

impl Threshold {
    /// The class of a score.
    #[must_use]
    pub fn class(&self, score: f64) -> Class {
        match score {
            score if score >= self.a => Class::A,
            score if score >= self.b => Class::B,
            score if score >= self.c => Class::C,
            _ => Class::D,
        }
    }
}

/// All thresholds that are known.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Thresholds {
    thresholds: Vec<Threshold>,
}

static SHIPPED: LazyLock<Thresholds> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/official-thresholds.json")).expect("a test reads this file")
});

impl Thresholds {
    /// Those of the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Those of a file.
    ///
    /// # Errors
    /// When it is not JSON of this form, or has thresholds that are not in order.
    pub fn read(text: &str) -> serde_json::Result<Self> {
        use serde::de::Error;
        let read: Self = serde_json::from_str(text)?;
        let is_sound = |one: &Threshold| one.a > one.b && one.b > one.c && one.from_year <= one.until_year;
        if read.thresholds.iter().all(is_sound) {
            Ok(read)
        } else {
            Err(serde_json::Error::custom("a, b and c must go down, and the years up"))
        }
    }

    /// Those of a survey's campaign; nothing where nobody looked them up.
    #[must_use]
    pub fn of(&self, survey: Survey, year: i64) -> Option<&Threshold> {
        let holds = |one: &&Threshold| one.survey == survey && (one.from_year..=one.until_year).contains(&year);
        self.thresholds.iter().find(holds)
    }
}

/// A row whose class is not that of its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// The line of the file.
    pub line: u64,
    /// The establishment.
    pub finess: String,
    /// Its score.
    pub score: f64,
    /// The class that the file gives.
    pub told: Class,
    /// The class that the thresholds give.
    pub computed: Class,
}

/// The rows whose class is not that of their score by these thresholds.
#[must_use]
pub fn mismatches(rows: &[OfficialRow], by: &Threshold) -> Vec<Mismatch> {
    let mismatch = |row: &OfficialRow| {
        let score = row.whole()?.score;
        let told = row.class.filter(|class| class.has_score())?;
        let computed = by.class(score);
        (told != computed).then(|| Mismatch {
            line: row.line,
            finess: row.finess.clone(),
            score,
            told,
            computed,
        })
    };
    rows.iter().filter_map(mismatch).collect()
}
