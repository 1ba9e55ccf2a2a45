//! The public home: give your voice, follow it, see what came of it.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Reader, Result,
    web::{Page, See},
};
use projects::PublicGiveBack;
use publications::PublicSheet;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    t: &'a Reader,
    /// The change that the band tells, when one was given back.
    first: Option<&'a PublicGiveBack>,
    gives_back: &'a [PublicGiveBack],
    sheets: Vec<PublicSheet>,
}

/// `GET /`: the work home for who is signed in.
pub async fn show(State(app): State<App>, t: Reader) -> Result<Response> {
    if t.is_signed_in() {
        return Ok(See::page("/work").into_response());
    }
    let gives_back = projects::latest_public_give_backs(&app, &t, 3).await?;
    let home = Home {
        t: &t,
        first: gives_back.iter().find(|back| back.words.is_some()),
        gives_back: &gives_back,
        sheets: publications::latest_public_sheets(&app, 3).await?,
    };
    Ok(Page::stage(t.say("home-title"), &home)?.into_response())
}
