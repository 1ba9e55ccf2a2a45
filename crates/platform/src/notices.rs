//! Notices: who is told what, on the page, by mail at once, or in a daily digest.

use crate::{App, Result, Subject, db};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde_json::Value;

mod notice {
    //! The table `notices`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "notices")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: Uuid,
        pub subject: String,
        pub message: String,
        pub arguments: Json,
        pub url: String,
        pub created_at: DateTimeUtc,
        pub read_at: Option<DateTimeUtc>,
        pub mailed_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A notice to send.
#[derive(Clone, Debug)]
pub struct NewNotice<'a> {
    /// To whom.
    pub account: Uuid,
    /// About what.
    pub subject: &'a Subject,
    /// A message id; its arguments are names, numbers and dates, never a person's words.
    pub message: &'a str,
    /// The message's arguments, as a JSON object of texts.
    pub arguments: Value,
    /// Where it leads.
    pub url: String,
}

/// A notice as read back.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Which.
    pub id: Uuid,
    /// To whom.
    pub account: Uuid,
    /// The message id.
    pub message: String,
    /// Its arguments.
    pub arguments: Vec<(String, String)>,
    /// Where it leads.
    pub url: String,
    /// When.
    pub at: Timestamp,
}

pub(crate) async fn insert(tx: &impl ConnectionTrait, id: Uuid, at: Timestamp, new: NewNotice<'_>) -> Result<()> {
    notice::Entity::insert(notice::ActiveModel {
        id: Set(id),
        account_id: Set(new.account),
        subject: Set(new.subject.to_string()),
        message: Set(new.message.to_owned()),
        arguments: Set(new.arguments),
        url: Set(new.url),
        created_at: Set(db::stored_time(at)),
        read_at: Set(None),
        mailed_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The unread notices of an account, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn unread(app: &App, account: Uuid) -> Result<Vec<Notice>> {
    let rows = notice::Entity::find()
        .filter(notice::Column::AccountId.eq(account))
        .filter(notice::Column::ReadAt.is_null())
        .order_by_desc(notice::Column::Id)
        .limit(50)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// Notices of an account that no mail has carried yet, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn unmailed(app: &App, account: Uuid) -> Result<Vec<Notice>> {
    let rows = notice::Entity::find()
        .filter(notice::Column::AccountId.eq(account))
        .filter(notice::Column::MailedAt.is_null())
        .filter(notice::Column::ReadAt.is_null())
        .order_by_asc(notice::Column::Id)
        .limit(200)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// Accounts that have notices which no mail has carried yet.
///
/// # Errors
/// When the database does not answer.
pub async fn accounts_waiting(app: &App) -> Result<Vec<Uuid>> {
    Ok(notice::Entity::find()
        .select_only()
        .column(notice::Column::AccountId)
        .distinct()
        .filter(notice::Column::MailedAt.is_null())
        .filter(notice::Column::ReadAt.is_null())
        .into_tuple()
        .all(app.db.read())
        .await?)
}

/// Marks notices as carried by a mail.
///
/// # Errors
/// When the database refuses.
pub async fn mark_mailed(tx: &impl ConnectionTrait, ids: &[Uuid], at: Timestamp) -> Result<()> {
    notice::Entity::update_many()
        .col_expr(notice::Column::MailedAt, Expr::value(db::stored_time(at)))
        .filter(notice::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Marks the notices of an account as read.
///
/// # Errors
/// When the database refuses.
pub async fn mark_read(tx: &impl ConnectionTrait, account: Uuid, at: Timestamp) -> Result<()> {
    notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::value(db::stored_time(at)))
        .filter(notice::Column::AccountId.eq(account))
        .filter(notice::Column::ReadAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Marks what some accounts were told about a subject as read: what was asked of them is done, or
/// not asked any more.
///
/// # Errors
/// When the database refuses.
pub async fn mark_done(
    tx: &impl ConnectionTrait,
    accounts: &[Uuid],
    (subject, message): (&Subject, &str),
    at: Timestamp,
) -> Result<()> {
    for some in accounts.chunks(400) {
        notice::Entity::update_many()
            .col_expr(notice::Column::ReadAt, Expr::value(db::stored_time(at)))
            .filter(notice::Column::AccountId.is_in(some.iter().copied()))
            .filter(notice::Column::ReadAt.is_null())
            .filter(notice::Column::Subject.eq(subject.to_string()))
            .filter(notice::Column::Message.eq(message))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn read_back(row: notice::Model) -> Notice {
    let arguments = row.arguments.as_object().map(|object| {
        object
            .iter()
            .map(|(k, v)| (k.clone(), v.as_str().map_or_else(|| v.to_string(), str::to_owned)))
            .collect()
    });
    Notice {
        id: row.id,
        account: row.account_id,
        message: row.message,
        arguments: arguments.unwrap_or_default(),
        url: row.url,
        at: db::time(row.created_at),
    }
}
