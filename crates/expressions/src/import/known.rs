//! What of a batch is already there; and numbers that come back with other words.

use super::{LineProblem, preparing::words_key, reading::clean};
use crate::store::taking::{self, NewExpression};
use platform::{App, Result};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// The end of the message id of a number that other words have already.
pub(crate) const NUMBER_TAKEN: &str = "number-taken";

/// What each row that is already there says: the key of its words, where its words are still known.
pub(crate) type Known = HashMap<String, Option<String>>;

/// Those of a batch that are already there.
pub(crate) async fn of(
    app: &App,
    connection: &impl ConnectionTrait,
    organisation: Uuid,
    batch: &[NewExpression],
) -> Result<Known> {
    let keys: Vec<&str> = batch.iter().map(|e| e.row_key.as_str()).collect();
    let found = taking::known_keys(connection, organisation, &keys).await?;
    let numbered = batch.iter().filter(|e| e.words_key.is_some());
    let without_key: Vec<_> = numbered
        .filter_map(|e| found.get(&e.row_key).filter(|known| known.words_key.is_none()))
        .map(|known| known.id)
        .collect();
    // Rows that came in before their words had a key: what they say is still sealed, until its retention is over.
    let mut opened = HashMap::new();
    for (id, sealed, blank) in taking::words_of(connection, &without_key).await? {
        let key = match (sealed, blank) {
            (Some(sealed), _) => Some(words_key(app, &clean(app.vault.open(&sealed, id.0)?.open()))),
            (None, blank) => blank.map(|words| words_key(app, &words)),
        };
        opened.insert(id, key);
    }
    let said = found.into_iter().map(|(key, known)| {
        let words = known.words_key.or_else(|| opened.remove(&known.id).flatten());
        (key, words)
    });
    Ok(said.collect())
}

/// How a row stands beside one of the same key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It says the same, or what it said is no longer known.
    Already,
    /// It has the same number and says something else.
    Other,
}

/// Compares what two rows of the same key say.
pub(crate) fn standing<T: PartialEq>(known: Option<T>, new: Option<T>) -> Standing {
    match (known, new) {
        (Some(known), Some(new)) if known != new => Standing::Other,
        _ => Standing::Already,
    }
}

/// Tells that a line has the number of other words, once a line.
pub(crate) fn tell(problems: &mut Vec<LineProblem>, line: i64) {
    // Lines come in their order: the same one was told last, if at all.
    if !problems
        .last()
        .is_some_and(|p| p.line == line && p.code == NUMBER_TAKEN)
    {
        problems.push(LineProblem {
            line,
            code: NUMBER_TAKEN.to_owned(),
            arguments: Vec::new(),
        });
    }
}

/// Did the column taken for a number collide so often that it numbers nothing?
pub(crate) fn numbers_nothing(taken_numbers: i64, rows: i64) -> bool {
    taken_numbers > 0 && (taken_numbers * 2 > rows || taken_numbers >= super::MOST_PROBLEMS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_no_longer_known_are_taken_for_the_same() {
        assert_eq!(standing(Some("a"), Some("a")), Standing::Already);
        assert_eq!(standing(Some("a"), Some("b")), Standing::Other);
        assert_eq!(standing(None, Some("b")), Standing::Already);
        assert_eq!(standing::<&str>(None, None), Standing::Already);
    }

    #[test]
    fn a_column_that_collides_on_most_rows_numbers_nothing() {
        assert!(numbers_nothing(6, 10) && !numbers_nothing(5, 10) && !numbers_nothing(0, 0));
    }
}
