//! Shared words as people meet them: what stands for a masked passage said in the reader's language, and what a
//! search found.

use crate::Reader;
use verbatim::{
    analyser::{Query, highlight},
    deidentify::Kind,
};

/// A piece of a shared text as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words; for a masked name, the number that tells it from others of the same text.
    pub words: String,
    /// What was masked: the end of the message id `ui-masked-…`. Empty for words.
    pub masked: String,
    /// Does it answer the search?
    pub hit: bool,
}

/// Cuts a shared text at its masked places and at what a search found.
#[must_use]
pub fn pieces(text: &str, query: &Query) -> Vec<Piece> {
    let labels = labels(text);
    let hits = highlight(text, query);
    let mut cuts: Vec<usize> = vec![0, text.len()];
    cuts.extend(labels.iter().flat_map(|(range, _)| [range.start, range.end]));
    cuts.extend(hits.iter().flat_map(|range| [range.start, range.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let label = labels
            .iter()
            .find(|(range, _)| range.start <= start && end <= range.end);
        if let Some((range, kind)) = label {
            if range.start == start {
                let number = text[range.clone()].chars().filter(char::is_ascii_digit).collect();
                pieces.push(Piece {
                    words: number,
                    masked: kind.code().replace('_', "-"),
                    hit: false,
                });
            }
            continue;
        }
        let hit = hits.iter().any(|range| range.start <= start && end <= range.end);
        pieces.push(Piece {
            words: text[start..end].to_owned(),
            masked: String::new(),
            hit,
        });
    }
    pieces
}

impl Reader {
    /// Shared words cut for a page, masked passages said.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        pieces(text, &Query::default())
    }

    /// What stands for a masked passage: "nom masqué 1".
    #[must_use]
    pub fn masked(&self, piece: &Piece) -> String {
        let said = self.say(&format!("ui-masked-{}", piece.masked));
        if piece.words.is_empty() {
            said
        } else {
            format!("{said} {}", piece.words)
        }
    }

    /// Shared words where nothing can be marked, as on paper: "Merci à [nom masqué 1]".
    #[must_use]
    pub fn spoken(&self, text: &str) -> String {
        let shown = self.pieces(text).into_iter().map(|piece| {
            if piece.masked.is_empty() {
                piece.words
            } else {
                format!("[{}]", self.masked(&piece))
            }
        });
        shown.collect()
    }
}

/// Where the labels of masked passages stand: "[NOM 1]", "[TÉLÉPHONE]".
fn labels(text: &str) -> Vec<(std::ops::Range<usize>, Kind)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('[') {
        let Some(length) = text[start..].find(']') else { break };
        let inside = &text[start + 1..start + length];
        let word = inside.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.label() == word) {
            found.push((start..start + length + 1, kind));
        }
    }
    found
}

/// The text without its labels, for the index: nobody looks for "nom" to find masked names.
#[must_use]
pub fn without_labels(text: &str) -> std::borrow::Cow<'_, str> {
    let labels = labels(text);
    if labels.is_empty() {
        return text.into();
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (range, _) in labels {
        out.push_str(&text[at..range.start]);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_text_is_cut_at_its_masks_and_hits() {
        let query = verbatim::analyser::query("accueil");
        let found = pieces("Merci à [NOM 1] de l’accueil", &query);
        let said: Vec<(&str, &str, bool)> = found
            .iter()
            .map(|p| (p.words.as_str(), p.masked.as_str(), p.hit))
            .collect();
        assert_eq!(
            said,
            [
                ("Merci à ", "", false),
                ("1", "name", false),
                (" de l’", "", false),
                ("accueil", "", true)
            ]
        );
    }

    #[test]
    fn brackets_that_people_type_are_words() {
        let found = pieces("[voir plus haut] et [", &Query::default());
        assert_eq!(found.len(), 1);
        assert_eq!(without_labels("À [NOM 2], au [TÉLÉPHONE]."), "À , au .");
    }
}
