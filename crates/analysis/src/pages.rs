//! Pages; one file per resource, named like its URL.

mod agreement;
pub(crate) mod cards;
pub(crate) mod classes;
mod codebook;
mod disagreements;
mod draft_policy;
mod exports;
mod findings;
mod meaning;
mod parts;
mod preparation;
mod proposals;
mod reading;
mod studies;
mod taken_out;
pub(crate) mod theme_table;
mod themes;
pub(crate) mod trends;
mod way_back;
mod words;
mod work;

pub(crate) use studies::{codebook_source, filter_of};

use axum::{
    Router,
    routing::{get, post},
};
use platform::App;

/// The room's pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/studies", get(studies::list).post(studies::open))
        .route("/studies/new", get(studies::blank))
        .route("/studies/{id}", get(studies::show))
        .route("/studies/{id}/progress", get(studies::progress))
        .route(
            "/studies/{id}/briefing",
            get(preparation::briefing).post(preparation::brief),
        )
        .route("/studies/{id}/sample", get(preparation::sample).post(preparation::draw))
        .route(
            "/studies/{id}/readers",
            get(preparation::readers).post(preparation::appoint),
        )
        .route("/studies/{id}/readers/{person}/removal", post(preparation::release))
        .merge(codebook_routes())
        .merge(reading_routes())
        .merge(result_routes())
        .merge(class_routes())
        .merge(finding_routes())
        .layer(axum::middleware::from_fn(way_back::way_back))
}

fn codebook_routes() -> Router<App> {
    Router::new()
        .route("/studies/{id}/codebook", get(codebook::show).post(codebook::add))
        .route("/studies/{id}/codebook/new", get(codebook::blank))
        .route(
            "/studies/{id}/codebook/{theme}",
            get(codebook::edit).post(codebook::save),
        )
        .route("/studies/{id}/codebook/{theme}/retirement", post(codebook::retire))
        .route("/studies/{id}/codebook/{theme}/place", post(codebook::move_by))
}

fn reading_routes() -> Router<App> {
    Router::new()
        .route("/studies/{id}/reading", get(reading::show))
        .route("/studies/{id}/reading/{number}", get(reading::open).post(reading::save))
        .route("/studies/{id}/reading/{number}/draft", post(reading::draft))
        .route("/studies/{id}/reading-end", post(reading::finish))
        .route("/studies/{id}/agreement", get(agreement::show))
        .route("/studies/{id}/disagreements", get(disagreements::list))
        .route(
            "/studies/{id}/disagreements/{number}",
            get(disagreements::show).post(disagreements::settle),
        )
}

fn result_routes() -> Router<App> {
    Router::new()
        .route("/studies/{id}/proposals", get(proposals::show).post(proposals::learn))
        .route(
            "/studies/{id}/proposals/{number}",
            get(proposals::open).post(proposals::code),
        )
        .route("/studies/{id}/proposals/{number}/{theme}", post(proposals::decide))
        .route("/studies/{id}/themes", get(themes::list))
        .route("/studies/{id}/themes/{theme}", get(themes::show))
        .route("/studies/{id}/themes/{theme}/draft", post(themes::draft::ask))
        .route(
            "/studies/{id}/themes/{theme}/draft/progress",
            get(themes::draft::progress),
        )
        .route("/studies/{id}/themes/{theme}/draft/stop", post(themes::draft::stop))
        .route(
            "/studies/{id}/themes/{theme}/draft/removal",
            post(themes::draft::remove),
        )
        .route(
            "/organisations/{id}/drafts",
            get(draft_policy::show).post(draft_policy::save),
        )
        .route("/studies/{id}/themes/{theme}/table.csv", get(exports::theme_table_csv))
        .route(
            "/studies/{id}/themes/{theme}/table.xlsx",
            get(exports::theme_table_xlsx),
        )
        .route("/studies/{id}/themes.csv", get(exports::themes_csv))
        .route("/studies/{id}/themes.xlsx", get(exports::themes_xlsx))
        .route("/studies/{id}/codes.csv", get(exports::codes))
}

fn class_routes() -> Router<App> {
    Router::new()
        .route("/studies/{id}/classes", get(classes::show).post(classes::search))
        .route("/studies/{id}/classes/progress", get(classes::progress))
        .route("/studies/{id}/classes/stop", post(classes::stop))
        .route("/studies/{id}/classes/{place}", get(classes::show_one))
        .route("/studies/{id}/words", get(words::show))
        .route("/studies/{id}/words.csv", get(words::csv))
        .route("/studies/{id}/words.xlsx", get(words::xlsx))
        .route("/studies/{id}/meaning", get(meaning::show).post(meaning::read))
        .route("/studies/{id}/meaning/progress", get(meaning::progress))
        .route("/studies/{id}/meaning/stop", post(meaning::stop))
        .route("/studies/{id}/meaning.csv", get(meaning::csv))
        .route("/studies/{id}/meaning.xlsx", get(meaning::xlsx))
        .route("/studies/{id}/trends", get(trends::show))
        .route("/studies/{id}/trends.csv", get(trends::file::csv))
        .route("/studies/{id}/trends.xlsx", get(trends::file::xlsx))
        .route("/studies/{id}/classes.csv", get(classes::files::classes_csv))
        .route("/studies/{id}/classes.xlsx", get(classes::files::classes_xlsx))
        .route("/studies/{id}/class-words.csv", get(classes::files::words_csv))
        .route("/studies/{id}/class-words.xlsx", get(classes::files::words_xlsx))
}

fn finding_routes() -> Router<App> {
    Router::new()
        .route("/findings", get(findings::list).post(findings::write))
        .route("/findings/new", get(findings::blank))
        .route("/findings/{id}", get(findings::show))
        .route("/findings/{id}/wording", get(findings::edit).post(findings::rewrite))
        .route("/findings/{id}/agreements", post(findings::agree))
        .route("/findings/{id}/disagreements", post(findings::disagree))
        .route("/findings/{id}/agreements/removal", post(findings::take_back))
}
