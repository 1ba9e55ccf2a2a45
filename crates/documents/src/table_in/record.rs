//! Cuts one record out of decoded bytes.
//!
//! Our own cutter rather than the `csv` crate, because it has to say on which line a quote opened, to start again
//! after a quote that nothing closes, and never to hold more than a bounded record.

use super::decode::UNDECODABLE;

/// How records are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) separator: Option<u8>,
    pub(super) quoted: bool,
}

/// What the cutter found at the beginning of the bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// No byte left.
    End,
    /// The record goes on after these bytes; when a quote is open, where it opened.
    More { open_quote: Option<usize> },
    /// A whole record is in the cells; it took this many bytes, its line end included.
    Record { bytes: usize },
    /// A quote opened here runs over line ends and is not closed as a quote should be.
    Unclosed { quote: usize },
}

/// The cells of the last record that was cut, kept flat so that its memory is used again.
#[derive(Debug, Default)]
pub(super) struct Cells {
    text: Vec<u8>,
    ends: Vec<usize>,
    quoted: bool,
    /// Where a NUL byte stands in the record.
    pub(super) nul: Option<usize>,
    /// Where something could not be decoded in the record.
    pub(super) undecodable: Option<usize>,
}

impl Cells {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.quoted = false;
        self.nul = None;
        self.undecodable = None;
    }

    /// How many cells.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn ranges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied())
    }

    /// The length of the longest cell, in bytes.
    pub(super) fn longest(&self) -> usize {
        self.ranges().map(|(from, to)| to - from).max().unwrap_or(0)
    }

    /// Whether the line is empty, not even a pair of quotes on it.
    pub(super) fn is_blank_line(&self) -> bool {
        self.ends.len() <= 1 && self.text.is_empty() && !self.quoted
    }

    /// Whether a cell of the record stands in quotes.
    pub(super) fn has_quotes(&self) -> bool {
        self.quoted
    }

    /// Whether no cell holds anything.
    pub(super) fn all_empty(&self) -> bool {
        self.text.iter().all(u8::is_ascii_whitespace)
    }

    /// Whether every cell from this place on is empty.
    pub(super) fn empty_from(&self, place: usize) -> bool {
        self.ranges().skip(place).all(|(from, to)| from == to)
    }

    /// The first `count` cells as text.
    pub(super) fn to_strings(&self, count: usize) -> Vec<String> {
        self.ranges()
            .take(count)
            .map(|(from, to)| String::from_utf8_lossy(&self.text[from..to]).into_owned())
            .collect()
    }

    fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }

    fn last_cell_start(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn push(&mut self, byte: u8, place: usize) {
        match byte {
            0 => self.nul = self.nul.or(Some(place)),
            UNDECODABLE => self.undecodable = self.undecodable.or(Some(place)),
            _ => self.text.push(byte),
        }
    }
}

/// Cuts the record that starts the bytes. `whole` says that nothing follows these bytes.
pub(super) fn cut(bytes: &[u8], whole: bool, dialect: Dialect, cells: &mut Cells) -> Cut {
    cells.clear();
    if bytes.is_empty() {
        return if whole {
            Cut::End
        } else {
            Cut::More { open_quote: None }
        };
    }
    let mut at = 0;
    loop {
        let mut loose = false;
        if dialect.quoted && bytes.get(at) == Some(&b'"') {
            match quoted_cell(bytes, at, whole, dialect, cells) {
                Quoted::Ends(after) => at = after,
                Quoted::GoesOn(after) => {
                    at = after;
                    loose = true;
                }
                Quoted::More(quote) => {
                    return Cut::More {
                        open_quote: Some(quote),
                    };
                }
                Quoted::Unclosed(quote) => return Cut::Unclosed { quote },
            }
        }
        at = plain_cell(bytes, at, dialect, cells);
        if loose && cells.text.len() > cells.last_cell_start() && cells.text.last() == Some(&b'"') {
            cells.text.pop();
        }
        match bytes.get(at) {
            Some(byte) if Some(*byte) == dialect.separator => {
                cells.end_cell();
                at += 1;
                if at == bytes.len() && !whole {
                    return Cut::More { open_quote: None };
                }
            }
            None if !whole => return Cut::More { open_quote: None },
            Some(b'\r') if at + 1 == bytes.len() && !whole => {
                return Cut::More { open_quote: None };
            }
            line_end => {
                cells.end_cell();
                let length = match (line_end, bytes.get(at + 1)) {
                    (None, _) => 0,
                    (Some(b'\r'), Some(b'\n')) => 2,
                    _ => 1,
                };
                return Cut::Record { bytes: at + length };
            }
        }
    }
}

enum Quoted {
    /// The closing quote is followed by a separator or a line end, which stands here.
    Ends(usize),
    /// The closing quote is followed by more text from here on: it was part of the text.
    GoesOn(usize),
    /// No closing quote in these bytes.
    More(usize),
    /// The closing quote can't be one.
    Unclosed(usize),
}

fn quoted_cell(bytes: &[u8], quote: usize, whole: bool, dialect: Dialect, cells: &mut Cells) -> Quoted {
    cells.quoted = true;
    let mut at = quote + 1;
    let mut over_lines = false;
    loop {
        let run = bytes[at..]
            .iter()
            .position(|byte| matches!(*byte, b'"' | b'\n' | b'\r' | 0 | UNDECODABLE))
            .unwrap_or(bytes.len() - at);
        cells.text.extend_from_slice(&bytes[at..at + run]);
        at += run;
        let next = bytes.get(at + 1);
        match bytes.get(at) {
            None if whole => return Quoted::Unclosed(quote),
            None => return Quoted::More(quote),
            Some(b'"') if next == Some(&b'"') => {
                cells.text.push(b'"');
                at += 2;
            }
            Some(b'"') if next.is_none() && !whole => return Quoted::More(quote),
            Some(b'"') => {
                at += 1;
                break;
            }
            Some(byte) => {
                over_lines |= matches!(byte, b'\n' | b'\r');
                cells.push(*byte, at);
                at += 1;
            }
        }
    }
    let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
    match bytes.get(at + blanks) {
        None if !whole => Quoted::More(quote),
        None => Quoted::Ends(at + blanks),
        Some(byte) if Some(*byte) == dialect.separator || matches!(byte, b'\n' | b'\r') => Quoted::Ends(at + blanks),
        // Over several lines, a quote in the middle of text is more likely the next cell's opening quote.
        Some(_) if over_lines => Quoted::Unclosed(quote),
        Some(_) => {
            cells.text.push(b'"');
            Quoted::GoesOn(at)
        }
    }
}

/// Takes plain text up to a separator, a line end or the end of the bytes, and says where that is.
fn plain_cell(bytes: &[u8], from: usize, dialect: Dialect, cells: &mut Cells) -> usize {
    let mut at = from;
    loop {
        let run = bytes[at..]
            .iter()
            .position(|byte| Some(*byte) == dialect.separator || matches!(*byte, b'\n' | b'\r' | 0 | UNDECODABLE))
            .unwrap_or(bytes.len() - at);
        cells.text.extend_from_slice(&bytes[at..at + run]);
        at += run;
        match bytes.get(at).copied() {
            Some(byte @ (0 | UNDECODABLE)) => {
                cells.push(byte, at);
                at += 1;
            }
            _ => return at,
        }
    }
}

/// How many lines end in these bytes. `\r\n` is one line end, and so are `\n` and `\r` alone.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(place, byte)| **byte == b'\n' || (**byte == b'\r' && bytes.get(place + 1) != Some(&b'\n')));
    ends.count() as u64
}

/// Where the line after this place begins, if it begins in these bytes.
pub(super) fn next_line(bytes: &[u8], from: usize) -> Option<usize> {
    let end = from + bytes[from..].iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    match (bytes[end], bytes.get(end + 1)) {
        (b'\r', Some(b'\n')) => Some(end + 2),
        // A `\n` may follow in the next piece: not decidable here.
        (b'\r', None) => None,
        _ => Some(end + 1),
    }
}
