//! The form of an indicator, and reading what people type in it.

use crate::{
    indicator::{Direction, Figure, IndicatorWords, Kind, parse_thousandths, with_unit},
    pages::parts::{day, typed_day, whole as whole_number},
};
use platform::{Problems, Reader, Result};
use serde::Deserialize;

/// What the form of an indicator sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct IndicatorForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub counted: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub direction: String,
    #[serde(default)]
    pub baseline_amount: String,
    #[serde(default)]
    pub baseline_n: String,
    #[serde(default)]
    pub baseline_missing: String,
    #[serde(default)]
    pub baseline_on: String,
    #[serde(default)]
    pub target: String,
    #[serde(default)]
    pub target_on: String,
    #[serde(default)]
    pub reason: String,
}

/// The amount of a figure as people type it.
pub fn typed_amount(kind: Kind, amount: i64, t: &Reader) -> String {
    match kind {
        Kind::Proportion => amount.to_string(),
        Kind::Number => with_unit(amount, "", t).replace('−', "-"),
    }
}

/// Reads the amount of a figure: a count for a proportion, a number otherwise.
pub fn read_amount(kind: Kind, text: &str, field: &str, problems: &mut Problems) -> Option<i64> {
    match kind {
        Kind::Proportion => whole_number(text, field, problems),
        Kind::Number if text.trim().is_empty() => None,
        Kind::Number => {
            let read = parse_thousandths(text);
            if read.is_none() {
                problems.add(field, "projects-number-unreadable");
            }
            read
        }
    }
}

impl IndicatorForm {
    pub fn of(words: &IndicatorWords, version: i64, t: &Reader) -> Self {
        let baseline = words.baseline;
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        Self {
            version,
            name: words.name.clone(),
            kind: words.kind.code().to_owned(),
            unit: words.unit.clone(),
            counted: words.counted.clone(),
            source: words.source.clone(),
            direction: words.direction.code().to_owned(),
            baseline_amount: baseline
                .map(|b| typed_amount(words.kind, b.amount, t))
                .unwrap_or_default(),
            baseline_n: number(baseline.map(|b| b.n)),
            baseline_missing: number(baseline.map(|b| b.missing)),
            baseline_on: typed_day(baseline.map(|b| b.on)),
            target: words
                .target
                .map(|target| typed_amount(Kind::Number, target, t))
                .unwrap_or_default(),
            target_on: typed_day(words.target_on),
            reason: String::new(),
        }
    }

    pub fn words(&self) -> Result<IndicatorWords> {
        let mut problems = Problems::new();
        let kind = Kind::from_code(&self.kind).unwrap_or(Kind::Proportion);
        let baseline = self.baseline(kind, &mut problems);
        let words = IndicatorWords {
            name: self.name.clone(),
            kind,
            unit: self.unit.clone(),
            counted: self.counted.clone(),
            source: self.source.clone(),
            direction: Direction::from_code(&self.direction).unwrap_or(Direction::Up),
            baseline,
            target: read_amount(
                Kind::Number,
                self.target.trim_end_matches(['%', ' ', '\u{a0}']),
                "target",
                &mut problems,
            ),
            target_on: day(&self.target_on, "target_on", &mut problems),
        };
        problems.check()?;
        Ok(words)
    }

    /// The baseline: all of it, or nothing yet.
    fn baseline(&self, kind: Kind, problems: &mut Problems) -> Option<Figure> {
        let amount = read_amount(kind, &self.baseline_amount, "baseline_amount", problems);
        let n = whole_number(&self.baseline_n, "baseline_n", problems);
        let missing = whole_number(&self.baseline_missing, "baseline_missing", problems);
        let on = day(&self.baseline_on, "baseline_on", problems);
        match (amount, n, on) {
            (Some(amount), Some(n), Some(on)) => Some(Figure {
                amount,
                n,
                missing: missing.unwrap_or(0),
                on,
            }),
            (None, None, None) => None,
            _ => {
                if problems.is_empty() {
                    problems.add("baseline_amount", "projects-baseline-incomplete");
                }
                None
            }
        }
    }
}
