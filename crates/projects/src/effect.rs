//! The effect of a project on an indicator: the difference to the baseline, and how sure it is.

use crate::indicator::{Direction, FEW, FEWEST_FOR_PERCENT, Figure, IndicatorWords, Kind, real, with_unit};
use platform::Reader;

/// The 97.5 % quantile of the normal law: intervals are at 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The score interval of Wilson (1927) for one proportion, at 95 %; `n` must be positive.
#[must_use]
pub fn wilson(hits: i64, n: i64) -> (f64, f64) {
    let (hits, n) = (real(hits), real(n));
    let share = hits / n;
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

/// The difference `after − before` of two independent proportions with its 95 % score interval:
/// method 10 of Newcombe, "Interval estimation for the difference between independent
/// proportions", Statistics in Medicine 17 (1998), 873–890. Both `n` must be positive.
#[must_use]
pub fn newcombe(before: &Figure, after: &Figure) -> (f64, f64, f64) {
    let (p1, p2) = (real(after.amount) / real(after.n), real(before.amount) / real(before.n));
    let ((l1, u1), (l2, u2)) = (wilson(after.amount, after.n), wilson(before.amount, before.n));
    let difference = p1 - p2;
    let low = difference - ((p1 - l1).powi(2) + (u2 - p2).powi(2)).sqrt();
    let high = difference + ((u1 - p1).powi(2) + (p2 - l2).powi(2)).sqrt();
    (difference, low.max(-1.0), high.min(1.0))
}

/// What a measure says against the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The whole interval lies on the side that was wanted; for a number, the value does.
    Better,
    /// The whole interval lies on the other side.
    Worse,
    /// The interval holds 0: chance alone may do this.
    Unclear,
    /// Under ten answers before or after: nothing is said.
    TooFew,
}

/// The effect on one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// What kind of figures.
    pub kind: Kind,
    /// The unit of a number.
    pub unit: String,
    /// Before.
    pub before: Figure,
    /// After.
    pub after: Figure,
    /// The difference: of shares (between −1 and 1), or in units.
    pub difference: f64,
    /// The 95 % interval of the difference, for proportions.
    pub interval: Option<(f64, f64)>,
    /// What it says.
    pub change: Change,
    /// Was the target reached?
    pub reached: Option<bool>,
    /// Is one of the two figures small (n under 30)?
    pub small: bool,
}

/// The effect of a measure against the indicator's baseline; nothing without a baseline.
#[must_use]
pub fn effect(words: &IndicatorWords, after: &Figure) -> Option<Effect> {
    let before = words.baseline?;
    if before.n < 1 || after.n < 1 {
        return None;
    }
    let (difference, interval) = match words.kind {
        Kind::Proportion => {
            let (difference, low, high) = newcombe(&before, after);
            (difference, Some((low, high)))
        }
        Kind::Number => (real(after.amount - before.amount) / 1000.0, None),
    };
    let too_few = words.kind == Kind::Proportion && before.n.min(after.n) < FEWEST_FOR_PERCENT;
    let change = if too_few {
        Change::TooFew
    } else {
        side(difference, interval, words.direction)
    };
    Some(Effect {
        kind: words.kind,
        unit: words.unit.clone(),
        before,
        after: *after,
        difference,
        interval,
        change,
        reached: after
            .thousandths(words.kind)
            .and_then(|value| words.is_reached_by(value)),
        small: before.n.min(after.n) < FEW,
    })
}

fn side(difference: f64, interval: Option<(f64, f64)>, direction: Direction) -> Change {
    let (low, high) = interval.unwrap_or((difference, difference));
    let (low, high) = match direction {
        Direction::Up => (low, high),
        Direction::Down => (-high, -low),
    };
    if low > 0.0 {
        Change::Better
    } else if high < 0.0 {
        Change::Worse
    } else {
        Change::Unclear
    }
}

impl Effect {
    /// Before and after with their n: « 58 % avant, 74 % après (198 et 212 réponses). »
    #[must_use]
    pub fn figures(&self, t: &Reader) -> String {
        t.say_with(
            "projects-effect-figures",
            &[
                ("before", &self.before.said(self.kind, &self.unit, t)),
                ("after", &self.after.said(self.kind, &self.unit, t)),
                ("n_before", &t.number(self.before.n)),
                ("n_after", &t.number(self.after.n)),
            ],
        )
    }

    /// The difference with its interval, in words: « Écart de 16 points, vraisemblablement entre 7 et 25. »
    #[must_use]
    pub fn difference_said(&self, t: &Reader) -> String {
        if self.change == Change::TooFew {
            return t.say("projects-effect-too-few");
        }
        let Some((low, high)) = self.interval else {
            let difference = with_unit(self.after.amount - self.before.amount, &self.unit, t);
            return t.say_one("projects-effect-number", "difference", &difference);
        };
        let points = |share: f64| t.decimal((share * 100.0).round(), 0);
        t.say_with(
            "projects-effect-difference",
            &[
                ("difference", &points(self.difference)),
                ("low", &points(low)),
                ("high", &points(high)),
            ],
        )
    }

    /// What may be concluded, and what may not: chance, target, other reasons, small numbers.
    #[must_use]
    pub fn cautions(&self, t: &Reader) -> Vec<String> {
        let mut said = Vec::new();
        match self.change {
            Change::Better => said.push(t.say("projects-effect-better")),
            Change::Worse => said.push(t.say("projects-effect-worse")),
            Change::Unclear => said.push(t.say("projects-effect-unclear")),
            Change::TooFew => {}
        }
        match self.reached {
            Some(true) if self.change != Change::TooFew => said.push(t.say("projects-effect-reached")),
            Some(false) if self.change != Change::TooFew => said.push(t.say("projects-effect-not-reached")),
            _ => {}
        }
        let missing = self.before.missing + self.after.missing;
        if missing > 0 {
            said.push(t.count("projects-effect-missing", missing));
        }
        if self.small {
            said.push(t.say("projects-effect-small"));
        }
        said.push(t.say("projects-effect-other-reasons"));
        said
    }

    /// Everything in one paragraph, for a sheet or a report.
    #[must_use]
    pub fn said(&self, t: &Reader) -> String {
        let mut all = vec![self.figures(t), self.difference_said(t)];
        all.extend(self.cautions(t));
        all.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::tests::{DAY, words};

    fn figure(amount: i64, n: i64) -> Figure {
        Figure {
            amount,
            n,
            missing: 0,
            on: DAY,
        }
    }

    #[track_caller]
    fn near(value: f64, wanted: f64) {
        assert!((value - wanted).abs() < 0.000_05, "{value} is not {wanted}");
    }

    #[test]
    fn the_interval_of_a_difference_is_newcombes_own() {
        // Table II of the article, method 10, without continuity correction.
        let table = [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((10, 10), (0, 20), 0.6791, 1.0),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((5, 56), (0, 29), -0.0381, 0.1926),
        ];
        for ((a, m), (b, n), low, high) in table {
            let (_, l, u) = newcombe(&figure(b, n), &figure(a, m));
            near(l, low);
            near(u, high);
        }
    }

    #[test]
    fn an_interval_that_holds_zero_may_be_chance() {
        assert_eq!(
            effect(&words(), &figure(157, 212)).map(|e| e.change),
            Some(Change::Better)
        );
        assert_eq!(
            effect(&words(), &figure(128, 212)).map(|e| e.change),
            Some(Change::Unclear)
        );
        assert_eq!(
            effect(&words(), &figure(80, 212)).map(|e| e.change),
            Some(Change::Worse)
        );
    }

    #[test]
    fn where_less_is_better_a_fall_is_good() {
        let words = IndicatorWords {
            direction: Direction::Down,
            target: Some(40_000),
            ..words()
        };
        let effect = effect(&words, &figure(80, 212)).expect("has a baseline");
        assert_eq!((effect.change, effect.reached), (Change::Better, Some(true)));
    }

    #[test]
    fn under_ten_answers_nothing_is_said_and_under_thirty_it_is_warned() {
        let effect_of = |n| effect(&words(), &figure(n - 1, n)).expect("has a baseline");
        assert_eq!(effect_of(9).change, Change::TooFew);
        assert_ne!(effect_of(10).change, Change::TooFew);
        assert!(effect_of(29).small && !effect_of(30).small);
    }

    #[test]
    fn without_a_baseline_there_is_no_effect() {
        assert_eq!(
            effect(
                &IndicatorWords {
                    baseline: None,
                    ..words()
                },
                &figure(1, 2)
            ),
            None
        );
    }

    #[test]
    fn a_number_has_a_difference_and_no_interval() {
        let words = IndicatorWords {
            kind: Kind::Number,
            unit: "min".into(),
            direction: Direction::Down,
            baseline: Some(figure(42_500, 60)),
            target: Some(30_000),
            ..words()
        };
        let effect = effect(&words, &figure(31_000, 55)).expect("has a baseline");
        assert_eq!(
            (effect.interval, effect.change, effect.reached),
            (None, Change::Better, Some(false))
        );
        near(effect.difference, -11.5);
    }
}
