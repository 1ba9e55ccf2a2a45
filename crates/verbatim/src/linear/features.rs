//! The n-grams worth knowing, and a text as a row of their values.
//!
//! Values are sublinear frequency × rarity (Manning, Raghavan and Schütze 2008, §6.4); the words’ part of a row has length 1,
//! the letters’ part [`LETTER_SHARE`].

use super::grams::{Cutter, OF_WORDS};
use crate::hash::StableMap;

/// A text as (feature, value), sorted by feature, without doubles.
pub(super) type Sparse = Vec<(u32, f32)>;

/// Length of the letters’ part of a row; that of the words is 1.
pub(super) const LETTER_SHARE: f32 = 1.0;

/// Beyond this, the rarest n-grams are left out.
const MOST_FEATURES: usize = 400_000;

/// An n-gram that stands in a text more often counts as this often.
pub(super) const MOST_TIMES: u32 = 255;

/// A place of the table where nothing is.
const NONE: u32 = u32::MAX;

/// The n-grams met while learning, by key: letters first, then words.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    keys: Vec<u32>,
    rarity: Vec<f32>,
    /// Features from this one on are made of words.
    words_from: usize,
    /// Open addressing, at most half full: key and feature.
    table: Vec<(u32, u32)>,
}

impl Features {
    /// Rebuilds from stored keys, which rise, and rarities.
    pub(super) fn from_parts(keys: Vec<u32>, rarity: Vec<f32>) -> Self {
        let words_from = keys.partition_point(|key| key & OF_WORDS == 0);
        let slots = (keys.len() * 2).next_power_of_two();
        let mut table = vec![(0, NONE); slots];
        for (key, at) in keys.iter().zip(0..) {
            let mut slot = *key as usize & (slots - 1);
            while table[slot].1 != NONE {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = (*key, at);
        }
        Self {
            keys,
            rarity,
            words_from,
            table,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn keys(&self) -> &[u32] {
        &self.keys
    }

    pub(super) fn rarity(&self) -> &[f32] {
        &self.rarity
    }

    /// The square of a feature's rarity.
    pub(super) fn square(&self, feature: u32) -> f32 {
        let rarity = self.rarity[feature as usize];
        rarity * rarity
    }

    /// Whether a feature is made of words rather than letters.
    pub(super) fn of_words(&self, feature: u32) -> bool {
        feature as usize >= self.words_from
    }

    /// The feature of a key, when it was met while learning.
    pub(super) fn find(&self, key: u32) -> Option<u32> {
        let mask = self.table.len().checked_sub(1)?;
        let mut slot = key as usize & mask;
        loop {
            let (stored, feature) = self.table[slot];
            if feature == NONE {
                return None;
            }
            if stored == key {
                return Some(feature);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Reads all texts: the n-grams that stand in at least two of them (in one, when there are few texts), and each text as a
    /// row.
    pub(super) fn gather<'t>(texts: impl Iterator<Item = &'t str>) -> (Self, Vec<Sparse>) {
        const FEW: usize = 30;
        let mut cutter = Cutter::default();
        let counted: Vec<Vec<(u32, u32)>> = texts.map(|text| count(&mut cutter, text)).collect();
        let mut spread: StableMap<u32, u32> = StableMap::default();
        for (key, _) in counted.iter().flatten() {
            *spread.entry(*key).or_default() += 1;
        }
        let least = if counted.len() < FEW { 1 } else { 2 };
        let mut kept: Vec<(u32, u32)> = spread.into_iter().filter(|(_, texts)| *texts >= least).collect();
        kept.sort_unstable_by_key(|&(key, texts)| (std::cmp::Reverse(texts), key));
        kept.truncate(MOST_FEATURES);
        kept.sort_unstable();
        let total = counted.len() as f32;
        let rarity = kept
            .iter()
            .map(|(_, texts)| ((1.0 + total) / (1.0 + *texts as f32)).ln() + 1.0)
            .collect();
        let features = Self::from_parts(kept.into_iter().map(|(key, _)| key).collect(), rarity);
        let rows = counted.iter().map(|grams| features.row(grams)).collect();
        (features, rows)
    }

    fn row(&self, counted: &[(u32, u32)]) -> Sparse {
        let mut lengths = [0.0_f32; 2];
        let mut row = Sparse::with_capacity(counted.len());
        for &(key, times) in counted {
            if let Some(feature) = self.find(key) {
                let value = frequency(times.min(MOST_TIMES)) * self.rarity[feature as usize];
                lengths[usize::from(self.of_words(feature))] += value * value;
                row.push((feature, value));
            }
        }
        let shares = shares(lengths);
        for (feature, value) in &mut row {
            *value *= shares[usize::from(self.of_words(*feature))];
        }
        row
    }
}

/// What values of each part (letters, words) are multiplied by, from the squares of the parts' lengths.
pub(super) fn shares(squares: [f32; 2]) -> [f32; 2] {
    let part = |square: f32, share: f32| if square > 0.0 { share / square.sqrt() } else { 0.0 };
    [part(squares[0], LETTER_SHARE), part(squares[1], 1.0)]
}

/// Sublinear: the second time says less than the first.
pub(super) fn frequency(times: u32) -> f32 {
    if times == 1 { 1.0 } else { 1.0 + (times as f32).ln() }
}

/// Each n-gram of a text with how often it stands there, by key.
pub(super) fn count(cutter: &mut Cutter, text: &str) -> Vec<(u32, u32)> {
    let mut keys = Vec::with_capacity(text.len() * 3);
    cutter.grams(text, |key, _, _| keys.push(key));
    keys.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::with_capacity(keys.len());
    for key in keys {
        match out.last_mut() {
            Some((last, times)) if *last == key => *times += 1,
            _ => out.push((key, 1)),
        }
    }
    out.shrink_to_fit();
    out
}
