//! A form that is sent twice changes things once.
//!
//! Each form of a page carries a token in its address. The first change that a request commits takes the token in its
//! own transaction, so that two requests at once cannot both change something; the second one is led where the first
//! one went. Only a keyed hash of the token is kept.

use crate::{App, Error, Result, db};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, Statement};
use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

tokio::task_local! {
    /// The form that the request under way sends.
    static SENDING: Arc<Sending>;
}

/// One form on its way.
pub(crate) struct Sending {
    token: String,
    state: AtomicU8,
}

/// What became of a form's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// No change was committed.
    Fresh,
    /// This request changed something.
    Taken,
    /// Another request had changed it before.
    Before,
}

impl Sending {
    /// `token` as the page gave it.
    pub(crate) fn of(app: &App, token: &str) -> Arc<Self> {
        Arc::new(Self {
            token: app.vault.hash(&format!("once:{token}")),
            state: AtomicU8::new(0),
        })
    }

    /// Runs the request that sends this form.
    pub(crate) async fn scope<F: Future>(self: &Arc<Self>, request: F) -> F::Output {
        SENDING.scope(Arc::clone(self), request).await
    }

    /// What became of it so far.
    pub(crate) fn sent(&self) -> Sent {
        match self.state.load(Ordering::Acquire) {
            0 => Sent::Fresh,
            1 => Sent::Taken,
            _ => Sent::Before,
        }
    }

    /// Where the form led when it was sent before: an address, and a message id to show there.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn led_to(&self, app: &App) -> Result<Option<(String, Option<String>)>> {
        let select = "select url, said from submissions where token = $1 and url is not null";
        let row = app
            .db
            .read()
            .query_one_raw(statement(app, select, [self.token.as_str().into()]))
            .await?;
        Ok(match row {
            Some(row) => Some((row.try_get("", "url")?, row.try_get("", "said")?)),
            None => None,
        })
    }

    /// Notes where it led.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn note(&self, app: &App, url: &str, said: Option<&str>) -> Result<()> {
        let update = "update submissions set url = $1, said = $2 where token = $3";
        let values = [url.into(), said.into(), self.token.as_str().into()];
        app.db.upkeep().execute_raw(statement(app, update, values)).await?;
        Ok(())
    }

    /// Gives the token back: the form was refused after all, and may be sent again as it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn give_back(&self, app: &App) -> Result<()> {
        let delete = "delete from submissions where token = $1";
        app.db
            .upkeep()
            .execute_raw(statement(app, delete, [self.token.as_str().into()]))
            .await?;
        Ok(())
    }
}

/// A secret of the form that this request sends, the same each time it is sent: what is made from it is the same too.
#[must_use]
pub fn secret(app: &App) -> Option<String> {
    let token = SENDING.try_with(|sending| sending.token.clone()).ok()?;
    Some(app.vault.hash(&format!("once-secret:{token}")))
}

/// Takes the token of the form under way in the transaction of its change.
///
/// # Errors
/// [`Error::Conflict`] when another request took it before.
pub(crate) async fn take(tx: &impl ConnectionTrait, at: Timestamp) -> Result<()> {
    let Ok(sending) = SENDING.try_with(Arc::clone) else {
        return Ok(());
    };
    if sending.sent() == Sent::Taken {
        return Ok(());
    }
    let inserted = tx
        .execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            "insert into submissions (token, at) values ($1, $2) on conflict (token) do nothing",
            [sending.token.as_str().into(), db::stored_time(at).into()],
        ))
        .await?;
    let is_first = inserted.rows_affected() == 1;
    sending.state.store(if is_first { 1 } else { 2 }, Ordering::Release);
    if is_first {
        Ok(())
    } else {
        Err(Error::Conflict(SENT_BEFORE))
    }
}

/// The message of a form that was sent before.
pub const SENT_BEFORE: &str = "form-sent-before";

/// Forgets the tokens of forms sent before a moment; says how many.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn forget(tx: &impl ConnectionTrait, before: Timestamp) -> Result<u64> {
    let done = tx
        .execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            "delete from submissions where at < $1",
            [db::stored_time(before).into()],
        ))
        .await?;
    Ok(done.rows_affected())
}

fn statement<const N: usize>(app: &App, sql: &str, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(app.db.upkeep().get_database_backend(), sql, values)
}
