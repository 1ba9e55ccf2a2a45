//! Signing in, delays and sessions, as a stranger and as the owner meet them.

use super::*;
use crate::invented::{PASSWORD, by_cookie, from, house, person, signed_in, with_factor};
use jiff::SignedDuration;
use platform::Role;

async fn attempt(app: &App, email: &str, password: &str, origin: Origin<'_>) -> Outcome {
    by_password(app, email, password, origin).await.expect("is judged")
}

async fn entered(app: &App, email: &str, origin: Origin<'_>) -> Entry {
    match attempt(app, email, PASSWORD, origin).await {
        Outcome::Entered(entry) => entry,
        other => panic!("did not enter: {other:?}"),
    }
}

async fn fail(app: &App, email: &str, times: usize, origin: Origin<'_>) {
    for _ in 0..times {
        if let Outcome::Wait(until) = attempt(app, email, "faux faux faux", origin).await {
            app.clock.advance(until.duration_since(app.clock.now()));
        }
    }
}

#[tokio::test]
async fn the_right_password_opens_a_session_whatever_the_capitals_of_the_address() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;

    let entry = entered(&app, " Direction@TILLEULS.example ", from("192.0.2.1", None)).await;

    assert_eq!(entry.step, Step::Done);
    let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
    assert_eq!(actor.signed_in().expect("a person").main_role(), Some(Role::Direction));
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;

    let wrong = attempt(
        &app,
        "direction@tilleuls.example",
        "faux faux faux",
        from("192.0.2.1", None),
    )
    .await;
    let unknown = attempt(
        &app,
        "personne@tilleuls.example",
        "faux faux faux",
        from("192.0.2.1", None),
    )
    .await;
    let strange = attempt(&app, &"é\0".repeat(5000), &"x".repeat(5000), from("192.0.2.1", None)).await;

    assert!(matches!(
        (&wrong, &unknown, &strange),
        (Outcome::Refused, Outcome::Refused, Outcome::Refused)
    ));
}

#[tokio::test]
async fn failures_from_one_place_are_delayed_for_known_and_unknown_addresses_alike() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;

    for email in ["direction@tilleuls.example", "personne@tilleuls.example"] {
        for n in 1..=5 {
            let outcome = attempt(&app, email, "faux faux faux", from("192.0.2.1", None)).await;
            assert!(matches!(outcome, Outcome::Refused), "{email}, try {n}");
        }
        let outcome = attempt(&app, email, "faux faux faux", from("192.0.2.9", None)).await;
        let Outcome::Wait(until) = outcome else {
            panic!("{email} was not delayed")
        };
        assert_eq!(until.duration_since(app.clock.now()), SignedDuration::from_secs(5));
    }
}

#[tokio::test]
async fn the_right_password_is_not_judged_during_the_delay_and_is_right_after_it() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;
    fail(&app, "direction@tilleuls.example", 5, from("192.0.2.1", None)).await;

    let during = attempt(&app, "direction@tilleuls.example", PASSWORD, from("192.0.2.1", None)).await;
    app.clock.advance(SignedDuration::from_secs(5));
    let after = attempt(&app, "direction@tilleuls.example", PASSWORD, from("192.0.2.1", None)).await;

    assert!(matches!(during, Outcome::Wait(_)));
    assert!(matches!(after, Outcome::Entered(_)));
}

#[tokio::test]
async fn strangers_failures_never_stop_the_owner_on_a_browser_of_theirs() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;
    let email = "direction@tilleuls.example";
    let device = entered(&app, email, from("198.51.100.1", None))
        .await
        .device
        .expect("a browser");

    // From everywhere, and even from the owner's own network.
    for place in 0..60 {
        fail(&app, email, 1, from(&format!("192.0.{place}.1"), None)).await;
    }
    fail(&app, email, 12, from("198.51.100.7", None)).await;
    for key in throttle::keys(&app, "password", email, "198.51.100.1".parse().ok(), None) {
        let tx = app.db.begin().await.expect("begins");
        store::attempts::count_failure(&tx, &key, app.clock.now())
            .await
            .expect("counts");
        tx.commit().await.expect("commits");
    }
    let stranger = attempt(
        &app,
        email,
        PASSWORD,
        from("198.51.100.1", Some("not a browser of theirs")),
    )
    .await;
    let owner = attempt(&app, email, PASSWORD, from("198.51.100.1", Some(&device))).await;

    assert!(
        matches!(stranger, Outcome::Wait(_)),
        "the test must have stopped strangers: {stranger:?}"
    );
    assert!(matches!(owner, Outcome::Entered(_)), "{owner:?}");
}

#[tokio::test]
async fn a_stolen_browser_cookie_does_not_allow_endless_tries() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;
    let email = "direction@tilleuls.example";
    let device = entered(&app, email, from("198.51.100.1", None))
        .await
        .device
        .expect("a browser");

    for _ in 0..5 {
        attempt(&app, email, "faux faux faux", from("192.0.2.1", Some(&device))).await;
    }

    let next = attempt(&app, email, PASSWORD, from("192.0.2.1", Some(&device))).await;
    assert!(matches!(next, Outcome::Wait(_)));
}

#[tokio::test]
async fn a_password_alone_is_nobody_where_there_is_a_second_factor() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, b"12345678901234567890").await;

    let entry = entered(&app, "quality@tilleuls.example", from("192.0.2.1", None)).await;

    assert_eq!(entry.step, Step::SecondFactor);
    assert!(entry.device.is_none(), "a browser is known only once all was proved");
    assert!(by_cookie(&app, &entry.token).await.is_none());
}

#[tokio::test]
async fn a_role_that_asks_for_a_second_factor_leads_to_setting_it_up() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Quality).await;

    let entry = entered(&app, "quality@tilleuls.example", from("192.0.2.1", None)).await;

    assert_eq!(entry.step, Step::SetUp);
    let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
    let raw = actor.scope(platform::Permission::OpenRawText);
    assert!(matches!(
        raw,
        Err(Error::SignIn(platform::error::SignInNeed::SecondFactor))
    ));
}

#[tokio::test]
async fn a_new_browser_is_told_to_the_account_and_a_known_one_is_not() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Direction).await;
    let told = async || platform::notices::unread(&app, account.0).await.expect("reads").len();

    let first = entered(&app, "direction@tilleuls.example", from("192.0.2.1", None)).await;
    assert_eq!(told().await, 0, "the first of all browsers is no news");
    entered(
        &app,
        "direction@tilleuls.example",
        from("192.0.2.1", first.device.as_deref()),
    )
    .await;
    assert_eq!(told().await, 0);
    entered(&app, "direction@tilleuls.example", from("192.0.2.1", None)).await;
    assert_eq!(told().await, 1);
}

#[tokio::test]
async fn signing_in_again_in_the_same_browser_closes_its_old_session() {
    let (app, hospital) = house().await;
    person(&app, hospital, Role::Direction).await;
    let old = entered(&app, "direction@tilleuls.example", from("192.0.2.1", None)).await;

    let origin = Origin {
        session: Some(&old.token),
        ..from("192.0.2.1", None)
    };
    let new = entered(&app, "direction@tilleuls.example", origin).await;

    assert!(by_cookie(&app, &old.token).await.is_none());
    assert!(by_cookie(&app, &new.token).await.is_some());
}

#[tokio::test]
async fn nobody_closes_a_session_that_is_not_theirs() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Direction).await;
    let (_, other) = person(&app, hospital, Role::Partner).await;
    let (mine, theirs) = (
        signed_in(&app, account, false).await,
        signed_in(&app, other, false).await,
    );
    let id = theirs.signed_in().expect("a person").session.expect("a session");

    let outcome = close_session(&app, &mine, SessionId(id)).await;

    assert!(matches!(outcome, Err(Error::NotFound)));
    assert_eq!(sessions(&app, &theirs).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn failures_are_noted_in_the_audit_without_what_was_typed() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Direction).await;

    attempt(
        &app,
        "direction@tilleuls.example",
        "secret typé par erreur",
        from("192.0.2.1", None),
    )
    .await;

    let entries = platform::audit::about(&app, &account.subject()).await.expect("reads");
    let refused = entries
        .iter()
        .find(|entry| entry.verb == "session.refused")
        .expect("is noted");
    assert_eq!(refused.detail, r#"{"way":"password"}"#);
}
