//! What the expressions of a study mean, and how far the reading is.

use super::{
    statement,
    tables::{meaning, meaning_passages, meaning_vector},
};
use crate::{
    StudyId,
    meaning::{Meaning, Reading, from_bytes, many_from_bytes, to_bytes},
};
use platform::{App, Change, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;
use verbatim::encoder::Vector;

/// Rows of one statement, well under what SQLite takes.
const ROWS: usize = 500;

/// How far the reading of a study is; nothing when nobody asked for it.
pub(crate) async fn get(tx: &impl ConnectionTrait, scope: &Scope, study: StudyId) -> Result<Option<Meaning>> {
    let row = meaning::Entity::find_by_id(study.0)
        .filter(scope.condition(meaning::Column::OrganisationId))
        .one(tx)
        .await?;
    Ok(row.map(meaning_of))
}

fn meaning_of(row: meaning::Model) -> Meaning {
    Meaning {
        study: StudyId(row.study_id),
        organisation: row.organisation_id,
        encoder: row.encoder,
        asked_at: db::time(row.asked_at),
        asked_by: row.asked_by,
        stopped_at: row.stopped_at.map(db::time),
        changed_at: row.changed_at.map(db::time),
        read_at: row.read_at.map(db::time),
        text_count: row.text_count,
    }
}

/// Notes that somebody asks for a reading. What another encoder read is taken out; what this one read stays.
pub(crate) async fn ask(change: &Change, study: StudyId, organisation: Uuid, encoder: &str) -> Result<()> {
    let tx = change.tx();
    let present = meaning::Entity::find_by_id(study.0).one(tx).await?;
    let is_other = present.as_ref().is_some_and(|row| row.encoder != encoder);
    if is_other {
        meaning_vector::Entity::delete_many()
            .filter(meaning_vector::Column::StudyId.eq(study.0))
            .exec(tx)
            .await?;
        meaning_passages::Entity::delete_many()
            .filter(meaning_passages::Column::StudyId.eq(study.0))
            .exec(tx)
            .await?;
    }
    let text_count = present.as_ref().filter(|_| !is_other).map_or(0, |row| row.text_count);
    let row = meaning::ActiveModel {
        study_id: Set(study.0),
        organisation_id: Set(organisation),
        encoder: Set(encoder.to_owned()),
        asked_at: Set(change.stored_at()),
        asked_by: Set(change.actor().person()),
        stopped_at: Set(None),
        stopped_by: Set(None),
        changed_at: Set(present.and_then(|row| row.changed_at)),
        read_at: Set(None),
        text_count: Set(text_count),
    };
    let again = OnConflict::column(meaning::Column::StudyId)
        .update_columns([
            meaning::Column::Encoder,
            meaning::Column::AskedAt,
            meaning::Column::AskedBy,
            meaning::Column::StoppedAt,
            meaning::Column::StoppedBy,
            meaning::Column::ReadAt,
            meaning::Column::TextCount,
        ])
        .to_owned();
    meaning::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Notes that somebody stopped the reading; says whether it was still to be stopped.
pub(crate) async fn stop(change: &Change, study: StudyId) -> Result<bool> {
    let touched = meaning::Entity::update_many()
        .col_expr(meaning::Column::StoppedAt, Expr::value(change.stored_at()))
        .col_expr(meaning::Column::StoppedBy, Expr::value(change.actor().person()))
        .filter(meaning::Column::StudyId.eq(study.0))
        .filter(meaning::Column::StoppedAt.is_null())
        .filter(meaning::Column::ReadAt.is_null())
        .exec(change.tx())
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Notes that everything was read, and which expressions say nearly the same.
pub(crate) async fn finish(change: &Change, study: StudyId, groups: &[Vec<i64>]) -> Result<()> {
    let tx = change.tx();
    meaning_vector::Entity::update_many()
        .col_expr(meaning_vector::Column::Alike, Expr::value(None::<i64>))
        .filter(meaning_vector::Column::StudyId.eq(study.0))
        .filter(meaning_vector::Column::Alike.is_not_null())
        .exec(tx)
        .await?;
    for group in groups {
        let Some(first) = group.iter().min() else { continue };
        for some in group.chunks(ROWS) {
            meaning_vector::Entity::update_many()
                .col_expr(meaning_vector::Column::Alike, Expr::value(*first))
                .filter(meaning_vector::Column::StudyId.eq(study.0))
                .filter(meaning_vector::Column::Number.is_in(some.iter().copied()))
                .exec(tx)
                .await?;
        }
    }
    meaning::Entity::update_many()
        .col_expr(meaning::Column::ReadAt, Expr::value(change.stored_at()))
        .filter(meaning::Column::StudyId.eq(study.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes what expressions mean. The caller holds the study's lock.
pub(crate) async fn insert(change: &Change, of: &Meaning, read: &[Reading]) -> Result<()> {
    let tx = change.tx();
    for some in read.chunks(ROWS) {
        let rows = some.iter().map(|one| meaning_vector::ActiveModel {
            study_id: Set(of.study.0),
            number: Set(one.number),
            organisation_id: Set(of.organisation),
            expression_id: Set(one.expression.0),
            vector: Set(to_bytes(&one.whole)),
            alike: Set(None),
        });
        meaning_vector::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
        let several = some.iter().filter(|one| !one.passages.is_empty());
        let rows = several.map(|one| meaning_passages::ActiveModel {
            study_id: Set(of.study.0),
            number: Set(one.number),
            organisation_id: Set(of.organisation),
            expression_id: Set(one.expression.0),
            vectors: Set(one.passages.iter().flat_map(to_bytes).collect()),
        });
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            meaning_passages::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
    }
    count_by(change.tx(), of.study, i64::try_from(read.len()).unwrap_or(0)).await
}

async fn count_by(tx: &impl ConnectionTrait, study: StudyId, n: i64) -> Result<()> {
    let sql = "update meanings set text_count = text_count + $2 where study_id = $1";
    tx.execute_raw(statement(tx, sql, vec![study.0.into(), n.into()]))
        .await?;
    Ok(())
}

/// Takes out what expressions meant: their words were taken back, or masked anew. Says whether there was something.
/// The caller holds the study's lock.
pub(crate) async fn remove(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
    at: DateTimeUtc,
) -> Result<bool> {
    let mut gone = 0;
    for some in numbers.chunks(ROWS) {
        gone += meaning_vector::Entity::delete_many()
            .filter(meaning_vector::Column::StudyId.eq(study.0))
            .filter(meaning_vector::Column::Number.is_in(some.iter().copied()))
            .exec(tx)
            .await?
            .rows_affected;
        meaning_passages::Entity::delete_many()
            .filter(meaning_passages::Column::StudyId.eq(study.0))
            .filter(meaning_passages::Column::Number.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    count_by(tx, study, -i64::try_from(gone).unwrap_or(0)).await?;
    // A reading under way must not write what it read before.
    meaning::Entity::update_many()
        .col_expr(meaning::Column::ChangedAt, Expr::value(at))
        .filter(meaning::Column::StudyId.eq(study.0))
        .exec(tx)
        .await?;
    Ok(gone > 0)
}

/// What some expressions mean, by number; those that were not read are left out.
pub(crate) async fn vectors(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
) -> Result<HashMap<i64, Vector>> {
    let columns = (meaning_vector::Column::StudyId, meaning_vector::Column::Number);
    let rows = super::of_numbers::<meaning_vector::Entity>(tx, columns, study, numbers).await?;
    let pair = |row: meaning_vector::Model| Some((row.number, from_bytes(&row.vector)?));
    Ok(rows.into_iter().filter_map(pair).collect())
}

/// What some expressions mean, by number, as a model hears it: the numbers of the whole, then those of each passage where
/// passages were read.
pub(crate) async fn senses(
    tx: &impl ConnectionTrait,
    study: StudyId,
    numbers: &[i64],
) -> Result<HashMap<i64, Vec<f32>>> {
    let wholes = vectors(tx, study, numbers).await?;
    let mut found: HashMap<i64, Vec<f32>> = wholes
        .into_iter()
        .map(|(number, whole)| (number, whole.to_vec()))
        .collect();
    let columns = (meaning_passages::Column::StudyId, meaning_passages::Column::Number);
    for row in super::of_numbers::<meaning_passages::Entity>(tx, columns, study, numbers).await? {
        if let Some(sense) = found.get_mut(&row.number) {
            sense.extend(many_from_bytes(&row.vectors).flatten());
        }
    }
    Ok(found)
}

/// What expressions mean after a number, in its order.
pub(crate) async fn after(app: &App, study: StudyId, number: i64, limit: u64) -> Result<Vec<(i64, Vector)>> {
    let rows: Vec<(i64, Vec<u8>)> = meaning_vector::Entity::find()
        .select_only()
        .columns([meaning_vector::Column::Number, meaning_vector::Column::Vector])
        .filter(meaning_vector::Column::StudyId.eq(study.0))
        .filter(meaning_vector::Column::Number.gt(number))
        .order_by_asc(meaning_vector::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(app.db.read())
        .await?;
    let pair = |(number, bytes): (i64, Vec<u8>)| Some((number, from_bytes(&bytes)?));
    Ok(rows.into_iter().filter_map(pair).collect())
}

/// Groups of expressions that say nearly the same: number of the first and how many, the largest first.
pub(crate) async fn alike(app: &App, scope: &Scope, study: StudyId, limit: u64) -> Result<Vec<(i64, i64)>> {
    super::studies::get(app, scope, study).await?;
    let sql = "select alike, count(*) as n from meaning_vectors where study_id = $1 and alike is not null \
               group by alike having count(*) > 1 order by n desc, alike limit $2";
    let values = vec![study.0.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    let rows = app
        .db
        .read()
        .query_all_raw(statement(app.db.read(), sql, values))
        .await?;
    let pair = |row: sea_orm::QueryResult| Ok((row.try_get("", "alike")?, row.try_get("", "n")?));
    rows.into_iter().map(pair).collect()
}

/// The numbers of one group, in their order.
pub(crate) async fn group(app: &App, study: StudyId, first: i64, limit: u64) -> Result<Vec<i64>> {
    Ok(meaning_vector::Entity::find()
        .select_only()
        .column(meaning_vector::Column::Number)
        .filter(meaning_vector::Column::StudyId.eq(study.0))
        .filter(meaning_vector::Column::Alike.eq(first))
        .order_by_asc(meaning_vector::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(app.db.read())
        .await?)
}
