//! Where, in a text, the words of a question stand.

use std::ops::Range;

use super::{Clause, Query, Token, tokens};

/// The byte ranges of `text` that answer `query`, in order, merged where they touch or overlap.
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    if query.is_empty() {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        for clause in &query.terms {
            if let Some(last) = match_at(&tokens[at..], clause) {
                found.push(tokens[at].start..last.end);
            }
        }
    }
    merged(found)
}

/// The last token of the clause, if it begins at the first token.
fn match_at<'t>(tokens: &'t [Token], clause: &Clause) -> Option<&'t Token> {
    let first = tokens.first()?;
    match clause {
        Clause::Word(term) => (first.term == *term).then_some(first),
        Clause::Prefix(beginning) => first.term.starts_with(beginning.as_str()).then_some(first),
        Clause::Phrase(terms) => {
            let window = tokens.get(..terms.len())?;
            let same = window.iter().zip(terms).all(|(token, term)| token.term == *term);
            if same { window.last() } else { None }
        }
    }
}

/// Ranges sorted by their start, joined where they touch or overlap.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyser::query;

    fn marked<'t>(text: &'t str, question: &str) -> Vec<&'t str> {
        highlight(text, &query(question))
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn words_are_marked_whatever_their_form() {
        assert_eq!(
            marked("L’infirmière, puis deux infirmiers.", "infirmiere"),
            ["infirmière", "infirmiers"]
        );
        assert_eq!(
            marked("Une prise, une prise en charge", "\"prise en charge\""),
            ["prise en charge"]
        );
        assert_eq!(marked("hospitalisé à l'hôpital", "hospital*"), ["hospitalisé"]);
        assert_eq!(marked("rien ici", "accueil"), Vec::<&str>::new());
    }

    #[test]
    fn overlapping_marks_are_merged() {
        assert_eq!(
            marked("temps d'attente long", "attente \"temps d'attente\""),
            ["temps d'attente"]
        );
    }
}
