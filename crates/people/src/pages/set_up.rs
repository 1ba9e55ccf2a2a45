//! `GET` and `POST /sign-in/second-factor/set-up`.

use super::{Browser, Wrong, put_cookies, second_factor::wrong_code, sign_in::Where, wrongs};
use crate::{actions::second_factor, second_factor as codes};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Reader, Result,
    error::Said,
    web::{Form, Page, Query},
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
#[template(path = "set_up.html")]
struct SetUp<'a> {
    t: &'a Reader,
    back: &'a str,
    /// Made by us alone: an SVG element.
    picture: String,
    secret: String,
    needed: bool,
    demo_code: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// The picture to scan, the same as text, and a field for the first code.
pub async fn show(State(app): State<App>, t: Reader, Query(place): Query<Where>) -> Result<Page> {
    page(&app, &t, &place.back, Said::default()).await
}

async fn page(app: &App, t: &Reader, back: &str, said: Said) -> Result<Page> {
    let (account, secret) = second_factor::prepare(app, &t.actor).await?;
    let view = SetUp {
        t,
        back,
        picture: labelled(
            &codes::picture(&secret, &account.email)?,
            &t.say("people-set-up-picture"),
        ),
        secret: codes::spelled(&secret),
        needed: t.actor.signed_in()?.needs_second_factor(),
        demo_code: second_factor::current_totp_code(app, account.id)
            .await?
            .unwrap_or_default(),
        errors: wrongs(&said),
        said,
    };
    Page::bare(t.say("people-set-up-title"), &view)
}

/// The picture with its size and its name for a screen reader; the name is one of our messages.
fn labelled(picture: &str, name: &str) -> String {
    let name = name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    picture.replacen(
        "<svg ",
        &format!("<svg width=\"220\" height=\"220\" role=\"img\" aria-label=\"{name}\" "),
        1,
    )
}

/// Confirms it, and shows the recovery codes once.
pub async fn confirm(
    State(app): State<App>,
    t: Reader,
    browser: Browser,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let Some(done) = second_factor::set_up(&app, &t.actor, &typed.code, browser.origin()).await? else {
        return Ok(page(&app, &t, &typed.back, wrong_code(&t))
            .await?
            .refused()
            .into_response());
    };
    let onward = crate::link::own_path(&typed.back).unwrap_or(super::HOME);
    let mut response = recovery_page(&t, done.recovery_codes, onward)?.into_response();
    put_cookies(&app, &done.entry, &mut response);
    Ok(response)
}

#[derive(Template)]
#[template(path = "recovery_codes.html")]
struct RecoveryCodes<'a> {
    t: &'a Reader,
    codes: Vec<String>,
    onward: &'a str,
}

/// The page that shows recovery codes once: reloading it asks for new ones.
pub(super) fn recovery_page(t: &Reader, codes: Vec<String>, onward: &str) -> Result<Page> {
    Page::bare(t.say("people-recovery-title"), &RecoveryCodes { t, codes, onward })
}
