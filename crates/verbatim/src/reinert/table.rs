//! The sparse table of one class: the texts that still have a term in it, and the terms that they have.

use super::matrix::Matrix;

/// Texts × terms of one class, numbered anew so that every row and every column has at least one entry. The order of
/// rows is the order in which the class holds its texts; columns keep the order of the matrix.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The text of each row, in the numbers of the matrix.
    pub(super) texts: Vec<u32>,
    starts: Vec<usize>,
    entries: Vec<u32>,
    /// In how many rows each column stands; never zero.
    pub(super) totals: Vec<u32>,
}

impl Table {
    /// The whole matrix, without empty rows and columns.
    pub(super) fn whole(matrix: &Matrix) -> Self {
        let rows = matrix.rows().enumerate();
        let texts = rows.map(|(text, row)| (text as u32, row));
        Self::compact(texts, matrix.terms(), matrix.present())
    }

    /// Some rows, in this order, with the columns of `kept` alone.
    pub(super) fn part(&self, rows: &[u32], kept: &[bool]) -> Self {
        let mut places = vec![u32::MAX; self.columns()];
        let mut columns = 0;
        for (place, _) in places.iter_mut().zip(kept).filter(|(_, kept)| **kept) {
            *place = columns;
            columns += 1;
        }
        let mut row = Vec::new();
        // As many entries as so many rows have at most, or nearly so: to grow is to copy.
        let entries = self.present() / self.rows().max(1) * rows.len();
        let mut part = Gathering::new(columns as usize, entries);
        for &at in rows {
            row.clear();
            let columns = self.row(at as usize).iter();
            row.extend(
                columns
                    .map(|&term| places[term as usize])
                    .filter(|&place| place != u32::MAX),
            );
            part.push(self.texts[at as usize], &row);
        }
        part.finish()
    }

    /// The same rows in another order, side by side in memory for those who walk that order often.
    pub(super) fn in_order(&self, order: &[u32]) -> Self {
        let rows = order
            .iter()
            .map(|&row| (self.texts[row as usize], self.row(row as usize)));
        Self::compact(rows, self.columns(), self.present())
    }

    fn compact<'a>(rows: impl Iterator<Item = (u32, &'a [u32])>, columns: usize, entries: usize) -> Self {
        let mut out = Gathering::new(columns, entries);
        for (text, row) in rows {
            out.push(text, row);
        }
        out.finish()
    }

    pub(super) fn rows(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.totals.len()
    }

    /// How many entries: N in the formulas.
    pub(super) fn present(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn row(&self, at: usize) -> &[u32] {
        &self.entries[self.starts[at]..self.starts[at + 1]]
    }

    /// The rows in order.
    pub(super) fn each_row(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|pair| &self.entries[pair[0]..pair[1]])
    }
}

/// A table while it is built: empty rows are left out at once, empty columns at the end.
struct Gathering(Table);

impl Gathering {
    fn new(columns: usize, entries: usize) -> Self {
        Self(Table {
            texts: Vec::new(),
            starts: vec![0],
            entries: Vec::with_capacity(entries),
            totals: vec![0; columns],
        })
    }

    fn push(&mut self, text: u32, row: &[u32]) {
        if row.is_empty() {
            return;
        }
        let table = &mut self.0;
        table.texts.push(text);
        table.entries.extend_from_slice(row);
        table.starts.push(table.entries.len());
        for &column in row {
            table.totals[column as usize] += 1;
        }
    }

    fn finish(self) -> Table {
        let mut table = self.0;
        if table.totals.contains(&0) {
            let mut places = vec![0; table.totals.len()];
            let mut next = 0;
            for (place, total) in places.iter_mut().zip(&table.totals) {
                *place = next;
                next += u32::from(*total > 0);
            }
            for column in &mut table.entries {
                *column = places[*column as usize];
            }
            table.totals.retain(|total| *total > 0);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_and_columns_are_left_out() {
        let matrix = Matrix::from_rows(5, [vec![1, 4], vec![], vec![4]]).unwrap();

        let table = Table::whole(&matrix);

        assert_eq!((table.rows(), table.columns(), table.present()), (2, 2, 3));
        assert_eq!(table.texts, [0, 2]);
        assert_eq!(table.each_row().collect::<Vec<_>>(), [&[0, 1][..], &[1]]);
        assert_eq!(table.totals, [1, 2]);
    }

    #[test]
    fn a_part_keeps_the_order_that_was_asked() {
        let matrix = Matrix::from_rows(3, [vec![0, 1], vec![1, 2], vec![2], vec![0]]).unwrap();

        let part = Table::whole(&matrix).part(&[3, 2, 1], &[false, true, true]);

        assert_eq!(part.texts, [2, 1]);
        assert_eq!(part.each_row().collect::<Vec<_>>(), [&[1][..], &[0, 1]]);
    }
}
