//! Pages; one file per resource, named like its URL.

mod answer;
mod answer_files;
mod batch;
mod campaign;
mod campaigns;
mod comparing;
mod entry;
mod file_in;
mod files;
mod follow;
mod instrument;
mod instruments;
mod item;
mod official_imports;
mod official_results;
mod open_answers;
mod parts;
mod public_results;
mod report;
mod results;
mod section;
mod spss;
mod synthesis;
mod tracing;
mod tracing_view;
mod tracings;

pub(crate) use answer::condition_said;
pub(crate) use batch::why as why_not;
pub(crate) use file_in::problem as file_problem;
pub use official_imports::{mismatch_words, noted_words};
pub(crate) use open_answers::came_of;
pub(crate) use parts::{OwnWords, own_words, words_of};
pub(crate) use results::{Line, Shown, shown};

use axum::{
    Router, middleware,
    routing::{get, post},
};
use platform::{
    App,
    web::{
        limits::{self, Limit},
        upload,
    },
};

/// The room's pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/instruments", get(instruments::list).post(instruments::make))
        .route("/instruments/new", get(instruments::blank))
        .route(
            "/instruments/reading",
            get(file_in::show).post(file_in::read).layer(upload::unlimited_body()),
        )
        .route("/instruments/{id}", get(instrument::show))
        .route(
            "/instruments/{id}/whole",
            get(instrument::whole).post(instrument::save_whole),
        )
        .route("/instruments/{id}/preview", get(instrument::preview))
        .route("/instruments/{id}/publication", post(instrument::publish))
        .route("/instruments/{id}/versions", post(instrument::next_version))
        .route("/instruments/{id}/remarks", post(instrument::remark))
        .route("/instruments/{id}/remarks/{remark}", post(instrument::answer_remark))
        .route("/instruments/{id}/approvals", post(instrument::approve))
        .route("/instruments/{id}/sections/new", get(section::new_section))
        .route("/instruments/{id}/sections", post(section::add_section))
        .route(
            "/instruments/{id}/sections/{key}",
            get(section::section).post(section::save_section),
        )
        .route("/instruments/{id}/items/new", get(item::new_item))
        .route("/instruments/{id}/items", post(item::add_item))
        .route("/instruments/{id}/items/{key}", get(item::item).post(item::save_item))
        .route("/instruments/{id}/places/{key}", post(item::move_by))
        .route("/instruments/{id}/removals/{key}", post(item::remove))
        .route("/instruments/{id}/questionnaire.json", get(files::fhir))
        .route("/instruments/{id}/questions.csv", get(files::questions_csv))
        .merge(campaign_routes())
        .merge(tracer_routes())
        .merge(official_routes())
        .merge(public())
}

/// A form that was refused is read again at its own address, where somebody may reload it or change its language.
fn official_routes() -> Router<App> {
    Router::new()
        .route("/official-results", get(official_imports::list))
        .route(
            "/official-results/imports",
            get(official_imports::list)
                .post(official_imports::begin)
                .layer(upload::unlimited_body()),
        )
        .route("/official-results/imports/{id}", get(official_imports::show))
        .route(
            "/official-results/imports/{id}/year",
            get(official_imports::show).post(official_imports::set_year),
        )
        .route(
            "/official-results/imports/{id}/confirmation",
            get(official_imports::show).post(official_imports::confirm),
        )
        .route(
            "/official-results/imports/{id}/removal",
            get(official_imports::show).post(official_imports::discard),
        )
        .route(
            "/official-results/imports/{id}/undo",
            get(official_imports::show).post(official_imports::undo),
        )
        .route("/official-results/{finess}", get(official_results::show))
        .route("/official-results/{finess}/results.csv", get(official_results::csv))
}

fn campaign_routes() -> Router<App> {
    Router::new()
        .route("/campaigns", get(campaigns::list).post(campaigns::prepare))
        .route("/campaigns/new", get(campaigns::blank))
        .route("/campaigns/{id}", get(campaign::show))
        .route("/campaigns/{id}/settings", get(campaign::settings).post(campaign::save))
        .route("/campaigns/{id}/participants", post(campaign::add_participants))
        .route(
            "/campaigns/{id}/participants/{participant}/removal",
            post(campaign::remove_participant),
        )
        .route("/campaigns/{id}/launch", post(campaign::launch))
        .route("/campaigns/{id}/end", post(campaign::end))
        .route("/campaigns/{id}/links", post(campaign::send_links))
        .route(
            "/campaigns/{id}/participants/{participant}/poster.pdf",
            get(files::poster),
        )
        .route(
            "/campaigns/{id}/file",
            get(batch::blank).post(batch::take).layer(upload::unlimited_body()),
        )
        .route(
            "/campaigns/{id}/participants/{participant}/entry",
            get(entry::blank).post(entry::enter).layer(upload::unlimited_body()),
        )
        .route(
            "/campaigns/{id}/participants/{participant}/paper.pdf",
            get(entry::sheet),
        )
        .route("/campaigns/{id}/results", get(results::show))
        .route(
            "/campaigns/{id}/public-results",
            get(results::show).post(public_results::open),
        )
        .route(
            "/campaigns/{id}/public-results/removal",
            get(results::show).post(public_results::take_back),
        )
        .route("/campaigns/{id}/answer-files", get(answer_files::list))
        .route(
            "/campaigns/{id}/answer-files/{file}",
            get(answer_files::ask).post(answer_files::open),
        )
        .route("/campaigns/{id}/results.pdf", get(report::results_pdf))
        .route("/campaigns/{id}/results-poster.pdf", get(report::campaign_poster))
        .route(
            "/campaigns/{id}/participants/{participant}/results-poster.pdf",
            get(report::results_poster),
        )
        .route("/campaigns/{id}/results.csv", get(files::results_csv))
        .route("/campaigns/{id}/results.xlsx", get(files::results_xlsx))
        .route("/campaigns/{id}/answers.csv", get(files::answers_csv))
        .route("/campaigns/{id}/answers.json", get(files::answers_fhir))
        .route("/campaigns/{id}/answers.sps", get(spss::syntax))
        .route("/campaigns/{id}/answers-spss.csv", get(spss::answers))
}

fn tracer_routes() -> Router<App> {
    Router::new()
        .route("/campaigns/{id}/guide.pdf", get(tracings::guide))
        .route("/campaigns/{id}/tracings", get(tracings::list).post(tracings::plan))
        .route(
            "/campaigns/{id}/tracings/{tracing}",
            get(tracing::show).post(tracing::agree),
        )
        .route("/campaigns/{id}/tracings/{tracing}/withdrawal", post(tracing::withdraw))
        .route(
            "/campaigns/{id}/tracings/{tracing}/views/{view}",
            get(tracing_view::blank).post(tracing_view::keep),
        )
        .route(
            "/campaigns/{id}/tracings/{tracing}/synthesis.pdf",
            get(synthesis::synthesis_pdf),
        )
        .route(
            "/campaigns/{id}/tracings/{tracing}/synthesis.csv",
            get(synthesis::synthesis_csv),
        )
}

/// What anybody may post is slowed down for each address of origin: a ward shares one, and a survey has many pages.
fn public() -> Router<App> {
    let answering = Router::new()
        .route(
            "/answer/{link}",
            get(answer::show).post(answer::take).layer(upload::unlimited_body()),
        )
        .route(
            "/answer/{link}/steps",
            get(answer::step).post(answer::keep).layer(upload::unlimited_body()),
        )
        .route("/answer/{link}/draft", post(answer::keep_draft))
        .route("/answer/{link}/resume", get(answer::ask_resume).post(answer::resume))
        .route("/answer/{link}/thanks", get(answer::thanks))
        .route(
            "/answer/{link}/kiosk",
            get(answer::kiosk)
                .post(answer::take_kiosk)
                .layer(upload::unlimited_body()),
        )
        .route(
            "/answer/personal/{key}",
            get(answer::personal)
                .post(answer::take_personal)
                .layer(upload::unlimited_body()),
        )
        .route("/answers/results/{link}", get(public_results::show))
        .layer(middleware::from_fn_with_state(Limit::per_minute(600), limits::measure));
    let following = Router::new()
        .route("/answers/follow", get(follow::ask).post(follow::show))
        .route("/answers/follow/withdrawal", post(follow::withdraw))
        .layer(middleware::from_fn_with_state(Limit::per_minute(10), limits::measure));
    answering.merge(following)
}

#[cfg(test)]
pub(crate) use report::{document as report_of, poster as results_poster_of};
