//! Support vector machines with squared hinge loss, one a line, all lines at once: a text's row is read once for all.
//!
//! Source: Hsieh, Chang, Lin, Keerthi and Sundararajan, "A dual coordinate descent method for large-scale linear SVM", ICML
//! 2008, algorithm 1 (L2-SVM), as in LIBLINEAR; each line is learned as if it were alone.

use super::features::Sparse;
use crate::agreement::SplitMix;

/// How far the data may pull against the penalty: chosen by cross-validation among 0.1, 0.3 and 0.6.
const COST: f32 = 0.3;
/// Passes over the texts at most, and the projected gradient under which it stops sooner.
const PASSES: usize = 30;
const PRECISION: f32 = 0.05;
/// Texts are met in another order at each pass, always the same from run to run.
const SEED: u64 = 20;

/// What was learned: for each feature a weight for each line.
pub(super) struct Lines {
    pub(super) weights: Vec<f32>,
    pub(super) biases: Vec<f32>,
}

impl Lines {
    /// The score of a row on each line; above 0 speaks for it.
    pub(super) fn score(&self, row: &Sparse, scores: &mut [f32]) {
        let lines = self.biases.len();
        scores.copy_from_slice(&self.biases);
        for &(feature, value) in row {
            let at = feature as usize * lines;
            add(scores, &self.weights[at..at + lines], value);
        }
    }
}

fn add(to: &mut [f32], what: &[f32], times: f32) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}

/// Learns from the rows of `chosen`; `truth` has a row of `lines` values a text, `width` is the number of features.
pub(super) fn solve(rows: &[Sparse], truth: &[bool], chosen: &[usize], width: usize, lines: usize) -> Lines {
    let mut found = Lines {
        weights: vec![0.0; width * lines],
        biases: vec![0.0; lines],
    };
    if lines == 0 {
        return found;
    }
    let softness = 0.5 / COST;
    let squares: Vec<f32> = chosen
        .iter()
        .map(|row| 1.0 + softness + rows[*row].iter().map(|(_, value)| value * value).sum::<f32>())
        .collect();
    let mut alphas = vec![0.0_f32; chosen.len() * lines];
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    let mut random = SplitMix(SEED);
    let (mut scores, mut steps) = (vec![0.0; lines], vec![0.0; lines]);
    for _ in 0..PASSES {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let mut worst = 0.0_f32;
        for &at in &order {
            let row = chosen[at];
            found.score(&rows[row], &mut scores);
            let alphas = &mut alphas[at * lines..(at + 1) * lines];
            let truth = &truth[row * lines..(row + 1) * lines];
            let mut moved = false;
            for line in 0..lines {
                let sign = if truth[line] { 1.0 } else { -1.0 };
                let alpha = alphas[line];
                let gradient = sign * scores[line] - 1.0 + softness * alpha;
                let next = (alpha - gradient / squares[at]).max(0.0);
                let pull = if alpha == 0.0 { gradient.min(0.0) } else { gradient };
                worst = worst.max(pull.abs());
                alphas[line] = next;
                steps[line] = sign * (next - alpha);
                moved |= next != alpha;
            }
            if moved {
                add(&mut found.biases, &steps, 1.0);
                for &(feature, value) in &rows[row] {
                    let at = feature as usize * lines;
                    add(&mut found.weights[at..at + lines], &steps, value);
                }
            }
        }
        if worst < PRECISION {
            break;
        }
    }
    found
}
