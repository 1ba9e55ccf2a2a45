//! The table `sheets`.

use crate::sheet::{Sheet, SheetId, Words};
use platform::{Change, Error, Result, Scope, db};
use projects::ProjectId;
use sea_orm::{ActiveValue::Set, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};

mod row {
    //! The table `sheets`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub project_id: Uuid,
        pub kind: String,
        pub title: String,
        pub words: Json,
        pub words_version: i64,
        pub criteria_version: i64,
        pub content_version: i64,
        pub created_at: DateTimeUtc,
        pub created_by: Option<Uuid>,
        pub created_role: String,
        pub updated_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Most sheets of the work list.
pub(crate) const LISTED_MOST: u64 = 2_000;

fn read_back(row: row::Model) -> Result<Sheet> {
    Ok(Sheet {
        id: SheetId(row.id),
        organisation: row.organisation_id,
        project: ProjectId(row.project_id),
        words: serde_json::from_value(row.words)?,
        words_version: row.words_version,
        criteria_version: row.criteria_version,
        content_version: row.content_version,
        created_at: db::time(row.created_at),
        created_by: row.created_by,
        updated_at: db::time(row.updated_at),
    })
}

pub(crate) async fn insert(
    change: &Change,
    id: SheetId,
    organisation: Uuid,
    project: ProjectId,
    words: &Words,
) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        id: Set(id.0),
        organisation_id: Set(organisation),
        project_id: Set(project.0),
        kind: Set(crate::sheet::EXPERIENCE.to_owned()),
        title: Set(words.title.clone()),
        words: Set(serde_json::to_value(words)?),
        words_version: Set(1),
        criteria_version: Set(1),
        content_version: Set(1),
        created_at: Set(change.stored_at()),
        created_by: Set(change.actor().person()),
        created_role: Set(change.actor().signing_role(Some(organisation)).to_owned()),
        updated_at: Set(change.stored_at()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

pub(crate) async fn get(db: &impl ConnectionTrait, scope: &Scope, id: SheetId) -> Result<Sheet> {
    let row = row::Entity::find_by_id(id.0)
        .filter(scope.condition(row::Column::OrganisationId))
        .one(db)
        .await?;
    read_back(row.ok_or(Error::NotFound)?)
}

/// Every sheet that the scope may see, newest first.
pub(crate) async fn list(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Sheet>> {
    let rows = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .order_by_desc(row::Column::Id)
        .limit(LISTED_MOST)
        .all(db)
        .await?;
    rows.into_iter().map(read_back).collect()
}

/// Keeps new words if nobody kept others since `version`; says whether it did.
pub(crate) async fn update_words(change: &Change, id: SheetId, version: i64, words: &Words) -> Result<bool> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::Title, Expr::value(words.title.clone()))
        .col_expr(row::Column::Words, Expr::value(serde_json::to_value(words)?))
        .col_expr(row::Column::WordsVersion, Expr::value(version + 1))
        .col_expr(
            row::Column::ContentVersion,
            Expr::col(row::Column::ContentVersion).add(1),
        )
        .col_expr(row::Column::UpdatedAt, Expr::value(change.stored_at()))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::WordsVersion.eq(version))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Notes that the criteria's answers change, if nobody changed them since `version`.
pub(crate) async fn next_criteria(change: &Change, id: SheetId, version: i64) -> Result<bool> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::CriteriaVersion, Expr::value(version + 1))
        .col_expr(
            row::Column::ContentVersion,
            Expr::col(row::Column::ContentVersion).add(1),
        )
        .col_expr(row::Column::UpdatedAt, Expr::value(change.stored_at()))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::CriteriaVersion.eq(version))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Notes that what is published of the sheet changes.
pub(crate) async fn next_content(change: &Change, id: SheetId) -> Result<()> {
    row::Entity::update_many()
        .col_expr(
            row::Column::ContentVersion,
            Expr::col(row::Column::ContentVersion).add(1),
        )
        .col_expr(row::Column::UpdatedAt, Expr::value(change.stored_at()))
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Holds the sheet's row until the change ends: authorising, publishing and withdrawing wait for
/// each other, and what was read before is read again after.
pub(crate) async fn hold(change: &Change, id: SheetId) -> Result<()> {
    let done = row::Entity::update_many()
        .col_expr(
            row::Column::ContentVersion,
            Expr::col(row::Column::ContentVersion).add(0),
        )
        .filter(row::Column::Id.eq(id.0))
        .exec(change.tx())
        .await?;
    if done.rows_affected == 0 {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}

/// The project that a sheet tells, for its public page.
pub(crate) async fn project_of(db: &impl ConnectionTrait, id: SheetId) -> Result<Uuid> {
    let row = row::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    Ok(row.project_id)
}
