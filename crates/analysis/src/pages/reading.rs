//! /studies/{id}/reading: one's own reading, one expression at a time, blind to the others.

use super::parts::{
    Choice, CodesForm, FieldError, Link, Words, crumbs, errors, refused, study as seen, theme_choices, tone_choices,
    words, words_to_code,
};
use crate::{StudyId, actions, actions::reading::Own, coding::Codes};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reading.html")]
struct ReadingPage {
    t: Reader,
    crumbs: Vec<Link>,
    base: String,
    place: String,
    done: i64,
    total: i64,
    done_words: String,
    words: Option<Words>,
    number: i64,
    themes: Vec<Choice>,
    nothing: bool,
    tones: Vec<Choice>,
    said: Said,
    errors: Vec<FieldError>,
    previous: String,
    next: String,
    may_finish: bool,
    finished: bool,
}

/// Which place of the sample, from 1.
#[derive(Debug, Default, Deserialize)]
pub(super) struct At {
    #[serde(default)]
    at: Option<usize>,
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(at): Query<At>,
) -> Result<Page> {
    let own = actions::reading::own(&app, &t.actor, id).await?;
    let first_open = own
        .sample
        .iter()
        .position(|drawn| !own.coding(drawn.number).is_some_and(|c| c.codes.is_complete()));
    let at = at
        .at
        .map_or_else(|| first_open.unwrap_or(0), |at| at.saturating_sub(1))
        .min(own.sample.len().saturating_sub(1));
    let codes = own
        .sample
        .get(at)
        .and_then(|drawn| own.coding(drawn.number))
        .map(|c| c.codes.clone())
        .unwrap_or_default();
    reading_page(&app, t, &own, at, &codes, Said::default()).await
}

async fn reading_page(app: &App, t: Reader, own: &Own, at: usize, codes: &Codes, said: Said) -> Result<Page> {
    let id = own.study.id;
    let (_, book) = seen(app, &t, id).await?;
    let drawn = own.sample.get(at).ok_or(Error::NotFound)?;
    let found = if own.finished {
        words(app, &t, &[drawn.expression]).await?.remove(&drawn.expression)
    } else {
        words_to_code(app, &t, drawn.expression).await?
    };
    let (done, total) = (own.done(), i64::try_from(own.sample.len()).unwrap_or(0));
    let base = format!("/studies/{id}/reading");
    let place = i64::try_from(at + 1).unwrap_or(0);
    let page = ReadingPage {
        crumbs: crumbs(&t, &own.study),
        place: t.say_with(
            "analysis-reading-place",
            &[("place", &t.number(place)), ("total", &t.number(total))],
        ),
        done_words: t.count_with("analysis-reading-done", done, &[("total", &t.number(total))]),
        done,
        total,
        words: found,
        number: drawn.number,
        themes: theme_choices(&book, &codes.themes),
        nothing: codes.nothing,
        tones: tone_choices(&t, codes.tone),
        errors: errors(&said),
        said,
        previous: if at > 0 {
            format!("{base}?at={at}")
        } else {
            String::new()
        },
        next: if at + 1 < own.sample.len() {
            format!("{base}?at={}", at + 2)
        } else {
            String::new()
        },
        may_finish: done == total && !own.finished,
        finished: own.finished,
        base,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-step-reading"), &page)
}

pub(super) async fn save(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Form(form): Form<CodesForm>,
) -> Result<Response> {
    let codes = form.codes();
    let saved = actions::reading::save(&app, &t.actor, id, number, &codes, None).await;
    let own = actions::reading::own(&app, &t.actor, id).await?;
    let at = place(&own, number)?;
    if let Err(error) = saved {
        let (said, status) = refused(&t, error)?;
        return Ok(reading_page(&app, t, &own, at, &codes, said)
            .await?
            .with_status(status)
            .into_response());
    }
    let to = match form.go.as_str() {
        "previous" => at.max(1),
        "stay" => at + 1,
        _ => (at + 2).min(own.sample.len()),
    };
    Ok(See::page(format!("/studies/{id}/reading?at={to}")).into_response())
}

/// A refused form stays at this address: who comes back to it by the address finds the same words.
pub(super) async fn open(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
) -> Result<Response> {
    let own = actions::reading::own(&app, &t.actor, id).await?;
    let at = place(&own, number)?;
    Ok(See::page(format!("/studies/{id}/reading?at={}", at + 1)).into_response())
}

fn place(own: &Own, number: i64) -> Result<usize> {
    let place = own.sample.iter().position(|drawn| drawn.number == number);
    place.ok_or(Error::NotFound)
}

/// What the page saves by itself while a person thinks.
pub(super) async fn draft(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Form(form): Form<CodesForm>,
) -> Result<StatusCode> {
    actions::reading::save(&app, &t.actor, id, number, &form.codes(), None).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn finish(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<See> {
    actions::reading::finish(&app, &t.actor, id).await?;
    Ok(See::page(format!("/studies/{id}")).saying("analysis-reading-finished"))
}
