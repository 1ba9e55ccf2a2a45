//! A word and what stands around it in the corpus of a study: shared words only.

use crate::{StudyId, store};
use expressions::{Filter, SharedExpression};
use platform::{Actor, App, Permission, Result};
use std::{collections::BTreeSet, ops::Range};
use verbatim::{
    analyser::{is_stop_word, tokens},
    reinert::concordance,
};

/// Words on each side.
const WIDTH: usize = 10;
/// Places of one expression that are shown.
const MOST_PLACES: usize = 3;
/// Expressions of one round of the search.
const ROUND: u64 = 100;
/// Rounds of one page: a word that stands everywhere but in the study must not hold it up.
const ROUNDS: usize = 20;

/// A word in its context.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub expression: SharedExpression,
    pub before: Range<usize>,
    pub word: Range<usize>,
    pub after: Range<usize>,
}

/// A page of contexts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contexts {
    pub found: Vec<Context>,
    /// Where the next page begins: before this number. None at the end.
    pub next: Option<i64>,
}

/// A word that can be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it was typed: what the index is asked.
    written: String,
    /// As the analyser has it: what is found in a text.
    term: String,
}

impl Word {
    /// The first word that is typed; none for signs and stop words.
    pub fn of(typed: &str) -> Option<Self> {
        let token = tokens(typed).into_iter().find(|token| !is_stop_word(&token.term))?;
        Some(Self {
            written: typed[token.start..token.end].to_owned(),
            term: token.term,
        })
    }
}

/// The contexts of a word in the corpus of a study, highest number first, of `limit` expressions.
///
/// # Errors
/// [`platform::Error::NotFound`] outside the scope.
pub(crate) async fn contexts(
    app: &App,
    actor: &Actor,
    id: StudyId,
    word: &Word,
    before: Option<i64>,
    limit: usize,
) -> Result<Contexts> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let reading = actor.scope(Permission::ReadExpressions)?;
    let study = store::studies::get(app, &scope, id).await?;
    let filter = Filter {
        q: format!("{} {}", study.filter.q, word.written),
        organisation: study.filter.organisation.or(Some(study.organisation)),
        ..study.filter.clone()
    };
    let mut page = Contexts::default();
    let (mut at, mut expressions) = (before, 0);
    for _ in 0..ROUNDS {
        let found = expressions::list(app, &reading, &filter, at, ROUND).await?;
        let Some(last) = found.last().map(|expression| expression.number) else {
            page.next = None;
            return Ok(page);
        };
        let numbers: Vec<i64> = found.iter().map(|expression| expression.number).collect();
        let held = store::corpus::by_numbers(app.db.read(), id, &numbers).await?;
        let held: BTreeSet<i64> = held.into_iter().map(|place| place.number).collect();
        for expression in found.into_iter().filter(|expression| held.contains(&expression.number)) {
            if expressions == limit {
                return Ok(page);
            }
            let own = of_one(&expression, &word.term);
            page.next = Some(expression.number);
            expressions += usize::from(!own.is_empty());
            page.found.extend(own);
        }
        page.next = Some(last);
        at = Some(last);
    }
    Ok(page)
}

fn of_one(expression: &SharedExpression, term: &str) -> Vec<Context> {
    let text = expression.text.as_str();
    let places = concordance(text, term, WIDTH).into_iter().take(MOST_PLACES);
    places
        .map(|place| Context {
            before: before_brackets(text, place.before.start)..place.before.end,
            after: place.after.start..behind_brackets(text, place.after.end),
            word: place.word,
            expression: expression.clone(),
        })
        .collect()
}

/// A masked passage ("[NOM 1]") is not cut: begins before it.
fn before_brackets(text: &str, start: usize) -> usize {
    let open = text[..start].rfind('[');
    match (open, text[..start].rfind(']')) {
        (Some(open), Some(closed)) if closed > open => start,
        (Some(open), _) => open,
        (None, _) => start,
    }
}

/// The same at the end.
fn behind_brackets(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    match (rest.find(']'), rest.find('[')) {
        (Some(closed), Some(open)) if open < closed => end,
        (Some(closed), _) => end + closed + 1,
        (None, _) => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_passage_is_never_cut() {
        let text = "vu par [NOM 1] à l’accueil de [LIEU 2] hier";
        let (first, last) = (text.find("1]").unwrap(), text.find("LIEU").unwrap() + 4);

        assert!(text[before_brackets(text, first)..].starts_with("[NOM 1]"));
        assert!(text[..behind_brackets(text, last)].ends_with("[LIEU 2]"));
        let outside = text.find("accueil").unwrap();
        assert_eq!(before_brackets(text, outside), outside);
        assert_eq!(behind_brackets(text, outside), outside);
    }

    #[test]
    fn signs_and_stop_words_are_no_word() {
        assert_eq!(
            ["", "!?", "de la", "l’attente"].map(|word| Word::of(word).is_some()),
            [false, false, false, true]
        );
    }
}
