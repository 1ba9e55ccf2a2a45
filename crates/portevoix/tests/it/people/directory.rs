//! The directory and roles, as each role meets them.

use super::{between, somebody};
use crate::house::House;
use http::StatusCode;
use platform::Role;

#[tokio::test]
async fn every_role_reads_the_directory_of_its_organisation_and_only_administrators_see_addresses() {
    let house = House::open().await;

    for role in Role::ALL {
        let page = house.sign_in(role).get("/people").await.expect(StatusCode::OK);
        assert!(
            page.says("Personne partner") && !page.says("Clinique des Ormes"),
            "{role:?}"
        );
        assert_eq!(page.says(".example"), role == Role::Administrator, "{role:?}");
    }
}

#[tokio::test]
async fn filters_stand_in_the_address() {
    let house = House::open().await;
    let client = house.sign_in(Role::Representative);

    let one = client
        .get("/people?role=partner&q=PERSONNE")
        .await
        .expect(StatusCode::OK);
    let none = client.get("/people?q=girafe").await.expect(StatusCode::OK);
    let odd = client
        .get("/people?role=king&organisation=nowhere&page=99")
        .await
        .expect(StatusCode::OK);
    let unreadable = client.get("/people?page=beaucoup").await;

    assert!(one.says("Un rôle") && one.says("Personne partner") && !one.says("Personne quality"));
    assert!(none.says("Personne ne correspond"));
    assert!(odd.says("Personne ne correspond"));
    unreadable.expect(StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_person_of_another_organisation_is_not_there() {
    let house = House::open().await;
    let (person, _) = somebody(&house.app, &house, "amina", Role::Partner).await;
    let path = format!("/people/{person}");

    house.sign_in(Role::Clinician).get(&path).await.expect(StatusCode::OK);
    house
        .sign_in_elsewhere(Role::Quality)
        .get(&path)
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_an_administrator_gives_and_ends_roles() {
    let house = House::open().await;
    let (person, _) = somebody(&house.app, &house, "amina", Role::Partner).await;
    let path = format!("/people/{person}");
    let hospital = house.hospital.to_string();
    let fields = [("organisation", hospital.as_str()), ("role", "volunteer")];

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let client = house.sign_in(role);
        client
            .post(&format!("{path}/memberships"), &fields)
            .await
            .expect(StatusCode::FORBIDDEN);
        client.get("/people/invitations").await.expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("{path}/second-factor/removal"), &[])
            .await
            .expect(StatusCode::FORBIDDEN);
        assert!(!client.get(&path).await.says("/memberships/"), "{role:?}");
    }

    let admin = house.sign_in(Role::Administrator);
    admin
        .post(&format!("{path}/memberships"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    admin
        .post(&format!("{path}/memberships"), &fields)
        .await
        .expect(StatusCode::CONFLICT);
    admin
        .post(&format!("{path}/memberships"), &[])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let page = admin.get(&path).await.expect(StatusCode::OK).text();
    let end = format!(
        "/people/memberships/{}/end",
        between(&page, "/people/memberships/", "/end")
    );
    house
        .sign_in(Role::Quality)
        .post(&end, &[("because", "non")])
        .await
        .expect(StatusCode::FORBIDDEN);
    admin.get(&end).await.expect(StatusCode::OK);
    let silent = admin
        .post(&end, &[("because", " ")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.says("Dites pourquoi"));
    admin
        .post(&end, &[("because", "fin de mandat")])
        .await
        .expect(StatusCode::SEE_OTHER);
    admin
        .post(&end, &[("because", "fin de mandat")])
        .await
        .expect(StatusCode::CONFLICT);
    assert!(
        admin
            .get("/people?past=yes&q=amina")
            .await
            .expect(StatusCode::OK)
            .says("2 rôles")
    );
}

#[tokio::test]
async fn an_ended_role_opens_nothing_from_the_next_request_on() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let browser = super::signed_in(&house, "amina").await;
    browser.get("/audit").await.expect(StatusCode::OK);
    let admin = house.sign_in(Role::Administrator);
    let list = admin.get("/people?q=amina").await.text();
    let person = format!(
        "/people/{}",
        between(&list, "<th scope=\"row\"><a href=\"/people/", "\"")
    );
    let page = admin.get(&person).await.text();
    let end = format!(
        "/people/memberships/{}/end",
        between(&page, "/people/memberships/", "/end")
    );

    admin
        .post(&end, &[("because", "départ")])
        .await
        .expect(StatusCode::SEE_OTHER);

    browser.get("/audit").await.expect(StatusCode::FORBIDDEN);
    browser.get("/account").await.expect(StatusCode::OK);
}
