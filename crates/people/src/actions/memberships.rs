//! Giving and ending roles, by administrators of the organisation.

use super::{register, second_factor, sign_in};
use crate::{
    invitation::LONGEST_REASON,
    organisation::OrganisationId,
    person::{Membership, MembershipId, NewMembership, PersonId},
    store,
};
use platform::{Actor, App, Error, Permission, Problems, Result, Role};

/// Gives a role to somebody who has or had one where the administrator's scope reaches.
///
/// # Errors
/// [`Error::NotFound`] for a person or an organisation out of reach, [`Error::Conflict`] when they have it.
pub async fn add(
    app: &App,
    actor: &Actor,
    person: PersonId,
    organisation: OrganisationId,
    role: Role,
) -> Result<MembershipId> {
    let scope = actor.scope(Permission::ManagePeople)?;
    scope.check(organisation.0)?;
    let mut change = app.change(actor).await?;
    store::persons::name_in(change.tx(), &scope, person).await?;
    let new = NewMembership { person, organisation, role, from_on: app.clock.today() };
    let id = register::add_membership(&mut change, new).await?;
    if let Some(account) = store::accounts::find_of_person(change.tx(), person).await? {
        sign_in::tell(&mut change, account.id, "people-notice-role-given", "").await?;
    }
    change.commit().await?;
    Ok(id)
}

/// Ends a role today. The last administrator of an organisation cannot leave it without one.
///
/// # Errors
/// [`Error::Invalid`] without a reason, [`Error::Conflict`] for the last administrator or an ended role.
pub async fn end(app: &App, actor: &Actor, id: MembershipId, because: &str) -> Result<Membership> {
    let scope = actor.scope(Permission::ManagePeople)?;
    let mut problems = Problems::new();
    let because = problems.required("because", because, "people-reason-missing").to_owned();
    if because.chars().count() > LONGEST_REASON {
        problems.add("because", "people-reason-too-long");
    }
    let membership = store::memberships::get(app.db.read(), &scope, id).await?;
    problems.check()?;
    let mut change = app.change(actor).await?;
    if membership.role == Role::Administrator {
        let left = store::memberships::administrators(change.tx(), membership.organisation, app.clock.today()).await?;
        if left <= 1 {
            return Err(Error::Conflict("people-last-administrator"));
        }
    }
    register::end_membership(&mut change, &scope, id, &because).await?;
    change.commit().await?;
    Ok(membership)
}

/// Takes away the second factor of somebody who lost phone and codes: they set one up again at
/// their next sign-in, and are told.
///
/// # Errors
/// [`Error::NotFound`] for a person out of reach or without a second factor. An administrator
/// cannot do it to somebody who also belongs to an organisation that they do not administer.
pub async fn reset_second_factor(app: &App, actor: &Actor, person: PersonId) -> Result<()> {
    let scope = actor.scope(Permission::ManagePeople)?;
    sign_in::own_session(actor)?;
    let mut change = app.change(actor).await?;
    store::persons::name_in(change.tx(), &scope, person).await?;
    let roles = store::memberships::running_roles(change.tx(), person, app.clock.today()).await?;
    if !roles.iter().all(|(organisation, _)| scope.allows(organisation.0)) {
        return Err(Error::Conflict("people-factor-elsewhere"));
    }
    let account = store::accounts::find_of_person(change.tx(), person).await?;
    let account = account.filter(crate::account::Account::has_second_factor).ok_or(Error::NotFound)?;
    second_factor::take_away(&mut change, account.id).await?;
    sign_in::tell(&mut change, account.id, "people-notice-factor-reset", "").await?;
    change.commit().await
}
