//! `GET` and `POST /account`: name, language, mails.

use super::{Choice, Link, Wrong, languages, wrongs};
use crate::{account::Digest, actions::choices};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Language, Reader, Result,
    error::Said,
    web::{Form, Page, See, cookie, reader::LANGUAGE},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    digest: String,
    #[serde(default)]
    version: i64,
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    t: &'a Reader,
    tabs: Vec<Link>,
    name: String,
    email: String,
    languages: Vec<Choice>,
    digests: Vec<Choice>,
    version: i64,
    digest_hint: String,
    roles: Vec<String>,
    /// What is kept now, when somebody else changed it meanwhile.
    changed: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// The pages of one's own account.
pub(super) fn tabs(t: &Reader, here: &str) -> Vec<Link> {
    [
        ("/account", "people-account-choices"),
        ("/account/password", "people-account-password"),
        ("/account/second-factor", "people-account-factor"),
        ("/account/sessions", "people-account-sessions"),
        ("/account/tokens", "people-account-tokens"),
    ]
    .into_iter()
    .map(|(url, label)| Link {
        url: url.to_owned(),
        label: t.say(label),
        current: url == here,
    })
    .collect()
}

/// What one chose about oneself.
pub async fn show(State(app): State<App>, t: Reader) -> Result<Page> {
    page(&app, &t, None, Said::default(), "").await
}

async fn page(app: &App, t: &Reader, typed: Option<&Typed>, said: Said, changed: &str) -> Result<Page> {
    let kept = choices::own(app, &t.actor).await?;
    let language = typed
        .and_then(|typed| Language::from_code(&typed.language))
        .unwrap_or(kept.language);
    let digest = typed
        .and_then(|typed| Digest::from_code(&typed.digest))
        .unwrap_or(kept.digest);
    let person = t.actor.signed_in()?;
    let view = AccountPage {
        t,
        tabs: tabs(t, "/account"),
        name: typed.map_or_else(|| kept.name.clone(), |typed| typed.name.clone()),
        email: kept.email,
        languages: languages(t, language),
        digests: Digest::ALL
            .into_iter()
            .map(|d| Choice::new(d.code(), t.say(&format!("people-digest-{}", d.code())), d == digest))
            .collect(),
        version: kept.version,
        digest_hint: t.say(if app.mailer.can_send() {
            "people-digest-hint"
        } else {
            "people-digest-no-mail"
        }),
        roles: person
            .memberships
            .iter()
            .map(|m| format!("{}, {}", t.role(m.role), m.organisation_name))
            .collect(),
        changed: changed.to_owned(),
        errors: wrongs(&said),
        said,
    };
    Page::work("account", t.say("people-account-title"), &view)
}

/// Keeps them; when the account changed meanwhile, shows what was typed beside what is kept.
pub async fn save(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let language = Language::from_code(&typed.language).unwrap_or(t.language);
    let digest = Digest::from_code(&typed.digest).unwrap_or_default();
    let chosen = choices::Choices {
        name: &typed.name,
        language,
        digest,
        version: typed.version,
    };
    match choices::save(&app, &t.actor, chosen).await {
        Ok(()) => {
            let mut response = See::page("/account").saying("people-account-saved").into_response();
            let secure = app.settings.secure_cookies();
            cookie::set(
                response.headers_mut(),
                LANGUAGE,
                language.code(),
                cookie::Life::Seconds(400 * 24 * 3600),
                secure,
            );
            Ok(response)
        }
        Err(Error::Invalid(problems)) => Ok(page(&app, &t, Some(&typed), problems.said(&t), "")
            .await?
            .refused()
            .into_response()),
        Err(Error::Conflict(message)) => {
            let page = page(&app, &t, Some(&typed), Said::default(), &t.say(message)).await?;
            Ok(page.with_status(StatusCode::CONFLICT).into_response())
        }
        Err(other) => Err(other),
    }
}
