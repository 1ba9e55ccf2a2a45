//! Measures: what was counted later, and taking a wrong one back.

use super::reason_given;
use crate::{
    indicator::{Figure, Indicator, IndicatorId, MeasureId},
    project::{Project, ProjectId, State, TEXT_MOST, at_most},
    store,
};
use jiff::civil::Date;
use platform::{Actor, App, Error, Permission, Problems, Result};
use serde_json::json;

/// Enters a measure of a locked indicator of a project that has started.
pub async fn enter(
    app: &App,
    actor: &Actor,
    id: ProjectId,
    indicator: IndicatorId,
    figure: &Figure,
    note: &str,
) -> Result<MeasureId> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let indicator = store::indicators::get(app.db.read(), &scope, id, indicator).await?;
    if project.state == State::Draft || indicator.locked_at.is_none() {
        return Err(Error::Conflict("projects-measure-before-start"));
    }
    let mut problems = Problems::new();
    figure.check(
        indicator.words.kind,
        app.clock.today(),
        ["amount", "n", "missing", "on"],
        &mut problems,
    );
    check_day(&project, &indicator, figure.on, &mut problems);
    at_most(&mut problems, "note", note, TEXT_MOST);
    problems.check()?;
    let mut change = app.change(actor).await?;
    let measure = MeasureId(change.fresh_id());
    store::indicators::insert_measure(&change, &indicator, measure, figure, note.trim()).await?;
    change
        .link(&id.subject(), &measure.subject(), "measured", project.organisation)
        .await?;
    let detail = json!({ "indicator": indicator.id.0, "n": figure.n, "missing": figure.missing });
    change.audit("measure.enter", &measure.subject(), Some(project.organisation), &detail);
    change.commit().await?;
    Ok(measure)
}

/// A measure shows what the project changed: it comes after the baseline, and not before the start.
fn check_day(project: &Project, indicator: &Indicator, on: Date, problems: &mut Problems) {
    let baseline = indicator.words.baseline.map(|baseline| baseline.on);
    if project.started_on.is_some_and(|started| on < started) {
        problems.add("on", "projects-measure-on-before-start");
    } else if baseline.is_some_and(|baseline| on <= baseline) {
        problems.add("on", "projects-measure-on-before-baseline");
    }
}

/// Takes a measure back, saying why; it stays in the record and counts nowhere.
pub async fn withdraw(app: &App, actor: &Actor, id: ProjectId, measure: MeasureId, reason: &str) -> Result<()> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let found = store::indicators::measure(app.db.read(), &scope, measure).await?;
    if found.project != id {
        return Err(Error::NotFound);
    }
    let reason = reason_given("reason", reason)?;
    let mut change = app.change(actor).await?;
    store::indicators::withdraw_measure(&change, measure, &reason).await?;
    change.unlink(&measure.subject(), "measure-withdrawn").await?;
    change.audit(
        "measure.withdraw",
        &measure.subject(),
        Some(found.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await
}
