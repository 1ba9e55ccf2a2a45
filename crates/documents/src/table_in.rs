//! Reads the tabular file that a person dropped: finds out what it is, then gives its rows one by one.

mod census;
mod decode;
mod encoding;
mod header;
mod kind;
mod layout;
mod problem;
mod record;
mod rows;
mod text_rows;
mod workbook;
mod zip_guard;

pub use encoding::Encoding;
pub use problem::{RowProblem, TableProblem};
pub use rows::{Rows, examine, rows, sheets};

use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};

use census::Census;
use kind::Kind;

/// Where the bytes of a dropped file come from: an open file, or bytes in memory inside a `Cursor`.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// What was found out about a file. It can be stored, shown, and corrected by the person before reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Format {
    /// Characters with separators: CSV, TSV and their cousins.
    Text(TextFormat),
    /// An XLSX workbook.
    Workbook(WorkbookFormat),
}

impl Format {
    /// Whether the first row that is read names the columns.
    pub fn headers(&self) -> bool {
        match self {
            Format::Text(text) => text.headers,
            Format::Workbook(workbook) => workbook.headers,
        }
    }

    /// The same format with the person's own word on whether the first row names the columns.
    pub fn with_headers(mut self, headers: bool) -> Self {
        match &mut self {
            Format::Text(text) => text.headers = headers,
            Format::Workbook(workbook) => workbook.headers = headers,
        }
        self
    }
}

/// How a text file is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFormat {
    /// How bytes become characters.
    pub encoding: Encoding,
    /// What stands between two cells.
    pub separator: Separator,
    /// Whether `"` surrounds cells that hold separators or line ends.
    pub quoted: bool,
    /// Records to leave out before the header: titles and notes that some exports put on top.
    pub skip: u32,
    /// Whether the first record that is read names the columns.
    pub headers: bool,
}

/// How a workbook is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookFormat {
    /// The sheet's name; `None` is the first visible sheet.
    pub sheet: Option<String>,
    /// Rows that hold something to leave out before the header.
    pub skip: u32,
    /// Whether the first row that is read names the columns.
    pub headers: bool,
}

/// What stands between two cells of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tabulation.
    Tab,
    /// `|`
    Pipe,
    /// Nothing: each line is one cell.
    None,
}

impl Separator {
    /// Every choice, for a list that a person picks from.
    pub const ALL: [Separator; 5] = [
        Separator::Semicolon,
        Separator::Comma,
        Separator::Tab,
        Separator::Pipe,
        Separator::None,
    ];

    /// The byte itself; `None` when a line is one cell.
    pub fn byte(self) -> Option<u8> {
        match self {
            Separator::Comma => Some(b','),
            Separator::Semicolon => Some(b';'),
            Separator::Tab => Some(b'\t'),
            Separator::Pipe => Some(b'|'),
            Separator::None => None,
        }
    }
}

/// How much of a file we are ready to take. The defaults suit a person's own file on a small server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest cell that is taken, in bytes of UTF-8.
    pub max_cell_bytes: usize,
    /// How far we look for the end of a record before giving it up, in bytes of UTF-8. It bounds the memory used.
    pub max_record_bytes: usize,
    /// Most columns that a header may have.
    pub max_columns: usize,
    /// Most bytes that a workbook may hold once inflated.
    pub max_inflated_bytes: u64,
    /// Most times that a workbook may grow when inflated.
    pub max_ratio: u64,
    /// Most files inside a workbook.
    pub max_entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_cell_bytes: 1 << 20,
            max_record_bytes: 8 << 20,
            max_columns: 1_000,
            max_inflated_bytes: 256 << 20,
            max_ratio: 200,
            max_entries: 2_000,
        }
    }
}

/// One row of the table, with as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file where the row starts, or its number in the sheet; the first is 1.
    pub line: u64,
    /// The cells as text. Dates of a workbook are in ISO 8601, its formulas are their last value.
    pub cells: Vec<String>,
}

/// Bytes of a file's beginning that are enough for [`sniff`].
pub const HEAD_BYTES: usize = 256 * 1024;

/// Says what a file is from its first bytes ([`HEAD_BYTES`] are enough) and its name.
///
/// [`examine`] is surer where the whole file is at hand: accents that come late decide the encoding too, and a
/// workbook's sheets can be looked into.
///
/// # Errors
/// The file is empty, is something else than a table, or is a workbook that can't be read (old or encrypted).
pub fn sniff(head: &[u8], file_name: &str) -> Result<Format, TableProblem> {
    sniff_with(head, file_name, &Census::of(head), head.len() < HEAD_BYTES)
}

fn sniff_with(head: &[u8], file_name: &str, census: &Census, whole: bool) -> Result<Format, TableProblem> {
    match kind::kind_of(head, file_name, census)? {
        Kind::Workbook => Ok(Format::Workbook(WorkbookFormat {
            sheet: None,
            skip: 0,
            headers: true,
        })),
        Kind::Text => layout::text_format(head, file_name, census.encoding(), whole).map(Format::Text),
    }
}

#[cfg(test)]
mod tests;
