//! The table `consents`: what an author allowed, use by use.

use crate::expression::ExpressionId;
use platform::{Change, Result, clock::civil_date, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, QuerySelect, QueryTrait, entity::prelude::*, sea_query::SelectStatement,
};

pub(crate) mod row {
    //! The table `consents`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "consents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub expression_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub purpose: String,
        pub organisation_id: Uuid,
        pub given: bool,
        pub given_on: Date,
        pub revoked_on: Option<Date>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The use « everybody may read my words ».
pub(crate) const PUBLICATION: &str = "publication";
/// The use « those who work on it may read and code my words ».
pub(crate) const ANALYSIS: &str = "analysis";

fn publication(ids: &[Uuid]) -> Select<row::Entity> {
    row::Entity::find()
        .select_only()
        .column(row::Column::ExpressionId)
        .filter(row::Column::ExpressionId.is_in(ids.iter().copied()))
        .filter(row::Column::Purpose.eq(PUBLICATION))
}

/// Those whose author allows publication.
pub(crate) fn publication_given(ids: &[Uuid]) -> SelectStatement {
    publication(ids)
        .filter(row::Column::Given.eq(true))
        .filter(row::Column::RevokedOn.is_null())
        .into_query()
}

/// Those whose author was asked and refuses, or has changed their mind.
pub(crate) fn publication_refused(ids: &[Uuid]) -> SelectStatement {
    use sea_orm::ExprTrait;
    publication(ids)
        .filter(row::Column::Given.eq(false).or(row::Column::RevokedOn.is_not_null()))
        .into_query()
}

/// Notes what an author answered when asked.
pub(crate) async fn insert(
    change: &Change,
    expression: ExpressionId,
    organisation: Uuid,
    purpose: &str,
    given: bool,
) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        expression_id: Set(expression.0),
        purpose: Set(purpose.to_owned()),
        organisation_id: Set(organisation),
        given: Set(given),
        given_on: Set(db::stored_date(civil_date(change.at()))),
        revoked_on: Set(None),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Revokes every consent of an expression.
pub(crate) async fn revoke_all(change: &Change, expression: ExpressionId) -> Result<()> {
    row::Entity::update_many()
        .col_expr(
            row::Column::RevokedOn,
            Expr::value(db::stored_date(civil_date(change.at()))),
        )
        .filter(row::Column::ExpressionId.eq(expression.0))
        .filter(row::Column::RevokedOn.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Did the author allow this use, and not take it back? `None` when they were not asked.
pub(crate) async fn given(tx: &impl ConnectionTrait, expression: ExpressionId, purpose: &str) -> Result<Option<bool>> {
    let found = row::Entity::find_by_id((expression.0, purpose.to_owned()))
        .one(tx)
        .await?;
    Ok(found.map(|row| row.given && row.revoked_on.is_none()))
}
