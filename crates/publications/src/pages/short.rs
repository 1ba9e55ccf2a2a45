//! `/s/{code}`: the short address that a printed sheet has, which people type.

use crate::store;
use axum::extract::State;
use platform::{
    App, Error, Result,
    web::{Path, See},
};

/// `GET /s/{code}`
pub async fn sheet(State(app): State<App>, Path(code): Path<String>) -> Result<See> {
    let range = platform::id::short_range(&code).ok_or(Error::NotFound)?;
    let id = store::publication::sheet_between(&app, range).await?;
    Ok(See::page(format!("/sheets/{id}")))
}
