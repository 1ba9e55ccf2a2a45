//! Routes of the pages, and the pieces that several of them use.

mod attachments;
mod authorisation;
mod criteria;
mod edit;
mod files;
mod follow_up;
mod new;
mod past;
mod publication;
mod publications;
mod replies;
mod sheet;
mod sheets;
mod short;

use crate::{
    lists,
    paragraphs::{Piece, pieces},
    sheet::SheetId,
};
use axum::{
    Router, middleware,
    routing::{get, post},
};
use platform::{
    App, Reader,
    error::Said,
    web::{
        limits::{self, Limit},
        upload::unlimited_body,
    },
};

pub(crate) use attachments::take as take_attachment;
pub(crate) use authorisation::take as take_signature;

/// The pages of this room.
pub(crate) fn routes() -> Router<App> {
    public().merge(replying()).merge(work()).merge(uploads())
}

/// What everybody may read.
fn public() -> Router<App> {
    Router::new()
        .route("/sheets", get(sheets::list))
        .route("/sheets/sheets.csv", get(sheets::csv))
        .route("/sheets/feed.atom", get(sheets::feed))
        .route("/sheets/new", get(new::from_project))
        .route("/sheets/{id}", get(sheet::show))
        .route("/sheets/{id}/print", get(sheet::print))
        .route("/sheets/{id}/sheet.pdf", get(sheet::pdf))
        .route("/sheets/{id}/files/{file}", get(files::public))
        .route("/s/{code}", get(short::sheet))
}

/// What anybody may post, as often as a person could.
fn replying() -> Router<App> {
    Router::new()
        .route("/sheets/{id}/contact", post(sheet::contact))
        .route("/sheets/{id}/reuses", post(sheet::reuse))
        .layer(middleware::from_fn_with_state(Limit::per_minute(5), limits::measure))
}

/// What is being written.
fn work() -> Router<App> {
    Router::new()
        .route("/publications", get(publications::list).post(new::create))
        .route("/publications/new", get(new::form))
        .route("/publications/{id}", get(publications::show))
        .route("/publications/{id}/edit", get(edit::form).post(edit::save))
        .route("/publications/{id}/draft", post(edit::autosave))
        .route("/publications/{id}/draft/removal", post(edit::discard))
        .route("/publications/{id}/criteria", get(criteria::form).post(criteria::save))
        .route(
            "/publications/{id}/attachments/{attachment}",
            post(attachments::correct),
        )
        .route(
            "/publications/{id}/attachments/{attachment}/removal",
            post(attachments::remove),
        )
        .route("/publications/{id}/files/{file}", get(files::work))
        .route("/publications/{id}/authorisation/form.pdf", get(authorisation::blank))
        .route(
            "/publications/{id}/authorisation/withdrawal",
            post(authorisation::withdraw),
        )
        .route("/publications/{id}/publication", post(publication::publish))
        .route(
            "/publications/{id}/publication/withdrawal",
            post(publication::take_down),
        )
        .route("/publications/{id}/versions/{version}", get(past::show))
        .route("/publications/{id}/follow-up", post(follow_up::record))
        .route("/publications/{id}/replies", get(replies::show))
        .route("/publications/{id}/reuses/{reuse}/decision", post(replies::decide))
        .route(
            "/publications/{id}/contact-requests/{request}/answer",
            post(replies::answered),
        )
}

/// What receives files: bounded while they come.
fn uploads() -> Router<App> {
    Router::new()
        .route(
            "/publications/{id}/attachments",
            get(attachments::show).post(attachments::add),
        )
        .route(
            "/publications/{id}/authorisation",
            get(authorisation::show).post(authorisation::record),
        )
        .layer(unlimited_body())
}

/// An entry of the crumbs.
pub(crate) struct Link {
    url: String,
    label: String,
}

/// A choice of a select, radio or check.
pub(crate) struct Choice {
    value: String,
    label: String,
    hint: String,
    chosen: bool,
}

/// A problem of a form, for the summary.
pub(crate) struct Wrong {
    field: String,
    words: String,
}

/// A titled text, cut into paragraphs and lists.
pub(crate) struct Section {
    label: String,
    pieces: Vec<Piece>,
}

impl Section {
    fn new(label: String, text: &str) -> Self {
        Self {
            label,
            pieces: pieces(text),
        }
    }
}

/// A name and its value, for lists of facts.
pub(crate) struct Fact {
    name: String,
    value: String,
}

/// The problems of a form, for its summary.
fn wrongs(said: &Said) -> Vec<Wrong> {
    said.0
        .iter()
        .map(|(field, words)| Wrong {
            field: field.clone(),
            words: words.clone(),
        })
        .collect()
}

/// The crumbs down to a sheet.
fn crumbs(t: &Reader, sheet: Option<(SheetId, &str)>) -> Vec<Link> {
    let mut links = vec![Link {
        url: "/publications".to_owned(),
        label: t.say("publications-nav"),
    }];
    if let Some((id, title)) = sheet {
        links.push(Link {
            url: format!("/publications/{id}"),
            label: title.to_owned(),
        });
    }
    links
}

/// The codes of a field as choices, after an empty one that says what none means.
fn choices(field: &str, chosen: &str, none: &str, t: &Reader) -> Vec<Choice> {
    let empty = Choice {
        value: String::new(),
        label: t.say(none),
        hint: String::new(),
        chosen: chosen.is_empty(),
    };
    let offered = lists::offered(field, chosen, t)
        .into_iter()
        .map(|(value, label)| Choice {
            hint: String::new(),
            chosen: value == chosen,
            value,
            label,
        });
    std::iter::once(empty).chain(offered).collect()
}

/// The name of a type of file for people.
fn type_said(t: &Reader, media_type: &str) -> String {
    let code = match media_type {
        "application/pdf" => "pdf",
        "video/mp4" => "film",
        image if image.starts_with("image/") => "image",
        _ => "document",
    };
    t.say(&format!("publications-type-{code}"))
}
