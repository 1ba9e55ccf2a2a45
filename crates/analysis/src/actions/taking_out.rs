//! What other rooms tell: words taken back leave every study, and the findings that rested on them say so.

use super::findings::tell_change;
use crate::{FindingId, store};
use expressions::ExpressionId;
use platform::{Actor, App, BoxFuture, Permission, Result, events::Event, jobs::NewJob};
use serde_json::json;

/// Hears `expression.withdrawn`.
pub(crate) fn withdrawn(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { take_out(&app, ExpressionId(event.subject.id())).await })
}

/// Hears `source.undone`: which words are gone is found out study by study, in batches.
pub(crate) fn undone(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let mut change = app.change(&Actor::System("analysis")).await?;
        for study in store::studies::all_of(change.tx(), event.organisation).await? {
            let mut job = NewJob::now(crate::jobs::RECHECK, json!({ "study": study })).once(format!("analysis.recheck/{study}/{}", event.id));
            job.organisation = event.organisation;
            change.job(job).await?;
        }
        change.commit_unnoted().await
    })
}

/// Takes one expression out of every study and finding. Twice does no harm.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn take_out(app: &App, expression: ExpressionId) -> Result<()> {
    if !store::withdrawal::concerns(app, expression).await? {
        return Ok(());
    }
    let actor = Actor::System("analysis");
    let scope = actor.scope(Permission::ReadStudies)?;
    let mut change = app.change(&actor).await?;
    let rested: Vec<FindingId> = store::findings::resting_on(change.tx(), expression).await?;
    let mut before = Vec::new();
    for id in rested {
        before.push(store::findings::read(change.tx(), &scope, id).await?);
    }
    store::withdrawal::take_out(&change, expression).await?;
    change.audit("expression.take-out", &expression.subject(), None, &json!({ "findings": before.len() }));
    for finding in &before {
        tell_change(&mut change, &scope, finding).await?;
    }
    change.commit().await
}
