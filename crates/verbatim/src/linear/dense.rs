//! Numbers beside the n-grams (the tone; a sentence's vector from an encoder), brought to one measure.

/// Length of a row's part for the tone, and for the caller's own numbers; that of the words is 1.
const TONE_SHARE: f32 = 0.6;
const GIVEN_SHARE: f32 = 1.0;

/// Numbers further than this from the mean, in standard deviations, count as this far.
const FURTHEST: f32 = 5.0;

/// For each number its mean while learning, and what its distance to the mean is multiplied by.
#[derive(Debug, Clone, Default)]
pub(super) struct Dense {
    pub(super) means: Vec<f32>,
    pub(super) factors: Vec<f32>,
    /// The first ones are of the tone.
    pub(super) tones: usize,
}

impl Dense {
    /// Measures rows of numbers, the first `tones` of which are of the tone. Rows that are shorter than the longest lack
    /// numbers, which count as 0; what is not a number does too.
    pub(super) fn measure(rows: &[Vec<f32>], tones: usize) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let total = rows.len().max(1) as f64;
        let column = |at: usize| rows.iter().map(move |row| f64::from(clean(row.get(at))));
        let (mut means, mut factors) = (Vec::with_capacity(width), Vec::with_capacity(width));
        for at in 0..width {
            let mean = column(at).sum::<f64>() / total;
            let spread = (column(at).map(|number| (number - mean).powi(2)).sum::<f64>() / total).sqrt();
            let (share, count) = if at < tones {
                (TONE_SHARE, tones)
            } else {
                (GIVEN_SHARE, width - tones)
            };
            let unit = f64::from(share) / (count as f64).sqrt();
            means.push(mean as f32);
            // What never varies says nothing.
            factors.push(if spread > 1e-6 { (unit / spread) as f32 } else { 0.0 });
        }
        let tones = tones.min(width);
        Self { means, factors, tones }
    }

    pub(super) fn len(&self) -> usize {
        self.means.len()
    }

    /// How many of them are the caller's own.
    pub(super) fn given(&self) -> usize {
        self.len() - self.tones
    }

    /// The value of the number at `at`; 0, the mean, when it is not given.
    pub(super) fn value(&self, at: usize, number: Option<&f32>) -> f32 {
        let (share, count) = if at < self.tones {
            (TONE_SHARE, self.tones)
        } else {
            (GIVEN_SHARE, self.len() - self.tones)
        };
        let most = FURTHEST * share / (count as f32).sqrt();
        number.map_or(0.0, |_| {
            ((clean(number) - self.means[at]) * self.factors[at]).clamp(-most, most)
        })
    }
}

/// A number as it is, 0 for one that lacks or is none.
pub(super) fn clean(number: Option<&f32>) -> f32 {
    number
        .copied()
        .filter(|number| number.is_finite() && number.abs() < 1e6)
        .unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_brought_to_one_measure_whatever_their_unit() {
        let rows: Vec<Vec<f32>> = (0..10_u8)
            .map(|n| vec![f32::from(n), f32::from(n) * 1000.0, 7.0])
            .collect();

        let dense = Dense::measure(&rows, 0);

        assert!((dense.value(0, Some(&9.0)) - dense.value(1, Some(&9000.0))).abs() < 1e-5);
        assert_eq!(dense.value(2, Some(&9.0)), 0.0);
        assert_eq!(dense.value(0, None), 0.0);
        assert!(dense.value(0, Some(&f32::NAN)).is_finite());
    }
}
