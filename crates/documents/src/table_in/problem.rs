//! What can be wrong with a dropped file or with one of its rows, as codes that can be translated.
//!
//! A problem never carries what a cell says: it may be shown, logged and stored.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file can't be read as a table at all.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum TableProblem {
    /// Nothing in it, or only blanks.
    #[error("the file is empty")]
    EmptyFile,
    /// The row that should name the columns names none.
    #[error("the first row names no column")]
    NoHeader,
    /// The row that should name the columns is itself refused.
    #[error("the row of column names can't be read: {problem}")]
    BadHeader {
        /// What is wrong with that row.
        problem: RowProblem,
    },
    /// Something else than a table.
    #[error("this is not a table ({looks_like})")]
    NotATable {
        /// What it is, as a short code: `pdf`, `image`, `html`, `xml`, `json`, `word`, `opendocument`, `zip`, `rtf`, `binary`.
        looks_like: String,
    },
    /// More columns than we take.
    #[error("{found} columns, at most {limit} are taken")]
    TooManyColumns {
        /// Columns found.
        found: usize,
        /// Columns that we take.
        limit: usize,
    },
    /// A workbook that asks for a password.
    #[error("the workbook is encrypted")]
    EncryptedWorkbook,
    /// A workbook in the format of before 2007.
    #[error("the workbook is in the old XLS format")]
    OldWorkbook,
    /// A workbook that grows without measure when it is opened.
    #[error("the workbook inflates beyond {limit} bytes")]
    ZipBomb {
        /// The measure that it went over, in bytes.
        limit: u64,
    },
    /// A workbook made of too many files.
    #[error("the workbook holds {found} files, at most {limit} are taken")]
    TooManyEntries {
        /// Files found.
        found: usize,
        /// Files that we take.
        limit: usize,
    },
    /// A workbook that is damaged.
    #[error("the workbook is damaged")]
    BrokenWorkbook,
    /// The sheet asked for is not in the workbook, or the workbook has no sheet.
    #[error("the sheet is not in the workbook")]
    SheetNotFound,
    /// The file could not be read from where it is kept.
    #[error("the file could not be read")]
    Unreadable,
}

impl TableProblem {
    /// The id of its message.
    pub fn message(&self) -> String {
        format!("table-{}", self.code())
    }

    /// The stable code to translate by, the same as in the serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            TableProblem::EmptyFile => "empty-file",
            TableProblem::NoHeader => "no-header",
            TableProblem::BadHeader { .. } => "bad-header",
            TableProblem::NotATable { .. } => "not-a-table",
            TableProblem::TooManyColumns { .. } => "too-many-columns",
            TableProblem::EncryptedWorkbook => "encrypted-workbook",
            TableProblem::OldWorkbook => "old-workbook",
            TableProblem::ZipBomb { .. } => "zip-bomb",
            TableProblem::TooManyEntries { .. } => "too-many-entries",
            TableProblem::BrokenWorkbook => "broken-workbook",
            TableProblem::SheetNotFound => "sheet-not-found",
            TableProblem::Unreadable => "unreadable",
        }
    }

    /// Names and values for the translated sentence.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            TableProblem::BadHeader { problem } => {
                let mut args = problem.args();
                args.push(("problem", problem.code().to_owned()));
                args
            }
            TableProblem::NotATable { looks_like } => vec![("looks_like", looks_like.clone())],
            TableProblem::TooManyColumns { found, limit } | TableProblem::TooManyEntries { found, limit } => {
                vec![("found", found.to_string()), ("limit", limit.to_string())]
            }
            TableProblem::ZipBomb { limit } => vec![("limit", limit.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Why one row was refused. The reading goes on after it.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum RowProblem {
    /// Not as many cells as the header.
    #[error("line {line}: {expected} cells expected, {found} found")]
    Ragged {
        /// Where the row starts.
        line: u64,
        /// Cells of the header.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// A quote opens a cell and nothing closes it. The reading starts again on the next line.
    #[error("line {line}: the quote opened here is never closed")]
    QuoteNeverClosed {
        /// Where the quote opens.
        line: u64,
    },
    /// A cell longer than we take.
    #[error("line {line}: a cell is over {limit} bytes")]
    CellTooLong {
        /// Where the row starts.
        line: u64,
        /// The longest that we take, in bytes.
        limit: usize,
    },
    /// No end of row within what we are ready to look through.
    #[error("line {line}: the row is over {limit} bytes")]
    RowTooLong {
        /// Where the row starts.
        line: u64,
        /// How far we look, in bytes.
        limit: usize,
    },
    /// A NUL byte: the file is damaged there, or is not text.
    #[error("line {line}: a NUL byte")]
    NulByte {
        /// Where the byte stands.
        line: u64,
    },
    /// Bytes that mean nothing in the chosen encoding.
    #[error("line {line}: bytes that are not in the file's encoding")]
    Undecodable {
        /// Where the bytes stand.
        line: u64,
    },
    /// The file stopped answering. Nothing comes after this one.
    #[error("line {line}: the file could not be read further")]
    Unreadable {
        /// Where the reading stopped.
        line: u64,
    },
}

impl RowProblem {
    /// Every code, for whoever keeps them beside others.
    pub const CODES: [&'static str; 7] = [
        "ragged",
        "quote-never-closed",
        "cell-too-long",
        "row-too-long",
        "nul-byte",
        "undecodable",
        "unreadable",
    ];

    /// The id of its message.
    pub fn message(&self) -> String {
        format!("table-line-{}", self.code())
    }

    /// The stable code to translate by, the same as in the serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            RowProblem::Ragged { .. } => "ragged",
            RowProblem::QuoteNeverClosed { .. } => "quote-never-closed",
            RowProblem::CellTooLong { .. } => "cell-too-long",
            RowProblem::RowTooLong { .. } => "row-too-long",
            RowProblem::NulByte { .. } => "nul-byte",
            RowProblem::Undecodable { .. } => "undecodable",
            RowProblem::Unreadable { .. } => "unreadable",
        }
    }

    /// The physical line to look at, starting at 1.
    pub fn line(&self) -> u64 {
        match self {
            RowProblem::Ragged { line, .. }
            | RowProblem::QuoteNeverClosed { line }
            | RowProblem::CellTooLong { line, .. }
            | RowProblem::RowTooLong { line, .. }
            | RowProblem::NulByte { line }
            | RowProblem::Undecodable { line }
            | RowProblem::Unreadable { line } => *line,
        }
    }

    /// Names and values for the translated sentence.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("line", self.line().to_string())];
        match self {
            RowProblem::Ragged { expected, found, .. } => {
                args.push(("expected", expected.to_string()));
                args.push(("found", found.to_string()));
            }
            RowProblem::CellTooLong { limit, .. } | RowProblem::RowTooLong { limit, .. } => {
                args.push(("limit", limit.to_string()));
            }
            _ => {}
        }
        args
    }
}
