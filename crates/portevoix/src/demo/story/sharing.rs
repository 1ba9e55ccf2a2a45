//! The change is given back to those who spoke, and shared for others.

use super::{Teller, id, items, nothing};
use anyhow::Context;
use documents::pdf::{Block, Document};
use jiff::civil::Date;
use platform::Role;
use serde_json::{Value, json};

/// Tells the give-back of the first project, published on the public side and on the walls.
pub(super) async fn give_back(teller: &mut Teller<'_>, project: &str) -> anyhow::Result<()> {
    teller.go_to(52).await?;
    let written = publish(teller, project, nothing()).await?;
    teller.go_to(47).await?;
    let told = json!({ "on": teller.today().to_string(), "channel": "poster", "people": 40 });
    let path = format!("/projects/{project}/give-backs/{written}/tellings");
    teller.door.post(Role::Quality, &path, told).await?;
    teller.work().await
}

/// Publishes a give-back, as the record drafts it and with what is given of other words.
pub(super) async fn publish(teller: &Teller<'_>, project: &str, given: Value) -> anyhow::Result<String> {
    let base = format!("/projects/{project}/give-backs");
    let draft = id(&teller.door.post(Role::Quality, &base, nothing()).await?, "/id")?;
    let mut words = drafted(teller, &base, &draft).await?;
    for (field, text) in given.as_object().into_iter().flatten() {
        words[field] = text.clone();
    }
    words["quotes"] = words["quoted"].clone();
    let rewritten = json!({ "version": words["version"], "give_back": words });
    teller
        .door
        .put(Role::Quality, &format!("{base}/{draft}"), rewritten)
        .await?;
    let version = drafted(teller, &base, &draft).await?["version"].clone();
    let path = format!("{base}/{draft}/publication");
    teller
        .door
        .post(Role::Quality, &path, json!({ "version": version }))
        .await?;
    Ok(draft)
}

/// A give-back as it is written now.
async fn drafted(teller: &Teller<'_>, base: &str, draft: &str) -> anyhow::Result<Value> {
    let seen = teller.door.get(Role::Quality, base).await?;
    let found = items(&seen, "/give_backs").find(|one| one["id"] == draft).cloned();
    found.context("une restitution commencée est dans la liste")
}

/// Tells the experience sheet, signed by the director and published.
pub(super) async fn share(teller: &mut Teller<'_>, project: &str) -> anyhow::Result<()> {
    teller.go_to(40).await?;
    let new = json!({ "project": project, "title": "Un temps assis avant chaque départ" });
    let sheet = id(&teller.door.post(Role::Clinician, "/publications", new).await?, "/id")?;
    let path = format!("/publications/{sheet}");
    let seen = dossier(teller, &path).await?;
    let body = json!({ "version": seen["words_version"], "words": words(&seen["words"]) });
    teller.door.put(Role::Partner, &path, body).await?;
    let answers: Vec<Value> = CRITERIA
        .iter()
        .map(|(criterion, answer)| json!({ "criterion": criterion, "answer": answer }))
        .collect();
    let body = json!({ "version": dossier(teller, &path).await?["criteria_version"], "answers": answers });
    teller
        .door
        .put(Role::Clinician, &format!("{path}/criteria"), body)
        .await?;
    teller.go_to(34).await?;
    let version = dossier(teller, &path).await?["content_version"].to_string();
    let signed_on = teller.today().to_string();
    let fields = [
        ("name", "Marc Duval"),
        ("function", "Directeur"),
        ("signed_on", signed_on.as_str()),
        ("extents", "site"),
        ("extents", "print"),
        ("image_rights", "yes"),
        ("content_version", version.as_str()),
    ];
    let form = signed_form(teller.today())?;
    teller
        .door
        .upload(
            Role::Direction,
            &format!("{path}/authorisation"),
            &fields,
            ("form", "autorisation.pdf", &form),
        )
        .await?;
    teller.go_to(33).await?;
    teller
        .door
        .post(Role::Quality, &format!("{path}/publication"), nothing())
        .await?;
    Ok(())
}

async fn dossier(teller: &Teller<'_>, path: &str) -> anyhow::Result<Value> {
    let seen = teller.door.get(Role::Quality, path).await?;
    seen.get("publication")
        .cloned()
        .context("une fiche répond par « publication »")
}

/// The ministry's four criteria, answered in words.
const CRITERIA: &[(&str, &str)] = &[
    (
        "field",
        "La démarche porte sur l’information au moment du départ, pas sur la qualité des soins eux-mêmes.",
    ),
    (
        "quality",
        "Elle veut que chaque personne reparte en sachant quoi prendre et qui appeler.",
    ),
    (
        "tested",
        "Elle est en place dans deux services. La fiche traduite, trop longue, n’a pas servi : c’est un échec utile.",
    ),
    (
        "followed",
        "Un indicateur fixé avant le départ est mesuré avant et après, avec le nombre de réponses.",
    ),
];

/// What the record could not write by itself.
fn words(drafted: &Value) -> Value {
    let mut words = drafted.clone();
    let given = [
        (
            "means",
            "Deux chaises et une table par service, dix minutes au planning.",
        ),
        ("calendar", "Un mois de préparation, deux mois d’essai."),
        (
            "difficulties",
            "Les départs groupés du vendredi. La fiche traduite était trop longue.",
        ),
        (
            "evaluation",
            "Le questionnaire de sortie, avant et après, dans les deux services.",
        ),
        ("again", "Écrire la fiche avec des patients, la relire à voix haute."),
        ("not_again", "Traduire une fiche de deux pages : une page suffit."),
        ("outcome", "success"),
        ("maturity", "running"),
        ("theme", "pathway"),
        ("contact_role", "Responsable qualité"),
        ("contact_mailbox", "qualite@tilleuls.example"),
    ];
    for (field, text) in given {
        words[field] = json!(text);
    }
    words
}

/// An invented signed form.
fn signed_form(today: Date) -> anyhow::Result<Vec<u8>> {
    let form = Document {
        lang: "fr".to_owned(),
        title: "Autorisation de diffusion (fictive)".to_owned(),
        author: "Hôpital des Tilleuls (fictif)".to_owned(),
        description: None,
        made_on: today,
        foot: today.to_string(),
        address: None,
        fictitious: Some("Démonstration : tout est inventé".to_owned()),
        sections: vec![Block::Paragraph {
            text: "J’autorise la diffusion de la fiche « Un temps assis avant chaque départ ». Marc Duval, directeur."
                .to_owned(),
        }],
    };
    Ok(documents::pdf::report(&form)?)
}
