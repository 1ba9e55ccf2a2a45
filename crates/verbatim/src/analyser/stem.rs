//! From a folded word to its term: Snowball's French stemmer, fed so that accents cannot change the outcome.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::is_stop_word;

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));

/// Longer terms are cut: PostgreSQL refuses lexemes of 2 KiB, and nobody searches for the end of one.
const LONGEST_TERM: usize = 64;

/// Longer words are data, not French; stemming them costs and gives nothing.
const LONGEST_STEMMED: usize = 40;

/// The term of a folded word, only `a-z0-9`; empty when the word has none of these. A function of the folded word alone:
/// "réclamé" and "reclame" cannot differ.
pub(super) fn term(folded: &str) -> String {
    if folded.bytes().any(|b| !b.is_ascii_lowercase()) {
        let plain = folded.chars().filter(char::is_ascii_alphanumeric);
        return plain.take(LONGEST_TERM).collect();
    }
    if folded.len() <= 3 || folded.len() > LONGEST_STEMMED || is_stop_word(folded) {
        return folded[..folded.len().min(LONGEST_TERM)].to_owned();
    }
    let mut stem = match with_accent(folded) {
        Some(word) => FRENCH.stem(&word).into_owned(),
        None => FRENCH.stem(folded).into_owned(),
    };
    if !stem.is_ascii() {
        stem = crate::folded(&stem);
    }
    stem
}

/// Gives back the accent that Snowball needs to see an ending: -ées, -ière, -ité.
fn with_accent(folded: &str) -> Option<String> {
    let (word, plural) = folded
        .strip_suffix('s')
        .map_or((folded, ""), |singular| (singular, "s"));
    let (head, ending) = if let Some(head) = word.strip_suffix("ee") {
        (head, "ée")
    } else if let Some(head) = word.strip_suffix("iere") {
        (head, "ière")
    } else {
        let head = word.strip_suffix("ite")?;
        (matches!(head.bytes().last()?, b'v' | b'l' | b'r' | b'n' | b'b' | b's' | b'c')).then_some((head, "ité"))?
    };
    Some([head, ending, plural].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_of_words_share_a_term() {
        for family in [
            ["hospitalise", "hospitalisee", "hospitalisees"],
            ["activite", "activites", "activite"],
            ["premiere", "premier", "premieres"],
            ["securite", "securites", "securite"],
            ["attente", "attentes", "attente"],
        ] {
            assert!(family.iter().all(|word| term(word) == term(family[0])), "{family:?}");
        }
    }

    #[test]
    fn a_word_of_another_script_has_no_term() {
        assert_eq!(term("привет"), "");
        assert_eq!(term("b12"), "b12");
        assert_eq!(term(&"a".repeat(5000)).len(), LONGEST_TERM);
        assert_eq!(term(&"1".repeat(5000)).len(), LONGEST_TERM);
    }
}
