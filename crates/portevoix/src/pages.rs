//! Pages that belong to no room: homes, the thread, work in progress, audit, preferences, notices to the public.

mod api_viewer;
mod audit;
mod home;
mod jobs;
mod legal;
mod mails;
mod preferences;
mod thread;
mod work;

use axum::{Router, routing::get};
use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/work", get(work::show))
        .route("/notices", axum::routing::post(work::read_notices))
        .route("/thread/{kind}/{id}", get(thread::show))
        .route("/jobs", get(jobs::list))
        .route("/mails/attempts", axum::routing::post(mails::attempt))
        .route("/audit", get(audit::list))
        .route("/accessibility", get(legal::accessibility))
        .route("/data-and-rights", get(legal::data_and_rights))
        .route("/machine", get(legal::machine))
        .route("/api", get(api_viewer::show))
        .route("/language/{code}", get(preferences::language))
        .route("/theme", axum::routing::post(preferences::theme))
}

/// The same as JSON.
#[must_use]
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(thread::show_json))
        .routes(routes!(work::show_json))
        .routes(routes!(jobs::show_json))
        .routes(routes!(mails::mails_json))
        .routes(routes!(mails::attempt_mails_json))
        .routes(routes!(audit::list_json))
        .route("/openapi.json", get(api_viewer::description))
}
