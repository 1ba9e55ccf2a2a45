//! The review before sharing, its policy, and the opening of raw words.

use super::*;

#[tokio::test]
async fn a_named_text_is_reviewed_completed_and_shared() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let quality = house.sign_in(Role::Quality);
    let number = waiting(&house).await;
    let url = format!("/expressions/{number}/review");

    let page = quality.get(&url).await.expect(StatusCode::OK);
    assert!(
        page.says("data-passage=\"1\"") && page.says("Durieux") && page.says("data-key=\"m\""),
        "{}",
        page.main()
    );
    let seen = version(&page.text());
    let keep = [("version", seen.as_str()), ("decision", "keep")];
    let phone = passage_of(&page.text(), "06 12 34 56 78");
    quality.post(&phone, &keep).await.expect(StatusCode::SEE_OTHER);
    let late = quality.post(&phone, &keep).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.says("data-review") && late.main().contains("entre-temps"),
        "the page shows the new state"
    );

    let seen = version(&quality.get(&url).await.text());
    let absent = [("version", seen.as_str()), ("words", "Zébulon"), ("kind", "name")];
    let refused = quality.post(&format!("{url}/passages"), &absent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Zébulon"), "what was typed is kept");
    let added = [("version", seen.as_str()), ("words", "joignable"), ("kind", "phone")];
    quality
        .post(&format!("{url}/passages"), &added)
        .await
        .expect(StatusCode::SEE_OTHER);
    let seen = version(&quality.get(&url).await.text());
    quality
        .post(&format!("{url}/share"), &[("version", &seen)])
        .await
        .expect(StatusCode::SEE_OTHER);

    let shared = house
        .sign_in(Role::Representative)
        .get(&format!("/expressions/{number}"))
        .await
        .expect(StatusCode::OK);
    assert!(
        shared.says("nom masqué") && shared.says("06 12 34 56 78"),
        "{}",
        shared.main()
    );
    assert!(
        !shared.says("Durieux") && !shared.says("joignable"),
        "{}",
        shared.main()
    );
}

fn passage_of(page: &str, words: &str) -> String {
    let item = page
        .split("<li data-item=")
        .find(|item| item.contains(&format!("<strong>{words}</strong>")))
        .unwrap();
    let (_, rest) = item.split_once("action=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn raw_words_are_opened_once_for_a_reason_and_noted() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let number = waiting(&house).await;
    let quality = house.sign_in(Role::Quality);

    let refused = quality
        .post(&format!("/expressions/{number}/raw"), &[("reason", "voir")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.says("Durieux"));
    let opened = quality
        .post(
            &format!("/expressions/{number}/raw"),
            &[("reason", "Vérifier un signalement")],
        )
        .await;
    assert!(opened.expect(StatusCode::OK).says("Durieux"));
    let after = quality
        .get(&format!("/expressions/{number}"))
        .await
        .expect(StatusCode::OK);
    assert!(
        !after.says("Durieux") && after.says("Texte d’origine ouvert"),
        "{}",
        after.main()
    );

    for role in [
        Role::Representative,
        Role::Partner,
        Role::Direction,
        Role::Clinician,
        Role::Administrator,
    ] {
        let client = house.sign_in(role);
        client
            .post(&format!("/expressions/{number}/raw"), &[("reason", "Par curiosité")])
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .get(&format!("/expressions/{number}/review"))
            .await
            .expect(StatusCode::FORBIDDEN);
        client.get("/expressions/review").await.expect(StatusCode::FORBIDDEN);
        client.get("/expressions/policy").await.expect(StatusCode::FORBIDDEN);
    }
    let elsewhere = house.sign_in_elsewhere(Role::Quality);
    elsewhere
        .get(&format!("/expressions/{number}/review"))
        .await
        .expect(StatusCode::NOT_FOUND);
    elsewhere
        .post(&format!("/expressions/{number}/raw"), &[("reason", "Par curiosité")])
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_policy_of_an_establishment_is_set_and_kept_apart() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let organisation = house.hospital.to_string();
    quality.get("/expressions/policy").await.expect(StatusCode::OK);
    let always = [
        ("organisation", organisation.as_str()),
        ("review", "always"),
        ("version", "0"),
    ];
    quality
        .post("/expressions/policy", &always)
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = quality.post("/expressions/policy", &always).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let word = [
        ("organisation", organisation.as_str()),
        ("word", "Pavillon Durieux"),
        ("choice", "never"),
    ];
    quality
        .post("/expressions/policy/words", &word)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(quality.get("/expressions/policy").await.says("Pavillon Durieux"));
    quality
        .post("/expressions/policy/words/removal", &word)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(!quality.get("/expressions/policy").await.says("Pavillon Durieux"));

    let elsewhere = house.sign_in_elsewhere(Role::Quality);
    elsewhere
        .post("/expressions/policy", &always)
        .await
        .expect(StatusCode::NOT_FOUND);
    elsewhere
        .post("/expressions/policy/words", &word)
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn many_texts_are_counted_then_shared_in_one_go() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let quality = house.sign_in(Role::Quality);
    let url = "/expressions/review/sharing";

    let page = quality
        .get(&format!("{url}?confidence=80"))
        .await
        .expect(StatusCode::OK);
    assert!(page.main().contains("1 parole serait partagée"), "{}", page.main());
    let organisation = house.hospital.to_string();
    let form = [("organisation", organisation.as_str()), ("confidence", "80")];
    quality.post(url, &form).await.expect(StatusCode::SEE_OTHER);
    assert!(quality.get(url).await.says("data-live="), "progress is shown");
    house.run_jobs().await;

    let done = quality.get(url).await.main();
    assert!(done.contains("1 parole partagée en une fois"), "{done}");
    let shared = house
        .sign_in(Role::Representative)
        .get("/expressions?q=joignable")
        .await;
    assert!(
        shared.says("nom masqué") && !shared.says("Durieux"),
        "{}",
        shared.main()
    );
    let bad = quality
        .post(
            url,
            &[("organisation", organisation.as_str()), ("confidence", "beaucoup")],
        )
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    quality
        .post("/expressions/review/rule", &form)
        .await
        .expect(StatusCode::SEE_OTHER);
    house
        .sign_in(Role::Direction)
        .post(url, &form)
        .await
        .expect(StatusCode::FORBIDDEN);
    house
        .sign_in_elsewhere(Role::Quality)
        .post(url, &form)
        .await
        .expect(StatusCode::NOT_FOUND);
}
