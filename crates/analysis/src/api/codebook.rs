//! The codebook of a study as JSON.

use super::MadeInStudies;
use crate::{
    StudyId, ThemeId, actions,
    codebook::{Theme, ThemeText},
    store,
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Permission, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One theme.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ThemeJson {
    id: Uuid,
    parent: Option<Uuid>,
    name: String,
    definition: String,
    /// One a line; `#1234` quotes an expression by its number.
    examples: String,
    retired: bool,
    version: i64,
    /// The code of the starter's theme that it came from, for which the starter can propose.
    starter_key: Option<String>,
}

impl From<&Theme> for ThemeJson {
    fn from(theme: &Theme) -> Self {
        Self {
            id: theme.id.0,
            parent: theme.parent.map(|parent| parent.0),
            name: theme.name.clone(),
            definition: theme.definition.clone(),
            examples: theme.examples.clone(),
            retired: theme.retired_at.is_some(),
            version: theme.version,
            starter_key: theme.starter_key.clone(),
        }
    }
}

/// A codebook, in reading order.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CodebookJson {
    id: Uuid,
    name: String,
    version: i64,
    themes: Vec<ThemeJson>,
}

/// The codebook of a study.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneCodebook {
    codebook: CodebookJson,
}

/// The codebook of a study.
#[utoipa::path(get, path = "/studies/{id}/codebook", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneCodebook), (status = 404)))]
pub(crate) async fn show_codebook(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<OneCodebook> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(&app, &scope, id).await?;
    let book = store::codebooks::get(&app, &scope, study.codebook).await?;
    let themes = book.themes.iter().map(Into::into).collect();
    Ok(Json(OneCodebook {
        codebook: CodebookJson {
            id: book.id.0,
            name: book.name,
            version: book.version,
            themes,
        },
    }))
}

/// What a theme says.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ThemeTextJson {
    #[serde(default)]
    parent: Option<Uuid>,
    name: String,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    examples: String,
    /// The version that is changed; not asked for a new theme.
    #[serde(default)]
    version: i64,
}

impl ThemeTextJson {
    fn text(self) -> ThemeText {
        ThemeText {
            parent: self.parent.map(ThemeId),
            name: self.name,
            definition: self.definition,
            examples: self.examples,
        }
    }
}

/// Adds a theme; not while people read.
#[utoipa::path(post, path = "/studies/{id}/codebook", tag = "analysis", params(("id" = Uuid, Path)), request_body = ThemeTextJson,
    responses((status = 201, body = MadeInStudies), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn add_theme(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Json(body): Json<ThemeTextJson>,
) -> Result<(StatusCode, Json<MadeInStudies>)> {
    let theme = actions::codebooks::add(&app, &t.actor, id, body.text()).await?;
    Ok((StatusCode::CREATED, Json(MadeInStudies { id: theme.0 })))
}

/// Changes what a theme says; what it said before is kept.
#[utoipa::path(put, path = "/studies/{id}/codebook/{theme}", tag = "analysis", params(("id" = Uuid, Path), ("theme" = Uuid, Path)),
    request_body = ThemeTextJson, responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn edit_theme(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Json(body): Json<ThemeTextJson>,
) -> Result<StatusCode> {
    let version = body.version;
    actions::codebooks::edit(&app, &t.actor, id, theme, body.text(), version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Retires a theme, or takes it up again.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct RetirementJson {
    retired: bool,
}

/// Retires a theme: its codes stay, new ones cannot be put.
#[utoipa::path(put, path = "/studies/{id}/codebook/{theme}/retirement", tag = "analysis", params(("id" = Uuid, Path), ("theme" = Uuid, Path)),
    request_body = RetirementJson, responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn retire_theme(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Json(body): Json<RetirementJson>,
) -> Result<StatusCode> {
    actions::codebooks::retire(&app, &t.actor, id, theme, body.retired).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which way.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct PlaceJson {
    /// Up among its siblings; down otherwise.
    up: bool,
}

/// Moves a theme one place among its siblings.
#[utoipa::path(post, path = "/studies/{id}/codebook/{theme}/place", tag = "analysis", params(("id" = Uuid, Path), ("theme" = Uuid, Path)),
    request_body = PlaceJson, responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn move_theme(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Json(body): Json<PlaceJson>,
) -> Result<StatusCode> {
    actions::codebooks::move_by(&app, &t.actor, id, theme, body.up).await?;
    Ok(StatusCode::NO_CONTENT)
}
