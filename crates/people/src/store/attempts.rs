//! The table `sign_in_attempts`: failures counted under keyed hashes, forgotten after a day.

use super::tables::attempt;
use crate::throttle::{self, Key};
use jiff::Timestamp;
use platform::{Result, db};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, ExprTrait,
    entity::prelude::*,
    sea_query::{CaseStatement, OnConflict},
};

/// Until when these keys are stopped, if they are.
pub async fn blocked_until(db: &impl ConnectionTrait, keys: &[Key], now: Timestamp) -> Result<Option<Timestamp>> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::KeyHash.is_in(keys.iter().map(|key| key.hash.clone())))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| row.blocked_until.map(db::time))
        .filter(|until| *until > now)
        .max())
}

/// Counts one try as failed before it is judged: tries made at the same moment all count.
pub async fn count_failure(tx: &impl ConnectionTrait, key: &Key, now: Timestamp) -> Result<()> {
    use attempt::Column as C;
    let forgotten = Expr::col((attempt::Entity, C::LastFailedAt)).lt(db::stored_time(now - throttle::MEMORY));
    let one_more = CaseStatement::new()
        .case(forgotten, 1)
        .finally(Expr::col((attempt::Entity, C::Failures)).add(1));
    attempt::Entity::insert(attempt::ActiveModel {
        key_hash: Set(key.hash.clone()),
        failures: Set(1),
        last_failed_at: Set(db::stored_time(now)),
        blocked_until: Set(None),
    })
    .on_conflict(
        OnConflict::column(C::KeyHash)
            .value(C::Failures, one_more)
            .update_column(C::LastFailedAt)
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    let row = attempt::Entity::find_by_id(key.hash.clone()).one(tx).await?;
    let delay = throttle::delay(row.map_or(1, |row| row.failures), key.free);
    if !delay.is_zero() {
        attempt::Entity::update_many()
            .col_expr(C::BlockedUntil, Expr::value(db::stored_time(now + delay)))
            .filter(C::KeyHash.eq(key.hash.clone()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes back what a try that succeeded was counted as: all of one's own failures, and one of
/// those shared with strangers.
pub async fn forgive(tx: &impl ConnectionTrait, keys: &[Key]) -> Result<()> {
    use attempt::Column as C;
    for key in keys {
        if key.shared {
            attempt::Entity::update_many()
                .col_expr(C::Failures, Expr::col(C::Failures).sub(1))
                .filter(C::KeyHash.eq(key.hash.clone()))
                .filter(C::Failures.gt(0))
                .exec(tx)
                .await?;
        } else {
            attempt::Entity::delete_many()
                .filter(C::KeyHash.eq(key.hash.clone()))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}

/// Forgets failures older than a day; says how many keys.
pub async fn forget(tx: &impl ConnectionTrait, now: Timestamp) -> Result<u64> {
    let old = attempt::Column::LastFailedAt.lt(db::stored_time(now - throttle::MEMORY));
    Ok(attempt::Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}
