//! Setting up a second factor and signing in with it.

use super::{Browser, PASSWORD, between, signed_in, somebody};
use crate::house::House;
use http::StatusCode;
use jiff::SignedDuration;
use platform::{App, Role};
use totp_rs::{Builder, Secret};

fn code(app: &App, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let seconds = u64::try_from(app.clock.now().as_second()).unwrap();
    Builder::new()
        .with_secret(secret)
        .build()
        .unwrap()
        .generate(seconds)
        .to_string()
}

/// Sets up by the pages; answers the secret and the recovery codes.
async fn set_up(house: &House, browser: &Browser) -> (String, Vec<String>) {
    let page = browser
        .get("/sign-in/second-factor/set-up")
        .await
        .expect(StatusCode::OK)
        .text();
    let secret = between(&page, "<code class=\"secret\">", "</code>").to_owned();
    let code = code(&house.app, &secret);
    let done = browser
        .post("/sign-in/second-factor/set-up", &[("code", &code)])
        .await
        .expect(StatusCode::OK)
        .text();
    let list = between(&done, "<ol>", "</ol>");
    let codes = list
        .split("<code>")
        .skip(1)
        .map(|part| part.split('<').next().unwrap().to_owned())
        .collect();
    (secret, codes)
}

#[tokio::test]
async fn a_role_that_sees_raw_words_is_led_to_set_it_up_and_then_asked_for_it() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Quality).await;
    let browser = Browser::new(house.visitor());
    let fields = [
        ("email", "amina@tilleuls.example"),
        ("password", PASSWORD),
        ("back", "/people"),
    ];

    let first = browser.post("/sign-in", &fields).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(first.location(), "/sign-in/second-factor/set-up?back=%2Fpeople");
    let before = browser.cookie("pv_session");
    let (secret, codes) = set_up(&house, &browser).await;
    assert_eq!(codes.len(), 10);
    assert_ne!(
        browser.cookie("pv_session"),
        before,
        "a new token at each change of privilege"
    );
    browser.get("/account/second-factor").await.expect(StatusCode::OK);

    house.app.clock.advance(SignedDuration::from_secs(60));
    let later = Browser::new(house.visitor());
    let half = later.post("/sign-in", &fields).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(half.location(), "/sign-in/second-factor?back=%2Fpeople");
    let nothing_yet = later.get("/people").await.expect(StatusCode::SEE_OTHER);
    assert!(nothing_yet.location().starts_with("/sign-in"));
    assert!(
        later
            .get("/sign-in")
            .await
            .location()
            .starts_with("/sign-in/second-factor")
    );
    let wrong = later
        .post("/sign-in/second-factor", &[("code", "000000"), ("back", "/people")])
        .await;
    assert!(
        wrong
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Ce code ne convient pas")
    );
    let right = [("code", &*code(&house.app, &secret)), ("back", "/people")];
    let entered = later
        .post("/sign-in/second-factor", &right)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(entered.location(), "/people");
    later.get("/people").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn a_recovery_code_replaces_a_lost_phone_once() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Quality).await;
    let (_, codes) = set_up(&house, &signed_in(&house, "amina").await).await;

    let entered = signed_in(&house, "amina")
        .await
        .post("/sign-in/second-factor", &[("code", &codes[0])])
        .await;
    entered.expect(StatusCode::SEE_OTHER);
    let again = signed_in(&house, "amina")
        .await
        .post("/sign-in/second-factor", &[("code", &codes[0])])
        .await;
    again.expect(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_picture_holds_no_inline_style_and_no_code_is_shown_outside_the_demonstration() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Quality).await;

    let page = signed_in(&house, "amina")
        .await
        .get("/sign-in/second-factor/set-up")
        .await
        .expect(StatusCode::OK);

    assert!(page.says("<svg width=\"220\"") && !page.says("style="));
    assert!(!page.says("Démonstration"));
}

#[tokio::test]
async fn removing_it_leads_to_setting_up_another_one() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Quality).await;
    let browser = signed_in(&house, "amina").await;
    let (secret, _) = set_up(&house, &browser).await;
    house.app.clock.advance(SignedDuration::from_secs(30));

    let wrong = browser
        .post("/account/second-factor/removal", &[("code", "000000")])
        .await;
    wrong.expect(StatusCode::UNPROCESSABLE_ENTITY);
    let removed = browser
        .post(
            "/account/second-factor/removal",
            &[("code", &code(&house.app, &secret))],
        )
        .await;

    assert_eq!(
        removed.expect(StatusCode::SEE_OTHER).location(),
        "/sign-in/second-factor/set-up"
    );
    let page = browser
        .get("/sign-in/second-factor/set-up")
        .await
        .expect(StatusCode::OK)
        .text();
    assert_ne!(between(&page, "<code class=\"secret\">", "</code>"), secret);
}

#[tokio::test]
async fn new_recovery_codes_are_for_a_session_that_proved_it() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;

    let reply = signed_in(&house, "amina")
        .await
        .post("/account/recovery-codes", &[])
        .await;

    assert!(
        reply
            .expect(StatusCode::SEE_OTHER)
            .location()
            .starts_with("/sign-in/second-factor")
    );
}
