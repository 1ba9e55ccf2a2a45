//! What findings rest on.

use super::{corpus::Place, tables::evidence};
use crate::FindingId;
use expressions::ExpressionId;
use platform::{Change, Result};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use uuid::Uuid;

/// What a finding rests on now, lowest number first.
pub(crate) async fn list(tx: &impl ConnectionTrait, id: FindingId) -> Result<Vec<(i64, ExpressionId)>> {
    let rows = evidence::Entity::find()
        .filter(evidence::Column::FindingId.eq(id.0))
        .filter(evidence::Column::WithdrawnAt.is_null())
        .order_by_asc(evidence::Column::Number)
        .all(tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.number, ExpressionId(row.expression_id)))
        .collect())
}

/// Adds expressions that are not there yet.
pub(crate) async fn add(change: &Change, id: FindingId, organisation: Uuid, places: &[Place]) -> Result<()> {
    for place in places {
        evidence::Entity::insert(evidence::ActiveModel {
            finding_id: Set(id.0),
            number: Set(place.number),
            organisation_id: Set(organisation),
            expression_id: Set(place.expression.0),
            added_at: Set(change.stored_at()),
            withdrawn_at: Set(None),
            withdrawn_source: Set(None),
        })
        .exec_without_returning(change.tx())
        .await?;
    }
    Ok(())
}

/// Takes expressions out again: they were chosen by mistake.
pub(crate) async fn remove(change: &Change, id: FindingId, numbers: &[i64]) -> Result<()> {
    evidence::Entity::delete_many()
        .filter(evidence::Column::FindingId.eq(id.0))
        .filter(evidence::Column::Number.is_in(numbers.iter().copied()))
        .exec(change.tx())
        .await?;
    Ok(())
}
