//! The texts most worth a reader's time next: those the machine is unsure of, chosen so that they differ.

use crate::encoder::{Vector, cosine};

/// Uncertain texts among which the choice is made, for each text that is asked.
const AMONG: usize = 20;

/// Most texts among which the choice is made.
const MOST: usize = 1_000;

/// The `count` texts to code next, in the order to code them: of the most uncertain, those that together stand nearest to
/// all of them, where what was coded already counts as chosen.
///
/// The filter by uncertainty followed by facility location, chosen greedily, is that of Wei, Iyer and Bilmes
/// (“Submodularity in Data Subset Selection and Active Learning”, ICML 2015). `vectors` are centred vectors of length 1 of
/// the texts that nobody coded, `uncertainty` is how unsure the machine is of each (0 is sure), `coded` the vectors of
/// texts that people coded. Texts whose uncertainty is 0, is no number, or whose vector is all zeros are left out: the
/// answer can be shorter than asked.
pub fn coding_next(vectors: &[Vector], uncertainty: &[f32], coded: &[Vector], count: usize) -> Vec<usize> {
    let pool = most_uncertain(vectors, uncertainty, count);
    let alike = |a: usize, b: usize| cosine(&vectors[a], &vectors[b]).max(0.0);
    let near: Vec<Vec<f32>> = pool
        .iter()
        .map(|a| pool.iter().map(|b| alike(*a, *b)).collect())
        .collect();
    // How well each text of the pool is covered so far.
    let mut covered: Vec<f32> = pool
        .iter()
        .map(|row| {
            let nearest = coded.iter().map(|coded| cosine(coded, &vectors[*row]));
            nearest.fold(0.0, f32::max)
        })
        .collect();
    let mut left: Vec<usize> = (0..pool.len()).collect();
    let mut chosen = Vec::new();
    while chosen.len() < count && !left.is_empty() {
        let mut best = (f32::NEG_INFINITY, 0);
        for (place, candidate) in left.iter().enumerate() {
            let gains = covered.iter().zip(&near[*candidate]).zip(&pool);
            let gain = gains
                .map(|((covered, near), row)| uncertainty[*row] * (near - covered).max(0.0))
                .sum::<f32>();
            if gain > best.0 {
                best = (gain, place);
            }
        }
        let candidate = left.remove(best.1);
        for (covered, near) in covered.iter_mut().zip(&near[candidate]) {
            *covered = covered.max(*near);
        }
        chosen.push(pool[candidate]);
    }
    chosen
}

/// The most uncertain first, the earlier one first when equal.
fn most_uncertain(vectors: &[Vector], uncertainty: &[f32], count: usize) -> Vec<usize> {
    let sayable = |row: &usize| {
        uncertainty[*row] > 0.0 && uncertainty[*row].is_finite() && vectors[*row].iter().any(|number| *number != 0.0)
    };
    let mut rows: Vec<usize> = (0..vectors.len().min(uncertainty.len())).filter(sayable).collect();
    rows.sort_by(|a, b| uncertainty[*b].total_cmp(&uncertainty[*a]).then(a.cmp(b)));
    rows.truncate(count.saturating_mul(AMONG).min(MOST.max(count)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoder::DIMENSIONS;

    /// A vector of length 1 near the axis `axis`, a little towards another.
    fn near(axis: usize, other: usize) -> Vector {
        let mut vector = [0.0; DIMENSIONS];
        vector[axis] = 0.96;
        vector[other] = 0.28;
        vector
    }

    #[test]
    fn each_group_of_alike_texts_is_asked_once_before_any_is_asked_twice() {
        let vectors: Vec<Vector> = (0..30).map(|n| near(n % 3, 10 + n)).collect();
        let uncertainty: Vec<f32> = (0..30).map(|n| if n % 3 == 0 { 0.9 } else { 0.5 }).collect();

        let chosen = coding_next(&vectors, &uncertainty, &[], 3);

        let mut groups: Vec<usize> = chosen.iter().map(|row| row % 3).collect();
        assert_eq!(groups[0], 0, "the group the machine is least sure of comes first");
        groups.sort_unstable();
        assert_eq!(groups, [0, 1, 2]);
    }

    #[test]
    fn what_people_coded_is_not_asked_again() {
        let vectors: Vec<Vector> = (0..20).map(|n| near(n % 2, 10 + n)).collect();

        let chosen = coding_next(&vectors, &[0.5; 20], &[near(0, 300)], 1);

        assert_eq!(chosen[0] % 2, 1);
    }

    #[test]
    fn texts_the_machine_is_sure_of_and_empty_ones_are_never_asked() {
        let mut vectors = vec![near(0, 1), near(1, 2), near(2, 3), [0.0; DIMENSIONS]];
        vectors.push(near(4, 5));

        let chosen = coding_next(&vectors, &[0.0, 0.4, f32::NAN, 0.9, 0.3], &[], 10);

        assert_eq!(chosen.len(), 2);
        assert!(chosen.contains(&1) && chosen.contains(&4));
        assert!(coding_next(&[], &[], &[], 5).is_empty());
    }
}
