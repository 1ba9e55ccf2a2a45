//! The same from the command line: the program is run as its keeper runs it, on either engine.

mod refused;

use super::{FORM, photo_with_place, project};
use crate::house::House;
use http::{Method, StatusCode};
use platform::{Role, clock::Clock, random::Random};
use serde_json::{Value, json};
use std::{path::PathBuf, process::Command};
use testkit::TestApp;
use uuid::Uuid;

/// A machine with an installation, and a folder of the keeper's own files.
struct Machine {
    kept: TestApp,
    house: House,
    folder: tempfile::TempDir,
}

/// What a command answered.
struct Said {
    succeeded: bool,
    out: String,
    error: String,
}

impl Machine {
    /// The clock is the machine's: the program that is run has no other.
    async fn open() -> Self {
        let kept = testkit::open(portevoix::house(Clock::machine(), Random::machine())).await;
        let house = House::of_people((*kept).clone()).await;
        let folder = tempfile::tempdir().unwrap();
        Self { kept, house, folder }
    }

    fn sheet(&self, arguments: &[&str]) -> Said {
        self.sheet_as("", arguments)
    }

    /// `portevoix sheet …`, in the name of a token.
    fn sheet_as(&self, token: &str, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portevoix"));
        command
            .arg("sheet")
            .args(arguments)
            .arg("--data")
            .arg(&self.kept.settings.data);
        command.args(["--database", &self.kept.settings.database]);
        command.args(["--address", "https://paroles.tilleuls.example"]);
        command.env_remove("PORTEVOIX_TOKEN").current_dir(self.folder.path());
        if !token.is_empty() {
            command.env("PORTEVOIX_TOKEN", token);
        }
        let output = command.output().unwrap();
        let said = Said {
            succeeded: output.status.success(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!said.error.contains("panicked"), "{}", said.error);
        said
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// A sheet to which the signature alone lacks.
    async fn complete(&self) -> String {
        let project = project(&self.house).await.to_string();
        self.file("fiche.json", whole().to_string().as_bytes());
        self.sheet(&["write", "--project", &project, "fiche.json"])
            .done()
            .last()
    }

    fn sign(&self, id: &str, extent: &str) -> Said {
        self.file("signe.pdf", FORM);
        self.sheet(&[
            "authorise",
            id,
            "--form",
            "signe.pdf",
            "--signatory",
            "Camille Ferrand",
            "--function",
            "Directrice",
            "--signed-on",
            "2026-01-20",
            "--extent",
            extent,
        ])
    }

    /// What the API says of a sheet that is not public.
    async fn seen(&self, id: &str) -> Value {
        let reply = self
            .house
            .sign_in(Role::Quality)
            .api(Method::GET, &format!("/publications/{id}"), None)
            .await;
        reply.expect(StatusCode::OK).json()["publication"].clone()
    }
}

impl Said {
    #[track_caller]
    fn done(self) -> Self {
        assert!(self.succeeded, "{}{}", self.out, self.error);
        self
    }

    /// Fails the test unless the command was refused with these words.
    #[track_caller]
    fn refused(self, words: &str) -> Self {
        assert!(!self.succeeded, "was done: {}", self.out);
        assert!(self.error.contains(words), "{words} is not in: {}", self.error);
        self
    }

    fn last(&self) -> String {
        self.out.trim_end().lines().last().unwrap_or_default().to_owned()
    }
}

/// The file of a sheet that may be signed.
fn whole() -> Value {
    let answers = ["field", "quality", "tested", "followed"]
        .map(|criterion| json!({ "criterion": criterion, "answer": "Oui : l’accueil des familles." }));
    json!({
        "words": {
            "title": "Dire les heures de visite",
            "context": "Les familles ne savaient pas quand venir.",
            "actions": "- Un panneau écrit avec des usagers",
            "results": "58 % avant, 74 % après (198 et 212 réponses).",
            "evaluation": "La même question, posée deux fois.",
            "outcome": "useful_failure",
            "maturity": "proven",
            "theme": "information",
            "region": "53",
            "contact_role": "Responsable qualité",
            "contact_mailbox": "qualite@tilleuls.example",
            "objectives": "",
        },
        "criteria": answers,
    })
}

#[tokio::test]
async fn an_experience_is_shared_from_the_command_line_and_withdrawn() {
    let machine = Machine::open().await;
    let visitor = machine.house.visitor();
    let id = machine.complete().await;
    let public = format!("/sheets/{id}");
    let seen = machine.seen(&id).await;
    assert_eq!(seen["state"], "waiting");
    assert_eq!(
        seen["words"]["objectives"], "Que chaque famille sache quand venir.",
        "the record’s own words stay"
    );

    machine
        .sheet(&["publish", &id])
        .refused("Faire signer l’autorisation par la direction");
    visitor.get(&public).await.expect(StatusCode::NOT_FOUND);

    machine.file("panneau.jpg", &photo_with_place());
    let photo = [
        "attach",
        &id,
        "panneau.jpg",
        "--alternative",
        "Un panneau à l’entrée",
        "--consent",
        "nobody_shown",
    ];
    let attached = machine.sheet(&photo).done();
    assert!(attached.last().parse::<Uuid>().is_ok(), "{}", attached.out);
    machine.sheet(&["form", &id, "a-signer.pdf"]).done();
    assert!(
        std::fs::read(machine.folder.path().join("a-signer.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    machine.sign(&id, "site,print").done();
    let published = machine.sheet(&["publish", &id]).done();
    assert_eq!(published.last(), format!("https://paroles.tilleuls.example{public}"));

    let page = visitor.get(&public).await.expect(StatusCode::OK);
    assert!(page.main().contains("échec utile") && page.says("alt=\"Un panneau à l’entrée\""));
    let text = page.text();
    let photo = text.split("src=\"").map(|part| part.split('"').next().unwrap());
    let photo = photo.into_iter().find(|source| source.contains("/files/")).unwrap();
    let photo = visitor.get(photo).await.expect(StatusCode::OK);
    assert!(!photo.bytes.windows(10).any(|bytes| bytes == b"GPS-SECRET"));

    let listed = machine.sheet(&["list", "--search", "panneau"]).done().out;
    assert!(listed.starts_with(&id) && listed.contains("\tpubliée\tDire les heures de visite\tHôpital des Tilleuls"));
    assert_eq!(machine.sheet(&["list", "--search", "dentiste"]).done().out, "");
    machine.sheet(&["print", &id, "fiche.pdf"]).done();
    let printed = std::fs::read(machine.folder.path().join("fiche.pdf")).unwrap();
    assert!(printed.starts_with(b"%PDF-") && printed.len() > 5_000);

    machine
        .sheet(&["withdraw", &id, "--authorisation", "--reason", "Nouvelle organisation."])
        .done();
    visitor.get(&public).await.expect(StatusCode::GONE);
    assert_eq!(machine.sheet(&["list"]).done().out, "");
    assert!(
        machine
            .sheet(&["list", "--all", "--search", "HEURES"])
            .done()
            .out
            .contains("\tretirée\t")
    );
    machine.sheet(&["publish", &id]).refused("Faire signer l’autorisation");
}

#[tokio::test]
async fn a_sheet_is_followed_up_and_loses_a_file_from_the_command_line() {
    let machine = Machine::open().await;
    let id = machine.complete().await;
    machine.file("guide.pdf", FORM);
    let file = machine.sheet(&["attach", &id, "guide.pdf"]).done().last();

    machine.sheet(&["follow-up", &id, "sent_back"]).refused("--note");
    let note = "Trois questions posées au téléphone.";
    machine.sheet(&["follow-up", &id, "called", "--note", note]).done();
    machine
        .sheet(&["detach", &id, &file, "--reason", "Le guide a changé."])
        .done();

    let seen = machine.seen(&id).await;
    assert_eq!(seen["follow_ups"][0]["step"], "called");
    assert_eq!(seen["follow_ups"][0]["note"], note);
    assert_eq!(seen["attachments"], json!([]));
    machine.sheet(&["detach", &id, &file]).refused("n’est pas ici");
}

#[tokio::test]
async fn a_sheet_taken_down_may_appear_again_under_the_same_signature() {
    let machine = Machine::open().await;
    let id = machine.complete().await;
    machine.sign(&id, "site").done();
    machine.sheet(&["publish", &id]).done();

    machine.sheet(&["publish", &id]).refused("Ce texte est déjà publié.");
    machine
        .sheet(&["print", &id, "fiche.pdf"])
        .refused("--extent site,print");
    machine
        .sheet(&["withdraw", &id, "--reason", "Une date est fausse."])
        .done();
    machine
        .sheet(&["withdraw", &id, "--reason", "Encore."])
        .refused("Cette fiche n’est pas publiée.");
    machine
        .sheet(&["print", &id, "fiche.pdf"])
        .refused("Cette fiche n’est pas publiée.");

    machine.sheet(&["publish", &id]).done();
    machine
        .house
        .visitor()
        .get(&format!("/sheets/{id}"))
        .await
        .expect(StatusCode::OK);
}

#[tokio::test]
async fn an_empty_file_to_fill_needs_no_installation_and_is_taken_as_it_is() {
    let machine = Machine::open().await;
    let id = machine.complete().await;
    let before = machine.seen(&id).await;

    let empty = machine.sheet(&["template"]).done().out;
    machine.file("vide.json", empty.as_bytes());
    machine.sheet(&["write", "--sheet", &id, "vide.json"]).done();

    assert_eq!(machine.seen(&id).await, before);
    let project = before["project"].as_str().unwrap();
    let second = machine.sheet(&["write", "--project", project, "vide.json"]).done();
    assert!(second.error.contains(&format!("déjà une fiche, {id}")) && second.last() != id);
    let output = Command::new(env!("CARGO_BIN_EXE_portevoix"))
        .args(["sheet", "list", "--data", "nowhere"])
        .current_dir(machine.folder.path())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("aucune installation dans nowhere"));
    assert!(!machine.folder.path().join("nowhere").exists());
}
