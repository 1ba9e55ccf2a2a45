//! Indicators: writing them, locking them, changing a locked one with a reason.

use super::{edit, plan_changes, reason_given};
use crate::{
    indicator::{Indicator, IndicatorId, IndicatorWords},
    project::{INDICATORS_MOST, ProjectId},
    store,
};
use platform::{Actor, App, Change, Error, Permission, Result};
use serde_json::json;

fn tidied(words: &IndicatorWords) -> IndicatorWords {
    let trim = |text: &String| text.trim().to_owned();
    IndicatorWords {
        name: trim(&words.name),
        unit: if words.kind == crate::indicator::Kind::Proportion {
            String::new()
        } else {
            trim(&words.unit)
        },
        counted: trim(&words.counted),
        source: trim(&words.source),
        ..words.clone()
    }
}

/// Adds an indicator to the plan; before the start only, for what is measured is chosen before.
pub async fn add(app: &App, actor: &Actor, id: ProjectId, words: &IndicatorWords) -> Result<IndicatorId> {
    actor.scope(Permission::ManageProjects)?;
    let words = tidied(words);
    words.problems(app.clock.today()).check()?;
    let (mut change, _, project) = edit(app, actor, id).await?;
    if project.state != crate::project::State::Draft {
        return Err(Error::Conflict("projects-indicator-after-start"));
    }
    if store::indicators::list(change.tx(), &[id]).await?.len() >= INDICATORS_MOST {
        return Err(Error::invalid("name", "projects-indicators-most"));
    }
    plan_changes(&change, &project).await?;
    let indicator = Indicator {
        id: IndicatorId(change.fresh_id()),
        project: id,
        organisation: project.organisation,
        words,
        locked_at: None,
        locked_role: String::new(),
        version: 1,
    };
    store::indicators::insert(&change, &indicator).await?;
    change.audit(
        "indicator.add",
        &indicator.id.subject(),
        Some(project.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await?;
    Ok(indicator.id)
}

/// Writes an indicator over the version that was shown. A locked one keeps what it was, with a
/// dated reason, and must stay complete.
pub async fn write(
    app: &App,
    actor: &Actor,
    id: ProjectId,
    indicator: IndicatorId,
    version: i64,
    words: &IndicatorWords,
    reason: &str,
) -> Result<()> {
    actor.scope(Permission::ManageProjects)?;
    let words = tidied(words);
    words.problems(app.clock.today()).check()?;
    let (mut change, scope, project) = edit(app, actor, id).await?;
    let found = store::indicators::get(change.tx(), &scope, id, indicator).await?;
    let shown = Indicator { version, ..found };
    if shown.words == words {
        return Ok(());
    }
    let locked = shown.locked_at.is_some();
    if locked {
        words.lock_problems().check()?;
        after_measures(&change, id, indicator, &words).await?;
        let reason = reason_given("reason", reason)?;
        store::indicators::note_change(&change, &shown, &words, &reason).await?;
    }
    plan_changes(&change, &project).await?;
    store::indicators::write(&change, &shown, &words).await?;
    let verb = if locked { "indicator.change" } else { "indicator.write" };
    change.audit(
        verb,
        &indicator.subject(),
        Some(project.organisation),
        &json!({ "version": version + 1 }),
    );
    change.commit().await
}

/// A baseline cannot move behind what was measured since.
async fn after_measures(change: &Change, id: ProjectId, indicator: IndicatorId, words: &IndicatorWords) -> Result<()> {
    let measures = store::indicators::measures(change.tx(), &[id]).await?;
    let mut counted = measures
        .iter()
        .filter(|measure| measure.indicator == indicator && measure.withdrawn.is_none());
    let is_behind = |on| counted.any(|measure| measure.figure.on <= on);
    if words.baseline.map(|baseline| baseline.on).is_some_and(is_behind) {
        return Err(Error::invalid("baseline_on", "projects-baseline-after-measure"));
    }
    Ok(())
}

/// Locks an indicator: from here on its baseline and target change only with a dated reason.
pub async fn lock(app: &App, actor: &Actor, id: ProjectId, indicator: IndicatorId, version: i64) -> Result<()> {
    let (mut change, scope, project) = edit(app, actor, id).await?;
    let found = store::indicators::get(change.tx(), &scope, id, indicator).await?;
    found.words.lock_problems().check()?;
    store::indicators::lock(&change, &Indicator { version, ..found }).await?;
    change.audit(
        "indicator.lock",
        &indicator.subject(),
        Some(project.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await
}

/// Takes an indicator that is not locked out of the plan.
pub async fn remove(app: &App, actor: &Actor, id: ProjectId, indicator: IndicatorId) -> Result<()> {
    let (mut change, scope, project) = edit(app, actor, id).await?;
    let shown = store::indicators::get(change.tx(), &scope, id, indicator).await?;
    if shown.locked_at.is_some() {
        return Err(Error::Conflict("projects-indicator-locked"));
    }
    plan_changes(&change, &project).await?;
    store::indicators::remove(&change, &shown).await?;
    change.audit(
        "indicator.remove",
        &indicator.subject(),
        Some(project.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await
}
