//! A text cut where a sentence ends, so that each passage speaks of few things.

use std::ops::Range;

/// Where the passages of a text stand, in order: ends of sentences, semicolons and lines; what holds no letter is left out.
///
/// A point cuts only before a space or the end, so that "3.5" and "M.A." stay whole; an abbreviation before a space is cut,
/// which does no harm to what is read.
pub fn passages(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            let end = end_of(text, start);
            let whole = start..end;
            start = end;
            let inside = text.get(whole.clone()).unwrap_or_default();
            if inside.chars().any(char::is_alphabetic) {
                let left = inside.len() - inside.trim_start().len();
                return Some(whole.start + left..whole.start + left + inside.trim().len());
            }
        }
        None
    })
}

fn end_of(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            '\n' | ';' => true,
            '.' | '!' | '?' | '…' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            return start + at + letter.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        passages(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn each_sentence_is_a_passage() {
        assert_eq!(
            cut("Merci à tous !! Repas froids ; on attend 3.5 heures... Voilà"),
            ["Merci à tous !!", "Repas froids ;", "on attend 3.5 heures...", "Voilà"]
        );
        assert_eq!(cut("ligne un\nligne deux"), ["ligne un", "ligne deux"]);
    }

    #[test]
    fn what_holds_no_letter_is_no_passage() {
        assert!(cut("").is_empty() && cut(" … ! 12 \n").is_empty());
        assert_eq!(cut("!!! bien"), ["bien"]);
    }
}
