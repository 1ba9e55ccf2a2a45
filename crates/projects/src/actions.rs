//! The verbs: permission, change, audit, thread, events and notices, in one transaction each.
//!
//! (The noun *action* of a plan is `action.rs`; its verbs are `actions/carried.rs`.)

pub mod carried;
pub mod decisions;
pub mod give_backs;
pub mod indicators;
pub mod measures;
pub mod projects;

use crate::{
    project::{Project, ProjectId},
    store,
    vote::DecisionState,
};
use platform::{Actor, App, Change, Error, Permission, Result, Scope};

/// Begins an edit of a plan: takes the project's row, and refuses while a vote is under way or
/// when the project is over.
async fn edit(app: &App, actor: &Actor, id: ProjectId) -> Result<(Change, Scope, Project)> {
    let (change, scope, project) = take(app, actor, Permission::ManageProjects, id).await?;
    if project.state.is_over() {
        return Err(Error::Conflict("projects-over"));
    }
    let decisions = store::decisions::list(change.tx(), &[id]).await?;
    if decisions.iter().any(|decision| decision.state == DecisionState::Open) {
        return Err(Error::Conflict("projects-vote-open"));
    }
    Ok((change, scope, project))
}

/// Takes the project's row until the end of the change.
async fn take(app: &App, actor: &Actor, permission: Permission, id: ProjectId) -> Result<(Change, Scope, Project)> {
    let scope = actor.scope(permission)?;
    let change = app.change(actor).await?;
    store::projects::lock(&change, id).await?;
    let project = store::projects::get(change.tx(), &scope, id).await?;
    Ok((change, scope, project))
}

/// The plan itself changes: its author is noted, and a plan that was voted becomes a new version,
/// which needs a new vote.
async fn plan_changes(change: &Change, project: &Project) -> Result<()> {
    store::projects::note_author(change, project.id, project.organisation).await?;
    let decisions = store::decisions::list(change.tx(), &[project.id]).await?;
    let voted = decisions
        .iter()
        .any(|decision| decision.state == DecisionState::Closed && decision.plan_version == project.plan_version);
    if voted {
        store::projects::next_plan(change, project.id).await?;
    }
    Ok(())
}

/// A reason that must be given.
fn reason_given(field: &str, reason: &str) -> Result<String> {
    let mut problems = platform::Problems::new();
    let given = problems.required(field, reason, "projects-reason-missing").to_owned();
    crate::project::at_most(&mut problems, field, reason, crate::project::REASON_MOST);
    problems.check()?;
    Ok(given)
}

#[cfg(test)]
mod tests;
