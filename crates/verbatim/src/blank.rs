//! Recognising an answer that was typed only to say that there is nothing to say.

use crate::folded;

/// Whole answers that say nothing, folded, without punctuation.
const NOTHING: &[&str] = &[
    "rien",
    "rien a signaler",
    "rien a dire",
    "rien a ajouter",
    "rien a declarer",
    "rien a preciser",
    "rien a noter",
    "rien de particulier",
    "rien de special",
    "rien du tout",
    "rien en particulier",
    "rien de plus",
    "rien a mentionner",
    "rien a remarquer",
    "je n ai rien a dire",
    "je n ai rien a signaler",
    "je n ai rien a ajouter",
    "r a s",
    "ras",
    "r a s merci",
    "ras merci",
    "neant",
    "aucun",
    "aucune",
    "aucun commentaire",
    "aucune remarque",
    "aucune observation",
    "aucun avis",
    "aucune idee",
    "aucune reponse",
    "aucune suggestion",
    "pas de commentaire",
    "pas de commentaires",
    "pas de remarque",
    "pas de remarques",
    "pas de remarque particuliere",
    "aucune remarque particuliere",
    "pas de reponse",
    "pas d avis",
    "pas d observation",
    "pas d observations",
    "pas d idee",
    "pas de suggestion",
    "pas concerne",
    "pas concernee",
    "non concerne",
    "non concernee",
    "sans objet",
    "sans commentaire",
    "sans commentaires",
    "sans avis",
    "sans opinion",
    "sans reponse",
    "sans",
    "so",
    "s o",
    "nc",
    "n c",
    "na",
    "n a",
    "nr",
    "n r",
    "nsp",
    "nspp",
    "n s p",
    "ne sait pas",
    "ne se prononce pas",
    "je ne sais pas",
    "non renseigne",
    "non applicable",
    "non communique",
    "non",
    "vide",
    "null",
    "nil",
    "none",
    "nothing",
    "no comment",
    "no comments",
    "x",
    "xx",
    "xxx",
    "o",
];

/// Whether an answer says nothing: empty, punctuation alone, or one of the set phrases ("Rien", "R.A.S.", "néant",
/// "sans objet"…) whatever the accents, capitals and punctuation. A sign that carries a feeling (an emoji) is an answer,
/// and so is a sentence that begins like a set phrase.
pub fn is_blank_answer(text: &str) -> bool {
    const LONGEST: usize = 80;
    let text = text.trim();
    if text.len() > LONGEST && text.chars().any(char::is_alphanumeric) {
        return false;
    }
    let mut words = String::with_capacity(text.len());
    for c in folded(text).chars() {
        if c.is_alphanumeric() {
            words.push(c);
        } else if !is_mere_punctuation(c) {
            return false;
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    let words = words.trim_end();
    words.is_empty() || words.bytes().all(|b| b == b'0') || NOTHING.contains(&words)
}

/// Punctuation, spaces and controls; not emoji nor other symbols, which may be the whole answer.
fn is_mere_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '«' | '»' | '·' | '¿' | '¡' | '°' | '\u{2010}'..='\u{206f}' | '\u{2212}' | '\u{fffd}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_phrases_and_punctuation_are_blank() {
        for text in [
            "",
            "  ",
            "Rien",
            "RIEN.",
            "R.A.S.",
            "r a s",
            "RAS !",
            "Néant",
            "NEANT",
            "rien à signaler",
            "Rien à signaler…",
            "aucun",
            "Aucune",
            "Sans objet",
            "S.O.",
            "-",
            "/",
            "//",
            "…",
            "...",
            "?",
            "«»",
            "N/A",
            "n.a",
            "xxx",
            "0",
            "Non",
            "–",
            "Aucun commentaire.",
            "pas d’avis",
            "\u{feff}",
            "ne\u{301}ant",
        ] {
            assert!(is_blank_answer(text), "{text:?} should be blank");
        }
    }

    #[test]
    fn an_answer_that_says_something_is_not_blank() {
        for text in [
            "rien n'était propre",
            "Rien à redire, tout était parfait",
            "Rien à redire",
            "aucun respect",
            "rien de positif",
            "oui",
            "👍",
            "😡",
            "sans objet de valeur on est tranquille",
            "5",
            "néant total côté repas",
            "RAS sauf le bruit",
            "non respect",
        ] {
            assert!(!is_blank_answer(text), "{text:?} should not be blank");
        }
    }
}
