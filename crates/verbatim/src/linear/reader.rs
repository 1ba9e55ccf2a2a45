//! Reads texts with a model, fast: no allocation from the second text on.

use std::ops::Range;

use super::features::{frequency, shares};
use super::grams::Cutter;
use super::learning::beside;
use super::{Kind, Model};
use crate::hash::StableMap;

/// Reads one text after the other with a model, keeping its tables between them.
#[derive(Debug, Clone)]
pub struct Reader<'m> {
    model: &'m Model,
    cutter: Cutter,
    /// How often each feature stands in the text at hand; 255 is "or more".
    times: Vec<u8>,
    /// Which ones do.
    met: Vec<u32>,
    /// Scores by the letters, scores by the words.
    parts: [Vec<f32>; 2],
    scores: Vec<f32>,
    probabilities: Vec<f32>,
    /// How much each number of times weighs.
    frequencies: Vec<f32>,
}

impl<'m> Reader<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self {
            model,
            cutter: Cutter::default(),
            times: vec![0; model.features.len()],
            met: Vec::new(),
            parts: [vec![0.0; stride(model.lines)], vec![0.0; stride(model.lines)]],
            scores: vec![0.0; stride(model.lines)],
            probabilities: vec![0.0; model.labels],
            frequencies: (0..=255).map(|times: u32| frequency(times.max(1))).collect(),
        }
    }

    /// The probability of each label, from 0 to 1, calibrated on texts that the model had not seen.
    pub fn read(&mut self, text: &str) -> &[f32] {
        self.read_with(text, &[])
    }

    /// The same, with the numbers that [`super::learn_with`] was given for each text; without them, the words alone speak.
    pub fn read_with(&mut self, text: &str, given: &[f32]) -> &[f32] {
        self.count(text);
        self.add_up();
        let model = self.model;
        if model.dense.len() > 0 {
            let numbers = beside(model.kind, text, given);
            for at in 0..model.dense.len() {
                let value = model.dense.value(at, numbers.get(at));
                add(&mut self.scores, model.row(model.features.len() + at), value);
            }
        }
        for ((score, scale), bias) in self.scores.iter_mut().zip(&model.scales).zip(&model.biases) {
            *score = *score * scale + bias;
        }
        model.sense.add(given, &mut self.scores[..model.lines]);
        model.probabilities(&self.scores[..model.lines], &mut self.probabilities);
        &self.probabilities
    }

    fn count(&mut self, text: &str) {
        let Self {
            model,
            times,
            met,
            cutter,
            ..
        } = self;
        met.clear();
        cutter.grams(text, |key, _, _| {
            if let Some(feature) = model.features.find(key) {
                let times = &mut times[feature as usize];
                if *times == 0 {
                    met.push(feature);
                }
                *times = times.saturating_add(1);
            }
        });
    }

    /// Adds the weights of what was met, and forgets how often.
    fn add_up(&mut self) {
        let model = self.model;
        let [letters, words] = &mut self.parts;
        letters.fill(0.0);
        words.fill(0.0);
        let mut squares = [0.0_f32; 2];
        for &feature in &self.met {
            let times = &mut self.times[feature as usize];
            let value = self.frequencies[usize::from(*times)];
            *times = 0;
            let length = value * model.features.rarity()[feature as usize];
            let of_words = model.features.of_words(feature);
            squares[usize::from(of_words)] += length * length;
            let part = if of_words { &mut *words } else { &mut *letters };
            add(part, model.row(feature as usize), value);
        }
        let shares = shares(squares);
        for ((score, letters), words) in self.scores.iter_mut().zip(letters).zip(words) {
            *score = *letters * shares[0] + *words * shares[1];
        }
    }
}

/// Lines are laid out eight by eight, so that no sum has a tail.
const TOGETHER: usize = 8;

/// How many weights a row has: those of the lines, and zeros up to a multiple of eight.
pub(super) fn stride(lines: usize) -> usize {
    lines.next_multiple_of(TOGETHER)
}

fn add(to: &mut [f32], what: &[i16], times: f32) {
    let (to, what) = (to.as_chunks_mut::<TOGETHER>().0, what.as_chunks::<TOGETHER>().0);
    for (to, what) in to.iter_mut().zip(what) {
        for at in 0..TOGETHER {
            to[at] += times * f32::from(what[at]);
        }
    }
}

impl Model {
    fn row(&self, feature: usize) -> &[i16] {
        let stride = stride(self.lines);
        &self.weights[feature * stride..(feature + 1) * stride]
    }

    fn probabilities(&self, scores: &[f32], out: &mut [f32]) {
        let of_lines = scores.iter().zip(&self.sigmoids);
        let of_lines = of_lines.map(|(score, sigmoid)| sigmoid.probability(*score));
        match self.kind {
            Kind::Themes => out.iter_mut().zip(of_lines).for_each(|(out, p)| *out = p),
            Kind::Classes => out.iter_mut().zip(of_lines).for_each(|(out, p)| *out = p),
            Kind::Ordered => {
                // A line says "beyond this class": what two neighbours differ by is the class between them.
                let mut before = 1.0_f32;
                for (out, p) in out.iter_mut().zip(of_lines.chain(std::iter::once(0.0))) {
                    *out = (before - p).max(0.0);
                    before = before.min(p);
                }
            }
        }
        if self.kind != Kind::Themes {
            let sum: f32 = out.iter().sum();
            if sum > 0.0 {
                out.iter_mut().for_each(|p| *p /= sum);
            }
        }
    }

    /// The words of `text` that weighed for (above 0) or against (below 0) `label`, the heaviest first, twelve at most.
    /// A weight is the share of the score before calibration that the word and its letters bring; pairs of words count half
    /// for each. What the tone of the whole brings has no place in the text and is left out.
    pub fn why(&self, text: &str, label: usize) -> Vec<(Range<usize>, f32)> {
        const SHOWN: usize = 12;
        if label >= self.labels {
            return Vec::new();
        }
        let mut words: Vec<(Range<usize>, f32)> = Vec::new();
        let mut place: StableMap<usize, usize> = StableMap::default();
        let shares = self.shares_of(text);
        Cutter::default().grams(text, |key, one, other| {
            let Some(feature) = self.features.find(key) else {
                return;
            };
            let (times, share) = shares[&feature];
            let weight = self.weight(feature as usize, label) * share / times;
            let weight = if other.is_some() { weight / 2.0 } else { weight };
            for range in [Some(one), other].into_iter().flatten() {
                let at = *place.entry(range.start).or_insert_with(|| {
                    words.push((range.clone(), 0.0));
                    words.len() - 1
                });
                words[at].1 += weight;
            }
        });
        words.retain(|(_, weight)| *weight != 0.0);
        words.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.start.cmp(&b.0.start)));
        words.truncate(SHOWN);
        words
    }

    /// What the sense of the sentence says for (above 0) or against (below 0) `label`, all of it as one number beside the
    /// weights of [`Model::why`], in the same unit; 0 for a model that learned from words alone.
    pub fn sense_says(&self, given: &[f32], label: usize) -> f32 {
        if label >= self.labels {
            return 0.0;
        }
        let mut scores = vec![0.0; self.lines];
        self.sense.add(given, &mut scores);
        self.of_label(label, |line| scores.get(line).copied().unwrap_or_default())
    }

    /// For each feature of a text, how often it stands there, and its value without the rarity, which is in the weights.
    fn shares_of(&self, text: &str) -> StableMap<u32, (f32, f32)> {
        let mut reader = Reader::new(self);
        reader.count(text);
        let mut squares = [0.0_f32; 2];
        let value = |feature: u32| reader.frequencies[usize::from(reader.times[feature as usize])];
        for &feature in &reader.met {
            let length = value(feature) * self.features.rarity()[feature as usize];
            squares[usize::from(self.features.of_words(feature))] += length * length;
        }
        let shares = shares(squares);
        let of = |&feature: &u32| {
            let share = value(feature) * shares[usize::from(self.features.of_words(feature))];
            (feature, (f32::from(reader.times[feature as usize]), share))
        };
        reader.met.iter().map(of).collect()
    }

    /// What a feature says for a label.
    fn weight(&self, feature: usize, label: usize) -> f32 {
        let row = self.row(feature);
        self.of_label(label, |line| {
            self.scales.get(line).map_or(0.0, |scale| f32::from(row[line]) * scale)
        })
    }

    /// What lines say for a label; of ordered classes, what they say for reaching it less for going beyond.
    fn of_label(&self, label: usize, line: impl Fn(usize) -> f32) -> f32 {
        match self.kind {
            Kind::Themes | Kind::Classes => line(label),
            Kind::Ordered => label.checked_sub(1).map_or(0.0, &line) - line(label),
        }
    }
}
