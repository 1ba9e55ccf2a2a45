//! The sense of texts: where an encoder puts them, and how alike two places are.
//!
//! The kernel is Gaussian on directions, `exp(2·cos − 2)`, less its value at a right angle (Schölkopf and Smola, *Learning
//! with Kernels*, 2002, §13): a text that lies nowhere is like no other. Measured better than the vectors as they are, which
//! have too few numbers to know what was said in nearly the same words.

use super::dense::clean;
use crate::encoder::DIMENSIONS;

/// How alike a text is to itself by its sense; by its words and by its letters it is 1 each. Chosen by cross-validation.
const SHARE: f32 = 6.0;

/// Every numbers of so many are a vector of their own: the whole text, the mean of its passages.
const BLOCK: usize = DIMENSIONS;

/// The places of the texts that were learned from, and what each has to say on each line.
#[derive(Debug, Clone, Default)]
pub(super) struct Sense {
    /// Middle of the places: the vectors of an encoder all lie in one corner.
    pub(super) means: Vec<f32>,
    /// A row of directions a text, one byte a number: what is stored is what is learned with.
    pub(super) packed: Vec<i8>,
    /// The same, of length 1 by vector.
    directions: Vec<f32>,
    /// A row of `lines` numbers a text.
    pub(super) pulls: Vec<f32>,
}

impl Sense {
    /// The places of texts, from the numbers that came with them; what lacks or is no number counts as 0.
    pub(super) fn measure(given: &[&[f32]]) -> Self {
        let width = given.iter().map(|numbers| numbers.len()).max().unwrap_or(0);
        let total = given.len().max(1) as f64;
        let mean = |at: usize| {
            let sum: f64 = given.iter().map(|numbers| f64::from(clean(numbers.get(at)))).sum();
            (sum / total) as f32
        };
        let means: Vec<f32> = (0..width).map(mean).collect();
        let packed = given.iter().flat_map(|numbers| packed(&direction(&means, numbers)));
        let packed = packed.collect();
        Self::from_parts(means, packed, Vec::new())
    }

    /// Rebuilds from what is stored.
    pub(super) fn from_parts(means: Vec<f32>, packed: Vec<i8>, pulls: Vec<f32>) -> Self {
        let mut directions: Vec<f32> = packed.iter().map(|byte| f32::from(*byte)).collect();
        if !means.is_empty() {
            directions
                .chunks_exact_mut(means.len())
                .flat_map(|row| row.chunks_mut(BLOCK))
                .for_each(to_length_one);
        }
        Self {
            means,
            packed,
            directions,
            pulls,
        }
    }

    /// How many numbers come with a text.
    pub(super) fn width(&self) -> usize {
        self.means.len()
    }

    /// The direction of a text that was learned from.
    pub(super) fn known(&self, text: usize) -> &[f32] {
        &self.directions[text * self.width()..(text + 1) * self.width()]
    }

    /// How alike two directions are: [`SHARE`] at most, 0 when they have nothing in common.
    pub(super) fn likeness(&self, one: &[f32], other: &[f32]) -> f32 {
        // The value at a right angle.
        const APART: f32 = 0.135_335_28;
        let blocks = self.width().div_ceil(BLOCK).max(1);
        let pairs = one.chunks(BLOCK).zip(other.chunks(BLOCK));
        let sum: f32 = pairs
            .map(|(one, other)| (2.0 * dot(one, other) - 2.0).exp() - APART)
            .sum();
        sum * SHARE / blocks as f32
    }

    /// Adds to the score of each line what the sense of a text says; nothing without its numbers.
    pub(super) fn add(&self, given: &[f32], scores: &mut [f32]) {
        if self.width() == 0 || given.is_empty() {
            return;
        }
        let own = direction(&self.means, given);
        let rows = self.directions.chunks_exact(self.width());
        for (known, pulls) in rows.zip(self.pulls.chunks_exact(scores.len().max(1))) {
            let likeness = self.likeness(known, &own);
            for (score, pull) in scores.iter_mut().zip(pulls) {
                *score += likeness * pull;
            }
        }
    }
}

/// From the middle to where the numbers are, of length 1 by vector; zeros for a vector that is not there.
fn direction(means: &[f32], given: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; means.len()];
    let blocks = out.chunks_mut(BLOCK).zip(means.chunks(BLOCK));
    for ((out, means), given) in blocks.zip(given.chunks(BLOCK)) {
        if given.iter().all(|number| *number == 0.0) {
            continue;
        }
        for (at, (out, mean)) in out.iter_mut().zip(means).enumerate() {
            *out = clean(given.get(at)) - mean;
        }
        to_length_one(out);
    }
    out
}

fn to_length_one(numbers: &mut [f32]) {
    let length = dot(numbers, numbers).sqrt();
    if length > 1e-6 {
        numbers.iter_mut().for_each(|number| *number /= length);
    } else {
        numbers.fill(0.0);
    }
}

/// Bytes of the largest number of each vector.
fn packed(direction: &[f32]) -> Vec<i8> {
    let mut out = Vec::with_capacity(direction.len());
    for block in direction.chunks(BLOCK) {
        let most = block.iter().fold(0.0_f32, |most, number| most.max(number.abs()));
        let times = if most > 0.0 { 127.0 / most } else { 0.0 };
        out.extend(block.iter().map(|number| (number * times).round() as i8));
    }
    out
}

/// Summed in one order, sixteen side by side.
pub(super) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 16];
    let (ones, rest) = one.as_chunks::<16>();
    let (others, other_rest) = other.as_chunks::<16>();
    for (one, other) in ones.iter().zip(others) {
        for at in 0..16 {
            sums[at] += one[at] * other[at];
        }
    }
    let tail: f32 = rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    sums.iter().sum::<f32>() + tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_most_like_itself_and_like_nothing_when_it_lies_nowhere() {
        let given: [&[f32]; 3] = [&[1.0, 0.0, 5.0], &[0.0, 1.0, 5.0], &[0.9, 0.1, 5.0]];
        let sense = Sense::measure(&given);
        let likeness = |one: usize, other: usize| sense.likeness(sense.known(one), sense.known(other));

        assert!((likeness(0, 0) - SHARE * 0.864_664_7).abs() < 1e-3);
        assert!(likeness(0, 2) > 2.0 && likeness(0, 1) < 0.0);
        assert_eq!(sense.likeness(sense.known(0), &[0.0; 3]), 0.0);
    }

    #[test]
    fn what_is_no_number_does_no_harm() {
        let given: [&[f32]; 2] = [&[f32::NAN, 1.0], &[f32::INFINITY]];
        let mut sense = Sense::measure(&given);
        sense.pulls = vec![1.0, -1.0];
        let mut scores = [0.0];

        sense.add(&[f32::NAN, 3.0], &mut scores);

        assert!(scores[0].is_finite());
    }
}
