//! Counts the bytes of a file, piece by piece, to decide its encoding without holding it.

use super::encoding::Encoding;

/// What was counted so far.
#[derive(Debug, Clone)]
pub(super) struct Census {
    /// Characters of two bytes or more that are sound UTF-8.
    sound: u64,
    /// Those of them that French text is full of.
    french: u64,
    /// How often each byte stood where UTF-8 does not allow it.
    unsound: [u64; 256],
    /// NUL bytes at even and at odd places.
    nuls: [u64; 2],
    bytes: u64,
    bom: Option<Encoding>,
    carry: Vec<u8>,
}

impl Census {
    /// Counts one piece that is a file's beginning.
    pub(super) fn of(head: &[u8]) -> Self {
        let mut census = Census {
            sound: 0,
            french: 0,
            unsound: [0; 256],
            nuls: [0; 2],
            bytes: 0,
            bom: bom(head),
            carry: Vec::new(),
        };
        census.count_nuls(head);
        census.add(head);
        census
    }

    /// Counts the piece that follows.
    pub(super) fn add(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        if self.utf16().is_some() {
            return;
        }
        let joined = [std::mem::take(&mut self.carry).as_slice(), piece].concat();
        let mut rest = joined.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => return self.count_sound(text),
                Err(error) => {
                    let (sound, bad) = rest.split_at(error.valid_up_to());
                    self.count_sound(std::str::from_utf8(sound).unwrap_or_default());
                    let Some(length) = error.error_len() else {
                        self.carry = bad.to_vec();
                        return;
                    };
                    for byte in &bad[..length] {
                        self.unsound[usize::from(*byte)] += 1;
                    }
                    rest = &bad[length..];
                }
            }
        }
    }

    fn count_sound(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        for char in text.chars().filter(|char| !char.is_ascii()) {
            self.sound += 1;
            self.french += u64::from(likelihood(Some(char)) > 0);
        }
    }

    fn count_nuls(&mut self, head: &[u8]) {
        for (place, byte) in head.iter().enumerate() {
            self.nuls[place % 2] += u64::from(*byte == 0);
        }
    }

    /// Whether every other byte is NUL, as in Western text in UTF-16, or a mark says so.
    fn utf16(&self) -> Option<Encoding> {
        if matches!(self.bom, Some(Encoding::Utf16Le | Encoding::Utf16Be)) {
            return self.bom;
        }
        let [even, odd] = self.nuls;
        // Counted on the head alone, which is also what `bytes` holds when this matters first.
        if odd > 8 && even * 20 < odd && odd * 5 > self.bytes.min(super::HEAD_BYTES as u64) * 2 {
            return Some(Encoding::Utf16Le);
        }
        if even > 8 && odd * 20 < even && even * 5 > self.bytes.min(super::HEAD_BYTES as u64) * 2 {
            return Some(Encoding::Utf16Be);
        }
        None
    }

    /// Whether the bytes are UTF-16, so that NULs are no sign of a binary file.
    pub(super) fn is_utf16(&self) -> bool {
        self.utf16().is_some()
    }

    /// The encoding that explains the count best.
    pub(super) fn encoding(&self) -> Encoding {
        if let Some(utf16) = self.utf16() {
            return utf16;
        }
        let unsound: u64 = self.unsound.iter().sum();
        if unsound == 0 {
            return Encoding::Utf8;
        }
        // "É»" of Windows-1252 and "’é" of Mac Roman happen to be sound UTF-8, but of characters that nobody writes.
        let speaks_for_utf8 = self.sound > 4 * unsound || self.french * 50 > unsound;
        if self.bom == Some(Encoding::Utf8) || speaks_for_utf8 {
            return Encoding::Mixed;
        }
        best_single_byte(&self.unsound)
    }
}

fn bom(head: &[u8]) -> Option<Encoding> {
    match head {
        [0xef, 0xbb, 0xbf, ..] => Some(Encoding::Utf8),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Which one-byte encoding turns these bytes into what French text holds.
fn best_single_byte(counts: &[u64; 256]) -> Encoding {
    let score = |encoding: &Encoding| -> i64 {
        let Some(table) = encoding.table() else {
            return i64::MIN;
        };
        (0u8..=255)
            .map(|byte| {
                let times = i64::try_from(counts[usize::from(byte)]).unwrap_or(i64::MAX);
                times.saturating_mul(likelihood(table.char(byte)))
            })
            .fold(0, i64::saturating_add)
    };
    let candidates = [Encoding::Macintosh, Encoding::Iso8859_15, Encoding::Windows1252];
    // The last of equals wins: Windows-1252 unless another is clearly better.
    candidates
        .into_iter()
        .max_by_key(score)
        .unwrap_or(Encoding::Windows1252)
}

/// How much a character outside ASCII speaks for French text.
fn likelihood(char: Option<char>) -> i64 {
    match char {
        None => -10,
        Some('é' | 'è' | 'à' | 'ê' | 'ç' | '’') => 3,
        Some(
            'ù' | 'ô' | 'î' | 'û' | 'â' | 'ë' | 'ï' | 'œ' | 'É' | 'È' | 'À' | 'Ç' | 'Ê' | 'Ô' | 'Î' | 'Œ' | '«' | '»'
            | '“' | '”' | '–' | '…' | '€' | '°' | '\u{a0}',
        ) => 1,
        Some(other) if other.is_ascii() => 0,
        Some(other) if other.is_alphabetic() => -1,
        Some(_) => -2,
    }
}
