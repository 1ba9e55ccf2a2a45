//! The table `sheet_follow_ups`.

use super::by_sheet;
use crate::{
    follow_up::{FollowUp, Step},
    sheet::{Sheet, SheetId},
};
use jiff::civil::Date as Day;
use platform::{Change, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

mod row {
    //! The table `sheet_follow_ups`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_follow_ups")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sheet_id: Uuid,
        pub organisation_id: Uuid,
        pub step: String,
        pub note: String,
        pub happened_on: Date,
        pub at: DateTimeUtc,
        pub by_person: Option<Uuid>,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) async fn insert(change: &Change, sheet: &Sheet, step: Step, note: &str, on: Day) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        id: Set(change.fresh_id()),
        sheet_id: Set(sheet.id.0),
        organisation_id: Set(sheet.organisation),
        step: Set(step.code().to_owned()),
        note: Set(note.to_owned()),
        happened_on: Set(db::stored_date(on)),
        at: Set(change.stored_at()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(sheet.organisation)).to_owned()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Every step, oldest first.
pub(crate) async fn of(db: &impl ConnectionTrait, sheets: &[SheetId]) -> Result<HashMap<SheetId, Vec<FollowUp>>> {
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.is_in(sheets.iter().map(|s| s.0)))
        .order_by_asc(row::Column::HappenedOn)
        .order_by_asc(row::Column::Id)
        .all(db)
        .await?;
    Ok(by_sheet(rows.into_iter().filter_map(|row| {
        let step = Step::from_code(&row.step)?;
        let on = db::date(row.happened_on);
        Some((
            SheetId(row.sheet_id),
            FollowUp {
                step,
                note: row.note,
                on,
                at: db::time(row.at),
                role: row.by_role,
            },
        ))
    })))
}
