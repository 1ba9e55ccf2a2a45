//! From a text to numbers: hashed word (1–2) and letter (3–5) n-grams, weighted by rarity.

use std::ops::Range;

use crate::analyser::{Token, tokens};
use crate::hash::{StableMap, mixed, salted};

/// A text as (feature, value), sorted by feature, without doubles.
pub(super) type Sparse = Vec<(u32, f32)>;

/// Words speak louder than their letters: length of each half of a text's vector.
const WORD_SHARE: f32 = 1.0;
const LETTER_SHARE: f32 = 0.6;

/// Beyond this, the rarest features are left out.
const MOST_FEATURES: usize = 400_000;

/// The features met while learning: hash of each, and how rare it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Features {
    keys: Vec<u32>,
    rarity: Vec<f32>,
    place: StableMap<u32, u32>,
}

/// One n-gram of a text: its hash, whether it is made of words, and the words (by number) that it stands in.
struct Gram {
    key: u32,
    of_words: bool,
    word: usize,
    next: Option<usize>,
}

impl Features {
    /// Rebuilds from stored keys and rarities.
    pub(super) fn from_parts(keys: Vec<u32>, rarity: Vec<f32>) -> Self {
        let place = keys.iter().zip(0..).map(|(key, at)| (*key, at)).collect();
        Self { keys, rarity, place }
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

    /// Reads all texts: the features that stand in at least two of them (in one, when there are few texts), and each text
    /// as a row.
    pub(super) fn gather<'t>(texts: impl Iterator<Item = &'t str>) -> (Self, Vec<Sparse>) {
        const FEW: usize = 30;
        let counted: Vec<Counted> = texts.map(|text| count(&grams(&tokens(text)))).collect();
        let mut spread: StableMap<u32, u32> = StableMap::default();
        for gram in counted.iter().flatten() {
            *spread.entry(gram.key).or_default() += 1;
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

    /// A text as a row of known features.
    pub(super) fn of(&self, text: &str) -> Sparse {
        self.row(&count(&grams(&tokens(text))))
    }

    /// The same values, laid on the words that brought them.
    pub(super) fn located(&self, text: &str) -> Vec<(u32, f32, Range<usize>)> {
        let tokens = tokens(text);
        let grams = grams(&tokens);
        let counted = count(&grams);
        let values: StableMap<u32, f32> = self.row(&counted).into_iter().collect();
        let times: StableMap<u32, f32> = counted.iter().map(|gram| (gram.key, gram.times)).collect();
        let mut out = Vec::with_capacity(grams.len());
        for gram in &grams {
            let Some(feature) = self.place.get(&gram.key) else {
                continue;
            };
            let share = values[feature] / times[&gram.key];
            let mut lay = |word: usize, share: f32| out.push((*feature, share, tokens[word].start..tokens[word].end));
            match gram.next {
                Some(next) => {
                    lay(gram.word, share / 2.0);
                    lay(next, share / 2.0);
                }
                None => lay(gram.word, share),
            }
        }
        out
    }

    fn row(&self, counted: &Counted) -> Sparse {
        let mut row = Sparse::with_capacity(counted.len());
        let mut lengths = [0.0_f32; 2];
        let mut halves = Vec::with_capacity(counted.len());
        for gram in counted {
            if let Some(&feature) = self.place.get(&gram.key) {
                let value = (1.0 + gram.times.ln()) * self.rarity[feature as usize];
                lengths[usize::from(gram.of_words)] += value * value;
                row.push((feature, value));
                halves.push(gram.of_words);
            }
        }
        for ((_, value), of_words) in row.iter_mut().zip(halves) {
            let share = if of_words { WORD_SHARE } else { LETTER_SHARE };
            *value *= share / lengths[usize::from(of_words)].sqrt();
        }
        row.sort_unstable_by_key(|(feature, _)| *feature);
        row
    }
}

/// One n-gram with how often the text holds it.
struct Tallied {
    key: u32,
    of_words: bool,
    times: f32,
}

type Counted = Vec<Tallied>;

fn count(grams: &[Gram]) -> Counted {
    let mut keys: Vec<(u32, bool)> = grams.iter().map(|gram| (gram.key, gram.of_words)).collect();
    keys.sort_unstable();
    let mut out = Counted::with_capacity(keys.len());
    for (key, of_words) in keys {
        match out.last_mut() {
            // Two n-grams with one hash are one feature, whatever they are made of.
            Some(last) if last.key == key => last.times += 1.0,
            _ => out.push(Tallied {
                key,
                of_words,
                times: 1.0,
            }),
        }
    }
    out
}

fn grams(tokens: &[Token]) -> Vec<Gram> {
    let mut out = Vec::with_capacity(tokens.len() * 16);
    let hashes: Vec<u64> = tokens.iter().map(|token| salted(1, token.term.as_bytes())).collect();
    let mut padded = Vec::with_capacity(24);
    for (word, token) in tokens.iter().enumerate() {
        out.push(Gram {
            key: hashes[word] as u32,
            of_words: true,
            word,
            next: None,
        });
        if word + 1 < tokens.len() {
            let pair = mixed(hashes[word].rotate_left(17) ^ hashes[word + 1]) as u32;
            out.push(Gram {
                key: pair,
                of_words: true,
                word,
                next: Some(word + 1),
            });
        }
        padded.clear();
        padded.push(b'_');
        padded.extend_from_slice(token.term.as_bytes());
        padded.push(b'_');
        for size in 3..=5 {
            for letters in padded.windows(size) {
                out.push(Gram {
                    key: salted(2, letters) as u32,
                    of_words: false,
                    word,
                    next: None,
                });
            }
        }
    }
    out
}
