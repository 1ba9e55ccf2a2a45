//! Words cut into the pieces that the model knows (unigram model: Kudo, 2018).

/// Pieces in the order of their bytes, with the logarithm of their probability.
pub(super) struct Pieces {
    text: String,
    /// Where each piece begins in `text`, and the end of the last.
    begins: Vec<u32>,
    scores: Vec<f32>,
    /// Numbers of the pieces that begin a text, end it, and stand for what has none: never found in a text.
    special: [u32; 3],
    /// What a character without a piece costs.
    unknown_score: f32,
    /// Where pieces of each first byte begin.
    firsts: Vec<usize>,
}

/// The best way to cut a text up to here: its score, where its last piece begins and which it is.
#[derive(Clone, Copy)]
struct Best {
    score: f32,
    begin: usize,
    piece: u32,
}

impl Pieces {
    /// Takes the pieces of a model; `None` when they are not in order or not text.
    pub(super) fn new(
        text: &[u8],
        lengths: &[u8],
        scores: Vec<f32>,
        special: [u32; 3],
        unknown_score: f32,
    ) -> Option<Self> {
        let text = String::from_utf8(text.to_vec()).ok()?;
        let mut begins = vec![0_u32];
        let mut end = 0;
        for length in lengths {
            end += u32::from(*length);
            begins.push(end);
        }
        let whole = end as usize == text.len()
            && scores.len() == lengths.len()
            && scores.iter().all(|score| score.is_finite())
            && unknown_score.is_finite()
            && begins.iter().all(|begin| text.is_char_boundary(*begin as usize));
        if !whole {
            return None;
        }
        let mut pieces = Self {
            text,
            begins,
            scores,
            special,
            unknown_score,
            firsts: Vec::new(),
        };
        let count = pieces.scores.len();
        let ordered = (1..count).all(|number| pieces.piece(number - 1) < pieces.piece(number));
        if !ordered || (count > 0 && pieces.piece(0).is_empty()) {
            return None;
        }
        pieces.firsts = (0..=256)
            .map(|first| pieces.partition(0, count, |piece| usize::from(piece[0]) < first))
            .collect();
        Some(pieces)
    }

    /// The piece that begins a text.
    pub(super) fn begin(&self) -> u32 {
        self.special[0]
    }

    /// The piece that ends a text.
    pub(super) fn end(&self) -> u32 {
        self.special[1]
    }

    fn piece(&self, number: usize) -> &[u8] {
        &self.text.as_bytes()[self.begins[number] as usize..self.begins[number + 1] as usize]
    }

    /// The first piece from `low` to `high` of which `is_before` does not hold.
    fn partition(&self, mut low: usize, mut high: usize, is_before: impl Fn(&[u8]) -> bool) -> usize {
        while low < high {
            let middle = low.midpoint(high);
            if is_before(self.piece(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The pieces of a text whose scores have the largest sum; of two equal ways, the one whose last piece is longer.
    pub(super) fn cut(&self, text: &str) -> Vec<u32> {
        let none = Best {
            score: f32::NEG_INFINITY,
            begin: 0,
            piece: self.special[2],
        };
        let mut best = vec![none; text.len() + 1];
        best[0].score = 0.0;
        for (begin, letter) in text.char_indices() {
            let score = best[begin].score;
            self.starting(&text.as_bytes()[begin..], |length, piece| {
                let reached = score + self.scores[piece as usize];
                let there = &mut best[begin + length];
                if reached > there.score {
                    *there = Best {
                        score: reached,
                        begin,
                        piece,
                    };
                }
            });
            let there = &mut best[begin + letter.len_utf8()];
            if score + self.unknown_score > there.score {
                *there = Best {
                    score: score + self.unknown_score,
                    begin,
                    piece: self.special[2],
                };
            }
        }
        let mut cut = Vec::new();
        let mut at = text.len();
        while at > 0 {
            cut.push(best[at].piece);
            at = best[at].begin;
        }
        cut.reverse();
        cut
    }

    /// Each piece that the text begins with, the shortest first, with its length in bytes.
    fn starting(&self, text: &[u8], mut found: impl FnMut(usize, u32)) {
        let Some(&first) = text.first() else { return };
        let (mut low, mut high) = (self.firsts[usize::from(first)], self.firsts[usize::from(first) + 1]);
        let mut length = 1;
        while low < high {
            if self.piece(low).len() == length {
                let number = low as u32;
                if !self.special.contains(&number) {
                    found(length, number);
                }
                low += 1;
            }
            let Some(&next) = text.get(length) else { return };
            low = self.partition(low, high, |piece| piece[length] < next);
            high = self.partition(low, high, |piece| piece[length] <= next);
            length += 1;
        }
    }
}
