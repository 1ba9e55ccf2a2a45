//! Where no name may be written: what looks like one, or like a number that identifies, is told and not taken.
//!
//! It is a check of form, for short texts of professionals who were told so; de-identification of what people say is another
//! thing, and is done elsewhere.

/// Titles before a name, without their point.
const TITLES: [&str; 19] = [
    "m",
    "mr",
    "mme",
    "mlle",
    "mm",
    "monsieur",
    "madame",
    "mademoiselle",
    "dr",
    "docteur",
    "docteure",
    "pr",
    "professeur",
    "professeure",
    "mrs",
    "ms",
    "miss",
    "doctor",
    "sœur",
];
/// Digits together that identify: a room or an age has fewer, a year is none.
const LONG_NUMBER: usize = 5;

/// What looks like somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// A name, with the words that look like one.
    Name(String),
    /// A number, or a day of birth.
    Number(String),
}

/// The first part of a text that looks like a name or an identifying number.
#[must_use]
pub fn suspicion(text: &str) -> Option<Suspicion> {
    number(text).or_else(|| name(text))
}

/// The same in a label, which is no sentence: any capital inside it looks like a name, of a person or of a small place.
#[must_use]
pub fn suspicion_in_label(text: &str) -> Option<Suspicion> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let inside = words.windows(2).find_map(|pair| {
        let begins_anew = pair[0].ends_with(['.', '!', '?', ':', ';', '…']);
        let word = bare(pair[1]);
        (!begins_anew && is_capital(word)).then(|| Suspicion::Name(word.to_owned()))
    });
    suspicion(text).or(inside)
}

/// A long number, also in groups (`06 12 34 56 78`, `12/03/1948`); a year alone is none.
fn number(text: &str) -> Option<Suspicion> {
    let is_joint = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '/');
    let mut run = String::new();
    for letter in text.chars().chain(['\n']) {
        if letter.is_ascii_digit() || is_joint(letter) && !run.is_empty() {
            run.push(letter);
            continue;
        }
        let found = run.trim_end_matches(is_joint);
        if found.chars().filter(char::is_ascii_digit).count() >= LONG_NUMBER {
            return Some(Suspicion::Number(found.to_owned()));
        }
        run.clear();
    }
    None
}

/// A title with a capital after it, or two words with capitals together of which the second begins no sentence.
fn name(text: &str) -> Option<Suspicion> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let (first, second) = (pair[0], bare(pair[1]));
        let ends = first.ends_with(['.', '!', '?', ':', ';', ',', '…', ')']);
        let title = TITLES.contains(&bare(first).to_lowercase().as_str());
        let is_title = title && (!ends || first.ends_with('.'));
        let both = is_capital(bare(first)) && !ends && !title;
        let named = is_capital(second) && (is_title || both);
        named.then(|| Suspicion::Name(format!("{} {second}", first.trim_start_matches(['(', '«', '“']))))
    })
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// Does it begin like a name? Short words in capitals alone are abbreviations (IRM, CDU), and `l’Hôpital` begins small.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let letters_count = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_short = word.chars().all(|letter| !letter.is_lowercase()) && letters_count < 5;
    begins && letters_count > 1 && !is_short
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_numbers_that_identify_are_seen() {
        for text in [
            "Jeanne Dupré",
            "parcours de Jeanne Dupré",
            "DUPRÉ Jeanne, hanche",
            "Mme Untel",
            "avec le Dr. Untel",
            "docteur Untel",
            "M. Untel est venu",
        ] {
            assert!(matches!(suspicion(text), Some(Suspicion::Name(_))), "{text}");
        }
        for text in [
            "dossier 20261234",
            "née le 12/03/1948",
            "06 12 34 56 78",
            "1 48 03 75 123 456",
        ] {
            assert!(matches!(suspicion(text), Some(Suspicion::Number(_))), "{text}");
        }
    }

    #[test]
    fn a_path_told_without_a_name_is_taken() {
        for text in [
            "",
            "Entrée par les urgences, fracture du poignet, chambre 12",
            "Une dame de 82 ans venue de l’EHPAD",
            "L’équipe de nuit. Le médecin de garde, puis l’IRM le lendemain.",
            "Prévenir la famille : Appeler avant 18 h.",
            "Réunion de 2026 : IRM CDU",
            "À revoir avec l’infirmière",
        ] {
            assert_eq!(suspicion(text), None, "{text}");
        }
    }

    #[test]
    fn in_a_label_a_capital_inside_is_enough() {
        for text in ["Parcours de Jeanne", "Entrée depuis Bourg"] {
            assert!(
                suspicion_in_label(text).is_some() && suspicion(text).is_none(),
                "{text}"
            );
        }
        for text in [
            "Parcours inventé : Entrée par les urgences",
            "Sortie vers l’EHPAD, puis IRM",
            "",
        ] {
            assert_eq!(suspicion_in_label(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(text in ".{0,200}") {
            let _ = suspicion_in_label(&text);
        }
    }
}
