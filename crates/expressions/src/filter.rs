//! What part of the corpus is looked at; travels in the address, and is kept with a study.

pub(crate) mod facets;

use crate::{
    expression::{Channel, Polarity, SourceId, Speaker},
    import::dates,
};
use jiff::civil::Date;
use platform::{Reader, Scope, search};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// From 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// From `2026-11`, `11/2026`, `novembre 2026`, or a day of it: not every browser helps to pick a month. Years
    /// from 1990 to 2089.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        dates::parse(text).map(|(day, _)| Self::of(day))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// A filter of the corpus. The default keeps every shared expression that says something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Typed", into = "Typed")]
pub struct Filter {
    /// Words and phrases, as typed.
    pub q: String,
    /// One batch.
    pub source: Option<SourceId>,
    /// One organisation.
    pub organisation: Option<Uuid>,
    /// One service.
    pub unit: Option<String>,
    /// One place.
    pub place: Option<String>,
    /// What was asked, or felt.
    pub polarity: Option<Polarity>,
    /// By which way it came.
    pub channel: Option<Channel>,
    /// Who spoke.
    pub speaker: Option<Speaker>,
    /// Said in this month or later.
    pub from: Option<Month>,
    /// Said in this month or before.
    pub to: Option<Month>,
    /// Values of named attributes; several values of one name widen, several names narrow.
    pub attributes: Vec<(String, String)>,
    /// Suggestions that were answered to their author, or not yet.
    pub answered: Option<bool>,
    /// The answers that say nothing, instead of the others.
    pub blank: bool,
}

/// The filter as an address or JSON writes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    organisation: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    place: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    polarity: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    channel: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    speaker: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    answered: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    blank: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    a: Vec<String>,
}

/// Longest text of a filter, in characters.
const LONGEST: usize = 300;
/// Most attribute values in one filter.
const MOST_ATTRIBUTES: usize = 40;

impl TryFrom<Typed> for Filter {
    type Error = &'static str;

    fn try_from(typed: Typed) -> Result<Self, Self::Error> {
        let attributes = typed
            .a
            .iter()
            .filter(|a| !a.is_empty())
            .take(MOST_ATTRIBUTES)
            .map(|a| attribute(a))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            q: cut(&typed.q).unwrap_or_default(),
            source: read(&typed.source, |text| text.parse().ok())?,
            organisation: read(&typed.organisation, |text| text.parse().ok())?,
            unit: cut(&typed.unit),
            place: cut(&typed.place),
            polarity: read(&typed.polarity, Polarity::from_code)?,
            channel: read(&typed.channel, Channel::from_code)?,
            speaker: read(&typed.speaker, Speaker::from_code)?,
            from: read(&typed.from, Month::parse)?,
            to: read(&typed.to, Month::parse)?,
            attributes,
            answered: read(&typed.answered, |text| match text {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })?,
            blank: read(&typed.blank, |text| (text == "yes").then_some(true))?.unwrap_or(false),
        })
    }
}

/// An empty text asks for nothing; another one must be understood.
fn read<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, &'static str> {
    match text.trim() {
        "" => Ok(None),
        text => parse(text).map(Some).ok_or("a part of the filter is not understood"),
    }
}

fn cut(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

/// `name:value`; a colon inside the name is doubled.
fn attribute(text: &str) -> Result<(String, String), &'static str> {
    let mut at = 0;
    while let Some(found) = text[at..].find(':') {
        let colon = at + found;
        if text[colon + 1..].starts_with(':') {
            at = colon + 2;
            continue;
        }
        let name = text[..colon].replace("::", ":");
        return Ok((name, text[colon + 1..].to_owned()));
    }
    Err("an attribute is written name:value")
}

/// As [`attribute`] reads it.
#[must_use]
pub fn attribute_text(name: &str, value: &str) -> String {
    format!("{}:{value}", name.replace(':', "::"))
}

impl From<Filter> for Typed {
    fn from(filter: Filter) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        Self {
            q: filter.q,
            source: text(filter.source.map(|id| id.to_string())),
            organisation: text(filter.organisation.map(|id| id.to_string())),
            unit: text(filter.unit),
            place: text(filter.place),
            polarity: text(filter.polarity.map(|p| p.code().to_owned())),
            channel: text(filter.channel.map(|c| c.code().to_owned())),
            speaker: text(filter.speaker.map(|s| s.code().to_owned())),
            from: text(filter.from.map(|m| m.to_string())),
            to: text(filter.to.map(|m| m.to_string())),
            answered: text(filter.answered.map(|a| if a { "yes" } else { "no" }.to_owned())),
            blank: if filter.blank { "yes".to_owned() } else { String::new() },
            a: filter
                .attributes
                .iter()
                .map(|(name, value)| attribute_text(name, value))
                .collect(),
        }
    }
}

impl Filter {
    /// The query of an address that holds this filter, without `?`; empty for the default.
    #[must_use]
    pub fn to_query(&self) -> String {
        serde_html_form::to_string(Typed::from(self.clone())).unwrap_or_default()
    }

    /// Does it keep everything?
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The filter in words, for a study's page: `mots « accueil » · négatif · depuis mars 2026`.
    #[must_use]
    pub fn describe(&self, t: &Reader) -> String {
        let mut parts = Vec::new();
        if !self.q.is_empty() {
            parts.push(t.say_one("expressions-filtered-words", "words", &self.q));
        }
        parts.extend(self.polarity.map(|p| p.said(t)));
        parts.extend(self.channel.map(|c| c.said(t)));
        parts.extend(self.speaker.map(|s| s.said(t)));
        parts.extend(self.unit.clone());
        parts.extend(self.place.clone());
        if self.source.is_some() {
            parts.push(t.say("expressions-filtered-source"));
        }
        parts.extend(
            self.attributes
                .iter()
                .map(|(name, value)| t.say_with("expressions-filtered-attribute", &[("name", name), ("value", value)])),
        );
        match (self.from, self.to) {
            (Some(from), Some(to)) => parts.push(t.say_with(
                "expressions-filtered-between",
                &[
                    ("from", &t.month(from.year, from.month)),
                    ("to", &t.month(to.year, to.month)),
                ],
            )),
            (Some(from), None) => {
                parts.push(t.say_one("expressions-filtered-since", "from", &t.month(from.year, from.month)))
            }
            (None, Some(to)) => parts.push(t.say_one("expressions-filtered-until", "to", &t.month(to.year, to.month))),
            (None, None) => {}
        }
        match self.answered {
            Some(true) => parts.push(t.say("expressions-filtered-answered")),
            Some(false) => parts.push(t.say("expressions-filtered-unanswered")),
            None => {}
        }
        if self.blank {
            parts.push(t.say("expressions-filtered-blank"));
        }
        if parts.is_empty() {
            t.say("expressions-filtered-nothing")
        } else {
            parts.join(" · ")
        }
    }

    /// What the index is asked, for what a scope may see.
    pub(crate) fn search(&self, scope: &Scope) -> search::Query {
        let mut query = search::Query::default();
        let shelf = if self.blank { facets::BLANK } else { facets::SHARED };
        query = match (self.organisation, scope.organisations()) {
            (Some(one), _) if scope.allows(one) => query.any(vec![facets::shelf(one, shelf)]),
            (Some(_), _) => query.any(Vec::new()),
            (None, Some(all)) => query.any(all.iter().map(|o| facets::shelf(*o, shelf)).collect()),
            (None, None) => query.any(vec![search::facet("shelf", shelf)]),
        };
        for one in self.single_facets() {
            query = query.any(vec![one]);
        }
        let mut names: Vec<&String> = self.attributes.iter().map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        for name in names {
            let values = self.attributes.iter().filter(|(n, _)| n == name);
            query = query.any(values.map(|(n, v)| facets::attribute(n, v)).collect());
        }
        if self.from.is_some() || self.to.is_some() {
            query = query.any(facets::months_between(self.from, self.to));
        }
        if !self.q.is_empty() {
            let words = verbatim::analyser::query(&self.q);
            // Signs alone find nothing, rather than everything.
            query = if words.is_empty() {
                query.any(Vec::new())
            } else {
                query.words(&words)
            };
        }
        query
    }

    fn single_facets(&self) -> Vec<search::Facet> {
        let mut all = Vec::new();
        all.extend(self.source.map(|id| search::facet("source", &id.to_string())));
        all.extend(self.unit.as_ref().map(|unit| search::facet("unit", unit)));
        all.extend(self.place.as_ref().map(|place| search::facet("place", place)));
        all.extend(self.polarity.map(|p| search::facet("polarity", p.code())));
        all.extend(self.channel.map(|c| search::facet("channel", c.code())));
        all.extend(self.speaker.map(|s| search::facet("speaker", s.code())));
        all.extend(
            self.answered
                .map(|a| search::facet("answered", if a { "yes" } else { "no" })),
        );
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_query(query: &str) -> Result<Filter, serde_html_form::de::Error> {
        serde_html_form::from_str(query)
    }

    #[test]
    fn a_filter_comes_back_from_its_address() {
        let filter = Filter {
            q: "\"prise en charge\" été".into(),
            polarity: Some(Polarity::Negative),
            from: Month::parse("2024-03"),
            to: Month::parse("2026-01"),
            attributes: vec![
                ("Type : séjour".into(), "a:b & c".into()),
                ("Type : séjour".into(), "d".into()),
            ],
            blank: true,
            answered: Some(false),
            source: Some(SourceId(Uuid::from_u128(7))),
            ..Filter::default()
        };

        assert_eq!(from_query(&filter.to_query()).expect("reads"), filter);
        assert_eq!(Filter::default().to_query(), "");
    }

    #[test]
    fn empty_fields_of_a_form_ask_for_nothing() {
        let filter = from_query("q=&source=&organisation=&polarity=&from=&a=&blank=").expect("reads");
        assert!(filter.is_default());
    }

    #[test]
    fn a_filter_that_cannot_be_understood_is_refused() {
        for query in [
            "source=abc",
            "polarity=great",
            "from=2026-13",
            "a=noname",
            "blank=maybe",
        ] {
            assert!(from_query(query).is_err(), "{query}");
        }
    }

    #[test]
    fn a_filter_is_kept_as_json_and_read_again() {
        let filter = Filter {
            place: Some("Lyon".into()),
            ..Filter::default()
        };
        let kept = serde_json::to_value(&filter).expect("writes");
        assert_eq!(kept, serde_json::json!({ "place": "Lyon" }));
        assert_eq!(serde_json::from_value::<Filter>(kept).expect("reads"), filter);
    }

    #[test]
    fn a_month_is_read_as_people_type_it() {
        for typed in [
            "2026-03",
            " mars 2026",
            "Mars 2026",
            "03/2026",
            "5 mars 2026",
            "2026-03-05",
        ] {
            let month = Month::parse(typed).map(|month| month.to_string());
            assert_eq!(month.as_deref(), Some("2026-03"), "{typed}");
        }
        assert!(
            ["mars", "2026", "2026-13", "hier"]
                .iter()
                .all(|typed| Month::parse(typed).is_none())
        );
    }

    #[test]
    fn whole_years_are_one_token() {
        let some = facets::months_between(Month::parse("2024-11"), Month::parse("2026-02"));
        assert_eq!(some.len(), 2 + 1 + 2);
    }

    #[test]
    fn another_organisation_s_filter_finds_nothing() {
        let scope = platform::Actor::giving_scope(Uuid::from_u128(1));
        let filter = Filter {
            organisation: Some(Uuid::from_u128(2)),
            ..Filter::default()
        };
        assert!(filter.search(&scope).facets.iter().any(Vec::is_empty));
    }
}
