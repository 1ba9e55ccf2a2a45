//! The CSV extract of establishments: `;` between columns, no header, a first line that says its day; Latin-1 or UTF-8.
//!
//! Source: the files `etalab-cs1100507` of data.gouv, whose columns have the names of the exchange schema cs1400102.

use super::register::{Ended, LeftOut, SiteKind, Taker, Unreadable, Written, day};
use encoding_rs::WINDOWS_1252;
use jiff::civil::Date;
use std::{
    borrow::Cow,
    io::{BufRead, Read},
};

/// How a line of an establishment begins; those of places on a map begin otherwise.
const STRUCTURE: &str = "structureet";
/// Bytes of a line, at most; the longest of a real file has some hundreds.
const MOST_BYTES: usize = 64 * 1024;
/// Columns, by their place.
const NUMBER: usize = 1;
const LEGAL_ENTITY: usize = 2;
const SHORT_NAME: usize = 3;
const LONG_NAME: usize = 4;
const DEPARTMENT: usize = 13;
const POST: usize = 15;
const CATEGORY: usize = 18;
const OPENED: usize = 28;

/// Reads the extract; answers its day.
pub(super) fn read(mut source: impl BufRead, taker: &mut Taker<'_>) -> Result<Date, Unreadable> {
    let mut line = Vec::new();
    let mut place = 1;
    next(&mut source, &mut line, place).map_err(|error| match error {
        Unreadable::LongLine { .. } => Unreadable::NotARegister,
        other => other,
    })?;
    let made_on = first_line(&decoded(&line))?;
    loop {
        place += 1;
        let Some(is_whole) = next(&mut source, &mut line, place)? else {
            return Ok(made_on);
        };
        let text = decoded(&line);
        // No quotation marks are understood: those of a name are part of it.
        let cells: Vec<&str> = text.split(';').map(str::trim).collect();
        let is_begun = !is_whole && cells.len() == 1 && STRUCTURE.starts_with(cells[0]) && !cells[0].is_empty();
        if cells[0] != STRUCTURE && !is_begun {
            continue;
        }
        if cells.len() <= OPENED {
            if !is_whole {
                return Err(Unreadable::Cut);
            }
            taker.leave(place, LeftOut::ShortLine);
            continue;
        }
        let taken = taker.site(place, SiteKind::Establishment, written(&cells));
        taken.map_err(|Ended| taker.why_ended.take().unwrap_or(Unreadable::Stopped))?;
    }
}

/// `finess;etalab;…;DAY`.
fn first_line(text: &str) -> Result<Date, Unreadable> {
    let mut cells = text.split(';').map(str::trim);
    if !cells.next().is_some_and(|cell| cell.eq_ignore_ascii_case("finess")) {
        return Err(Unreadable::NotARegister);
    }
    cells.filter_map(day).next_back().ok_or(Unreadable::NoDay)
}

fn written(cells: &[&str]) -> Written {
    let cell = |place: usize| Some(cells[place].to_owned()).filter(|cell| !cell.is_empty());
    // The line of the post says both: `01440 VIRIAT`.
    let (postal_code, town) = match cells[POST].split_once(' ') {
        Some((code, town)) if code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit()) => {
            (Some(code.to_owned()), Some(town.to_owned()))
        }
        _ => (None, cell(POST)),
    };
    Written {
        number: cell(NUMBER),
        name: cell(LONG_NAME).or_else(|| cell(SHORT_NAME)),
        legal_entity: cell(LEGAL_ENTITY),
        category: cell(CATEGORY),
        department: cell(DEPARTMENT),
        opened: cell(OPENED),
        postal_code,
        town,
        ..Written::default()
    }
}

/// The next line, without its end; says whether it had one. Nothing at the end of the file.
fn next(source: &mut impl BufRead, line: &mut Vec<u8>, place: u64) -> Result<Option<bool>, Unreadable> {
    line.clear();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    if source.by_ref().take(most).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    let is_whole = line.last() == Some(&b'\n');
    if !is_whole && line.len() == MOST_BYTES {
        return Err(Unreadable::LongLine { line: place });
    }
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Some(is_whole))
}

/// Letters of Latin-1 beside each other are no UTF-8, but for pairs that no name has.
fn decoded(line: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(line).0,
    }
}
