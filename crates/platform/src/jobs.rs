//! Long work: rows enqueued in the transaction that needs them, leased by workers, resumable.

mod worker;

pub use worker::{Recurring, drain, run_worker};

use crate::{Actor, App, BoxFuture, Change, Result, Scope, db};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};
use serde_json::Value;

crate::id!(JobId, "job");

pub(crate) mod job {
    //! The table `jobs`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub payload: Json,
        pub state: String,
        pub unique_key: Option<String>,
        pub organisation_id: Option<Uuid>,
        pub person_id: Option<Uuid>,
        pub created_at: DateTimeUtc,
        pub run_at: DateTimeUtc,
        pub leased_by: Option<String>,
        pub leased_until: Option<DateTimeUtc>,
        pub attempts: i64,
        pub done_count: i64,
        pub total_count: Option<i64>,
        pub checkpoint: Option<Json>,
        pub outcome: Option<Json>,
        pub last_error: Option<String>,
        pub finished_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A kind of job that a room knows how to do. Running one twice from its last checkpoint must do
/// no harm: a worker may die at any point.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// Room and verb: `expressions.import`.
    pub name: &'static str,
    /// How many times a failing job is tried before it is left on the page of failures.
    pub attempts: i64,
    /// The work.
    pub run: fn(Running) -> BoxFuture<'static, Result<()>>,
}

/// A job to enqueue.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Its kind.
    pub kind: &'static str,
    /// Ids, never a person's words.
    pub payload: Value,
    /// Where, for who may see its progress.
    pub organisation: Option<Uuid>,
    /// While a job with this key waits or runs, another one is not added.
    pub unique_key: Option<String>,
    /// Not before.
    pub run_at: Option<Timestamp>,
}

impl NewJob {
    /// A job to run as soon as a worker is free.
    #[must_use]
    pub fn now(kind: &'static str, payload: Value) -> Self {
        Self {
            kind,
            payload,
            organisation: None,
            unique_key: None,
            run_at: None,
        }
    }

    /// Shows its progress to readers of this organisation.
    #[must_use]
    pub fn of(mut self, organisation: Uuid) -> Self {
        self.organisation = Some(organisation);
        self
    }

    /// At most one waiting or running job with this key.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.unique_key = Some(key.into());
        self
    }
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Enqueued.
    Waiting,
    /// Leased by a worker.
    Running,
    /// Finished well.
    Done,
    /// Tried as often as its kind allows, or asked for the impossible.
    Failed,
}

impl State {
    /// As stored, and the end of the message id `job-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    fn from_code(code: &str) -> Self {
        match code {
            "waiting" => Self::Waiting,
            "running" => Self::Running,
            "done" => Self::Done,
            _ => Self::Failed,
        }
    }
}

/// A job as a page shows it.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Which.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// What it works on.
    pub payload: Value,
    /// Where it stands.
    pub state: State,
    /// How much is done.
    pub done: i64,
    /// Of how much, when known.
    pub total: Option<i64>,
    /// What came out, when finished.
    pub outcome: Option<Value>,
    /// The last failure, without any person's words.
    pub last_error: Option<String>,
    /// When it was enqueued.
    pub created_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
}

impl Progress {
    /// Is it over, well or badly?
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Done | State::Failed)
    }
}

/// Forgets rounds of recurring work that ended well before then; says how many. Their key holds the round.
pub(crate) async fn forget_rounds(tx: &impl ConnectionTrait, before: Timestamp) -> Result<u64> {
    let gone = job::Entity::delete_many()
        .filter(job::Column::State.eq(State::Done.code()))
        .filter(job::Column::UniqueKey.contains("@"))
        .filter(job::Column::FinishedAt.lt(db::stored_time(before)))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

pub(crate) async fn enqueue(
    tx: &impl ConnectionTrait,
    id: Uuid,
    at: Timestamp,
    actor: &Actor,
    new: NewJob,
) -> Result<JobId> {
    let inserted = job::Entity::insert(job::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.to_owned()),
        payload: Set(new.payload),
        state: Set(State::Waiting.code().to_owned()),
        unique_key: Set(new.unique_key.clone()),
        organisation_id: Set(new.organisation),
        person_id: Set(actor.person()),
        created_at: Set(db::stored_time(at)),
        run_at: Set(db::stored_time(new.run_at.unwrap_or(at))),
        leased_by: Set(None),
        leased_until: Set(None),
        attempts: Set(0),
        done_count: Set(0),
        total_count: Set(None),
        checkpoint: Set(None),
        outcome: Set(None),
        last_error: Set(None),
        finished_at: Set(None),
    })
    .on_conflict(OnConflict::column(job::Column::UniqueKey).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    if inserted == 0 {
        let waiting = job::Entity::find()
            .filter(job::Column::UniqueKey.eq(new.unique_key))
            .one(tx)
            .await?;
        if let Some(waiting) = waiting {
            return Ok(JobId(waiting.id));
        }
    }
    Ok(JobId(id))
}

/// One job that the scope may see.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none.
pub async fn get(app: &App, scope: &Scope, id: JobId) -> Result<Progress> {
    let row = job::Entity::find_by_id(id.0)
        .filter(scope.condition(job::Column::OrganisationId))
        .one(app.db.read())
        .await?
        .ok_or(crate::Error::NotFound)?;
    Ok(progress(row))
}

/// The latest jobs that the scope may see, newest first; `kind` narrows.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(app: &App, scope: &Scope, kind: Option<&str>, limit: u64) -> Result<Vec<Progress>> {
    let mut query = job::Entity::find().filter(scope.condition(job::Column::OrganisationId));
    if let Some(kind) = kind {
        query = query.filter(job::Column::Kind.eq(kind));
    }
    let rows = query
        .order_by_desc(job::Column::Id)
        .limit(limit)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(progress).collect())
}

fn progress(row: job::Model) -> Progress {
    Progress {
        id: JobId(row.id),
        kind: row.kind,
        payload: row.payload,
        state: State::from_code(&row.state),
        done: row.done_count,
        total: row.total_count,
        outcome: row.outcome,
        last_error: row.last_error,
        created_at: db::time(row.created_at),
        finished_at: row.finished_at.map(db::time),
    }
}

/// A job being run: what its work receives.
#[derive(Clone)]
pub struct Running {
    /// The application.
    pub app: App,
    /// Which job.
    pub id: JobId,
    /// What it works on.
    pub payload: Value,
    /// Where it stopped last time, as [`Running::checkpoint`] wrote it.
    pub checkpoint: Option<Value>,
    /// Who asked for it.
    pub person: Option<Uuid>,
    pub(crate) worker: String,
    /// Which of its leases this is: one that was lost and taken again under the same name is another.
    pub(crate) attempt: i64,
}

impl Running {
    /// The actor in whose name the work is noted: the job itself.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::System("job")
    }

    /// Writes how far the work is in the transaction of the batch that was just done: after a
    /// crash the job goes on from here, and nothing is done twice.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when the lease was lost: stop, another worker has the job.
    pub async fn checkpoint(&self, change: &Change, at: &Value, done: i64, total: Option<i64>) -> Result<()> {
        self.write(change.tx(), Some(at), done, total).await
    }

    /// Shows progress only, outside any batch.
    ///
    /// # Errors
    /// As [`Running::checkpoint`].
    pub async fn progress(&self, done: i64, total: Option<i64>) -> Result<()> {
        let tx = self.app.db.begin().await?;
        self.write(&tx, None, done, total).await?;
        Ok(tx.commit().await?)
    }

    /// Notes what came out, in the transaction of the last batch.
    ///
    /// # Errors
    /// As [`Running::checkpoint`].
    pub async fn outcome(&self, change: &Change, outcome: &Value) -> Result<()> {
        let touched = job::Entity::update_many()
            .col_expr(job::Column::Outcome, Expr::value(outcome.clone()))
            .filter(worker::holds(self.id.0, &self.worker, self.attempt))
            .exec(change.tx())
            .await?
            .rows_affected;
        still_held(touched)
    }

    async fn write(&self, tx: &impl ConnectionTrait, at: Option<&Value>, done: i64, total: Option<i64>) -> Result<()> {
        let until = self.app.clock.now() + worker::LEASE;
        let mut update = job::Entity::update_many()
            .col_expr(job::Column::DoneCount, Expr::value(done))
            .col_expr(job::Column::TotalCount, Expr::value(total))
            .col_expr(job::Column::LeasedUntil, Expr::value(db::stored_time(until)))
            .filter(worker::holds(self.id.0, &self.worker, self.attempt));
        if let Some(at) = at {
            update = update.col_expr(job::Column::Checkpoint, Expr::value(at.clone()));
        }
        still_held(update.exec(tx).await?.rows_affected)
    }
}

fn still_held(touched: u64) -> Result<()> {
    match touched {
        0 => Err(crate::Error::Conflict("job-lease-lost")),
        _ => Ok(()),
    }
}
