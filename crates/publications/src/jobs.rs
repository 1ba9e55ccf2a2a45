//! Forgets readers' requests, and the mailboxes of who told a reuse, after a year.

use crate::{reply::REQUEST_DAYS, store};
use jiff::SignedDuration;
use platform::{
    BoxFuture, Result, Subject,
    jobs::{JobKind, Recurring, Running},
};
use serde_json::json;

/// The kind of the upkeep.
const FORGET: &str = "publications.forget_requests";

/// The kinds of job of this room.
pub(crate) const KINDS: &[JobKind] = &[JobKind {
    name: FORGET,
    attempts: 3,
    run: forget,
}];

/// What comes back each day.
pub(crate) const RECURRING: &[Recurring] = &[Recurring {
    kind: FORGET,
    every: SignedDuration::from_hours(24),
}];

fn forget(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let mut change = job.app.change(&job.actor()).await?;
        let before = change.at() - SignedDuration::from_hours(24 * REQUEST_DAYS);
        let count = store::contact::purge(&change, before).await?;
        let mailboxes = store::reuse::forget_mailboxes(&change, before).await?;
        if count + mailboxes == 0 {
            return change.commit_unnoted().await;
        }
        change.audit(
            "sheet.forget_requests",
            &Subject::new("job", job.id.0),
            None,
            &json!({ "count": count, "mailboxes": mailboxes }),
        );
        change.commit().await
    })
}
