//! Instruments and their versions.

use super::tables::{instrument, version};
use crate::{
    campaign::{InstrumentId, Version, VersionId},
    instrument::Content,
};
use jiff::Timestamp;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::HashMap;

/// An instrument in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub id: InstrumentId,
    pub organisation: Uuid,
    pub name: String,
    /// Its latest version: number, and when it was published.
    pub latest: (i64, Option<Timestamp>),
    pub latest_id: VersionId,
}

/// The instruments that the scope reaches, by name.
pub(crate) async fn list(app: &App, scope: &Scope) -> Result<Vec<Listed>> {
    let rows = instrument::Entity::find()
        .filter(scope.condition(instrument::Column::OrganisationId))
        .filter(instrument::Column::RetiredAt.is_null())
        .order_by_asc(instrument::Column::Name)
        .order_by_asc(instrument::Column::Id)
        .all(app.db.read())
        .await?;
    let latest = latest_versions(app, scope).await?;
    let listed = rows.into_iter().filter_map(|row| {
        let (id, number, published_at) = *latest.get(&row.id)?;
        Some(Listed {
            id: InstrumentId(row.id),
            organisation: row.organisation_id,
            name: row.name,
            latest: (number, published_at),
            latest_id: id,
        })
    });
    Ok(listed.collect())
}

type Latest = HashMap<Uuid, (VersionId, i64, Option<Timestamp>)>;

async fn latest_versions(app: &App, scope: &Scope) -> Result<Latest> {
    type Row = (Uuid, Uuid, i64, Option<DateTimeUtc>);
    let rows: Vec<Row> = version::Entity::find()
        .select_only()
        .columns([
            version::Column::InstrumentId,
            version::Column::Id,
            version::Column::Number,
            version::Column::PublishedAt,
        ])
        .filter(scope.condition(version::Column::OrganisationId))
        .order_by_asc(version::Column::Number)
        .into_tuple()
        .all(app.db.read())
        .await?;
    let pair = |(instrument, id, number, at): Row| (instrument, (VersionId(id), number, at.map(db::time)));
    Ok(rows.into_iter().map(pair).collect())
}

/// The versions of an instrument, whatever the scope: which campaigns asked the same.
pub(crate) async fn version_ids(tx: &impl ConnectionTrait, of: InstrumentId) -> Result<Vec<VersionId>> {
    let rows: Vec<Uuid> = version::Entity::find()
        .select_only()
        .column(version::Column::Id)
        .filter(version::Column::InstrumentId.eq(of.0))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(VersionId).collect())
}

/// The name of an instrument that the scope reaches.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn name(tx: &impl ConnectionTrait, scope: &Scope, id: InstrumentId) -> Result<(Uuid, String)> {
    let row = instrument::Entity::find_by_id(id.0)
        .filter(scope.condition(instrument::Column::OrganisationId))
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((row.organisation_id, row.name))
}

/// Writes a new instrument with its first version.
pub(crate) async fn insert(
    change: &Change,
    organisation: Uuid,
    content: &Content,
) -> Result<(InstrumentId, VersionId)> {
    let id = InstrumentId(change.fresh_id());
    instrument::Entity::insert(instrument::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation),
        name: Set(content.title.get("fr").to_owned()),
        created_at: Set(change.stored_at()),
        created_by: Set(change.actor().person()),
        retired_at: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    let version = insert_version(change, id, organisation, 1, content).await?;
    Ok((id, version))
}

/// Writes a new version.
pub(crate) async fn insert_version(
    change: &Change,
    instrument: InstrumentId,
    organisation: Uuid,
    number: i64,
    content: &Content,
) -> Result<VersionId> {
    let id = VersionId(change.fresh_id());
    version::Entity::insert(version::ActiveModel {
        id: Set(id.0),
        instrument_id: Set(instrument.0),
        organisation_id: Set(organisation),
        number: Set(number),
        content: Set(serde_json::to_value(content)?),
        edit: Set(1),
        edited_at: Set(change.stored_at()),
        edited_by: Set(change.actor().person()),
        published_at: Set(None),
        published_by: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(id)
}

/// A version that the scope reaches.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn version(tx: &impl ConnectionTrait, scope: &Scope, id: VersionId) -> Result<Version> {
    let row = version::Entity::find_by_id(id.0)
        .filter(scope.condition(version::Column::OrganisationId))
        .one(tx)
        .await?;
    version_of(row.ok_or(Error::NotFound)?)
}

/// A version whatever the scope: for those who were asked it.
pub(crate) async fn asked(tx: &impl ConnectionTrait, id: VersionId) -> Result<Version> {
    let row = version::Entity::find_by_id(id.0).one(tx).await?;
    version_of(row.ok_or(Error::NotFound)?)
}

/// The versions of an instrument, the latest first.
pub(crate) async fn versions(tx: &impl ConnectionTrait, scope: &Scope, of: InstrumentId) -> Result<Vec<Version>> {
    let rows = version::Entity::find()
        .filter(version::Column::InstrumentId.eq(of.0))
        .filter(scope.condition(version::Column::OrganisationId))
        .order_by_desc(version::Column::Number)
        .all(tx)
        .await?;
    rows.into_iter().map(version_of).collect()
}

fn version_of(row: version::Model) -> Result<Version> {
    Ok(Version {
        id: VersionId(row.id),
        instrument: InstrumentId(row.instrument_id),
        organisation: row.organisation_id,
        number: row.number,
        content: serde_json::from_value(row.content)?,
        edit: row.edit,
        published_at: row.published_at.map(db::time),
    })
}

/// Writes the content of a draft over that of `edit`.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it meanwhile, or published it.
pub(crate) async fn save(change: &Change, id: VersionId, edit: i64, content: &Content) -> Result<()> {
    let touched = version::Entity::update_many()
        .col_expr(version::Column::Content, Expr::value(serde_json::to_value(content)?))
        .col_expr(version::Column::Edit, Expr::value(edit + 1))
        .col_expr(version::Column::EditedAt, Expr::value(change.stored_at()))
        .col_expr(version::Column::EditedBy, Expr::value(change.actor().person()))
        .filter(version::Column::Id.eq(id.0))
        .filter(version::Column::Edit.eq(edit))
        .filter(version::Column::PublishedAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    rename(change, id, content).await
}

/// The instrument is called as its latest version is.
async fn rename(change: &Change, id: VersionId, content: &Content) -> Result<()> {
    let row = version::Entity::find_by_id(id.0)
        .one(change.tx())
        .await?
        .ok_or(Error::NotFound)?;
    instrument::Entity::update_many()
        .col_expr(instrument::Column::Name, Expr::value(content.title.get("fr")))
        .filter(instrument::Column::Id.eq(row.instrument_id))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Publishes a draft: from then on it never changes.
///
/// # Errors
/// [`Error::Conflict`] when it was changed or published meanwhile.
pub(crate) async fn publish(change: &Change, id: VersionId, edit: i64) -> Result<()> {
    let touched = version::Entity::update_many()
        .col_expr(version::Column::PublishedAt, Expr::value(change.stored_at()))
        .col_expr(version::Column::PublishedBy, Expr::value(change.actor().person()))
        .filter(version::Column::Id.eq(id.0))
        .filter(version::Column::Edit.eq(edit))
        .filter(version::Column::PublishedAt.is_null())
        .exec(change.tx())
        .await?;
    if touched.rows_affected == 0 {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    Ok(())
}
