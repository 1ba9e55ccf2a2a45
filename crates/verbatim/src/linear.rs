//! A linear model that learns codes from a few hundred texts that people coded, and proposes them for the rest.
//!
//! One logistic regression per label over hashed word and letter n-grams, each calibrated on folds that it did not see
//! (Platt 1999). Learning is deterministic to the bit: fixed order, fixed number of passes, no randomness.

mod bytes;
mod calibrate;
mod features;
mod train;

use std::ops::Range;

use crate::hash::StableMap;
use calibrate::Sigmoid;
use features::{Features, Sparse};

pub use bytes::ModelError;

/// What was learned. Labels are numbers below [`Model::labels`]; the caller knows what they stand for (themes, or a
/// polarity).
#[derive(Debug, Clone)]
pub struct Model {
    labels: usize,
    features: Features,
    /// One row of `labels` weights per feature.
    weights: Vec<f32>,
    biases: Vec<f32>,
    sigmoids: Vec<Sigmoid>,
}

/// Learns from texts and the labels that people settled for each (several, or none: "no theme fits" teaches too).
/// Labels at or above `labels` are ignored. A label that no text carries is never proposed.
pub fn learn(examples: &[(&str, &[usize])], labels: usize) -> Model {
    let (features, rows) = Features::gather(examples.iter().map(|(text, _)| *text));
    let mut model = Model {
        labels,
        weights: vec![0.0; features.len() * labels],
        features,
        biases: vec![0.0; labels],
        sigmoids: vec![Sigmoid::NEVER; labels],
    };
    for label in 0..labels {
        let truth: Vec<bool> = examples.iter().map(|(_, carried)| carried.contains(&label)).collect();
        model.learn_label(label, &rows, &truth);
    }
    model
}

impl Model {
    /// How many labels the model knows.
    pub fn labels(&self) -> usize {
        self.labels
    }

    fn learn_label(&mut self, label: usize, rows: &[Sparse], truth: &[bool]) {
        let positives = truth.iter().filter(|carried| **carried).count();
        if positives == 0 || rows.is_empty() {
            return;
        }
        if positives == truth.len() {
            self.sigmoids[label] = Sigmoid::constant(positives, truth.len());
            return;
        }
        let width = self.features.len();
        self.sigmoids[label] = calibrate::on_held_out_folds(rows, truth, width);
        let all: Vec<usize> = (0..rows.len()).collect();
        let line = train::logistic(rows, truth, &all, width);
        self.biases[label] = line.bias;
        for (feature, weight) in line.weights.into_iter().enumerate() {
            self.weights[feature * self.labels + label] = weight;
        }
    }

    /// The probability of each label, from 0 to 1, calibrated on texts that the model had not seen.
    pub fn predict(&self, text: &str) -> Vec<f32> {
        let mut scores = self.biases.clone();
        for (feature, value) in self.features.of(text) {
            let row = feature as usize * self.labels;
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + self.labels]) {
                *score += value * weight;
            }
        }
        scores
            .iter()
            .zip(&self.sigmoids)
            .map(|(score, sigmoid)| sigmoid.probability(*score))
            .collect()
    }

    /// The words of `text` that weighed for (above 0) or against (below 0) `label`, the heaviest first, twelve at most.
    /// A weight is the word's share of the score before calibration; pairs of words count half for each.
    pub fn why(&self, text: &str, label: usize) -> Vec<(Range<usize>, f32)> {
        const SHOWN: usize = 12;
        if label >= self.labels {
            return Vec::new();
        }
        let mut words: Vec<(Range<usize>, f32)> = Vec::new();
        let mut place: StableMap<usize, usize> = StableMap::default();
        for (feature, value, range) in self.features.located(text) {
            let share = value * self.weights[feature as usize * self.labels + label];
            let at = *place.entry(range.start).or_insert_with(|| {
                words.push((range, 0.0));
                words.len() - 1
            });
            words[at].1 += share;
        }
        words.retain(|(_, weight)| *weight != 0.0);
        words.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.start.cmp(&b.0.start)));
        words.truncate(SHOWN);
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEALS: usize = 0;
    const WELCOME: usize = 1;
    const WAIT: usize = 2;

    fn coded() -> Vec<(String, Vec<usize>)> {
        let openings = [
            "Franchement,",
            "À mon avis",
            "Je dois dire que",
            "Pendant mon séjour",
            "Hélas",
            "Pour moi",
        ];
        let meals = [
            "les repas étaient froids",
            "la nourriture manquait de goût",
            "le plateau repas était bon",
            "la soupe servie était tiède",
        ];
        let welcome = [
            "l'accueil au bureau était souriant",
            "on m'a accueillie avec le sourire",
            "la personne à l'accueil était aimable",
            "un accueil froid",
        ];
        let wait = [
            "l'attente aux urgences fut longue",
            "j'ai attendu quatre heures",
            "trop d'attente avant l'examen",
            "attendre sans nouvelles",
        ];
        let mut out = Vec::new();
        for (n, opening) in openings.iter().enumerate() {
            for k in 0..4 {
                out.push((format!("{opening} {}.", meals[k]), vec![MEALS]));
                out.push((format!("{opening} {}.", welcome[k]), vec![WELCOME]));
                out.push((format!("{opening} {}.", wait[k]), vec![WAIT]));
                out.push((
                    format!("{opening} {}, et {}.", meals[k], wait[(k + n) % 4]),
                    vec![MEALS, WAIT],
                ));
                out.push((
                    format!("{opening} le parking est {}.", ["payant", "loin", "sombre", "petit"][k]),
                    vec![],
                ));
            }
        }
        out
    }

    fn learned() -> Model {
        let coded = coded();
        let examples: Vec<(&str, &[usize])> = coded
            .iter()
            .map(|(text, labels)| (text.as_str(), labels.as_slice()))
            .collect();
        learn(&examples, 4)
    }

    #[test]
    fn themes_are_proposed_for_texts_never_seen() {
        let model = learned();
        for (text, wanted) in [
            ("Le repas du soir était froid et sans goût", vec![MEALS]),
            ("Accueil souriant par une personne aimable", vec![WELCOME]),
            ("Des heures d'attente aux urgences", vec![WAIT]),
            ("Plateau repas froid et trop d'attente aux urgences", vec![MEALS, WAIT]),
            ("Le parking est loin", vec![]),
        ] {
            let probabilities = model.predict(text);
            let found: Vec<usize> = (0..3).filter(|label| probabilities[*label] > 0.5).collect();
            assert_eq!(found, wanted, "{text}: {probabilities:?}");
        }
    }

    #[test]
    fn a_label_never_seen_is_never_proposed() {
        assert!(learned().predict("le repas")[3] < 0.01);
        assert_eq!(learned().predict("le repas").len(), 4);
    }

    #[test]
    fn learning_twice_gives_the_same_bytes() {
        assert_eq!(learned().to_bytes(), learned().to_bytes());
    }

    #[test]
    fn the_words_that_weighed_are_shown() {
        let text = "Il y avait du monde, le repas était froid";

        let why = learned().why(text, MEALS);

        assert_eq!(&text[why[0].0.clone()], "repas");
        assert!(why[0].1 > 0.0);
        assert!(learned().why(text, 9).is_empty());
    }

    #[test]
    fn nothing_to_learn_from_is_no_panic() {
        assert!(learn(&[], 2).predict("texte").iter().all(|p| *p < 0.01));
        assert!(learn(&[("", &[0]), ("", &[])], 1).predict("")[0].is_finite());
        assert!(learn(&[("bien", &[0])], 1).predict("bien")[0] > 0.5);
        assert!(learn(&[("bien", &[7])], 0).predict("bien").is_empty());
    }
}
