//! `/account/tokens`: what programs sign in with.

use super::{Link, Wrong, account, wrongs};
use crate::{actions::tokens, token::TokenId};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
}

struct Row {
    id: String,
    name: String,
    created: String,
    used: String,
    second_factor: bool,
}

#[derive(Template)]
#[template(path = "account_tokens.html")]
struct Tokens<'a> {
    t: &'a Reader,
    tabs: Vec<Link>,
    rows: Vec<Row>,
    name: &'a str,
    /// The value of the token just made: shown here and never again.
    value: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// The living tokens, and a form for one more.
pub async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    page(&app, &t, "", String::new(), Said::default()).await
}

async fn page(app: &App, t: &Reader, name: &str, value: String, said: Said) -> Result<Page> {
    let rows = tokens::list(app, &t.actor).await?.into_iter().map(|token| Row {
        id: token.id.to_string(),
        created: t.day_of(token.created_at),
        used: token
            .last_used_on
            .map_or_else(|| t.say("people-token-unused"), |day| t.date(day)),
        name: token.name,
        second_factor: token.second_factor,
    });
    let rows = rows.collect();
    let errors = wrongs(&said);
    let view = Tokens {
        t,
        tabs: account::tabs(t, "/account/tokens"),
        rows,
        name,
        value,
        said,
        errors,
    };
    Page::work("account", t.say("people-account-tokens"), &view)
}

/// Makes one and shows its value once.
pub async fn create(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    match tokens::create(&app, &t.actor, &typed.name).await {
        Ok(made) => Ok(page(&app, &t, "", made.value, Said::default()).await?.into_response()),
        Err(Error::Invalid(problems)) => {
            let page = page(&app, &t, &typed.name, String::new(), problems.said(&t)).await?;
            Ok(page.refused().into_response())
        }
        Err(other) => Err(other),
    }
}

/// Revokes one.
pub async fn revoke(State(app): State<App>, t: Reader, Path(id): Path<TokenId>) -> Result<See> {
    tokens::revoke(&app, &t.actor, id).await?;
    Ok(See::page("/account/tokens").saying("people-token-revoked"))
}
