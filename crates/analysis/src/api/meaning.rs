//! What the words of a study mean, as JSON: the reading, what is nearest, what says the same.

use crate::{
    StudyId, ThemeId,
    actions::{self, meaning::Near},
    store,
};
use axum::{extract::State, http::StatusCode};
use expressions::SharedExpression;
use platform::{
    App, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Expressions of one answer.
const MOST: usize = 100;
/// Expressions of an answer that does not say how many.
const USUAL: usize = 20;

/// How far the reading is, and what is nearest.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MeaningJson {
    #[schema(format = DateTime)]
    asked_at: String,
    #[schema(format = DateTime)]
    stopped_at: Option<String>,
    /// When everything was read.
    #[schema(format = DateTime)]
    read_at: Option<String>,
    /// Expressions read so far.
    text_count: i64,
}

/// An expression that was found.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct NearJson {
    number: i64,
    expression: Uuid,
    /// Shared words.
    words: String,
    /// From -1 to 1; it orders, and says nothing of how many say the same.
    proximity: f32,
}

fn near_json((one, proximity): (SharedExpression, f32)) -> NearJson {
    NearJson {
        number: one.number,
        expression: one.id.0,
        words: one.text.as_str().to_owned(),
        proximity,
    }
}

/// Expressions that say nearly the same.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AlikeJson {
    /// One of them.
    number: i64,
    expression: Uuid,
    words: String,
    count: i64,
}

/// What the words of a study mean.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyMeaning {
    /// Nothing when nobody asked for a reading.
    meaning: Option<MeaningJson>,
    /// The nearest first; empty when nothing was looked for.
    nearest: Vec<NearJson>,
    /// Groups that say nearly the same, the largest first.
    alike: Vec<AlikeJson>,
}

/// What is looked for: one of the three, in this order.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct MeaningQuery {
    /// A theme of the study: what is nearest to its name, definition and examples.
    #[serde(default)]
    theme: Option<Uuid>,
    /// The number of an expression of the study.
    #[serde(default)]
    like: Option<i64>,
    /// A sentence.
    #[serde(default)]
    to: Option<String>,
    /// Expressions wanted, 100 at most.
    #[serde(default)]
    limit: Option<usize>,
}

impl MeaningQuery {
    fn near(&self) -> Option<Near> {
        let to = self.to.as_deref().map(str::trim).filter(|to| !to.is_empty());
        let theme = self.theme.map(|theme| Near::Theme(ThemeId(theme)));
        let like = self.like.map(Near::Like);
        theme.or(like).or(to.map(|to| Near::To(to.to_owned())))
    }
}

/// How far the reading of a study is; what is nearest to a sentence, an expression or a theme.
#[utoipa::path(get, path = "/studies/{id}/meaning", tag = "analysis", params(("id" = Uuid, Path), MeaningQuery),
    responses((status = 200, body = StudyMeaning), (status = 404), (status = 409)))]
pub(crate) async fn show_meaning(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    ApiQuery(query): ApiQuery<MeaningQuery>,
) -> Api<StudyMeaning> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let of = store::meanings::get(app.db.read(), &scope, id).await?;
    let limit = query.limit.unwrap_or(USUAL).min(MOST);
    let nearest = match query.near() {
        Some(near) => actions::meaning::near(&app, &t.actor, id, &near, limit).await?.found,
        None => Vec::new(),
    };
    let alike = actions::meaning::alike(&app, &t.actor, id, MOST as u64).await?;
    Ok(Json(StudyMeaning {
        meaning: of.map(|of| MeaningJson {
            asked_at: of.asked_at.to_string(),
            stopped_at: of.stopped_at.map(|at| at.to_string()),
            read_at: of.read_at.map(|at| at.to_string()),
            text_count: of.text_count,
        }),
        nearest: nearest.into_iter().map(near_json).collect(),
        alike: alike
            .into_iter()
            .map(|(one, count)| AlikeJson {
                number: one.number,
                expression: one.id.0,
                words: one.text.as_str().to_owned(),
                count,
            })
            .collect(),
    }))
}

/// Reads what the words of a study mean; what was read before stays.
#[utoipa::path(post, path = "/studies/{id}/meaning", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 202), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn read_meaning(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<StatusCode> {
    actions::meaning::read(&app, &t.actor, id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Stops the reading under way; what was read stays.
#[utoipa::path(post, path = "/studies/{id}/meaning/stop", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn stop_meaning(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<StatusCode> {
    actions::meaning::stop(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
