//! Classes that nobody coded, by Reinert's method.

use super::corpus::Corpus;
use documents::chart::Branch;
use verbatim::reinert::{
    Characteristic, Dendrogram, Lexicon, Matrix, Settings, characteristic_terms, classify, typical_texts,
};

/// Terms that a text must have to be placed: a shorter one goes anywhere.
const LEAST_TERMS: usize = 3;
/// Words that are shown of a class.
pub(super) const WORDS: usize = 12;
/// Words of a text that is quoted, at most.
const QUOTED: u32 = 60;
/// Texts that are quoted of a class.
const QUOTES: usize = 3;

/// A word that a class has more often than the others.
pub(super) struct Word {
    pub form: String,
    pub chi2: f64,
    pub specificity: f64,
    /// Texts of the class with the word.
    pub texts: u64,
}

/// One class.
pub(super) struct Class {
    pub texts: i64,
    pub words: Vec<Word>,
    /// Rows of the corpus that speak like it.
    pub quotes: Vec<usize>,
}

/// The classes of a file.
#[derive(Default)]
pub(super) struct Classes {
    pub classes: Vec<Class>,
    /// The class of each row; none where a text is too short or like no class.
    pub of: Vec<Option<usize>>,
    /// How they parted.
    pub tree: Option<Branch>,
}

impl Classes {
    pub fn unplaced(&self) -> usize {
        self.of.iter().filter(|class| class.is_none()).count()
    }
}

/// Parts the texts that have words enough; no class at all where they do not differ, or are too few.
pub(super) fn of(corpus: &Corpus, lexicon: &Lexicon, wanted: usize) -> Classes {
    let rows: Vec<usize> = (0..corpus.read.len())
        .filter(|row| lexicon.matrix.row(*row).len() >= LEAST_TERMS)
        .collect();
    let mut classes = Classes {
        of: vec![None; corpus.read.len()],
        ..Classes::default()
    };
    let terms = rows.iter().map(|row| lexicon.matrix.row(*row));
    let Ok(matrix) = Matrix::from_rows(lexicon.terms.len(), terms) else {
        return classes;
    };
    let made = classify(
        &matrix,
        &Settings {
            classes: wanted,
            smallest_class: (rows.len() / 50).max(10),
            ..Settings::default()
        },
    );
    if made.classes() < 2 {
        return classes;
    }
    let level = made.level(made.classes());
    let of_classes = characteristic_terms(&matrix, &level);
    for (class, terms) in of_classes.iter().enumerate() {
        let typical = typical_texts(&matrix, &level, class, terms, 50);
        let texts = typical.iter().map(|one| rows[one.text as usize]);
        let short = texts.filter(|row| corpus.read[*row].words <= QUOTED);
        classes.classes.push(Class {
            texts: level.iter().filter(|at| **at == Some(class)).count() as i64,
            words: words(lexicon, terms),
            quotes: short.take(QUOTES).collect(),
        });
    }
    for (row, class) in rows.iter().zip(&level) {
        classes.of[*row] = *class;
    }
    classes.tree = made
        .dendrogram()
        .map(|root| branch(&root, &made.cumulated_heights(), &classes.classes));
    classes
}

fn words(lexicon: &Lexicon, terms: &[Characteristic]) -> Vec<Word> {
    let more_often = terms.iter().filter(|term| term.chi2 > 0.0);
    let word = |term: &Characteristic| Word {
        form: lexicon.forms[term.term as usize].clone(),
        chi2: term.chi2,
        specificity: term.specificity,
        texts: term.texts.both,
    };
    more_often.take(WORDS).map(word).collect()
}

fn branch(root: &Dendrogram, heights: &[f64], classes: &[Class]) -> Branch {
    match root {
        Dendrogram::Class(class) => Branch::Leaf {
            name: name(*class),
            words: classes
                .get(*class)
                .map(|class| first_words(class, 5))
                .unwrap_or_default(),
        },
        Dendrogram::Split { split, branches } => {
            Branch::Fork {
                // The heights begin with the last split.
                height: heights[heights.len() - 1 - split],
                branches: Box::new([
                    branch(&branches[0], heights, classes),
                    branch(&branches[1], heights, classes),
                ]),
            }
        }
    }
}

/// "Classe 3".
pub(super) fn name(class: usize) -> String {
    format!("Classe {}", class + 1)
}

/// The first words of a class, parted by commas.
pub(super) fn first_words(class: &Class, count: usize) -> String {
    let words: Vec<&str> = class.words.iter().take(count).map(|word| word.form.as_str()).collect();
    words.join(", ")
}
