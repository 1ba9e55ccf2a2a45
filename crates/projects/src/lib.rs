//! Démarches: what a finding asks for is decided by both colleges, done by pairs, measured, given back.
//!
//! A *project* starts from a standing finding. Its *actions* are each carried by a pair (one user,
//! one professional); its *indicators* have a baseline and a target, locked before the start. A
//! *decision* freezes the plan and is voted college by college. The three conditions of
//! *partnership* are read from the record. *Measures* show the effect; a *give-back* tells those
//! who spoke what became of their words.

mod action;
mod actions;
mod api;
mod cards;
mod draft;
mod effect;
#[cfg(test)]
mod fixture;
mod give_back;
mod indicator;
mod neighbours;
mod pages;
mod partnership;
mod print;
mod project;
mod record;
mod store;
mod tasks;
mod vote;
mod whole;

pub use action::{ActionId, ActionState};
pub use cards::{PublicQuote, public_quotes};
pub use effect::{Change, Effect};
pub use indicator::{Figure, IndicatorId, IndicatorWords, MeasureId};
pub use pages::latest::{PublicGiveBack, latest_public_give_backs};
pub use partnership::{Condition, Fact, Level, Name, Partnership};
pub use project::{Phase, ProjectId, State};
pub use record::{Record, RecordedAction, RecordedDecision, RecordedGiveBack, RecordedIndicator};
pub use vote::{DecisionId, Tallies, Tally};

use analysis::FindingId;
use jiff::civil::Date;
use platform::{
    App, BoxFuture, Language, Navigation, Permission, Result, Room, Scope,
    db::migrate::Migration,
    events::{Event, Interest},
};
use uuid::Uuid;

platform::id!(GiveBackId, "give_back");

/// A project in a few lines, for the other rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectSummary {
    /// Which.
    pub id: ProjectId,
    /// Its title.
    pub title: String,
    /// What is to be reached.
    pub objective: String,
    /// Whose.
    pub organisation: Uuid,
    /// The finding that asked for it.
    pub finding: FindingId,
    /// Where it stands.
    pub state: State,
    /// When it started.
    pub started_on: Option<Date>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// Did both colleges approve the present plan?
    pub co_decided: bool,
    /// The three conditions, with their facts.
    pub partnership: Partnership,
}

/// One project that the scope may see.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is none.
pub async fn project(app: &App, scope: &Scope, id: ProjectId) -> Result<ProjectSummary> {
    record::summary(app, scope, id).await
}

/// The projects that the scope may see, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn projects(app: &App, scope: &Scope) -> Result<Vec<ProjectSummary>> {
    record::summaries(app, scope).await
}

/// Everything that a sheet tells about a project: roles instead of names, figures with their n.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is none.
pub async fn record(app: &App, scope: &Scope, id: ProjectId) -> Result<Record> {
    record::read(app, scope, id).await
}

/// This room.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "projects",
        messages: &[
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        migrations: &[Migration {
            name: "projects-0001",
            sql: include_str!("../migrations/0001_projects.sql"),
            collections: &[],
        }],
        pages: pages::routes,
        api: api::routes,
        jobs: &[],
        recurring: &[],
        interests: &[Interest {
            event: "expression.withdrawn",
            act: expression_withdrawn,
        }],
        navigation: Some(Navigation {
            url: "/projects",
            label: "projects-room",
            icon: "handshake",
            permission: Permission::ReadProjects,
        }),
        card: cards::card,
        kinds: &[
            ProjectId::KIND,
            DecisionId::KIND,
            ActionId::KIND,
            MeasureId::KIND,
            GiveBackId::KIND,
        ],
        tasks: tasks::tasks,
        hangs: platform::room::nothing_hangs,
    }
}

fn expression_withdrawn(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { actions::give_backs::lose_quote(&app, event.subject.id()).await })
}
