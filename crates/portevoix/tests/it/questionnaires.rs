//! Questionnaires through the front door: made, published, launched, answered by anybody, followed, taken back, counted.

mod answer_files;
mod compared;
mod entering;
mod exchange;
mod files;
mod paths;
mod public_results;
mod typing;

use crate::house::{Client, House, Reply};
use axum::body::Body;
use http::{Method, Request, StatusCode, header};
use platform::Role;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

/// The id at the end of where a reply leads.
fn id_in(reply: &Reply) -> String {
    reply.location().split(['/', '?']).nth(2).unwrap_or_default().to_owned()
}

/// A published instrument begun from a ready one: its id, and its version's.
async fn published(quality: &Client, key: &str) -> (String, String) {
    let made = quality
        .api(Method::POST, "/instruments", Some(json!({ "from": key })))
        .await;
    let id = made.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let seen = Some(json!({ "edit": 1 }));
    let published = quality
        .api(Method::POST, &format!("/instruments/{id}/publication"), seen)
        .await;
    published.expect(StatusCode::NO_CONTENT);
    let one = quality
        .api(Method::GET, &format!("/instruments/{id}"), None)
        .await
        .json();
    let version = one["instrument"]["version_id"].as_str().unwrap().to_owned();
    (id, version)
}

/// A launched campaign of a ready instrument: its id, and the path of its first open address.
pub(crate) async fn launched(quality: &Client, key: &str, change: impl FnOnce(&mut Value)) -> (String, String) {
    let (_, version) = published(quality, key).await;
    let mut settings = json!({
        "name": "Séjour", "purpose": "Améliorer la sortie", "opens_on": "2026-11-01", "closes_on": "2026-12-31",
    });
    change(&mut settings);
    launched_as(quality, &json!(version), &settings).await
}

/// A launched campaign of a published version: its id, and the path of its first open address.
async fn launched_as(quality: &Client, version: &Value, settings: &Value) -> (String, String) {
    let body = json!({ "version": version, "settings": settings });
    let made = quality.api(Method::POST, "/campaigns", Some(body)).await;
    let id = made.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    quality
        .post(&format!("/campaigns/{id}/launch"), &[("edit", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = quality
        .get(&format!("/campaigns/{id}"))
        .await
        .expect(StatusCode::OK)
        .text();
    let address = page.split("href=\"").find(|part| part.contains("/answer/")).unwrap();
    let address = address.split('"').next().unwrap();
    let path = &address[address.find("/answer/").unwrap()..];
    (id, path.trim_end_matches("/kiosk").to_owned())
}

/// What the browser keeps of a reply, as it sends it back.
fn cookies(reply: &Reply) -> String {
    let all = reply.headers.get_all(header::SET_COOKIE).iter();
    let pairs = all.filter_map(|one| one.to_str().ok()?.split(';').next().map(str::to_owned));
    pairs.filter(|pair| !pair.ends_with('=')).collect::<Vec<_>>().join("; ")
}

/// A request of a browser without script that keeps its cookies.
async fn browse(visitor: &Client, method: Method, path: &str, kept: &str, fields: &[(&str, &str)]) -> Reply {
    let body = serde_html_form::to_string(fields).unwrap();
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "portevoix.example")
        .header(header::ACCEPT_LANGUAGE, "fr")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, kept);
    if !fields.is_empty() {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    visitor.answer(request.body(Body::from(body)).unwrap()).await
}

/// What is asked at an open address: on one page, or its first step where what is asked depends on what is said.
async fn opened(visitor: &Client, path: &str) -> Reply {
    let page = visitor.get(path).await;
    if page.status == StatusCode::SEE_OTHER {
        return visitor.get(&page.location()).await.expect(StatusCode::OK);
    }
    page.expect(StatusCode::OK)
}

/// Answers at an open address; the receipt of the page of thanks.
async fn answered(visitor: &Client, path: &str, fields: &[(&str, &str)]) -> String {
    let opened = opened(visitor, path).await;
    let sent = browse(visitor, Method::POST, path, &cookies(&opened), fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    let thanks = browse(visitor, Method::GET, &sent.location(), &cookies(&sent), &[]).await;
    let text = thanks.expect(StatusCode::OK).text();
    let receipt = text.split("class=\"receipt\">").nth(1).unwrap();
    receipt.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_instrument_is_written_question_by_question_and_published_once() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let made = quality
        .post("/instruments", &[("from", ""), ("title", "L’accueil du soir")])
        .await;
    let id = id_in(&made.expect(StatusCode::SEE_OTHER));
    let at = |rest: &str| format!("/instruments/{id}{rest}");

    let early = quality.post(&at("/publication"), &[("edit", "1")]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "nothing is asked yet");
    assert!(early.says("Il n’y a pas de question."), "{}", early.main());

    let page = quality.get(&at("")).await.expect(StatusCode::OK).text();
    assert!(page.contains("L’accueil du soir"));
    let edit = |page: &str| {
        let value = page.split("name=\"edit\" value=\"").nth(1).unwrap();
        value.split('"').next().unwrap().to_owned()
    };
    let section = quality
        .post(
            &at("/sections"),
            &[("edit", &edit(&page)), ("title", "Le soir"), ("key", "soir")],
        )
        .await;
    section.expect(StatusCode::SEE_OTHER);
    let content = quality.api(Method::GET, &at(""), None).await.json();
    let section = content["instrument"]["content"]["sections"][0]["key"]
        .as_str()
        .unwrap()
        .to_owned();
    let edit = content["instrument"]["edit"].to_string();
    let item = [
        ("edit", edit.as_str()),
        ("section", &section),
        ("kind", "yes_no"),
        ("ask", "Avez-vous su qui appeler la nuit ?"),
        ("key", "nuit"),
    ];
    quality.post(&at("/items"), &item).await.expect(StatusCode::SEE_OTHER);
    let other = item.map(|(name, value)| if name == "key" { (name, "jour") } else { (name, value) });
    let stale = quality.post(&at("/items"), &other).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "two people at once");
    assert!(stale.says("Avez-vous su qui appeler"), "what was typed stays");

    let preview = quality.get(&at("/preview")).await.expect(StatusCode::OK);
    assert!(preview.says("Avez-vous su qui appeler la nuit ?"));
    let content = quality.api(Method::GET, &at(""), None).await.json();
    let edit = content["instrument"]["edit"].to_string();
    quality
        .post(&at("/publication"), &[("edit", &edit)])
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = quality.post(&at("/removals/nuit"), &[("edit", &edit)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "a published version never changes");
    let hidden = house.sign_in_elsewhere(Role::Quality).get(&at("")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn anybody_answers_without_an_account_or_a_script_follows_and_takes_it_back() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    let visitor = house.visitor();

    let opened = opened(&visitor, &path).await;
    assert!(opened.says("Améliorer la sortie"), "{}", opened.main());
    let fields = [
        ("accueil_personnes", "4"),
        ("positif", "Une équipe très douce"),
        ("negatif", ""),
    ];
    let receipt = answered(&visitor, &path, &fields).await;
    assert!(receipt.len() >= 10, "{receipt}");

    let found = visitor
        .post("/answers/follow", &[("code", &receipt.to_lowercase())])
        .await;
    let found = found.expect(StatusCode::OK);
    assert!(found.says("Séjour") && !found.says("très douce"), "{}", found.main());
    let results = quality
        .get(&format!("/campaigns/{id}/results"))
        .await
        .expect(StatusCode::OK);
    assert!(!results.says("très douce"), "words are no result");
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(counted["complete_count"], 1, "{counted}");

    visitor
        .post("/answers/follow/withdrawal", &[("code", &receipt)])
        .await
        .expect(StatusCode::OK);
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(counted["complete_count"], 0, "{counted}");
    let unknown = visitor.post("/answers/follow", &[("code", "RIEN-DU-TOUT")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_same_page_sent_twice_is_one_answer() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "three-questions", |_| ()).await;
    let visitor = house.visitor();
    let kept = cookies(&visitor.get(&path).await);
    let mut receipts = Vec::new();
    for _ in 0..2 {
        let sent = browse(&visitor, Method::POST, &path, &kept, &[("ecoute", "8")]).await;
        receipts.push(cookies(&sent.expect(StatusCode::SEE_OTHER)));
    }
    assert_eq!(receipts[0], receipts[1], "the same receipt");
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(counted["complete_count"], 1);
}

#[tokio::test]
async fn an_answer_is_begun_on_one_device_and_ended_on_another() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    let visitor = house.visitor();
    let steps = format!("{path}/steps");
    visitor.get(&steps).await.expect(StatusCode::OK);
    let fields = [("accueil_personnes", "5"), ("_go", "later")];
    let kept = visitor.post(&steps, &fields).await.expect(StatusCode::SEE_OTHER);
    let page = browse(&visitor, Method::GET, &kept.location(), &cookies(&kept), &[]).await;
    let text = page.expect(StatusCode::OK).text();
    let code = text
        .split("class=\"code-shown\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();

    let elsewhere = house.visitor().at([10, 0, 0, 2]);
    let wrong = elsewhere
        .post(&format!("{path}/resume"), &[("code", "ABCD-EFGH")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let resumed = elsewhere
        .post(&format!("{path}/resume"), &[("code", &code)])
        .await
        .expect(StatusCode::SEE_OTHER);
    let held = cookies(&resumed);
    let page = browse(&elsewhere, Method::GET, &resumed.location(), &held, &[])
        .await
        .expect(StatusCode::OK);
    assert!(page.text().contains("value=\"5\" checked"), "{}", page.text());
    let mut at = resumed.location();
    for _ in 0..30 {
        let next = browse(&elsewhere, Method::POST, &at, &held, &[("_go", "next")])
            .await
            .expect(StatusCode::SEE_OTHER);
        at = next.location();
        if at.ends_with("/thanks") {
            break;
        }
    }
    assert!(at.ends_with("/thanks"), "{at}");
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(counted["complete_count"], 1, "{counted}");
}

#[tokio::test]
async fn what_cannot_be_taken_comes_back_with_what_was_typed() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (_, path) = launched(&quality, "hospital-stay", |_| ()).await;
    let visitor = house.visitor();
    let long = "mot ".repeat(20_000);
    let attack = "<script>alert(1)</script>";
    let wrong = [("accueil_personnes", "9"), ("positif", attack), ("negatif", &long)];
    let back = visitor.post(&path, &wrong).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", back.main());
    assert!(
        back.says("&#60;script&#62;") && !back.says(attack),
        "typed words stay, as words"
    );
    let machine = visitor
        .post(&path, &[("accueil_personnes", "4"), ("_website", "https://a.example")])
        .await;
    assert_eq!(machine.status, StatusCode::BAD_REQUEST);
    let unknown = visitor.get("/answer/inconnu").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_tablet_takes_one_answer_after_another_and_remembers_nobody() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "three-questions", |_| ()).await;
    let visitor = house.visitor();
    let kiosk = format!("{path}/kiosk");
    for level in ["3", "9"] {
        let page = visitor.get(&kiosk).await.expect(StatusCode::OK);
        assert!(
            page.headers.get(header::SET_COOKIE).is_none(),
            "nothing is left on the tablet"
        );
        assert!(page.says("data-kiosk") && !page.says(" checked"));
        let thanks = visitor.post(&kiosk, &[("ecoute", level)]).await.expect(StatusCode::OK);
        assert!(thanks.says("class=\"receipt\"") && thanks.headers.get(header::SET_COOKIE).is_none());
    }
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(counted["complete_count"], 2);
}

#[tokio::test]
async fn results_open_to_who_takes_part_after_the_embargo_and_never_to_others() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "three-questions", |settings| {
        settings["embargo_until"] = json!("2027-01-31")
    })
    .await;
    answered(&house.visitor(), &path, &[("ecoute", "8")]).await;
    let results = format!("/campaigns/{id}/results");
    quality.get(&results).await.expect(StatusCode::OK);
    for file in ["results.csv", "results.xlsx"] {
        quality
            .get(&format!("/campaigns/{id}/{file}"))
            .await
            .expect(StatusCode::OK);
    }
    for file in ["answers.csv", "answers.json"] {
        let few = quality.get(&format!("/campaigns/{id}/{file}")).await;
        assert_eq!(few.status, StatusCode::CONFLICT, "one answer alone is somebody's");
    }
    let strangers = house.sign_in_elsewhere(Role::Quality);
    assert_eq!(strangers.get(&results).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.visitor().get(&results).await.status,
        StatusCode::SEE_OTHER,
        "one signs in"
    );
    let page = quality.get(&results).await.text();
    assert!(!page.contains(" 8,0"), "no mean of one answer");
}

#[tokio::test]
async fn a_questionnaire_goes_out_as_fhir_and_comes_back_the_same() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = published(&quality, "hospital-stay").await;
    let file = quality
        .get(&format!("/instruments/{id}/questionnaire.json"))
        .await
        .expect(StatusCode::OK);
    let questionnaire = file.json();
    assert_eq!(questionnaire["resourceType"], "Questionnaire");
    let body = json!({ "questionnaire": questionnaire });
    let read = quality
        .api(Method::POST, "/instruments/reading", Some(body))
        .await
        .expect(StatusCode::CREATED)
        .json();
    assert_eq!(read["left"], json!([]));
    let again = read["id"].as_str().unwrap();
    let other = quality
        .get(&format!("/instruments/{again}/questionnaire.json"))
        .await
        .json();
    assert_eq!(questionnaire["item"], other["item"]);

    let broken = quality
        .post("/instruments/reading", &[("text", "{ \"resourceType\": \"Patient\" }")])
        .await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.says("Patient"), "what was pasted stays: {}", broken.main());
}

#[tokio::test]
async fn nothing_is_answered_before_the_launch_or_after_the_end() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "three-questions", |_| ()).await;
    quality
        .post(&format!("/campaigns/{id}/end"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    let closed = house.visitor().get(&path).await;
    // The address is kept in memory for some seconds of the clock, which stands still here.
    house.app.clock.advance(jiff::SignedDuration::from_secs(6));
    let closed = if closed.status == StatusCode::OK {
        house.visitor().get(&path).await
    } else {
        closed
    };
    house.app.clock.advance(jiff::SignedDuration::from_hours(24));
    let after = house.visitor().get(&path).await;
    assert!(
        [closed.status, after.status].contains(&StatusCode::CONFLICT),
        "{} {}",
        closed.status,
        after.status
    );
    assert!(after.says("terminée") || closed.says("terminée"), "{}", after.main());
}

#[tokio::test]
async fn the_code_of_a_mail_answers_once_and_is_in_no_address_that_is_kept() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = launched(&quality, "three-questions", |_| ()).await;
    let campaign = quality.api(Method::GET, &format!("/campaigns/{id}"), None).await.json();
    let participant = campaign["participants"][0]["id"].as_str().unwrap().to_owned();
    let sending = [
        ("participant", participant.as_str()),
        ("addresses", "anne@exemple.example\nrien"),
    ];
    let sent = quality.post(&format!("/campaigns/{id}/links"), &sending).await;
    assert!(
        sent.says("Ligne 2"),
        "the line that is no address is told: {}",
        sent.main()
    );

    let db = house.app.db.read();
    let sql = "select body as a from outgoing_mails where body like '%/answer/personal/%'";
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let mail: String = db
        .query_one_raw(statement)
        .await
        .unwrap()
        .unwrap()
        .try_get("", "a")
        .unwrap();
    let code = mail
        .split("/answer/personal/")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap();
    let address = format!("/answer/personal/{code}");

    let visitor = house.visitor();
    let page = visitor.get(&address).await.expect(StatusCode::OK);
    assert!(page.says("Vous êtes-vous senti écouté"));
    let sent = browse(&visitor, Method::POST, &address, &cookies(&page), &[("ecoute", "8")]).await;
    let thanks = sent.expect(StatusCode::SEE_OTHER).location();
    assert!(!thanks.contains(code), "{thanks}");
    assert_eq!(visitor.get(&address).await.status, StatusCode::CONFLICT, "it answered");
    assert_eq!(
        visitor.post(&address, &[("ecoute", "2")]).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        visitor.get("/answer/personal/AAAA-BBBB").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn what_is_written_becomes_an_expression_without_names_and_leaves_with_its_answer() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (_, path) = launched(&quality, "hospital-stay", |_| ()).await;
    let visitor = house.visitor();
    let fields = [
        ("positif", "Merci à Madame Lefebvre, toujours douce la nuit"),
        ("negatif", "Le repas arrive froid chaque soir"),
    ];
    let receipt = answered(&visitor, &path, &fields).await;
    house.run_jobs().await;

    let found = quality.get("/expressions?q=froid").await.expect(StatusCode::OK);
    assert!(
        found.main().contains("Le repas arrive froid chaque soir"),
        "{}",
        found.main()
    );
    let found = quality
        .get("/expressions?polarity=positive")
        .await
        .expect(StatusCode::OK);
    assert!(
        !found.main().contains("Lefebvre") && !found.says("Lefebvre"),
        "{}",
        found.main()
    );
    assert!(found.says("Séjour"), "its survey is named");

    visitor
        .post("/answers/follow/withdrawal", &[("code", &receipt)])
        .await
        .expect(StatusCode::OK);
    house.app.clock.advance(jiff::SignedDuration::from_hours(24));
    house.run_jobs().await;
    let found = house.sign_in(Role::Quality).get("/expressions?q=froid").await;
    assert!(!found.main().contains("Le repas arrive"), "{}", found.main());
}

#[tokio::test]
async fn words_are_handed_over_once_and_the_answer_keeps_none_of_them() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    answered(
        &house.visitor(),
        &path,
        &[("negatif", "Le repas arrive froid chaque soir")],
    )
    .await;
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    for _ in 0..3 {
        house.run_jobs().await;
        house.app.clock.advance(jiff::SignedDuration::from_hours(24));
    }
    let db = house.app.db.read();
    let count = |sql: &'static str| async move {
        let statement = Statement::from_string(db.get_database_backend(), sql);
        db.query_one_raw(statement)
            .await
            .unwrap()
            .unwrap()
            .try_get::<i64>("", "n")
            .unwrap()
    };
    assert_eq!(count("select count(*) as n from expressions").await, 1);
    assert_eq!(
        count("select count(*) as n from answers where heard_on is null").await,
        0
    );
    // What is left, sealed, is too short to be the words.
    assert_eq!(
        count("select count(*) as n from answers where length(words) > 64").await,
        0
    );
    assert_eq!(counted["complete_count"], 1);
}
