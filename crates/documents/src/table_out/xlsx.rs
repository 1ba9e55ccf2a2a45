//! Writes a workbook of one sheet that opens ready to read: named columns that stay in view, filters, widths, dates.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use thiserror::Error;

use super::{Cell, ColumnKind, Table, could_be_formula};

/// Most rows of a sheet under its header.
const MOST_ROWS: usize = 1_048_575;
/// Most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// Most characters of a cell, as the format counts them (UTF-16).
const MOST_CHARS: usize = 32_767;
/// Says that a text goes on, as everywhere in the product.
const CUT: &str = " (…)";

/// Why a table can't be a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableOutProblem {
    /// More rows or columns than a sheet can hold; CSV has no such limit.
    #[error("a sheet can't hold {rows} rows of {columns} columns")]
    TooLarge {
        /// Rows of the table.
        rows: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// The workbook could not be put together.
    #[error("the workbook could not be written: {0}")]
    Failed(String),
}

impl From<XlsxError> for TableOutProblem {
    fn from(error: XlsxError) -> Self {
        // These errors name limits and options, never what a cell says.
        TableOutProblem::Failed(error.to_string())
    }
}

/// The table as an XLSX workbook. Text is always text; what is longer than a cell may hold ends with "(…)".
///
/// # Errors
/// The table is larger than a sheet can hold.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, TableOutProblem> {
    if table.rows.len() > MOST_ROWS || table.columns.len() > MOST_COLUMNS {
        return Err(TableOutProblem::TooLarge {
            rows: table.rows.len(),
            columns: table.columns.len(),
        });
    }
    let mut book = Workbook::new();
    book.set_properties(&properties(table)?);
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    write_header(sheet, table)?;
    let formats = Formats::new();
    for (row, cells) in (1u32..).zip(&table.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            let kind = table
                .columns
                .get(usize::from(column))
                .map_or(ColumnKind::Text, |column| column.kind);
            write_cell(sheet, (row, column), cell, kind, &formats)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

fn properties(table: &Table) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = excel_day(table.made_on);
    Ok(DocProperties::new()
        .set_title(&table.title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?)
        .set_custom_property("Language", table.lang.as_str()))
}

fn excel_day(date: jiff::civil::Date) -> (u16, u8, u8) {
    (
        u16::try_from(date.year()).unwrap_or(1900),
        u8::try_from(date.month()).unwrap_or(1),
        u8::try_from(date.day()).unwrap_or(1),
    )
}

/// A sheet's name has at most 31 characters and none of `[]:*?/\`, nor an apostrophe at its ends.
fn sheet_name(title: &str) -> String {
    let allowed: String = title
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<&str> = allowed.split_whitespace().collect();
    let mut units = 0;
    let name: String = words
        .join(" ")
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= 31
        })
        .collect();
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    // The format keeps this one name for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        "1".to_owned()
    } else {
        name.to_owned()
    }
}

fn write_header(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (place, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, place, clip(&column.name), &bold)?;
        let by_name = column.name.chars().take(40).count() as f64 + 3.0;
        sheet.set_column_width(place, width(column.kind).max(by_name.min(28.0)))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    if let (Ok(rows), Ok(columns)) = (u32::try_from(table.rows.len()), u16::try_from(table.columns.len()))
        && columns > 0
    {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}

/// In characters of the sheet's own font.
fn width(kind: ColumnKind) -> f64 {
    match kind {
        ColumnKind::Text => 22.0,
        ColumnKind::LongText => 70.0,
        ColumnKind::Integer | ColumnKind::Decimal | ColumnKind::Share => 11.0,
        ColumnKind::Date => 12.0,
        ColumnKind::Moment => 18.0,
    }
}

/// The looks of cells.
struct Formats {
    text: Format,
    long: Format,
    guarded: Format,
    integer: Format,
    decimal: Format,
    share: Format,
    date: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Formats {
            text: top(),
            long: top().set_text_wrap(),
            // The prefix keeps the text a text even when someone edits the cell.
            guarded: top().set_text_wrap().set_quote_prefix(),
            integer: top().set_num_format("#,##0"),
            decimal: top().set_num_format("0.00"),
            share: top().set_num_format("0 %"),
            date: top().set_num_format("yyyy-mm-dd"),
            moment: top().set_num_format("yyyy-mm-dd hh:mm"),
        }
    }

    fn number(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Share => &self.share,
            ColumnKind::Integer => &self.integer,
            ColumnKind::Decimal => &self.decimal,
            _ => &self.text,
        }
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    kind: ColumnKind,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let format = match kind {
                _ if could_be_formula(text) => &formats.guarded,
                ColumnKind::LongText => &formats.long,
                _ => &formats.text,
            };
            sheet.write_string_with_format(row, column, clip(text), format)?;
        }
        Cell::Integer(number) => write_integer(sheet, (row, column), *number, kind, formats)?,
        Cell::Decimal(number) if !number.is_finite() => {}
        Cell::Decimal(number) => {
            sheet.write_number_with_format(row, column, *number, formats.number(kind))?;
        }
        Cell::Date(date) => {
            let (year, month, day) = excel_day(*date);
            match ExcelDateTime::from_ymd(year, month, day) {
                Ok(day) => sheet.write_datetime_with_format(row, column, &day, &formats.date)?,
                Err(_) => sheet.write_string(row, column, date.to_string())?,
            };
        }
        Cell::Moment(moment) => {
            let (year, month, day) = excel_day(moment.date());
            let second = u8::try_from(moment.second()).unwrap_or(0);
            let at = ExcelDateTime::from_ymd(year, month, day).and_then(|day| {
                let hour = u16::try_from(moment.hour()).unwrap_or(0);
                day.and_hms(hour, u8::try_from(moment.minute()).unwrap_or(0), second)
            });
            match at {
                Ok(at) => sheet.write_datetime_with_format(row, column, &at, &formats.moment)?,
                Err(_) => sheet.write_string(row, column, moment.to_string())?,
            };
        }
    }
    Ok(())
}

/// A sheet's numbers are floating: a whole number beyond 2^53 would lose its last digits, so it is written as text.
fn write_integer(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    number: i64,
    kind: ColumnKind,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if number.unsigned_abs() > 1 << 53 {
        sheet.write_string_with_format(row, column, number.to_string(), &formats.text)?;
    } else {
        sheet.write_number_with_format(row, column, number as f64, formats.number(kind))?;
    }
    Ok(())
}

/// The text without what XML can't carry, cut where a cell ends.
fn clip(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    if clean.encode_utf16().count() <= MOST_CHARS {
        return clean;
    }
    let room = MOST_CHARS - CUT.encode_utf16().count();
    let mut units = 0;
    let kept: String = clean
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= room
        })
        .collect();
    kept + CUT
}
