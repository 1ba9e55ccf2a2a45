//! Reads forms, paths and queries; what cannot be read is a clear answer, never a bare 400.

use crate::{Error, Problems};
use axum::extract::{FromRequest, FromRequestParts, Request};
use http::{StatusCode, request::Parts};
use serde::de::DeserializeOwned;

/// A posted form; repeated fields fill a `Vec`. Give each field `#[serde(default)]`.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

/// Most bytes of a form without files.
const MOST_BYTES: usize = 2 * 1024 * 1024;

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self, Error> {
        let bytes = axum::body::to_bytes(request.into_body(), MOST_BYTES)
            .await
            .map_err(|_| too_large())?;
        serde_html_form::from_bytes(&bytes)
            .map(Self)
            .map_err(|_| Error::invalid("whole", "form-unreadable"))
    }
}

fn too_large() -> Error {
    Error::Invalid(Problems::one("whole", "form-too-large").with_status(StatusCode::PAYLOAD_TOO_LARGE))
}

/// The query of an address; repeated fields fill a `Vec`. What cannot be read is refused.
#[derive(Clone, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let text = parts.uri.query().unwrap_or("");
        serde_html_form::from_str(text)
            .map(Self)
            .map_err(|_| Error::invalid("query", "query-unreadable"))
    }
}

/// Identifiers in the path; one that is not an identifier is simply not found.
#[derive(Clone, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let found = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        found
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| Error::NotFound)
    }
}
