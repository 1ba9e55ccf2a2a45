//! The tables `sheet_authorisations` and `sheet_authorisation_withdrawals`.

use super::by_sheet;
use crate::{
    authorisation::{Authorisation, AuthorisationId, CheckedSignature, Extent, Withdrawal},
    sheet::{Sheet, SheetId},
};
use platform::{Change, Result, db, files::FileId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

mod row {
    //! The table `sheet_authorisations`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_authorisations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sheet_id: Uuid,
        pub organisation_id: Uuid,
        pub content_version: i64,
        pub signed_name: String,
        pub signed_function: String,
        pub signed_on: Date,
        pub extents: Json,
        pub image_rights: bool,
        pub file_id: Uuid,
        pub recorded_at: DateTimeUtc,
        pub by_person: Option<Uuid>,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod withdrawal {
    //! The table `sheet_authorisation_withdrawals`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_authorisation_withdrawals")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub authorisation_id: Uuid,
        pub sheet_id: Uuid,
        pub reason: String,
        pub at: DateTimeUtc,
        pub by_person: Option<Uuid>,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// An authorisation to keep.
pub(crate) struct NewAuthorisation<'a> {
    pub id: AuthorisationId,
    pub sheet: &'a Sheet,
    pub signature: &'a CheckedSignature,
    pub image_rights: bool,
    pub form: FileId,
}

pub(crate) async fn insert(change: &Change, new: NewAuthorisation<'_>) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        id: Set(new.id.0),
        sheet_id: Set(new.sheet.id.0),
        organisation_id: Set(new.sheet.organisation),
        content_version: Set(new.sheet.content_version),
        signed_name: Set(new.signature.name.clone()),
        signed_function: Set(new.signature.function.clone()),
        signed_on: Set(db::stored_date(new.signature.signed_on)),
        extents: Set(serde_json::to_value(&new.signature.extents)?),
        image_rights: Set(new.image_rights),
        file_id: Set(new.form.0),
        recorded_at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(new.sheet.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Writes the withdrawal of an authorisation; one that was withdrawn already stays as it was.
pub(crate) async fn withdraw(change: &Change, sheet: &Sheet, id: AuthorisationId, reason: &str) -> Result<()> {
    withdrawal::Entity::insert(withdrawal::ActiveModel {
        authorisation_id: Set(id.0),
        sheet_id: Set(sheet.id.0),
        reason: Set(reason.to_owned()),
        at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(sheet.organisation)).to_owned()),
    })
    .on_conflict_do_nothing()
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Every authorisation, newest first.
pub(crate) async fn of(db: &impl ConnectionTrait, sheets: &[SheetId]) -> Result<HashMap<SheetId, Vec<Authorisation>>> {
    let ids: Vec<Uuid> = sheets.iter().map(|s| s.0).collect();
    let withdrawn = withdrawal::Entity::find()
        .filter(withdrawal::Column::SheetId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let mut withdrawn: HashMap<Uuid, Withdrawal> = withdrawn
        .into_iter()
        .map(|w| {
            (
                w.authorisation_id,
                Withdrawal {
                    at: db::time(w.at),
                    reason: w.reason,
                },
            )
        })
        .collect();
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.is_in(ids))
        .order_by_desc(row::Column::RecordedAt)
        .order_by_desc(row::Column::Id)
        .all(db)
        .await?;
    Ok(by_sheet(rows.into_iter().map(|row| {
        let withdrawal = withdrawn.remove(&row.id);
        (SheetId(row.sheet_id), read_back(row, withdrawal))
    })))
}

fn read_back(row: row::Model, withdrawal: Option<Withdrawal>) -> Authorisation {
    let extents: Vec<Extent> = serde_json::from_value(row.extents).unwrap_or_default();
    Authorisation {
        id: AuthorisationId(row.id),
        sheet: SheetId(row.sheet_id),
        content_version: row.content_version,
        name: row.signed_name,
        function: row.signed_function,
        signed_on: db::date(row.signed_on),
        extents,
        image_rights: row.image_rights,
        form: FileId(row.file_id),
        recorded_at: db::time(row.recorded_at),
        withdrawal,
    }
}
