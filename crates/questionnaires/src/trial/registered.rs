//! The list of a campaign beside the register of FINESS numbers: closed ones, unknown ones, and names that are taken from it.

use super::*;
use jiff::civil::Date;

/// An invented register: one open in the department 01, one closed with a day, one without, and a legal entity of the first.
const REGISTER: &str = r#"{ "generatedAt": "2026-03-09T00:00:00Z", "pmej": [ {
    "informationsGeneralesPmej": { "numFinessPm": "010000016", "denominationPm": "Entité inventée" }, "etatObjet": "A",
    "ege": [
      { "informationsGeneralesEGE": { "numFinessEge": "010000032", "nomEgeLong": "Clinique inventée de l’Ain" }, "etatObjet": "A",
        "adresse": [ { "codePostal": "01000", "ligneAcheminement": "VILLE INVENTEE" } ] },
      { "informationsGeneralesEGE": { "numFinessEge": "010000040", "nomEgeLong": "Fermée", "dateFermeture": "2024-03-31" }, "etatObjet": "F" },
      { "informationsGeneralesEGE": { "numFinessEge": "010000057", "nomEgeLong": "Fermée un jour" }, "etatObjet": "C" } ] } ] }"#;

const LINES: &str = "010000032;;;60\n010000040;Clinique fermée\n010000057\n010000065;Clinique inconnue\n010000016;Entité;Nord\n010000099";

async fn prepared(app: &App) -> CampaignId {
    let quality = actor(Role::Quality);
    organisation(app).await;
    let instrument = published(app, "hospital-stay").await;
    let version = instruments::latest(app, &scope(), instrument)
        .await
        .expect("is there")
        .id;
    let words = CampaignWords {
        name: "Liste".into(),
        purpose: "Voir".into(),
        ..CampaignWords::from_day(app.clock.today())
    };
    campaigns::prepare(app, &quality, None, version, words)
        .await
        .expect("prepares")
}

async fn told(app: &App, id: CampaignId) -> (usize, Vec<(usize, &'static str, Option<Date>)>) {
    let added = campaigns::add_participants(app, &actor(Role::Quality), id, LINES)
        .await
        .expect("adds");
    let told = added.bad.iter().map(|bad| (bad.line, bad.why, bad.day)).collect();
    (added.added, told)
}

#[tokio::test]
async fn closed_numbers_are_refused_unknown_ones_told_and_a_number_alone_takes_its_name() {
    let app = house().await;
    let path = app.settings.data.join("register.json");
    std::fs::write(&path, REGISTER).expect("writes");
    people::import_finess(&app, &Actor::System("test"), &path, false, &|_| {})
        .await
        .expect("is imported");
    let id = prepared(&app).await;

    let (added, told) = told(&app, id).await;

    assert_eq!(added, 3);
    let (closed, register) = (Date::constant(2024, 3, 31), Date::constant(2026, 3, 9));
    assert_eq!(
        told,
        [
            (2, "questionnaires-participant-closed-on", Some(closed)),
            (3, "questionnaires-participant-closed", None),
            (4, "questionnaires-participant-not-registered", Some(register)),
            (6, "questionnaires-participant-without-name", None),
        ]
    );
    let all = store::participants::list(app.db.read(), id).await.expect("reads");
    let one = all.iter().find(|one| one.finess.as_deref() == Some("010000032"));
    let one = one.expect("is taken");
    assert_eq!(one.name, "Clinique inventée de l’Ain");
    assert_eq!(one.region.as_deref(), Some("Auvergne-Rhône-Alpes"));
    assert_eq!(one.target, Some(60));
}

#[tokio::test]
async fn without_a_register_nothing_is_refused_or_told_about_it() {
    let app = house().await;
    let id = prepared(&app).await;

    let (added, told) = told(&app, id).await;

    assert_eq!(added, 3, "those with a name");
    assert!(
        told.iter()
            .all(|(_, why, day)| !why.contains("registered") && day.is_none())
    );
}
