//! The table `sources`.

use crate::expression::SourceId;
use platform::Result;
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};
use std::collections::HashMap;

pub(crate) mod row {
    //! The table `sources`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sources")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub kind: String,
        pub state: String,
        pub name: String,
        pub file_name: String,
        pub file_hash: String,
        pub file_bytes: i64,
        pub chunks: Json,
        pub format: Json,
        pub mapping: Json,
        pub legal_basis: String,
        pub retention_months: i64,
        pub allows_publication: bool,
        pub taken: i64,
        pub refused: i64,
        pub already: i64,
        pub blank: i64,
        pub to_review: i64,
        pub trial: Option<Json>,
        pub wide_attributes: Json,
        pub job_id: Option<Uuid>,
        pub created_by: Option<Uuid>,
        pub created_at: DateTimeUtc,
        pub finished_at: Option<DateTimeUtc>,
        pub undone_at: Option<DateTimeUtc>,
        pub undone_why: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The names of some sources.
pub(crate) async fn names(db: &impl ConnectionTrait, ids: &[SourceId]) -> Result<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String)> = row::Entity::find()
        .select_only()
        .columns([row::Column::Id, row::Column::Name])
        .filter(row::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The sources whose legal basis lets everybody read their shared words.
pub(crate) fn allowing_publication() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait;
    row::Entity::find()
        .select_only()
        .column(row::Column::Id)
        .filter(row::Column::AllowsPublication.eq(true))
        .filter(row::Column::UndoneAt.is_null())
        .into_query()
}
