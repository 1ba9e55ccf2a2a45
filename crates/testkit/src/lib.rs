//! Starts an application on either engine, for the tests of every room.
//!
//! SQLite in a temporary folder by default; a PostgreSQL database of its own, cloned from a
//! migrated template, when `TEST_DATABASE_URL` names a server.

mod copies;
mod database;

pub use copies::copied;
pub use database::Kept;

use platform::{
    Actor, App, BoxFuture, Result, Role, Room, SignedIn,
    access::Membership,
    app::{Credential, House},
    clock::Clock,
    random::Random,
    settings::Settings,
};
use std::{ops::Deref, sync::Arc};
use uuid::Uuid;

/// An application that lives as long as its test.
pub struct TestApp {
    app: App,
    _kept: Kept,
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// The moment at which every test begins: Sunday 22 November 2026, 10:00 in Paris.
///
/// # Panics
/// Never: the text is a valid time.
#[must_use]
pub fn beginning() -> jiff::Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a valid time")
}

/// An application with some rooms, a fixed clock and seeded randomness; nobody is signed in.
///
/// # Panics
/// When the database cannot be prepared.
pub async fn app(rooms: Vec<Room>) -> TestApp {
    let house = House {
        rooms,
        identify: nobody,
        messages: Vec::new(),
        clock: Clock::fixed(beginning()),
        random: Random::seeded(7),
    };
    open(house).await
}

/// An application of a whole house, as the program wires it.
///
/// # Panics
/// When the database cannot be prepared.
pub async fn open(house: House) -> TestApp {
    open_with(house, |_| {}).await
}

/// The same with settings of one's own, on top of those of tests.
///
/// # Panics
/// When the database cannot be prepared, or a setting is not understood.
pub async fn open_with(house: House, change: impl FnOnce(&mut Settings)) -> TestApp {
    let (mut settings, db, kept) = database::prepare(&house).await;
    change(&mut settings);
    let app = App::assemble(settings, db, house).expect("the application opens");
    TestApp { app, _kept: kept }
}

/// Settings of an installation that holds nothing and where nothing was migrated, and what must
/// outlive it.
///
/// # Panics
/// When the server makes no database.
pub async fn empty() -> (Settings, Kept) {
    database::empty().await
}

fn nobody<'a>(_: &'a App, _: Credential<'a>) -> BoxFuture<'a, Result<Option<Actor>>> {
    Box::pin(async { Ok(None) })
}

/// The organisation in which [`actor`]s have their role.
pub const ORGANISATION: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// Somebody signed in with a second factor and one role in [`ORGANISATION`]; the same role is
/// always the same person.
#[must_use]
pub fn actor(role: Role) -> Actor {
    actor_in(role, ORGANISATION)
}

/// As [`actor`], in another organisation.
#[must_use]
pub fn actor_in(role: Role, organisation: Uuid) -> Actor {
    let number =
        0x0190_0000_0000_7000_9000_0000_0000_0000_u128 + Role::ALL.iter().position(|r| *r == role).unwrap_or(0) as u128;
    Actor::Person(Arc::new(SignedIn {
        account: Uuid::from_u128(number + 0x100),
        person: Uuid::from_u128(number),
        name: format!("Personne {}", role.code()),
        session: None,
        second_factor: true,
        memberships: vec![Membership {
            organisation,
            organisation_name: "Hôpital des Tilleuls".to_owned(),
            role,
        }],
    }))
}
