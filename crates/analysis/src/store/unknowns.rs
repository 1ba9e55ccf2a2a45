//! Expressions that the tool read and proposes nothing for: read and coded by people, the likeliest first.

use super::{
    statement,
    tables::{agreed, corpus, sample, unknown},
};
use crate::StudyId;
use expressions::ExpressionId;
use platform::{App, Result, Scope};
use sea_orm::{
    ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*,
    sea_query::SelectStatement,
};

/// Counted one by one up to here; beyond, pages say « plus de ».
pub(crate) const MOST_COUNTED: i64 = 10_000;

/// One expression without a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub number: i64,
    pub expression: ExpressionId,
    /// Of the likeliest theme, in thousandths.
    pub confidence: i64,
}

/// The next one after a place of the queue: the likeliest first, where one code teaches the tool most.
pub(crate) async fn next(
    app: &App,
    scope: &Scope,
    study: StudyId,
    after: Option<(i64, i64)>,
) -> Result<Option<Unknown>> {
    let mut query = unknown::Entity::find()
        .filter(unknown::Column::StudyId.eq(study.0))
        .filter(scope.condition(unknown::Column::OrganisationId));
    if let Some((confidence, number)) = after {
        let later = Condition::any().add(unknown::Column::Confidence.lt(confidence)).add(
            Condition::all()
                .add(unknown::Column::Confidence.eq(confidence))
                .add(unknown::Column::Number.lt(number)),
        );
        // The first condition bounds what the index reads; the second says where exactly.
        query = query.filter(unknown::Column::Confidence.lte(confidence)).filter(later);
    }
    let row = query
        .order_by_desc(unknown::Column::Confidence)
        .order_by_desc(unknown::Column::Number)
        .one(app.db.read())
        .await?;
    Ok(row.map(unknown_of))
}

/// Those whose likeliest theme is the likeliest.
pub(crate) async fn likeliest(app: &App, scope: &Scope, study: StudyId, limit: u64) -> Result<Vec<Unknown>> {
    let rows = unknown::Entity::find()
        .filter(unknown::Column::StudyId.eq(study.0))
        .filter(scope.condition(unknown::Column::OrganisationId))
        .order_by_desc(unknown::Column::Confidence)
        .order_by_desc(unknown::Column::Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(unknown_of).collect())
}

fn unknown_of(row: unknown::Model) -> Unknown {
    Unknown {
        number: row.number,
        expression: ExpressionId(row.expression_id),
        confidence: row.confidence,
    }
}

/// The next expression that nobody coded, before the tool learned anything: by number, highest first.
pub(crate) async fn next_unread(
    app: &App,
    scope: &Scope,
    study: StudyId,
    before: Option<i64>,
) -> Result<Option<Unknown>> {
    super::studies::get(app, scope, study).await?;
    let mut query = corpus::Entity::find()
        .filter(corpus::Column::StudyId.eq(study.0))
        .filter(corpus::Column::WithdrawnAt.is_null())
        .filter(corpus::Column::Number.not_in_subquery(drawn(study)))
        .filter(corpus::Column::Number.not_in_subquery(coded(study)));
    if let Some(before) = before {
        query = query.filter(corpus::Column::Number.lt(before));
    }
    let row = query.order_by_desc(corpus::Column::Number).one(app.db.read()).await?;
    Ok(row.map(|row| Unknown {
        number: row.number,
        expression: ExpressionId(row.expression_id),
        confidence: 0,
    }))
}

fn drawn(study: StudyId) -> SelectStatement {
    sample::Entity::find()
        .select_only()
        .column(sample::Column::Number)
        .filter(sample::Column::StudyId.eq(study.0))
        .into_query()
}

fn coded(study: StudyId) -> SelectStatement {
    agreed::Entity::find()
        .select_only()
        .column(agreed::Column::Number)
        .filter(agreed::Column::StudyId.eq(study.0))
        .into_query()
}

/// How many wait to be read; one more than [`MOST_COUNTED`] where there are more.
pub(crate) async fn count(tx: &impl ConnectionTrait, study: StudyId) -> Result<i64> {
    let sql = "select count(*) as n from (select 1 as one from unknowns where study_id = $1 limit $2) as counted";
    let values = vec![study.0.into(), (MOST_COUNTED + 1).into()];
    let row = tx.query_one_raw(statement(tx, sql, values)).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}

/// Adds expressions that nothing is proposed for.
pub(crate) async fn add(tx: &impl ConnectionTrait, study: StudyId, organisation: Uuid, some: &[Unknown]) -> Result<()> {
    for some in some.chunks(500) {
        let rows = some.iter().map(|one| unknown::ActiveModel {
            study_id: Set(study.0),
            number: Set(one.number),
            organisation_id: Set(organisation),
            expression_id: Set(one.expression.0),
            confidence: Set(one.confidence),
        });
        unknown::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes expressions out: they were coded, proposed for, or taken back.
pub(crate) async fn remove(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64]) -> Result<()> {
    for some in numbers.chunks(500) {
        unknown::Entity::delete_many()
            .filter(unknown::Column::StudyId.eq(study.0))
            .filter(unknown::Column::Number.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
