//! /instruments: the instruments of the house, and the ready ones.

use super::parts::{Choice, FieldError, Link, errors, refused};
use crate::{
    actions::instruments::{From, make as made},
    library,
    readability::readability,
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Permission, Reader, Result,
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

pub(super) fn crumbs(t: &Reader) -> Vec<Link> {
    vec![Link::to("/instruments", t.say("questionnaires-room"))]
}

pub(super) fn organisation_choices(t: &Reader, chosen: Option<Uuid>) -> Vec<Choice> {
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
