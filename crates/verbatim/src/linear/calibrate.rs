//! From a score to a probability: Platt's sigmoid, fitted on folds that the line did not see.
//!
//! Source: Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines", Machine Learning 68
//! (2007), algorithm of the appendix.

/// `1 / (1 + exp(slope × score + shift))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sigmoid {
    pub(super) slope: f32,
    pub(super) shift: f32,
}

impl Sigmoid {
    /// For a label that no text carries.
    pub(super) const NEVER: Self = Self {
        slope: 0.0,
        shift: 12.0,
    };

    /// For a label that every text carries: its share, tempered by how few texts said so.
    pub(super) fn constant(positives: usize, total: usize) -> Self {
        let share = (positives as f64 + 1.0) / (total as f64 + 2.0);
        Self {
            slope: 0.0,
            shift: ((1.0 - share) / share).ln() as f32,
        }
    }

    pub(super) fn probability(self, score: f32) -> f32 {
        1.0 / (1.0 + (self.slope * score + self.shift).exp())
    }
}

/// The sigmoid of scores given by lines that had not seen their texts. With fewer than two texts on a side nothing can be
/// fitted, and the score is taken as it is.
pub(super) fn calibrated(scores: &[f64], truth: &[bool]) -> Sigmoid {
    let positives = truth.iter().filter(|carried| **carried).count();
    if positives < 2 || truth.len() - positives < 2 {
        return Sigmoid {
            slope: -1.0,
            shift: 0.0,
        };
    }
    fit(scores, truth)
}

fn fit(scores: &[f64], truth: &[bool]) -> Sigmoid {
    let positives = truth.iter().filter(|carried| **carried).count() as f64;
    let negatives = truth.len() as f64 - positives;
    let (high, low) = ((positives + 1.0) / (positives + 2.0), 1.0 / (negatives + 2.0));
    let targets: Vec<f64> = truth.iter().map(|&carried| if carried { high } else { low }).collect();
    let (mut a, mut b) = (0.0, ((negatives + 1.0) / (positives + 1.0)).ln());
    let mut value = loss(scores, &targets, a, b);
    for _ in 0..100 {
        let (gradient, [h11, h22, h21]) = slopes(scores, &targets, a, b);
        if gradient[0].abs() < 1e-5 && gradient[1].abs() < 1e-5 {
            break;
        }
        let determinant = h11 * h22 - h21 * h21;
        let da = -(h22 * gradient[0] - h21 * gradient[1]) / determinant;
        let db = -(h11 * gradient[1] - h21 * gradient[0]) / determinant;
        let descent = gradient[0] * da + gradient[1] * db;
        let mut step = 1.0;
        while step >= 1e-10 {
            let next = loss(scores, &targets, a + step * da, b + step * db);
            if next < value + 1e-4 * step * descent {
                (a, b, value) = (a + step * da, b + step * db, next);
                break;
            }
            step /= 2.0;
        }
        if step < 1e-10 {
            break;
        }
    }
    // A slope above 0 means that unseen texts spoke against the line: then only the share of the label is known.
    if a > 0.0 {
        Sigmoid::constant(positives as usize, truth.len())
    } else {
        Sigmoid {
            slope: a as f32,
            shift: b as f32,
        }
    }
}

/// Cross-entropy, written so that no exponential overflows.
fn loss(scores: &[f64], targets: &[f64], a: f64, b: f64) -> f64 {
    let one = |(score, target): (&f64, &f64)| {
        let z = score * a + b;
        if z >= 0.0 {
            target * z + (-z).exp().ln_1p()
        } else {
            (target - 1.0) * z + z.exp().ln_1p()
        }
    };
    scores.iter().zip(targets).map(one).sum()
}

/// Gradient and Hessian (with a small ridge) of the loss.
fn slopes(scores: &[f64], targets: &[f64], a: f64, b: f64) -> ([f64; 2], [f64; 3]) {
    let (mut gradient, mut hessian) = ([0.0; 2], [1e-12, 1e-12, 0.0]);
    for (score, target) in scores.iter().zip(targets) {
        let z = score * a + b;
        let p = if z >= 0.0 {
            (-z).exp() / (1.0 + (-z).exp())
        } else {
            1.0 / (1.0 + z.exp())
        };
        let (d2, d1) = (p * (1.0 - p), target - p);
        hessian[0] += score * score * d2;
        hessian[1] += d2;
        hessian[2] += score * d2;
        gradient[0] += score * d1;
        gradient[1] += d1;
    }
    (gradient, hessian)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_follow_the_frequencies() {
        let scores: Vec<f64> = (0..1000).map(|n| if n % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let truth: Vec<bool> = (0..1000)
            .map(|n| if n % 2 == 0 { n % 10 != 0 } else { n % 10 == 1 })
            .collect();

        let sigmoid = fit(&scores, &truth);

        assert!((sigmoid.probability(1.0) - 0.8).abs() < 0.01);
        assert!((sigmoid.probability(-1.0) - 0.2).abs() < 0.01);
    }
}
