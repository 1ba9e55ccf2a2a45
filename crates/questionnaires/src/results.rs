//! What answers say, honestly: shares and scores with their intervals, nothing where too few answered.

use crate::tally::Sum;

/// Answers under which no score is shown, where the campaign says nothing: that of e-Satis (« moins de 30 réponses
/// exploitables »).
pub const LEAST_FOR_SCORE: i64 = 30;
/// People under which no count is shown, where the campaign says nothing.
pub const LEAST_IN_CELL: i64 = 5;
/// The response rate, in hundredths, under which results are said to be fragile.
pub const LOW_RATE: i64 = 30;

/// The 97.5th percentile of the normal distribution.
pub(crate) const Z: f64 = 1.959_963_985;

/// A share with its interval at 95 %, all from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many.
    pub n: i64,
    /// Of how many.
    pub of: i64,
    /// The share.
    pub share: f64,
    /// Its interval.
    pub interval: (f64, f64),
}

/// A share and its interval by Wilson's score (Wilson, 1927, *Journal of the American Statistical Association* 22): sound for
/// small numbers and for shares near 0 and 1. Nothing of nothing.
#[must_use]
pub fn share(n: i64, of: i64) -> Option<Share> {
    if of <= 0 || n < 0 || n > of {
        return None;
    }
    let (count, all) = (as_float(n), as_float(of));
    let p = count / all;
    let z2 = Z * Z;
    let middle = (p + z2 / (2.0 * all)) / (1.0 + z2 / all);
    let half = Z / (1.0 + z2 / all) * (p * (1.0 - p) / all + z2 / (4.0 * all * all)).sqrt();
    Some(Share {
        n,
        of,
        share: p,
        interval: ((middle - half).max(0.0), (middle + half).min(1.0)),
    })
}

/// A mean with its interval at 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Of how many.
    pub n: i64,
    /// The mean.
    pub mean: f64,
    /// Its interval; none for a single answer.
    pub interval: Option<(f64, f64)>,
}

/// The mean of what was summed, where at least `least` answered. The interval is mean ± 1.96 × standard deviation ÷ √n, the
/// usual one for thirty answers and more.
#[must_use]
pub fn mean(sum: Sum, least: i64) -> Option<Mean> {
    if sum.n <= 0 || sum.n < least {
        return None;
    }
    let mean = as_float(sum.sum) / 100.0 / as_float(sum.n);
    Some(Mean {
        n: sum.n,
        mean,
        interval: standard_error(sum).map(|error| (mean - Z * error, mean + Z * error)),
    })
}

/// The standard error of the mean of what was summed: standard deviation ÷ √n; none for a single answer.
#[must_use]
pub fn standard_error(sum: Sum) -> Option<f64> {
    if sum.n < 2 {
        return None;
    }
    let n = as_float(sum.n);
    let mean = as_float(sum.sum) / 100.0 / n;
    let squares = as_float(sum.squares) / 10_000.0;
    let variance = ((squares - n * mean * mean) / (n - 1.0)).max(0.0);
    Some((variance / n).sqrt())
}

/// How far results can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reliability {
    /// Enough answered.
    Sound,
    /// Enough answered to show figures, too few of those who were asked to speak for them.
    LowRate,
    /// Fewer answers than a score needs.
    Few,
    /// No answer.
    None,
}

impl Reliability {
    /// Of so many answers, among so many who were asked where that is known.
    #[must_use]
    pub fn of(answers: i64, asked: Option<i64>, least: i64) -> Self {
        match answers {
            n if n <= 0 => Self::None,
            n if n < least => Self::Few,
            n if asked.is_some_and(|asked| asked > 0 && n * 100 < asked * LOW_RATE) => Self::LowRate,
            _ => Self::Sound,
        }
    }

    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::LowRate => "low-rate",
            Self::Few => "few",
            Self::None => "none",
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of answers and their sums")]
fn as_float(n: i64) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_is_that_of_the_source_and_its_interval_that_of_wilson() {
        // 103 complete of 134: the source printed 76.0 % by hand.
        let share = share(103, 134).expect("some");
        assert!((share.share - 0.7687).abs() < 1e-4);
        assert!(
            (share.interval.0 - 0.6904).abs() < 5e-4 && (share.interval.1 - 0.8321).abs() < 5e-4,
            "{share:?}"
        );
        assert_eq!(super::share(1, 0), None);
    }

    #[test]
    fn no_score_is_shown_under_the_least_number_of_answers() {
        let sum = |n: i64| Sum {
            n,
            sum: n * 7_500,
            squares: n * 56_250_000,
        };
        assert_eq!(mean(sum(29), LEAST_FOR_SCORE), None);
        let shown = mean(sum(30), LEAST_FOR_SCORE).expect("enough");
        assert_eq!((shown.mean, shown.interval), (75.0, Some((75.0, 75.0))));
    }

    #[test]
    fn a_mean_has_the_interval_of_its_spread() {
        // 40, 50 and 60: a standard deviation of 10.
        let mut sum = Sum::default();
        for points in [4_000_i64, 5_000, 6_000] {
            sum.add(
                Sum {
                    n: 1,
                    sum: points,
                    squares: points * points,
                },
                1,
            );
        }
        let mean = mean(sum, 1).expect("some");
        let (low, high) = mean.interval.expect("three");
        assert!((mean.mean - 50.0).abs() < 1e-9 && (low - 38.684).abs() < 1e-3 && (high - 61.316).abs() < 1e-3);
    }

    #[test]
    fn results_say_how_far_they_can_be_relied_on() {
        assert_eq!(Reliability::of(0, None, 30), Reliability::None);
        assert_eq!(Reliability::of(12, Some(20), 30), Reliability::Few);
        assert_eq!(Reliability::of(134, Some(1_000), 30), Reliability::LowRate);
        assert_eq!(Reliability::of(134, None, 30), Reliability::Sound);
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_share(n in 0_i64..200, more in 0_i64..200) {
            if let Some(share) = share(n, n + more) {
                prop_assert!(share.interval.0 <= share.share + 1e-12 && share.share <= share.interval.1 + 1e-12);
            }
        }
    }
}
