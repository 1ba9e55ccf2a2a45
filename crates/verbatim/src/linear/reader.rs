//! Reads texts with a model, fast: no allocation from the second text on, and a word that comes again is known.

use std::ops::Range;

use super::features::{MOST_TIMES, count, frequency, shares};
use super::grams::{Cutter, of_pair};
use super::learning::beside;
use super::vocabulary::Vocabulary;
use super::{Kind, Model};
use crate::hash::StableMap;

/// Reads one text after the other with a model, keeping its tables between them.
#[derive(Debug, Clone)]
pub struct Reader<'m> {
    model: &'m Model,
    cutter: Cutter,
    vocabulary: Vocabulary,
    /// Words of the text at hand, by their place in the vocabulary.
    said: Vec<u32>,
    /// Features of the text at hand that are in no word of the vocabulary: pairs of words, and words that it has no place for.
    met: Vec<u32>,
    /// How often each feature stands in the text at hand.
    times: Vec<u32>,
    /// Those that stand there more than once.
    again: Vec<u32>,
    /// Scores by the letters, scores by the words.
    parts: [Vec<f32>; 2],
    scores: Vec<f32>,
    probabilities: Vec<f32>,
}

impl<'m> Reader<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let stride = stride(model.lines);
        Self {
            model,
            cutter: Cutter::default(),
            vocabulary: Vocabulary::new(stride),
            said: Vec::new(),
            met: Vec::new(),
            times: vec![0; model.features.len()],
            again: Vec::new(),
            parts: [vec![0.0; stride], vec![0.0; stride]],
            scores: vec![0.0; stride],
            probabilities: vec![0.0; model.labels],
        }
    }

    /// The probability of each label, from 0 to 1, calibrated on texts that the model had not seen.
    pub fn read(&mut self, text: &str) -> &[f32] {
        self.read_with(text, &[])
    }

    /// The same, with the numbers that [`super::learn_with`] was given for each text; without them, the words alone speak.
    pub fn read_with(&mut self, text: &str, given: &[f32]) -> &[f32] {
        self.add_up(text);
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

    /// Adds the weights of the n-grams of a text as if each stood there once more for each time that it does, then mends what
    /// that says too much. What the letters of a word weigh together is a whole number and the same in every text: it is added
    /// up once for each word. Whether the vocabulary knows a word changes nothing in any bit of what is said.
    fn add_up(&mut self, text: &str) {
        let Self {
            model,
            cutter,
            vocabulary,
            said,
            met,
            times,
            again,
            parts: [by_letters, by_words],
            ..
        } = self;
        let model = *model;
        by_letters.fill(0.0);
        by_words.fill(0.0);
        let mut squares = [0.0_f32; 2];
        let mut before = None;
        let mut note = |feature: u32| {
            let times = &mut times[feature as usize];
            *times += 1;
            if *times == 2 {
                again.push(feature);
            }
        };
        cutter.heard(text, |word, _, hash| {
            let place = match vocabulary.find(hash) {
                Some(place) => place,
                None => vocabulary.learn(model, word, hash),
            };
            let known = vocabulary.word(place);
            if Vocabulary::keeps(place) {
                said.push(place);
            } else {
                met.extend_from_slice(known.letters);
            }
            known.letters.iter().for_each(|feature| note(*feature));
            sum(by_letters, known.sums);
            squares[0] += known.square;
            let pair = before.and_then(|first| model.features.find(of_pair(first, hash)));
            for feature in known.word.into_iter().chain(pair) {
                note(feature);
                met.push(feature);
                add(by_words, model.row(feature as usize), 1.0);
                squares[1] += model.features.square(feature);
            }
            before = Some(hash);
        });
        for feature in again.drain(..) {
            let stands = times[feature as usize];
            let value = frequency(stands.min(MOST_TIMES));
            let of_words = model.features.of_words(feature);
            let part = if of_words { &mut *by_words } else { &mut *by_letters };
            add(part, model.row(feature as usize), value - stands as f32);
            squares[usize::from(of_words)] += (value * value - stands as f32) * model.features.square(feature);
        }
        for place in said.drain(..) {
            let letters = vocabulary.word(place).letters;
            letters.iter().for_each(|feature| times[*feature as usize] = 0);
        }
        met.drain(..).for_each(|feature| times[feature as usize] = 0);
        let shares = shares(squares);
        for ((score, letters), words) in self.scores.iter_mut().zip(by_letters).zip(by_words) {
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

pub(super) fn add(to: &mut [f32], what: &[i16], times: f32) {
    let (to, what) = (to.as_chunks_mut::<TOGETHER>().0, what.as_chunks::<TOGETHER>().0);
    for (to, what) in to.iter_mut().zip(what) {
        for at in 0..TOGETHER {
            to[at] += times * f32::from(what[at]);
        }
    }
}

fn sum(to: &mut [f32], what: &[f32]) {
    let (to, what) = (to.as_chunks_mut::<TOGETHER>().0, what.as_chunks::<TOGETHER>().0);
    for (to, what) in to.iter_mut().zip(what) {
        for at in 0..TOGETHER {
            to[at] += what[at];
        }
    }
}

impl Model {
    pub(super) fn row(&self, feature: usize) -> &[i16] {
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
        let counted = count(&mut Cutter::default(), text);
        let mut squares = [0.0_f32; 2];
        let mut found = Vec::with_capacity(counted.len());
        for (key, times) in counted {
            let Some(feature) = self.features.find(key) else {
                continue;
            };
            let value = frequency(times.min(MOST_TIMES));
            squares[usize::from(self.features.of_words(feature))] += value * value * self.features.square(feature);
            found.push((feature, times as f32, value));
        }
        let shares = shares(squares);
        let of = |(feature, times, value): (u32, f32, f32)| {
            let share = value * shares[usize::from(self.features.of_words(feature))];
            (feature, (times, share))
        };
        found.into_iter().map(of).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::learn;

    fn model() -> Model {
        let texts = [
            ("le repas froid, vraiment froid froid", 0),
            ("repas tiède et sans goût", 0),
            ("accueil doux et souriant", 1),
            ("un accueil très très doux", 1),
        ];
        let examples: Vec<(&str, &[usize])> = texts
            .iter()
            .map(|(text, label)| (*text, if *label == 0 { [0].as_slice() } else { [1].as_slice() }))
            .collect();
        learn(&examples, 2)
    }

    /// The scores of a text from its n-grams one by one.
    fn one_by_one(model: &Model, text: &str) -> Vec<f32> {
        let mut scores = model.biases.clone();
        for (feature, (_, share)) in model.shares_of(text) {
            let row = model.row(feature as usize);
            for ((score, weight), scale) in scores.iter_mut().zip(row).zip(&model.scales) {
                *score += f32::from(*weight) * scale * share;
            }
        }
        scores
    }

    #[test]
    fn words_heard_whole_score_as_their_n_grams_do_one_by_one() {
        let model = model();
        let mut reader = model.reader();
        for text in [
            "repas froid",
            "froid froid froid froid, froid repas froid repas",
            "accueil du repas",
            "",
            &"repas doux ".repeat(400),
        ] {
            reader.read(text);
            for (score, wanted) in reader.scores.iter().zip(one_by_one(&model, text)) {
                assert!((score - wanted).abs() < 1e-4, "{text}: {score}, not {wanted}");
            }
        }
    }

    #[test]
    fn what_was_read_before_changes_no_bit_of_what_is_said() {
        let model = model();
        let text = "Un repas froid, un repas froid ; accueil souriant, zyva zyva";
        let alone = model.reader().read(text).to_vec();
        let mut reader = model.reader();
        assert_eq!(reader.read(text), alone);
        assert_eq!(reader.read(text), alone);

        let mut full = model.reader();
        for many in 0..40_u32 {
            let words: Vec<String> = (0..500).map(|n| format!("mot{}", many * 500 + n)).collect();
            full.read(&words.join(" "));
        }

        assert_eq!(full.read(text), alone);
        assert_eq!(full.read(text), alone);
        assert!(full.times.iter().all(|times| *times == 0));
    }
}
