//! Texts that say nearly the same, brought together.

use super::Similar;
use crate::encoder::DIMENSIONS;

/// Signs that are compared at once: two vectors are looked at together where one such run of signs is the same.
const RUN: usize = 12;

/// Runs of signs of a vector.
const RUNS: usize = DIMENSIONS / RUN;

/// First texts that are kept for a run of signs: bounds the time when many texts are alike without being near.
const MOST: usize = 256;

impl Similar {
    /// Groups of vectors that have at least the cosine `least` with the first of their group, the largest group first;
    /// vectors alone are in none.
    ///
    /// Each vector joins the nearest of the first ones with which it shares twelve signs in a row, in one of thirty-two
    /// places (hyperplanes of Charikar, 2002): of pairs with a cosine of 0.95, fewer than one in ten thousand is missed, of
    /// pairs with 0.9, one in two hundred; more where over half a million texts are all different.
    pub fn near_duplicates(&self, least: f32) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut firsts = vec![Vec::<u32>::new(); RUNS << RUN];
        // The last vector that each group was compared with, so that none is twice.
        let mut compared: Vec<usize> = Vec::new();
        for row in (0..self.len()).filter(|row| self.scales[*row] > 0.0) {
            let places = self.places(row);
            let mut nearest: Option<(f32, usize)> = None;
            for group in places.iter().flat_map(|place| &firsts[*place]) {
                let group = *group as usize;
                if std::mem::replace(&mut compared[group], row) == row {
                    continue;
                }
                let cosine = self.between(groups[group][0], row);
                let nearer = nearest.is_none_or(|(other, first)| cosine > other || (cosine == other && group < first));
                if cosine >= least && nearer {
                    nearest = Some((cosine, group));
                }
            }
            if let Some((_, group)) = nearest {
                groups[group].push(row);
            } else {
                for place in places {
                    if firsts[place].len() < MOST {
                        firsts[place].push(groups.len() as u32);
                    }
                }
                groups.push(vec![row]);
                compared.push(row);
            }
        }
        groups.retain(|group| group.len() > 1);
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then(a[0].cmp(&b[0])));
        groups
    }

    /// Each run of signs of a vector, with its place among the runs.
    fn places(&self, row: usize) -> [usize; RUNS] {
        let numbers = &self.numbers[row * DIMENSIONS..(row + 1) * DIMENSIONS];
        std::array::from_fn(|run| {
            let signs = numbers[run * RUN..(run + 1) * RUN].iter();
            signs.fold(run, |place, number| place << 1 | usize::from(*number > 0))
        })
    }
}
