//! JSON.
pub fn routes() -> utoipa_axum::router::OpenApiRouter<platform::App> { utoipa_axum::router::OpenApiRouter::new() }
