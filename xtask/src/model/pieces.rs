//! Which pieces of words French needs: those of two openly licensed lists of words, and signs.

use std::collections::{BTreeSet, HashMap};

use super::package::Package;

/// What stands for a space at the head of a piece.
const SPACE: char = '\u{2581}';

/// Letters of French, without case.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ";

/// Letters before which words lose their vowel.
const VOWELS: &str = "aeiouyhâàéèêëîïôœAEIOUYHÂÀÉÈÊËÎÏÔŒ";

/// Pieces of French letters are kept whatever the list says when the model knows none oftener than these.
const FREQUENT: usize = 10_000;

/// Numbers of the pieces to keep, in the order of their bytes: those that cut the words of the list and the entries of the
/// dictionary best, as they are written and as they are typed; those that the model meets oftenest; what any text may hold
/// beside its words.
pub(super) fn kept(package: &Package<'_>, words: &[String], entries: &[String]) -> Vec<usize> {
    let cutter = Cutter::new(package);
    let mut kept = BTreeSet::new();
    let mut typed: HashMap<usize, usize> = HashMap::new();
    let mut note = |forms: Vec<String>, mistyped: Vec<String>| {
        kept.extend(forms.iter().flat_map(|form| cutter.cut(form)));
        for number in mistyped.iter().flat_map(|form| cutter.cut(form)) {
            *typed.entry(number).or_default() += 1;
        }
    };
    for word in words {
        // The list writes "coeur" for "cœur".
        let joined = word.replace("oe", "œ");
        if joined != *word {
            note(written(&joined), Vec::new());
        }
        note(written(word), mistyped(word).into());
    }
    for entry in entries {
        note(spelled(entry), misspelled(entry));
    }
    // What one word alone would need, when it is mistyped, is not worth its place.
    kept.extend(
        typed
            .into_iter()
            .filter(|(_, count)| *count > 1)
            .map(|(number, _)| number),
    );
    for (number, piece) in package.pieces.iter().enumerate() {
        let body = piece.strip_prefix(SPACE).unwrap_or(piece);
        if of_any_text(piece) || (number < FREQUENT && is_french(body)) {
            kept.insert(number);
        }
    }
    kept.extend([package.begin, package.end, package.unknown]);
    let mut kept: Vec<usize> = kept.into_iter().collect();
    kept.sort_by_key(|number| package.pieces[*number]);
    kept
}

/// A word in lower case, with a capital, in capitals, after an apostrophe, and before one ("quelqu’un").
fn written(word: &str) -> Vec<String> {
    let mut forms = vec![
        format!("{SPACE}{word}"),
        word.to_owned(),
        format!("{SPACE}{}", capital(word)),
        format!("{SPACE}{}", word.to_uppercase()),
    ];
    if let Some(elided) = word.strip_suffix("que") {
        forms.push(format!("{SPACE}{elided}qu"));
    }
    forms
}

/// An entry of the dictionary and its plural, in lower case where it is no name, with a capital, in capitals, and after an
/// apostrophe. One with an apostrophe or a hyphen is several words.
fn spelled(entry: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for (at, part) in parts(entry).enumerate() {
        for word in [part.to_owned(), format!("{part}s")] {
            let cases = [word.clone(), capital(&word), word.to_uppercase()];
            forms.extend(cases.iter().map(|word| format!("{SPACE}{word}")));
            if at > 0 || part.starts_with(|first: char| VOWELS.contains(first)) {
                forms.push(word);
            }
        }
    }
    forms
}

/// The same as people type it: a name in lower case, a word without its accents.
fn misspelled(entry: &str) -> Vec<String> {
    let words = parts(entry).flat_map(|part| [part.to_lowercase(), plain(part), plain(&part.to_lowercase())]);
    words.map(|word| format!("{SPACE}{word}")).collect()
}

/// The words of an entry that are of French letters.
fn parts(entry: &str) -> impl Iterator<Item = &str> {
    let parts = entry.split(['\'', '’', '-']);
    parts.filter(|part| !part.is_empty() && is_french(part))
}

/// A word without its accents, and one with a capital that follows a sign without a space.
fn mistyped(word: &str) -> [String; 2] {
    [format!("{SPACE}{}", plain(word)), capital(word)]
}

/// A word without its accents.
fn plain(word: &str) -> String {
    let plain = word.chars().map(|letter| match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        'À' | 'Â' => 'A',
        'Ç' => 'C',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' => 'I',
        'Ô' => 'O',
        other => other,
    });
    plain.collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn is_french(body: &str) -> bool {
    body.chars()
        .all(|letter| letter.to_lowercase().all(|small| LETTERS.contains(small)))
}

/// One or two letters, up to three capitals, a number of up to eight signs, or signs that a French keyboard or telephone has.
fn of_any_text(piece: &str) -> bool {
    let body = piece.strip_prefix(SPACE).unwrap_or(piece);
    let length = body.chars().count();
    let digit = |sign: char| sign.is_ascii_digit();
    (length <= 2 && is_french(body))
        || (length <= 3 && is_french(body) && body.chars().all(char::is_uppercase))
        || (length <= 8
            && body.contains(digit)
            && body.chars().all(|sign| digit(sign) || ".,/:%°()[]+-€h".contains(sign)))
        || body.chars().all(|sign| sign == SPACE || is_sign(sign))
}

fn is_sign(sign: char) -> bool {
    let block = matches!(u32::from(sign),
        0x20..0x250 | 0x2000..0x2c00 | 0x3000..0x3020 | 0xfe00..=0xfe0f | 0x1f000..0x20000);
    block && !sign.is_alphanumeric()
}

/// Cuts words into the pieces whose scores have the largest sum, as SentencePiece's unigram model does.
struct Cutter<'a> {
    numbers: HashMap<&'a str, usize>,
    scores: &'a [f32],
    longest: usize,
}

impl<'a> Cutter<'a> {
    fn new(package: &'a Package<'a>) -> Self {
        let special = [package.begin, package.end, package.unknown];
        let pieces = package.pieces.iter().enumerate();
        let numbers: HashMap<&str, usize> = pieces
            .filter(|(number, _)| !special.contains(number))
            .map(|(number, piece)| (*piece, number))
            .collect();
        let longest = numbers.keys().map(|piece| piece.len()).max().unwrap_or(0);
        Self {
            numbers,
            scores: &package.scores,
            longest,
        }
    }

    /// The pieces of a word; none where a character has no piece.
    fn cut(&self, word: &str) -> Vec<usize> {
        let mut best: Vec<Option<(f32, usize, usize)>> = vec![None; word.len() + 1];
        best[0] = Some((0.0, 0, 0));
        let ends: Vec<usize> = word.char_indices().map(|(at, sign)| at + sign.len_utf8()).collect();
        for (begin, _) in word.char_indices() {
            let Some((sum, _, _)) = best[begin] else { continue };
            for &end in ends.iter().filter(|end| **end > begin && **end - begin <= self.longest) {
                if let Some(&number) = self.numbers.get(&word[begin..end]) {
                    let reached = sum + self.scores[number];
                    if best[end].is_none_or(|(other, _, _)| reached > other) {
                        best[end] = Some((reached, begin, number));
                    }
                }
            }
        }
        let mut cut = Vec::new();
        let mut at = word.len();
        while at > 0 {
            let Some((_, begin, number)) = best[at] else {
                return Vec::new();
            };
            cut.push(number);
            at = begin;
        }
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_numbers_and_short_pieces_of_french_letters_belong_to_any_text() {
        for piece in [
            "▁", "…", "!!!", "▁(", "😀", "▁2024", "75", "▁à", "œu", "▁ÉT", "€", "/10", "24.", "▁2019.", "▁(2", "14h30",
            "▁SMS",
        ] {
            assert!(of_any_text(piece), "{piece}");
        }
        for piece in ["▁hôpital", "ство", "中", "▁Sms", "▁ß", "2nd"] {
            assert!(!of_any_text(piece), "{piece}");
        }
    }

    #[test]
    fn words_are_taken_as_they_are_written_and_as_they_are_typed() {
        assert_eq!(
            written("quoique"),
            ["▁quoique", "quoique", "▁Quoique", "▁QUOIQUE", "▁quoiqu"]
        );
        assert_eq!(mistyped("été"), ["▁ete", "Été"]);
        assert_eq!(
            spelled("Orléans"),
            [
                "▁Orléans",
                "▁Orléans",
                "▁ORLÉANS",
                "Orléans",
                "▁Orléanss",
                "▁Orléanss",
                "▁ORLÉANSS",
                "Orléanss"
            ]
        );
        assert_eq!(misspelled("Orléans"), ["▁orléans", "▁Orleans", "▁orleans"]);
        assert_eq!(parts("aujourd’hui").collect::<Vec<_>>(), ["aujourd", "hui"]);
        assert!(spelled("3D").is_empty());
    }
}
