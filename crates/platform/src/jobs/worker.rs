//! The workers: claim, run, renew the lease, try again, give up visibly.

use super::{JobId, JobKind, Running, State, job};
use crate::{App, Error, Result, db, db::Engine, events, upkeep};
use futures_util::FutureExt;
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, ExprTrait, Statement, entity::prelude::*};
use std::{panic::AssertUnwindSafe, time::Duration};
use tokio::sync::watch;

/// How long a job belongs to a worker that no longer answers.
pub(super) const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// How often a worker says that it still has its job.
const RENEWAL: Duration = Duration::from_secs(10);
/// How often a silent database is asked for work.
const POLL: Duration = Duration::from_secs(2);

/// Work that comes back at an interval, enqueued once for all nodes.
#[derive(Clone, Copy)]
pub struct Recurring {
    /// The kind of job.
    pub kind: &'static str,
    /// The interval.
    pub every: SignedDuration,
}

/// Runs jobs until `stop` says so; the job under way is finished or put back.
pub async fn run_worker(app: App, name: String, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match step(&app, &name).await {
            Ok(true) => {}
            Ok(false) => wait(&app, &mut stop).await,
            Err(error) => {
                tracing::warn!(worker = %name, error = error.without_words(), "the worker waits for its database");
                wait(&app, &mut stop).await;
            }
        }
    }
}

async fn wait(app: &App, stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = tokio::time::sleep(POLL) => {}
        () = app.wake.notified() => {}
        _ = stop.changed() => {}
    }
}

/// Runs everything that can be run now, then returns: for tests and the command line.
///
/// # Errors
/// When the database does not answer.
pub async fn drain(app: &App) -> Result<usize> {
    let mut count = 0;
    while step(app, "drain").await? {
        count += 1;
    }
    Ok(count)
}

/// One round: deliver events, send notices, run one job. Says whether anything was done.
async fn step(app: &App, worker: &str) -> Result<bool> {
    enqueue_recurring(app).await?;
    let delivered = events::deliver(app).await?;
    let mailed = crate::mail::send_waiting(app).await.unwrap_or(0);
    let Some(row) = claim(app, worker).await? else {
        return Ok(delivered + mailed > 0);
    };
    run(app, worker, row).await?;
    Ok(true)
}

fn recurring(app: &App) -> impl Iterator<Item = &Recurring> {
    let of_rooms = app.rooms.iter().flat_map(|room| room.recurring);
    upkeep::RECURRING.iter().chain(of_rooms)
}

async fn enqueue_recurring(app: &App) -> Result<()> {
    for recurring in recurring(app) {
        let seconds = Ord::max(recurring.every.as_secs(), 1);
        let slot = app.clock.now().as_second() / seconds;
        let key = format!("{}@{slot}", recurring.kind);
        if job::Entity::find()
            .filter(job::Column::UniqueKey.eq(&key))
            .one(app.db.read())
            .await?
            .is_none()
        {
            let mut change = app.change(&crate::Actor::System("clock")).await?;
            change
                .job(super::NewJob::now(recurring.kind, serde_json::json!({})).once(key))
                .await?;
            change.commit_unnoted().await?;
        }
    }
    Ok(())
}

async fn claim(app: &App, worker: &str) -> Result<Option<job::Model>> {
    let now = app.clock.now();
    // Idle polling must not take SQLite's write lock.
    let waiting = job::Entity::find().filter(claimable(now)).one(app.db.read()).await?;
    if waiting.is_none() {
        return Ok(None);
    }
    let skip = if app.db.engine == Engine::Postgres {
        " for update skip locked"
    } else {
        ""
    };
    let sql = format!(
        "update jobs set state = 'running', leased_by = $1, leased_until = $2, attempts = attempts + 1 \
         where id = (select id from jobs where (state = 'waiting' and run_at <= $3) \
         or (state = 'running' and leased_until < $3) order by run_at, id limit 1{skip}) returning id"
    );
    let tx = app.db.begin().await?;
    let values = [
        worker.into(),
        db::stored_time(now + LEASE).into(),
        db::stored_time(now).into(),
    ];
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values))
        .await?;
    let claimed = match row {
        Some(row) => job::Entity::find_by_id(row.try_get::<Uuid>("", "id")?).one(&tx).await?,
        None => None,
    };
    tx.commit().await?;
    Ok(claimed)
}

fn claimable(now: jiff::Timestamp) -> sea_orm::Condition {
    let now = db::stored_time(now);
    sea_orm::Condition::any()
        .add(job::Column::State.eq("waiting").and(job::Column::RunAt.lte(now)))
        .add(job::Column::State.eq("running").and(job::Column::LeasedUntil.lt(now)))
}

/// This job, while this worker has this lease of it.
pub(super) fn holds(id: Uuid, worker: &str, attempt: i64) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(job::Column::Id.eq(id))
        .add(job::Column::LeasedBy.eq(worker))
        .add(job::Column::Attempts.eq(attempt))
}

async fn run(app: &App, worker: &str, row: job::Model) -> Result<()> {
    let kinds = upkeep::KINDS.iter().chain(app.rooms.iter().flat_map(|room| room.jobs));
    let kind = kinds.into_iter().find(|kind| kind.name == row.kind);
    let Some(kind) = kind else {
        return finish(app, worker, &row, State::Failed, Some("unknown kind of job".to_owned())).await;
    };
    let running = Running {
        app: app.clone(),
        id: JobId(row.id),
        payload: row.payload.clone(),
        checkpoint: row.checkpoint.clone(),
        person: row.person_id,
        worker: worker.to_owned(),
        attempt: row.attempts,
    };
    let work = AssertUnwindSafe((kind.run)(running)).catch_unwind();
    // Both go on side by side: a renewal waits for the connection that the work writes with.
    let outcome = tokio::select! {
        outcome = work => outcome,
        () = lost(app, worker, &row) => {
            tracing::warn!(job = %row.id, kind = kind.name, "another worker has this job by now");
            return Ok(());
        }
    };
    match outcome {
        Ok(Ok(())) => finish(app, worker, &row, State::Done, None).await,
        Ok(Err(Error::Conflict("job-lease-lost"))) => Ok(()),
        Ok(Err(error)) => failed(app, worker, kind, &row, &error).await,
        Err(_) => {
            let error = Error::Internal(anyhow::anyhow!("the job panicked"));
            failed(app, worker, kind, &row, &error).await
        }
    }
}

/// Keeps the lease, and ends once another worker has it. A database that does not answer is asked again.
async fn lost(app: &App, worker: &str, row: &job::Model) {
    loop {
        tokio::time::sleep(RENEWAL).await;
        match renew(app, worker, row).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(job = %row.id, error = error.without_words(), "a lease waits to be renewed"),
        }
    }
}

/// Keeps the lease; says whether it was still ours.
async fn renew(app: &App, worker: &str, row: &job::Model) -> Result<bool> {
    let tx = app.db.begin().await?;
    let touched = job::Entity::update_many()
        .col_expr(
            job::Column::LeasedUntil,
            Expr::value(db::stored_time(app.clock.now() + LEASE)),
        )
        .filter(holds(row.id, worker, row.attempts))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(touched.rows_affected > 0)
}

async fn failed(app: &App, worker: &str, kind: &JobKind, row: &job::Model, error: &Error) -> Result<()> {
    let said = error.without_words();
    tracing::error!(job = %row.id, kind = kind.name, attempt = row.attempts, error = said, "a job failed");
    let hopeless = !matches!(error, Error::Internal(_)) || row.attempts >= kind.attempts;
    if hopeless {
        return finish(app, worker, row, State::Failed, Some(said)).await;
    }
    let again = app.clock.now() + SignedDuration::from_secs(5 << row.attempts.clamp(0, 8));
    let tx = app.db.begin().await?;
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(State::Waiting.code()))
        .col_expr(job::Column::RunAt, Expr::value(db::stored_time(again)))
        .col_expr(job::Column::LastError, Expr::value(said))
        .filter(holds(row.id, worker, row.attempts))
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

async fn finish(app: &App, worker: &str, row: &job::Model, state: State, error: Option<String>) -> Result<()> {
    let tx = app.db.begin().await?;
    let mut update = job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(state.code()))
        .col_expr(job::Column::LastError, Expr::value(error))
        .col_expr(job::Column::LeasedBy, Expr::value(Option::<String>::None))
        .col_expr(job::Column::FinishedAt, Expr::value(db::stored_time(app.clock.now())))
        .filter(holds(row.id, worker, row.attempts));
    // A recurring job keeps its key, so that its slot is run once; others free theirs.
    if !row.unique_key.as_deref().is_some_and(|key| key.contains('@')) {
        update = update.col_expr(job::Column::UniqueKey, Expr::value(Option::<String>::None));
    }
    update.exec(&tx).await?;
    Ok(tx.commit().await?)
}
