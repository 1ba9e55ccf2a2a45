//! Studies, their readers and their sample as JSON.

use super::MadeInStudies;
use crate::{
    StudyId, actions,
    pages::{codebook_source, filter_of},
    store,
    study::{NewStudy, Progress, Study},
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One step of a study.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyStepJson {
    /// `corpus`, `codebook`, `briefing`, `readers`, `sample`, `reading`, `agreement`, `settling`, `learning` or `findings`.
    step: &'static str,
    /// `done`, `now` or `later`.
    progress: &'static str,
}

/// One study.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyJson {
    id: Uuid,
    organisation: Uuid,
    codebook: Uuid,
    name: String,
    question: String,
    /// The filter of the corpus, as the query of an address of `/expressions`.
    filter: String,
    corpus_count: i64,
    #[schema(format = DateTime)]
    frozen_at: Option<String>,
    #[schema(format = Date)]
    briefed_on: Option<String>,
    sample_size: Option<i64>,
    /// The written seed of the draw.
    sample_seed: Option<String>,
    #[schema(format = DateTime)]
    sampled_at: Option<String>,
    /// Since when readers see each other's codes.
    #[schema(format = DateTime)]
    closed_at: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
    version: i64,
}

impl From<&Study> for StudyJson {
    fn from(study: &Study) -> Self {
        Self {
            id: study.id.0,
            organisation: study.organisation,
            codebook: study.codebook.0,
            name: study.name.clone(),
            question: study.question.clone(),
            filter: study.filter.to_query(),
            corpus_count: study.corpus_count,
            frozen_at: study.frozen_at.map(|at| at.to_string()),
            briefed_on: study.briefed_on.map(|day| day.to_string()),
            sample_size: study.sample_size,
            sample_seed: study.sample_seed.map(|seed| seed.to_string()),
            sampled_at: study.sampled_at.map(|at| at.to_string()),
            closed_at: study.closed_at.map(|at| at.to_string()),
            created_at: study.created_at.to_string(),
            version: study.version,
        }
    }
}

/// Studies.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Studies {
    studies: Vec<StudyJson>,
}

/// Where a page of studies begins.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct StudiesQuery {
    /// The last study of the page before.
    #[serde(default)]
    #[param(value_type = Option<Uuid>)]
    before: Option<StudyId>,
}

/// The studies that I may see, newest first, 50 at most.
#[utoipa::path(get, path = "/studies", tag = "analysis", params(StudiesQuery), responses((status = 200, body = Studies), (status = 403)))]
pub(crate) async fn list_studies(
    State(app): State<App>,
    t: Reader,
    ApiQuery(query): ApiQuery<StudiesQuery>,
) -> Api<Studies> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let found = store::studies::list(&app, &scope, query.before, 50).await?;
    Ok(Json(Studies {
        studies: found.iter().map(Into::into).collect(),
    }))
}

/// A study to open.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct NewStudyJson {
    name: String,
    question: String,
    /// The query of an address of `/expressions`; empty for the whole corpus.
    #[serde(default)]
    filter: String,
    /// `starter`, `blank`, or the id of a codebook to copy.
    #[serde(default)]
    codebook: String,
    /// Where; may be left out when there is only one.
    #[serde(default)]
    organisation: Option<Uuid>,
}

/// Opens a study; a job freezes its corpus.
#[utoipa::path(post, path = "/studies", tag = "analysis", request_body = NewStudyJson,
    responses((status = 201, body = MadeInStudies), (status = 403), (status = 422)))]
pub(crate) async fn open_study(
    State(app): State<App>,
    t: Reader,
    Json(body): Json<NewStudyJson>,
) -> Result<(StatusCode, Json<MadeInStudies>)> {
    t.actor.scope(Permission::ManageStudies)?;
    let new = NewStudy {
        filter: filter_of(&body.filter)?,
        codebook: codebook_source(&body.codebook)?,
        name: body.name,
        question: body.question,
        organisation: body.organisation,
    };
    let id = actions::studies::open(&app, &t.actor, new).await?;
    Ok((StatusCode::CREATED, Json(MadeInStudies { id: id.0 })))
}

/// A study with its steps.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneStudy {
    study: StudyJson,
    steps: Vec<StudyStepJson>,
    /// Expressions that left the corpus since it was frozen, taken back or with an import.
    corpus_withdrawn_count: i64,
}

/// One study and how far it is.
#[utoipa::path(get, path = "/studies/{id}", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneStudy), (status = 404)))]
pub(crate) async fn show_study(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<OneStudy> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(&app, &scope, id).await?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let code = |progress| match progress {
        Progress::Done => "done",
        Progress::Now => "now",
        Progress::Later => "later",
    };
    let steps = study.steps(&facts).into_iter().map(|(step, progress)| StudyStepJson {
        step: step.code(),
        progress: code(progress),
    });
    Ok(Json(OneStudy {
        steps: steps.collect(),
        corpus_withdrawn_count: facts.corpus_withdrawn,
        study: (&study).into(),
    }))
}

/// The joint briefing.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct StudyBriefingJson {
    #[schema(format = Date)]
    on: String,
    #[serde(default)]
    note: String,
}

/// Records the joint briefing, without which nobody codes.
#[utoipa::path(put, path = "/studies/{id}/briefing", tag = "analysis", params(("id" = Uuid, Path)), request_body = StudyBriefingJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn brief_study(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Json(body): Json<StudyBriefingJson>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::ManageStudies)?;
    let on = body
        .on
        .parse()
        .map_err(|_| Error::invalid("on", "analysis-briefing-day-missing"))?;
    actions::studies::brief(&app, &t.actor, id, Some(on), &body.note).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many to draw.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SampleJson {
    size: i64,
}

/// Draws the sample; again, as long as nobody coded.
#[utoipa::path(post, path = "/studies/{id}/sample", tag = "analysis", params(("id" = Uuid, Path)), request_body = SampleJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn draw_study_sample(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Json(body): Json<SampleJson>,
) -> Result<StatusCode> {
    actions::studies::draw(&app, &t.actor, id, body.size).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One appointed reader.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyReaderJson {
    person: Uuid,
    /// `users` or `professionals`.
    college: &'static str,
    /// Expressions of the sample coded completely.
    coded: i64,
    #[schema(format = DateTime)]
    finished_at: Option<String>,
}

/// Who reads.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct StudyReaders {
    readers: Vec<StudyReaderJson>,
}

/// Who reads a study, and how far each is.
#[utoipa::path(get, path = "/studies/{id}/readers", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = StudyReaders), (status = 404)))]
pub(crate) async fn list_study_readers(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
) -> Api<StudyReaders> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let readers = store::readers::list(app.db.read(), &scope, id).await?;
    let json = readers.into_iter().map(|reader| StudyReaderJson {
        person: reader.person,
        college: reader.college.code(),
        coded: reader.coded,
        finished_at: reader.finished_at.map(|at| at.to_string()),
    });
    Ok(Json(StudyReaders {
        readers: json.collect(),
    }))
}

/// Whom to appoint.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct AppointmentJson {
    person: Uuid,
}

/// Appoints a reader, for the college of their role.
#[utoipa::path(post, path = "/studies/{id}/readers", tag = "analysis", params(("id" = Uuid, Path)), request_body = AppointmentJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn appoint_study_reader(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Json(body): Json<AppointmentJson>,
) -> Result<StatusCode> {
    actions::studies::appoint(&app, &t.actor, id, body.person).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Releases a reader who has not finished.
#[utoipa::path(delete, path = "/studies/{id}/readers/{person}", tag = "analysis", params(("id" = Uuid, Path), ("person" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn release_study_reader(
    State(app): State<App>,
    t: Reader,
    Path((id, person)): Path<(StudyId, Uuid)>,
) -> Result<StatusCode> {
    actions::studies::release(&app, &t.actor, id, person).await?;
    Ok(StatusCode::NO_CONTENT)
}
