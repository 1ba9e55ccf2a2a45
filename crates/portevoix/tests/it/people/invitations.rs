//! From an invitation to a first sign-in.

use super::{Browser, PASSWORD, between, signed_in, somebody};
use crate::house::House;
use http::StatusCode;
use platform::Role;

async fn invite(house: &House, email: &str) -> String {
    let hospital = house.hospital.to_string();
    let fields = [
        ("name", "Amina Benali"),
        ("email", email),
        ("organisation", &hospital),
        ("role", "partner"),
        ("language", "fr"),
    ];
    let page = house
        .sign_in(Role::Administrator)
        .post("/people/invitations", &fields)
        .await
        .expect(StatusCode::OK);
    format!(
        "/people/invitations/{}",
        between(&page.text(), "/people/invitations/", "</code>")
    )
}

#[tokio::test]
async fn an_invited_person_joins_and_is_in_the_directory() {
    let house = House::open().await;
    let path = invite(&house, "amina@tilleuls.example").await;
    let browser = Browser::new(house.visitor());

    let page = browser.get(&path).await.expect(StatusCode::OK);
    assert!(page.says("Hôpital des Tilleuls") && page.says("patient·e partenaire"));
    let weak = [
        ("name", "Amina Benali"),
        ("password", "amina benali"),
        ("again", "amina benali"),
    ];
    let refused = browser
        .post(&path, &weak)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("ressemble trop") && !refused.says("amina benali\""));
    let good = [("name", "Amina B."), ("password", PASSWORD), ("again", PASSWORD)];
    browser.post(&path, &good).await.expect(StatusCode::SEE_OTHER);

    assert!(
        browser
            .get("/people?q=amina")
            .await
            .expect(StatusCode::OK)
            .says("Amina B.")
    );
    browser.get(&path).await.expect(StatusCode::NOT_FOUND);
    signed_in(&house, "amina").await;
}

#[tokio::test]
async fn an_address_that_has_an_account_signs_in_to_accept() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Volunteer).await;
    let path = invite(&house, "Amina@Tilleuls.example").await;

    let stranger = Browser::new(house.visitor());
    assert!(
        stranger
            .get(&path)
            .await
            .expect(StatusCode::OK)
            .says("a déjà un compte")
    );
    let taking = [("name", "X"), ("password", PASSWORD), ("again", PASSWORD)];
    stranger.post(&path, &taking).await.expect(StatusCode::NOT_FOUND);
    stranger
        .post(&format!("{path}/acceptance"), &[])
        .await
        .expect(StatusCode::NOT_FOUND);

    let browser = signed_in(&house, "amina").await;
    assert!(
        browser
            .get(&path)
            .await
            .expect(StatusCode::OK)
            .says("Accepter l’invitation")
    );
    browser
        .post(&format!("{path}/acceptance"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(browser.get("/account").await.says("patient·e partenaire"));
}

#[tokio::test]
async fn a_form_with_problems_comes_back_with_what_was_typed() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);

    let reply = admin
        .post("/people/invitations", &[("name", "Amina"), ("email", "amina<script>")])
        .await;

    let reply = reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("value=\"Amina\"") && !reply.says("amina<script>"));
    assert!(reply.says("Choisissez une organisation") && reply.says("ne semble pas complète"));
}

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let path = invite(&house, "amina@tilleuls.example").await;
    let list = admin.get("/people/invitations").await.expect(StatusCode::OK).text();
    assert!(list.contains("amina@tilleuls.example"));
    let id = between(&list, "action=\"/people/invitations/", "/renewal");

    let foreign = house.sign_in_elsewhere(Role::Quality);
    foreign
        .post(&format!("/people/invitations/{id}/withdrawal"), &[])
        .await
        .expect(StatusCode::FORBIDDEN);
    admin
        .post(&format!("/people/invitations/{id}/withdrawal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);

    house.visitor().get(&path).await.expect(StatusCode::NOT_FOUND);
    admin
        .post(&format!("/people/invitations/{id}/renewal"), &[])
        .await
        .expect(StatusCode::NOT_FOUND);
}
