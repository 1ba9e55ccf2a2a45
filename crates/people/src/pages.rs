//! Routes of the pages, and the pieces that several of them use.

mod account;
pub mod cards;
pub mod finess;
mod first_administrator;
mod invitations;
mod link;
mod memberships;
mod organisations;
mod password;
mod people;
mod person;
mod second_factor;
mod sessions;
mod set_up;
mod sign_in;
mod tokens;

use crate::{
    actions::sign_in::{Entry, Origin, Step},
    link::own_path,
    organisation::{Kind, Organisation},
    session::{DEVICE, DEVICE_LIFE, LIFE},
};
use axum::{
    Router,
    extract::FromRequestParts,
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{header, request::Parts};
use jiff::Timestamp;
use platform::{
    App, Error, Language, Reader, Role,
    error::Said,
    web::{
        See, cookie,
        limits::{self, Limit},
        reader::{Client, LANGUAGE, SESSION},
        upload,
    },
};
use std::net::IpAddr;

/// The pages of this room.
pub fn routes() -> Router<App> {
    doors().merge(own()).merge(directory())
}

/// How often one address may knock: a whole hospital comes from one at eight in the morning, with
/// two posts a sign-in. Guessing is slowed down elsewhere, account by account.
pub(crate) const KNOCKS_A_MINUTE: u32 = 60;

/// What anybody may post to.
fn doors() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-in/link", get(link::sent).post(link::ask))
        .route("/sign-in/link/{key}", get(link::show).post(link::enter))
        .route(
            "/sign-in/second-factor",
            get(second_factor::show).post(second_factor::prove),
        )
        .route("/sign-in/second-factor/set-up", get(set_up::show).post(set_up::confirm))
        .route(
            "/first-administrator/{key}",
            get(first_administrator::show).post(first_administrator::begin),
        )
        .route(
            "/people/invitations/{key}",
            get(invitations::door).post(invitations::join),
        )
        .route("/people/invitations/{key}/acceptance", post(invitations::accept))
        .layer(middleware::from_fn_with_state(
            Limit::per_minute(KNOCKS_A_MINUTE),
            limits::apply,
        ))
        .route("/sign-out", post(sign_in::leave))
}

/// One's own account.
fn own() -> Router<App> {
    Router::new()
        .route("/account", get(account::show).post(account::save))
        .route("/account/password", get(password::show).post(password::save))
        .route("/account/second-factor", get(second_factor::own))
        .route("/account/second-factor/removal", post(second_factor::remove))
        .route("/account/recovery-codes", post(second_factor::renew_recovery_codes))
        .route("/account/sessions", get(sessions::list))
        .route("/account/sessions/closure", post(sessions::close_others))
        .route("/account/sessions/{id}/closure", post(sessions::close))
        .route("/account/tokens", get(tokens::list).post(tokens::create))
        .route("/account/tokens/{id}/revocation", post(tokens::revoke))
}

/// People and organisations.
fn directory() -> Router<App> {
    Router::new()
        .route("/people", get(people::list))
        .route("/people/invitations", get(invitations::list).post(invitations::invite))
        .route("/people/invitations/{key}/renewal", post(invitations::send_again))
        .route("/people/invitations/{key}/withdrawal", post(invitations::withdraw))
        .route(
            "/people/memberships/{id}/end",
            get(memberships::show).post(memberships::end),
        )
        .route(
            "/people/finess",
            get(finess::show).post(finess::import).layer(upload::unlimited_body()),
        )
        .route("/people/{id}", get(person::show))
        .route("/people/{id}/memberships", post(person::add_membership))
        .route("/people/{id}/second-factor/removal", post(person::reset_second_factor))
        .route("/organisations", get(organisations::list).post(organisations::create))
        .route("/organisations/new", get(organisations::new))
        .route("/organisations/{id}", get(organisations::show))
        .route(
            "/organisations/{id}/correction",
            get(organisations::form).post(organisations::correct),
        )
        .route("/organisations/{id}/units", post(organisations::add_unit))
}

/// Where the one who signs in comes from.
pub(crate) struct Browser {
    client: Option<IpAddr>,
    device: Option<String>,
    session: Option<String>,
    user_agent: String,
}

impl Browser {
    /// As the actions take it.
    pub(crate) fn origin(&self) -> Origin<'_> {
        Origin {
            client: self.client,
            device: self.device.as_deref(),
            user_agent: &self.user_agent,
            session: self.session.as_deref(),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Browser {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        Ok(Self {
            client: parts.extensions.get::<Client>().map(|client| client.0),
            device: cookie::get(&parts.headers, DEVICE).map(str::to_owned),
            session: cookie::get(&parts.headers, SESSION).map(str::to_owned),
            user_agent: text(header::USER_AGENT).unwrap_or("").chars().take(400).collect(),
        })
    }
}

/// The work home, where signing in leads without a better place.
const HOME: &str = "/work";

/// Puts the cookies of somebody who came in on the way to the next step.
fn entered(app: &App, entry: &Entry, back: &str) -> Response {
    let back = own_path(back);
    let onward = |page: &str| match back.and_then(way_back) {
        Some(query) => format!("{page}?{query}"),
        None => page.to_owned(),
    };
    let url = match entry.step {
        Step::Done => back.unwrap_or(HOME).to_owned(),
        Step::SecondFactor => onward("/sign-in/second-factor"),
        Step::SetUp => onward("/sign-in/second-factor/set-up"),
    };
    let mut response = See::page(url).into_response();
    put_cookies(app, entry, &mut response);
    response
}

/// The query that carries the way back to the next page.
fn way_back(back: &str) -> Option<String> {
    serde_html_form::to_string([("back", back)]).ok()
}

/// The cookies of somebody who came in: session, browser, language.
fn put_cookies(app: &App, entry: &Entry, response: &mut Response) {
    let secure = app.settings.secure_cookies();
    let seconds = |duration: jiff::SignedDuration| cookie::Life::Seconds(duration.as_secs().unsigned_abs());
    let headers = response.headers_mut();
    cookie::set(headers, SESSION, &entry.token, seconds(LIFE), secure);
    if let Some(device) = &entry.device {
        cookie::set(headers, DEVICE, device, seconds(DEVICE_LIFE), secure);
    }
    cookie::set(headers, LANGUAGE, entry.language.code(), seconds(DEVICE_LIFE), secure);
}

/// An option of a select or a radio group.
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

impl Choice {
    fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            chosen,
        }
    }
}

/// One line of the summary at the head of a form that came back.
pub(crate) struct Wrong {
    pub field: String,
    pub words: String,
}

fn wrongs(said: &Said) -> Vec<Wrong> {
    said.0
        .iter()
        .map(|(field, words)| Wrong {
            field: field.clone(),
            words: words.clone(),
        })
        .collect()
}

/// A link of a trail or a tab.
pub(crate) struct Link {
    pub url: String,
    pub label: String,
    pub current: bool,
}

/// The same with nothing chosen first: a role with many rights must not be given by not looking.
fn unless_chosen(t: &Reader, mut choices: Vec<Choice>) -> Vec<Choice> {
    if choices.len() > 1 && choices.iter().all(|choice| !choice.chosen) {
        choices.insert(0, Choice::new("", t.say("people-choose"), true));
    }
    choices
}

fn roles(t: &Reader, chosen: Option<Role>) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .map(|role| Choice::new(role.code(), t.role(role), chosen == Some(role)))
        .collect()
}

fn languages(t: &Reader, chosen: Language) -> Vec<Choice> {
    let label = |language: Language| t.say(&format!("people-language-{}", language.code()));
    Language::ALL
        .into_iter()
        .map(|l| Choice::new(l.code(), label(l), l == chosen))
        .collect()
}

fn kinds(t: &Reader, chosen: Option<Kind>) -> Vec<Choice> {
    let label = |kind: Kind| t.say(&format!("people-kind-{}", kind.code()));
    Kind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), label(kind), chosen == Some(kind)))
        .collect()
}

fn organisation_choices(all: &[Organisation], chosen: &str) -> Vec<Choice> {
    all.iter()
        .map(|o| Choice::new(o.id.to_string(), o.name.clone(), o.id.to_string() == chosen))
        .collect()
}

/// « Attendez 40 secondes » for somebody who is delayed.
fn wait_words(app: &App, t: &Reader, until: Timestamp) -> String {
    let seconds = until.duration_since(app.clock.now()).as_secs().max(1);
    if seconds < 90 {
        t.count("people-wait-seconds", seconds)
    } else {
        t.count("people-wait-minutes", (seconds + 59) / 60)
    }
}
