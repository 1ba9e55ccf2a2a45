//! The corpus as JSON.

use crate::{
    actions::{answer, raw},
    corpus,
    expression::{SharedExpression, State as Stands},
    filter::Filter,
    pages::{came_of, find},
    store,
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One expression, as shared words.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ExpressionJson {
    id: Uuid,
    number: i64,
    /// De-identified words; what was masked stands in brackets.
    text: String,
    state: &'static str,
    /// A day, or the first day of a month.
    said_on: Option<String>,
    /// `day`, `month` or `none`.
    said_precision: &'static str,
    received_on: String,
    polarity: Option<&'static str>,
    channel: &'static str,
    speaker: &'static str,
    unit: Option<String>,
    place: Option<String>,
    source: Uuid,
    source_name: String,
    organisation: Uuid,
    attributes: BTreeMap<String, String>,
}

impl From<SharedExpression> for ExpressionJson {
    fn from(e: SharedExpression) -> Self {
        Self {
            id: e.id.0,
            number: e.number,
            text: e.text.to_string(),
            state: e.state.code(),
            said_on: e.said_on.map(|day| day.to_string()),
            said_precision: e.said_precision.code(),
            received_on: e.received_on.to_string(),
            polarity: e.polarity.map(|p| p.code()),
            channel: e.channel.code(),
            speaker: e.speaker.code(),
            unit: e.unit,
            place: e.place,
            source: e.source.0,
            source_name: e.source_name,
            organisation: e.organisation,
            attributes: e.attributes.into_iter().collect(),
        }
    }
}

/// A page of the corpus.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Expressions {
    expressions: Vec<ExpressionJson>,
    /// How many the filter keeps, counted up to 10,000.
    count: i64,
    /// Are there more than that?
    more: bool,
    /// The value of `before` for the next page.
    next: Option<i64>,
}

/// Where a page begins.
#[derive(Deserialize)]
pub struct Paging {
    #[serde(default)]
    before: Option<i64>,
}

const PAGE: u64 = 50;

/// The corpus, newest first. The filter is that of the page: `q`, `source`, `organisation`, `unit`, `place`,
/// `polarity`, `channel`, `speaker`, `from`, `to`, `answered`, `blank`, and `a=name:value` as often as needed.
#[utoipa::path(get, path = "/expressions", tag = "expressions", params(
    ("q" = Option<String>, Query), ("source" = Option<Uuid>, Query), ("polarity" = Option<String>, Query),
    ("from" = Option<String>, Query), ("to" = Option<String>, Query), ("place" = Option<String>, Query),
    ("unit" = Option<String>, Query), ("a" = Option<Vec<String>>, Query), ("before" = Option<i64>, Query)),
    responses((status = 200, body = Expressions), (status = 403), (status = 422)))]
pub async fn list_expressions(
    State(app): State<App>,
    t: Reader,
    ApiQuery(filter): ApiQuery<Filter>,
    ApiQuery(paging): ApiQuery<Paging>,
) -> Api<Expressions> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let (list, count) = corpus::listed(&app, &scope, &filter, paging.before, PAGE).await?;
    let next = (list.len() as u64 == PAGE)
        .then(|| list.last().map(|e| e.number))
        .flatten();
    let expressions = list.into_iter().map(Into::into).collect();
    Ok(Json(Expressions {
        expressions,
        count: count.n,
        more: count.more,
        next,
    }))
}

/// An answer to an author.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AnswerJson {
    words: String,
    by_role: String,
    #[schema(format = DateTime)]
    at: String,
}

/// One thing that came of an expression.
#[derive(Serialize, utoipa::ToSchema)]
pub struct CameOfIt {
    /// A pointer: `theme/018f…`.
    subject: String,
    /// What it is, in the reader's language: its sentence or its name, and who says so.
    words: String,
    /// Where it opens.
    url: Option<String>,
    #[schema(format = DateTime)]
    at: Option<String>,
    role: Option<String>,
}

/// One expression and what hangs on it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneExpression {
    expression: ExpressionJson,
    /// What came of it: studies that hold it, themes that it carries, findings that it supports, and what the
    /// thread links.
    came_of_it: Vec<CameOfIt>,
    answer: Option<AnswerJson>,
    /// How many passages of each kind were masked.
    masked: BTreeMap<&'static str, i64>,
}

/// One shared expression, by its number or identifier.
#[utoipa::path(get, path = "/expressions/{id}", tag = "expressions", params(("id" = String, Path)),
    responses((status = 200, body = OneExpression), (status = 403), (status = 404)))]
pub async fn show_expression(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Api<OneExpression> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    if !matches!(kept.state, Stands::Shared | Stands::Blank) {
        return Err(Error::NotFound);
    }
    let expression = corpus::get_one(&app, &scope, kept.id).await?;
    let (came_of_it, _) = came_of(&app, &t, kept.id).await?;
    let mut masked = BTreeMap::new();
    for passage in store::span::of(app.db.read(), kept.id)
        .await?
        .into_iter()
        .filter(|p| p.decision.masks())
    {
        *masked.entry(passage.span.kind.code()).or_default() += 1;
    }
    let answer = store::answer::of(app.db.read(), kept.id).await?;
    Ok(Json(OneExpression {
        expression: expression.into(),
        came_of_it: came_of_it
            .into_iter()
            .map(|one| CameOfIt {
                subject: one.subject.to_string(),
                words: one.words,
                url: one.url,
                at: one.at.map(|at| at.to_string()),
                role: one.role,
            })
            .collect(),
        answer: answer.map(|a| AnswerJson {
            words: a.words,
            by_role: a.by_role,
            at: a.at.to_string(),
        }),
        masked,
    }))
}

/// Why raw words are opened.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Reason {
    /// Ten characters at least; noted in the audit.
    reason: String,
}

/// Raw words, once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RawJson {
    raw: String,
}

/// Opens the raw words of an expression, for a reason that the audit keeps.
#[utoipa::path(post, path = "/expressions/{id}/raw", tag = "expressions", params(("id" = String, Path)),
    request_body = Reason, responses((status = 200, body = RawJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn open_raw_text(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Json(given): Json<Reason>,
) -> Api<RawJson> {
    let scope = t.actor.scope(Permission::OpenRawText)?;
    let kept = find(&app, &scope, &key).await?;
    let words = raw::open(&app, &t.actor, kept.id, &given.reason).await?;
    Ok(Json(RawJson {
        raw: words.open().to_owned(),
    }))
}

/// What is answered.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct AnswerGiven {
    answer: String,
}

/// Answers to the author of a suggestion.
#[utoipa::path(put, path = "/expressions/{id}/answer", tag = "expressions", params(("id" = String, Path)),
    request_body = AnswerGiven, responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn answer_author(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Json(given): Json<AnswerGiven>,
) -> Result<StatusCode> {
    let scope = t.actor.scope(Permission::AnswerExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    answer::answer(&app, &t.actor, kept.id, &given.answer).await?;
    Ok(StatusCode::NO_CONTENT)
}
