//! What a room fills in to be part of the house.

use crate::{
    App, Language, Permission, Reader, Result, Subject,
    db::migrate::Migration,
    events::Interest,
    jobs::{JobKind, Recurring},
};
use axum::Router;
use jiff::Timestamp;
use std::{future::Future, pin::Pin};
use utoipa_axum::router::OpenApiRouter;

/// A future in a box, for the functions that a room hands over as values.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One room of the house. `portevoix/src/rooms.rs` lists them all.
pub struct Room {
    /// The English noun: crate, URL, tables and message ids start with it.
    pub name: &'static str,
    /// Fluent texts by language.
    pub messages: &'static [(Language, &'static str)],
    /// Schema steps, oldest first.
    pub migrations: &'static [Migration],
    /// Pages.
    pub pages: fn() -> Router<App>,
    /// The same resources as JSON, under `/api/v1`.
    pub api: fn() -> OpenApiRouter<App>,
    /// Long work.
    pub jobs: &'static [JobKind],
    /// Work that comes back.
    pub recurring: &'static [Recurring],
    /// Events of other rooms that matter here.
    pub interests: &'static [Interest],
    /// The entry in the work rail.
    pub navigation: Option<Navigation>,
    /// How one of this room's subjects shows in the thread and in notices; `None` for a subject
    /// of another room or one that this actor may not see.
    pub card: ShowsCard,
    /// The kinds of subject that [`Room::card`] knows.
    pub kinds: &'static [&'static str],
    /// What awaits this reader here.
    pub tasks: for<'a> fn(&'a App, &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>>,
    /// What hangs here on a subject of any room, beyond the links of the thread: a theme that
    /// counts an expression, the words that were said in a campaign. Nothing where this reader may not look.
    pub hangs: ShowsHanging,
}

/// Shows one subject of a room to one reader.
pub type ShowsCard = for<'a> fn(&'a App, &'a Reader, &'a Subject) -> BoxFuture<'a, Result<Option<Card>>>;

/// Shows what hangs on one subject to one reader.
pub type ShowsHanging = for<'a> fn(&'a App, &'a Reader, &'a Subject) -> BoxFuture<'a, Result<Vec<Hanging>>>;

/// One thing that hangs on a subject, as this reader may see it.
#[derive(Clone, Debug)]
pub struct Hanging {
    /// What hangs there.
    pub subject: Subject,
    /// The kind's name in the reader's language (« Thème »).
    pub kind: String,
    /// What it is, in words: the link's words where it opens.
    pub words: String,
    /// Where it opens.
    pub url: Option<String>,
    /// Since when it hangs there.
    pub at: Option<Timestamp>,
    /// The role that signed it, as a code (`role-…`); none where no person did.
    pub role: Option<String>,
}

/// An entry of the work rail.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    /// Where it leads.
    pub url: &'static str,
    /// A message id.
    pub label: &'static str,
    /// An icon of `static/icons.svg`.
    pub icon: &'static str,
    /// Who sees it.
    pub permission: Permission,
}

/// One step of the thread, as this reader may see it.
#[derive(Clone, Debug)]
pub struct Card {
    /// The kind's name in the reader's language (« Constat »).
    pub kind: String,
    /// A heading that says the fact.
    pub title: String,
    /// A sentence below it.
    pub detail: String,
    /// A person's shared words, set in the serif.
    pub words: Option<String>,
    /// Where it opens.
    pub url: Option<String>,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// The role that signed it, as a code (`role-…`).
    pub role: Option<String>,
    /// How the strand is drawn from here on.
    pub strand: Strand,
}

/// The strand of the thread at a step (LOOK §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strand {
    /// One saffron line: somebody spoke.
    Voice,
    /// Two parallel lines: read apart.
    Apart,
    /// The cord: decided together, by both colleges.
    Together,
    /// No line: to come.
    ToCome,
    /// The line ends: not taken, and why.
    Ended,
}

/// Something that awaits the reader, for the home page « Ce qui vous attend ».
#[derive(Clone, Debug)]
pub struct Task {
    /// Which of the three groups.
    pub urgency: Urgency,
    /// An icon of `static/icons.svg`.
    pub icon: &'static str,
    /// What, as the link's words.
    pub what: String,
    /// Why, in a line.
    pub why: String,
    /// The delay in words, or an empty text for none.
    pub delay: String,
    /// Where to do it.
    pub url: String,
    /// The button's verb.
    pub verb: String,
    /// How many things it stands for, for the count in the rail.
    pub count: i64,
}

/// The three groups of the home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Ce qui presse.
    Pressing,
    /// Cette semaine.
    ThisWeek,
    /// Quand vous pourrez.
    WheneverPossible,
}

/// For a room without subjects in the thread.
pub fn no_card<'a>(_: &'a App, _: &'a Reader, _: &'a Subject) -> BoxFuture<'a, Result<Option<Card>>> {
    Box::pin(async { Ok(None) })
}

/// For a room where nothing awaits anybody.
pub fn no_tasks<'a>(_: &'a App, _: &'a Reader) -> BoxFuture<'a, Result<Vec<Task>>> {
    Box::pin(async { Ok(Vec::new()) })
}

/// For a room that hangs nothing on others' subjects.
pub fn nothing_hangs<'a>(_: &'a App, _: &'a Reader, _: &'a Subject) -> BoxFuture<'a, Result<Vec<Hanging>>> {
    Box::pin(async { Ok(Vec::new()) })
}

/// What hangs on a subject in every room, oldest first; what has no date comes last.
///
/// # Errors
/// When a room fails; what may not be seen is left out.
pub async fn hanging(app: &App, t: &Reader, subject: &Subject) -> Result<Vec<Hanging>> {
    let mut all = Vec::new();
    for room in app.rooms.iter() {
        match (room.hangs)(app, t, subject).await {
            Ok(some) => all.extend(some),
            Err(crate::Error::NotFound | crate::Error::Forbidden | crate::Error::SignIn(_)) => {}
            Err(other) => return Err(other),
        }
    }
    all.sort_by_key(|one| (one.at.is_none(), one.at));
    Ok(all)
}

/// The card of any subject, asked of the room that knows its kind.
///
/// # Errors
/// When the room fails; a subject that may not be seen is `Ok(None)`.
pub async fn card(app: &App, t: &Reader, subject: &Subject) -> Result<Option<Card>> {
    let Some(room) = app.rooms.iter().find(|room| room.kinds.contains(&subject.kind())) else {
        return Ok(None);
    };
    match (room.card)(app, t, subject).await {
        Err(crate::Error::NotFound | crate::Error::Forbidden | crate::Error::SignIn(_)) => Ok(None),
        other => other,
    }
}
