//! Signing in by password and by link, and out again.

use super::{Browser, PASSWORD, between, signed_in, somebody};
use crate::house::House;
use http::StatusCode;
use platform::Role;
use sea_orm::{ConnectionTrait, Statement};

#[tokio::test]
async fn somebody_signs_in_goes_where_they_wanted_and_signs_out() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser = Browser::new(house.visitor());

    let page = browser.get("/sign-in?back=%2Faccount").await.expect(StatusCode::OK);
    assert!(page.says(r#"name="back" value="/account""#));
    let fields = [
        ("email", "amina@tilleuls.example"),
        ("password", PASSWORD),
        ("back", "/account"),
    ];
    let entered = browser.post("/sign-in", &fields).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(entered.location(), "/account");
    assert!(
        browser
            .get("/account")
            .await
            .expect(StatusCode::OK)
            .says("amina@tilleuls.example")
    );

    let session = browser.cookie("pv_session").unwrap();
    browser.post("/sign-out", &[]).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(browser.cookie("pv_session"), None);
    assert!(browser.cookie("pv_device").is_some(), "the browser stays known");
    let old = people::identify(&house.app, platform::app::Credential::Session(&session))
        .await
        .unwrap();
    assert!(old.is_none(), "the session is closed, not only its cookie forgotten");
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_show_the_same_page() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let mut pages = Vec::new();

    for name in ["amina", "nobody"] {
        let email = format!("{name}@tilleuls.example");
        let fields = [("email", email.as_str()), ("password", "faux faux faux")];
        let reply = Browser::new(house.visitor()).post("/sign-in", &fields).await;
        let reply = reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!reply.says("faux faux faux"));
        pages.push(reply.text().replace(&email, ""));
    }

    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_fifth_failure_brings_a_delay_that_says_how_long() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser = Browser::new(house.visitor());
    let fields = [("email", "amina@tilleuls.example"), ("password", "faux faux faux")];

    for _ in 0..5 {
        browser
            .post("/sign-in", &fields)
            .await
            .expect(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let delayed = browser
        .post("/sign-in", &fields)
        .await
        .expect(StatusCode::TOO_MANY_REQUESTS);

    assert!(delayed.says("Attendez 5 secondes"), "{}", delayed.main());
}

#[tokio::test]
async fn one_address_knocks_at_most_sixty_times_a_minute() {
    let house = House::open().await;
    let (mut answered, mut refused) = (0, 0);

    // A link that is not there is the cheapest of the doors: the minute must not pass meanwhile.
    for _ in 0..150 {
        match house.visitor().post("/sign-in/link/nothing", &[]).await.status {
            StatusCode::NOT_FOUND => answered += 1,
            StatusCode::TOO_MANY_REQUESTS => refused += 1,
            other => panic!("{other}"),
        }
    }

    assert!(answered >= 60 && refused > 0, "{answered} answered, {refused} refused");
}

#[tokio::test]
async fn signing_in_never_leads_to_another_site() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;

    for back in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ] {
        let fields = [
            ("email", "amina@tilleuls.example"),
            ("password", PASSWORD),
            ("back", back),
        ];
        let reply = Browser::new(house.visitor())
            .post("/sign-in", &fields)
            .await
            .expect(StatusCode::SEE_OTHER);
        assert_eq!(reply.location(), "/work", "{back}");
    }
}

#[tokio::test]
async fn scripts_typed_as_an_address_are_shown_as_text() {
    let house = House::open().await;
    let fields = [("email", "\"><script>alert(1)</script>"), ("password", "x")];

    let reply = house
        .visitor()
        .post("/sign-in", &fields)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);

    assert!(!reply.says("<script>alert"));
}

async fn last_mail(house: &House) -> String {
    let db = house.app.db.read();
    let sql = "select body from outgoing_mails order by created_at desc limit 1";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    row.unwrap().try_get("", "body").unwrap()
}

#[tokio::test]
async fn a_link_by_mail_signs_in_once_and_looking_at_it_does_not_use_it_up() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser = Browser::new(house.visitor());

    let known = browser
        .post("/sign-in/link", &[("email", "amina@tilleuls.example")])
        .await;
    let unknown = browser
        .post("/sign-in/link", &[("email", "nobody@tilleuls.example")])
        .await;
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    let mail = last_mail(&house).await;
    let path = format!("/sign-in/link/{}", between(&mail, "/sign-in/link/", "\n"));

    for _ in 0..3 {
        browser.get(&path).await.expect(StatusCode::OK);
    }
    let entered = browser.post(&path, &[]).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(entered.location(), "/work");
    browser.get("/account").await.expect(StatusCode::OK);
    Browser::new(house.visitor())
        .post(&path, &[])
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_is_signed_in_is_not_asked_to_sign_in() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser = signed_in(&house, "amina").await;

    let reply = browser
        .get("/sign-in?back=%2Fpeople")
        .await
        .expect(StatusCode::SEE_OTHER);

    assert_eq!(reply.location(), "/people");
}
