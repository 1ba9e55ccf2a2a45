//! `/api/v1/projects/{id}/indicators` and `…/measures`.

use super::{Because, MadeInProjects, MeasureFigureJson, OverVersion, thousandths};
use crate::{
    ProjectId, actions as verbs,
    indicator::{Direction, Indicator, IndicatorId, IndicatorWords, Kind, Measure, MeasureId, real},
    store, whole,
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What is written of an indicator.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct IndicatorJson {
    /// Its name.
    pub name: String,
    /// `proportion` or `number`.
    #[schema(value_type = String)]
    pub kind: Kind,
    /// The unit of a number.
    #[serde(default)]
    pub unit: String,
    /// What is counted.
    pub counted: String,
    /// From where.
    pub source: String,
    /// `up` or `down`: which way is better.
    #[schema(value_type = String)]
    pub direction: Direction,
    /// Before.
    pub baseline: Option<MeasureFigureJson>,
    /// The target, in percent for a proportion (70 is 70 %), in the unit for a number.
    pub target: Option<f64>,
    /// By when.
    #[schema(value_type = Option<String>, format = Date)]
    pub target_on: Option<jiff::civil::Date>,
}

impl IndicatorJson {
    fn words(self) -> Result<IndicatorWords> {
        let baseline = self
            .baseline
            .map(|baseline| baseline.figure(self.kind, "baseline_amount"))
            .transpose()?;
        let target = self.target.map(|target| thousandths(target, "target")).transpose()?;
        Ok(IndicatorWords {
            name: self.name,
            kind: self.kind,
            unit: self.unit,
            counted: self.counted,
            source: self.source,
            direction: self.direction,
            baseline,
            target,
            target_on: self.target_on,
        })
    }

    fn of(words: IndicatorWords) -> Self {
        Self {
            baseline: words
                .baseline
                .map(|baseline| MeasureFigureJson::of(baseline, words.kind)),
            target: words.target.map(|target| real(target) / 1000.0),
            name: words.name,
            kind: words.kind,
            unit: words.unit,
            counted: words.counted,
            source: words.source,
            direction: words.direction,
            target_on: words.target_on,
        }
    }
}

/// The effect of the latest measure, in words and figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct EffectJson {
    /// The difference: of shares (between −1 and 1), or in units.
    pub difference: f64,
    /// The low end of its 95 % interval (Newcombe 1998, method 10), for proportions.
    pub low: Option<f64>,
    /// The high end.
    pub high: Option<f64>,
    /// The same with what may be concluded, in the reader's language.
    pub said: String,
}

/// An indicator as stored.
#[derive(Debug, Serialize, ToSchema)]
pub struct StoredIndicator {
    /// Its id.
    pub id: Uuid,
    /// What was written.
    pub indicator: IndicatorJson,
    /// Is it locked?
    pub locked: bool,
    /// The version, to send back when writing.
    pub version: i64,
    /// The effect, once measured.
    pub effect: Option<EffectJson>,
}

/// Indicators.
#[derive(Debug, Serialize, ToSchema)]
pub struct Indicators {
    /// In the order they were written.
    pub indicators: Vec<StoredIndicator>,
}

/// The indicators of a project with their effect.
#[utoipa::path(get, path = "/projects/{id}/indicators", tag = "projects", params(("id" = Uuid, Path)), responses((status = 200, body = Indicators)))]
pub async fn list(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Api<Indicators> {
    let whole = whole::load(&app, &super::reading(&t)?, id).await?;
    let json = |one: &Indicator| StoredIndicator {
        id: one.id.0,
        indicator: IndicatorJson::of(one.words.clone()),
        locked: one.locked_at.is_some(),
        version: one.version,
        effect: whole.effect_of(one).map(|(_, effect)| EffectJson {
            difference: effect.difference,
            low: effect.interval.map(|(low, _)| low),
            high: effect.interval.map(|(_, high)| high),
            said: effect.said(&t),
        }),
    };
    Ok(Json(Indicators {
        indicators: whole.indicators.iter().map(json).collect(),
    }))
}

/// Adds an indicator before the start.
#[utoipa::path(post, path = "/projects/{id}/indicators", tag = "projects", params(("id" = Uuid, Path)), request_body = IndicatorJson, responses((status = 201, body = MadeInProjects), (status = 409), (status = 422)))]
pub async fn add(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(new): Json<IndicatorJson>,
) -> Result<(StatusCode, Json<MadeInProjects>)> {
    super::managing(&t)?;
    let made = verbs::indicators::add(&app, &t.actor, id, &new.words()?).await?;
    Ok((StatusCode::CREATED, Json(MadeInProjects { id: made.0 })))
}

/// An indicator to write over the version that was read.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RewrittenIndicator {
    /// As read.
    pub version: i64,
    /// The indicator.
    pub indicator: IndicatorJson,
    /// Needed once it is locked.
    #[serde(default)]
    pub reason: String,
}

/// Writes an indicator; a locked one keeps what it was, with the reason.
#[utoipa::path(put, path = "/projects/{id}/indicators/{indicator}", tag = "projects", params(("id" = Uuid, Path), ("indicator" = Uuid, Path)), request_body = RewrittenIndicator, responses((status = 204), (status = 409), (status = 422)))]
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
    Json(new): Json<RewrittenIndicator>,
) -> Result<StatusCode> {
    super::managing(&t)?;
    verbs::indicators::write(
        &app,
        &t.actor,
        id,
        indicator,
        new.version,
        &new.indicator.words()?,
        &new.reason,
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Locks the baseline and the target.
#[utoipa::path(post, path = "/projects/{id}/indicators/{indicator}/lock", tag = "projects", params(("id" = Uuid, Path), ("indicator" = Uuid, Path)), request_body = OverVersion, responses((status = 204), (status = 409), (status = 422)))]
pub async fn lock(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
    Json(over): Json<OverVersion>,
) -> Result<StatusCode> {
    verbs::indicators::lock(&app, &t.actor, id, indicator, over.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an indicator that is not locked out of the plan.
#[utoipa::path(post, path = "/projects/{id}/indicators/{indicator}/removal", tag = "projects", params(("id" = Uuid, Path), ("indicator" = Uuid, Path)), responses((status = 204), (status = 409)))]
pub async fn remove(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
) -> Result<StatusCode> {
    verbs::indicators::remove(&app, &t.actor, id, indicator).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A measure.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeasureJson {
    /// Its id.
    pub id: Uuid,
    /// Of which indicator.
    pub indicator_id: Uuid,
    /// What was counted.
    pub figure: MeasureFigureJson,
    /// What should be known about it.
    pub note: String,
    /// Why it was withdrawn, if it was.
    pub withdrawn_because: Option<String>,
}

/// Measures.
#[derive(Debug, Serialize, ToSchema)]
pub struct Measures {
    /// Oldest first.
    pub measures: Vec<MeasureJson>,
}

/// The measures of a project, withdrawn ones too.
#[utoipa::path(get, path = "/projects/{id}/measures", tag = "projects", params(("id" = Uuid, Path)), responses((status = 200, body = Measures)))]
pub async fn measures(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Api<Measures> {
    store::projects::get(app.db.read(), &super::reading(&t)?, id).await?;
    let indicators = store::indicators::list(app.db.read(), &[id]).await?;
    let kind = |of| {
        indicators
            .iter()
            .find(|one| one.id == of)
            .map_or(Kind::Number, |one| one.words.kind)
    };
    let json = |one: Measure| MeasureJson {
        id: one.id.0,
        indicator_id: one.indicator.0,
        figure: MeasureFigureJson::of(one.figure, kind(one.indicator)),
        note: one.note,
        withdrawn_because: one.withdrawn,
    };
    let measures = store::indicators::measures(app.db.read(), &[id]).await?;
    Ok(Json(Measures {
        measures: measures.into_iter().map(json).collect(),
    }))
}

/// A measure to enter.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewMeasure {
    /// Of which indicator.
    pub indicator_id: Uuid,
    /// What was counted.
    pub figure: MeasureFigureJson,
    /// What should be known about it.
    #[serde(default)]
    pub note: String,
}

/// Enters a measure of a locked indicator, after the start.
#[utoipa::path(post, path = "/projects/{id}/measures", tag = "projects", params(("id" = Uuid, Path)), request_body = NewMeasure, responses((status = 201, body = MadeInProjects), (status = 409), (status = 422)))]
pub async fn measure(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(new): Json<NewMeasure>,
) -> Result<(StatusCode, Json<MadeInProjects>)> {
    let scope = super::managing(&t)?;
    let indicator = IndicatorId(new.indicator_id);
    let kind = store::indicators::get(app.db.read(), &scope, id, indicator)
        .await?
        .words
        .kind;
    let figure = new.figure.figure(kind, "amount")?;
    let made = verbs::measures::enter(&app, &t.actor, id, indicator, &figure, &new.note).await?;
    Ok((StatusCode::CREATED, Json(MadeInProjects { id: made.0 })))
}

/// Takes a measure back, saying why.
#[utoipa::path(post, path = "/projects/{id}/measures/{measure}/withdrawal", tag = "projects", params(("id" = Uuid, Path), ("measure" = Uuid, Path)), request_body = Because, responses((status = 204), (status = 409), (status = 422)))]
pub async fn withdraw_measure(
    State(app): State<App>,
    t: Reader,
    Path((id, measure)): Path<(ProjectId, MeasureId)>,
    Json(because): Json<Because>,
) -> Result<StatusCode> {
    verbs::measures::withdraw(&app, &t.actor, id, measure, &because.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
