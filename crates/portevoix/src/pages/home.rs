//! The public home: give your voice, follow it, see what came of it.

use askama::Template;
use axum::{extract::State, response::{IntoResponse, Response}};
use platform::{App, Reader, Result, web::{Page, See}};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    t: &'a Reader,
    gives_back: Vec<projects::PublicGiveBack>,
    sheets: Vec<publications::PublicSheet>,
}

/// `GET /`; an empty instance leads to its first administrator's page through the printed link only.
pub async fn show(State(app): State<App>, t: Reader) -> Result<Response> {
    if t.is_signed_in() && t.path == "/" {
        return Ok(See::page("/work").into_response());
    }
    let home = Home {
        t: &t,
        gives_back: projects::latest_public_give_backs(&app, &t, 3).await?,
        sheets: publications::latest_public_sheets(&app, 3).await?,
    };
    Ok(Page::stage(t.say("home-title"), &home)?.into_response())
}
