//! An indicator: what is counted, from where, before and to where; locked before the start.

use crate::project::{ProjectId, TEXT_MOST, TITLE_MOST, at_most};
use jiff::{Timestamp, civil::Date};
use platform::{Problems, Reader};
use uuid::Uuid;

platform::id!(IndicatorId, "indicator");
platform::id!(MeasureId, "measure");

/// Under so many answers no percentage is shown (LOOK §5).
pub const FEWEST_FOR_PERCENT: i64 = 10;
/// Under so many answers a figure carries a warning.
pub const FEW: i64 = 30;

/// What kind of figure an indicator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// So many of so many: a share, with an interval.
    Proportion,
    /// A number with a unit: minutes, euros, a mean.
    Number,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Proportion, Self::Number];

    /// As stored, and the end of the message id `projects-kind-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Proportion => "proportion",
            Self::Number => "number",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Direction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Up, Self::Down];

    /// As stored, and the end of the message id `projects-direction-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The direction of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.code() == code)
    }
}

/// What was counted once: the baseline or a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Figure {
    /// For a proportion how many of `n`; for a number its value in thousandths of the unit.
    pub amount: i64,
    /// How many answers, files or observations it rests on.
    pub n: i64,
    /// How many could not be counted.
    pub missing: i64,
    /// The day.
    pub on: Date,
}

impl Figure {
    /// The share of a proportion, between 0 and 1; nothing without answers.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.n > 0).then(|| real(self.amount) / real(self.n))
    }

    /// The value in thousandths: of a percent point for a proportion, of the unit for a number.
    #[must_use]
    pub fn thousandths(&self, kind: Kind) -> Option<i64> {
        match kind {
            Kind::Number => Some(self.amount),
            Kind::Proportion => {
                let n = i128::from(self.n);
                (n > 0).then(|| i64::try_from((i128::from(self.amount) * 100_000 + n / 2) / n).unwrap_or(i64::MAX))
            }
        }
    }

    /// Adds what cannot be: negative counts, more than all, a day to come.
    pub fn check(&self, kind: Kind, today: Date, names: [&str; 4], problems: &mut Problems) {
        let [amount, n, missing, on] = names;
        if self.n < 1 {
            problems.add(n, "projects-figure-n");
        }
        if self.missing < 0 {
            problems.add(missing, "projects-figure-missing");
        }
        if kind == Kind::Proportion && !(0..=self.n.max(0)).contains(&self.amount) {
            problems.add(amount, "projects-figure-amount");
        }
        if self.on > today {
            problems.add(on, "projects-figure-future");
        }
    }

    /// The value as the reader writes it: `58 %`, or `12,5 min`; a share of too few is its counts.
    #[must_use]
    pub fn said(&self, kind: Kind, unit: &str, t: &Reader) -> String {
        match (kind, self.share()) {
            (Kind::Proportion, Some(share)) if self.n >= FEWEST_FOR_PERCENT => t.percent(share),
            (Kind::Proportion, _) => t.say_with(
                "projects-figure-counts",
                &[("some", &t.number(self.amount)), ("all", &t.number(self.n))],
            ),
            (Kind::Number, _) => with_unit(self.amount, unit, t),
        }
    }
}

/// A number kept in thousandths, with as many decimals as it has, and its unit.
#[must_use]
pub fn with_unit(thousandths: i64, unit: &str, t: &Reader) -> String {
    let digits = match thousandths.unsigned_abs() % 1000 {
        0 => 0,
        rest if rest % 100 == 0 => 1,
        rest if rest % 10 == 0 => 2,
        _ => 3,
    };
    let number = if digits == 0 {
        t.number(thousandths / 1000)
    } else {
        t.decimal(real(thousandths) / 1000.0, digits)
    };
    if unit.is_empty() {
        number
    } else {
        format!("{number}\u{a0}{unit}")
    }
}

/// Reads a number that people type (`12`, `12,5`, `1 234.5`) as thousandths.
#[must_use]
pub fn parse_thousandths(text: &str) -> Option<i64> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .replace(',', ".")
        .replace('−', "-");
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 3 || !plain(whole) || !plain(part) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = if part.is_empty() {
        0
    } else {
        format!("{part:0<3}").parse().ok()?
    };
    Some(sign * (whole * 1000 + part))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of people and thousandths stay far under 2^53"
)]
pub(crate) fn real(n: i64) -> f64 {
    n as f64
}

/// What people write about an indicator.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct IndicatorWords {
    /// Its name, as a heading: « Patients qui se disent bien informés ».
    pub name: String,
    /// What kind of figure.
    pub kind: Kind,
    /// The unit of a number; empty for a proportion.
    pub unit: String,
    /// What is counted, exactly.
    pub counted: String,
    /// Where the figures come from.
    pub source: String,
    /// Which way is better.
    pub direction: Direction,
    /// Before.
    pub baseline: Option<Figure>,
    /// What is aimed at, in thousandths of a percent point or of the unit.
    pub target: Option<i64>,
    /// By when.
    pub target_on: Option<Date>,
}

impl IndicatorWords {
    /// What is wrong in what was written; a draft may still lack its baseline or target.
    #[must_use]
    pub fn problems(&self, today: Date) -> Problems {
        let mut problems = Problems::new();
        problems.required("name", &self.name, "projects-indicator-name-missing");
        problems.required("counted", &self.counted, "projects-indicator-counted-missing");
        problems.required("source", &self.source, "projects-indicator-source-missing");
        at_most(&mut problems, "name", &self.name, TITLE_MOST);
        at_most(&mut problems, "unit", &self.unit, 30);
        at_most(&mut problems, "counted", &self.counted, TEXT_MOST);
        at_most(&mut problems, "source", &self.source, TEXT_MOST);
        if let Some(baseline) = self.baseline {
            baseline.check(
                self.kind,
                today,
                ["baseline_amount", "baseline_n", "baseline_missing", "baseline_on"],
                &mut problems,
            );
        }
        if self.kind == Kind::Proportion && self.target.is_some_and(|target| !(0..=100_000).contains(&target)) {
            problems.add("target", "projects-target-share");
        }
        problems
    }

    /// What lacks before it can be locked: a baseline and a later, dated target that goes the right way.
    #[must_use]
    pub fn lock_problems(&self) -> Problems {
        let mut problems = Problems::new();
        let before = self.baseline.and_then(|baseline| baseline.thousandths(self.kind));
        if before.is_none() {
            problems.add("baseline_amount", "projects-lock-baseline");
        }
        if self.target.is_none() {
            problems.add("target", "projects-lock-target");
        }
        if self.target_on.is_none() {
            problems.add("target_on", "projects-lock-target-on");
        }
        if let (Some(baseline), Some(on)) = (self.baseline, self.target_on)
            && on <= baseline.on
        {
            problems.add("target_on", "projects-lock-target-on-before");
        }
        if let (Some(before), Some(target)) = (before, self.target) {
            let wrong_way = match self.direction {
                Direction::Up => target < before,
                Direction::Down => target > before,
            };
            if wrong_way {
                problems.add("target", "projects-lock-target-way");
            }
        }
        problems
    }

    /// The target as the reader writes it.
    #[must_use]
    pub fn target_said(&self, t: &Reader) -> Option<String> {
        let unit = match self.kind {
            Kind::Proportion => "%",
            Kind::Number => self.unit.as_str(),
        };
        self.target.map(|target| with_unit(target, unit, t))
    }

    /// Does a value reach the target?
    #[must_use]
    pub fn is_reached_by(&self, thousandths: i64) -> Option<bool> {
        self.target.map(|target| match self.direction {
            Direction::Up => thousandths >= target,
            Direction::Down => thousandths <= target,
        })
    }
}

/// An indicator as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Which.
    pub id: IndicatorId,
    /// Of which project.
    pub project: ProjectId,
    /// Whose.
    pub organisation: Uuid,
    /// What people wrote.
    pub words: IndicatorWords,
    /// When it was locked; from then on a change needs a dated reason.
    pub locked_at: Option<Timestamp>,
    /// The role that locked it.
    pub locked_role: String,
    /// The version of the row.
    pub version: i64,
}

/// A change of a locked indicator: what it was, what it became, why, when, by which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorChange {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// What stood before.
    pub before: IndicatorWords,
    /// What stands from then on.
    pub after: IndicatorWords,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The role that signed it.
    pub role: String,
}

/// A later measure of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Which.
    pub id: MeasureId,
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Of which project.
    pub project: ProjectId,
    /// Whose.
    pub organisation: Uuid,
    /// What was counted.
    pub figure: Figure,
    /// What should be known about it.
    pub note: String,
    /// When it was entered.
    pub at: Timestamp,
    /// The role that entered it.
    pub role: String,
    /// Why it was withdrawn, if it was; a withdrawn measure counts nowhere.
    pub withdrawn: Option<String>,
}

#[cfg(test)]
pub(crate) mod tests;
