//! What is over is forgotten, and what is still wanted is kept.

use bytes::Bytes;
use jiff::SignedDuration;
use platform::{
    Actor, App, Error, Subject,
    files::{self, FileId, Given, StoredFile},
    jobs, upkeep,
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use testkit::ORGANISATION;

const PAPER: &[u8] = b"%PDF-1.7\n%an invented form\n";

async fn count(app: &App, what: &str) -> i64 {
    let sql = format!("select count(*) as n from {what}");
    let statement = Statement::from_string(app.db.read().get_database_backend(), sql);
    let row = app.db.read().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

async fn give(app: &App, of: &Subject) -> StoredFile {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    let given = Given {
        field: "file",
        name: "formulaire.pdf",
        bytes: Bytes::from_static(PAPER),
        subject: of,
        organisation: ORGANISATION,
    };
    let file = files::attach(app, &mut change, given, &["application/pdf"])
        .await
        .unwrap();
    change.audit("file.given", of, None, &json!({}));
    change.commit().await.unwrap();
    file
}

async fn take_away(app: &App, id: FileId) {
    let change = app.change(&Actor::System("test")).await.unwrap();
    files::detach(&change, id).await.unwrap();
    change.commit_unnoted().await.unwrap();
}

const DAY: SignedDuration = SignedDuration::from_hours(24);

#[tokio::test]
async fn a_round_of_recurring_work_is_forgotten_after_a_week() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    jobs::drain(&app).await.unwrap();
    assert_eq!(count(&app, "jobs").await, 1, "the upkeep itself");

    app.clock.advance(DAY * 6);
    jobs::drain(&app).await.unwrap();
    assert_eq!(count(&app, "jobs").await, 2);

    app.clock.advance(DAY * 6);
    jobs::drain(&app).await.unwrap();
    assert_eq!(count(&app, "jobs").await, 2, "the first is gone, the third is there");
}

#[tokio::test]
async fn a_heard_event_and_a_sent_mail_are_forgotten_after_a_month_and_a_waiting_mail_is_not() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    for reader in ["a@tilleuls.example", "b@tilleuls.example"] {
        let mut change = app.change(&Actor::System("test")).await.unwrap();
        change
            .mail(reader, "Un vote est ouvert", "http://localhost/projects")
            .await
            .unwrap();
        let subject = Subject::new("thing", ORGANISATION);
        change.event("thing.done", &subject, None, json!({})).await.unwrap();
        change.commit_unnoted().await.unwrap();
    }
    platform::events::deliver(&app).await.unwrap();
    let sent = "update outgoing_mails set sent_at = created_at where recipient like 'a@%'";
    app.db.upkeep().execute_unprepared(sent).await.unwrap();

    app.clock.advance(DAY * 29);
    upkeep::run(app.clone()).await.unwrap();
    assert_eq!(
        (count(&app, "events").await, count(&app, "outgoing_mails").await),
        (2, 2)
    );

    app.clock.advance(DAY * 2);
    upkeep::run(app.clone()).await.unwrap();
    assert_eq!(
        (count(&app, "events").await, count(&app, "outgoing_mails").await),
        (0, 1)
    );
}

#[tokio::test]
async fn the_bytes_of_a_removed_file_go_when_no_other_file_has_them() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let (one, other) = (
        Subject::new("sheet", ORGANISATION),
        Subject::new("project", ORGANISATION),
    );
    let (first, second) = (give(&app, &one).await, give(&app, &other).await);
    assert_eq!(first.hash, second.hash);
    // The disk has its own clock: only a century makes its files old for sure.
    let century = DAY * 36_500;

    take_away(&app, first.id).await;
    app.clock.advance(century);
    upkeep::run(app.clone()).await.unwrap();
    assert_eq!(count(&app, "stored_files").await, 1);
    assert!(
        app.files.read(&second.hash).await.is_ok(),
        "the other file still has them"
    );

    take_away(&app, second.id).await;
    upkeep::run(app.clone()).await.unwrap();
    assert!(
        app.files.read(&second.hash).await.is_ok(),
        "a removal can be regretted for a month"
    );

    app.clock.advance(DAY * 31);
    upkeep::run(app.clone()).await.unwrap();
    assert!(matches!(app.files.read(&second.hash).await, Err(Error::NotFound)));
    assert_eq!(count(&app, "stored_files").await, 0);
}

#[tokio::test]
async fn bytes_that_somebody_just_gave_again_stay() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    app.clock.advance(DAY * -7300);
    let file = give(&app, &Subject::new("sheet", ORGANISATION)).await;
    take_away(&app, file.id).await;
    app.clock.advance(DAY * 40);

    upkeep::run(app.clone()).await.unwrap();

    assert!(
        app.files.read(&file.hash).await.is_ok(),
        "on the disk they are younger than a month"
    );
    assert_eq!(count(&app, "stored_files").await, 1);
}

#[tokio::test]
async fn an_upload_that_a_kill_left_behind_goes_with_the_next_upkeep() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let incoming = app.settings.data.join("incoming");
    platform::private::own_folder(&incoming).unwrap();
    let left = incoming.join(".tmpCut");
    std::fs::write(&left, "Mme Durand m’a dit").unwrap();

    upkeep::run(app.clone()).await.unwrap();

    assert!(!left.exists());
}
