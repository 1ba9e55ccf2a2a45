//! While a reader has not finished, nobody sees anybody else's codes: not by page, API, export or count.

use super::*;

#[tokio::test]
async fn nothing_says_what_others_coded_until_the_last_reader_finished() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    for role in [Role::Representative, Role::Partner, Role::Clinician] {
        let client = house.sign_in(role);
        read(&client, &id, 0).await;
        call(&client, Method::POST, &format!("/studies/{id}/reading-end"), None).await;
    }
    house.run_jobs().await;

    // The manager has not read yet; the representative has finished; the director only looks.
    for role in [Role::Quality, Role::Representative, Role::Direction] {
        let client = house.sign_in(role);
        for path in ["codings", "agreement", "disagreements"] {
            let reply = client.api(Method::GET, &format!("/studies/{id}/{path}"), None).await;
            assert_eq!(reply.status, StatusCode::CONFLICT, "{role:?} {path}");
        }
        for path in ["codes.csv", "agreement", "disagreements"] {
            let reply = client.get(&format!("/studies/{id}/{path}")).await;
            assert_eq!(reply.status, StatusCode::CONFLICT, "{role:?} {path}");
        }
        let themes = call(&client, Method::GET, &format!("/studies/{id}/themes"), None).await;
        for theme in themes["themes"].as_array().unwrap() {
            assert_eq!(
                (theme["people"].as_i64(), theme["tool"].as_i64()),
                (Some(0), Some(0)),
                "{role:?}"
            );
        }
    }
    let own = call(
        &house.sign_in(Role::Quality),
        Method::GET,
        &format!("/studies/{id}/reading"),
        None,
    )
    .await;
    let coded = own["reading"]["expressions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| !one["codes"].is_null())
        .count();
    assert_eq!(coded, 0);

    let last = house.sign_in(Role::Quality);
    read(&last, &id, 0).await;
    call(&last, Method::POST, &format!("/studies/{id}/reading-end"), None).await;
    house.run_jobs().await;
    let all = call(
        &house.sign_in(Role::Direction),
        Method::GET,
        &format!("/studies/{id}/codings"),
        None,
    )
    .await;
    assert_eq!(all["codings"].as_array().unwrap().len(), 48);
    let csv = house
        .sign_in(Role::Direction)
        .get(&format!("/studies/{id}/codes.csv"))
        .await
        .expect(StatusCode::OK);
    assert_eq!(csv.text().lines().count(), 49);
    assert!(!csv.says("Personne"), "the export says which college, not who");
}

#[tokio::test]
async fn a_half_filled_page_is_kept_and_does_not_count_as_read() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let reader = house.sign_in(Role::Partner);
    let reading = call(&reader, Method::GET, &format!("/studies/{id}/reading"), None).await;
    let number = reading["reading"]["expressions"][0]["number"].clone();
    let draft = format!("/studies/{id}/reading/{number}/draft");

    reader
        .post(&draft, &[("tone", "mixed")])
        .await
        .expect(StatusCode::NO_CONTENT);

    let again = call(&reader, Method::GET, &format!("/studies/{id}/reading"), None).await;
    assert_eq!(again["reading"]["expressions"][0]["codes"]["tone"], "mixed");
    assert_eq!(again["reading"]["coded"], 0);
    let end = reader
        .api(Method::POST, &format!("/studies/{id}/reading-end"), None)
        .await;
    assert_eq!(end.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn who_codes_the_tone_does_not_see_the_polarity_that_came_with_the_words() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let reader = house.sign_in(Role::Partner);
    let base = format!("/studies/{id}/reading");
    let says = |page: &str| page.contains("négatif") || page.contains("positif");

    for at in 1..=12 {
        let page = reader
            .get(&format!("{base}?at={at}"))
            .await
            .expect(StatusCode::OK)
            .main();
        assert!(!says(&page), "{page}");
    }
    let api = call(&reader, Method::GET, &base, None).await.to_string();
    assert!(!api.contains("polarity"), "{api}");

    read(&reader, &id, 0).await;
    call(&reader, Method::POST, &format!("/studies/{id}/reading-end"), None).await;
    let page = reader.get(&format!("{base}?at=1")).await.expect(StatusCode::OK).main();
    assert!(says(&page), "{page}");
}
