//! Is it alive, is it ready, and how it fares: for the machine's keeper, not for people.

use axum::{
    Json,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use platform::App;
use serde_json::json;
use std::{
    net::SocketAddr,
    sync::LazyLock,
    time::{Duration, Instant},
};

static METRICS: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    PrometheusBuilder::new()
        .install_recorder()
        .inspect_err(|error| tracing::warn!(%error, "no metrics"))
        .ok()
});

/// How long a part of the installation may take to answer that it is there.
const PATIENCE: Duration = Duration::from_secs(3);

/// `GET /health`: the process answers.
pub async fn health() -> &'static str {
    "ok"
}

/// `GET /ready`: database and files answer; 503 otherwise.
pub async fn ready(State(app): State<App>) -> Response {
    let (database, files) = tokio::join!(
        tokio::time::timeout(PATIENCE, app.db.ping()),
        tokio::time::timeout(PATIENCE, app.files.ping()),
    );
    let (database, files) = (matches!(database, Ok(Ok(()))), matches!(files, Ok(Ok(()))));
    let waiting_mails = if database {
        platform::mail::waiting_count(&app).await.ok()
    } else {
        None
    };
    let status = if database && files {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        Json(json!({ "database": database, "files": files, "waiting_mails": waiting_mails })),
    )
        .into_response()
}

/// `GET /metrics`: Prometheus text, for this machine only.
pub async fn metrics(request: Request) -> Response {
    let from_here = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .is_some_and(|info| info.0.ip().is_loopback());
    let forwarded = request.headers().contains_key("x-forwarded-for");
    match METRICS.as_ref() {
        Some(handle) if from_here && !forwarded => {
            handle.run_upkeep();
            handle.render().into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Middleware: one line of log and two metrics a request; the route's pattern, never the address,
/// which may hold what somebody searched for.
pub async fn observe(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = known(request.method());
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    if LazyLock::force(&METRICS).is_some() {
        let labels = [
            ("method", method.to_owned()),
            ("route", route.clone()),
            ("status", status.to_string()),
        ];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_seconds", "route" => route.clone()).record(took.as_secs_f64());
    }
    #[expect(clippy::cast_possible_truncation, reason = "no request takes 500 million years")]
    let took_ms = took.as_millis() as u64;
    tracing::info!(method, route, status, took_ms, "request");
    response
}

/// The method, or one word for all those that somebody may invent: each would be a series of its own, kept for good.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
