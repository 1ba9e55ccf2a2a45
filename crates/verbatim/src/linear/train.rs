//! Logistic regression by dual coordinate descent.
//!
//! Source: Yu, Huang and Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models",
//! Machine Learning 85 (2011), algorithm 5, as in LIBLINEAR.

use super::features::Sparse;

/// How far the data may pull against the penalty.
const COST: f64 = 4.0;
/// Passes over the texts at most, and the gradient under which it stops sooner.
const PASSES: usize = 40;
const PRECISION: f64 = 0.02;

/// What was learned for one label.
pub(super) struct Line {
    pub(super) weights: Vec<f32>,
    pub(super) bias: f32,
}

impl Line {
    /// The score of a row; above 0 speaks for the label.
    pub(super) fn score(&self, row: &Sparse) -> f32 {
        self.bias
            + row
                .iter()
                .map(|&(feature, value)| value * self.weights[feature as usize])
                .sum::<f32>()
    }
}

/// One text's pair of dual variables.
struct Dual {
    row: usize,
    sign: f64,
    cost: f64,
    square: f64,
    alpha: [f64; 2],
}

/// Learns to tell the rows of `chosen` whose truth holds from the others. The rarer side weighs more (by the square root
/// of the imbalance: full balance makes rare labels shout).
pub(super) fn logistic(rows: &[Sparse], truth: &[bool], chosen: &[usize], width: usize) -> Line {
    let positives = chosen.iter().filter(|row| truth[**row]).count().max(1) as f64;
    let negatives = (chosen.len() as f64 - positives).max(1.0);
    let mut weights = vec![0.0_f64; width];
    let mut bias = 0.0_f64;
    let mut duals: Vec<Dual> = Vec::with_capacity(chosen.len());
    for &row in chosen {
        let (sign, imbalance) = if truth[row] {
            (1.0, negatives / positives)
        } else {
            (-1.0, positives / negatives)
        };
        let cost = COST * imbalance.sqrt().clamp(0.3, 8.0);
        let low = (0.001 * cost).min(1e-8);
        let square = 1.0 + rows[row].iter().map(|(_, value)| f64::from(value * value)).sum::<f64>();
        add(&mut weights, &mut bias, &rows[row], sign * low);
        duals.push(Dual {
            row,
            sign,
            cost,
            square,
            alpha: [low, cost - low],
        });
    }
    for pass in 0..PASSES {
        let mut worst = 0.0_f64;
        for turn in 0..duals.len() {
            let at = shuffled(turn, pass, duals.len());
            let dual = &mut duals[at];
            let score = bias
                + rows[dual.row]
                    .iter()
                    .map(|&(f, v)| f64::from(v) * weights[f as usize])
                    .sum::<f64>();
            let (gradient, step) = improve(dual, dual.sign * score);
            worst = worst.max(gradient);
            if step != 0.0 {
                add(&mut weights, &mut bias, &rows[dual.row], step * dual.sign);
            }
        }
        if worst < PRECISION {
            break;
        }
    }
    Line {
        weights: weights.into_iter().map(|weight| weight as f32).collect(),
        bias: bias as f32,
    }
}

fn add(weights: &mut [f64], bias: &mut f64, row: &Sparse, step: f64) {
    *bias += step;
    for &(feature, value) in row {
        weights[feature as usize] += step * f64::from(value);
    }
}

/// A fixed order that differs from pass to pass, so that texts sorted by theme do not pull the line to and fro.
fn shuffled(turn: usize, pass: usize, n: usize) -> usize {
    const STRIDES: [usize; 4] = [7919, 104_729, 611_953, 1_299_709];
    let stride = STRIDES[pass % STRIDES.len()];
    // A stride that divides n would miss texts; primes this large divide only huge multiples of themselves.
    if n.is_multiple_of(stride) {
        turn
    } else {
        (turn * stride + pass) % n
    }
}

/// Newton's method on one text's dual problem: the size of its gradient before, and by how much its weight moved.
fn improve(dual: &mut Dual, margin: f64) -> (f64, f64) {
    const INNER: usize = 50;
    const SHRINK: f64 = 0.1;
    let (a, b, cost) = (dual.square, margin, dual.cost);
    let first = 0.5 * a * (dual.alpha[1] - dual.alpha[0]) + b >= 0.0;
    let (this, other, sign) = if first { (0, 1, 1.0) } else { (1, 0, -1.0) };
    let old = dual.alpha[this];
    let mut z = old;
    if cost - z < 0.5 * cost {
        z *= SHRINK;
    }
    let gradient = |z: f64| a * (z - old) + sign * b + (z / (cost - z)).ln();
    let mut g = gradient(z);
    let before = g.abs();
    let mut moved = false;
    for _ in 0..INNER {
        if g.abs() < PRECISION * 0.1 {
            break;
        }
        let curve = a + cost / (cost - z) / z;
        let next = z - g / curve;
        z = if next <= 0.0 {
            z * SHRINK
        } else {
            next.min(cost * (1.0 - 1e-12))
        };
        g = gradient(z);
        moved = true;
    }
    if !moved {
        return (before, 0.0);
    }
    dual.alpha[this] = z;
    dual.alpha[other] = cost - z;
    (before, sign * (z - old))
}
