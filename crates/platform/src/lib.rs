//! The ground floor: what every room needs and none owns.
//!
//! A room is a plain value, [`Room`]: its name, pages, API, jobs, events it listens to, messages
//! and migrations. The program lists the rooms; nothing here knows any of them.

pub mod access;
pub mod app;
pub mod audit;
pub mod change;
pub mod clock;
pub mod db;
pub mod drafter;
pub mod error;
pub mod events;
pub mod files;
pub mod id;
pub mod jobs;
pub mod mail;
pub mod messages;
pub mod notices;
pub mod once;
pub mod private;
pub mod random;
pub mod room;
pub mod search;
pub mod settings;
pub mod shelf;
pub mod subject;
pub mod text;
pub mod thread;
pub mod together;
pub mod upkeep;
pub mod vault;
pub mod web;

pub use access::{Actor, College, Permission, Role, Scope, SignedIn};
pub use app::App;
pub use change::Change;
pub use error::{Error, Problems, Result};
pub use messages::{Language, Reader};
pub use room::{BoxFuture, Card, Hanging, Navigation, Room, Task, Urgency};
pub use subject::Subject;
pub use text::{PublicText, RawText, SharedText};
