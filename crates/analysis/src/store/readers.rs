//! Who reads a study.

use super::{statement, tables::reader};
use crate::{StudyId, study::StudyReader};
use platform::{App, Change, College, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use std::collections::HashMap;
use uuid::Uuid;

/// The readers of a study, users first; `coded` counts what each coded completely and nothing else.
pub(crate) async fn list(tx: &impl ConnectionTrait, scope: &Scope, study: StudyId) -> Result<Vec<StudyReader>> {
    let rows = reader::Entity::find()
        .filter(reader::Column::StudyId.eq(study.0))
        .filter(scope.condition(reader::Column::OrganisationId))
        .order_by_desc(reader::Column::College)
        .order_by_asc(reader::Column::AppointedAt)
        .order_by_asc(reader::Column::PersonId)
        .all(tx)
        .await?;
    let coded = coded_counts(tx, study).await?;
    Ok(rows
        .into_iter()
        .map(|row| StudyReader {
            person: row.person_id,
            college: College::from_code(&row.college).unwrap_or(College::Professionals),
            appointed_at: db::time(row.appointed_at),
            finished_at: row.finished_at.map(db::time),
            coded: coded.get(&row.person_id).copied().unwrap_or(0),
        })
        .collect())
}

/// How many expressions of the sample each reader coded completely.
async fn coded_counts(tx: &impl ConnectionTrait, study: StudyId) -> Result<HashMap<Uuid, i64>> {
    let sql = "select c.person_id as person, count(*) as n from codings c \
               join study_samples s on s.study_id = c.study_id and s.number = c.number and s.withdrawn_at is null \
               where c.study_id = $1 and c.polarity is not null and (c.nothing_applies or cast(c.themes as text) <> '[]') \
               group by c.person_id";
    let rows = tx.query_all_raw(statement(tx, sql, vec![study.0.into()])).await?;
    rows.into_iter()
        .map(|row| Ok((row.try_get("", "person")?, row.try_get("", "n")?)))
        .collect()
}

/// Appoints a reader.
pub(crate) async fn insert(
    change: &Change,
    study: StudyId,
    organisation: Uuid,
    person: Uuid,
    college: College,
) -> Result<()> {
    reader::Entity::insert(reader::ActiveModel {
        study_id: Set(study.0),
        person_id: Set(person),
        organisation_id: Set(organisation),
        college: Set(college.code().to_owned()),
        appointed_at: Set(change.stored_at()),
        appointed_by: Set(change.actor().person()),
        finished_at: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Releases a reader; the caller made sure that they have not finished.
pub(crate) async fn remove(change: &Change, study: StudyId, person: Uuid) -> Result<()> {
    reader::Entity::delete_many()
        .filter(reader::Column::StudyId.eq(study.0))
        .filter(reader::Column::PersonId.eq(person))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Says that a reader finished; false when they had already.
pub(crate) async fn finish(change: &Change, study: StudyId, person: Uuid) -> Result<bool> {
    let touched = reader::Entity::update_many()
        .col_expr(reader::Column::FinishedAt, Expr::value(change.stored_at()))
        .filter(reader::Column::StudyId.eq(study.0))
        .filter(reader::Column::PersonId.eq(person))
        .filter(reader::Column::FinishedAt.is_null())
        .exec(change.tx())
        .await?
        .rows_affected;
    Ok(touched > 0)
}

/// The studies that a person reads, and the college for which they do.
pub(crate) async fn studies_of(app: &App, scope: &Scope, person: Uuid) -> Result<Vec<(StudyId, College, bool)>> {
    let rows = reader::Entity::find()
        .filter(reader::Column::PersonId.eq(person))
        .filter(scope.condition(reader::Column::OrganisationId))
        .order_by_desc(reader::Column::StudyId)
        .all(app.db.read())
        .await?;
    let college = |code: &str| College::from_code(code).unwrap_or(College::Professionals);
    Ok(rows
        .into_iter()
        .map(|row| (StudyId(row.study_id), college(&row.college), row.finished_at.is_some()))
        .collect())
}
