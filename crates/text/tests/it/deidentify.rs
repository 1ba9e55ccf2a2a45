//! De-identification of a table, from the command line.

use std::path::Path;

/// What the command answered: whether it succeeded, and its error output.
fn deidentify(folder: &Path, table: &str, column: &str) -> (bool, String) {
    let arguments = ["deidentify", table, "--column", column, "--out", "out.csv"];
    let (done, _, said) = super::text(folder, &arguments);
    (done, said)
}

/// The records of the table that was made, its header first.
fn made(folder: &Path) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(folder.join("out.csv"))
        .expect("the table was made")
        .records()
        .map(|record| record.expect("a record is whole").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_table_comes_back_with_its_columns_the_shared_text_and_the_places_in_characters() {
    let folder = tempfile::tempdir().unwrap();
    let table = "id,texte\n1,\"Été : merci, Mme Durieu\"\n2,Rien à dire\n3,\n";
    std::fs::write(folder.path().join("in.csv"), table).unwrap();

    let (done, said) = deidentify(folder.path(), "in.csv", "texte");

    assert!(
        done && said.contains("Textes lus : 3 ; avec un passage masqué : 1"),
        "{said}"
    );
    let rows = made(folder.path());
    assert_eq!(rows[0], ["id", "texte", "shared", "spans"]);
    assert_eq!(
        rows[1][..3],
        ["1", "Été : merci, Mme Durieu", "Été : merci, Mme [NOM 1]"]
    );
    assert_eq!(rows[1][3], r#"[{"start":17,"end":23,"kind":"name","confidence":0.95}]"#);
    assert_eq!(rows[2][2..], ["Rien à dire", "[]"]);
    assert_eq!(rows[3], ["3", "", "", "[]"]);
}

#[test]
fn an_old_windows_file_with_semicolons_is_read_and_cells_stay_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let table =
        b"note;texte;suite\r\n=1+1;L\x92infirmi\xe8re Julie est \xe0 l\x92\xe9coute;-\r\n@x;Tr\xe8s bien;+33\r\n";
    std::fs::write(folder.path().join("in.csv"), table).unwrap();

    let (done, said) = deidentify(folder.path(), "in.csv", "texte");

    assert!(done, "{said}");
    let rows = made(folder.path());
    assert_eq!(
        rows[1][..4],
        [
            "=1+1",
            "L’infirmière Julie est à l’écoute",
            "-",
            "L’infirmière [NOM 1] est à l’écoute"
        ]
    );
    assert_eq!(rows[2][..3], ["@x", "Très bien", "+33"]);
}

#[test]
fn the_table_that_is_read_may_be_the_one_that_is_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("out.csv"), "texte\nMerci à Nathalie\nRien\n").unwrap();

    let (done, said) = deidentify(folder.path(), "out.csv", "texte");
    let (again, why) = deidentify(folder.path(), "out.csv", "texte");

    assert!(done, "{said}");
    assert_eq!(made(folder.path())[1][..2], ["Merci à Nathalie", "Merci à [NOM 1]"]);
    assert!(!again && why.contains("déjà une colonne « shared »"), "{why}");
}

#[test]
fn a_lost_file_an_unknown_column_and_a_file_that_is_no_table_are_said_in_french_and_make_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in.csv"), "id,texte\n1,oui\n").unwrap();
    std::fs::write(folder.path().join("in.pdf"), b"%PDF-1.7 \0\0\0").unwrap();
    std::fs::write(folder.path().join("empty.csv"), "").unwrap();

    let (_, lost) = deidentify(folder.path(), "n.csv", "texte");
    let (_, unknown) = deidentify(folder.path(), "in.csv", "avis");
    let (_, other) = deidentify(folder.path(), "in.pdf", "texte");
    let (_, empty) = deidentify(folder.path(), "empty.csv", "texte");

    assert!(lost.contains("n.csv n’existe pas"), "{lost}");
    assert!(
        unknown.contains("aucune colonne « avis » ; il y a : id, texte"),
        "{unknown}"
    );
    assert!(other.contains("ni un CSV ni un classeur"), "{other}");
    assert!(empty.contains("le fichier est vide"), "{empty}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn a_line_that_cannot_be_read_is_told_and_the_others_are_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("in.csv"),
        "id,texte\n1,oui\n2,trop,de,cellules\n3,merci Sophie\n",
    )
    .unwrap();

    let (done, said) = deidentify(folder.path(), "in.csv", "texte");

    assert!(done && said.contains("Ligne 3 laissée de côté"), "{said}");
    assert_eq!(made(folder.path()).len(), 3);
}
