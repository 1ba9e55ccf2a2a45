//! Which columns of a file are closed lists, and which say something of each row: the second are masked as texts are.

use super::{Mapping, Role, reading::clean};
use crate::masking::{Values, is_name};
use std::collections::HashSet;
use verbatim::deidentify::Lists;

/// How many rows are looked at.
pub(crate) const LOOKED_AT: usize = 2000;
/// Most words of a list's values, on average.
const MOST_WORDS: usize = 6;

/// What each column holds, by the first rows of its file. In doubt a column is free.
pub(crate) fn of_columns(mapping: &Mapping, rows: impl Iterator<Item = Vec<String>>, lists: &Lists) -> Vec<Values> {
    let mut columns: Vec<Column> = mapping.columns.iter().map(|_| Column::default()).collect();
    let is_kept = |role: Role| matches!(role, Role::Attribute | Role::Place | Role::Unit);
    for row in rows.take(LOOKED_AT) {
        for ((column, cell), role) in columns.iter_mut().zip(&row).zip(&mapping.roles) {
            if is_kept(*role) {
                column.see(&clean(cell));
            }
        }
    }
    columns.iter().map(|column| column.values(lists)).collect()
}

#[derive(Default)]
struct Column {
    filled: usize,
    words: usize,
    distinct: HashSet<String>,
}

impl Column {
    fn see(&mut self, value: &str) {
        if !value.is_empty() {
            self.filled += 1;
            self.words += value.split_whitespace().count();
            if !self.distinct.contains(value) {
                self.distinct.insert(value.to_owned());
            }
        }
    }

    fn values(&self, lists: &Lists) -> Values {
        let comes_again = self.distinct.len() * 2 <= self.filled;
        let is_short = self.words <= self.filled * MOST_WORDS;
        // The same few people come again too: who answered, who was seen.
        let names = || self.distinct.iter().filter(|value| is_name(value, lists)).count();
        if self.filled > 0 && comes_again && is_short && names() * 3 <= self.distinct.len() {
            Values::List
        } else {
            Values::Free
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Values {
        let mapping = Mapping {
            columns: vec!["Colonne".into()],
            roles: vec![Role::Attribute],
            ..Mapping::default()
        };
        let rows = values.iter().map(|value| vec![(*value).to_owned()]);
        of_columns(&mapping, rows, &Lists::default())[0]
    }

    #[test]
    fn few_short_values_that_come_again_are_a_list() {
        assert_eq!(
            of(&["Chirurgie", "Médecine", "Chirurgie", "", "Médecine"]),
            Values::List
        );
        assert_eq!(
            of(&["Saint-Denis", "Lyon", "Brest", "Lyon", "Brest", "Saint-Denis"]),
            Values::List
        );
    }

    #[test]
    fn titles_sentences_and_names_are_free() {
        assert_eq!(
            of(&["Merci Julie", "Une attente", "Un vote", "Bien reçue"]),
            Values::Free
        );
        let said = "Je suis venue un soir et tout était fermé";
        assert_eq!(of(&[said, said, said, said]), Values::Free);
        assert_eq!(
            of(&["Julie Martin", "Paul Durand", "Julie Martin", "Paul Durand"]),
            Values::Free
        );
        assert_eq!(of(&[]), Values::Free);
    }
}
