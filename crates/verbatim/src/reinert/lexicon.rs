//! From texts to a matrix: which terms are counted, and in which texts they stand.

use std::collections::BTreeMap;

use super::matrix::{MAX_TERMS, MAX_TEXTS, Matrix};
use crate::{
    analyser::{is_stop_word, tokens},
    hash::StableMap,
};

/// The terms of a corpus and the texts in which they stand.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// The terms of the columns, as the analyser gives them, by falling number of texts and then by letter.
    pub terms: Vec<String>,
    /// For each term, the word as it is most often written, in small letters; of equals, the first by letter.
    pub forms: Vec<String>,
    /// Texts × terms.
    pub matrix: Matrix,
}

impl Lexicon {
    /// Counts the terms of texts: those that stand in `least_texts` texts or more, `most_terms` of them at most, the most
    /// frequent ones. Stop words, terms of one letter and numbers are left out. Texts beyond the 20 millionth are not read.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>, least_texts: u32, most_terms: usize) -> Self {
        let mut known: StableMap<String, u32> = StableMap::default();
        let mut names: Vec<String> = Vec::new();
        let mut written: Vec<BTreeMap<String, u32>> = Vec::new();
        let mut rows: Vec<u32> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        for text in texts.into_iter().take(MAX_TEXTS) {
            let start = rows.len();
            for token in tokens(text) {
                if !counts_as_term(&token.term) {
                    continue;
                }
                let number = *known.entry(token.term).or_insert_with_key(|term| {
                    names.push(term.clone());
                    written.push(BTreeMap::new());
                    names.len() as u32 - 1
                });
                *written[number as usize]
                    .entry(text[token.start..token.end].to_lowercase())
                    .or_default() += 1;
                rows.push(number);
            }
            rows[start..].sort_unstable();
            let mut kept = start;
            for at in start..rows.len() {
                if kept == start || rows[kept - 1] != rows[at] {
                    rows[kept] = rows[at];
                    kept += 1;
                }
            }
            rows.truncate(kept);
            ends.push(kept);
            counts.resize(names.len(), 0);
            rows[start..].iter().for_each(|&number| counts[number as usize] += 1);
        }
        let mut order: Vec<u32> = (0..names.len() as u32)
            .filter(|&number| counts[number as usize] >= least_texts.max(1))
            .collect();
        order.sort_by(|&a, &b| {
            let by_count = counts[b as usize].cmp(&counts[a as usize]);
            by_count.then_with(|| names[a as usize].cmp(&names[b as usize]))
        });
        order.truncate(most_terms.min(MAX_TERMS));
        let mut places = vec![u32::MAX; names.len()];
        for (place, &number) in (0..).zip(&order) {
            places[number as usize] = place;
        }
        let mut matrix = Matrix::new(order.len());
        let mut start = 0;
        for end in ends {
            let of_text = rows[start..end].iter().map(|&number| places[number as usize]);
            let row: Vec<u32> = of_text.filter(|&place| place != u32::MAX).collect();
            // Places are below the number of terms and texts below their limit: no row is refused.
            let _ = matrix.push(&row);
            start = end;
        }
        Self {
            forms: order
                .iter()
                .map(|&number| most_written(&written[number as usize]))
                .collect(),
            terms: order.iter().map(|&number| names[number as usize].clone()).collect(),
            matrix,
        }
    }
}

fn counts_as_term(term: &str) -> bool {
    term.len() > 1 && !is_number(term) && !is_stop_word(term)
}

/// Digits alone, or with the decimal sign of the analyser.
fn is_number(term: &str) -> bool {
    term.starts_with(|c: char| c.is_ascii_digit()) && term.bytes().all(|byte| byte.is_ascii_digit() || byte == b'v')
}

fn most_written(forms: &BTreeMap<String, u32>) -> String {
    let mut best: Option<(&String, u32)> = None;
    for (form, &count) in forms {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((form, count));
        }
    }
    best.map(|(form, _)| form.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_of_words_are_one_term_written_as_most_do() {
        let texts = [
            "L'infirmière est douce",
            "Des infirmières douces",
            "Les infirmières, 3 fois",
            "",
        ];

        let lexicon = Lexicon::of(texts, 2, 100);

        assert_eq!(lexicon.forms, ["infirmières", "douce"]);
        assert_eq!(
            lexicon.matrix.rows().map(<[u32]>::len).collect::<Vec<_>>(),
            [2, 2, 1, 0]
        );
    }

    #[test]
    fn the_most_frequent_terms_stay_when_there_are_too_many() {
        let lexicon = Lexicon::of(["repas froid", "repas chaud", "chambre"], 1, 1);

        assert_eq!(lexicon.forms, ["repas"]);
        assert!(Lexicon::of([], 1, 10).terms.is_empty());
    }
}
