//! Who I am, as JSON.

use crate::actions::choices;
use axum::extract::State;
use platform::{
    App, Permission, Reader,
    web::{Api, Json},
};
use serde::Serialize;
use uuid::Uuid;

/// One of my roles.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MyRole {
    organisation: Uuid,
    organisation_name: String,
    role: &'static str,
    /// The college for which it speaks, if any.
    college: Option<&'static str>,
}

/// Who is behind a session or a token.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Me {
    person: Uuid,
    account: Uuid,
    name: String,
    email: String,
    language: &'static str,
    digest: &'static str,
    /// Did this session or token prove a second factor?
    second_factor: bool,
    roles: Vec<MyRole>,
    /// What some role of mine allows somewhere.
    permissions: Vec<&'static str>,
}

/// Me.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MeJson {
    me: Me,
}

/// Who I am, my running roles and what they allow.
#[utoipa::path(get, path = "/me", tag = "people", responses((status = 200, body = MeJson), (status = 401)))]
pub async fn show_me(State(app): State<App>, t: Reader) -> Api<MeJson> {
    let person = t.actor.signed_in()?;
    let account = choices::own(&app, &t.actor).await?;
    let roles = person.memberships.iter().map(|m| MyRole {
        organisation: m.organisation,
        organisation_name: m.organisation_name.clone(),
        role: m.role.code(),
        college: m.role.college().map(platform::College::code),
    });
    Ok(Json(MeJson {
        me: Me {
            person: person.person,
            account: person.account,
            name: person.name.clone(),
            email: account.email,
            language: account.language.code(),
            digest: account.digest.code(),
            second_factor: person.second_factor,
            roles: roles.collect(),
            permissions: Permission::ALL
                .iter()
                .filter(|p| t.may(**p))
                .map(|p| p.code())
                .collect(),
        },
    }))
}
