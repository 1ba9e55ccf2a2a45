//! Classes that nobody coded: Reinert's descending hierarchical classification of texts by the terms they share.
//!
//! Source: M. Reinert, "Une méthode de classification descendante hiérarchique : application à l'analyse lexicale par
//! contexte", Les cahiers de l'analyse des données 8(2), 1983. The largest class is split again and again: its texts
//! are put in order by the first axis of a correspondence analysis, the order is cut where the chi² of the two
//! vocabularies is largest, texts are switched between the two sides, and each side keeps the terms that suit it.
//!
//! | to | use |
//! | --- | --- |
//! | make a matrix of texts | [`Lexicon`], [`from_matrix_market`], [`Matrix`] |
//! | cut long texts, join short segments | [`segments`], [`Units`] |
//! | classify, once or twice | [`classify`], [`double`] |
//! | read a class | [`characteristic_terms`], [`typical_texts`], [`attractions`], [`concordance`] |
//! | see classes and words | [`Classification::dendrogram`], [`plane`], [`similarities`] |
//! | know whether a class can be trusted | [`stability`] |
//!
//! The same matrix and settings give the same classes to the bit: one thread, fixed order, no randomness but a seed.

mod ascent;
mod axis;
mod compat;
mod concordance;
mod cut;
mod double;
mod gains;
mod guarded;
mod lexicon;
mod market;
mod matrix;
mod plane;
mod profile;
mod segments;
mod similarity;
mod specificity;
mod stability;
mod table;
mod tree;
mod tridiagonal;
mod vocabulary;

pub use concordance::{Occurrence, concordance};
pub use double::{Crossing, Partition, Stable, double};
pub use lexicon::Lexicon;
pub use market::{MarketError, MarketProblem, from_matrix_market};
pub use matrix::{MAX_TERMS, MAX_TEXTS, Matrix, RowProblem};
pub use plane::{Plane, plane};
pub use profile::{Attraction, Characteristic, Level, Typical, attractions, characteristic_terms, typical_texts};
pub use segments::{Units, segments};
pub use similarity::{Edge, MAX_WORDS, Similarities, similarities};
pub use specificity::Counts;
pub use stability::{Stability, stability};
pub use tree::{Classification, Dendrogram, Split, Stop};

use cut::Sides;
use table::Table;

/// Most classes that can be asked.
pub const MAX_CLASSES: usize = 1000;

/// How texts are switched between the two classes of a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// As rainette 0.3.2 does, mistakes included: the same classes, the same heights said of them.
    Compat,
    /// By a true ascent of the chi² from several starts.
    #[default]
    Exact,
}

/// How to classify.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How many classes are wanted, [`MAX_CLASSES`] at most.
    pub classes: usize,
    /// How texts are parted.
    pub mode: Mode,
    /// A class of fewer texts is not split; at least 3.
    pub min_split_members: usize,
    /// In exact mode, no split makes a class of fewer texts. 1 follows the criterion wherever it leads, which in short
    /// texts is often to two or three texts that share rare words; some percents of the texts keep classes that can be
    /// read. rainette has no such setting, so compat mode does not look at it.
    pub smallest_class: usize,
    /// The contingency coefficient above which a term stays only in the class where it is frequent, from 0 to 1.
    pub contingency: f64,
    /// In how many texts of a class a term must stand to count in its further splits; at least 1.
    pub min_frequency: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            classes: 10,
            mode: Mode::Exact,
            min_split_members: 10,
            smallest_class: 1,
            contingency: 0.3,
            min_frequency: 3,
        }
    }
}

/// One class that may be split further.
struct Class {
    /// Texts, with those that have no term left.
    members: usize,
    /// Terms kept.
    terms: usize,
    table: Table,
    /// Why it cannot be split, once that was tried.
    closed: Option<Stop>,
}

/// A class in two, by rows of its table.
struct Parted {
    first: Vec<u32>,
    second: Vec<u32>,
    /// The chi² said of the split.
    height: f64,
}

/// What is said, reached and possible at one split of compat mode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The chi² that rainette says of its split.
    pub said: f64,
    /// The chi² that the two classes truly have.
    pub reached: f64,
    /// The chi² to which exact mode climbs in the same class with the same terms.
    pub climbed: f64,
}

/// Walks the splits of compat mode and climbs each of its classes beside: heights of the two modes can be compared split
/// by split in this way only, as after the first split they are no longer of the same classes.
pub fn compared(matrix: &Matrix, settings: &Settings) -> Vec<Comparison> {
    let settings = Settings {
        mode: Mode::Compat,
        ..*settings
    };
    let mut out = Vec::new();
    let mut look = |table: &Table, parted: &Parted, reached: f64| {
        let climbed = ascent::climbed(table, 1).map_or(f64::NAN, |climbed| climbed.height);
        out.push(Comparison {
            said: parted.height,
            reached,
            climbed,
        });
    };
    classify_seen(matrix, &settings, &mut look);
    out
}

/// Classifies the texts of a matrix. What cannot be split is told by [`Classification::stop`]; nothing is an error.
///
/// Exact mode is at no level lower than what rainette says of as many classes, where a way to that is found and no class has to
/// have a smallest size.
pub fn classify(matrix: &Matrix, settings: &Settings) -> Classification {
    let guarded =
        (settings.mode == Mode::Exact && settings.smallest_class <= 1).then(|| guarded::classified(matrix, settings));
    let found = guarded.flatten();
    found.unwrap_or_else(|| classify_seen(matrix, settings, &mut |_, _, _| {}))
}

/// Sees a class, what became of it and the chi² reached.
type Look<'a> = dyn FnMut(&Table, &Parted, f64) + 'a;

impl Class {
    fn whole(matrix: &Matrix, result: &mut Classification) -> Self {
        let table = Table::whole(matrix);
        result.place_in_whole(&table.texts);
        Self {
            members: matrix.texts(),
            terms: matrix.terms(),
            table,
            closed: None,
        }
    }
}

fn classify_seen(matrix: &Matrix, settings: &Settings, look: &mut Look) -> Classification {
    let mut result = Classification::begin(matrix.texts());
    let mut classes = vec![Class::whole(matrix, &mut result)];
    go_on(&mut classes, settings, &mut result, look);
    result
}

/// Splits until there are as many classes as are wanted, or none can be split.
fn go_on(classes: &mut Vec<Class>, settings: &Settings, result: &mut Classification, look: &mut Look) {
    while classes.len() < settings.classes.min(MAX_CLASSES) {
        if let Err(stop) = split_largest(classes, settings, result, look) {
            result.stopped(stop);
            return;
        }
    }
}

/// Splits the largest class. rainette stops where that one cannot be split; exact mode goes on to the next.
fn split_largest(
    classes: &mut Vec<Class>,
    settings: &Settings,
    result: &mut Classification,
    look: &mut Look,
) -> Result<(), Stop> {
    loop {
        let Some(at) = largest(classes, settings) else {
            let tried = classes.iter().find_map(|class| class.closed);
            return Err(tried.unwrap_or(Stop::NoClassLargeEnough));
        };
        match parted(&classes[at], settings) {
            Ok(parted) => {
                split(classes, at, &parted, settings, result, look);
                return Ok(());
            }
            Err(stop) if settings.mode == Mode::Compat => return Err(stop),
            Err(stop) => classes[at].closed = Some(stop),
        }
    }
}

/// The largest class that may be split, the first of equals.
fn largest(classes: &[Class], settings: &Settings) -> Option<usize> {
    let open = classes.iter().enumerate().filter(|(_, class)| class.closed.is_none());
    let largest = open.max_by_key(|(at, class)| (class.members, std::cmp::Reverse(*at)));
    let large = largest.filter(|(_, class)| class.members >= settings.min_split_members.max(3));
    large.map(|(at, _)| at)
}

/// Whether a class has texts and terms enough.
fn is_splittable(class: &Class) -> bool {
    class.table.rows() >= 3 && class.table.columns() >= 3 && class.terms >= 3
}

fn parted(class: &Class, settings: &Settings) -> Result<Parted, Stop> {
    let table = &class.table;
    if !is_splittable(class) {
        return Err(Stop::TooSmall);
    }
    let parted = match settings.mode {
        Mode::Compat => compat::parted(table),
        Mode::Exact => ascent::climbed(table, settings.smallest_class),
    };
    let usable = |parted: &Parted| !parted.first.is_empty() && !parted.second.is_empty();
    parted.filter(usable).ok_or(Stop::NothingVaries)
}

fn split(
    classes: &mut Vec<Class>,
    at: usize,
    parted: &Parted,
    settings: &Settings,
    result: &mut Classification,
    look: &mut Look,
) {
    let table = &classes[at].table;
    let sides = Sides::with_first(table, &parted.first);
    let reached = sides.chi2();
    look(table, parted, reached);
    let kept = vocabulary::vocabulary(&sides, settings.contingency, settings.min_frequency.max(1));
    let part = |rows: &[u32], kept: &[bool]| Class {
        members: rows.len(),
        terms: kept.iter().filter(|kept| **kept).count(),
        table: table.part(rows, kept),
        closed: None,
    };
    let (first, second) = (part(&parted.first, &kept.first), part(&parted.second, &kept.second));
    let split = Split {
        class: at,
        height: parted.height,
        reached,
        sizes: [first.members, second.members],
    };
    let texts = |row: &u32| table.texts[*row as usize];
    let (mut left, mut right) = (parted.first.iter().map(texts), parted.second.iter().map(texts));
    result.split(split, [&mut left, &mut right]);
    classes.splice(at..=at, [first, second]);
}
