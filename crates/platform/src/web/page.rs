//! A page: title, body, status; `portevoix` adds the frame around it once.

use crate::Result;
use askama::Template;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};

/// What surrounds a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The public side.
    Public,
    /// The public side, whose head stands on the plum band.
    Stage,
    /// The work side: rail, search, person.
    Work,
    /// Nothing but the body: sign-in and similar, in the public frame without navigation.
    Bare,
}

/// A page on its way to the frame.
#[derive(Clone, Debug)]
pub struct Page {
    /// The document's title, before « · Portevoix ».
    pub title: String,
    /// The rendered body, already escaped by its template.
    pub body: String,
    /// The status.
    pub status: StatusCode,
    /// What surrounds it.
    pub frame: Frame,
    /// The room whose rail entry is current.
    pub room: &'static str,
    /// Seconds after which the page reloads itself without script: for progress.
    pub refresh: Option<u32>,
    /// The name under which it is kept, when it is the same for every visitor.
    pub kept_as: Option<String>,
    /// What stands on a kept page for words of this visitor alone, and these words.
    pub put: Option<(String, String)>,
    /// Is it read far from any desk, on a slow network: without the product's own fonts?
    pub is_light: bool,
    /// A script beside that of every page.
    pub script: Option<&'static str>,
}

impl Page {
    /// A page of the work side.
    ///
    /// # Errors
    /// When the template fails.
    pub fn work(room: &'static str, title: impl Into<String>, body: &impl Template) -> Result<Self> {
        Self::of(Frame::Work, room, title, body)
    }

    /// A public page.
    ///
    /// # Errors
    /// When the template fails.
    pub fn public(title: impl Into<String>, body: &impl Template) -> Result<Self> {
        Self::of(Frame::Public, "", title, body)
    }

    /// A public page that begins on the plum band.
    ///
    /// # Errors
    /// When the template fails.
    pub fn stage(title: impl Into<String>, body: &impl Template) -> Result<Self> {
        Self::of(Frame::Stage, "", title, body)
    }

    /// A page without navigation.
    ///
    /// # Errors
    /// When the template fails.
    pub fn bare(title: impl Into<String>, body: &impl Template) -> Result<Self> {
        Self::of(Frame::Bare, "", title, body)
    }

    fn of(frame: Frame, room: &'static str, title: impl Into<String>, body: &impl Template) -> Result<Self> {
        Ok(Self {
            title: title.into(),
            body: body.render()?,
            status: StatusCode::OK,
            frame,
            room,
            refresh: None,
            kept_as: None,
            put: None,
            is_light: false,
            script: None,
        })
    }

    /// The same page as the answer to a form that could not be taken.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    /// The same page with another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Keeps the page, frame and all, for the next visitor: see [`super::kept`].
    #[must_use]
    pub fn kept_as(mut self, name: impl Into<String>) -> Self {
        self.kept_as = Some(name.into());
        self
    }

    /// Puts words of this visitor alone in the place of what stands for them, after the page was kept.
    #[must_use]
    pub fn putting(mut self, place: &str, words: &str) -> Self {
        self.put = Some((place.to_owned(), words.to_owned()));
        self
    }

    /// Without the product's own fonts: a third of the weight.
    #[must_use]
    pub fn light(mut self) -> Self {
        self.is_light = true;
        self
    }

    /// With a script of its own, `static/{name}.js`; the page works without it.
    #[must_use]
    pub fn script(mut self, name: &'static str) -> Self {
        self.script = Some(name);
        self
    }

    /// Reloads itself without script after some seconds, while work goes on.
    #[must_use]
    pub fn refreshed_every(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Sends the reader elsewhere after a change (303), with a sentence to show there.
#[derive(Clone, Debug)]
pub struct See {
    url: String,
    message: Option<String>,
}

impl See {
    /// The page to see.
    #[must_use]
    pub fn page(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            message: None,
        }
    }

    /// A message id to show there once.
    #[must_use]
    pub fn saying(mut self, message: &str) -> Self {
        self.message = Some(message.to_owned());
        self
    }
}

/// The cookie that carries one message id to the next page.
pub const FLASH: &str = "pv_flash";

impl IntoResponse for See {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let location = HeaderValue::from_str(&self.url).unwrap_or(HeaderValue::from_static("/"));
        response.headers_mut().insert(header::LOCATION, location);
        if let Some(message) = self.message {
            super::cookie::set(
                response.headers_mut(),
                FLASH,
                &message,
                super::cookie::Life::Seconds(60),
                false,
            );
        }
        response
    }
}

/// A file to keep: the browser offers to save it under `name`.
pub struct Download {
    /// The name offered.
    pub name: String,
    /// The type.
    pub media_type: &'static str,
    /// The bytes, possibly streamed.
    pub body: Body,
}

impl Download {
    /// A whole file in memory.
    #[must_use]
    pub fn bytes(name: impl Into<String>, media_type: &'static str, bytes: impl Into<bytes::Bytes>) -> Self {
        Self {
            name: name.into(),
            media_type,
            body: Body::from(bytes.into()),
        }
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let plain: String = self
            .name
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || "-_.".contains(c) {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        let disposition = format!("attachment; filename=\"{plain}\"");
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(self.media_type)),
            (
                header::CONTENT_DISPOSITION,
                HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
            ),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        ];
        (headers, self.body).into_response()
    }
}

/// A rendered piece of a page, for live progress: no frame around it.
///
/// # Errors
/// When the template fails.
pub fn fragment(body: &impl Template) -> Result<Response> {
    Ok(axum::response::Html(body.render()?).into_response())
}
