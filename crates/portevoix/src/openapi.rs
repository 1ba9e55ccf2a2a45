//! Gathers the rooms' API and its description.

use axum::Router;
use platform::App;
use utoipa::openapi::{
    Info, OpenApi, OpenApiBuilder,
    security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

/// The API's routes, to be nested under `/api/v1`, and their description.
pub fn gather(app: &App) -> (Router<App>, OpenApi) {
    let mut info = Info::new("Portevoix", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "The same resources as the pages, as JSON. Sign in with `POST /api/v1/tokens`, then send \
         `Authorization: Bearer …`. Errors are problem details (RFC 9457)."
            .to_owned(),
    );
    let mut description = OpenApiBuilder::new().info(info).build();
    let components = description.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    let session = ApiKeyValue::new(platform::web::reader::SESSION);
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
    let router = OpenApiRouter::with_openapi(description).merge(crate::pages::api());
    app.rooms
        .iter()
        .fold(router, |router, room| router.merge((room.api)()))
        .split_for_parts()
}

/// The description with its paths as they are served.
#[must_use]
pub fn description(app: &App) -> OpenApi {
    let (_, description) = gather(app);
    OpenApi::new(description.info.clone(), utoipa::openapi::Paths::new()).nest("/api/v1", description)
}
