//! JSON in, JSON out, and problem details (RFC 9457) for everything that fails.

use crate::{Error, Problems, Reader, error::Failure};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

/// A JSON body; a field that is missing or of another type is named.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

const MOST_BYTES: usize = 8 * 1024 * 1024;

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self, Error> {
        let bytes = axum::body::to_bytes(request.into_body(), MOST_BYTES)
            .await
            .map_err(|_| {
                Error::Invalid(Problems::one("body", "form-too-large").with_status(StatusCode::PAYLOAD_TOO_LARGE))
            })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            let mut problems = Problems::new();
            // serde's text quotes values of the body: only the place is told.
            let (line, column) = (error.line().to_string(), error.column().to_string());
            problems.add_with("body", "json-unreadable", &[("line", &line), ("column", &column)]);
            Error::Invalid(problems)
        })
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// What an API handler answers.
pub type Api<T> = crate::Result<Json<T>>;

/// The query of an API address.
pub struct ApiQuery<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        super::form::Query::<T>::from_request_parts(parts, state)
            .await
            .map(|super::form::Query(q)| Self(q))
    }
}

/// Middleware of the API tree: turns an error into problem details in the reader's language.
pub async fn problems(request: Request, next: Next) -> Response {
    let reader = request.extensions().get::<Reader>().cloned();
    let mut response = next.run(request).await;
    let Some(Failure(error)) = response.extensions_mut().remove::<Failure>() else {
        return response;
    };
    let reference = error_reference(&error);
    let body = details(&error, reader.as_ref(), reference.as_deref());
    let status = error.status();
    let before = std::mem::take(response.headers_mut());
    let mut response = (status, axum::Json(body)).into_response();
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = before.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

/// The answer to a method that an address does not know.
pub async fn unknown_method() -> Error {
    Error::Invalid(Problems::one("method", "error-method").with_status(StatusCode::METHOD_NOT_ALLOWED))
}

/// The message id of an error that has no more precise one.
#[must_use]
pub fn message_of(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "error-not-found",
        Error::Forbidden => "error-forbidden",
        Error::SignIn(crate::error::SignInNeed::Account) => "error-sign-in",
        Error::SignIn(crate::error::SignInNeed::SecondFactor) => "error-second-factor",
        Error::Invalid(_) => "error-invalid",
        Error::Conflict(message) => message,
        Error::Internal(_) => match error.status() {
            StatusCode::SERVICE_UNAVAILABLE => "error-away",
            StatusCode::INSUFFICIENT_STORAGE => "error-full",
            _ => "error-internal",
        },
    }
}

/// Logs an internal error once, at the boundary, and makes the short code that the reader may
/// quote. Other errors are not errors of ours and are not logged.
#[must_use]
pub fn error_reference(error: &Error) -> Option<String> {
    let Error::Internal(cause) = error else { return None };
    let digest = crate::vault::hex(&<sha2::Sha256 as sha2::Digest>::digest(format!("{cause:?}"))[..4]);
    tracing::error!(reference = %digest, cause = error.without_words(), "a request failed");
    Some(digest)
}

fn details(error: &Error, reader: Option<&Reader>, reference: Option<&str>) -> serde_json::Value {
    let id = message_of(error);
    let say = |id: &str| reader.map_or_else(|| id.to_owned(), |t| t.say(id));
    let mut body = json!({
        "type": format!("urn:portevoix:{id}"),
        "title": say(id),
        "status": error.status().as_u16(),
    });
    if let Some(reference) = reference {
        body["reference"] = json!(reference);
    }
    if let Error::Invalid(problems) = error {
        body["problems"] = problems
            .all()
            .iter()
            .map(|p| {
                let sentence = reader.map_or_else(|| p.message.clone(), |t| t.say_all(&p.message, &p.arguments));
                json!({ "field": p.field, "message": p.message, "detail": sentence })
            })
            .collect();
    }
    body
}
