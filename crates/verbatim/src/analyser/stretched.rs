//! Letters drawn out for emphasis or by a key held down: "trèèès", "nuuul", "merciii".

use crate::deidentify::is_french_word;

/// No French word has a letter three times in a row, but for participles in "éée" once their accents are folded.
const LEAST: usize = 3;

/// What stands before "éée" in French: créée, agréée, suppléée.
const BEFORE_EEE: [&str; 3] = ["cr", "gr", "ppl"];

/// Puts a folded word back as it would be written: each letter drawn out once, or twice where only that is a word
/// ("bonnnne"). A function of the folded word alone, so that a text and a question cannot differ.
pub(crate) fn mend(folded: &mut String) {
    if !is_drawn_out(folded.as_bytes()) || is_participle(folded) {
        return;
    }
    let once = with_runs(folded, 1);
    *folded = if is_french_word(&once) {
        once
    } else {
        let twice = with_runs(folded, 2);
        if is_french_word(&twice) { twice } else { once }
    };
}

/// Whether a folded word has a letter three times in a row.
pub(crate) fn is_drawn_out(bytes: &[u8]) -> bool {
    bytes
        .windows(LEAST)
        .any(|three| three[0].is_ascii_lowercase() && three[1] == three[0] && three[2] == three[0])
}

fn is_participle(folded: &str) -> bool {
    let head = folded.trim_end_matches('s').strip_suffix("eee");
    head.is_some_and(|head| BEFORE_EEE.iter().any(|before| head.ends_with(before)))
}

/// The word with each run of three equal letters or more made one of `length`.
fn with_runs(folded: &str, length: usize) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(first).len();
        let count = run / first.len_utf8();
        let kept = if first.is_ascii_lowercase() && count >= LEAST {
            length
        } else {
            count
        };
        out.extend(std::iter::repeat_n(first, kept));
        rest = &rest[run..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_drawn_out_is_left_alone() {
        for word in ["homme", "creee", "agreees", "suppleee", "1000", "xxii", ""] {
            let mut mended = word.to_owned();
            mend(&mut mended);
            assert_eq!(mended, word);
        }
    }

    #[test]
    fn drawn_out_letters_are_written_once_or_twice_as_the_word_has_them() {
        for (drawn, word) in [
            ("treees", "tres"),
            ("bonnnne", "bonne"),
            ("merveillleux", "merveilleux"),
            ("aaah", "ah"),
            ("journeee", "journee"),
        ] {
            let mut mended = drawn.to_owned();
            mend(&mut mended);
            assert_eq!(mended, word);
        }
    }
}
