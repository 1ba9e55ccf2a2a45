//! A text as the model learned to read it: one way of writing each letter, one space between words.

use unicode_normalization::UnicodeNormalization;

/// What stands for a space.
pub(super) const SPACE: char = '\u{2581}';

/// Characters that are written otherwise, in their order (SentencePiece's `nmt_nfkc`, one character at a time).
pub(super) struct Plain {
    from: Vec<char>,
    /// Where the writing of each ends in `written`.
    ends: Vec<usize>,
    written: String,
}

impl Plain {
    /// Reads the list of a model: a character, how many replace it, these; `None` when it is not one.
    pub(super) fn new(mut bytes: &[u8], count: usize) -> Option<Self> {
        let mut plain = Self {
            from: Vec::new(),
            ends: Vec::new(),
            written: String::new(),
        };
        let take = |bytes: &mut &[u8]| {
            let (four, rest) = bytes.split_first_chunk::<4>()?;
            *bytes = rest;
            char::from_u32(u32::from_le_bytes(*four))
        };
        for _ in 0..count {
            let from = take(&mut bytes)?;
            let (length, rest) = bytes.split_first()?;
            bytes = rest;
            for _ in 0..*length {
                plain.written.push(take(&mut bytes)?);
            }
            plain.from.push(from);
            plain.ends.push(plain.written.len());
        }
        (bytes.is_empty() && plain.from.is_sorted()).then_some(plain)
    }

    fn of(&self, letter: char) -> Option<&str> {
        let place = self.from.binary_search(&letter).ok()?;
        let begin = if place == 0 { 0 } else { self.ends[place - 1] };
        Some(&self.written[begin..self.ends[place]])
    }

    /// The text with letters composed (NFC), characters made plain, runs of spaces made one, and [`SPACE`] for each space
    /// and before the first word.
    pub(super) fn written(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 4 + SPACE.len_utf8());
        for letter in text.nfc() {
            let mut own = [0; 4];
            let plain = self.of(letter).unwrap_or_else(|| letter.encode_utf8(&mut own));
            for letter in plain.chars() {
                if letter != ' ' {
                    if out.is_empty() {
                        out.push(SPACE);
                    }
                    out.push(letter);
                } else if !out.ends_with(SPACE) {
                    out.push(SPACE);
                }
            }
        }
        out
    }
}
