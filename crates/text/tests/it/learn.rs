//! Learning, proposing and agreeing from the command line, on invented texts.

use super::text;
use std::path::Path;

/// Comments on meals and on waiting, some on both, with the separator asked for.
fn comments(separator: char) -> String {
    let mut out = format!("avis{separator}\"Repas, boissons\"{separator}Attente\n");
    for n in 0..30 {
        for (said, meals, wait) in [
            ("le repas était froid", 1, 0),
            ("des heures d’attente aux urgences", 0, 1),
            ("repas froid après une longue attente", 1, 1),
            ("le parking est payant", 0, 0),
        ] {
            out.push_str(&format!("\"Le {n} mai, {said}\"{separator}{meals}{separator}{wait}\n"));
        }
    }
    out
}

#[test]
fn what_was_learned_is_proposed_one_row_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for separator in [',', ';'] {
        std::fs::write(at("train.csv"), comments(separator)).unwrap();
        std::fs::write(
            at("in.csv"),
            "n;avis\n1;Un repas froid\n2;Une heure d’attente\n3;Le parking\n",
        )
        .unwrap();

        let (done, _, said) = text(
            folder.path(),
            &[
                "learn",
                "train.csv",
                "--text",
                "avis",
                "--labels",
                "Repas, boissons,Attente",
                "--out",
                "m.bin",
            ],
        );
        assert!(done, "{said}");
        let (done, _, said) = text(
            folder.path(),
            &["predict", "m.bin", "in.csv", "--out", "out.csv", "--why"],
        );

        assert!(done, "{said}");
        let table = std::fs::read_to_string(at("out.csv")).unwrap();
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows[0], "\"Repas, boissons\",Attente,labels,why");
        assert_eq!(rows.len(), 4);
        assert!(
            rows[1].contains(",\"Repas, boissons\",") && rows[1].contains("repas"),
            "{table}"
        );
        assert!(rows[2].contains(",Attente,"), "{table}");
        assert!(rows[3].ends_with(",,[]"), "{table}");
    }
}

#[test]
fn classes_are_learned_from_one_column_and_feelings_are_put_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut train = "texte,ressenti\n".to_owned();
    for n in 0..20 {
        train.push_str(&format!(
            "équipe excellente {n},Positif\naccueil horrible {n},Négatif\npassage le {n},Neutre\n"
        ));
    }
    std::fs::write(folder.path().join("train.csv"), train).unwrap();
    let learn = ["learn", "train.csv", "--text", "texte", "--labels", "ressenti", "--out"];

    let (done, _, said) = text(folder.path(), &[&learn[..], &["m.bin"]].concat());
    let (again, ..) = text(folder.path(), &[&learn[..], &["n.bin"]].concat());
    let (read, _, told) = text(folder.path(), &["predict", "m.bin", "train.csv", "--out", "out.csv"]);

    assert!(done && again && read, "{said}{told}");
    let table = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert_eq!(table.lines().next(), Some("Négatif,Neutre,Positif,labels"));
    assert!(table.lines().nth(1).unwrap().ends_with(",Positif"), "{table}");
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(bytes("m.bin"), bytes("n.bin"));
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("train.csv"), comments(',')).unwrap();
    std::fs::write(at("empty.csv"), "").unwrap();
    let learn = |table: &str, column: &str, labels: &str| {
        text(
            folder.path(),
            &["learn", table, "--text", column, "--labels", labels, "--out", "m.bin"],
        )
    };

    let (done, _, said) = learn("train.csv", "texte", "Attente");
    assert!(
        !done && said.contains("pas de colonne « texte »") && said.contains("« avis »"),
        "{said}"
    );
    let (done, _, said) = learn("empty.csv", "avis", "Attente");
    assert!(!done && said.contains("empty.csv est vide"), "{said}");
    let (done, _, said) = learn("train.csv", "avis", "Attente,avis");
    assert!(!done && said.contains("autre chose que 0 ou 1"), "{said}");

    assert!(learn("train.csv", "avis", "Attente").0);
    let model = std::fs::read(at("m.bin")).unwrap();
    std::fs::write(at("cut.bin"), &model[..model.len() / 2]).unwrap();
    std::fs::write(at("short.bin"), &model[..100]).unwrap();
    std::fs::write(at("end.bin"), &model[..model.len() - 1]).unwrap();
    let first = usize::try_from(u64::from_le_bytes(model[..8].try_into().unwrap())).unwrap();
    std::fs::write(at("between.bin"), &model[..8 + first]).unwrap();
    std::fs::write(at("behind.bin"), &model[..16 + first]).unwrap();
    let mut older = model.clone();
    older[12] = 1;
    std::fs::write(at("older.bin"), &older).unwrap();
    std::fs::write(at("alone.bin"), &older[8..]).unwrap();
    for (name, wanted) in [
        ("cut.bin", "coupé ou abîmé"),
        ("short.bin", "coupé ou abîmé"),
        ("end.bin", "coupé ou abîmé"),
        ("between.bin", "coupé ou abîmé"),
        ("behind.bin", "coupé ou abîmé"),
        ("alone.bin", "autre version (1)"),
        ("older.bin", "autre version (1)"),
        ("train.csv", "n’est pas un modèle"),
        ("absent.bin", "n’existe pas"),
    ] {
        let (done, _, said) = text(folder.path(), &["predict", name, "train.csv", "--out", "o.csv"]);
        assert!(!done && said.contains(wanted), "{name}: {said}");
    }
    assert!(!at("o.csv").exists());
}

#[test]
fn a_label_that_nobody_carries_is_said_and_never_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let train = "avis,a,b\nun repas froid,1,0\nun repas chaud,1,0\nune attente,0,0\nune longue attente,0,0\n";
    std::fs::write(folder.path().join("train.csv"), train).unwrap();

    let learn = [
        "learn",
        "train.csv",
        "--text",
        "avis",
        "--labels",
        "a,b",
        "--out",
        "m.bin",
    ];
    let (done, _, said) = text(folder.path(), &learn);

    assert!(done && said.contains("Aucun texte ne porte « b »"), "{said}");
    assert!(text(folder.path(), &["predict", "m.bin", "train.csv", "--out", "o.csv"]).0);
    let table = std::fs::read_to_string(folder.path().join("o.csv")).unwrap();
    assert!(table.lines().skip(1).all(|line| !line.contains('b')), "{table}");
}

/// Learns one theme of the comments.
fn learned(folder: &Path, more: &[&str]) -> (bool, String, String) {
    let asked = ["learn", "train.csv", "--text", "avis", "--labels", "Attente"];
    text(folder, &[&asked[..], more].concat())
}

#[test]
fn what_sentences_mean_is_heard_beside_their_words_unless_one_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("train.csv"), comments(',')).unwrap();
    std::fs::write(
        folder.path().join("in.csv"),
        "avis\nLa nourriture était glacée\n\nUn repas froid\n",
    )
    .unwrap();
    let learn = |sense: &str, out: &str| learned(folder.path(), &["--sense", sense, "--out", out]);
    let predict = |model: &str, sense: &str| {
        let asked = ["predict", model, "in.csv", "--sense", sense, "--out", "out.csv"];
        let (done, _, said) = text(folder.path(), &asked);
        assert!(done, "{said}");
        (std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), said)
    };

    let (done, _, said) = learn("auto", "both.bin");
    assert!(done && said.contains("par leurs mots et leur sens"), "{said}");
    let (done, _, said) = learn("never", "words.bin");
    assert!(done && said.contains("par leurs mots :"), "{said}");

    let (both, words) = (predict("both.bin", "auto").0, predict("both.bin", "never").0);
    assert_eq!(both.lines().count(), 4);
    assert_ne!(both, words);
    assert_eq!(predict("words.bin", "auto").0, words);
    let (alone, said) = predict("words.bin", "always");
    assert!(alone == words && said.contains("par les mots seuls"), "{said}");
}

#[test]
fn a_table_too_large_for_its_sense_is_read_by_words_and_one_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("train.csv"), comments(',')).unwrap();
    assert!(learned(folder.path(), &["--out", "m.bin"]).0);
    let long = format!("{}\n", "une attente ".repeat(1_000)).repeat(170);
    let long = format!("avis\nUn repas froid\n{long}Des heures d’attente aux urgences\n");
    std::fs::write(folder.path().join("in.csv"), long).unwrap();

    let (done, _, said) = text(folder.path(), &["predict", "m.bin", "in.csv", "--out", "out.csv"]);

    assert!(done && said.contains("lus par les mots seuls"), "{said}");
    let table = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert_eq!(table.lines().count(), 173);
    assert!(table.lines().last().unwrap().ends_with(",Attente"), "{table}");
}
