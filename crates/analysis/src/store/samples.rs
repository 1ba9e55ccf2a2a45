//! What was drawn to be read.

use super::{
    corpus::Place,
    tables::{coding, sample},
};
use crate::StudyId;
use expressions::ExpressionId;
use platform::{Change, Result};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};

/// One drawn expression, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub number: i64,
    pub expression: ExpressionId,
}

/// The sample in reading order; expressions withdrawn since the draw are left out.
pub(crate) async fn list(tx: &impl ConnectionTrait, study: StudyId) -> Result<Vec<Drawn>> {
    let rows = sample::Entity::find()
        .filter(sample::Column::StudyId.eq(study.0))
        .filter(sample::Column::WithdrawnAt.is_null())
        .order_by_asc(sample::Column::Position)
        .all(tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Drawn {
            number: row.number,
            expression: ExpressionId(row.expression_id),
        })
        .collect())
}

/// How many of the drawn were taken back by their authors since.
pub(crate) async fn withdrawn_count(tx: &impl ConnectionTrait, study: StudyId) -> Result<i64> {
    let n = sample::Entity::find()
        .filter(sample::Column::StudyId.eq(study.0))
        .filter(sample::Column::WithdrawnAt.is_not_null())
        .count(tx)
        .await?;
    Ok(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Puts a draw in the place of the one before. Drafts of the old draw go with it.
pub(crate) async fn replace(change: &Change, study: StudyId, drawn: &[Place]) -> Result<()> {
    coding::Entity::delete_many()
        .filter(coding::Column::StudyId.eq(study.0))
        .exec(change.tx())
        .await?;
    sample::Entity::delete_many()
        .filter(sample::Column::StudyId.eq(study.0))
        .exec(change.tx())
        .await?;
    let rows = drawn.iter().zip(0_i64..).map(|(place, position)| sample::ActiveModel {
        study_id: Set(study.0),
        position: Set(position),
        number: Set(place.number),
        expression_id: Set(place.expression.0),
        withdrawn_at: Set(None),
        withdrawn_source: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(500) {
        sample::Entity::insert_many(some.iter().cloned())
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(())
}
