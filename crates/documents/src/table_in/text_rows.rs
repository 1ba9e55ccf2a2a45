//! Reads the rows of a text table in flat memory, whatever the size of the file.

use std::io::Read;

use super::decode::Decoder;
use super::problem::RowProblem;
use super::record::{Cells, Cut, Dialect, cut, line_ends, next_line};
use super::{Limits, Source, TextFormat};

/// Bytes read at a time.
const PIECE: usize = 64 * 1024;

/// A record as it stands in the file, its width not yet judged.
pub(super) struct Record {
    /// Where it starts.
    pub(super) line: u64,
    /// Its cells, all or as many as were asked for.
    pub(super) cells: Vec<String>,
    /// How many cells it has, empty ones at its end aside beyond the expected width.
    pub(super) width: usize,
}

/// Cuts a source into records.
pub(super) struct Records {
    source: Box<dyn Source>,
    decoder: Decoder,
    dialect: Dialect,
    limits: Limits,
    piece: Vec<u8>,
    /// Decoded bytes; those before `at` are done with.
    decoded: Vec<u8>,
    at: usize,
    line: u64,
    source_ended: bool,
    stopped: bool,
    skipping_line: bool,
    cells: Cells,
    /// Blank lines of a one-column table that count as empty cells only if something follows: first line, how many.
    blanks: (u64, u64),
    held: Option<Result<Record, RowProblem>>,
    /// Bytes of the file read so far.
    pub(super) bytes_read: u64,
    /// Cells of the header, once known.
    pub(super) expected: Option<usize>,
}

impl Records {
    pub(super) fn new(source: Box<dyn Source>, format: &TextFormat, limits: &Limits) -> Self {
        Records {
            source,
            decoder: Decoder::new(format.encoding),
            dialect: Dialect {
                separator: format.separator.byte(),
                quoted: format.quoted,
            },
            limits: limits.clone(),
            piece: vec![0; PIECE],
            decoded: Vec::new(),
            at: 0,
            line: 1,
            source_ended: false,
            stopped: false,
            skipping_line: false,
            cells: Cells::default(),
            blanks: (0, 0),
            held: None,
            bytes_read: 0,
            expected: None,
        }
    }

    /// The next record that holds something, or why it is refused; `None` at the end.
    pub(super) fn next_record(&mut self) -> Option<Result<Record, RowProblem>> {
        if let Some(blank) = self.next_blank() {
            return Some(Ok(blank));
        }
        if let Some(held) = self.held.take() {
            return Some(held);
        }
        let found = self.find_record()?;
        if self.blanks.1 > 0 {
            self.held = Some(found);
            return self.next_blank().map(Ok);
        }
        Some(found)
    }

    /// An empty line of a one-column table is an empty answer, once it is known not to be the file's tail.
    fn next_blank(&mut self) -> Option<Record> {
        let (line, left) = self.blanks;
        if left == 0 || self.held.is_none() {
            return None;
        }
        self.blanks = (line + 1, left - 1);
        Some(Record {
            line,
            cells: vec![String::new()],
            width: 1,
        })
    }

    fn find_record(&mut self) -> Option<Result<Record, RowProblem>> {
        loop {
            if self.stopped {
                return None;
            }
            if self.skipping_line && !self.skip_line() {
                if let Err(problem) = self.fill() {
                    return Some(Err(problem));
                }
                continue;
            }
            let rest = &self.decoded[self.at..];
            match cut(rest, self.source_ended, self.dialect, &mut self.cells) {
                Cut::End => {
                    self.stopped = true;
                    return None;
                }
                Cut::More { open_quote } if rest.len() > self.limits.max_record_bytes => {
                    return Some(Err(self.give_up(open_quote)));
                }
                Cut::More { .. } => {
                    if let Err(problem) = self.fill() {
                        return Some(Err(problem));
                    }
                }
                Cut::Unclosed { quote } => return Some(Err(self.give_up(Some(quote)))),
                Cut::Record { bytes } => {
                    if let Some(record) = self.take_record(bytes) {
                        return Some(record);
                    }
                }
            }
        }
    }

    /// Moves past the record that was cut and judges it; `None` when it holds nothing.
    fn take_record(&mut self, bytes: usize) -> Option<Result<Record, RowProblem>> {
        let start = self.at;
        let line = self.line;
        self.line += line_ends(&self.decoded[start..start + bytes]);
        self.at += bytes;
        let line_of = |place: usize| line + line_ends(&self.decoded[start..start + place]);
        if let Some(place) = self.cells.nul {
            return Some(Err(RowProblem::NulByte { line: line_of(place) }));
        }
        if let Some(place) = self.cells.undecodable {
            return Some(Err(RowProblem::Undecodable { line: line_of(place) }));
        }
        if self.cells.is_blank_line() && self.dialect.separator.is_none() && self.expected.is_some() {
            let (first, count) = self.blanks;
            self.blanks = if count == 0 { (line, 1) } else { (first, count + 1) };
            return None;
        }
        if self.cells.is_blank_line() || (self.cells.len() > 1 && self.cells.all_empty()) {
            return None;
        }
        let limit = self.limits.max_cell_bytes;
        if self.cells.longest() > limit {
            return Some(Err(RowProblem::CellTooLong { line, limit }));
        }
        let mut width = self.cells.len();
        if let Some(expected) = self.expected
            && width > expected
            && self.cells.empty_from(expected)
        {
            width = expected;
        }
        // A row that is too wide is refused: its cells are not worth copying.
        let copied = self.expected.map_or(width, |expected| width.min(expected));
        Some(Ok(Record {
            line,
            cells: self.cells.to_strings(copied),
            width,
        }))
    }

    /// Refuses the record that starts here, and starts again on the line after its open quote, or after its own line.
    fn give_up(&mut self, open_quote: Option<usize>) -> RowProblem {
        let rest = &self.decoded[self.at..];
        let problem = match open_quote {
            Some(quote) => RowProblem::QuoteNeverClosed {
                line: self.line + line_ends(&rest[..quote]),
            },
            None => RowProblem::RowTooLong {
                line: self.line,
                limit: self.limits.max_record_bytes,
            },
        };
        match next_line(rest, open_quote.unwrap_or(0)) {
            Some(next) => {
                self.line += line_ends(&rest[..next]);
                self.at += next;
            }
            None => {
                // Lines that end before the quote are counted; the one being skipped is counted when it ends.
                self.line += line_ends(&rest[..open_quote.unwrap_or(0)]);
                self.at = self.decoded.len() - usize::from(rest.last() == Some(&b'\r'));
                self.skipping_line = true;
            }
        }
        problem
    }

    /// Moves past the rest of a line that was given up; says whether its end was met.
    fn skip_line(&mut self) -> bool {
        let rest = &self.decoded[self.at..];
        match next_line(rest, 0) {
            Some(next) => {
                self.at += next;
                self.line += 1;
                self.skipping_line = false;
                true
            }
            None if self.source_ended => {
                self.at = self.decoded.len();
                self.skipping_line = false;
                true
            }
            None => {
                self.at = self.decoded.len() - usize::from(rest.last() == Some(&b'\r'));
                false
            }
        }
    }

    /// Reads and decodes more: at least as much as is held, so that a long record is looked at few times.
    fn fill(&mut self) -> Result<(), RowProblem> {
        self.decoded.drain(..self.at);
        self.at = 0;
        let wanted = self.decoded.len().max(PIECE);
        let target = self.decoded.len() + wanted;
        while self.decoded.len() < target && !self.source_ended {
            match self.source.read(&mut self.piece) {
                Ok(0) => {
                    self.source_ended = true;
                    self.decoder.decode(&[], true, &mut self.decoded);
                }
                Ok(read) => {
                    self.bytes_read += read as u64;
                    self.decoder.decode(&self.piece[..read], false, &mut self.decoded);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => {
                    self.stopped = true;
                    return Err(RowProblem::Unreadable { line: self.line });
                }
            }
        }
        Ok(())
    }

    /// Bytes held at this moment.
    #[cfg(test)]
    pub(super) fn held_bytes(&self) -> usize {
        self.decoded.capacity() + self.piece.capacity()
    }
}
