//! Finds out who reads, in which language and colours, before any handler runs.

use super::cookie;
use crate::{Actor, App, Error, Language, Reader, app::Credential, messages::Theme};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, header, request::Parts};
use std::net::{IpAddr, SocketAddr};

/// The cookie of a session.
pub const SESSION: &str = "pv_session";
/// The cookie of a chosen language.
pub const LANGUAGE: &str = "pv_language";
/// The cookie of chosen colours.
pub const THEME: &str = "pv_theme";

/// Where a request comes from; used by rate limits and never stored.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub IpAddr);

/// Middleware: puts a [`Reader`] and a [`Client`] into the request.
pub async fn read(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let actor = match actor(&app, headers).await {
        Ok(actor) => actor,
        Err(error) => return error.into_response(),
    };
    let mut reader = Reader::new(
        app.messages.clone(),
        language(headers, request.uri().query()),
        actor,
        app.clock.today(),
    );
    reader.theme = match cookie::get(headers, THEME) {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    };
    reader.path = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    if let Some(client) = client(&app, &request) {
        request.extensions_mut().insert(client);
    }
    request.extensions_mut().insert(reader.clone());
    let mut response = next.run(request).await;
    // The frame stands outside this layer and must know for whom it writes.
    response.extensions_mut().insert(reader);
    response
}

fn client(app: &App, request: &Request) -> Option<Client> {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    // Only the last address was written by our own proxy; the others are the caller's word.
    let told = request
        .headers()
        .get("x-forwarded-for")
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.rsplit(',').next());
    let told = told
        .filter(|_| app.settings.behind_proxy)
        .and_then(|text| text.trim().parse().ok());
    told.or(peer).map(Client)
}

async fn actor(app: &App, headers: &HeaderMap) -> crate::Result<Actor> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let credential = match (bearer, cookie::get(headers, SESSION)) {
        (Some(token), _) => Credential::Token(token.trim()),
        (None, Some(session)) => Credential::Session(session),
        (None, None) => return Ok(Actor::Visitor),
    };
    let found = (app.identify)(app, credential).await?;
    match (found, credential) {
        (Some(actor), _) => Ok(actor),
        // A token that is not known is refused; an old cookie only means a visitor.
        (None, Credential::Token(_)) => Err(Error::SignIn(crate::error::SignInNeed::Account)),
        (None, Credential::Session(_)) => Ok(Actor::Visitor),
    }
}

fn language(headers: &HeaderMap, query: Option<&str>) -> Language {
    let asked = query
        .unwrap_or("")
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(Language::from_code);
    let chosen = cookie::get(headers, LANGUAGE).and_then(Language::from_code);
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    asked
        .or(chosen)
        .unwrap_or_else(|| accepted.map_or(Language::French, Language::accepted))
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let reader = parts.extensions.get::<Self>().cloned();
        reader.ok_or_else(|| anyhow::anyhow!("a route stands outside the reader's middleware").into())
    }
}
