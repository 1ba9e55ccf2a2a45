//! The register of FINESS numbers as JSON.

use crate::{
    actions::finess::{self as verbs, MOST_BYTES, State as Kept},
    finess::register::Site,
};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    web::{
        Api, Json, Path,
        upload::{Upload, unlimited_body},
    },
};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

/// These routes: one of them receives a file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show_finess_register, import_finess_register))
        .layer(unlimited_body())
        .routes(routes!(show_finess_site))
}

/// The register that is kept.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FinessRegisterJson {
    /// The day that it tells the state of.
    #[schema(format = Date)]
    told_on: String,
    /// `json`: the feed of the ANS; `csv`: the earlier extract, which has no closed establishment.
    format: &'static str,
    #[schema(format = DateTime)]
    imported_at: String,
    establishment_count: u64,
    closed_count: u64,
    legal_entity_count: u64,
    /// Records without a number, or with one that was met before.
    left_out_count: i64,
}

impl From<Kept> for FinessRegisterJson {
    fn from(state: Kept) -> Self {
        Self {
            told_on: state.kept.told_on.to_string(),
            format: state.kept.format.code(),
            imported_at: state.kept.imported_at.to_string(),
            establishment_count: state.counts.establishments,
            closed_count: state.counts.closed,
            legal_entity_count: state.counts.legal_entities,
            left_out_count: state.kept.left_out_count,
        }
    }
}

/// The register that is kept, if any.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneFinessRegister {
    finess_register: Option<FinessRegisterJson>,
}

/// What a number stands for.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FinessSiteJson {
    /// As text, leading zero and all.
    number: String,
    /// `EG`: an establishment; `EJ`: a legal entity.
    kind: &'static str,
    name: String,
    /// The number of the legal entity that an establishment belongs to.
    legal_entity: Option<String>,
    category: Option<String>,
    postal_code: Option<String>,
    town: Option<String>,
    department: Option<String>,
    #[schema(format = Date)]
    opened_on: Option<String>,
    #[schema(format = Date)]
    closed_on: Option<String>,
    /// Is it closed today? One that will close later is not.
    closed: bool,
}

fn site_json(t: &Reader, site: Site) -> FinessSiteJson {
    FinessSiteJson {
        closed: site.is_over(t.today),
        kind: site.kind.code(),
        number: site.number,
        name: site.name,
        legal_entity: site.legal_entity,
        category: site.category,
        postal_code: site.postal_code,
        town: site.town,
        department: site.department,
        opened_on: site.opened_on.map(|day| day.to_string()),
        closed_on: site.closed_on.map(|day| day.to_string()),
    }
}

/// One of the register.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneFinessSite {
    finess_site: FinessSiteJson,
}

async fn state(app: &App, t: &Reader) -> Result<OneFinessRegister> {
    Ok(OneFinessRegister {
        finess_register: verbs::state(app, &t.actor).await?.map(Into::into),
    })
}

/// Which register of FINESS numbers is kept: its day, how many establishments, how many closed.
#[utoipa::path(get, path = "/finess", tag = "people", responses((status = 200, body = OneFinessRegister), (status = 403)))]
pub async fn show_finess_register(State(app): State<App>, t: Reader) -> Api<OneFinessRegister> {
    Ok(Json(state(&app, &t).await?))
}

/// What a number stands for in the register.
#[utoipa::path(get, path = "/finess/{number}", tag = "people", params(("number" = String, Path)),
    responses((status = 200, body = OneFinessSite), (status = 403), (status = 404)))]
pub async fn show_finess_site(State(app): State<App>, t: Reader, Path(number): Path<String>) -> Api<OneFinessSite> {
    let site = verbs::site(&app, &t.actor, &number).await?;
    Ok(Json(OneFinessSite {
        finess_site: site_json(&t, site),
    }))
}

/// Replaces the register: a multipart form with `file`, and `older=yes` to take one of an earlier day than the one kept.
#[utoipa::path(post, path = "/finess", tag = "people", request_body(content_type = "multipart/form-data", content = String),
    responses((status = 201, body = OneFinessRegister), (status = 403), (status = 409), (status = 413), (status = 422)))]
pub async fn import_finess_register(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    t.actor.scope(Permission::ManagePeople)?;
    let upload = Upload::read(&app, request, MOST_BYTES).await?;
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "people-finess-file-absent"))?;
    let older = upload.text("older") == "yes";
    verbs::import_finess(&app, &t.actor, file.path(), older, &|_| {}).await?;
    Ok((StatusCode::CREATED, Json(state(&app, &t).await?)).into_response())
}
