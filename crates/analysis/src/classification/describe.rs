//! What is kept of a search: words, values, places and scores. A word that few expressions use is not kept, as it could
//! point at one of them; nor is a count that would tell a small one. Pure.

use super::{
    Class, ClassTerm, ClassValue, CorpusWord, Variable, WordPair,
    search::{Classed, Corpus, Read},
    thousandths,
};
use crate::tally::LEAST_SHOWN;
use documents::small_numbers;
use expressions::ExpressionId;
use std::collections::BTreeMap;
use verbatim::reinert::{Characteristic, Plane, attractions, characteristic_terms, plane, similarities};

/// Most words kept of a class.
const MOST_TERMS: usize = 60;
/// Most words kept of the corpus.
const MOST_WORDS: usize = 300;
/// Words of the graph; more cannot be read.
const GRAPH_WORDS: usize = 40;
/// The chi² from which chance alone would give it in one case in twenty.
const LEAST_CHI2: f64 = 3.841_458_8;

/// The place of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub number: i64,
    pub expression: ExpressionId,
    /// From 1; none where it was not placed.
    pub place: Option<i64>,
    pub score: i64,
}

/// All that is kept of a search.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub classes: Vec<Class>,
    pub terms: Vec<ClassTerm>,
    pub values: Vec<ClassValue>,
    pub placed: Vec<Placed>,
    pub words: Vec<CorpusWord>,
    pub pairs: Vec<WordPair>,
    pub axes: Vec<i64>,
}

/// Describes the classes of a corpus.
pub(crate) fn describe(corpus: &Corpus, classed: &Classed) -> Found {
    let level = &classed.texts;
    let characteristic = characteristic_terms(&corpus.texts, level);
    let plane = plane(&corpus.texts, level, 2);
    let terms = (1_i64..).zip(&characteristic);
    let terms = terms.flat_map(|(place, of_class)| class_terms(corpus, &plane, place, of_class));
    let (words, pairs) = words(corpus);
    Found {
        classes: classes(classed, &plane),
        terms: terms.collect(),
        values: Variable::ALL
            .into_iter()
            .flat_map(|variable| values(&corpus.read, level, variable))
            .collect(),
        placed: placed(corpus, level, &characteristic),
        words,
        pairs,
        axes: plane.shares.iter().map(|share| thousandths(*share)).collect(),
    }
}

fn classes(classed: &Classed, plane: &Plane) -> Vec<Class> {
    let class = |at: usize| Class {
        place: count(at) + 1,
        text_count: count(classed.texts.iter().filter(|class| **class == Some(at)).count()),
        gone_count: 0,
        steadiness: None,
        at: plane.classes.get(at).and_then(|at| point(at.as_ref())),
    };
    (0..classed.count()).map(class).collect()
}

fn class_terms(corpus: &Corpus, plane: &Plane, place: i64, of_class: &[Characteristic]) -> Vec<ClassTerm> {
    let kept = of_class
        .iter()
        .filter(|term| term.chi2 >= LEAST_CHI2 && whole(term.texts.both) >= LEAST_SHOWN);
    let one = |term: &Characteristic| ClassTerm {
        place,
        term: corpus.terms[term.term as usize].clone(),
        form: corpus.forms[term.term as usize].clone(),
        class_count: whole(term.texts.both),
        whole_count: whole(term.texts.marked),
        chi2: thousandths(term.chi2),
        specificity: thousandths(term.specificity),
        at: plane.terms.get(term.term as usize).and_then(|at| point(at.as_ref())),
    };
    kept.take(MOST_TERMS).map(one).collect()
}

fn point(at: Option<&Vec<f64>>) -> Option<(i64, i64)> {
    match at?.as_slice() {
        [x, y, ..] => Some((thousandths(*x), thousandths(*y))),
        _ => None,
    }
}

/// The values that a class has more often, without those whose count is small or would tell a small one.
fn values(read: &[Read], level: &[Option<usize>], variable: Variable) -> Vec<ClassValue> {
    let value_of = |one: &Read| match variable {
        Variable::Place => one.place.clone(),
        Variable::Month => one.month.clone(),
        Variable::Polarity => one.polarity.to_owned(),
    };
    let all: Vec<String> = read.iter().map(value_of).collect();
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for value in all.iter().filter(|value| !value.is_empty()) {
        known.entry(value).or_default();
    }
    for (number, (_, place)) in (0..).zip(&mut known) {
        *place = number;
    }
    let numbers: Vec<Option<u32>> = all.iter().map(|value| known.get(value.as_str()).copied()).collect();
    let found = attractions(level, &numbers);
    let mut counts = vec![vec![0; found.len()]; known.len()];
    for (class, of_class) in found.iter().enumerate() {
        for one in of_class {
            counts[one.value as usize][class] = whole(one.texts.both);
        }
    }
    let shown = small_numbers::masked(&counts, LEAST_SHOWN);
    let names: Vec<&str> = known.into_keys().collect();
    let mut out = Vec::new();
    for (class, of_class) in found.iter().enumerate() {
        for one in of_class.iter().filter(|one| one.chi2 >= LEAST_CHI2) {
            let value = one.value as usize;
            let seen = (shown[value][class], shown[value].last().copied().flatten());
            let (Some(class_count), Some(whole_count)) = seen else {
                continue;
            };
            out.push(ClassValue {
                place: count(class) + 1,
                variable,
                value: names[value].to_owned(),
                class_count,
                whole_count,
                chi2: thousandths(one.chi2),
                specificity: thousandths(one.specificity),
            });
        }
    }
    out
}

/// Each expression with its class, and how much it speaks like it: the sum of the chi² of the words that the class has
/// more often.
fn placed(corpus: &Corpus, level: &[Option<usize>], characteristic: &[Vec<Characteristic>]) -> Vec<Placed> {
    let mut weights = vec![vec![0.0; corpus.terms.len()]; characteristic.len()];
    for (weights, of_class) in weights.iter_mut().zip(characteristic) {
        for term in of_class {
            weights[term.term as usize] = term.chi2.max(0.0);
        }
    }
    let one = |((read, row), class): ((&Read, &[u32]), &Option<usize>)| Placed {
        number: read.number,
        expression: read.expression,
        place: class.map(|class| count(class) + 1),
        score: class.map_or(0, |class| {
            thousandths(row.iter().map(|term| weights[class][*term as usize]).sum())
        }),
    };
    corpus
        .read
        .iter()
        .zip(corpus.texts.rows())
        .zip(level)
        .map(one)
        .collect()
}

/// The words that most expressions use, and which of the first stand together.
fn words(corpus: &Corpus) -> (Vec<CorpusWord>, Vec<WordPair>) {
    let mut counts: Vec<(u32, u32)> = (0..).zip(corpus.texts.frequencies()).collect();
    counts.retain(|(_, n)| i64::from(*n) >= LEAST_SHOWN);
    counts.sort_by(|(a, n), (b, m)| {
        m.cmp(n)
            .then_with(|| corpus.terms[*a as usize].cmp(&corpus.terms[*b as usize]))
    });
    counts.truncate(MOST_WORDS);
    let word = |(term, n): &(u32, u32)| CorpusWord {
        term: corpus.terms[*term as usize].clone(),
        form: corpus.forms[*term as usize].clone(),
        text_count: i64::from(*n),
    };
    let drawn: Vec<u32> = counts.iter().take(GRAPH_WORDS).map(|(term, _)| *term).collect();
    let graph = similarities(&corpus.texts, &drawn, |_| true);
    let told = graph
        .edges
        .iter()
        .filter(|edge| i64::from(edge.together) >= LEAST_SHOWN);
    let pair = |edge: &verbatim::reinert::Edge| WordPair {
        terms: edge.terms.map(|term| corpus.terms[term as usize].clone()),
        together: i64::from(edge.together),
        jaccard: thousandths(edge.jaccard),
        in_tree: edge.in_tree,
    };
    let (tree, others): (Vec<_>, Vec<_>) = told.partition(|edge| edge.in_tree);
    let pairs = tree.into_iter().chain(others.into_iter().take(GRAPH_WORDS)).map(pair);
    (counts.iter().map(word).collect(), pairs.collect())
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::{
        Wanted,
        search::tests::{read, three},
    };
    use super::*;

    fn found(read: Vec<Read>) -> Found {
        let wanted = Wanted {
            classes: 3,
            ..Wanted::default()
        };
        let corpus = Corpus::of(read, wanted);
        describe(&corpus, &corpus.classed())
    }

    fn terms_of(found: &Found, form: &str) -> Vec<i64> {
        let named = found.terms.iter().filter(|term| term.form == form);
        named.map(|term| term.place).collect()
    }

    #[test]
    fn each_class_has_its_own_words_and_typical_texts() {
        let found = found(three(20));

        assert_eq!(
            found.classes.iter().map(|class| class.text_count).collect::<Vec<_>>(),
            [20; 3]
        );
        let [meals, waits] = ["soupe", "attente"].map(|form| terms_of(&found, form));
        assert_eq!((meals.len(), waits.len()), (1, 1));
        assert_ne!(meals, waits);
        let first = &found.placed[0];
        assert!(first.place == Some(meals[0]) && first.score > 0, "{first:?}");
        assert_eq!(found.axes.iter().sum::<i64>(), 1000);
        assert!(found.classes.iter().all(|class| class.at.is_some()));
    }

    #[test]
    fn a_word_that_few_expressions_use_is_kept_nowhere() {
        let mut all = three(20);
        for one in all.iter_mut().filter(|one| one.number % 3 == 1).take(4) {
            one.words += ", dit Zéphirin";
        }

        let kept = found(all);

        let told = |form: &str| form.contains("phirin");
        assert!(!kept.terms.iter().any(|term| told(&term.form)));
        assert!(!kept.words.iter().any(|word| told(&word.form)));
        assert!(kept.words.iter().all(|word| word.text_count >= LEAST_SHOWN));
        assert!(kept.pairs.iter().all(|pair| pair.together >= LEAST_SHOWN));
    }

    #[test]
    fn values_that_a_class_has_more_often_are_told_but_small_numbers_are_not() {
        let mut all = three(20);
        for one in &mut all {
            let is_meal = one.number % 3 == 1;
            one.place = if is_meal { "Chirurgie" } else { "Urgences" }.to_owned();
            one.month = if is_meal && one.number < 10 {
                "2026-01"
            } else {
                "2026-02"
            }
            .to_owned();
        }

        let kept = found(all);

        let places: Vec<&ClassValue> = kept.values.iter().filter(|v| v.variable == Variable::Place).collect();
        assert!(
            places.iter().any(|v| v.value == "Chirurgie" && v.class_count == 20),
            "{places:?}"
        );
        assert!(!kept.values.iter().any(|v| v.value == "2026-01"), "{:?}", kept.values);
    }

    #[test]
    fn without_classes_the_words_are_still_counted() {
        let found = found(read(["le repas était froid et tiède"; 12]));

        assert!(found.classes.is_empty() && found.terms.is_empty());
        assert!(
            found
                .words
                .iter()
                .any(|word| word.form == "repas" && word.text_count == 12)
        );
    }
}
