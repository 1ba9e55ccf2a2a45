//! How many more texts two people would have to read for the coefficient to be known better.

use super::Interval;

/// How many units in all, read by two, would bring the interval down to ± `half_width`: the variance of alpha shrinks as one
/// over their number, so that with `units` of them and the width that the bootstrap gave,
/// `needed = units × (width / (2 × half_width))²`.
///
/// It is an order of magnitude: the readers are supposed to read on as they did. Nothing when it cannot be said: no unit, a
/// width of 0 (nothing varied in any sample), or a half-width that is not above 0.
pub fn units_needed(units: usize, interval: Interval, half_width: f64) -> Option<u64> {
    let width = interval.high - interval.low;
    let sound = units > 0 && width > 0.0 && half_width > 0.0 && width.is_finite();
    // A cast of a float saturates: an absurd half-width gives the largest number.
    sound.then(|| (units as f64 * (width / (2.0 * half_width)).powi(2)).ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_too_wide_asks_for_four_times_the_units() {
        let interval = Interval { low: 0.4, high: 0.8 };

        assert_eq!(units_needed(50, interval, 0.1), Some(200));
        assert_eq!(units_needed(50, interval, 0.2), Some(50));
    }

    #[test]
    fn what_cannot_be_said_is_not() {
        let flat = Interval { low: 1.0, high: 1.0 };

        assert_eq!(units_needed(50, flat, 0.1), None);
        assert_eq!(units_needed(0, Interval { low: 0.1, high: 0.2 }, 0.1), None);
        assert_eq!(units_needed(9, Interval { low: 0.1, high: 0.2 }, 0.0), None);
    }
}
