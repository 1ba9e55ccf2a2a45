//! The few real verbatims that best cover a theme, as JSON.

use crate::{StudyId, ThemeId, actions, tally::Says};
use axum::extract::State;
use platform::{
    App, Reader,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who says so.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct SummaryQuery {
    /// `people` or `tool`.
    #[serde(default)]
    says: String,
}

/// A verbatim of a summary.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct QuoteJson {
    number: i64,
    expression: Uuid,
    /// Shared words, as they are.
    words: String,
    /// Of those read, how many stand closest to it.
    stands_for: i64,
}

/// What sums a theme up: nothing for a small theme.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ThemeSummary {
    quotes: Vec<QuoteJson>,
    /// Expressions that were read to choose from: the latest, 300 at most.
    read_count: i64,
}

/// The few verbatims that best cover a theme; chosen, never written.
#[utoipa::path(get, path = "/studies/{id}/themes/{theme}/summary", tag = "analysis",
    params(("id" = Uuid, Path), ("theme" = Uuid, Path), SummaryQuery), responses((status = 200, body = ThemeSummary), (status = 404)))]
pub(crate) async fn show_theme_summary(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    ApiQuery(query): ApiQuery<SummaryQuery>,
) -> Api<ThemeSummary> {
    let summary = actions::summary::of_theme(&app, &t.actor, id, theme, Says::from_code(&query.says)).await?;
    let quote = |(one, stands_for): (expressions::SharedExpression, i64)| QuoteJson {
        number: one.number,
        expression: one.id.0,
        words: one.text.as_str().to_owned(),
        stands_for,
    };
    Ok(Json(ThemeSummary {
        quotes: summary.quotes.into_iter().map(quote).collect(),
        read_count: summary.read,
    }))
}
