//! The starter on a study's themes: a model that learned from invented comments proposes before people coded enough to learn from.

use crate::{
    ThemeId,
    codebook::{Codebook, Theme},
    coding::Tone,
    learning::Guess,
};
use verbatim::starter::{self, Polarity, place_of, themes_model};

/// Most words that say why a theme is proposed.
const MOST_WORDS: usize = 5;

/// A theme of a study that the starter knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which theme of the study.
    pub theme: ThemeId,
    /// The theme above it in the study's codebook.
    pub parent: Option<ThemeId>,
    /// Its place among the starter's themes.
    pub place: usize,
}

/// The themes of a codebook that may be used and that the starter knows, in reading order.
#[must_use]
pub fn known(book: &Codebook) -> Vec<Known> {
    let of = |theme: &Theme| {
        Some(Known {
            theme: theme.id,
            parent: theme.parent,
            place: place(theme)?,
        })
    };
    book.running().filter_map(of).collect()
}

/// The themes of a codebook that may be used and that the starter does not know: it proposes nothing for them.
#[must_use]
pub fn not_known(book: &Codebook) -> Vec<ThemeId> {
    let strange = book.running().filter(|theme| place(theme).is_none());
    strange.map(|theme| theme.id).collect()
}

fn place(theme: &Theme) -> Option<usize> {
    place_of(theme.starter_key.as_deref()?)
}

/// Reads many texts with the starter: keeps its tables from one to the next.
pub struct Reader<'k> {
    known: &'k [Known],
    reader: starter::Reader,
}

impl<'k> Reader<'k> {
    /// Reads for these themes; the first one learns the model, which takes a third of a second.
    #[must_use]
    pub fn of(known: &'k [Known]) -> Self {
        Self {
            known,
            reader: starter::Reader::default(),
        }
    }

    /// What is proposed for a text, as places in the list of known themes: those that the starter says, at its own border.
    /// A theme above one that is proposed is not proposed beside it: the one below says it more exactly.
    pub fn guess(&mut self, text: &str) -> Guess {
        let reading = self.reader.read(text);
        let said = reading.said();
        let is_said = |known: &Known| said.contains(&known.place);
        let is_told_below = |theme: ThemeId| {
            self.known
                .iter()
                .any(|known| known.parent == Some(theme) && is_said(known))
        };
        let confidence = |known: &Known| reading.themes.get(known.place).copied().unwrap_or_default();
        let proposed = self
            .known
            .iter()
            .enumerate()
            .filter(|(_, known)| is_said(known) && !is_told_below(known.theme));
        Guess {
            themes: proposed.map(|(at, known)| (at, confidence(known))).collect(),
            likeliest: self.known.iter().map(confidence).fold(0.0, f32::max),
            tone: tone_of(reading.likeliest_tone()),
        }
    }
}

/// A proposal has a tone as people's codes have one: the likeliest of the four. [`Told`] says where it is not sure.
fn tone_of(polarity: Polarity) -> Tone {
    match polarity {
        Polarity::Positive => Tone::Positive,
        Polarity::Negative => Tone::Negative,
        Polarity::Mixed => Tone::Mixed,
        Polarity::Neutral => Tone::Neutral,
    }
}

/// What the starter tells of its proposals for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// For each theme, the words that weighed most, in the passage that speaks most of it.
    pub words: Vec<Vec<String>>,
    /// Is it sure of the tone, at its own border? If not, people are to say it.
    pub is_sure_of_tone: bool,
}

/// Why it proposes some of its themes, by their places, for a text.
#[must_use]
pub fn why(text: &str, places: &[usize]) -> Told {
    let reading = starter::read(text);
    let words = |place: &usize| {
        let passage = text.get(reading.passage(*place)).unwrap_or_default();
        let weighed = themes_model().why(passage, *place);
        let for_it = weighed.into_iter().filter(|(_, weight)| *weight > 0.0).take(MOST_WORDS);
        for_it.map(|(range, _)| passage[range].to_owned()).collect()
    };
    Told {
        words: places.iter().map(words).collect(),
        is_sure_of_tone: reading.tone().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CodebookId, coding::tests::theme as id};
    use jiff::Timestamp;
    use uuid::Uuid;

    fn theme(n: u128, parent: Option<u128>, key: Option<&str>) -> Theme {
        Theme {
            id: id(n),
            codebook: CodebookId(Uuid::from_u128(1)),
            parent: parent.map(id),
            name: format!("Thème {n}"),
            definition: String::new(),
            examples: String::new(),
            position: 0,
            version: 1,
            retired_at: None,
            starter_key: key.map(str::to_owned),
        }
    }

    fn book(themes: Vec<Theme>) -> Codebook {
        Codebook {
            id: CodebookId(Uuid::from_u128(1)),
            organisation: Uuid::from_u128(9),
            name: "Grille".into(),
            version: 1,
            themes,
        }
    }

    fn proposed(known: &[Known], text: &str) -> Vec<ThemeId> {
        let guess = Reader::of(known).guess(text);
        guess.themes.iter().map(|(at, _)| known[*at].theme).collect()
    }

    #[test]
    fn only_themes_of_the_starter_that_are_still_used_are_known_to_it() {
        let mut retired = theme(2, None, Some("attente"));
        retired.retired_at = Some(Timestamp::UNIX_EPOCH);
        let of_another_version = theme(4, None, Some("meteo"));
        let book = book(vec![
            theme(1, None, Some("repas")),
            retired,
            theme(3, None, None),
            of_another_version,
        ]);
        let known: Vec<ThemeId> = known(&book).into_iter().map(|one| one.theme).collect();
        assert_eq!(known, [id(1)]);
        assert_eq!(not_known(&book), [id(3), id(4)]);
    }

    #[test]
    fn words_about_a_meal_are_proposed_for_it_whatever_the_theme_is_called() {
        let known = known(&book(vec![theme(1, None, Some("repas")), theme(2, None, None)]));
        assert_eq!(proposed(&known, "Le repas était froid et la soupe fade."), [id(1)]);
        let guess = Reader::of(&known).guess("Le repas était froid et la soupe fade.");
        assert_eq!(guess.tone, Tone::Negative);
        assert!(guess.themes.iter().all(|(_, sure)| *sure >= starter::SURE));
    }

    #[test]
    fn words_that_fit_no_theme_get_no_proposal() {
        let known = known(&book(vec![theme(1, None, Some("repas"))]));
        let guess = Reader::of(&known).guess("xyz");
        assert_eq!(guess.themes, []);
        assert!(guess.likeliest < starter::SURE);
    }

    #[test]
    fn a_theme_above_one_that_is_proposed_is_not_proposed_beside_it() {
        let text = "J’ai attendu quatre heures aux urgences.";
        let both = [
            theme(1, None, Some("attente")),
            theme(2, Some(1), Some("attente-sur-place")),
        ];
        assert_eq!(proposed(&known(&book(both.to_vec())), text), [id(2)]);
        // Where the group has no theme below, the theme above is what can be said.
        assert_eq!(proposed(&known(&book(both[..1].to_vec())), text), [id(1)]);
    }

    #[test]
    fn what_is_proposed_is_told_by_the_words_that_weighed() {
        let meal = place_of("repas").expect("is a theme of the starter");
        let told = why("Bonjour. Le repas était froid.", &[meal]);
        assert!(
            told.words[0].iter().any(|word| word.to_lowercase().contains("repas")),
            "{told:?}"
        );
    }

    #[test]
    fn a_tone_that_the_starter_is_not_sure_of_is_left_to_people() {
        assert!(why("Les repas servis le soir étaient froids", &[]).is_sure_of_tone);
        assert!(!why("un plateau repas tiède, passage 8", &[]).is_sure_of_tone);
    }
}
