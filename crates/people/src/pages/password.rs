//! `GET` and `POST /account/password`.

use super::{Browser, Link, Wrong, account, put_cookies, wait_words, wrongs};
use crate::actions::{
    choices,
    passwords::{self, Changed},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

#[derive(Template)]
#[template(path = "account_password.html")]
struct PasswordPage<'a> {
    t: &'a Reader,
    tabs: Vec<Link>,
    email: String,
    has: bool,
    said: Said,
    errors: Vec<Wrong>,
}

/// The form; who came by a link and has no password is not asked for one.
pub async fn show(State(app): State<App>, t: Reader) -> Result<Page> {
    page(&app, &t, Said::default()).await
}

async fn page(app: &App, t: &Reader, said: Said) -> Result<Page> {
    let account = choices::own(app, &t.actor).await?;
    let view = PasswordPage {
        t,
        tabs: account::tabs(t, "/account/password"),
        email: account.email,
        has: account.password_hash.is_some(),
        errors: wrongs(&said),
        said,
    };
    Page::work("account", t.say("people-account-password"), &view)
}

/// Changes it; the other sessions close.
pub async fn save(State(app): State<App>, t: Reader, browser: Browser, Form(typed): Form<Typed>) -> Result<Response> {
    let changed = match passwords::check_twice(&typed.password, &typed.again) {
        Ok(()) => passwords::change(&app, &t.actor, &typed.current, &typed.password, browser.origin()).await,
        Err(error) => Err(error),
    };
    let (said, status) = match changed {
        Ok(Changed::Done(entry)) => {
            let mut response = See::page("/account/password")
                .saying("people-password-changed")
                .into_response();
            put_cookies(&app, &entry, &mut response);
            return Ok(response);
        }
        Ok(Changed::WrongPassword) => (
            Problems::one("current", "people-password-wrong").said(&t),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        Ok(Changed::Wait(until)) => (
            Said(vec![("current".to_owned(), wait_words(&app, &t, until))]),
            StatusCode::TOO_MANY_REQUESTS,
        ),
        Err(Error::Invalid(problems)) => (problems.said(&t), StatusCode::UNPROCESSABLE_ENTITY),
        Err(other) => return Err(other),
    };
    Ok(page(&app, &t, said).await?.with_status(status).into_response())
}
