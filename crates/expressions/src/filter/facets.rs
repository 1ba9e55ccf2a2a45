//! The names of what the corpus can be filtered on; the index and the questions share them.

use super::Month;
use platform::search::{Facet, facet};
use uuid::Uuid;

/// Shared words.
pub(crate) const SHARED: &str = "shared";
/// Answers that say nothing.
pub(crate) const BLANK: &str = "blank";
/// Longest attribute value that can be filtered on, in characters.
pub(crate) const LONGEST_VALUE: usize = 80;

/// One organisation's part of a shelf: scope and state in one token, since every question asks both.
pub(crate) fn shelf(organisation: Uuid, shelf: &str) -> Facet {
    facet("shelf", &format!("{shelf}/{organisation}"))
}

/// A named attribute of a file.
pub(crate) fn attribute(name: &str, value: &str) -> Facet {
    facet(&format!("a/{name}"), value)
}

/// The months from `from` to `to`: whole years as one token each.
pub(crate) fn months_between(from: Option<Month>, to: Option<Month>) -> Vec<Facet> {
    let from = from.unwrap_or(Month { year: 1990, month: 1 });
    let to = to.unwrap_or(Month { year: 2089, month: 12 });
    let mut all = Vec::new();
    for year in from.year..=to.year {
        let first = if year == from.year { from.month } else { 1 };
        let last = if year == to.year { to.month } else { 12 };
        if (first, last) == (1, 12) {
            all.push(facet("year", &year.to_string()));
        } else {
            all.extend((first..=last).map(|month| facet("month", &Month { year, month }.to_string())));
        }
    }
    all
}
