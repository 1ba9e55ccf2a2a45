//! The same resources as JSON, under `/api/v1`.

mod expressions;
mod imports;
mod review;
mod sharing;
mod suggestions;
mod values;

use axum::middleware;
use platform::{
    App,
    web::limits::{self, Limit},
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes, with their description.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(expressions::list_expressions))
        .routes(routes!(expressions::show_expression))
        .routes(routes!(values::list_values))
        .routes(routes!(expressions::open_raw_text))
        .routes(routes!(expressions::answer_author))
        .routes(routes!(review::list_to_review))
        .routes(routes!(sharing::show_sharing, sharing::share_together))
        .routes(routes!(sharing::apply_rule_again))
        .routes(routes!(review::show_review))
        .routes(routes!(review::add_passage))
        .routes(routes!(review::decide_passage))
        .routes(routes!(review::share_expression))
        .routes(routes!(review::show_policy, review::set_policy))
        .routes(routes!(review::put_mask_word, review::remove_mask_word))
        .routes(routes!(
            imports::show_import,
            imports::correct_import,
            imports::drop_import
        ))
        .routes(routes!(imports::try_import))
        .routes(routes!(imports::run_import))
        .routes(routes!(imports::undo_import))
        .routes(routes!(imports::list_problems))
        .merge(receiving())
        .merge(public())
}

/// Where files come in: the bound is checked while they are streamed.
fn receiving() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(imports::list_imports, imports::begin_import))
        .layer(platform::web::upload::unlimited_body())
}

/// What anybody may post is slowed down for each address of origin.
fn public() -> OpenApiRouter<App> {
    let giving = OpenApiRouter::new()
        .routes(routes!(suggestions::give_suggestion))
        .layer(middleware::from_fn_with_state(Limit::per_minute(6), limits::apply));
    let following = OpenApiRouter::new()
        .routes(routes!(suggestions::follow_receipt))
        .routes(routes!(suggestions::withdraw_words))
        .layer(middleware::from_fn_with_state(Limit::per_minute(10), limits::apply));
    OpenApiRouter::new()
        .routes(routes!(suggestions::list_establishments))
        .merge(giving)
        .merge(following)
}
