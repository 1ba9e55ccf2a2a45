//! The search itself: from the shared words of a corpus to the class of each expression. Pure.

use super::{Branch, Wanted, thousandths};
use expressions::ExpressionId;
use verbatim::reinert::{
    Classification, Dendrogram, Lexicon, Matrix, Settings, Stability, Units, classify, segments, stability,
};

/// A term must stand in so many texts or segments to be looked at.
const LEAST_TEXTS: u32 = 3;
/// Most terms that are looked at.
const MOST_TERMS: usize = 10_000;
/// An expression of fewer terms is not placed: it shares nothing sure with others.
const LEAST_TERMS: usize = 2;
/// Words of a segment.
const SEGMENT_WORDS: usize = 40;
/// A segment of fewer terms joins its neighbour.
const SEGMENT_TERMS: usize = 6;
/// Where nothing is asked, a class holds one text in so many.
const SHARE_OF_LEAST: usize = 50;

/// One expression that was read.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub number: i64,
    pub expression: ExpressionId,
    pub words: String,
    pub month: String,
    pub place: String,
    pub polarity: &'static str,
}

/// A corpus ready to be classed.
pub(crate) struct Corpus {
    pub read: Vec<Read>,
    pub terms: Vec<String>,
    pub forms: Vec<String>,
    /// Expressions × terms.
    pub texts: Matrix,
    units: Units,
    /// The expression of each unit.
    text_of: Vec<usize>,
    settings: Settings,
}

/// What was made of a corpus.
pub(crate) struct Classed {
    made: Classification,
    /// The class of each unit.
    units: Vec<Option<usize>>,
    /// The class of each expression, from 0.
    pub texts: Vec<Option<usize>>,
    /// How many expressions have too few words.
    pub short_count: usize,
}

impl Corpus {
    /// Counts the words of expressions.
    pub fn of(read: Vec<Read>, wanted: Wanted) -> Self {
        let (pieces, sources) = pieces(&read, wanted.by_segments);
        let lexicon = Lexicon::of(pieces.iter().copied(), LEAST_TEXTS, MOST_TERMS);
        let least_terms = if wanted.by_segments { SEGMENT_TERMS } else { LEAST_TERMS };
        let units = Units::gathered(&lexicon.matrix, &sources, least_terms).without_short();
        let mut text_of = vec![0; units.short.len()];
        for (unit, source) in units.unit_of.iter().zip(&sources) {
            text_of[*unit as usize] = *source as usize;
        }
        let texts = by_text(&lexicon.matrix, &sources, read.len());
        let settings = settings(wanted, units.short.len());
        let Lexicon { terms, forms, .. } = lexicon;
        Self {
            read,
            terms,
            forms,
            texts,
            units,
            text_of,
            settings,
        }
    }

    /// Classes it. The same words and wishes give the same classes.
    pub fn classed(&self) -> Classed {
        let made = classify(&self.units.matrix, &self.settings);
        let units = if made.classes() > 1 {
            made.level(made.classes())
        } else {
            vec![None; self.text_of.len()]
        };
        let mut long = vec![false; self.read.len()];
        for (text, short) in self.text_of.iter().zip(&self.units.short) {
            long[*text] |= !short;
        }
        Classed {
            texts: self.most_frequent(&units),
            short_count: long.iter().filter(|long| !**long).count(),
            made,
            units,
        }
    }

    /// The class where most units of an expression stand; of equals, the first.
    fn most_frequent(&self, units: &[Option<usize>]) -> Vec<Option<usize>> {
        let mut counts: Vec<std::collections::BTreeMap<usize, usize>> = vec![Default::default(); self.read.len()];
        for (text, class) in self.text_of.iter().zip(units) {
            if let Some(class) = class {
                *counts[*text].entry(*class).or_default() += 1;
            }
        }
        let most = |counts: &std::collections::BTreeMap<usize, usize>| {
            let best = counts.iter().max_by_key(|(class, n)| (**n, std::cmp::Reverse(**class)));
            best.map(|(class, _)| *class)
        };
        counts.iter().map(most).collect()
    }

    /// How each class fares in one draw of expressions with replacement.
    pub fn drawn(&self, classed: &Classed, draw: i64) -> Vec<Stability> {
        let seed = u64::try_from(draw).unwrap_or(0);
        stability(&self.units.matrix, &classed.units, &self.settings, seed, 1)
    }
}

impl Classed {
    /// How many classes; none when nothing could be split.
    pub fn count(&self) -> usize {
        if self.made.classes() > 1 {
            self.made.classes()
        } else {
            0
        }
    }

    /// Why there are not as many as asked.
    pub fn stop(&self) -> Option<&'static str> {
        self.made.stop().map(verbatim::reinert::Stop::code)
    }

    /// The tree of classes.
    pub fn tree(&self) -> Option<Branch> {
        let heights = self.made.cumulated_heights();
        self.made.dendrogram().map(|root| self.branch(&root, &heights))
    }

    fn branch(&self, branch: &Dendrogram, heights: &[f64]) -> Branch {
        match branch {
            Dendrogram::Class(class) => Branch::Class(i64::try_from(*class).unwrap_or(0) + 1),
            Dendrogram::Split { split, branches } => Branch::Split {
                chi2: thousandths(self.made.splits()[*split].height),
                // The heights begin with the last split.
                height: thousandths(heights[heights.len() - 1 - split]),
                branches: Box::new([self.branch(&branches[0], heights), self.branch(&branches[1], heights)]),
            },
        }
    }
}

/// What is classed: whole expressions, or their segments; and the expression of each.
fn pieces(read: &[Read], by_segments: bool) -> (Vec<&str>, Vec<u32>) {
    let mut pieces = Vec::with_capacity(read.len());
    let mut sources = Vec::with_capacity(read.len());
    for (source, one) in (0_u32..).zip(read) {
        let ranges = if by_segments {
            segments(&one.words, SEGMENT_WORDS)
        } else {
            Vec::new()
        };
        if ranges.is_empty() {
            pieces.push(one.words.as_str());
            sources.push(source);
        }
        for range in ranges {
            pieces.push(&one.words[range]);
            sources.push(source);
        }
    }
    (pieces, sources)
}

fn by_text(pieces: &Matrix, sources: &[u32], count: usize) -> Matrix {
    let mut texts = Matrix::new(pieces.terms());
    let mut at = 0;
    for text in 0..count {
        let mut row: Vec<u32> = Vec::new();
        while sources.get(at).is_some_and(|source| *source as usize == text) {
            row.extend_from_slice(pieces.row(at));
            at += 1;
        }
        // The terms come from a matrix of the same terms, and there are no more texts than pieces: never refused.
        let _ = texts.push(&row);
    }
    texts
}

fn settings(wanted: Wanted, units: usize) -> Settings {
    let least = wanted.least.and_then(|least| usize::try_from(least).ok());
    let floor = usize::try_from(*super::LEAST.start()).unwrap_or(1);
    let smallest = least.unwrap_or(units / SHARE_OF_LEAST).max(floor);
    Settings {
        classes: usize::try_from(wanted.classes).unwrap_or(0),
        smallest_class: smallest,
        min_split_members: smallest * 2,
        ..Settings::default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use uuid::Uuid;

    /// Expressions with these words.
    pub(crate) fn read<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Read> {
        let one = |(at, words): (i64, &str)| Read {
            number: at + 1,
            expression: ExpressionId(Uuid::from_u128(at.unsigned_abs().into())),
            words: words.to_owned(),
            month: format!("2026-{:02}", at % 10 + 1),
            place: ["Chirurgie", "Urgences"][usize::from(at % 2 == 0)].to_owned(),
            polarity: "negative",
        };
        (0..).zip(words).map(one).collect()
    }

    /// Invented words on three subjects, `n` of each.
    pub(crate) fn three(n: usize) -> Vec<Read> {
        let kinds = [
            "le repas servi était froid, la soupe tiède",
            "une attente interminable aux urgences sur un brancard",
            "accueil souriant, une dame aimable au bureau",
        ];
        read((0..n * 3).map(|at| kinds[at % 3]))
    }

    fn classed(read: Vec<Read>, wanted: Wanted) -> Classed {
        Corpus::of(read, wanted).classed()
    }

    fn wanted(classes: i64) -> Wanted {
        Wanted {
            classes,
            ..Wanted::default()
        }
    }

    #[test]
    fn what_speaks_alike_is_in_one_class() {
        let found = classed(three(20), wanted(3));

        assert_eq!(found.count(), 3);
        let of = |at: usize| found.texts[at];
        assert!((0..60).all(|at| of(at) == of(at % 3) && of(at).is_some()));
        assert_eq!(
            [of(0), of(1), of(2)]
                .iter()
                .collect::<std::collections::BTreeSet<_>>()
                .len(),
            3
        );
        let mut ends = found.tree().unwrap().classes();
        ends.sort_unstable();
        assert_eq!(ends, [1, 2, 3]);
    }

    #[test]
    fn nothing_one_text_equal_texts_and_stop_words_give_no_class() {
        let same = ["le repas était froid et tiède"; 40];
        for read in [
            read([]),
            read(["une longue attente aux urgences"]),
            read(same),
            read(["et de la", "il y a", "ce que"]),
        ] {
            let count = read.len();
            let found = classed(read, wanted(6));
            assert_eq!(found.count(), 0, "{count} texts");
            assert_eq!(found.texts, vec![None; count]);
            assert!(found.stop().is_some() && found.tree().is_none());
        }
    }

    #[test]
    fn more_classes_than_the_words_allow_are_not_made_up() {
        let found = classed(three(20), wanted(20));

        assert!((2..=4).contains(&found.count()), "{}", found.count());
        assert!(found.stop().is_some());
    }

    #[test]
    fn a_text_too_short_to_be_placed_is_said_so() {
        let mut all = three(20);
        all.extend(read(["Merci.", "Rien", "froid"]));

        let found = classed(all, wanted(3));

        assert_eq!(found.short_count, 3);
        assert!(found.texts[60..].iter().all(Option::is_none));
    }

    #[test]
    fn a_long_text_goes_where_most_of_its_segments_go() {
        let (meal, wait) = (
            "le repas servi était froid, la soupe tiède et le plateau repas sans goût. ",
            "une attente interminable aux urgences, des heures sur un brancard dans le couloir. ",
        );
        let long = format!("{}{}{}", meal.repeat(4), wait.repeat(4), wait.repeat(4));
        let (meals, waits) = (meal.repeat(2), wait.repeat(2));
        let mut words: Vec<&str> = (0..40)
            .map(|at| if at % 2 == 0 { meals.as_str() } else { waits.as_str() })
            .collect();
        words.push(&long);

        let found = classed(
            read(words),
            Wanted {
                by_segments: true,
                classes: 2,
                least: Some(5),
            },
        );

        assert_eq!(found.count(), 2);
        assert_eq!(found.texts[40], found.texts[1]);
        assert_ne!(found.texts[0], found.texts[1]);
    }

    #[test]
    fn the_same_words_give_the_same_classes_and_draws() {
        let corpus = Corpus::of(three(15), wanted(3));

        let (first, again) = (corpus.classed(), corpus.classed());

        assert_eq!(first.texts, again.texts);
        assert_eq!(corpus.drawn(&first, 3), corpus.drawn(&again, 3));
        assert!(corpus.drawn(&first, 3).iter().all(|class| class.jaccard > 0.99));
    }
}
