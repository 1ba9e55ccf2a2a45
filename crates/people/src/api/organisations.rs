//! Organisations as JSON.

use crate::{
    actions::{directory, organisations},
    organisation::{Kind, NewOrganisation, Organisation, OrganisationId, Unit, UnitId},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Permission, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};

/// A unit.
#[derive(Serialize, utoipa::ToSchema)]
pub struct UnitJson {
    #[schema(value_type = uuid::Uuid)]
    id: UnitId,
    name: String,
}

/// An organisation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OrganisationJson {
    #[schema(value_type = uuid::Uuid)]
    id: OrganisationId,
    name: String,
    kind: Kind,
    /// As text, leading zero and all.
    finess: Option<String>,
    fictitious: bool,
    takes_suggestions: bool,
    version: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<Vec<UnitJson>>,
    /// What is worth a second look, as message ids; nothing was refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<&'static str>,
}

fn json(o: Organisation, units: Option<Vec<Unit>>, warnings: Vec<&'static str>) -> OrganisationJson {
    OrganisationJson {
        id: o.id,
        name: o.name,
        kind: o.kind,
        finess: o.finess,
        fictitious: o.fictitious,
        takes_suggestions: o.takes_suggestions,
        version: o.version,
        units: units.map(|all| {
            all.into_iter()
                .map(|unit| UnitJson {
                    id: unit.id,
                    name: unit.name,
                })
                .collect()
        }),
        warnings,
    }
}

/// One organisation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneOrganisation {
    organisation: OrganisationJson,
}

/// Organisations.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Organisations {
    organisations: Vec<OrganisationJson>,
}

/// The organisations that I belong to.
#[utoipa::path(get, path = "/organisations", tag = "people", responses((status = 200, body = Organisations)))]
pub async fn list_organisations(State(app): State<App>, t: Reader) -> Api<Organisations> {
    let all = directory::organisations(&app, &t.actor, Permission::ReadPeople).await?;
    Ok(Json(Organisations {
        organisations: all.into_iter().map(|o| json(o, None, Vec::new())).collect(),
    }))
}

/// One organisation with its units.
#[utoipa::path(get, path = "/organisations/{id}", tag = "people", params(("id" = uuid::Uuid, Path)), responses((status = 200, body = OneOrganisation), (status = 404)))]
pub async fn show_organisation(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OrganisationId>,
) -> Api<OneOrganisation> {
    one(&app, &t, id).await
}

async fn one(app: &App, t: &Reader, id: OrganisationId) -> Api<OneOrganisation> {
    let (organisation, units) = organisations::show(app, &t.actor, id).await?;
    let warnings = organisations::finess_warnings(app, organisation.finess.as_deref(), Some(id)).await?;
    Ok(Json(OneOrganisation {
        organisation: json(organisation, Some(units), warnings),
    }))
}

/// The values of an organisation.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Given {
    name: String,
    kind: Kind,
    #[serde(default)]
    finess: Option<String>,
    #[serde(default)]
    fictitious: bool,
    #[serde(default)]
    takes_suggestions: bool,
    /// To correct one: the version that was read.
    #[serde(default)]
    version: i64,
}

impl Given {
    fn read(self) -> (NewOrganisation, i64) {
        let Self {
            name,
            kind,
            finess,
            fictitious,
            takes_suggestions,
            version,
        } = self;
        (
            NewOrganisation {
                name,
                kind,
                finess,
                fictitious,
                takes_suggestions,
            },
            version,
        )
    }
}

/// Creates an organisation that I then administer. A wrong FINESS key only warns.
#[utoipa::path(post, path = "/organisations", tag = "people", request_body = Given, responses((status = 201, body = OneOrganisation), (status = 403), (status = 422)))]
pub async fn create_organisation(State(app): State<App>, t: Reader, Json(given): Json<Given>) -> Result<Response> {
    t.actor.scope(Permission::ManagePeople)?;
    let new = given.read().0.checked()?;
    let id = organisations::create(&app, &t.actor, new.clone()).await?;
    let warnings = organisations::finess_warnings(&app, new.finess.as_deref(), Some(id)).await?;
    let NewOrganisation {
        name,
        kind,
        finess,
        fictitious,
        takes_suggestions,
    } = new;
    let made = Organisation {
        id,
        name,
        kind,
        finess,
        fictitious,
        takes_suggestions,
        version: 1,
    };
    // Read back by its values: my own roles of this request do not reach it yet.
    let body = OneOrganisation {
        organisation: json(made, Some(Vec::new()), warnings),
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Corrects an organisation that I administer, if nobody did since.
#[utoipa::path(put, path = "/organisations/{id}", tag = "people", params(("id" = uuid::Uuid, Path)), request_body = Given,
    responses((status = 200, body = OneOrganisation), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn correct_organisation(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OrganisationId>,
    Json(given): Json<Given>,
) -> Api<OneOrganisation> {
    let (new, version) = given.read();
    organisations::correct(&app, &t.actor, id, new, version).await?;
    one(&app, &t, id).await
}

/// A unit to add.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewUnit {
    name: String,
}

/// One unit.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneUnit {
    unit: UnitJson,
}

/// Adds a unit to an organisation that I administer.
#[utoipa::path(post, path = "/organisations/{id}/units", tag = "people", params(("id" = uuid::Uuid, Path)), request_body = NewUnit,
    responses((status = 201, body = OneUnit), (status = 403), (status = 404), (status = 422)))]
pub async fn add_unit(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OrganisationId>,
    Json(new): Json<NewUnit>,
) -> Result<Response> {
    let unit = organisations::add_unit(&app, &t.actor, id, &new.name).await?;
    let body = OneUnit {
        unit: UnitJson {
            id: unit,
            name: new.name.split_whitespace().collect::<Vec<_>>().join(" "),
        },
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
