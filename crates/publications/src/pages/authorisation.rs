//! `/publications/{id}/authorisation`: the director's signature, its form to print, and its withdrawal.

use super::{Choice, Link, Wrong, crumbs, publications::withdrawn_words, wrongs};
use crate::{
    actions::{self, attach::GivenFile, authorise, face},
    attachment::Attachment,
    authorisation::{AuthorisationId, Extent, FORM_MOST, Signed},
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
    App, Error, Permission, Problems, Reader, Result,
    error::Said,
    web::{Download, Form, Page, Path, See, upload::Upload},
};
use serde::Deserialize;

struct Past {
    words: String,
    extents: String,
    covers: bool,
    withdrawn: String,
}

#[derive(Template)]
#[template(path = "publication_authorisation.html")]
struct Authorisation<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    content_version: i64,
    lacks: Vec<String>,
    covered: bool,
    past: Vec<Past>,
    running: bool,
    is_public: bool,
    signed: &'a Signed,
    extents: Vec<Choice>,
    faces: bool,
    authorises: bool,
    conflict: String,
    reason: &'a str,
    said: Said,
    errors: Vec<Wrong>,
}

/// How the page comes back.
#[derive(Default)]
struct Shown {
    signed: Signed,
    reason: String,
    said: Said,
    conflict: String,
    status: StatusCode,
}

/// `GET /publications/{id}/authorisation`
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    let dossier = actions::read(&app, &t, id).await?;
    let signed = Signed {
        extents: vec![Extent::Site.code().to_owned(), Extent::Print.code().to_owned()],
        ..Signed::default()
    };
    page(
        &t,
        &dossier,
        &Shown {
            signed,
            ..Shown::default()
        },
    )
}

fn page(t: &Reader, dossier: &Dossier, shown: &Shown) -> Result<Page> {
    let past = dossier.authorisations.iter().map(|a| Past {
        words: t.say_with(
            "publications-signed-by",
            &[
                ("name", &a.name),
                ("function", &a.function),
                ("day", &t.date(a.signed_on)),
            ],
        ),
        extents: a
            .extents
            .iter()
            .map(|e| t.say(&format!("publications-extent-{}", e.code())))
            .collect::<Vec<_>>()
            .join(", "),
        covers: a.covers(dossier.sheet.content_version),
        withdrawn: a.withdrawal.as_ref().map(|w| withdrawn_words(t, w)).unwrap_or_default(),
    });
    let extents = Extent::ALL.into_iter().map(|extent| Choice {
        value: extent.code().to_owned(),
        label: t.say(&format!("publications-extent-{}", extent.code())),
        hint: t.say(&format!("publications-extent-{}-hint", extent.code())),
        chosen: shown.signed.extents.iter().any(|code| code == extent.code()),
    });
    let view = Authorisation {
        t,
        crumbs: crumbs(t, Some((dossier.sheet.id, &dossier.sheet.words.title))),
        id: dossier.sheet.id,
        content_version: dossier.sheet.content_version,
        lacks: dossier.missing_content().iter().map(|lack| lack.said(t)).collect(),
        covered: dossier.covering().is_some(),
        past: past.collect(),
        running: dossier.authorisations.iter().any(|a| a.withdrawal.is_none()),
        is_public: dossier.running().is_some(),
        signed: &shown.signed,
        extents: extents.collect(),
        faces: dossier.attachments.iter().any(Attachment::shows_people),
        authorises: t.actor.may_in(Permission::AuthoriseSheets, dossier.sheet.organisation),
        conflict: shown.conflict.clone(),
        reason: &shown.reason,
        errors: wrongs(&shown.said),
        said: shown.said.clone(),
    };
    Ok(Page::work("publications", t.say("publications-authorisation"), &view)?.with_status(shown.status))
}

/// Reads the signed form and what is typed from it.
pub(crate) async fn take(app: &App, t: &Reader, id: SheetId, request: Request) -> (Signed, Result<AuthorisationId>) {
    let mut signed = Signed::default();
    let outcome = async {
        t.actor.scope(Permission::AuthoriseSheets)?;
        let upload = Upload::read(app, request, FORM_MOST).await?;
        signed = Signed {
            name: upload.text("name").to_owned(),
            function: upload.text("function").to_owned(),
            signed_on: upload.text("signed_on").to_owned(),
            extents: upload.texts("extents").to_vec(),
            image_rights: upload.text("image_rights") == "yes",
            content_version: upload.text("content_version").parse().unwrap_or(0),
        };
        let form = match upload.file("form")? {
            Some(file) => Some((file.name.clone(), file.bytes().await?)),
            None => None,
        };
        let given = form.as_ref().map(|(name, bytes)| GivenFile {
            name,
            bytes: bytes.clone(),
        });
        authorise::record(app, &t.actor, id, &signed, given).await
    }
    .await;
    (signed, outcome)
}

/// `POST /publications/{id}/authorisation`
pub async fn record(State(app): State<App>, t: Reader, Path(id): Path<SheetId>, request: Request) -> Result<Response> {
    let (signed, outcome) = take(&app, &t, id, request).await;
    let status = outcome.as_ref().err().map(Error::status).unwrap_or_default();
    let (said, conflict) = match outcome {
        Ok(_) => {
            return Ok(See::page(format!("/publications/{id}"))
                .saying("publications-authorised")
                .into_response());
        }
        Err(Error::Invalid(problems)) => (problems.said(&t), String::new()),
        Err(Error::Conflict(message)) => (Said::default(), t.say(message)),
        Err(other) => return Err(other),
    };
    let dossier = actions::read(&app, &t, id).await?;
    Ok(page(
        &t,
        &dossier,
        &Shown {
            signed,
            said,
            conflict,
            status,
            ..Shown::default()
        },
    )?
    .into_response())
}

/// Why an authorisation, or a publication, is withdrawn.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Reason {
    pub(super) reason: String,
}

/// `POST /publications/{id}/authorisation/withdrawal`
pub async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Form(typed): Form<Reason>,
) -> Result<Response> {
    match authorise::withdraw(&app, &t.actor, id, &typed.reason).await {
        Ok(()) => Ok(See::page(format!("/publications/{id}"))
            .saying("publications-authorisation-withdrawn")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let dossier = actions::read(&app, &t, id).await?;
            let shown = refused(problems, typed.reason, &t);
            Ok(page(&t, &dossier, &shown)?.into_response())
        }
        Err(other) => Err(other),
    }
}

fn refused(problems: Problems, reason: String, t: &Reader) -> Shown {
    Shown {
        reason,
        said: problems.said(t),
        status: StatusCode::UNPROCESSABLE_ENTITY,
        ..Shown::default()
    }
}

/// `GET /publications/{id}/authorisation/form.pdf`: the text as it is now, to print and sign.
pub async fn blank(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Download> {
    let pdf = face::print_form(&app, &t, id).await?;
    Ok(Download::bytes(t.say("publications-form-file"), "application/pdf", pdf))
}
