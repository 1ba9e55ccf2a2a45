//! Jobs survive what happens to their workers; events reach those who care.

use platform::{
    BoxFuture, Error, Result, Role, Subject,
    events::{Event, Interest},
    jobs::{self, JobKind, NewJob, Running, State},
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use testkit::{ORGANISATION, TestApp, actor};
use tokio::sync::Notify;
use uuid::Uuid;

/// Writes ten things in batches of two, and stops without a word at the batch that the payload names.
fn write_things(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let first = job.checkpoint.as_ref().and_then(|at| at["next"].as_i64()).unwrap_or(0);
        for batch in first..5 {
            if job.checkpoint.is_none() && job.payload["dies_at"] == batch {
                std::future::pending::<()>().await;
            }
            let mut change = job.app.change(&job.actor()).await?;
            for n in [batch * 2, batch * 2 + 1] {
                let words = format!("thing {n}");
                let sql = "insert into things (id, words) values ($1, $2)";
                let values = [change.fresh_id().into(), words.into()];
                let backend = change.tx().get_database_backend();
                change
                    .tx()
                    .execute_raw(Statement::from_sql_and_values(backend, sql, values))
                    .await?;
            }
            change.audit(
                "things.written",
                &job.id.subject(),
                Some(ORGANISATION),
                &json!({ "batch": batch }),
            );
            job.checkpoint(&change, &json!({ "next": batch + 1 }), (batch + 1) * 2, Some(10))
                .await?;
            change.commit().await?;
        }
        Ok(())
    })
}

static FAILURES: AtomicUsize = AtomicUsize::new(0);

fn fails_twice(_: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async {
        match FAILURES.fetch_add(1, Ordering::SeqCst) {
            0 => Err(Error::Internal(anyhow::anyhow!("the first time"))),
            1 => panic!("the second time"),
            _ => Ok(()),
        }
    })
}

fn is_impossible(_: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async { Err(Error::invalid("file", "file-empty")) })
}

/// What a slow worker and its test say to each other.
struct Slow {
    began: Notify,
    go_on: Notify,
}

static FAILS_LATE: Slow = Slow {
    began: Notify::const_new(),
    go_on: Notify::const_new(),
};
static ENDS_LATE: Slow = Slow {
    began: Notify::const_new(),
    go_on: Notify::const_new(),
};

/// The first worker stands still until it is told to go on; the second does the work.
async fn is_slow(job: &Running, slow: &Slow) -> bool {
    let first = job.payload["slow"] == true && job.checkpoint.is_none();
    let mut change = job.app.change(&job.actor()).await.unwrap();
    change.audit("things.begun", &job.id.subject(), Some(ORGANISATION), &json!({}));
    let at = json!({ "began": true });
    job.checkpoint(&change, &at, 1, Some(2)).await.unwrap();
    change.commit().await.unwrap();
    if first {
        slow.began.notify_one();
        slow.go_on.notified().await;
    }
    first
}

fn fails_late(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        if is_slow(&job, &FAILS_LATE).await {
            return Err(Error::Internal(anyhow::anyhow!("too late")));
        }
        Ok(())
    })
}

fn ends_late(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        if is_slow(&job, &ENDS_LATE).await {
            return Ok(());
        }
        Err(Error::invalid("file", "file-empty"))
    })
}

/// Holds the connection that writes for longer than a worker waits before it renews its lease: ten seconds.
fn writes_at_length(job: Running) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let change = job.app.change(&job.actor()).await?;
        job.checkpoint(&change, &json!({}), 1, Some(1)).await?;
        tokio::time::sleep(std::time::Duration::from_millis(10_500)).await;
        change.commit_unnoted().await
    })
}

const KINDS: &[JobKind] = &[
    JobKind {
        name: "things.at-length",
        attempts: 1,
        run: writes_at_length,
    },
    JobKind {
        name: "things.fails-late",
        attempts: 5,
        run: fails_late,
    },
    JobKind {
        name: "things.ends-late",
        attempts: 5,
        run: ends_late,
    },
    JobKind {
        name: "things.write",
        attempts: 3,
        run: write_things,
    },
    JobKind {
        name: "things.fails-twice",
        attempts: 5,
        run: fails_twice,
    },
    JobKind {
        name: "things.impossible",
        attempts: 5,
        run: is_impossible,
    },
];

async fn enqueue(app: &TestApp, job: NewJob) -> jobs::JobId {
    let mut change = app.change(&actor(Role::Quality)).await.unwrap();
    let id = change.job(job.of(ORGANISATION)).await.unwrap();
    change.audit("job.asked", &id.subject(), Some(ORGANISATION), &json!({}));
    change.commit().await.unwrap();
    id
}

async fn things(app: &TestApp) -> i64 {
    let sql = "select count(*) as n from things";
    let statement = Statement::from_string(app.db.read().get_database_backend(), sql);
    app.db
        .read()
        .query_one_raw(statement)
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap()
}

async fn progress(app: &TestApp, id: jobs::JobId) -> jobs::Progress {
    let scope = actor(Role::Quality).scope(platform::Permission::ReadJobs).unwrap();
    jobs::get(app, &scope, id).await.unwrap()
}

#[tokio::test]
async fn a_job_whose_worker_died_goes_on_from_its_last_batch() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;
    let id = enqueue(&app, NewJob::now("things.write", json!({ "dies_at": 3 }))).await;
    let dying = tokio::spawn({
        let app = (*app).clone();
        async move { jobs::drain(&app).await }
    });
    while progress(&app, id).await.done < 6 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    dying.abort();
    let _ = dying.await;
    jobs::drain(&app).await.unwrap();
    assert_eq!(progress(&app, id).await.done, 6, "the lease still runs");

    app.clock.advance(jiff::SignedDuration::from_secs(31));
    jobs::drain(&app).await.unwrap();

    let over = progress(&app, id).await;
    assert_eq!((over.state, over.done, over.total), (State::Done, 10, Some(10)));
    assert_eq!(things(&app).await, 10);
}

/// A worker loses its lease, another ends the job, and then the first comes to its own end.
async fn outrun(app: &TestApp, kind: &'static str, slow: &Slow) -> jobs::Progress {
    let id = enqueue(app, NewJob::now(kind, json!({ "slow": true }))).await;
    let first = tokio::spawn({
        let app = (**app).clone();
        async move { jobs::drain(&app).await }
    });
    slow.began.notified().await;
    app.clock.advance(jiff::SignedDuration::from_secs(31));
    jobs::drain(app).await.unwrap();
    let ended = progress(app, id).await;
    assert!(ended.is_over());

    slow.go_on.notify_one();
    first.await.unwrap().unwrap();

    let after = progress(app, id).await;
    assert_eq!((after.state, &after.last_error), (ended.state, &ended.last_error));
    after
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_overwrites_nothing() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;

    let done = outrun(&app, "things.fails-late", &FAILS_LATE).await;
    let failed = outrun(&app, "things.ends-late", &ENDS_LATE).await;

    assert_eq!((done.state, failed.state), (State::Done, State::Failed));
}

#[tokio::test]
async fn a_job_that_writes_at_length_is_not_stopped_by_the_renewal_of_its_lease() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;
    let id = enqueue(&app, NewJob::now("things.at-length", json!({}))).await;

    jobs::drain(&app).await.unwrap();

    let over = progress(&app, id).await;
    assert_eq!((over.state, over.done), (State::Done, 1));
}

#[tokio::test]
async fn a_failing_job_is_tried_again_later_and_a_panic_is_a_failure() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;
    let id = enqueue(&app, NewJob::now("things.fails-twice", json!({}))).await;

    for _ in 0..3 {
        jobs::drain(&app).await.unwrap();
        app.clock.advance(jiff::SignedDuration::from_mins(5));
    }

    assert_eq!(progress(&app, id).await.state, State::Done);
    assert_eq!(FAILURES.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_job_asked_for_the_impossible_fails_at_once_and_visibly() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;
    let id = enqueue(&app, NewJob::now("things.impossible", json!({}))).await;

    jobs::drain(&app).await.unwrap();

    let over = progress(&app, id).await;
    assert_eq!(over.state, State::Failed);
    assert!(over.last_error.is_some());
}

#[tokio::test]
async fn the_same_work_asked_twice_is_one_job_until_it_is_done() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;

    let first = enqueue(&app, NewJob::now("things.write", json!({})).once("write")).await;
    let second = enqueue(&app, NewJob::now("things.write", json!({})).once("write")).await;
    jobs::drain(&app).await.unwrap();
    let third = enqueue(&app, NewJob::now("things.impossible", json!({})).once("write")).await;

    assert_eq!(first, second);
    assert_ne!(first, third);
    assert_eq!(things(&app).await, 10);
}

#[tokio::test]
async fn the_progress_of_another_organisation_is_not_shown() {
    let app = testkit::app(vec![super::room(KINDS, &[])]).await;
    let id = enqueue(&app, NewJob::now("things.write", json!({}))).await;

    let other = testkit::actor_in(Role::Quality, Uuid::from_u128(77))
        .scope(platform::Permission::ReadJobs)
        .unwrap();

    assert!(matches!(jobs::get(&app, &other, id).await, Err(Error::NotFound)));
}

static HEARD: AtomicUsize = AtomicUsize::new(0);

/// Fails the first time it hears.
fn hear(_: platform::App, event: Event) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        assert_eq!(event.payload["n"], 5);
        match HEARD.fetch_add(1, Ordering::SeqCst) {
            0 => Err(Error::Internal(anyhow::anyhow!("not now"))),
            _ => Ok(()),
        }
    })
}

#[tokio::test]
async fn an_event_is_delivered_until_it_was_heard_and_then_no_more() {
    let interests = &[Interest {
        event: "thing.made",
        act: hear,
    }];
    let app = testkit::app(vec![super::room(&[], interests)]).await;
    let subject = Subject::new("thing", Uuid::from_u128(1));
    let mut change = app.change(&actor(Role::Quality)).await.unwrap();
    change
        .event("thing.made", &subject, Some(ORGANISATION), json!({ "n": 5 }))
        .await
        .unwrap();
    change.audit("thing.made", &subject, Some(ORGANISATION), &json!({}));
    change.commit().await.unwrap();

    for _ in 0..3 {
        jobs::drain(&app).await.unwrap();
    }

    assert_eq!(HEARD.load(Ordering::SeqCst), 2);
}
