//! Draws the sample: each expression of the corpus is equally likely, and the written seed gives the same draw again.

use std::collections::HashMap;

/// Fewest expressions of a sample, unless the corpus is smaller.
pub const SMALLEST: i64 = 5;
/// Most expressions of a sample: more than a group can read.
pub const LARGEST: i64 = 1000;
/// What the form offers.
pub const USUAL: i64 = 40;

/// `size` different places below `total`, in the order in which they are read.
///
/// The head of a Fisher–Yates shuffle, driven by [`SplitMix`]: the places that were moved are kept in
/// a map, so that a sample of 40 from a million costs 40 steps.
#[must_use]
pub fn draw(seed: u64, total: i64, size: i64) -> Vec<i64> {
    let mut random = SplitMix(seed);
    let mut moved: HashMap<i64, i64> = HashMap::new();
    let size = size.clamp(0, total.max(0));
    (0..size)
        .map(|at| {
            let other = at + random.below(total - at);
            let drawn = moved.get(&other).copied().unwrap_or(other);
            let here = moved.get(&at).copied().unwrap_or(at);
            moved.insert(other, here);
            drawn
        })
        .collect()
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine and in every version.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, by multiplication; the bias is under one in 2⁴⁰ for a corpus we may meet.
    fn below(&mut self, bound: i64) -> i64 {
        let bound = u128::from(bound.max(1).unsigned_abs());
        i64::try_from((u128::from(self.next()) * bound) >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nothing_is_drawn_twice_and_nothing_outside_the_corpus() {
        let drawn = draw(7, 50, 50);
        assert_eq!(drawn.iter().copied().collect::<BTreeSet<_>>(), (0..50).collect());
    }

    #[test]
    fn the_written_seed_gives_the_same_draw_again() {
        assert_eq!(draw(42, 1_000_000, 40), draw(42, 1_000_000, 40));
        assert_ne!(draw(42, 1_000_000, 40), draw(43, 1_000_000, 40));
    }

    #[test]
    fn each_place_is_about_equally_likely() {
        let mut counts = [0_u32; 20];
        for seed in 0..4000 {
            for place in draw(seed, 20, 5) {
                counts[usize::try_from(place).unwrap()] += 1;
            }
        }
        // 1000 expected; 4.5 standard deviations (√(4000·¼·¾) ≈ 27) either side.
        assert!(counts.iter().all(|n| (877..1123).contains(n)), "{counts:?}");
    }

    #[test]
    fn a_sample_larger_than_the_corpus_is_the_corpus() {
        assert_eq!(draw(1, 3, 40).len(), 3);
        assert!(draw(1, 0, 40).is_empty());
    }
}
