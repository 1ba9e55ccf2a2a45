//! The language of a short text: French, English, another, or not known.
//!
//! Each word speaks for the languages whose frequent words or runs of letters it has, and for French when the public list
//! of French words has it (the one of de-identification); the alphabet settles the rest. The tables are ours
//! (`language/words.txt`, `language/letters.txt`): no text was counted for them. Two or three words are often not enough,
//! and the answer then is "unknown": nobody should be answered in the wrong language for "ok".

use std::sync::LazyLock;

use crate::deidentify::is_french_word;
use crate::fold::{fold_char, is_word_char};
use crate::hash::StableMap;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Neither of them.
    Other,
    /// Too short, or too mixed, to say.
    Unknown,
}

impl Language {
    /// The stable name for files: the code of ISO 639-1, `other`, `unknown`.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

/// What is said of the language of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The language.
    pub language: Language,
    /// How far the evidence for it outweighs the rest, from 0 (none) to 1: an ordering, not a measured frequency.
    pub confidence: f32,
}

/// From this confidence on, a language is said.
pub const SURE: f32 = 0.6;

/// Languages with tables, French and English first.
const CODES: [&str; 7] = ["fr", "en", "es", "de", "it", "pt", "nl"];

type Scores = [f32; CODES.len()];

/// What a word of the list of French words speaks for French.
const LISTED: f32 = 0.35;
/// What each word speaks more where all are French ones.
const WHOLLY: f32 = 0.45;
/// What a run of letters speaks for its language.
const RUN: f32 = 0.25;
/// What a letter that one language alone has speaks for it.
const LETTER: f32 = 0.8;
/// A language speaks by so much above the others when it is certain.
const STEEPNESS: f32 = 2.0;
/// Words that no table knows, of which so many make another language.
const STRANGERS: f32 = 5.0;
/// The longest run of letters in the table, with its borders.
const LONGEST_RUN: usize = 5;

static WORDS: LazyLock<StableMap<&str, Scores>> = LazyLock::new(|| {
    let mut table = read(include_str!("language/words.txt"));
    for scores in table.values_mut() {
        let sharing = scores.iter().sum::<f32>();
        scores.iter_mut().for_each(|score| *score /= sharing);
    }
    table
});

static RUNS: LazyLock<StableMap<&str, Scores>> = LazyLock::new(|| read(include_str!("language/letters.txt")));

fn read(source: &'static str) -> StableMap<&'static str, Scores> {
    let mut table: StableMap<&str, Scores> = StableMap::default();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let place = words.next().and_then(|code| CODES.iter().position(|one| *one == code));
        for word in words {
            if let Some(place) = place {
                table.entry(word).or_default()[place] = 1.0;
            }
        }
    }
    table
}

/// What is counted along a text.
#[derive(Default)]
struct Heard {
    scores: Scores,
    /// Words of the Latin alphabet that spoke for no language.
    strangers: f32,
    words: f32,
    /// Words of the Latin alphabet that the list of French words has.
    listed: f32,
    latin: usize,
    /// Letters of other alphabets.
    other: usize,
    /// Letters that no language of the tables has: ł, ğ, ř…
    foreign: f32,
}

/// The language of a text of any length.
pub fn language(text: &str) -> Detected {
    let mut heard = Heard::default();
    let mut word = String::with_capacity(32);
    word.push('_');
    for c in text.chars() {
        if is_word_char(c) && !c.is_numeric() {
            heard.letter(c);
            fold_char(c, &mut word);
        } else if word.len() > 1 {
            heard.word(&mut word);
        }
    }
    if word.len() > 1 {
        heard.word(&mut word);
    }
    heard.said()
}

impl Heard {
    fn letter(&mut self, c: char) {
        if c.is_ascii() {
            self.latin += 1;
            return;
        }
        let low = c.to_lowercase().next().unwrap_or(c);
        let place = match low {
            'è' | 'ê' | 'ç' | 'œ' | 'û' | 'î' | 'ë' => Some(0),
            'ñ' => Some(2),
            'ß' | 'ä' => Some(3),
            'ã' | 'õ' => Some(5),
            _ => None,
        };
        if let Some(place) = place {
            self.scores[place] += LETTER / 2.0;
        }
        if matches!(low, '\u{c0}'..='\u{24f}' | 'ﬁ' | 'ﬂ' | '\u{1e00}'..='\u{1eff}') {
            self.latin += 1;
            let known = matches!(low, 'à'..='ã' | 'ä' | 'ç'..='ï' | 'ñ'..='ö' | 'ù'..='ü' | 'ß' | 'œ' | 'æ');
            self.foreign += if known { 0.0 } else { 1.0 };
        } else if c.is_alphabetic() {
            self.other += 1;
        }
    }

    /// Counts a word, which begins with "_", and empties it.
    fn word(&mut self, word: &mut String) {
        word.push('_');
        let inner = &word[1..word.len() - 1];
        let latin = inner.bytes().all(|byte| byte.is_ascii_alphabetic());
        if latin {
            let before: f32 = self.scores.iter().sum();
            if let Some(scores) = WORDS.get(inner) {
                add(&mut self.scores, scores, 1.0);
            }
            if inner.len() >= 3 && is_french_word(inner) {
                self.scores[0] += LISTED;
                self.listed += 1.0;
            } else if WORDS.get(inner).is_some_and(|scores| scores[0] > 0.0) {
                self.listed += 1.0;
            }
            self.runs(word);
            self.words += 1.0;
            if self.scores.iter().sum::<f32>() - before < RUN + 0.1 {
                self.strangers += 1.0;
            }
        }
        word.truncate(1);
    }

    /// One run of letters a word and a language at most, so that long words do not decide alone.
    fn runs(&mut self, word: &str) {
        let mut found = Scores::default();
        for start in 0..word.len().min(32) {
            for end in start + 2..=(start + LONGEST_RUN).min(word.len()) {
                if let Some(scores) = word.get(start..end).and_then(|run| RUNS.get(run)) {
                    found
                        .iter_mut()
                        .zip(scores)
                        .for_each(|(one, other)| *one = one.max(*other));
                }
            }
        }
        add(&mut self.scores, &found, RUN);
    }

    fn said(&self) -> Detected {
        if self.other > self.latin {
            let share = self.other as f32 / (self.other + self.latin) as f32;
            return answer(Language::Other, if self.other >= 3 { share } else { 0.0 });
        }
        let mut claims = [
            (Language::French, self.scores[0] + self.all_french()),
            (Language::English, self.scores[1]),
            (Language::Other, self.others()),
        ];
        claims.sort_by(|a, b| b.1.total_cmp(&a.1));
        let [(language, first), (_, second), (_, third)] = claims;
        let weight = |score: f32| (STEEPNESS * (score - first)).exp();
        // The 1 stands for a language that no word has spoken for: two words are needed to be sure.
        let silent = (-STEEPNESS * (first - 0.5)).exp();
        let odds = 1.0 / (1.0 + weight(second) + weight(third) + 2.0 * silent);
        answer(language, odds * (first / (first + second).max(1e-6)).min(1.0))
    }

    /// Two words or more, each of them French: hardly another language.
    fn all_french(&self) -> f32 {
        if self.words >= 2.0 && self.listed >= self.words {
            WHOLLY * self.words.min(4.0)
        } else {
            0.0
        }
    }

    /// What speaks for the likeliest of the other languages, or for one without a table.
    fn others(&self) -> f32 {
        let known = self.scores[2..].iter().copied().fold(0.0, f32::max);
        let most = self.strangers * 2.0 > self.words && self.strangers >= STRANGERS;
        let unknown = self.foreign + if most { 0.6 * self.strangers } else { 0.0 };
        known.max(unknown)
    }
}

fn answer(language: Language, confidence: f32) -> Detected {
    let confidence = if confidence.is_finite() {
        confidence.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let language = if confidence >= SURE {
        language
    } else {
        Language::Unknown
    };
    Detected { language, confidence }
}

fn add(scores: &mut Scores, more: &Scores, times: f32) {
    scores
        .iter_mut()
        .zip(more)
        .for_each(|(score, more)| *score += times * more);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_in_french_and_english_are_told_apart() {
        for text in [
            "Très bien",
            "Merci à toute l'équipe",
            "personnel tres a l ecoute rien a redire",
            "JE N'AI PAS ÉTÉ PRÉVENUE",
            "Attente interminable aux urgences",
        ] {
            assert_eq!(language(text).language, Language::French, "{text}");
        }
        for text in [
            "Thank you very much",
            "the nurses were lovely",
            "Waiting times are too long",
            "No one told me anything",
        ] {
            assert_eq!(language(text).language, Language::English, "{text}");
        }
    }

    #[test]
    fn what_is_neither_is_said_to_be_another() {
        for text in [
            "Muchas gracias por todo, el personal fue muy amable",
            "Die Schwestern waren sehr freundlich und das Essen war gut",
            "Il personale è stato molto gentile con mia madre",
            "Muito obrigada pela atenção, não esperei nada",
            "Bardzo dziękuję za opiekę, pielęgniarki były wspaniałe",
            "شكرا جزيلا لكم",
            "Спасибо большое врачам",
            "医生很好",
        ] {
            assert_eq!(language(text).language, Language::Other, "{text}");
        }
    }

    #[test]
    fn what_is_too_short_is_not_known() {
        for text in ["", "ok", "RAS", "12/20", "👍", "…", "10 h 30", "Nancy"] {
            let said = language(text);
            assert_eq!(said.language, Language::Unknown, "{text}");
            assert!(said.confidence < SURE, "{text}");
        }
    }

    #[test]
    fn every_word_of_the_tables_is_folded_and_every_language_has_some() {
        for table in [&*WORDS, &*RUNS] {
            assert!(table.keys().all(|word| crate::folded(word) == **word));
            assert!((0..CODES.len()).all(|place| table.values().any(|scores| scores[place] > 0.0)));
        }
        assert!(RUNS.keys().all(|run| (2..=LONGEST_RUN).contains(&run.len())));
    }
}
