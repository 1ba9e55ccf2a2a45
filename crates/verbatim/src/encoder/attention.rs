//! Each token looks at all tokens of its own text (scaled dot-product attention: Vaswani et al., 2017).

use super::functions::{exp, greatest, sum};

/// Numbers that are computed side by side: rows of scores are lengthened to a multiple.
const LANES: usize = 32;

/// Sizes and places that are used again from one text to the next.
#[derive(Default)]
pub(super) struct Attention {
    /// Keys of a head, turned: a row a dimension, a column a token.
    keys: Vec<f32>,
    /// Values of a head, a row a token.
    values: Vec<f32>,
    scores: Vec<f32>,
}

/// Queries, keys and values of all tokens, a row a token.
pub(super) struct Looks<'a> {
    pub(super) queries: &'a [f32],
    pub(super) keys: &'a [f32],
    pub(super) values: &'a [f32],
    pub(super) hidden: usize,
    pub(super) heads: usize,
}

/// The dimensions of a head that this file is compiled for.
pub(super) const HEAD: usize = 32;

impl Attention {
    /// Writes, for each token from `begin` to `end`, the mean of their values, weighed by how its query meets their keys.
    #[inline(always)]
    pub(super) fn look(&mut self, looks: &Looks<'_>, begin: usize, end: usize, out: &mut [f32]) {
        let count = end - begin;
        let wide = count.next_multiple_of(LANES);
        self.keys.resize(HEAD * wide, 0.0);
        self.values.resize(count * HEAD, 0.0);
        self.scores.resize(wide, 0.0);
        for head in 0..looks.heads {
            let of = |token: usize| (begin + token) * looks.hidden + head * HEAD;
            for token in 0..count {
                for (place, key) in looks.keys[of(token)..of(token) + HEAD].iter().enumerate() {
                    self.keys[place * wide + token] = *key;
                }
                self.values[token * HEAD..(token + 1) * HEAD]
                    .copy_from_slice(&looks.values[of(token)..of(token) + HEAD]);
            }
            for token in 0..count {
                let query = &looks.queries[of(token)..of(token) + HEAD];
                let mean = self.mean(query, count, wide);
                out[of(token)..of(token) + HEAD].copy_from_slice(&mean);
            }
        }
    }

    #[inline(always)]
    fn mean(&mut self, query: &[f32], count: usize, wide: usize) -> [f32; HEAD] {
        let scores = &mut self.scores[..wide];
        let scale = 1.0 / (HEAD as f32).sqrt();
        for (block, scores) in scores.chunks_exact_mut(LANES).enumerate() {
            let mut sums = [0.0_f32; LANES];
            for (number, keys) in query.iter().zip(self.keys.chunks_exact(wide)) {
                let keys = &keys[block * LANES..(block + 1) * LANES];
                for (sum, key) in sums.iter_mut().zip(keys) {
                    *sum += number * key;
                }
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score = sum * scale;
            }
        }
        scores[count..].fill(f32::MIN);
        let most = greatest(scores);
        for score in scores.iter_mut() {
            *score = exp(*score - most);
        }
        scores[count..].fill(0.0);
        let inverse = 1.0 / sum(scores, |score| score);
        let mut mean = [0.0_f32; HEAD];
        for (score, values) in scores.iter().zip(self.values.chunks_exact(HEAD)) {
            let weight = score * inverse;
            for (mean, value) in mean.iter_mut().zip(values) {
                *mean += weight * value;
            }
        }
        mean
    }
}
