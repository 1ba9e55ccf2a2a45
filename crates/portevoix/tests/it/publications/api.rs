//! The same path through the API: begin, write, answer, attach, sign, publish, read, withdraw.

use super::{FORM, fields, photo_with_place, project, published};
use crate::house::House;
use http::{Method, StatusCode};
use platform::Role;
use serde_json::{Value, json};

fn words() -> Value {
    let all = fields().into_iter().filter(|(name, _)| *name != "version");
    Value::Object(
        all.map(|(name, value)| (name.to_owned(), Value::String(value)))
            .collect(),
    )
}

#[tokio::test]
async fn a_sheet_goes_from_project_to_public_and_back_through_the_api() {
    let house = House::open().await;
    let (quality, direction, visitor) = (
        house.sign_in(Role::Quality),
        house.sign_in(Role::Direction),
        house.visitor(),
    );
    let project = project(&house).await;

    let begun = quality
        .api(Method::POST, "/publications", Some(json!({ "project": project })))
        .await
        .expect(StatusCode::CREATED);
    let id = begun.json()["id"].as_str().unwrap().to_owned();
    let one = format!("/publications/{id}");
    let write = json!({ "version": 1, "words": words() });
    quality
        .api(Method::PUT, &one, Some(write.clone()))
        .await
        .expect(StatusCode::NO_CONTENT);
    let answers: Vec<Value> = ["field", "quality", "tested", "followed"]
        .map(|c| json!({ "criterion": c, "answer": "Oui." }))
        .into();
    let answers = json!({ "version": 1, "answers": answers });
    quality
        .api(Method::PUT, &format!("{one}/criteria"), Some(answers))
        .await
        .expect(StatusCode::NO_CONTENT);
    let file = [
        ("alternative", "Un panneau"),
        ("caption", ""),
        ("consent", "nobody_shown"),
    ];
    let photo = photo_with_place();
    let attached = quality
        .upload(
            &format!("/api/v1{one}/attachments"),
            &file,
            &[("file", "p.jpg", &photo)],
        )
        .await;
    attached.expect(StatusCode::CREATED);

    let before = quality.api(Method::GET, &one, None).await.json();
    assert_eq!(before["publication"]["state"], "waiting");
    assert_eq!(before["publication"]["missing"].as_array().unwrap().len(), 1);
    direction
        .api(Method::POST, &format!("{one}/publication"), None)
        .await
        .expect(StatusCode::CONFLICT);

    let version = before["publication"]["content_version"].to_string();
    let signed = [
        ("content_version", version.as_str()),
        ("name", "Camille Ferrand"),
        ("function", "Directrice"),
        ("signed_on", "2026-11-20"),
        ("extents", "site"),
    ];
    direction
        .upload(
            &format!("/api/v1{one}/authorisation"),
            &signed,
            &[("form", "f.pdf", FORM)],
        )
        .await
        .expect(StatusCode::CREATED);
    direction
        .api(Method::POST, &format!("{one}/publication"), None)
        .await
        .expect(StatusCode::NO_CONTENT);

    let public = visitor
        .api(Method::GET, &format!("/sheets/{id}"), None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(public["sheet"]["codes"]["outcome"], "useful_failure");
    assert_eq!(public["sheet"]["files"][0]["alternative"], "Un panneau");
    assert!(!public.to_string().contains("qualite@tilleuls.example"));
    assert_eq!(
        visitor.api(Method::GET, "/sheets?q=visite", None).await.json()["total"],
        1
    );

    direction
        .api(
            Method::POST,
            &format!("{one}/authorisation/withdrawal"),
            Some(json!({ "reason": "Non." })),
        )
        .await
        .expect(StatusCode::NO_CONTENT);
    visitor
        .api(Method::GET, &format!("/sheets/{id}"), None)
        .await
        .expect(StatusCode::NOT_FOUND);
    assert_eq!(visitor.api(Method::GET, "/sheets", None).await.json()["total"], 0);
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_and_a_wrong_word_names_its_field() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let project = project(&house).await;
    let begun = quality
        .api(Method::POST, "/publications", Some(json!({ "project": project })))
        .await;
    let one = format!("/publications/{}", begun.json()["id"].as_str().unwrap());
    let put = |version: i64, words: Value| {
        let (client, one) = (quality.clone(), one.clone());
        async move {
            client
                .api(Method::PUT, &one, Some(json!({ "version": version, "words": words })))
                .await
        }
    };

    put(1, words()).await.expect(StatusCode::NO_CONTENT);
    let mut other = words();
    other["means"] = json!("Autre chose.");
    put(1, other).await.expect(StatusCode::CONFLICT);
    let mut wrong = words();
    wrong["outcome"] = json!("triumph");
    let reply = put(2, wrong).await.expect(StatusCode::UNPROCESSABLE_ENTITY).json();
    assert_eq!(reply["problems"][0]["field"], "outcome");
}

#[tokio::test]
async fn replies_come_by_the_api_too_and_only_publishers_read_them() {
    let house = House::open().await;
    let (work, public) = published(&house).await;
    let reuse = json!({ "who": "EHPAD du Lac (fictif)", "how": "Avec des pictogrammes." });

    house
        .visitor()
        .api(Method::POST, &format!("{public}/reuses"), Some(reuse))
        .await
        .expect(StatusCode::ACCEPTED);

    let quality = house.sign_in(Role::Quality);
    let replies = quality.api(Method::GET, &format!("{work}/replies"), None).await.json();
    let told = replies["reuses"][0]["id"].as_str().unwrap();
    let decide = format!("{work}/reuses/{told}/decision");
    quality
        .api(
            Method::POST,
            &decide,
            Some(json!({ "version": 1, "decision": "shown" })),
        )
        .await
        .expect(StatusCode::NO_CONTENT);
    let sheet = house.visitor().api(Method::GET, &public, None).await.json();
    assert_eq!(sheet["sheet"]["reuses"][0]["how"], "Avec des pictogrammes.");
    house
        .sign_in(Role::Clinician)
        .api(Method::GET, &format!("{work}/replies"), None)
        .await
        .expect(StatusCode::FORBIDDEN);
}
