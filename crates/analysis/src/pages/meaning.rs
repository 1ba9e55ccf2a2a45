//! /studies/{id}/meaning: words found by what they mean, whatever they are said with; and those that say the same.

use super::{
    exports::{Format, column, file, table},
    parts::{FieldError, Link, Tab, Words, crumbs, errors, refused, study as seen, tabs},
    work::{Work, job},
};
use crate::{
    StudyId, ThemeId,
    actions::{
        self,
        meaning::{Near, Nearest},
    },
    codebook::Codebook,
    jobs,
    meaning::{MOST_ASKED, MOST_BY_PASSAGE, MOST_COMPARED, Meaning},
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use documents::table_out::{Cell, ColumnKind};
use platform::{
    App, Error, Permission, Reader, Result, Scope,
    error::Said,
    jobs::Progress,
    web::{Download, Page, Path, Query, See},
};
use serde::Deserialize;

/// Expressions of the page.
const ROWS: usize = 20;
/// Expressions of the file.
const LISTED: usize = 500;
/// Groups of expressions that say nearly the same.
const GROUPS: u64 = 10;

/// What the address looks for: a sentence, an expression by number, or a theme.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct MeaningQuery {
    #[serde(default)]
    to: String,
    #[serde(default)]
    like: Option<i64>,
    #[serde(default)]
    theme: Option<ThemeId>,
}

impl MeaningQuery {
    fn near(&self) -> Option<Near> {
        let to = self.to.trim();
        match (self.theme, self.like) {
            (Some(theme), _) => Some(Near::Theme(theme)),
            (None, Some(number)) => Some(Near::Like(number)),
            (None, None) if to.is_empty() => None,
            (None, None) => Some(Near::To(to.chars().take(MOST_ASKED).collect())),
        }
    }

    /// As the file's address has it.
    fn address(&self) -> String {
        let mut pairs = Vec::new();
        match self.near() {
            Some(Near::Theme(theme)) => pairs.push(("theme", theme.to_string())),
            Some(Near::Like(number)) => pairs.push(("like", number.to_string())),
            Some(Near::To(to)) => pairs.push(("to", to)),
            None => {}
        }
        serde_html_form::to_string(&pairs).unwrap_or_default()
    }
}

/// An expression that was found.
struct Row {
    words: Words,
    proximity: String,
    like_url: String,
}

/// What was found.
struct Found {
    title: String,
    like: Option<Words>,
    rows: Vec<Row>,
    csv_url: String,
    xlsx_url: String,
}

/// Expressions that say nearly the same.
struct Group {
    words: Words,
    count: String,
    like_url: String,
}

#[derive(Template)]
#[template(path = "meaning.html")]
struct MeaningPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    lead: String,
    base: String,
    stop_url: String,
    work: Work,
    may_read: bool,
    may_stop: bool,
    read_label: String,
    estimate: String,
    can_search: bool,
    to: String,
    themes: Vec<Link>,
    found: Option<Found>,
    refused: String,
    groups: Vec<Group>,
    compared: String,
    errors: Vec<FieldError>,
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<MeaningQuery>,
) -> Result<Page> {
    meaning_page(&app, t, id, &query, &Said::default()).await
}

async fn meaning_page(app: &App, t: Reader, id: StudyId, query: &MeaningQuery, said: &Said) -> Result<Page> {
    let (study, book) = seen(app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = store::meanings::get(app.db.read(), &scope, id).await?;
    let work = work(app, &t, &scope, id, of.as_ref()).await?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let left = study.corpus_left(&facts);
    let manages = t.actor.may_in(Permission::ManageStudies, study.organisation);
    let base = format!("/studies/{id}/meaning");
    let read_count = of.as_ref().map_or(0, |of| of.text_count);
    let (found, refused) = match query.near() {
        Some(near) => found(app, &t, id, &book, query, &near, &base).await?,
        None => (None, String::new()),
    };
    let busy = work.is_busy;
    let page = MeaningPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/meaning"),
        name: study.name.clone(),
        lead: lead(&t, of.as_ref(), left),
        stop_url: format!("{base}/stop"),
        may_read: manages && !busy && study.frozen_at.is_some() && left > read_count,
        may_stop: manages && busy,
        read_label: t.say(if read_count == 0 {
            "analysis-meaning-read"
        } else {
            "analysis-meaning-read-rest"
        }),
        estimate: t.count("analysis-meaning-estimate", minutes(left - read_count)),
        can_search: read_count > 0,
        to: query.to.trim().to_owned(),
        themes: themes(&book, &base),
        groups: if found.is_none() && query.near().is_none() {
            groups(app, &t, id, &base).await?
        } else {
            Vec::new()
        },
        compared: if read_count > MOST_COMPARED {
            t.count("analysis-meaning-too-many", MOST_COMPARED)
        } else {
            String::new()
        },
        found,
        refused,
        work,
        base,
        errors: errors(said),
        t: t.clone(),
    };
    let page = Page::work("analysis", t.say("analysis-tab-meaning"), &page)?;
    Ok(if busy { page.refreshed_every(3) } else { page })
}

/// How many minutes a reading takes, one at least: some forty expressions a second, five for eight where each passage is read.
fn minutes(left: i64) -> i64 {
    let a_minute = if left <= MOST_BY_PASSAGE { 1_500 } else { 2_400 };
    (left / a_minute).max(0) + 1
}

fn lead(t: &Reader, of: Option<&Meaning>, left: i64) -> String {
    match of {
        Some(of) if of.read_at.is_some() && of.text_count >= left => {
            t.count("analysis-meaning-all-read", of.text_count)
        }
        Some(of) if of.text_count > 0 => {
            t.count_with("analysis-meaning-some-read", of.text_count, &[("all", &t.number(left))])
        }
        _ => t.say("analysis-meaning-none"),
    }
}

/// Each theme, with what is nearest to its definition.
fn themes(book: &Codebook, base: &str) -> Vec<Link> {
    let link = |theme: &crate::codebook::Theme| Link {
        url: format!("{base}?theme={}", theme.id),
        label: book.full_name(theme.id),
    };
    book.running().map(link).collect()
}

async fn found(
    app: &App,
    t: &Reader,
    id: StudyId,
    book: &Codebook,
    query: &MeaningQuery,
    near: &Near,
    base: &str,
) -> Result<(Option<Found>, String)> {
    let nearest = match actions::meaning::near(app, &t.actor, id, near, ROWS).await {
        Ok(nearest) => nearest,
        Err(Error::Conflict(message)) => return Ok((None, t.say(message))),
        Err(other) => return Err(other),
    };
    let address = query.address();
    let Nearest { found, like } = nearest;
    let rows = found.iter().map(|(one, proximity)| Row {
        words: Words::of(t, one),
        proximity: t.decimal(f64::from(*proximity), 2),
        like_url: format!("{base}?like={}", one.number),
    });
    let title = match near {
        Near::To(sentence) => t.say_one("analysis-meaning-near-sentence", "sentence", sentence),
        Near::Theme(theme) => t.say_one("analysis-meaning-near-theme", "theme", &book.full_name(*theme)),
        Near::Like(number) => t.say_one("analysis-meaning-near-number", "number", &t.number(*number)),
    };
    let found = Found {
        title,
        like: like.as_ref().map(|one| Words::of(t, one)),
        rows: rows.collect(),
        csv_url: format!("{base}.csv?{address}"),
        xlsx_url: format!("{base}.xlsx?{address}"),
    };
    Ok((Some(found), String::new()))
}

async fn groups(app: &App, t: &Reader, id: StudyId, base: &str) -> Result<Vec<Group>> {
    let found = actions::meaning::alike(app, &t.actor, id, GROUPS).await?;
    let group = |(one, count): &(expressions::SharedExpression, i64)| Group {
        words: Words::of(t, one),
        count: t.count("analysis-meaning-alike-count", *count),
        like_url: format!("{base}?like={}", one.number),
    };
    Ok(found.iter().map(group).collect())
}

/// How far the reading under way is.
async fn work(app: &App, t: &Reader, scope: &Scope, id: StudyId, of: Option<&Meaning>) -> Result<Work> {
    let job = job(app, scope, jobs::MEANING, id).await?;
    let words = |job: &Progress| {
        if of.is_some_and(|of| of.stopped_at.is_some()) {
            t.say("analysis-meaning-stopping")
        } else {
            t.count("analysis-meaning-reading", job.done)
        }
    };
    let none = Work::none(
        format!("/studies/{id}/meaning"),
        t.say("analysis-meaning-busy"),
        t.say("analysis-meaning-see"),
    );
    Ok(none.of(job.as_ref(), words, t.say("analysis-meaning-failed")))
}

/// The live part of the page alone.
pub(super) async fn progress(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let of = store::meanings::get(app.db.read(), &scope, id).await?;
    work(&app, &t, &scope, id, of.as_ref()).await?.part(t)
}

pub(super) async fn read(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    let outcome = actions::meaning::read(&app, &t.actor, id).await;
    answer(&app, t, id, outcome, "analysis-meaning-started").await
}

pub(super) async fn stop(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    let outcome = actions::meaning::stop(&app, &t.actor, id).await;
    answer(&app, t, id, outcome, "analysis-meaning-stopping").await
}

async fn answer(app: &App, t: Reader, id: StudyId, outcome: Result<()>, message: &'static str) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(format!("/studies/{id}/meaning"))
            .saying(message)
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = meaning_page(app, t, id, &MeaningQuery::default(), &said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}

/// /studies/{id}/meaning.csv: what is nearest, as the address asks.
pub(super) async fn csv(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<MeaningQuery>,
) -> Result<Download> {
    nearest_file(&app, &t, id, &query, Format::Csv).await
}

/// The same as a workbook.
pub(super) async fn xlsx(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<MeaningQuery>,
) -> Result<Download> {
    nearest_file(&app, &t, id, &query, Format::Xlsx).await
}

async fn nearest_file(app: &App, t: &Reader, id: StudyId, query: &MeaningQuery, format: Format) -> Result<Download> {
    let (study, _) = seen(app, t, id).await?;
    let near = query.near().ok_or(Error::NotFound)?;
    let nearest = actions::meaning::near(app, &t.actor, id, &near, LISTED).await?;
    let rows = nearest.found.iter().map(|(one, proximity)| {
        vec![
            Cell::Integer(one.number),
            Cell::Decimal(f64::from(*proximity)),
            Cell::Text(one.text.as_str().to_owned()),
        ]
    });
    let columns = vec![
        column(t, "analysis-column-number", ColumnKind::Integer),
        column(t, "analysis-meaning-proximity", ColumnKind::Decimal),
        column(t, "analysis-column-words", ColumnKind::LongText),
    ];
    let table = table(t, study.name.clone(), columns, rows.collect());
    file(t, &table, &t.say("analysis-file-meaning"), format)
}
