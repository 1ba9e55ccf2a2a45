//! Readers' codes, behind one door: one's own, or everybody's once every reader has finished.
//!
//! No function here gives a person another's codes while the reading is open, whoever asks: the
//! question itself joins the study and finds nothing. Managers, the API, exports and jobs come
//! through the same door.

use super::{
    tables::{coding, study},
    themes_json, themes_of,
};
use crate::{
    CodingId, StudyId,
    coding::{Codes, Coding, Tone},
};
use expressions::ExpressionId;
use platform::{Change, College, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

/// What one reader coded themselves.
pub(crate) async fn own(tx: &impl ConnectionTrait, scope: &Scope, study: StudyId, person: Uuid) -> Result<Vec<Coding>> {
    let rows = coding::Entity::find()
        .filter(coding::Column::StudyId.eq(study.0))
        .filter(coding::Column::PersonId.eq(person))
        .filter(scope.condition(coding::Column::OrganisationId))
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(coding_of).collect())
}

/// Everybody's codes, once the reading is closed.
///
/// # Errors
/// [`Error::Conflict`] while a reader has not finished.
pub(crate) async fn everybodys(tx: &impl ConnectionTrait, scope: &Scope, study: StudyId) -> Result<Vec<Coding>> {
    let closed = closed(tx, scope, study).await?;
    let rows = coding::Entity::find()
        .filter(coding::Column::StudyId.in_subquery(closed_study(study)))
        .filter(scope.condition(coding::Column::OrganisationId))
        .order_by_asc(coding::Column::Number)
        .order_by_asc(coding::Column::PersonId)
        .all(tx)
        .await?;
    if closed {
        Ok(rows.into_iter().map(coding_of).collect())
    } else {
        Err(Error::Conflict("analysis-still-blind"))
    }
}

/// Everybody's codes of some expressions, once the reading is closed; nothing before.
pub(crate) async fn of_numbers(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    study: StudyId,
    numbers: &[i64],
) -> Result<Vec<Coding>> {
    let rows = coding::Entity::find()
        .filter(coding::Column::StudyId.in_subquery(closed_study(study)))
        .filter(coding::Column::Number.is_in(numbers.iter().copied()))
        .filter(scope.condition(coding::Column::OrganisationId))
        .order_by_asc(coding::Column::Number)
        .order_by_asc(coding::Column::PersonId)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(coding_of).collect())
}

/// The study's id, if its reading is closed.
fn closed_study(id: StudyId) -> sea_orm::sea_query::SelectStatement {
    sea_orm::QueryTrait::into_query(
        study::Entity::find()
            .select_only()
            .column(study::Column::Id)
            .filter(study::Column::Id.eq(id.0))
            .filter(study::Column::ClosedAt.is_not_null()),
    )
}

async fn closed(tx: &impl ConnectionTrait, scope: &Scope, id: StudyId) -> Result<bool> {
    let row = study::Entity::find_by_id(id.0)
        .filter(scope.condition(study::Column::OrganisationId))
        .one(tx)
        .await?;
    Ok(row.ok_or(Error::NotFound)?.closed_at.is_some())
}

/// Has anybody coded anything? A yes or no that tells nothing of what.
pub(crate) async fn began(tx: &impl ConnectionTrait, study: StudyId) -> Result<bool> {
    Ok(coding::Entity::find()
        .filter(coding::Column::StudyId.eq(study.0))
        .one(tx)
        .await?
        .is_some())
}

/// A reader's codes of one expression, to write.
pub(crate) struct NewCoding<'a> {
    pub study: StudyId,
    pub organisation: Uuid,
    pub number: i64,
    pub expression: ExpressionId,
    pub person: Uuid,
    pub college: College,
    pub codes: &'a Codes,
}

/// Writes a reader's own codes over those of `version` (none for the first time).
///
/// # Errors
/// [`Error::Conflict`] when the same reader changed them in another window.
pub(crate) async fn save(change: &Change, new: &NewCoding<'_>, version: Option<i64>) -> Result<i64> {
    let Some(version) = version else {
        return insert(change, new).await;
    };
    let touched = coding::Entity::update_many()
        .col_expr(coding::Column::Themes, Expr::value(themes_json(&new.codes.themes)))
        .col_expr(coding::Column::NothingApplies, Expr::value(new.codes.nothing))
        .col_expr(coding::Column::Polarity, Expr::value(new.codes.tone.map(Tone::code)))
        .col_expr(coding::Column::CodedAt, Expr::value(change.stored_at()))
        .col_expr(coding::Column::Version, Expr::value(version + 1))
        .filter(coding::Column::StudyId.eq(new.study.0))
        .filter(coding::Column::PersonId.eq(new.person))
        .filter(coding::Column::Number.eq(new.number))
        .filter(coding::Column::Version.eq(version))
        .exec(change.tx())
        .await?
        .rows_affected;
    if touched == 0 {
        Err(Error::Conflict("analysis-coding-changed"))
    } else {
        Ok(version + 1)
    }
}

async fn insert(change: &Change, new: &NewCoding<'_>) -> Result<i64> {
    let inserted = coding::Entity::insert(coding::ActiveModel {
        id: Set(change.fresh_id()),
        organisation_id: Set(new.organisation),
        study_id: Set(new.study.0),
        number: Set(new.number),
        expression_id: Set(new.expression.0),
        person_id: Set(new.person),
        college: Set(new.college.code().to_owned()),
        themes: Set(themes_json(&new.codes.themes)),
        nothing_applies: Set(new.codes.nothing),
        polarity: Set(new.codes.tone.map(|tone| tone.code().to_owned())),
        coded_at: Set(change.stored_at()),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await;
    match inserted {
        Ok(_) => Ok(1),
        Err(error) if db::is_taken(&error) => Err(Error::Conflict("analysis-coding-changed")),
        Err(error) => Err(error.into()),
    }
}

/// Takes away what a released reader had coded.
pub(crate) async fn remove_of(change: &Change, study: StudyId, person: Uuid) -> Result<()> {
    coding::Entity::delete_many()
        .filter(coding::Column::StudyId.eq(study.0))
        .filter(coding::Column::PersonId.eq(person))
        .exec(change.tx())
        .await?;
    Ok(())
}

fn coding_of(row: coding::Model) -> Coding {
    Coding {
        id: CodingId(row.id),
        expression: ExpressionId(row.expression_id),
        number: row.number,
        person: row.person_id,
        college: College::from_code(&row.college).unwrap_or(College::Professionals),
        codes: Codes {
            themes: themes_of(&row.themes),
            nothing: row.nothing_applies,
            tone: row.polarity.as_deref().and_then(Tone::from_code),
        },
        at: db::time(row.coded_at),
        version: row.version,
    }
}
