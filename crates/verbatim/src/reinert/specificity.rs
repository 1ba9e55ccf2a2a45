//! How much more or less often something stands in a class than chance would have it: signed chi² and specificity.
//!
//! Sources: K. Pearson's chi² on the 2 × 2 table, with the sign of the difference, as Reinert 1983 lists the words of a
//! class; P. Lafon, "Sur la variabilité de la fréquence des formes dans un corpus", Mots 1 (1980), for the specificity,
//! a tail of the hypergeometric law.

/// What was counted: `whole` things, `class` of them in the class, `marked` of them marked (by a word, a value), and
/// `both` marked and in the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All things.
    pub whole: u64,
    /// Those in the class; at most `whole`.
    pub class: u64,
    /// Those marked; at most `whole`.
    pub marked: u64,
    /// Those marked in the class; at most `class` and `marked`.
    pub both: u64,
}

impl Counts {
    /// How many marked things the class would have by chance.
    pub fn expected(&self) -> f64 {
        if self.whole == 0 {
            return 0.0;
        }
        self.class as f64 * self.marked as f64 / self.whole as f64
    }

    fn hold(&self) -> bool {
        self.class <= self.whole
            && self.marked <= self.whole
            && self.both <= self.class.min(self.marked)
            && u128::from(self.class) + u128::from(self.marked) <= u128::from(self.whole) + u128::from(self.both)
    }

    /// Pearson's chi² with one degree of freedom, without correction; below zero when the class has less than expected.
    /// 0 when nothing varies or the counts contradict each other.
    pub fn signed_chi2(&self) -> f64 {
        if !self.hold() {
            return 0.0;
        }
        let (whole, class, marked) = (self.whole as f64, self.class as f64, self.marked as f64);
        let product = class * marked * (whole - class) * (whole - marked);
        if product <= 0.0 {
            return 0.0;
        }
        let apart = self.both as f64 * whole - class * marked;
        apart.signum() * apart * apart * whole / product
    }

    /// Lafon's specificity: −log₁₀ of the probability of as many marked things in the class or more, by chance; when
    /// there are less than expected, log₁₀ of the probability of as many or less, which is below zero. 0 when the
    /// counts contradict each other. Computed with logarithms of factorials: no count is too large.
    pub fn specificity(&self) -> f64 {
        if !self.hold() || self.whole == 0 {
            return 0.0;
        }
        let upper = self.both as f64 >= self.expected();
        let tail = (self.log_probability() + self.tail_ratio(upper).ln()).min(0.0) / std::f64::consts::LN_10;
        if upper { -tail } else { tail }
    }

    /// The natural logarithm of the probability of exactly `both`.
    fn log_probability(&self) -> f64 {
        log_choose(self.marked, self.both) + log_choose(self.whole - self.marked, self.class - self.both)
            - log_choose(self.whole, self.class)
    }

    /// The probability of `both` and all beyond it, as a multiple of that of `both`.
    fn tail_ratio(&self, upper: bool) -> f64 {
        let (whole, class, marked) = (self.whole as f64, self.class as f64, self.marked as f64);
        let mut at = self.both as f64;
        let (mut term, mut sum) = (1.0, 1.0);
        while term > sum * f64::EPSILON * 0.01 {
            if upper {
                term *= (marked - at) * (class - at) / ((at + 1.0) * (whole - marked - class + at + 1.0));
                at += 1.0;
            } else {
                term *= at * (whole - marked - class + at) / ((marked - at + 1.0) * (class - at + 1.0));
                at -= 1.0;
            }
            sum += term;
        }
        sum
    }
}

fn log_choose(n: u64, k: u64) -> f64 {
    log_factorial(n) - log_factorial(k) - log_factorial(n - k)
}

/// ln n!, by products for small n and Stirling's series for others (the next term of it is under 10⁻¹⁴).
fn log_factorial(n: u64) -> f64 {
    if n < 32 {
        return (2..=n).map(|k| k as f64).product::<f64>().ln();
    }
    let x = n as f64;
    let square = x * x;
    let series = (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * square)) / square) / square) / x;
    x * x.ln() - x + 0.5 * (std::f64::consts::TAU * x).ln() + series
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(whole: u64, class: u64, marked: u64, both: u64) -> Counts {
        Counts {
            whole,
            class,
            marked,
            both,
        }
    }

    /// By definition, with products of small numbers.
    fn probability(whole: u64, class: u64, marked: u64, both: u64) -> f64 {
        let choose = |n: u64, k: u64| (0..k).map(|at| (n - at) as f64 / (at + 1) as f64).product::<f64>();
        choose(marked, both) * choose(whole - marked, class - both) / choose(whole, class)
    }

    #[test]
    fn the_specificity_is_the_tail_of_the_law() {
        for both in 0..=12 {
            let counts = counts(60, 20, 12, both);
            let upper: f64 = (both..=12).map(|k| probability(60, 20, 12, k)).sum();
            let lower: f64 = (0..=both).map(|k| probability(60, 20, 12, k)).sum();
            let wanted = if both >= 4 { -upper.log10() } else { lower.log10() };
            assert!((counts.specificity() - wanted).abs() < 1e-9, "{both}");
        }
    }

    #[test]
    fn the_factorial_joins_its_two_formulas() {
        let by_sum: f64 = (2..=40).map(|k| f64::from(k).ln()).sum();

        assert!((log_factorial(40) - by_sum).abs() < 1e-11);
        assert!((log_factorial(32) - log_factorial(31) - 32.0_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn large_counts_stay_finite_and_signed() {
        let often = counts(10_000_000_000, 2_000_000_000, 30_000_000, 9_000_000);
        let seldom = counts(10_000_000_000, 2_000_000_000, 30_000_000, 3_000_000);

        assert!(often.specificity().is_finite() && often.specificity() > 1000.0);
        assert!(seldom.specificity().is_finite() && seldom.specificity() < -1000.0);
        assert!(often.signed_chi2() > 0.0 && seldom.signed_chi2() < 0.0);
    }

    #[test]
    fn a_chi2_of_the_textbook_has_the_sign_of_the_difference() {
        // 10, 20 / 30, 5.
        let wanted = 65.0 * 550.0_f64.powi(2) / (30.0 * 35.0 * 40.0 * 25.0);

        assert!((counts(65, 30, 40, 10).signed_chi2() + wanted).abs() < 1e-9);
        assert!((counts(65, 35, 40, 30).signed_chi2() - wanted).abs() < 1e-9);
    }

    #[test]
    fn counts_that_contradict_each_other_say_nothing() {
        for wrong in [
            counts(0, 0, 0, 0),
            counts(5, 9, 1, 1),
            counts(5, 3, 2, 3),
            counts(4, 4, 4, 0),
        ] {
            assert_eq!((wrong.signed_chi2(), wrong.specificity()), (0.0, 0.0));
        }
        assert_eq!(counts(9, 9, 4, 4).signed_chi2(), 0.0);
    }
}
