//! Finds how a text table is laid out from its first records: separator, quotes, titles on top, header.

use std::collections::HashMap;

use super::decode::Decoder;
use super::encoding::Encoding;
use super::header::looks_like_header;
use super::problem::TableProblem;
use super::record::{Cells, Cut, Dialect, cut};
use super::{Separator, TextFormat};

/// Records that are enough to see the layout.
const SAMPLE: usize = 300;
/// Titles and notes that may stand on top.
const MOST_SKIPPED: usize = 10;

/// One way to read the beginning of the file, and how well it goes.
struct Reading {
    separator: Separator,
    quoted: bool,
    skip: usize,
    rows: Vec<Vec<String>>,
    score: f64,
}

/// The format of a text table whose first bytes are these. `whole` says that the file ends with them.
pub(super) fn text_format(
    head: &[u8],
    file_name: &str,
    encoding: Encoding,
    whole: bool,
) -> Result<TextFormat, TableProblem> {
    let mut decoded = Vec::with_capacity(head.len());
    Decoder::new(encoding).decode(head, whole, &mut decoded);
    if decoded.iter().all(u8::is_ascii_whitespace) {
        return Err(TableProblem::EmptyFile);
    }
    let tab_first = file_name.to_ascii_lowercase().ends_with(".tsv");
    let separators = if tab_first {
        [Separator::Tab, Separator::Semicolon, Separator::Comma, Separator::Pipe]
    } else {
        [Separator::Semicolon, Separator::Comma, Separator::Tab, Separator::Pipe]
    };
    // A table from the first line on is preferred to one under titles, and any table to records of mixed widths.
    let best = [Hope::Regular, Hope::UnderTitles, Hope::Mixed]
        .into_iter()
        .find_map(|hope| best_reading(&decoded, whole, separators, hope));
    let reading = best.unwrap_or_else(|| one_column(&decoded, whole));
    Ok(TextFormat {
        encoding,
        separator: reading.separator,
        quoted: reading.quoted,
        skip: u32::try_from(reading.skip).unwrap_or(0),
        headers: looks_like_header(&reading.rows),
    })
}

/// What kind of table is looked for.
#[derive(Clone, Copy, PartialEq)]
enum Hope {
    /// Most records have as many cells as the first.
    Regular,
    /// Nearly all have, once a few short ones on top are left out.
    UnderTitles,
    /// All have several cells, as in registers that mix kinds of records.
    Mixed,
}

fn best_reading(decoded: &[u8], whole: bool, separators: [Separator; 4], hope: Hope) -> Option<Reading> {
    let mut best: Option<Reading> = None;
    for separator in separators {
        for quoted in [true, false] {
            let reading = read(decoded, whole, separator, quoted, hope);
            // Strictly better only: the order of the lists settles equals.
            if reading.score > best.as_ref().map_or(0.0, |best| best.score) {
                best = Some(reading);
            }
        }
    }
    best
}

fn one_column(decoded: &[u8], whole: bool) -> Reading {
    let quoted = quotes_hold_cells(decoded, whole);
    read(decoded, whole, Separator::None, quoted, Hope::Regular)
}

/// Whether quotes hold whole cells, however few cells need them and however many lines these have: what begins with a quote
/// ends with one. A text that only cites somebody first does not.
fn quotes_hold_cells(decoded: &[u8], whole: bool) -> bool {
    let dialect = Dialect {
        separator: Separator::None.byte(),
        quoted: true,
    };
    let mut cells = Cells::default();
    let (mut begun, mut ended, mut at) = (0, 0, 0);
    for _ in 0..SAMPLE {
        let (next, record) = match cut(&decoded[at..], whole, dialect, &mut cells) {
            Cut::End | Cut::More { .. } => break,
            Cut::Unclosed { quote } => (
                super::record::next_line(decoded, at + quote),
                &decoded[at + quote..at + quote + 1],
            ),
            Cut::Record { bytes } => (Some(at + bytes), decoded[at..at + bytes].trim_ascii()),
        };
        begun += usize::from(record.starts_with(b"\""));
        ended += usize::from(record.len() > 1 && record.starts_with(b"\"") && record.ends_with(b"\""));
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    begun > 0 && ended * 10 >= begun * 9
}

fn read(decoded: &[u8], whole: bool, separator: Separator, quoted: bool, hope: Hope) -> Reading {
    let dialect = Dialect {
        separator: separator.byte(),
        quoted,
    };
    let (rows, unclosed) = sample(decoded, whole, dialect);
    let skip = if hope == Hope::UnderTitles {
        titles_on_top(&rows)
    } else {
        0
    };
    let rows: Vec<Vec<String>> = rows.into_iter().skip(skip).collect();
    let score = if unclosed { 0.0 } else { score(&rows, hope) };
    Reading {
        separator,
        quoted,
        skip,
        rows,
        score,
    }
}

/// The first records, and whether quotes seem to mean nothing among them.
fn sample(decoded: &[u8], whole: bool, dialect: Dialect) -> (Vec<Vec<String>>, bool) {
    let mut rows = Vec::new();
    let mut cells = Cells::default();
    let mut at = 0;
    let (mut unclosed, mut closed) = (0, 0);
    while rows.len() < SAMPLE {
        match cut(&decoded[at..], whole, dialect, &mut cells) {
            Cut::End | Cut::More { .. } => break,
            Cut::Unclosed { quote } => {
                unclosed += 1;
                match super::record::next_line(decoded, at + quote) {
                    Some(next) => at = next,
                    None => break,
                }
            }
            Cut::Record { bytes } => {
                at += bytes;
                closed += usize::from(cells.has_quotes());
                if !cells.is_blank_line() {
                    rows.push(cells.to_strings(cells.len()));
                }
            }
        }
    }
    if rows.is_empty() && at == 0 {
        // The head ends inside its first record: what there is of it still shows the separator.
        if let Cut::Record { .. } = cut(decoded, true, dialect, &mut cells) {
            rows.push(cells.to_strings(cells.len()));
        }
    }
    // A stray quote here and there is the rows' matter; many, and hardly a sound one, mean nothing in this file.
    let many = unclosed > closed + 2;
    (rows, many)
}

/// How many records stand above the table: fewer cells than the regular rows that follow.
fn titles_on_top(rows: &[Vec<String>]) -> usize {
    let Some(usual) = usual_width(rows) else {
        return 0;
    };
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let first_regular = rows
        .iter()
        .position(|row| row.len() == usual && (filled(row) > 1 || usual == 1));
    match first_regular {
        Some(skip) if skip <= MOST_SKIPPED && usual > 1 && rows.len() > skip + 1 => skip,
        _ => 0,
    }
}

fn usual_width(rows: &[Vec<String>]) -> Option<usize> {
    let mut widths: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *widths.entry(row.len()).or_default() += 1;
    }
    widths
        .into_iter()
        .max_by_key(|(width, times)| (*times, *width))
        .map(|(width, _)| width)
}

/// 0 when the rows are not what is hoped for; higher when more rows have as many cells as the first.
fn score(rows: &[Vec<String>], hope: Hope) -> f64 {
    let width = rows.first().map_or(0, Vec::len);
    if width < 2 {
        return 0.0;
    }
    let share = |count: usize| count as f64 / rows.len() as f64;
    let same = share(rows.iter().filter(|row| row.len() == width).count());
    let several = share(rows.iter().filter(|row| row.len() > 1).count());
    let fulfilled = match hope {
        Hope::Regular => same >= 0.5,
        Hope::UnderTitles => same >= 0.9 && rows.len() >= 3 && looks_like_header(rows),
        Hope::Mixed => several > 0.95,
    };
    if !fulfilled {
        return 0.0;
    }
    let halved = rows.iter().map(|row| halved(row)).sum::<f64>() / rows.len() as f64;
    same * same * (1.0 - halved) * (1.0 + (width as f64).ln())
}

/// How much a row looks cut by a wrong separator: a cell with half a pair of quotes, and the other half
/// beside it. An odd quote of the row's own cannot be made whole by any separator; it tells less.
fn halved(row: &[String]) -> f64 {
    let halves = row.iter().filter(|cell| cell.matches('"').count() % 2 == 1).count();
    match halves {
        0 => 0.0,
        _ if halves % 2 == 1 => 0.5,
        _ => 1.0,
    }
}
