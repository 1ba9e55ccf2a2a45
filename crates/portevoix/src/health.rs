//! Is it alive, is it ready, and how it fares: for the machine's keeper, not for people.

use axum::{
    Json,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use platform::App;
use serde_json::json;
use std::{net::SocketAddr, sync::LazyLock, time::Instant};

static METRICS: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    PrometheusBuilder::new()
        .install_recorder()
        .inspect_err(|error| tracing::warn!(%error, "no metrics"))
        .ok()
});

/// `GET /health`: the process answers.
pub async fn health() -> &'static str {
    "ok"
}

/// `GET /ready`: database and files answer; 503 otherwise.
pub async fn ready(State(app): State<App>) -> Response {
    let database = app.db.ping().await.is_ok();
    let waiting_mails = platform::mail::waiting_count(&app).await.ok();
    let status = if database {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        Json(json!({ "database": database, "waiting_mails": waiting_mails })),
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
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    if LazyLock::force(&METRICS).is_some() {
        let labels = [
            ("method", method.to_string()),
            ("route", route.clone()),
            ("status", status.to_string()),
        ];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_seconds", "route" => route.clone()).record(took.as_secs_f64());
    }
    #[expect(clippy::cast_possible_truncation, reason = "no request takes 500 million years")]
    let took_ms = took.as_millis() as u64;
    tracing::info!(%method, route, status, took_ms, "request");
    response
}
