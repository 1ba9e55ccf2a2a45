//! From a text to n-grams: words (1–2) and their letters (3–5), each a hash, in one pass and without an allocation.
//!
//! Words are neither stemmed nor stopped: letters of words do what stems do, in any language that parts words by spaces.
//! A picture (😡) or a face made of signs is a word; letters drawn out ("nuuul") are written as they should be.

use std::ops::Range;

use crate::analyser::stretched;
use crate::emoji::{face, is_tone, picture_end};
use crate::fold::{fold_char, is_ignorable, is_word_char};
use crate::hash::mixed;

/// Set in the key of an n-gram of words: the two kinds never meet.
pub(super) const OF_WORDS: u32 = 1 << 31;

/// Letters beyond this are not cut into n-grams: no word of a language is as long.
const MOST_LETTERS: usize = 64;

/// Reads texts one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Cutter {
    /// The word at hand, folded, between two signs that say where it begins and ends.
    word: String,
}

impl Cutter {
    /// Tells each word with its place and its hash.
    pub(super) fn words(&mut self, text: &str, mut each: impl FnMut(&str, Range<usize>, u64)) {
        self.heard(text, |word, place, hash| each(&word[1..word.len() - 1], place, hash));
    }

    /// Tells each word between its two signs, with its place and its hash.
    pub(super) fn heard(&mut self, text: &str, mut each: impl FnMut(&str, Range<usize>, u64)) {
        let mut at = 0;
        while let Some(place) = self.next_word(text, at) {
            at = place.end;
            let bytes = self.word.as_bytes();
            let hash = hashed(&bytes[1..bytes.len() - 1]);
            each(&self.word, place, hash);
        }
    }

    /// Tells each n-gram: its key, and where the words that it is made of stand (a pair of words has two places).
    pub(super) fn grams(&mut self, text: &str, mut each: impl FnMut(u32, &Range<usize>, Option<&Range<usize>>)) {
        let mut before: Option<(u64, Range<usize>)> = None;
        self.heard(text, |word, place, hash| {
            each(of_word(hash), &place, None);
            if let Some((first, beside)) = &before {
                each(of_pair(*first, hash), beside, Some(&place));
            }
            letters(word.as_bytes(), |key| each(key, &place, None));
            before = Some((hash, place));
        });
    }

    /// Folds the next word at or after `from` and says where it stands.
    fn next_word(&mut self, text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut start = from;
        loop {
            let byte = *bytes.get(start)?;
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    break;
                }
                if matches!(byte, b':' | b';' | b'=')
                    && let Some((picture, end)) = face(text, start)
                {
                    return Some(self.picture([picture], start..end));
                }
                start += 1;
            } else {
                let c = text[start..].chars().next()?;
                if c.is_alphanumeric() {
                    break;
                }
                if let Some(end) = picture_end(text, start) {
                    let told = text[start..end].chars().filter(|c| !is_tone(*c) && !is_ignorable(*c));
                    return Some(self.picture(told, start..end));
                }
                start += c.len_utf8();
            }
        }
        self.word.clear();
        self.word.push('_');
        let mut end = start;
        while let Some(&byte) = bytes.get(end) {
            if byte.is_ascii() {
                if !byte.is_ascii_alphanumeric() {
                    break;
                }
                self.word.push(char::from(byte.to_ascii_lowercase()));
                end += 1;
            } else {
                match text[end..].chars().next() {
                    Some(c) if is_word_char(c) => {
                        fold_char(c, &mut self.word);
                        end += c.len_utf8();
                    }
                    _ => break,
                }
            }
        }
        if stretched::is_drawn_out(self.word.as_bytes()) {
            let mut word = self.word.split_off(1);
            stretched::mend(&mut word);
            self.word.push_str(&word);
        }
        self.word.push('_');
        Some(start..end)
    }

    /// A word made of a picture.
    fn picture(&mut self, told: impl IntoIterator<Item = char>, place: Range<usize>) -> Range<usize> {
        self.word.clear();
        self.word.push('_');
        self.word.extend(told);
        self.word.push('_');
        place
    }
}

/// The key of a word, from its hash.
pub(super) fn of_word(hash: u64) -> u32 {
    hash as u32 | OF_WORDS
}

/// The key of two words in a row, from their hashes.
pub(super) fn of_pair(first: u64, second: u64) -> u32 {
    mixed(first.rotate_left(17) ^ second) as u32 | OF_WORDS
}

/// The keys of three, four and five letters in a row, of a word between its two signs.
pub(super) fn letters(padded: &[u8], mut each: impl FnMut(u32)) {
    let length = padded.len().min(MOST_LETTERS);
    // The last five bytes, the newest lowest: an n-gram is the lowest n of them.
    let mut last = 0_u64;
    for (at, byte) in padded[..length].iter().enumerate() {
        last = (last << 8 | u64::from(*byte)) & 0xff_ffff_ffff;
        if at >= 2 {
            each(key(last & 0xff_ffff, 3));
        }
        if at >= 3 {
            each(key(last & 0xffff_ffff, 4));
        }
        if at >= 4 {
            each(key(last, 5));
        }
    }
}

fn key(letters: u64, size: u64) -> u32 {
    mixed((letters | size << 48).wrapping_mul(0x9e37_79b9_7f4a_7c15)) as u32 & !OF_WORDS
}

/// Eight bytes at a time, then what is left with its length.
fn hashed(bytes: &[u8]) -> u64 {
    let (whole, rest) = bytes.as_chunks::<8>();
    let mut hash = 0x51_7cc1_b727_220a_u64;
    for chunk in whole {
        hash = mixed(hash.rotate_left(23) ^ u64::from_le_bytes(*chunk));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mixed((hash.rotate_left(23) ^ u64::from_le_bytes(last)).wrapping_add(bytes.len() as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u32> {
        let mut keys = Vec::new();
        Cutter::default().grams(text, |key, _, _| keys.push(key));
        keys
    }

    #[test]
    fn capitals_and_accents_do_not_change_the_keys() {
        assert_eq!(keys("ÉCOUTÉ, œuvre"), keys("ecoute oeuvre"));
        assert_ne!(keys("écouté"), keys("écoutée"));
    }

    #[test]
    fn pictures_are_words_and_letters_drawn_out_are_not_heard() {
        assert_eq!(keys("nuuul"), keys("nul"));
        assert_eq!(keys("👍🏽 bien"), keys("👍 bien"));
        assert_eq!(keys("merci :)"), keys("merci 🙂"));
        assert_ne!(keys("merci 😡"), keys("merci 🙂"));
        assert_ne!(keys("merci 😡"), keys("merci"));
    }

    #[test]
    fn a_word_gives_itself_its_pair_and_its_letters() {
        // Itself, then _mot_ as 3 threes, 2 fours, 1 five; then the same again and the pair.
        assert_eq!(keys("mot").len(), 7);
        assert_eq!(keys("mot mot").len(), 15);
        assert!(keys("…, !").is_empty());
    }

    #[test]
    fn a_pair_says_where_both_of_its_words_stand() {
        let mut pairs = Vec::new();

        Cutter::default().grams("très bien", |_, one, other| {
            pairs.extend(other.map(|o| (one.clone(), o.clone())))
        });

        assert_eq!(pairs, [(0..5, 6..10)]);
    }
}
