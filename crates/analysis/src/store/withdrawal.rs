//! Words taken back by their authors, or taken out with an import, leave every study; what is left says that
//! something was there, and with which import it went.

use super::{
    agreed, classes, machine_drafts, meanings, next_readings, proposals, statement, studies,
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

/// Why expressions went: an import that was undone, or nothing where their authors took them back.
pub(crate) type Cause = Option<Uuid>;

/// Did something of a study go with this import before?
pub(crate) async fn went_before(tx: &impl ConnectionTrait, study: StudyId, source: Uuid) -> Result<bool> {
    let row = corpus::Entity::find()
        .filter(corpus::Column::StudyId.eq(study.0))
        .filter(corpus::Column::WithdrawnAt.is_not_null())
        .filter(corpus::Column::WithdrawnSource.eq(source))
        .one(tx)
        .await?;
    Ok(row.is_some())
}

/// How many expressions of a corpus went since it was frozen, by cause.
pub(crate) async fn of_corpus(tx: &impl ConnectionTrait, study: StudyId) -> Result<Vec<(Cause, i64)>> {
    counted(tx, "study_expressions", "study_id", study.0).await
}

/// How many of the drawn went since the draw, by cause.
pub(crate) async fn of_sample(tx: &impl ConnectionTrait, study: StudyId) -> Result<Vec<(Cause, i64)>> {
    counted(tx, "study_samples", "study_id", study.0).await
}

/// How many of those that a finding rested on went, by cause.
pub(crate) async fn of_finding(tx: &impl ConnectionTrait, finding: FindingId) -> Result<Vec<(Cause, i64)>> {
    counted(tx, "finding_evidence", "finding_id", finding.0).await
}

async fn counted(
    tx: &impl ConnectionTrait,
    table: &'static str,
    of: &'static str,
    id: Uuid,
) -> Result<Vec<(Cause, i64)>> {
    let sql = format!(
        "select withdrawn_source, count(*) as n from {table} where {of} = $1 and withdrawn_at is not null \
         group by withdrawn_source"
    );
    let rows = tx.query_all_raw(statement(tx, &sql, vec![id.into()])).await?;
    let cause = |row: sea_orm::QueryResult| Ok((row.try_get("", "withdrawn_source")?, row.try_get("", "n")?));
    let mut causes = rows.into_iter().map(cause).collect::<Result<Vec<(Cause, i64)>>>()?;
    // The engines do not agree on where nothing stands in an order.
    causes.sort();
    Ok(causes)
}

/// Takes numbers out of one study: codes, proposals, counts; the sample and the corpus keep that
/// something was there.
pub(crate) async fn from_study(change: &Change, study: StudyId, numbers: &[i64], cause: Cause) -> Result<()> {
    let tx = change.tx();
    studies::lock(tx, study).await?;
    let mut deltas = Deltas::default();
    agreed::remove(tx, study, numbers, &mut deltas).await?;
    proposals::remove(tx, study, numbers, &mut deltas).await?;
    tallies::apply(tx, study, &deltas).await?;
    classes::take_out(tx, study, numbers, change.stored_at()).await?;
    meanings::remove(tx, study, numbers, change.stored_at()).await?;
    machine_drafts::remove(tx, study, numbers, change.at()).await?;
    next_readings::remove(tx, study, numbers).await?;
    coding::Entity::delete_many()
        .filter(coding::Column::StudyId.eq(study.0))
        .filter(coding::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    sample::Entity::update_many()
        .col_expr(sample::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .col_expr(sample::Column::WithdrawnSource, Expr::value(cause))
        .filter(sample::Column::StudyId.eq(study.0))
        .filter(sample::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    corpus::Entity::update_many()
        .col_expr(corpus::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .col_expr(corpus::Column::WithdrawnSource, Expr::value(cause))
        .filter(corpus::Column::StudyId.eq(study.0))
        .filter(corpus::Column::Number.is_in(numbers.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Marks expressions as gone wherever a finding rests on them.
pub(crate) async fn from_findings(change: &Change, expressions: &[ExpressionId], cause: Cause) -> Result<()> {
    evidence::Entity::update_many()
        .col_expr(evidence::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .col_expr(evidence::Column::WithdrawnSource, Expr::value(cause))
        .filter(evidence::Column::ExpressionId.is_in(expressions.iter().map(|id| id.0)))
        .filter(evidence::Column::WithdrawnAt.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}
