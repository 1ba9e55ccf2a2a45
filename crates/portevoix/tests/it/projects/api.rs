//! The whole way through the API, and what it refuses.

use super::{finding, person, project};
use crate::house::House;
use http::{Method, StatusCode};
use platform::Role;
use serde_json::{Value, json};

fn plan(title: &str) -> Value {
    json!({ "template": "action-plan", "title": title, "objective": "Que chacun reparte en sachant quoi prendre" })
}

fn indicator() -> Value {
    json!({
        "name": "Patients bien informés", "kind": "proportion", "counted": "Oui, tout à fait", "source": "Questionnaire",
        "direction": "up", "baseline": { "amount": 115, "n": 198, "missing": 31, "on": "2026-03-01" },
        "target": 70, "target_on": "2026-11-30",
    })
}

#[tokio::test]
async fn a_finding_becomes_a_decided_measured_change_that_is_given_back() {
    let house = House::open().await;
    let (quality, partner) = (house.sign_in(Role::Quality), house.sign_in(Role::Partner));
    let finding = finding(&house).await;
    let new = json!({ "finding_id": finding, "plan": plan("Un temps assis") });
    let made = quality
        .api(Method::POST, "/projects", Some(new))
        .await
        .expect(StatusCode::CREATED)
        .json();
    let url = format!("/projects/{}", made["id"].as_str().unwrap());

    let rewritten = json!({ "version": 1, "plan": plan("Un temps assis avant chaque départ") });
    partner
        .api(Method::PUT, &url, Some(rewritten))
        .await
        .expect(StatusCode::NO_CONTENT);
    let (user, professional) = (person(&partner).await, person(&quality).await);
    let briefing = json!({ "on": "2026-11-02", "what": "Droits et méthode", "people": [user, professional] });
    partner
        .api(Method::POST, &format!("{url}/briefings"), Some(briefing))
        .await
        .expect(StatusCode::NO_CONTENT);
    let action = json!({
        "what": "Dix minutes assises", "due_on": "2026-12-15", "phase": "during", "priority": 1,
        "user_id": user, "professional_id": professional,
    });
    let action = quality
        .api(Method::POST, &format!("{url}/actions"), Some(action))
        .await
        .expect(StatusCode::CREATED)
        .json();
    let one = quality
        .api(Method::POST, &format!("{url}/indicators"), Some(indicator()))
        .await
        .expect(StatusCode::CREATED)
        .json();
    let one = one["id"].as_str().unwrap();
    quality
        .api(Method::POST, &format!("{url}/start"), None)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let lock = format!("{url}/indicators/{one}/lock");
    quality
        .api(Method::POST, &lock, Some(json!({ "version": 1 })))
        .await
        .expect(StatusCode::NO_CONTENT);

    let opened = quality
        .api(
            Method::POST,
            &format!("{url}/decisions"),
            Some(json!({ "until": null })),
        )
        .await
        .expect(StatusCode::CREATED)
        .json();
    let vote = format!("{url}/decisions/{}", opened["id"].as_str().unwrap());
    for client in [&partner, &quality] {
        client
            .api(
                Method::POST,
                &format!("{vote}/ballot"),
                Some(json!({ "choice": "approve" })),
            )
            .await
            .expect(StatusCode::NO_CONTENT);
    }
    let open = quality.api(Method::GET, &vote, None).await.json();
    assert_eq!(open["decision"]["users"], Value::Null, "an open vote shows no count");
    let closed = quality
        .api(Method::POST, &format!("{vote}/closure"), None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(closed["decision"]["co_decided"], true);

    quality
        .api(Method::POST, &format!("{url}/start"), None)
        .await
        .expect(StatusCode::NO_CONTENT);
    let state = format!("{url}/actions/{}/state", action["id"].as_str().unwrap());
    partner
        .api(Method::POST, &state, Some(json!({ "version": 1, "state": "done" })))
        .await
        .expect(StatusCode::NO_CONTENT);
    let measure = json!({ "indicator_id": one, "figure": { "amount": 157, "n": 212, "on": "2026-11-22" } });
    quality
        .api(Method::POST, &format!("{url}/measures"), Some(measure))
        .await
        .expect(StatusCode::CREATED);

    let project = quality.api(Method::GET, &url, None).await.json();
    assert_eq!(project["project"]["level"], "partnership", "{project}");
    let effect = &quality
        .api(Method::GET, &format!("{url}/indicators"), None)
        .await
        .json()["indicators"][0]["effect"];
    assert!(
        effect["low"].as_f64().unwrap() > 0.06 && effect["high"].as_f64().unwrap() < 0.26,
        "{effect}"
    );

    let draft = quality
        .api(Method::POST, &format!("{url}/give-backs"), None)
        .await
        .expect(StatusCode::CREATED)
        .json();
    let give_back = format!("{url}/give-backs/{}", draft["id"].as_str().unwrap());
    quality
        .api(
            Method::POST,
            &format!("{give_back}/publication"),
            Some(json!({ "version": 1 })),
        )
        .await
        .expect(StatusCode::NO_CONTENT);
    let told = json!({ "on": "2026-11-22", "channel": "poster", "people": 40 });
    partner
        .api(Method::POST, &format!("{give_back}/tellings"), Some(told))
        .await
        .expect(StatusCode::NO_CONTENT);
    let public = house
        .visitor()
        .api(Method::GET, "/give-backs", None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(
        (
            public["give_backs"].as_array().unwrap().len(),
            &public["give_backs"][0]["co_decided"]
        ),
        (1, &json!(true))
    );
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_and_a_wrong_number_names_its_field() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = project(&house).await;
    let write = |version: i64, title: &'static str| json!({ "version": version, "plan": plan(title) });
    quality
        .api(Method::PUT, &url, Some(write(1, "Un")))
        .await
        .expect(StatusCode::NO_CONTENT);
    quality
        .api(Method::PUT, &url, Some(write(1, "Autre")))
        .await
        .expect(StatusCode::CONFLICT);

    for (field, value) in [("target", json!(70.12345)), ("baseline_amount", json!(null))] {
        let mut wrong = indicator();
        match field {
            "target" => wrong["target"] = value,
            _ => wrong["baseline"]["amount"] = json!(11.5),
        }
        let reply = quality
            .api(Method::POST, &format!("{url}/indicators"), Some(wrong))
            .await;
        assert_eq!(
            reply.expect(StatusCode::UNPROCESSABLE_ENTITY).json()["problems"][0]["field"],
            field
        );
    }
}
