//! The expressions from which the tool would learn most, in the order to read them.

use super::tables::{agreed, next_reading};
use crate::StudyId;
use expressions::ExpressionId;
use platform::{App, Result, Scope};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*,
    sea_query::SelectStatement,
};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NextReading {
    /// From 1.
    pub rank: i64,
    pub number: i64,
    pub expression: ExpressionId,
}

/// Puts a choice in the place of the one before. The caller holds the study's lock.
pub(crate) async fn replace(
    tx: &impl ConnectionTrait,
    study: StudyId,
    organisation: Uuid,
    chosen: &[(i64, ExpressionId)],
) -> Result<()> {
    next_reading::Entity::delete_many()
        .filter(next_reading::Column::StudyId.eq(study.0))
        .exec(tx)
        .await?;
    if chosen.is_empty() {
        return Ok(());
    }
    let rows = (1..)
        .zip(chosen)
        .map(|(rank, (number, expression))| next_reading::ActiveModel {
            study_id: Set(study.0),
            rank: Set(rank),
            number: Set(*number),
            organisation_id: Set(organisation),
            expression_id: Set(expression.0),
        });
    next_reading::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn open(scope: &Scope, study: StudyId) -> Select<next_reading::Entity> {
    next_reading::Entity::find()
        .filter(next_reading::Column::StudyId.eq(study.0))
        .filter(scope.condition(next_reading::Column::OrganisationId))
        .filter(next_reading::Column::Number.not_in_subquery(coded(study)))
}

fn coded(study: StudyId) -> SelectStatement {
    agreed::Entity::find()
        .select_only()
        .column(agreed::Column::Number)
        .filter(agreed::Column::StudyId.eq(study.0))
        .into_query()
}

/// The next one after a rank that nobody coded meanwhile.
pub(crate) async fn next(app: &App, scope: &Scope, study: StudyId, after: i64) -> Result<Option<NextReading>> {
    let row = open(scope, study)
        .filter(next_reading::Column::Rank.gt(after))
        .order_by_asc(next_reading::Column::Rank)
        .one(app.db.read())
        .await?;
    Ok(row.map(|row| NextReading {
        rank: row.rank,
        number: row.number,
        expression: ExpressionId(row.expression_id),
    }))
}

/// Is one left?
pub(crate) async fn is_some(app: &App, scope: &Scope, study: StudyId) -> Result<bool> {
    Ok(next(app, scope, study, 0).await?.is_some())
}

/// Takes expressions out.
pub(crate) async fn remove(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64]) -> Result<()> {
    for some in numbers.chunks(500) {
        next_reading::Entity::delete_many()
            .filter(next_reading::Column::StudyId.eq(study.0))
            .filter(next_reading::Column::Number.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
