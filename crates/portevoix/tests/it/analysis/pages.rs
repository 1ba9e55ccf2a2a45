//! The same walk by the pages, as people without script do it, in both languages.

use super::*;

/// Follows a page in both languages; no message id may show.
pub(super) async fn both_languages(client: &Client, path: &str) -> String {
    let english = client.clone().in_english().get(path).await.expect(StatusCode::OK);
    assert!(!english.main().contains("analysis-"), "{path}: {}", english.main());
    let french = client.get(path).await.expect(StatusCode::OK);
    assert!(!french.main().contains("analysis-"), "{path}: {}", french.main());
    french.main()
}

#[tokio::test]
async fn a_study_is_opened_from_a_filter_of_the_corpus() {
    let house = House::open().await;
    import(&house, 40).await;
    let quality = house.sign_in(Role::Quality);
    let page = quality
        .get("/studies/new?filter=q%3Drepas")
        .await
        .expect(StatusCode::OK);
    assert!(page.says("10 paroles"), "{}", page.main());
    let empty = quality
        .post("/studies", &[("filter", "q=repas"), ("question", "Quoi ?")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("Donnez un nom") && empty.says("Quoi ?"));

    let fields = [
        ("filter", "q=repas"),
        ("name", "Repas 2026"),
        ("question", "Quoi ?"),
        ("codebook", "starter"),
    ];
    let url = quality
        .post("/studies", &fields)
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    house.run_jobs().await;

    let shown = both_languages(&quality, &url).await;
    assert!(shown.contains("10 paroles, figées le"), "{shown}");
    both_languages(&quality, "/studies").await;
    let book = both_languages(&quality, &format!("{url}/codebook")).await;
    assert!(book.contains("Repas") && book.contains("Démarches en ligne"));
}

#[tokio::test]
async fn the_codebook_is_edited_moved_and_retired_by_forms() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let quality = house.sign_in(Role::Quality);
    let theme = themes(&quality, &id).await[0].clone();
    let page = format!("/studies/{id}/codebook/{theme}");
    let text = [
        ("name", "Repas et boissons"),
        ("definition", "Ce qui se mange."),
        ("examples", "Un plat froid.\n#1"),
        ("version", "1"),
    ];
    quality.post(&page, &text).await.expect(StatusCode::SEE_OTHER);
    let stale = quality.post(&page, &text).await.expect(StatusCode::CONFLICT);
    assert!(stale.says("Quelqu’un d’autre vient de modifier"));
    let history = both_languages(&quality, &page).await;
    assert!(history.contains("Version 1"), "{history}");
    quality
        .post(&format!("{page}/place"), &[("to", "down")])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(themes(&quality, &id).await[1], theme);
    quality
        .post(&format!("{page}/retirement"), &[("retired", "yes")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let shown = both_languages(&quality, &format!("/studies/{id}/codebook")).await;
    assert!(shown.contains("Thèmes retirés"), "{shown}");
    both_languages(&quality, &format!("/studies/{id}/codebook/new")).await;
}

#[tokio::test]
async fn people_read_settle_confirm_and_find_by_forms() {
    let house = House::open().await;
    let id = study(&house, 100, 24).await;
    let base = format!("/studies/{id}");
    let reader = house.sign_in(Role::Partner);
    let shown = both_languages(&reader, &format!("{base}/reading")).await;
    assert!(shown.contains("Parole 1 sur 24"), "{shown}");
    let themes = themes(&reader, &id).await;
    let reading = call(&reader, Method::GET, &format!("{base}/reading"), None).await;
    let number = &reading["reading"]["expressions"][0]["number"];
    let both = [("themes", themes[0].as_str()), ("nothing", "yes"), ("tone", "mixed")];
    reader
        .post(&format!("{base}/reading/{number}"), &both)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let good = [("themes", themes[0].as_str()), ("tone", "mixed"), ("go", "next")];
    let next = reader
        .post(&format!("{base}/reading/{number}"), &good)
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();
    assert_eq!(next, format!("{base}/reading?at=2"));

    read_all(&house, &id, 6).await;
    let agreement = both_languages(&reader, &format!("{base}/agreement")).await;
    assert!(
        agreement.contains("Chaque collège lit à peu près d’une même voix") || agreement.contains("Vous lisez"),
        "{agreement}"
    );
    both_languages(&reader, &format!("{base}/disagreements")).await;
    for path in ["", "/readers", "/themes", "/proposals"] {
        both_languages(&house.sign_in(Role::Quality), &format!("{base}{path}")).await;
    }
    let theme = both_languages(&reader, &format!("{base}/themes/{}", themes[0])).await;
    assert!(
        theme.contains("codées par des personnes") && theme.contains("masqué"),
        "{theme}"
    );
    for file in [
        format!("{base}/themes.csv"),
        format!("{base}/themes.xlsx"),
        format!("{base}/themes/{}/table.csv", themes[0]),
        format!("{base}/themes/{}/table.xlsx", themes[0]),
    ] {
        reader.get(&file).await.expect(StatusCode::OK);
    }
}

#[tokio::test]
async fn the_queue_and_the_theme_page_confirm_what_the_tool_proposes() {
    let house = House::open().await;
    let id = study(&house, 100, 40).await;
    read_all(&house, &id, 0).await;
    let base = format!("/studies/{id}");
    let quality = house.sign_in(Role::Quality);
    quality
        .post(&format!("{base}/proposals"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;
    let queue = both_languages(&quality, &format!("{base}/proposals")).await;
    assert!(
        queue.contains("Appris de 40 paroles codées") && queue.contains("dit ne pas savoir"),
        "{queue}"
    );
    let next = call(&quality, Method::GET, &format!("{base}/proposals"), None).await;
    let (number, theme) = (
        next["next"]["number"].to_string(),
        next["next"]["proposals"][0]["theme"].as_str().unwrap().to_owned(),
    );
    let tool = both_languages(&quality, &format!("{base}/themes/{theme}?says=tool")).await;
    assert!(
        tool.contains("propositions de l’outil") && tool.contains("Confirmer"),
        "{tool}"
    );
    let decided = quality
        .post(
            &format!("{base}/proposals/{number}/{theme}"),
            &[("decision", "confirm")],
        )
        .await;
    decided.expect(StatusCode::SEE_OTHER);
    let next = call(&quality, Method::GET, &format!("{base}/proposals"), None).await;
    let number = next["next"]["number"].to_string();
    quality
        .post(&format!("{base}/proposals/{number}"), &[("tone", "neutral")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    let codes = [("nothing", "yes"), ("tone", "neutral")];
    quality
        .post(&format!("{base}/proposals/{number}"), &codes)
        .await
        .expect(StatusCode::SEE_OTHER);
    let looks = house
        .sign_in(Role::Direction)
        .get(&format!("{base}/proposals"))
        .await
        .expect(StatusCode::OK);
    assert!(looks.says("Seuls les lecteurs nommés"));
}

#[tokio::test]
async fn a_finding_is_written_agreed_contested_and_given_up_by_forms() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 0).await;
    let partner = house.sign_in(Role::Partner);
    let theme = themes(&partner, &id).await[0].clone();
    let form = partner
        .get(&format!("/findings/new?study={id}&theme={theme}"))
        .await
        .expect(StatusCode::OK);
    let (_, rest) = form
        .text()
        .split_once("name=\"evidence\" value=\"")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let number = rest.split('"').next().unwrap().to_owned();
    let blank = partner
        .post(
            "/findings",
            &[("study", &id), ("theme", &theme), ("sentence", "Sans preuve.")],
        )
        .await;
    assert!(
        blank
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Retenez au moins une parole")
    );
    let fields = [
        ("study", id.as_str()),
        ("theme", &theme),
        ("sentence", "<b>Les repas</b> arrivent froids."),
        ("evidence", &number),
    ];
    let url = partner
        .post("/findings", &fields)
        .await
        .expect(StatusCode::SEE_OTHER)
        .location();

    let shown = house.sign_in(Role::Clinician).get(&url).await.expect(StatusCode::OK);
    assert!(!shown.says("<b>Les repas"), "typed HTML is shown as text");
    let reason = house
        .sign_in(Role::Clinician)
        .post(&format!("{url}/disagreements"), &[("version", "1"), ("reason", " ")])
        .await;
    reason.expect(StatusCode::UNPROCESSABLE_ENTITY);
    house
        .sign_in(Role::Clinician)
        .post(
            &format!("{url}/disagreements"),
            &[("version", "1"), ("reason", "trop large")],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    for role in [Role::Representative, Role::Quality] {
        house
            .sign_in(role)
            .post(&format!("{url}/agreements"), &[("version", "1")])
            .await
            .expect(StatusCode::SEE_OTHER);
    }
    let blocked = both_languages(&partner, &url).await;
    assert!(
        blocked.contains("Un désaccord n’est pas levé") && blocked.contains("trop large"),
        "{blocked}"
    );
    house
        .sign_in(Role::Clinician)
        .post(&format!("{url}/agreements/removal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let stands = both_languages(&partner, &url).await;
    assert!(
        stands.contains("Les deux collèges sont d’accord") && stands.contains("Ouvrir une démarche"),
        "{stands}"
    );
    both_languages(&partner, "/findings").await;
    both_languages(&partner, &format!("{url}/wording")).await;
}

#[tokio::test]
async fn the_home_page_says_what_awaits_a_reader() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let tasks = call(&house.sign_in(Role::Partner), Method::GET, "/tasks", None)
        .await
        .to_string();
    assert!(tasks.contains("12 paroles à lire et coder"), "{tasks}");
    read_all(&house, &id, 3).await;
    let tasks = call(&house.sign_in(Role::Partner), Method::GET, "/tasks", None)
        .await
        .to_string();
    assert!(tasks.contains("4 désaccords à discuter"), "{tasks}");
}
