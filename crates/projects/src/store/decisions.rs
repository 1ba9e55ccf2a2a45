//! Decisions and ballots: one open vote a project, one ballot a person, counted once.

use super::{
    from_json, known, met,
    proof::{ballot, decision},
};
use crate::{
    project::ProjectId,
    vote::{Ballot, Choice, Decision, DecisionId, DecisionState, Tallies},
};
use platform::{Change, College, Error, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict,
};
use uuid::Uuid;

/// The decisions of some projects, oldest first. The votes of an open one are counted now.
pub async fn list(db: &impl ConnectionTrait, projects: &[ProjectId]) -> Result<Vec<Decision>> {
    let rows = decision::Entity::find()
        .filter(decision::Column::ProjectId.is_in(projects.iter().map(|id| id.0)))
        .order_by_asc(decision::Column::OpenedAt)
        .order_by_asc(decision::Column::Id)
        .all(db)
        .await?;
    read_all(db, rows).await
}

/// One decision.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: DecisionId) -> Result<Decision> {
    let row = decision::Entity::find_by_id(id.0)
        .filter(scope.condition(decision::Column::OrganisationId))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    read_all(db, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Open votes on which this person has not voted yet, oldest first.
pub async fn waiting(db: &impl ConnectionTrait, scope: &Scope, person: Uuid) -> Result<Vec<Decision>> {
    let rows = decision::Entity::find()
        .filter(scope.condition(decision::Column::OrganisationId))
        .filter(decision::Column::State.eq(DecisionState::Open.code()))
        .order_by_asc(decision::Column::OpenedAt)
        .limit(50)
        .all(db)
        .await?;
    let cast: Vec<Uuid> = ballot::Entity::find()
        .select_only()
        .column(ballot::Column::DecisionId)
        .filter(ballot::Column::PersonId.eq(person))
        .filter(ballot::Column::DecisionId.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(db)
        .await?;
    read_all(db, rows.into_iter().filter(|row| !cast.contains(&row.id)).collect()).await
}

async fn read_all(db: &impl ConnectionTrait, rows: Vec<decision::Model>) -> Result<Vec<Decision>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let open = row.state == DecisionState::Open.code();
        let mut decision = read(row)?;
        if open {
            decision.tallies = count(db, decision.id).await?;
        }
        all.push(decision);
    }
    Ok(all)
}

fn read(row: decision::Model) -> Result<Decision> {
    Ok(Decision {
        id: DecisionId(row.id),
        project: ProjectId(row.project_id),
        organisation: row.organisation_id,
        plan_version: row.plan_version,
        plan: from_json(row.plan)?,
        rule: from_json(row.rule)?,
        state: known(DecisionState::from_code(&row.state), "state of a decision")?,
        until: row.until_on.map(db::date),
        opened_at: db::time(row.opened_at),
        opened_role: row.opened_role,
        closed_at: super::maybe_time(row.closed_at),
        closed_role: row.closed_role,
        reason: row.reason,
        tallies: from_json(row.tallies)?,
    })
}

/// Opens a vote; a second one on the same project is refused by the database.
pub async fn insert(change: &Change, new: &Decision) -> Result<()> {
    let inserted = decision::Entity::insert(decision::ActiveModel {
        id: Set(new.id.0),
        project_id: Set(new.project.0),
        organisation_id: Set(new.organisation),
        plan_version: Set(new.plan_version),
        plan: Set(serde_json::to_value(&new.plan)?),
        rule: Set(serde_json::to_value(new.rule)?),
        state: Set(new.state.code().to_owned()),
        until_on: Set(new.until.map(db::stored_date)),
        opened_at: Set(change.stored_at()),
        opened_role: Set(new.opened_role.clone()),
        closed_at: Set(None),
        closed_role: Set(String::new()),
        reason: Set(String::new()),
        tallies: Set(serde_json::to_value(Tallies::default())?),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await;
    match inserted {
        Err(error) if db::is_taken(&error) => Err(Error::Conflict("projects-vote-open")),
        other => Ok(other.map(|_| ())?),
    }
}

/// Takes the row of an open decision until the end of the change: a ballot and the closing of
/// its vote cannot cross, whichever comes first.
async fn hold_open(change: &Change, id: DecisionId) -> Result<()> {
    let outcome = decision::Entity::update_many()
        .col_expr(decision::Column::Version, Expr::col(decision::Column::Version).add(1))
        .filter(decision::Column::Id.eq(id.0))
        .filter(decision::Column::State.eq(DecisionState::Open.code()))
        .exec(change.tx())
        .await?;
    met(&outcome, "projects-vote-closed")
}

/// Casts a ballot, or changes the one that this person cast before.
pub async fn cast(change: &Change, id: DecisionId, ballot: &Ballot) -> Result<()> {
    hold_open(change, id).await?;
    ballot::Entity::insert(ballot::ActiveModel {
        id: Set(change.fresh_id()),
        decision_id: Set(id.0),
        person_id: Set(ballot.person),
        college: Set(ballot.college.code().to_owned()),
        choice: Set(ballot.choice.code().to_owned()),
        reason: Set(ballot.reason.clone()),
        cast_at: Set(change.stored_at()),
    })
    .on_conflict(
        OnConflict::columns([ballot::Column::DecisionId, ballot::Column::PersonId])
            .update_columns([
                ballot::Column::College,
                ballot::Column::Choice,
                ballot::Column::Reason,
                ballot::Column::CastAt,
            ])
            .to_owned(),
    )
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Closes a vote and counts it, once; answers the count.
pub async fn close(change: &Change, id: DecisionId, role: &str) -> Result<Tallies> {
    hold_open(change, id).await?;
    let tallies = count(change.tx(), id).await?;
    end(change, id, DecisionState::Closed, role, "", &tallies).await?;
    Ok(tallies)
}

/// Takes an open vote back; what was cast is counted nowhere.
pub async fn withdraw(change: &Change, id: DecisionId, role: &str, reason: &str) -> Result<()> {
    hold_open(change, id).await?;
    end(change, id, DecisionState::Withdrawn, role, reason, &Tallies::default()).await
}

async fn end(
    change: &Change,
    id: DecisionId,
    state: DecisionState,
    role: &str,
    reason: &str,
    tallies: &Tallies,
) -> Result<()> {
    decision::Entity::update_many()
        .col_expr(decision::Column::State, Expr::value(state.code()))
        .col_expr(decision::Column::ClosedAt, Expr::value(change.stored_at()))
        .col_expr(decision::Column::ClosedRole, Expr::value(role.to_owned()))
        .col_expr(decision::Column::Reason, Expr::value(reason.to_owned()))
        .col_expr(decision::Column::Tallies, Expr::value(serde_json::to_value(tallies)?))
        .filter(decision::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

async fn count(db: &impl ConnectionTrait, id: DecisionId) -> Result<Tallies> {
    Ok(Tallies::of(
        ballots(db, id)
            .await?
            .into_iter()
            .map(|ballot| (ballot.college, ballot.choice)),
    ))
}

/// The ballots of a decision, in the order of their ids: who voted first is not shown.
pub async fn ballots(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Ballot>> {
    let rows = ballot::Entity::find()
        .filter(ballot::Column::DecisionId.eq(id.0))
        .order_by_asc(ballot::Column::PersonId)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Ballot {
                person: row.person_id,
                college: known(College::from_code(&row.college), "college")?,
                choice: known(Choice::from_code(&row.choice), "choice")?,
                reason: row.reason,
            })
        })
        .collect()
}
