//! The public home: give your voice, follow it, see what came of it.

use askama::Template;
use axum::{extract::State, response::{IntoResponse, Response}};
use platform::{App, Reader, Result, web::{Page, See}};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    t: &'a Reader,
}

/// `GET /`; an empty instance leads to its first administrator's page through the printed link only.
pub async fn show(State(app): State<App>, t: Reader) -> Result<Response> {
    if t.is_signed_in() && t.path == "/" {
        return Ok(See::page("/work").into_response());
    }
    let _ = &app;
    let home = Home { t: &t };
    Ok(Page::stage(t.say("home-title"), &home)?.into_response())
}
