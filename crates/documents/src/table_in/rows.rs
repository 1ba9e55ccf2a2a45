//! The rows of a file of either kind, with the names of their columns.

use std::io::{Read, SeekFrom};

use super::census::Census;
use super::header::{column_names, letters, looks_like_header};
use super::problem::{RowProblem, TableProblem};
use super::text_rows::{Record, Records};
use super::workbook::{self, Workbook};
use super::{Format, HEAD_BYTES, Limits, Row, Source, sniff_with};

/// The rows of a file, one by one: those that can be used, and why the others can't.
///
/// A text file is read as the rows are asked for, in memory that does not grow with the file. A workbook is held
/// whole, within [`Limits::max_inflated_bytes`].
pub struct Rows {
    header: Vec<String>,
    inner: Inner,
    first: Option<Record>,
    total: u64,
}

enum Inner {
    Text(Box<Records>),
    Workbook(Workbook),
}

/// Opens a file to read its rows in the given format.
///
/// # Errors
/// The file is empty, its header can't be used, or its workbook is refused; see [`TableProblem`].
pub fn rows(mut source: Box<dyn Source>, format: &Format, limits: &Limits) -> Result<Rows, TableProblem> {
    let total = rewind(source.as_mut())?;
    let skip = match format {
        Format::Text(text) => text.skip,
        Format::Workbook(workbook) => workbook.skip,
    };
    let mut inner = match format {
        Format::Text(text) => Inner::Text(Box::new(Records::new(source, text, limits))),
        Format::Workbook(book) => Inner::Workbook(Workbook::open(source, book, limits)?),
    };
    for _ in 0..skip {
        inner.next_record();
    }
    let first = match inner.next_record() {
        None => return Err(TableProblem::EmptyFile),
        Some(Err(problem)) => return Err(TableProblem::BadHeader { problem }),
        Some(Ok(record)) => record,
    };
    if first.width > limits.max_columns {
        return Err(TableProblem::TooManyColumns {
            found: first.width,
            limit: limits.max_columns,
        });
    }
    inner.expect(first.width);
    if !format.headers() {
        return Ok(Rows {
            header: (0..first.width).map(letters).collect(),
            inner,
            first: Some(first),
            total,
        });
    }
    if first.cells.iter().all(|cell| cell.trim().is_empty()) {
        return Err(TableProblem::NoHeader);
    }
    Ok(Rows {
        header: column_names(&first.cells),
        inner,
        first: None,
        total,
    })
}

/// Says what a file is by looking through the whole of it: the encoding is that of all its bytes, and a workbook's
/// sheet and header are looked at. Memory does not grow with a text file.
///
/// # Errors
/// The file is empty, something else than a table, or a workbook that is refused; see [`TableProblem`].
pub fn examine(mut source: Box<dyn Source>, file_name: &str, limits: &Limits) -> Result<Format, TableProblem> {
    let total = rewind(source.as_mut())?;
    let mut head = Vec::new();
    read_some(source.as_mut(), HEAD_BYTES, &mut head)?;
    let mut census = Census::of(&head);
    if !head.starts_with(b"PK") {
        let mut piece = Vec::new();
        loop {
            read_some(source.as_mut(), HEAD_BYTES, &mut piece)?;
            if piece.is_empty() {
                break;
            }
            census.add(&piece);
        }
    }
    match sniff_with(&head, file_name, &census, head.len() as u64 == total)? {
        Format::Workbook(book) => {
            let (found, sample) = workbook::look(source, &book, limits)?;
            Ok(Format::Workbook(found).with_headers(looks_like_header(&sample)))
        }
        text => Ok(text),
    }
}

/// The names of a workbook's visible sheets, in their order.
///
/// # Errors
/// The workbook is refused; see [`TableProblem`].
pub fn sheets(mut source: Box<dyn Source>, limits: &Limits) -> Result<Vec<String>, TableProblem> {
    rewind(source.as_mut())?;
    workbook::sheet_names(source, limits)
}

/// Goes back to the beginning and says how long the source is, in bytes.
pub(super) fn rewind(source: &mut dyn Source) -> Result<u64, TableProblem> {
    let total = source.seek(SeekFrom::End(0)).map_err(|_| TableProblem::Unreadable)?;
    source.rewind().map_err(|_| TableProblem::Unreadable)?;
    Ok(total)
}

fn read_some(source: &mut dyn Source, most: usize, into: &mut Vec<u8>) -> Result<(), TableProblem> {
    into.clear();
    source
        .take(most as u64)
        .read_to_end(into)
        .map_err(|_| TableProblem::Unreadable)?;
    Ok(())
}

impl Inner {
    fn next_record(&mut self) -> Option<Result<Record, RowProblem>> {
        match self {
            Inner::Text(records) => records.next_record(),
            Inner::Workbook(workbook) => workbook.next_record(),
        }
    }

    fn expect(&mut self, width: usize) {
        match self {
            Inner::Text(records) => records.expected = Some(width),
            Inner::Workbook(workbook) => workbook.expected = Some(width),
        }
    }
}

impl Rows {
    /// The columns' names, distinct and never empty; letters as in a spreadsheet where the file names none.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// How much of the file was read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.inner {
            Inner::Text(records) if self.total > 0 => records.bytes_read as f64 / self.total as f64,
            Inner::Text(_) => 1.0,
            Inner::Workbook(workbook) => workbook.progress(),
        }
    }

    /// Bytes of a text file held at this moment.
    #[cfg(test)]
    pub(super) fn held_bytes(&self) -> usize {
        match &self.inner {
            Inner::Text(records) => records.held_bytes(),
            Inner::Workbook(_) => 0,
        }
    }
}

impl Iterator for Rows {
    type Item = Result<Row, RowProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = match self.first.take() {
            Some(first) => first,
            None => match self.inner.next_record()? {
                Ok(record) => record,
                Err(problem) => return Some(Err(problem)),
            },
        };
        let expected = self.header.len();
        if record.width != expected {
            return Some(Err(RowProblem::Ragged {
                line: record.line,
                expected,
                found: record.width,
            }));
        }
        Some(Ok(Row {
            line: record.line,
            cells: record.cells,
        }))
    }
}
