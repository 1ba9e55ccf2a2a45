//! The switching step as rainette 0.3.2 has it, so that a classification made there can be made again here.
//!
//! After the cut, the text whose move would raise the chi² most is looked for, again and again. rainette writes the
//! values down in the order "first class, then second", but reads the text at that place in the order of the first
//! axis. The two are the same for the first move only: after it, another text is moved than the one that was meant, and
//! the chi² that is kept is the one that the right move would have given. Both are kept here.

use super::{
    Parted, axis,
    cut::{Cut, Sides, near_largest, settled_cut},
    gains::Gains,
    table::Table,
};

/// Residual at which RSpectra ends its search for the axis.
const TOLERANCE: f64 = 1e-10;

/// The class in two as rainette parts it; `None` when nothing varies.
pub(super) fn parted(table: &Table) -> Option<Parted> {
    let axes = axis::axes(table, 1, TOLERANCE);
    let order = axis::in_order(axes.first()?);
    let ordered = table.in_order(&order);
    let cut = settled_cut(&ordered)?;
    let mut parted = switched(&ordered, cut);
    for row in parted.first.iter_mut().chain(&mut parted.second) {
        *row = order[*row as usize];
    }
    Some(parted)
}

/// Switches rows between the two sides of a cut; the rows of the table stand in the order of the axis.
fn switched(table: &Table, cut: Cut) -> Parted {
    let (first, rows) = (cut.first as u32, table.rows() as u32);
    let (mut left, mut right): (Vec<u32>, Vec<u32>) = ((0..first).collect(), (first..rows).collect());
    let mut sides = Sides::with_first(table, &left);
    let mut gains = Gains::new(&sides);
    let mut announced = cut.chi2;
    let mut values = Vec::with_capacity(table.rows());
    loop {
        values.clear();
        let of = |row: &u32, side| gains.chi2_if_moved(&sides, *row, side);
        values.extend(
            left.iter()
                .map(|row| of(row, true))
                .chain(right.iter().map(|row| of(row, false))),
        );
        let Some((place, highest)) = highest(&sides, &values, &left, &right) else {
            break;
        };
        if highest <= announced {
            break;
        }
        announced = highest;
        let moved = place as u32;
        // The order of each class counts: it says what stands at a place the next time.
        let (from, to, side) = match left.iter().position(|row| *row == moved) {
            Some(at) => ((&mut left, at), &mut right, true),
            None => {
                let at = right.iter().position(|row| *row == moved);
                ((&mut right, at.unwrap_or_default()), &mut left, false)
            }
        };
        from.0.remove(from.1);
        to.push(moved);
        sides.switch(moved as usize, side);
        sides.refresh();
        gains.moved(&sides, moved as usize, !side);
    }
    Parted {
        first: left,
        second: right,
        height: announced,
    }
}

/// The place of the highest value, the first of equals, and the value as rainette sums it.
fn highest(sides: &Sides, values: &[f64], left: &[u32], right: &[u32]) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for place in near_largest(values)? {
        let moved = match left.get(place) {
            Some(&row) => (row as usize, true),
            None => (right[place - left.len()] as usize, false),
        };
        let value = sides.chi2_by_columns(Some(moved));
        if value.is_finite() && best.is_none_or(|(_, best)| value > best) {
            best = Some((place, value));
        }
    }
    best
}
