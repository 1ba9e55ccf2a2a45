//! The tables `organisations` and `units`.

use super::{
    on_taken,
    tables::{organisation, unit},
};
use crate::organisation::{Kind, NewOrganisation, Organisation, OrganisationId, Unit, UnitId, sort_key};
use jiff::Timestamp;
use platform::{Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

/// Most organisations or units that one page lists.
const MOST: u64 = 500;

/// Adds an organisation.
pub async fn insert(
    tx: &impl ConnectionTrait,
    id: OrganisationId,
    new: &NewOrganisation,
    at: Timestamp,
) -> Result<()> {
    organisation::Entity::insert(organisation::ActiveModel {
        id: Set(id.0),
        kind: Set(new.kind.code().to_owned()),
        name: Set(new.name.clone()),
        sort_key: Set(sort_key(&new.name)),
        finess: Set(new.finess.clone()),
        fictitious: Set(new.fictitious),
        takes_suggestions: Set(new.takes_suggestions),
        created_at: Set(db::stored_time(at)),
        version: Set(1),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Gives an organisation new values if it still has this version.
pub async fn update(
    tx: &impl ConnectionTrait,
    scope: &Scope,
    id: OrganisationId,
    new: &NewOrganisation,
    version: i64,
) -> Result<()> {
    use organisation::Column as C;
    let touched = organisation::Entity::update_many()
        .col_expr(C::Kind, Expr::value(new.kind.code()))
        .col_expr(C::Name, Expr::value(new.name.clone()))
        .col_expr(C::SortKey, Expr::value(sort_key(&new.name)))
        .col_expr(C::Finess, Expr::value(new.finess.clone()))
        .col_expr(C::Fictitious, Expr::value(new.fictitious))
        .col_expr(C::TakesSuggestions, Expr::value(new.takes_suggestions))
        .col_expr(C::Version, Expr::value(version + 1))
        .filter(scope.condition(C::Id))
        .filter(C::Id.eq(id.0))
        .filter(C::Version.eq(version))
        .exec(tx)
        .await?
        .rows_affected;
    if touched == 0 { Err(Error::Conflict("people-organisation-changed")) } else { Ok(()) }
}

/// One organisation that the scope reaches.
pub async fn get(db: &impl ConnectionTrait, scope: &Scope, id: OrganisationId) -> Result<Organisation> {
    let row = organisation::Entity::find_by_id(id.0)
        .filter(scope.condition(organisation::Column::Id))
        .one(db)
        .await?;
    row.map(read_back).ok_or(Error::NotFound)
}

/// The organisations that the scope reaches, by name.
pub async fn list(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Organisation>> {
    let rows = organisation::Entity::find()
        .filter(scope.condition(organisation::Column::Id))
        .order_by_asc(organisation::Column::SortKey)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// The organisations that receive suggestions from anybody, by name.
pub async fn list_public(db: &impl ConnectionTrait) -> Result<Vec<Organisation>> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::TakesSuggestions.eq(true))
        .order_by_asc(organisation::Column::SortKey)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// One organisation as anybody may know it: by its id, its name and kind are no secret.
pub async fn get_public(db: &impl ConnectionTrait, id: OrganisationId) -> Result<Organisation> {
    organisation::Entity::find_by_id(id.0).one(db).await?.map(read_back).ok_or(Error::NotFound)
}

/// Does another organisation have this FINESS number? For a warning: one number may stand for a
/// legal entity and its only site.
pub async fn has_finess(db: &impl ConnectionTrait, finess: &str, besides: Option<OrganisationId>) -> Result<bool> {
    let mut query = organisation::Entity::find().filter(organisation::Column::Finess.eq(finess));
    if let Some(id) = besides {
        query = query.filter(organisation::Column::Id.ne(id.0));
    }
    Ok(query.one(db).await?.is_some())
}

/// Adds a unit; two units of an organisation have different names.
pub async fn insert_unit(
    tx: &impl ConnectionTrait,
    organisation: OrganisationId,
    unit: &Unit,
    at: Timestamp,
) -> Result<()> {
    unit::Entity::insert(unit::ActiveModel {
        id: Set(unit.id.0),
        organisation_id: Set(organisation.0),
        name: Set(unit.name.clone()),
        sort_key: Set(sort_key(&unit.name)),
        created_at: Set(db::stored_time(at)),
    })
    .exec_without_returning(tx)
    .await
    .map_err(|error| on_taken(error, "name", "people-unit-taken"))?;
    Ok(())
}

/// The units of an organisation that the scope reaches, by name.
pub async fn units(db: &impl ConnectionTrait, scope: &Scope, organisation: OrganisationId) -> Result<Vec<Unit>> {
    let rows = unit::Entity::find()
        .filter(scope.condition(unit::Column::OrganisationId))
        .filter(unit::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(unit::Column::SortKey)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Unit { id: UnitId(row.id), name: row.name }).collect())
}

fn read_back(row: organisation::Model) -> Organisation {
    Organisation {
        id: OrganisationId(row.id),
        name: row.name,
        kind: Kind::from_code(&row.kind).unwrap_or(Kind::Other),
        finess: row.finess,
        fictitious: row.fictitious,
        takes_suggestions: row.takes_suggestions,
        version: row.version,
    }
}
