//! Forgets what is over, so that an installation does not grow by itself: mails that left or could not, events that were heard,
//! rounds of recurring work, bytes of removed files, uploads that nobody receives any more.
//!
//! Personal data may be kept no longer than needed (GDPR, article 5, 1, e): a sent mail names its reader.

use crate::{
    App, Result, events, files,
    jobs::{self, JobKind, Recurring},
    mail, once,
    web::incoming,
};
use jiff::SignedDuration;

const NAME: &str = "platform.upkeep";
/// A round of recurring work is kept while somebody may wonder whether it ran.
const ROUNDS_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A month: what went wrong between two monthly meetings can still be found.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The kind of this job.
pub(crate) const KINDS: &[JobKind] = &[JobKind {
    name: NAME,
    attempts: 3,
    run: |running| Box::pin(run(running.app)),
}];

/// How often it comes back.
pub(crate) const RECURRING: &[Recurring] = &[Recurring {
    kind: NAME,
    every: SignedDuration::from_hours(24),
}];

/// Forgets; running it twice changes nothing more.
///
/// # Errors
/// When the database or the store of files does not answer.
pub async fn run(app: App) -> Result<()> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let rounds = jobs::forget_rounds(&tx, now - ROUNDS_KEPT).await?;
    let mails = mail::forget_over(&tx, now - KEPT).await?;
    let forms = once::forget(&tx, now - ROUNDS_KEPT).await?;
    let events = events::forget_delivered(&tx, now - KEPT).await?;
    tx.commit().await?;
    let files = files::sweep(&app, now - KEPT).await?;
    let uploads = incoming::sweep(&app.settings.data)?;
    tracing::debug!(
        rounds,
        mails,
        forms,
        events,
        files,
        uploads,
        "what is over was forgotten"
    );
    Ok(())
}
