//! The tables `sessions` and `known_devices`.

use super::tables::{known_device, session};
use crate::{
    account::AccountId,
    session::{IDLE, Session, SessionId},
};
use jiff::Timestamp;
use platform::{Result, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::OnConflict,
};

/// Adds a session under the hash of its token.
pub async fn insert(tx: &impl ConnectionTrait, session: &Session, token_hash: &str) -> Result<()> {
    session::Entity::insert(session::ActiveModel {
        id: Set(session.id.0),
        account_id: Set(session.account.0),
        token_hash: Set(token_hash.to_owned()),
        second_factor_at: Set(session.second_factor_at.map(db::stored_time)),
        created_at: Set(db::stored_time(session.created_at)),
        seen_at: Set(db::stored_time(session.seen_at)),
        expires_at: Set(db::stored_time(session.expires_at)),
        user_agent: Set(session.user_agent.clone()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The session of a token, dead or alive.
pub async fn find(db: &impl ConnectionTrait, token_hash: &str) -> Result<Option<Session>> {
    Ok(session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .one(db)
        .await?
        .map(read_back))
}

/// The living sessions of an account, the last used first.
pub async fn list(db: &impl ConnectionTrait, account: AccountId, now: Timestamp) -> Result<Vec<Session>> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.0))
        .filter(session::Column::ExpiresAt.gt(db::stored_time(now)))
        .filter(session::Column::SeenAt.gt(db::stored_time(now - IDLE)))
        .order_by_desc(session::Column::SeenAt)
        .limit(100)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// Writes down that a session was used, unless somebody just did.
pub async fn touch(tx: &impl ConnectionTrait, id: SessionId, now: Timestamp) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(db::stored_time(now)))
        .filter(session::Column::Id.eq(id.0))
        .filter(session::Column::SeenAt.lt(db::stored_time(now)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Closes one session of an account; says whether it was there.
pub async fn close(tx: &impl ConnectionTrait, account: AccountId, id: SessionId) -> Result<bool> {
    let closed = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id.0))
        .filter(session::Column::AccountId.eq(account.0))
        .exec(tx)
        .await?;
    Ok(closed.rows_affected == 1)
}

/// Closes every session of an account, or all but one; says how many.
pub async fn close_all(tx: &impl ConnectionTrait, account: AccountId, besides: Option<SessionId>) -> Result<u64> {
    let mut query = session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0));
    if let Some(id) = besides {
        query = query.filter(session::Column::Id.ne(id.0));
    }
    Ok(query.exec(tx).await?.rows_affected)
}

/// Forgets sessions that ended; says how many.
pub async fn forget(tx: &impl ConnectionTrait, now: Timestamp) -> Result<u64> {
    let over = session::Column::ExpiresAt
        .lt(db::stored_time(now))
        .or(session::Column::SeenAt.lt(db::stored_time(now - IDLE)));
    Ok(session::Entity::delete_many()
        .filter(over)
        .exec(tx)
        .await?
        .rows_affected)
}

/// Did this browser sign in to the account before?
pub async fn knows_device(db: &impl ConnectionTrait, account: AccountId, device_hash: &str) -> Result<bool> {
    let found = known_device::Entity::find()
        .filter(known_device::Column::AccountId.eq(account.0))
        .filter(known_device::Column::DeviceHash.eq(device_hash))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// How many browsers an account signed in with.
pub async fn device_count(db: &impl ConnectionTrait, account: AccountId) -> Result<u64> {
    Ok(known_device::Entity::find()
        .filter(known_device::Column::AccountId.eq(account.0))
        .count(db)
        .await?)
}

/// Remembers a browser of an account; says whether it is a new one.
pub async fn remember_device(
    tx: &impl ConnectionTrait,
    id: Uuid,
    account: AccountId,
    device_hash: &str,
    now: Timestamp,
) -> Result<bool> {
    let seen = known_device::Entity::update_many()
        .col_expr(known_device::Column::SeenAt, Expr::value(db::stored_time(now)))
        .filter(known_device::Column::AccountId.eq(account.0))
        .filter(known_device::Column::DeviceHash.eq(device_hash))
        .exec(tx)
        .await?;
    if seen.rows_affected > 0 {
        return Ok(false);
    }
    let once = OnConflict::columns([known_device::Column::AccountId, known_device::Column::DeviceHash])
        .do_nothing()
        .to_owned();
    let inserted = known_device::Entity::insert(known_device::ActiveModel {
        id: Set(id),
        account_id: Set(account.0),
        device_hash: Set(device_hash.to_owned()),
        created_at: Set(db::stored_time(now)),
        seen_at: Set(db::stored_time(now)),
    })
    .on_conflict(once)
    .exec_without_returning(tx)
    .await?;
    Ok(inserted > 0)
}

/// Forgets every browser of an account: after its password or factor changed hands.
pub async fn forget_devices_of(tx: &impl ConnectionTrait, account: AccountId) -> Result<()> {
    known_device::Entity::delete_many()
        .filter(known_device::Column::AccountId.eq(account.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets browsers not seen since; says how many.
pub async fn forget_devices(tx: &impl ConnectionTrait, since: Timestamp) -> Result<u64> {
    let old = known_device::Column::SeenAt.lt(db::stored_time(since));
    Ok(known_device::Entity::delete_many()
        .filter(old)
        .exec(tx)
        .await?
        .rows_affected)
}

fn read_back(row: session::Model) -> Session {
    Session {
        id: SessionId(row.id),
        account: AccountId(row.account_id),
        second_factor_at: row.second_factor_at.map(db::time),
        created_at: db::time(row.created_at),
        seen_at: db::time(row.seen_at),
        expires_at: db::time(row.expires_at),
        user_agent: row.user_agent,
    }
}
