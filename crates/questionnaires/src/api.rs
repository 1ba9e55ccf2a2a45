//! The same resources as JSON, under `/api/v1`, through the same actions as the pages.

mod answer_files;
mod answers;
mod campaigns;
mod comparing;
mod instruments;
mod official_results;
mod public_results;
mod tracings;

use axum::middleware;
use platform::{
    App,
    web::{
        limits::{self, Limit},
        upload::unlimited_body,
    },
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// The routes, with their description.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let files = OpenApiRouter::new()
        .routes(routes!(answer_files::give_answer_file))
        .layer(unlimited_body());
    let public = OpenApiRouter::new()
        .merge(files)
        .routes(routes!(answers::show_asked, answers::give_answer))
        .routes(routes!(answers::keep_part))
        .routes(routes!(answers::follow_answer))
        .routes(routes!(answers::withdraw_answer))
        .routes(routes!(public_results::show_public_results))
        .layer(middleware::from_fn_with_state(Limit::per_minute(600), limits::measure));
    OpenApiRouter::new()
        .routes(routes!(instruments::list_ready_instruments))
        .routes(routes!(instruments::list_instruments, instruments::make_instrument))
        .routes(routes!(instruments::read_fhir))
        .routes(routes!(instruments::show_instrument, instruments::save_instrument))
        .routes(routes!(instruments::publish_instrument))
        .routes(routes!(instruments::begin_version))
        .routes(routes!(instruments::remark_instrument))
        .routes(routes!(instruments::answer_instrument_remark))
        .routes(routes!(instruments::approve_instrument))
        .routes(routes!(campaigns::list_campaigns, campaigns::prepare_campaign))
        .routes(routes!(campaigns::show_campaign, campaigns::save_campaign))
        .routes(routes!(campaigns::add_campaign_participants))
        .routes(routes!(campaigns::launch_campaign))
        .routes(routes!(campaigns::end_campaign))
        .routes(routes!(campaigns::send_campaign_links))
        .routes(routes!(campaigns::show_campaign_results))
        .routes(routes!(
            public_results::open_campaign_results,
            public_results::take_campaign_results_back
        ))
        .routes(routes!(answer_files::list_answer_files))
        .routes(routes!(answer_files::open_answer_file))
        .routes(routes!(answers::enter_answer))
        .routes(routes!(tracings::list_tracings, tracings::plan_tracing))
        .routes(routes!(tracings::show_tracing, tracings::withdraw_tracing))
        .routes(routes!(tracings::trace_agreement))
        .routes(routes!(tracings::answer_view))
        .routes(routes!(official_results::list_official_results))
        .routes(routes!(
            official_results::show_official_import,
            official_results::drop_official_import
        ))
        .routes(routes!(official_results::run_official_import))
        .routes(routes!(official_results::undo_official_import))
        .routes(routes!(official_results::show_official_results))
        .merge(receiving())
        .merge(public)
}

/// Where files come in: the bound is checked while they are streamed.
fn receiving() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(official_results::begin_official_import))
        .routes(routes!(instruments::read_file))
        .routes(routes!(campaigns::take_answer_file))
        .layer(unlimited_body())
}

/// What was made.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MadeInQuestionnaires {
    /// Its id.
    id: Uuid,
}
