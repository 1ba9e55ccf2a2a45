//! What texts speak of, by the starter, with the few that stand for each theme.

use super::corpus::{Corpus, Read};
use std::collections::BTreeSet;
use verbatim::{
    reinert::{Lexicon, Matrix},
    starter::{Polarity, codebook},
    summary::{Settings, summary},
};

/// Texts that a summary is chosen from, at most: the first of a larger theme.
const MOST_READ: usize = 20_000;
/// Texts that stand for a theme.
const QUOTES: usize = 3;

/// A theme that some text speaks of.
pub(super) struct Theme {
    /// Its place in the default codebook.
    pub place: usize,
    pub texts: i64,
    /// In the order of [`Polarity::ALL`], then those whose tone is not known.
    pub tones: [i64; 5],
    /// The rows that best cover it, and for how many texts of it each stands.
    pub quotes: Vec<(usize, usize)>,
}

impl Theme {
    pub fn name(&self) -> &'static str {
        &codebook()[self.place].name
    }

    /// Its name with that of the theme above it.
    pub fn full_name(&self) -> String {
        match codebook()[self.place].parent {
            Some(parent) => format!("{} · {}", codebook()[parent].name, self.name()),
            None => self.name().to_owned(),
        }
    }

    /// Whether it stands on the first level.
    pub fn is_first(&self) -> bool {
        codebook()[self.place].parent.is_none()
    }
}

/// The themes of a file, those of most texts first. A text is quoted once, under the first theme that it stands for.
pub(super) fn of(corpus: &Corpus, lexicon: &Lexicon) -> Vec<Theme> {
    let mut themes: Vec<(Theme, Vec<usize>)> = (0..codebook().len()).map(|place| of_one(corpus, place)).collect();
    themes.retain(|(theme, _)| theme.texts > 0);
    themes.sort_by(|(a, _), (b, _)| b.texts.cmp(&a.texts).then(a.place.cmp(&b.place)));
    let usual = usual(lexicon);
    let mut quoted = BTreeSet::new();
    // Only themes of the first level are told at length.
    for (theme, rows) in themes.iter_mut().filter(|(theme, _)| theme.is_first()) {
        theme.quotes = quotes(corpus, lexicon, &usual, rows, &quoted);
        quoted.extend(theme.quotes.iter().map(|(row, _)| *row));
    }
    themes.into_iter().map(|(theme, _)| theme).collect()
}

/// A theme without its quotes, and its rows.
fn of_one(corpus: &Corpus, place: usize) -> (Theme, Vec<usize>) {
    let rows: Vec<usize> = (0..corpus.read.len())
        .filter(|row| corpus.read[*row].speaks_of(place))
        .collect();
    let tones = tones(rows.iter().map(|row| &corpus.read[*row]));
    let theme = Theme {
        place,
        texts: tones.iter().sum(),
        tones,
        quotes: Vec::new(),
    };
    (theme, rows)
}

/// How many texts have each tone; the last of the five is "not known".
pub(super) fn tones<'a>(texts: impl Iterator<Item = &'a Read>) -> [i64; 5] {
    let mut tones = [0; 5];
    for text in texts {
        let place = text
            .tone
            .and_then(|tone| Polarity::ALL.iter().position(|one| *one == tone));
        tones[place.unwrap_or(4)] += 1;
    }
    tones
}

#[expect(clippy::cast_precision_loss, reason = "shares of counts")]
fn usual(lexicon: &Lexicon) -> Vec<f64> {
    let texts = lexicon.matrix.texts().max(1) as f64;
    lexicon
        .matrix
        .frequencies()
        .into_iter()
        .map(|n| f64::from(n) / texts)
        .collect()
}

fn quotes(
    corpus: &Corpus,
    lexicon: &Lexicon,
    usual: &[f64],
    rows: &[usize],
    quoted: &BTreeSet<usize>,
) -> Vec<(usize, usize)> {
    let rows = &rows[..rows.len().min(MOST_READ)];
    let terms = rows.iter().map(|row| lexicon.matrix.row(*row));
    let Ok(matrix) = Matrix::from_rows(lexicon.terms.len(), terms) else {
        return Vec::new();
    };
    // A text of no word is quoted only where there is nothing else.
    let words = |row: &usize| {
        if quoted.contains(row) {
            0
        } else {
            corpus.read[*row].words
        }
    };
    let lengths: Vec<u32> = rows.iter().map(words).collect();
    let settings = Settings {
        texts: QUOTES,
        ..Settings::default()
    };
    let chosen = summary(&matrix, &lengths, usual, &settings);
    chosen.into_iter().map(|one| (rows[one.text], one.stands_for)).collect()
}
