//! What the command line refuses: what cannot be kept, what is not what it says, what somebody may not do.

use super::{
    super::{photo_with_place, project},
    Machine,
};
use http::StatusCode;
use platform::Role;
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn what_cannot_be_taken_is_told_field_by_field_and_changes_nothing() {
    let machine = Machine::open().await;
    let project = project(&machine.house).await.to_string();

    let write = |project: &str, text: &str| {
        machine.file("fiche.json", text.as_bytes());
        machine.sheet(&["write", "--project", project, "fiche.json"])
    };
    write(&project, "{ \"words\": ")
        .refused("ligne 1")
        .refused("sheet template");
    let odd = r#"{ "words": { "titel": "Un", "outcome": "triumph", "region": 3 }, "criteria": [{}] }"#;
    let odd = write(&project, odd).refused("titel : ce champ n’existe pas");
    odd.refused("region : donnez un texte").refused("criteria 1 : donnez");
    let wrong = r#"{ "words": { "outcome": "triumph", "contact_mailbox": "nobody" },
                     "criteria": [{ "criterion": "level", "answer": "9" }] }"#;
    write(&project, wrong)
        .refused("outcome : ")
        .refused("contact_mailbox : ")
        .refused("criterion : ");
    let lost = write(&Uuid::from_u128(1).to_string(), "{}").refused("cette démarche n’est pas ici");
    assert!(
        lost.error.contains(&format!("{project}\tDire les heures de visite")),
        "the others are named"
    );
    write("la-mienne", "{}").refused("l’identifiant d’une démarche");
    machine
        .sheet(&["write", "--project", &project, "absent.json"])
        .refused("le fichier absent.json n’existe pas");
    machine.sheet(&["write", "absent.json"]).refused("--project");

    assert_eq!(machine.sheet(&["list", "--all"]).done().out, "", "no sheet was begun");
}

#[tokio::test]
async fn a_file_or_a_signature_that_is_not_one_is_refused() {
    let machine = Machine::open().await;
    let id = machine.complete().await;
    let before = machine.seen(&id).await;
    machine.file("photo.jpg", &photo_with_place());
    machine.file("faux.jpg", b"<html><script>alert(1)</script></html>");
    machine.file("vide.pdf", b"");
    let nobody = Uuid::from_u128(1).to_string();

    machine.sheet(&["attach", &id, "absent.jpg"]).refused("n’existe pas");
    machine.sheet(&["attach", &id, "."]).refused("est un dossier");
    machine.sheet(&["attach", &id, "faux.jpg"]).refused("FILE : ");
    machine
        .sheet(&["attach", &id, "vide.pdf"])
        .refused("Ce fichier est vide.");
    machine
        .sheet(&["attach", &id, "photo.jpg"])
        .refused("--alternative : ")
        .refused("--consent : ");
    machine
        .sheet(&["attach", &nobody, "photo.jpg"])
        .refused("sheet list --all");
    machine.sheet(&["publish", "7"]).refused("sheet list --all");
    let sign = |form: &str, name: &str, day: &str, text: &str| {
        machine.sheet(&[
            "authorise",
            &id,
            "--form",
            form,
            "--signatory",
            name,
            "--function",
            "Directrice",
            "--signed-on",
            day,
            "--extent",
            "site",
            "--text",
            text,
        ])
    };
    let text = before["content_version"].to_string();
    sign("absent.pdf", "C. Ferrand", "2026-01-20", &text).refused("n’existe pas");
    sign("faux.jpg", "C. Ferrand", "2026-01-20", &text).refused("--form : ");
    sign("photo.jpg", " ", "20 janvier", &text)
        .refused("--signatory : ")
        .refused("--signed-on (comme 2026-11-22) : ");
    sign("photo.jpg", "C. Ferrand", "2026-01-20", "1").refused("sheet form");
    machine
        .sheet(&["withdraw", &id, "--reason", " "])
        .refused("--reason : Dites pourquoi.");
    machine
        .sheet(&["withdraw", &id, "--authorisation", "--reason", "Non."])
        .refused("Il n’y a pas d’autorisation en cours.");
    machine.sheet(&["form", &id, "photo.jpg"]).refused("existe déjà");
    machine
        .sheet(&["form", &id, "nulle/part.pdf"])
        .refused("le dossier de nulle/part.pdf n’existe pas");

    assert_eq!(machine.seen(&id).await, before);
}

#[tokio::test]
async fn a_sheet_is_written_again_from_its_own_file_and_nobody_s_words_are_lost() {
    let machine = Machine::open().await;
    let project = project(&machine.house).await.to_string();
    let begun = machine.sheet(&["write", "--project", &project]).done();
    let id = begun.last();
    assert!(begun.out.contains("Thème\n"), "what lacks is told: {}", begun.out);
    let template = machine.sheet(&["template", "--sheet", &id]).done();
    assert!(template.error.contains("useful_failure = ") && template.error.contains("followed : "));
    let mut file: Value = serde_json::from_str(&template.out).unwrap();
    assert_eq!(file["words"]["title"], "Dire les heures de visite");

    file["words"]["theme"] = json!("welcome");
    file["words"]["objectives"] = json!("");
    file["criteria"][0]["answer"] = json!("L’accueil des familles.");
    machine.file("fiche.json", file.to_string().as_bytes());
    machine.sheet(&["write", "--sheet", &id, "fiche.json"]).done();
    let seen = machine.seen(&id).await;
    assert_eq!(
        (&seen["words"]["theme"], &seen["words"]["objectives"]),
        (&json!("welcome"), &json!(""))
    );
    assert_eq!(seen["criteria"][0]["answer"], "L’accueil des familles.");
    machine.sheet(&["write", "--sheet", &id, "fiche.json"]).done();
    assert_eq!(machine.seen(&id).await, seen, "the same file twice changes nothing");

    file["words"]["theme"] = json!("rights");
    file["criteria"][1]["answer"] = json!("Mieux accueillir.");
    machine.file("fiche.json", file.to_string().as_bytes());
    machine
        .sheet(&["write", "--sheet", &id, "fiche.json"])
        .refused("Quelqu’un d’autre a enregistré");
    assert_eq!(machine.seen(&id).await, seen, "neither the words nor the answers");
}

#[tokio::test]
async fn a_token_gives_the_rights_and_the_signature_of_its_account() {
    let machine = Machine::open().await;
    let token = async |role| {
        let page = machine
            .house
            .sign_in(role)
            .post("/account/tokens", &[("name", "fiches")])
            .await;
        let page = page.expect(StatusCode::OK).text();
        let (_, rest) = page.split_once("tabindex=\"-1\">pv_").unwrap();
        format!("pv_{}", rest.split('<').next().unwrap())
    };
    let (quality, clinician) = (token(Role::Quality).await, token(Role::Clinician).await);
    let id = machine.complete().await;
    machine.sign(&id, "site").done();

    machine
        .sheet_as("pv_of_nobody", &["list", "--all"])
        .refused("ce jeton n’est pas connu ici");
    machine
        .sheet_as(&clinician, &["publish", &id])
        .refused("le rôle de ce compte ne le permet pas");
    machine.sheet_as(&quality, &["publish", &id]).done();

    assert_eq!(machine.seen(&id).await["publications"][0]["role"], "quality");
}
