//! `GET` and `POST /first-administrator/{key}`: an empty instance becomes somebody's.

use super::{Browser, Choice, Wrong, entered, kinds, wrongs};
use crate::{
    actions::{
        first_administrator::{self, Beginning},
        passwords,
    },
    organisation::{Kind, NewOrganisation},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Form, Page, Path},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    finess: String,
    #[serde(default)]
    person_name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

#[derive(Template)]
#[template(path = "first_administrator.html")]
struct Begin<'a> {
    t: &'a Reader,
    key: &'a str,
    typed: &'a Typed,
    kinds: Vec<Choice>,
    said: Said,
    errors: Vec<Wrong>,
}

fn page(t: &Reader, key: &str, typed: &Typed, said: Said) -> Result<Page> {
    let kind = Kind::from_code(&typed.kind).unwrap_or(Kind::Establishment);
    let errors = wrongs(&said);
    Page::bare(
        t.say("people-begin-title"),
        &Begin {
            t,
            key,
            typed,
            kinds: kinds(t, Some(kind)),
            said,
            errors,
        },
    )
}

/// The form.
pub async fn show(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Result<Page> {
    first_administrator::check(&app, &key).await?;
    page(&t, &key, &Typed::default(), Said::default())
}

/// Creates establishment and administrator, and comes in at the organisation's page: there an odd
/// FINESS number is said.
pub async fn begin(
    State(app): State<App>,
    t: Reader,
    browser: Browser,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    first_administrator::check(&app, &key).await?;
    let begun = match passwords::check_twice(&typed.password, &typed.again) {
        Ok(()) => first_administrator::begin(&app, &key, read(&t, &typed), browser.origin()).await,
        Err(error) => Err(error),
    };
    match begun {
        Ok((entry, organisation)) => Ok(entered(&app, &entry, &format!("/organisations/{organisation}"))),
        Err(Error::Invalid(problems)) => Ok(page(&t, &key, &typed, problems.said(&t))?.refused().into_response()),
        Err(other) => Err(other),
    }
}

fn read(t: &Reader, typed: &Typed) -> Beginning {
    let kind = Kind::from_code(&typed.kind).unwrap_or(Kind::Establishment);
    Beginning {
        organisation: NewOrganisation {
            name: typed.name.clone(),
            kind,
            finess: Some(typed.finess.clone()),
            fictitious: false,
            takes_suggestions: kind == Kind::Establishment,
        },
        person_name: typed.person_name.clone(),
        email: typed.email.clone(),
        password: typed.password.clone(),
        language: t.language,
    }
}
