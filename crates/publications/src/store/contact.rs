//! The table `sheet_contact_requests`.

use crate::{
    reply::{ContactRequest, NewContactRequest, RequestId},
    sheet::SheetId,
};
use jiff::Timestamp;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};

mod row {
    //! The table `sheet_contact_requests`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_contact_requests")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sheet_id: Uuid,
        pub organisation_id: Uuid,
        pub who: String,
        pub mailbox: String,
        pub message: String,
        pub asked_at: DateTimeUtc,
        pub answered_at: Option<DateTimeUtc>,
        pub answered_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn read_back(row: row::Model) -> ContactRequest {
    ContactRequest {
        id: RequestId(row.id),
        sheet: SheetId(row.sheet_id),
        who: row.who,
        mailbox: row.mailbox,
        message: row.message,
        at: db::time(row.asked_at),
        answered_at: row.answered_at.map(db::time),
    }
}

pub(crate) async fn insert(
    change: &Change,
    id: RequestId,
    sheet: SheetId,
    organisation: Uuid,
    new: &NewContactRequest,
) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        id: Set(id.0),
        sheet_id: Set(sheet.0),
        organisation_id: Set(organisation),
        who: Set(new.who.clone()),
        mailbox: Set(new.mailbox.clone()),
        message: Set(new.message.clone()),
        asked_at: Set(change.stored_at()),
        answered_at: Set(None),
        answered_role: Set(String::new()),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// The requests about a sheet, newest first.
pub(crate) async fn of(db: &impl ConnectionTrait, scope: &Scope, sheet: SheetId) -> Result<Vec<ContactRequest>> {
    let rows = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::SheetId.eq(sheet.0))
        .order_by_desc(row::Column::Id)
        .limit(500)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

pub(crate) async fn get(db: &impl ConnectionTrait, scope: &Scope, id: RequestId) -> Result<ContactRequest> {
    let row = row::Entity::find_by_id(id.0)
        .filter(scope.condition(row::Column::OrganisationId))
        .one(db)
        .await?;
    row.map(read_back).ok_or(Error::NotFound)
}

pub(crate) async fn answered(change: &Change, id: RequestId, role: &str) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::AnsweredAt, Expr::value(change.stored_at()))
        .col_expr(row::Column::AnsweredRole, Expr::value(role))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::AnsweredAt.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}

/// How many wait for an answer, of one sheet.
pub(crate) async fn waiting(db: &impl ConnectionTrait, sheet: SheetId) -> Result<u64> {
    let waiting = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .filter(row::Column::AnsweredAt.is_null());
    Ok(waiting.count(db).await?)
}

/// How many wait for an answer in a scope.
pub(crate) async fn waiting_in(app: &App, scope: &Scope) -> Result<u64> {
    let waiting = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::AnsweredAt.is_null());
    Ok(waiting.count(app.db.read()).await?)
}

/// Deletes requests older than a moment; says how many.
pub(crate) async fn purge(change: &Change, before: Timestamp) -> Result<u64> {
    let done = row::Entity::delete_many()
        .filter(row::Column::AskedAt.lt(db::stored_time(before)))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected)
}
