//! The starter in a study, through the front door: it proposes before people coded enough, and says what it is.

use super::{pages::both_languages, *};

/// A frozen study with the codebook that the product brings, and nobody who read.
async fn opened(house: &House, n: usize) -> String {
    import(house, n).await;
    let new = json!({ "name": "Séjour 2026", "question": "Que disent-ils du séjour ?", "codebook": "starter" });
    let quality = house.sign_in(Role::Quality);
    let made = call(&quality, Method::POST, "/studies", Some(new)).await;
    house.run_jobs().await;
    made["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn people_are_offered_the_starter_and_told_what_it_learned_from() {
    let house = House::open().await;
    let id = opened(&house, 40).await;
    let (quality, page) = (house.sign_in(Role::Quality), format!("/studies/{id}/proposals"));
    let before = both_languages(&quality, &page).await;
    assert!(
        before.contains("Demander au modèle de départ") && before.contains("commentaires inventés"),
        "{before}"
    );

    let asked = quality.post(&page, &[]).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(asked.location(), format!("/studies/{id}"));
    house.run_jobs().await;

    let shown = both_languages(&quality, &page).await;
    for words in [
        "Proposé par le modèle de départ",
        "Lisez avec soin ce qu’il propose",
        "Ce que fait la machine, et ce qu’elle ne sait pas faire",
        "Aucun chiffre ne dit ce que valent ses propositions",
        "Sous 0,40",
        "Les mots qui ont compté",
        "quand chacun a fini de lire",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    for words in ["Validation croisée", "Ton juste", "Appris de", "Sous 0,50"] {
        assert!(!shown.contains(words), "{words}: {shown}");
    }
    let themes = both_languages(&quality, &format!("/studies/{id}/themes")).await;
    assert!(themes.contains("Proposé par le modèle de départ"), "{themes}");
    let machine = quality.get("/machine").await.expect(StatusCode::OK);
    assert!(machine.says("un modèle de départ peut proposer"), "{}", machine.main());
}

#[tokio::test]
async fn a_theme_that_people_added_is_named_as_one_that_gets_nothing() {
    let house = House::open().await;
    let id = opened(&house, 40).await;
    let (quality, page) = (house.sign_in(Role::Quality), format!("/studies/{id}/proposals"));
    call(
        &quality,
        Method::POST,
        &format!("/studies/{id}/codebook"),
        Some(json!({ "name": "Jardin" })),
    )
    .await;
    quality.post(&page, &[]).await.expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;
    let shown = both_languages(&quality, &page).await;
    assert!(
        shown.contains("Il ne connaît pas un thème de votre grille") && shown.contains("Jardin"),
        "{shown}"
    );
}

#[tokio::test]
async fn the_api_says_whether_a_model_learned_or_is_the_starter() {
    let house = House::open().await;
    let id = opened(&house, 40).await;
    let quality = house.sign_in(Role::Quality);
    call(&quality, Method::POST, &format!("/studies/{id}/model"), None).await;
    house.run_jobs().await;

    let model = &call(&quality, Method::GET, &format!("/studies/{id}/model"), None).await["model"];
    assert_eq!(model["origin"], "starter");
    assert_eq!(model["trained_count"], 0);
    assert_eq!(model["read_count"], 40);
    assert_eq!(model["themes"], json!([]), "no figures, rather than zeros");
    assert_eq!(model["tone_right"], Value::Null);
    let book = call(&quality, Method::GET, &format!("/studies/{id}/codebook"), None).await;
    let themes = book["codebook"]["themes"].as_array().unwrap();
    assert!(themes.iter().all(|theme| theme["starter_key"].is_string()));
    assert_eq!(model["proposes_for"].as_array().unwrap().len(), themes.len());
}

#[tokio::test]
async fn a_model_that_learned_from_people_has_its_figures_and_no_word_of_the_starter() {
    let house = House::open().await;
    let id = study(&house, 60, 24).await;
    read_all(&house, &id, 0).await;
    let quality = house.sign_in(Role::Quality);
    call(&quality, Method::POST, &format!("/studies/{id}/model"), None).await;
    house.run_jobs().await;
    let model = &call(&quality, Method::GET, &format!("/studies/{id}/model"), None).await["model"];
    assert_eq!(model["origin"], "learned");
    assert!(model["tone_right"].is_number(), "{model}");
    let page = both_languages(&quality, &format!("/studies/{id}/proposals")).await;
    assert!(
        page.contains("Appris de 24 paroles codées") && !page.contains("modèle de départ"),
        "{page}"
    );
}

#[tokio::test]
async fn the_starter_is_asked_by_who_conducts_studies_only() {
    let house = House::open().await;
    let id = opened(&house, 40).await;
    let clinician = house.sign_in(Role::Clinician);
    let page = both_languages(&clinician, &format!("/studies/{id}/proposals")).await;
    assert!(!page.contains("Demander au modèle de départ"), "{page}");
    let asked = clinician.api(Method::POST, &format!("/studies/{id}/model"), None).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn nobody_decides_on_what_the_starter_proposes_while_people_read_apart() {
    let house = House::open().await;
    let id = opened(&house, 40).await;
    let (quality, partner) = (house.sign_in(Role::Quality), house.sign_in(Role::Partner));
    let appointed = json!({ "person": person(&partner).await });
    call(
        &quality,
        Method::POST,
        &format!("/studies/{id}/readers"),
        Some(appointed),
    )
    .await;
    call(&quality, Method::POST, &format!("/studies/{id}/model"), None).await;
    house.run_jobs().await;

    let next = call(&partner, Method::GET, &format!("/studies/{id}/proposals"), None).await;
    let number = next["next"]["number"].to_string();
    let theme = next["next"]["proposals"][0]["theme"].as_str().unwrap();
    let decided = partner
        .api(
            Method::POST,
            &format!("/studies/{id}/proposals/{number}/{theme}"),
            Some(json!({ "confirm": true })),
        )
        .await;
    assert_eq!(decided.status, StatusCode::CONFLICT);
    let coded = partner
        .api(
            Method::PUT,
            &format!("/studies/{id}/proposals/{number}"),
            Some(json!({ "coding": { "themes": [theme], "tone": "negative" } })),
        )
        .await;
    assert_eq!(coded.status, StatusCode::CONFLICT);
}
