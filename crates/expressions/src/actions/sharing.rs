//! Sharing many texts that wait in one go: how many it would be, and starting it.

use crate::{jobs, store};
use platform::{
    Actor, App, Error, Permission, Result, Subject,
    jobs::{JobId, NewJob, Progress},
};
use serde_json::json;
use uuid::Uuid;

/// The confidences that a page offers, in hundredths.
pub(crate) const CONFIDENCES: [i64; 5] = [95, 90, 80, 70, 50];

/// What sharing in one go would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outlook {
    /// Texts that wait.
    pub(crate) waiting: i64,
    /// Of these, those that would be shared.
    pub(crate) shared: i64,
}

fn may(actor: &Actor, organisation: Uuid, confidence: i64) -> Result<()> {
    actor.scope(Permission::ReviewExpressions)?.check(organisation)?;
    if (1..=100).contains(&confidence) {
        Ok(())
    } else {
        Err(Error::invalid("confidence", "expressions-sharing-confidence-bounds"))
    }
}

/// How many wait in an organisation, and of how many every open doubt is above a confidence.
pub(crate) async fn outlook(app: &App, actor: &Actor, organisation: Uuid, confidence: i64) -> Result<Outlook> {
    may(actor, organisation, confidence)?;
    Ok(Outlook {
        waiting: store::raw::count_waiting_of(app, organisation, 0).await?,
        shared: store::raw::count_confident(app, organisation, confidence).await?,
    })
}

/// Starts the sharing of those texts; their undecided passages are masked.
pub(crate) async fn share_together(app: &App, actor: &Actor, organisation: Uuid, confidence: i64) -> Result<JobId> {
    let outlook = outlook(app, actor, organisation, confidence).await?;
    let payload = json!({ "organisation": organisation, "confidence": confidence });
    let detail = json!({ "confidence": confidence, "texts": outlook.shared });
    let verb = "organisation.sharing-asked";
    start(app, actor, organisation, jobs::sharing::NAME, payload, verb, detail).await
}

/// Starts to look again at what waits, by the organisation's present words and rule.
pub(crate) async fn rule_again(app: &App, actor: &Actor, organisation: Uuid) -> Result<JobId> {
    actor.scope(Permission::ReviewExpressions)?.check(organisation)?;
    let rule = store::policy::get(app.db.read(), organisation).await?.review;
    let waiting = store::raw::count_waiting_of(app, organisation, 0).await?;
    let payload = json!({ "organisation": organisation });
    let detail = json!({ "review": rule, "texts": waiting });
    let verb = "organisation.rule-again-asked";
    start(app, actor, organisation, jobs::sharing::AGAIN, payload, verb, detail).await
}

async fn start(
    app: &App,
    actor: &Actor,
    organisation: Uuid,
    kind: &'static str,
    payload: serde_json::Value,
    verb: &'static str,
    mut detail: serde_json::Value,
) -> Result<JobId> {
    let mut change = app.change(actor).await?;
    let job = NewJob::now(kind, payload)
        .of(organisation)
        .once(format!("expressions.sharing/{organisation}"));
    let job = change.job(job).await?;
    detail["job"] = json!(job);
    let subject = Subject::new("organisation", organisation);
    change.audit(verb, &subject, Some(organisation), &detail);
    change.commit().await?;
    Ok(job)
}

/// The latest of these works in an organisation, if there was any.
pub(crate) async fn latest(app: &App, actor: &Actor, organisation: Uuid) -> Result<Option<Progress>> {
    let scope = actor.scope(Permission::ReviewExpressions)?;
    scope.check(organisation)?;
    let mut found: Vec<Progress> = Vec::new();
    for kind in [jobs::sharing::NAME, jobs::sharing::AGAIN] {
        let of_kind = platform::jobs::latest(app, &scope, Some(kind), 20).await?;
        let own = organisation.to_string();
        found.extend(
            of_kind
                .into_iter()
                .find(|job| job.payload["organisation"] == own.as_str()),
        );
    }
    Ok(found.into_iter().max_by_key(|job| job.created_at))
}
