//! What all texts have in common, taken away: without it, two texts of nothing alike have a cosine near 0.85.

use super::{DIMENSIONS, Encoder, Role, Vector, scale_to_one};

/// Sentences of everyday life and of care, invented, one a line.
const GENERIC: &str = include_str!("generic.txt");

/// The mean of many vectors, which is taken from each before they are compared (Mu, Viswanath, 2018, arXiv:1702.01417).
#[derive(Clone, Debug)]
pub struct Centre {
    mean: Vector,
}

impl Centre {
    /// The mean of invented sentences that speak of everything: scores are the same whatever corpus a text stands in.
    /// It costs the reading of some sixty short sentences.
    pub fn generic(encoder: &Encoder) -> Self {
        let sentences: Vec<&str> = GENERIC.lines().collect();
        Self::of(&encoder.embed_many(Role::Query, &sentences))
    }

    /// The mean of a corpus of its own: finer within it, but scores of two corpora are no longer comparable. Vectors that
    /// are all zeros do not count.
    pub fn of(vectors: &[Vector]) -> Self {
        let mut sums = [0.0_f64; DIMENSIONS];
        let mut count = 0.0_f64;
        for vector in vectors.iter().filter(|vector| says_something(vector)) {
            count += 1.0;
            for (sum, number) in sums.iter_mut().zip(vector) {
                *sum += f64::from(*number);
            }
        }
        let mut mean = [0.0; DIMENSIONS];
        for (mean, sum) in mean.iter_mut().zip(sums) {
            *mean = (sum / count.max(1.0)) as f32;
        }
        Self { mean }
    }

    /// The vector without what all have in common, of length 1; zeros stay zeros.
    pub fn taken_from(&self, vector: &Vector) -> Vector {
        let mut centred = [0.0; DIMENSIONS];
        if says_something(vector) {
            for ((centred, number), mean) in centred.iter_mut().zip(vector).zip(&self.mean) {
                *centred = number - mean;
            }
            scale_to_one(&mut centred);
        }
        centred
    }
}

fn says_something(vector: &Vector) -> bool {
    vector.iter().any(|number| *number != 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_vectors_have_in_common_is_gone_and_zeros_stay() {
        let mut vectors = [[0.0; DIMENSIONS]; 3];
        for (number, vector) in vectors.iter_mut().take(2).enumerate() {
            vector[0] = 0.8;
            vector[1 + number] = 0.6;
        }

        let centre = Centre::of(&vectors);

        let centred = vectors.map(|vector| centre.taken_from(&vector));
        assert!(centred[0][0].abs() < 1e-6);
        assert!((super::super::cosine(&centred[0], &centred[1]) + 1.0).abs() < 1e-6);
        assert!(centred[2].iter().all(|number| *number == 0.0));
    }
}
