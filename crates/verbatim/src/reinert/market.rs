//! Reading a matrix in the MatrixMarket coordinate format (Boisvert, Pozo and Remington, NISTIR 5935, 1996).

use std::io::BufRead;

use super::matrix::{MAX_TERMS, MAX_TEXTS, Matrix};

/// Most characters of a line that are looked at; a longer one is refused.
const LONGEST_LINE: u64 = 4096;

/// What is wrong with a MatrixMarket text, and on which line, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarketError {
    /// The line; for an end that comes too early, the one after the last.
    pub line: usize,
    /// What is wrong there.
    pub problem: MarketProblem,
}

/// What can be wrong with a MatrixMarket text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarketProblem {
    /// The first line is not `%%MatrixMarket matrix …`.
    NoBanner,
    /// A kind of matrix that is not read: only `coordinate`, of `integer`, `real` or `pattern`, `general`.
    Kind,
    /// The line of sizes is missing or is not three whole numbers.
    Sizes,
    /// More than [`MAX_TEXTS`] rows or [`MAX_TERMS`] columns, or more entries than rows × columns.
    TooLarge,
    /// An entry is not a row, a column and (but for a pattern) a value.
    Entry,
    /// A row or column below 1 or above its size.
    OutOfRange,
    /// A value below zero or not a number.
    Value,
    /// More entries than announced.
    TooManyEntries,
    /// The text ends before the last entry announced.
    TooFewEntries,
    /// The text could not be read, is not UTF-8, or has a line of more than 4096 bytes.
    Unreadable,
}

impl std::fmt::Display for MarketError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self.problem {
            MarketProblem::NoBanner => "the text does not begin with “%%MatrixMarket matrix”",
            MarketProblem::Kind => "only “coordinate” matrices of “integer”, “real” or “pattern”, “general”, are read",
            MarketProblem::Sizes => "three whole numbers are wanted: rows, columns, entries",
            MarketProblem::TooLarge => "the matrix is too large",
            MarketProblem::Entry => "a row, a column and a value are wanted",
            MarketProblem::OutOfRange => "the matrix has no such row or column",
            MarketProblem::Value => "a value of zero or more is wanted",
            MarketProblem::TooManyEntries => "there are more entries than announced",
            MarketProblem::TooFewEntries => "there are fewer entries than announced",
            MarketProblem::Unreadable => "the text cannot be read",
        };
        write!(f, "line {}: {what}", self.line)
    }
}

impl std::error::Error for MarketError {}

/// Reads a matrix of texts (rows) × terms (columns). A value above zero is presence; zero is absence; an entry named
/// twice counts once.
///
/// # Errors
/// [`MarketError`] says the line and what is wrong with it.
pub fn from_matrix_market(source: impl BufRead) -> Result<Matrix, MarketError> {
    let mut lines = Lines::new(source);
    let Some((line, banner)) = lines.next()? else {
        return Err(at(1, MarketProblem::NoBanner));
    };
    let pattern = is_pattern(banner).map_err(|problem| at(line, problem))?;
    let (line, [texts, terms, announced]) = sizes(&mut lines)?;
    if texts > MAX_TEXTS as u64 || terms > MAX_TERMS as u64 || announced > texts * terms {
        return Err(at(line, MarketProblem::TooLarge));
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut entries = 0;
    while let Some((line, words)) = lines.next()? {
        if is_silent(words) {
            continue;
        }
        entries += 1;
        if entries > announced {
            return Err(at(line, MarketProblem::TooManyEntries));
        }
        if let Some(pair) = entry(words, pattern, texts, terms).map_err(|problem| at(line, problem))? {
            pairs.push(pair);
        }
    }
    if entries < announced {
        return Err(at(lines.number + 1, MarketProblem::TooFewEntries));
    }
    Ok(gathered(&pairs, texts as usize, terms as usize))
}

/// The first line after the comments: rows, columns and entries.
fn sizes(lines: &mut Lines<impl BufRead>) -> Result<(usize, [u64; 3]), MarketError> {
    while let Some((line, words)) = lines.next()? {
        if !is_silent(words) {
            let sizes = numbers(words).ok_or(at(line, MarketProblem::Sizes))?;
            return Ok((line, sizes));
        }
    }
    Err(at(lines.number, MarketProblem::Sizes))
}

fn at(line: usize, problem: MarketProblem) -> MarketError {
    MarketError { line, problem }
}

/// Puts the pairs, in whatever order they came, row by row.
fn gathered(pairs: &[(u32, u32)], texts: usize, terms: usize) -> Matrix {
    let mut ends = vec![0_usize; texts + 1];
    for &(text, _) in pairs {
        ends[text as usize + 1] += 1;
    }
    for at in 0..texts {
        ends[at + 1] += ends[at];
    }
    let starts = ends.clone();
    let mut columns = vec![0_u32; pairs.len()];
    for &(text, term) in pairs {
        columns[ends[text as usize]] = term;
        ends[text as usize] += 1;
    }
    let rows = starts.windows(2).map(|pair| &columns[pair[0]..pair[1]]);
    Matrix::from_rows(terms, rows).expect("rows and columns were checked as they were read")
}

fn is_pattern(banner: &str) -> Result<bool, MarketProblem> {
    let lower = banner.to_lowercase();
    let mut words = lower.split_ascii_whitespace();
    if words.next() != Some("%%matrixmarket") || words.next() != Some("matrix") {
        return Err(MarketProblem::NoBanner);
    }
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some("coordinate"), Some("integer" | "real"), Some("general"), None) => Ok(false),
        (Some("coordinate"), Some("pattern"), Some("general"), None) => Ok(true),
        _ => Err(MarketProblem::Kind),
    }
}

/// Comments and empty lines say nothing.
fn is_silent(line: &str) -> bool {
    line.starts_with('%') || line.trim().is_empty()
}

/// Exactly `N` whole numbers.
fn numbers<const N: usize>(line: &str) -> Option<[u64; N]> {
    let mut out = [0; N];
    let mut words = line.split_ascii_whitespace();
    for number in &mut out {
        *number = words.next()?.parse().ok()?;
    }
    words.next().is_none().then_some(out)
}

/// The place of an entry, counted from 0; nothing when its value is zero.
fn entry(line: &str, pattern: bool, texts: u64, terms: u64) -> Result<Option<(u32, u32)>, MarketProblem> {
    let mut words = line.split_ascii_whitespace();
    let mut place = || words.next()?.parse::<u64>().ok();
    let (text, term) = place().zip(place()).ok_or(MarketProblem::Entry)?;
    let value: f64 = match (pattern, words.next()) {
        (true, None) | (false, Some("1")) => 1.0,
        (false, Some(word)) => word.parse().map_err(|_| MarketProblem::Entry)?,
        _ => return Err(MarketProblem::Entry),
    };
    if words.next().is_some() {
        return Err(MarketProblem::Entry);
    }
    if text == 0 || text > texts || term == 0 || term > terms {
        return Err(MarketProblem::OutOfRange);
    }
    if value.is_nan() || value < 0.0 {
        return Err(MarketProblem::Value);
    }
    let pair = u32::try_from(text - 1).ok().zip(u32::try_from(term - 1).ok());
    Ok(pair.filter(|_| value > 0.0))
}

/// The lines of a source, counted.
struct Lines<R> {
    source: R,
    number: usize,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn new(source: R) -> Self {
        Self {
            source,
            number: 0,
            buffer: Vec::new(),
        }
    }

    /// The next line and its number; nothing at the end.
    fn next(&mut self) -> Result<Option<(usize, &str)>, MarketError> {
        let unreadable = at(self.number + 1, MarketProblem::Unreadable);
        self.buffer.clear();
        let mut bounded = std::io::Read::take(&mut self.source, LONGEST_LINE + 1);
        let read = bounded.read_until(b'\n', &mut self.buffer).map_err(|_| unreadable)?;
        if read == 0 {
            return Ok(None);
        }
        if read as u64 > LONGEST_LINE {
            return Err(unreadable);
        }
        self.number += 1;
        let line = std::str::from_utf8(&self.buffer).map_err(|_| unreadable)?;
        Ok(Some((self.number, line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANNER: &str = "%%MatrixMarket matrix coordinate integer general\n";

    fn problem(text: &str) -> (usize, MarketProblem) {
        let error = from_matrix_market(text.as_bytes()).unwrap_err();
        (error.line, error.problem)
    }

    #[test]
    fn a_matrix_is_read_in_any_order_of_entries() {
        let text = format!("{BANNER}% a comment\n3 4 5\n3 1 2\n1 4 1\n1 2 7\n\n2 1 0\n1 4 1\n");

        let matrix = from_matrix_market(text.as_bytes()).unwrap();

        let wanted = Matrix::from_rows(4, [vec![1, 3], vec![], vec![0]]).unwrap();
        assert_eq!(matrix, wanted);
    }

    #[test]
    fn a_pattern_has_no_values() {
        let text = "%%MatrixMarket matrix coordinate pattern general\n1 2 1\n1 2\n";

        assert_eq!(from_matrix_market(text.as_bytes()).unwrap().row(0), [1]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        use MarketProblem::*;

        assert_eq!(problem(""), (1, NoBanner));
        assert_eq!(problem("doc,k2\n1,1\n"), (1, NoBanner));
        assert_eq!(problem("%%MatrixMarket matrix array real general\n"), (1, Kind));
        assert_eq!(problem("%%MatrixMarket matrix coordinate real symmetric\n"), (1, Kind));
        assert_eq!(problem(&format!("{BANNER}%\n2 2\n")), (3, Sizes));
        assert_eq!(problem(&format!("{BANNER}99999999999 2 1\n")), (2, TooLarge));
        assert_eq!(problem(&format!("{BANNER}2 2 5\n")), (2, TooLarge));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n1 one 1\n")), (3, Entry));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n1 1\n")), (3, Entry));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n1 3 1\n")), (3, OutOfRange));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n0 1 1\n")), (3, OutOfRange));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n1 1 -1\n")), (3, Value));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n1 1 NaN\n")), (3, Value));
        assert_eq!(problem(&format!("{BANNER}2 2 1\n1 1 1\n1 2 1\n")), (4, TooManyEntries));
        assert_eq!(problem(&format!("{BANNER}2 2 2\n1 1 1\n")), (4, TooFewEntries));
        assert_eq!(
            problem(&format!("{BANNER}2 2 2\n{}\n", " ".repeat(5000))),
            (3, Unreadable)
        );
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_refused() {
        let error = from_matrix_market(&b"%%MatrixMarket \xff\n"[..]).unwrap_err();

        assert_eq!(error.problem, MarketProblem::Unreadable);
        assert_eq!(error.to_string(), "line 1: the text cannot be read");
    }
}
