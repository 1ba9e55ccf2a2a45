//! Reading texts with the starter: passage by passage, on two levels, with "I don't know" as an answer.

use std::ops::Range;

use super::{Polarity, SURE, SURE_OF_POLARITY, codebook, polarity_model, themes_model};
use crate::linear;
use crate::passages::{clauses, sentences};

/// Passages beyond this are not read: no comment is that long, and a file that is no comment must end.
const MOST_PASSAGES: usize = 2000;

/// What the starter says of a text. A proposal, see the limits of [`starter`](super).
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The probability of each theme of [`codebook`], from 0 to 1; a parent is never less probable than its children.
    pub themes: Vec<f32>,
    /// The probability of each of [`Polarity::ALL`].
    pub polarity: [f32; 4],
    /// The passage that speaks most of each theme.
    places: Vec<Range<usize>>,
}

impl Reading {
    /// The themes that are said, as places of [`codebook`]: those from [`SURE`] on. None is "I don't know".
    pub fn said(&self) -> Vec<usize> {
        let sure = |(theme, probability): (usize, &f32)| (*probability >= SURE).then_some(theme);
        self.themes.iter().enumerate().filter_map(sure).collect()
    }

    /// The polarity that is said; none is "I don't know".
    pub fn tone(&self) -> Option<Polarity> {
        let (polarity, probability) = likeliest(&self.polarity);
        (probability >= SURE_OF_POLARITY).then_some(polarity)
    }

    /// The likeliest polarity, however sure.
    pub fn likeliest_tone(&self) -> Polarity {
        likeliest(&self.polarity).0
    }

    /// Where the text speaks most of a theme; empty for a theme or a text that does not exist.
    pub fn passage(&self, theme: usize) -> Range<usize> {
        self.places.get(theme).cloned().unwrap_or_default()
    }
}

fn likeliest(probabilities: &[f32; 4]) -> (Polarity, f32) {
    let mut best = (Polarity::ALL[0], probabilities[0]);
    for (polarity, probability) in Polarity::ALL.into_iter().zip(*probabilities) {
        if probability > best.1 {
            best = (polarity, probability);
        }
    }
    best
}

/// Reads many texts; keeps its tables from one to the next.
#[derive(Debug)]
pub struct Reader {
    themes: linear::Reader<'static>,
    polarity: linear::Reader<'static>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            themes: themes_model().reader(),
            polarity: polarity_model().reader(),
        }
    }
}

impl Reader {
    /// Reads a text: any text, of any length; one that says nothing gets probabilities near 0 and a neutral polarity.
    pub fn read(&mut self, text: &str) -> Reading {
        let mut themes = vec![0.0_f32; codebook().len()];
        let mut places = vec![0..0; themes.len()];
        let (mut good, mut bad) = (0.0_f32, 0.0_f32);
        for place in clauses(text).take(MOST_PASSAGES) {
            let passage = &text[place.clone()];
            for (theme, probability) in self.themes.read(passage).iter().enumerate() {
                if *probability > themes[theme] {
                    themes[theme] = *probability;
                    places[theme] = place.clone();
                }
            }
        }
        for place in spaced_sentences(text).take(MOST_PASSAGES) {
            let passage = &text[place];
            if let &[positive, negative, mixed, _] = self.polarity.read(passage) {
                good = good.max(positive + mixed);
                bad = bad.max(negative + mixed);
            }
        }
        lift(&mut themes, &mut places);
        Reading {
            themes,
            polarity: self.polarity_of(text, good.min(1.0), bad.min(1.0)),
            places,
        }
    }

    /// Half from the whole text, half from its best and its worst passage: a long text that is read whole seems to have one
    /// tone only, and one that is read by its passages alone is mixed as soon as one of them is misread.
    fn polarity_of(&mut self, text: &str, good: f32, bad: f32) -> [f32; 4] {
        let parts = [
            good * (1.0 - bad),
            bad * (1.0 - good),
            good * bad,
            (1.0 - good) * (1.0 - bad),
        ];
        let whole = self.polarity.read(text);
        std::array::from_fn(|place| (parts[place] + whole.get(place).copied().unwrap_or_default()) / 2.0)
    }
}

/// The sentences of a text, those that a lost space glued kept together: a text in more pieces seems mixed as soon as one of
/// them is misread (on Services Publics+, macro F1 of the tone 0.546 with each apart, 0.567 so).
fn spaced_sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut all = sentences(text).peekable();
    std::iter::from_fn(move || {
        let mut whole = all.next()?;
        while let Some(next) = all.next_if(|next| next.start == whole.end) {
            whole.end = next.end;
        }
        Some(whole)
    })
}

/// A parent is at least as probable as each theme below it, and is spoken of where that one is.
fn lift(themes: &mut [f32], places: &mut [Range<usize>]) {
    for (child, theme) in codebook().iter().enumerate() {
        if let Some(parent) = theme.parent
            && themes[child] > themes[parent]
        {
            themes[parent] = themes[child];
            places[parent] = places[child].clone();
        }
    }
}
