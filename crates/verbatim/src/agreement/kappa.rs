//! Cohen's and Fleiss' kappa, percentage agreement, and the agreement that chance alone would give.

use std::collections::BTreeMap;

use super::{Code, Undefined, Unit};

/// What a disagreement costs in Cohen's kappa.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Every one costs the same.
    None,
    /// In proportion to the distance of the ranks.
    Linear,
    /// In proportion to its square.
    Quadratic,
}

/// How far two or more agree: as it is, by chance alone, and beyond it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// The share of agreement that is seen, from 0 to 1.
    pub observed: f64,
    /// The share that chance would give.
    pub expected: f64,
    /// `(observed − expected) / (1 − expected)`; 1 is full agreement.
    pub kappa: f64,
}

/// Cohen's kappa (Cohen 1960; weighted, 1968) of two coders' codes of the same units, in pairs. With weights, codes are ranks:
/// the distance is counted in places among the codes that either used. Equal to `sklearn.metrics.cohen_kappa_score`.
///
/// # Errors
/// [`Undefined::NothingInCommon`] without a pair, [`Undefined::SingleValue`] when both used one same code only.
pub fn cohen(pairs: &[(Code, Code)], weights: Weights) -> Result<Kappa, Undefined> {
    if pairs.is_empty() {
        return Err(Undefined::NothingInCommon);
    }
    let mut codes: Vec<Code> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    codes.sort_unstable();
    codes.dedup();
    let furthest = (codes.len() - 1).max(1) as f64;
    let cost = |a: usize, b: usize| {
        let apart = a.abs_diff(b) as f64 / furthest;
        match weights {
            Weights::None => f64::from(u8::from(a != b)),
            Weights::Linear => apart,
            Weights::Quadratic => apart * apart,
        }
    };
    let place = |code: Code| codes.partition_point(|other| *other < code);
    let (mut first, mut second) = (vec![0.0; codes.len()], vec![0.0; codes.len()]);
    let mut seen = 0.0;
    for &(a, b) in pairs {
        let (a, b) = (place(a), place(b));
        first[a] += 1.0;
        second[b] += 1.0;
        seen += cost(a, b);
    }
    let n = pairs.len() as f64;
    let mut chance = 0.0;
    for (a, in_first) in first.iter().enumerate() {
        for (b, in_second) in second.iter().enumerate() {
            chance += in_first * in_second * cost(a, b) / n;
        }
    }
    beyond(1.0 - seen / n, 1.0 - chance / n)
}

/// Fleiss' kappa (Fleiss 1971), where each unit is read by as many people, not always the same. Units read by fewer than two
/// are left out. Equal to `statsmodels.stats.inter_rater.fleiss_kappa`.
///
/// # Errors
/// [`Undefined::NothingInCommon`] without a unit that two read, [`Undefined::UnequalReaders`] when units were read by unequal
/// numbers of people, [`Undefined::SingleValue`] when nothing varies.
pub fn fleiss(units: &[Unit]) -> Result<Kappa, Undefined> {
    let read: Vec<BTreeMap<Code, f64>> = units.iter().map(counts).filter(|counts| total(counts) > 1.0).collect();
    let readers = read.first().map(total).ok_or(Undefined::NothingInCommon)?;
    if read.iter().any(|counts| total(counts) != readers) {
        return Err(Undefined::UnequalReaders);
    }
    let mut all: BTreeMap<Code, f64> = BTreeMap::new();
    let mut observed = 0.0;
    for counts in &read {
        observed += counts.values().map(|count| count * (count - 1.0)).sum::<f64>() / (readers * (readers - 1.0));
        for (code, count) in counts {
            *all.entry(*code).or_default() += count;
        }
    }
    let codes = total(&all);
    let expected = all.values().map(|count| (count / codes).powi(2)).sum();
    beyond(observed / read.len() as f64, expected)
}

/// The share of pairs of readers of a same unit who gave it the same code, each unit counting the same.
///
/// # Errors
/// [`Undefined::NothingInCommon`] when no unit was read by two.
pub fn percentage(units: &[Unit]) -> Result<f64, Undefined> {
    let shares: Vec<f64> = units
        .iter()
        .map(counts)
        .filter(|counts| total(counts) > 1.0)
        .map(|counts| {
            let readers = total(&counts);
            counts.values().map(|count| count * (count - 1.0)).sum::<f64>() / (readers * (readers - 1.0))
        })
        .collect();
    if shares.is_empty() {
        return Err(Undefined::NothingInCommon);
    }
    Ok(shares.iter().sum::<f64>() / shares.len() as f64)
}

fn beyond(observed: f64, expected: f64) -> Result<Kappa, Undefined> {
    if 1.0 - expected < 1e-12 {
        return Err(Undefined::SingleValue);
    }
    Ok(Kappa {
        observed,
        expected,
        kappa: (observed - expected) / (1.0 - expected),
    })
}

/// How often each code was given to a unit; of a coder named twice the first code counts.
fn counts(unit: &Unit) -> BTreeMap<Code, f64> {
    let mut seen = Vec::with_capacity(unit.len());
    let mut counts = BTreeMap::new();
    for &(coder, code) in unit {
        if !seen.contains(&coder) {
            seen.push(coder);
            *counts.entry(code).or_default() += 1.0;
        }
    }
    counts
}

fn total(counts: &BTreeMap<Code, f64>) -> f64 {
    counts.values().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::tests::read;

    fn pairs(first: &str, second: &str) -> Vec<(Code, Code)> {
        first
            .bytes()
            .map(Code::from)
            .zip(second.bytes().map(Code::from))
            .collect()
    }

    #[test]
    fn cohen_is_that_of_scikit_learn() {
        let read_twice = pairs("112233441234211", "112333421234413");
        for (weights, wanted) in [
            (Weights::None, 0.644_970_414_201_183_1),
            (Weights::Linear, 0.626_334_519_572_953_7),
            (Weights::Quadratic, 0.651_162_790_697_674_5),
        ] {
            let found = cohen(&read_twice, weights).unwrap();

            assert!((found.kappa - wanted).abs() < 1e-12, "{weights:?} {found:?}");
        }
    }

    #[test]
    fn fleiss_is_that_of_statsmodels() {
        let units = read(&["112331", "112221", "122331", "112311"]);

        let found = fleiss(&units).unwrap();

        assert!((found.kappa - 0.508_379_888_268_156_2).abs() < 1e-12, "{found:?}");
        assert!((percentage(&units).unwrap() - found.observed).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_kappa_says_why() {
        assert_eq!(cohen(&[], Weights::None), Err(Undefined::NothingInCommon));
        assert_eq!(
            cohen(&pairs("111", "111"), Weights::Linear),
            Err(Undefined::SingleValue)
        );
        assert_eq!(fleiss(&read(&["aa", "aa"])), Err(Undefined::SingleValue));
        assert_eq!(fleiss(&read(&["aab", "aab", "ab."])), Err(Undefined::UnequalReaders));
        assert_eq!(percentage(&read(&["a.", ".b"])), Err(Undefined::NothingInCommon));
    }

    #[test]
    fn chance_is_told_beside_what_was_seen() {
        let found = cohen(&pairs("aabb", "abab"), Weights::None).unwrap();

        assert_eq!((found.observed, found.expected, found.kappa), (0.5, 0.5, 0.0));
    }
}
