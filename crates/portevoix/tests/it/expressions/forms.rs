//! Forms of the room that are sent twice, left for another language, or filled in otherwise than expected.

use super::*;

#[tokio::test]
async fn a_button_pressed_twice_leads_to_the_page_of_the_import() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = drop_file(&quality, ANSWERS).await;
    let seen = version(&quality.get(&url).await.text());
    let form = [
        ("version", seen.as_str()),
        ("name", "Mars"),
        ("retention", "24"),
        ("basis", "consent"),
        ("then", "run"),
    ];

    for _ in 0..2 {
        let sent = quality.post(&url, &form).await.expect(StatusCode::SEE_OTHER);
        assert_eq!(sent.location(), url);
    }
    house.run_jobs().await;
    assert!(quality.get(&url).await.main().contains("Paroles prises 4"));
    for why in ["Mauvais fichier", "Un second clic"] {
        let sent = quality.post(&format!("{url}/undo"), &[("why", why)]).await;
        assert_eq!(sent.expect(StatusCode::SEE_OTHER).location(), url);
    }
    let asked = quality.get(&format!("{url}/undo")).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(asked.location(), url);
    house.run_jobs().await;
    let page = quality.get(&url).await.main();
    assert!(
        page.contains("Mauvais fichier") && !page.contains("second clic"),
        "{page}"
    );
}

#[tokio::test]
async fn a_form_s_address_read_as_a_page_leads_to_the_page_of_the_form() {
    let house = House::open().await;
    let url = import(&house, ANSWERS).await;
    let number = waiting(&house).await;
    let quality = house.sign_in(Role::Quality);
    for (path, page) in [
        (format!("/expressions/{number}/raw"), format!("/expressions/{number}")),
        (
            format!("/expressions/{number}/answer"),
            format!("/expressions/{number}"),
        ),
        (
            format!("/expressions/{number}/review/share"),
            format!("/expressions/{number}/review"),
        ),
        (
            format!("/expressions/{number}/review/passages"),
            format!("/expressions/{number}/review"),
        ),
        (format!("{url}/run"), url.clone()),
        (format!("{url}/preset"), url.clone()),
        ("/expressions/policy/words".to_owned(), "/expressions/policy".to_owned()),
    ] {
        let sent = quality.get(&path).await.expect(StatusCode::SEE_OTHER);
        assert_eq!(sent.location(), page, "{path}");
    }
}

#[tokio::test]
async fn a_month_is_read_as_it_is_typed_and_an_unreadable_one_is_said_beside_its_field() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let reader = house.sign_in(Role::Partner);

    let list = reader
        .get("/expressions?from=mars+2026&to=")
        .await
        .expect(StatusCode::OK);
    assert!(list.says("prend le temps") && !list.says("débordé"), "{}", list.main());

    let refused = reader.get("/expressions?q=nuit&from=hier&polarity=positive").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    assert!(
        page.contains("value=\"hier\"") && page.contains("value=\"nuit\""),
        "{}",
        refused.main()
    );
    assert!(refused.main().contains("Donnez un mois"), "{}", refused.main());
}

#[tokio::test]
async fn a_filter_on_another_file_s_column_is_kept_by_the_form() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    import(&house, "Numéro;Avis;Étage\n11;Une chambre claire et calme;2\n12;Un lit trop court;3\n13;Un repas tiède;2\n14;Une vue sur le parc;3\n").await;
    let reader = house.sign_in(Role::Partner);

    let page = reader
        .get("/expressions?a=Canal%3ACourrier")
        .await
        .expect(StatusCode::OK);

    let field = "name=\"a\" value=\"Canal:Courrier\" checked";
    assert!(page.says(field) && page.says("prend le temps"), "{}", page.main());
    let csv = reader
        .get("/expressions/export.csv?a=Canal%3ACourrier")
        .await
        .expect(StatusCode::OK)
        .text();
    let head = csv.lines().next().unwrap();
    assert!(head.contains("Canal") && !head.contains("Étage"), "{head}");
}

#[tokio::test]
async fn the_same_column_for_both_questions_is_refused_on_the_form() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = drop_file(
        &quality,
        "A;B\nLe repas était bon;Le bruit la nuit\nLe lit confortable;Rien\n",
    )
    .await;
    let seen = version(&quality.get(&url).await.text());
    let pair = [
        ("version", seen.as_str()),
        ("preset", "pair"),
        ("positive", "1"),
        ("negative", "1"),
    ];

    let refused = quality.post(&format!("{url}/preset"), &pair).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.main().contains("Choisissez une autre colonne"),
        "{}",
        refused.main()
    );
}

#[tokio::test]
async fn a_policy_without_an_establishment_says_so_on_the_form() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    for organisation in ["", "nulle-part"] {
        let form = [
            ("organisation", organisation),
            ("review", "always"),
            ("word", "Zébulon"),
            ("choice", "always"),
        ];
        for path in [
            "/expressions/policy",
            "/expressions/policy/words",
            "/expressions/policy/words/removal",
        ] {
            let refused = quality.post(path, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            assert!(
                refused.main().contains("Choisissez l’établissement"),
                "{}",
                refused.main()
            );
        }
    }
    house
        .sign_in(Role::Representative)
        .post("/expressions/policy", &[("organisation", "")])
        .await
        .expect(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn numbers_that_come_back_with_other_words_are_told_on_the_page_and_by_the_api() {
    let house = House::open().await;
    import(
        &house,
        "N°;Verbatim\n1;Un accueil clair\n2;Une longue attente\n3;Un repas froid\n",
    )
    .await;
    let quality = house.sign_in(Role::Quality);
    let url = drop_file(
        &quality,
        "N°;Verbatim\n1;Une équipe douce\n2;Un lit trop court\n3;Le bruit la nuit\n",
    )
    .await;

    quality
        .post(&format!("{url}/dry-run"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;

    let page = quality.get(&url).await.main();
    assert!(page.contains("Ce numéro porte déjà d’autres paroles"), "{page}");
    assert!(
        page.contains("ne numérote sans doute que les lignes de ce fichier"),
        "{page}"
    );
    let id = url.rsplit('/').next().unwrap();
    let json = quality
        .api(http::Method::GET, &format!("/imports/{id}"), None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(json["numbers_nothing"], true);
    assert_eq!(json["preview"]["rows"][0]["cells"][1], "Une équipe douce");
}

#[tokio::test]
async fn sizes_are_said_in_bytes_that_people_read_and_progress_in_what_is_done() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let huge = "a".repeat(2 << 20);
    let url = import(
        &house,
        &format!("N°;Avis\n1;{huge}\n2;Un accueil clair\n3;Une longue attente\n"),
    )
    .await;

    let page = quality.get(&url).await.main();
    assert!(page.contains("Mo.") && !page.contains("octets"), "{page}");
    quality
        .post(&format!("{url}/undo"), &[("why", "Mauvais fichier")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let busy = quality.get(&url).await.main();
    assert!(
        !busy.contains("sur 1") && busy.contains("Le retrait commence"),
        "{busy}"
    );
}
