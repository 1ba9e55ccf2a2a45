//! What changed over time and place, as JSON.

use crate::{
    StudyId,
    coding::Tone,
    pages::trends::{Looked, looked},
    store,
    tally::Says,
    trend::{Spot, Trend},
};
use axum::extract::State;
use platform::{
    App, Permission, Reader,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A theme in one month beside those before it, or in one place beside the others.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TrendJson {
    theme: Uuid,
    /// Where it is the place that is compared; none for the month.
    place: Option<String>,
    /// Expressions that carry the theme; none where a number is small, or would tell a small one.
    count: Option<i64>,
    /// Expressions that were read there.
    text_count: i64,
    /// How many would carry it if nothing differed.
    expected: Option<f64>,
    /// The probability of such a difference by chance alone.
    p: Option<f64>,
    /// `more` or `less` when it is more than noise, taking all comparisons together.
    told: Option<&'static str>,
}

/// Everything that was compared.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TrendsJson {
    /// The month that is looked at; none where there is too little to compare.
    month: Option<String>,
    /// The months that can be looked at, latest first.
    months: Vec<String>,
    comparisons: Vec<TrendJson>,
}

/// What changed.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyTrends {
    trends: TrendsJson,
}

/// What is looked at.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct TrendsQuery {
    /// `people` or `tool`.
    #[serde(default)]
    says: String,
    /// `2026-11`; the latest with expressions enough where nothing is said.
    #[serde(default)]
    month: String,
    /// `positive`, `negative`, `mixed` or `neutral`.
    #[serde(default)]
    tone: String,
}

/// Which themes changed, and which differ from place to place, more than chance would have it.
#[utoipa::path(get, path = "/studies/{id}/trends", tag = "analysis", params(("id" = Uuid, Path), TrendsQuery),
    responses((status = 200, body = StudyTrends), (status = 404)))]
pub(crate) async fn list_trends(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    ApiQuery(query): ApiQuery<TrendsQuery>,
) -> Api<StudyTrends> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(&app, &scope, id).await?;
    let book = store::codebooks::get(&app, &scope, study.codebook).await?;
    let (says, tone) = (Says::from_code(&query.says), Tone::from_code(&query.tone));
    let looked = looked(&app, id, &book, says, tone, &query.month).await?;
    let comparisons = looked.trends.iter().map(|trend| trend_json(&looked, trend)).collect();
    Ok(Json(StudyTrends {
        trends: TrendsJson {
            comparisons,
            month: looked.month,
            months: looked.months,
        },
    }))
}

fn trend_json(looked: &Looked, trend: &Trend) -> TrendJson {
    TrendJson {
        theme: trend.theme.0,
        place: match &trend.spot {
            Spot::Month => None,
            Spot::Place(name) => Some(name.clone()),
        },
        count: looked.shown(trend),
        text_count: trend.texts,
        expected: trend.said.map(|said| said.expected),
        p: trend
            .said
            .map(|said| said.p)
            // A probability would tell a count that is masked.
            .filter(|_| looked.shown(trend).is_some()),
        told: trend.is_told.then(|| if trend.is_more() { "more" } else { "less" }),
    }
}
