//! Files of questions in and out, answers for SPSS, and results on paper, through the front door.

use super::{launched, published};
use crate::house::{Client, House, Reply};
use documents::table_out::{self, Cell, Column, ColumnKind, Table};
use http::{Method, StatusCode, header};
use platform::Role;
use serde_json::{Value, json};

/// What an instrument asks, through the API.
async fn content(quality: &Client, id: &str) -> Value {
    let one = quality.api(Method::GET, &format!("/instruments/{id}"), None).await;
    one.expect(StatusCode::OK).json()["instrument"]["content"].clone()
}

/// The id at the end of where a reply leads.
fn id_in(reply: &Reply) -> String {
    reply.location().split(['/', '?']).nth(2).unwrap_or_default().to_owned()
}

/// A workbook of one sheet.
fn workbook(sheet: &str, header: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let text = |cell: &&str| Cell::from(*cell);
    let table = Table {
        title: sheet.to_owned(),
        lang: "fr".to_owned(),
        made_on: jiff::civil::date(2026, 11, 26),
        columns: header.iter().map(|name| Column::new(*name, ColumnKind::Text)).collect(),
        rows: rows.iter().map(|row| row.iter().map(text).collect()).collect(),
    };
    table_out::xlsx(&table).unwrap()
}

#[tokio::test]
async fn the_questions_go_out_as_csv_and_come_back_the_same_in_either_language() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = published(&quality, "hospital-stay").await;
    let asked = content(&quality, &id).await;

    for reader in [quality.clone(), quality.clone().in_english()] {
        let file = reader.get(&format!("/instruments/{id}/questions.csv")).await;
        let file = file.expect(StatusCode::OK).bytes;

        let files = [("file", "questions.csv", file.as_slice())];
        let read = reader.upload("/instruments/reading", &[], &files).await;
        let again = id_in(&read.expect(StatusCode::SEE_OTHER));
        assert_eq!(content(&quality, &again).await, asked);

        let read = reader.upload("/api/v1/instruments/reading/file", &[], &files).await;
        let read = read.expect(StatusCode::CREATED).json();
        assert_eq!(read["left"], json!([]));
        assert_eq!(content(&quality, read["id"].as_str().unwrap()).await, asked);
    }
}

#[tokio::test]
async fn a_form_of_elsewhere_is_read_without_a_script_and_what_was_left_is_told_by_its_line() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let form = workbook(
        "survey",
        &["type", "name", "label::Français (fr)", "relevant"],
        &[
            &["integer", "age", "Quel âge avez-vous ?", ""],
            &["text", "mot", "À ${age} ans, un mot ?", "${age} >= 18"],
            &["geopoint", "ou", "Où êtes-vous ?", ""],
        ],
    );

    let page = quality
        .upload(
            "/instruments/reading",
            &[("text", "")],
            &[("file", "sortie.xlsx", &form)],
        )
        .await
        .expect(StatusCode::OK);

    assert!(page.says("2 questions sont prises."), "{}", page.main());
    assert!(page.main().contains("ou, ligne 4"), "{}", page.main());
    assert!(page.says("geopoint"), "what the file says is told");
    let draft = page.text().split("href=\"/instruments/").find_map(|rest| {
        let id = rest.split('"').next()?;
        (id.len() == 36).then(|| id.to_owned())
    });
    let asked = content(&quality, &draft.unwrap()).await;
    assert_eq!(
        asked["title"]["fr"], "sortie",
        "a form without a title has the name of its file"
    );
    let items = asked["sections"][0]["items"].as_array().unwrap();
    assert_eq!(items[1]["ask"]["fr"], "À {age} ans, un mot ?");
    assert_eq!(items[1]["when"], json!({ "at_least": ["age", 18.0] }));
}

#[tokio::test]
async fn what_cannot_be_read_says_what_to_do_and_keeps_what_was_pasted() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    for (name, bytes, says) in [
        (
            "photo.png",
            b"\x89PNG\r\n\x1a\n....".as_slice(),
            "Envoyez un fichier XLSX, CSV ou JSON.",
        ),
        ("vide.csv", b" \n".as_slice(), "Choisissez un fichier"),
        ("notes.csv", b"a;b\n1;2\n".as_slice(), "pas les colonnes"),
        ("casse.xlsx", b"PK\x03\x04....".as_slice(), "abîmé"),
    ] {
        let refused = quality
            .upload(
                "/instruments/reading",
                &[("text", "un texte collé")],
                &[("file", name, bytes)],
            )
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(
            refused.says(says) && refused.says("un texte collé"),
            "{name}: {}",
            refused.main()
        );
        let refused = quality
            .upload("/api/v1/instruments/reading/file", &[], &[("file", name, bytes)])
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(refused.json()["problems"][0]["field"], "file", "{name}");
    }
    let nothing = quality.upload("/instruments/reading", &[], &[]).await;
    assert!(nothing.says("Choisissez un fichier"), "{}", nothing.main());
    let pasted = "Question;Genre\nComment allez-vous ?;texte\n";
    let read = quality.upload("/instruments/reading", &[("text", pasted)], &[]).await;
    assert!(read.says("Une question est prise."), "{}", read.main());
}

/// A campaign with as many answers as its scores need: its id.
async fn answered(house: &House, quality: &Client) -> String {
    let (id, path) = launched(quality, "three-questions", |settings| {
        settings["least_for_score"] = json!(10);
    })
    .await;
    let visitor = house.visitor();
    let address = path.replace("/answer/", "/answers/");
    for n in 0..12 {
        let body = json!({ "answers": { "ecoute": (n % 2 + 8).to_string(), "compris": "3" } });
        let given = visitor.api(Method::POST, &address, Some(body)).await;
        given.expect(StatusCode::CREATED);
    }
    id
}

#[tokio::test]
async fn spss_gets_numbers_and_what_they_mean_only_where_enough_answered() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (few, _) = launched(&quality, "three-questions", |_| ()).await;
    for file in ["answers.sps", "answers-spss.csv"] {
        let refused = quality.get(&format!("/campaigns/{few}/{file}")).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "one answer alone is somebody's");
    }
    let id = answered(&house, &quality).await;

    let syntax = quality.get(&format!("/campaigns/{id}/answers.sps")).await;
    let syntax = syntax.expect(StatusCode::OK).raw();
    let numbers = quality.get(&format!("/campaigns/{id}/answers-spss.csv")).await;
    let numbers = numbers.expect(StatusCode::OK).raw();

    assert!(syntax.starts_with("\u{feff}* Encoding: UTF-8.\n"), "{syntax}");
    assert!(syntax.contains("  /FILE=\"reponses-spss.csv\"\n"), "{syntax}");
    let declared = syntax
        .split("/VARIABLES=\n")
        .nth(1)
        .unwrap()
        .split("  .\n")
        .next()
        .unwrap();
    let declared: Vec<&str> = declared
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let mut lines = numbers.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(header, declared, "the file has the columns that the syntax reads");
    assert_eq!(lines.clone().count(), 12);
    assert!(
        lines.all(|line| line.ends_with(",8,3,") || line.ends_with(",9,3,")),
        "{numbers}"
    );
    let page = quality.get(&format!("/campaigns/{id}/results")).await.text();
    assert!(
        page.contains("answers.sps?") && page.contains("answers-spss.csv?"),
        "{page}"
    );
}

#[tokio::test]
async fn results_are_printed_as_accessible_pdf_from_one_click() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let id = answered(&house, &quality).await;
    let page = quality.get(&format!("/campaigns/{id}/results")).await.text();
    let links: Vec<String> = page
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.contains("results.pdf") || link.contains("results-poster.pdf"))
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        // A campaign of one establishment does not offer the poster of all together: it is the same.
        .chain([format!("/campaigns/{id}/results-poster.pdf")])
        .collect();
    assert!(links.len() >= 3, "{links:?}");

    for link in links {
        let pdf = quality.get(&link).await.expect(StatusCode::OK);
        assert_eq!(pdf.headers[header::CONTENT_TYPE], "application/pdf", "{link}");
        assert!(pdf.bytes.starts_with(b"%PDF"), "{link}");
        assert!(
            pdf.bytes.windows(6).any(|bytes| bytes == b"pdfuai"),
            "{link} says that it follows PDF/UA"
        );
        let strangers = house.sign_in_elsewhere(Role::Quality).get(&link).await;
        assert_eq!(strangers.status, StatusCode::NOT_FOUND, "{link}");
    }
}

#[tokio::test]
async fn a_line_that_is_too_long_is_told_its_own_limit() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let csv = "Nom;Genre;Question\nmot;ligne;Un mot ?\ntexte;texte;Un texte ?\n";
    let read = quality
        .upload(
            "/api/v1/instruments/reading/file",
            &[],
            &[("file", "deux.csv", csv.as_bytes())],
        )
        .await;
    let id = read.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let seen = Some(json!({ "edit": 1 }));
    let done = quality
        .api(Method::POST, &format!("/instruments/{id}/publication"), seen)
        .await;
    done.expect(StatusCode::NO_CONTENT);
    let one = quality
        .api(Method::GET, &format!("/instruments/{id}"), None)
        .await
        .json();
    let version = one["instrument"]["version_id"].clone();
    let settings = json!({ "name": "Mots", "purpose": "Voir", "opens_on": "2026-11-01", "closes_on": "2026-12-31" });
    let body = json!({ "version": version, "settings": settings });
    let campaign = quality.api(Method::POST, "/campaigns", Some(body)).await;
    let campaign = campaign.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let launch = quality
        .post(&format!("/campaigns/{campaign}/launch"), &[("edit", "1")])
        .await;
    launch.expect(StatusCode::SEE_OTHER);
    let page = quality.get(&format!("/campaigns/{campaign}")).await.text();
    let link = page.split("/answer/").nth(1).unwrap();
    let link = link.split(['"', '/', '<']).next().unwrap();

    let long = json!({ "answers": { "mot": "a".repeat(501), "texte": "a".repeat(5_001) } });
    let refused = house
        .visitor()
        .api(Method::POST, &format!("/answers/{link}"), Some(long))
        .await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problems = refused.json()["problems"].clone();
    let digits = |field: &str| {
        let found = problems.as_array().unwrap().iter().find(|one| one["field"] == field);
        let detail = found.unwrap_or_else(|| panic!("{problems}"))["detail"].to_string();
        detail.chars().filter(char::is_ascii_digit).collect::<String>()
    };
    assert_eq!(
        (digits("mot").as_str(), digits("texte").as_str()),
        ("500", "5000"),
        "{problems}"
    );
}
