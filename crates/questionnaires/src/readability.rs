//! How long a questionnaire takes, and how hard it is to read: measured while it is written.
//!
//! The ease of reading is that of Kandel & Moles (1958, *Application de l’indice de Flesch à la langue française*): 207 − 1.015 ×
//! words a sentence − 73.6 × syllables a word. The levels are those commonly read from it. Time is what surveys plan with: people
//! read some 200 words a minute, and an answer takes seconds that depend on its kind.

use crate::instrument::{Content, Item, Kind};

/// Words that are read in a minute.
const WORDS_A_MINUTE: f64 = 200.0;

/// How hard it is to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// At the end of primary school.
    Primary,
    /// At lower secondary school (collège).
    College,
    /// At upper secondary school (lycée).
    Lycee,
    /// At university.
    University,
}

impl Level {
    /// The end of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::College => "college",
            Self::Lycee => "lycee",
            Self::University => "university",
        }
    }
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readability {
    /// The ease of reading: 100 is easy, 0 is hard.
    pub ease: f64,
    /// In words.
    pub level: Level,
    /// Minutes that it takes somebody who is asked everything, one at least.
    pub minutes: u32,
    /// Questions.
    pub questions: u32,
}

/// Measures a version in one language; nothing where it has no word.
#[must_use]
pub fn readability(content: &Content, language: &str) -> Option<Readability> {
    let texts: Vec<&str> = texts(content, language).collect();
    let counted = texts
        .iter()
        .map(|text| count(text))
        .fold((0, 0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1, sum.2 + one.2));
    let (words, sentences, syllables) = counted;
    if words == 0 {
        return None;
    }
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences.max(1)), f64::from(syllables));
    let ease = 207.0 - 1.015 * (words / sentences) - 73.6 * (syllables / words);
    let seconds: f64 = content.questions().map(seconds).sum();
    Some(Readability {
        ease,
        level: level(ease),
        minutes: whole((words / WORDS_A_MINUTE + seconds / 60.0).ceil()),
        questions: u32::try_from(content.questions().count()).unwrap_or(u32::MAX),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "minutes are few and positive"
)]
fn whole(minutes: f64) -> u32 {
    minutes.clamp(1.0, 100_000.0) as u32
}

fn level(ease: f64) -> Level {
    match ease {
        ease if ease >= 70.0 => Level::Primary,
        ease if ease >= 50.0 => Level::College,
        ease if ease >= 30.0 => Level::Lycee,
        _ => Level::University,
    }
}

fn texts<'c>(content: &'c Content, language: &'c str) -> impl Iterator<Item = &'c str> {
    let heads = content.sections.iter().map(move |section| section.title.get(language));
    let items = content
        .items()
        .flat_map(move |item| [item.ask.get(language), item.hint.get(language)]);
    let choices = content
        .items()
        .flat_map(move |item| item.kind.choices().iter().map(move |choice| choice.words.get(language)));
    heads.chain(items).chain(choices).filter(|text| !text.trim().is_empty())
}

/// Seconds that an answer of this kind takes, once it was read.
fn seconds(item: &Item) -> f64 {
    match &item.kind {
        Kind::Scale { .. } | Kind::YesNo { .. } | Kind::Rating { .. } | Kind::Consent => 4.0,
        Kind::Single { .. } | Kind::Number { .. } | Kind::Date => 7.0,
        Kind::Multiple { .. } => 12.0,
        Kind::Matrix { rows, .. } => 5.0 * f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX)),
        Kind::Short { .. } => 20.0,
        Kind::Long { .. } => 60.0,
        Kind::File { .. } => 45.0,
        Kind::Text => 0.0,
    }
}

/// Words, sentences and syllables of a text.
fn count(text: &str) -> (u32, u32, u32) {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let ends = text
        .split(['.', '!', '?', '…', ':', ';'])
        .filter(|part| part.chars().any(char::is_alphabetic));
    let syllables: u32 = words.iter().map(|word| syllables(word)).sum();
    (
        u32::try_from(words.len()).unwrap_or(u32::MAX),
        u32::try_from(ends.count()).unwrap_or(u32::MAX),
        syllables,
    )
}

/// Groups of vowels, without a last « e » that is not heard; one at least.
fn syllables(word: &str) -> u32 {
    let folded = plain(word);
    let mut groups = 0;
    let mut was_vowel = false;
    for letter in folded.chars() {
        let is_vowel = "aeiouy".contains(letter);
        groups += u32::from(is_vowel && !was_vowel);
        was_vowel = is_vowel;
    }
    let silent = folded.strip_suffix("ent").filter(|stem| stem.len() > 3).is_some()
        || folded.ends_with("es")
        || folded.ends_with('e');
    let ends_on_group = folded.trim_end_matches('s').ends_with('e') || folded.ends_with("ent");
    (groups - u32::from(silent && ends_on_group && groups > 1)).max(1)
}

/// Small letters without accents, for counting vowels alone.
fn plain(word: &str) -> String {
    let bare = |letter: char| match letter {
        'à' | 'â' | 'ä' => 'a',
        // An accent makes the « e » heard: « soigné » has two syllables.
        'é' | 'è' | 'ê' | 'ë' => 'i',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'œ' | 'æ' => 'u',
        other => other,
    };
    word.to_lowercase().chars().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{instrument::Section, said::Said};

    #[test]
    fn syllables_are_counted_as_they_are_heard() {
        for (word, heard) in [
            ("soin", 1),
            ("repas", 2),
            ("accueil", 2),
            ("porte", 1),
            ("soigné", 2),
            ("infirmière", 3),
            ("hospitalisation", 6),
            ("a", 1),
        ] {
            assert_eq!(syllables(word), heard, "{word}");
        }
    }

    fn measured(ask: &str, questions: usize) -> Readability {
        let item = |n: usize| Item::of(format!("q{n}"), Said::french(ask), Kind::YesNo { forgotten: false });
        let content = Content {
            sections: vec![Section {
                items: (0..questions).map(item).collect(),
                ..Section::default()
            }],
            ..Content::default()
        };
        readability(&content, "fr").expect("has words")
    }

    #[test]
    fn plain_words_are_easier_than_those_of_the_trade() {
        let plain = measured("Vous a-t-on dit bonjour ?", 1);
        let trade = measured(
            "Considérez-vous que l’individualisation de votre accompagnement thérapeutique a été formalisée conformément aux recommandations institutionnelles ?",
            1,
        );
        assert!(plain.ease > trade.ease + 40.0);
        assert_eq!(plain.level, Level::Primary);
        assert_eq!(trade.level, Level::University);
    }

    #[test]
    fn more_questions_take_longer_and_nothing_has_no_measure() {
        assert_eq!(measured("Le repas était-il chaud ?", 1).minutes, 1);
        assert!(measured("Le repas était-il chaud ?", 60).minutes >= 5);
        assert_eq!(readability(&Content::default(), "fr"), None);
    }
}
