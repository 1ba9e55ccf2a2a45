//! The room's pages, one file per resource, named like its address.

pub(crate) mod cards;
mod corpus;
mod export;
mod expression;
mod follow;
mod give;
mod import;
mod imports;
mod policy;
mod review;
mod sharing;

use axum::{
    Router,
    http::Uri,
    middleware,
    routing::{get, post},
};
pub(crate) use expression::{came_of, find};
use platform::{
    App, Reader,
    error::Said,
    web::{
        See,
        limits::{self, Limit},
        upload,
    },
};

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    let work = Router::new()
        .route("/expressions", get(corpus::show))
        .route("/expressions/export.csv", get(export::csv))
        .route("/expressions/export.xlsx", get(export::xlsx))
        .route(
            "/expressions/imports",
            get(imports::list).post(imports::create).layer(upload::unlimited_body()),
        )
        .route("/expressions/imports/new", get(imports::new))
        .route("/expressions/imports/{id}", get(import::show).post(import::save))
        .route("/expressions/imports/{id}/preset", get(back).post(import::preset))
        .route("/expressions/imports/{id}/format", get(back).post(import::format))
        .route("/expressions/imports/{id}/dry-run", get(back).post(import::dry_run))
        .route("/expressions/imports/{id}/run", get(back).post(import::run))
        .route("/expressions/imports/{id}/progress", get(import::progress))
        .route("/expressions/imports/{id}/problems.csv", get(import::problems))
        .route(
            "/expressions/imports/{id}/undo",
            get(import::ask_undo).post(import::undo),
        )
        .route("/expressions/imports/{id}/removal", get(back).post(import::discard))
        .route("/expressions/review", get(review::queue))
        .route("/expressions/review/sharing", get(sharing::show).post(sharing::share))
        .route("/expressions/review/sharing/progress", get(sharing::progress))
        .route("/expressions/review/rule", get(back).post(sharing::rule_again))
        .route("/expressions/policy", get(policy::show).post(policy::save))
        .route("/expressions/policy/words", get(back).post(policy::put_word))
        .route("/expressions/policy/words/removal", get(back).post(policy::remove_word))
        .route("/expressions/{id}", get(expression::show))
        .route("/expressions/{id}/raw", get(back).post(expression::open_raw))
        .route("/expressions/{id}/answer", get(back).post(expression::answer))
        .route("/expressions/{id}/review", get(review::show))
        .route("/expressions/{id}/review/passages", get(back).post(review::add))
        .route(
            "/expressions/{id}/review/passages/{position}",
            get(back).post(review::decide),
        )
        .route("/expressions/{id}/review/share", get(back).post(review::share));
    work.merge(public())
}

/// Where only forms are sent, an address that is read leads to the page of its form: a refused form stands under it,
/// and its reader may change the language or come back.
async fn back(uri: Uri) -> See {
    See::page(uri.path().rsplit_once('/').map_or("/expressions", |(page, _)| page))
}

/// What anybody may post is slowed down for each address of origin; the handlers give back what was typed.
fn public() -> Router<App> {
    let giving = Router::new()
        .route("/give", get(give::choose))
        .route("/give/{organisation}", get(give::show).post(give::take))
        .layer(middleware::from_fn_with_state(Limit::per_minute(6), limits::measure));
    let following = Router::new()
        .route("/follow", get(follow::ask).post(follow::show))
        .route("/follow/withdrawal", post(follow::withdraw))
        .layer(middleware::from_fn_with_state(Limit::per_minute(10), limits::measure));
    giving.merge(following)
}

/// One choice of a list.
pub(crate) struct Choice {
    /// What is sent.
    pub(crate) value: String,
    /// What is read.
    pub(crate) label: String,
    /// A few words more.
    pub(crate) hint: String,
    /// Is it the one?
    pub(crate) chosen: bool,
}

impl Choice {
    /// A choice without further words.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen,
        }
    }
}

/// A link with its words.
pub(crate) struct Link {
    /// Where it leads.
    pub(crate) url: String,
    /// Its words.
    pub(crate) label: String,
}

impl Link {
    fn to(url: impl Into<String>, label: String) -> Self {
        Self { url: url.into(), label }
    }
}

/// One problem in the summary at the head of a form.
pub(crate) struct Wrong {
    /// The field.
    pub(crate) field: String,
    /// The sentence.
    pub(crate) words: String,
}

/// The problems of a form for its summary.
pub(crate) fn wrongs(said: &Said) -> Vec<Wrong> {
    said.0
        .iter()
        .map(|(field, words)| Wrong {
            field: field.clone(),
            words: words.clone(),
        })
        .collect()
}

/// The way from the corpus to a page of the room.
pub(crate) fn crumbs(t: &Reader, further: &[(&str, &str)]) -> Vec<Link> {
    let mut links = vec![Link::to("/expressions", t.say("expressions-room"))];
    links.extend(further.iter().map(|(url, label)| Link::to(*url, t.say(label))));
    links
}

/// The choices of a closed list.
pub(crate) fn choices<T: Copy + PartialEq>(
    all: &[T],
    chosen: Option<T>,
    code: impl Fn(T) -> &'static str,
    said: impl Fn(T) -> String,
) -> Vec<Choice> {
    all.iter()
        .map(|value| Choice::new(code(*value), said(*value), chosen == Some(*value)))
        .collect()
}
