//! A change and its trace in one transaction: rows, audit, thread, events, jobs and notices, or nothing.

use crate::{Actor, App, Result, Subject, audit, db, events, id, jobs, jobs::NewJob, notices, once, thread};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use serde_json::Value;
use uuid::Uuid;

/// One change by one actor at one moment. Dropped without [`Change::commit`], it never happened.
pub struct Change {
    app: App,
    tx: DatabaseTransaction,
    actor: Actor,
    at: Timestamp,
    entries: Vec<audit::Pending>,
    wakes_workers: bool,
}

impl App {
    /// Begins a change.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn change(&self, actor: &Actor) -> Result<Change> {
        let tx = self.db.begin().await?;
        Ok(Change {
            app: self.clone(),
            tx,
            actor: actor.clone(),
            at: self.clock.now(),
            entries: Vec::new(),
            wakes_workers: false,
        })
    }
}

impl Change {
    /// The transaction, for the room's own rows.
    #[must_use]
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// The application: its vault, randomness and messages are at hand inside a change too.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The moment of the whole change.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Who does it.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// A fresh identifier of this moment.
    #[must_use]
    pub fn fresh_id(&self) -> Uuid {
        id::fresh(&self.app.clock, &self.app.random)
    }

    /// Notes in the audit what is done, to what; `detail` holds ids, counts and reasons, never words.
    pub fn audit(&mut self, verb: &'static str, subject: &Subject, organisation: Option<Uuid>, detail: &Value) {
        self.entries.push(audit::Pending {
            verb,
            subject: subject.to_string(),
            organisation,
            detail: detail.to_string(),
            role: self.actor.signing_role(organisation),
        });
    }

    /// Tells the rooms that registered an interest, once this change is committed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn event(
        &mut self,
        kind: &'static str,
        subject: &Subject,
        organisation: Option<Uuid>,
        payload: Value,
    ) -> Result<()> {
        self.wakes_workers = true;
        events::record(&self.tx, self.fresh_id(), self.at, kind, subject, organisation, payload).await
    }

    /// Enqueues a job that starts once this change is committed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn job(&mut self, job: NewJob) -> Result<jobs::JobId> {
        self.wakes_workers = true;
        jobs::enqueue(&self.tx, self.fresh_id(), self.at, &self.actor, job).await
    }

    /// Links two steps of the thread; the same link twice is one link.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn link(&mut self, from: &Subject, to: &Subject, because: &str, organisation: Uuid) -> Result<()> {
        let link = thread::NewLink {
            id: self.fresh_id(),
            from,
            to,
            because,
            organisation,
            at: self.at,
        };
        thread::insert(&self.tx, &link, &self.actor).await
    }

    /// Withdraws every link to and from a subject, saying why; nothing is deleted.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn unlink(&mut self, subject: &Subject, because: &str) -> Result<()> {
        thread::withdraw(&self.tx, subject, because, self.at).await
    }

    /// Withdraws one link, saying why; the other links of both subjects stay.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn unlink_one(&mut self, from: &Subject, to: &Subject, because: &str, why: &str) -> Result<()> {
        thread::withdraw_one(&self.tx, (from, to, because), why, self.at).await
    }

    /// Tells one account about a subject: on its home page, and by mail as it chose.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn notice(&mut self, notice: notices::NewNotice<'_>) -> Result<()> {
        self.wakes_workers = true;
        notices::insert(&self.tx, self.fresh_id(), self.at, notice).await
    }

    /// The next number of a named counter, from 1; two changes never get the same.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn next_number(&mut self, counter: &str) -> Result<i64> {
        Ok(self.next_numbers(counter, 1).await? + 1)
    }

    /// Takes `count` numbers of a counter at once; answers the number before the first of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn next_numbers(&mut self, counter: &str, count: i64) -> Result<i64> {
        let row = self
            .tx
            .query_one_raw(Statement::from_sql_and_values(
                self.tx.get_database_backend(),
                "insert into counters (name, last) values ($1, $2) \
                 on conflict (name) do update set last = counters.last + excluded.last returning last",
                [counter.into(), count.into()],
            ))
            .await?
            .ok_or_else(|| anyhow::anyhow!("a counter answered nothing"))?;
        Ok(row.try_get::<i64>("", "last")? - count)
    }

    /// Takes the token of the form that asks for this change now, rather than at the commit: for a change whose rows
    /// would collide with those of the first sending.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when the form was sent before.
    pub async fn sent_once(&self) -> Result<()> {
        once::take(&self.tx, self.at).await
    }

    /// Commits rows and trace together. A change that noted nothing in the audit is a defect.
    ///
    /// # Errors
    /// When the database refuses, when nothing was noted in the audit, or [`crate::Error::Conflict`] when the form that
    /// asks for this change was sent before.
    pub async fn commit(mut self) -> Result<()> {
        if self.entries.is_empty() {
            return Err(anyhow::anyhow!("a change must be noted in the audit").into());
        }
        once::take(&self.tx, self.at).await?;
        let entries = std::mem::take(&mut self.entries);
        audit::append(&self.tx, self.at, &self.actor.signature(), entries).await?;
        self.tx.commit().await?;
        if self.wakes_workers {
            self.app.wake.notify_waiters();
        }
        Ok(())
    }

    /// Commits bookkeeping that is not a change of anybody's (a session seen, a lease, a draft).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit_unnoted(self) -> Result<()> {
        debug_assert!(self.entries.is_empty(), "noted changes are committed with their audit");
        self.tx.commit().await?;
        if self.wakes_workers {
            self.app.wake.notify_waiters();
        }
        Ok(())
    }

    /// This change's moment as SeaORM stores it.
    #[must_use]
    pub fn stored_at(&self) -> chrono::DateTime<chrono::Utc> {
        db::stored_time(self.at)
    }
}
