//! Each day: those who were sent a link and did not answer are reminded once, and addresses that are of no more use are
//! forgotten, as are files that no answer holds.

use crate::actions::{filing, sending};
use jiff::SignedDuration;
use platform::{
    BoxFuture, Result,
    jobs::{JobKind, Recurring, Running},
};

const REMIND: &str = "questionnaires.remind";
const FORGET_FILES: &str = "questionnaires.forget-files";

/// The kinds of job of this room.
pub(crate) const KINDS: &[JobKind] = &[
    JobKind {
        name: REMIND,
        attempts: 3,
        run: remind,
    },
    JobKind {
        name: FORGET_FILES,
        attempts: 3,
        run: forget_files,
    },
];

/// What comes back each day.
pub(crate) const RECURRING: &[Recurring] = &[
    Recurring {
        kind: REMIND,
        every: SignedDuration::from_hours(24),
    },
    Recurring {
        kind: FORGET_FILES,
        every: SignedDuration::from_hours(24),
    },
];

fn remind(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { sending::remind_all(&job.app, &job.actor()).await.map(drop) })
}

fn forget_files(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { filing::forget_over(&job.app).await.map(drop) })
}
