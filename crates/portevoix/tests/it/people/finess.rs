//! The register of FINESS numbers through the front door: who gives it, who reads it, and what it says; all of it is invented.

use crate::house::House;
use http::{Method, StatusCode};
use platform::{Role, clock::Clock, random::Random};
use serde_json::json;
use std::process::Command;

const REGISTER: &str = r#"{ "generatedAt": "2026-03-09T00:00:00Z", "pmej": [ {
    "informationsGeneralesPmej": { "numFinessPm": "010000016", "denominationPm": "Entité inventée" }, "etatObjet": "A",
    "ege": [
      { "informationsGeneralesEGE": { "numFinessEge": "010000032", "nomEgeLong": "Clinique inventée de l’Ain", "dateOuverture": "1990-05-01" },
        "etatObjet": "A", "adresse": [ { "codePostal": "01000", "ligneAcheminement": "VILLE INVENTEE" } ] },
      { "informationsGeneralesEGE": { "numFinessEge": "010000040", "nomEgeLong": "Hospice fermé", "dateFermeture": "2024-03-31" }, "etatObjet": "F" },
      { "informationsGeneralesEGE": { "nomEgeLong": "Sans numéro" } } ] } ] }"#;

const OLDER: &str = "finess;etalab;94;2025-02-05\n\
structureet;010000032;010000016;COURT;Clinique d'avant;;;;;;;;001;01;AIN;01000 VILLE;;;365;;;;;;;;;;1990-01-01;;;\n";

#[tokio::test]
async fn the_register_is_given_by_who_administers_and_read_by_everybody_in_a_role() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let empty = admin.get("/people/finess").await.expect(StatusCode::OK);
    assert!(empty.says("Aucun registre"), "{}", empty.main());
    let list = admin.get("/organisations").await.expect(StatusCode::OK);
    assert!(list.raw().contains("/people/finess"), "it is linked to");

    let file = [("file", "structures.json", REGISTER.as_bytes())];
    admin
        .upload("/people/finess", &[], &file)
        .await
        .expect(StatusCode::SEE_OTHER);

    for role in Role::ALL {
        let client = house.sign_in(role);
        let page = client.get("/people/finess?q=clinique").await.expect(StatusCode::OK);
        for words in [
            "9 mars",
            "Clinique inventée de l’Ain",
            "01000 VILLE INVENTEE",
            "ouvert depuis le",
        ] {
            assert!(page.says(words), "{role:?}: {words}: {}", page.main());
        }
        assert!(!page.says("Hospice"), "only what was looked for");
        let manages = role == Role::Administrator;
        assert_eq!(page.says("Remplacer le registre"), manages, "{role:?}");
        assert_eq!(page.says("il n’y a pas de numéro"), manages, "{role:?}");
        if !manages {
            let refused = client.upload("/people/finess", &[], &file).await;
            refused.expect(StatusCode::FORBIDDEN);
        }
    }
    let closed = admin.get("/people/finess?q=010000040").await.expect(StatusCode::OK);
    assert!(closed.says("fermé depuis le 31 mars 2024"), "{}", closed.main());
    let english = admin
        .in_english()
        .get("/people/finess?q=01000")
        .await
        .expect(StatusCode::OK);
    assert!(english.says("closed since"), "{}", english.main());
}

#[tokio::test]
async fn a_file_that_cannot_be_taken_is_told_and_the_register_stays() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let give = async |name: &str, bytes: &[u8], older: &str| {
        let fields = [("older", older)];
        admin.upload("/people/finess", &fields, &[("file", name, bytes)]).await
    };
    give("structures.json", REGISTER.as_bytes(), "")
        .await
        .expect(StatusCode::SEE_OTHER);

    for (name, bytes, words) in [
        ("vide.csv", &b""[..], "vide"),
        ("autre.csv", &b"Avis;Date\nBien;2026\n"[..], "registre FINESS"),
        ("coupe.json", &REGISTER.as_bytes()[..REGISTER.len() - 4], "coupé"),
        ("ancien.csv", OLDER.as_bytes(), "plus ancien"),
    ] {
        let refused = give(name, bytes, "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.says(words), "{name}: {}", refused.main());
    }
    let absent = admin.upload("/people/finess", &[("older", "")], &[]).await;
    assert!(
        absent
            .expect(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Choisissez le fichier")
    );
    let kept = admin.get("/people/finess?q=hospice").await.expect(StatusCode::OK);
    assert!(kept.says("Hospice fermé"), "{}", kept.main());

    give("ancien.csv", OLDER.as_bytes(), "yes")
        .await
        .expect(StatusCode::SEE_OTHER);
    let replaced = admin.get("/people/finess?q=clinique").await.expect(StatusCode::OK);
    assert!(
        replaced.says("avant") && replaced.says("que des établissements ouverts"),
        "{}",
        replaced.main()
    );
}

#[tokio::test]
async fn the_api_gives_the_register_and_one_number() {
    let house = House::open().await;
    let (admin, reader) = (house.sign_in(Role::Administrator), house.sign_in(Role::Volunteer));
    let before = reader.api(Method::GET, "/finess", None).await.expect(StatusCode::OK);
    assert!(before.json()["finess_register"].is_null());

    let file = [("file", "structures.json", REGISTER.as_bytes())];
    let refused = reader.upload("/api/v1/finess", &[], &file).await;
    refused.expect(StatusCode::FORBIDDEN);
    let made = admin
        .upload("/api/v1/finess", &[], &file)
        .await
        .expect(StatusCode::CREATED);

    let made = made.json();
    let register = &made["finess_register"];
    assert_eq!(register["told_on"], "2026-03-09", "{made}");
    assert_eq!(register["establishment_count"], 2);
    assert_eq!(register["closed_count"], 1);
    assert_eq!(register["left_out_count"], 1);
    let one = reader
        .api(Method::GET, "/finess/010000040", None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(one["finess_site"]["closed_on"], "2024-03-31", "{one}");
    assert_eq!(one["finess_site"]["closed"], true);
    assert_eq!(one["finess_site"]["legal_entity"], "010000016");
    let absent = reader.api(Method::GET, "/finess/010000099", None).await;
    absent.expect(StatusCode::NOT_FOUND);
    let visitor = house.visitor().api(Method::GET, "/finess", None).await;
    visitor.expect(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_form_of_an_organisation_refuses_a_closed_number() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let file = [("file", "structures.json", REGISTER.as_bytes())];
    admin
        .upload("/people/finess", &[], &file)
        .await
        .expect(StatusCode::SEE_OTHER);
    let fields = |number| {
        [
            ("name", "Hospice (fictif)"),
            ("kind", "establishment"),
            ("finess", number),
        ]
    };

    let closed = admin.post("/organisations", &fields("010000040")).await;
    let unknown = admin.post("/organisations", &fields("010000099")).await;

    let closed = closed.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        closed.says("fermé dans le registre FINESS") && closed.says("010000040"),
        "{}",
        closed.main()
    );
    unknown.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_list_of_a_campaign_says_line_by_line_what_the_register_says() {
    let house = House::open().await;
    let file = [("file", "structures.json", REGISTER.as_bytes())];
    let admin = house.sign_in(Role::Administrator);
    admin
        .upload("/people/finess", &[], &file)
        .await
        .expect(StatusCode::SEE_OTHER);
    let quality = house.sign_in(Role::Quality);
    let made = quality
        .api(Method::POST, "/instruments", Some(json!({ "from": "three-questions" })))
        .await;
    let made = made.expect(StatusCode::CREATED).json();
    let instrument = format!("/instruments/{}", made["id"].as_str().unwrap());
    let publication = format!("{instrument}/publication");
    let published = quality
        .api(Method::POST, &publication, Some(json!({ "edit": 1 })))
        .await;
    published.expect(StatusCode::NO_CONTENT);
    let seen = quality.api(Method::GET, &instrument, None).await.json();
    let settings = json!({ "name": "Région", "purpose": "Voir", "opens_on": "2026-11-01", "closes_on": "2026-12-31" });
    let new = json!({ "version": seen["instrument"]["version_id"], "settings": settings });
    let made = quality.api(Method::POST, "/campaigns", Some(new)).await;
    let made = made.expect(StatusCode::CREATED).json();
    let participants = format!("/campaigns/{}/participants", made["id"].as_str().unwrap());

    let page = quality
        .post(&participants, &[("lines", "010000032\n010000040;Hospice")])
        .await;
    let lines = json!({ "lines": "010000099;Clinique inconnue" });
    let told = quality.api(Method::POST, &participants, Some(lines)).await;

    let page = page.expect(StatusCode::OK);
    for words in [
        "Clinique inventée de l’Ain",
        "Ligne 2",
        "fermé dans le registre FINESS depuis le 31 mars 2024",
    ] {
        assert!(page.says(words), "{words}: {}", page.main());
    }
    let told = told.expect(StatusCode::OK).json();
    assert_eq!(told["taken_count"], 1, "{told}");
    assert_eq!(told["lines"][0]["why"], "questionnaires-participant-not-registered");
    assert_eq!(told["lines"][0]["day"], "2026-03-09");
}

#[tokio::test]
async fn the_command_line_replaces_the_register_and_refuses_an_older_one() {
    let kept = testkit::open(portevoix::house(Clock::machine(), Random::machine())).await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("structures.json"), REGISTER).unwrap();
    std::fs::write(folder.path().join("ancien.csv"), OLDER).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portevoix"));
        command.arg("finess").args(arguments);
        command.arg("--data").arg(&kept.settings.data);
        command.args(["--database", &kept.settings.database]);
        let output = command.current_dir(folder.path()).output().unwrap();
        let (out, error) = (output.stdout, output.stderr);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.success(), text(out), text(error))
    };

    let (succeeded, out, error) = run(&["structures.json"]);
    assert!(succeeded, "{error}");
    assert_eq!(
        out.lines().last(),
        Some(
            "Registre du 2026-03-09 : 2 établissements, dont 1 fermés, 1 entités juridiques, 1 lignes laissées de côté"
        )
    );
    assert!(error.contains("il n’y a pas de numéro"), "{error}");
    let (succeeded, _, error) = run(&["ancien.csv"]);
    assert!(!succeeded && error.contains("plus ancien"), "{error}");
    let (succeeded, out, error) = run(&["--older", "ancien.csv"]);
    assert!(succeeded && out.contains("Registre du 2025-02-05"), "{out} {error}");
    let (succeeded, _, error) = run(&["absent.csv"]);
    assert!(!succeeded && error.contains("n’existe pas"), "{error}");
}
