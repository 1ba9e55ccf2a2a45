//! The directory as JSON.

use crate::{
    actions::{directory, memberships},
    organisation::OrganisationId,
    person::{Filter, Membership, MembershipId, PAGE, PersonId},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Reader, Result, Role,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One role of somebody.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MembershipJson {
    #[schema(value_type = Uuid)]
    id: MembershipId,
    #[schema(value_type = Uuid)]
    person: PersonId,
    name: String,
    #[schema(value_type = Uuid)]
    organisation: OrganisationId,
    organisation_name: String,
    role: &'static str,
    college: Option<&'static str>,
    #[schema(format = Date)]
    from_on: String,
    /// The first day without the role.
    #[schema(format = Date)]
    until_on: Option<String>,
    /// For administrators of the organisation only.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

impl From<Membership> for MembershipJson {
    fn from(m: Membership) -> Self {
        Self {
            id: m.id,
            person: m.person,
            name: m.person_name,
            organisation: m.organisation,
            organisation_name: m.organisation_name,
            role: m.role.code(),
            college: m.role.college().map(platform::College::code),
            from_on: m.from_on.to_string(),
            until_on: m.until_on.map(|day| day.to_string()),
            email: m.email,
        }
    }
}

/// A page of the directory.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PeopleJson {
    people: Vec<MembershipJson>,
    /// How many rows in all.
    total: u64,
    /// How many rows a page holds.
    page_size: u64,
}

/// What narrows the directory.
#[derive(Default, Deserialize)]
pub struct Asked {
    organisation: Option<OrganisationId>,
    role: Option<Role>,
    #[serde(default)]
    q: String,
    #[serde(default)]
    past: bool,
    #[serde(default)]
    page: u64,
}

/// Who is where, as what: one row for each role.
#[utoipa::path(get, path = "/people", tag = "people", params(
    ("organisation" = Option<Uuid>, Query), ("role" = Option<String>, Query, description = "A role's code"),
    ("q" = Option<String>, Query, description = "Letters of a name"), ("past" = Option<bool>, Query, description = "Ended roles too"),
    ("page" = Option<u64>, Query, description = "From 1")), responses((status = 200, body = PeopleJson)))]
pub async fn list_people(State(app): State<App>, t: Reader, ApiQuery(asked): ApiQuery<Asked>) -> Api<PeopleJson> {
    let filter = Filter {
        organisation: asked.organisation,
        role: asked.role,
        name: asked.q.chars().take(100).collect(),
        past: asked.past,
        page: asked.page.max(1) - 1,
    };
    let (rows, total) = directory::list(&app, &t.actor, &filter).await?;
    Ok(Json(PeopleJson {
        people: rows.into_iter().map(Into::into).collect(),
        total,
        page_size: PAGE,
    }))
}

/// One person.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PersonJson {
    #[schema(value_type = Uuid)]
    id: PersonId,
    name: String,
    memberships: Vec<MembershipJson>,
}

/// One person.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OnePerson {
    person: PersonJson,
}

/// One person with the roles that I may see.
#[utoipa::path(get, path = "/people/{id}", tag = "people", params(("id" = Uuid, Path)), responses((status = 200, body = OnePerson), (status = 404)))]
pub async fn show_person(State(app): State<App>, t: Reader, Path(id): Path<PersonId>) -> Api<OnePerson> {
    let person = directory::person(&app, &t.actor, id).await?;
    let memberships = person.memberships.into_iter().map(Into::into).collect();
    Ok(Json(OnePerson {
        person: PersonJson {
            id: person.id,
            name: person.name,
            memberships,
        },
    }))
}

/// A role to give.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewMembershipJson {
    #[schema(value_type = Uuid)]
    organisation: OrganisationId,
    /// A role's code.
    #[schema(value_type = String)]
    role: Role,
}

/// What was made.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MadeMembership {
    id: Uuid,
}

/// Gives a role to somebody of an organisation that I administer.
#[utoipa::path(post, path = "/people/{id}/memberships", tag = "people", params(("id" = Uuid, Path)), request_body = NewMembershipJson,
    responses((status = 201, body = MadeMembership), (status = 403), (status = 404), (status = 409)))]
pub async fn add_membership(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<PersonId>,
    Json(new): Json<NewMembershipJson>,
) -> Result<Response> {
    let made = memberships::add(&app, &t.actor, id, new.organisation, new.role).await?;
    Ok((StatusCode::CREATED, Json(MadeMembership { id: made.0 })).into_response())
}

/// Why a role ends.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct MembershipEnding {
    because: String,
}

/// Ends a role today.
#[utoipa::path(post, path = "/people/memberships/{id}/end", tag = "people", params(("id" = Uuid, Path)), request_body = MembershipEnding,
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub async fn end_membership(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<MembershipId>,
    Json(ending): Json<MembershipEnding>,
) -> Result<StatusCode> {
    memberships::end(&app, &t.actor, id, &ending.because).await?;
    Ok(StatusCode::NO_CONTENT)
}
