//! /instruments/reading: a file of questions becomes a draft, and what was not taken is told item by item.

use super::{
    instruments::{crumbs, organisation_choices},
    parts::{Choice, FieldError, Link, errors, refused},
};
use crate::{
    actions::instruments::{From, make},
    reading::{self, LeftOut, MOST_BYTES, Read, Refused},
};
use askama::Template;
use axum::{
    extract::{FromRequest, Request, State},
    response::{IntoResponse, Response},
};
use http::header;
use platform::{
    App, Error, Permission, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, See, upload::Upload},
};
use serde::Deserialize;
use uuid::Uuid;

/// What was typed beside the file.
#[derive(Clone, Debug, Default, Deserialize)]
struct FileForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    organisation: Option<Uuid>,
}

/// Something that was left out of a file.
struct LeftRow {
    place: String,
    why: String,
    what: String,
}

#[derive(Template)]
#[template(path = "instrument_file.html")]
struct FilePage {
    t: Reader,
    crumbs: Vec<Link>,
    organisations: Vec<Choice>,
    form: FileForm,
    left: Vec<LeftRow>,
    taken: String,
    taken_url: String,
    said: Said,
    errors: Vec<FieldError>,
}

fn file_page(t: &Reader, form: FileForm, left: Vec<LeftRow>, taken: (String, String), said: Said) -> Result<Page> {
    let page = FilePage {
        crumbs: crumbs(t),
        organisations: organisation_choices(t, form.organisation),
        form,
        left,
        taken: taken.0,
        taken_url: taken.1,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-from-file"), &page)
}

pub(super) async fn show(t: Reader) -> Result<Page> {
    t.actor.scope(Permission::WriteQuestionnaires)?;
    file_page(&t, FileForm::default(), Vec::new(), Default::default(), Said::default())
}

/// Why a file could not be read, as the problem of a field.
pub(crate) fn problem(field: &str, refused: &Refused) -> Error {
    let args = refused.args();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut problems = Problems::new();
    problems.add_with(field, &refused.message(), &args);
    Error::Invalid(problems)
}

fn left_row(t: &Reader, one: &LeftOut) -> LeftRow {
    let line = one
        .line
        .map(|line| t.say_one("questionnaires-left-line", "line", &line.to_string()));
    let place: Vec<String> = [Some(one.link.clone()).filter(|link| !link.is_empty()), line]
        .into_iter()
        .flatten()
        .collect();
    LeftRow {
        place: if place.is_empty() {
            t.say("questionnaires-about-whole")
        } else {
            place.join(", ")
        },
        why: t.say(&format!("questionnaires-left-{}", one.why.code())),
        what: one.what.clone(),
    }
}

/// Takes a file, or what was pasted; makes a draft of what was taken, and tells item by item what was not.
pub(super) async fn read(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    // Before a file is received from somebody who may not.
    t.actor.scope(Permission::WriteQuestionnaires)?;
    let mut form = FileForm::default();
    match taken(&app, &t, request, &mut form).await {
        Ok((id, read)) if read.left.is_empty() => Ok(See::page(format!("/instruments/{id}"))
            .saying("questionnaires-made")
            .into_response()),
        Ok((id, read)) => {
            let count = i64::try_from(read.content.items().count()).unwrap_or(0);
            let left = read.left.iter().map(|one| left_row(&t, one)).collect();
            let taken = (t.count("questionnaires-taken", count), format!("/instruments/{id}"));
            form.text.clear();
            Ok(file_page(&t, form, left, taken, Said::default())?.into_response())
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            let (said, status) = refused(&t, error)?;
            let page = file_page(&t, form, Vec::new(), Default::default(), said)?;
            Ok(page.with_status(status).into_response())
        }
        Err(other) => Err(other),
    }
}

async fn taken(app: &App, t: &Reader, request: Request, form: &mut FileForm) -> Result<(String, Read)> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let has_files = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    let (field, name, bytes) = if has_files {
        let upload = Upload::read(app, request, MOST_BYTES).await?;
        upload.text("text").clone_into(&mut form.text);
        form.organisation = upload.text("organisation").parse().ok();
        match upload.file("file")? {
            Some(file) => ("file", file.name.clone(), file.bytes().await?.to_vec()),
            None => ("text", String::new(), form.text.clone().into_bytes()),
        }
    } else {
        *form = Form::<FileForm>::from_request(request, app).await?.0;
        ("text", String::new(), form.text.clone().into_bytes())
    };
    if bytes.trim_ascii().is_empty() {
        return Err(Error::invalid("file", "questionnaires-file-missing"));
    }
    let language = t.language.code();
    let read = tokio::task::spawn_blocking(move || reading::read(&bytes, &name, language))
        .await
        .map_err(Error::internal)?;
    let mut read = read.map_err(|refused| problem(field, &refused))?;
    if read.content.title.is_empty() {
        let main = read.content.language().to_owned();
        let untitled = t.say("questionnaires-untitled");
        read.content.title = crate::said::Said::default().with(&main, untitled);
    }
    let from = From::Content(Box::new(read.content.clone()));
    let id = make(app, &t.actor, form.organisation, from).await?;
    Ok((id.to_string(), read))
}
