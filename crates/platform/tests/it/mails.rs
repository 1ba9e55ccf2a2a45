//! Mails leave once, are tried for days, and are given up visibly; nothing repeats an address.

use super::smtp::Server;
use jiff::SignedDuration;
use platform::{
    Actor, App,
    app::House,
    clock::Clock,
    mail::{self, Reason},
    random::Random,
    upkeep,
};
use sea_orm::{ConnectionTrait, Statement};
use std::{
    fmt::Debug,
    sync::{Arc, Mutex},
};

/// An application on either engine, in front of a mail server.
async fn app(server: &Server) -> (App, testkit::Kept) {
    let (mut settings, kept) = testkit::empty().await;
    settings.smtp = Some(server.url.clone());
    let house = House {
        rooms: vec![super::room(&[], &[])],
        identify: |_, _| Box::pin(async { Ok(None) }),
        messages: Vec::new(),
        clock: Clock::fixed(testkit::beginning()),
        random: Random::seeded(3),
    };
    (App::open(settings, house).await.unwrap(), kept)
}

async fn write(app: &App, recipient: &str) {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    change
        .mail(recipient, "Un vote est ouvert", "http://localhost/projects")
        .await
        .unwrap();
    change.commit_unnoted().await.unwrap();
}

async fn send(app: &App) -> usize {
    mail::send_waiting(app).await.unwrap()
}

async fn try_again(app: &App) -> u64 {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    let count = change.try_mails_again().await.unwrap();
    change.commit_unnoted().await.unwrap();
    count
}

async fn last_errors(app: &App) -> Vec<String> {
    let sql = "select last_error from outgoing_mails where last_error is not null";
    let db = app.db.read();
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter().map(|row| row.try_get("", "last_error").unwrap()).collect()
}

const CLAIRE: &str = "claire@tilleuls.example";

#[tokio::test]
async fn two_workers_that_send_at_once_send_one_mail() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    write(&app, CLAIRE).await;

    let sent = tokio::join!(send(&app), send(&app), send(&app));

    assert_eq!(sent.0 + sent.1 + sent.2, 1);
    assert_eq!(server.taken_for(CLAIRE), 1);
}

#[tokio::test]
async fn a_mail_whose_sender_died_leaves_once_its_lease_is_over() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    write(&app, CLAIRE).await;
    server.be_mute(true);
    let dying = tokio::spawn({
        let app = app.clone();
        async move { mail::send_waiting(&app).await }
    });
    server.was_mute().await;
    dying.abort();
    let _ = dying.await;
    server.be_mute(false);

    app.clock.advance(SignedDuration::from_mins(4));
    assert_eq!(send(&app).await, 0, "the lease still runs");
    app.clock.advance(SignedDuration::from_mins(2));

    assert_eq!((send(&app).await, send(&app).await), (1, 0));
    assert_eq!(server.taken_for(CLAIRE), 1);
    assert_eq!(mail::waiting_count(&app).await.unwrap(), 0);
}

#[tokio::test]
async fn a_mail_leaves_once_when_the_server_comes_back_after_three_days() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    write(&app, CLAIRE).await;
    server.be_away(true);

    for _ in 0..72 {
        assert_eq!(send(&app).await, 0);
        app.clock.advance(SignedDuration::from_hours(1));
    }
    assert_eq!(mail::waiting_count(&app).await.unwrap(), 1, "it was not given up");
    server.be_away(false);
    app.clock.advance(SignedDuration::from_hours(4));

    assert_eq!((send(&app).await, send(&app).await), (1, 0));
    assert_eq!(server.taken_for(CLAIRE), 1);
}

#[tokio::test]
async fn mailboxes_that_take_nothing_do_not_hold_up_a_sign_in_link() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    for n in 0..50 {
        write(&app, &format!("later-{n}@tilleuls.example")).await;
    }
    while last_errors(&app).await.len() < 50 {
        send(&app).await;
    }
    app.clock.advance(SignedDuration::from_mins(1));
    write(&app, CLAIRE).await;

    assert_eq!(send(&app).await, 1);

    assert_eq!(server.taken_for(CLAIRE), 1);
}

#[tokio::test]
async fn a_refusal_for_good_is_given_up_at_once_said_and_tried_again_when_asked() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    write(&app, "refused-one@tilleuls.example").await;
    write(&app, "refused-two@tilleuls.example").await;
    write(&app, "no address").await;
    write(&app, CLAIRE).await;

    assert_eq!(send(&app).await, 1);

    let lost = [(Reason::Refused(550), 2), (Reason::Unwritable, 1)];
    assert_eq!(mail::given_up(&app).await.unwrap(), lost);
    assert_eq!(mail::waiting_count(&app).await.unwrap(), 0);
    assert_eq!(try_again(&app).await, 3);
    assert_eq!(mail::waiting_count(&app).await.unwrap(), 3);
    send(&app).await;
    assert_eq!(mail::given_up(&app).await.unwrap(), lost);
    app.clock.advance(SignedDuration::from_hours(24 * 31));
    upkeep::run(app.clone()).await.unwrap();
    assert!(
        mail::given_up(&app).await.unwrap().is_empty(),
        "forgotten after a month"
    );
}

#[tokio::test]
async fn a_mailbox_that_is_full_for_days_is_given_up_at_last() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    write(&app, "later-one@tilleuls.example").await;

    for _ in 0..40 {
        send(&app).await;
        app.clock.advance(SignedDuration::from_hours(4));
    }

    assert_eq!(mail::given_up(&app).await.unwrap(), [(Reason::Postponed(452), 1)]);
}

/// What would stand in the log, fields and all.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<String>>);

impl tracing::field::Visit for Heard {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn Debug) {
        use std::fmt::Write;
        let _ = writeln!(self.0.lock().unwrap(), "{}={value:?}", field.name());
    }
}

impl tracing::Subscriber for Heard {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

#[tokio::test]
async fn a_refused_mail_leaves_no_address_in_the_log_nor_in_the_database() {
    let server = Server::start().await;
    let (app, _kept) = app(&server).await;
    write(&app, "refused-durand@tilleuls.example").await;
    let heard = Heard::default();
    let listening = tracing::subscriber::set_default(heard.clone());

    send(&app).await;
    drop(listening);

    let heard = heard.0.lock().unwrap().clone();
    assert!(heard.contains("refused 550"), "{heard}");
    assert!(!heard.contains("durand") && !heard.contains("Recipient"), "{heard}");
    assert_eq!(last_errors(&app).await, ["refused 550"]);
}
