//! The table `sign_in_links`.

use super::tables::sign_in_link;
use crate::{
    account::AccountId,
    link::{InvitationId, Link, Purpose},
};
use jiff::Timestamp;
use platform::{Result, db};
use sea_orm::{ActiveValue::Set, ConnectionTrait, PaginatorTrait, entity::prelude::*};

/// Adds a link under the hash of its token. One without account leads nowhere: it is written so
/// that asking for an unknown e-mail takes as long as for a known one.
pub async fn insert(
    tx: &impl ConnectionTrait,
    purpose: Purpose,
    link: &Link,
    token_hash: &str,
    at: Timestamp,
) -> Result<()> {
    sign_in_link::Entity::insert(sign_in_link::ActiveModel {
        id: Set(link.id),
        token_hash: Set(token_hash.to_owned()),
        purpose: Set(purpose.code().to_owned()),
        account_id: Set(link.account.map(|id| id.0)),
        invitation_id: Set(link.invitation.map(|id| id.0)),
        created_at: Set(db::stored_time(at)),
        expires_at: Set(db::stored_time(link.expires_at)),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The link of a token, if it is still good.
pub async fn find(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Link>> {
    let row = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::TokenHash.eq(token_hash))
        .filter(sign_in_link::Column::Purpose.eq(purpose.code()))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .filter(sign_in_link::Column::ExpiresAt.gt(db::stored_time(now)))
        .one(db)
        .await?;
    Ok(row.map(|row| Link {
        id: row.id,
        account: row.account_id.map(AccountId),
        invitation: row.invitation_id.map(InvitationId),
        expires_at: db::time(row.expires_at),
    }))
}

/// Uses a link up; says whether it was still unused. Two clicks at once: one of them wins.
pub async fn use_up(tx: &impl ConnectionTrait, id: Uuid, at: Timestamp) -> Result<bool> {
    let touched = used(at).filter(sign_in_link::Column::Id.eq(id)).exec(tx).await?;
    Ok(touched.rows_affected == 1)
}

/// Uses up every other link to the same door: a newer one replaces them.
pub async fn use_up_all(
    tx: &impl ConnectionTrait,
    purpose: Purpose,
    account: Option<AccountId>,
    invitation: Option<InvitationId>,
    at: Timestamp,
) -> Result<()> {
    let mut query = used(at).filter(sign_in_link::Column::Purpose.eq(purpose.code()));
    if let Some(id) = account {
        query = query.filter(sign_in_link::Column::AccountId.eq(id.0));
    }
    if let Some(id) = invitation {
        query = query.filter(sign_in_link::Column::InvitationId.eq(id.0));
    }
    query.exec(tx).await?;
    Ok(())
}

fn used(at: Timestamp) -> sea_orm::UpdateMany<sign_in_link::Entity> {
    sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(db::stored_time(at)))
        .filter(sign_in_link::Column::UsedAt.is_null())
}

/// How many links an account was sent since.
pub async fn count_since(db: &impl ConnectionTrait, account: AccountId, since: Timestamp) -> Result<u64> {
    Ok(sign_in_link::Entity::find()
        .filter(sign_in_link::Column::AccountId.eq(account.0))
        .filter(sign_in_link::Column::Purpose.eq(Purpose::EmailLink.code()))
        .filter(sign_in_link::Column::CreatedAt.gt(db::stored_time(since)))
        .count(db)
        .await?)
}

/// Forgets links that expired before; says how many.
pub async fn forget(tx: &impl ConnectionTrait, before: Timestamp) -> Result<u64> {
    let old = sign_in_link::Column::ExpiresAt.lt(db::stored_time(before));
    Ok(sign_in_link::Entity::delete_many()
        .filter(old)
        .exec(tx)
        .await?
        .rows_affected)
}
