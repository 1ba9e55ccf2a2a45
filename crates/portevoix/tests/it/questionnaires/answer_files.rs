//! A question answered by a file, through the front door: given with and without a script, refused, taken out, opened, gone.

use super::{answered, browse, cookies, launched_as};
use crate::house::{Client, House, Reply};
use axum::body::Body;
use http::{Method, Request, StatusCode, header};
use image::{DynamicImage, ImageFormat};
use platform::Role;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use std::io::Cursor;

const EDGE: &str = "----edge-of-a-part";
/// The smallest PDF that its signature names.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
/// How many files are noted, held by an answer or not.
const KEPT: &str = "select count(*) as n from answer_files";

/// A photo as a phone makes it: it says where it was taken.
fn photo(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(8, 6).write_to(&mut out, format).unwrap();
    let mut bytes = out.into_inner();
    let exif = b"II*\0\x08\0\0\0GPS-SECRET-PLACE".as_slice();
    if format == ImageFormat::Png {
        // After the signature and the head of the picture.
        let named = [b"eXIf".as_slice(), exif].concat();
        let length = u32::try_from(exif.len()).unwrap().to_be_bytes();
        let chunk = [length.as_slice(), &named, crc(&named).to_be_bytes().as_slice()].concat();
        bytes.splice(33..33, chunk);
    } else {
        let whole = [b"Exif\0\0".as_slice(), exif].concat();
        let length = u16::try_from(whole.len() + 2).unwrap().to_be_bytes();
        bytes.splice(2..2, [[0xFF, 0xE1].as_slice(), &length, &whole].concat());
    }
    assert!(says_where(&bytes));
    bytes
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |crc: u32| (crc >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(crc & 1));
    let step = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| bit(crc));
    !bytes.iter().fold(!0, step)
}

fn says_where(bytes: &[u8]) -> bool {
    bytes.windows(10).any(|some| some == b"GPS-SECRET")
}

/// What an instrument asks that wants a photo, and words that may depend on it.
fn content(when: Value) -> Value {
    let mut words = json!({ "key": "mots", "ask": { "fr": "Que montre-t-il ?" }, "kind": { "type": "long" } });
    if !when.is_null() {
        words["when"] = when;
    }
    let photo = json!({ "key": "photo", "ask": { "fr": "Une photo de la chambre ?" }, "kind": { "type": "file" } });
    json!({
        "title": { "fr": "La chambre" }, "languages": ["fr"],
        "sections": [{ "key": "chambre", "items": [photo] }, { "key": "suite", "items": [words] }],
    })
}

/// A launched campaign with a question answered by a file: its id, and the path of its open address.
async fn asking(quality: &Client, when: Value) -> (String, String) {
    let blank = Some(json!({ "title": "La chambre" }));
    let made = quality.api(Method::POST, "/instruments", blank).await;
    let id = made.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let at = format!("/instruments/{id}");
    let body = json!({ "edit": 1, "content": content(when) });
    let saved = quality.api(Method::PUT, &at, Some(body)).await;
    assert!(saved.status.is_success(), "{}", saved.text());
    let published = quality
        .api(Method::POST, &format!("{at}/publication"), Some(json!({ "edit": 2 })))
        .await;
    published.expect(StatusCode::NO_CONTENT);
    let one = quality.api(Method::GET, &at, None).await.json();
    let settings = json!({
        "name": "La chambre", "purpose": "Voir", "opens_on": "2026-11-01", "closes_on": "2026-12-31",
    });
    launched_as(quality, &one["instrument"]["version_id"], &settings).await
}

/// A form with a file, sent by a browser that keeps its cookies.
async fn send(visitor: &Client, path: &str, kept: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Reply {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.bytes());
    }
    let (name, bytes) = file;
    let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\n\r\n");
    body.extend(head.bytes());
    body.extend_from_slice(bytes);
    body.extend(format!("\r\n--{EDGE}--\r\n").bytes());
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "portevoix.example")
        .header(header::ACCEPT_LANGUAGE, "fr")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, kept)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    visitor.answer(request.body(Body::from(body)).unwrap()).await
}

/// The id of the file in a page, where it is held.
fn held(page: &str) -> Option<String> {
    let value = page.split("type=\"hidden\" name=\"photo\" value=\"").nth(1)?;
    value.split('"').next().map(str::to_owned)
}

async fn count(house: &House, sql: &str) -> i64 {
    let db = house.app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// Opens a file as who may, and tries as who may not.
async fn open(house: &House, quality: &Client, url: &str) {
    quality.get(url).await.expect(StatusCode::OK);
    let hasty = quality.post(url, &[("reason", "voir")]).await;
    assert!(hasty.expect(StatusCode::UNPROCESSABLE_ENTITY).says("dix caractères"));
    let reason = [("reason", "Voir la lampe cassée")];

    let given = quality.post(url, &reason).await.expect(StatusCode::OK);

    assert!(!says_where(&given.bytes), "the place is gone");
    assert!(image::load_from_memory(&given.bytes).is_ok());
    let disposition = given.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(
        disposition.starts_with("attachment; filename=\"photo."),
        "{disposition}"
    );
    for role in [Role::Direction, Role::Representative, Role::Partner] {
        let other = house.sign_in(role);
        assert!(other.post(url, &reason).await.status.is_client_error(), "{role:?}");
        assert!(other.get(url).await.status.is_client_error(), "{role:?}");
    }
    let elsewhere = house.visitor().post(url, &reason).await;
    assert!(!elsewhere.status.is_success());
}

#[tokio::test]
async fn a_photo_of_a_phone_loses_its_place_and_is_opened_with_a_reason_by_who_may() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = asking(&quality, Value::Null).await;
    let visitor = house.visitor();
    let page = visitor.get(&path).await.expect(StatusCode::OK);
    assert!(page.says("enctype=\"multipart/form-data\""), "{}", page.main());
    assert!(page.says("10\u{a0}Mo"), "{}", page.main());
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let kept = cookies(&visitor.get(&path).await);
        let photo = photo(format);
        let file = ("Mme Durand, chambre 12.jpg", photo.as_slice());
        let sent = send(&visitor, &path, &kept, &[("mots", "La lampe")], file).await;
        sent.expect(StatusCode::SEE_OTHER);
    }

    let results = format!("/campaigns/{id}/results");
    let page = quality.get(&results).await.expect(StatusCode::OK);
    assert!(page.says("2 personnes ont donné un fichier"), "{}", page.main());
    let list = format!("/campaigns/{id}/answer-files");
    assert!(page.says(&list));
    let page = quality.get(&list).await.expect(StatusCode::OK);
    assert!(!page.says("Durand") && page.says("photo,"), "{}", page.main());
    let text = page.text();
    let of_list = format!("{list}/");
    let links = text.split("href=\"").filter(|part| part.starts_with(&of_list));
    let urls: Vec<&str> = links.filter_map(|link| link.split('"').next()).collect();
    assert_eq!(urls.len(), 2);
    for url in urls {
        open(&house, &quality, url).await;
    }
    let direction = house.sign_in(Role::Direction);
    let audit = direction.get("/audit").await.expect(StatusCode::OK);
    assert!(audit.says("Fichier d’une réponse ouvert"), "{}", audit.main());
    let page = direction.get(&results).await.expect(StatusCode::OK);
    assert!(!page.says(&list), "no link for who may not");
}

#[tokio::test]
async fn what_cannot_be_taken_is_told_in_words_and_what_was_typed_comes_back() {
    let house = House::open().await;
    let (_, path) = asking(&house.sign_in(Role::Quality), Value::Null).await;
    let visitor = house.visitor();
    let page = b"<html><script>alert(1)</script></html>".as_slice();
    let large = vec![b'x'; 11_000_000];
    let all = [
        ("photo.png", page, "n’est ni une photo"),
        ("photo.png", large.as_slice(), "trop lourd"),
        ("photo.jpg", b"".as_slice(), "vide ou abîmé"),
    ];
    for (name, bytes, words) in all {
        for path in [path.clone(), format!("{path}/kiosk")] {
            let refused = send(&visitor, &path, "", &[("mots", "La lampe clignote")], (name, bytes)).await;

            let refused = refused.expect(StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says(words), "{}", refused.main());
            assert!(refused.says("La lampe clignote"), "{}", refused.main());
            assert!(!refused.says("alert(1)"));
        }
    }
    assert_eq!(count(&house, KEPT).await, 0);
    assert_eq!(count(&house, "select count(*) as n from answers").await, 0);
}

#[tokio::test]
async fn a_file_stays_through_a_refusal_and_is_taken_back_with_the_receipt() {
    let house = House::open().await;
    let (_, path) = asking(&house.sign_in(Role::Quality), Value::Null).await;
    let visitor = house.visitor();
    let kept = cookies(&visitor.get(&path).await.expect(StatusCode::OK));
    let long = "é".repeat(5_001);
    let refused = send(&visitor, &path, &kept, &[("mots", &long)], ("a.pdf", PDF)).await;
    let refused = refused.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.says("Déjà donné") && refused.says("PDF, "),
        "{}",
        refused.main()
    );
    let file = held(&refused.text()).expect("is held");

    // Without a file chosen again, as the page's script sends it: plain fields.
    let receipt = answered(&visitor, &path, &[("photo", &file), ("mots", "Plus court")]).await;

    let whole = format!("{KEPT} where answer_id is not null and forget_on is null");
    assert_eq!(count(&house, &whole).await, 1);
    visitor
        .post("/answers/follow/withdrawal", &[("code", &receipt)])
        .await
        .expect(StatusCode::OK);
    assert_eq!(count(&house, KEPT).await, 0);
}

#[tokio::test]
async fn step_by_step_a_file_says_its_kind_and_size_and_can_be_taken_out() {
    let house = House::open().await;
    let when = json!({ "answered": "photo" });
    let (_, path) = asking(&house.sign_in(Role::Quality), when).await;
    let visitor = house.visitor();
    let first = format!("{path}/steps?step=0");
    let opening = cookies(&visitor.get(&first).await.expect(StatusCode::OK));
    let photo = photo(ImageFormat::Jpeg);
    let sent = send(&visitor, &first, &opening, &[("_go", "later")], ("p.jpg", &photo)).await;
    let sent = sent.expect(StatusCode::SEE_OTHER);
    let kept = format!("{opening}; {}", cookies(&sent));

    let again = browse(&visitor, Method::GET, &sent.location(), &kept, &[]).await;
    let again = again.expect(StatusCode::OK);
    assert!(again.says("photo, 1\u{a0}ko"), "{}", again.main());
    assert!(again.says("name=\"_out.photo\""), "{}", again.main());
    let file = held(&again.text()).expect("is held");

    let out = [("photo", file.as_str()), ("_out.photo", "yes"), ("_go", "later")];
    let out = browse(&visitor, Method::POST, &first, &kept, &out).await;
    let out = out.expect(StatusCode::SEE_OTHER);
    let page = browse(&visitor, Method::GET, &out.location(), &kept, &[]).await;
    assert!(held(&page.text()).is_none(), "{}", page.main());
    assert_eq!(count(&house, KEPT).await, 0);
}

#[tokio::test]
async fn the_api_takes_a_file_before_the_answer_that_names_it_and_exports_say_only_that_it_was_given() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = asking(&quality, Value::Null).await;
    let link = path.trim_start_matches("/answer/");
    let visitor = house.visitor();
    let files = format!("/api/v1/answers/{link}/files");
    for (question, bytes, field) in [("mots", PDF, "question"), ("photo", b"GIF89a".as_slice(), "file")] {
        let refused = visitor
            .upload(&files, &[("question", question)], &[("file", "a.pdf", bytes)])
            .await;
        let refused = refused.expect(StatusCode::UNPROCESSABLE_ENTITY).json();
        assert_eq!(refused["problems"][0]["field"], field);
    }
    let answers = format!("/answers/{link}");
    let mut last = String::new();
    for _ in 0..30 {
        let taken = visitor
            .upload(&files, &[("question", "photo")], &[("file", "a.pdf", PDF)])
            .await;
        let taken = taken.expect(StatusCode::CREATED).json();
        last = taken["file"]["id"].as_str().unwrap().to_owned();
        let body = json!({ "answers": { "photo": last } });
        let given = visitor.api(Method::POST, &answers, Some(body)).await;
        given.expect(StatusCode::CREATED);
    }
    let body = json!({ "answers": { "photo": last } });
    let twice = visitor.api(Method::POST, &answers, Some(body)).await;
    twice.expect(StatusCode::UNPROCESSABLE_ENTITY);

    let csv = quality.get(&format!("/campaigns/{id}/answers.csv")).await;
    let csv = csv.expect(StatusCode::OK);
    assert!(csv.says("donné") && !csv.says(&last), "{}", csv.text());
    let fhir = quality.get(&format!("/campaigns/{id}/answers.json")).await;
    let fhir = fhir.expect(StatusCode::OK);
    assert!(fhir.says("\"title\":\"given\"") && !fhir.says(&last));
    let list = format!("/campaigns/{id}/answer-files");
    let all = quality
        .api(Method::GET, &list, None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(all["files"].as_array().unwrap().len(), 30);
    let one = format!("{list}/{last}");
    let reason = json!({ "reason": "Comprendre la demande" });
    let opened = quality.api(Method::POST, &one, Some(reason.clone())).await;
    assert_eq!(opened.expect(StatusCode::OK).bytes, PDF);
    let nobody = visitor.api(Method::POST, &one, Some(reason)).await;
    assert!(nobody.status.is_client_error());
}

#[tokio::test]
async fn a_question_of_a_file_is_written_in_the_editor_with_its_types_and_size() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let from = Some(json!({ "from": "three-questions" }));
    let made = quality.api(Method::POST, "/instruments", from).await;
    let made = made.expect(StatusCode::CREATED).json();
    let at = format!("/instruments/{}", made["id"].as_str().unwrap());
    let url = format!("{at}/items");
    let page = quality.get(&format!("{url}/new")).await.expect(StatusCode::OK);
    assert!(page.says("<option value=\"file\">Fichier</option>"), "{}", page.main());
    let typed = |size: &'static str| {
        [
            ("edit", "1"),
            ("section", "venue"),
            ("key", "plan"),
            ("ask", "Un plan ?"),
            ("kind", "file"),
            ("types", "pdf"),
            ("megabytes", size),
        ]
    };
    let large = quality.post(&url, &typed("50")).await;
    let large = large.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(large.says("de 1 à 10") && large.says("Un plan ?"), "{}", large.main());

    quality.post(&url, &typed("3")).await.expect(StatusCode::SEE_OTHER);

    let one = quality.api(Method::GET, &at, None).await.json();
    let items = one["instrument"]["content"]["sections"][0]["items"]
        .as_array()
        .unwrap()
        .clone();
    let kind = &items.iter().find(|item| item["key"] == "plan").unwrap()["kind"];
    assert_eq!(*kind, json!({ "type": "file", "types": "pdf", "most_megabytes": 3 }));
    let again = quality.get(&format!("{url}/plan")).await.expect(StatusCode::OK);
    assert!(again.says("value=\"3\""), "{}", again.main());
}
