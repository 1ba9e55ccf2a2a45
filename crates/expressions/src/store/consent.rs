//! The table `consents`: what an author allowed, use by use.

use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*, sea_query::SelectStatement};

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
    publication(ids).filter(row::Column::Given.eq(true)).filter(row::Column::RevokedOn.is_null()).into_query()
}

/// Those whose author was asked and refuses, or has changed their mind.
pub(crate) fn publication_refused(ids: &[Uuid]) -> SelectStatement {
    use sea_orm::ExprTrait;
    publication(ids).filter(row::Column::Given.eq(false).or(row::Column::RevokedOn.is_not_null())).into_query()
}
