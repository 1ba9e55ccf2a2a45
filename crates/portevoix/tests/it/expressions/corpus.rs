//! Searching, filtering, exporting, and one expression.

use super::*;

#[tokio::test]
async fn the_corpus_is_searched_highlighted_and_exported_as_it_is_shown() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let reader = house.sign_in(Role::Partner);

    let list = reader.get("/expressions?q=EQUIPE").await.expect(StatusCode::OK);
    assert!(
        list.says("<mark>équipe</mark>") && !list.says("débordé"),
        "{}",
        list.main()
    );
    assert!(
        reader
            .get("/expressions?q=%22de+nuit%22&a=Canal%3ACourrier")
            .await
            .says("prend le temps")
    );
    assert!(reader.get("/expressions?blank=yes").await.main().contains("RAS"));
    assert!(reader.get("/expressions?place=Rh%C3%B4ne").await.says("débordé"));

    let csv = reader
        .get("/expressions/export.csv?polarity=negative")
        .await
        .expect(StatusCode::OK);
    assert!(csv.says("débordé") && !csv.says("prend le temps"));
    assert!(csv.text().lines().next().unwrap().contains("Canal"), "{}", csv.text());
    let xlsx = reader.get("/expressions/export.xlsx").await.expect(StatusCode::OK);
    assert!(xlsx.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_is_a_clear_refusal() {
    let house = House::open().await;
    let reply = house.sign_in(Role::Quality).get("/expressions?polarity=great").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.main().contains("filtre"), "{}", reply.main());
}

#[tokio::test]
async fn exported_cells_cannot_become_formulas() {
    let house = House::open().await;
    import(&house, "Numéro;Avis;Note\n1;=HYPERLINK(\"x\") ai-je lu sur l’écran;=1+1\n2;Une attente longue;@SUM(A1)\n3;Un repas froid;bien\n").await;

    let csv = house
        .sign_in(Role::Quality)
        .get("/expressions/export.csv")
        .await
        .expect(StatusCode::OK)
        .text();

    for line in csv.lines() {
        for cell in line.split(';') {
            let bare = cell.trim_start_matches(['"', '\u{feff}']);
            assert!(!bare.starts_with(['=', '@', '+', '-']), "{cell}");
        }
    }
}

#[tokio::test]
async fn one_expression_shows_what_hangs_on_it_and_never_its_raw_words() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let list = house
        .sign_in(Role::Representative)
        .get("/api/v1/expressions?q=d%C3%A9bord%C3%A9")
        .await
        .json();
    let number = list["expressions"][0]["number"].to_string();

    for role in [Role::Representative, Role::Partner, Role::Quality] {
        let page = house
            .sign_in(role)
            .get(&format!("/expressions/{number}"))
            .await
            .expect(StatusCode::OK);
        assert!(
            page.says("débordé") && page.says("/thread/expression/"),
            "{}",
            page.main()
        );
        assert_eq!(page.says("name=\"reason\""), role == Role::Quality, "{role:?}");
    }
    house
        .sign_in(Role::Administrator)
        .get(&format!("/expressions/{number}"))
        .await
        .expect(StatusCode::FORBIDDEN);
    house
        .sign_in_elsewhere(Role::Quality)
        .get(&format!("/expressions/{number}"))
        .await
        .expect(StatusCode::NOT_FOUND);
    let waiting = waiting(&house).await;
    house
        .sign_in(Role::Representative)
        .get(&format!("/expressions/{waiting}"))
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_corpus_reads_in_english_too() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let page = house
        .sign_in(Role::Quality)
        .in_english()
        .get("/expressions")
        .await
        .expect(StatusCode::OK);
    assert!(
        page.main().contains("2 expressions") && page.main().contains("Import a file"),
        "{}",
        page.main()
    );
}
