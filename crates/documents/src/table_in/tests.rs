//! What the reading of dropped files promises, on invented files.

mod bad_input;
mod properties;
mod real_files;
mod workbooks;

use std::io::Cursor;

use super::*;

/// A format and all rows of a file in memory.
fn read(bytes: &[u8], name: &str) -> (Format, Vec<String>, Vec<Result<Row, RowProblem>>) {
    let format = examine(source(bytes), name, &Limits::default()).expect("a table");
    let rows = rows(source(bytes), &format, &Limits::default()).expect("rows");
    let header = rows.header().to_vec();
    (format, header, rows.collect())
}

fn source(bytes: &[u8]) -> Box<dyn Source> {
    Box::new(Cursor::new(bytes.to_vec()))
}

fn cells(rows: &[Result<Row, RowProblem>]) -> Vec<Vec<String>> {
    rows.iter().flatten().map(|row| row.cells.clone()).collect()
}

fn text_format_of(bytes: &[u8], name: &str) -> TextFormat {
    match sniff(bytes, name).expect("a table") {
        Format::Text(text) => text,
        Format::Workbook(_) => panic!("not a text"),
    }
}

fn cp1252(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

const FRENCH: &str = "Identifiant;Ce qui a été apprécié;Date\r\n\
    1;« L’équipe » était à l’écoute – merci…;2026-03-05\r\n\
    2;Rien à dire, où êtes-vous ?;2026-03-06\r\n";

#[test]
fn a_french_excel_export_in_windows_1252_is_recognised() {
    let bytes = cp1252(FRENCH);

    let (format, header, rows) = read(&bytes, "export.csv");

    assert_eq!(
        format,
        Format::Text(TextFormat {
            encoding: Encoding::Windows1252,
            separator: Separator::Semicolon,
            quoted: true,
            skip: 0,
            headers: true,
        })
    );
    assert_eq!(header[1], "Ce qui a été apprécié");
    assert_eq!(cells(&rows)[0][1], "« L’équipe » était à l’écoute – merci…");
}

#[test]
fn utf_8_is_recognised_with_and_without_its_mark() {
    let marked = [b"\xef\xbb\xbf".as_slice(), FRENCH.as_bytes()].concat();

    let (plain_format, plain_header, plain_rows) = read(FRENCH.as_bytes(), "a.csv");
    let (format, header, rows) = read(&marked, "a.csv");

    assert_eq!(text_format_of(FRENCH.as_bytes(), "a.csv").encoding, Encoding::Utf8);
    assert_eq!((format, header, rows), (plain_format, plain_header.clone(), plain_rows));
    assert_eq!(plain_header[0], "Identifiant");
}

#[test]
fn utf_16_is_recognised_with_a_mark_and_by_its_nuls() {
    let tabs = FRENCH.replace(';', "\t");
    let low: Vec<u8> = tabs.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = tabs.encode_utf16().flat_map(u16::to_be_bytes).collect();

    let marked = read(&[b"\xff\xfe".as_slice(), &low].concat(), "a.txt");
    let bare_low = read(&low, "a.txt");
    let marked_high = read(&[b"\xfe\xff".as_slice(), &high].concat(), "a.txt");

    for (_, header, rows) in [marked, bare_low, marked_high] {
        assert_eq!(header, ["Identifiant", "Ce qui a été apprécié", "Date"]);
        assert_eq!(cells(&rows)[0][1], "« L’équipe » était à l’écoute – merci…");
    }
}

#[test]
fn mac_roman_is_told_from_windows_1252() {
    // "Réponse;Qualité\nTrès bien;L’été\n" as an old Mac writes it.
    let bytes = b"R\x8eponse;Qualit\x8e\rTr\x8fs bien;L\xd5\x8et\x8e\r";

    let (format, header, rows) = read(bytes, "mac.csv");

    assert_eq!(text_format_of(bytes, "mac.csv").encoding, Encoding::Macintosh);
    assert!(format.headers());
    assert_eq!(header, ["Réponse", "Qualité"]);
    assert_eq!(cells(&rows), [["Très bien", "L’été"]]);
}

#[test]
fn apostrophes_lost_upstream_do_not_mislead_the_encoding() {
    let text = "id,texte\n1,didentité jusquà laccueil\n2,quil sagit dun problème\n";

    assert_eq!(text_format_of(text.as_bytes(), "a.csv").encoding, Encoding::Utf8);
    assert_eq!(text_format_of(&cp1252(text), "a.csv").encoding, Encoding::Windows1252);
}

#[test]
fn accents_that_come_after_the_head_still_decide_the_encoding() {
    let mut bytes = b"id;texte\n".to_vec();
    for number in 0..40_000 {
        bytes.extend_from_slice(format!("{number};rien a dire\n").as_bytes());
    }
    bytes.extend_from_slice(&cp1252("40000;très bien\n"));
    assert!(bytes.len() > HEAD_BYTES);

    let (format, _, rows) = read(&bytes, "long.csv");

    assert!(matches!(
        format,
        Format::Text(TextFormat {
            encoding: Encoding::Windows1252,
            ..
        })
    ));
    assert_eq!(cells(&rows)[40_000][1], "très bien");
}

#[test]
fn a_mixed_file_is_said_to_be_mixed_and_both_halves_are_read() {
    let mut bytes = "id;texte\n1;l’été à l’hôpital\n2;très bien reçu\n".as_bytes().to_vec();
    bytes.extend_from_slice(&cp1252("3;l’été fini\n"));

    let (format, _, rows) = read(&bytes, "colle.csv");

    assert!(matches!(
        format,
        Format::Text(TextFormat {
            encoding: Encoding::Mixed,
            ..
        })
    ));
    assert_eq!(cells(&rows)[0][1], "l’été à l’hôpital");
    assert_eq!(cells(&rows)[2][1], "l’été fini");
}

#[test]
fn every_separator_is_found() {
    for (separator, byte) in [
        (Separator::Comma, ','),
        (Separator::Semicolon, ';'),
        (Separator::Tab, '\t'),
        (Separator::Pipe, '|'),
    ] {
        let text = format!("lieu{byte}texte\nA{byte}\"un{byte} deux\"\nB{byte}trois\n");

        let format = text_format_of(text.as_bytes(), "a.csv");

        assert_eq!(format.separator, separator);
    }
}

#[test]
fn commas_inside_semicolon_files_do_not_mislead() {
    let text = "id;texte\n1;un, deux, trois\n2;un, deux, trois\n3;un, deux, trois\n";

    assert_eq!(text_format_of(text.as_bytes(), "a.csv").separator, Separator::Semicolon);
}

#[test]
fn one_column_of_text_is_one_column_with_its_empty_answers() {
    let text = "Commentaires\nTrès bien, merci, à bientôt\n\nRAS\n\n\n";

    let (format, header, rows) = read(text.as_bytes(), "avis.csv");

    assert!(matches!(
        format,
        Format::Text(TextFormat {
            separator: Separator::None,
            ..
        })
    ));
    assert_eq!(header, ["Commentaires"]);
    assert_eq!(cells(&rows), [["Très bien, merci, à bientôt"], [""], ["RAS"]]);
    assert_eq!(rows[2].as_ref().map(|row| row.line), Ok(4));
}

#[test]
fn one_column_keeps_cells_of_several_lines_however_few_are_quoted() {
    let text = "avis\n\"Un repas froid.\n\nUne soupe \"\"tiède\"\", puis rien.\nMerci.\"\nRien à dire\nDes draps propres\nTout va bien\n\"Trop long,\nvraiment\"\n";

    let (_, header, rows) = read(text.as_bytes(), "avis.csv");

    assert_eq!(header, ["avis"]);
    assert_eq!(
        cells(&rows).concat(),
        [
            "Un repas froid.\n\nUne soupe \"tiède\", puis rien.\nMerci.",
            "Rien à dire",
            "Des draps propres",
            "Tout va bien",
            "Trop long,\nvraiment"
        ]
    );
}

#[test]
fn lines_that_only_begin_with_a_citation_stay_as_they_are() {
    let text = "avis\n\"Revenez demain\" nous dit-on\nRien à dire\n\"Patientez\", puis plus rien\n";

    let (_, _, rows) = read(text.as_bytes(), "avis.txt");

    assert_eq!(
        cells(&rows).concat(),
        [
            "\"Revenez demain\" nous dit-on",
            "Rien à dire",
            "\"Patientez\", puis plus rien"
        ]
    );
}

#[test]
fn a_table_without_names_gets_letters() {
    let text = "12;2026-01-03;Très bien\n13;2026-01-04;Bien\n";

    let (format, header, rows) = read(text.as_bytes(), "a.csv");

    assert!(!format.headers());
    assert_eq!(header, ["A", "B", "C"]);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].as_ref().map(|row| row.line), Ok(1));
}

#[test]
fn names_are_trimmed_completed_and_made_distinct() {
    let text = "id; Pays  Typologie ;;id\n1;2;3;4\n";

    let (_, header, _) = read(text.as_bytes(), "a.csv");

    assert_eq!(header, ["id", "Pays Typologie", "C", "id (2)"]);
}

#[test]
fn titles_above_the_table_are_left_out() {
    let text = "Export du 12 mars\n\nid;texte;lieu\n1;a;b\n2;c;d\n3;e;f\n";

    let (format, header, rows) = read(text.as_bytes(), "a.csv");

    assert!(matches!(format, Format::Text(TextFormat { skip: 1, .. })));
    assert_eq!(header, ["id", "texte", "lieu"]);
    assert_eq!(rows[0].as_ref().map(|row| row.line), Ok(4));
}

#[test]
fn lines_are_physical_lines_where_records_start() {
    let text = "id,texte\r\n1,\"un\r\ndeux \"\"cité\"\"\r\ntrois\"\r\n2,suite\r\n";

    let (_, _, rows) = read(text.as_bytes(), "a.csv");

    assert_eq!(cells(&rows)[0][1], "un\r\ndeux \"cité\"\r\ntrois");
    let lines: Vec<u64> = rows.iter().flatten().map(|row| row.line).collect();
    assert_eq!(lines, [2, 5]);
}

#[test]
fn quotes_inside_a_quoted_cell_that_were_not_doubled_are_kept() {
    let text = "id;texte\n1;\"il a dit \"bonjour\" et merci\"\n2;\"fin\" \n";

    let (_, _, rows) = read(text.as_bytes(), "a.csv");

    assert_eq!(cells(&rows)[0][1], "il a dit \"bonjour\" et merci");
    assert_eq!(cells(&rows)[1][1], "fin");
}

#[test]
fn a_format_survives_storage_and_can_be_corrected() {
    let format = sniff(FRENCH.as_bytes(), "a.csv").expect("a table");

    let stored = serde_json::to_string(&format).expect("JSON");
    let back: Format = serde_json::from_str(&stored).expect("a format");

    assert_eq!(back, format);
    assert!(stored.contains("\"kind\":\"text\""));
    assert!(!back.with_headers(false).headers());
}
