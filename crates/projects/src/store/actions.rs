//! Actions and each change of their state.

use super::{
    known, met,
    plan::{action, action_step},
};
use crate::{
    action::{Action, ActionId, ActionState, ActionStep, ActionWords, Carrier, Pair},
    project::{Phase, ProjectId},
};
use jiff::civil::Date;
use platform::{Change, Error, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
};
use uuid::Uuid;

/// The actions of some projects, by phase then date; removed ones are left out.
pub async fn list(db: &impl ConnectionTrait, projects: &[ProjectId]) -> Result<Vec<Action>> {
    let rows = action::Entity::find()
        .filter(action::Column::ProjectId.is_in(projects.iter().map(|id| id.0)))
        .filter(action::Column::RemovedAt.is_null())
        .order_by_asc(action::Column::DueOn)
        .order_by_asc(action::Column::Id)
        .all(db)
        .await?;
    let mut actions = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    actions.sort_by_key(|action| (action.words.phase, action.words.due_on));
    Ok(actions)
}

/// One action.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, project: ProjectId, id: ActionId) -> Result<Action> {
    let row = action::Entity::find_by_id(id.0)
        .filter(action::Column::ProjectId.eq(project.0))
        .filter(scope.condition(action::Column::OrganisationId))
        .filter(action::Column::RemovedAt.is_null())
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read(row)
}

/// One action whose project is not known yet, for the thread.
pub async fn find(db: &impl ConnectionTrait, scope: &Scope, id: ActionId) -> Result<Action> {
    let row = action::Entity::find_by_id(id.0)
        .filter(scope.condition(action::Column::OrganisationId))
        .filter(action::Column::RemovedAt.is_null())
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read(row)
}

/// Open actions that a person carries and that are due on `until` or before, soonest first.
pub async fn due(db: &impl ConnectionTrait, scope: &Scope, person: Uuid, until: Date) -> Result<Vec<Action>> {
    let rows = action::Entity::find()
        .filter(scope.condition(action::Column::OrganisationId))
        .filter(action::Column::RemovedAt.is_null())
        .filter(action::Column::State.is_in([ActionState::ToDo.code(), ActionState::Running.code()]))
        .filter(
            action::Column::UserPerson
                .eq(person)
                .or(action::Column::ProfessionalPerson.eq(person)),
        )
        .filter(action::Column::DueOn.lte(db::stored_date(until)))
        .order_by_asc(action::Column::DueOn)
        .limit(20)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// How many actions a project has.
pub async fn count(db: &impl ConnectionTrait, project: ProjectId) -> Result<usize> {
    let count = action::Entity::find()
        .filter(action::Column::ProjectId.eq(project.0))
        .filter(action::Column::RemovedAt.is_null())
        .count(db)
        .await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

fn read(row: action::Model) -> Result<Action> {
    let carrier = |person: Option<Uuid>, role: String| person.map(|person| Carrier { person, role });
    Ok(Action {
        id: ActionId(row.id),
        project: ProjectId(row.project_id),
        organisation: row.organisation_id,
        words: ActionWords {
            what: row.what,
            due_on: row.due_on.map(db::date),
            phase: known(Phase::from_code(&row.phase), "phase")?,
            priority: row.priority,
        },
        pair: Pair {
            user: carrier(row.user_person, row.user_role),
            professional: carrier(row.professional_person, row.professional_role),
        },
        state: known(ActionState::from_code(&row.state), "state of an action")?,
        state_reason: row.state_reason,
        state_at: db::time(row.state_at),
        version: row.version,
    })
}

/// Writes a new action.
pub async fn insert(change: &Change, new: &Action) -> Result<()> {
    let ((user, user_role), (professional, professional_role)) = stored_pair(&new.pair);
    action::Entity::insert(action::ActiveModel {
        id: Set(new.id.0),
        project_id: Set(new.project.0),
        organisation_id: Set(new.organisation),
        what: Set(new.words.what.clone()),
        due_on: Set(new.words.due_on.map(db::stored_date)),
        phase: Set(new.words.phase.code().to_owned()),
        priority: Set(new.words.priority),
        user_person: Set(user),
        user_role: Set(user_role),
        professional_person: Set(professional),
        professional_role: Set(professional_role),
        state: Set(new.state.code().to_owned()),
        state_reason: Set(String::new()),
        state_at: Set(change.stored_at()),
        created_at: Set(change.stored_at()),
        removed_at: Set(None),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

type StoredCarrier = (Option<Uuid>, String);

fn stored_pair(pair: &Pair) -> (StoredCarrier, StoredCarrier) {
    let stored = |carrier: &Option<Carrier>| {
        carrier.as_ref().map_or((None, String::new()), |carrier| {
            (Some(carrier.person), carrier.role.clone())
        })
    };
    (stored(&pair.user), stored(&pair.professional))
}

/// Writes words and pair over the version that was shown.
pub async fn write(change: &Change, action: &Action, words: &ActionWords, pair: &Pair) -> Result<()> {
    let ((user, user_role), (professional, professional_role)) = stored_pair(pair);
    let outcome = action::Entity::update_many()
        .col_expr(action::Column::What, Expr::value(words.what.clone()))
        .col_expr(action::Column::DueOn, Expr::value(words.due_on.map(db::stored_date)))
        .col_expr(action::Column::Phase, Expr::value(words.phase.code()))
        .col_expr(action::Column::Priority, Expr::value(words.priority))
        .col_expr(action::Column::UserPerson, Expr::value(user))
        .col_expr(action::Column::UserRole, Expr::value(user_role))
        .col_expr(action::Column::ProfessionalPerson, Expr::value(professional))
        .col_expr(action::Column::ProfessionalRole, Expr::value(professional_role))
        .col_expr(action::Column::Version, Expr::value(action.version + 1))
        .filter(action::Column::Id.eq(action.id.0))
        .filter(action::Column::Version.eq(action.version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-action-changed")
}

/// Writes a state over the version that was shown, and its row of who, when, why.
pub async fn write_state(change: &Change, action: &Action, state: ActionState, reason: &str) -> Result<()> {
    let outcome = action::Entity::update_many()
        .col_expr(action::Column::State, Expr::value(state.code()))
        .col_expr(action::Column::StateReason, Expr::value(reason.to_owned()))
        .col_expr(action::Column::StateAt, Expr::value(change.stored_at()))
        .col_expr(action::Column::Version, Expr::value(action.version + 1))
        .filter(action::Column::Id.eq(action.id.0))
        .filter(action::Column::Version.eq(action.version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-action-changed")?;
    action_step::Entity::insert(action_step::ActiveModel {
        id: Set(change.fresh_id()),
        action_id: Set(action.id.0),
        project_id: Set(action.project.0),
        state: Set(state.code().to_owned()),
        reason: Set(reason.to_owned()),
        at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(action.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Takes an action out of the plan; its rows stay for the record of past votes.
pub async fn remove(change: &Change, action: &Action) -> Result<()> {
    let outcome = action::Entity::update_many()
        .col_expr(action::Column::RemovedAt, Expr::value(change.stored_at()))
        .col_expr(action::Column::Version, Expr::value(action.version + 1))
        .filter(action::Column::Id.eq(action.id.0))
        .filter(action::Column::Version.eq(action.version))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-action-changed")
}

/// The changes of state of one action, oldest first.
pub async fn steps(db: &impl ConnectionTrait, id: ActionId) -> Result<Vec<ActionStep>> {
    let rows = action_step::Entity::find()
        .filter(action_step::Column::ActionId.eq(id.0))
        .order_by_asc(action_step::Column::At)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let state = known(ActionState::from_code(&row.state), "state of an action")?;
            Ok(ActionStep {
                state,
                reason: row.reason,
                at: db::time(row.at),
                role: row.by_role,
            })
        })
        .collect()
}
