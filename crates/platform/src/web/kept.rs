//! Pages that are the same for every visitor, kept whole: a survey that thousands open is written once.

use crate::{App, Reader, messages::Theme};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Pages kept at most: beyond, all are forgotten and written again as they are asked for.
const MOST: usize = 500;

/// A page as it is, and compressed.
#[derive(Clone, Debug)]
pub struct KeptPage {
    /// As it is.
    pub plain: Bytes,
    /// With gzip.
    pub zipped: Bytes,
}

/// What is kept, by name, language and colours.
#[derive(Default)]
struct Pages(Mutex<HashMap<String, KeptPage>>);

fn full_name(t: &Reader, name: &str) -> String {
    let theme = match t.theme {
        Theme::System => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    format!("{name}|{}|{theme}|{}", t.language.code(), t.path)
}

/// A kept page, ready to leave; nothing for who is signed in, whose frame is their own. `put` is put in the place of the
/// words that stand for it, on the page as it is.
#[must_use]
pub fn get(app: &App, t: &Reader, name: &str, headers: &HeaderMap, put: Option<(&str, &str)>) -> Option<Response> {
    if t.actor.person().is_some() {
        return None;
    }
    let pages = app.shelf.get::<Pages>();
    let page = {
        let pages = pages.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.get(&full_name(t, name))?.clone()
    };
    if let Some((place, words)) = put {
        let html = String::from_utf8_lossy(&page.plain).replace(place, words);
        return Some(html_response(Body::from(html), false));
    }
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"));
    Some(if takes_gzip {
        html_response(Body::from(page.zipped), true)
    } else {
        html_response(Body::from(page.plain), false)
    })
}

fn html_response(body: Body, is_zipped: bool) -> Response {
    let mut response = Response::new(body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    if is_zipped {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-encoding, accept-language, cookie"),
    );
    response
}

/// Keeps a page that the frame was put around.
pub fn keep(app: &App, t: &Reader, name: &str, page: KeptPage) {
    if t.actor.person().is_some() {
        return;
    }
    let pages = app.shelf.get::<Pages>();
    let mut pages = pages.0.lock().unwrap_or_else(PoisonError::into_inner);
    if pages.len() >= MOST {
        pages.clear();
    }
    pages.insert(full_name(t, name), page);
}
