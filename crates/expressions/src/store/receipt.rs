//! The table `receipts`: hashes of the codes that anonymous authors hold.

use crate::expression::ExpressionId;
use jiff::civil::Date;
use platform::{Change, Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, entity::prelude::*};

mod row {
    //! The table `receipts`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "receipts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_hash: String,
        pub expression_id: Uuid,
        pub organisation_id: Uuid,
        pub created_on: Date,
        pub opened_count: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a code opens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Receipt {
    /// The author's expression.
    pub(crate) expression: ExpressionId,
    /// Who received it.
    pub(crate) organisation: Uuid,
    /// The day it was given; the hour is not kept.
    pub(crate) created_on: Date,
}

/// Keeps the hash of a fresh code.
pub(crate) async fn insert(change: &Change, code_hash: &str, receipt: Receipt) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        code_hash: Set(code_hash.to_owned()),
        expression_id: Set(receipt.expression.0),
        organisation_id: Set(receipt.organisation),
        created_on: Set(db::stored_date(receipt.created_on)),
        opened_count: Set(0),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// What the code with this hash opens.
pub(crate) async fn find(db: &impl ConnectionTrait, code_hash: &str) -> Result<Option<Receipt>> {
    let found = row::Entity::find_by_id(code_hash.to_owned()).one(db).await?;
    Ok(found.map(|row| Receipt {
        expression: ExpressionId(row.expression_id),
        organisation: row.organisation_id,
        created_on: db::date(row.created_on),
    }))
}

/// Counts an opening; when, from where and by whom is not kept.
pub(crate) async fn count_opening(tx: &impl ConnectionTrait, code_hash: &str) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::OpenedCount, Expr::col(row::Column::OpenedCount).add(1))
        .filter(row::Column::CodeHash.eq(code_hash))
        .exec(tx)
        .await?;
    Ok(())
}
