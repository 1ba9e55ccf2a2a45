//! The sentence encoder on files, from the command line.

use super::text;

const FILE: &str = "n;avis\n\
    1;Nous avons patienté quatre heures aux urgences.\n\
    2;La soupe était froide et le pain dur.\n\
    3;\n\
    4;Le parking de la clinique est hors de prix.\n\
    5;Personne ne venait, l’attente a duré toute la nuit.\n\
    6;La compote n’avait aucun goût.\n";

#[test]
fn embed_writes_a_row_of_length_one_a_text_and_zeros_for_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("avis.csv"), FILE).unwrap();

    let (done, _, said) = text(
        folder.path(),
        &["embed", "avis.csv", "--column", "avis", "--out", "avis.npy"],
    );
    let (again, _, _) = text(
        folder.path(),
        &["embed", "avis.csv", "--column", "avis", "--out", "encore.npy"],
    );

    assert!(done && again, "{said}");
    let bytes = std::fs::read(folder.path().join("avis.npy")).unwrap();
    assert_eq!(bytes, std::fs::read(folder.path().join("encore.npy")).unwrap());
    let head = 10 + usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    assert!(String::from_utf8_lossy(&bytes[..head]).contains("'shape': (6, 384)"));
    let numbers: Vec<f32> = bytes[head..]
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes(four.try_into().unwrap()))
        .collect();
    assert_eq!(numbers.len(), 6 * 384);
    for (row, vector) in numbers.chunks_exact(384).enumerate() {
        let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
        let wanted = if row == 2 { 0.0 } else { 1.0 };
        assert!((length - wanted).abs() < 1e-5, "{row}: {length}");
    }
}

#[test]
fn similar_finds_what_is_said_in_other_words_with_its_row() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("avis.csv"), FILE).unwrap();

    let (done, shown, said) = text(
        folder.path(),
        &[
            "similar",
            "avis.csv",
            "--column",
            "avis",
            "--to",
            "les repas ne sont pas bons",
            "-n",
            "2",
        ],
    );

    assert!(done, "{said}");
    let lines: Vec<Vec<&str>> = shown.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["score", "row", "text"]);
    let mut rows = [lines[1][1], lines[2][1]];
    rows.sort_unstable();
    assert_eq!(rows, ["2", "6"], "{shown}");
    assert!(lines[1][0].parse::<f32>().unwrap() >= lines[2][0].parse::<f32>().unwrap());
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_column_or_a_file_that_is_not_there_is_said_and_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("avis.csv"), FILE).unwrap();

    let (done, _, said) = text(
        folder.path(),
        &["embed", "avis.csv", "--column", "texte", "--out", "o.npy"],
    );
    let (absent, _, missing) = text(
        folder.path(),
        &["embed", "rien.csv", "--column", "avis", "--out", "o.npy"],
    );
    let (silent, _, nothing) = text(folder.path(), &["similar", "avis.csv", "--column", "avis", "--to", " "]);

    assert!(
        !done && said.contains("pas de colonne « texte »") && said.contains("avis"),
        "{said}"
    );
    assert!(!absent && missing.contains("rien.csv n’existe pas"), "{missing}");
    assert!(!silent && nothing.contains("--to est vide"), "{nothing}");
    assert!(!folder.path().join("o.npy").exists());
}
