//! Words that a reader met before, with what their letters say together: patients use few words, again and again.

use super::Model;
use super::grams::{letters, of_word};
use super::reader::add;

/// Words that are kept; the first ones that come are the most frequent ones, near enough.
const MOST_WORDS: usize = 1 << 14;

/// Nothing stands here.
const NONE: u32 = u32::MAX;

/// One word.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Where its letters stand among those of all words.
    from: u32,
    to: u32,
    /// The feature that it is, or [`NONE`].
    word: u32,
    square: f32,
}

/// What is known of a word.
pub(super) struct Known<'v> {
    /// The features of its letters, as often as they stand in it.
    pub(super) letters: &'v [u32],
    /// Their weights, added up.
    pub(super) sums: &'v [f32],
    /// The squares of their rarities, added up.
    pub(super) square: f32,
    /// The feature that the word is itself.
    pub(super) word: Option<u32>,
}

/// The words met so far, [`MOST_WORDS`] at most.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    stride: usize,
    /// Open addressing, at most half full: hash and word. It grows with the words, so that one text asks for little.
    table: Vec<(u64, u32)>,
    entries: Vec<Entry>,
    letters: Vec<u32>,
    sums: Vec<f32>,
}

impl Vocabulary {
    /// None, of a model whose rows have `stride` weights.
    pub(super) fn new(stride: usize) -> Self {
        Self {
            stride,
            table: vec![(0, NONE); 64],
            entries: Vec::new(),
            letters: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// A word, by its hash.
    pub(super) fn find(&self, hash: u64) -> Option<u32> {
        let (stored, word) = self.table[self.slot(hash)];
        (word != NONE && stored == hash).then_some(word)
    }

    /// Where a hash stands, or would.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        while self.table[slot].1 != NONE && self.table[slot].0 != hash {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Whether a word stays; one that does not stands at its place until the next is learned.
    pub(super) fn keeps(word: u32) -> bool {
        (word as usize) < MOST_WORDS
    }

    /// Takes a word up, given between its two signs, and keeps it while there is place.
    pub(super) fn learn(&mut self, model: &Model, padded: &str, hash: u64) -> u32 {
        if let Some(passing) = self.entries.get(MOST_WORDS) {
            self.letters.truncate(passing.from as usize);
            self.sums.truncate(MOST_WORDS * self.stride);
            self.entries.truncate(MOST_WORDS);
        }
        if self.entries.len() * 2 >= self.table.len() {
            self.grow();
        }
        let (from, sums) = (self.letters.len(), self.sums.len());
        letters(padded.as_bytes(), |key| self.letters.extend(model.features.find(key)));
        self.sums.resize(sums + self.stride, 0.0);
        let mut square = 0.0;
        for &feature in &self.letters[from..] {
            add(&mut self.sums[sums..], model.row(feature as usize), 1.0);
            square += model.features.square(feature);
        }
        let word = self.entries.len() as u32;
        self.entries.push(Entry {
            from: from as u32,
            to: self.letters.len() as u32,
            word: model.features.find(of_word(hash)).unwrap_or(NONE),
            square,
        });
        if Self::keeps(word) {
            let slot = self.slot(hash);
            self.table[slot] = (hash, word);
        }
        word
    }

    fn grow(&mut self) {
        let larger = vec![(0, NONE); self.table.len() * 4];
        for (hash, word) in std::mem::replace(&mut self.table, larger) {
            if word != NONE {
                let slot = self.slot(hash);
                self.table[slot] = (hash, word);
            }
        }
    }

    /// What is known of a word that was found or learned.
    pub(super) fn word(&self, at: u32) -> Known<'_> {
        let entry = self.entries[at as usize];
        let sums = at as usize * self.stride;
        Known {
            letters: &self.letters[entry.from as usize..entry.to as usize],
            sums: &self.sums[sums..sums + self.stride],
            square: entry.square,
            word: (entry.word != NONE).then_some(entry.word),
        }
    }
}
