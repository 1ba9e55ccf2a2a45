//! What other rooms tell: words taken back, or taken out with an import, leave every study; the findings that
//! rested on them say so, and readers are told when an import was undone.

use super::findings::tell_change;
use crate::{
    StudyId,
    store::{
        self,
        withdrawal::{self, Cause},
    },
};
use expressions::ExpressionId;
use people::OrganisationId;
use platform::{Actor, App, BoxFuture, Change, Permission, Result, Scope, events::Event, notices::NewNotice};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Hears `expression.withdrawn`.
pub(crate) fn withdrawn(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { take_out(&app, &[ExpressionId(event.subject.id())], None).await })
}

/// Hears `expression.masked-anew`: what was kept of the words as they stood goes, and their meaning is read again.
pub(crate) fn masked_anew(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let actor = Actor::System("analysis");
        let mut change = app.change(&actor).await?;
        let held = withdrawal::held(change.tx(), &[ExpressionId(event.subject.id())]).await?;
        if held.is_empty() {
            return Ok(());
        }
        for (study, numbers) in &held {
            store::studies::lock(change.tx(), *study).await?;
            store::classes::mask_anew(change.tx(), *study, numbers, event.at).await?;
            super::meaning::masked_anew(&mut change, *study, numbers).await?;
            store::machine_drafts::remove(change.tx(), *study, numbers, event.at).await?;
        }
        // The act is in the audit already, where the passage was decided.
        change.commit_unnoted().await
    })
}

/// Hears `source.undone`, which comes in batches with the expressions that went.
pub(crate) fn undone(app: App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let gone: Vec<ExpressionId> = serde_json::from_value(event.payload["expressions"].clone())?;
        for some in gone.chunks(withdrawal::MOST) {
            take_out(&app, some, Some(event.subject.id())).await?;
        }
        Ok(())
    })
}

/// Takes expressions out of every study and finding, [`withdrawal::MOST`] at most, and keeps with
/// which import they went. Twice does no harm.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn take_out(app: &App, expressions: &[ExpressionId], cause: Cause) -> Result<()> {
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
        // An import comes in batches: readers are told at the first.
        let told = match cause {
            Some(source) => withdrawal::went_before(change.tx(), *study, source).await?,
            None => true,
        };
        withdrawal::from_study(&change, *study, numbers, cause).await?;
        super::learning::forget_meaning(&mut change, &scope, *study).await?;
        let detail = json!({ "numbers": numbers, "source": cause });
        change.audit("study.take-out", &study.subject(), None, &detail);
        if !told {
            tell_readers(app, &mut change, &scope, *study).await?;
        }
    }
    withdrawal::from_findings(&change, expressions, cause).await?;
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

/// Tells the appointed readers of a study that an import went, and something of the study with it.
async fn tell_readers(app: &App, change: &mut Change, scope: &Scope, id: StudyId) -> Result<()> {
    let study = store::studies::read(change.tx(), scope, id).await?;
    let readers = store::readers::list(change.tx(), scope, id).await?;
    let persons: BTreeSet<Uuid> = readers.iter().map(|reader| reader.person).collect();
    let members = people::members(app, scope, OrganisationId(study.organisation)).await?;
    let accounts: BTreeSet<Uuid> = members
        .into_iter()
        .filter(|member| persons.contains(&member.person.0))
        .filter_map(|member| member.account.map(|account| account.0))
        .collect();
    for account in accounts {
        change
            .notice(NewNotice {
                account,
                subject: &id.subject(),
                message: "analysis-notice-undone",
                arguments: json!({ "study": study.name }),
                url: format!("/studies/{id}"),
            })
            .await?;
    }
    Ok(())
}
