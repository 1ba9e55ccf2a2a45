//! Sharing many texts in one go, as JSON.

use crate::actions::sharing;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Reader, Result,
    web::{Api, ApiQuery, Json},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The latest work of an organisation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SharingJobJson {
    id: Uuid,
    /// `waiting`, `running`, `done` or `failed`.
    state: &'static str,
    looked_at: i64,
    total: Option<i64>,
    /// How many texts it shared, once it is over.
    shared: Option<i64>,
}

/// What sharing in one go would do.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SharingJson {
    /// Texts that wait.
    waiting: i64,
    /// Of these, those whose every open doubt is above the confidence: they would be shared, undecided passages masked.
    would_share: i64,
    job: Option<SharingJobJson>,
}

/// What sharing in one go would do.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneSharing {
    sharing: SharingJson,
}

/// Which texts.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct SharingAsked {
    organisation: Uuid,
    /// From 1 to 100.
    confidence: i64,
}

/// Of which organisation.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct RuleAsked {
    organisation: Uuid,
}

async fn one(app: &App, t: &Reader, organisation: Uuid, confidence: i64) -> Result<OneSharing> {
    let outlook = sharing::outlook(app, &t.actor, organisation, confidence).await?;
    let job = sharing::latest(app, &t.actor, organisation).await?;
    Ok(OneSharing {
        sharing: SharingJson {
            waiting: outlook.waiting,
            would_share: outlook.shared,
            job: job.map(|job| SharingJobJson {
                id: job.id.0,
                state: job.state.code(),
                looked_at: job.done,
                total: job.total,
                shared: job.outcome.and_then(|o| o["shared"].as_i64()),
            }),
        },
    })
}

/// How many texts would be shared in one go, and how far the latest work is.
#[utoipa::path(get, path = "/reviews/sharing", tag = "expressions",
    params(("organisation" = Uuid, Query), ("confidence" = i64, Query)),
    responses((status = 200, body = OneSharing), (status = 403), (status = 404), (status = 422)))]
pub async fn show_sharing(
    State(app): State<App>,
    t: Reader,
    ApiQuery(asked): ApiQuery<SharingAsked>,
) -> Api<OneSharing> {
    Ok(Json(one(&app, &t, asked.organisation, asked.confidence).await?))
}

/// Shares the texts whose every open doubt is above a confidence; their undecided passages are masked.
#[utoipa::path(post, path = "/reviews/sharing", tag = "expressions", request_body = SharingAsked,
    responses((status = 202, body = OneSharing), (status = 403), (status = 404), (status = 422)))]
pub async fn share_together(State(app): State<App>, t: Reader, Json(asked): Json<SharingAsked>) -> Result<Response> {
    sharing::share_together(&app, &t.actor, asked.organisation, asked.confidence).await?;
    let now = one(&app, &t, asked.organisation, asked.confidence).await?;
    Ok((StatusCode::ACCEPTED, Json(now)).into_response())
}

/// Looks again at what waits, by the organisation's present words and rule; what people decided stays.
#[utoipa::path(post, path = "/reviews/rule", tag = "expressions", request_body = RuleAsked,
    responses((status = 202, body = OneSharing), (status = 403), (status = 404), (status = 422)))]
pub async fn apply_rule_again(State(app): State<App>, t: Reader, Json(asked): Json<RuleAsked>) -> Result<Response> {
    sharing::rule_again(&app, &t.actor, asked.organisation).await?;
    let now = one(&app, &t, asked.organisation, 100).await?;
    Ok((StatusCode::ACCEPTED, Json(now)).into_response())
}
