//! Sharing experiences through the front door: writing, signing, publishing, reading, withdrawing.

mod api;
mod authorisation;
mod catalogue;
mod command;
mod files;
mod replies;
mod writing;

use crate::house::{Client, House, Reply};
use http::StatusCode;
use platform::{Actor, Role};
use sea_orm::{ConnectionTrait, Statement, Value};
use std::io::Cursor;
use uuid::Uuid;

/// The smallest PDF that its signature names.
const FORM: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

/// What somebody would type to run something in another's browser.
const ATTACK: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";

/// A running project of the hospital, as its own room keeps it.
async fn project(house: &House) -> Uuid {
    let change = house.app.change(&Actor::System("test")).await.unwrap();
    let id = change.fresh_id();
    let values: Vec<Value> = vec![
        id.into(),
        house.hospital.into(),
        Uuid::from_u128(7).into(),
        "experiment".into(),
        "Dire les heures de visite".into(),
        "Que chaque famille sache quand venir.".into(),
        String::new().into(),
        "running".into(),
        1_i64.into(),
        change.stored_at().into(),
    ];
    let sql = "insert into projects (id, organisation_id, finding_id, template, title, objective, people_concerned, means, risks, \
               method, part_of, state, plan_version, version, created_at, end_reason) \
               values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $7, $7, $8, $9, $9, $10, $7)";
    let tx = change.tx();
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values))
        .await
        .unwrap();
    change.commit_unnoted().await.unwrap();
    id
}

/// Every field of a sheet that may be published.
fn fields() -> Vec<(&'static str, String)> {
    let text = |words: &str| words.to_owned();
    vec![
        ("version", text("1")),
        ("title", text("Dire les heures de visite")),
        ("context", text("Les familles ne savaient pas quand venir.")),
        ("objectives", text("Que chacun le sache.")),
        ("people_concerned", text("Les familles du service.")),
        (
            "actions",
            text("- Un panneau écrit avec des usagers\n- Un appel la veille"),
        ),
        ("means", text("Deux réunions.")),
        ("calendar", text("Trois mois.")),
        ("difficulties", text("Le panneau s’est perdu.")),
        ("results", text("58 % avant, 74 % après (198 et 212 réponses).")),
        ("evaluation", text("La même question, posée deux fois.")),
        ("again", text("Écrire à deux.")),
        ("not_again", text("Afficher trop haut.")),
        ("outcome", text("useful_failure")),
        ("maturity", text("proven")),
        ("theme", text("information")),
        ("discipline", text("medicine")),
        ("establishment_status", text("public")),
        ("region", text("53")),
        ("contact_role", text("Responsable qualité")),
        ("contact_mailbox", text("qualite@tilleuls.example")),
    ]
}

fn borrowed(fields: &[(&'static str, String)]) -> Vec<(&'static str, &'static str)> {
    fields
        .iter()
        .map(|(name, value)| (*name, &*Box::leak(value.clone().into_boxed_str())))
        .collect()
}

/// Begins a sheet from a new project; says its address on the work side.
pub async fn begin(house: &House) -> String {
    let project = project(house).await;
    let quality = house.sign_in(Role::Quality);
    let reply = quality
        .post("/publications", &[("project", &project.to_string())])
        .await;
    let edit = reply.expect(StatusCode::SEE_OTHER).location();
    edit.strip_suffix("/edit").unwrap().to_owned()
}

/// Writes everything but the signature.
async fn complete(house: &House) -> String {
    complete_with(house, |_| {}).await
}

async fn complete_with(house: &House, change: impl FnOnce(&mut Vec<(&'static str, String)>)) -> String {
    let url = begin(house).await;
    let mut fields = fields();
    change(&mut fields);
    let quality = house.sign_in(Role::Quality);
    quality
        .post(&format!("{url}/edit"), &borrowed(&fields))
        .await
        .expect(StatusCode::SEE_OTHER);
    let answer = "Oui : l’accueil des familles.";
    let answers = [
        ("version", "1"),
        ("field", answer),
        ("quality", answer),
        ("tested", answer),
        ("followed", answer),
    ];
    quality
        .post(&format!("{url}/criteria"), &answers)
        .await
        .expect(StatusCode::SEE_OTHER);
    url
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The director records a signature over the text as it is.
async fn sign(house: &House, url: &str) -> Reply {
    let direction = house.sign_in(Role::Direction);
    let page = direction
        .get(&format!("{url}/authorisation"))
        .await
        .expect(StatusCode::OK)
        .text();
    let version = hidden(&page, "content_version");
    let fields = [
        ("content_version", version.as_str()),
        ("name", "Camille Ferrand"),
        ("function", "Directrice"),
        ("signed_on", "2026-11-20"),
        ("extents", "site"),
        ("extents", "print"),
        ("image_rights", "yes"),
    ];
    direction
        .upload(
            &format!("{url}/authorisation"),
            &fields,
            &[("form", "autorisation.pdf", FORM)],
        )
        .await
}

async fn publish(house: &House, url: &str) -> Reply {
    house
        .sign_in(Role::Direction)
        .post(&format!("{url}/publication"), &[])
        .await
}

/// A published sheet: its addresses on the work side and on the public side.
async fn published(house: &House) -> (String, String) {
    let url = complete(house).await;
    sign(house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(house, &url).await.expect(StatusCode::SEE_OTHER);
    let public = url.replace("/publications/", "/sheets/");
    (url, public)
}

/// A small photo that tells where it was taken.
fn photo_with_place() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 6)
        .write_to(&mut out, image::ImageFormat::Jpeg)
        .unwrap();
    let mut jpeg = out.into_inner();
    let exif = b"Exif\0\0II*\0\x08\0\0\0GPS-SECRET-PLACE";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xFF, 0xE1], length.as_slice(), exif].concat();
    jpeg.splice(2..2, segment);
    jpeg
}

/// Attaches a photo with its words.
async fn attach(client: &Client, url: &str, name: &str, bytes: &[u8], alternative: &str) -> Reply {
    let words = [
        ("alternative", alternative),
        ("caption", "Le panneau"),
        ("consent", "nobody_shown"),
    ];
    client
        .upload(&format!("{url}/attachments"), &words, &[("file", name, bytes)])
        .await
}
