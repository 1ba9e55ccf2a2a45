//! Which terms each class keeps after a split: those that the split tells apart leave the class where they are rare.

use super::cut::Sides;

/// Columns that the first and the second class keep.
pub(super) struct Vocabulary {
    pub(super) first: Vec<bool>,
    pub(super) second: Vec<bool>,
}

/// A column stays in a class where it stands in at least `least` rows and, when its contingency coefficient
/// √(χ²/(χ² + n)) is above `contingency`, only where it is more frequent than expected.
pub(super) fn vocabulary(sides: &Sides, contingency: f64, least: u32) -> Vocabulary {
    let whole = sides.table.present() as f64;
    let (first_size, second_size) = (sides.entries as f64, whole - sides.entries as f64);
    let keeps = |(&first, &total): (&u32, &u32)| {
        let second = total - first;
        let (observed, other) = (f64::from(first), f64::from(second));
        let proportion = f64::from(total) / whole;
        let (expected, expected_other) = (proportion * first_size, proportion * second_size);
        let chi2 = (observed - expected).powi(2) / expected + (other - expected_other).powi(2) / expected_other;
        let common = (chi2 / (chi2 + f64::from(total))).sqrt() <= contingency;
        (
            first >= least && (common || observed > expected),
            second >= least && (common || other > expected_other),
        )
    };
    let (first, second) = sides.first.iter().zip(&sides.table.totals).map(keeps).unzip();
    Vocabulary { first, second }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reinert::{matrix::Matrix, table::Table};

    #[test]
    fn a_term_leaves_the_class_where_it_is_rare() {
        // Term 0 everywhere, term 1 in the first class and once in the second, term 2 in two rows of the second.
        let mut rows = vec![vec![0, 1]; 10];
        rows.extend([vec![0, 1], vec![0, 2], vec![0, 2], vec![0], vec![0], vec![0], vec![0]]);
        let table = Table::whole(&Matrix::from_rows(3, rows).unwrap());
        let sides = Sides::with_first(&table, &(0..10).collect::<Vec<_>>());

        let kept = vocabulary(&sides, 0.3, 1);

        assert_eq!(kept.first, [true, true, false]);
        assert_eq!(kept.second, [true, false, true]);
        assert_eq!(vocabulary(&sides, 0.3, 3).second, [true, false, false]);
    }
}
