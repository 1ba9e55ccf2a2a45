//! The story comes in by the API, as anybody's program would: what it tells, the product can do.

use anyhow::{Context, bail};
use axum::{Router, body::Body};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use platform::{App, Role};
use serde_json::Value;
use std::collections::HashMap;
use tower::ServiceExt;

/// The front door, with everybody's key.
pub(super) struct Door {
    router: Router,
    sessions: HashMap<Role, String>,
}

impl Door {
    pub(super) fn of(app: &App) -> Self {
        Self {
            router: crate::server::router(app),
            sessions: HashMap::new(),
        }
    }

    /// Everybody comes with a new key: sessions end after a week.
    pub(super) fn open_to(&mut self, sessions: HashMap<Role, String>) {
        self.sessions = sessions;
    }

    /// Somebody asks for something.
    pub(super) async fn get(&self, who: Role, path: &str) -> anyhow::Result<Value> {
        self.call(Some(who), Method::GET, path, None).await
    }

    /// Somebody does something.
    pub(super) async fn post(&self, who: Role, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(Some(who), Method::POST, path, Some(body)).await
    }

    /// Somebody puts something in its place.
    pub(super) async fn put(&self, who: Role, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(Some(who), Method::PUT, path, Some(body)).await
    }

    /// Anybody does something.
    pub(super) async fn visitor(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        self.call(None, Method::POST, path, Some(body)).await
    }

    /// Somebody sends a form with a file: `(field, file name, bytes)`.
    pub(super) async fn upload(
        &self,
        who: Role,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> anyhow::Result<Value> {
        const EDGE: &str = "edge-of-a-part-of-the-story";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (field, name, bytes) = file;
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        self.send(
            Some(who),
            Method::POST,
            path,
            &format!("multipart/form-data; boundary={EDGE}"),
            Body::from(body),
        )
        .await
    }

    async fn call(&self, who: Option<Role>, method: Method, path: &str, body: Option<Value>) -> anyhow::Result<Value> {
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send(who, method, path, "application/json", body).await
    }

    async fn send(
        &self,
        who: Option<Role>,
        method: Method,
        path: &str,
        media_type: &str,
        body: Body,
    ) -> anyhow::Result<Value> {
        let mut request = Request::builder().method(method.clone()).uri(format!("/api/v1{path}"));
        if let Some(session) = who.and_then(|role| self.sessions.get(&role)) {
            request = request.header(header::COOKIE, format!("pv_session={session}"));
        }
        let request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, media_type);
        let response = self.router.clone().oneshot(request.body(body)?).await?;
        let status = response.status();
        let bytes = response.into_body().collect().await?.to_bytes();
        if !status.is_success() {
            bail!("{method} {path} : {status} : {}", String::from_utf8_lossy(&bytes));
        }
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&bytes).with_context(|| format!("{method} {path} n’a pas répondu en JSON"))
    }
}

/// The text at a place of an answer, for the identifier of the next call.
pub(super) fn id(answer: &Value, place: &str) -> anyhow::Result<String> {
    answer
        .pointer(place)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .with_context(|| format!("{place} manque dans {answer}"))
}
