//! Tables of counts whose small numbers must not point at a person.
//!
//! A count under the least is masked, and so is what would give it back by subtraction: with the totals of its row and
//! column known, a number that stands masked alone is no secret (Hundepool et al., *Statistical Disclosure Control*,
//! Wiley 2012, chapter 4).

use std::collections::BTreeMap;

/// A table of counts as it may be shown: `None` where a number is masked.
///
/// `rows` are of equal length, and of 63 columns at most; the reader is taken to know the total of every row and column,
/// so each row's total becomes one more column of the answer, the last. Zeros are shown: nobody is behind them. Where a
/// line has nothing left to mask with, as in a table of one row, its number stays masked as well as can be.
///
/// A line is safe when its masked numbers are two at least, add up to `least` at least, and none of them follows from
/// all lines together (a masked number is found exactly when it is a bridge of the graph that joins rows to columns).
pub fn masked(rows: &[Vec<i64>], least: i64) -> Vec<Vec<Option<i64>>> {
    let mut table = Table::new(rows, least);
    while table.mask_beside() || table.mask_beside_bridges() {}
    table.shown()
}

struct Table {
    least: i64,
    counts: Vec<Vec<i64>>,
    /// A bit a column.
    masks: Vec<u64>,
    columns: usize,
}

impl Table {
    fn new(rows: &[Vec<i64>], least: i64) -> Self {
        let counts: Vec<Vec<i64>> = rows
            .iter()
            .map(|row| row.iter().copied().chain([row.iter().sum()]).collect())
            .collect();
        let small = |n: &i64| *n > 0 && *n < least;
        let mask = |row: &Vec<i64>| {
            let bits = row.iter().enumerate().filter(|(_, n)| small(n));
            bits.fold(0, |mask, (column, _)| mask | 1 << column)
        };
        Self {
            least,
            masks: counts.iter().map(mask).collect(),
            columns: counts.first().map_or(0, Vec::len),
            counts,
        }
    }

    fn is_masked(&self, row: usize, column: usize) -> bool {
        self.masks[row] >> column & 1 == 1
    }

    /// Masks one more number in each line that is not safe; whether any was.
    fn mask_beside(&mut self) -> bool {
        let mut changed = false;
        for row in 0..self.counts.len() {
            let line: Vec<_> = (0..self.columns).map(|column| (row, column)).collect();
            changed |= self.keep(&line);
        }
        for column in 0..self.columns {
            let line: Vec<_> = (0..self.counts.len()).map(|row| (row, column)).collect();
            changed |= self.keep(&line);
        }
        changed
    }

    fn keep(&mut self, line: &[(usize, usize)]) -> bool {
        let masked = line.iter().filter(|(row, column)| self.is_masked(*row, *column));
        let (n, sum) = masked.fold((0, 0), |(n, sum), (row, column)| {
            (n + 1, sum + self.counts[*row][*column])
        });
        n > 0 && (n == 1 || sum < self.least) && self.mask_smallest(line)
    }

    fn mask_smallest(&mut self, line: &[(usize, usize)]) -> bool {
        let open = line.iter().filter(|(row, column)| !self.is_masked(*row, *column));
        // A zero hides nothing as well as a number does, and is the last choice: it would look like somebody.
        let smallest = open.min_by_key(|(row, column)| (self.counts[*row][*column] == 0, self.counts[*row][*column]));
        let Some(&(row, column)) = smallest else {
            return false;
        };
        self.masks[row] |= 1 << column;
        true
    }

    /// Masks one more number in the row of each bridge; whether any was.
    fn mask_beside_bridges(&mut self) -> bool {
        let mut kinds: BTreeMap<u64, usize> = BTreeMap::new();
        for mask in &self.masks {
            *kinds.entry(*mask).or_default() += 1;
        }
        let bridged = |mask: u64| mask.count_ones() > 1 && bits(mask).any(|column| !joined(&kinds, mask, column));
        let rows: Vec<usize> = (0..self.masks.len()).filter(|row| bridged(self.masks[*row])).collect();
        let mut changed = false;
        for row in rows {
            let line: Vec<_> = (0..self.columns).map(|column| (row, column)).collect();
            changed |= self.mask_smallest(&line);
        }
        changed
    }

    fn shown(&self) -> Vec<Vec<Option<i64>>> {
        let row = |(row, counts): (usize, &Vec<i64>)| {
            let cell = |(column, n): (usize, &i64)| (!self.is_masked(row, column)).then_some(*n);
            counts.iter().enumerate().map(cell).collect()
        };
        self.counts.iter().enumerate().map(row).collect()
    }
}

fn bits(mask: u64) -> impl Iterator<Item = u32> {
    (0..u64::BITS).filter(move |bit| mask >> bit & 1 == 1)
}

/// Whether `column` reaches another column of the row `mask` without going through that row.
fn joined(kinds: &BTreeMap<u64, usize>, mask: u64, column: u32) -> bool {
    let others = mask & !(1 << column);
    let mut reached = 1_u64 << column;
    loop {
        let further = kinds
            .iter()
            .filter(|(kind, n)| **kind & reached != 0 && (**kind != mask || **n > 1))
            .fold(reached, |reached, (kind, _)| reached | kind);
        if further & others != 0 {
            return true;
        }
        if further == reached {
            return false;
        }
        reached = further;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn large_numbers_and_zeros_are_shown_with_the_total_of_each_row() {
        let shown = masked(&[vec![7, 0, 12], vec![5, 9, 0]], 5);

        assert_eq!(shown[0], [Some(7), Some(0), Some(12), Some(19)]);
        assert_eq!(shown[1], [Some(5), Some(9), Some(0), Some(14)]);
    }

    #[test]
    fn one_small_number_takes_others_with_it_in_its_row_and_its_column() {
        let shown = masked(&[vec![2, 9, 20], vec![8, 30, 40], vec![50, 60, 70]], 5);

        assert_eq!(shown[0], [None, None, Some(20), Some(31)]);
        assert_eq!(shown[1], [None, None, Some(40), Some(78)]);
        assert_eq!(shown[2], [Some(50), Some(60), Some(70), Some(180)]);
    }

    #[test]
    fn two_masked_numbers_that_add_up_to_too_little_take_a_third() {
        let shown = masked(&[vec![1, 1, 20, 30], vec![1, 1, 40, 50], vec![6, 6, 60, 70]], 5);

        assert_eq!(shown[0].iter().filter(|cell| cell.is_none()).count(), 3);
    }

    #[test]
    fn an_empty_table_and_a_table_of_one_row_are_no_trouble() {
        assert_eq!(masked(&[], 5), Vec::<Vec<Option<i64>>>::new());
        assert_eq!(masked(&[vec![]], 5), [vec![Some(0)]]);
        assert_eq!(masked(&[vec![3]], 5), [vec![None, None]]);
    }

    /// Every masked number that the totals of rows and columns give, by elimination of leaves and then by trial: a number
    /// is found when no other table of the same totals has another one there.
    fn found_by_subtraction(rows: &[Vec<i64>], shown: &[Vec<Option<i64>>]) -> bool {
        let columns = shown.first().map_or(0, Vec::len);
        let mut edges: Vec<(usize, usize)> = Vec::new();
        for (row, cells) in shown.iter().enumerate() {
            edges.extend(
                (0..columns)
                    .filter(|column| cells[*column].is_none())
                    .map(|column| (row, column)),
            );
        }
        let other_way = |&(row, column): &(usize, usize)| {
            let mut seen = vec![false; rows.len() + columns];
            let mut open = vec![row];
            while let Some(node) = open.pop() {
                if std::mem::replace(&mut seen[node], true) {
                    continue;
                }
                for &(r, c) in edges.iter().filter(|edge| **edge != (row, column)) {
                    if r == node {
                        open.push(rows.len() + c);
                    } else if rows.len() + c == node {
                        open.push(r);
                    }
                }
            }
            seen[rows.len() + column]
        };
        !edges.iter().all(other_way)
    }

    proptest! {
        #[test]
        fn no_masked_number_is_found_by_subtraction(
            rows in (2_usize..7, 2_usize..5).prop_flat_map(|(rows, columns)| {
                proptest::collection::vec(proptest::collection::vec(0_i64..30, columns), rows)
            })
        ) {
            let shown = masked(&rows, 5);
            for (row, counts) in rows.iter().enumerate() {
                for (column, n) in counts.iter().enumerate() {
                    prop_assert!(!(1..5).contains(n) || shown[row][column].is_none());
                }
            }
            prop_assert!(!found_by_subtraction(&rows, &shown));
        }
    }
}
