//! The French analyser: the same words from a text and from a question, whatever the accents, endings and elisions.
//!
//! Both databases index the terms that come out of here, unchanged, so that both find the same. A term holds only
//! `a-z` and `0-9`; words of other scripts give no term, a picture gives the numbers of its characters ("emoji1f621").

mod elision;
mod highlight;
mod numbers;
mod query;
mod stem;
mod stopwords;
pub(crate) mod stretched;

use crate::emoji::{is_emoji, is_tone, picture_end};
use crate::fold::{fold_char, is_apostrophe, is_ignorable, is_word_char};

pub use highlight::highlight;
pub use query::{Clause, MAX_CLAUSES, Query, query};
pub use stopwords::is_stop_word;

/// One word of a text: its search term, and where it stands in the text that was given (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The term to index: folded and stemmed, only `a-z0-9`.
    pub term: String,
    /// First byte of the word, without its elision.
    pub start: usize,
    /// Byte after the word.
    pub end: usize,
}

/// The words of `text`, in order, stop words included so that phrases can be found. Elisions are not words: "l'accueil",
/// "l’accueil", "l accueil" and, where no French word is hurt, "laccueil" all give "accueil".
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut folded = String::with_capacity(32);
    let mut at = 0;
    while let Some((start, end)) = next_run(text, at) {
        at = end;
        if text[start..].starts_with(is_emoji) {
            let term = picture_term(&text[start..end]);
            out.push(Token { term, start, end });
            continue;
        }
        if text.as_bytes()[start].is_ascii_digit()
            && let Some(after) = numbers::read(text, start, end, &mut out)
        {
            at = after;
            continue;
        }
        let (left, right) = parted(text, start, end);
        for (start, end) in [left].into_iter().chain(right) {
            fold_run(&text[start..end], &mut folded);
            stretched::mend(&mut folded);
            if elision::stands_before(&folded, &text[start..end], &text[end..]) {
                continue;
            }
            if let Some(after) = elision::today(&folded, &text[end..]) {
                at = end + after;
                out.push(Token {
                    term: "aujourdhui".to_owned(),
                    start,
                    end: at,
                });
                continue;
            }
            let skip = elision::lost(&folded, &text[start..end]);
            let term = stem::term(&folded[skip..]);
            if !term.is_empty() {
                out.push(Token {
                    term,
                    start: start + skip,
                    end,
                });
            }
        }
    }
    out
}

/// The term of a picture: skins and invisible signs do not count.
fn picture_term(picture: &str) -> String {
    const MOST: usize = 7;
    let told = picture
        .chars()
        .filter(|c| !is_tone(*c) && !is_ignorable(*c) && *c != '\u{20e3}');
    let parts: Vec<String> = told.take(MOST).map(|c| format!("{:x}", u32::from(c))).collect();
    format!("emoji{}", parts.join("x"))
}

/// The next run of word characters at or after `from`, starting with a letter or a digit; or the next picture.
fn next_run(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                break;
            }
            start += 1;
        } else {
            let c = text[start..].chars().next()?;
            if c.is_alphanumeric() {
                break;
            }
            if let Some(end) = picture_end(text, start) {
                return Some((start, end));
            }
            start += c.len_utf8();
        }
    }
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            end += 1;
        } else {
            match text[end..].chars().next() {
                Some(c) if is_word_char(c) => end += c.len_utf8(),
                _ => break,
            }
        }
    }
    Some((start, end))
}

type Run = (usize, usize);

/// Two sentences glued by a line end that was lost ("BonjourJe"): parted before a capital that opens a frequent word.
/// Names of products ("FranceConnect") stay whole, so that they are found in any case.
fn parted(text: &str, start: usize, end: usize) -> (Run, Option<Run>) {
    let whole = ((start, end), None);
    let mut before = (' ', ' ');
    for (at, c) in text[start..end].char_indices() {
        if c.is_uppercase() && before.0.is_lowercase() && before.1.is_lowercase() {
            let mut right = String::new();
            fold_run(&text[start + at..end], &mut right);
            let opens =
                is_stop_word(&right) || matches!(right.as_str(), "bonjour" | "merci" | "cordialement" | "apres");
            return if opens {
                ((start, start + at), Some((start + at, end)))
            } else {
                whole
            };
        }
        before = (before.1, c);
    }
    whole
}

/// Folds a run of word characters into `out`, which is emptied first.
fn fold_run(run: &str, out: &mut String) {
    out.clear();
    for c in run.chars() {
        fold_char(c, out);
    }
}

/// Whether a run is an elision and a word without the apostrophe between them: "cest", "jai", "quil".
pub(crate) fn is_lost_elision(folded: &str, raw: &str) -> bool {
    elision::lost(folded, raw) > 0
}

/// The apostrophe at the start of `rest`, if one stands there.
fn apostrophe(rest: &str) -> Option<char> {
    rest.chars().next().filter(|c| is_apostrophe(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.term).collect()
    }

    #[test]
    fn accents_capitals_and_endings_do_not_matter() {
        for (one, other) in [
            ("réclamation", "RECLAMATIONS"),
            ("hospitalisée", "hospitalise"),
            ("infirmière", "infirmieres"),
            ("infirmière", "infirmier"),
            ("œdème", "oedemes"),
            ("qualité", "qualite"),
            ("écoutée", "ecoutees"),
            ("e\u{301}coute\u{301}", "écouté"),
        ] {
            assert_eq!(terms(one), terms(other), "{one} / {other}");
        }
        assert_ne!(terms("attente"), terms("accueil"));
    }

    #[test]
    fn an_elision_is_not_a_word_even_when_its_apostrophe_was_lost() {
        let wanted = terms("carte identité");
        for text in [
            "carte d'identité",
            "carte d’identité",
            "carte d identité",
            "carte didentité",
            "Carte DIDENTITÉ",
        ] {
            assert_eq!(terms(text), wanted, "{text}");
        }
        assert_eq!(terms("quil jai cest louverture"), terms("qu'il j'ai c'est l'ouverture"));
        assert_eq!(terms("aujourd'hui"), terms("aujourdhui"));
    }

    #[test]
    fn words_that_only_look_elided_are_left_whole() {
        for word in [
            "lit",
            "lavage",
            "demande",
            "dernier",
            "davantage",
            "livre",
            "laver",
            "lésion",
            "deux",
            "dentiste",
            "directeur",
            "sondage",
        ] {
            assert_eq!(tokens(word)[0].start, 0, "{word}");
        }
    }

    #[test]
    fn a_token_says_where_its_word_stands() {
        let text = "Très bien, l’infirmière est là";

        let found: Vec<&str> = tokens(text).iter().map(|token| &text[token.start..token.end]).collect();

        assert_eq!(found, ["Très", "bien", "infirmière", "est", "là"]);
    }

    #[test]
    fn a_picture_is_a_word_that_can_be_searched() {
        let text = "Repas froid 😡😡 merci 👩🏽\u{200d}⚕\u{fe0f} !";

        let found: Vec<Token> = tokens(text);

        assert_eq!(found[2].term, "emoji1f621");
        assert_eq!(found[2].term, found[3].term);
        assert_eq!(terms("👩\u{200d}⚕"), [found[5].term.clone()]);
        let marks = highlight(text, &query("😡"));
        assert_eq!(&text[marks[0].clone()], "😡😡");
        assert_eq!(highlight("bravo 👏", &query("👏")).first(), Some(&(6..10)));
    }

    #[test]
    fn letters_that_were_drawn_out_do_not_matter() {
        for (drawn, plain) in [
            ("trèèès", "très"),
            ("nuuul", "nul"),
            ("Meeerciii", "merci"),
            ("BRAVOOOO", "bravo"),
            ("bonnnne", "bonne"),
            ("alllez", "allez"),
            ("jaiiii", "j'ai"),
        ] {
            assert_eq!(terms(drawn), terms(plain), "{drawn}");
        }
        assert_eq!(tokens("créée")[0].term, tokens("creee")[0].term);
        assert_eq!(terms("agréées"), terms("agréée"));
        assert_eq!(tokens("trèèès long")[0].end, "trèèès".len());
    }

    #[test]
    fn glued_sentences_are_parted_and_product_names_are_not() {
        assert_eq!(terms("BonjourJe suis venue.Elle"), terms("Bonjour Je suis venue. Elle"));
        assert_eq!(terms("FranceConnect"), terms("franceconnect"));
    }
}
