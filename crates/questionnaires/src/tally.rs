//! Counts kept up to date with each answer, so that results are read and never recounted.

use crate::{
    instrument::{Content, Kind, Step},
    score,
    value::Answers,
};
use std::collections::BTreeMap;

/// Of each question: how often it was shown.
pub const SHOWN: &str = "*shown";
/// Of each question: how often it was answered.
pub const ANSWERED: &str = "*answered";
/// Of each question: how often somebody stopped there and did not finish.
pub const STOPPED: &str = "*stopped";
/// The key under which whole answers are counted.
pub const ALL: &str = "*";

/// A measure: how many, their sum, and the sum of their squares, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub n: i64,
    /// Their sum, in hundredths.
    pub sum: i64,
    /// The sum of their squares, in hundredths of hundredths.
    pub squares: i64,
}

impl Sum {
    fn of(number: f64) -> Self {
        let hundredths = hundredths(number);
        Self {
            n: 1,
            sum: hundredths,
            squares: hundredths.saturating_mul(hundredths),
        }
    }

    /// Adds another, as often as `times` says: once, or minus once.
    pub fn add(&mut self, other: Self, times: i64) {
        self.n += other.n * times;
        self.sum += other.sum * times;
        self.squares += other.squares * times;
    }

    /// Is nothing in it?
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "bounded just before")]
fn hundredths(number: f64) -> i64 {
    // Ten million at most: a million squares of it still fit.
    (number.clamp(-1e7, 1e7) * 100.0).round() as i64
}

/// What one answer, or many, add to the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deltas {
    /// By question and code.
    pub counts: BTreeMap<(String, String), i64>,
    /// By score, or by question of numbers.
    pub sums: BTreeMap<String, Sum>,
}

impl Deltas {
    /// What one answer adds: what it was shown, what it answered, its codes, its scores. An answer that is not finished
    /// says where it stopped: at the last question that was answered.
    #[must_use]
    pub fn of(content: &Content, steps: &[Step<'_>], answers: &Answers, is_complete: bool) -> Self {
        let mut deltas = Self::default();
        deltas.count(ALL, ANSWERED);
        let mut last = None;
        for item in steps
            .iter()
            .flat_map(|step| &step.items)
            .filter(|item| item.kind.is_question())
        {
            deltas.count(&item.key, SHOWN);
            let Some(value) = answers.get(&item.key) else { continue };
            last = Some(item.key.as_str());
            deltas.count(&item.key, ANSWERED);
            match (&item.kind, value.number()) {
                // A number typed freely has too many values to count each.
                (Kind::Number { .. }, Some(number)) => deltas.sum(&item.key, number),
                _ => value.codes().iter().for_each(|code| deltas.count(&item.key, code)),
            }
        }
        if !is_complete {
            deltas.count(last.unwrap_or(ALL), STOPPED);
        }
        let kind = |key: &str| content.item(key).map(|item| item.kind.clone());
        for score in &content.scores {
            if let Some(points) = score.of(kind, answers) {
                deltas.sum(&score.key, points);
            }
        }
        for item in content.questions().filter(|item| score::counts(&item.kind)) {
            if let Some(points) = answers
                .get(&item.key)
                .and_then(|value| score::points(&item.kind, value))
            {
                deltas.sum(&item.key, points);
            }
        }
        deltas
    }

    /// How many there are of a code of a question.
    #[must_use]
    pub fn count_of(&self, item: &str, code: &str) -> i64 {
        let key = (item.to_owned(), code.to_owned());
        self.counts.get(&key).copied().unwrap_or(0)
    }

    /// What was summed of a score or a question.
    #[must_use]
    pub fn sum_of(&self, key: &str) -> Sum {
        self.sums.get(key).copied().unwrap_or_default()
    }

    fn count(&mut self, item: &str, code: &str) {
        *self.counts.entry((item.to_owned(), code.to_owned())).or_default() += 1;
    }

    fn sum(&mut self, key: &str, number: f64) {
        self.sums.entry(key.to_owned()).or_default().add(Sum::of(number), 1);
    }

    /// Adds others, as often as `times` says.
    pub fn add(&mut self, other: &Self, times: i64) {
        for (key, n) in &other.counts {
            *self.counts.entry(key.clone()).or_default() += n * times;
        }
        for (key, sum) in &other.sums {
            self.sums.entry(key.clone()).or_default().add(*sum, times);
        }
        self.counts.retain(|_, n| *n != 0);
        self.sums.retain(|_, sum| !sum.is_zero());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        instrument::{Item, Section, Words, shown},
        said::Said,
        score::Score,
        value::Value,
    };
    use proptest::prelude::*;

    fn content() -> Content {
        let item = |key: &str, kind: Kind| Item::of(key, Said::french("?"), kind);
        Content {
            sections: vec![Section {
                key: "s".into(),
                items: vec![
                    item(
                        "a",
                        Kind::Scale {
                            words: Words::Quality,
                            no_opinion: true,
                        },
                    ),
                    item(
                        "b",
                        Kind::Number {
                            least: None,
                            most: None,
                            unit: Said::default(),
                        },
                    ),
                    item("c", Kind::Long { tone: None }),
                ],
                ..Section::default()
            }],
            scores: vec![Score {
                key: "score".into(),
                items: vec!["a".into()],
                ..Score::default()
            }],
            ..Content::default()
        }
    }

    fn deltas(answers: &Answers, is_complete: bool) -> Deltas {
        let content = content();
        let steps = shown(&content, answers, &|_, n| (0..n).collect());
        Deltas::of(&content, &steps, answers, is_complete)
    }

    #[test]
    fn an_answer_counts_what_it_was_shown_what_it_said_and_where_it_stopped() {
        let mut answers = Answers::default();
        answers.put("a", Value::Choice("4".into()));
        answers.put("b", Value::Number("72.5".into()));
        let half = deltas(&answers, false);
        assert_eq!(
            (
                half.count_of("a", SHOWN),
                half.count_of("a", "4"),
                half.count_of("c", ANSWERED)
            ),
            (1, 1, 0)
        );
        assert_eq!(half.count_of("b", STOPPED), 1);
        assert_eq!(
            half.sums["score"],
            Sum {
                n: 1,
                sum: 7_500,
                squares: 56_250_000
            }
        );
        assert_eq!(half.sums["b"].sum, 7_250);
        assert_eq!(deltas(&answers, true).count_of("b", STOPPED), 0);
        assert_eq!(deltas(&Answers::default(), false).count_of(ALL, STOPPED), 1);
    }

    proptest! {
        #[test]
        fn what_is_added_and_taken_away_leaves_nothing(code in "[1-5]|none", number in -1e9_f64..1e9) {
            let mut answers = Answers::default();
            answers.put("a", Value::Choice(code));
            answers.put("b", Value::Number(number.to_string()));
            let one = deltas(&answers, true);
            let mut all = one.clone();
            all.add(&one, 2);
            all.add(&one, -3);
            prop_assert_eq!(all, Deltas::default());
        }
    }
}
