//! /instruments: the instruments of the house, the ready ones, and files to read.

use super::parts::{Choice, FieldError, Link, errors, refused};
use crate::{
    actions::instruments::{From, make as made},
    fhir, library,
    readability::readability,
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, See},
};
use serde::Deserialize;
use uuid::Uuid;

struct Row {
    url: String,
    name: String,
    state: String,
}

#[derive(Template)]
#[template(path = "instruments.html")]
struct ListPage {
    t: Reader,
    rows: Vec<Row>,
    may_write: bool,
}

pub(super) async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let listed = store::instruments::list(&app, &scope).await?;
    let row = |one: store::instruments::Listed| Row {
        url: format!("/instruments/{}", one.id),
        state: match one.latest.1 {
            Some(at) => t.say_with(
                "questionnaires-version-published",
                &[("number", &one.latest.0.to_string()), ("moment", &t.moment(at))],
            ),
            None => t.say_one("questionnaires-version-draft", "number", &one.latest.0.to_string()),
        },
        name: one.name,
    };
    let page = ListPage {
        rows: listed.into_iter().map(row).collect(),
        may_write: t.may(Permission::WriteQuestionnaires),
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-room"), &page)
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct NewForm {
    #[serde(default)]
    from: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    organisation: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "instrument_new.html")]
struct NewPage {
    t: Reader,
    crumbs: Vec<Link>,
    ready: Vec<Choice>,
    organisations: Vec<Choice>,
    form: NewForm,
    said: Said,
    errors: Vec<FieldError>,
}

fn crumbs(t: &Reader) -> Vec<Link> {
    vec![Link::to("/instruments", t.say("questionnaires-room"))]
}

fn organisation_choices(t: &Reader, chosen: Option<Uuid>) -> Vec<Choice> {
    let all = t.actor.organisations(Permission::WriteQuestionnaires);
    if all.len() < 2 {
        return Vec::new();
    }
    let one = |(id, name): (Uuid, String)| Choice::new(id.to_string(), name, chosen == Some(id));
    all.into_iter().map(one).collect()
}

fn new_page(t: &Reader, form: NewForm, said: Said) -> Result<Page> {
    let blank = Choice {
        hint: t.say("questionnaires-blank-hint"),
        ..Choice::new(
            "blank",
            t.say("questionnaires-blank"),
            form.from.is_empty() || form.from == "blank",
        )
    };
    let ready = library::all().iter().map(|ready| {
        let measured = readability(&ready.content, "fr");
        Choice {
            hint: measured.map_or_else(String::new, |of| super::instrument::measured_words(t, &of)),
            ..Choice::new(
                ready.key,
                ready.content.title.get(t.language.code()),
                form.from == ready.key,
            )
        }
    });
    let page = NewPage {
        crumbs: crumbs(t),
        ready: std::iter::once(blank).chain(ready).collect(),
        organisations: organisation_choices(t, form.organisation),
        errors: errors(&said),
        said,
        form,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-new"), &page)
}

pub(super) async fn blank(t: Reader) -> Result<Page> {
    t.actor.scope(Permission::WriteQuestionnaires)?;
    new_page(&t, NewForm::default(), Said::default())
}

pub(super) async fn make(State(app): State<App>, t: Reader, Form(form): Form<NewForm>) -> Result<Response> {
    let from = match form.from.as_str() {
        "" | "blank" => From::Blank(form.title.clone()),
        key => From::Library(key.to_owned()),
    };
    match made(&app, &t.actor, form.organisation, from).await {
        Ok(id) => Ok(See::page(format!("/instruments/{id}"))
            .saying("questionnaires-made")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(new_page(&t, form, said)?.with_status(status).into_response())
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct FileForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    organisation: Option<Uuid>,
}

/// Something that was left out of a file.
struct LeftRow {
    link: String,
    why: String,
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

pub(super) async fn file(t: Reader) -> Result<Page> {
    t.actor.scope(Permission::WriteQuestionnaires)?;
    file_page(&t, FileForm::default(), Vec::new(), Default::default(), Said::default())
}

/// Reads a FHIR questionnaire: makes a draft of what was taken, and tells item by item what was not.
pub(super) async fn read(State(app): State<App>, t: Reader, Form(form): Form<FileForm>) -> Result<Response> {
    t.actor.scope(Permission::WriteQuestionnaires)?;
    let read = match fhir::read(&form.text) {
        Ok(read) => read,
        Err(why) => {
            let said = Said(vec![(
                "text".to_owned(),
                t.say(&format!("questionnaires-left-{}", why.code())),
            )]);
            let page = file_page(&t, form, Vec::new(), Default::default(), said)?;
            return Ok(page.refused().into_response());
        }
    };
    let count = i64::try_from(read.content.items().count()).unwrap_or(0);
    let from = From::Content(Box::new(read.content));
    match made(&app, &t.actor, form.organisation, from).await {
        Ok(id) if read.left.is_empty() => Ok(See::page(format!("/instruments/{id}"))
            .saying("questionnaires-made")
            .into_response()),
        Ok(id) => {
            let row = |one: &fhir::LeftOut| LeftRow {
                link: one.link.clone(),
                why: t.say(&format!("questionnaires-left-{}", one.why.code())),
            };
            let left = read.left.iter().map(row).collect();
            let taken = (t.count("questionnaires-taken", count), format!("/instruments/{id}"));
            let form = FileForm {
                organisation: form.organisation,
                ..FileForm::default()
            };
            Ok(file_page(&t, form, left, taken, Said::default())?.into_response())
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            let (said, status) = refused(&t, error)?;
            Ok(file_page(&t, form, Vec::new(), Default::default(), said)?
                .with_status(status)
                .into_response())
        }
        Err(other) => Err(other),
    }
}
