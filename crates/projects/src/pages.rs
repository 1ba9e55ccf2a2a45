//! Pages, one file per resource, named like its URL.

mod actions;
mod briefings;
mod decisions;
mod exports;
mod give_backs;
pub(crate) mod given;
mod indicators;
pub(crate) mod latest;
mod measures;
mod parts;
mod plan_view;
mod projects;
mod public;
mod view;
mod vote_view;

pub(crate) use {view::effect_heading, vote_view::verdict};

use axum::{
    Router,
    routing::{get, post},
};
use platform::App;

/// The room's routes.
pub fn routes() -> Router<App> {
    Router::new().merge(plan()).merge(proof()).merge(given_back())
}

fn plan() -> Router<App> {
    Router::new()
        .route("/projects", get(projects::list::list).post(projects::create))
        .route("/projects/new", get(projects::begin))
        .route("/projects/{id}", get(projects::show::show))
        .route("/projects/{id}/edit", get(projects::edit).post(projects::rewrite))
        .route("/projects/{id}/start", post(projects::start))
        .route("/projects/{id}/end", get(projects::ending).post(projects::end))
        .route("/projects/{id}/briefings", get(briefings::list).post(briefings::record))
        .route("/projects/{id}/actions", get(exports::actions).post(actions::add))
        .route("/projects/{id}/actions/new", get(actions::begin))
        .route(
            "/projects/{id}/actions/{action}",
            get(actions::show).post(actions::write),
        )
        .route("/projects/{id}/actions/{action}/state", post(actions::set_state))
        .route("/projects/{id}/actions/{action}/removal", post(actions::remove))
}

fn proof() -> Router<App> {
    Router::new()
        .route("/projects/{id}/indicators", post(indicators::add))
        .route("/projects/{id}/indicators/new", get(indicators::begin))
        .route(
            "/projects/{id}/indicators/{indicator}",
            get(indicators::show).post(indicators::write),
        )
        .route("/projects/{id}/indicators/{indicator}/lock", post(indicators::lock))
        .route("/projects/{id}/indicators/{indicator}/changes", post(indicators::write))
        .route(
            "/projects/{id}/indicators/{indicator}/removal",
            post(indicators::remove),
        )
        .route("/projects/{id}/measures", get(exports::measures).post(measures::enter))
        .route("/projects/{id}/measures/new", get(measures::begin))
        .route(
            "/projects/{id}/measures/{measure}/withdrawal",
            get(measures::withdrawing).post(measures::withdraw),
        )
        .route("/projects/{id}/decisions", post(decisions::open))
        .route("/projects/{id}/decisions/new", get(decisions::begin))
        .route("/projects/{id}/decisions/{decision}", get(decisions::show))
        .route("/projects/{id}/decisions/{decision}/ballot", post(decisions::vote))
        .route("/projects/{id}/decisions/{decision}/closure", post(decisions::close))
        .route(
            "/projects/{id}/decisions/{decision}/withdrawal",
            post(decisions::withdraw),
        )
}

fn given_back() -> Router<App> {
    Router::new()
        .route("/projects/{id}/give-backs", post(give_backs::begin))
        .route(
            "/projects/{id}/give-backs/{give_back}",
            get(give_backs::show).post(give_backs::write),
        )
        .route(
            "/projects/{id}/give-backs/{give_back}/preview",
            get(give_backs::preview),
        )
        .route(
            "/projects/{id}/give-backs/{give_back}/publication",
            post(give_backs::publish),
        )
        .route(
            "/projects/{id}/give-backs/{give_back}/withdrawal",
            post(give_backs::withdraw),
        )
        .route("/projects/{id}/give-backs/{give_back}/tellings", post(give_backs::tell))
        .route("/give-backs", get(public::list))
        .route("/give-backs/{give_back}", get(public::show))
        .route("/give-backs/{give_back}/poster.pdf", get(public::poster))
        .route("/give-backs/{give_back}/report.pdf", get(public::report))
        .route("/r/{code}", get(public::short))
}
