//! Each day: raw words past the retention of their source are taken out, and shared words stay. A text that
//! nobody reviewed in time has no shared words: nothing is left of it.

use crate::{expression::State, import::SourceKind, store};
use platform::{Permission, Result, jobs::Running};
use serde_json::json;

/// The kind of job.
pub(crate) const NAME: &str = "expressions.retention";
const BATCH: u64 = 500;
/// An import that was never run is dropped after this time, with its file.
const FORGOTTEN: jiff::SignedDuration = jiff::SignedDuration::from_hours(30 * 24);

/// The job.
pub(crate) async fn run(running: Running) -> Result<()> {
    let (app, actor) = (running.app.clone(), running.actor());
    let scope = actor.scope(Permission::ImportExpressions)?;
    let today = app.clock.today();
    for source in store::source::latest(&app, &scope, 100_000).await? {
        let age = app.clock.now().duration_since(source.created_at);
        if source.is_open() && source.kind == SourceKind::File && age > FORGOTTEN {
            crate::actions::imports::discard(&app, &actor, source.id).await?;
            continue;
        }
        let months = jiff::Span::new().months(source.retention_months.clamp(1, 1200));
        let Ok(before) = today.checked_sub(months) else {
            continue;
        };
        loop {
            let due = store::raw::overdue(app.db.read(), source.id, before, BATCH).await?;
            if due.is_empty() {
                break;
            }
            let is_unread = |state: &str| state == State::ToReview.code() || state == State::Received.code();
            let (unread, others): (Vec<_>, Vec<_>) = due.iter().partition(|(_, _, state)| is_unread(state));
            let ids =
                |some: &[&(sea_orm::prelude::Uuid, i64, String)]| some.iter().map(|(id, _, _)| *id).collect::<Vec<_>>();
            let mut change = app.change(&actor).await?;
            store::raw::empty(&change, &ids(&unread), State::Purged).await?;
            store::span::remove(change.tx(), &ids(&unread)).await?;
            store::raw::purge_raw(&change, &ids(&others)).await?;
            let detail = json!({ "raw_taken_out": due.len(), "never_reviewed": unread.len() });
            change.audit(
                "source.retention-applied",
                &source.id.subject(),
                Some(source.organisation),
                &detail,
            );
            change.commit().await?;
        }
    }
    Ok(())
}
