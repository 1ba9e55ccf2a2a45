//! The table `sheet_attachments`.

use super::{by_sheet, met};
use crate::{
    attachment::{Attachment, AttachmentId, AttachmentWords},
    sheet::SheetId,
};
use platform::{
    Change, Result, db,
    files::{FileId, StoredFile},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

mod row {
    //! The table `sheet_attachments`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_attachments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sheet_id: Uuid,
        pub organisation_id: Uuid,
        pub file_id: Uuid,
        pub hash: String,
        pub media_type: String,
        pub name: String,
        pub byte_count: i64,
        pub alternative: String,
        pub caption: String,
        pub consent: String,
        pub added_at: DateTimeUtc,
        pub by_role: String,
        pub removed_at: Option<DateTimeUtc>,
        pub removed_because: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn read_back(row: row::Model) -> Attachment {
    Attachment {
        id: AttachmentId(row.id),
        sheet: SheetId(row.sheet_id),
        file: FileId(row.file_id),
        hash: row.hash,
        media_type: row.media_type,
        name: row.name,
        byte_count: row.byte_count,
        words: AttachmentWords {
            alternative: row.alternative,
            caption: row.caption,
            consent: row.consent,
        },
        added_at: db::time(row.added_at),
        version: row.version,
    }
}

pub(crate) async fn insert(
    change: &Change,
    id: AttachmentId,
    sheet: SheetId,
    file: &StoredFile,
    words: &AttachmentWords,
) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        id: Set(id.0),
        sheet_id: Set(sheet.0),
        organisation_id: Set(file.organisation),
        file_id: Set(file.id.0),
        hash: Set(file.hash.clone()),
        media_type: Set(file.media_type.clone()),
        name: Set(file.name.clone()),
        byte_count: Set(file.byte_count),
        alternative: Set(words.alternative.clone()),
        caption: Set(words.caption.clone()),
        consent: Set(words.consent.clone()),
        added_at: Set(change.stored_at()),
        by_role: Set(change.actor().signing_role(Some(file.organisation)).to_owned()),
        removed_at: Set(None),
        removed_because: Set(String::new()),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// What is attached now, oldest first.
pub(crate) async fn of(db: &impl ConnectionTrait, sheets: &[SheetId]) -> Result<HashMap<SheetId, Vec<Attachment>>> {
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.is_in(sheets.iter().map(|s| s.0)))
        .filter(row::Column::RemovedAt.is_null())
        .order_by_asc(row::Column::Id)
        .all(db)
        .await?;
    Ok(by_sheet(rows.into_iter().map(read_back).map(|a| (a.sheet, a))))
}

/// What was attached to a sheet and taken away since.
pub(crate) async fn gone(db: &impl ConnectionTrait, sheet: SheetId) -> Result<Vec<AttachmentId>> {
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .filter(row::Column::RemovedAt.is_not_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| AttachmentId(row.id)).collect())
}

/// Writes words over the version that was shown.
pub(crate) async fn update_words(
    change: &Change,
    id: AttachmentId,
    version: i64,
    words: &AttachmentWords,
) -> Result<()> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::Alternative, Expr::value(words.alternative.clone()))
        .col_expr(row::Column::Caption, Expr::value(words.caption.clone()))
        .col_expr(row::Column::Consent, Expr::value(words.consent.clone()))
        .col_expr(row::Column::Version, Expr::col(row::Column::Version).add(1))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::Version.eq(version))
        .filter(row::Column::RemovedAt.is_null())
        .exec(change.tx())
        .await?;
    met(&done)
}

pub(crate) async fn remove(change: &Change, id: AttachmentId, because: &str) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::RemovedAt, Expr::value(change.stored_at()))
        .col_expr(row::Column::RemovedBecause, Expr::value(because))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::RemovedAt.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}
