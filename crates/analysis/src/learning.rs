//! Learns themes and tone from agreed codes, says how well on texts it had not seen, and proposes.

mod learned;

pub use learned::{Guess, Learned};

use crate::{ThemeId, coding::Tone};
use serde::{Deserialize, Serialize};

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
/// With more examples than this, what words mean is not learned from: it adds little then, and takes long.
pub const MOST_BY_MEANING: usize = 3_000;

/// Where a model comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelOrigin {
    /// It learned from the agreed codings of its study.
    Learned,
    /// It is the starter, which learned from invented comments: nothing of the study was learned, and nothing measured.
    Starter,
}

impl ModelOrigin {
    /// As stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Learned => "learned",
            Self::Starter => "starter",
        }
    }

    /// What a code says; learned when it is anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code == Self::Starter.code() {
            Self::Starter
        } else {
            Self::Learned
        }
    }
}

/// One agreed coding with its words.
#[derive(Clone, Debug)]
pub struct Example {
    /// The shared words.
    pub text: String,
    /// Places of its themes in the model's list.
    pub themes: Vec<usize>,
    /// The tone.
    pub tone: Tone,
    /// What its words mean, whole and by passage, where that was read; empty otherwise.
    pub meaning: Vec<f32>,
}

/// What a model looks at beside words and letters: what texts mean, for themes and for the tone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByMeaning {
    /// Themes are learned with it.
    pub themes: bool,
    /// The tone is learned with it.
    pub tones: bool,
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
    /// What it looks at beside words and letters.
    #[serde(default)]
    pub by_meaning: ByMeaning,
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

/// Learns, and measures: with what texts mean where that is known, and without. Of the two ways, that which is right more
/// often on texts it had not seen is kept, for themes and for the tone apart; the figures are those of what is kept, chosen
/// by themselves, so a little kind.
#[must_use]
pub fn learned(examples: &[Example], themes: &[ThemeId]) -> (Learned, Figures) {
    let mut figures = validate(examples, themes, ByMeaning::default());
    let is_known = |example: &Example| !example.meaning.is_empty();
    if examples.len() <= MOST_BY_MEANING && !examples.is_empty() && examples.iter().all(is_known) {
        let all = ByMeaning {
            themes: true,
            tones: true,
        };
        let other = validate(examples, themes, all);
        if other.together().f1() > figures.together().f1() {
            figures.by_meaning.themes = true;
            figures.themes = other.themes;
        }
        if other.tone_right > figures.tone_right {
            figures.by_meaning.tones = true;
            figures.tone_right = other.tone_right;
        }
    }
    let by_meaning = figures.by_meaning;
    (Learned::from(examples, themes.len(), by_meaning), figures)
}

/// Cross-validates: each fifth of the examples is read by a model that learned from the others.
#[must_use]
pub fn validate(examples: &[Example], themes: &[ThemeId], by_meaning: ByMeaning) -> Figures {
    let mut figures = Figures {
        examples: i64::try_from(examples.len()).unwrap_or(i64::MAX),
        folds: i64::try_from(FOLDS).unwrap_or(5),
        themes: themes.iter().map(|theme| (*theme, Hits::default())).collect(),
        tone_right: 0,
        by_meaning: ByMeaning::default(),
    };
    for fold in 0..FOLDS {
        let (held, kept): (Vec<usize>, Vec<usize>) = (0..examples.len()).partition(|at| at % FOLDS == fold);
        if held.is_empty() || kept.is_empty() {
            continue;
        }
        let model = Learned::from_some(examples, &kept, themes.len(), by_meaning);
        let mut reader = model.reader();
        for at in held {
            let guess = reader.guess(&examples[at].text, &examples[at].meaning);
            note(&mut figures, &examples[at], &guess);
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
                    meaning: Vec::new(),
                }
            })
            .collect()
    }

    #[test]
    fn figures_count_every_example_once() {
        let figures = validate(&examples(), &[theme(1), theme(2)], ByMeaning::default());
        assert_eq!(figures.themes[0].1.carried(), 20);
        assert_eq!(figures.themes[1].1.carried(), 20);
        assert!(figures.themes[0].1.f1().expect("carried") > 0.7, "{figures:?}");
        assert!(figures.tone_right > 45, "{figures:?}");
    }

    #[test]
    fn words_that_fit_no_theme_get_no_proposal() {
        let model = Learned::from(&examples(), 2, ByMeaning::default());
        let mut reader = model.reader();
        assert_eq!(reader.guess("un grand merci à l'équipe", &[]).themes, []);
        let guess = reader.guess("le repas servi froid était mauvais", &[]);
        assert_eq!(guess.themes.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0]);
        assert_eq!(guess.tone, Tone::Negative);
    }

    #[test]
    fn what_texts_mean_is_learned_from_only_where_it_helps() {
        let plain = examples();
        let (_, figures) = learned(&plain, &[theme(1), theme(2)]);
        assert_eq!(
            figures.by_meaning,
            ByMeaning::default(),
            "nothing is known of what they mean"
        );

        // Words of no use, and a meaning that says it all.
        let told: Vec<Example> = (0..60)
            .map(|n| Example {
                text: format!("passage {}", n * 7919 % 60),
                themes: if n % 2 == 0 { vec![0] } else { vec![1] },
                tone: if n % 2 == 0 { Tone::Negative } else { Tone::Positive },
                meaning: if n % 2 == 0 { vec![1.0, 0.0] } else { vec![0.0, 1.0] },
            })
            .collect();
        let (model, figures) = learned(&told, &[theme(1), theme(2)]);
        assert_eq!(
            figures.by_meaning,
            ByMeaning {
                themes: true,
                tones: true
            }
        );
        assert_eq!(figures.tone_right, 60);
        let guess = model.reader().guess("rien de connu", &[0.0, 1.0]);
        assert_eq!((guess.themes[0].0, guess.tone), (1, Tone::Positive));
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
