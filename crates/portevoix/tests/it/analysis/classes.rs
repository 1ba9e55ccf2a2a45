//! Classes, trends and words of a study, through the front door.

use super::*;

/// A frozen study over `n` invented answers, and its address.
pub(super) async fn frozen(house: &House, n: usize) -> String {
    import(house, n).await;
    let quality = house.sign_in(Role::Quality);
    let new = json!({ "name": "Séjour 2026", "question": "Que disent-ils du séjour ?", "codebook": "blank" });
    let id = call(&quality, Method::POST, "/studies", Some(new)).await["id"].clone();
    house.run_jobs().await;
    format!("/studies/{}", id.as_str().unwrap())
}

/// The French page as it is written; neither language shows the id of a message.
pub(super) async fn in_both_languages(client: &Client, path: &str) -> String {
    let english = client.clone().in_english().get(path).await.expect(StatusCode::OK);
    assert!(!english.main().contains("analysis-"), "{path}: {}", english.main());
    let french = client.get(path).await.expect(StatusCode::OK);
    assert!(!french.main().contains("analysis-"), "{path}: {}", french.main());
    french.text().replace('\u{a0}', " ")
}

#[tokio::test]
async fn classes_are_searched_read_and_become_the_proposal_of_a_theme() {
    let house = House::open().await;
    let url = frozen(&house, 160).await;
    let quality = house.sign_in(Role::Quality);
    let classes = format!("{url}/classes");
    assert!(
        in_both_languages(&quality, &classes)
            .await
            .contains("Chercher des classes")
    );
    let wrong = quality.post(&classes, &[("classes", "trois"), ("least", "2")]).await;
    let wrong = wrong.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.says("Donnez un nombre de 2 à 20") && wrong.says("trois"),
        "{}",
        wrong.main()
    );

    let form = [("classes", "4"), ("least", "")];
    quality.post(&classes, &form).await.expect(StatusCode::SEE_OTHER);
    let busy = in_both_languages(&quality, &classes).await;
    assert!(
        busy.contains("Arrêter la recherche") && busy.contains("<progress"),
        "{busy}"
    );
    house.run_jobs().await;

    let nurse = house.sign_in(Role::Clinician);
    let found = in_both_languages(&nurse, &classes).await;
    assert!(
        found.contains("Classe 1") && found.contains("<svg") && found.contains("stable"),
        "{found}"
    );
    assert!(!found.contains("Chercher de nouveau"), "only who manages may search");
    let one = in_both_languages(&quality, &format!("{classes}/1")).await;
    assert!(one.contains("Proposer un thème") && one.contains("Khi²"), "{one}");
    let form = quality
        .get(&format!("{url}/codebook/new?class=1"))
        .await
        .expect(StatusCode::OK);
    assert!(form.says("Paroles où reviennent") && form.says("#"), "{}", form.main());
    in_both_languages(&quality, &format!("{classes}/0")).await;
    quality
        .get(&format!("{classes}/77"))
        .await
        .expect(StatusCode::NOT_FOUND);
    for file in [
        "classes.csv",
        "classes.xlsx",
        "class-words.csv",
        "class-words.xlsx",
        "words.csv",
        "words.xlsx",
    ] {
        let reply = quality.get(&format!("{url}/{file}")).await.expect(StatusCode::OK);
        assert!(reply.bytes.len() > 40, "{file}");
    }
}

#[tokio::test]
async fn a_search_is_stopped_and_begun_again_by_the_api() {
    let house = House::open().await;
    let url = frozen(&house, 120).await;
    let quality = house.sign_in(Role::Quality);
    let classes = format!("{url}/classes");
    let reply = quality.api(Method::GET, &classes, None).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);

    call(&quality, Method::POST, &classes, Some(json!({ "classes": 3 }))).await;
    call(&quality, Method::POST, &format!("{classes}/stop"), None).await;
    house.run_jobs().await;
    let stopped = call(&quality, Method::GET, &classes, None).await["classification"].clone();
    assert!(
        stopped["last"]["stopped_at"].is_string() && stopped["shown"].is_null(),
        "{stopped}"
    );
    let again = quality.api(Method::POST, &format!("{classes}/stop"), None).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    call(&quality, Method::POST, &classes, Some(json!({ "classes": 3 }))).await;
    house.run_jobs().await;
    let found = call(&quality, Method::GET, &classes, None).await["classification"].clone();
    assert_eq!(found["shown"]["text_count"], 120);
    let own = found["classes"].as_array().unwrap();
    assert!(
        own.len() >= 2 && own.iter().all(|class| class["jaccard"].is_number()),
        "{found}"
    );
    assert_eq!(found["splits"].as_array().unwrap().len(), own.len() - 1);
    let one = call(&quality, Method::GET, &format!("{classes}/1"), None).await;
    assert!(one["class"]["words"][0]["class_count"].as_i64().unwrap() >= 5, "{one}");
    let members = call(&quality, Method::GET, &format!("{classes}/1/expressions"), None).await;
    assert!(!members["expressions"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn words_are_counted_and_read_in_their_context() {
    let house = House::open().await;
    let url = frozen(&house, 120).await;
    let quality = house.sign_in(Role::Quality);
    let before = in_both_languages(&quality, &format!("{url}/words")).await;
    assert!(before.contains("ne sont pas encore comptés"), "{before}");
    call(&quality, Method::POST, &format!("{url}/classes"), Some(json!({}))).await;
    house.run_jobs().await;

    let counted = in_both_languages(&quality, &format!("{url}/words")).await;
    assert!(counted.contains("repas") && counted.contains("<svg"), "{counted}");
    let context = in_both_languages(&quality, &format!("{url}/words?q=Repas")).await;
    assert!(
        context.contains("<mark>repas</mark>") && context.contains("rel=\"next\""),
        "{context}"
    );
    for (word, said) in [("zèbre", "Aucune parole de l’étude"), ("de la", "Donnez un mot")] {
        let page = quality.get(&format!("{url}/words?q={}", word.replace(' ', "+"))).await;
        assert!(page.expect(StatusCode::OK).says(said), "{word}");
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut path = format!("{url}/contexts?word=repas");
    loop {
        let page = call(&quality, Method::GET, &path, None).await;
        let found = page["contexts"].as_array().unwrap();
        assert!(
            found.iter().all(|one| seen.insert(one["number"].as_i64().unwrap())),
            "{path}"
        );
        let Some(next) = page["next"].as_i64() else { break };
        path = format!("{url}/contexts?word=repas&before={next}");
    }
    assert_eq!(seen.len(), 30);
}

#[tokio::test]
async fn what_changed_is_told_by_people_and_by_the_tool_apart() {
    let house = House::open().await;
    let id = study(&house, 100, 24).await;
    read_all(&house, &id, 0).await;
    let quality = house.sign_in(Role::Quality);
    let url = format!("/studies/{id}/trends");

    for path in [url.clone(), format!("{url}?says=tool"), format!("{url}?tone=negative")] {
        let page = in_both_languages(&quality, &path).await;
        assert!(
            page.contains("Trop peu pour comparer"),
            "24 expressions over nine months: {page}"
        );
    }
    let json = call(&quality, Method::GET, &url, None).await;
    assert!(json["trends"]["month"].is_null(), "{json}");
    for file in ["trends.csv", "trends.xlsx"] {
        quality
            .get(&format!("/studies/{id}/{file}"))
            .await
            .expect(StatusCode::OK);
    }
}
