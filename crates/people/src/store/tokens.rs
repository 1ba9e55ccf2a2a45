//! The table `api_tokens`.

use super::tables::api_token;
use crate::{
    account::AccountId,
    token::{Token, TokenId},
};
use jiff::{Timestamp, civil::Date};
use platform::{Result, db};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
};

/// Adds a token under the hash of its value.
pub async fn insert(tx: &impl ConnectionTrait, account: AccountId, token: &Token, hash: &str) -> Result<()> {
    api_token::Entity::insert(api_token::ActiveModel {
        id: Set(token.id.0),
        account_id: Set(account.0),
        token_hash: Set(hash.to_owned()),
        name: Set(token.name.clone()),
        second_factor: Set(token.second_factor),
        created_at: Set(db::stored_time(token.created_at)),
        last_used_on: Set(None),
        revoked_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The living tokens of an account, newest first.
pub async fn list(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Token>> {
    let rows = living(account)
        .order_by_desc(api_token::Column::CreatedAt)
        .limit(100)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_back).collect())
}

/// How many living tokens an account has.
pub async fn count(db: &impl ConnectionTrait, account: AccountId) -> Result<u64> {
    Ok(living(account).count(db).await?)
}

fn living(account: AccountId) -> sea_orm::Select<api_token::Entity> {
    api_token::Entity::find()
        .filter(api_token::Column::AccountId.eq(account.0))
        .filter(api_token::Column::RevokedAt.is_null())
}

/// Revokes a token of an account; says whether it was living.
pub async fn revoke(tx: &impl ConnectionTrait, account: AccountId, id: TokenId, at: Timestamp) -> Result<bool> {
    let touched = revocation(account, at)
        .filter(api_token::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(touched.rows_affected == 1)
}

/// Revokes every token of an account; says how many.
pub async fn revoke_all(tx: &impl ConnectionTrait, account: AccountId, at: Timestamp) -> Result<u64> {
    Ok(revocation(account, at).exec(tx).await?.rows_affected)
}

fn revocation(account: AccountId, at: Timestamp) -> sea_orm::UpdateMany<api_token::Entity> {
    api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(db::stored_time(at)))
        .filter(api_token::Column::AccountId.eq(account.0))
        .filter(api_token::Column::RevokedAt.is_null())
}

/// Writes down the day of the last use, once a day.
pub async fn touch(tx: &impl ConnectionTrait, id: Uuid, today: Date) -> Result<()> {
    let today = db::stored_date(today);
    api_token::Entity::update_many()
        .col_expr(api_token::Column::LastUsedOn, Expr::value(today))
        .filter(api_token::Column::Id.eq(id))
        .filter(
            api_token::Column::LastUsedOn
                .is_null()
                .or(api_token::Column::LastUsedOn.lt(today)),
        )
        .exec(tx)
        .await?;
    Ok(())
}

fn read_back(row: api_token::Model) -> Token {
    Token {
        id: TokenId(row.id),
        name: row.name,
        second_factor: row.second_factor,
        created_at: db::time(row.created_at),
        last_used_on: row.last_used_on.map(db::date),
    }
}
