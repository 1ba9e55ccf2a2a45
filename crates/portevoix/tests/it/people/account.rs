//! One's own account: choices, password, sessions, API tokens.

use super::{Browser, PASSWORD, between, signed_in, somebody};
use crate::house::House;
use axum::body::Body;
use http::{Request, StatusCode, header};
use platform::Role;

const PAGES: &[&str] = &[
    "/account",
    "/account/password",
    "/account/second-factor",
    "/account/sessions",
    "/account/tokens",
];

#[tokio::test]
async fn every_page_of_the_account_opens_in_both_languages_and_only_when_signed_in() {
    let house = House::open().await;

    for path in PAGES {
        house.sign_in(Role::Partner).get(path).await.expect(StatusCode::OK);
        let english = house
            .sign_in(Role::Quality)
            .in_english()
            .get(path)
            .await
            .expect(StatusCode::OK);
        assert!(english.says("My account") && !english.says("people-"), "{path}");
        let visitor = house.visitor().get(path).await.expect(StatusCode::SEE_OTHER);
        assert!(visitor.location().starts_with("/sign-in?back="), "{path}");
    }
}

#[tokio::test]
async fn choices_are_kept_and_two_tabs_do_not_overwrite_each_other() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser = signed_in(&house, "amina").await;
    let choose = |name: &'static str, version: &'static str| {
        [
            ("name", name),
            ("language", "en"),
            ("digest", "at_once"),
            ("version", version),
        ]
    };

    browser
        .post("/account", &choose("Amina Benali", "1"))
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(browser.cookie("pv_language").as_deref(), Some("en"));
    let page = browser.get("/account").await.expect(StatusCode::OK);
    assert!(page.says("value=\"Amina Benali\"") && page.says("My account"));
    let stale = browser
        .post("/account", &choose("Amina du deuxième onglet", "1"))
        .await
        .expect(StatusCode::CONFLICT);
    assert!(stale.says("Amina du deuxième onglet"), "what was typed is kept");
    let empty = browser
        .post("/account", &choose(" ", "2"))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("The name is missing"));
}

#[tokio::test]
async fn a_changed_password_closes_the_other_sessions() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let (here, there) = (signed_in(&house, "amina").await, signed_in(&house, "amina").await);
    let change = |current: &'static str, new: &'static str, again: &'static str| {
        [("current", current), ("password", new), ("again", again)]
    };

    let weak = here
        .post("/account/password", &change(PASSWORD, "motdepasse123", "motdepasse123"))
        .await;
    assert!(weak.expect(StatusCode::UNPROCESSABLE_ENTITY).says("trop courant"));
    let other = here
        .post(
            "/account/password",
            &change(PASSWORD, "douze tortues au bord", "douze tortues"),
        )
        .await;
    assert!(
        other
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("ne sont pas les mêmes")
    );
    let wrong = here
        .post(
            "/account/password",
            &change("faux", "douze tortues au bord", "douze tortues au bord"),
        )
        .await;
    assert!(
        wrong
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("mot de passe actuel")
    );
    there.get("/account").await.expect(StatusCode::OK);

    let right = change(PASSWORD, "douze tortues au bord", "douze tortues au bord");
    here.post("/account/password", &right)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(
        here.get("/account")
            .await
            .expect(StatusCode::OK)
            .says("Le mot de passe est changé")
    );
    there.get("/account").await.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_are_listed_and_closed() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let (here, there) = (signed_in(&house, "amina").await, signed_in(&house, "amina").await);

    let page = here.get("/account/sessions").await.expect(StatusCode::OK);
    assert!(page.says("Firefox · Linux") && page.says("celle-ci"));
    let text = page.text();
    let id = between(&text, "/account/sessions/", "/closure");
    let stranger = house
        .sign_in(Role::Partner)
        .post(&format!("/account/sessions/{id}/closure"), &[])
        .await;
    stranger.expect(StatusCode::NOT_FOUND);
    there.get("/account").await.expect(StatusCode::OK);
    here.post(&format!("/account/sessions/{id}/closure"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    there.get("/account").await.expect(StatusCode::SEE_OTHER);

    let third = signed_in(&house, "amina").await;
    here.post("/account/sessions/closure", &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    third.get("/account").await.expect(StatusCode::SEE_OTHER);
    here.get("/account").await.expect(StatusCode::OK);
}

async fn me(house: &House, token: &str) -> StatusCode {
    let request = Request::builder()
        .uri("/api/v1/me")
        .header(header::AUTHORIZATION, format!("Bearer {token}"));
    house
        .visitor()
        .answer(request.body(Body::empty()).unwrap())
        .await
        .status
}

#[tokio::test]
async fn a_token_is_shown_once_works_and_is_revoked() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser: Browser = signed_in(&house, "amina").await;

    browser
        .post("/account/tokens", &[("name", "")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let made = browser
        .post("/account/tokens", &[("name", "import <b>")])
        .await
        .expect(StatusCode::OK)
        .text();
    let value = between(&made, "tabindex=\"-1\">pv_", "</code>");
    let value = format!("pv_{value}");
    assert!(!made.contains("import <b>"));
    assert_eq!(me(&house, &value).await, StatusCode::OK);
    let list = browser.get("/account/tokens").await.expect(StatusCode::OK).text();
    assert!(!list.contains(&value), "never shown again");

    let id = between(&list, "/account/tokens/", "/revocation");
    browser
        .post(&format!("/account/tokens/{id}/revocation"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(me(&house, &value).await, StatusCode::UNAUTHORIZED);
}
