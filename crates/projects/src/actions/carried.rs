//! Actions of a plan: writing them, naming their pair, saying where they stand.

use super::{edit, plan_changes, reason_given, take};
use crate::{
    action::{Action, ActionId, ActionState, ActionWords, Carrier, Pair},
    neighbours::{self, Member},
    project::{ACTIONS_MOST, Project, ProjectId, State},
    store,
};
use platform::{Actor, App, Change, College, Error, Permission, Problems, Result, Scope, notices::NewNotice};
use serde_json::json;
use uuid::Uuid;

/// An action as typed: what, when, and who carries it.
#[derive(Clone, Debug)]
pub struct TypedAction {
    /// What is done, by when.
    pub words: ActionWords,
    /// The user of the pair.
    pub user: Option<Uuid>,
    /// The professional of the pair.
    pub professional: Option<Uuid>,
}

/// The pair that was typed, each one a member of the right college.
fn pair(typed: &TypedAction, members: &[Member], problems: &mut Problems) -> Pair {
    let mut named = |person: Option<Uuid>, college: College, field: &str| {
        let person = person?;
        let member = members
            .iter()
            .find(|member| member.person == person && member.college == college);
        if member.is_none() {
            problems.add(field, "projects-carrier-other-college");
        }
        member.map(|member| Carrier {
            person,
            role: member.role.code().to_owned(),
        })
    };
    Pair {
        user: named(typed.user, College::Users, "user"),
        professional: named(typed.professional, College::Professionals, "professional"),
    }
}

/// Checks what was typed, keeping carriers of before who have left since.
async fn checked(app: &App, actor: &Actor, id: ProjectId, typed: &TypedAction, before: Option<&Pair>) -> Result<Pair> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let mut members = neighbours::members(app, &scope, project.organisation).await?;
    for college in College::BOTH {
        if let Some(carrier) = before.and_then(|pair| pair.of(college)) {
            members.extend(Member::left(carrier, college));
        }
    }
    let mut problems = typed.words.problems();
    let pair = pair(typed, &members, &mut problems);
    problems.check()?;
    Ok(pair)
}

/// Adds an action to the plan.
pub async fn add(app: &App, actor: &Actor, id: ProjectId, typed: &TypedAction) -> Result<ActionId> {
    let pair = checked(app, actor, id, typed, None).await?;
    let (mut change, _, project) = edit(app, actor, id).await?;
    if store::actions::count(change.tx(), id).await? >= ACTIONS_MOST {
        return Err(Error::invalid("what", "projects-actions-most"));
    }
    plan_changes(&change, &project).await?;
    let mut words = typed.words.clone();
    words.what = words.what.trim().to_owned();
    let action = Action {
        id: ActionId(change.fresh_id()),
        project: id,
        organisation: project.organisation,
        words,
        pair,
        state: ActionState::ToDo,
        state_reason: String::new(),
        state_at: change.at(),
        version: 1,
    };
    store::actions::insert(&change, &action).await?;
    let subject = action.id.subject();
    change
        .link(&id.subject(), &subject, "acts", project.organisation)
        .await?;
    tell_carriers(app, &mut change, &project, &action, &Pair::default()).await?;
    change.audit(
        "action.add",
        &subject,
        Some(project.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await?;
    Ok(action.id)
}

/// Writes an action over the version that was shown. A new pair alone is no new plan: people
/// leave, and what was decided stays.
pub async fn write(
    app: &App,
    actor: &Actor,
    id: ProjectId,
    action: ActionId,
    version: i64,
    typed: &TypedAction,
) -> Result<()> {
    let scope = actor.scope(Permission::ManageProjects)?;
    let shown = store::actions::get(app.db.read(), &scope, id, action).await?;
    let pair = checked(app, actor, id, typed, Some(&shown.pair)).await?;
    let mut words = typed.words.clone();
    words.what = words.what.trim().to_owned();
    let (mut change, project) = if words == shown.words {
        let (change, _, project) = take(app, actor, Permission::ManageProjects, id).await?;
        store::projects::note_author(&change, id, project.organisation).await?;
        (change, project)
    } else {
        let (change, _, project) = edit(app, actor, id).await?;
        plan_changes(&change, &project).await?;
        (change, project)
    };
    let over = Action {
        version,
        ..shown.clone()
    };
    store::actions::write(&change, &over, &words, &pair).await?;
    let now = Action {
        words,
        pair,
        ..shown.clone()
    };
    tell_carriers(app, &mut change, &project, &now, &shown.pair).await?;
    change.audit(
        "action.write",
        &action.subject(),
        Some(project.organisation),
        &json!({ "version": version + 1 }),
    );
    change.commit().await
}

/// Tells people that they were named as carriers, unless they named themselves.
async fn tell_carriers(
    app: &App,
    change: &mut Change,
    project: &Project,
    action: &Action,
    before: &Pair,
) -> Result<()> {
    let own = change.actor().person();
    let named: Vec<Uuid> = College::BOTH
        .into_iter()
        .filter_map(|college| action.pair.of(college))
        .map(|carrier| carrier.person)
        .filter(|person| !before.holds(*person) && Some(*person) != own)
        .collect();
    if named.is_empty() {
        return Ok(());
    }
    let members = neighbours::members(
        app,
        &change.actor().scope(Permission::ManageProjects)?,
        project.organisation,
    )
    .await?;
    for account in neighbours::accounts_of(&members, &named) {
        change
            .notice(NewNotice {
                account,
                subject: &action.id.subject(),
                message: "projects-notice-carrier",
                arguments: json!({ "project": project.words.title, "action": action.words.what }),
                url: format!("/projects/{}/actions/{}", project.id, action.id),
            })
            .await?;
    }
    Ok(())
}

/// Where somebody may say how far an action is: the two who carry it, and everybody who may write the project.
pub async fn state_scope(app: &App, actor: &Actor, id: ProjectId, action: ActionId) -> Result<Scope> {
    let shown = store::actions::get(app.db.read(), &actor.scope(Permission::ReadProjects)?, id, action).await?;
    actor.scope(state_permission(actor, &shown))
}

fn state_permission(actor: &Actor, shown: &Action) -> Permission {
    if actor.person().is_some_and(|person| shown.pair.holds(person)) {
        Permission::ReadProjects
    } else {
        Permission::ManageProjects
    }
}

/// Says where an action stands; giving up, or coming back from the end, says why. The two who
/// carry it may, and everybody who may write the project.
pub async fn set_state(
    app: &App,
    actor: &Actor,
    id: ProjectId,
    action: ActionId,
    version: i64,
    state: ActionState,
    reason: &str,
) -> Result<()> {
    let scope = actor.scope(Permission::ReadProjects)?;
    let shown = store::actions::get(app.db.read(), &scope, id, action).await?;
    let (mut change, _, project) = take(app, actor, state_permission(actor, &shown), id).await?;
    if project.state == State::Abandoned {
        return Err(Error::Conflict("projects-over"));
    }
    if project.state == State::Draft && state.is_begun() {
        return Err(Error::Conflict("projects-action-before-start"));
    }
    let reason = if state.needs_reason(shown.state) {
        reason_given("reason", reason)?
    } else {
        reason.trim().to_owned()
    };
    let mut problems = Problems::new();
    crate::project::at_most(&mut problems, "reason", &reason, crate::project::REASON_MOST);
    problems.check()?;
    let over = Action {
        version,
        ..shown.clone()
    };
    store::actions::write_state(&change, &over, state, &reason).await?;
    let detail = json!({ "from": shown.state.code(), "to": state.code() });
    change.audit("action.state", &action.subject(), Some(project.organisation), &detail);
    change.commit().await
}

/// Takes an action that has not begun out of the plan.
pub async fn remove(app: &App, actor: &Actor, id: ProjectId, action: ActionId) -> Result<()> {
    let (mut change, scope, project) = edit(app, actor, id).await?;
    let shown = store::actions::get(change.tx(), &scope, id, action).await?;
    if shown.state != ActionState::ToDo {
        return Err(Error::Conflict("projects-action-begun"));
    }
    plan_changes(&change, &project).await?;
    store::actions::remove(&change, &shown).await?;
    change.unlink(&action.subject(), "removed").await?;
    change.audit(
        "action.remove",
        &action.subject(),
        Some(project.organisation),
        &json!({ "project": id.0 }),
    );
    change.commit().await
}
