//! What a class is made of: its characteristic terms, its typical texts, the values of variables that it attracts.

use super::{matrix::Matrix, specificity::Counts};

/// The class of each text, from 0; `None` where it was not placed. What [`super::Classification::level`] gives.
pub type Level = [Option<usize>];

/// A term in a class, counted in texts that were placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Characteristic {
    /// The term.
    pub term: u32,
    /// Texts placed, those of the class, those with the term, those of the class with the term.
    pub texts: Counts,
    /// Pearson's chi² over texts; below zero when the class has the term less often than the others.
    pub chi2: f64,
    /// Lafon's specificity in powers of ten, signed, over (text, term) pairs: a class of long texts is not said to be
    /// specific of everything.
    pub specificity: f64,
}

/// The terms of each class of a level, all that stand in a placed text, by falling chi² and then by number.
pub fn characteristic_terms(matrix: &Matrix, level: &Level) -> Vec<Vec<Characteristic>> {
    let classes = classes_of(level);
    let terms = matrix.terms();
    let mut with = vec![0_u64; classes * terms];
    let (mut texts, mut pairs) = (vec![0_u64; classes], vec![0_u64; classes]);
    for (row, class) in matrix.rows().zip(level) {
        let Some(class) = *class else { continue };
        texts[class] += 1;
        pairs[class] += row.len() as u64;
        for &term in row {
            with[class * terms + term as usize] += 1;
        }
    }
    let whole: (u64, u64) = (texts.iter().sum(), pairs.iter().sum());
    let marked: Vec<u64> = (0..terms)
        .map(|term| (0..classes).map(|class| with[class * terms + term]).sum())
        .collect();
    let of = |class: usize| {
        let one = |(term, &marked): (u32, &u64)| {
            let both = with[class * terms + term as usize];
            let counts = |(whole, class)| Counts {
                whole,
                class,
                marked,
                both,
            };
            let by_texts = counts((whole.0, texts[class]));
            Characteristic {
                term,
                texts: by_texts,
                chi2: by_texts.signed_chi2(),
                specificity: counts((whole.1, pairs[class])).specificity(),
            }
        };
        let mut out: Vec<_> = (0..).zip(&marked).filter(|(_, marked)| **marked > 0).map(one).collect();
        out.sort_by(|a, b| b.chi2.total_cmp(&a.chi2).then(a.term.cmp(&b.term)));
        out
    };
    (0..classes).map(of).collect()
}

/// A text that speaks like its class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typical {
    /// The text.
    pub text: u32,
    /// The sum of the chi² of its terms that the class has more often than others.
    pub score: f64,
}

/// The texts of a class with the highest scores, `count` at most; of equals, the first. `terms` are those of the class,
/// from [`characteristic_terms`].
pub fn typical_texts(
    matrix: &Matrix,
    level: &Level,
    class: usize,
    terms: &[Characteristic],
    count: usize,
) -> Vec<Typical> {
    let mut weights = vec![0.0; matrix.terms()];
    for term in terms {
        if let Some(weight) = weights.get_mut(term.term as usize) {
            *weight = term.chi2.max(0.0);
        }
    }
    let of_class = (0..).zip(matrix.rows().zip(level));
    let mut out: Vec<Typical> = of_class
        .filter(|(_, (_, at))| **at == Some(class))
        .map(|(text, (row, _))| Typical {
            text,
            score: row.iter().map(|&term| weights[term as usize]).sum(),
        })
        .collect();
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.text.cmp(&b.text)));
    out.truncate(count);
    out
}

/// A value of a variable (a service, a place, a month) in a class, counted in texts that were placed and have a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attraction {
    /// The value.
    pub value: u32,
    /// Texts with any value, those of the class, those with this value, those of the class with this value.
    pub texts: Counts,
    /// Pearson's chi² over texts, signed.
    pub chi2: f64,
    /// Lafon's specificity in powers of ten, signed.
    pub specificity: f64,
}

/// The values of one variable in each class of a level, by falling chi² and then by number. `values` holds the value
/// of each text, `None` where it is not known; texts beyond the shorter of the two lists are left out.
pub fn attractions(level: &Level, values: &[Option<u32>]) -> Vec<Vec<Attraction>> {
    let classes = classes_of(level);
    let mut with: std::collections::BTreeMap<u32, Vec<u64>> = std::collections::BTreeMap::new();
    for (class, value) in level.iter().zip(values) {
        if let (Some(class), Some(value)) = (class, value) {
            with.entry(*value).or_insert_with(|| vec![0; classes])[*class] += 1;
        }
    }
    let sizes: Vec<u64> = (0..classes)
        .map(|class| with.values().map(|row| row[class]).sum())
        .collect();
    let whole = sizes.iter().sum();
    let of = |class: usize| {
        let one = |(&value, row): (&u32, &Vec<u64>)| {
            let texts = Counts {
                whole,
                class: sizes[class],
                marked: row.iter().sum(),
                both: row[class],
            };
            Attraction {
                value,
                texts,
                chi2: texts.signed_chi2(),
                specificity: texts.specificity(),
            }
        };
        let mut out: Vec<Attraction> = with.iter().map(one).collect();
        out.sort_by(|a, b| b.chi2.total_cmp(&a.chi2).then(a.value.cmp(&b.value)));
        out
    };
    (0..classes).map(of).collect()
}

/// How many classes a level has.
pub(super) fn classes_of(level: &Level) -> usize {
    level.iter().flatten().max().map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> (Matrix, Vec<Option<usize>>) {
        // Term 0 everywhere, 1 in the first class, 2 in the second, 3 in a text that was not placed.
        let rows = [vec![0, 1], vec![0, 1], vec![0, 1, 2], vec![0, 2], vec![0, 2], vec![3]];
        let level = vec![Some(0), Some(0), Some(0), Some(1), Some(1), None];
        (Matrix::from_rows(4, rows).unwrap(), level)
    }

    #[test]
    fn the_words_of_a_class_come_first_and_those_of_others_last() {
        let (matrix, level) = example();

        let terms = characteristic_terms(&matrix, &level);

        let order: Vec<u32> = terms[0].iter().map(|term| term.term).collect();
        assert_eq!(order, [1, 0, 2]);
        assert!((terms[0][0].chi2 - 5.0).abs() < 1e-12 && terms[0][2].chi2 < 0.0);
        assert!(terms[0][0].specificity > 0.0 && terms[0][2].specificity < 0.0);
        assert_eq!(terms[0][0].texts.both, 3);
    }

    #[test]
    fn the_most_typical_text_has_the_words_of_its_class() {
        let (matrix, level) = example();
        let terms = characteristic_terms(&matrix, &level);

        let typical = typical_texts(&matrix, &level, 1, &terms[1], 5);

        assert_eq!(typical.iter().map(|typical| typical.text).collect::<Vec<_>>(), [3, 4]);
        assert!(typical[0].score > 0.0);
        assert!(typical_texts(&matrix, &level, 9, &terms[1], 5).is_empty());
    }

    #[test]
    fn a_value_that_a_class_attracts_is_above_zero() {
        let (_, level) = example();
        let values = [Some(7), Some(7), None, Some(9), Some(9), Some(7)];

        let found = attractions(&level, &values);

        assert_eq!(
            (found[0][0].value, found[0][0].texts.both, found[0][0].texts.whole),
            (7, 2, 4)
        );
        assert!(found[0][0].chi2 > 0.0 && found[0][1].chi2 < 0.0);
        assert_eq!(found[1][0].value, 9);
    }

    #[test]
    fn nothing_placed_has_no_class() {
        assert!(characteristic_terms(&Matrix::new(3), &[]).is_empty());
        assert!(attractions(&[None, None], &[Some(1), Some(2)]).is_empty());
    }
}
