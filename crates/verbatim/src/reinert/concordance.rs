//! A word and what stands around it: the concordance (keyword in context).

use std::ops::Range;

use crate::analyser::tokens;

/// One place where a word stands, in byte ranges of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The words before it; empty at the beginning.
    pub before: Range<usize>,
    /// The word as it is written.
    pub word: Range<usize>,
    /// The words after it; empty at the end.
    pub after: Range<usize>,
}

/// Every place of a text where a term of the analyser stands, with `width` words on each side at most. What is between
/// words (signs, spaces, elisions) goes with them.
pub fn concordance(text: &str, term: &str, width: usize) -> Vec<Occurrence> {
    let words = tokens(text);
    let one = |at: usize| {
        let word = words[at].start..words[at].end;
        let first = &words[at.saturating_sub(width)];
        let last = &words[at.saturating_add(width).min(words.len() - 1)];
        Occurrence {
            before: first.start..word.start,
            after: word.end..last.end,
            word,
        }
    };
    let places = words.iter().enumerate().filter(|(_, word)| word.term == term);
    places.map(|(at, _)| one(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_shown_between_its_neighbours() {
        let text = "L'attente aux urgences fut longue. Attente encore, après l'attente.";

        let found = concordance(text, &tokens("attente")[0].term, 2);

        let shown: Vec<[&str; 3]> = found
            .iter()
            .map(|at| {
                [
                    &text[at.before.clone()],
                    &text[at.word.clone()],
                    &text[at.after.clone()],
                ]
            })
            .collect();
        assert_eq!(shown[0], ["", "attente", " aux urgences"]);
        assert_eq!(shown[1], ["fut longue. ", "Attente", " encore, après"]);
        assert_eq!(shown[2], ["encore, après l'", "attente", ""]);
    }

    #[test]
    fn a_word_that_is_not_there_has_no_place() {
        assert!(concordance("", "repas", 3).is_empty());
        assert!(concordance("Le repas", "attent", usize::MAX).is_empty());
        assert_eq!(concordance("repas", &tokens("repas")[0].term, usize::MAX).len(), 1);
    }
}
