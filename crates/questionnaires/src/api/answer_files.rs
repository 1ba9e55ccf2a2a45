//! Files given as answers, as JSON: one is sent before the answer that names it; opening one leaves its reason in the audit.

use crate::{
    actions::{answering, filing, opening},
    campaign::{AnswerFileId, CampaignId, Channel},
    taking::Refusal,
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
};
use platform::{
    App, Error, Problems, Reader, Result,
    web::{Api, ApiQuery, Download, Json, Path, limits::Pace, upload::Upload},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A file that waits for the answer that names it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WaitingFileJson {
    /// What the answer to its question says.
    id: Uuid,
}

/// A file that waits for the answer that names it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneWaitingFile {
    file: WaitingFileJson,
}

/// Takes a file for a question (a multipart form): `question`, its key, and `file`. The answer then gives its id as the answer to
/// that question; a file that no answer names is forgotten after a day.
#[utoipa::path(post, path = "/answers/{link}/files", tag = "public", params(("link" = String, Path)),
    request_body(content_type = "multipart/form-data", content = String),
    responses((status = 201, body = OneWaitingFile), (status = 404), (status = 409), (status = 413), (status = 422)))]
pub(crate) async fn give_answer_file(
    State(app): State<App>,
    Path(link): Path<String>,
    pace: Pace,
    request: Request,
) -> Result<(StatusCode, Json<OneWaitingFile>)> {
    let asked = answering::asked(&app, &link).await?;
    pace.check()?;
    asked.check_takes(&app, Channel::Open)?;
    let upload = Upload::read(&app, request, asked.content().most_file_bytes()).await?;
    let item = filing::question(asked.content(), upload.text("question"))
        .ok_or_else(|| Error::invalid("question", Refusal::UnknownItem.message()))?;
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "questionnaires-batch-no-file"))?;
    match filing::receive(&app, &asked, item, file.bytes().await?).await? {
        Ok(id) => {
            let file = WaitingFileJson { id: id.0 };
            Ok((StatusCode::CREATED, Json(OneWaitingFile { file })))
        }
        Err(why) => {
            let mut problems = Problems::new();
            let kind = Some(&item.kind);
            problems.add_with("file", why.message_of(kind), &[("n", &why.bound(kind).to_string())]);
            Err(Error::Invalid(problems))
        }
    }
}

/// A file of a whole answer.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AnswerFileJson {
    id: Uuid,
    /// The key of its question.
    question: String,
    participant: Uuid,
    media_type: String,
    byte_count: i64,
}

/// Files of a campaign, in no order that tells anything.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AnswerFilesJson {
    files: Vec<AnswerFileJson>,
    /// After which the next page begins.
    next: Option<Uuid>,
}

/// Where a list goes on.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AfterFile {
    /// The last file of the page before.
    #[serde(default)]
    after: Option<Uuid>,
}

/// The files that were given in a campaign, a page at a time, for who may open them.
#[utoipa::path(get, path = "/campaigns/{id}/answer-files", tag = "questionnaires",
    params(("id" = Uuid, Path), AfterFile),
    responses((status = 200, body = AnswerFilesJson), (status = 403), (status = 404)))]
pub(crate) async fn list_answer_files(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    ApiQuery(query): ApiQuery<AfterFile>,
) -> Api<AnswerFilesJson> {
    let given = opening::list(&app, &t.actor, id, query.after.map(AnswerFileId)).await?;
    let files = given.files.into_iter().map(|file| AnswerFileJson {
        id: file.id.0,
        question: file.item,
        participant: file.participant.0,
        media_type: file.media_type,
        byte_count: file.byte_count,
    });
    Ok(Json(AnswerFilesJson {
        files: files.collect(),
        next: given.next.map(|next| next.0),
    }))
}

/// Why a file is opened.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct OpeningBody {
    /// Ten characters at least; noted in the audit.
    reason: String,
}

/// Opens a file, for a reason that the audit keeps; the answer is the file itself.
#[utoipa::path(post, path = "/campaigns/{id}/answer-files/{file}", tag = "questionnaires",
    params(("id" = Uuid, Path), ("file" = Uuid, Path)), request_body = OpeningBody,
    responses((status = 200, content_type = "application/octet-stream", body = String), (status = 403), (status = 404), (status = 422)))]
pub(crate) async fn open_answer_file(
    State(app): State<App>,
    t: Reader,
    Path((id, file)): Path<(CampaignId, AnswerFileId)>,
    Json(body): Json<OpeningBody>,
) -> Result<Download> {
    let opened = opening::open(&app, &t.actor, id, file, &body.reason).await?;
    Ok(Download::bytes(opened.name, opened.media_type, opened.bytes))
}
