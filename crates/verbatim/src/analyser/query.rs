//! From what a person typed in the search box to what must be found.

use super::{is_stop_word, stretched, tokens};

/// More clauses than this, or more words in one phrase, are not read: a pasted page is not a question.
pub const MAX_CLAUSES: usize = 32;

/// A question to the full text: every clause must be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What must be found, in the order typed, without doubles.
    pub terms: Vec<Clause>,
}

impl Query {
    /// Whether nothing can be searched: the box was empty, or held only signs.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// One thing to find; terms are those of [`tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// A word.
    Word(String),
    /// Words that follow each other; two at least.
    Phrase(Vec<String>),
    /// A word that begins so (typed `hospital*`).
    Prefix(String),
}

/// Reads a question: words are AND-ed, "…", « … » and “…” hold phrases, `*` after a word asks for its beginnings, a
/// compound ("rendez-vous") is a phrase. A quote that never closes is ignored. Stop words count inside phrases, and alone
/// only if there is nothing else.
pub fn query(text: &str) -> Query {
    let mut loose = Vec::new();
    let mut query = Query::default();
    let mut rest = text;
    while let Some((at, quote)) = rest.char_indices().find(|(_, c)| closing(*c).is_some()) {
        let inside = &rest[at + quote.len_utf8()..];
        let Some(end) = inside.find(|c| closing(quote).is_some_and(|closings| closings.contains(c))) else {
            break;
        };
        words(&rest[..at], &mut query, &mut loose);
        push_phrase(&inside[..end], &mut query);
        let after = &inside[end..];
        rest = &after[after.chars().next().map_or(0, char::len_utf8)..];
    }
    words(rest, &mut query, &mut loose);
    if query.is_empty() {
        for word in loose {
            push(Clause::Word(word), &mut query);
        }
    }
    query
}

/// What may close a quotation that `quote` opens; `None` when it opens none.
fn closing(quote: char) -> Option<&'static str> {
    match quote {
        '"' => Some("\"”“»"),
        '«' => Some("»\""),
        '“' | '„' | '”' => Some("”“\""),
        _ => None,
    }
}

/// Reads unquoted words; stop words go to `loose`. What no space parts is read together; a time that holds spaces
/// ("14 h 30") is one word.
fn words(text: &str, query: &mut Query, loose: &mut Vec<String>) {
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        let first = &tokens[at];
        let mut last = first;
        let mut terms = vec![first.term.clone()];
        at += 1;
        while let Some(next) = tokens.get(at)
            && !text[last.end..next.start].contains(char::is_whitespace)
        {
            terms.push(next.term.clone());
            (last, at) = (next, at + 1);
        }
        let chunk = text[first.start..]
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default();
        match terms.len() {
            1 if chunk.ends_with('*') => push(Clause::Prefix(beginning(chunk, terms.remove(0))), query),
            1 if is_stop_word(&terms[0]) => loose.push(terms.remove(0)),
            1 => push(Clause::Word(terms.remove(0)), query),
            _ => {
                terms.truncate(MAX_CLAUSES);
                push(Clause::Phrase(terms), query);
            }
        }
    }
}

/// The beginning to look for: the stem where the word typed begins with it ("information*" must find the term "inform"),
/// else the word as typed.
fn beginning(chunk: &str, stem: String) -> String {
    let mut typed: String = crate::folded(chunk)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    stretched::mend(&mut typed);
    let number = stem.starts_with(|c: char| c.is_ascii_digit());
    if typed.starts_with(&stem) || typed.is_empty() || number {
        stem
    } else {
        typed
    }
}

fn push_phrase(text: &str, query: &mut Query) {
    let mut terms: Vec<String> = tokens(text).into_iter().map(|token| token.term).collect();
    match terms.len() {
        0 => {}
        1 => push(Clause::Word(terms.remove(0)), query),
        _ => {
            terms.truncate(MAX_CLAUSES);
            push(Clause::Phrase(terms), query);
        }
    }
}

fn push(clause: Clause, query: &mut Query) {
    if query.terms.len() < MAX_CLAUSES && !query.terms.contains(&clause) {
        query.terms.push(clause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(word: &str) -> String {
        tokens(word).remove(0).term
    }

    #[test]
    fn words_are_wanted_together_and_quotes_hold_phrases() {
        let phrase = Clause::Phrase(vec![term("prise"), "en".to_owned(), term("charge")]);
        let word = Clause::Word(term("réclamation"));

        for text in [
            "réclamation \"prise en charge\"",
            "reclamations « prise en charge »",
            "le RÉCLAMATION “prise en charge”",
        ] {
            assert_eq!(query(text).terms, [word.clone(), phrase.clone()], "{text}");
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_ignored() {
        assert_eq!(query("\"prise charge"), query("prise charge"));
        assert_eq!(query("accueil \" attente"), query("accueil attente"));
        assert!(query("\"").is_empty());
        assert!(query("« »").is_empty());
    }

    #[test]
    fn stop_words_count_only_when_alone_or_in_a_phrase() {
        assert_eq!(query("le personnel").terms, [Clause::Word(term("personnel"))]);
        assert_eq!(
            query("le la").terms,
            [Clause::Word("le".to_owned()), Clause::Word("la".to_owned())]
        );
    }

    #[test]
    fn a_star_asks_for_beginnings_and_a_compound_is_a_phrase() {
        assert_eq!(query("hospital*").terms, [Clause::Prefix(term("hospital"))]);
        assert_eq!(
            query("rendez-vous").terms,
            [Clause::Phrase(vec![term("rendez"), "vous".to_owned()])]
        );
    }

    #[test]
    fn a_pasted_page_is_cut() {
        let page: String = (0..1000).map(|n| format!("mot{n} ")).collect();

        assert_eq!(query(&page).terms.len(), MAX_CLAUSES);
    }
}
