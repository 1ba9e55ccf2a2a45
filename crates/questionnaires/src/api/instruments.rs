//! Instruments as JSON.

use super::MadeInQuestionnaires;
use crate::{
    actions::{
        codesign::{self, Said},
        instruments::{From as Source, edit_whole, faults, latest, make, next_version, publish},
    },
    campaign::{InstrumentId, RemarkId},
    fhir,
    instrument::Content,
    library,
    pages::file_problem,
    reading::{self, LeftOut, MOST_BYTES, Read},
    store,
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, Json, Path, upload::Upload},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A ready instrument.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ReadyJson {
    /// Give it as `from` to begin from it.
    key: &'static str,
    title: String,
    question_count: usize,
}

/// The ready instruments.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ReadyInstruments {
    ready: Vec<ReadyJson>,
}

/// The ready instruments, written for this project.
#[utoipa::path(get, path = "/ready-instruments", tag = "questionnaires", responses((status = 200, body = ReadyInstruments)))]
pub(crate) async fn list_ready_instruments(t: Reader) -> Api<ReadyInstruments> {
    t.actor.scope(Permission::ReadQuestionnaires)?;
    let one = |ready: &library::Ready| ReadyJson {
        key: ready.key,
        title: ready.content.title.get(t.language.code()).to_owned(),
        question_count: ready.content.questions().count(),
    };
    Ok(Json(ReadyInstruments {
        ready: library::all().iter().map(one).collect(),
    }))
}

/// An instrument of the list.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct InstrumentRow {
    id: Uuid,
    name: String,
    /// Of its latest version.
    version: i64,
    #[schema(format = DateTime)]
    published_at: Option<String>,
}

/// Instruments by name.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Instruments {
    instruments: Vec<InstrumentRow>,
}

/// The instruments that one may see.
#[utoipa::path(get, path = "/instruments", tag = "questionnaires", responses((status = 200, body = Instruments)))]
pub(crate) async fn list_instruments(State(app): State<App>, t: Reader) -> Api<Instruments> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let one = |one: store::instruments::Listed| InstrumentRow {
        id: one.id.0,
        name: one.name,
        version: one.latest.0,
        published_at: one.latest.1.map(|at| at.to_string()),
    };
    let listed = store::instruments::list(&app, &scope).await?;
    Ok(Json(Instruments {
        instruments: listed.into_iter().map(one).collect(),
    }))
}

/// A new instrument.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct NewInstrument {
    /// The key of a ready one; a blank page without it.
    #[serde(default)]
    from: Option<String>,
    /// Needed for a blank page.
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    organisation: Option<Uuid>,
}

/// Makes an instrument, as a draft.
#[utoipa::path(post, path = "/instruments", tag = "questionnaires", request_body = NewInstrument,
    responses((status = 201, body = MadeInQuestionnaires), (status = 403), (status = 422)))]
pub(crate) async fn make_instrument(
    State(app): State<App>,
    t: Reader,
    Json(body): Json<NewInstrument>,
) -> Result<(StatusCode, Json<MadeInQuestionnaires>)> {
    let from = match body.from {
        Some(key) => Source::Library(key),
        None => Source::Blank(body.title.unwrap_or_default()),
    };
    let id = make(&app, &t.actor, body.organisation, from).await?;
    Ok((StatusCode::CREATED, Json(MadeInQuestionnaires { id: id.0 })))
}

/// A FHIR questionnaire to read.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct FhirBody {
    /// An HL7 FHIR R4 `Questionnaire`.
    #[schema(value_type = Object)]
    questionnaire: serde_json::Value,
    #[serde(default)]
    organisation: Option<Uuid>,
}

/// Something that was not taken.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct LeftJson {
    /// The `linkId` or the name of the question; empty for the whole.
    link: String,
    /// The line of a table.
    line: Option<u64>,
    why: &'static str,
    /// What the file says there, or the name that was given.
    what: String,
}

impl From<LeftOut> for LeftJson {
    fn from(one: LeftOut) -> Self {
        Self {
            link: one.link,
            line: one.line,
            why: one.why.code(),
            what: one.what,
        }
    }
}

/// What was read.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ReadInstrument {
    id: Uuid,
    taken_count: usize,
    left: Vec<LeftJson>,
}

/// Reads a FHIR questionnaire into a draft; what was not taken is told item by item.
#[utoipa::path(post, path = "/instruments/reading", tag = "questionnaires", request_body = FhirBody,
    responses((status = 201, body = ReadInstrument), (status = 403), (status = 422)))]
pub(crate) async fn read_fhir(
    State(app): State<App>,
    t: Reader,
    Json(body): Json<FhirBody>,
) -> Result<(StatusCode, Json<ReadInstrument>)> {
    t.actor.scope(Permission::WriteQuestionnaires)?;
    let read = fhir::read(&body.questionnaire.to_string())
        .map_err(|_| Error::invalid("questionnaire", "questionnaires-left-not-a-questionnaire"))?;
    made_of(&app, &t, body.organisation, read).await
}

async fn made_of(
    app: &App,
    t: &Reader,
    organisation: Option<Uuid>,
    read: Read,
) -> Result<(StatusCode, Json<ReadInstrument>)> {
    let taken_count = read.content.items().count();
    let id = make(app, &t.actor, organisation, Source::Content(Box::new(read.content))).await?;
    let body = ReadInstrument {
        id: id.0,
        taken_count,
        left: read.left.into_iter().map(LeftJson::from).collect(),
    };
    Ok((StatusCode::CREATED, Json(body)))
}

/// Reads a file of questions into a draft: a multipart form with `file` (an XLSForm, a CSV or XLSX table with a line a
/// question, a FHIR questionnaire) and `organisation` for who has several. What was not taken is told item by item.
#[utoipa::path(post, path = "/instruments/reading/file", tag = "questionnaires",
    request_body(content_type = "multipart/form-data", content = String),
    responses((status = 201, body = ReadInstrument), (status = 403), (status = 413), (status = 422)))]
pub(crate) async fn read_file(
    State(app): State<App>,
    t: Reader,
    request: Request,
) -> Result<(StatusCode, Json<ReadInstrument>)> {
    // Before a file is received from somebody who may not.
    let scope = t.actor.scope(Permission::WriteQuestionnaires)?;
    let upload = Upload::read(&app, request, MOST_BYTES).await?;
    let organisation = upload.text("organisation").parse().ok();
    if let Some(organisation) = organisation {
        scope.check(organisation)?;
    }
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "questionnaires-file-missing"))?;
    let (bytes, name, language) = (file.bytes().await?, file.name.clone(), t.language.code());
    let read = tokio::task::spawn_blocking(move || reading::read(&bytes, &name, language))
        .await
        .map_err(Error::internal)?;
    let read = read.map_err(|refused| file_problem("file", &refused))?;
    made_of(&app, &t, organisation, read).await
}

/// A fault, and where.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct FaultJson {
    /// A question, a section or a score; empty for the whole.
    key: String,
    fault: &'static str,
}

/// An instrument in its latest version.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct InstrumentJson {
    id: Uuid,
    version_id: Uuid,
    version: i64,
    /// Give it back when changing the draft.
    edit: i64,
    #[schema(format = DateTime)]
    published_at: Option<String>,
    #[schema(value_type = Object)]
    content: Content,
    /// What is to be mended before it can be published.
    faults: Vec<FaultJson>,
}

/// One instrument.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneInstrument {
    instrument: InstrumentJson,
}

/// An instrument in its latest version.
#[utoipa::path(get, path = "/instruments/{id}", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneInstrument), (status = 404)))]
pub(crate) async fn show_instrument(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
) -> Api<OneInstrument> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(&app, &scope, id).await?;
    let fault = |wrong: crate::instrument::Wrong| FaultJson {
        key: wrong.key,
        fault: wrong.fault.code(),
    };
    Ok(Json(OneInstrument {
        instrument: InstrumentJson {
            id: id.0,
            version_id: version.id.0,
            version: version.number,
            edit: version.edit,
            published_at: version.published_at.map(|at| at.to_string()),
            faults: faults(&version).into_iter().map(fault).collect(),
            content: version.content,
        },
    }))
}

/// The whole content of a draft.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ContentBody {
    /// The state that was seen.
    edit: i64,
    #[schema(value_type = Object)]
    content: Content,
}

/// Writes the whole content of a draft.
#[utoipa::path(put, path = "/instruments/{id}", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = ContentBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn save_instrument(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Json(body): Json<ContentBody>,
) -> Result<StatusCode> {
    edit_whole(&app, &t.actor, id, body.edit, body.content).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The state that was seen.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SeenBody {
    edit: i64,
}

/// Publishes the latest version: it never changes from then on.
#[utoipa::path(post, path = "/instruments/{id}/publication", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = SeenBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn publish_instrument(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Json(body): Json<SeenBody>,
) -> Result<StatusCode> {
    publish(&app, &t.actor, id, body.edit).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begins the next version from the latest.
#[utoipa::path(post, path = "/instruments/{id}/versions", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 201, body = MadeInQuestionnaires), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn begin_version(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
) -> Result<(StatusCode, Json<MadeInQuestionnaires>)> {
    let made = next_version(&app, &t.actor, id).await?;
    Ok((StatusCode::CREATED, Json(MadeInQuestionnaires { id: made.0 })))
}

/// What somebody thinks of a question.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct RemarkBody {
    /// The key of a question; the whole without it.
    #[serde(default)]
    item: String,
    words: String,
    /// Other words for it.
    #[serde(default)]
    proposal: String,
}

/// Says something of the latest version.
#[utoipa::path(post, path = "/instruments/{id}/remarks", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = RemarkBody,
    responses((status = 201, body = MadeInQuestionnaires), (status = 403), (status = 404), (status = 422)))]
pub(crate) async fn remark_instrument(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Json(body): Json<RemarkBody>,
) -> Result<(StatusCode, Json<MadeInQuestionnaires>)> {
    let said = Said {
        item: body.item,
        words: body.words,
        proposal: body.proposal,
    };
    let made = codesign::remark(&app, &t.actor, id, &said).await?;
    Ok((StatusCode::CREATED, Json(MadeInQuestionnaires { id: made.0 })))
}

/// The answer to a remark.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct RemarkAnswerBody {
    taken: bool,
    why: String,
}

/// Answers a remark: taken or not, and why.
#[utoipa::path(post, path = "/instruments/{id}/remarks/{remark}", tag = "questionnaires",
    params(("id" = Uuid, Path), ("remark" = Uuid, Path)), request_body = RemarkAnswerBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn answer_instrument_remark(
    State(app): State<App>,
    t: Reader,
    Path((id, remark)): Path<(InstrumentId, RemarkId)>,
    Json(body): Json<RemarkAnswerBody>,
) -> Result<StatusCode> {
    codesign::answer(&app, &t.actor, id, remark, body.taken, &body.why).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Approves the latest version as it was seen.
#[utoipa::path(post, path = "/instruments/{id}/approvals", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = SeenBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn approve_instrument(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InstrumentId>,
    Json(body): Json<SeenBody>,
) -> Result<StatusCode> {
    codesign::approve(&app, &t.actor, id, body.edit).await?;
    Ok(StatusCode::NO_CONTENT)
}
