//! Patient tracer as JSON: planned paths, the oral agreement, both views, and both side by side.

use super::{
    MadeInQuestionnaires,
    answers::{AnswerValue, fields, refused},
};
use crate::{
    actions::tracings as verbs,
    campaign::CampaignId,
    tracer::{Tracing, TracingId, TracingWords, View},
    value::Answers,
};
use axum::{extract::State, http::StatusCode};
use jiff::civil::Date;
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One path.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TracingJson {
    id: Uuid,
    /// Without a name.
    label: String,
    unit: String,
    planned_on: String,
    /// `planned`, `agreed`, `patient-heard`, `team-heard` or `side-by-side`.
    standing: &'static str,
    agreed_on: Option<String>,
    /// The role that noted the oral agreement.
    agreed_role: Option<String>,
    patient_on: Option<String>,
    team_on: Option<String>,
    together_on: Option<String>,
    /// Give it back when answering a view.
    edit: i64,
}

fn tracing_json(one: &Tracing) -> TracingJson {
    let day = |view: View| one.day_of(view).map(|day| day.to_string());
    TracingJson {
        id: one.id.0,
        label: one.words.label.clone(),
        unit: one.words.unit.clone(),
        planned_on: one.words.planned_on.to_string(),
        standing: one.standing().code(),
        agreed_on: one.agreed.as_ref().map(|(day, _)| day.to_string()),
        agreed_role: one.agreed.as_ref().map(|(_, role)| role.clone()),
        patient_on: day(View::Patient),
        team_on: day(View::Team),
        together_on: day(View::Together),
        edit: one.edit,
    }
}

/// The paths of a tracer campaign.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TracingsJson {
    tracings: Vec<TracingJson>,
}

/// The paths of a tracer campaign, by day.
#[utoipa::path(get, path = "/campaigns/{id}/tracings", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 200, body = TracingsJson), (status = 403), (status = 404)))]
pub(crate) async fn list_tracings(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Api<TracingsJson> {
    let (_, all) = verbs::list(&app, &t.actor, id).await?;
    Ok(Json(TracingsJson {
        tracings: all.iter().map(tracing_json).collect(),
    }))
}

/// A path to plan.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct PlannedTracing {
    /// What tells the path, without a name or a number of somebody.
    label: String,
    unit: String,
    /// `2026-11-26`.
    planned_on: String,
}

fn day(field: &str, text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| Error::invalid(field, "questionnaires-refusal-bad-date"))
}

/// Plans a path.
#[utoipa::path(post, path = "/campaigns/{id}/tracings", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = PlannedTracing,
    responses((status = 201, body = MadeInQuestionnaires), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn plan_tracing(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Json(body): Json<PlannedTracing>,
) -> Result<(StatusCode, Json<MadeInQuestionnaires>)> {
    t.actor.scope(Permission::EnterAnswers)?;
    let words = TracingWords {
        label: body.label,
        unit: body.unit,
        planned_on: day("planned_on", &body.planned_on)?,
    };
    let made = verbs::plan(&app, &t.actor, id, words).await?;
    Ok((StatusCode::CREATED, Json(MadeInQuestionnaires { id: made.0 })))
}

/// One step, side by side.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TracingStep {
    /// The key of its section.
    section: String,
    patient_key: String,
    team_key: String,
    /// `near`, `team-higher`, `patient-higher`, or `unknown` where one says nothing.
    gap: &'static str,
}

/// Both views of a path.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SideBySide {
    /// Levels of five that make a gap.
    gap_levels: u8,
    steps: Vec<TracingStep>,
    #[schema(value_type = Object)]
    patient: Answers,
    #[schema(value_type = Object)]
    team: Answers,
    #[schema(value_type = Object)]
    together: Answers,
}

/// One path with both views.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneTracing {
    tracing: TracingJson,
    /// Nothing until both are known.
    side_by_side: Option<SideBySide>,
}

/// A path; both views once both are known.
#[utoipa::path(get, path = "/campaigns/{id}/tracings/{tracing}", tag = "questionnaires",
    params(("id" = Uuid, Path), ("tracing" = Uuid, Path)),
    responses((status = 200, body = OneTracing), (status = 403), (status = 404)))]
pub(crate) async fn show_tracing(
    State(app): State<App>,
    t: Reader,
    Path((id, tracing)): Path<(CampaignId, TracingId)>,
) -> Api<OneTracing> {
    let looked = verbs::look(&app, &t.actor, id, tracing).await?;
    let (content, tracer) = (&looked.of.version.content, &looked.of.tracer);
    let side_by_side = looked.views.map(|[patient, team, together]| SideBySide {
        gap_levels: tracer.gap,
        steps: tracer
            .side_by_side(content, &patient, &team)
            .iter()
            .map(|step| TracingStep {
                section: step.section.key.clone(),
                patient_key: step.patient.key.clone(),
                team_key: step.team.key.clone(),
                gap: step.gap.code(),
            })
            .collect(),
        patient,
        team,
        together,
    });
    Ok(Json(OneTracing {
        tracing: tracing_json(&looked.tracing),
        side_by_side,
    }))
}

/// The oral agreement is taken back: everything of the path goes.
#[utoipa::path(delete, path = "/campaigns/{id}/tracings/{tracing}", tag = "questionnaires",
    params(("id" = Uuid, Path), ("tracing" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub(crate) async fn withdraw_tracing(
    State(app): State<App>,
    t: Reader,
    Path((id, tracing)): Path<(CampaignId, TracingId)>,
) -> Result<StatusCode> {
    verbs::withdraw(&app, &t.actor, id, tracing).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An oral agreement.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct AgreementBody {
    /// The day on which the person agreed.
    agreed_on: String,
}

/// Traces the oral agreement of the person, with the role of who writes it.
#[utoipa::path(put, path = "/campaigns/{id}/tracings/{tracing}/agreement", tag = "questionnaires",
    params(("id" = Uuid, Path), ("tracing" = Uuid, Path)), request_body = AgreementBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn trace_agreement(
    State(app): State<App>,
    t: Reader,
    Path((id, tracing)): Path<(CampaignId, TracingId)>,
    Json(body): Json<AgreementBody>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::EnterAnswers)?;
    verbs::agree(&app, &t.actor, id, tracing, day("agreed_on", &body.agreed_on)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was said in one view.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ViewBody {
    /// The state of the path that was seen.
    edit: i64,
    /// As in a whole answer.
    answers: BTreeMap<String, AnswerValue>,
}

/// Keeps what was said in one view: `patient`, `team`, or `together` once both are known.
#[utoipa::path(put, path = "/campaigns/{id}/tracings/{tracing}/views/{view}", tag = "questionnaires",
    params(("id" = Uuid, Path), ("tracing" = Uuid, Path), ("view" = String, Path)), request_body = ViewBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn answer_view(
    State(app): State<App>,
    t: Reader,
    Path((id, tracing, view)): Path<(CampaignId, TracingId, String)>,
    Json(body): Json<ViewBody>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::EnterAnswers)?;
    let view = View::from_code(&view).ok_or(Error::NotFound)?;
    let door = verbs::door(&app, &t.actor, (id, tracing), view, t.language.code()).await?;
    let wrong = verbs::answer(&app, &t.actor, &door, &fields(body.answers), body.edit).await?;
    if wrong.is_empty() {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(refused(door.asked.content(), wrong))
    }
}
