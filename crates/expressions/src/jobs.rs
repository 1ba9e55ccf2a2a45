//! Long work: dry runs, imports, their undoing, what is shared in one go, and what retention takes.

pub(crate) mod hearing;
pub(crate) mod import;
pub(crate) mod retention;
pub(crate) mod sharing;
pub(crate) mod trial;
pub(crate) mod undo;

use crate::expression::SourceId;
use platform::{
    Change, Result,
    jobs::{JobKind, Recurring, Running},
};
use serde_json::json;

/// The kinds of jobs of this room.
pub(crate) const KINDS: &[JobKind] = &[
    JobKind {
        name: trial::NAME,
        attempts: 3,
        run: |running| Box::pin(trial::run(running)),
    },
    JobKind {
        name: import::NAME,
        attempts: 10,
        run: |running| Box::pin(import::run(running)),
    },
    JobKind {
        name: undo::NAME,
        attempts: 10,
        run: |running| Box::pin(undo::run(running)),
    },
    JobKind {
        name: sharing::NAME,
        attempts: 10,
        run: |running| Box::pin(sharing::run(running)),
    },
    JobKind {
        name: sharing::AGAIN,
        attempts: 10,
        run: |running| Box::pin(sharing::run_again(running)),
    },
    JobKind {
        name: retention::NAME,
        attempts: 5,
        run: |running| Box::pin(retention::run(running)),
    },
    JobKind {
        name: hearing::NAME,
        attempts: 5,
        run: |running| Box::pin(hearing::run(running)),
    },
];

/// What comes back by itself.
pub(crate) const RECURRING: &[Recurring] = &[
    Recurring {
        kind: retention::NAME,
        every: jiff::SignedDuration::from_hours(24),
    },
    // No oftener: an expression has the moment when it was made, and an answer promised none finer than its day.
    Recurring {
        kind: hearing::NAME,
        every: jiff::SignedDuration::from_hours(24),
    },
];

/// How work that may be stopped at any batch tells where it is.
pub(crate) enum Pace<'a> {
    /// To the job that runs it, which keeps its lease by it.
    Job(&'a Running),
    /// To whoever waits for it: done, and of how many when known.
    Told(&'a (dyn Fn(i64, Option<i64>) + Send + Sync)),
}

impl Pace<'_> {
    /// In the transaction of the batch that was just done.
    pub(crate) async fn mark(&self, change: &Change, done: i64, total: Option<i64>) -> Result<()> {
        match self {
            Self::Job(running) => running.checkpoint(change, &json!({ "done": done }), done, total).await,
            Self::Told(tell) => {
                tell(done, total);
                Ok(())
            }
        }
    }
}

/// The source that a job works on.
pub(crate) fn source_of(running: &Running) -> Result<SourceId> {
    let id = running.payload["source"].as_str().and_then(|text| text.parse().ok());
    id.ok_or_else(|| anyhow::anyhow!("a job without a source").into())
}
