//! The steps of the work on a sheet, as JSON; files come as multipart forms.

use crate::{
    actions::{attach, authorise, criteria, follow, publish as publishing, respond, write as writing},
    attachment::{AttachmentId, AttachmentWords},
    criteria::Answer,
    follow_up::NewFollowUp,
    pages::{take_attachment, take_signature},
    reply::{Moderation, ReuseId},
    sheet::{SheetId, Words},
};
use axum::extract::{Request, State};
use http::StatusCode;
use platform::{
    App, Reader, Result,
    web::{Json, Path},
};
use projects::ProjectId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A sheet to begin.
#[derive(Deserialize, ToSchema)]
pub struct NewSheetJson {
    project: uuid::Uuid,
    /// The heading; the project's own when empty.
    #[serde(default)]
    title: String,
}

/// An identifier.
#[derive(Serialize, ToSchema)]
pub struct CreatedJson {
    id: uuid::Uuid,
}

/// Begins a sheet from a project, whose record writes its first words.
#[utoipa::path(post, path = "/publications", tag = "publications", request_body = NewSheetJson, responses((status = 201, body = CreatedJson), (status = 422)))]
pub async fn create(
    State(app): State<App>,
    t: Reader,
    Json(new): Json<NewSheetJson>,
) -> Result<(StatusCode, Json<CreatedJson>)> {
    let id = writing::create(&app, &t, ProjectId(new.project), &new.title).await?;
    Ok((StatusCode::CREATED, Json(CreatedJson { id: id.0 })))
}

/// New words, and the version of those that were read.
#[derive(Deserialize, ToSchema)]
pub struct WordsJson {
    version: i64,
    words: Words,
}

/// Writes a sheet; 409 when somebody else wrote since `version`.
#[utoipa::path(put, path = "/publications/{id}", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = WordsJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(new): Json<WordsJson>,
) -> Result<StatusCode> {
    writing::save(&app, &t.actor, id, new.version, &new.words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// New answers, and the version of those that were read.
#[derive(Deserialize, ToSchema)]
pub struct AnswersJson {
    version: i64,
    answers: Vec<Answer>,
}

/// Answers some of the four criteria, in words.
#[utoipa::path(put, path = "/publications/{id}/criteria", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = AnswersJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn answer_criteria(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(new): Json<AnswersJson>,
) -> Result<StatusCode> {
    criteria::save(&app, &t.actor, id, new.version, &new.answers).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Attaches a file: a multipart form with `file`, `alternative`, `caption`, `consent`.
#[utoipa::path(post, path = "/publications/{id}/attachments", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body(content_type = "multipart/form-data"), responses((status = 201, body = CreatedJson), (status = 413), (status = 422)))]
pub async fn attach(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    request: Request,
) -> Result<(StatusCode, Json<CreatedJson>)> {
    let attachment = take_attachment(&app, &t, id, request).await.1?;
    Ok((StatusCode::CREATED, Json(CreatedJson { id: attachment.0 })))
}

/// New words about a file, and the version of those that were read.
#[derive(Deserialize, ToSchema)]
pub struct DescriptionJson {
    version: i64,
    words: AttachmentWords,
}

/// Corrects what is written about a file; 409 when somebody else did since `version`.
#[utoipa::path(put, path = "/publications/{id}/attachments/{attachment}", tag = "publications", params(("id" = uuid::Uuid, Path), ("attachment" = uuid::Uuid, Path)), request_body = DescriptionJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn describe(
    State(app): State<App>,
    t: Reader,
    Path((id, attachment)): Path<(SheetId, AttachmentId)>,
    Json(new): Json<DescriptionJson>,
) -> Result<StatusCode> {
    attach::correct(&app, &t.actor, id, (attachment, new.version), &new.words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a file away, from the public page too.
#[utoipa::path(delete, path = "/publications/{id}/attachments/{attachment}", tag = "publications", params(("id" = uuid::Uuid, Path), ("attachment" = uuid::Uuid, Path)), responses((status = 204), (status = 404)))]
pub async fn detach(
    State(app): State<App>,
    t: Reader,
    Path((id, attachment)): Path<(SheetId, AttachmentId)>,
) -> Result<StatusCode> {
    attach::remove(&app, &t.actor, id, attachment, "").await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records a signature: a multipart form with `name`, `function`, `signed_on`, `extents`, `image_rights`, `content_version` and the file `form`.
#[utoipa::path(post, path = "/publications/{id}/authorisation", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body(content_type = "multipart/form-data"), responses((status = 201, body = CreatedJson), (status = 409), (status = 422)))]
pub async fn authorise(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    request: Request,
) -> Result<(StatusCode, Json<CreatedJson>)> {
    let authorisation = take_signature(&app, &t, id, request).await.1?;
    Ok((StatusCode::CREATED, Json(CreatedJson { id: authorisation.0 })))
}

/// Why something is withdrawn.
#[derive(Deserialize, ToSchema)]
pub struct ReasonJson {
    reason: String,
}

/// Withdraws the authorisation; a public sheet is taken down at once.
#[utoipa::path(post, path = "/publications/{id}/authorisation/withdrawal", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = ReasonJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn withdraw_authorisation(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(body): Json<ReasonJson>,
) -> Result<StatusCode> {
    authorise::withdraw(&app, &t.actor, id, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Publishes a sheet that nothing stands against.
#[utoipa::path(post, path = "/publications/{id}/publication", tag = "publications", params(("id" = uuid::Uuid, Path)), responses((status = 204), (status = 409)))]
pub async fn publish(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<StatusCode> {
    publishing::publish(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a public sheet down.
#[utoipa::path(post, path = "/publications/{id}/publication/withdrawal", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = ReasonJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn take_down(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(body): Json<ReasonJson>,
) -> Result<StatusCode> {
    publishing::take_down(&app, &t.actor, id, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records a step of the follow-up.
#[utoipa::path(post, path = "/publications/{id}/follow-up", tag = "publications", params(("id" = uuid::Uuid, Path)), request_body = NewFollowUp, responses((status = 204), (status = 422)))]
pub async fn follow_up(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Json(new): Json<NewFollowUp>,
) -> Result<StatusCode> {
    follow::record(&app, &t.actor, id, &new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is decided about a told reuse.
#[derive(Deserialize, ToSchema)]
pub struct ReuseDecisionJson {
    /// As read.
    version: i64,
    /// `shown` or `not_shown`.
    decision: String,
    #[serde(default)]
    reason: String,
}

/// Shows a told reuse, or says why it is not shown; 409 when somebody else decided since `version`.
#[utoipa::path(post, path = "/publications/{id}/reuses/{reuse}/decision", tag = "publications", params(("id" = uuid::Uuid, Path), ("reuse" = uuid::Uuid, Path)), request_body = ReuseDecisionJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn decide_reuse(
    State(app): State<App>,
    t: Reader,
    Path((id, reuse)): Path<(SheetId, ReuseId)>,
    Json(body): Json<ReuseDecisionJson>,
) -> Result<StatusCode> {
    let decision = Moderation::from_code(&body.decision).unwrap_or(Moderation::Waiting);
    respond::decide_reuse(&app, &t.actor, id, (reuse, body.version), decision, &body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
