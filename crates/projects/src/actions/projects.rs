//! Writing, starting and ending a project; recording a joint briefing.

use super::{edit, plan_changes, reason_given, take};
use crate::{
    neighbours,
    project::{Project, ProjectId, State, TEXT_MOST, Words, at_most},
    store::{self, projects::NewState},
    whole,
};
use analysis::FindingId;
use jiff::civil::Date;
use platform::{Actor, App, Error, Permission, Problems, Result};
use serde_json::json;
use uuid::Uuid;

/// Writes a project from a finding that both colleges agreed to.
pub async fn create(app: &App, actor: &Actor, finding: FindingId, words: &Words) -> Result<ProjectId> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let words = checked(app, words).await?;
    let from = neighbours::finding(app, &scope, finding).await?;
    if !from.stands {
        return Err(Error::invalid("finding", "projects-finding-not-standing"));
    }
    let mut change = app.change(actor).await?;
    let project = Project {
        id: ProjectId(change.fresh_id()),
        organisation: from.organisation,
        finding,
        words,
        state: State::Draft,
        plan_version: 1,
        version: 1,
        created_at: change.at(),
        started_on: None,
        ended_on: None,
        end_reason: String::new(),
    };
    store::projects::insert(&change, &project).await?;
    store::projects::write_step(&change, &project, State::Draft, "").await?;
    store::projects::note_author(&change, project.id, project.organisation).await?;
    let subject = project.id.subject();
    change
        .link(&finding.subject(), &subject, "asked-for", project.organisation)
        .await?;
    change.audit(
        "project.create",
        &subject,
        Some(project.organisation),
        &json!({ "finding": finding.0 }),
    );
    change.commit().await?;
    Ok(project.id)
}

async fn checked(app: &App, words: &Words) -> Result<Words> {
    let words = words.trimmed();
    let mut problems = words.problems();
    let known = store::projects::templates(app.db.read(), platform::Language::French).await?;
    if !known.iter().any(|template| template.code == words.template) {
        problems.add("template", "projects-template-missing");
    }
    problems.check()?;
    Ok(words)
}

/// Writes the plan's words over the version that was shown.
pub async fn rewrite(app: &App, actor: &Actor, id: ProjectId, version: i64, words: &Words) -> Result<()> {
    actor.scope(Permission::ManageProjects)?;
    let words = checked(app, words).await?;
    let (mut change, _, project) = edit(app, actor, id).await?;
    if project.words == words && project.version == version {
        return Ok(());
    }
    plan_changes(&change, &project).await?;
    store::projects::write_words(&change, id, version, &words).await?;
    change.audit(
        "project.write",
        &id.subject(),
        Some(project.organisation),
        &json!({ "version": version + 1 }),
    );
    change.commit().await
}

/// Starts a project whose indicators are all locked.
pub async fn start(app: &App, actor: &Actor, id: ProjectId) -> Result<()> {
    let (mut change, scope, project) = take(app, actor, Permission::ManageProjects, id).await?;
    let whole = whole::load(app, &scope, id).await?;
    let mut problems = Problems::new();
    for obstacle in whole.start_obstacles() {
        problems.add_with("start", obstacle.message(), &[("n", &obstacle.count().to_string())]);
    }
    problems.check()?;
    let new = NewState {
        from: State::Draft,
        to: State::Running,
        on: app.clock.today(),
        reason: "",
    };
    store::projects::write_state(&change, &project, &new).await?;
    let detail = json!({ "plan": project.plan_version, "co_decided": whole.is_co_decided() });
    change.audit("project.start", &id.subject(), Some(project.organisation), &detail);
    change
        .event("project.started", &id.subject(), Some(project.organisation), detail)
        .await?;
    change.commit().await
}

/// Ends a project, or gives it up; both say why in words.
pub async fn end(app: &App, actor: &Actor, id: ProjectId, to: State, reason: &str) -> Result<()> {
    let (mut change, _, project) = take(app, actor, Permission::ManageProjects, id).await?;
    let reason = reason_given("reason", reason)?;
    let allowed = matches!(
        (project.state, to),
        (State::Running, State::Ended) | (State::Draft | State::Running, State::Abandoned)
    );
    if !allowed {
        return Err(Error::Conflict("projects-changed"));
    }
    let decisions = store::decisions::list(change.tx(), &[id]).await?;
    if decisions
        .iter()
        .any(|decision| decision.state == crate::vote::DecisionState::Open)
    {
        return Err(Error::Conflict("projects-vote-open"));
    }
    let new = NewState {
        from: project.state,
        to,
        on: app.clock.today(),
        reason: &reason,
    };
    store::projects::write_state(&change, &project, &new).await?;
    change.audit(
        "project.end",
        &id.subject(),
        Some(project.organisation),
        &json!({ "state": to.code() }),
    );
    change
        .event(
            "project.ended",
            &id.subject(),
            Some(project.organisation),
            json!({ "state": to.code() }),
        )
        .await?;
    change.commit().await
}

/// A joint briefing as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedBriefing {
    /// When.
    pub on: Option<Date>,
    /// About what.
    pub what: String,
    /// Who was there.
    pub people: Vec<Uuid>,
}

/// Records a briefing of people of both colleges together.
pub async fn brief(app: &App, actor: &Actor, id: ProjectId, typed: &TypedBriefing) -> Result<()> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let members = neighbours::members(app, &scope, project.organisation).await?;
    let mut problems = Problems::new();
    let what = problems
        .required("what", &typed.what, "projects-briefing-what-missing")
        .to_owned();
    at_most(&mut problems, "what", &typed.what, TEXT_MOST);
    match typed.on {
        None => problems.add("on", "projects-date-missing"),
        Some(on) if on > app.clock.today() => problems.add("on", "projects-figure-future"),
        Some(_) => {}
    }
    let mut people = Vec::new();
    for member in members.iter().filter(|member| typed.people.contains(&member.person)) {
        if !people.iter().any(|(person, _)| *person == member.person) {
            people.push((member.person, member.college));
        }
    }
    if people.is_empty() {
        problems.add("people", "projects-briefing-people-missing");
    }
    problems.check()?;
    let on = typed.on.ok_or_else(|| Error::invalid("on", "projects-date-missing"))?;
    let mut change = app.change(actor).await?;
    store::briefings::insert(&change, &project, on, &what, &people).await?;
    change.audit(
        "project.brief",
        &id.subject(),
        Some(project.organisation),
        &json!({ "people": people.len() }),
    );
    change.commit().await
}
