//! The whole walk by the API: agreement, settling, learning, themes, a finding that stands, and its thread.

use super::*;

#[tokio::test]
async fn a_study_goes_from_its_corpus_to_a_finding_that_stands() {
    let house = House::open().await;
    let id = study(&house, 100, 40).await;
    read_all(&house, &id, 5).await;
    let quality = house.sign_in(Role::Quality);
    let measured = call(&quality, Method::GET, &format!("/studies/{id}/agreement"), None).await;
    let overall = measured["agreement"]["overall"].as_array().unwrap();
    assert_eq!(
        (overall[0]["alpha"].as_f64(), overall[1]["alpha"].as_f64()),
        (Some(1.0), Some(1.0))
    );
    let together = overall[2]["alpha"].as_f64().unwrap();
    assert!(together < 1.0 && overall[2]["low"].as_f64().unwrap() < together);
    assert_eq!(measured["agreement"]["disagreements"], 8);

    settle_all(&house, &id).await;
    call(&quality, Method::POST, &format!("/studies/{id}/model"), None).await;
    house.run_jobs().await;
    let model = call(&quality, Method::GET, &format!("/studies/{id}/model"), None).await;
    assert_eq!(
        (
            model["model"]["trained_count"].as_i64(),
            model["model"]["read_count"].as_i64()
        ),
        (Some(40), Some(60))
    );
    confirm_one(&house, &id).await;

    let finding = finding(&house, &id).await;
    let standing = call(&quality, Method::GET, &format!("/findings/{finding}"), None).await;
    assert_eq!(standing["finding"]["stands"], true);
    let study = call(&quality, Method::GET, &format!("/studies/{id}"), None).await;
    let progress: Vec<&str> = study["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["progress"].as_str().unwrap())
        .collect();
    assert_eq!(progress, ["done"; 10]);
    let number = &standing["evidence"][0];
    let thread = house
        .sign_in(Role::Partner)
        .get(&format!("/thread/finding/{finding}"))
        .await
        .expect(StatusCode::OK);
    assert!(thread.says("Les repas arrivent froids"), "{number} {}", thread.main());
}

async fn settle_all(house: &House, id: &str) {
    let partner = house.sign_in(Role::Partner);
    let themes = themes(&partner, id).await;
    let all = call(&partner, Method::GET, &format!("/studies/{id}/disagreements"), None).await;
    for one in all["disagreements"].as_array().unwrap() {
        let shown = house
            .sign_in(Role::Quality)
            .get(&format!("/expressions/{}", one["number"]))
            .await
            .expect(StatusCode::OK);
        let body = json!({ "settlement": careful(&shown.main(), &themes), "why": "lu ensemble" });
        call(
            &partner,
            Method::PUT,
            &format!("/studies/{id}/settlements/{}", one["number"]),
            Some(body),
        )
        .await;
    }
}

async fn confirm_one(house: &House, id: &str) {
    let clinician = house.sign_in(Role::Clinician);
    let next = call(&clinician, Method::GET, &format!("/studies/{id}/proposals"), None).await;
    let number = &next["next"]["number"];
    let proposed: Vec<&Value> = next["next"]["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| &p["theme"])
        .collect();
    let body = json!({ "coding": { "themes": proposed, "tone": "negative" } });
    let before = call(&clinician, Method::GET, &format!("/studies/{id}/themes"), None).await;
    call(
        &clinician,
        Method::PUT,
        &format!("/studies/{id}/proposals/{number}"),
        Some(body),
    )
    .await;
    let after = call(&clinician, Method::GET, &format!("/studies/{id}/themes"), None).await;
    let sum = |themes: &Value, key: &str| {
        themes["themes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| t[key].as_i64().unwrap())
            .sum::<i64>()
    };
    let moved = i64::try_from(proposed.len()).unwrap();
    assert_eq!(sum(&after, "people") - sum(&before, "people"), moved);
    assert_eq!(sum(&before, "tool") - sum(&after, "tool"), moved);
}

async fn finding(house: &House, id: &str) -> String {
    let partner = house.sign_in(Role::Partner);
    let theme = &themes(&partner, id).await[0];
    let carried = call(
        &partner,
        Method::GET,
        &format!("/studies/{id}/themes/{theme}/expressions?says=people"),
        None,
    )
    .await;
    let numbers: Vec<&Value> = carried["expressions"]
        .as_array()
        .unwrap()
        .iter()
        .take(3)
        .map(|e| &e["number"])
        .collect();
    let new = json!({ "study": id, "theme": theme, "sentence": "Les repas arrivent froids.", "evidence": numbers });
    let finding = call(&partner, Method::POST, "/findings", Some(new)).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for role in [Role::Representative, Role::Clinician] {
        let one = call(&partner, Method::GET, &format!("/findings/{finding}"), None).await;
        assert_eq!(one["finding"]["stands"], false);
        call(
            &house.sign_in(role),
            Method::POST,
            &format!("/findings/{finding}/agreements"),
            Some(json!({ "version": 1 })),
        )
        .await;
    }
    finding
}

#[tokio::test]
async fn a_finding_needs_evidence_of_its_own_study() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 0).await;
    let partner = house.sign_in(Role::Partner);
    for evidence in [json!([]), json!([999_999])] {
        let new = json!({ "study": id, "sentence": "Une phrase.", "evidence": evidence });
        let reply = partner.api(Method::POST, "/findings", Some(new)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", reply.text());
    }
}
