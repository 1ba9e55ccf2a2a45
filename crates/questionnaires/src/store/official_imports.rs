//! Imports of official results.

use super::tables::{official_import, official_result};
use crate::{
    esatis::{Survey, means::Means, reading::OfficialFile},
    official::{OfficialImport, OfficialImportId, Told},
};
use platform::{Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Imports of a list.
const MOST: u64 = 200;

/// The imports that the scope reaches, the latest first.
pub(crate) async fn list(tx: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<OfficialImport>> {
    let rows = official_import::Entity::find()
        .filter(scope.condition(official_import::Column::OrganisationId))
        .order_by_desc(official_import::Column::CreatedAt)
        .order_by_desc(official_import::Column::Id)
        .limit(MOST)
        .all(tx)
        .await?;
    rows.into_iter().map(import_of).collect()
}

/// The imports in force that the scope reaches, in the order in which they were confirmed.
pub(crate) async fn in_force(tx: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<OfficialImport>> {
    let rows = official_import::Entity::find()
        .filter(scope.condition(official_import::Column::OrganisationId))
        .filter(official_import::Column::ImportedAt.is_not_null())
        .filter(official_import::Column::UndoneAt.is_null())
        .order_by_asc(official_import::Column::ImportedAt)
        .order_by_asc(official_import::Column::Id)
        .all(tx)
        .await?;
    rows.into_iter().map(import_of).collect()
}

/// An import.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn get(tx: &impl ConnectionTrait, scope: &Scope, id: OfficialImportId) -> Result<OfficialImport> {
    let row = official_import::Entity::find_by_id(id.0)
        .filter(scope.condition(official_import::Column::OrganisationId))
        .one(tx)
        .await?;
    row.map_or(Err(Error::NotFound), import_of)
}

fn import_of(row: official_import::Model) -> Result<OfficialImport> {
    let survey = Survey::from_code(&row.survey)
        .ok_or_else(|| Error::internal(anyhow::anyhow!("an import has an unknown survey")))?;
    Ok(OfficialImport {
        id: OfficialImportId(row.id),
        organisation: row.organisation_id,
        survey,
        year: row.year,
        file_name: row.file_name,
        row_count: row.row_count,
        told: serde_json::from_value(row.told)?,
        means: serde_json::from_value(row.means)?,
        created_at: db::time(row.created_at),
        imported_at: row.imported_at.map(db::time),
        undone_at: row.undone_at.map(db::time),
        undone_why: row.undone_why,
    })
}

/// Writes a draft without its rows.
pub(crate) async fn insert(
    change: &Change,
    organisation: Uuid,
    (file_name, year): (&str, Option<i64>),
    file: &OfficialFile,
) -> Result<OfficialImportId> {
    let id = OfficialImportId(change.fresh_id());
    let row = official_import::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation),
        survey: Set(file.survey.code().to_owned()),
        year: Set(year),
        file_name: Set(file_name.to_owned()),
        row_count: Set(i64::try_from(file.rows.len()).unwrap_or(i64::MAX)),
        told: Set(serde_json::to_value(Told::of(file))?),
        means: Set(serde_json::to_value(Means::of(&file.rows))?),
        created_at: Set(change.stored_at()),
        created_by: Set(change.actor().person()),
        imported_at: Set(None),
        imported_by: Set(None),
        undone_at: Set(None),
        undone_by: Set(None),
        undone_why: Set(None),
    };
    official_import::Entity::insert(row)
        .exec_without_returning(change.tx())
        .await?;
    Ok(id)
}

/// Gives a draft another year.
///
/// # Errors
/// [`Error::Conflict`] when it is no draft any more.
pub(crate) async fn set_year(change: &Change, id: OfficialImportId, year: i64) -> Result<()> {
    let touched = official_import::Entity::update_many()
        .col_expr(official_import::Column::Year, Expr::value(year))
        .filter(official_import::Column::Id.eq(id.0))
        .filter(official_import::Column::ImportedAt.is_null())
        .exec(change.tx())
        .await?;
    not_a_draft(touched.rows_affected)
}

/// Puts a draft in force.
///
/// # Errors
/// [`Error::Conflict`] when it is no draft any more.
pub(crate) async fn confirm(change: &Change, id: OfficialImportId, year: i64) -> Result<()> {
    let touched = official_import::Entity::update_many()
        .col_expr(official_import::Column::Year, Expr::value(year))
        .col_expr(official_import::Column::ImportedAt, Expr::value(change.stored_at()))
        .col_expr(
            official_import::Column::ImportedBy,
            Expr::value(change.actor().person()),
        )
        .filter(official_import::Column::Id.eq(id.0))
        .filter(official_import::Column::ImportedAt.is_null())
        .exec(change.tx())
        .await?;
    not_a_draft(touched.rows_affected)
}

fn not_a_draft(touched: u64) -> Result<()> {
    if touched == 0 {
        return Err(Error::Conflict("questionnaires-official-not-a-draft"));
    }
    Ok(())
}

/// Takes an import out of force; its rows stay under it, seen by nobody.
///
/// # Errors
/// [`Error::Conflict`] when it is not in force.
pub(crate) async fn undo(change: &Change, id: OfficialImportId, why: &str) -> Result<()> {
    let touched = official_import::Entity::update_many()
        .col_expr(official_import::Column::UndoneAt, Expr::value(change.stored_at()))
        .col_expr(official_import::Column::UndoneBy, Expr::value(change.actor().person()))
        .col_expr(official_import::Column::UndoneWhy, Expr::value(why))
        .filter(official_import::Column::Id.eq(id.0))
        .filter(official_import::Column::ImportedAt.is_not_null())
        .filter(official_import::Column::UndoneAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-official-not-in-force"));
    }
    Ok(())
}

/// Throws a draft away, with its rows.
///
/// # Errors
/// [`Error::Conflict`] when it is no draft any more.
pub(crate) async fn remove(change: &Change, id: OfficialImportId) -> Result<()> {
    let draft = official_import::Entity::find_by_id(id.0)
        .filter(official_import::Column::ImportedAt.is_null())
        .one(change.tx())
        .await?;
    not_a_draft(u64::from(draft.is_some()))?;
    official_result::Entity::delete_many()
        .filter(official_result::Column::ImportId.eq(id.0))
        .exec(change.tx())
        .await?;
    official_import::Entity::delete_by_id(id.0).exec(change.tx()).await?;
    Ok(())
}

/// The drafts of whoever acts, of an organisation, survey and year: a new file takes their place.
pub(crate) async fn own_drafts(
    change: &Change,
    organisation: Uuid,
    survey: Survey,
    year: Option<i64>,
) -> Result<Vec<OfficialImportId>> {
    use official_import::Column;
    let by = match change.actor().person() {
        Some(person) => Column::CreatedBy.eq(person),
        None => Column::CreatedBy.is_null(),
    };
    let rows = official_import::Entity::find()
        .filter(Column::OrganisationId.eq(organisation))
        .filter(Column::ImportedAt.is_null())
        .filter(Column::Survey.eq(survey.code()))
        .filter(match year {
            Some(year) => Column::Year.eq(year),
            None => Column::Year.is_null(),
        })
        .filter(by)
        .all(change.tx())
        .await?;
    Ok(rows.into_iter().map(|row| OfficialImportId(row.id)).collect())
}
