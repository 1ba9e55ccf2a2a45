//! A linear model that learns codes from a few hundred texts that people coded, and proposes them for the rest.
//!
//! One support vector machine a label over hashed n-grams of words and letters, each calibrated on folds that it did not see
//! (Platt 1999). With [senses] from an encoder, ridge regression on how alike texts are by their words and by their sense
//! hears more ([`learn_with`]). Learning is deterministic to the bit: the order is drawn from written seeds.

mod bytes;
mod calibrate;
mod decide;
mod dense;
mod features;
mod grams;
mod learning;
mod reader;
mod ridge;
mod sense;
mod senses;
mod solve;
mod tone;
mod vocabulary;

use calibrate::Sigmoid;
use dense::Dense;
use features::Features;
use sense::Sense;

pub use bytes::ModelError;
pub use learning::{MOST_COMPARED, learn_with};
pub use reader::Reader;
pub use senses::senses;

/// What the labels of a model are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text may carry several, or none.
    Themes,
    /// A text carries one. Words of tone in French are heard beside the n-grams.
    Classes,
    /// As [`Kind::Classes`], from the least to the most: negative, neutral, positive.
    Ordered,
}

/// What was learned. Labels are numbers below [`Model::labels`]; the caller knows what they stand for (themes, or a
/// polarity), and may write it in the [note](Model::note).
#[derive(Debug, Clone)]
pub struct Model {
    kind: Kind,
    labels: usize,
    lines: usize,
    features: Features,
    /// One row of `lines` weights a feature, then one a number beside them; in units of the line's scale, rarity included.
    weights: Vec<i16>,
    scales: Vec<f32>,
    biases: Vec<f32>,
    sigmoids: Vec<Sigmoid>,
    /// The probability from which each label is said.
    borders: Vec<f32>,
    dense: Dense,
    sense: Sense,
    note: String,
}

/// Learns from texts and the labels that people settled for each (several, or none: "no theme fits" teaches too).
/// Labels at or above `labels` are ignored. A label that no text carries is never proposed.
pub fn learn(examples: &[(&str, &[usize])], labels: usize) -> Model {
    learn_with(examples, labels, Kind::Themes, None)
}

impl Model {
    /// How many labels the model knows.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// What its labels are to each other.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What the caller wrote for itself.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The model with what the caller wants to find again beside it, such as the names of the labels.
    #[must_use]
    pub fn with_note(self, note: String) -> Self {
        Self { note, ..self }
    }

    /// Reads many texts: keeps its tables from one to the next.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self)
    }

    /// The probability of each label, from 0 to 1, calibrated on texts that the model had not seen.
    pub fn predict(&self, text: &str) -> Vec<f32> {
        self.reader().read(text).to_vec()
    }

    /// The same, with what [`learn_with`] was given for each text, such as where an encoder puts it. Without it, the words
    /// alone speak, and less surely.
    pub fn predict_with(&self, text: &str, given: Option<&[f32]>) -> Vec<f32> {
        self.reader().read_with(text, given.unwrap_or_default()).to_vec()
    }

    /// How many numbers the model wants beside each text; 0 for one that learned from words alone.
    pub fn given(&self) -> usize {
        self.sense.width() + self.dense.given()
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
    fn ordered_classes_give_probabilities_that_add_up_to_one() {
        let texts: Vec<(String, usize)> = (0..20)
            .flat_map(|n| {
                [
                    (format!("un accueil horrible et {n} heures perdues"), 0),
                    (format!("une visite de {n} minutes, sans plus"), 1),
                    (format!("équipe excellente, merci à {n} personnes"), 2),
                ]
            })
            .collect();
        let labels: Vec<[usize; 1]> = texts.iter().map(|(_, class)| [*class]).collect();
        let examples: Vec<(&str, &[usize])> = texts
            .iter()
            .zip(&labels)
            .map(|((text, _), label)| (text.as_str(), label.as_slice()))
            .collect();
        for kind in [Kind::Classes, Kind::Ordered] {
            let model = learn_with(&examples, 3, kind, None);
            for (text, class) in [
                ("horrible", 0),
                ("une visite de 40 minutes", 1),
                ("équipe excellente", 2),
            ] {
                let probabilities = model.predict(text);

                assert!((probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-5);
                assert_eq!(model.decide(&probabilities), [class], "{text} {probabilities:?}");
                assert!(model.decide_from(&probabilities, 1.1).is_empty());
            }
            let why = model.why("équipe excellente", 2);
            assert!(why[0].1 > 0.0, "{why:?}");
        }
    }

    #[test]
    fn numbers_of_the_callers_own_are_learned_from() {
        let examples: Vec<(&str, &[usize])> = (0..40)
            .map(|n| {
                (
                    "le même texte",
                    if n % 2 == 0 { [0].as_slice() } else { [1].as_slice() },
                )
            })
            .collect();
        let given: Vec<Vec<f32>> = (0..40_u8).map(|n| vec![f32::from(n % 2), 3.0]).collect();

        let model = learn_with(&examples, 2, Kind::Classes, Some(&given));

        assert!(model.reader().read_with("le même texte", &[0.0, 3.0])[0] > 0.8);
        assert!(model.reader().read_with("le même texte", &[1.0, 3.0])[1] > 0.8);
        let unknown = model.predict("le même texte");
        assert!((unknown[0] - unknown[1]).abs() < 0.1);
    }

    #[test]
    fn a_reader_answers_as_a_model_does_whatever_it_read_before() {
        let model = learned();
        let mut reader = model.reader();
        for text in ["repas repas froid", "", "accueil", "repas repas froid"] {
            assert_eq!(reader.read(text), model.predict(text));
        }
    }

    #[test]
    fn nothing_to_learn_from_is_no_panic() {
        assert!(learn(&[], 2).predict("texte").iter().all(|p| *p < 0.01));
        assert!(learn(&[("", &[0]), ("", &[])], 1).predict("")[0].is_finite());
        assert!(learn(&[("bien", &[0])], 1).predict("bien")[0] > 0.5);
        assert!(learn(&[("bien", &[7])], 0).predict("bien").is_empty());
    }
}
