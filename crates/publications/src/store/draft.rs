//! The table `sheet_drafts`: what one person typed and has not saved.

use crate::sheet::{SheetId, Words};
use jiff::Timestamp;
use platform::{App, Change, Result, db};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};

mod row {
    //! The table `sheet_drafts`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub sheet_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        pub words: Json,
        pub words_version: i64,
        pub saved_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What somebody typed and has not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub words: Words,
    /// The version of the words on which they typed.
    pub words_version: i64,
    pub saved_at: Timestamp,
}

pub(crate) async fn put(
    change: &Change,
    sheet: SheetId,
    person: Uuid,
    words: &Words,
    words_version: i64,
) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        sheet_id: Set(sheet.0),
        person_id: Set(person),
        words: Set(serde_json::to_value(words)?),
        words_version: Set(words_version),
        saved_at: Set(change.stored_at()),
    })
    .on_conflict(
        OnConflict::columns([row::Column::SheetId, row::Column::PersonId])
            .update_columns([row::Column::Words, row::Column::WordsVersion, row::Column::SavedAt])
            .to_owned(),
    )
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// The draft of a person; only they read it.
pub(crate) async fn get(app: &App, sheet: SheetId, person: Uuid) -> Result<Option<Draft>> {
    let row = row::Entity::find_by_id((sheet.0, person)).one(app.db.read()).await?;
    row.map(|row| {
        let words = serde_json::from_value(row.words)?;
        Ok(Draft {
            words,
            words_version: row.words_version,
            saved_at: db::time(row.saved_at),
        })
    })
    .transpose()
}

pub(crate) async fn remove(change: &Change, sheet: SheetId, person: Uuid) -> Result<()> {
    row::Entity::delete_by_id((sheet.0, person)).exec(change.tx()).await?;
    Ok(())
}
