//! What every handler and job receives: settings, database, clock, files, messages, rooms.

use crate::{
    Actor, BoxFuture, Language, Result, Room,
    clock::Clock,
    db::{Db, migrate::PLATFORM},
    drafter::Drafter,
    files::Files,
    mail::Mailer,
    messages::Messages,
    random::Random,
    settings::Settings,
    vault::Vault,
};
use std::{ops::Deref, sync::Arc};

/// Finds who is behind a session cookie or an API token: given by the room `people`.
pub type Identify = for<'a> fn(&'a App, Credential<'a>) -> BoxFuture<'a, Result<Option<Actor>>>;

/// What a request shows to say who it is.
#[derive(Clone, Copy)]
pub enum Credential<'a> {
    /// The value of the session cookie.
    Session(&'a str),
    /// The value of `Authorization: Bearer`.
    Token(&'a str),
}

/// The running application; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What [`App`] holds.
pub struct Parts {
    /// Read once at start.
    pub settings: Settings,
    /// The database.
    pub db: Db,
    /// The only door to the time.
    pub clock: Clock,
    /// The only door to randomness.
    pub random: Random,
    /// Seals raw words.
    pub vault: Vault,
    /// Uploaded and made files.
    pub files: Files,
    /// Sends mails.
    pub mailer: Mailer,
    /// The establishment's own server for drafts, where there is one.
    pub drafter: Option<Drafter>,
    /// Every message of the house.
    pub messages: Arc<Messages>,
    /// The rooms, in the order of the rail.
    pub rooms: Vec<Room>,
    /// Who is behind a request.
    pub identify: Identify,
    /// Wakes the workers of this process when something is enqueued.
    pub wake: tokio::sync::Notify,
    /// What rooms keep in memory.
    pub shelf: crate::shelf::Shelf,
}

/// Everything that [`App::open`] needs besides the settings.
pub struct House {
    /// The rooms, in the order of the rail.
    pub rooms: Vec<Room>,
    /// Who is behind a request.
    pub identify: Identify,
    /// Messages of the program itself.
    pub messages: Vec<(Language, &'static str)>,
    /// The door to the time.
    pub clock: Clock,
    /// The door to randomness.
    pub random: Random,
}

impl App {
    /// Opens an installation: reads or makes its key, connects, brings the schema up to date.
    ///
    /// # Errors
    /// When the folder, the key, the database, the store of files, the server for drafts or a message cannot be used.
    pub async fn open(settings: Settings, house: House) -> Result<Self> {
        let db = Db::connect(&settings).await?;
        let steps: Vec<_> = PLATFORM
            .iter()
            .chain(house.rooms.iter().flat_map(|room| room.migrations))
            .copied()
            .collect();
        crate::db::migrate::apply(&db, &steps).await?;
        Self::assemble(settings, db, house)
    }

    /// Puts the parts together over a database whose schema is up to date.
    ///
    /// # Errors
    /// As [`App::open`].
    pub fn assemble(settings: Settings, db: Db, house: House) -> Result<Self> {
        let texts = PLATFORM_MESSAGES.iter().copied().chain(house.messages);
        let messages = Messages::new(texts.chain(house.rooms.iter().flat_map(|room| room.messages.iter().copied())))?;
        let vault = match &settings.key {
            Some(key) => Vault::from_hex(key)?,
            None => Vault::in_folder(&settings.data, &house.random)?,
        };
        let (files, mailer) = (Files::new(&settings)?, Mailer::new(&settings)?);
        let drafter = Drafter::new(&settings)?;
        Ok(Self(Arc::new(Parts {
            settings,
            db,
            clock: house.clock,
            random: house.random,
            vault,
            files,
            mailer,
            drafter,
            messages: Arc::new(messages),
            rooms: house.rooms,
            identify: house.identify,
            wake: tokio::sync::Notify::new(),
            shelf: crate::shelf::Shelf::default(),
        })))
    }
}

/// Messages of the ground floor: errors, forms, roles, months.
const PLATFORM_MESSAGES: &[(Language, &str)] = &[
    (Language::French, include_str!("../locales/fr.ftl")),
    (Language::English, include_str!("../locales/en.ftl")),
];

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
