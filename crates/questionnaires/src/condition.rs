//! When a question is asked: a condition over earlier answers, written by people and read by machines.

mod reading;

pub use reading::{ConditionProblem, read};

use crate::value::{Answers, Value};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

/// How deep conditions stand in each other, at most.
pub const DEEPEST: usize = 16;

/// A condition over earlier answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Each of these holds.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The question was answered, with anything.
    Answered(String),
    /// The answer is this code, or holds it among several.
    Is(String, String),
    /// The answer is a number (a level, a rating, a number) at or above.
    AtLeast(String, f64),
    /// The answer is a number at or below.
    AtMost(String, f64),
}

impl Condition {
    /// Does it hold? A question without an answer is neither this nor that: only [`Condition::Not`] is true of it.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::All(all) => all.iter().all(|one| one.holds(answers)),
            Self::Any(some) => some.iter().any(|one| one.holds(answers)),
            Self::Not(one) => !one.holds(answers),
            Self::Answered(item) => answers.get(item).is_some(),
            Self::Is(item, code) => answers.get(item).is_some_and(|value| value.is(code)),
            Self::AtLeast(item, least) => number(answers, item).is_some_and(|number| number >= *least),
            Self::AtMost(item, most) => number(answers, item).is_some_and(|number| number <= *most),
        }
    }

    /// The questions it looks at. `matrix/row` looks at one row of a matrix.
    #[must_use]
    pub fn items(&self) -> BTreeSet<&str> {
        let mut items = BTreeSet::new();
        self.gather(&mut items);
        items
    }

    fn gather<'c>(&'c self, items: &mut BTreeSet<&'c str>) {
        match self {
            Self::All(some) | Self::Any(some) => some.iter().for_each(|one| one.gather(items)),
            Self::Not(one) => one.gather(items),
            Self::Answered(item) | Self::Is(item, _) | Self::AtLeast(item, _) | Self::AtMost(item, _) => {
                items.insert(item);
            }
        }
    }

    /// The same of questions under other names, where `name` knows one.
    #[must_use]
    pub fn renamed(self, name: &dyn Fn(&str) -> Option<String>) -> Self {
        let of = |item: String| name(&item).unwrap_or(item);
        let each = |some: Vec<Self>| some.into_iter().map(|one| one.renamed(name)).collect();
        match self {
            Self::All(some) => Self::All(each(some)),
            Self::Any(some) => Self::Any(each(some)),
            Self::Not(one) => Self::Not(Box::new(one.renamed(name))),
            Self::Answered(item) => Self::Answered(of(item)),
            Self::Is(item, code) => Self::Is(of(item), code),
            Self::AtLeast(item, least) => Self::AtLeast(of(item), least),
            Self::AtMost(item, most) => Self::AtMost(of(item), most),
        }
    }

    /// How deep it is.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::All(some) | Self::Any(some) => 1 + some.iter().map(Self::depth).max().unwrap_or(0),
            Self::Not(one) => 1 + one.depth(),
            _ => 1,
        }
    }
}

fn number(answers: &Answers, item: &str) -> Option<f64> {
    answers.get(item).and_then(Value::number)
}

impl fmt::Display for Condition {
    /// As people write it and [`read`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(some) => joined(f, some, "et"),
            Self::Any(some) => joined(f, some, "ou"),
            Self::Not(one) => write!(f, "non ({one})"),
            Self::Answered(item) => write!(f, "{item} répondu"),
            Self::Is(item, code) => write!(f, "{item} = {code}"),
            Self::AtLeast(item, least) => write!(f, "{item} >= {least}"),
            Self::AtMost(item, most) => write!(f, "{item} <= {most}"),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, some: &[Condition], word: &str) -> fmt::Result {
    for (at, one) in some.iter().enumerate() {
        if at > 0 {
            write!(f, " {word} ")?;
        }
        match one {
            Condition::All(_) | Condition::Any(_) if some.len() > 1 => write!(f, "({one})")?,
            _ => write!(f, "{one}")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        let mut answers = Answers::default();
        answers.put("repas", Value::Choice("2".into()));
        answers.put("aides", Value::choices(["rampe", "voix"]));
        answers.put("age", Value::Number("72.5".into()));
        answers
    }

    #[test]
    fn a_condition_holds_over_the_answers_that_are_there() {
        for (text, holds) in [
            ("repas = 2", true),
            ("repas = 3", false),
            ("repas <= 2", true),
            ("aides = voix et age >= 70", true),
            ("aides = rampe et non (age >= 70)", false),
            ("sortie répondu", false),
            ("non (sortie répondu) ou repas = 5", true),
            ("sortie = 1", false),
            ("non (sortie = 1)", true),
        ] {
            assert_eq!(read(text).expect(text).holds(&answers()), holds, "{text}");
        }
    }

    #[test]
    fn what_it_looks_at_is_known() {
        let condition = read("(a = 1 ou b >= 2) et non (c répondu)").expect("readable");
        assert_eq!(condition.items().into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(condition.depth(), 3);
    }
}
