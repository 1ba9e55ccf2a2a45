//! `analyse`: a report from nothing but a file. All words are invented.

use std::{fmt::Write, fs, path::Path};

fn analyse(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    super::text(folder, &[&["analyse"], arguments].concat())
}

/// A year of invented words from two places: meals that are cold and a wait that grows in December.
fn table() -> String {
    let mut table = "avis;jour;service\n".to_owned();
    for month in 1..=12 {
        for n in 0..30 {
            let wait = n % 10 == 0 || month == 12 && n % 2 == 0;
            let said = if wait {
                "J’ai attendu trois heures aux urgences sur une chaise, l’attente est trop longue."
            } else if n % 3 == 0 {
                "Le plateau du repas arrivait froid et la viande était trop dure le soir."
            } else {
                "Merci à toute l’équipe, les infirmières étaient douces et très à l’écoute."
            };
            let service = if n % 2 == 0 { "Urgences" } else { "Chirurgie" };
            let _ = writeln!(table, "{said};{:02}/{month:02}/2025;{service}", n % 28 + 1);
        }
    }
    table.push_str("RAS;01/01/2025;Chirurgie\n;01/01/2025;Chirurgie\n");
    table
        .push_str("Le docteur Bernard Lefranc m’a écouté, on peut m’appeler au 06 12 34 56 78.;01/01/2025;Chirurgie\n");
    table
}

const ALL: [&str; 9] = [
    "avis.csv", "--column", "avis", "--date", "jour", "--place", "service", "--out", "lu",
];

#[test]
fn a_file_alone_gives_a_page_a_pdf_and_tables() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("avis.csv"), table()).unwrap();

    let (done, said, problem) = analyse(folder.path(), &ALL);

    assert!(done, "{problem}");
    assert!(
        said.starts_with("361 textes lus, 2 sans contenu, 0 lignes illisibles"),
        "{said}"
    );
    let page = fs::read_to_string(folder.path().join("lu/rapport.html")).unwrap();
    for words in [
        "Repas",
        "Attente et délais",
        "Classe 1",
        "Le plateau du repas",
        "décembre 2025",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(
        page.contains("décembre 2025 : plus souvent qu’ailleurs"),
        "the wait of December is told"
    );
    assert!(
        fs::read(folder.path().join("lu/rapport.pdf"))
            .unwrap()
            .starts_with(b"%PDF-")
    );
    for table in ["themes", "classes", "mois"] {
        assert!(folder.path().join(format!("lu/{table}.csv")).exists());
        assert!(
            fs::read(folder.path().join(format!("lu/{table}.xlsx")))
                .unwrap()
                .starts_with(b"PK")
        );
    }
    let words = fs::read_to_string(folder.path().join("lu/paroles.csv")).unwrap();
    assert_eq!(words.lines().count(), 362, "a row a text, and the names of the columns");
}

#[test]
fn nothing_that_names_a_person_is_written_and_nothing_is_asked_of_another_host() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("avis.csv"), table()).unwrap();

    assert!(analyse(folder.path(), &ALL).0);

    for file in ["rapport.html", "paroles.csv", "classes.csv", "themes.csv"] {
        let text = fs::read_to_string(folder.path().join("lu").join(file)).unwrap();
        assert!(!text.contains("Lefranc") && !text.contains("06 12"), "{file}");
        assert!(
            !text.contains("src=") && !text.contains("href=") && !text.contains("@import"),
            "{file}"
        );
    }
    let words = fs::read_to_string(folder.path().join("lu/paroles.csv")).unwrap();
    assert!(words.contains("[TÉLÉPHONE]") && words.contains("[NOM 1]"), "{words}");
}

#[test]
fn the_same_file_gives_the_same_page_and_tables() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("avis.csv"), table()).unwrap();
    let read = |file: &str| fs::read(folder.path().join("lu").join(file)).unwrap();

    assert!(analyse(folder.path(), &ALL).0);
    let once: Vec<_> = ["rapport.html", "paroles.csv", "classes.csv"].map(read).into();
    assert!(analyse(folder.path(), &ALL).0);
    let twice: Vec<_> = ["rapport.html", "paroles.csv", "classes.csv"].map(read).into();

    assert!(once == twice);
}

#[test]
fn a_file_that_says_little_gives_an_honest_report() {
    let folder = tempfile::tempdir().unwrap();
    let same = "avis\n".to_owned() + &"Bien\n".repeat(50);
    for (name, text) in [
        ("un.csv", "avis\nLe repas était froid.\n"),
        ("meme.csv", &same),
        ("ras.csv", "avis\nRAS\nnéant\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();

        let (done, _, problem) = analyse(folder.path(), &[name, "--column", "avis", "--out", "lu"]);

        assert!(done, "{name}: {problem}");
        let page = fs::read_to_string(folder.path().join("lu/rapport.html")).unwrap();
        assert!(page.contains("Aucune classe"), "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vide.csv"), "").unwrap();
    fs::write(folder.path().join("avis.csv"), "avis;jour\nBien;2025-01-01\n").unwrap();
    fs::write(folder.path().join("entete.csv"), "avis;jour\n").unwrap();

    for (arguments, expected) in [
        (["vide.csv", "--column", "avis", "--out", "lu"], "est vide"),
        (["avis.csv", "--column", "texte", "--out", "lu"], "« avis », « jour »"),
        (["rien.csv", "--column", "avis", "--out", "lu"], "n’existe pas"),
        (["entete.csv", "--column", "avis", "--out", "lu"], "aucune ligne"),
        (["avis.csv", "--column", "avis", "--out", "avis.csv"], "ne se crée pas"),
    ] {
        let (done, _, said) = analyse(folder.path(), &arguments);
        assert!(!done && said.contains(expected), "{expected}: {said}");
    }
}
