//! Files that are wrong: each says why, in a code, and what can be read is read.

use std::io::{Read, Seek, SeekFrom};

use super::*;

fn sniff_code(bytes: &[u8], name: &str) -> &'static str {
    sniff(bytes, name).expect_err("no table").code()
}

fn codes(rows: &[Result<Row, RowProblem>]) -> Vec<(&'static str, u64)> {
    rows.iter()
        .filter_map(|row| row.as_ref().err())
        .map(|problem| (problem.code(), problem.line()))
        .collect()
}

fn small() -> Limits {
    Limits {
        max_cell_bytes: 1_000,
        max_record_bytes: 200_000,
        ..Limits::default()
    }
}

fn read_small(bytes: &[u8]) -> Vec<Result<Row, RowProblem>> {
    let format = sniff(&bytes[..bytes.len().min(2_000)], "a.csv").expect("a table");
    rows(source(bytes), &format, &small()).expect("rows").collect()
}

#[test]
fn an_empty_file_says_so() {
    assert_eq!(sniff_code(b"", "a.csv"), "empty-file");
    assert_eq!(sniff_code(b"\xef\xbb\xbf", "a.csv"), "empty-file");
    assert_eq!(sniff_code(b" \r\n\r\n", "a.csv"), "empty-file");
}

#[test]
fn a_blank_header_says_so() {
    let format = sniff(b"a;b\n1;2\n", "a.csv").expect("a table");

    let problem = rows(source(b"\"\";\" \"x\n"), &format, &Limits::default()).map(|_| ());
    let blank = rows(source(b" \n1\n"), &format, &Limits::default()).map(|_| ());

    assert!(problem.is_ok(), "a name is there");
    assert_eq!(blank, Err(TableProblem::NoHeader));
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let cases: [(&[u8], &str); 9] = [
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"  <table><tr><td>1", "html"),
        (b"{\"a\": 1}", "json"),
        (b"PK\x03\x04....word/document.xml", "word"),
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "opendocument",
        ),
        (b"\x01\x02\x03\x04\x05\x00\x00\x07abcdef", "binary"),
    ];
    for (bytes, kind) in cases {
        let problem = sniff(bytes, "fichier.csv").expect_err("no table");

        assert_eq!(problem.code(), "not-a-table");
        assert_eq!(problem.args(), [("looks_like", kind.to_owned())]);
    }
}

#[test]
fn old_and_encrypted_workbooks_are_told_apart() {
    let magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice();
    let utf16 = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };

    assert_eq!(
        sniff_code(&[magic, &utf16("Workbook")].concat(), "a.xls"),
        "old-workbook"
    );
    assert_eq!(
        sniff_code(&[magic, &utf16("EncryptedPackage")].concat(), "a.bin"),
        "encrypted-workbook"
    );
    assert_eq!(sniff_code(magic, "a.xlsx"), "encrypted-workbook");
}

#[test]
fn a_ragged_row_is_refused_and_the_next_is_read() {
    let (_, _, rows) = read(b"a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12\n13;14;15;;\n", "a.csv");

    assert_eq!(codes(&rows), [("ragged", 3), ("ragged", 4)]);
    assert_eq!(
        rows[1].as_ref().map_err(RowProblem::args),
        Err(vec![
            ("line", "3".to_owned()),
            ("expected", "3".to_owned()),
            ("found", "2".to_owned())
        ])
    );
    assert_eq!(
        cells(&rows).last().map(|row| row.join(",")),
        Some("13,14,15".to_owned())
    );
}

#[test]
fn a_quote_never_closed_is_reported_where_it_opened_and_swallows_nothing() {
    let mut text = String::from("id;texte\n1;bien\n2;\"jamais fermé\n");
    for number in 3..60_000 {
        text.push_str(&format!("{number};encore une réponse\n"));
    }

    let rows = read_small(text.as_bytes());

    assert_eq!(codes(&rows), [("quote-never-closed", 3)]);
    assert_eq!(rows.len(), 59_999);
}

#[test]
fn a_quote_open_at_the_end_of_the_file_is_reported() {
    let rows = read_small(b"id;texte\n1;\"bien\"\n2;\"la fin\n3;suite\n");

    assert_eq!(codes(&rows), [("quote-never-closed", 3)]);
    assert_eq!(cells(&rows), [["1", "bien"], ["3", "suite"]]);
}

#[test]
fn a_stray_quote_does_not_glue_two_rows() {
    let rows = read_small(b"id;texte\n0;\"dit\"\n1;\"ouvert\n2;\"fin\"\n3;x\n");

    assert_eq!(codes(&rows), [("quote-never-closed", 3)]);
    assert_eq!(cells(&rows), [["0", "dit"], ["2", "fin"], ["3", "x"]]);
}

#[test]
fn a_cell_that_is_too_long_is_refused_and_the_next_row_is_read() {
    let long = "x".repeat(1_001);
    let text = format!("id;texte\n1;{long}\n2;\"{long}\"\n3;court\n");

    let rows = read_small(text.as_bytes());

    assert_eq!(codes(&rows), [("cell-too-long", 2), ("cell-too-long", 3)]);
    assert_eq!(cells(&rows), [["3", "court"]]);
}

#[test]
fn a_cell_of_one_mebibyte_is_taken_and_one_byte_more_is_not() {
    let taken = "x".repeat(1 << 20);
    let text = format!("id;texte\n1;{taken}\n2;{taken}y\n");

    let (_, _, rows) = read(text.as_bytes(), "a.csv");

    assert_eq!(cells(&rows).len(), 1);
    assert_eq!(codes(&rows), [("cell-too-long", 3)]);
}

#[test]
fn a_line_without_end_is_refused_in_bounded_memory() {
    let mut text = b"id;texte\n1;a\n".to_vec();
    text.extend(std::iter::repeat_n(b'x', 900_000));
    text.extend_from_slice(b"\n3;b\n");

    let rows = read_small(&text);

    assert_eq!(codes(&rows), [("row-too-long", 3)]);
    assert_eq!(cells(&rows), [["1", "a"], ["3", "b"]]);
    assert_eq!(rows[2].as_ref().map(|row| row.line), Ok(4));
}

#[test]
fn nul_bytes_refuse_their_row_alone() {
    let rows = read_small(b"id;texte\n1;a\n2;b\0c\n3;\"d\ne\0\"\n4;f\n");

    assert_eq!(codes(&rows), [("nul-byte", 3), ("nul-byte", 5)]);
    assert_eq!(cells(&rows), [["1", "a"], ["4", "f"]]);
}

#[test]
fn bytes_outside_the_chosen_encoding_refuse_their_row_and_say_the_line() {
    let mut bytes = "id;texte\n1;été\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"2;\xe9t\xe9\n3;fin\n");
    let format = Format::Text(TextFormat {
        encoding: Encoding::Utf8,
        separator: Separator::Semicolon,
        quoted: true,
        skip: 0,
        headers: true,
    });

    let rows: Vec<_> = rows(source(&bytes), &format, &small()).expect("rows").collect();

    assert_eq!(codes(&rows), [("undecodable", 3)]);
    assert_eq!(cells(&rows), [["1", "été"], ["3", "fin"]]);
}

#[test]
fn a_byte_that_windows_1252_does_not_know_is_refused() {
    let mut bytes = cp1252("id;texte\n1;été passé à l’hôpital\n");
    bytes.extend_from_slice(b"2;\x81\n");

    let (_, _, rows) = read(&bytes, "a.csv");

    assert_eq!(codes(&rows), [("undecodable", 3)]);
}

#[test]
fn too_many_columns_are_refused() {
    let header = vec!["c"; 1_001].join(";");
    let text = format!("{header}\n{header}\n");
    let format = sniff(text.as_bytes(), "a.csv").expect("a table");

    let problem = rows(source(text.as_bytes()), &format, &Limits::default()).map(|_| ());

    assert_eq!(
        problem,
        Err(TableProblem::TooManyColumns {
            found: 1_001,
            limit: 1_000
        })
    );
}

/// A file of 300 MB that exists only while it is read.
struct Huge {
    at: u64,
    row: Vec<u8>,
}

const HUGE: u64 = 300 << 20;

impl Read for Huge {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let mut done = 0;
        while done < into.len() && self.at < HUGE {
            let place = usize::try_from(self.at % self.row.len() as u64).expect("small");
            let run = (self.row.len() - place)
                .min(into.len() - done)
                .min(usize::try_from(HUGE - self.at).expect("small"));
            into[done..done + run].copy_from_slice(&self.row[place..place + run]);
            done += run;
            self.at += run as u64;
        }
        Ok(done)
    }
}

impl Seek for Huge {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(_) => HUGE,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn a_file_of_300_mb_is_read_in_flat_memory() {
    let text = format!("{};\"{}\"\n", "n".repeat(10), "une parole, longue ; ".repeat(3_000));
    let huge = Huge {
        at: 0,
        row: text.clone().into_bytes(),
    };
    let format = sniff(&text.repeat(5).as_bytes()[..HEAD_BYTES], "a.csv").expect("a table");

    let mut rows = rows(Box::new(huge), &format.with_headers(false), &Limits::default()).expect("rows");
    let mut taken = 0;
    let mut most_held = 0;
    while let Some(row) = rows.next() {
        taken += u64::from(row.is_ok());
        most_held = most_held.max(rows.held_bytes());
    }

    assert_eq!(taken, HUGE / text.len() as u64);
    assert!(most_held < 1 << 20, "{most_held} bytes were held");
    assert!(rows.progress() > 0.999);
}

#[test]
fn a_file_whose_every_row_has_an_odd_quote_keeps_its_columns() {
    let mut text = String::from("id;taille;texte\n");
    for number in 1..40 {
        text.push_str(&format!("{number};lit de 90\" de large;trop petit {number}\n"));
    }

    let format = text_format_of(text.as_bytes(), "lits.csv");
    let rows = read_small(text.as_bytes());

    assert_eq!((format.separator, format.headers), (Separator::Semicolon, true));
    assert!(codes(&rows).is_empty());
    assert_eq!(rows.len(), 39);
}
