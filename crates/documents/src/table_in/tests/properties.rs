//! What must hold for any bytes and any table.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Reads everything that can be read; what matters is that it ends.
fn drain(bytes: &[u8], format: &Format) -> usize {
    let limits = Limits {
        max_cell_bytes: 64,
        max_record_bytes: 256,
        ..Limits::default()
    };
    rows(source(bytes), format, &limits).map_or(0, Iterator::count)
}

fn any_format() -> impl Strategy<Value = Format> {
    let encodings = proptest::sample::select(Encoding::ALL.to_vec());
    let separators = proptest::sample::select(Separator::ALL.to_vec());
    (encodings, separators, any::<bool>(), any::<bool>(), 0u32..3).prop_map(
        |(encoding, separator, quoted, headers, skip)| {
            Format::Text(TextFormat {
                encoding,
                separator,
                quoted,
                skip,
                headers,
            })
        },
    )
}

/// Bytes in which quotes, separators and line ends are frequent.
fn busy_bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => proptest::sample::select(b"\";,\t|\r\n a=\0".to_vec()),
        1 => any::<u8>(),
    ];
    vec(byte, 0..2_000)
}

proptest! {
    #[test]
    fn no_bytes_make_sniffing_panic(bytes in vec(any::<u8>(), 0..2_000), name in ".{0,12}") {
        let _ = sniff(&bytes, &name);
        let _ = examine(source(&bytes), &name, &Limits::default());
    }

    #[test]
    fn no_bytes_make_reading_panic_or_hang(bytes in busy_bytes(), format in any_format()) {
        let count = drain(&bytes, &format);

        prop_assert!(count <= bytes.len() + 1);
    }

    #[test]
    fn no_bytes_after_a_zip_mark_make_reading_panic(tail in vec(any::<u8>(), 0..500)) {
        let bytes = [b"PK\x03\x04xl/".as_slice(), &tail].concat();
        let format = Format::Workbook(WorkbookFormat { sheet: None, skip: 0, headers: true });

        prop_assert_eq!(drain(&bytes, &format), 0);
    }

    #[test]
    fn lines_only_grow(bytes in busy_bytes(), format in any_format()) {
        let Ok(rows) = rows(source(&bytes), &format, &Limits::default()) else { return Ok(()); };
        let lines: Vec<u64> = rows
            .map(|row| row.map_or_else(|problem| problem.line(), |row| row.line))
            .collect();

        prop_assert!(lines.iter().all(|line| *line >= 1));
        let starts_in_order = lines.windows(2).all(|pair| pair[0] <= pair[1]);
        prop_assert!(starts_in_order, "{:?}", lines);
    }

    #[test]
    fn what_another_writer_wrote_is_read_back(
        table in vec(vec("[^\0\u{feff}]{0,20}", 3), 1..12),
        separator in proptest::sample::select(vec![Separator::Comma, Separator::Semicolon, Separator::Tab, Separator::Pipe]),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator.byte().expect("a separator"))
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        writer.write_record(["un", "deux", "trois"]).expect("written");
        for row in &table {
            writer.write_record(row).expect("written");
        }
        let bytes = writer.into_inner().expect("bytes");
        let format = Format::Text(TextFormat { encoding: Encoding::Utf8, separator, quoted: true, skip: 0, headers: true });

        let rows: Vec<_> = rows(source(&bytes), &format, &Limits::default()).expect("rows").collect();

        let wanted: Vec<Vec<String>> = table
            .into_iter()
            .filter(|row| row.iter().any(|cell| !cell.bytes().all(|byte| byte.is_ascii_whitespace())))
            .collect();
        prop_assert_eq!(cells(&rows), wanted);
    }
}
