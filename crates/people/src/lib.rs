//! Annuaire: persons, organisations, roles, accounts and sign-in.
//!
//! Words: a *person* may exist without an *account*; an *organisation* (establishment, association…)
//! has *units*; a *membership* gives a person a *role* in an organisation from a day until a day; an
//! account has *sessions*, *API tokens*, perhaps a *second factor* with *recovery codes*.
//!
//! Tables: `persons`, `organisations`, `units`, `memberships`, `accounts`, `recovery_codes`,
//! `sessions`, `known_devices`, `api_tokens`, `invitations`, `sign_in_links`, `sign_in_attempts`,
//! and the register of FINESS numbers, which is no tenant's: `finess_registers`, `finess_sites`.
//!
//! Rules: only running memberships give rights. Unknown e-mails and wrong passwords are answered
//! alike and as slowly. Wrong passwords delay who types them, never the owner on a browser of
//! theirs nor a link by mail. Tokens, codes and links are kept as keyed hashes, TOTP secrets
//! sealed. Each change of privilege makes a new session token; a change of password or second
//! factor closes the other sessions.

mod account;
mod actions;
mod api;
pub mod finess;
mod identify;
#[cfg(test)]
mod invented;
mod invitation;
mod jobs;
mod link;
mod organisation;
mod pages;
mod password;
mod person;
mod second_factor;
mod session;
mod store;
mod throttle;
mod token;

pub use account::{AccountId, Digest};
pub use actions::{
    finess::{FinessImport, Registered, import_finess, regions, registered},
    first_administrator::first_administrator_link,
    register::{
        NewPerson, add_membership, create_account, create_organisation, create_person, create_unit, end_membership,
    },
    second_factor::{confirm_totp, current_totp_code, set_totp},
    sign_in::open_session,
};
pub use identify::identify;
pub use organisation::{Kind, Names, NewOrganisation, Organisation, OrganisationId, Unit, UnitId};
pub use pages::finess::noted_record_words;
pub use person::{Member, MembershipId, NewMembership, PersonId};

use platform::{App, Language, Navigation, Permission, Result, Room, Scope, db::migrate::Migration};
use uuid::Uuid;

/// This room.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "people",
        messages: &[
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        migrations: &[
            Migration {
                name: "people-0001",
                sql: include_str!("../migrations/0001_people.sql"),
                collections: &[],
            },
            Migration {
                name: "people-0002",
                sql: include_str!("../migrations/0002_finess.sql"),
                collections: &[],
            },
        ],
        pages: pages::routes,
        api: api::routes,
        jobs: jobs::KINDS,
        recurring: jobs::RECURRING,
        interests: &[],
        navigation: Some(Navigation {
            url: "/people",
            label: "people-room",
            icon: "address-book",
            permission: Permission::ReadPeople,
        }),
        card: pages::cards::card,
        kinds: &[PersonId::KIND, OrganisationId::KIND],
        tasks: pages::cards::tasks,
        hangs: platform::room::nothing_hangs,
    }
}

/// One organisation that the scope reaches.
///
/// # Errors
/// [`platform::Error::NotFound`] when it does not reach it.
pub async fn organisation(app: &App, scope: &Scope, id: OrganisationId) -> Result<Organisation> {
    store::organisations::get(app.db.read(), scope, id).await
}

/// The organisations that the scope reaches, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn organisations(app: &App, scope: &Scope) -> Result<Vec<Organisation>> {
    store::organisations::list(app.db.read(), scope).await
}

/// The organisations of this house that have these FINESS numbers; a number that several have stands for none.
///
/// # Errors
/// When the database does not answer.
pub async fn organisations_of_finess(
    app: &App,
    numbers: &[String],
) -> Result<std::collections::BTreeMap<String, OrganisationId>> {
    store::organisations::of_finess(app.db.read(), numbers).await
}

/// The establishments to which anybody may give a suggestion, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn public_organisations(app: &App) -> Result<Vec<Organisation>> {
    store::organisations::list_public(app.db.read()).await
}

/// One organisation for a public page, which already knows that it exists.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is none.
pub async fn public_organisation(app: &App, id: OrganisationId) -> Result<Organisation> {
    store::organisations::get_public(app.db.read(), id).await
}

/// The running roles of an organisation that the scope reaches, by name of person; a person with
/// two roles comes twice.
///
/// # Errors
/// When the database does not answer.
pub async fn members(app: &App, scope: &Scope, organisation: OrganisationId) -> Result<Vec<Member>> {
    store::memberships::members(app.db.read(), scope, organisation, app.clock.today()).await
}

/// The units of an organisation that the scope reaches, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn units(app: &App, scope: &Scope, organisation: OrganisationId) -> Result<Vec<Unit>> {
    store::organisations::units(app.db.read(), scope, organisation).await
}

/// Names of persons and organisations by id, for lists; unknown ids are left out. The caller has
/// checked that its reader may see who stands there.
///
/// # Errors
/// When the database does not answer.
pub async fn names(app: &App, ids: &[Uuid]) -> Result<Names> {
    store::persons::names(app.db.read(), ids).await
}
