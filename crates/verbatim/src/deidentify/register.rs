//! What is known of words from public lists: how many people bear them as a given name or a surname, whether they are
//! also French words or communes.
//!
//! One table is compiled into the library (`names.bin`, origins in NOTICE), so that a look-up reads one place of memory
//! and opens nothing. Words are kept as 20 bits of their hash: one unknown word in about 100,000 is taken for a known one.

use crate::hash::salted;

/// The table that `cargo xtask names` makes.
static NAMES: &[u8] = include_bytes!("names.bin");

/// First bytes of the table: its format and version.
const MAGIC: &[u8; 8] = b"NAMES\0\x00\x01";

/// Bytes before the first slot: the magic, and the number of entries.
const HEAD: usize = 12;

/// Keeps the words of this table apart from other hashed words.
const SALT: u8 = b'N';

/// Bits of what is known under the hash.
const KNOWN_BITS: u32 = 12;

/// Four words for five slots: most look-ups end at the first.
const SLOTS: (usize, usize) = (5, 4);

/// Fewest people for each level of a given name: births in France since 1900.
const GIVEN_LEVELS: [u32; 7] = [20, 100, 500, 2_000, 10_000, 50_000, 200_000];

/// Fewest people for each level of a surname: owners of businesses, about one person in ten.
const SURNAME_LEVELS: [u32; 7] = [10, 20, 50, 200, 1_000, 3_000, 8_000];

/// What the public lists say of a word, before it is put in the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bearers {
    /// People born in France since 1900 with this given name.
    pub given: u32,
    /// People in the list of surnames with this one.
    pub surname: u32,
    /// It is in the list of French words.
    pub word: bool,
    /// A commune has this name.
    pub commune: bool,
}

/// What the table knows of a word; nothing of most words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Known(u16);

impl Known {
    fn of(bearers: Bearers) -> Self {
        let level = |count: u32, levels: &[u32; 7]| levels.iter().filter(|fewest| **fewest <= count).count() as u16;
        Self(
            level(bearers.given, &GIVEN_LEVELS)
                | level(bearers.surname, &SURNAME_LEVELS) << 3
                | u16::from(bearers.word) << 6
                | u16::from(bearers.commune) << 7,
        )
    }

    /// How frequent it is as a given name: 0 (not one) to 7 (200,000 people).
    pub(super) fn given(self) -> u16 {
        self.0 & 7
    }

    /// How frequent it is as a surname: 0 (not one) to 7.
    pub(super) fn surname(self) -> u16 {
        self.0 >> 3 & 7
    }

    /// Whether it is a French word.
    pub(super) fn is_word(self) -> bool {
        self.0 & 1 << 6 != 0
    }

    /// Whether it is the name of a commune.
    pub(super) fn is_commune(self) -> bool {
        self.0 & 1 << 7 != 0
    }

    fn is_nothing(self) -> bool {
        self.0 == 0
    }
}

/// What is known of a folded word.
pub(super) fn known(folded: &str) -> Known {
    found(NAMES, folded)
}

fn found(table: &[u8], folded: &str) -> Known {
    let slots = (table.len() - HEAD) / 4;
    let hash = salted(SALT, folded.as_bytes());
    let mut at = home(hash, slots);
    loop {
        let slot = slot(table, at);
        if slot == 0 {
            return Known::default();
        }
        if slot >> KNOWN_BITS == print(hash) {
            return Known((slot & ((1 << KNOWN_BITS) - 1)) as u16);
        }
        at = if at + 1 == slots { 0 } else { at + 1 };
    }
}

fn slot(table: &[u8], at: usize) -> u32 {
    let from = HEAD + at * 4;
    u32::from_le_bytes([table[from], table[from + 1], table[from + 2], table[from + 3]])
}

/// The slot where the search for a hash begins: its upper bits, spread over the slots.
fn home(hash: u64, slots: usize) -> usize {
    ((u128::from(hash) * slots as u128) >> 64) as usize
}

/// The bits of a hash that a slot keeps.
fn print(hash: u64) -> u32 {
    (hash as u32) & ((1 << (32 - KNOWN_BITS)) - 1)
}

/// The table of folded words, as [`deidentify`](super::deidentify) reads it: for `cargo xtask names`. The same words
/// give the same bytes, in whatever order they come; a word twice counts once, with all that is known of it. Words that
/// no level takes are left out.
pub fn table(words: impl IntoIterator<Item = (String, Bearers)>) -> Vec<u8> {
    let mut all: Vec<(String, Bearers)> = words.into_iter().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1.given += next.1.given;
            kept.1.surname += next.1.surname;
            kept.1.word |= next.1.word;
            kept.1.commune |= next.1.commune;
        }
        same
    });
    all.retain(|(_, bearers)| !Known::of(*bearers).is_nothing());
    let slots = all.len() * SLOTS.0 / SLOTS.1 + 1;
    let mut out = vec![0; HEAD + slots * 4];
    out[..8].copy_from_slice(MAGIC);
    out[8..HEAD].copy_from_slice(&(all.len() as u32).to_le_bytes());
    for (word, bearers) in &all {
        let hash = salted(SALT, word.as_bytes());
        let mut at = home(hash, slots);
        while slot(&out, at) != 0 {
            at = if at + 1 == slots { 0 } else { at + 1 };
        }
        let kept = print(hash) << KNOWN_BITS | u32::from(Known::of(*bearers).0);
        out[HEAD + at * 4..HEAD + at * 4 + 4].copy_from_slice(&kept.to_le_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_knows_names_words_and_communes() {
        assert!(known("nathalie").given() == 7 && !known("nathalie").is_word());
        assert!(known("martin").surname() == 7);
        assert!(known("petit").surname() == 7 && known("petit").is_word());
        assert!(known("dole").is_commune());
        assert_eq!(known("xqzwvk"), Known::default());
    }

    #[test]
    fn the_table_is_of_this_version_and_has_an_empty_slot_where_a_search_ends() {
        assert_eq!(&NAMES[..8], MAGIC);
        let slots = (NAMES.len() - HEAD) / 4;
        let entries = u32::from_le_bytes([NAMES[8], NAMES[9], NAMES[10], NAMES[11]]) as usize;
        assert_eq!((0..slots).filter(|at| slot(NAMES, *at) != 0).count(), entries);
        assert!(entries < slots);
    }

    #[test]
    fn the_same_words_give_the_same_table_in_any_order() {
        let bearer = |given, word| Bearers {
            given,
            word,
            ..Bearers::default()
        };
        let words = [
            ("rose", bearer(300, false)),
            ("rose", bearer(0, true)),
            ("ana", bearer(90, false)),
            ("zz", bearer(2, false)),
        ];
        let owned = |pair: &(&str, Bearers)| (pair.0.to_owned(), pair.1);

        let made = table(words.iter().map(owned));

        assert_eq!(made, table(words.iter().rev().map(owned)));
        assert!(found(&made, "rose").is_word() && found(&made, "rose").given() == 2);
        assert_eq!((found(&made, "ana").given(), found(&made, "zz")), (1, Known::default()));
    }
}
