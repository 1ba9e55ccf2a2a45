//! Which move raises the chi² most, kept up to date move by move.
//!
//! Of each row are kept the sum of a_j/n_j over its columns, which changes only when a row that shares a column moves,
//! and the sum of 1/n_j, which never does. A move then costs its columns' rows, not the whole table.

use super::cut::Sides;

/// Moves after which the sums are made anew, so that rounding does not pile up.
const REFRESH: usize = 256;

/// The sums of each row, and which rows each column has.
pub(super) struct Gains {
    shares: Vec<f64>,
    inverses: Vec<f64>,
    starts: Vec<usize>,
    rows: Vec<u32>,
    moves: usize,
}

impl Gains {
    pub(super) fn new(sides: &Sides) -> Self {
        let table = sides.table;
        let mut ends = vec![0_usize];
        for &total in &table.totals {
            ends.push(ends.last().copied().unwrap_or(0) + total as usize);
        }
        let starts = ends.clone();
        let mut rows = vec![0; table.present()];
        for (row, columns) in (0..).zip(table.each_row()) {
            for &column in columns {
                rows[ends[column as usize]] = row;
                ends[column as usize] += 1;
            }
        }
        let mut gains = Self {
            shares: Vec::new(),
            inverses: table.each_row().map(|row| sides.inverses_of(row)).collect(),
            starts,
            rows,
            moves: 0,
        };
        gains.sum_anew(sides);
        gains
    }

    fn sum_anew(&mut self, sides: &Sides) {
        self.shares.clear();
        self.shares
            .extend(sides.table.each_row().map(|row| sides.shares_of(row)));
    }

    /// The chi² if a row that is in the first class (or is not) changed sides.
    pub(super) fn chi2_if_moved(&self, sides: &Sides, row: u32, in_first: bool) -> f64 {
        let row = row as usize;
        sides.chi2_if(
            self.shares[row],
            self.inverses[row],
            sides.table.row(row).len(),
            in_first,
        )
    }

    /// The row whose move gives the highest chi², the first of equals, if that is above `least`. `open` says whether
    /// rows may leave the second and the first class.
    pub(super) fn best(&self, sides: &Sides, in_first: &[bool], open: [bool; 2], least: f64) -> Option<usize> {
        let mut best = (least, None);
        let rows = self.shares.iter().zip(&self.inverses).zip(in_first).enumerate();
        for (row, ((&shares, &inverses), &in_first)) in rows {
            let chi2 = sides.chi2_if(shares, inverses, sides.table.row(row).len(), in_first);
            if chi2 > best.0 && open[usize::from(in_first)] {
                best = (chi2, Some(row));
            }
        }
        best.1
    }

    /// Takes note that a row has left the first class, or come into it.
    pub(super) fn moved(&mut self, sides: &Sides, row: usize, into_first: bool) {
        self.moves += 1;
        if self.moves.is_multiple_of(REFRESH) {
            self.sum_anew(sides);
            return;
        }
        for &column in sides.table.row(row) {
            let inverse = 1.0 / f64::from(sides.table.totals[column as usize]);
            let change = if into_first { inverse } else { -inverse };
            let column = column as usize;
            for &other in &self.rows[self.starts[column]..self.starts[column + 1]] {
                self.shares[other as usize] += change;
            }
        }
    }
}
