//! What an expression of a form means here: a condition over earlier answers, or the bounds of an answer. What ours cannot
//! say is nothing: it is told, never bent.

use super::expression::{Expression, Sign, Thing, read};
use crate::condition::{Condition, DEEPEST};
use std::collections::BTreeMap;

/// What is known of an earlier question.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its key, or `matrix/row`.
    pub key: String,
    pub answered: Answered,
}

/// How an earlier question is answered.
#[derive(Clone, Debug)]
pub(super) enum Answered {
    /// With one or several of these codes: as the file has them, and ours.
    Codes {
        codes: BTreeMap<String, String>,
        is_multiple: bool,
    },
    /// With a number.
    Number,
    /// With a consent.
    Consent,
    /// With words, a day or a file: only whether it was answered can be said.
    Any,
}

/// Earlier questions by the names of the file.
pub(super) type Earlier = BTreeMap<String, Known>;

/// A condition of the file; nothing where ours cannot say it.
pub(super) fn condition(text: &str, earlier: &Earlier) -> Option<Condition> {
    let condition = said(&read(text)?, earlier)?;
    (condition.depth() <= DEEPEST).then_some(condition)
}

fn said(expression: &Expression, earlier: &Earlier) -> Option<Condition> {
    let each = |some: &[Expression]| some.iter().map(|one| said(one, earlier)).collect::<Option<Vec<_>>>();
    Some(match expression {
        Expression::All(some) => Condition::All(each(some)?),
        Expression::Any(some) => Condition::Any(each(some)?),
        Expression::Not(one) => not(said(one, earlier)?),
        Expression::Selected(Thing::Answer(name), code) => {
            let known = earlier.get(name)?;
            match &known.answered {
                Answered::Codes { codes, .. } => Condition::Is(known.key.clone(), codes.get(code)?.clone()),
                _ => return None,
            }
        }
        Expression::Selected(..) => return None,
        Expression::Compare(left, sign, right) => match (left, right) {
            (Thing::Text(_) | Thing::Number(_), _) => compared(right, sign.turned(), left, earlier)?,
            _ => compared(left, *sign, right, earlier)?,
        },
    })
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn compared(left: &Thing, sign: Sign, right: &Thing, earlier: &Earlier) -> Option<Condition> {
    match left {
        Thing::Answer(name) => {
            let known = earlier.get(name)?;
            match right {
                Thing::Text(text) if text.is_empty() => whether(&known.key, sign),
                Thing::Text(text) => answer(known, sign, text),
                Thing::Number(number) => answer(known, sign, &number.to_string()),
                _ => None,
            }
        }
        Thing::Count(of) | Thing::Length(of) => {
            let (Thing::Answer(name), Thing::Number(number)) = (of.as_ref(), right) else {
                return None;
            };
            let key = &earlier.get(name)?.key;
            // Only « any at all » can be said of how many or how long.
            match sign {
                Sign::More | Sign::Different if *number == 0.0 => whether(key, Sign::Different),
                Sign::AtLeast if *number == 1.0 => whether(key, Sign::Different),
                Sign::Equal if *number == 0.0 => whether(key, Sign::Equal),
                Sign::Less if *number == 1.0 => whether(key, Sign::Equal),
                _ => None,
            }
        }
        Thing::This | Thing::Text(_) | Thing::Number(_) => None,
    }
}

/// Was it answered at all: `= ''` and `!= ''`.
fn whether(key: &str, sign: Sign) -> Option<Condition> {
    let answered = Condition::Answered(key.to_owned());
    match sign {
        Sign::Equal => Some(not(answered)),
        Sign::Different => Some(answered),
        _ => None,
    }
}

fn answer(known: &Known, sign: Sign, text: &str) -> Option<Condition> {
    match (&known.answered, sign) {
        // The whole answer is compared there, and one of its choices here.
        (Answered::Codes { is_multiple: true, .. } | Answered::Any, _) => None,
        (Answered::Codes { codes, .. }, Sign::Equal) => {
            Some(Condition::Is(known.key.clone(), codes.get(text)?.clone()))
        }
        (Answered::Codes { codes, .. }, Sign::Different) => {
            Some(not(Condition::Is(known.key.clone(), codes.get(text)?.clone())))
        }
        (Answered::Codes { .. } | Answered::Number, _) => numbered(&known.key, sign, number(text)?),
        // What a form notes of a consent.
        (Answered::Consent, Sign::Equal) if text == "OK" => Some(Condition::Is(known.key.clone(), "yes".to_owned())),
        (Answered::Consent, _) => None,
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

fn numbered(key: &str, sign: Sign, number: f64) -> Option<Condition> {
    let at_least = Condition::AtLeast(key.to_owned(), number);
    let at_most = Condition::AtMost(key.to_owned(), number);
    let answered = Condition::Answered(key.to_owned());
    Some(match sign {
        Sign::AtLeast => at_least,
        Sign::AtMost => at_most,
        Sign::More => Condition::All(vec![answered, not(at_most)]),
        Sign::Less => Condition::All(vec![answered, not(at_least)]),
        Sign::Equal => Condition::All(vec![at_least, at_most]),
        Sign::Different => not(Condition::All(vec![at_least, at_most])),
    })
}

/// The least and the most that a limit of a number leaves; nothing where it says more than that.
pub(super) fn bounds(text: &str, is_whole: bool) -> Option<(Option<f64>, Option<f64>)> {
    let expression = read(text)?;
    let parts = match &expression {
        Expression::All(some) => some.as_slice(),
        one => std::slice::from_ref(one),
    };
    let (mut least, mut most) = (None, None);
    for part in parts {
        let Expression::Compare(left, sign, right) = part else {
            return None;
        };
        let (sign, number) = match (left, right) {
            (Thing::This, Thing::Number(number)) => (*sign, *number),
            (Thing::Number(number), Thing::This) => (sign.turned(), *number),
            _ => return None,
        };
        // « More than 3 » is « at least 4 » of whole numbers alone.
        let can_step = is_whole && number.fract() == 0.0;
        match sign {
            Sign::AtLeast if least.is_none() => least = Some(number),
            Sign::AtMost if most.is_none() => most = Some(number),
            Sign::More if least.is_none() && can_step => least = Some(number + 1.0),
            Sign::Less if most.is_none() && can_step => most = Some(number - 1.0),
            _ => return None,
        }
    }
    Some((least, most))
}

/// How many choices a limit of several choices leaves; nothing where it says more than that.
pub(super) fn most_choices(text: &str) -> Option<u32> {
    let Expression::Compare(Thing::Count(of), sign, Thing::Number(number)) = read(text)? else {
        return None;
    };
    let most = match sign {
        Sign::AtMost => number,
        Sign::Less => number - 1.0,
        _ => return None,
    };
    // From 1 to 200 choices: a question has no more.
    let exact = (1_u32..=200).find(|n| f64::from(*n) == most);
    exact.filter(|_| *of == Thing::This)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition;

    fn earlier() -> Earlier {
        let codes = |is_multiple| Answered::Codes {
            codes: BTreeMap::from([("x".to_owned(), "x".to_owned()), ("1".to_owned(), "1".to_owned())]),
            is_multiple,
        };
        let known = |key: &str, answered| {
            let key = key.to_owned();
            (key.clone(), Known { key, answered })
        };
        Earlier::from([
            known("a", codes(false)),
            known("m", codes(true)),
            known("n", Answered::Number),
            known("ok", Answered::Consent),
            known("w", Answered::Any),
        ])
    }

    #[test]
    fn conditions_become_ours() {
        for (text, ours) in [
            ("${a} = 'x'", "a = x"),
            ("${a} != 'x'", "non (a = x)"),
            ("'x' = ${a}", "a = x"),
            ("${a} = 1", "a = 1"),
            ("selected(${m}, 'x') and ${n} >= 70", "m = x et n >= 70"),
            ("not(selected(${m}, 'x')) or ${n} < 5", "non (m = x) ou n < 5"),
            ("${w} != ''", "w répondu"),
            ("string-length(${w}) = 0", "non (w répondu)"),
            ("count-selected(${m}) >= 1", "m répondu"),
            ("3 < ${n}", "n > 3"),
            ("${ok} = 'OK'", "ok = yes"),
        ] {
            assert_eq!(condition(text, &earlier()), condition::read(ours).ok(), "{text}");
        }
    }

    #[test]
    fn what_ours_cannot_say_is_nothing() {
        for text in [
            "${a} = 'inconnu'",
            "${m} = 'x'",
            "${w} = 'Paul'",
            "${plus_tard} = 'x'",
            "count-selected(${m}) > 2",
            ". = 'x'",
            "${a} = ${n}",
            "${ok} != 'OK'",
            "${n} >= 'vieux'",
        ] {
            assert_eq!(condition(text, &earlier()), None, "{text}");
        }
    }

    #[test]
    fn simple_limits_become_bounds() {
        assert_eq!(bounds(". >= 0 and . <= 120", true), Some((Some(0.0), Some(120.0))));
        assert_eq!(bounds(". > 0 and 130 > .", true), Some((Some(1.0), Some(129.0))));
        assert_eq!(bounds(". > 0", false), None, "no number is the next one");
        assert_eq!(bounds(". >= 0 or . = 99", true), None);
        assert_eq!(bounds(". >= ${a}", true), None);
        assert_eq!(most_choices("count-selected(.) <= 3"), Some(3));
        assert_eq!(most_choices("count-selected(.) >= 3"), None);
        assert_eq!(most_choices("count-selected(.) <= 2.5"), None);
    }
}
