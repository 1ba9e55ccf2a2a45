//! Dropping a file, naming its columns, trying, importing, undoing.

use super::*;

#[tokio::test]
async fn a_file_is_understood_tried_imported_found_and_undone() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);

    let url = drop_file(&quality, ANSWERS).await;
    let page = quality.get(&url).await.expect(StatusCode::OK);
    assert!(
        page.says("UTF-8") && page.says("point-virgule") && page.says("prend le temps"),
        "{}",
        page.main()
    );

    let version = version(&page.text());
    let form = [
        ("version", version.as_str()),
        ("name", "Retours de mars"),
        ("retention", "24"),
        ("basis", "consent"),
        ("then", "dry-run"),
    ];
    quality.post(&url, &form).await.expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;
    let tried = quality.get(&url).await.expect(StatusCode::OK);
    assert!(tried.main().contains("4 lignes lues"), "{}", tried.main());
    let nothing = house
        .sign_in(Role::Representative)
        .get("/expressions")
        .await
        .expect(StatusCode::OK);
    assert!(!nothing.says("débordé"), "a dry run keeps nothing");

    quality
        .post(&format!("{url}/run"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let running = quality.get(&url).await.expect(StatusCode::OK);
    assert!(
        running.says("data-live=") && running.says("http-equiv=\"refresh\""),
        "progress with and without script"
    );
    quality.get(&format!("{url}/progress")).await.expect(StatusCode::OK);
    house.run_jobs().await;
    let done = quality.get(&url).await.expect(StatusCode::OK);
    assert!(
        done.main().contains("Importé") && done.says("Retours de mars"),
        "{}",
        done.main()
    );
    let list = house
        .sign_in(Role::Representative)
        .get("/expressions?polarity=negative")
        .await
        .expect(StatusCode::OK);
    assert!(list.says("débordé") && !list.says("prend le temps"));

    let ask = quality.get(&format!("{url}/undo")).await.expect(StatusCode::OK);
    assert!(ask.main().contains("4 paroles seront retirées"), "{}", ask.main());
    quality
        .post(&format!("{url}/undo"), &[("why", " ")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    quality
        .post(&format!("{url}/undo"), &[("why", "Mauvais fichier")])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;
    let undone = quality.get(&url).await.expect(StatusCode::OK);
    assert!(undone.main().contains("Mauvais fichier"), "{}", undone.main());
    assert!(
        !house
            .sign_in(Role::Representative)
            .get("/expressions")
            .await
            .says("débordé")
    );
}

#[tokio::test]
async fn the_same_file_again_is_recognised_and_takes_nothing() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let quality = house.sign_in(Role::Quality);

    let url = drop_file(&quality, ANSWERS).await;
    assert!(quality.get(&url).await.main().contains("déjà été importé"));
    quality
        .post(&format!("{url}/run"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;

    let done = quality.get(&url).await.main();
    assert!(
        done.contains("Paroles prises 0") && done.contains("Déjà là 4"),
        "{done}"
    );
}

#[tokio::test]
async fn refused_lines_are_said_one_by_one_and_can_be_downloaded() {
    let house = House::open().await;
    let mut text =
        "Numéro;Avis;Date\n1;Une attente longue;05/03/2026\n2;trop court\n3;Un accueil clair;hier\n".to_owned();
    for n in 4..20 {
        text.push_str(&format!("{n};Une attente de {n} minutes;05/03/2026\n"));
    }
    let url = import(&house, &text).await;
    let quality = house.sign_in(Role::Quality);

    let page = quality.get(&url).await.main();
    assert!(
        page.contains("2 cellules au lieu de 3") && page.contains("prise sans date"),
        "{page}"
    );
    let csv = quality.get(&format!("{url}/problems.csv")).await.expect(StatusCode::OK);
    assert_eq!(csv.text().lines().count(), 3, "{}", csv.text());
    assert!(!csv.says("trop court"), "the list tells lines, not words");
}

#[tokio::test]
async fn presets_and_formats_change_how_the_file_is_read() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = drop_file(
        &quality,
        "A;B\nLe repas était bon;Le bruit la nuit\nLe lit confortable;Rien\n",
    )
    .await;
    let page = quality.get(&url).await.text();

    let pair = [
        ("version", &*version(&page)),
        ("preset", "pair"),
        ("positive", "0"),
        ("negative", "1"),
    ];
    quality
        .post(&format!("{url}/preset"), &pair)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = quality.get(&url).await.text();
    let format = [
        ("version", &*version(&page)),
        ("encoding", "windows-1252"),
        ("separator", "comma"),
        ("headers", "yes"),
    ];
    quality
        .post(&format!("{url}/format"), &format)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(
        quality.get(&url).await.says("A;B"),
        "one column when the separator is wrong"
    );

    let late = quality.post(&format!("{url}/format"), &format).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.main().contains("entre-temps"));
    quality
        .post(&format!("{url}/removal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    quality.get(&url).await.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_those_who_may_import_see_imports() {
    let house = House::open().await;
    let url = import(&house, ANSWERS).await;
    for role in [
        Role::Representative,
        Role::Partner,
        Role::Clinician,
        Role::Direction,
        Role::Administrator,
    ] {
        let client = house.sign_in(role);
        for path in [
            "/expressions/imports",
            "/expressions/imports/new",
            url.as_str(),
            &format!("{url}/problems.csv"),
            &format!("{url}/undo"),
        ] {
            client.get(path).await.expect(StatusCode::FORBIDDEN);
        }
        for path in ["run", "dry-run", "undo", "removal", "format", "preset"] {
            client
                .post(&format!("{url}/{path}"), &[])
                .await
                .expect(StatusCode::FORBIDDEN);
        }
        let upload = client
            .upload("/expressions/imports", &[], &[("file", "a.csv", b"A\nB")])
            .await;
        upload.expect(StatusCode::FORBIDDEN);
    }
    house
        .sign_in_elsewhere(Role::Quality)
        .get(&url)
        .await
        .expect(StatusCode::NOT_FOUND);
    house.visitor().get(&url).await.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_workbook_that_we_exported_is_imported_elsewhere() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let workbook = house
        .sign_in(Role::Quality)
        .get("/expressions/export.xlsx")
        .await
        .expect(StatusCode::OK)
        .bytes;
    let elsewhere = house.sign_in_elsewhere(Role::Quality);

    let reply = elsewhere
        .upload("/expressions/imports", &[], &[("file", "paroles.xlsx", &workbook)])
        .await;
    let url = reply.expect(StatusCode::SEE_OTHER).location();
    assert!(elsewhere.get(&url).await.main().contains("Classeur XLSX"));
    elsewhere
        .post(&format!("{url}/run"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;

    let page = elsewhere.get(&url).await.main();
    assert!(
        page.contains("Paroles prises 2") && page.contains("Lignes refusées 0"),
        "{page}"
    );
    assert!(elsewhere.get("/expressions").await.says("débordé"));
}
