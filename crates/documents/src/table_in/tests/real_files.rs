//! Public files as they are published, where they are at hand; each test says when it had none.

use std::fs::File;
use std::path::PathBuf;

use super::*;

/// A file of the open data that may lie beside the project.
fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not at hand");
    None
}

fn read_path(path: &PathBuf) -> (Format, Vec<String>, Vec<Row>) {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let open = || Box::new(File::open(path).expect("an open file"));
    let format = examine(open(), name, &Limits::default()).expect("a table");
    let rows = rows(open(), &format, &Limits::default()).expect("rows");
    let header = rows.header().to_vec();
    (format, header, rows.map(|row| row.expect("a sound row")).collect())
}

#[test]
fn the_open_testimonies_are_read_whole() {
    let Some(path) = shared("verbatims/services-publics-plus.csv") else {
        return;
    };

    let (format, header, rows) = read_path(&path);

    assert!(format.headers());
    assert!(matches!(
        format,
        Format::Text(TextFormat {
            encoding: Encoding::Utf8,
            separator: Separator::Comma,
            quoted: true,
            skip: 0,
            ..
        })
    ));
    assert_eq!(header.len(), 46);
    assert_eq!(header[5], "Description");
    assert_eq!(rows.len(), 798);
}

#[test]
fn the_satisfaction_files_of_each_year_are_read_whole() {
    let cases = [
        ("esatis/ESATIS48H_MCO_recueil2017_donnees.csv", 23, 1_157),
        ("esatis/ESATIS48H_MCO_recueil2017_lexique.csv", 2, 23),
        ("esatis/resultats-esatis48h-mco-open-data-2019.csv", 25, 1_152),
        ("esatis/resultats-esatisca-mco-open-data-2019.csv", 23, 945),
        ("esatis/lexique-iqss-open-data-2019.csv", 2, 49),
        ("esatis/lexique-esatis48h-mco-open-data-2019.csv", 2, 25),
        ("esatis/resultats-esatis48h-mco-open-data-2020.xlsx", 25, 1_150),
        ("esatis/resultats-esatisca-mco-open-data-2020.xlsx", 23, 931),
        ("esatis/lexique-esatis48h-mco-open-data-2020.xlsx", 2, 25),
    ];
    for (name, columns, count) in cases {
        let Some(path) = shared(name) else {
            return;
        };

        let (format, header, rows) = read_path(&path);

        assert!(format.headers(), "{name}");
        assert_eq!((header.len(), rows.len()), (columns, count), "{name}");
        if let Format::Text(text) = format {
            assert_eq!(text.encoding, Encoding::Windows1252, "{name}");
            assert_eq!(text.separator, Separator::Semicolon, "{name}");
        }
        // Establishment numbers are text: their leading zero stays.
        if let Some(place) = header.iter().position(|column| column == "finess_geo") {
            assert!(rows.iter().all(|row| row.cells[place].len() == 9), "{name}");
        }
    }
}
