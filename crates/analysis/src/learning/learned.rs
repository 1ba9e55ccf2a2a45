//! What was learned: two models, and how they read.

use super::{ByMeaning, Example, PROPOSED_FROM};
use crate::coding::Tone;
use verbatim::linear::{self, Kind, Model, learn_with};

/// Two models: which themes, and which tone.
#[derive(Clone, Debug)]
pub struct Learned {
    /// One label a theme, in the order of the study's list.
    pub themes: Model,
    /// One label a tone, in the order of [`Tone::ALL`].
    pub tones: Model,
}

/// What is proposed for one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Places of themes and the confidence of each, from [`PROPOSED_FROM`] to 1.
    pub themes: Vec<(usize, f32)>,
    /// The confidence of the likeliest theme, proposed or not.
    pub likeliest: f32,
    /// The likeliest tone.
    pub tone: Tone,
}

impl Learned {
    /// Learns from examples.
    #[must_use]
    pub fn from(examples: &[Example], themes: usize, by_meaning: ByMeaning) -> Self {
        let all: Vec<usize> = (0..examples.len()).collect();
        Self::from_some(examples, &all, themes, by_meaning)
    }

    /// Learns from some of them.
    pub(super) fn from_some(examples: &[Example], some: &[usize], themes: usize, by_meaning: ByMeaning) -> Self {
        let of_themes: Vec<(&str, &[usize])> = some
            .iter()
            .map(|at| (examples[*at].text.as_str(), examples[*at].themes.as_slice()))
            .collect();
        let tones: Vec<[usize; 1]> = some.iter().map(|at| [examples[*at].tone.place()]).collect();
        let of_tones: Vec<(&str, &[usize])> = some
            .iter()
            .zip(&tones)
            .map(|(at, tone)| (examples[*at].text.as_str(), tone.as_slice()))
            .collect();
        let meanings: Vec<Vec<f32>> = if by_meaning == ByMeaning::default() {
            Vec::new()
        } else {
            some.iter().map(|at| examples[*at].meaning.clone()).collect()
        };
        let given = |wanted: bool| wanted.then_some(meanings.as_slice());
        Self {
            themes: learn_with(&of_themes, themes, Kind::Themes, given(by_meaning.themes)),
            tones: learn_with(&of_tones, Tone::ALL.len(), Kind::Classes, given(by_meaning.tones)),
        }
    }

    /// Reads many texts: keeps its tables from one to the next.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            themes: self.themes.reader(),
            tones: self.tones.reader(),
        }
    }
}

/// Reads texts with what was learned.
pub struct Reader<'l> {
    themes: linear::Reader<'l>,
    tones: linear::Reader<'l>,
}

impl Reader<'_> {
    /// What is proposed for a text, with what it means where a model learned from that (not looked at otherwise, and
    /// counted as usual where it is empty); no theme says « I don't know ».
    pub fn guess(&mut self, text: &str, meaning: &[f32]) -> Guess {
        let confidences = self.themes.read_with(text, meaning);
        let best = confidences.iter().copied().fold(0.0, f32::max);
        let themes = confidences
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, p)| *p >= PROPOSED_FROM)
            .collect();
        let tones = self.tones.read_with(text, meaning);
        let likeliest = (0..tones.len())
            .max_by(|a, b| tones[*a].total_cmp(&tones[*b]))
            .unwrap_or(0);
        Guess {
            themes,
            likeliest: best,
            tone: Tone::ALL.get(likeliest).copied().unwrap_or(Tone::Neutral),
        }
    }
}
