//! The token of each form: put into the page, read when the form comes back.

use super::page::{FLASH, See};
use crate::{
    App,
    once::{Sending, Sent},
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header};
use std::{sync::Arc, time::Duration};

/// The name of the token in the query of a form's address.
const NAME: &str = "once";
/// How long a second click waits for the first one to end.
const PATIENCE: Duration = Duration::from_secs(8);
const PAUSE: Duration = Duration::from_millis(40);

/// Puts a fresh token into the address of each form that is to be sent once (`data-once`).
#[must_use]
pub fn with_tokens(page: &str, fresh: impl Fn() -> String) -> String {
    let mut out = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(start) = rest.find("<form ") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length);
        let (before, tag) = (&rest[..start], &rest[start..end]);
        out.push_str(before);
        match tag.find(" action=\"").filter(|_| tag.contains(" data-once")) {
            Some(place) => push_tag(&mut out, tag, place + " action=\"".len(), &fresh()),
            None => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn push_tag(out: &mut String, tag: &str, address: usize, token: &str) {
    let end = tag[address..]
        .find(['"', '#'])
        .map_or(tag.len(), |length| address + length);
    let sign = if tag[address..end].contains('?') { "&amp;" } else { "?" };
    out.push_str(&tag[..end]);
    out.push_str(sign);
    out.push_str(NAME);
    out.push('=');
    out.push_str(token);
    out.push_str(&tag[end..]);
}

/// A form sent a second time changes nothing: it leads where it led the first time.
pub async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(sending) = sending(&app, &request) else {
        return next.run(request).await;
    };
    if let Ok(Some(led)) = sending.led_to(&app).await {
        return see(led);
    }
    let response = sending.scope(next.run(request)).await;
    match sending.sent() {
        Sent::Taken => note(&app, &sending, Answer::of(&response)).await,
        Sent::Before if response.status() == StatusCode::CONFLICT => {
            if let Some(led) = wait(&app, &sending).await {
                return see(led);
            }
        }
        Sent::Before | Sent::Fresh => {}
    }
    response
}

fn sending(app: &App, request: &Request) -> Option<Arc<Sending>> {
    if request.method() != Method::POST {
        return None;
    }
    let mut parts = request.uri().query()?.split('&');
    let token = parts.find_map(|part| part.strip_prefix(NAME)?.strip_prefix('='))?;
    let is_ours = (16..=64).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphanumeric());
    is_ours.then(|| Sending::of(app, token))
}

fn see((url, said): (String, Option<String>)) -> Response {
    let see = See::page(url);
    match said {
        Some(said) => see.saying(&said).into_response(),
        None => see.into_response(),
    }
}

/// What of an answer is kept.
struct Answer {
    url: Option<String>,
    said: Option<String>,
    is_refusal: bool,
}

impl Answer {
    fn of(response: &Response) -> Self {
        let headers = response.headers();
        let url = headers.get(header::LOCATION).and_then(|url| url.to_str().ok());
        Self {
            url: url.map(str::to_owned),
            said: flash(headers),
            is_refusal: response.status().is_client_error(),
        }
    }
}

/// Keeps where a change led, or gives the token back when the answer is a refusal after all.
async fn note(app: &App, sending: &Sending, answer: Answer) {
    let noted = match &answer.url {
        Some(url) => sending.note(app, url, answer.said.as_deref()).await,
        None if answer.is_refusal => sending.give_back(app).await,
        None => Ok(()),
    };
    if let Err(error) = noted {
        tracing::warn!(error = error.without_words(), "where a form led could not be noted");
    }
}

fn flash(headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok());
    cookies
        .filter_map(|cookie| cookie.strip_prefix(FLASH)?.strip_prefix('='))
        .find_map(|value| value.split(';').next())
        .map(str::to_owned)
}

/// The first click is still at work: its end is waited for.
async fn wait(app: &App, sending: &Sending) -> Option<(String, Option<String>)> {
    let found = async {
        loop {
            match sending.led_to(app).await {
                Ok(Some(led)) => return Some(led),
                Ok(None) => tokio::time::sleep(PAUSE).await,
                Err(_) => return None,
            }
        }
    };
    tokio::time::timeout(PATIENCE, found).await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(page: &str) -> String {
        with_tokens(page, || "T".repeat(16))
    }

    #[test]
    fn each_form_to_be_sent_once_has_a_token_in_its_address() {
        let page = "<p>a</p><form method=\"post\" action=\"/a\" data-once novalidate><b></b></form>\
                    <form method=\"post\" action=\"/b?c=1#d\" data-once></form>";
        assert_eq!(
            tokens(page),
            "<p>a</p><form method=\"post\" action=\"/a?once=TTTTTTTTTTTTTTTT\" data-once novalidate><b></b></form>\
             <form method=\"post\" action=\"/b?c=1&amp;once=TTTTTTTTTTTTTTTT#d\" data-once></form>"
        );
    }

    #[test]
    fn other_forms_and_words_that_look_like_one_stay_as_they_are() {
        for page in [
            "<form method=\"get\" action=\"/a\"></form>",
            "&lt;form action=\"/a\" data-once&gt;",
            "<form data-once",
            "",
        ] {
            assert_eq!(tokens(page), page);
        }
    }
}
