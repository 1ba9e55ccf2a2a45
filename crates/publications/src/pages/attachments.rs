//! `/publications/{id}/attachments`: photos, films and documents, with what replaces them for who cannot see them.

use super::{Choice, Link, Wrong, crumbs, type_said, wrongs};
use crate::{
    actions::{
        self,
        attach::{self, GivenFile},
    },
    attachment::{Attachment, AttachmentId, AttachmentWords, Consent, FILE_MOST, needs_alternative},
    dossier::Dossier,
    sheet::SheetId,
};
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See, upload::Upload},
};
use serde::Deserialize;
use std::collections::BTreeMap;

struct Kept {
    id: AttachmentId,
    url: String,
    name: String,
    kind: String,
    size: String,
    is_image: bool,
    needs_alternative: bool,
    words: AttachmentWords,
    consents: Vec<Choice>,
    said: Said,
    /// The fields' names, which differ from file to file: one page holds several of these forms.
    alternative: String,
    caption: String,
    consent: String,
    version: i64,
    /// What somebody else saved meanwhile, where it differs.
    theirs: Theirs,
}

#[derive(Default)]
struct Theirs {
    alternative: String,
    caption: String,
    consent: String,
}

#[derive(Template)]
#[template(path = "publication_attachments.html")]
struct Attachments<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    kept: Vec<Kept>,
    words: &'a AttachmentWords,
    consents: Vec<Choice>,
    most: String,
    writes: bool,
    said: Said,
    errors: Vec<Wrong>,
    conflict: bool,
}

/// A form of this page that could not be taken: for a new file, or for one that is there.
struct Refused {
    of: Option<AttachmentId>,
    words: AttachmentWords,
    said: Said,
    status: StatusCode,
}

impl Refused {
    fn is_conflict(&self) -> bool {
        self.status == StatusCode::CONFLICT
    }
}

/// `GET /publications/{id}/attachments`
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    let dossier = actions::read(&app, &t, id).await?;
    page(&t, &dossier, None)
}

fn page(t: &Reader, dossier: &Dossier, refused: Option<Refused>) -> Result<Page> {
    let none = AttachmentWords::default();
    let new = refused.as_ref().filter(|refused| refused.of.is_none());
    let words = new.map_or(&none, |refused| &refused.words);
    let said = new.map(|refused| refused.said.clone()).unwrap_or_default();
    let view = Attachments {
        t,
        crumbs: crumbs(t, Some((dossier.sheet.id, &dossier.sheet.words.title))),
        id: dossier.sheet.id,
        kept: dossier
            .attachments
            .iter()
            .map(|a| kept(t, a, refused.as_ref()))
            .collect(),
        words,
        consents: consents(t, &words.consent),
        most: t.size(i64::try_from(FILE_MOST).unwrap_or(0)),
        writes: t.actor.may_in(Permission::WriteSheets, dossier.sheet.organisation),
        errors: refused.as_ref().map(errors).unwrap_or_default(),
        conflict: refused.as_ref().is_some_and(Refused::is_conflict),
        said,
    };
    let page = Page::work("publications", t.say("publications-attachments"), &view)?;
    Ok(page.with_status(refused.map_or(StatusCode::OK, |refused| refused.status)))
}

/// The problems, each beside its field: those of a file that is there have its own names.
fn errors(refused: &Refused) -> Vec<Wrong> {
    let mut all = wrongs(&refused.said);
    if let Some(id) = refused.of {
        all.iter_mut()
            .for_each(|wrong| wrong.field = format!("{}-{id}", wrong.field));
    }
    all
}

fn kept(t: &Reader, attachment: &Attachment, refused: Option<&Refused>) -> Kept {
    let refused = refused.filter(|refused| refused.of == Some(attachment.id));
    let words = refused.map_or(&attachment.words, |refused| &refused.words);
    Kept {
        id: attachment.id,
        url: format!("/publications/{}/files/{}", attachment.sheet, attachment.id),
        name: attachment.name.clone(),
        kind: type_said(t, &attachment.media_type),
        size: t.size(attachment.byte_count),
        is_image: attachment.is_image(),
        needs_alternative: needs_alternative(&attachment.media_type),
        consents: consents(t, &words.consent),
        words: words.clone(),
        said: refused.map(|refused| refused.said.clone()).unwrap_or_default(),
        alternative: format!("alternative-{}", attachment.id),
        caption: format!("caption-{}", attachment.id),
        consent: format!("consent-{}", attachment.id),
        version: attachment.version,
        theirs: match refused {
            Some(refused) if refused.is_conflict() => theirs(t, &attachment.words, &refused.words),
            _ => Theirs::default(),
        },
    }
}

fn theirs(t: &Reader, kept: &AttachmentWords, typed: &AttachmentWords) -> Theirs {
    let differs = |kept: &str, typed: &str| {
        if kept == typed { String::new() } else { kept.to_owned() }
    };
    let consent = differs(&kept.consent, &typed.consent);
    Theirs {
        alternative: differs(&kept.alternative, &typed.alternative),
        caption: differs(&kept.caption, &typed.caption),
        consent: Consent::from_code(&consent)
            .map(|consent| t.say(&format!("publications-consent-{}", consent.code())))
            .unwrap_or_default(),
    }
}

fn consents(t: &Reader, chosen: &str) -> Vec<Choice> {
    let choice = |consent: Consent| Choice {
        value: consent.code().to_owned(),
        label: t.say(&format!("publications-consent-{}", consent.code())),
        hint: String::new(),
        chosen: consent.code() == chosen,
    };
    Consent::ALL.into_iter().map(choice).collect()
}

/// Reads the file and its words from the posted form.
pub(crate) async fn take(
    app: &App,
    t: &Reader,
    id: SheetId,
    request: Request,
) -> (AttachmentWords, Result<AttachmentId>) {
    let mut words = AttachmentWords::default();
    let outcome = async {
        t.actor.scope(Permission::WriteSheets)?;
        let upload = Upload::read(app, request, FILE_MOST).await?;
        words.alternative = upload.text("alternative").to_owned();
        words.caption = upload.text("caption").to_owned();
        words.consent = upload.text("consent").to_owned();
        let file = upload
            .file("file")?
            .ok_or_else(|| Error::invalid("file", "publications-file-missing"))?;
        attach::add(
            app,
            &t.actor,
            id,
            GivenFile {
                name: &file.name,
                bytes: file.bytes().await?,
            },
            &words,
        )
        .await
    }
    .await;
    (words, outcome)
}

/// `POST /publications/{id}/attachments`
pub async fn add(State(app): State<App>, t: Reader, Path(id): Path<SheetId>, request: Request) -> Result<Response> {
    let (words, outcome) = take(&app, &t, id, request).await;
    let status = outcome.as_ref().err().map(Error::status).unwrap_or_default();
    match outcome {
        Ok(_) => Ok(See::page(format!("/publications/{id}/attachments"))
            .saying("publications-attached")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let dossier = actions::read(&app, &t, id).await?;
            let refused = Refused {
                of: None,
                words,
                said: problems.said(&t),
                status,
            };
            Ok(page(&t, &dossier, Some(refused))?.into_response())
        }
        Err(other) => Err(other),
    }
}

/// `POST /publications/{id}/attachments/{attachment}`
pub async fn correct(
    State(app): State<App>,
    t: Reader,
    Path((id, attachment)): Path<(SheetId, AttachmentId)>,
    Form(posted): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let field = |name: &str| posted.get(&format!("{name}-{attachment}")).cloned().unwrap_or_default();
    let words = AttachmentWords {
        alternative: field("alternative"),
        caption: field("caption"),
        consent: field("consent"),
    };
    let version = posted.get("version").and_then(|typed| typed.parse().ok()).unwrap_or(0);
    let (said, status) = match attach::correct(&app, &t.actor, id, (attachment, version), &words).await {
        Ok(()) => {
            let page = See::page(format!("/publications/{id}/attachments"));
            return Ok(page.saying("publications-saved").into_response());
        }
        Err(Error::Invalid(problems)) => (problems.said(&t), StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Conflict("publications-changed")) => (Said::default(), StatusCode::CONFLICT),
        Err(other) => return Err(other),
    };
    let dossier = actions::read(&app, &t, id).await?;
    let refused = Refused {
        of: Some(attachment),
        words,
        said,
        status,
    };
    Ok(page(&t, &dossier, Some(refused))?.into_response())
}

/// Why a file is taken away.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Removal {
    because: String,
}

/// `POST /publications/{id}/attachments/{attachment}/removal`
pub async fn remove(
    State(app): State<App>,
    t: Reader,
    Path((id, attachment)): Path<(SheetId, AttachmentId)>,
    Form(removal): Form<Removal>,
) -> Result<See> {
    attach::remove(&app, &t.actor, id, attachment, &removal.because).await?;
    Ok(See::page(format!("/publications/{id}/attachments")).saying("publications-detached"))
}
