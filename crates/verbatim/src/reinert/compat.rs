//! The switching step as rainette 0.3.2 has it, so that a classification made there can be made again here.
//!
//! After the cut, the text whose move would raise the chi² most is looked for, again and again. rainette writes the
//! values down in the order "first class, then second", but reads the text at that place in the order of the first
//! axis. The two are the same for the first move only: after it, another text is moved than the one that was meant, and
//! the chi² that is kept is the one that the right move would have given. Both are kept here.

use super::{
    cut::{Sides, near_largest},
    table::Table,
};

/// Two classes of rows, and the chi² that is said of them.
pub(super) struct Switched {
    pub(super) first: Vec<u32>,
    pub(super) second: Vec<u32>,
    pub(super) announced: f64,
}

/// Switches rows between the two sides of a cut: `order` is the order of the axis, `first` how many of it are in the
/// first class, `chi2` what the cut gives.
pub(super) fn switched(table: &Table, order: &[u32], first: usize, chi2: f64) -> Switched {
    let (mut left, mut right) = (order[..first].to_vec(), order[first..].to_vec());
    let mut sides = Sides::with_first(table, &left);
    let mut announced = chi2;
    let mut values = Vec::with_capacity(order.len());
    loop {
        values.clear();
        let of = |row: &u32, side| sides.chi2_if_moved(*row as usize, side);
        values.extend(left.iter().map(|row| of(row, true)).chain(right.iter().map(|row| of(row, false))));
        let Some((place, highest)) = highest(&sides, &values, &left, &right) else {
            break;
        };
        if highest <= announced {
            break;
        }
        announced = highest;
        let moved = order[place];
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
    }
    Switched {
        first: left,
        second: right,
        announced,
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
