//! Words taken back by their authors leave every study; what is left says that something was there.

use super::{
    agreed, proposals, studies,
    tables::{coding, corpus, evidence, sample},
    tallies,
};
use crate::{FindingId, StudyId, tally::Deltas};
use expressions::ExpressionId;
use platform::{Change, Result};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

/// Most expressions of one call: their ids go into one statement.
pub(crate) const MOST: usize = 500;

/// The studies that hold some expressions, with the numbers that each holds, in the order of ids
/// so that two changes at once lock studies in the same order.
pub(crate) async fn held(
    tx: &impl ConnectionTrait,
    expressions: &[ExpressionId],
) -> Result<BTreeMap<StudyId, Vec<i64>>> {
    let rows: Vec<(Uuid, i64)> = corpus::Entity::find()
        .select_only()
        .column(corpus::Column::StudyId)
        .column(corpus::Column::Number)
        .filter(corpus::Column::ExpressionId.is_in(expressions.iter().map(|id| id.0)))
        .filter(corpus::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let mut held: BTreeMap<StudyId, Vec<i64>> = BTreeMap::new();
    for (study, number) in rows {
        held.entry(StudyId(study)).or_default().push(number);
    }
    Ok(held)
}

/// The findings that rest on some expressions, each once.
pub(crate) async fn resting(tx: &impl ConnectionTrait, expressions: &[ExpressionId]) -> Result<Vec<FindingId>> {
    let rows: Vec<Uuid> = evidence::Entity::find()
        .select_only()
        .column(evidence::Column::FindingId)
        .distinct()
        .filter(evidence::Column::ExpressionId.is_in(expressions.iter().map(|id| id.0)))
        .filter(evidence::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(FindingId).collect())
}

/// Takes numbers out of one study: codes, proposals, counts; the sample and the corpus keep that
/// something was there.
pub(crate) async fn from_study(change: &Change, study: StudyId, numbers: &[i64]) -> Result<()> {
    let tx = change.tx();
    studies::lock(tx, study).await?;
    let mut deltas = Deltas::default();
    agreed::remove(tx, study, numbers, &mut deltas).await?;
    proposals::remove(tx, study, numbers, &mut deltas).await?;
    tallies::apply(tx, study, &deltas).await?;
    coding::Entity::delete_many()
        .filter(coding::Column::StudyId.eq(study.0))
        .filter(coding::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    sample::Entity::update_many()
        .col_expr(sample::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .filter(sample::Column::StudyId.eq(study.0))
        .filter(sample::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    corpus::Entity::update_many()
        .col_expr(corpus::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .filter(corpus::Column::StudyId.eq(study.0))
        .filter(corpus::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Marks expressions as taken back wherever a finding rests on them.
pub(crate) async fn from_findings(change: &Change, expressions: &[ExpressionId]) -> Result<()> {
    evidence::Entity::update_many()
        .col_expr(evidence::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .filter(evidence::Column::ExpressionId.is_in(expressions.iter().map(|id| id.0)))
        .filter(evidence::Column::WithdrawnAt.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}
