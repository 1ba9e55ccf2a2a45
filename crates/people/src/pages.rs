//! Pages.
pub mod cards;
pub fn routes() -> axum::Router<platform::App> { axum::Router::new() }
