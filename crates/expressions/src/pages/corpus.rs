//! `GET /expressions`: the corpus, searched and filtered by its address.

use super::{Choice, Wrong, choices, wrongs};
use crate::{
    corpus,
    expression::{Channel, Polarity, SharedExpression, Speaker},
    filter::{Filter, Month, attribute_text},
    store::{
        self,
        attribute::{Menu, PLACE, UNIT},
    },
};
use askama::Template;
use axum::extract::{RawQuery, State};
use platform::{
    App, Error, Permission, Problems, Reader, Result, Scope,
    error::Said,
    search,
    web::{Page, Query},
};
use serde::Deserialize;

/// How many expressions a page holds.
const PAGE: u64 = 50;
/// Most menus of named attributes on the page.
const MOST_MENUS: usize = 24;

#[derive(Deserialize)]
pub(super) struct Paging {
    #[serde(default)]
    before: Option<i64>,
}

/// An expression of a list.
pub(super) struct Row {
    pub(super) url: String,
    pub(super) caption: String,
    pub(super) pieces: Vec<platform::text::Piece>,
}

struct Attribute {
    id: String,
    name: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "corpus.html")]
struct Corpus<'a> {
    t: &'a Reader,
    filter: &'a Filter,
    rows: Vec<Row>,
    count: String,
    described: String,
    polarities: Vec<Choice>,
    channels: Vec<Choice>,
    speakers: Vec<Choice>,
    sources: Vec<Choice>,
    places: Vec<Choice>,
    units: Vec<Choice>,
    answers: Vec<Choice>,
    attributes: Vec<Attribute>,
    /// Values that no menu of the page can hold: they stay, and can be unticked.
    kept: Vec<Choice>,
    said: Said,
    errors: Vec<Wrong>,
    from: String,
    to: String,
    first_url: String,
    next_url: String,
    export: String,
    study_url: String,
    to_review: String,
    may_import: bool,
    is_empty_house: bool,
}

/// What an address asks: the filter, and the months that could not be read, as they were typed.
struct Asked {
    filter: Filter,
    unread: Vec<(String, String)>,
    problems: Problems,
}

/// Reads a filter. A month that is not understood is told beside its field; the rest is kept.
fn read(query: &str) -> Result<Asked> {
    let unreadable = || Error::invalid("query", "query-unreadable");
    let fields: Vec<(String, String)> = serde_html_form::from_str(query).map_err(|_| unreadable())?;
    let is_unread = |(name, value): &(String, String)| {
        matches!(name.as_str(), "from" | "to") && !value.trim().is_empty() && Month::parse(value).is_none()
    };
    let (unread, rest): (Vec<_>, Vec<_>) = fields.into_iter().partition(is_unread);
    let mut problems = Problems::new();
    for (name, _) in &unread {
        problems.add(name, "expressions-month-unreadable");
    }
    let rest = serde_html_form::to_string(&rest).map_err(|_| unreadable())?;
    Ok(Asked {
        filter: serde_html_form::from_str(&rest).map_err(|_| unreadable())?,
        unread,
        problems,
    })
}

/// The corpus.
pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    RawQuery(query): RawQuery,
    Query(paging): Query<Paging>,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let asked = read(query.as_deref().unwrap_or(""))?;
    let filter = asked.filter;
    let is_refused = !asked.problems.is_empty();
    let said = asked.problems.said(&t);
    let typed = |name: &str, month: Option<Month>| {
        let unread = asked
            .unread
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.clone());
        unread.unwrap_or_else(|| month.map(|m| m.to_string()).unwrap_or_default())
    };
    let found = async {
        if is_refused {
            return Ok((Vec::new(), search::Count { n: 0, more: false }));
        }
        corpus::listed(&app, &scope, &filter, paging.before, PAGE).await
    };
    let ((list, count), menus) = tokio::try_join!(found, menus(&app, &scope, &filter))?;
    let address = filter.to_query();
    let at = |before: Option<i64>| {
        let before = before.map(|n| format!("before={n}"));
        let parts: Vec<String> = [Some(address.clone()).filter(|a| !a.is_empty()), before]
            .into_iter()
            .flatten()
            .collect();
        if parts.is_empty() {
            "/expressions".to_owned()
        } else {
            format!("/expressions?{}", parts.join("&"))
        }
    };
    let next = (list.len() as u64 == PAGE)
        .then(|| list.last().map(|e| e.number))
        .flatten();
    let view = Corpus {
        rows: rows(&t, &list, &filter),
        count: if is_refused {
            String::new()
        } else {
            said_count(&t, count)
        },
        described: if filter.is_default() {
            String::new()
        } else {
            filter.describe(&t)
        },
        polarities: optional(
            &t,
            choices(Polarity::ALL, filter.polarity, Polarity::code, |p| p.said(&t)),
        ),
        channels: optional(&t, choices(Channel::ALL, filter.channel, Channel::code, |c| c.said(&t))),
        speakers: optional(&t, choices(Speaker::ALL, filter.speaker, Speaker::code, |s| s.said(&t))),
        sources: optional(&t, sources(&app, &scope, &filter).await?),
        places: optional(&t, values(&menus, PLACE, filter.place.as_deref())),
        units: optional(&t, values(&menus, UNIT, filter.unit.as_deref())),
        answers: optional(&t, answers(&t, filter.answered)),
        attributes: attributes(&t, &menus, &filter),
        kept: kept(&t, &menus, &filter),
        errors: wrongs(&said),
        said,
        from: typed("from", filter.from),
        to: typed("to", filter.to),
        first_url: if paging.before.is_some() {
            at(None)
        } else {
            String::new()
        },
        next_url: next.map(|n| at(Some(n))).unwrap_or_default(),
        study_url: study_url(&t, &address),
        export: address.clone(),
        to_review: to_review(&app, &t).await?,
        may_import: t.may(Permission::ImportExpressions),
        is_empty_house: filter.is_default() && count.n == 0,
        t: &t,
        filter: &filter,
    };
    let page = Page::work("expressions", t.say("expressions-room"), &view)?;
    Ok(if is_refused { page.refused() } else { page })
}

/// Where a study of what is shown is opened, for who may.
fn study_url(t: &Reader, address: &str) -> String {
    if !t.may(Permission::ManageStudies) {
        return String::new();
    }
    let asked = serde_html_form::to_string([("filter", address)]).unwrap_or_default();
    format!("/studies/new?{asked}")
}

/// `1 386 paroles`, or `plus de 10 000 paroles`.
fn said_count(t: &Reader, count: search::Count) -> String {
    if count.more {
        t.say_one("expressions-count-more", "shown", &t.number(count.n))
    } else {
        t.count("expressions-count", count.n)
    }
}

pub(super) fn rows(t: &Reader, list: &[SharedExpression], filter: &Filter) -> Vec<Row> {
    let query = verbatim::analyser::query(&filter.q);
    let row = |e: &SharedExpression| Row {
        url: format!("/expressions/{}", e.number),
        caption: e.caption(t),
        pieces: platform::text::pieces(e.text.as_str(), &query),
    };
    list.iter().map(row).collect()
}

async fn to_review(app: &App, t: &Reader) -> Result<String> {
    let Ok(scope) = t.actor.scope(Permission::ReviewExpressions) else {
        return Ok(String::new());
    };
    let count = store::raw::count_to_review_up_to(app, &scope, corpus::MOST_COUNTED).await?;
    Ok(match count.n {
        0 => String::new(),
        n if count.more => t.say_one("expressions-review-count-more", "shown", &t.number(n)),
        n => t.count("expressions-review-count", n),
    })
}

/// With « Tout » in front.
fn optional(t: &Reader, choices: Vec<Choice>) -> Vec<Choice> {
    let none = !choices.iter().any(|choice| choice.chosen);
    let mut all = vec![Choice::new("", t.say("expressions-any"), none)];
    all.extend(choices);
    all
}

async fn sources(app: &App, scope: &Scope, filter: &Filter) -> Result<Vec<Choice>> {
    let sources = store::source::latest(app, scope, 50).await?;
    let with_words = sources
        .into_iter()
        .filter(|source| source.counts.taken > 0 && source.undone.is_none());
    Ok(with_words
        .map(|s| Choice::new(s.id.to_string(), s.name, filter.source == Some(s.id)))
        .collect())
}

fn answers(t: &Reader, answered: Option<bool>) -> Vec<Choice> {
    [
        (true, "yes", "expressions-answered-yes"),
        (false, "no", "expressions-answered-no"),
    ]
    .into_iter()
    .map(|(value, code, label)| Choice::new(code, t.say(label), answered == Some(value)))
    .collect()
}

async fn menus(app: &App, scope: &Scope, filter: &Filter) -> Result<Vec<Menu>> {
    // Named attributes belong to a file: those of the chosen one, else of the newest.
    let source = match filter.source {
        Some(source) => Some(source),
        None => store::source::newest_with_words(app, scope).await?,
    };
    store::attribute::menus(app, scope, filter.source, source).await
}

fn values(menus: &[Menu], name: &str, chosen: Option<&str>) -> Vec<Choice> {
    let menu = menus.iter().find(|menu| menu.name == name);
    let mut all: Vec<Choice> = menu
        .map(|m| {
            m.values
                .iter()
                .map(|(v, _)| Choice::new(v.clone(), v.clone(), chosen == Some(v)))
                .collect()
        })
        .unwrap_or_default();
    all.sort_by_cached_key(|choice| platform::text::folded(&choice.label));
    if let Some(chosen) = chosen.filter(|_| !all.iter().any(|choice| choice.chosen)) {
        all.push(Choice::new(chosen, chosen, true));
    }
    all
}

/// The menus of named attributes that the page shows.
fn shown(menus: &[Menu]) -> impl Iterator<Item = &Menu> {
    let named = |menu: &&Menu| menu.name != PLACE && menu.name != UNIT && menu.values.len() > 1;
    menus.iter().filter(named).take(MOST_MENUS)
}

/// The value that a menu shows as chosen: one at most.
fn chosen_of<'f>(menu: &Menu, filter: &'f Filter) -> Option<&'f (String, String)> {
    let among = |value: &String| menu.values.iter().any(|(v, _)| v == value);
    filter
        .attributes
        .iter()
        .find(|(name, value)| *name == menu.name && among(value))
}

fn attributes(t: &Reader, menus: &[Menu], filter: &Filter) -> Vec<Attribute> {
    let menu = |(at, menu): (usize, &Menu)| {
        let chosen = chosen_of(menu, filter);
        let choices = menu.values.iter().map(|(value, n)| {
            Choice::new(
                attribute_text(&menu.name, value),
                format!("{value} ({})", t.number(*n)),
                chosen.is_some_and(|(_, v)| v == value),
            )
        });
        Attribute {
            id: format!("a{at}"),
            name: menu.name.clone(),
            choices: optional(t, choices.collect()),
        }
    };
    shown(menus).enumerate().map(menu).collect()
}

/// The values that are filtered on and stand in no menu of the page: those of another file's columns, a second value
/// of one column.
fn kept(t: &Reader, menus: &[Menu], filter: &Filter) -> Vec<Choice> {
    let in_menus: Vec<_> = shown(menus).filter_map(|menu| chosen_of(menu, filter)).collect();
    let others = filter.attributes.iter().filter(|one| !in_menus.contains(one));
    others
        .map(|(name, value)| {
            let label = t.say_with("expressions-filtered-attribute", &[("name", name), ("value", value)]);
            Choice::new(attribute_text(name, value), label, true)
        })
        .collect()
}
