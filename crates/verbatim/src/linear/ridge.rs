//! Ridge regression on how alike texts are, all lines at once, with the score that each text would get had it not been
//! learned from: no fold is needed.
//!
//! Source: Rifkin and Lippert, "Notes on regularized least-squares", MIT-CSAIL-TR-2007-025 (kernel form, §2; leaving one out
//! in closed form, §3). Time grows with the cube of the texts, memory with their square (four bytes each).

use super::features::Sparse;
use super::sense::{Sense, dot};

/// How far the penalty pulls against the data: chosen by cross-validation among 1, 2, 3 and 4.
const PENALTY: f32 = 3.0;
/// How alike two texts are at least: what a line says of any text.
const ANY: f32 = 1.0;
/// Rows that are worked on together, so that the others are fetched once for all.
const TOGETHER: usize = 16;

/// What was learned of each text.
pub(super) struct Pulls {
    /// A row of `lines` numbers a text: how far it pulls those that are like it.
    pub(super) pulls: Vec<f32>,
    /// What each line says of a text that it did not learn from.
    pub(super) held_out: Vec<f64>,
    /// What each line says of any text.
    pub(super) biases: Vec<f32>,
}

/// Learns lines from rows of n-grams and the places of the texts; `width` is the number of features.
pub(super) fn ridge(rows: &[Sparse], sense: &Sense, truth: &[bool], width: usize, lines: usize) -> Pulls {
    let texts = rows.len();
    let inverse = inverse_of_root(likenesses(rows, sense, width), texts);
    let row = |text: usize| &inverse[text * texts..text * texts + text + 1];
    let mut halfway = vec![0.0_f32; texts * lines];
    let mut pulls = vec![0.0_f32; texts * lines];
    let mut square = vec![0.0_f32; texts];
    for text in 0..texts {
        for (other, times) in row(text).iter().enumerate() {
            for line in 0..lines {
                halfway[text * lines + line] += times * sign(truth[other * lines + line]);
            }
            square[other] += times * times;
        }
    }
    for text in 0..texts {
        for (other, times) in row(text).iter().enumerate() {
            for line in 0..lines {
                pulls[other * lines + line] += times * halfway[text * lines + line];
            }
        }
    }
    let mut biases = vec![0.0; lines];
    let mut held_out = Vec::with_capacity(texts * lines);
    for (at, pull) in pulls.iter().enumerate() {
        biases[at % lines] += ANY * pull;
        held_out.push(f64::from(sign(truth[at]) - pull / square[at / lines]));
    }
    Pulls {
        pulls,
        held_out,
        biases,
    }
}

fn sign(carried: bool) -> f32 {
    if carried { 1.0 } else { -1.0 }
}

/// How alike each text is to those before it and to itself, the penalty included; the rest of each row is not filled.
fn likenesses(rows: &[Sparse], sense: &Sense, width: usize) -> Vec<f32> {
    let texts = rows.len();
    let mut out = vec![0.0; texts * texts];
    let mut spread = vec![0.0_f32; width];
    for (text, row) in rows.iter().enumerate() {
        row.iter()
            .for_each(|(feature, value)| spread[*feature as usize] = *value);
        let own = sense.known(text);
        for (other, of_other) in rows[..=text].iter().enumerate() {
            let words: f32 = of_other
                .iter()
                .map(|(feature, value)| spread[*feature as usize] * value)
                .sum();
            out[text * texts + other] = ANY + words + sense.likeness(&own, &sense.known(other));
        }
        out[text * texts + text] += PENALTY;
        row.iter().for_each(|(feature, _)| spread[*feature as usize] = 0.0);
    }
    out
}

/// The inverse of the lower root of a symmetric matrix (Cholesky): the matrix' inverse is its transpose times itself.
fn inverse_of_root(mut matrix: Vec<f32>, size: usize) -> Vec<f32> {
    for from in (0..size).step_by(TOGETHER) {
        let to = (from + TOGETHER).min(size);
        let (above, below) = matrix.split_at_mut(from * size);
        let block = &mut below[..(to - from) * size];
        for (at, known) in above.chunks_exact(size).enumerate() {
            for row in block.chunks_exact_mut(size) {
                row[at] = (row[at] - dot(&row[..at], &known[..at])) / known[at];
            }
        }
        for at in from..to {
            let (above, below) = block.split_at_mut((at - from) * size);
            let row = &mut below[..size];
            for (known, place) in above.chunks_exact(size).zip(from..) {
                row[place] = (row[place] - dot(&row[..place], &known[..place])) / known[place];
            }
            // The penalty keeps this above 0, rounding included.
            row[at] = (row[at] - dot(&row[..at], &row[..at])).max(1e-3).sqrt();
        }
    }
    let mut roots = vec![0.0_f32; TOGETHER * size];
    for from in (0..size).step_by(TOGETHER) {
        let to = (from + TOGETHER).min(size);
        let (above, below) = matrix.split_at_mut(from * size);
        let block = &mut below[..(to - from) * size];
        roots[..block.len()].copy_from_slice(block);
        block.fill(0.0);
        for (at, known) in above.chunks_exact(size).enumerate() {
            for (row, root) in block.chunks_exact_mut(size).zip(roots.chunks_exact(size)) {
                take(&mut row[..=at], root[at], &known[..=at]);
            }
        }
        for at in from..to {
            let root = &roots[(at - from) * size..(at - from + 1) * size];
            let (above, below) = block.split_at_mut((at - from) * size);
            let row = &mut below[..size];
            for (known, place) in above.chunks_exact(size).zip(from..) {
                take(&mut row[..=place], root[place], &known[..=place]);
            }
            row[at] = 1.0;
            row[..=at].iter_mut().for_each(|number| *number /= root[at]);
        }
    }
    matrix
}

fn take(from: &mut [f32], times: f32, what: &[f32]) {
    for (from, what) in from.iter_mut().zip(what) {
        *from -= times * what;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_of_a_root_gives_the_inverse_of_the_matrix() {
        const SIZE: usize = 37;
        let entry = |row: usize, column: usize| {
            let near = 1.0 / (1.0 + row.abs_diff(column) as f32);
            if row == column { near + 2.0 } else { near }
        };
        let matrix = (0..SIZE * SIZE).map(|at| entry(at / SIZE, at % SIZE)).collect();

        let inverse = inverse_of_root(matrix, SIZE);

        for row in 0..SIZE {
            for column in 0..SIZE {
                let of_inverse = |a: usize, b: usize| -> f32 {
                    (a.max(b)..SIZE)
                        .map(|k| inverse[k * SIZE + a] * inverse[k * SIZE + b])
                        .sum()
                };
                let product: f32 = (0..SIZE).map(|k| entry(row, k) * of_inverse(k, column)).sum();
                let wanted = if row == column { 1.0 } else { 0.0 };
                assert!((product - wanted).abs() < 1e-4, "{row} {column} {product}");
            }
        }
    }

    #[test]
    fn the_score_of_a_text_held_out_is_that_of_learning_without_it() {
        let rows: Vec<Sparse> = (0..9_u8)
            .map(|n| vec![(u32::from(n % 3), 1.0), (u32::from(3 + n % 4), f32::from(n) / 9.0)])
            .collect();
        let truth: Vec<bool> = (0..9).map(|n| n % 3 == 0 || n == 4).collect();
        let none = Sense::measure(&[&[][..]; 9]);
        let all = ridge(&rows, &none, &truth, 7, 1);

        let without = ridge(&rows[..8], &none, &truth[..8], 7, 1);

        let product = |a: &Sparse, b: &Sparse| -> f32 {
            a.iter()
                .flat_map(|x| b.iter().filter(move |y| x.0 == y.0).map(move |y| x.1 * y.1))
                .sum()
        };
        let score: f32 = (0..8)
            .map(|n| without.pulls[n] * product(&rows[n], &rows[8]))
            .sum::<f32>()
            + without.biases[0];
        assert!((f64::from(score) - all.held_out[8]).abs() < 1e-4);
    }
}
