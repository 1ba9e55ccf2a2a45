//! `GET` and `POST /sign-in`, `POST /sign-out`.

use super::{Browser, Wrong, entered, wait_words, wrongs};
use crate::actions::{second_factor, sign_in};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, Query, See, cookie, reader::SESSION},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Where {
    #[serde(default)]
    pub back: String,
}

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    back: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'a> {
    t: &'a Reader,
    email: &'a str,
    back: &'a str,
    said: Said,
    errors: Vec<Wrong>,
    can_mail: bool,
}

/// Who has a half-open session is led on; who has a whole one goes home.
pub async fn show(State(app): State<App>, t: Reader, browser: Browser, Query(place): Query<Where>) -> Result<Response> {
    if t.is_signed_in() {
        let url = crate::link::own_path(&place.back).unwrap_or(super::HOME);
        return Ok(See::page(url).into_response());
    }
    if let Some(token) = browser.origin().session
        && second_factor::awaited(&app, token).await?.is_some()
    {
        let query = super::way_back(&place.back).unwrap_or_default();
        return Ok(See::page(format!("/sign-in/second-factor?{query}")).into_response());
    }
    Ok(page(&app, &t, "", &place.back, Said::default())?.into_response())
}

fn page(app: &App, t: &Reader, email: &str, back: &str, said: Said) -> Result<Page> {
    let errors = wrongs(&said);
    let can_mail = app.mailer.can_send();
    Page::bare(
        t.say("people-sign-in-title"),
        &SignIn {
            t,
            email,
            back,
            said,
            errors,
            can_mail,
        },
    )
}

/// Signs in. Whatever is wrong, the answer is the same.
pub async fn enter(State(app): State<App>, t: Reader, browser: Browser, Form(typed): Form<Typed>) -> Result<Response> {
    let said = match sign_in::by_password(&app, &typed.email, &typed.password, browser.origin()).await? {
        sign_in::Outcome::Entered(entry) => return Ok(entered(&app, &entry, &typed.back)),
        sign_in::Outcome::Refused => Problems::one("email", "people-sign-in-refused").said(&t),
        sign_in::Outcome::Wait(until) => {
            let said = Said(vec![("email".to_owned(), wait_words(&app, &t, until))]);
            let page = page(&app, &t, &typed.email, &typed.back, said)?;
            return Ok(page.with_status(StatusCode::TOO_MANY_REQUESTS).into_response());
        }
    };
    Ok(page(&app, &t, &typed.email, &typed.back, said)?
        .refused()
        .into_response())
}

/// Signs out, and forgets the session's cookie even if the session is already gone.
pub async fn leave(State(app): State<App>, t: Reader, browser: Browser) -> Result<Response> {
    if let Some(token) = browser.origin().session {
        sign_in::sign_out(&app, &t.actor, token).await?;
    }
    let mut response = See::page("/").saying("people-signed-out").into_response();
    cookie::set(
        response.headers_mut(),
        SESSION,
        "",
        cookie::Life::Over,
        app.settings.secure_cookies(),
    );
    Ok(response)
}
