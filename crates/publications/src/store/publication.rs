//! The tables `sheet_versions` and `sheet_publications`: what was published, from when to when.

use super::by_sheet;
use crate::{
    authorisation::AuthorisationId,
    dossier::{Ended, EndedHow, Publication},
    public::{PublicSheet, Shown, Snapshot},
    sheet::{Sheet, SheetId},
};
use jiff::Timestamp;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::HashMap;

pub(crate) mod row {
    //! The table `sheet_publications`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_publications")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: i64,
        pub sheet_id: Uuid,
        pub version_id: Uuid,
        pub content_version: i64,
        pub organisation_id: Uuid,
        pub organisation_name: String,
        pub title: String,
        pub title_key: String,
        pub theme: String,
        pub discipline: String,
        pub outcome: String,
        pub maturity: String,
        pub establishment_status: String,
        pub region: String,
        pub first_published_at: DateTimeUtc,
        pub published_at: DateTimeUtc,
        pub by_person: Option<Uuid>,
        pub by_role: String,
        pub withdrawn_at: Option<DateTimeUtc>,
        pub withdrawn_because: String,
        pub withdrawn_kind: String,
        pub withdrawn_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod version {
    //! The table `sheet_versions`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sheet_id: Uuid,
        pub organisation_id: Uuid,
        pub content_version: i64,
        pub authorisation_id: Uuid,
        pub content: Json,
        pub at: DateTimeUtc,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A publication to begin.
pub(crate) struct NewPublication<'a> {
    pub number: i64,
    pub sheet: &'a Sheet,
    pub organisation_name: &'a str,
    pub authorisation: AuthorisationId,
    pub snapshot: &'a Snapshot,
    pub first_published_at: Timestamp,
}

/// Writes the snapshot and begins its publication.
///
/// Fails with a conflict when another publication of the sheet runs.
pub(crate) async fn begin(change: &Change, new: NewPublication<'_>) -> Result<()> {
    let role = change.actor().signing_role(Some(new.sheet.organisation)).to_owned();
    let version = change.fresh_id();
    version::Entity::insert(version::ActiveModel {
        id: Set(version),
        sheet_id: Set(new.sheet.id.0),
        organisation_id: Set(new.sheet.organisation),
        content_version: Set(new.sheet.content_version),
        authorisation_id: Set(new.authorisation.0),
        content: Set(serde_json::to_value(new.snapshot)?),
        at: Set(change.stored_at()),
        by_role: Set(role.clone()),
    })
    .exec_without_returning(change.tx())
    .await?;
    let words = &new.snapshot.words;
    let inserted = row::Entity::insert(row::ActiveModel {
        id: Set(change.fresh_id()),
        number: Set(new.number),
        sheet_id: Set(new.sheet.id.0),
        version_id: Set(version),
        content_version: Set(new.sheet.content_version),
        organisation_id: Set(new.sheet.organisation),
        organisation_name: Set(new.organisation_name.to_owned()),
        title: Set(words.title.clone()),
        title_key: Set(platform::text::folded(&words.title)),
        theme: Set(words.theme.clone()),
        discipline: Set(words.discipline.clone()),
        outcome: Set(words.outcome.clone()),
        maturity: Set(words.maturity.clone()),
        establishment_status: Set(words.establishment_status.clone()),
        region: Set(words.region.clone()),
        first_published_at: Set(db::stored_time(new.first_published_at)),
        published_at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(role),
        withdrawn_at: Set(None),
        withdrawn_because: Set(String::new()),
        withdrawn_kind: Set(String::new()),
        withdrawn_role: Set(String::new()),
    })
    .exec_without_returning(change.tx())
    .await;
    match inserted {
        Err(error) if db::is_taken(&error) => Err(Error::Conflict("publications-already-published")),
        other => Ok(other.map(|_| ())?),
    }
}

/// Ends the running publication of a sheet; answers its number, or nothing when none ran.
pub(crate) async fn end(change: &Change, sheet: &Sheet, how: EndedHow, reason: &str) -> Result<Option<i64>> {
    let running = running_row(change.tx(), sheet.id).await?;
    let Some(running) = running else { return Ok(None) };
    row::Entity::update_many()
        .col_expr(row::Column::WithdrawnAt, Expr::value(change.stored_at()))
        .col_expr(row::Column::WithdrawnBecause, Expr::value(reason))
        .col_expr(row::Column::WithdrawnKind, Expr::value(how.code()))
        .col_expr(
            row::Column::WithdrawnRole,
            Expr::value(change.actor().signing_role(Some(sheet.organisation))),
        )
        .filter(row::Column::Id.eq(running.id))
        .exec(change.tx())
        .await?;
    Ok(Some(running.number))
}

async fn running_row(db: &impl ConnectionTrait, sheet: SheetId) -> Result<Option<row::Model>> {
    let running = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .filter(row::Column::WithdrawnAt.is_null());
    Ok(running.one(db).await?)
}

/// When a sheet was first published, if it ever was.
pub(crate) async fn first(db: &impl ConnectionTrait, sheet: SheetId) -> Result<Option<Timestamp>> {
    let oldest = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .order_by_asc(row::Column::PublishedAt);
    Ok(oldest.one(db).await?.map(|row| db::time(row.published_at)))
}

/// Every publication, newest first.
pub(crate) async fn of(db: &impl ConnectionTrait, sheets: &[SheetId]) -> Result<HashMap<SheetId, Vec<Publication>>> {
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.is_in(sheets.iter().map(|s| s.0)))
        .order_by_desc(row::Column::Number)
        .all(db)
        .await?;
    Ok(by_sheet(
        rows.into_iter().map(|row| (SheetId(row.sheet_id), publication(row))),
    ))
}

fn publication(row: row::Model) -> Publication {
    let ended = row.withdrawn_at.map(|at| Ended {
        at: db::time(at),
        how: EndedHow::from_code(&row.withdrawn_kind).unwrap_or(EndedHow::TakenDown),
        reason: row.withdrawn_because,
    });
    Publication {
        number: row.number,
        version: row.version_id,
        content_version: row.content_version,
        at: db::time(row.published_at),
        role: row.by_role,
        ended,
    }
}

/// The sheet between two identifiers that was published, if it is the only one.
pub(crate) async fn sheet_between(app: &App, (first, last): (Uuid, Uuid)) -> Result<SheetId> {
    let found: Vec<Uuid> = row::Entity::find()
        .select_only()
        .column(row::Column::SheetId)
        .distinct()
        .filter(row::Column::SheetId.between(first, last))
        .limit(2)
        .into_tuple()
        .all(app.db.read())
        .await?;
    match found[..] {
        [id] => Ok(SheetId(id)),
        _ => Err(Error::NotFound),
    }
}

/// The latest publication of a sheet with its snapshot, running or ended: the caller decides what
/// may be shown of it.
pub(crate) async fn latest(app: &App, sheet: SheetId) -> Result<Option<Shown>> {
    let db = app.db.read();
    let newest = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .order_by_desc(row::Column::Number);
    let Some(row) = newest.one(db).await? else {
        return Ok(None);
    };
    let version = version::Entity::find_by_id(row.version_id)
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    let gone = super::attachment::gone(db, sheet).await?;
    let project = super::sheet::project_of(db, sheet).await?;
    Ok(Some(Shown {
        id: sheet,
        project,
        organisation: row.organisation_id,
        organisation_name: row.organisation_name,
        first_published_at: db::time(row.first_published_at),
        published_at: db::time(row.published_at),
        withdrawn_at: row.withdrawn_at.map(db::time),
        snapshot: serde_json::from_value(version.content)?,
        gone,
    }))
}

/// What one publication of a sheet showed, running or ended, for who may read the sheet.
pub(crate) async fn snapshot(app: &App, scope: &Scope, sheet: SheetId, id: Uuid) -> Result<Snapshot> {
    let version = version::Entity::find_by_id(id)
        .filter(version::Column::SheetId.eq(sheet.0))
        .filter(scope.condition(version::Column::OrganisationId))
        .one(app.db.read())
        .await?
        .ok_or(Error::NotFound)?;
    Ok(serde_json::from_value(version.content)?)
}

/// The running publications, newest first.
pub(crate) async fn latest_public(app: &App, limit: u64) -> Result<Vec<PublicSheet>> {
    let rows = row::Entity::find()
        .filter(row::Column::WithdrawnAt.is_null())
        .order_by_desc(row::Column::FirstPublishedAt)
        .order_by_desc(row::Column::Number)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(public_line).collect())
}

pub(crate) fn public_line(row: row::Model) -> PublicSheet {
    let id = SheetId(row.sheet_id);
    PublicSheet {
        id,
        title: row.title,
        organisation: row.organisation_name,
        url: format!("/sheets/{id}"),
        published_at: db::time(row.first_published_at),
        updated_at: db::time(row.published_at),
        theme: row.theme,
        discipline: row.discipline,
        outcome: row.outcome,
        maturity: row.maturity,
        establishment_status: row.establishment_status,
        region: row.region,
    }
}
