//! The frozen corpus of a study, written by a job in pages and never changed but for withdrawals.

use super::tables::corpus;
use crate::StudyId;
use expressions::{ExpressionId, SharedExpression};
use platform::{App, Change, Result};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Rows of one statement: seven values each, well under what SQLite takes.
const ROWS: usize = 500;

/// One expression of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub position: i64,
    pub expression: ExpressionId,
    pub number: i64,
    pub month: String,
    pub place: String,
}

/// `2026-11`, or an empty text when the day is not known.
pub(crate) fn month_of(expression: &SharedExpression) -> String {
    expression
        .said_on
        .map(|day| expressions::Month::of(day).to_string())
        .unwrap_or_default()
}

/// The place that a table shows: the service, or else the place of the file.
pub(crate) fn place_of(expression: &SharedExpression) -> String {
    expression
        .unit
        .clone()
        .or_else(|| expression.place.clone())
        .unwrap_or_default()
}

/// Adds a page of the corpus at its positions; a page that is there already is left alone.
pub(crate) async fn append(change: &Change, study: StudyId, from: i64, page: &[SharedExpression]) -> Result<()> {
    let rows = page
        .iter()
        .zip(from..)
        .map(|(expression, position)| corpus::ActiveModel {
            study_id: Set(study.0),
            position: Set(position),
            expression_id: Set(expression.id.0),
            number: Set(expression.number),
            month: Set(month_of(expression)),
            place: Set(place_of(expression)),
            withdrawn_at: Set(None),
            withdrawn_source: Set(None),
        });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(ROWS) {
        corpus::Entity::insert_many(some.iter().cloned())
            .exec_without_returning(change.tx())
            .await?;
    }
    Ok(())
}

/// The expressions at these positions, withdrawn ones left out, in the order of the positions given.
pub(crate) async fn at(tx: &impl ConnectionTrait, study: StudyId, positions: &[i64]) -> Result<Vec<Place>> {
    let mut found = Vec::with_capacity(positions.len());
    for some in positions.chunks(ROWS) {
        let rows = corpus::Entity::find()
            .filter(corpus::Column::StudyId.eq(study.0))
            .filter(corpus::Column::Position.is_in(some.iter().copied()))
            .filter(corpus::Column::WithdrawnAt.is_null())
            .all(tx)
            .await?;
        found.extend(rows.into_iter().map(place_row));
    }
    let order: std::collections::HashMap<i64, usize> = positions.iter().copied().zip(0..).collect();
    found.sort_by_key(|place| order.get(&place.position).copied());
    Ok(found)
}

/// A batch of the corpus from a position on, withdrawn ones left out.
pub(crate) async fn from_position(app: &App, study: StudyId, from: i64, limit: u64) -> Result<Vec<Place>> {
    let rows = corpus::Entity::find()
        .filter(corpus::Column::StudyId.eq(study.0))
        .filter(corpus::Column::Position.gte(from))
        .filter(corpus::Column::WithdrawnAt.is_null())
        .order_by_asc(corpus::Column::Position)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(place_row).collect())
}

/// These numbers, as far as they are in the corpus and not withdrawn.
pub(crate) async fn by_numbers(tx: &impl ConnectionTrait, study: StudyId, numbers: &[i64]) -> Result<Vec<Place>> {
    let columns = (corpus::Column::StudyId, corpus::Column::Number);
    let rows = super::of_numbers::<corpus::Entity>(tx, columns, study, numbers).await?;
    let left = rows.into_iter().filter(|row| row.withdrawn_at.is_none());
    Ok(left.map(place_row).collect())
}

fn place_row(row: corpus::Model) -> Place {
    Place {
        position: row.position,
        expression: ExpressionId(row.expression_id),
        number: row.number,
        month: row.month,
        place: row.place,
    }
}
