//! Texts cut into segments, and segments put together again into units that have words enough to be classified.
//!
//! Source: M. Reinert, "Alceste, une méthodologie d'analyse des données textuelles" (Bulletin de méthodologie sociologique
//! 26, 1990): a long text speaks of several things, so that its segments are classified; a segment of few words says
//! nothing sure, so that it joins its neighbours of the same text.

use std::ops::Range;

use super::matrix::Matrix;
use crate::analyser::tokens;

/// A text in segments of about `words` words, as byte ranges that follow each other and cover the text. A segment ends
/// where punctuation is strong and its size near to what was asked; a text of less than a quarter more is one segment.
pub fn segments(text: &str, words: usize) -> Vec<Range<usize>> {
    let words = words.max(1);
    let found = tokens(text);
    let mut out = Vec::new();
    let (mut start, mut first) = (0, 0);
    while found.len() - first > words + words / 4 {
        let last = (first + words + words / 3).min(found.len() - 1);
        let strength = |at: usize| {
            let gap = &text[found[at - 1].end..found[at].start];
            weight(gap) / (1.0 + (at - first).abs_diff(words) as f64)
        };
        // The first of equals, so that the same text is always cut alike.
        let mut best = (first + 1, strength(first + 1));
        for at in first + 2..=last {
            if strength(at) > best.1 {
                best = (at, strength(at));
            }
        }
        let end = beginning(text, found[best.0 - 1].end, found[best.0].start);
        out.push(start..end);
        (start, first) = (end, best.0);
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

/// How well a text can be cut between two words.
fn weight(gap: &str) -> f64 {
    let sign = |c: char| match c {
        '.' | '?' | '!' | '…' | '\n' => 6.0,
        ':' => 5.0,
        ';' => 4.0,
        ',' => 1.0,
        _ => 0.01,
    };
    gap.chars().map(sign).fold(0.01, f64::max)
}

/// Where the next segment begins between two words: behind the last space or sign that closes, before an elision.
fn beginning(text: &str, from: usize, to: usize) -> usize {
    let gap = &text[from..to];
    let space = gap.char_indices().find(|(_, c)| c.is_whitespace());
    space.map_or(from, |(at, c)| from + at + c.len_utf8())
}

/// Units made of segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Units {
    /// The terms of each unit, those of all its segments.
    pub matrix: Matrix,
    /// The unit of each segment.
    pub unit_of: Vec<u32>,
    /// Whether a unit has fewer terms than asked: its whole text has too few.
    pub short: Vec<bool>,
}

impl Units {
    /// Puts segments that follow each other in the same source together until a unit has `least` terms, counted in each
    /// segment; what is left at the end of a source joins the unit before it. `sources` holds the text of each segment,
    /// and segments of one text stand side by side. Of lists of different lengths, the shorter counts.
    pub fn gathered(segments: &Matrix, sources: &[u32], least: usize) -> Self {
        let count = segments.texts().min(sources.len());
        let mut unit_of: Vec<u32> = Vec::with_capacity(count);
        let mut sizes: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < count {
            let source = sources[at];
            let end = at + sources[at..count].iter().take_while(|other| **other == source).count();
            let before = sizes.len();
            let mut open = false;
            for segment in at..end {
                let size = segments.row(segment).len();
                match sizes.last_mut().filter(|_| open) {
                    Some(last) => *last += size,
                    None => sizes.push(size),
                }
                open = sizes.last().is_some_and(|size| *size < least);
                unit_of.push(sizes.len() as u32 - 1);
            }
            if open && sizes.len() > before + 1 {
                let left = sizes.pop().unwrap_or(0);
                let last = sizes.len() as u32 - 1;
                sizes[last as usize] += left;
                unit_of[at..].iter_mut().for_each(|unit| *unit = (*unit).min(last));
            }
            at = end;
        }
        Self {
            matrix: joined(segments, &unit_of, sizes.len()),
            short: sizes.iter().map(|size| *size < least).collect(),
            unit_of,
        }
    }

    /// The same with short units left empty, so that no class will hold them: an honest "cannot say" for texts too short.
    #[must_use]
    pub fn without_short(mut self) -> Self {
        let mut matrix = Matrix::new(self.matrix.terms());
        for (row, short) in self.matrix.rows().zip(&self.short) {
            // Rows of the same matrix are never refused.
            let _ = matrix.push(if *short { &[] } else { row });
        }
        self.matrix = matrix;
        self
    }

    /// The class of each segment, given that of each unit.
    pub fn to_segments(&self, level: &[Option<usize>]) -> Vec<Option<usize>> {
        let of = |&unit: &u32| level.get(unit as usize).copied().flatten();
        self.unit_of.iter().map(of).collect()
    }
}

fn joined(segments: &Matrix, unit_of: &[u32], units: usize) -> Matrix {
    let mut matrix = Matrix::new(segments.terms());
    let mut row = Vec::new();
    let mut at = 0;
    for unit in 0..units as u32 {
        row.clear();
        while unit_of.get(at) == Some(&unit) {
            row.extend_from_slice(segments.row(at));
            at += 1;
        }
        // Rows of the same matrix are never refused, and there are no more units than segments.
        let _ = matrix.push(&row);
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_sizes(sizes: &[u32]) -> Matrix {
        let mut next = 0;
        let row = |size: &u32| {
            next += size;
            (next - size..next).collect::<Vec<_>>()
        };
        Matrix::from_rows(200, sizes.iter().map(row).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_text_is_cut_at_its_strong_punctuation() {
        let text = "Le repas était froid, le pain dur. Personne ne répondait la nuit; j'ai sonné trois fois. \
                    L'infirmière du matin était douce et attentive avec ma mère.";

        let cut = segments(text, 8);

        let shown: Vec<&str> = cut.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(shown.concat(), text);
        assert!(shown[0].ends_with("dur. ") && shown.len() >= 3, "{shown:?}");
    }

    #[test]
    fn a_short_text_is_one_segment_and_an_empty_one_none() {
        assert_eq!(segments("Rien à dire.", 40), vec![0..13]);
        assert!(segments("", 40).is_empty());
        assert_eq!(segments("a b c", 0).len(), 3);
    }

    #[test]
    fn segments_join_until_there_are_terms_enough() {
        let segments = of_sizes(&[3, 4, 9, 2, 1, 12, 3]);

        let units = Units::gathered(&segments, &[0, 0, 0, 0, 1, 2, 2], 6);

        // 3 + 4; 9 takes the 2 that is left; 1 is short; 12 takes the 3 that is left.
        assert_eq!(units.unit_of, [0, 0, 1, 1, 2, 3, 3]);
        assert_eq!(units.short, [false, false, true, false]);
        assert_eq!(
            units.matrix.rows().map(<[u32]>::len).collect::<Vec<_>>(),
            [7, 11, 1, 15]
        );
    }

    #[test]
    fn short_units_are_placed_in_no_class() {
        let units = Units::gathered(&of_sizes(&[1, 8]), &[0, 1], 5).without_short();

        assert!(units.matrix.row(0).is_empty() && units.matrix.row(1).len() == 8);
        assert_eq!(units.to_segments(&[None, Some(2)]), [None, Some(2)]);
    }

    #[test]
    fn no_least_size_keeps_segments_as_they_are() {
        let units = Units::gathered(&of_sizes(&[0, 2, 1]), &[5, 5, 5], 0);

        assert_eq!(units.unit_of, [0, 1, 2]);
        assert!(Units::gathered(&Matrix::new(3), &[], 9).short.is_empty());
    }
}
