//! Reads the rows of an XLSX workbook: dates as ISO text, formulas as their last value.

use std::vec::IntoIter;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::problem::{RowProblem, TableProblem};
use super::text_rows::Record;
use super::{Limits, Source, WorkbookFormat, zip_guard};

/// Rows that are enough to see whether the first names the columns.
const SAMPLE: usize = 50;

/// The rows of one sheet, held in memory.
pub(super) struct Workbook {
    rows: IntoIter<SheetRow>,
    total: usize,
    max_cell_bytes: usize,
    /// Cells of the header, once known.
    pub(super) expected: Option<usize>,
}

struct SheetRow {
    number: u64,
    cells: Vec<String>,
}

impl Workbook {
    /// Checks and opens the sheet that the format names.
    pub(super) fn open(
        source: Box<dyn Source>,
        format: &WorkbookFormat,
        limits: &Limits,
    ) -> Result<Self, TableProblem> {
        let mut book = open(source, limits)?;
        let sheet = sheet(&book, format)?;
        let rows = read_rows(&mut book, &sheet, limits, usize::MAX)?;
        Ok(Workbook {
            total: rows.len(),
            rows: rows.into_iter(),
            max_cell_bytes: limits.max_cell_bytes,
            expected: None,
        })
    }

    /// The next row that holds something.
    pub(super) fn next_record(&mut self) -> Option<Result<Record, RowProblem>> {
        let SheetRow { number, mut cells } = self.rows.next()?;
        if cells.iter().any(|cell| cell.contains('\0')) {
            return Some(Err(RowProblem::NulByte { line: number }));
        }
        let limit = self.max_cell_bytes;
        if cells.iter().any(|cell| cell.len() > limit) {
            return Some(Err(RowProblem::CellTooLong { line: number, limit }));
        }
        // A sheet stores no empty cell at the end of a row: a short row is not a wrong one.
        if let Some(expected) = self.expected
            && cells.len() < expected
        {
            cells.resize(expected, String::new());
        }
        Some(Ok(Record {
            line: number,
            width: cells.len(),
            cells,
        }))
    }

    pub(super) fn progress(&self) -> f64 {
        if self.total == 0 {
            return 1.0;
        }
        1.0 - self.rows.len() as f64 / self.total as f64
    }
}

/// The format with its sheet named, and the sheet's first rows.
pub(super) fn look(
    source: Box<dyn Source>,
    format: &WorkbookFormat,
    limits: &Limits,
) -> Result<(WorkbookFormat, Vec<Vec<String>>), TableProblem> {
    let mut book = open(source, limits)?;
    let sheet = sheet(&book, format)?;
    let rows: Vec<Vec<String>> = read_rows(&mut book, &sheet, limits, SAMPLE)?
        .into_iter()
        .map(|row| row.cells)
        .collect();
    if rows.is_empty() {
        return Err(TableProblem::EmptyFile);
    }
    // A title over the table is a row of one cell over rows of many.
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let skip = rows
        .iter()
        .take(10)
        .take_while(|row| widest > 2 && filled(row) == 1)
        .count();
    let format = WorkbookFormat {
        sheet: Some(sheet),
        skip: u32::try_from(skip).unwrap_or(0),
        headers: format.headers,
    };
    Ok((format, rows.into_iter().skip(skip).collect()))
}

/// The names of the visible sheets.
pub(super) fn sheet_names(source: Box<dyn Source>, limits: &Limits) -> Result<Vec<String>, TableProblem> {
    Ok(visible_sheets(&open(source, limits)?))
}

type Book = Xlsx<Box<dyn Source>>;

fn open(mut source: Box<dyn Source>, limits: &Limits) -> Result<Book, TableProblem> {
    let total = super::rows::rewind(source.as_mut())?;
    zip_guard::check(source.as_mut(), total, limits)?;
    super::rows::rewind(source.as_mut())?;
    Xlsx::new(source).map_err(problem)
}

fn problem(error: XlsxError) -> TableProblem {
    match error {
        XlsxError::Password => TableProblem::EncryptedWorkbook,
        XlsxError::WorksheetNotFound(_) => TableProblem::SheetNotFound,
        _ => TableProblem::BrokenWorkbook,
    }
}

fn visible_sheets(book: &Book) -> Vec<String> {
    book.sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect()
}

fn sheet(book: &Book, format: &WorkbookFormat) -> Result<String, TableProblem> {
    match &format.sheet {
        Some(name) => Ok(name.clone()),
        None => visible_sheets(book)
            .into_iter()
            .next()
            .ok_or(TableProblem::SheetNotFound),
    }
}

/// Reads up to `most` rows that hold something, cell by cell: a sheet that claims a million columns costs nothing.
fn read_rows(book: &mut Book, sheet: &str, limits: &Limits, most: usize) -> Result<Vec<SheetRow>, TableProblem> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(problem)?;
    let mut rows: Vec<SheetRow> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(problem)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let column = column as usize;
        if column >= limits.max_columns {
            return Err(TableProblem::TooManyColumns {
                found: column + 1,
                limit: limits.max_columns,
            });
        }
        let number = u64::from(row) + 1;
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.len() == most {
                break;
            }
            rows.push(SheetRow {
                number,
                cells: Vec::new(),
            });
        }
        if let Some(last) = rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            last.cells[column] = text;
        }
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// `2026-03-05`, `2026-03-05T14:30:00`, `14:30:00`, or hours of a duration as `26:30:00`.
fn moment_text(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() {
        let seconds = (days * 86_400.0).round() as i64;
        let (sign, seconds) = if seconds < 0 { ("-", -seconds) } else { ("", seconds) };
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return format!("{sign}{hours:02}:{minutes:02}:{seconds:02}");
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if (0.0..1.0).contains(&days) {
        time
    } else if time == "00:00:00" {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}
