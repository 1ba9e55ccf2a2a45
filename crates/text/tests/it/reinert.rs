//! The text engine on files, from the command line.

use std::path::Path;

/// Two groups of texts that share no term, as a MatrixMarket file.
const MATRIX: &str = "%%MatrixMarket matrix coordinate pattern general\n40 8 120\n";

fn matrix() -> String {
    let mut text = MATRIX.to_owned();
    for row in 1..=40_usize {
        let first = if row <= 24 { 1 } else { 5 };
        for n in 0..3 {
            text.push_str(&format!("{row} {}\n", first + (row + n) % 4));
        }
    }
    text
}

fn reinert(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    super::text(folder, &[&["reinert"], arguments].concat())
}

#[test]
fn reinert_gives_the_class_of_each_text_at_every_level_and_the_heights() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("m.mtx"), matrix()).unwrap();
    for mode in ["compat", "exact"] {
        let out = format!("{mode}.csv");

        let (done, heights, said) = reinert(
            folder.path(),
            &["m.mtx", "--classes", "3", "--mode", mode, "--out", &out],
        );

        assert!(done, "{said}");
        assert!(
            heights.lines().all(|line| line.parse::<f64>().unwrap() > 0.0),
            "{heights}"
        );
        let table = std::fs::read_to_string(folder.path().join(&out)).unwrap();
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(rows[0], ["doc", "k2", "k3"], "{mode}");
        assert_eq!(rows.len(), 41);
        assert!((1..=24).all(|row| rows[row][1] == rows[1][1]), "{table}");
        assert!(
            (25..=40).all(|row| rows[row][1] == rows[25][1] && rows[row][1] != rows[1][1]),
            "{table}"
        );
    }
}

#[test]
fn a_matrix_that_cannot_be_read_is_said_with_its_line_and_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("m.mtx"), format!("{MATRIX}1 99\n")).unwrap();

    let (done, _, said) = reinert(folder.path(), &["m.mtx", "--classes", "3", "--out", "o.csv"]);
    let (absent, _, missing) = reinert(folder.path(), &["n.mtx", "--classes", "3", "--out", "o.csv"]);

    assert!(
        !done && said.contains("m.mtx n’est pas une matrice MatrixMarket lisible : line 3"),
        "{said}"
    );
    assert!(!absent && missing.contains("n.mtx n’existe pas"), "{missing}");
    assert!(!folder.path().join("o.csv").exists());
}

#[test]
fn more_classes_than_possible_are_said_and_their_levels_left_empty() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("m.mtx"), matrix()).unwrap();

    let (done, _, said) = reinert(folder.path(), &["m.mtx", "--classes", "60", "--out", "o.csv"]);

    assert!(done && said.contains("sur les 60 demandées"), "{said}");
    let table = std::fs::read_to_string(folder.path().join("o.csv")).unwrap();
    assert!(table.lines().all(|line| line.split(',').count() == 60));
    assert!(table.lines().nth(1).unwrap().ends_with(','));
}
