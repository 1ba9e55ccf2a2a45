//! How far readers agree beyond chance: Krippendorff's alpha with a bootstrap interval, Cohen's and Fleiss' kappa.
//!
//! Machine against people is the same: what a model said is one more coder's codes.
//!
//! Sources: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011, University of Pennsylvania), for the
//! coefficient and the worked examples of the tests; R. Passonneau, "Measuring Agreement on Set-valued Items (MASI) for
//! Semantic and Pragmatic Annotation" (LREC 2006), for the distance between sets of codes.

mod bootstrap;
mod kappa;
mod levels;
mod more;
mod sets;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use bootstrap::SplitMix;
pub use bootstrap::{Interval, bootstrap, bootstrap_level, bootstrap_sets};
pub use kappa::{Kappa, Weights, cohen, fleiss, percentage};
pub use levels::{Level, Measured, alpha};
pub use more::units_needed;
pub use sets::{SetUnit, alpha_sets, masi_distance};

/// Who coded; any number that the caller keeps for one reader.
pub type Coder = u32;

/// What was coded; any number that the caller keeps for one code.
pub type Code = u32;

/// One thing that was read: each coder's code. A coder who did not code it is not in the list; of a coder named twice
/// the first code counts.
pub type Unit = Vec<(Coder, Code)>;

/// Why there is no coefficient; to be said, not shown as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// Fewer than two people coded.
    FewerThanTwoCoders,
    /// No unit was coded by two people.
    NothingInCommon,
    /// The same value everywhere: nothing varies, so agreement beyond chance has no meaning.
    SingleValue,
    /// For an interval: in most of the samples drawn, alpha has no meaning.
    TooLittleVariation,
    /// For Fleiss' kappa: some units were read by more people than others.
    UnequalReaders,
    /// More than two thousand different values: not codes, and too many to compare two by two.
    TooManyValues,
}

/// The most different values that are compared two by two.
const MOST_VALUES: usize = 2_000;

impl Undefined {
    /// A stable name, for messages and records.
    pub fn code(self) -> &'static str {
        match self {
            Self::FewerThanTwoCoders => "fewer_than_two_coders",
            Self::NothingInCommon => "nothing_in_common",
            Self::SingleValue => "single_value",
            Self::TooLittleVariation => "too_little_variation",
            Self::UnequalReaders => "unequal_readers",
            Self::TooManyValues => "too_many_values",
        }
    }
}

impl std::fmt::Display for Undefined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Undefined {}

/// Krippendorff's alpha for nominal codes, any number of coders, missing codes allowed: 1 is full agreement, 0 is chance,
/// below 0 is systematic disagreement.
///
/// Reproduces the worked examples A (0.095), B (0.692) and C (0.743) of Krippendorff 2011.
///
/// # Errors
/// [`Undefined`] says why there is no coefficient.
pub fn alpha_nominal(units: &[Unit]) -> Result<f64, Undefined> {
    let table = nominal_table(units)?;
    table.alpha(None).ok_or(Undefined::SingleValue)
}

/// The pairable part of the data, ready for sums over any draw of units.
struct Table {
    units: Vec<Tally>,
    /// Distance between two values by index, row by row; zero on the diagonal.
    distances: Vec<f64>,
    values: usize,
}

/// What one unit brings.
struct Tally {
    /// Sum of distances over ordered pairs of its codes, divided by (number of codes − 1).
    disagreement: f64,
    /// How often each value stands in it.
    counts: Vec<(usize, f64)>,
}

impl Table {
    /// Alpha over the units, or over a draw of them (indices, with repeats); `None` when nothing varies.
    fn alpha(&self, draw: Option<&[usize]>) -> Option<f64> {
        let mut totals = vec![0.0; self.values];
        let mut observed = 0.0;
        let mut add = |tally: &Tally| {
            observed += tally.disagreement;
            for &(value, count) in &tally.counts {
                totals[value] += count;
            }
        };
        match draw {
            Some(draw) => draw.iter().for_each(|&at| add(&self.units[at])),
            None => self.units.iter().for_each(&mut add),
        }
        let present: Vec<usize> = (0..self.values).filter(|&value| totals[value] > 0.0).collect();
        let n: f64 = totals.iter().sum();
        let mut expected = 0.0;
        for &a in &present {
            for &b in &present {
                expected += totals[a] * totals[b] * self.distances[a * self.values + b];
            }
        }
        (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
    }
}

/// Builds the table from units of value indices (one per coder), and a distance.
fn table(
    units: &[Vec<(Coder, usize)>],
    values: usize,
    distance: impl Fn(usize, usize) -> f64,
) -> Result<Table, Undefined> {
    if values > MOST_VALUES {
        return Err(Undefined::TooManyValues);
    }
    let mut coders: BTreeSet<Coder> = BTreeSet::new();
    let mut tallies = Vec::new();
    let mut distances = vec![0.0; values * values];
    for a in 0..values {
        for b in 0..values {
            distances[a * values + b] = if a == b { 0.0 } else { distance(a, b) };
        }
    }
    for unit in units {
        let mut counts: BTreeMap<usize, f64> = BTreeMap::new();
        let mut seen: Vec<Coder> = Vec::with_capacity(unit.len());
        for &(coder, value) in unit {
            if !seen.contains(&coder) {
                seen.push(coder);
                *counts.entry(value).or_default() += 1.0;
            }
        }
        coders.extend(&seen);
        if seen.len() >= 2 {
            tallies.push(tally(counts.into_iter().collect(), &distances, values));
        }
    }
    if coders.len() < 2 {
        return Err(Undefined::FewerThanTwoCoders);
    }
    if tallies.is_empty() {
        return Err(Undefined::NothingInCommon);
    }
    Ok(Table {
        units: tallies,
        distances,
        values,
    })
}

fn tally(counts: Vec<(usize, f64)>, distances: &[f64], values: usize) -> Tally {
    let coded: f64 = counts.iter().map(|(_, count)| count).sum();
    let mut sum = 0.0;
    for &(a, count_a) in &counts {
        for &(b, count_b) in &counts {
            sum += count_a * count_b * distances[a * values + b];
        }
    }
    Tally {
        disagreement: sum / (coded - 1.0),
        counts,
    }
}

fn nominal_table(units: &[Unit]) -> Result<Table, Undefined> {
    let mut index: BTreeMap<Code, usize> = BTreeMap::new();
    for &(_, code) in units.iter().flatten() {
        let next = index.len();
        index.entry(code).or_insert(next);
    }
    let indexed: Vec<Vec<(Coder, usize)>> = units
        .iter()
        .map(|unit| unit.iter().map(|&(coder, code)| (coder, index[&code])).collect())
        .collect();
    table(&indexed, index.len(), |_, _| 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row per coder, one column per unit, as in the paper; '.' is missing.
    pub(super) fn read(rows: &[&str]) -> Vec<Unit> {
        let width = rows[0].len();
        (0..width)
            .map(|unit| {
                rows.iter()
                    .enumerate()
                    .filter(|(_, row)| row.as_bytes()[unit] != b'.')
                    .map(|(coder, row)| (u32::try_from(coder).unwrap(), u32::from(row.as_bytes()[unit])))
                    .collect()
            })
            .collect()
    }

    fn rounded(alpha: Result<f64, Undefined>) -> f64 {
        (alpha.unwrap() * 1000.0).round() / 1000.0
    }

    #[test]
    fn the_published_examples_are_reproduced() {
        assert_eq!(rounded(alpha_nominal(&read(&["0100000010", "1110010000"]))), 0.095);
        assert_eq!(rounded(alpha_nominal(&read(&["aabbdcccedda", "babbbccceddd"]))), 0.692);
        let missing = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        assert_eq!(rounded(alpha_nominal(&read(&missing))), 0.743);
    }

    #[test]
    fn full_agreement_is_one_and_systematic_disagreement_is_negative() {
        assert_eq!(alpha_nominal(&read(&["abca", "abca"])), Ok(1.0));
        assert!(alpha_nominal(&read(&["abab", "baba"])).unwrap() < 0.0);
    }

    #[test]
    fn what_has_no_coefficient_says_why() {
        assert_eq!(alpha_nominal(&[]), Err(Undefined::FewerThanTwoCoders));
        assert_eq!(alpha_nominal(&read(&["abc"])), Err(Undefined::FewerThanTwoCoders));
        assert_eq!(alpha_nominal(&read(&["ab..", "..ab"])), Err(Undefined::NothingInCommon));
        assert_eq!(alpha_nominal(&read(&["aaaa", "aaaa"])), Err(Undefined::SingleValue));
    }

    #[test]
    fn thousands_of_different_values_are_no_codes() {
        let units: Vec<Unit> = (0..3_000).map(|n| vec![(1, n), (2, n)]).collect();

        assert_eq!(alpha_nominal(&units), Err(Undefined::TooManyValues));
    }

    #[test]
    fn a_coder_named_twice_counts_once() {
        let twice = vec![vec![(1, 1), (1, 2), (2, 1)], vec![(1, 2), (2, 2)]];

        assert_eq!(alpha_nominal(&twice), Ok(1.0));
    }
}
