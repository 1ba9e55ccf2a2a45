//! Creating and correcting organisations, by their administrators.

use super::register;
use crate::{
    finess,
    organisation::{NewOrganisation, Organisation, OrganisationId, Unit, UnitId},
    person::{NewMembership, PersonId},
    store,
};
use platform::{Actor, App, Permission, Result, Role};
use serde_json::json;

/// Creates an organisation; whoever creates it administers it.
///
/// # Errors
/// [`platform::Error::Forbidden`] for who administers nothing, [`platform::Error::Invalid`] for its name, or for the number
/// of an establishment that the register says closed.
pub async fn create(app: &App, actor: &Actor, new: NewOrganisation) -> Result<OrganisationId> {
    actor.scope(Permission::ManagePeople)?;
    super::finess::refuse_closed(app, new.finess.as_deref()).await?;
    let mut change = app.change(actor).await?;
    let id = register::create_organisation(&mut change, new).await?;
    if let Some(person) = actor.person() {
        let from_on = app.clock.today();
        let role = Role::Administrator;
        let membership = NewMembership {
            person: PersonId(person),
            organisation: id,
            role,
            from_on,
        };
        register::add_membership(&mut change, membership).await?;
    }
    change.commit().await?;
    Ok(id)
}

/// Corrects an organisation, if nobody did since it was shown.
///
/// # Errors
/// [`platform::Error::Conflict`] when somebody did; [`platform::Error::Invalid`] as [`create`].
pub async fn correct(app: &App, actor: &Actor, id: OrganisationId, new: NewOrganisation, version: i64) -> Result<()> {
    let scope = actor.scope(Permission::ManagePeople)?;
    let kept = store::organisations::get(app.db.read(), &scope, id).await?;
    let new = new.checked()?;
    // One that closed since keeps its number, and can be corrected.
    if new.finess != kept.finess {
        super::finess::refuse_closed(app, new.finess.as_deref()).await?;
    }
    let mut change = app.change(actor).await?;
    store::organisations::update(change.tx(), &scope, id, &new, version).await?;
    let detail = json!({ "kind": new.kind.code(), "fictitious": new.fictitious, "version": version + 1 });
    change.audit("organisation.corrected", &id.subject(), Some(id.0), &detail);
    change.commit().await
}

/// Adds a unit.
///
/// # Errors
/// [`platform::Error::Invalid`] for a missing, overlong or taken name.
pub async fn add_unit(app: &App, actor: &Actor, id: OrganisationId, name: &str) -> Result<UnitId> {
    let scope = actor.scope(Permission::ManagePeople)?;
    let mut change = app.change(actor).await?;
    store::organisations::get(change.tx(), &scope, id).await?;
    let unit = register::create_unit(&mut change, id, name).await?;
    change.commit().await?;
    Ok(unit)
}

/// What the page of an organisation shows.
pub(crate) async fn show(app: &App, actor: &Actor, id: OrganisationId) -> Result<(Organisation, Vec<Unit>)> {
    let scope = actor.scope(Permission::ReadPeople)?;
    let organisation = store::organisations::get(app.db.read(), &scope, id).await?;
    let units = store::organisations::units(app.db.read(), &scope, id).await?;
    Ok((organisation, units))
}

/// What is worth a second look in a FINESS number: message ids, none of which stops anything.
pub(crate) async fn finess_warnings(
    app: &App,
    number: Option<&str>,
    besides: Option<OrganisationId>,
) -> Result<Vec<&'static str>> {
    let number = finess::tidied(number.unwrap_or(""));
    let mut warnings: Vec<&'static str> = finess::oddity(&number)
        .map(finess::Oddity::message)
        .into_iter()
        .collect();
    if !number.is_empty() && store::organisations::has_finess(app.db.read(), &number, besides).await? {
        warnings.push("people-finess-twice");
    }
    Ok(warnings)
}
