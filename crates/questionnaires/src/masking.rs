//! What may be shown of a question: no count that points at somebody, nor one that follows from the rest.
//!
//! The rest is how many answered, and where the page gives it the mean of the question and its interval: each is one more
//! equation between the counts. A masked count stays unknown as long as another set of counts has the same number, the same
//! mean and the same spread (Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, chapter 4).

use crate::{
    instrument::{Content, Item, Kind},
    results::{Mean, mean},
    score::{self, Score},
    tally::{ALL, ANSWERED, Deltas},
    value::Value,
};

/// Under which numbers nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least {
    /// Answers under which no mean is shown.
    pub for_score: i64,
    /// People under which a count is masked.
    pub in_cell: i64,
}

/// How much of the mean of a question may stand beside its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// Nothing: a masked count would follow from it.
    Nothing,
    /// The mean alone.
    Mean,
    /// The mean and its interval.
    Interval,
}

impl Tells {
    /// As much of a mean as may be shown.
    #[must_use]
    pub fn of(self, mean: Option<Mean>) -> Option<Mean> {
        match self {
            Self::Nothing => None,
            Self::Mean => mean.map(|mean| Mean { interval: None, ..mean }),
            Self::Interval => mean,
        }
    }
}

/// A question as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// How many gave each of its codes; nothing where it is masked.
    pub counts: Vec<Option<i64>>,
    /// How much of its mean stands beside.
    pub tells: Tells,
}

/// The counts of a question, in the order of its codes, with as much of its mean as may stand beside them. A rating has its mean
/// beside it, and so has the question on which alone a score rests, from as many answers as a score needs: there more counts
/// are masked rather than the mean. Everywhere else the mean is told where every count is.
#[must_use]
pub fn cells(content: &Content, item: &Item, counts: &Deltas, least: Least) -> Cells {
    let codes = item.kind.codes();
    let all: Vec<i64> = codes.iter().map(|code| counts.count_of(&item.key, code)).collect();
    if counts.count_of(ALL, ANSWERED) < least.in_cell {
        // So few answered that every count is about somebody.
        return Cells {
            counts: vec![None; all.len()],
            tells: Tells::Nothing,
        };
    }
    if item.kind.is_multiple() {
        // They do not add up: small ones alone are masked.
        return of_counts(all.iter().map(|n| unmasked(*n, least.in_cell)).collect());
    }
    let width = match &item.kind {
        // Each row adds up on its own.
        Kind::Matrix { rows, .. } => all.len() / rows.len().max(1),
        _ => all.len(),
    };
    let values: Vec<Option<i64>> = codes.iter().map(|code| value(&item.kind, code)).collect();
    let n = values.iter().zip(&all).filter(|(value, _)| value.is_some());
    let wanted = if n.map(|(_, n)| n).sum::<i64>() < least.for_score {
        Tells::Nothing
    } else {
        beside(content, item)
    };
    if wanted > Tells::Nothing && width == all.len() {
        return beside_mean(&all, &values, least.in_cell, wanted);
    }
    let rows = all.chunks(width.max(1));
    of_counts(rows.flat_map(|row| masked(row, least.in_cell)).collect())
}

/// A score as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreTold {
    /// Of how many; nothing where a masked count would follow from it.
    pub n: Option<i64>,
    /// The score; nothing where too few answered, or where `n` is nothing.
    pub mean: Option<Mean>,
}

/// A score of some counts, as much of it as may be shown.
#[must_use]
pub fn score_told(content: &Content, score: &Score, counts: &Deltas, least: Least) -> ScoreTold {
    let sum = counts.sum_of(&score.key);
    let tells = score_tells(content, score, counts, least);
    ScoreTold {
        n: (tells > Tells::Nothing || sum.n == 0).then_some(sum.n),
        mean: tells.of(mean(sum, least.for_score)),
    }
}

/// How much of the mean of the question on which a score rests alone may be told; all of a score of several.
#[must_use]
pub fn score_tells(content: &Content, score: &Score, counts: &Deltas, least: Least) -> Tells {
    let mut rested = score.items.iter().filter_map(|key| content.item(key));
    match (rested.next(), rested.next()) {
        (Some(item), None) if is_one(&item.kind) => cells(content, item, counts, least).tells,
        _ => Tells::Interval,
    }
}

/// Is it one question, and not a table of several?
fn is_one(kind: &Kind) -> bool {
    !matches!(kind, Kind::Matrix { rows, .. } if rows.len() > 1)
}

/// What the pages would show beside the counts of a question.
fn beside(content: &Content, item: &Item) -> Tells {
    let rests = |score: &Score| matches!(score.items.as_slice(), [key] if *key == item.key);
    if is_one(&item.kind) && content.scores.iter().any(rests) {
        Tells::Interval
    } else if matches!(item.kind, Kind::Rating { .. }) {
        Tells::Mean
    } else {
        Tells::Nothing
    }
}

/// What a code counts in a mean, from 0 to 100; nothing where it does not.
fn value(kind: &Kind, code: &str) -> Option<i64> {
    if !score::counts(kind) {
        return None;
    }
    let level = match kind {
        Kind::Matrix { .. } => code.rsplit_once('=')?.1,
        _ => code,
    };
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to 100")]
    score::of_part(kind, &Value::Choice(level.to_owned())).map(|points| points.round() as i64)
}

fn of_counts(counts: Vec<Option<i64>>) -> Cells {
    let tells = if counts.contains(&None) {
        Tells::Nothing
    } else {
        Tells::Interval
    };
    Cells { counts, tells }
}

/// Counts that add up to a number that is known: where one is under the least, others beside it are masked until those that are
/// add up to the least too, so that none is found by subtraction.
#[must_use]
pub fn masked(counts: &[i64], least: i64) -> Vec<Option<i64>> {
    let mut shown: Vec<Option<i64>> = counts.iter().map(|n| unmasked(*n, least)).collect();
    loop {
        let hidden = counts.iter().zip(&shown).filter(|(_, shown)| shown.is_none());
        let (n, sum) = hidden.fold((0, 0), |(n, sum), (count, _)| (n + 1, sum + count));
        let is_safe = n == 0 || n > 1 && sum >= least;
        match next_to_mask(counts, &shown, |_| true) {
            Some(next) if !is_safe => shown[next] = None,
            _ => return shown,
        }
    }
}

/// The smallest count that is shown. A zero hides as well as a number, and is the last choice: it would look like somebody.
fn next_to_mask(counts: &[i64], shown: &[Option<i64>], fits: impl Fn(usize) -> bool) -> Option<usize> {
    let open = (0..counts.len()).filter(|at| shown[*at].is_some() && fits(*at));
    open.min_by_key(|at| (counts[*at] == 0, counts[*at]))
}

/// A count that stands alone, as everybody may see it: nobody is behind a zero, somebody is behind a small number.
#[must_use]
pub fn unmasked(n: i64, least: i64) -> Option<i64> {
    (n == 0 || n >= least).then_some(n)
}

/// Counts beside the mean of what they are worth, and its interval where both are wanted and both can be had: more counts are
/// masked until no small one follows from the mean; where that cannot be, less of the mean is told.
#[must_use]
fn beside_mean(counts: &[i64], values: &[Option<i64>], least: i64, wanted: Tells) -> Cells {
    let shown = masked(counts, least);
    if !shown.contains(&None) {
        return of_counts(shown);
    }
    // Number and mean are two equations, with the spread three: one masked count more than that does not follow from them.
    for (tells, needed) in [(Tells::Interval, 4), (Tells::Mean, 3)] {
        if tells <= wanted
            && let Some(counts) = masked_further(counts, values, &shown, least, needed)
        {
            return Cells { counts, tells };
        }
    }
    of_counts(shown)
}

fn masked_further(
    counts: &[i64],
    values: &[Option<i64>],
    shown: &[Option<i64>],
    least: i64,
    needed: usize,
) -> Option<Vec<Option<i64>>> {
    let mut shown = shown.to_vec();
    loop {
        let hidden: Vec<usize> = (0..counts.len()).filter(|at| shown[*at].is_none()).collect();
        let small = hidden.iter().filter(|at| counts[**at] > 0 && counts[**at] < least);
        if small.clone().all(|at| is_unknown(*at, &hidden, counts, values, needed)) {
            return Some(shown);
        }
        let next = next_to_mask(counts, &shown, |at| values[at].is_some())?;
        shown[next] = None;
    }
}

/// Could a masked count be another, with everything that is told the same, by a change of `needed` masked counts?
fn is_unknown(at: usize, hidden: &[usize], counts: &[i64], values: &[Option<i64>], needed: usize) -> bool {
    let valued = |one: &&usize| **one != at && values[**one].is_some();
    let others: Vec<usize> = hidden.iter().filter(valued).copied().collect();
    values[at].is_some()
        && subsets(&others, needed - 1).into_iter().any(|mut some| {
            some.push(at);
            let steps = steps(&some, values);
            let fits = |sign: i64| {
                let after = some.iter().zip(&steps).map(|(one, step)| counts[*one] + sign * step);
                after.min().is_some_and(|least| least >= 0)
            };
            fits(1) || fits(-1)
        })
}

/// The smallest whole steps that change the counts of some codes and neither their number nor the moments of their values below
/// as many as they are: in proportion to 1 ÷ Π (vᵢ − vⱼ), the weights of divided differences.
fn steps(some: &[usize], values: &[Option<i64>]) -> Vec<i64> {
    let value = |at: usize| values[at].unwrap_or_default();
    let shared = some
        .iter()
        .fold(0, |shared, at| greatest_divisor(shared, value(*at) - value(some[0])));
    let product = |one: &usize| -> i64 {
        let others = some.iter().filter(|other| *other != one);
        others
            .map(|other| (value(*one) - value(*other)) / shared.max(1))
            .product()
    };
    let products: Vec<i64> = some.iter().map(product).collect();
    let multiple = products.iter().fold(1, |multiple, product| {
        multiple / greatest_divisor(multiple, *product).max(1) * product.abs()
    });
    products.iter().map(|product| multiple / product).collect()
}

fn greatest_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { greatest_divisor(b, a % b) }
}

fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    let Some((first, rest)) = of.split_first() else {
        return if size == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    if size == 0 {
        return vec![Vec::new()];
    }
    let with_first = subsets(rest, size - 1).into_iter().map(|mut some| {
        some.push(*first);
        some
    });
    with_first.chain(subsets(rest, size)).collect()
}

#[cfg(test)]
mod tests;
