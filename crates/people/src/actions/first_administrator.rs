//! The first door of an empty instance: one link, printed by `portevoix serve`.

use super::{
    links, register,
    sign_in::{self, Entry, Origin},
};
use crate::{
    account,
    link::Purpose,
    organisation::NewOrganisation,
    password,
    person::NewMembership,
    store,
};
use platform::{Actor, App, Error, Language, Problems, Result, Role};

/// The path where the first administrator sets an empty instance up, good for a day; `None` as
/// soon as there is an account. Each call makes a new link and voids the one before.
///
/// # Errors
/// When the database does not answer.
pub async fn first_administrator_link(app: &App) -> Result<Option<String>> {
    if store::accounts::any(app.db.read()).await? {
        return Ok(None);
    }
    let mut change = app.change(&Actor::System("start")).await?;
    let token = links::make(&mut change, Purpose::FirstAdministrator, None, None).await?;
    change.commit_unnoted().await?;
    Ok(Some(format!("/first-administrator/{token}")))
}

/// Does this link still open?
///
/// # Errors
/// [`Error::NotFound`] when it does not, or when there is an account.
pub async fn check(app: &App, token: &str) -> Result<()> {
    links::find(app, Purpose::FirstAdministrator, token).await?;
    if store::accounts::any(app.db.read()).await? { Err(Error::NotFound) } else { Ok(()) }
}

/// What the first administrator gives.
pub struct Beginning {
    /// The establishment.
    pub organisation: NewOrganisation,
    /// Their own name.
    pub person_name: String,
    /// Their e-mail.
    pub email: String,
    /// Their password.
    pub password: String,
    /// The language of the page.
    pub language: Language,
}

/// Creates the establishment and its administrator, and comes in.
///
/// # Errors
/// [`Error::Invalid`] with the form's fields, [`Error::NotFound`] when the link is over.
pub async fn begin(app: &App, token: &str, given: Beginning, origin: Origin<'_>) -> Result<Entry> {
    let link = links::find(app, Purpose::FirstAdministrator, token).await?;
    let person_name = checked(&given)?;
    let hash = password::hash(&given.password, &app.random).await?;
    let mut change = app.change(&Actor::Visitor).await?;
    if store::accounts::any(change.tx()).await? || !store::links::use_up(change.tx(), link.id, change.at()).await? {
        return Err(Error::NotFound);
    }
    let organisation = register::create_organisation(&mut change, given.organisation).await?;
    let person = register::create_person(&mut change, register::NewPerson { name: &person_name }).await?;
    let id =
        register::create_account_with_hash(&mut change, person, &given.email, given.language, Some(hash)).await?;
    let from_on = app.clock.today();
    let membership = NewMembership { person, organisation, role: Role::Administrator, from_on };
    register::add_membership(&mut change, membership).await?;
    let account = store::accounts::get(change.tx(), id).await?;
    let entry = sign_in::admit(&mut change, &account, "first-administrator", origin).await?;
    change.commit().await?;
    Ok(entry)
}

/// All problems of the form at once; answers the administrator's tidied name.
fn checked(given: &Beginning) -> Result<String> {
    let mut problems = Problems::new();
    if let Err(Error::Invalid(found)) = given.organisation.clone().checked() {
        for problem in found.all() {
            problems.add(&problem.field, &problem.message);
        }
    }
    let mut own = Problems::new();
    let name = account::person_name_of(&given.person_name, &mut own);
    for problem in own.all() {
        problems.add("person_name", &problem.message);
    }
    account::email_of(&given.email, &mut problems);
    password::check(&given.password, &given.email, &name, &mut problems);
    problems.check()?;
    Ok(name)
}
