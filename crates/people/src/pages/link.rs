//! `POST /sign-in/link` asks for a link by mail; `GET` and `POST /sign-in/link/{key}` follow it.

use super::{Browser, entered};
use crate::actions::links;
use askama::Template;
use axum::{extract::State, response::Response};
use platform::{
    App, Reader, Result,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    email: String,
}

/// Whether the e-mail is known or not, the answer is the same.
pub async fn ask(State(app): State<App>, Form(typed): Form<Typed>) -> Result<See> {
    links::send(&app, &typed.email).await?;
    Ok(See::page("/sign-in/link"))
}

#[derive(Template)]
#[template(path = "link_sent.html")]
struct Sent<'a> {
    t: &'a Reader,
}

/// « If this address is known, a mail is on its way. »
pub async fn sent(t: Reader) -> Result<Page> {
    Page::bare(t.say("people-link-sent-title"), &Sent { t: &t })
}

#[derive(Template)]
#[template(path = "link.html")]
struct Follow<'a> {
    t: &'a Reader,
    key: &'a str,
}

/// A page with one button: programs that look into mails follow links, and must not use them up.
pub async fn show(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Result<Page> {
    links::check(&app, &key).await?;
    Page::bare(t.say("people-link-title"), &Follow { t: &t, key: &key })
}

/// Signs in, once.
pub async fn enter(State(app): State<App>, browser: Browser, Path(key): Path<String>) -> Result<Response> {
    let entry = links::enter(&app, &key, browser.origin()).await?;
    Ok(entered(&app, &entry, ""))
}
