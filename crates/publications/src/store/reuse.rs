//! The table `sheet_reuses`.

use super::met;
use crate::{
    reply::{Moderation, NewReuse, Reuse, ReuseId},
    sheet::SheetId,
};
use jiff::Timestamp;
use platform::{App, Change, Error, Result, Scope, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
};

mod row {
    //! The table `sheet_reuses`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sheet_reuses")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub sheet_id: Uuid,
        pub organisation_id: Uuid,
        pub who: String,
        pub how: String,
        pub what_came: String,
        pub mailbox: String,
        pub proposed_at: DateTimeUtc,
        pub decision: String,
        pub decision_reason: String,
        pub decided_at: Option<DateTimeUtc>,
        pub decided_role: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn read_back(row: row::Model) -> Reuse {
    Reuse {
        id: ReuseId(row.id),
        sheet: SheetId(row.sheet_id),
        who: row.who,
        how: row.how,
        what_came: row.what_came,
        mailbox: row.mailbox,
        at: db::time(row.proposed_at),
        moderation: Moderation::from_code(&row.decision).unwrap_or(Moderation::Waiting),
        reason: row.decision_reason,
        version: row.version,
    }
}

pub(crate) async fn insert(
    change: &Change,
    id: ReuseId,
    sheet: SheetId,
    organisation: Uuid,
    new: &NewReuse,
) -> Result<()> {
    row::Entity::insert(row::ActiveModel {
        id: Set(id.0),
        sheet_id: Set(sheet.0),
        organisation_id: Set(organisation),
        who: Set(new.who.clone()),
        how: Set(new.how.clone()),
        what_came: Set(new.what_came.clone()),
        mailbox: Set(new.mailbox.clone()),
        proposed_at: Set(change.stored_at()),
        decision: Set(Moderation::Waiting.code().to_owned()),
        decision_reason: Set(String::new()),
        decided_at: Set(None),
        decided_role: Set(String::new()),
        version: Set(1),
    })
    .exec_without_returning(change.tx())
    .await?;
    Ok(())
}

/// Every told reuse of a sheet, newest first, for who moderates.
pub(crate) async fn of(db: &impl ConnectionTrait, scope: &Scope, sheet: SheetId) -> Result<Vec<Reuse>> {
    let rows = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::SheetId.eq(sheet.0))
        .order_by_desc(row::Column::Id)
        .limit(500)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// Those that the public page shows, oldest first.
pub(crate) async fn shown(app: &App, sheet: SheetId) -> Result<Vec<Reuse>> {
    let rows = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .filter(row::Column::Decision.eq(Moderation::Shown.code()))
        .order_by_asc(row::Column::Id)
        .limit(100)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

pub(crate) async fn get(db: &impl ConnectionTrait, scope: &Scope, id: ReuseId) -> Result<Reuse> {
    let row = row::Entity::find_by_id(id.0)
        .filter(scope.condition(row::Column::OrganisationId))
        .one(db)
        .await?;
    row.map(read_back).ok_or(Error::NotFound)
}

/// Decides about a reuse as it was shown: refused when somebody else decided meanwhile.
pub(crate) async fn decide(
    change: &Change,
    (id, version): (ReuseId, i64),
    decision: Moderation,
    reason: &str,
    role: &str,
) -> Result<()> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::Decision, Expr::value(decision.code()))
        .col_expr(row::Column::DecisionReason, Expr::value(reason))
        .col_expr(row::Column::DecidedAt, Expr::value(change.stored_at()))
        .col_expr(row::Column::DecidedRole, Expr::value(role))
        .col_expr(row::Column::Version, Expr::col(row::Column::Version).add(1))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::Version.eq(version))
        .exec(change.tx())
        .await?;
    met(&done)
}

/// Forgets the mailboxes of stories older than a moment; the stories stay. Says how many.
pub(crate) async fn forget_mailboxes(change: &Change, before: Timestamp) -> Result<u64> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::Mailbox, Expr::value(""))
        .filter(row::Column::ProposedAt.lt(db::stored_time(before)))
        .filter(row::Column::Mailbox.ne(""))
        .exec(change.tx())
        .await?;
    Ok(done.rows_affected)
}

/// How many wait to be read, of one sheet.
pub(crate) async fn waiting(db: &impl ConnectionTrait, sheet: SheetId) -> Result<u64> {
    let waiting = row::Entity::find()
        .filter(row::Column::SheetId.eq(sheet.0))
        .filter(row::Column::Decision.eq(Moderation::Waiting.code()));
    Ok(waiting.count(db).await?)
}

/// How many wait in a scope.
pub(crate) async fn waiting_in(app: &App, scope: &Scope) -> Result<u64> {
    let waiting = row::Entity::find()
        .filter(scope.condition(row::Column::OrganisationId))
        .filter(row::Column::Decision.eq(Moderation::Waiting.code()));
    Ok(waiting.count(app.db.read()).await?)
}
