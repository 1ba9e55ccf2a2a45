//! Takes out everything that an import took, batch by batch; what used it is told.

use super::{Pace, source_of};
use crate::{
    corpus::COLLECTION,
    dropped,
    expression::{ExpressionId, SourceId},
    import::ImportState,
    store,
};
use platform::{
    Actor, App, Permission, Result, Subject,
    jobs::Running,
    search,
    thread::{self, Way},
};
use serde_json::json;

/// The kind of job.
pub(crate) const NAME: &str = "expressions.undo";
/// Why words went, as those who used them are told: the event `source.undone` carries it, with the reason given.
const IMPORT_UNDONE: &str = "import-undone";
/// How many expressions a transaction takes out.
const BATCH: u64 = 500;

/// The job: takes out what is left.
pub(crate) async fn run(running: Running) -> Result<()> {
    let (app, id) = (running.app.clone(), source_of(&running)?);
    take_out(&app, &running.actor(), id, &Pace::Job(&running)).await?;
    Ok(())
}

/// Takes out what is left of a source.
pub(crate) async fn take_out(app: &App, actor: &Actor, id: SourceId, pace: &Pace<'_>) -> Result<i64> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    if source.state != ImportState::Undoing {
        return Ok(0);
    }
    let why = store::source::why(app.db.read(), id).await?;
    let mut done = 0;
    loop {
        let some = store::raw::of_source(app.db.read(), id, BATCH).await?;
        if some.is_empty() {
            break;
        }
        done += i64::try_from(some.len()).unwrap_or(0);
        let ids: Vec<_> = some.iter().map(|(id, _)| *id).collect();
        let numbers: Vec<i64> = some.iter().map(|(_, number)| *number).collect();
        let used = used(app, &ids).await?;
        let mut change = app.change(actor).await?;
        for subject in &used {
            change.unlink(subject, "source-undone").await?;
        }
        store::span::remove(change.tx(), &ids).await?;
        store::answer::remove(change.tx(), &ids).await?;
        store::raw::delete(change.tx(), &ids).await?;
        search::remove(change.tx(), COLLECTION, &numbers).await?;
        store::source::at_work(&change, id).await?;
        pace.mark(&change, done, Some(source.counts.taken.max(done))).await?;
        change.audit(
            "source.rows-taken-out",
            &id.subject(),
            Some(source.organisation),
            &json!({ "count": ids.len() }),
        );
        change
            .event(
                "source.undone",
                &id.subject(),
                Some(source.organisation),
                json!({ "source": id, "expressions": ids, "kind": IMPORT_UNDONE, "reason": why }),
            )
            .await?;
        change.commit().await?;
    }
    let mut change = app.change(actor).await?;
    store::attribute::remove(change.tx(), id).await?;
    store::problem::clear(change.tx(), id).await?;
    store::source::finish(&change, id, ImportState::Undone).await?;
    store::source::save_undone(&change, id).await?;
    change.audit(
        "source.undone",
        &id.subject(),
        Some(source.organisation),
        &json!({ "taken_out": source.counts.taken }),
    );
    change.commit().await?;
    dropped::forget(app, &source.chunks).await;
    Ok(done)
}

/// Those of some expressions on which something was built.
async fn used(app: &App, ids: &[sea_orm::prelude::Uuid]) -> Result<Vec<Subject>> {
    let subjects: Vec<Subject> = ids.iter().map(|id| ExpressionId(*id).subject()).collect();
    let links = thread::links(app, &subjects, Way::Forward).await?;
    let mut used: Vec<Subject> = links
        .into_iter()
        .filter(|link| link.withdrawn.is_none())
        .map(|link| link.from)
        .collect();
    used.sort();
    used.dedup();
    Ok(used)
}

/// How many expressions of a source the thread links to something that was built on them: the page says it before an
/// undoing. What studies froze or coded is theirs to tell: no room asks one above it.
pub(crate) async fn count_used(app: &App, id: SourceId) -> Result<i64> {
    let (mut count, mut after) = (0, 0);
    loop {
        let some = store::raw::of_source_after(app.db.read(), id, after, 2000).await?;
        let Some((_, last)) = some.last() else { return Ok(count) };
        after = *last;
        let ids: Vec<_> = some.iter().map(|(id, _)| *id).collect();
        count += i64::try_from(used(app, &ids).await?.len()).unwrap_or(0);
    }
}
