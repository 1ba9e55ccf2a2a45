//! Adding persons, organisations, roles and accounts inside a change.
//!
//! These commands check what they are given, not who asks: an invitation that is accepted, the
//! first administrator and demonstration data have no administrator behind them. Pages and API go
//! through the actions beside this file, which ask for the permission first.

use crate::{
    account::{self, AccountId},
    organisation::{self, NewOrganisation, OrganisationId, Unit, UnitId},
    password,
    person::{MembershipId, NewMembership, PersonId},
    store,
};
use platform::{Change, Error, Language, Problems, Result, Scope};
use serde_json::json;

/// A person to add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewPerson<'a> {
    /// The name as said: given name first.
    pub name: &'a str,
}

/// Adds an organisation.
///
/// # Errors
/// [`Error::Invalid`] for a missing or overlong name; never for a wrong FINESS key.
pub async fn create_organisation(change: &mut Change, new: NewOrganisation) -> Result<OrganisationId> {
    let new = new.checked()?;
    let id = OrganisationId(change.fresh_id());
    store::organisations::insert(change.tx(), id, &new, change.at()).await?;
    let detail = json!({ "kind": new.kind.code(), "fictitious": new.fictitious });
    change.audit("organisation.created", &id.subject(), Some(id.0), &detail);
    Ok(id)
}

/// Adds a unit to an organisation.
///
/// # Errors
/// [`Error::Invalid`] for a missing, overlong or taken name.
pub async fn create_unit(change: &mut Change, organisation: OrganisationId, name: &str) -> Result<UnitId> {
    let mut problems = Problems::new();
    let name = organisation::name_of(name, &mut problems);
    problems.check()?;
    let id = UnitId(change.fresh_id());
    store::organisations::insert_unit(change.tx(), organisation, &Unit { id, name }, change.at()).await?;
    change.audit("unit.created", &id.subject(), Some(organisation.0), &json!({}));
    Ok(id)
}

/// Adds a person.
///
/// # Errors
/// [`Error::Invalid`] for a missing or overlong name.
pub async fn create_person(change: &mut Change, new: NewPerson<'_>) -> Result<PersonId> {
    let mut problems = Problems::new();
    let name = account::person_name_of(new.name, &mut problems);
    problems.check()?;
    let id = PersonId(change.fresh_id());
    store::persons::insert(change.tx(), id, &name, change.at()).await?;
    change.audit("person.created", &id.subject(), None, &json!({}));
    Ok(id)
}

/// Gives a person a role in an organisation.
///
/// # Errors
/// [`Error::Conflict`] when they have it already.
pub async fn add_membership(change: &mut Change, new: NewMembership) -> Result<MembershipId> {
    if store::memberships::has(change.tx(), &new, new.from_on).await? {
        return Err(Error::Conflict("people-membership-there-already"));
    }
    let id = MembershipId(change.fresh_id());
    store::memberships::insert(change.tx(), id, &new, change.at()).await?;
    let detail = json!({ "person": new.person, "role": new.role.code() });
    change.audit("membership.added", &id.subject(), Some(new.organisation.0), &detail);
    Ok(id)
}

/// Ends a role that runs, today, saying why.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, [`Error::Conflict`] when it had ended.
pub async fn end_membership(change: &mut Change, scope: &Scope, id: MembershipId, because: &str) -> Result<()> {
    let membership = store::memberships::get(change.tx(), scope, id).await?;
    let today = change.app().clock.today();
    store::memberships::end(change.tx(), scope, id, today, because).await?;
    let detail = json!({ "person": membership.person, "role": membership.role.code() });
    change.audit(
        "membership.ended",
        &id.subject(),
        Some(membership.organisation.0),
        &detail,
    );
    Ok(())
}

/// Gives a person an account. The password is kept as it is given: forms check it first
/// ([`crate::Digest`] begins as one mail a day).
///
/// # Errors
/// [`Error::Invalid`] for an e-mail that is no e-mail or is taken.
pub async fn create_account(
    change: &mut Change,
    person: PersonId,
    email: &str,
    language: Language,
    password: Option<&str>,
) -> Result<AccountId> {
    let hash = match password {
        Some(password) => Some(password::hash(password, &change.app().random).await?),
        None => None,
    };
    create_account_with_hash(change, person, email, language, hash).await
}

/// As [`create_account`], with a password hashed before the change began.
pub(crate) async fn create_account_with_hash(
    change: &mut Change,
    person: PersonId,
    email: &str,
    language: Language,
    password_hash: Option<String>,
) -> Result<AccountId> {
    let mut problems = Problems::new();
    let email = account::email_of(email, &mut problems);
    problems.check()?;
    let id = AccountId(change.fresh_id());
    let new = store::accounts::NewAccount {
        id,
        person,
        email: &email,
        password_hash,
        language,
    };
    store::accounts::insert(change.tx(), new, change.at()).await?;
    change.audit("account.created", &id.subject(), None, &json!({ "person": person }));
    Ok(id)
}
