//! Elisions (l', d', qu'…), with their apostrophe, with a space in its place, or with nothing at all.

use std::sync::LazyLock;

use super::apostrophe;
use crate::fold::fold_char;
use crate::hash::StableMap;

/// What French elides.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
];

/// Runs that are an elision and a word without the apostrophe between them, with the bytes of the elision.
static LOST: LazyLock<StableMap<String, usize>> = LazyLock::new(|| {
    let mut table = StableMap::default();
    for (elision, word) in pairs() {
        table.insert(format!("{elision}{word}"), elision.len());
    }
    for noun in listed(include_str!("vowel_nouns.txt")) {
        for elision in ["l", "d"] {
            table.insert(format!("{elision}{noun}"), 1);
            table.insert(format!("{elision}{noun}s"), 1);
        }
    }
    table
});

/// Each elision of the list with each word that may follow it.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("lost_elisions.txt")
        .lines()
        .filter_map(|line| line.split_once(':'));
    lines
        .filter(|(elision, _)| !elision.starts_with('#'))
        .flat_map(|(elision, words)| words.split_whitespace().map(move |word| (elision, word)))
}

/// The words of a list; lines that begin with "#" explain it.
fn listed(source: &'static str) -> impl Iterator<Item = &'static str> {
    source
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
}

/// Whether the run is an elision that what follows completes: an apostrophe, or a lone small letter, one space and a
/// vowel ("l ouverture").
pub(super) fn stands_before(folded: &str, raw: &str, rest: &str) -> bool {
    if folded.len() > 6 || !ELIDED.contains(&folded) {
        return false;
    }
    if apostrophe(rest).is_some() {
        return true;
    }
    let mut next = rest.chars();
    raw.chars().all(char::is_lowercase)
        && next.next() == Some(' ')
        && next.next().is_some_and(|c| {
            let mut folded = String::new();
            fold_char(c, &mut folded);
            folded.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])
        })
}

/// For "aujourd" before "'hui": how many bytes of the rest belong to the word.
pub(super) fn today(folded: &str, rest: &str) -> Option<usize> {
    if folded != "aujourd" {
        return None;
    }
    let mark = apostrophe(rest)?.len_utf8();
    let word = rest.get(mark..mark + 3)?;
    let ends = !rest[mark + 3..].starts_with(char::is_alphanumeric);
    (word.eq_ignore_ascii_case("hui") && ends).then_some(mark + 3)
}

/// How many bytes at the start of a run are an elision whose apostrophe was lost; 0 when the run is a word.
pub(super) fn lost(folded: &str, raw: &str) -> usize {
    const LONGEST: usize = 24;
    let &[first, second, third, ..] = folded.as_bytes() else {
        return 0;
    };
    if folded.len() > LONGEST || !matches!(first, b'j' | b'c' | b'n' | b's' | b'm' | b'q' | b'l' | b'p' | b'd') {
        return 0;
    }
    if let Some(&bytes) = LOST.get(folded) {
        return in_raw(bytes, raw);
    }
    // No French word begins so: "dhôpital", "lheure", "jhabite", "nhésitez".
    let silent_h = second == b'h' && is_vowel(third) && folded.len() > 4;
    if silent_h && matches!(first, b'd' | b'l' | b'j' | b'n') {
        in_raw(1, raw)
    } else {
        0
    }
}

/// Elisions are plain letters: the raw run has as many bytes for them, unless it was written in an odd way.
fn in_raw(bytes: usize, raw: &str) -> usize {
    let plain = raw.as_bytes().get(..bytes).is_some_and(|head| head.is_ascii());
    let followed_by_mark = raw
        .get(bytes..)
        .and_then(|rest| rest.chars().next())
        .is_none_or(|c| !c.is_alphanumeric());
    if plain && !followed_by_mark { bytes } else { 0 }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_elisions_are_measured() {
        for (word, bytes) in [
            ("didentite", 1),
            ("quil", 2),
            ("jusquau", 5),
            ("lhopital", 1),
            ("jhabite", 1),
            ("dinformations", 1),
            ("puisquil", 6),
        ] {
            assert_eq!(lost(word, word), bytes, "{word}");
        }
    }

    #[test]
    fn french_words_keep_their_first_letter() {
        for word in [
            "quelle", "dune", "lavis", "sont", "nous", "loin", "luire", "deux", "l", "lu", "menage", "simple",
            "parler", "courage",
        ] {
            assert_eq!(lost(word, word), usize::from(word == "dune"), "{word}");
        }
    }
}
