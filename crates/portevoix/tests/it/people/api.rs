//! The same through JSON.

use super::{PASSWORD, somebody};
use crate::house::{House, Reply};
use axum::body::Body;
use http::{Method, Request, StatusCode, header};
use platform::Role;
use serde_json::{Value, json};

async fn with_token(house: &House, token: &str, method: Method, path: &str, body: Value) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    house.visitor().answer(request).await
}

#[tokio::test]
async fn a_program_asks_for_a_token_uses_it_and_revokes_it() {
    let house = House::open().await;
    somebody(&house.app, &house, "amina", Role::Direction).await;
    let ask = |password: &str| json!({ "email": "amina@tilleuls.example", "password": password, "name": "import" });

    let wrong = house
        .visitor()
        .api(Method::POST, "/tokens", Some(ask("faux faux faux")))
        .await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let made = house
        .visitor()
        .api(Method::POST, "/tokens", Some(ask(PASSWORD)))
        .await
        .expect(StatusCode::CREATED)
        .json();
    let (token, id) = (
        made["token"]["value"].as_str().unwrap(),
        made["token"]["id"].as_str().unwrap(),
    );
    let me = with_token(&house, token, Method::GET, "/me", json!({}))
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(me["me"]["email"], "amina@tilleuls.example");
    assert_eq!(me["me"]["roles"][0]["role"], "direction");
    assert_eq!(me["me"]["second_factor"], false);
    let list = with_token(&house, token, Method::GET, "/tokens", json!({}))
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(list["tokens"][0]["last_used_on"], "2026-11-22");
    assert!(list["tokens"][0].get("value").is_none());

    let path = format!("/tokens/{id}");
    with_token(&house, token, Method::DELETE, &path, json!({}))
        .await
        .expect(StatusCode::NO_CONTENT);
    with_token(&house, token, Method::GET, "/me", json!({}))
        .await
        .expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn too_many_wrong_passwords_say_when_to_try_again() {
    let house = House::open().await;
    let ask = json!({ "email": "nobody@tilleuls.example", "password": "faux faux faux" });

    for _ in 0..5 {
        let reply = house.visitor().api(Method::POST, "/tokens", Some(ask.clone())).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    }
    let reply = house.visitor().api(Method::POST, "/tokens", Some(ask)).await;

    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(reply.headers[header::RETRY_AFTER], "5");
}

#[tokio::test]
async fn the_directory_is_the_same_as_the_page() {
    let house = House::open().await;

    let reader = house
        .sign_in(Role::Partner)
        .api(Method::GET, "/people?role=quality", None)
        .await
        .expect(StatusCode::OK)
        .json();
    let admin = house
        .sign_in(Role::Administrator)
        .api(Method::GET, "/people", None)
        .await
        .expect(StatusCode::OK)
        .json();

    assert_eq!(reader["total"], 1);
    assert_eq!(reader["people"][0]["college"], "professionals");
    assert!(reader["people"][0].get("email").is_none());
    assert_eq!(admin["total"], Role::ALL.len());
    assert!(admin["people"][0]["email"].as_str().unwrap().ends_with(".example"));
    let id = reader["people"][0]["person"].as_str().unwrap();
    let path = format!("/people/{id}");
    house
        .sign_in(Role::Partner)
        .api(Method::GET, &path, None)
        .await
        .expect(StatusCode::OK);
    house
        .sign_in_elsewhere(Role::Quality)
        .api(Method::GET, &path, None)
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_administrator_creates_corrects_and_invites_and_others_do_not() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let new = json!({ "name": "Clinique du Lac (fictive)", "kind": "establishment", "finess": "750012345", "fictitious": true });

    let refused = house
        .sign_in(Role::Quality)
        .api(Method::POST, "/organisations", Some(new.clone()))
        .await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let made = admin
        .api(Method::POST, "/organisations", Some(new.clone()))
        .await
        .expect(StatusCode::CREATED)
        .json();
    assert_eq!(made["organisation"]["warnings"], json!(["people-finess-key"]));
    assert_eq!(made["organisation"]["finess"], "750012345");
    let path = format!("/organisations/{}", made["organisation"]["id"].as_str().unwrap());
    let mut again = new;
    again["version"] = json!(1);
    admin
        .api(Method::PUT, &path, Some(again.clone()))
        .await
        .expect(StatusCode::OK);
    let stale = admin
        .api(Method::PUT, &path, Some(again))
        .await
        .expect(StatusCode::CONFLICT)
        .json();
    assert_eq!(stale["type"], "urn:portevoix:people-organisation-changed");
    let unit = admin
        .api(
            Method::POST,
            &format!("{path}/units"),
            Some(json!({ "name": " Gériatrie " })),
        )
        .await;
    assert_eq!(unit.expect(StatusCode::CREATED).json()["unit"]["name"], "Gériatrie");

    let invitation = json!({ "name": "Amina Benali", "email": "amina@lac.example", "role": "partner", "organisation": house.hospital });
    let sent = admin
        .api(Method::POST, "/invitations", Some(invitation.clone()))
        .await
        .expect(StatusCode::CREATED)
        .json();
    assert!(
        sent["invitation"]["url"]
            .as_str()
            .unwrap()
            .contains("/people/invitations/")
    );
    admin
        .api(Method::POST, "/invitations", Some(invitation.clone()))
        .await
        .expect(StatusCode::CONFLICT);
    let list = admin
        .api(Method::GET, "/invitations", None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(list["invitations"][0]["email"], "amina@lac.example");
    let path = format!("/invitations/{}", sent["invitation"]["id"].as_str().unwrap());
    house
        .sign_in(Role::Direction)
        .api(Method::DELETE, &path, None)
        .await
        .expect(StatusCode::FORBIDDEN);
    admin
        .api(Method::DELETE, &path, None)
        .await
        .expect(StatusCode::NO_CONTENT);
    let bad = json!({ "name": "", "email": "amina", "role": "partner", "organisation": house.hospital });
    let problems = admin
        .api(Method::POST, "/invitations", Some(bad))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY)
        .json();
    assert_eq!(problems["problems"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn roles_are_given_and_ended() {
    let house = House::open().await;
    let (person, _) = somebody(&house.app, &house, "amina", Role::Partner).await;
    let admin = house.sign_in(Role::Administrator);
    let new = json!({ "organisation": house.hospital, "role": "volunteer" });
    let path = format!("/people/{person}/memberships");

    house
        .sign_in(Role::Direction)
        .api(Method::POST, &path, Some(new.clone()))
        .await
        .expect(StatusCode::FORBIDDEN);
    let made = admin
        .api(Method::POST, &path, Some(new))
        .await
        .expect(StatusCode::CREATED)
        .json();
    let end = format!("/people/memberships/{}/end", made["id"].as_str().unwrap());
    admin
        .api(Method::POST, &end, Some(json!({ "because": "" })))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    admin
        .api(Method::POST, &end, Some(json!({ "because": "fin de mandat" })))
        .await
        .expect(StatusCode::NO_CONTENT);
    let foreign = json!({ "organisation": house.elsewhere, "role": "volunteer" });
    admin
        .api(Method::POST, &path, Some(foreign))
        .await
        .expect(StatusCode::NOT_FOUND);
    let king = json!({ "organisation": house.hospital, "role": "king" });
    admin
        .api(Method::POST, &path, Some(king))
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
}
