//! The same resources as JSON: the public catalogue, and the work on sheets.

mod publications;
mod sheets;
mod work;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API of this room.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(public())
        .merge(replying())
        .merge(work())
        .merge(uploads())
}

/// What everybody may read.
fn public() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sheets::list))
        .routes(routes!(sheets::show))
}

/// What anybody may post, as often as a person could.
fn replying() -> OpenApiRouter<App> {
    use axum::middleware::from_fn_with_state;
    use platform::web::limits::{Limit, apply};
    OpenApiRouter::new()
        .routes(routes!(sheets::contact))
        .routes(routes!(sheets::tell_reuse))
        .layer(from_fn_with_state(Limit::per_minute(5), apply))
}

/// What is being written.
fn work() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(publications::list, work::create))
        .routes(routes!(publications::show, work::write))
        .routes(routes!(work::answer_criteria))
        .routes(routes!(work::describe, work::detach))
        .routes(routes!(work::withdraw_authorisation))
        .routes(routes!(work::publish))
        .routes(routes!(work::take_down))
        .routes(routes!(work::follow_up))
        .routes(routes!(publications::version))
        .routes(routes!(publications::replies))
        .routes(routes!(work::decide_reuse))
}

/// What receives files: bounded while they come.
fn uploads() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(work::attach))
        .routes(routes!(work::authorise))
        .layer(platform::web::upload::unlimited_body())
}
