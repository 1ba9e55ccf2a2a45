//! `/publications`: sheets as those who work on them read them, as JSON.

use crate::{
    actions::{self, respond},
    attachment::AttachmentWords,
    criteria::Answer,
    dossier::{Dossier, Missing},
    past,
    sheet::{SheetId, Words},
};
use axum::extract::State;
use platform::{
    App, Reader,
    web::{Api, Json, Path},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A sheet in the work list.
#[derive(Serialize, ToSchema)]
pub struct PublicationLineJson {
    id: uuid::Uuid,
    project: uuid::Uuid,
    organisation: uuid::Uuid,
    title: String,
    /// `draft`, `waiting`, `ready`, `published` or `withdrawn`.
    state: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl PublicationLineJson {
    fn of(dossier: &Dossier) -> Self {
        Self {
            id: dossier.sheet.id.0,
            project: dossier.sheet.project.0,
            organisation: dossier.sheet.organisation,
            title: dossier.sheet.words.title.clone(),
            state: dossier.state().code().to_owned(),
            updated_at: dossier.sheet.updated_at.to_string(),
        }
    }
}

/// The work list.
#[derive(Serialize, ToSchema)]
pub struct PublicationsJson {
    publications: Vec<PublicationLineJson>,
}

/// The sheets of one's organisations, published or not.
#[utoipa::path(get, path = "/publications", tag = "publications", responses((status = 200, body = PublicationsJson)))]
pub async fn list(State(app): State<App>, t: Reader) -> Api<PublicationsJson> {
    let publications = actions::all(&app, &t)
        .await?
        .iter()
        .map(PublicationLineJson::of)
        .collect();
    Ok(Json(PublicationsJson { publications }))
}

/// What still stands between a sheet and its publication.
#[derive(Serialize, ToSchema)]
pub struct MissingJson {
    /// Where it is repaired, below the sheet's page.
    page: String,
    /// A sentence in the reader's language.
    detail: String,
}

/// An attached file.
#[derive(Serialize, ToSchema)]
pub struct AttachmentJson {
    id: uuid::Uuid,
    name: String,
    media_type: String,
    byte_count: i64,
    words: AttachmentWords,
    version: i64,
}

/// A recorded signature.
#[derive(Serialize, ToSchema)]
pub struct AuthorisationJson {
    id: uuid::Uuid,
    content_version: i64,
    name: String,
    function: String,
    signed_on: String,
    extents: Vec<String>,
    image_rights: bool,
    /// Does it cover the text as it is?
    covers: bool,
    withdrawn_because: Option<String>,
}

/// A publication, running or ended.
#[derive(Serialize, ToSchema)]
pub struct PublicationJson {
    /// What it shows, word for word: `/publications/{id}/versions/{version}`.
    version: uuid::Uuid,
    content_version: i64,
    #[schema(format = DateTime)]
    at: String,
    role: String,
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    ended_how: Option<String>,
    ended_because: Option<String>,
}

/// A step of the follow-up.
#[derive(Serialize, ToSchema)]
pub struct FollowUpJson {
    step: String,
    note: String,
    on: String,
    role: String,
}

/// A sheet with all that hangs on it.
#[derive(Serialize, ToSchema)]
pub struct DossierJson {
    id: uuid::Uuid,
    project: uuid::Uuid,
    organisation: uuid::Uuid,
    state: String,
    words: Words,
    words_version: i64,
    criteria_version: i64,
    content_version: i64,
    criteria: Vec<Answer>,
    attachments: Vec<AttachmentJson>,
    authorisations: Vec<AuthorisationJson>,
    publications: Vec<PublicationJson>,
    follow_ups: Vec<FollowUpJson>,
    missing: Vec<MissingJson>,
}

/// The body of an answer about one sheet.
#[derive(Serialize, ToSchema)]
pub struct OnePublicationJson {
    publication: DossierJson,
}

/// One sheet, and what it lacks before it may be published.
#[utoipa::path(get, path = "/publications/{id}", tag = "publications", params(("id" = uuid::Uuid, Path)), responses((status = 200, body = OnePublicationJson), (status = 404)))]
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Api<OnePublicationJson> {
    let dossier = actions::read(&app, &t, id).await?;
    Ok(Json(OnePublicationJson {
        publication: dossier_json(&t, &dossier),
    }))
}

fn dossier_json(t: &Reader, dossier: &Dossier) -> DossierJson {
    let missing = |lack: &Missing| MissingJson {
        page: lack.page(),
        detail: lack.said(t),
    };
    let answer = |a: &crate::criteria::Answered| Answer {
        criterion: a.criterion.clone(),
        answer: a.answer.clone(),
    };
    let follow_up = |f: &crate::follow_up::FollowUp| FollowUpJson {
        step: f.step.code().to_owned(),
        note: f.note.clone(),
        on: f.on.to_string(),
        role: f.role.clone(),
    };
    DossierJson {
        id: dossier.sheet.id.0,
        project: dossier.sheet.project.0,
        organisation: dossier.sheet.organisation,
        state: dossier.state().code().to_owned(),
        words: dossier.sheet.words.clone(),
        words_version: dossier.sheet.words_version,
        criteria_version: dossier.sheet.criteria_version,
        content_version: dossier.sheet.content_version,
        criteria: dossier.answers.iter().map(answer).collect(),
        attachments: dossier.attachments.iter().map(attachment_json).collect(),
        authorisations: dossier
            .authorisations
            .iter()
            .map(|a| authorisation_json(a, dossier.sheet.content_version))
            .collect(),
        publications: dossier.publications.iter().map(publication_json).collect(),
        follow_ups: dossier.follow_ups.iter().map(follow_up).collect(),
        missing: dossier.missing().iter().map(missing).collect(),
    }
}

fn attachment_json(attachment: &crate::attachment::Attachment) -> AttachmentJson {
    AttachmentJson {
        id: attachment.id.0,
        name: attachment.name.clone(),
        media_type: attachment.media_type.clone(),
        byte_count: attachment.byte_count,
        words: attachment.words.clone(),
        version: attachment.version,
    }
}

fn authorisation_json(authorisation: &crate::authorisation::Authorisation, content_version: i64) -> AuthorisationJson {
    AuthorisationJson {
        id: authorisation.id.0,
        content_version: authorisation.content_version,
        name: authorisation.name.clone(),
        function: authorisation.function.clone(),
        signed_on: authorisation.signed_on.to_string(),
        extents: authorisation
            .extents
            .iter()
            .map(|extent| extent.code().to_owned())
            .collect(),
        image_rights: authorisation.image_rights,
        covers: authorisation.covers(content_version),
        withdrawn_because: authorisation.withdrawal.as_ref().map(|w| w.reason.clone()),
    }
}

fn publication_json(publication: &crate::dossier::Publication) -> PublicationJson {
    let ended = publication.ended.as_ref();
    PublicationJson {
        version: publication.version,
        content_version: publication.content_version,
        at: publication.at.to_string(),
        role: publication.role.clone(),
        ended_at: ended.map(|ended| ended.at.to_string()),
        ended_how: ended.map(|ended| ended.how.code().to_owned()),
        ended_because: ended.map(|ended| ended.reason.clone()),
    }
}

/// A file as a publication showed it.
#[derive(Serialize, ToSchema)]
pub struct PastFileJson {
    id: uuid::Uuid,
    name: String,
    media_type: String,
    byte_count: i64,
    alternative: String,
    caption: String,
    /// Was it taken away since?
    gone: bool,
}

/// A text of a sheet as it was published.
#[derive(Serialize, ToSchema)]
pub struct PastVersionJson {
    publication: PublicationJson,
    words: Words,
    criteria: Vec<Answer>,
    attachments: Vec<PastFileJson>,
    extents: Vec<String>,
}

/// The body of an answer about one published text.
#[derive(Serialize, ToSchema)]
pub struct OneVersionJson {
    version: PastVersionJson,
}

/// A text of a sheet as it was published, word for word.
#[utoipa::path(get, path = "/publications/{id}/versions/{version}", tag = "publications", params(("id" = uuid::Uuid, Path), ("version" = uuid::Uuid, Path)), responses((status = 200, body = OneVersionJson), (status = 404)))]
pub async fn version(
    State(app): State<App>,
    t: Reader,
    Path((id, version)): Path<(SheetId, uuid::Uuid)>,
) -> Api<OneVersionJson> {
    let past = past::read(&app, &t, id, version).await?;
    let file = |file: &crate::public::SnapshotFile| PastFileJson {
        id: file.id.0,
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        byte_count: file.byte_count,
        alternative: file.alternative.clone(),
        caption: file.caption.clone(),
        gone: !past.has(file),
    };
    let extents = past.snapshot.extents.iter().map(|extent| extent.code().to_owned());
    Ok(Json(OneVersionJson {
        version: PastVersionJson {
            publication: publication_json(&past.publication),
            words: past.snapshot.words.clone(),
            criteria: past.snapshot.answers.clone(),
            attachments: past.snapshot.attachments.iter().map(file).collect(),
            extents: extents.collect(),
        },
    }))
}

/// A told reuse, for who reads it first.
#[derive(Serialize, ToSchema)]
pub struct ToldReuseJson {
    id: uuid::Uuid,
    who: String,
    how: String,
    what_came: String,
    mailbox: String,
    state: String,
    reason: String,
    version: i64,
}

/// A request to be put in touch.
#[derive(Serialize, ToSchema)]
pub struct RequestJson {
    id: uuid::Uuid,
    who: String,
    mailbox: String,
    message: String,
    #[schema(format = DateTime)]
    at: String,
    answered: bool,
}

/// What readers sent back.
#[derive(Serialize, ToSchema)]
pub struct RepliesJson {
    reuses: Vec<ToldReuseJson>,
    requests: Vec<RequestJson>,
}

/// What readers sent back about a sheet.
#[utoipa::path(get, path = "/publications/{id}/replies", tag = "publications", params(("id" = uuid::Uuid, Path)), responses((status = 200, body = RepliesJson)))]
pub async fn replies(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Api<RepliesJson> {
    let (reuses, requests) = respond::replies(&app, &t.actor, id).await?;
    let reuses = reuses.into_iter().map(|reuse| ToldReuseJson {
        id: reuse.id.0,
        who: reuse.who,
        how: reuse.how,
        what_came: reuse.what_came,
        mailbox: reuse.mailbox,
        state: reuse.moderation.code().to_owned(),
        reason: reuse.reason,
        version: reuse.version,
    });
    let requests = requests.into_iter().map(|request| RequestJson {
        id: request.id.0,
        who: request.who,
        mailbox: request.mailbox,
        message: request.message,
        at: request.at.to_string(),
        answered: request.answered_at.is_some(),
    });
    Ok(Json(RepliesJson {
        reuses: reuses.collect(),
        requests: requests.collect(),
    }))
}
