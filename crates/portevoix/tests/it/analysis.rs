//! A study through the front door: from a frozen corpus to a finding that stands.

mod api;
mod beyond;
mod blindness;
mod classes;
mod conflicts;
mod draft_server;
mod drafts;
mod meaning;
mod pages;
mod rights;
mod starter;
mod undone;

use crate::house::{Client, House};
use http::{Method, StatusCode};
use platform::Role;
use serde_json::{Value, json};
use std::fmt::Write;

/// Readers of the study, two of each college.
const READERS: [Role; 4] = [Role::Representative, Role::Partner, Role::Clinician, Role::Quality];

/// Invented answers on meals, waiting and welcome, and thanks.
fn answers(n: usize) -> String {
    let kinds = [
        [
            "le repas était froid",
            "la soupe manquait de goût, un repas triste",
            "un plateau repas tiède",
            "le repas servi trop tôt",
        ],
        [
            "une attente interminable",
            "quatre heures d’attente",
            "trop d’attente avant la radio",
            "une longue attente sans nouvelles",
        ],
        [
            "un accueil souriant",
            "l’accueil était aimable",
            "un accueil avec le sourire",
            "un bel accueil à l’entrée",
        ],
        ["merci pour tout", "un grand merci", "merci encore", "merci mille fois"],
    ];
    let mut text = "Numéro;Avis;Date;Lieu;Ressenti\n".to_owned();
    for at in 0..n {
        let (words, month) = (kinds[at % 4][at / 4 % 4], at % 9 + 1);
        let place = ["Chirurgie", "Médecine", "Urgences"][at % 3];
        let felt = ["négatif", "négatif", "positif", "positif"][at % 4];
        writeln!(
            text,
            "{};{words}, passage {at};05/{month:02}/2026;{place};{felt}",
            at + 1
        )
        .unwrap();
    }
    text
}

/// Imports invented answers with the columns that are proposed.
pub(crate) async fn import(house: &House, n: usize) -> String {
    let quality = house.sign_in(Role::Quality);
    let reply = quality
        .upload(
            "/expressions/imports",
            &[],
            &[("file", "avis.csv", answers(n).as_bytes())],
        )
        .await;
    let url = reply.expect(StatusCode::SEE_OTHER).location();
    quality
        .post(&format!("{url}/run"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    house.run_jobs().await;
    url
}

/// Calls the API and answers its body.
pub(crate) async fn call(client: &Client, method: Method, path: &str, body: Option<Value>) -> Value {
    let reply = client.api(method.clone(), path, body).await;
    assert!(
        reply.status.is_success(),
        "{method} {path}: {} {}",
        reply.status,
        reply.text()
    );
    if reply.bytes.is_empty() {
        Value::Null
    } else {
        reply.json()
    }
}

/// The person behind a client.
async fn person(client: &Client) -> Value {
    call(client, Method::GET, "/me", None).await["me"]["person"].clone()
}

/// A study ready to be read: frozen, three themes, briefed, four readers, a sample. Answers its id.
async fn study(house: &House, n: usize, size: i64) -> String {
    import(house, n).await;
    let quality = house.sign_in(Role::Quality);
    let new = json!({ "name": "Séjour 2026", "question": "Que disent-ils du séjour ?", "codebook": "blank" });
    let id = call(&quality, Method::POST, "/studies", Some(new)).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    house.run_jobs().await;
    for name in ["Repas", "Attente", "Accueil"] {
        call(
            &quality,
            Method::POST,
            &format!("/studies/{id}/codebook"),
            Some(json!({ "name": name })),
        )
        .await;
    }
    call(
        &quality,
        Method::PUT,
        &format!("/studies/{id}/briefing"),
        Some(json!({ "on": "2026-11-20" })),
    )
    .await;
    for role in READERS {
        let person = person(&house.sign_in(role)).await;
        call(
            &quality,
            Method::POST,
            &format!("/studies/{id}/readers"),
            Some(json!({ "person": person })),
        )
        .await;
    }
    call(
        &quality,
        Method::POST,
        &format!("/studies/{id}/sample"),
        Some(json!({ "size": size })),
    )
    .await;
    id
}

/// The ids of the three themes.
async fn themes(client: &Client, id: &str) -> Vec<String> {
    let book = call(client, Method::GET, &format!("/studies/{id}/codebook"), None).await;
    let themes = book["codebook"]["themes"].as_array().unwrap();
    themes
        .iter()
        .map(|theme| theme["id"].as_str().unwrap().to_owned())
        .collect()
}

/// What a careful reader says of words.
fn careful(words: &str, themes: &[String]) -> Value {
    match ["repas", "attente", "accueil"]
        .iter()
        .position(|stem| words.contains(stem))
    {
        Some(2) => json!({ "themes": [themes[2]], "tone": "positive" }),
        Some(kind) => json!({ "themes": [themes[kind]], "tone": "negative" }),
        None => json!({ "nothing": true, "tone": "positive" }),
    }
}

/// One reader codes the sample; every `slip`th expression otherwise than with care.
async fn read(client: &Client, id: &str, slip: usize) {
    let themes = themes(client, id).await;
    let reading = call(client, Method::GET, &format!("/studies/{id}/reading"), None).await;
    for (at, one) in reading["reading"]["expressions"].as_array().unwrap().iter().enumerate() {
        let mut codes = careful(one["words"].as_str().unwrap(), &themes);
        if slip > 0 && at % slip == 0 {
            codes = json!({ "themes": themes, "tone": "mixed" });
        }
        let path = format!("/studies/{id}/codings/{}", one["number"]);
        call(client, Method::PUT, &path, Some(json!({ "coding": codes }))).await;
    }
}

/// Everybody reads and finishes; professionals slip on every `slip`th expression. Agreement is measured.
async fn read_all(house: &House, id: &str, slip: usize) {
    for role in READERS {
        let client = house.sign_in(role);
        let own_slip = if matches!(role, Role::Clinician | Role::Quality) {
            slip
        } else {
            0
        };
        read(&client, id, own_slip).await;
        call(&client, Method::POST, &format!("/studies/{id}/reading-end"), None).await;
    }
    house.run_jobs().await;
}
