//! /studies/{id}/trends: what changed from month to month, and what differs from place to place, when it is more than noise.

mod drawn;
pub(super) mod file;

use super::{
    parts::{Choice, Link, Tab, crumbs, study as seen, tabs, tone_filter},
    theme_table,
};
use crate::{
    StudyId, ThemeId,
    codebook::Codebook,
    coding::Tone,
    store,
    tally::{Axis, Key, Says},
    trend::{self, Counted, Counts, LEAST_MONTHS, LEAST_TEXTS, MONTHS, Spot, Trend},
};
use askama::Template;
use axum::extract::State;
use drawn::{Drawn, drawn};
use expressions::Month;
use platform::{
    App, Permission, Reader, Result, Scope,
    web::{Page, Path, Query},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the address asks.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct TrendQuery {
    #[serde(default)]
    says: String,
    #[serde(default)]
    month: String,
    #[serde(default)]
    tone: String,
}

/// Everything that was compared.
pub(crate) struct Looked {
    pub says: Says,
    pub tone: Option<Tone>,
    /// The month that is looked at, and those that can be, latest first.
    pub month: Option<String>,
    pub months: Vec<String>,
    pub trends: Vec<Trend>,
    pub counts: Counts,
    pub texts: BTreeMap<String, i64>,
    /// Every count by place, for what may be shown of it.
    by_place: Vec<(Key, i64)>,
}

/// Compares what a voice says of every theme.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn looked(
    app: &App,
    id: StudyId,
    book: &Codebook,
    says: Says,
    tone: Option<Tone>,
    month: &str,
) -> Result<Looked> {
    let texts = store::trends::texts(app, id, Axis::Month, says).await?;
    let place_texts = store::trends::texts(app, id, Axis::Place, says).await?;
    let by_month = store::trends::counts(app, id, Axis::Month, says).await?;
    let by_place = store::trends::counts(app, id, Axis::Place, says).await?;
    let (counts, place_counts) = (trend::counted(&by_month, tone), trend::counted(&by_place, tone));
    let months = trend::months(&texts);
    let asked = months.iter().find(|known| *known == month);
    let month = asked.or_else(|| months.first()).cloned();
    let themes: Vec<ThemeId> = book.running().map(|theme| theme.id).collect();
    let trends = trend::trends(
        &themes,
        month.as_deref(),
        &Counted {
            counts: &counts,
            texts: &texts,
        },
        &Counted {
            counts: &place_counts,
            texts: &place_texts,
        },
    );
    Ok(Looked {
        says,
        tone,
        month,
        months,
        trends,
        counts,
        texts,
        by_place,
    })
}

impl Looked {
    /// What may be shown of the count behind a comparison: nothing where the table of places masks it.
    pub fn shown(&self, trend: &Trend) -> Option<i64> {
        let Spot::Place(name) = &trend.spot else {
            return Some(trend.n);
        };
        let own: Vec<(Key, i64)> = self
            .by_place
            .iter()
            .filter(|(key, _)| key.theme == trend.theme)
            .cloned()
            .collect();
        let places = theme_table::places(theme_table::rows(&own, self.says));
        match places.iter().find(|place| place.name == *name) {
            None => Some(0),
            Some(place) => self.tone.map_or(place.total, |tone| place.of(tone)),
        }
    }
}

/// One sentence, with where its verbatims are.
struct Sentence {
    words: String,
    url: String,
}

/// One theme of the table.
struct Row {
    name: String,
    url: String,
    n: String,
    expected: String,
    said: String,
}

#[derive(Template)]
#[template(path = "trends.html")]
struct TrendsPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    voices: Vec<Tab>,
    is_tool: bool,
    lead: String,
    months: Vec<Choice>,
    tones: Vec<Choice>,
    is_few: bool,
    over_time: Vec<Sentence>,
    by_place: Vec<Sentence>,
    drawn: Vec<Drawn>,
    few: String,
    rows: Vec<Row>,
    table_title: String,
    csv_url: String,
    xlsx_url: String,
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<TrendQuery>,
) -> Result<Page> {
    let (study, book) = seen(&app, &t, id).await?;
    let _: Scope = t.actor.scope(Permission::ReadStudies)?;
    let says = Says::from_code(&query.says);
    let looked = looked(&app, id, &book, says, Tone::from_code(&query.tone), &query.month).await?;
    let base = format!("/studies/{id}");
    let told = |is_month: bool| -> Vec<Sentence> {
        let own = looked.trends.iter().filter(|trend| trend.is_told);
        own.filter(|trend| (trend.spot == Spot::Month) == is_month)
            .map(|trend| sentence(&t, &book, &looked, trend, &base))
            .collect()
    };
    let page = TrendsPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/trends"),
        name: study.name.clone(),
        voices: voices(&t, &base, &looked),
        is_tool: says == Says::Tool,
        lead: lead(&t, &looked),
        months: month_choices(&t, &looked),
        tones: tone_filter(&t, looked.tone),
        is_few: looked.month.is_none(),
        over_time: told(true),
        by_place: told(false),
        drawn: drawn(&t, &book, &looked, &base),
        few: few(&t, &looked),
        rows: rows(&t, &book, &looked, &base),
        table_title: looked
            .month
            .as_ref()
            .map(|month| t.say_one("analysis-trends-table", "month", &month_words(&t, month)))
            .unwrap_or_default(),
        csv_url: format!("{base}/trends.csv?{}", asked(&looked)),
        xlsx_url: format!("{base}/trends.xlsx?{}", asked(&looked)),
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-trends"), &page)
}

/// The query that gives this page again.
fn asked(looked: &Looked) -> String {
    let pairs = [
        ("says", looked.says.code()),
        ("month", looked.month.as_deref().unwrap_or_default()),
        ("tone", looked.tone.map(Tone::code).unwrap_or_default()),
    ];
    serde_html_form::to_string(pairs).unwrap_or_default()
}

/// A month as people read it.
pub(super) fn month_words(t: &Reader, slot: &str) -> String {
    Month::parse(slot).map_or_else(|| t.say("analysis-no-date"), |month| t.month(month.year, month.month))
}

fn lead(t: &Reader, looked: &Looked) -> String {
    let Some(month) = &looked.month else {
        let months = t.number(i64::try_from(LEAST_MONTHS).unwrap_or(0));
        return t.count_with("analysis-trends-few", LEAST_TEXTS, &[("months", &months)]);
    };
    let before = looked
        .texts
        .keys()
        .filter(|slot| !slot.is_empty() && *slot < month)
        .count();
    t.count_with(
        "analysis-trends-lead",
        i64::try_from(before.min(MONTHS)).unwrap_or(0),
        &[
            ("month", &month_words(t, month)),
            ("texts", &t.number(looked.texts.get(month).copied().unwrap_or(0))),
        ],
    )
}

/// A warning where a month has few expressions.
fn few(t: &Reader, looked: &Looked) -> String {
    let mut dated = looked.texts.iter().filter(|(slot, _)| !slot.is_empty());
    if dated.any(|(_, n)| *n < LEAST_TEXTS) {
        t.count("analysis-trends-few-a-month", LEAST_TEXTS)
    } else {
        String::new()
    }
}

fn sentence(t: &Reader, book: &Codebook, looked: &Looked, trend: &Trend, base: &str) -> Sentence {
    let expected = trend.said.map_or(0.0, |said| said.expected);
    let way = if trend.is_more() { "more" } else { "less" };
    let (kind, where_) = match &trend.spot {
        Spot::Month => ("month", month_words(t, looked.month.as_deref().unwrap_or_default())),
        Spot::Place(name) => ("place", name.clone()),
    };
    let n = shown_words(t, looked.shown(trend));
    let words = t.say_with(
        &format!("analysis-trend-{kind}-{way}"),
        &[
            ("theme", &theme_words(t, book, trend.theme, looked.tone)),
            ("where", &where_),
            ("count", &n),
            ("texts", &t.number(trend.texts)),
            ("expected", &t.decimal(expected, 0)),
        ],
    );
    Sentence {
        words,
        url: theme_url(looked, trend, base),
    }
}

fn shown_words(t: &Reader, n: Option<i64>) -> String {
    n.map_or_else(|| t.say("analysis-masked"), |n| t.number(n))
}

/// `Attente`, or `Attente (négatif)`.
fn theme_words(t: &Reader, book: &Codebook, theme: ThemeId, tone: Option<Tone>) -> String {
    let name = book.full_name(theme);
    match tone {
        Some(tone) => t.say_with("analysis-trend-theme", &[("theme", &name), ("tone", &tone.said(t))]),
        None => name,
    }
}

/// The verbatims behind a comparison.
fn theme_url(looked: &Looked, trend: &Trend, base: &str) -> String {
    let mut pairs = vec![("says", looked.says.code().to_owned())];
    match &trend.spot {
        Spot::Month => pairs.extend(looked.month.clone().map(|month| ("month", month))),
        Spot::Place(place) if looked.shown(trend).is_some() => pairs.push(("place", place.clone())),
        Spot::Place(_) => {}
    }
    pairs.extend(looked.tone.map(|tone| ("tone", tone.code().to_owned())));
    let query = serde_html_form::to_string(&pairs).unwrap_or_default();
    format!("{base}/themes/{}?{query}#words", trend.theme)
}

fn voices(t: &Reader, base: &str, looked: &Looked) -> Vec<Tab> {
    let tab = |(says, label): (Says, &str)| Tab {
        url: format!("{base}/trends?says={}", says.code()),
        label: t.say(label),
        current: says == looked.says,
    };
    let both = [(Says::People, "analysis-by-people"), (Says::Tool, "analysis-by-tool")];
    both.into_iter().map(tab).collect()
}

fn month_choices(t: &Reader, looked: &Looked) -> Vec<Choice> {
    let choice = |month: &String| Choice {
        value: month.clone(),
        label: month_words(t, month),
        hint: String::new(),
        chosen: looked.month.as_ref() == Some(month),
    };
    looked.months.iter().map(choice).collect()
}

/// Every theme in the month that is looked at, with what was expected.
fn rows(t: &Reader, book: &Codebook, looked: &Looked, base: &str) -> Vec<Row> {
    let of_month = looked.trends.iter().filter(|trend| trend.spot == Spot::Month);
    let row = |trend: &Trend| Row {
        name: theme_words(t, book, trend.theme, looked.tone),
        url: theme_url(looked, trend, base),
        n: t.say_with(
            "analysis-n-of",
            &[("n", &t.number(trend.n)), ("total", &t.number(trend.texts))],
        ),
        expected: trend
            .said
            .map_or_else(|| "–".to_owned(), |said| t.decimal(said.expected, 1)),
        said: t.say(verdict(trend)),
    };
    of_month.map(row).collect()
}

/// What is said of a comparison, as a message id.
pub(super) fn verdict(trend: &Trend) -> &'static str {
    match (trend.is_told, trend.is_more(), trend.said) {
        (_, _, None) => "analysis-trend-nothing",
        (false, _, _) => "analysis-trend-noise",
        (true, true, _) => "analysis-trend-more",
        (true, false, _) => "analysis-trend-less",
    }
}
