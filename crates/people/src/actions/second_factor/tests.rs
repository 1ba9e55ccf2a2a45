//! The second factor from its picture to its last recovery code.

use super::*;
use crate::{
    actions::sign_in::by_password,
    invented::{PASSWORD, by_cookie, from, house, person, signed_in, with_factor},
};
use jiff::SignedDuration;
use platform::Role;

const SECRET: &[u8] = b"12345678901234567890";

fn code(app: &App) -> String {
    codes::code_at(SECRET, app.clock.now()).expect("a code")
}

async fn half(app: &App) -> String {
    match by_password(app, "quality@tilleuls.example", PASSWORD, from("192.0.2.1", None)).await {
        Ok(Outcome::Entered(entry)) => entry.token,
        other => panic!("did not enter: {other:?}"),
    }
}

async fn prove_with(app: &App, token: &str, typed: &str) -> Outcome {
    prove(
        app,
        typed,
        Origin {
            session: Some(token),
            ..from("192.0.2.1", None)
        },
    )
    .await
    .expect("is judged")
}

#[tokio::test]
async fn a_right_code_opens_a_new_session_that_sees_raw_words() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;
    let half = half(&app).await;

    let Outcome::Entered(entry) = prove_with(&app, &half, &code(&app)).await else {
        panic!("refused")
    };

    let actor = by_cookie(&app, &entry.token).await.expect("is somebody");
    assert!(actor.scope(platform::Permission::OpenRawText).is_ok());
    assert_ne!(entry.token, half);
    assert!(
        awaited(&app, &half).await.expect("reads").is_none(),
        "the half-open session is closed"
    );
}

#[tokio::test]
async fn a_code_is_right_once() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;
    let code = code(&app);

    let first = half(&app).await;
    let first = prove_with(&app, &first, &code).await;
    let second = half(&app).await;
    let replayed = prove_with(&app, &second, &code).await;
    app.clock.advance(SignedDuration::from_secs(30));
    let next = prove_with(&app, &second, &self::code(&app)).await;

    assert!(matches!(first, Outcome::Entered(_)));
    assert!(matches!(replayed, Outcome::Refused));
    assert!(matches!(next, Outcome::Entered(_)));
}

#[tokio::test]
async fn wrong_codes_are_delayed_too() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;
    let half = half(&app).await;

    for _ in 0..5 {
        assert!(matches!(prove_with(&app, &half, "000000").await, Outcome::Refused));
    }

    assert!(matches!(prove_with(&app, &half, &code(&app)).await, Outcome::Wait(_)));
}

#[tokio::test]
async fn nobody_proves_a_code_without_a_password() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;

    let outcome = prove(&app, &code(&app), from("192.0.2.1", None)).await;

    assert!(matches!(outcome, Err(Error::SignIn(SignInNeed::Account))));
}

#[tokio::test]
async fn setting_up_asks_for_a_code_gives_ten_recovery_codes_and_closes_other_sessions() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    let (actor, elsewhere) = (
        signed_in(&app, account, false).await,
        signed_in(&app, account, false).await,
    );
    let (_, secret) = prepare(&app, &actor).await.expect("prepares");
    let (_, same) = prepare(&app, &actor).await.expect("prepares again");
    assert_eq!(secret, same, "reloading the page shows the same picture");

    let wrong = set_up(&app, &actor, "000000", from("192.0.2.1", None))
        .await
        .expect("is judged");
    assert!(wrong.is_none());
    let code = codes::code_at(&secret, app.clock.now()).expect("a code");
    let done = set_up(&app, &actor, &code, from("192.0.2.1", None))
        .await
        .expect("is judged")
        .expect("is right");

    assert_eq!(done.recovery_codes.len(), codes::RECOVERY_CODES);
    let new = by_cookie(&app, &done.entry.token).await.expect("is somebody");
    assert!(new.signed_in().expect("a person").second_factor);
    let left = sign_in::sessions(&app, &elsewhere).await.expect("reads");
    assert_eq!(left.len(), 1, "only the new session is left");
}

#[tokio::test]
async fn a_recovery_code_serves_once_and_the_account_is_told() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;
    let actor = signed_in(&app, account, true).await;
    let recovery = renew_recovery_codes(&app, &actor).await.expect("renews");
    let typed = recovery[3].to_lowercase().replace('-', " ");

    let first = half(&app).await;
    let first = prove_with(&app, &first, &typed).await;
    let second = half(&app).await;
    let again = prove_with(&app, &second, &typed).await;

    assert!(matches!(first, Outcome::Entered(_)));
    assert!(matches!(again, Outcome::Refused));
    assert_eq!(
        store::accounts::recovery_codes_left(app.db.read(), account)
            .await
            .expect("reads"),
        9
    );
    let told = platform::notices::unread(&app, account.0).await.expect("reads");
    assert!(
        told.iter()
            .any(|notice| notice.message == "people-notice-recovery-used")
    );
}

#[tokio::test]
async fn new_recovery_codes_void_the_old_ones_and_ask_for_a_proved_session() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;
    let actor = signed_in(&app, account, true).await;
    let old = renew_recovery_codes(&app, &actor).await.expect("renews").remove(0);
    renew_recovery_codes(&app, &actor).await.expect("renews");

    let half = half(&app).await;
    assert!(matches!(prove_with(&app, &half, &old).await, Outcome::Refused));
    let unproved = signed_in(&app, person(&app, hospital, Role::Partner).await.1, false).await;
    assert!(matches!(
        renew_recovery_codes(&app, &unproved).await,
        Err(Error::SignIn(SignInNeed::SecondFactor))
    ));
}

#[tokio::test]
async fn removing_it_takes_a_code_and_closes_sessions_and_tokens() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;
    let actor = signed_in(&app, account, true).await;
    crate::actions::tokens::create(&app, &actor, "import")
        .await
        .expect("is made");

    let wrong = remove(&app, &actor, "000000", from("192.0.2.1", None))
        .await
        .expect("is judged");
    let right = remove(&app, &actor, &code(&app), from("192.0.2.1", None))
        .await
        .expect("is judged");

    assert!(matches!(wrong, Outcome::Refused));
    let Outcome::Entered(entry) = right else {
        panic!("refused")
    };
    let new = by_cookie(&app, &entry.token).await.expect("is somebody");
    assert!(!new.signed_in().expect("a person").second_factor);
    assert_eq!(sign_in::sessions(&app, &new).await.expect("reads").len(), 1);
    assert!(
        crate::actions::tokens::list(&app, &new)
            .await
            .expect("reads")
            .is_empty()
    );
}

#[tokio::test]
async fn codes_are_shown_only_where_everything_is_invented() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;

    assert!(!app.settings.demo);
    assert_eq!(current_totp_code(&app, account).await.expect("reads"), None);
}

#[tokio::test]
async fn the_kept_secret_cannot_be_read_from_the_table() {
    let (app, hospital) = house().await;
    let (_, account) = person(&app, hospital, Role::Quality).await;
    with_factor(&app, account, SECRET).await;

    let kept = store::accounts::get(app.db.read(), account).await.expect("reads");
    let sealed = kept.totp_secret.expect("is kept");

    assert!(!sealed.windows(4).any(|part| part == b"GEZD" || part == &SECRET[..4]));
    assert_eq!(codes::opened(&app, account, &sealed).expect("opens"), SECRET);
    assert!(codes::opened(&app, AccountId(uuid::Uuid::nil()), &sealed).is_err());
}
