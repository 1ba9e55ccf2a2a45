//! The first axis of the correspondence analysis of a table (Benzécri 1973), by which texts are put in order.
//!
//! The axis is the leading singular vector of S = (P − rc′)/√(rc′), found by the implicitly restarted Lanczos method
//! (Sorensen 1992) on S′S or SS′, whichever is smaller, without ever forming S. The first vector comes from a fixed
//! sequence of numbers, the sizes of the basis and the signs of rotations are fixed too: the direction of the axis, on
//! which a split may hang, is the same in every run and the same as that of rainette, which asks RSpectra.

use super::{
    table::Table,
    tridiagonal::{Columns, Tridiagonal},
};

/// Vectors of the basis.
const BASIS: usize = 20;

/// Most restarts.
const RESTARTS: usize = 1000;

/// Where each row of the table stands on the first axes, `count` of them at most; none when nothing varies. Signs are a
/// convention. `tolerance` is the residual of the first at which the search ends, as a share of its eigenvalue; the
/// others are what was found of them by then.
pub(super) fn axes(table: &Table, count: usize, tolerance: f64) -> Vec<Vec<f64>> {
    let standard = Standardised::new(table);
    let tall = table.rows() > table.columns();
    let mut found = if tall {
        let operate = |x: &[f64], y: &mut [f64]| standard.columns_to_columns(x, y);
        leading(table.columns(), count, tolerance, operate)
    } else {
        let mut between = vec![0.0; table.columns()];
        leading(table.rows(), count, tolerance, |x, y| {
            standard.to_columns(x, &mut between);
            standard.to_rows(&between, y);
        })
    };
    for coordinates in &mut found {
        if tall {
            let mut rows = vec![0.0; table.rows()];
            standard.to_rows(coordinates, &mut rows);
            *coordinates = rows;
        }
        for (coordinate, root) in coordinates.iter_mut().zip(&standard.row_roots) {
            *coordinate /= root;
        }
    }
    found.retain(|coordinates| coordinates.iter().all(|value| value.is_finite()));
    found
}

/// The rows in the order of their coordinates; of two that stand on the same place, the one that comes first.
pub(super) fn in_order(coordinates: &[f64]) -> Vec<u32> {
    let mut places: Vec<(f64, u32)> = coordinates.iter().copied().zip(0..).collect();
    // −0 and 0 are the same place, so no total order of bits here; all are finite.
    places.sort_unstable_by(|a, b| {
        a.0.partial_cmp(&b.0)
            .unwrap_or(std::cmp::Ordering::Equal)
            .then(a.1.cmp(&b.1))
    });
    places.into_iter().map(|(_, row)| row).collect()
}

/// S as an operator: an entry of S is x/√(row total × column total) − √(r c).
struct Standardised<'a> {
    table: &'a Table,
    /// √(row total).
    row_roots: Vec<f64>,
    /// 1/√(column total).
    column_inverses: Vec<f64>,
    /// √c.
    column_shares: Vec<f64>,
    /// √N.
    whole: f64,
}

impl<'a> Standardised<'a> {
    fn new(table: &'a Table) -> Self {
        let whole = (table.present() as f64).sqrt();
        let column_roots = table.totals.iter().map(|&total| f64::from(total).sqrt());
        Self {
            table,
            row_roots: table.each_row().map(|row| (row.len() as f64).sqrt()).collect(),
            column_inverses: column_roots.clone().map(|root| 1.0 / root).collect(),
            column_shares: column_roots.map(|root| root / whole).collect(),
            whole,
        }
    }

    /// `rows` ← S `columns`.
    fn to_rows(&self, columns: &[f64], rows: &mut [f64]) {
        let scaled = product(columns, &self.column_inverses);
        let mean = dot(columns, &self.column_shares) / self.whole;
        for ((out, row), root) in rows.iter_mut().zip(self.table.each_row()).zip(&self.row_roots) {
            *out = sum_at(&scaled, row) / root - mean * root;
        }
    }

    /// `columns` ← S′ `rows`.
    fn to_columns(&self, rows: &[f64], columns: &mut [f64]) {
        columns.fill(0.0);
        let mut mean = 0.0;
        for ((value, row), root) in rows.iter().zip(self.table.each_row()).zip(&self.row_roots) {
            let share = value / root;
            mean += value * root;
            for &column in row {
                columns[column as usize] += share;
            }
        }
        self.centre(columns, mean);
    }

    /// `out` ← S′S `columns`, in one pass over the rows.
    fn columns_to_columns(&self, columns: &[f64], out: &mut [f64]) {
        let scaled = product(columns, &self.column_inverses);
        let mean = dot(columns, &self.column_shares) / self.whole;
        out.fill(0.0);
        let mut balance = 0.0;
        for (row, root) in self.table.each_row().zip(&self.row_roots) {
            let value = sum_at(&scaled, row) / root - mean * root;
            let share = value / root;
            balance += value * root;
            for &column in row {
                out[column as usize] += share;
            }
        }
        self.centre(out, balance);
    }

    fn centre(&self, columns: &mut [f64], mean: f64) {
        let mean = mean / self.whole;
        let weights = self.column_inverses.iter().zip(&self.column_shares);
        for (out, (inverse, share)) in columns.iter_mut().zip(weights) {
            *out = *out * inverse - mean * share;
        }
    }
}

/// The eigenvectors of the largest eigenvalues of a symmetric operator that has none below zero, largest first; those
/// of eigenvalues that are zero are left out.
fn leading(size: usize, count: usize, tolerance: f64, mut operate: impl FnMut(&[f64], &mut [f64])) -> Vec<Vec<f64>> {
    let basis = BASIS.min(size);
    let started = if basis < 2 {
        None
    } else {
        Lanczos::start(size, basis, &mut operate)
    };
    let Some(mut lanczos) = started else {
        return Vec::new();
    };
    let kept = if basis >= 6 { basis / 2 } else { 2.min(basis - 1) };
    let least = f64::EPSILON.powf(2.0 / 3.0);
    lanczos.extend(1, &mut operate);
    for _ in 0..RESTARTS {
        let Some((values, vectors)) = lanczos.small.eigen() else {
            break;
        };
        let mut order: Vec<usize> = (0..basis).collect();
        order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
        let residual = vectors.column(order[0])[basis - 1].abs() * lanczos.beta;
        if residual <= tolerance * values[order[0]].abs().max(least) {
            let wanted = order.into_iter().take(count).filter(|&at| values[at] > least);
            return wanted.map(|at| lanczos.combined(vectors.column(at))).collect();
        }
        let mut shifts: Vec<f64> = order[kept..].iter().map(|&at| values[at]).collect();
        shifts.sort_by(|a, b| b.abs().total_cmp(&a.abs()));
        lanczos.restart(kept, &shifts);
        lanczos.extend(kept, &mut operate);
    }
    Vec::new()
}

/// A·V = V·T + f·e′.
struct Lanczos {
    vectors: Vec<Vec<f64>>,
    small: Tridiagonal,
    rest: Vec<f64>,
    beta: f64,
}

impl Lanczos {
    fn start(size: usize, basis: usize, operate: &mut impl FnMut(&[f64], &mut [f64])) -> Option<Self> {
        let mut first = vec![0.0; size];
        // In the range of the operator, so that rows alike have components alike.
        operate(&scattered(size, 1), &mut first);
        let length = norm(&first);
        if length.is_nan() || length <= f64::MIN_POSITIVE * 10.0 {
            return None;
        }
        first.iter_mut().for_each(|value| *value /= length);
        let mut rest = vec![0.0; size];
        operate(&first, &mut rest);
        let corner = dot(&first, &rest);
        subtract(&mut rest, corner, &first);
        let mut small = Tridiagonal {
            diagonal: vec![0.0; basis],
            beside: vec![0.0; basis - 1],
        };
        small.diagonal[0] = corner;
        let noise = rest.iter().all(|value| value.abs() < f64::EPSILON);
        let beta = if noise { 0.0 } else { norm(&rest) };
        Some(Self {
            vectors: vec![first],
            small,
            rest,
            beta,
        })
    }

    /// From `from` vectors to the whole basis, each made orthogonal to all before it.
    fn extend(&mut self, from: usize, operate: &mut impl FnMut(&[f64], &mut [f64])) {
        let basis = self.small.size();
        let size = self.rest.len();
        let negligible = f64::EPSILON * (size as f64).sqrt();
        self.vectors.truncate(from);
        for at in from..basis {
            let lost = self.beta < f64::MIN_POSITIVE * 10.0;
            if lost {
                self.begin_anew(at, operate);
            }
            let beta = self.beta;
            self.vectors.push(self.rest.iter().map(|value| value / beta).collect());
            self.small.beside[at - 1] = if lost { 0.0 } else { beta };
            operate(&self.vectors[at], &mut self.rest);
            if !lost {
                subtract(&mut self.rest, beta, &self.vectors[at - 1]);
            }
            self.small.diagonal[at] = dot(&self.vectors[at], &self.rest);
            subtract(&mut self.rest, self.small.diagonal[at], &self.vectors[at]);
            self.beta = norm(&self.rest);
            for _ in 0..5 {
                let overlaps: Vec<f64> = self.vectors.iter().map(|vector| dot(vector, &self.rest)).collect();
                let worst = overlaps.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
                if worst <= f64::EPSILON * self.beta {
                    break;
                }
                if self.beta < negligible {
                    self.rest.fill(0.0);
                    self.beta = 0.0;
                    break;
                }
                for (vector, overlap) in self.vectors.iter().zip(&overlaps) {
                    subtract(&mut self.rest, *overlap, vector);
                }
                self.small.beside[at - 1] += overlaps[at - 1];
                self.small.diagonal[at] += overlaps[at];
                self.beta = norm(&self.rest);
            }
        }
    }

    /// A new direction, when the basis has taken in all that its first vector leads to.
    fn begin_anew(&mut self, at: usize, operate: &mut impl FnMut(&[f64], &mut [f64])) {
        let size = self.rest.len();
        for attempt in 0..5 {
            let seed = (2 * at + 123 * attempt) as u64;
            let scattered = scattered(size, seed);
            if attempt == 0 {
                operate(&scattered, &mut self.rest);
            } else {
                self.rest = scattered;
            }
            for _ in 0..4 {
                for vector in &self.vectors {
                    let overlap = dot(vector, &self.rest);
                    subtract(&mut self.rest, overlap, vector);
                }
            }
            self.beta = norm(&self.rest);
            let worst = self
                .vectors
                .iter()
                .map(|vector| dot(vector, &self.rest).abs())
                .fold(0.0, f64::max);
            if worst < f64::EPSILON * self.beta {
                return;
            }
        }
        self.beta = self.beta.max(f64::MIN_POSITIVE * 10.0);
    }

    /// Keeps what matters of the basis: the directions of `shifts` are filtered out.
    fn restart(&mut self, kept: usize, shifts: &[f64]) {
        let basis = self.small.size();
        let mut turns = Columns::identity(basis);
        for &shift in shifts {
            self.small.shifted(shift, &mut turns);
        }
        let vectors: Vec<Vec<f64>> = (0..=kept).map(|at| self.combined(turns.column(at))).collect();
        let carried = turns.column(kept - 1)[basis - 1];
        let coupling = self.small.beside[kept - 1];
        for (rest, next) in self.rest.iter_mut().zip(&vectors[kept]) {
            *rest = *rest * carried + next * coupling;
        }
        self.beta = norm(&self.rest);
        self.vectors = vectors;
        self.vectors.truncate(kept);
    }

    fn combined(&self, weights: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; self.rest.len()];
        for (vector, weight) in self.vectors.iter().zip(weights) {
            subtract(&mut out, -weight, vector);
        }
        out
    }
}

/// Numbers between −½ and ½ that are the same everywhere (Park and Miller 1988).
fn scattered(size: usize, seed: u64) -> Vec<f64> {
    const MODULUS: u64 = 2_147_483_647;
    let mut state = (seed % MODULUS).max(1);
    let next = || {
        state = state * 16_807 % MODULUS;
        state as f64 / MODULUS as f64 - 0.5
    };
    std::iter::repeat_with(next).take(size).collect()
}

fn sum_at(values: &[f64], places: &[u32]) -> f64 {
    places.iter().map(|&place| values[place as usize]).sum()
}

fn product(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a * b).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(vector: &[f64]) -> f64 {
    dot(vector, vector).sqrt()
}

/// `vector` ← `vector` − `weight` × `other`.
fn subtract(vector: &mut [f64], weight: f64, other: &[f64]) {
    for (value, other) in vector.iter_mut().zip(other) {
        *value -= weight * other;
    }
}
