//! What other rooms tell: words taken back leave every study, and the findings that rested on them say so.

use super::findings::tell_change;
use crate::store::{self, withdrawal};
use expressions::ExpressionId;
use platform::{Actor, App, BoxFuture, Permission, Result, events::Event};
use serde_json::json;

/// Hears `expression.withdrawn`.
pub(crate) fn withdrawn(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { take_out(&app, &[ExpressionId(event.subject.id())]).await })
}

/// Hears `source.undone`, which comes in batches with the expressions that went.
pub(crate) fn undone(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let gone: Vec<ExpressionId> = serde_json::from_value(event.payload["expressions"].clone())?;
        for some in gone.chunks(withdrawal::MOST) {
            take_out(&app, some).await?;
        }
        Ok(())
    })
}

/// Takes expressions out of every study and finding, [`withdrawal::MOST`] at most. Twice does no harm.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn take_out(app: &App, expressions: &[ExpressionId]) -> Result<()> {
    let actor = Actor::System("analysis");
    let scope = actor.scope(Permission::ReadStudies)?;
    let mut change = app.change(&actor).await?;
    let held = withdrawal::held(change.tx(), expressions).await?;
    let mut resting = Vec::new();
    for id in withdrawal::resting(change.tx(), expressions).await? {
        resting.push(store::findings::read(change.tx(), &scope, id).await?);
    }
    if held.is_empty() && resting.is_empty() {
        return Ok(());
    }
    for (study, numbers) in &held {
        withdrawal::from_study(&change, *study, numbers).await?;
        change.audit("study.take-out", &study.subject(), None, &json!({ "numbers": numbers }));
    }
    withdrawal::from_findings(&change, expressions).await?;
    for finding in &resting {
        change.audit(
            "finding.evidence-taken-back",
            &finding.id.subject(),
            Some(finding.organisation),
            &json!({}),
        );
        tell_change(&mut change, &scope, finding).await?;
    }
    change.commit().await
}
