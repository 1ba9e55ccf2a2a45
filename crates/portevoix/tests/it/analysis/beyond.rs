//! Beyond the sample: what the tool does not know is read by people, places are drawn, and words say what they count in.

use super::*;

/// A study whose tool learned; the client is an appointed reader who also manages it.
async fn learned(house: &House) -> (String, Client) {
    let id = study(house, 100, 40).await;
    read_all(house, &id, 0).await;
    let quality = house.sign_in(Role::Quality);
    call(&quality, Method::POST, &format!("/studies/{id}/model"), None).await;
    house.run_jobs().await;
    (id, quality)
}

#[tokio::test]
async fn a_study_goes_on_where_the_tool_knows_nothing() {
    let house = House::open().await;
    let (id, quality) = learned(&house).await;
    let queue = format!("/studies/{id}/proposals");
    let before = call(&quality, Method::GET, &format!("{queue}?order=unknown"), None).await;
    let unknown = before["unknown_count"].as_i64().unwrap();
    assert!(unknown > 0, "{before}");
    let next = &before["next"];
    assert_eq!(
        (next["part"].as_str(), &next["proposals"]),
        (Some("unknown"), &json!([]))
    );

    let page = quality
        .get(&format!("{queue}?order=unknown"))
        .await
        .expect(StatusCode::OK);
    assert!(page.says("L’outil ne sait pas"), "{}", page.main());
    assert!(page.says("elles attendent d’être lues"), "{}", page.main());
    let number = next["number"].to_string();
    let open = quality.post(&format!("{queue}/{number}"), &[("tone", "neutral")]).await;
    let open = open.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(open.says(&format!("{queue}/{number}?")), "the same words stay in front");
    let codes = [("nothing", "yes"), ("tone", "positive")];
    quality
        .post(&format!("{queue}/{number}?order=unknown"), &codes)
        .await
        .expect(StatusCode::SEE_OTHER);

    let after = call(&quality, Method::GET, &format!("{queue}?order=unknown"), None).await;
    assert_eq!(after["unknown_count"], unknown - 1);
    assert_eq!(after["pending_count"], before["pending_count"]);
    assert_ne!(after["next"]["number"], before["next"]["number"]);
    let page = quality.get(&queue).await.expect(StatusCode::OK);
    assert!(page.says("1 parole lue sans proposition"), "{}", page.main());
}

#[tokio::test]
async fn an_expression_names_the_study_the_theme_and_the_finding_that_hang_on_it() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 0).await;
    let quality = house.sign_in(Role::Quality);
    let theme = themes(&quality, &id).await[0].clone();
    let codings = call(&quality, Method::GET, &format!("/studies/{id}/codings"), None).await;
    let all = codings["codings"].as_array().unwrap();
    let coded = all.iter().find(|one| one["codes"]["themes"][0] == theme).unwrap();
    let number = coded["number"].to_string();
    let came = |of: &Value, kind: &str| -> Vec<String> {
        let all = of["came_of_it"].as_array().unwrap().iter();
        let subjects = all.map(|one| one["subject"].as_str().unwrap().to_owned());
        subjects.filter(|subject| subject.starts_with(kind)).collect()
    };

    let before = call(&quality, Method::GET, &format!("/expressions/{number}"), None).await;
    assert_eq!(came(&before, "study"), [format!("study/{id}")]);
    assert_eq!(came(&before, "theme"), [format!("theme/{theme}")]);
    assert!(came(&before, "finding").is_empty());
    let new =
        json!({ "study": id, "theme": theme, "sentence": "Les repas arrivent froids.", "evidence": [coded["number"]] });
    let finding = call(&quality, Method::POST, "/findings", Some(new)).await["id"].clone();
    let after = call(&quality, Method::GET, &format!("/expressions/{number}"), None).await;
    assert_eq!(
        came(&after, "finding"),
        [format!("finding/{}", finding.as_str().unwrap())]
    );

    let page = quality
        .get(&format!("/expressions/{number}"))
        .await
        .expect(StatusCode::OK);
    assert!(page.says(&format!("/studies/{id}/themes/{theme}")), "{}", page.text());
    assert!(page.says("lu pareil par tous") && page.says("Les repas arrivent froids."));
    assert!(!page.says("Rien ne s’appuie encore"), "{}", page.main());
}

#[tokio::test]
async fn a_theme_draws_its_places_beside_their_table() {
    let house = House::open().await;
    let id = study(&house, 100, 60).await;
    read_all(&house, &id, 0).await;
    let quality = house.sign_in(Role::Quality);
    let theme = themes(&quality, &id).await[0].clone();
    let parent = format!("/studies/{id}/codebook");
    let below = json!({ "name": "Température", "parent": theme });
    call(&quality, Method::POST, &parent, Some(below)).await;

    let page = quality
        .get(&format!("/studies/{id}/themes/{theme}"))
        .await
        .expect(StatusCode::OK);

    // A wide drawing and a narrow one of each chart, each with its title.
    let text = page.text();
    assert_eq!(
        text.matches("Par lieu : Repas</title>").count() + text.matches("Par lieu\u{a0}: Repas</title>").count(),
        2,
        "{text}"
    );
    assert!(text.contains("chart tall") && text.contains("chart wide"), "{text}");
    assert!(text.contains(">2026<"), "the year stands under the months: {text}");
    assert!(
        page.says("Thèmes plus précis") && page.says("Température"),
        "{}",
        page.main()
    );
    assert!(page.says("chacune compte une fois"), "{}", page.main());
}
