//! `/projects/{id}/actions/…`: one action, its pair, its state and what happened to it.

use super::{
    parts::{Choice, Link, Refusal, crumbs},
    view::{self, ActionRow},
};
use crate::{
    ProjectId,
    action::{Action, ActionId, ActionState},
    actions::carried,
    neighbours::{self, Member},
    project::{Phase, Project},
    store, whole,
};
mod form;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use form::{ActionForm, Fields, fields};
use platform::{
    App, College, Error, Permission, Reader, Result,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "action.html")]
struct ActionPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    heading: String,
    url: String,
    back_url: String,
    /// The action as it stands; none for a new one.
    now: Option<ActionRow>,
    form: ActionForm,
    fields: Fields,
    refusal: Refusal,
    may_write: bool,
    plan_open: bool,
    may_move: bool,
    moves: Vec<Choice>,
    version: i64,
    reason: String,
    removable: bool,
    steps: Vec<String>,
}

/// `GET /projects/{id}/actions/new`
pub async fn begin(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    let form = ActionForm {
        phase: Phase::During.code().to_owned(),
        priority: "1".to_owned(),
        ..ActionForm::default()
    };
    new_page(&app, &t, id, form, Refusal::default()).await
}

async fn new_page(app: &App, t: &Reader, id: ProjectId, form: ActionForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let members = neighbours::members(app, &scope, project.organisation).await?;
    let page = ActionPage {
        t,
        crumbs: crumbs(t, Some(&project)),
        heading: t.say("projects-action-new"),
        url: format!("/projects/{id}/actions"),
        back_url: format!("/projects/{id}"),
        now: None,
        fields: fields(&form, &members, t),
        form,
        refusal: refusal.clone(),
        may_write: true,
        plan_open: true,
        may_move: false,
        moves: Vec::new(),
        version: 0,
        reason: String::new(),
        removable: false,
        steps: Vec::new(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-action-new"), &page)?))
}

/// `POST /projects/{id}/actions`
pub async fn add(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<ActionForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let outcome = match form.typed() {
        Ok(typed) => carried::add(&app, &t.actor, id, &typed).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => Ok(See::page(format!("/projects/{id}#actions"))
            .saying("projects-action-added")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(new_page(&app, &t, id, form, refusal).await?.into_response())
        }
    }
}

/// `GET /projects/{id}/actions/{action}`
pub async fn show(State(app): State<App>, t: Reader, Path((id, action)): Path<(ProjectId, ActionId)>) -> Result<Page> {
    one_page(&app, &t, id, action, None, String::new(), Refusal::default()).await
}

async fn one_page(
    app: &App,
    t: &Reader,
    id: ProjectId,
    action: ActionId,
    form: Option<ActionForm>,
    reason: String,
    refusal: Refusal,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let action = store::actions::get(app.db.read(), &scope, id, action).await?;
    let whole = whole::load(app, &scope, id).await?;
    let project: &Project = &whole.project;
    let members = neighbours::members(app, &scope, project.organisation).await?;
    let carriers: Vec<Uuid> = College::BOTH
        .into_iter()
        .filter_map(|c| action.pair.of(c))
        .map(|c| c.person)
        .collect();
    let names = neighbours::names(app, &carriers).await?;
    let may_write = view::may_write(&whole, t);
    let mut form = form.unwrap_or_else(|| ActionForm::of(&action));
    form.version = action.version;
    let steps = store::actions::steps(app.db.read(), action.id).await?;
    let page = ActionPage {
        t,
        crumbs: crumbs(t, Some(project)),
        heading: action.words.what.clone(),
        url: format!("/projects/{id}/actions/{}", action.id),
        back_url: format!("/projects/{id}#actions"),
        now: Some(view::action_row(&action, &names, t)),
        fields: fields(&form, &with_left(members, &action, &names), t),
        form,
        refusal: refusal.clone(),
        may_write: may_write && !project.state.is_over(),
        plan_open: whole.can_be_written(),
        may_move: may_write || t.actor.person().is_some_and(|person| action.pair.holds(person)),
        moves: moves(&action, whole.has_started(), t),
        version: action.version,
        reason,
        removable: may_write && whole.can_be_written() && action.state == ActionState::ToDo,
        steps: steps.iter().map(|step| step_said(step, t)).collect(),
    };
    Ok(refusal.page(Page::work("projects", action.words.what.clone(), &page)?))
}

/// Carriers who have left stay in the list: saving another field must not drop them.
fn with_left(mut members: Vec<Member>, action: &Action, names: &view::Names) -> Vec<Member> {
    for college in College::BOTH {
        let Some(carrier) = action.pair.of(college) else {
            continue;
        };
        if !members
            .iter()
            .any(|m| m.person == carrier.person && m.college == college)
        {
            let name = names.get(&carrier.person).cloned().unwrap_or_default();
            members.extend(Member::left(carrier, college).map(|member| Member { name, ..member }));
        }
    }
    members
}

/// Where an action may go from here: before the start it can only be given up or taken up again.
fn moves(action: &Action, has_started: bool, t: &Reader) -> Vec<Choice> {
    let choice = |state: ActionState| {
        let hint = if state.needs_reason(action.state) {
            t.say("projects-reason-needed")
        } else {
            String::new()
        };
        Choice {
            hint,
            ..Choice::new(
                state.code(),
                t.say(&format!("projects-action-state-{}", state.code())),
                false,
            )
        }
    };
    ActionState::ALL
        .into_iter()
        .filter(|state| *state != action.state && (has_started || !state.is_begun()))
        .map(choice)
        .collect()
}

fn step_said(step: &crate::action::ActionStep, t: &Reader) -> String {
    let state = t.say(&format!("projects-action-state-{}", step.state.code()));
    let id = if step.reason.is_empty() {
        "projects-step-said"
    } else {
        "projects-step-said-why"
    };
    t.say_with(
        id,
        &[
            ("day", &t.day_of(step.at)),
            ("state", &state),
            ("role", &t.role_code(&step.role)),
            ("why", &step.reason),
        ],
    )
}

/// `POST /projects/{id}/actions/{action}`
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path((id, action)): Path<(ProjectId, ActionId)>,
    Form(form): Form<ActionForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let outcome = match form.typed() {
        Ok(typed) => carried::write(&app, &t.actor, id, action, form.version, &typed).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}/actions/{action}"))
            .saying("projects-saved")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(one_page(&app, &t, id, action, Some(form), String::new(), refusal)
                .await?
                .into_response())
        }
    }
}

/// What the form of a state sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct StateForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    state: String,
    #[serde(default)]
    reason: String,
}

/// `POST /projects/{id}/actions/{action}/state`
pub async fn set_state(
    State(app): State<App>,
    t: Reader,
    Path((id, action)): Path<(ProjectId, ActionId)>,
    Form(form): Form<StateForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ReadProjects)?;
    let outcome = match ActionState::from_code(&form.state) {
        Some(state) => carried::set_state(&app, &t.actor, id, action, form.version, state, &form.reason).await,
        None => Err(Error::invalid("state", "projects-action-state-missing")),
    };
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}/actions/{action}"))
            .saying("projects-saved")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(one_page(&app, &t, id, action, None, form.reason, refusal)
                .await?
                .into_response())
        }
    }
}

/// `POST /projects/{id}/actions/{action}/removal`
pub async fn remove(
    State(app): State<App>,
    t: Reader,
    Path((id, action)): Path<(ProjectId, ActionId)>,
) -> Result<Response> {
    match carried::remove(&app, &t.actor, id, action).await {
        Ok(()) => Ok(See::page(format!("/projects/{id}#actions"))
            .saying("projects-action-removed")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(one_page(&app, &t, id, action, None, String::new(), refusal)
                .await?
                .into_response())
        }
    }
}
