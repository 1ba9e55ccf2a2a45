//! `portevoix import` as its keeper runs it: tried, taken, told line by line, and taken out again.

use super::*;
use platform::{clock::Clock, random::Random};
use std::process::Command;
use testkit::TestApp;

/// A machine with an installation, and a folder of the keeper's own files.
struct Machine {
    kept: TestApp,
    house: House,
    folder: tempfile::TempDir,
}

struct Said {
    succeeded: bool,
    out: String,
    error: String,
}

impl Machine {
    async fn open() -> Self {
        let kept = testkit::open(portevoix::house(Clock::machine(), Random::machine())).await;
        let house = House::of_people((*kept).clone()).await;
        let folder = tempfile::tempdir().unwrap();
        Self { kept, house, folder }
    }

    fn file(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn import(&self, arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portevoix"));
        command.arg("import").args(arguments);
        command.arg("--data").arg(&self.kept.settings.data);
        command.args(["--database", &self.kept.settings.database]);
        let output = command.current_dir(self.folder.path()).output().unwrap();
        Said {
            succeeded: output.status.success(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn to(&self, arguments: &[&str]) -> Said {
        let organisation = self.house.hospital.to_string();
        self.import(&[arguments, &["--organisation", &organisation]].concat())
    }
}

impl Said {
    fn last(&self) -> &str {
        assert!(self.succeeded, "{} {}", self.out, self.error);
        self.out.lines().last().unwrap()
    }

    /// The identifier of the import, printed before the last line.
    fn id(&self) -> String {
        let line = self.out.lines().find(|line| line.starts_with("Import ")).unwrap();
        line.trim_start_matches("Import ").to_owned()
    }
}

const PAIR: &str = "N°;Positif;Négatif\n1;Une équipe à l’écoute;Rien\n2;La propreté des chambres;Le bruit la nuit\n";

#[tokio::test]
async fn a_pair_is_tried_taken_and_taken_out_by_the_command_line() {
    let machine = Machine::open().await;
    machine.file("paire.csv", PAIR);
    let pair = ["--positive", "Positif", "--negative", "Négatif", "paire.csv"];

    let tried = machine.to(&[&["--dry-run"], &pair[..]].concat());
    assert_eq!(tried.last(), "4 prises, 0 refusées, 0 déjà là");
    assert!(tried.out.contains("rien n’est importé"), "{}", tried.out);
    let taken = machine.to(&pair);
    assert_eq!(taken.last(), "4 prises, 0 refusées, 0 déjà là");
    assert_eq!(machine.to(&pair).last(), "0 prises, 0 refusées, 4 déjà là");

    let undone = machine.import(&["--undo", &taken.id(), "--reason", "Mauvais fichier"]);
    assert!(undone.last().contains("4 paroles retirées"), "{}", undone.out);
    let twice = machine.import(&["--undo", &taken.id(), "--reason", "Mauvais fichier"]);
    assert!(!twice.succeeded && twice.error.contains("annulé"), "{}", twice.error);
    let without = machine.import(&["--undo", &taken.id()]);
    assert!(
        !without.succeeded && without.error.contains("--reason"),
        "{}",
        without.error
    );
    let page = machine
        .house
        .sign_in(Role::Quality)
        .get(&format!("/expressions/imports/{}", taken.id()))
        .await;
    assert!(page.expect(StatusCode::OK).main().contains("Mauvais fichier"));
}

#[tokio::test]
async fn refused_rows_are_told_with_their_line_and_reason_up_to_a_bound() {
    let machine = Machine::open().await;
    let mut text = "Avis;Date\nUn accueil clair et rapide;05/03/2026\n".to_owned();
    for n in 0..30 {
        text.push_str(&format!("Une attente de {n} minutes;05/03/2026;de;trop\n"));
        text.push_str(&format!("Un repas froid {n} fois;06/03/2026\n"));
    }
    machine.file("bancal.csv", &text);

    let said = machine.to(&["--text", "Avis", "bancal.csv"]);

    assert_eq!(said.last(), "31 prises, 30 refusées, 0 déjà là");
    assert!(
        said.error.contains("ligne 3 : 4 cellules au lieu de 2."),
        "{}",
        said.error
    );
    assert_eq!(said.error.matches("ligne ").count(), 20);
    assert!(
        said.error.contains("et 10 autres") && !said.error.contains("minutes"),
        "{}",
        said.error
    );
}

#[tokio::test]
async fn an_unknown_column_lists_the_real_ones() {
    let machine = Machine::open().await;
    machine.file("a.csv", "Avis;Date\nUn accueil clair;05/03/2026\n");

    let said = machine.to(&["--text", "Verbatim", "a.csv"]);

    assert!(!said.succeeded && said.error.contains("Avis · Date"), "{}", said.error);
}

#[tokio::test]
async fn numbers_that_number_nothing_are_said_and_can_be_done_without() {
    let machine = Machine::open().await;
    machine.file(
        "un.csv",
        "N°;Verbatim\n1;Un accueil clair\n2;Une longue attente\n3;Un repas froid\n",
    );
    machine.file(
        "deux.csv",
        "N°;Verbatim\n1;Une équipe douce\n2;Un lit trop court\n3;Le bruit la nuit\n",
    );
    machine.to(&["--text", "Verbatim", "un.csv"]).last();

    let second = machine.to(&["--text", "Verbatim", "deux.csv"]);
    assert_eq!(second.last(), "0 prises, 3 refusées, 0 déjà là");
    assert!(
        second.error.contains("d’autres paroles") && second.error.contains("--no-id"),
        "{}",
        second.error
    );

    assert_eq!(
        machine.to(&["--text", "Verbatim", "--no-id", "deux.csv"]).last(),
        "3 prises, 0 refusées, 0 déjà là"
    );
}
