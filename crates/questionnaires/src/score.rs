//! What is computed from answers: a score from 0 to 100, raw, not adjusted.
//!
//! The scale of five levels becomes 0, 25, 50, 75, 100; « Sans avis » does not count; a score needs a share of its questions
//! to be answered. It is the usual conversion of satisfaction surveys, and it is not e-Satis: that one is adjusted to who
//! answers, by a model that is not public.

use crate::{
    instrument::Kind,
    said::Said,
    value::{Answers, Value},
};
use serde::{Deserialize, Serialize};

/// A score: the mean of its questions, each from 0 to 100.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Its stable key.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// The questions that count; `matrix` counts all its rows.
    pub items: Vec<String>,
    /// Of these, those that are turned around: much is bad.
    #[serde(default)]
    pub turned: Vec<String>,
    /// The share of its questions that must be answered, in hundredths; half without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_share: Option<u32>,
}

/// The share of its questions that a score needs, in hundredths, where it says nothing.
pub const LEAST_SHARE: u32 = 50;

/// Can answers of this kind be counted into a score?
#[must_use]
pub fn counts(kind: &Kind) -> bool {
    match kind {
        Kind::Scale { .. } | Kind::YesNo { .. } | Kind::Rating { .. } => true,
        Kind::Matrix { columns, .. } => columns.is_empty(),
        _ => false,
    }
}

/// An answer from 0 to 100; nothing for « Sans avis », « Je ne me souviens plus » and what is no number.
#[must_use]
pub fn points(kind: &Kind, value: &Value) -> Option<f64> {
    match (kind, value) {
        (Kind::Scale { .. }, Value::Choice(_)) => level(value.number()?),
        (Kind::Rating { .. }, _) => value.number().filter(|n| (0.0..=10.0).contains(n)).map(|n| n * 10.0),
        (Kind::YesNo { .. }, Value::Choice(code)) => match code.as_str() {
            "yes" => Some(100.0),
            "no" => Some(0.0),
            _ => None,
        },
        _ => None,
    }
}

/// A level from 1 to 5.
fn level(number: f64) -> Option<f64> {
    (1.0..=5.0).contains(&number).then_some((number - 1.0) * 25.0)
}

impl Score {
    /// The share that is needed, in hundredths.
    #[must_use]
    pub fn needed(&self) -> u32 {
        self.least_share.unwrap_or(LEAST_SHARE).min(100)
    }

    /// The score of one answer, from 0 to 100; nothing where too few of its questions were answered.
    ///
    /// `kind` says how a question is answered; a question that was not asked counts as not answered.
    pub fn of(&self, kind: impl Fn(&str) -> Option<Kind>, answers: &Answers) -> Option<f64> {
        let (mut sum, mut answered, mut asked) = (0.0, 0_u32, 0_u32);
        for key in &self.items {
            let Some(kind) = kind(key) else { continue };
            for value in parts(&kind, key, answers) {
                asked += 1;
                if let Some(points) = value.and_then(|value| of_part(&kind, value)) {
                    sum += if self.turned.contains(key) {
                        100.0 - points
                    } else {
                        points
                    };
                    answered += 1;
                }
            }
        }
        let enough = answered > 0 && answered * 100 >= asked * self.needed();
        enough.then(|| sum / f64::from(answered))
    }
}

fn parts<'a>(kind: &Kind, key: &str, answers: &'a Answers) -> Vec<Option<&'a Value>> {
    match kind {
        Kind::Matrix { rows, .. } => rows
            .iter()
            .map(|row| answers.get(&format!("{key}/{}", row.code)))
            .collect(),
        _ => vec![answers.get(key)],
    }
}

/// An answer to a question, or to one row of a table of levels, from 0 to 100.
pub(crate) fn of_part(kind: &Kind, value: &Value) -> Option<f64> {
    match kind {
        Kind::Matrix { .. } => level(value.number()?),
        _ => points(kind, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NO_OPINION;
    use proptest::prelude::*;

    fn scale() -> Kind {
        Kind::Scale {
            words: crate::instrument::Words::Quality,
            no_opinion: true,
        }
    }

    fn score() -> Score {
        Score {
            key: "s".into(),
            items: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
            ..Score::default()
        }
    }

    fn answers(codes: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (key, code) in codes {
            answers.put(*key, Value::Choice((*code).into()));
        }
        answers
    }

    #[test]
    fn levels_are_0_25_50_75_100_and_no_opinion_does_not_count() {
        let of = |codes: &[(&str, &str)]| score().of(|_| Some(scale()), &answers(codes));
        assert_eq!(of(&[("a", "1"), ("b", "5"), ("c", "3"), ("d", "4")]), Some(56.25));
        assert_eq!(of(&[("a", "5"), ("b", "5"), ("c", NO_OPINION)]), Some(100.0));
        assert_eq!(
            of(&[("a", "5"), ("b", NO_OPINION)]),
            None,
            "one of four is less than half"
        );
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_turned_question_counts_the_other_way_and_a_rating_is_out_of_ten() {
        let one = Score {
            items: vec!["a".into()],
            turned: vec!["a".into()],
            ..score()
        };
        assert_eq!(one.of(|_| Some(scale()), &answers(&[("a", "5")])), Some(0.0));
        let rating = Kind::Rating {
            low: Said::default(),
            high: Said::default(),
        };
        assert_eq!(points(&rating, &Value::Choice("7".into())), Some(70.0));
        assert_eq!(points(&rating, &Value::Choice("11".into())), None);
        assert_eq!(
            points(&Kind::YesNo { forgotten: true }, &Value::Choice("forgotten".into())),
            None
        );
    }

    proptest! {
        #[test]
        fn a_score_stands_between_0_and_100_whatever_is_answered(codes in prop::collection::vec("[0-9]{1,2}|none|yes|", 4)) {
            let given: Vec<(&str, &str)> = ["a", "b", "c", "d"].into_iter().zip(codes.iter().map(String::as_str)).collect();
            if let Some(score) = score().of(|_| Some(scale()), &answers(&given)) {
                prop_assert!((0.0..=100.0).contains(&score));
            }
        }
    }
}
