//! `/api/v1/projects/{id}/actions`.

use super::MadeInProjects;
use crate::{
    ActionId, ActionState, ProjectId,
    action::{Action, ActionWords},
    actions::carried::{self, TypedAction},
    project::Phase,
    store,
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An action.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActionJson {
    /// Its id.
    pub id: Uuid,
    /// What.
    pub what: String,
    /// By when.
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<jiff::civil::Date>,
    /// `before`, `during` or `after`.
    pub phase: &'static str,
    /// 1 first, 2 next, 3 when possible.
    pub priority: i64,
    /// The user of the pair.
    pub user_id: Option<Uuid>,
    /// The professional of the pair.
    pub professional_id: Option<Uuid>,
    /// `to-do`, `running`, `done` or `abandoned`.
    pub state: &'static str,
    /// Why, when it was given up.
    pub reason: String,
    /// The version, to send back when writing.
    pub version: i64,
}

/// Actions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Actions {
    /// By phase and date.
    pub actions: Vec<ActionJson>,
}

fn json(action: &Action) -> ActionJson {
    ActionJson {
        id: action.id.0,
        what: action.words.what.clone(),
        due_on: action.words.due_on,
        phase: action.words.phase.code(),
        priority: action.words.priority,
        user_id: action.pair.user.as_ref().map(|carrier| carrier.person),
        professional_id: action.pair.professional.as_ref().map(|carrier| carrier.person),
        state: action.state.code(),
        reason: action.state_reason.clone(),
        version: action.version,
    }
}

/// An action to write.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewAction {
    /// What.
    pub what: String,
    /// By when.
    #[schema(value_type = String, format = Date)]
    pub due_on: jiff::civil::Date,
    /// `before`, `during` or `after`.
    pub phase: String,
    /// 1 first, 2 next, 3 when possible.
    pub priority: i64,
    /// The user of the pair, a member of the users' college.
    pub user_id: Option<Uuid>,
    /// The professional of the pair, a member of the professionals' college.
    pub professional_id: Option<Uuid>,
}

impl NewAction {
    fn typed(self) -> Result<TypedAction> {
        let phase = Phase::from_code(&self.phase).ok_or_else(|| Error::invalid("phase", "projects-phase-missing"))?;
        Ok(TypedAction {
            words: ActionWords {
                what: self.what,
                due_on: Some(self.due_on),
                phase,
                priority: self.priority,
            },
            user: self.user_id,
            professional: self.professional_id,
        })
    }
}

/// The actions of a project.
#[utoipa::path(get, path = "/projects/{id}/actions", tag = "projects", params(("id" = Uuid, Path)), responses((status = 200, body = Actions)))]
pub async fn list(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Api<Actions> {
    store::projects::get(app.db.read(), &super::reading(&t)?, id).await?;
    let actions = store::actions::list(app.db.read(), &[id]).await?;
    Ok(Json(Actions {
        actions: actions.iter().map(json).collect(),
    }))
}

/// Adds an action to the plan.
#[utoipa::path(post, path = "/projects/{id}/actions", tag = "projects", params(("id" = Uuid, Path)), request_body = NewAction, responses((status = 201, body = MadeInProjects), (status = 422)))]
pub async fn add(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(new): Json<NewAction>,
) -> Result<(StatusCode, Json<MadeInProjects>)> {
    super::managing(&t)?;
    let made = carried::add(&app, &t.actor, id, &new.typed()?).await?;
    Ok((StatusCode::CREATED, Json(MadeInProjects { id: made.0 })))
}

/// An action to write over the version that was read.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RewrittenAction {
    /// As read.
    pub version: i64,
    /// The action.
    pub action: NewAction,
}

/// Writes an action.
#[utoipa::path(put, path = "/projects/{id}/actions/{action}", tag = "projects", params(("id" = Uuid, Path), ("action" = Uuid, Path)), request_body = RewrittenAction, responses((status = 204), (status = 409), (status = 422)))]
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path((id, action)): Path<(ProjectId, ActionId)>,
    Json(new): Json<RewrittenAction>,
) -> Result<StatusCode> {
    super::managing(&t)?;
    carried::write(&app, &t.actor, id, action, new.version, &new.action.typed()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where an action stands from now on.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewState {
    /// As read.
    pub version: i64,
    /// `to-do`, `running`, `done` or `abandoned`.
    pub state: String,
    /// Needed to give up, and to come back from the end.
    #[serde(default)]
    pub reason: String,
}

/// Says where an action stands.
#[utoipa::path(post, path = "/projects/{id}/actions/{action}/state", tag = "projects", params(("id" = Uuid, Path), ("action" = Uuid, Path)), request_body = NewState, responses((status = 204), (status = 409), (status = 422)))]
pub async fn set_state(
    State(app): State<App>,
    t: Reader,
    Path((id, action)): Path<(ProjectId, ActionId)>,
    Json(new): Json<NewState>,
) -> Result<StatusCode> {
    carried::state_scope(&app, &t.actor, id, action).await?;
    let state =
        ActionState::from_code(&new.state).ok_or_else(|| Error::invalid("state", "projects-action-state-missing"))?;
    carried::set_state(&app, &t.actor, id, action, new.version, state, &new.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an action that has not begun out of the plan.
#[utoipa::path(post, path = "/projects/{id}/actions/{action}/removal", tag = "projects", params(("id" = Uuid, Path), ("action" = Uuid, Path)), responses((status = 204), (status = 409)))]
pub async fn remove(
    State(app): State<App>,
    t: Reader,
    Path((id, action)): Path<(ProjectId, ActionId)>,
) -> Result<StatusCode> {
    carried::remove(&app, &t.actor, id, action).await?;
    Ok(StatusCode::NO_CONTENT)
}
