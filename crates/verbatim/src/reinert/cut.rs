//! The chi² of a two-way split, and the place of an order where it is largest.
//!
//! For classes of A and B entries out of N, with a_j of the n_j entries of column j in the first,
//! χ² = N²/(A·B) · (Σ a_j²/n_j − A²/N): one sum is kept up to date as rows pass from one side to the other.

use super::table::Table;

/// Values nearer than this share of the largest are computed again, column by column, before one is called larger.
const NEAR: f64 = 1e-9;

/// Most values that are computed again.
const MOST_NEAR: usize = 1000;

/// What the first class of a split holds of each column.
#[derive(Debug, Clone)]
pub(super) struct Sides<'a> {
    pub(super) table: &'a Table,
    /// Entries of each column in the first class.
    pub(super) first: Vec<u32>,
    /// Entries of the first class: A.
    pub(super) entries: usize,
    /// 1/n_j.
    inverses: Vec<f64>,
    /// a_j/n_j.
    shares: Vec<f64>,
    /// Σ a_j²/n_j.
    squares: f64,
}

impl<'a> Sides<'a> {
    /// Everything in the second class.
    pub(super) fn new(table: &'a Table) -> Self {
        Self {
            table,
            first: vec![0; table.columns()],
            entries: 0,
            inverses: table.totals.iter().map(|&total| 1.0 / f64::from(total)).collect(),
            shares: vec![0.0; table.columns()],
            squares: 0.0,
        }
    }

    /// With these rows in the first class.
    pub(super) fn with_first(table: &'a Table, rows: &[u32]) -> Self {
        let mut sides = Self::new(table);
        for &row in rows {
            for &column in table.row(row as usize) {
                sides.first[column as usize] += 1;
            }
            sides.entries += table.row(row as usize).len();
        }
        sides.refresh();
        sides
    }

    /// Sums anew, so that rounding does not pile up.
    pub(super) fn refresh(&mut self) {
        self.squares = 0.0;
        for ((share, &first), inverse) in self.shares.iter_mut().zip(&self.first).zip(&self.inverses) {
            *share = f64::from(first) * inverse;
            self.squares += *share * f64::from(first);
        }
    }

    /// The chi² of the split as it is; not a number when a class is empty.
    pub(super) fn chi2(&self) -> f64 {
        self.chi2_of(self.squares, self.entries as f64)
    }

    fn chi2_of(&self, squares: f64, entries: f64) -> f64 {
        let whole = self.table.present() as f64;
        whole * whole / (entries * (whole - entries)) * (squares - entries * entries / whole)
    }

    /// The chi² if a row that is in the first class (or is not) changed sides.
    pub(super) fn chi2_if_moved(&self, row: usize, in_first: bool) -> f64 {
        let columns = self.table.row(row);
        self.chi2_if(
            self.shares_of(columns),
            self.inverses_of(columns),
            columns.len(),
            in_first,
        )
    }

    /// The same from the sums of a row: of a_j/n_j and of 1/n_j over its `length` columns.
    pub(super) fn chi2_if(&self, shares: f64, inverses: f64, length: usize, in_first: bool) -> f64 {
        if in_first {
            let entries = self.entries as f64 - length as f64;
            self.chi2_of(self.squares - 2.0 * shares + inverses, entries)
        } else {
            let entries = self.entries as f64 + length as f64;
            self.chi2_of(self.squares + 2.0 * shares + inverses, entries)
        }
    }

    /// The sum of a_j/n_j over columns.
    pub(super) fn shares_of(&self, columns: &[u32]) -> f64 {
        columns.iter().map(|&column| self.shares[column as usize]).sum()
    }

    /// The sum of 1/n_j over columns.
    pub(super) fn inverses_of(&self, columns: &[u32]) -> f64 {
        columns.iter().map(|&column| self.inverses[column as usize]).sum()
    }

    /// Moves a row that is in the first class (or is not) to the other side.
    pub(super) fn switch(&mut self, row: usize, in_first: bool) {
        let columns = self.table.row(row);
        for &column in columns {
            let column = column as usize;
            let before = self.shares[column];
            if in_first {
                self.first[column] -= 1;
                self.squares += self.inverses[column] - 2.0 * before;
            } else {
                self.first[column] += 1;
                self.squares += self.inverses[column] + 2.0 * before;
            }
            self.shares[column] = f64::from(self.first[column]) * self.inverses[column];
        }
        if in_first {
            self.entries -= columns.len();
        } else {
            self.entries += columns.len();
        }
    }

    /// The chi² summed column by column from observed and expected counts: what two values that are all but equal are
    /// compared by, as rounding decides between them. `row` is first moved to the other side.
    pub(super) fn chi2_by_columns(&self, row: Option<(usize, bool)>) -> f64 {
        let (columns, in_first) = row.map_or((&[][..], false), |(row, side)| (self.table.row(row), side));
        let moved = if in_first { -1.0 } else { 1.0 };
        let whole = self.table.present() as f64;
        let share = (self.entries as f64 + moved * columns.len() as f64) / whole;
        let other = (whole - self.entries as f64 - moved * columns.len() as f64) / whole;
        let mut rest = columns.iter().peekable();
        let mut sum = 0.0;
        for (column, (&first, &total)) in self.first.iter().zip(&self.table.totals).enumerate() {
            let here = rest.next_if(|at| **at as usize == column).is_some();
            let first = f64::from(first) + if here { moved } else { 0.0 };
            let total = f64::from(total);
            let (expected, expected_other) = (total * share, total * other);
            let (apart, apart_other) = (first - expected, total - first - expected_other);
            sum += apart * apart / expected + apart_other * apart_other / expected_other;
        }
        sum
    }
}

/// Where an order is cut, and the chi² there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    /// Rows of the order in the first class.
    pub(super) first: usize,
    pub(super) chi2: f64,
}

/// The cut of an order of rows where the chi² is largest, the first of equals, with `smallest` rows or more on each
/// side; `None` when no cut has one.
pub(super) fn best_cut(table: &Table, order: impl ExactSizeIterator<Item = u32>, smallest: usize) -> Option<Cut> {
    let smallest = smallest.max(1);
    let last = order.len().saturating_sub(smallest);
    let mut sides = Sides::new(table);
    let mut best: Option<Cut> = None;
    for (first, row) in (1..=last).zip(order) {
        sides.switch(row as usize, false);
        let chi2 = sides.chi2();
        if first >= smallest && chi2.is_finite() && best.is_none_or(|best| chi2 > best.chi2) {
            best = Some(Cut { first, chi2 });
        }
    }
    best
}

/// The same for the rows of a table as they stand, where rounding alone decides between cuts: it is made to decide as
/// in rainette, which sums every chi² column by column.
pub(super) fn settled_cut(table: &Table) -> Option<Cut> {
    let mut sides = Sides::new(table);
    let mut values = Vec::with_capacity(table.rows());
    for row in 1..table.rows() {
        sides.switch(row - 1, false);
        values.push(sides.chi2());
    }
    let near = near_largest(&values)?;
    let mut sides = Sides::new(table);
    let mut best: Option<Cut> = None;
    let mut passed = 0;
    for at in near {
        for row in passed..=at {
            sides.switch(row, false);
        }
        passed = at + 1;
        let chi2 = sides.chi2_by_columns(None);
        if chi2.is_finite() && best.is_none_or(|best| chi2 > best.chi2) {
            best = Some(Cut { first: passed, chi2 });
        }
    }
    best
}

/// The places of the values that rounding alone may keep from being the largest, in order.
pub(super) fn near_largest(values: &[f64]) -> Option<Vec<usize>> {
    let largest = values
        .iter()
        .copied()
        .filter(|value| value.is_finite())
        .reduce(f64::max)?;
    let least = largest - largest.abs() * NEAR;
    let near = values.iter().enumerate().filter(|(_, value)| **value >= least);
    Some(near.map(|(at, _)| at).take(MOST_NEAR).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reinert::matrix::Matrix;

    fn table() -> Table {
        let rows = [vec![0, 1], vec![0, 1, 2], vec![1], vec![3, 4], vec![2, 3, 4], vec![4]];
        Table::whole(&Matrix::from_rows(5, rows).unwrap())
    }

    #[test]
    fn the_chi2_kept_up_to_date_is_that_of_the_table() {
        let table = table();
        let mut sides = Sides::with_first(&table, &[0, 1, 4]);

        for (row, in_first) in [(2, false), (4, true), (5, false), (5, true)] {
            let announced = sides.chi2_if_moved(row, in_first);
            let summed = sides.chi2_by_columns(Some((row, in_first)));
            sides.switch(row, in_first);
            assert!((sides.chi2() - announced).abs() < 1e-12);
            assert!((sides.chi2() - summed).abs() < 1e-12);
            assert!((sides.chi2() - sides.chi2_by_columns(None)).abs() < 1e-12);
        }
    }

    #[test]
    fn the_chi2_is_that_of_a_textbook() {
        // 2 × 2: 10, 20 / 30, 5; chi² = N(ad − bc)²/(product of margins) = 65·(50 − 600)²/(30·35·40·25).
        let row = |term: u32| vec![term];
        let rows = [(0, 10), (1, 20), (0, 30), (1, 5)].map(|(term, count)| vec![row(term); count]);
        let table = Table::whole(&Matrix::from_rows(2, rows.concat()).unwrap());

        let sides = Sides::with_first(&table, &(0..30).collect::<Vec<_>>());

        let wanted = 65.0 * 550.0_f64.powi(2) / (30.0 * 35.0 * 40.0 * 25.0);
        assert!((sides.chi2() - wanted).abs() < 1e-12);
    }

    #[test]
    fn an_order_is_cut_between_its_two_vocabularies() {
        let cut = best_cut(&table(), [2, 0, 1, 4, 3, 5].into_iter(), 1).unwrap();

        assert_eq!(cut.first, 3);
        assert_eq!(settled_cut(&table().in_order(&[2, 0, 1, 4, 3, 5])).unwrap().first, 3);
        assert!(cut.chi2 > 5.0);
    }

    #[test]
    fn one_row_has_no_cut() {
        let table = Table::whole(&Matrix::from_rows(3, [vec![0, 1, 2]]).unwrap());

        assert_eq!(best_cut(&table, [0].into_iter(), 1), None);
        assert_eq!(settled_cut(&table), None);
    }
}
