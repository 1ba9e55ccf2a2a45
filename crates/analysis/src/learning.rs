//! Learns themes and tone from agreed codes, says how well on texts it had not seen, and proposes.

use crate::{ThemeId, coding::Tone};
use serde::{Deserialize, Serialize};
use verbatim::linear::{Kind, Model, learn, learn_with};

/// Fewer agreed codings than this, and nothing is learned.
pub const LEAST_EXAMPLES: usize = 20;
/// A theme carried by fewer examples than this is said to be learned from little.
pub const FEW: i64 = 15;
/// A theme is proposed from this probability on; below, the answer is « I don't know ».
pub const PROPOSED_FROM: f32 = 0.5;
/// After this many people's decisions, on proposals or where nothing was proposed, the model learns again by itself.
pub const RELEARN_AFTER: i64 = 25;
/// Parts of the cross-validation: each is read by a model that learned from the four others.
const FOLDS: usize = 5;

/// One agreed coding with its words.
#[derive(Clone, Debug)]
pub struct Example {
    /// The shared words.
    pub text: String,
    /// Places of its themes in the model's list.
    pub themes: Vec<usize>,
    /// The tone.
    pub tone: Tone,
}

/// How often a theme was found rightly, wrongly, or missed, on texts that the model had not seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hits {
    /// Proposed, and so had people said.
    pub right: i64,
    /// Proposed, and people had not.
    pub wrong: i64,
    /// Not proposed although people had said so.
    pub missed: i64,
}

impl Hits {
    /// How many examples carry the theme.
    #[must_use]
    pub fn carried(&self) -> i64 {
        self.right + self.missed
    }

    /// Of what is proposed, the share that is right.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Of what should be proposed, the share that is.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.carried())
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand examples at most")]
fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What a model is worth, measured by cross-validation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Agreed codings learned from.
    pub examples: i64,
    /// Parts of the cross-validation.
    pub folds: i64,
    /// By theme, in the model's order.
    pub themes: Vec<(ThemeId, Hits)>,
    /// Tones found as people had said.
    pub tone_right: i64,
}

impl Figures {
    /// All themes added up.
    #[must_use]
    pub fn together(&self) -> Hits {
        self.themes.iter().fold(Hits::default(), |sum, (_, hits)| Hits {
            right: sum.right + hits.right,
            wrong: sum.wrong + hits.wrong,
            missed: sum.missed + hits.missed,
        })
    }
}

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
    pub fn from(examples: &[Example], themes: usize) -> Self {
        let all: Vec<usize> = (0..examples.len()).collect();
        Self::from_some(examples, &all, themes)
    }

    fn from_some(examples: &[Example], some: &[usize], themes: usize) -> Self {
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
        Self {
            themes: learn(&of_themes, themes),
            tones: learn_with(&of_tones, Tone::ALL.len(), Kind::Classes, None),
        }
    }

    /// What it proposes for a text; no theme says « I don't know ».
    #[must_use]
    pub fn guess(&self, text: &str) -> Guess {
        let confidences = self.themes.predict(text);
        let best = confidences.iter().copied().fold(0.0, f32::max);
        let themes = confidences
            .into_iter()
            .enumerate()
            .filter(|(_, p)| *p >= PROPOSED_FROM)
            .collect();
        let tones = self.tones.predict(text);
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

/// Cross-validates: each fifth of the examples is read by a model that learned from the others.
#[must_use]
pub fn validate(examples: &[Example], themes: &[ThemeId]) -> Figures {
    let mut figures = Figures {
        examples: i64::try_from(examples.len()).unwrap_or(i64::MAX),
        folds: i64::try_from(FOLDS).unwrap_or(5),
        themes: themes.iter().map(|theme| (*theme, Hits::default())).collect(),
        tone_right: 0,
    };
    for fold in 0..FOLDS {
        let (held, kept): (Vec<usize>, Vec<usize>) = (0..examples.len()).partition(|at| at % FOLDS == fold);
        if held.is_empty() || kept.is_empty() {
            continue;
        }
        let model = Learned::from_some(examples, &kept, themes.len());
        for at in held {
            note(&mut figures, &examples[at], &model.guess(&examples[at].text));
        }
    }
    figures
}

fn note(figures: &mut Figures, example: &Example, guess: &Guess) {
    for (place, (_, hits)) in figures.themes.iter_mut().enumerate() {
        let proposed = guess.themes.iter().any(|(theme, _)| *theme == place);
        match (proposed, example.themes.contains(&place)) {
            (true, true) => hits.right += 1,
            (true, false) => hits.wrong += 1,
            (false, true) => hits.missed += 1,
            (false, false) => {}
        }
    }
    figures.tone_right += i64::from(guess.tone == example.tone);
}

/// A confidence in thousandths, as stored.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1000")]
pub fn thousandths(confidence: f32) -> i64 {
    (f64::from(confidence).clamp(0.0, 1.0) * 1000.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::tests::theme;

    fn examples() -> Vec<Example> {
        let meals = [
            "le repas était froid",
            "la soupe manquait de goût",
            "un plateau repas tiède",
            "le repas du soir était mauvais",
        ];
        let wait = [
            "une attente interminable aux urgences",
            "j'ai attendu quatre heures",
            "trop d'attente avant l'examen",
            "attendre sans nouvelles",
        ];
        let thanks = [
            "merci à toute l'équipe",
            "équipe formidable et souriante",
            "un grand merci, équipe aimable",
            "merci pour le sourire",
        ];
        (0..60)
            .map(|n| {
                let (words, themes, tone) = match n % 3 {
                    0 => (meals[n / 3 % 4], vec![0], Tone::Negative),
                    1 => (wait[n / 3 % 4], vec![1], Tone::Negative),
                    _ => (thanks[n / 3 % 4], vec![], Tone::Positive),
                };
                Example {
                    text: format!("{words}, passage {n}"),
                    themes,
                    tone,
                }
            })
            .collect()
    }

    #[test]
    fn figures_count_every_example_once() {
        let figures = validate(&examples(), &[theme(1), theme(2)]);
        assert_eq!(figures.themes[0].1.carried(), 20);
        assert_eq!(figures.themes[1].1.carried(), 20);
        assert!(figures.themes[0].1.f1().expect("carried") > 0.7, "{figures:?}");
        assert!(figures.tone_right > 45, "{figures:?}");
    }

    #[test]
    fn words_that_fit_no_theme_get_no_proposal() {
        let model = Learned::from(&examples(), 2);
        assert_eq!(model.guess("un grand merci à l'équipe").themes, []);
        let guess = model.guess("le repas servi froid était mauvais");
        assert_eq!(guess.themes.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0]);
        assert_eq!(guess.tone, Tone::Negative);
    }

    #[test]
    fn precision_and_recall_without_cases_are_not_numbers() {
        assert_eq!(Hits::default().precision(), None);
        let hits = Hits {
            right: 3,
            wrong: 1,
            missed: 2,
        };
        assert_eq!(hits.precision(), Some(0.75));
        assert_eq!(hits.recall(), Some(0.6));
    }
}
