//! A text in several languages, side by side.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The variant in plain words (« facile à lire ») of French, beside the languages.
pub const PLAIN_FRENCH: &str = "fr-facile";
/// Longest text of a question, in characters.
pub const LONGEST: usize = 2_000;

/// A text by language code (`fr`, `en`, `ar`, `fr-facile`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Said(pub BTreeMap<String, String>);

impl Said {
    /// In French alone.
    #[must_use]
    pub fn french(words: impl Into<String>) -> Self {
        Self(BTreeMap::from([("fr".to_owned(), words.into())]))
    }

    /// With words in one more language; empty words take that language out.
    #[must_use]
    pub fn with(mut self, language: &str, words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() {
            self.0.remove(language);
        } else {
            self.0.insert(language.to_owned(), words);
        }
        self
    }

    /// In a language, or else its main language (`fr` for `fr-facile`), French, English, or any at all.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let main = language.split('-').next().unwrap_or(language);
        let wanted = [language, main, "fr", "en"];
        let found = wanted.iter().find_map(|code| self.0.get(*code));
        found.or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// In exactly this language.
    #[must_use]
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Says it nothing, in any language?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|words| words.trim().is_empty())
    }

    /// How long its longest text is, in characters.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.0.values().map(|words| words.chars().count()).max().unwrap_or(0)
    }
}

/// Is this a language code as BCP 47 has them, of the kind that is used here?
#[must_use]
pub fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let main = parts.next().unwrap_or_default();
    let is_main = (2..=3).contains(&main.len()) && main.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_part = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_main && code.len() <= 20 && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_translated_is_said_in_the_nearest_language() {
        let said = Said::french("Bonjour").with("en", "Hello");
        assert_eq!(said.get("en-GB"), "Hello");
        assert_eq!(said.get(PLAIN_FRENCH), "Bonjour");
        assert_eq!(said.get("ar"), "Bonjour");
        assert_eq!(Said::default().get("fr"), "");
        assert_eq!(Said::default().with("ar", "مرحبا").get("fr"), "مرحبا");
    }

    #[test]
    fn language_codes_are_recognised() {
        for code in ["fr", "en", "fr-facile", "ar", "zh-Hans"] {
            assert!(is_language(code), "{code}");
        }
        for code in ["", "f", "FR", "français", "fr_FR", "fr-", "x".repeat(30).as_str()] {
            assert!(!is_language(code), "{code}");
        }
    }
}
