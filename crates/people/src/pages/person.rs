//! `/people/{id}`: one person's roles, and what their administrator may do.

use super::{
    Choice, Wrong, organisation_choices,
    people::{Row, row},
    roles, unless_chosen, wrongs,
};
use crate::{
    actions::{directory, memberships},
    organisation::OrganisationId,
    person::PersonId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Problems, Reader, Result, Role,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    role: String,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    t: &'a Reader,
    id: String,
    name: String,
    email: String,
    rows: Vec<Row>,
    manages: bool,
    has_second_factor: bool,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    /// Why the last change was not made.
    refusal: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// The roles that the reader's scope reaches.
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<PersonId>) -> Result<Page> {
    page(&app, &t, id, &Typed::default(), Said::default(), "").await
}

async fn page(app: &App, t: &Reader, id: PersonId, typed: &Typed, said: Said, refusal: &str) -> Result<Page> {
    let person = directory::person(app, &t.actor, id).await?;
    let manages = t.may(Permission::ManagePeople);
    let organisations = if manages {
        directory::organisations(app, &t.actor, Permission::ManagePeople).await?
    } else {
        Vec::new()
    };
    let email = person
        .memberships
        .iter()
        .find_map(|m| m.email.clone())
        .unwrap_or_default();
    let view = PersonPage {
        t,
        id: id.to_string(),
        name: person.name.clone(),
        email,
        rows: person
            .memberships
            .into_iter()
            .map(|membership| row(t, membership))
            .collect(),
        manages,
        has_second_factor: person.has_second_factor,
        organisations: unless_chosen(t, organisation_choices(&organisations, &typed.organisation)),
        roles: unless_chosen(t, roles(t, Role::from_code(&typed.role))),
        refusal: refusal.to_owned(),
        errors: wrongs(&said),
        said,
    };
    Page::work("people", person.name, &view)
}

/// Gives one more role.
pub async fn add_membership(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    t.actor.scope(Permission::ManagePeople)?;
    let (organisation, role) = (
        typed.organisation.parse::<OrganisationId>(),
        Role::from_code(&typed.role),
    );
    let mut problems = Problems::new();
    if organisation.is_err() {
        problems.add("organisation", "people-organisation-missing");
    }
    if role.is_none() {
        problems.add("role", "people-role-missing");
    }
    let added = match (organisation, role) {
        (Ok(organisation), Some(role)) => memberships::add(&app, &t.actor, id, organisation, role)
            .await
            .map(|_| ()),
        _ => problems.check(),
    };
    match added {
        Ok(()) => Ok(See::page(format!("/people/{id}"))
            .saying("people-membership-added")
            .into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&app, &t, id, &typed, problems.said(&t), "")
            .await?
            .refused()
            .into_response()),
        Err(Error::Conflict(message)) => {
            let page = page(&app, &t, id, &typed, Said::default(), &t.say(message)).await?;
            Ok(page.with_status(StatusCode::CONFLICT).into_response())
        }
        Err(other) => Err(other),
    }
}

/// Takes away the second factor of somebody who lost it.
pub async fn reset_second_factor(State(app): State<App>, t: Reader, Path(id): Path<PersonId>) -> Result<See> {
    memberships::reset_second_factor(&app, &t.actor, id).await?;
    Ok(See::page(format!("/people/{id}")).saying("people-factor-reset-done"))
}
