//! How sure alpha is: the percentile bootstrap over units.

use super::levels::level_table;
use super::sets::set_table;
use super::{Level, Measured, SetUnit, Table, Undefined, Unit, nominal_table};

/// A 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// The 95 % interval of [`super::alpha_nominal`]: `draws` samples of the units that two people coded, drawn with
/// replacement from `seed`; the same seed gives the same interval. Samples in which nothing varies are left out.
///
/// # Errors
/// As for alpha; and [`Undefined::TooLittleVariation`] when more than half of the samples have no alpha, or `draws` is 0.
pub fn bootstrap(units: &[Unit], seed: u64, draws: usize) -> Result<Interval, Undefined> {
    interval(&nominal_table(units)?, seed, draws)
}

/// The same for [`super::alpha_sets`].
///
/// # Errors
/// As for [`bootstrap`].
pub fn bootstrap_sets(units: &[SetUnit], seed: u64, draws: usize) -> Result<Interval, Undefined> {
    interval(&set_table(units)?, seed, draws)
}

/// The same for [`super::alpha`]. Distances of ranks are those of the whole, not of each sample.
///
/// # Errors
/// As for [`bootstrap`].
pub fn bootstrap_level(units: &[Measured], level: Level, seed: u64, draws: usize) -> Result<Interval, Undefined> {
    interval(&level_table(units, level)?, seed, draws)
}

fn interval(table: &Table, seed: u64, draws: usize) -> Result<Interval, Undefined> {
    table.alpha(None).ok_or(Undefined::SingleValue)?;
    let mut random = SplitMix(seed);
    let mut draw = vec![0; table.units.len()];
    let mut alphas: Vec<f64> = Vec::with_capacity(draws);
    for _ in 0..draws {
        draw.fill_with(|| random.below(table.units.len()));
        alphas.extend(table.alpha(Some(&draw)));
    }
    if alphas.is_empty() || alphas.len() * 2 < draws {
        return Err(Undefined::TooLittleVariation);
    }
    alphas.sort_by(f64::total_cmp);
    Ok(Interval {
        low: percentile(&alphas, 0.025),
        high: percentile(&alphas, 0.975),
    })
}

/// Between two values, the straight line (type 7 of Hyndman and Fan).
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
pub(crate) struct SplitMix(pub(crate) u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, by multiplication; the bias is under 2⁻³⁰ for any number of units we meet.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::alpha_nominal;

    fn units(n: u32, every: u32) -> Vec<Unit> {
        (0..n)
            .map(|at| vec![(1, at % 3), (2, if at % every == 0 { (at + 1) % 3 } else { at % 3 })])
            .collect()
    }

    #[test]
    fn the_interval_holds_alpha_and_narrows_with_more_units() {
        let (few, many) = (units(30, 4), units(600, 4));

        let (wide, narrow) = (bootstrap(&few, 7, 1000).unwrap(), bootstrap(&many, 7, 1000).unwrap());

        let alpha = alpha_nominal(&few).unwrap();
        assert!(wide.low < alpha && alpha < wide.high);
        assert!(narrow.high - narrow.low < (wide.high - wide.low) / 2.0);
    }

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        assert_eq!(bootstrap(&units(40, 5), 1, 500), bootstrap(&units(40, 5), 1, 500));
        assert_ne!(bootstrap(&units(40, 5), 1, 500), bootstrap(&units(40, 5), 2, 500));
    }

    #[test]
    fn an_interval_without_meaning_is_refused() {
        let flat: Vec<Unit> = (0..10).map(|_| vec![(1, 1), (2, 1)]).collect();
        let single: Vec<Unit> = vec![vec![(1, 1), (2, 2)]];

        assert_eq!(bootstrap(&flat, 1, 100), Err(Undefined::SingleValue));
        assert_eq!(bootstrap(&units(40, 5), 1, 0), Err(Undefined::TooLittleVariation));
        assert!(bootstrap(&single, 1, 100).is_ok());
    }
}
