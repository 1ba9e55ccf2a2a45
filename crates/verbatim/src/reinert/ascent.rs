//! The switching step as it was meant: a true ascent of the chi² of a split, from several starts.
//!
//! A start is the best cut of an axis of the correspondence analysis. From it, texts change sides as long as one whose
//! move truly raises the chi² is left; where the ascent ends, no single move does better. A small table is climbed from
//! several axes, and from the first in two ways: the best move each time, as Reinert has it, and every move that helps
//! in the order of rows. A large table is climbed from the first axis in the second way alone, whose cost is in
//! proportion to its entries.

use super::{
    Parted, axis,
    cut::{Sides, best_cut},
    gains::Gains,
    table::Table,
};
use crate::agreement::SplitMix;

/// How much a move must raise the chi², as a share of it: less is rounding.
const LEAST_GAIN: f64 = 1e-11;

/// Axes from which a small table is climbed.
const STARTS: usize = 6;

/// Most entries of a table that is climbed from all starts and by best moves.
const SMALL: usize = 150_000;

/// Most best moves before the rest is climbed by passes.
const MOST_MOVES: usize = 2000;

/// Most passes over the rows of a table; the ascent ends well before.
const MOST_PASSES: usize = 500;

/// Residual at which the axis of a large table is good enough to start from.
const ROUGH: f64 = 1e-4;

/// The highest split that was reached, with `smallest` rows or more in each class; of equals, the one from the earlier
/// axis. `None` when nothing varies, or there are not rows enough.
pub(super) fn climbed(table: &Table, smallest: usize) -> Option<Parted> {
    let smallest = smallest.max(1);
    let small = table.present() <= SMALL;
    let axes = if small {
        axis::axes(table, STARTS, 1e-10)
    } else {
        axis::axes(table, 1, ROUGH)
    };
    let mut best: Option<Ascent> = None;
    for (at, coordinates) in axes.iter().enumerate() {
        let order = axis::in_order(coordinates);
        let Some(cut) = best_cut(table, order.iter().copied(), smallest) else {
            continue;
        };
        let mut first = order[..cut.first].to_vec();
        first.sort_unstable();
        let start = Ascent::new(table, &first, smallest);
        if small && at == 0 {
            let mut steepest = start.clone();
            steepest.by_best_moves(f64::INFINITY);
            steepest.by_passes();
            best = higher(best, steepest);
        }
        let mut ascent = start;
        ascent.by_passes();
        best = higher(best, ascent);
    }
    best.map(Ascent::finish)
}

/// Climbs from these rows in the first class until the split is `wanted` high, or to the summit: by best moves in the first
/// order, else by any move that helps, in an order drawn from the number. `None` when either class is empty.
pub(super) fn climbed_to(table: &Table, first: &[u32], wanted: f64, order: u64) -> Option<Parted> {
    if first.is_empty() || first.len() >= table.rows() {
        return None;
    }
    let mut ascent = Ascent::new(table, first, 1);
    if order == 1 {
        ascent.by_best_moves(wanted);
    }
    ascent.by_passes_to(wanted, &drawn(table.rows(), order));
    Some(ascent.finish())
}

/// The rows in an order that is drawn, always the same for the same number.
fn drawn(rows: usize, order: u64) -> Vec<usize> {
    let mut out: Vec<usize> = (0..rows).collect();
    let mut random = SplitMix(order);
    for at in (1..rows).rev() {
        out.swap(at, random.below(at + 1));
    }
    out
}

fn higher<'a>(best: Option<Ascent<'a>>, other: Ascent<'a>) -> Option<Ascent<'a>> {
    match best {
        Some(best) if best.chi2() >= other.chi2() || !other.chi2().is_finite() => Some(best),
        _ => Some(other),
    }
}

#[derive(Clone)]
struct Ascent<'a> {
    sides: Sides<'a>,
    in_first: Vec<bool>,
    /// Rows of the second and of the first class.
    sizes: [usize; 2],
    smallest: usize,
}

impl<'a> Ascent<'a> {
    fn new(table: &'a Table, first: &[u32], smallest: usize) -> Self {
        let mut in_first = vec![false; table.rows()];
        for &row in first {
            in_first[row as usize] = true;
        }
        Self {
            sides: Sides::with_first(table, first),
            in_first,
            sizes: [table.rows() - first.len(), first.len()],
            smallest,
        }
    }

    /// Whether a row of the first class (or of the second) may leave it.
    fn may_leave(&self, first: bool) -> bool {
        self.sizes[usize::from(first)] > self.smallest
    }

    fn chi2(&self) -> f64 {
        self.sides.chi2()
    }

    /// Moves the row that raises the chi² most, the first of equals, until none does, [`MOST_MOVES`] are made or the chi² is
    /// as `wanted`.
    fn by_best_moves(&mut self, wanted: f64) {
        let mut gains = Gains::new(&self.sides);
        for _ in 0..MOST_MOVES {
            if self.chi2() >= wanted {
                return;
            }
            let least = self.chi2() * (1.0 + LEAST_GAIN);
            let open = [self.may_leave(false), self.may_leave(true)];
            let Some(row) = gains.best(&self.sides, &self.in_first, open, least) else {
                return;
            };
            self.switch(row);
            gains.moved(&self.sides, row, self.in_first[row]);
        }
    }

    /// Passes over the rows, moving each that raises the chi², until a pass moves none.
    fn by_passes(&mut self) {
        self.by_passes_to(f64::INFINITY, &(0..self.in_first.len()).collect::<Vec<_>>());
    }

    /// The same in some order, no further than is `wanted`.
    fn by_passes_to(&mut self, wanted: f64, order: &[usize]) {
        for _ in 0..MOST_PASSES {
            let mut moved = false;
            let mut chi2 = self.chi2();
            for &row in order {
                if chi2 >= wanted {
                    break;
                }
                let after = self.sides.chi2_if_moved(row, self.in_first[row]);
                if self.may_leave(self.in_first[row]) && after > chi2 * (1.0 + LEAST_GAIN) {
                    self.switch(row);
                    chi2 = after;
                    moved = true;
                }
            }
            self.sides.refresh();
            if !moved {
                return;
            }
        }
    }

    fn switch(&mut self, row: usize) {
        let from = usize::from(self.in_first[row]);
        self.sizes[from] -= 1;
        self.sizes[1 - from] += 1;
        self.sides.switch(row, self.in_first[row]);
        self.in_first[row] = !self.in_first[row];
    }

    fn finish(self) -> Parted {
        let rows = 0..self.in_first.len() as u32;
        let (first, second) = rows.partition(|&row| self.in_first[row as usize]);
        Parted {
            first,
            second,
            height: self.sides.chi2(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reinert::matrix::Matrix;

    /// Two vocabularies that overlap, texts of both in turn.
    fn table() -> Table {
        let text = |n: u32| {
            let base = 6 * (n % 2);
            vec![base + n % 5, base + n * 7 % 6, base + n * n % 7, n % 13]
        };
        Table::whole(&Matrix::from_rows(13, (0..60).map(text)).unwrap())
    }

    #[test]
    fn where_an_ascent_ends_no_move_does_better() {
        let table = table();

        let climbed = climbed(&table, 1).unwrap();

        let sides = Sides::with_first(&table, &climbed.first);
        let first = climbed.first.iter().map(|row| (*row, true));
        for (row, side) in first.chain(climbed.second.iter().map(|row| (*row, false))) {
            assert!(sides.chi2_if_moved(row as usize, side) <= climbed.height * (1.0 + 1e-10));
        }
        assert!((sides.chi2() - climbed.height).abs() < 1e-9);
    }

    #[test]
    fn both_ways_up_rise_above_a_bad_start() {
        let table = table();
        let start: Vec<u32> = (0..30).collect();
        let before = Sides::with_first(&table, &start).chi2();

        let (mut best, mut passes) = (Ascent::new(&table, &start, 1), Ascent::new(&table, &start, 1));
        best.by_best_moves(f64::INFINITY);
        passes.by_passes();

        assert!(best.chi2() > before && passes.chi2() > before);
    }

    #[test]
    fn no_class_is_made_smaller_than_asked() {
        let table = table();

        for smallest in [5, 20, 30] {
            let climbed = climbed(&table, smallest).unwrap();
            assert!(climbed.first.len() >= smallest && climbed.second.len() >= smallest);
        }
        assert!(climbed(&table, 31).is_none());
    }
}
