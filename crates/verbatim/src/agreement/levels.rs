//! Alpha where codes are ranks or numbers: the distance between two of them grows with how far apart they are.

use super::{Coder, Table, Undefined, table};

/// How codes relate to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Names: two codes are the same or not.
    Nominal,
    /// Ranks: only their order counts, with how often the ranks between stand in the data.
    Ordinal,
    /// Numbers: their difference counts.
    Interval,
    /// Numbers from a true zero, none below it: their difference counts beside their sum.
    Ratio,
}

/// One thing that was read: each coder's value. As for [`super::Unit`], of a coder named twice the first counts; what is no
/// finite number is left out.
pub type Measured = Vec<(Coder, f64)>;

/// Krippendorff's alpha for values of this level (Krippendorff 2011, part E). Equal to the package `krippendorff` 0.8.
///
/// # Errors
/// [`Undefined`] says why there is no coefficient.
pub fn alpha(units: &[Measured], level: Level) -> Result<f64, Undefined> {
    level_table(units, level)?.alpha(None).ok_or(Undefined::SingleValue)
}

pub(super) fn level_table(units: &[Measured], level: Level) -> Result<Table, Undefined> {
    let kept: Vec<Measured> = units.iter().map(first_of_each).collect();
    let pairable = kept.iter().filter(|unit| unit.len() > 1);
    let mut values: Vec<f64> = kept.iter().flatten().map(|(_, value)| *value).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let place = |value: f64| values.partition_point(|other| *other < value);
    let mut often = vec![0.0_f64; values.len()];
    for (_, value) in pairable.flatten() {
        often[place(*value)] += 1.0;
    }
    let indexed: Vec<Vec<(Coder, usize)>> = kept
        .iter()
        .map(|unit| unit.iter().map(|&(coder, value)| (coder, place(value))).collect())
        .collect();
    let mut sums = vec![0.0_f64];
    for count in &often {
        sums.push(sums[sums.len() - 1] + count);
    }
    table(&indexed, values.len(), |a, b| {
        let (a, b) = (a.min(b), a.max(b));
        let (low, high) = (values[a], values[b]);
        match level {
            Level::Nominal => 1.0,
            Level::Ordinal => (sums[b + 1] - sums[a] - (often[a] + often[b]) / 2.0).powi(2),
            Level::Interval => (high - low).powi(2),
            Level::Ratio if high + low == 0.0 => 0.0,
            Level::Ratio => ((high - low) / (high + low)).powi(2),
        }
    })
}

/// Each coder's first value; −0 is 0.
fn first_of_each(unit: &Measured) -> Measured {
    let mut kept = Measured::with_capacity(unit.len());
    for &(coder, value) in unit {
        if value.is_finite() && !kept.iter().any(|(other, _)| *other == coder) {
            kept.push((coder, value + 0.0));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{alpha_nominal, bootstrap_level, tests::read};

    const TABLE: [&str; 4] = ["1233214421.3", "1243224423.3", ".333224421.2", "12332441241."];

    fn measured(rows: &[&str]) -> Vec<Measured> {
        let number = |(coder, code): (Coder, u32)| (coder, f64::from(code - u32::from(b'0')));
        read(rows)
            .into_iter()
            .map(|unit| unit.into_iter().map(number).collect())
            .collect()
    }

    #[test]
    fn every_level_is_that_of_the_package_krippendorff() {
        for (level, wanted) in [
            (Level::Nominal, 0.536_723_163_841_808),
            (Level::Ordinal, 0.405_870_034_048_277_8),
            (Level::Interval, 0.397_491_039_426_523_3),
            (Level::Ratio, 0.409_540_454_603_208),
        ] {
            let found = alpha(&measured(&TABLE), level).unwrap();

            assert!((found - wanted).abs() < 1e-12, "{level:?} {found}");
        }
        assert_eq!(alpha(&measured(&TABLE), Level::Nominal), alpha_nominal(&read(&TABLE)));
    }

    #[test]
    fn a_clash_far_apart_weighs_more_than_a_close_one_but_for_names() {
        let (close, far) = (["112233", "112234"], ["112234", "112231"]);
        for level in [Level::Ordinal, Level::Interval, Level::Ratio] {
            assert!(alpha(&measured(&close), level).unwrap() > alpha(&measured(&far), level).unwrap());
        }
    }

    #[test]
    fn numbers_that_are_none_are_left_out() {
        let odd = vec![vec![(1, f64::NAN), (2, 1.0)], vec![(1, f64::INFINITY), (2, 2.0)]];

        assert_eq!(alpha(&odd, Level::Interval), Err(Undefined::FewerThanTwoCoders));
        assert_eq!(
            alpha(&[vec![(1, 0.0), (2, -0.0)]], Level::Ratio),
            Err(Undefined::SingleValue)
        );
    }

    #[test]
    fn the_interval_of_ranks_holds_their_alpha() {
        let units: Vec<Measured> = measured(&TABLE).into_iter().cycle().take(60).collect();

        let interval = bootstrap_level(&units, Level::Ordinal, 4, 500).unwrap();

        let alpha = alpha(&units, Level::Ordinal).unwrap();
        assert!(interval.low < alpha && alpha < interval.high);
    }
}
