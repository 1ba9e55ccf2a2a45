//! What the index holds of an expression: terms of its shared words, and what it can be filtered on.

use crate::{
    expression::{Channel, Polarity, SourceId, Speaker, State},
    filter::{Month, facets},
};
use jiff::civil::Date;
use platform::search::{Entry, Facet, facet};
use uuid::Uuid;

/// What an expression can be filtered on.
pub(crate) struct Shelved<'a> {
    /// Where it belongs.
    pub(crate) organisation: Uuid,
    /// Its batch.
    pub(crate) source: SourceId,
    /// `shared` or `blank`; others are not in the index.
    pub(crate) state: State,
    /// When.
    pub(crate) said_on: Option<Date>,
    /// By which way.
    pub(crate) channel: Channel,
    /// Who.
    pub(crate) speaker: Speaker,
    /// What was asked, or felt.
    pub(crate) polarity: Option<Polarity>,
    /// Where.
    pub(crate) place: Option<&'a str>,
    /// The service.
    pub(crate) unit: Option<&'a str>,
    /// Was its author answered? Only for suggestions.
    pub(crate) answered: Option<bool>,
}

impl Shelved<'_> {
    /// The facets, without those of named attributes.
    pub(crate) fn facets(&self) -> Vec<Facet> {
        let shelf = if self.state == State::Blank {
            facets::BLANK
        } else {
            facets::SHARED
        };
        let mut all = Vec::with_capacity(12);
        all.push(facet("shelf", shelf));
        all.push(facets::shelf(self.organisation, shelf));
        all.push(facet("source", &self.source.to_string()));
        all.push(facet("channel", self.channel.code()));
        all.push(facet("speaker", self.speaker.code()));
        all.extend(self.polarity.map(|p| facet("polarity", p.code())));
        all.extend(self.place.map(|place| facet("place", place)));
        all.extend(self.unit.map(|unit| facet("unit", unit)));
        if let Some(day) = self.said_on {
            all.push(facet("month", &Month::of(day).to_string()));
            all.push(facet("year", &day.year().to_string()));
        }
        all.extend(self.answered.map(|a| facet("answered", if a { "yes" } else { "no" })));
        all
    }
}

/// The terms of shared words, in order.
pub(crate) fn terms(shared: &str) -> Vec<String> {
    verbatim::analyser::tokens(&platform::text::without_labels(shared))
        .into_iter()
        .map(|token| token.term)
        .collect()
}

/// The facet of a named attribute; none for a value too long to be in a menu.
pub(crate) fn attribute(name: &str, value: &str) -> Option<Facet> {
    (value.chars().count() <= facets::LONGEST_VALUE).then(|| facets::attribute(name, value))
}

/// An entry of the index.
pub(crate) fn entry(number: i64, terms: Vec<String>, facets: Vec<Facet>) -> Entry {
    Entry { number, terms, facets }
}
