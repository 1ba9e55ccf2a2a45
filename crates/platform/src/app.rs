//! What every handler and job receives: settings, database, clock, files, messages, rooms.

use crate::{
    Actor, BoxFuture, Result, Room, clock::Clock, db::Db, files::Files, mail::Mailer, messages::Messages,
    random::Random, settings::Settings, vault::Vault,
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
    /// Every message of the house.
    pub messages: Arc<Messages>,
    /// The rooms, in the order of the rail.
    pub rooms: Vec<Room>,
    /// Who is behind a request.
    pub identify: Identify,
    /// Wakes the workers of this process when something is enqueued.
    pub wake: tokio::sync::Notify,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
