//! Extractive summaries: the few real texts that best cover what many say. No sentence is ever made up.
//!
//! A summary is a set of texts that maximises a monotone submodular function, the weighted coverage of terms with
//! diminishing returns, under a price that grows with length; chosen one by one, which is within a constant of the best
//! possible (Lin & Bilmes, *A class of submodular functions for document summarization*, ACL 2011).

use crate::reinert::Matrix;
use std::{cmp::Ordering, collections::BinaryHeap};

/// What a summary is made of.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Texts at most.
    pub texts: usize,
    /// Words of a text that can be quoted, fewest and most; others are taken only where there is nothing else.
    pub words: (u32, u32),
    /// How dear a long text is: its gain is divided by its words to this power.
    pub price: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            texts: 3,
            words: (6, 60),
            price: 0.5,
        }
    }
}

/// A text of a summary.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    /// Its row.
    pub text: usize,
    /// Texts whose terms are closest to its own among the chosen, itself included.
    pub stands_for: usize,
}

/// Chooses the texts that best cover a group, best first; fewer than asked when the rest would add nothing.
///
/// `matrix` has a row a text of the group and a column a term; `lengths` counts the words of each text; `usual` is how
/// often each term is met in a text of all groups together, from 0 to 1 (a term that everybody uses everywhere says
/// little about this group), or empty where nothing else is known. Slices of other lengths count as missing values.
///
/// Time is in proportion to the non-zeros of the matrix, in practice; the same input gives the same choice.
pub fn summary(matrix: &Matrix, lengths: &[u32], usual: &[f64], settings: &Settings) -> Vec<Chosen> {
    let weights = weights(matrix, usual);
    let quotable = |text: &usize| {
        let words = lengths.get(*text).copied().unwrap_or(0);
        words >= settings.words.0 && words <= settings.words.1
    };
    let mut open: Vec<usize> = (0..matrix.texts()).filter(quotable).collect();
    if open.is_empty() {
        open = (0..matrix.texts()).collect();
    }
    let chosen = chosen(matrix, lengths, &weights, settings, &open);
    let stands_for = followers(matrix, &weights, &chosen);
    chosen
        .into_iter()
        .zip(stands_for)
        .map(|(text, stands_for)| Chosen { text, stands_for })
        .collect()
}

/// A term weighs as many texts as use it, times how much more they do than others; one that a single text uses, nothing.
fn weights(matrix: &Matrix, usual: &[f64]) -> Vec<f64> {
    let texts = f64::from(u32::try_from(matrix.texts()).unwrap_or(u32::MAX)).max(1.0);
    let weight = |(term, uses): (usize, &u32)| {
        if *uses < 2 {
            return 0.0;
        }
        let here = f64::from(*uses) / texts;
        let lift = usual.get(term).map_or(1.0, |usual| (1.0 + here / usual.max(1e-6)).ln());
        f64::from(*uses) * lift
    };
    matrix.frequencies().iter().enumerate().map(weight).collect()
}

/// A text and what it would add, in the order in which the next is taken; equal ones by their number.
struct Candidate {
    gain: f64,
    text: usize,
    /// How many texts were chosen when the gain was worked out: gains only shrink, so an old one is an upper bound.
    at: usize,
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Candidate {}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain.total_cmp(&other.gain).then(other.text.cmp(&self.text))
    }
}

fn chosen(matrix: &Matrix, lengths: &[u32], weights: &[f64], settings: &Settings, open: &[usize]) -> Vec<usize> {
    let counting = |text: usize| matrix.row(text).iter().filter(|term| weights[**term as usize] > 0.0);
    let mut covered = vec![0_u32; weights.len()];
    let gain = |covered: &[u32], text: usize| -> f64 {
        let one_more = |term: &u32| {
            let term = *term as usize;
            let had = f64::from(covered[term]);
            weights[term] * ((had + 1.0).sqrt() - had.sqrt())
        };
        let words = f64::from(lengths.get(text).copied().unwrap_or(0).max(1));
        matrix.row(text).iter().map(one_more).sum::<f64>() / words.powf(settings.price)
    };
    let first = |text: &usize| Candidate {
        gain: gain(&covered, *text),
        text: *text,
        at: 0,
    };
    let mut heap: BinaryHeap<Candidate> = open.iter().map(first).collect();
    let mut chosen = Vec::new();
    while chosen.len() < settings.texts {
        let Some(best) = heap.pop().filter(|best| best.gain > 0.0) else {
            break;
        };
        if best.at < chosen.len() {
            heap.push(Candidate {
                gain: gain(&covered, best.text),
                at: chosen.len(),
                ..best
            });
            continue;
        }
        for term in matrix.row(best.text) {
            covered[*term as usize] += 1;
        }
        // The same words said again add little, not nothing: a text that only repeats is no part of a summary.
        if !chosen.iter().any(|other| counting(*other).eq(counting(best.text))) {
            chosen.push(best.text);
        }
    }
    chosen
}

/// How many texts are closest to each chosen one: by the weight of the terms they share, over what the two weigh apart
/// (weighted Jaccard); a text that shares nothing with any is counted for none.
fn followers(matrix: &Matrix, weights: &[f64], chosen: &[usize]) -> Vec<usize> {
    let mut counts = vec![0; chosen.len()];
    for text in 0..matrix.texts() {
        let closeness = |other: &usize| closeness(weights, matrix.row(text), matrix.row(*other));
        let closest = chosen.iter().map(closeness).enumerate();
        // `max_by` keeps the last of equals: reversed, the first chosen wins.
        let closest = closest.rev().max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((place, _)) = closest.filter(|(_, closeness)| *closeness > 0.0) {
            counts[place] += 1;
        }
    }
    counts
}

fn closeness(weights: &[f64], a: &[u32], b: &[u32]) -> f64 {
    let weight = |terms: &[u32]| terms.iter().map(|term| weights[*term as usize]).sum::<f64>();
    let shared = a
        .iter()
        .filter(|term| b.contains(term))
        .map(|term| weights[*term as usize])
        .sum::<f64>();
    let all = weight(a) + weight(b) - shared;
    if all > 0.0 { shared / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matrix(rows: &[&[u32]]) -> Matrix {
        Matrix::from_rows(8, rows).unwrap()
    }

    #[test]
    fn a_summary_takes_each_thing_that_many_say_before_it_says_one_twice() {
        // Terms 0 and 1 go together in four texts, 2 and 3 in three; 7 is said once.
        let texts = matrix(&[&[0, 1], &[0, 1], &[0, 1], &[0, 1], &[2, 3], &[2, 3], &[2, 3], &[7]]);

        let made = summary(
            &texts,
            &[10; 8],
            &[],
            &Settings {
                texts: 2,
                ..Settings::default()
            },
        );

        assert_eq!(made[0], Chosen { text: 0, stands_for: 4 });
        assert_eq!(made[1], Chosen { text: 4, stands_for: 3 });
    }

    #[test]
    fn of_two_texts_that_say_the_same_the_shorter_is_quoted_and_very_long_ones_are_not() {
        let texts = matrix(&[&[0, 1, 2], &[0, 1, 2], &[0, 1, 2]]);

        let made = summary(
            &texts,
            &[50, 12, 500],
            &[],
            &Settings {
                texts: 1,
                ..Settings::default()
            },
        );
        let only_long = summary(
            &texts,
            &[500, 400, 500],
            &[],
            &Settings {
                texts: 1,
                ..Settings::default()
            },
        );

        assert_eq!(made[0].text, 1);
        assert_eq!(only_long[0].text, 1);
    }

    #[test]
    fn what_everybody_says_everywhere_weighs_less_than_what_this_group_says() {
        let texts = matrix(&[&[0], &[0], &[0], &[1], &[1]]);
        let usual = [0.9, 0.001];

        let made = summary(
            &texts,
            &[10; 5],
            &usual,
            &Settings {
                texts: 1,
                ..Settings::default()
            },
        );

        assert_eq!(made[0].text, 3);
    }

    #[test]
    fn nothing_gives_nothing_and_what_is_said_once_by_each_is_not_summed_up() {
        assert_eq!(summary(&Matrix::new(0), &[], &[], &Settings::default()), []);
        assert_eq!(
            summary(&matrix(&[&[0], &[1], &[2]]), &[9; 3], &[], &Settings::default()),
            []
        );
    }

    proptest! {
        #[test]
        fn any_texts_give_distinct_rows_that_stand_for_no_more_texts_than_there_are(
            rows in proptest::collection::vec(proptest::collection::btree_set(0_u32..20, 0..8), 0..40),
            lengths in proptest::collection::vec(0_u32..100, 0..40),
        ) {
            let rows: Vec<Vec<u32>> = rows.into_iter().map(|row| row.into_iter().collect()).collect();
            let texts = Matrix::from_rows(20, &rows).unwrap();
            let made = summary(&texts, &lengths, &[], &Settings { texts: 5, ..Settings::default() });
            let mut seen: Vec<usize> = made.iter().map(|one| one.text).collect();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), made.len());
            prop_assert!(made.iter().map(|one| one.stands_for).sum::<usize>() <= rows.len());
            prop_assert!(made.iter().all(|one| one.stands_for > 0));
        }
    }
}
