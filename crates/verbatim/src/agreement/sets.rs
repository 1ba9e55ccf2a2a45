//! Alpha where a coder may give several codes to one unit.

use std::collections::BTreeMap;

use super::{Code, Coder, Table, Undefined, table};

/// One thing that was read: each coder's set of codes, which may be empty ("no theme fits"). Order and doubles do not
/// matter.
pub type SetUnit = Vec<(Coder, Vec<Code>)>;

/// Krippendorff's alpha for sets of codes, with the MASI distance (Passonneau 2006).
///
/// # Errors
/// [`Undefined`] says why there is no coefficient.
pub fn alpha_sets(units: &[SetUnit]) -> Result<f64, Undefined> {
    set_table(units)?.alpha(None).ok_or(Undefined::SingleValue)
}

/// The MASI distance between two sets (sorted, without doubles), from 0 (equal) to 1 (disjoint): one minus Jaccard's
/// index, weighted by 1 when equal, 2/3 when one holds the other, 1/3 when they only meet.
pub fn masi_distance(a: &[Code], b: &[Code]) -> f64 {
    if a == b {
        return 0.0;
    }
    let common = a.iter().filter(|code| b.contains(code)).count();
    let union = a.len() + b.len() - common;
    if common == 0 {
        return 1.0;
    }
    let monotony = if common == a.len().min(b.len()) {
        2.0 / 3.0
    } else {
        1.0 / 3.0
    };
    1.0 - monotony * common as f64 / union as f64
}

pub(super) fn set_table(units: &[SetUnit]) -> Result<Table, Undefined> {
    let mut index: BTreeMap<Vec<Code>, usize> = BTreeMap::new();
    let mut sets: Vec<Vec<Code>> = Vec::new();
    let mut indexed = Vec::with_capacity(units.len());
    for unit in units {
        let mut row = Vec::with_capacity(unit.len());
        for (coder, codes) in unit {
            let mut set = codes.clone();
            set.sort_unstable();
            set.dedup();
            let at = *index.entry(set.clone()).or_insert_with(|| {
                sets.push(set);
                sets.len() - 1
            });
            row.push((*coder, at));
        }
        indexed.push(row);
    }
    table(&indexed, sets.len(), |a, b| masi_distance(&sets[a], &sets[b]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::alpha_nominal;

    #[test]
    fn the_distance_follows_passonneau() {
        assert_eq!(masi_distance(&[1, 2], &[1, 2]), 0.0);
        assert_eq!(masi_distance(&[1], &[2]), 1.0);
        assert_eq!(masi_distance(&[], &[2]), 1.0);
        assert_eq!(masi_distance(&[], &[]), 0.0);
        assert!((masi_distance(&[1], &[1, 2]) - (1.0 - 2.0 / 3.0 * 0.5)).abs() < 1e-12);
        assert!((masi_distance(&[1, 2], &[2, 3]) - (1.0 - 1.0 / 9.0)).abs() < 1e-12);
    }

    #[test]
    fn sets_of_one_code_give_the_nominal_alpha() {
        let nominal = vec![
            vec![(1, 1), (2, 1)],
            vec![(1, 2), (2, 1)],
            vec![(1, 3), (2, 3)],
            vec![(1, 2), (2, 2), (3, 3)],
        ];
        let sets: Vec<SetUnit> = nominal
            .iter()
            .map(|unit| unit.iter().map(|&(coder, code)| (coder, vec![code])).collect())
            .collect();

        let (one, other) = (alpha_nominal(&nominal).unwrap(), alpha_sets(&sets).unwrap());

        assert!((one - other).abs() < 1e-12);
    }

    #[test]
    fn sets_give_the_alpha_of_nltk() {
        let both = [
            ("12", "1"),
            ("2", "23"),
            ("3", "3"),
            ("13", "12"),
            ("1", "2"),
            ("123", "13"),
        ];
        let codes = |codes: &str| codes.bytes().map(Code::from).collect();
        let units: Vec<SetUnit> = both.iter().map(|(a, b)| vec![(1, codes(a)), (2, codes(b))]).collect();

        let found = alpha_sets(&units).unwrap();

        assert!((found - 0.167_037_861_915_367_62).abs() < 1e-9, "{found}");
    }

    #[test]
    fn a_partial_overlap_weighs_less_than_a_clash() {
        let clash = vec![
            vec![(1, vec![1]), (2, vec![2])],
            vec![(1, vec![1, 2]), (2, vec![1, 2])],
            vec![(1, vec![2]), (2, vec![2])],
        ];
        let overlap = vec![
            vec![(1, vec![1]), (2, vec![2, 1])],
            vec![(1, vec![1, 2]), (2, vec![2, 1])],
            vec![(1, vec![2]), (2, vec![2])],
        ];

        assert!(alpha_sets(&overlap).unwrap() > alpha_sets(&clash).unwrap());
        assert_eq!(
            alpha_sets(&[vec![(1, vec![]), (2, vec![])]]),
            Err(Undefined::SingleValue)
        );
    }
}
