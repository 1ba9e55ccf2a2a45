//! What the written tables promise: nothing runs, nothing is lost, and another reader finds the same cells.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::{date, datetime};
use proptest::prelude::*;

use super::*;

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title: "Paroles / printemps : l’accueil".to_owned(),
        lang: "fr".to_owned(),
        made_on: date(2026, 11, 22),
        columns: vec![
            Column::new("Lieu", ColumnKind::Text),
            Column::new("Parole", ColumnKind::LongText),
            Column::new("Nombre", ColumnKind::Integer),
            Column::new("Note", ColumnKind::Decimal),
            Column::new("Jour", ColumnKind::Date),
            Column::new("Instant", ColumnKind::Moment),
        ],
        rows,
    }
}

fn sample() -> Table {
    table(vec![
        vec![
            "Chirurgie".into(),
            "« On m’a dit \"attendez\" ;\nj’ai attendu. »".into(),
            Cell::Integer(-12),
            Cell::Decimal(3.5),
            date(2026, 3, 5).into(),
            datetime(2026, 3, 5, 14, 30, 0, 0).into(),
        ],
        vec![
            "".into(),
            "=1+1".into(),
            Cell::Empty,
            Cell::Decimal(f64::NAN),
            Cell::Empty,
            Cell::Empty,
        ],
    ])
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_csv_for_a_french_excel_has_its_mark_semicolons_and_decimal_commas() {
    let written = text(csv(&sample(), CsvStyle::FRENCH));

    assert_eq!(
        written,
        "\u{feff}Lieu;Parole;Nombre;Note;Jour;Instant\r\n\
         Chirurgie;\"« On m’a dit \"\"attendez\"\" ;\nj’ai attendu. »\";-12;3,5;2026-03-05;2026-03-05T14:30:00\r\n\
         \"\";'=1+1;;;;\r\n"
    );
}

#[test]
fn a_plain_csv_has_commas_and_decimal_points() {
    let written = text(csv(&sample(), CsvStyle::PLAIN));

    assert!(written.starts_with("Lieu,Parole,"));
    assert!(written.contains(",-12,3.5,2026-03-05,"));
}

#[test]
fn text_that_a_spreadsheet_could_run_gets_an_apostrophe() {
    for dangerous in [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=x",
        "＝1",
        "-",
        "--1",
        "+33 6",
    ] {
        assert!(could_be_formula(dangerous), "{dangerous:?}");
    }
    for harmless in ["", "-12", "+3,5", "-0.25", "a=b", "l’été", "12/03", "…", "'=1"] {
        assert!(!could_be_formula(harmless), "{harmless:?}");
    }
}

#[test]
fn column_names_can_not_run_either() {
    let mut table = sample();
    table.columns[0].name = "=HYPERLINK(\"x\")".to_owned();

    let written = text(csv(&table, CsvStyle::PLAIN));

    assert!(written.starts_with("\"'=HYPERLINK"));
}

fn read_back(bytes: &[u8]) -> (String, Vec<Vec<Data>>) {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).expect("a sheet");
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

#[test]
fn a_workbook_is_read_back_with_its_types() {
    let (name, rows) = read_back(&xlsx(&sample()).expect("a workbook"));

    assert_eq!(name, "Paroles printemps l’accueil");
    assert_eq!(rows[0][1], Data::String("Parole".to_owned()));
    assert_eq!(
        rows[1][1],
        Data::String("« On m’a dit \"attendez\" ;\nj’ai attendu. »".to_owned())
    );
    assert_eq!(rows[1][2], Data::Float(-12.0));
    assert!(matches!(&rows[1][4], Data::DateTime(day) if day.to_ymd_hms_milli() == (2026, 3, 5, 0, 0, 0, 0)));
    assert!(matches!(&rows[1][5], Data::DateTime(at) if at.to_ymd_hms_milli() == (2026, 3, 5, 14, 30, 0, 0)));
    assert_eq!(rows[2][1], Data::String("=1+1".to_owned()));
}

/// A file inside the workbook, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut entry = archive.by_name(name).expect("a part");
    std::io::read_to_string(&mut entry).expect("text")
}

#[test]
fn a_workbook_holds_no_formula_and_opens_ready_to_read() {
    let bytes = xlsx(&sample()).expect("a workbook");

    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");

    assert!(!sheet.contains("<f>"), "no formula");
    assert!(sheet.contains("state=\"frozen\""));
    assert!(sheet.contains("<autoFilter ref=\"A1:F3\""));
    assert!(sheet.contains("<cols>"));
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>Paroles / printemps : l’accueil</dc:title>"));
    assert!(part(&bytes, "docProps/custom.xml").contains("<vt:lpwstr>fr</vt:lpwstr>"));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    assert_eq!(xlsx(&sample()), xlsx(&sample()));
}

#[test]
fn a_text_longer_than_a_cell_says_that_it_goes_on() {
    let long = "é".repeat(40_000);
    let table = table(vec![vec!["x".into(), long.into()]]);

    let (_, rows) = read_back(&xlsx(&table).expect("a workbook"));

    let Data::String(kept) = &rows[1][1] else {
        panic!("not a text")
    };
    assert_eq!(kept.chars().count(), 32_767);
    assert!(kept.ends_with("é (…)"));
}

#[test]
fn a_table_larger_than_a_sheet_is_refused_with_its_size() {
    let rows = vec![Vec::new(); 1_048_576];

    assert_eq!(
        xlsx(&table(rows)),
        Err(TableOutProblem::TooLarge {
            rows: 1_048_576,
            columns: 6
        })
    );
}

#[test]
fn numbers_too_large_for_a_sheet_stay_exact() {
    let exact = 9_007_199_254_740_993;
    let table = table(vec![vec!["x".into(), "y".into(), Cell::Integer(exact)]]);

    let (_, rows) = read_back(&xlsx(&table).expect("a workbook"));

    assert_eq!(rows[1][2], Data::String(exact.to_string()));
}

#[test]
fn any_title_makes_a_sheet_name() {
    for title in [
        "",
        "''",
        "History",
        "[x]:*?/\\",
        &"é".repeat(80),
        "\0\u{7}",
        "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂",
    ] {
        let mut table = sample();
        table.title = (*title).to_owned();

        assert!(xlsx(&table).is_ok(), "{title:?}");
    }
}

proptest! {
    #[test]
    fn a_csv_is_read_back_by_another_reader(
        texts in proptest::collection::vec(proptest::collection::vec("[^\u{feff}]{0,20}", 2), 0..12),
        french in any::<bool>(),
    ) {
        let style = if french { CsvStyle::FRENCH } else { CsvStyle::PLAIN };
        let lines = CsvLines::new(style);
        let columns = [Column::new("un", ColumnKind::Text), Column::new("deux", ColumnKind::Text)];
        let mut out = Vec::new();
        lines.header(&columns, &mut out);
        for row in &texts {
            let cells: Vec<Cell> = row.iter().map(|text| text.as_str().into()).collect();
            lines.row(&cells, &mut out);
        }

        let bytes = out.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&out);
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(u8::try_from(style.separator).expect("ASCII"))
            .from_reader(bytes);
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("sound").iter().map(str::to_owned).collect())
            .collect();

        let guarded: Vec<Vec<String>> = texts
            .iter()
            .map(|row| row.iter().map(|text| if could_be_formula(text) { format!("'{text}") } else { text.clone() }).collect())
            .collect();
        prop_assert_eq!(&read, &guarded);
        for cell in read.iter().flatten() {
            prop_assert!(!could_be_formula(cell));
        }
    }

    #[test]
    fn any_text_makes_a_workbook_that_is_read_back(texts in proptest::collection::vec("\\PC{1,30}", 1..8)) {
        let rows = texts.iter().map(|text| vec!["x".into(), text.as_str().into()]).collect();

        let (_, read) = read_back(&xlsx(&table(rows)).expect("a workbook"));

        for (row, text) in read[1..].iter().zip(&texts) {
            prop_assert_eq!(&row[1], &Data::String(text.clone()));
        }
    }
}
