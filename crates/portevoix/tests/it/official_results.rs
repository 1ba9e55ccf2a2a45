//! Official results through the front door: a file is dropped, looked at, confirmed, read beside one's own, taken out.

use crate::house::{Client, House, Reply};
use http::{Method, StatusCode};
use platform::Role;
use serde_json::json;

const HEADER: &str = "finess;rs_finess;finess_geo;rs_finess_geo;region;participation;Depot;nb_rep_score_all_rea_ajust;\
    score_all_rea_ajust;classement;evolution;nb_rep_score_PECinf_rea_ajust;score_PECinf_rea_ajust;taux_reco_brut;nb_reco_brut";
const SCORED: &str = "000000018;Entité inventée;000000018;Clinique inventée;Région inventée;1- Obligatoire;1- Oui;81;75,09;B;2-Stable;81;80.1;51,9;79";
const SILENT: &str = "000000018;Entité inventée;000000026;Clinique muette;Région inventée;2- Facultatif;1- Oui;;;DI;4-Non calculable;;;;";

fn file(lines: &[&str]) -> Vec<u8> {
    let mut text = format!("{HEADER}\r\n");
    for line in lines {
        text.push_str(line);
        text.push_str("\r\n");
    }
    // In the encoding of the published files: every character of these fits in a byte.
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

async fn dropped(client: &Client, name: &str, bytes: &[u8]) -> Reply {
    client
        .upload("/official-results/imports", &[("year", "")], &[("file", name, bytes)])
        .await
}

/// The address of a file that waits to be confirmed.
async fn draft(client: &Client, name: &str, lines: &[&str]) -> String {
    let reply = dropped(client, name, &file(lines)).await;
    reply.expect(StatusCode::SEE_OTHER).location()
}

#[tokio::test]
async fn a_file_is_looked_at_before_anything_is_written_and_then_read_in_words() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = draft(&quality, "esatis-2019.csv", &[SCORED, SILENT]).await;

    let looked = quality.get(&url).await.expect(StatusCode::OK);
    assert!(looked.says("Établissements nouveaux"), "{}", looked.main());
    let early = quality.get("/official-results/000000018").await;
    assert_eq!(early.status, StatusCode::NOT_FOUND, "nothing is in force");
    quality
        .post(&format!("{url}/confirmation"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);

    let representative = house.sign_in(Role::Representative);
    let scored = representative
        .get("/official-results/000000018")
        .await
        .expect(StatusCode::OK);
    for words in ["75,09", "Classe B", "79", "Source", "esatis-2019.csv"] {
        assert!(scored.says(words), "{words}: {}", scored.main());
    }
    let silent = representative
        .get("/official-results/000000026")
        .await
        .expect(StatusCode::OK);
    assert!(
        silent.says("Données insuffisantes") && silent.says("moins de 30 réponses exploitables"),
        "{}",
        silent.main()
    );
    let csv = representative.get("/official-results/000000018/results.csv").await;
    assert!(csv.expect(StatusCode::OK).text().contains("75,09"));
    let found = representative
        .get("/official-results?q=muette")
        .await
        .expect(StatusCode::OK);
    assert!(found.says("Clinique muette"), "{}", found.main());
}

#[tokio::test]
async fn one_s_own_surveys_stand_beside_and_are_said_not_to_compare() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = draft(&quality, "esatis-2019.csv", &[SCORED]).await;
    quality.post(&format!("{url}/confirmation"), &[]).await;
    let made = quality
        .api(Method::POST, "/instruments", Some(json!({ "from": "three-questions" })))
        .await;
    let instrument = made.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    quality
        .api(
            Method::POST,
            &format!("/instruments/{instrument}/publication"),
            Some(json!({ "edit": 1 })),
        )
        .await
        .expect(StatusCode::NO_CONTENT);
    let seen = quality
        .api(Method::GET, &format!("/instruments/{instrument}"), None)
        .await;
    let settings =
        json!({ "name": "À la clinique", "purpose": "Voir", "opens_on": "2026-11-01", "closes_on": "2026-12-31" });
    let new = json!({ "version": seen.json()["instrument"]["version_id"], "settings": settings });
    let made = quality.api(Method::POST, "/campaigns", Some(new)).await;
    let campaign = made.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let lines = json!({ "lines": "000000018;Clinique inventée;Région inventée" });
    quality
        .api(
            Method::POST,
            &format!("/campaigns/{campaign}/participants"),
            Some(lines),
        )
        .await
        .expect(StatusCode::OK);
    quality
        .post(&format!("/campaigns/{campaign}/launch"), &[("edit", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);

    let page = quality.get("/official-results/000000018").await.expect(StatusCode::OK);

    assert!(page.says("À la clinique"), "{}", page.main());
    assert!(
        page.says("Score brut, non ajusté, non comparable à e-Satis"),
        "{}",
        page.main()
    );
    let one = quality
        .api(Method::GET, "/official-results/000000018", None)
        .await
        .json();
    assert_eq!(one["establishment"]["own_surveys"][0]["campaign"], campaign, "{one}");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_on_the_form_or_line_by_line() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    for (name, bytes, words) in [
        ("vide.csv", &b""[..], "vide"),
        ("autre.csv", &b"Avis;Date\nBien;2026\n"[..], "finess_geo"),
        ("lexique.csv", &b"NAME;LABEL\nDepot;x\n"[..], "lexique"),
        ("classeur.xlsx", &b"PK\x03\x04abime"[..], "classeur"),
    ] {
        let refused = dropped(&quality, name, bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.says(words), "{name}: {}", refused.main());
    }
    let none = quality
        .upload("/official-results/imports", &[("year", "2019")], &[])
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        none.says("Choisissez un fichier") && none.says("2019"),
        "{}",
        none.main()
    );
    let bytes = file(&[SCORED]);
    let year = quality
        .upload(
            "/official-results/imports",
            &[("year", "l’an dernier")],
            &[("file", "a.csv", &bytes)],
        )
        .await;
    assert_eq!(year.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        year.says("quatre chiffres") && year.says("l’an dernier"),
        "{}",
        year.main()
    );

    let strange = SILENT.replace(";DI;", ";E;");
    let url = draft(&quality, "esatis-2019.csv", &[SCORED, "trop;court", &strange]).await;
    let page = quality.get(&url).await.expect(StatusCode::OK);
    assert!(page.says("Ligne 3") && page.says("Ligne 4"), "{}", page.main());
    let reply = quality.api(Method::GET, &url, None).await;
    let noted = reply.json()["noted"].clone();
    assert_eq!(
        (&noted[0]["code"], &noted[1]["code"]),
        (&json!("table-ragged"), &json!("class-unknown"))
    );
}

#[tokio::test]
async fn a_class_that_is_not_that_of_its_score_is_told_before_the_import() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);

    let url = draft(&quality, "esatis-2019.csv", &[&SCORED.replace(";B;", ";A;")]).await;

    let page = quality.get(&url).await.expect(StatusCode::OK);
    assert!(page.says("Ligne 2, FINESS 000000018"), "{}", page.main());
}

#[tokio::test]
async fn an_import_is_taken_out_with_a_reason_and_other_houses_never_saw_it() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let url = draft(&quality, "esatis-2019.csv", &[SCORED]).await;
    quality.post(&format!("{url}/confirmation"), &[]).await;
    let stranger = house.sign_in_elsewhere(Role::Quality);

    assert_eq!(stranger.get(&url).await.status, StatusCode::NOT_FOUND);
    let hidden = stranger.get("/official-results/000000018").await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    let direction = house.sign_in(Role::Direction);
    assert_eq!(direction.get(&url).await.status, StatusCode::FORBIDDEN);
    let silent = quality.post(&format!("{url}/undo"), &[("why", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    quality
        .post(&format!("{url}/undo"), &[("why", "Mauvais fichier")])
        .await
        .expect(StatusCode::SEE_OTHER);

    let gone = quality.get("/official-results/000000018").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(quality.get(&url).await.says("Mauvais fichier"));
}

#[tokio::test]
async fn a_program_imports_through_the_api_and_says_the_year() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let bytes = file(&[SCORED]);
    let made = quality
        .upload("/api/v1/official-results/imports", &[], &[("file", "a.csv", &bytes)])
        .await;
    let one = made.expect(StatusCode::CREATED).json();
    let id = one["official_import"]["id"].as_str().unwrap().to_owned();
    let address = format!("/official-results/imports/{id}");

    let early = quality
        .api(Method::POST, &format!("{address}/run"), Some(json!({})))
        .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "no year");
    let run = quality
        .api(Method::POST, &format!("{address}/run"), Some(json!({ "year": 2019 })))
        .await;
    run.expect(StatusCode::OK);

    let read = quality
        .api(Method::GET, "/official-results/000000018", None)
        .await
        .json();
    let year = &read["establishment"]["years"][0];
    assert_eq!(
        (&year["survey"], &year["year"], &year["class"]),
        (&json!("mco_48h"), &json!(2019), &json!("B"))
    );
    assert_eq!(year["scores"]["all"], json!({ "score": 75.09, "n": 81 }));
    assert_eq!(year["recommendation"], json!({ "rate": 51.9, "of": 79 }));
    let list = quality.api(Method::GET, "/official-results", None).await.json();
    assert_eq!(list["official_imports"][0]["standing"], "done");
}

#[tokio::test]
async fn words_of_a_file_are_shown_as_text_wherever_they_come_from() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let hostile = SCORED
        .replace("Clinique inventée", "<script>alert(1)</script>")
        .replace("Région inventée", "<img src=x>");
    let odd = SILENT.replace(";DI;", ";<b>E;");
    let url = draft(&quality, "<i>2019.csv", &[&hostile, &odd]).await;
    quality.post(&format!("{url}/confirmation"), &[]).await;

    for path in [
        url.as_str(),
        "/official-results",
        "/official-results?q=script",
        "/official-results/000000018",
    ] {
        let page = quality.get(path).await.expect(StatusCode::OK);
        for raw in ["<script>alert", "<img src=x>", "<b>E", "<i>2019"] {
            assert!(!page.says(raw), "{path}: {raw}");
        }
    }
}
