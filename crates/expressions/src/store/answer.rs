//! The table `expression_answers`: what the establishment answers to an author.

use crate::expression::ExpressionId;
use jiff::Timestamp;
use platform::{Change, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QuerySelect, entity::prelude::*, sea_query::OnConflict};

mod row {
    //! The table `expression_answers`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "expression_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub expression_id: Uuid,
        pub organisation_id: Uuid,
        pub words: String,
        pub by_person: Option<Uuid>,
        pub by_role: String,
        pub at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// An answer to an author.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// What is answered.
    pub(crate) words: String,
    /// The role that signs it.
    pub(crate) by_role: String,
    /// When.
    pub(crate) at: Timestamp,
}

/// The answer to an expression, if there is one.
pub(crate) async fn of(db: &impl ConnectionTrait, expression: ExpressionId) -> Result<Option<Answer>> {
    let found = row::Entity::find()
        .filter(row::Column::ExpressionId.eq(expression.0))
        .one(db)
        .await?;
    Ok(found.map(|row| Answer {
        words: row.words,
        by_role: row.by_role,
        at: db::time(row.at),
    }))
}

/// Writes an answer, in the place of the one before.
pub(crate) async fn put(change: &Change, expression: ExpressionId, organisation: Uuid, words: &str) -> Result<()> {
    use row::Column;
    let row = row::ActiveModel {
        id: Set(change.fresh_id()),
        expression_id: Set(expression.0),
        organisation_id: Set(organisation),
        words: Set(words.to_owned()),
        by_person: Set(change.actor().person()),
        by_role: Set(change.actor().signing_role(Some(organisation)).to_owned()),
        at: Set(change.stored_at()),
    };
    let over = OnConflict::column(Column::ExpressionId)
        .update_columns([Column::Words, Column::ByPerson, Column::ByRole, Column::At])
        .to_owned();
    row::Entity::insert(row)
        .on_conflict(over)
        .exec_without_returning(change.tx())
        .await?;
    Ok(())
}

/// Takes an answer out: it may quote the words.
pub(crate) async fn remove(tx: &impl ConnectionTrait, expressions: &[Uuid]) -> Result<()> {
    for some in expressions.chunks(500) {
        row::Entity::delete_many()
            .filter(row::Column::ExpressionId.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Expressions that were answered.
pub(crate) fn answered() -> Select<impl EntityTrait> {
    row::Entity::find().select_only().column(row::Column::ExpressionId)
}
