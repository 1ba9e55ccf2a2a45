//! `/sign-in/second-factor` proves it; `/account/second-factor` keeps it.

use super::{
    Browser, Link, Wrong, account, entered, put_cookies, set_up::recovery_page, sign_in::Where, wait_words, wrongs,
};
use crate::actions::{choices, second_factor, sign_in::Outcome};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Problems, Reader, Result,
    error::{Said, SignInNeed},
    web::{Form, Page, Query, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    back: String,
}

#[derive(Template)]
#[template(path = "second_factor.html")]
struct Prove<'a> {
    t: &'a Reader,
    back: &'a str,
    /// Shown and filled in where everything is invented; empty elsewhere.
    demo_code: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// Asks for a code; whoever is signed in and has no second factor yet is led to set one up.
pub async fn show(State(app): State<App>, t: Reader, browser: Browser, Query(place): Query<Where>) -> Result<Response> {
    let query = super::way_back(&place.back).unwrap_or_default();
    if t.is_signed_in() {
        return Ok(if t.actor.signed_in()?.second_factor {
            See::page(crate::link::own_path(&place.back).unwrap_or(super::HOME)).into_response()
        } else {
            See::page(format!("/sign-in/second-factor/set-up?{query}")).into_response()
        });
    }
    if second_factor::awaited(&app, browser.origin().session.unwrap_or(""))
        .await?
        .is_none()
    {
        return Ok(See::page(format!("/sign-in?{query}")).into_response());
    }
    Ok(page(&app, &t, &browser, &place.back, Said::default())
        .await?
        .into_response())
}

async fn page(app: &App, t: &Reader, browser: &Browser, back: &str, said: Said) -> Result<Page> {
    let account = second_factor::awaited(app, browser.origin().session.unwrap_or("")).await?;
    let account = account.ok_or(Error::SignIn(SignInNeed::Account))?;
    let demo_code = second_factor::current_totp_code(app, account.id)
        .await?
        .unwrap_or_default();
    let errors = wrongs(&said);
    Page::bare(
        t.say("people-factor-title"),
        &Prove {
            t,
            back,
            demo_code,
            said,
            errors,
        },
    )
}

/// Proves it and comes in with a new session.
pub async fn prove(State(app): State<App>, t: Reader, browser: Browser, Form(typed): Form<Typed>) -> Result<Response> {
    let (said, status) = match second_factor::prove(&app, &typed.code, browser.origin()).await? {
        Outcome::Entered(entry) => return Ok(entered(&app, &entry, &typed.back)),
        Outcome::Refused => (wrong_code(&t), StatusCode::UNPROCESSABLE_ENTITY),
        Outcome::Wait(until) => (waiting(&app, &t, until), StatusCode::TOO_MANY_REQUESTS),
    };
    Ok(page(&app, &t, &browser, &typed.back, said)
        .await?
        .with_status(status)
        .into_response())
}

pub(super) fn wrong_code(t: &Reader) -> Said {
    Problems::one("code", "people-factor-refused").said(t)
}

fn waiting(app: &App, t: &Reader, until: jiff::Timestamp) -> Said {
    Said(vec![("code".to_owned(), wait_words(app, t, until))])
}

#[derive(Template)]
#[template(path = "account_factor.html")]
struct Own<'a> {
    t: &'a Reader,
    tabs: Vec<Link>,
    has: bool,
    needed: bool,
    /// Did this very session prove it?
    proved: bool,
    codes_left: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// What one has, and what one may do about it.
pub async fn own(State(app): State<App>, t: Reader) -> Result<Page> {
    own_page(&app, &t, Said::default()).await
}

async fn own_page(app: &App, t: &Reader, said: Said) -> Result<Page> {
    let account = choices::own(app, &t.actor).await?;
    let left = choices::recovery_codes_left(app, &t.actor).await?;
    let person = t.actor.signed_in()?;
    let view = Own {
        t,
        tabs: account::tabs(t, "/account/second-factor"),
        has: account.has_second_factor(),
        needed: person.needs_second_factor(),
        proved: person.second_factor,
        codes_left: t.count("people-recovery-left", i64::try_from(left).unwrap_or(0)),
        errors: wrongs(&said),
        said,
    };
    Page::work("account", t.say("people-account-factor"), &view)
}

/// Takes it away with one of its codes.
pub async fn remove(State(app): State<App>, t: Reader, browser: Browser, Form(typed): Form<Typed>) -> Result<Response> {
    let (said, status) = match second_factor::remove(&app, &t.actor, &typed.code, browser.origin()).await? {
        Outcome::Entered(entry) => {
            let needed = t.actor.signed_in()?.needs_second_factor();
            let url = if needed {
                "/sign-in/second-factor/set-up"
            } else {
                "/account/second-factor"
            };
            let mut response = See::page(url).saying("people-factor-removed").into_response();
            put_cookies(&app, &entry, &mut response);
            return Ok(response);
        }
        Outcome::Refused => (wrong_code(&t), StatusCode::UNPROCESSABLE_ENTITY),
        Outcome::Wait(until) => (waiting(&app, &t, until), StatusCode::TOO_MANY_REQUESTS),
    };
    Ok(own_page(&app, &t, said).await?.with_status(status).into_response())
}

/// Ten recovery codes anew, shown once.
pub async fn renew_recovery_codes(State(app): State<App>, t: Reader) -> Result<Page> {
    let codes = second_factor::renew_recovery_codes(&app, &t.actor).await?;
    recovery_page(&t, codes, "/account/second-factor")
}
