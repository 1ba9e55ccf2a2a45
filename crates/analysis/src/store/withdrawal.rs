//! Words taken back by their author leave every study; what is left says that something was there.

use super::{agreed, evidence, findings, proposals, studies, tables::{coding, corpus, sample}, tallies};
use crate::{FindingId, StudyId, tally::Deltas};
use expressions::ExpressionId;
use platform::{App, Change, Result};
use sea_orm::entity::prelude::*;

/// Takes one expression out of every study and finding; says which findings rested on it. Doing
/// it twice does no harm.
pub(crate) async fn take_out(change: &Change, expression: ExpressionId) -> Result<Vec<FindingId>> {
    let rows = corpus::Entity::find()
        .filter(corpus::Column::ExpressionId.eq(expression.0))
        .filter(corpus::Column::WithdrawnAt.is_null())
        .all(change.tx())
        .await?;
    for row in rows {
        from_study(change, StudyId(row.study_id), row.number).await?;
    }
    let touched = findings::resting_on(change.tx(), expression).await?;
    evidence::withdraw(change, expression).await?;
    Ok(touched)
}

async fn from_study(change: &Change, study: StudyId, number: i64) -> Result<()> {
    let tx = change.tx();
    studies::lock(tx, study).await?;
    let mut deltas = Deltas::default();
    agreed::remove(tx, study, &[number], &mut deltas).await?;
    proposals::remove(tx, study, &[number], &mut deltas).await?;
    tallies::apply(tx, study, &deltas).await?;
    coding::Entity::delete_many().filter(coding::Column::StudyId.eq(study.0)).filter(coding::Column::Number.eq(number)).exec(tx).await?;
    sample::Entity::update_many()
        .col_expr(sample::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .filter(sample::Column::StudyId.eq(study.0))
        .filter(sample::Column::Number.eq(number))
        .exec(tx)
        .await?;
    corpus::Entity::update_many()
        .col_expr(corpus::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .filter(corpus::Column::StudyId.eq(study.0))
        .filter(corpus::Column::Number.eq(number))
        .exec(tx)
        .await?;
    Ok(())
}

/// Is an expression in a study or under a finding?
pub(crate) async fn concerns(app: &App, expression: ExpressionId) -> Result<bool> {
    let tx = app.db.read();
    let held = corpus::Entity::find().filter(corpus::Column::ExpressionId.eq(expression.0)).filter(corpus::Column::WithdrawnAt.is_null()).one(tx).await?;
    Ok(held.is_some() || !findings::resting_on(tx, expression).await?.is_empty())
}
