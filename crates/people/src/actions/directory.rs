//! Reading the directory, as far as one's organisations reach.

use crate::{
    organisation::Organisation,
    person::{Filter, Membership, MembershipId, PersonId},
    store,
};
use platform::{Actor, App, Permission, Result};

/// One page of the directory and how many rows there are; e-mails only for who administers there.
///
/// # Errors
/// [`platform::Error::Forbidden`] for who has no role anywhere.
pub async fn list(app: &App, actor: &Actor, filter: &Filter) -> Result<(Vec<Membership>, u64)> {
    let scope = actor.scope(Permission::ReadPeople)?;
    let (mut rows, total) = store::memberships::directory(app.db.read(), &scope, filter, app.clock.today()).await?;
    hide_emails(actor, &mut rows);
    Ok((rows, total))
}

/// The organisations that one may choose among.
///
/// # Errors
/// [`platform::Error::Forbidden`] for who has no role anywhere.
pub async fn organisations(app: &App, actor: &Actor, permission: Permission) -> Result<Vec<Organisation>> {
    store::organisations::list(app.db.read(), &actor.scope(permission)?).await
}

/// One person, as the directory shows them.
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their roles where the reader's scope reaches.
    pub memberships: Vec<Membership>,
    /// May their second factor be taken away by this reader?
    pub has_second_factor: bool,
}

/// One person where the scope reaches.
///
/// # Errors
/// [`platform::Error::NotFound`] elsewhere.
pub async fn person(app: &App, actor: &Actor, id: PersonId) -> Result<Person> {
    let scope = actor.scope(Permission::ReadPeople)?;
    let name = store::persons::name_in(app.db.read(), &scope, id).await?;
    let mut memberships = store::memberships::of_person(app.db.read(), &scope, id).await?;
    hide_emails(actor, &mut memberships);
    let account = if actor.may(Permission::ManagePeople) {
        store::accounts::find_of_person(app.db.read(), id).await?
    } else {
        None
    };
    let has_second_factor = account.is_some_and(|account| account.has_second_factor());
    Ok(Person {
        id,
        name,
        memberships,
        has_second_factor,
    })
}

/// One role, for the page that ends it.
///
/// # Errors
/// [`platform::Error::NotFound`] where one does not administer.
pub async fn membership(app: &App, actor: &Actor, id: MembershipId) -> Result<Membership> {
    store::memberships::get(app.db.read(), &actor.scope(Permission::ManagePeople)?, id).await
}

fn hide_emails(actor: &Actor, rows: &mut [Membership]) {
    for row in rows {
        if !actor.may_in(Permission::ManagePeople, row.organisation.0) {
            row.email = None;
        }
    }
}
