//! Workbooks: what is read from sound ones, and why others are refused.

use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook as NewWorkbook};
use zip::write::SimpleFileOptions;

use super::*;

fn workbook(fill: impl FnOnce(&mut NewWorkbook)) -> Vec<u8> {
    let mut book = NewWorkbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

fn problem(bytes: &[u8], limits: &Limits) -> TableProblem {
    examine(source(bytes), "a.xlsx", limits).expect_err("refused")
}

#[test]
fn cells_of_every_type_become_text() {
    let bytes = workbook(|book| {
        let date = CellFormat::new().set_num_format("dd/mm/yyyy");
        let time = CellFormat::new().set_num_format("dd/mm/yyyy hh:mm");
        let sheet = book.add_worksheet();
        sheet
            .write_row(0, 0, ["Date", "Instant", "Nombre", "Entier", "Oui", "Formule", "Texte"])
            .expect("written");
        let day = ExcelDateTime::from_ymd(2026, 3, 5).expect("a date");
        let moment = ExcelDateTime::parse_from_str("2026-03-05T14:30:00").expect("a moment");
        sheet.write_with_format(1, 0, &day, &date).expect("written");
        sheet.write_with_format(1, 1, &moment, &time).expect("written");
        sheet.write(1, 2, 12.5).expect("written");
        sheet.write(1, 3, 7).expect("written");
        sheet.write(1, 4, true).expect("written");
        sheet
            .write(1, 5, Formula::new("=3*4").set_result("12"))
            .expect("written");
        sheet.write(1, 6, "l’été\nà l’hôpital").expect("written");
    });

    let (format, header, rows) = read(&bytes, "a.xlsx");

    assert!(format.headers());
    assert_eq!(header.len(), 7);
    assert_eq!(
        cells(&rows),
        [[
            "2026-03-05",
            "2026-03-05T14:30:00",
            "12.5",
            "7",
            "true",
            "12",
            "l’été\nà l’hôpital"
        ]]
    );
}

#[test]
fn titles_blank_rows_and_short_rows_are_no_trouble() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Retours du printemps").expect("written");
        sheet.write_row(2, 0, ["id", "positif", "négatif"]).expect("written");
        sheet.write_row(3, 0, ["1", "accueil"]).expect("written");
        sheet.write_row(6, 0, ["2", "", "attente"]).expect("written");
    });

    let (_, header, rows) = read(&bytes, "a.xlsx");

    assert_eq!(header, ["id", "positif", "négatif"]);
    assert_eq!(cells(&rows), [["1", "accueil", ""], ["2", "", "attente"]]);
    let lines: Vec<u64> = rows.iter().flatten().map(|row| row.line).collect();
    assert_eq!(lines, [4, 7]);
}

#[test]
fn the_first_visible_sheet_is_read_unless_another_is_named() {
    let bytes = workbook(|book| {
        let hidden = book.add_worksheet().set_name("Cachée").expect("named");
        hidden.write_row(0, 0, ["x", "y"]).expect("written").set_hidden(true);
        let first = book.add_worksheet().set_name("Avis").expect("named");
        first
            .write_row(0, 0, ["id", "texte"])
            .expect("written")
            .set_active(true);
        let second = book.add_worksheet().set_name("Autre").expect("named");
        second.write_row(0, 0, ["lieu", "note"]).expect("written");
    });
    let other = Format::Workbook(WorkbookFormat {
        sheet: Some("Autre".to_owned()),
        skip: 0,
        headers: true,
    });
    let none = Format::Workbook(WorkbookFormat {
        sheet: Some("Nulle".to_owned()),
        skip: 0,
        headers: true,
    });

    assert_eq!(
        sheets(source(&bytes), &Limits::default()),
        Ok(vec!["Avis".to_owned(), "Autre".to_owned()])
    );
    assert_eq!(read(&bytes, "a.xlsx").1, ["id", "texte"]);
    assert_eq!(
        rows(source(&bytes), &other, &Limits::default()).expect("rows").header(),
        ["lieu", "note"]
    );
    assert_eq!(
        rows(source(&bytes), &none, &Limits::default()).map(|_| ()),
        Err(TableProblem::SheetNotFound)
    );
}

#[test]
fn an_empty_workbook_says_so() {
    let bytes = workbook(|book| {
        book.add_worksheet();
    });

    assert_eq!(problem(&bytes, &Limits::default()), TableProblem::EmptyFile);
}

#[test]
fn a_damaged_workbook_says_so() {
    let mut bytes = workbook(|book| {
        book.add_worksheet().write(0, 0, "id").expect("written");
    });
    bytes.truncate(bytes.len() / 2);

    assert_eq!(problem(&bytes, &Limits::default()), TableProblem::BrokenWorkbook);
}

/// An archive of these files, each of so many spaces.
fn archive(files: &[(&str, usize)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let blanks = vec![b' '; 1 << 20];
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        let mut left = *bytes;
        while left > 0 {
            let run = left.min(blanks.len());
            writer.write_all(&blanks[..run]).expect("written");
            left -= run;
        }
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn a_workbook_that_grows_without_measure_is_refused() {
    let bomb = archive(&[("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 40 << 20)]);
    assert!(bomb.len() < 100_000);

    let by_ratio = problem(&bomb, &Limits::default());
    let by_size = problem(
        &bomb,
        &Limits {
            max_inflated_bytes: 1 << 20,
            ..Limits::default()
        },
    );

    assert_eq!(by_ratio.code(), "zip-bomb");
    assert_eq!(by_size, TableProblem::ZipBomb { limit: 1 << 20 });
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_too() {
    let mut bomb = archive(&[("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 40 << 20)]);
    let honest = u32::to_le_bytes(40 << 20);
    let places: Vec<usize> = bomb
        .windows(4)
        .enumerate()
        .filter(|(_, window)| *window == honest)
        .map(|(place, _)| place)
        .collect();
    assert!(!places.is_empty());
    for place in places {
        bomb[place..place + 4].copy_from_slice(&1_000u32.to_le_bytes());
    }

    let problem = problem(&bomb, &Limits::default());

    assert!(matches!(problem.code(), "zip-bomb" | "broken-workbook"), "{problem}");
}

#[test]
fn a_workbook_of_too_many_files_is_refused() {
    let names: Vec<String> = (0..2_001).map(|number| format!("xl/{number}.xml")).collect();
    let files: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 1)).collect();

    let problem = problem(&archive(&files), &Limits::default());

    assert_eq!(
        problem,
        TableProblem::TooManyEntries {
            found: 2_001,
            limit: 2_000
        }
    );
}

#[test]
fn rows_wider_than_their_header_are_refused() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["id", "texte"]).expect("written");
        sheet.write_row(1, 0, ["1", "a", "de trop"]).expect("written");
        sheet.write_row(2, 0, ["2", "b"]).expect("written");
    });

    let (_, _, rows) = read(&bytes, "a.xlsx");

    assert_eq!(
        rows[0],
        Err(RowProblem::Ragged {
            line: 2,
            expected: 2,
            found: 3
        })
    );
    assert_eq!(cells(&rows), [["2", "b"]]);
}
