//! Writes CSV line by line, so that a large export is never held whole.

use super::{Cell, Column, Table, could_be_formula};

/// How a CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// Between two cells: `;` or `,`.
    pub separator: char,
    /// The mark of decimals: `,` or `.`.
    pub decimal_mark: char,
    /// Whether the file starts with a UTF-8 mark, without which Excel misreads accents.
    pub mark: bool,
}

impl CsvStyle {
    /// What a French Excel opens well: `;`, decimal comma, UTF-8 mark.
    pub const FRENCH: CsvStyle = CsvStyle {
        separator: ';',
        decimal_mark: ',',
        mark: true,
    };

    /// What programs and English spreadsheets expect: `,`, decimal point, no mark.
    pub const PLAIN: CsvStyle = CsvStyle {
        separator: ',',
        decimal_mark: '.',
        mark: false,
    };

    /// That of a reader of a language: `fr` or another.
    #[must_use]
    pub fn of(lang: &str) -> CsvStyle {
        if lang == "fr" { Self::FRENCH } else { Self::PLAIN }
    }
}

/// Writes the lines of one CSV. The caller sends the bytes as they come and may empty the buffer between two lines.
#[derive(Debug, Clone, Copy)]
pub struct CsvLines {
    style: CsvStyle,
}

impl CsvLines {
    /// Lines in this style.
    pub fn new(style: CsvStyle) -> Self {
        CsvLines { style }
    }

    /// Appends the beginning of the file: the mark, if any, and the columns' names.
    pub fn header(&self, columns: &[Column], out: &mut Vec<u8>) {
        if self.style.mark {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        self.line(columns.iter(), out, |column, text| text.push_str(&safe(&column.name)));
    }

    /// Appends one row. Text that a spreadsheet could run gets an apostrophe before it.
    pub fn row(&self, cells: &[Cell], out: &mut Vec<u8>) {
        self.line(cells.iter(), out, |cell, text| self.cell(cell, text));
    }

    fn line<T>(&self, cells: impl Iterator<Item = T>, out: &mut Vec<u8>, write: impl Fn(T, &mut String)) {
        let mut text = String::new();
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                out.extend_from_slice(self.style.separator.encode_utf8(&mut [0; 4]).as_bytes());
            }
            text.clear();
            write(cell, &mut text);
            self.quote(&text, place == 0, out);
        }
        out.extend_from_slice(b"\r\n");
    }

    fn cell(&self, cell: &Cell, text: &mut String) {
        match cell {
            Cell::Empty => {}
            Cell::Text(words) => text.push_str(&safe(words)),
            Cell::Integer(number) => text.push_str(&number.to_string()),
            Cell::Decimal(number) if !number.is_finite() => {}
            Cell::Decimal(number) => {
                let mark = self.style.decimal_mark.encode_utf8(&mut [0; 4]).to_owned();
                text.push_str(&number.to_string().replace('.', &mark));
            }
            Cell::Date(date) => text.push_str(&date.to_string()),
            Cell::Moment(moment) => text.push_str(&moment.strftime("%Y-%m-%dT%H:%M:%S").to_string()),
        }
    }

    fn quote(&self, text: &str, first: bool, out: &mut Vec<u8>) {
        let needed = text.contains(['"', '\r', '\n', self.style.separator])
            || text.starts_with([' ', '\t'])
            || text.ends_with([' ', '\t'])
            // An empty first cell alone on its line would read as a blank line.
            || (first && text.is_empty());
        if needed {
            out.push(b'"');
            out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(text.as_bytes());
        }
    }
}

/// The text with an apostrophe before it when a spreadsheet could take it for a formula.
fn safe(text: &str) -> std::borrow::Cow<'_, str> {
    if could_be_formula(text) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// The whole table as CSV, for tables that are small enough to hold.
pub fn csv(table: &Table, style: CsvStyle) -> Vec<u8> {
    let lines = CsvLines::new(style);
    let mut out = Vec::new();
    lines.header(&table.columns, &mut out);
    for row in &table.rows {
        lines.row(row, &mut out);
    }
    out
}
