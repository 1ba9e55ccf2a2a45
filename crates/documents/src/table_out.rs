//! Tables that leave the product, as CSV or as a workbook, safe to open in a spreadsheet.

mod csv;
mod xlsx;

pub use csv::{CsvLines, CsvStyle, csv};
pub use xlsx::{TableOutProblem, xlsx};

use jiff::civil::{Date, DateTime};

/// A table with typed cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the table shows: the workbook's title and its sheet's name.
    pub title: String,
    /// The language of its words, as a BCP 47 tag: `fr`, `en`.
    pub lang: String,
    /// The day it was made; passed in, so that the same table gives the same bytes.
    pub made_on: Date,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows from top to bottom, each as wide as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the reader's language.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of this name and kind.
    pub fn new(name: impl Into<String>, kind: ColumnKind) -> Self {
        Column {
            name: name.into(),
            kind,
        }
    }
}

/// What a column holds: its width and its number format in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words: a name, a place, a state.
    Text,
    /// Whole sentences, which wrap.
    LongText,
    /// Counts.
    Integer,
    /// Other numbers.
    Decimal,
    /// Shares, held as fractions: 0.18 is 18 %.
    Share,
    /// Days.
    Date,
    /// Days with a time.
    Moment,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like: never a formula, never turned into a number.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Another number; one that is not finite counts as nothing.
    Decimal(f64),
    /// A day.
    Date(Date),
    /// A day and a time, in the reader's own time zone.
    Moment(DateTime),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Cell::Integer(number)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Cell::Decimal(number)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Cell::Date(date)
    }
}

impl From<DateTime> for Cell {
    fn from(moment: DateTime) -> Self {
        Cell::Moment(moment)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Cell::Empty, Into::into)
    }
}

/// Whether a spreadsheet could take this text for a formula or a command.
///
/// A plain number is none: `-12,5` is safe and stays as it is.
fn could_be_formula(text: &str) -> bool {
    // The wide forms are what some Asian spreadsheets take for the narrow ones.
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    dangerous && !is_plain_number(text)
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let points = digits.matches([',', '.']).count();
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && points <= 1
        && digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
}

#[cfg(test)]
mod tests;
