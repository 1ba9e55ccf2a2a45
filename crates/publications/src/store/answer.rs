//! The table `sheet_answers`.

use super::by_sheet;
use crate::{
    criteria::{Answer, Answered},
    sheet::SheetId,
};
use platform::{Change, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, entity::prelude::*, sea_query::OnConflict};
use std::collections::HashMap;

mod row {
    //! The table `sheet_answers`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub sheet_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub criterion: String,
        pub answer: String,
        pub at: DateTimeUtc,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) async fn put(change: &Change, sheet: SheetId, organisation: Uuid, answer: &Answer) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        sheet_id: Set(sheet.0),
        criterion: Set(answer.criterion.clone()),
        answer: Set(answer.answer.clone()),
        at: Set(change.stored_at()),
        by_role: Set(change.actor().signing_role(Some(organisation)).to_owned()),
    })
    .on_conflict(
        OnConflict::columns([row::Column::SheetId, row::Column::Criterion])
            .update_columns([row::Column::Answer, row::Column::At, row::Column::ByRole])
            .to_owned(),
    )
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

pub(crate) async fn of(db: &impl ConnectionTrait, sheets: &[SheetId]) -> Result<HashMap<SheetId, Vec<Answered>>> {
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.is_in(sheets.iter().map(|s| s.0)))
        .all(db)
        .await?;
    Ok(by_sheet(rows.into_iter().map(|row| {
        let answered = Answered {
            criterion: row.criterion,
            answer: row.answer,
            at: db::time(row.at),
            role: row.by_role,
        };
        (SheetId(row.sheet_id), answered)
    })))
}
