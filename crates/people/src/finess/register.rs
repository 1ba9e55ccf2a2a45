//! The register of FINESS numbers: which exist, and which are closed; read from either of its files as it comes.
//!
//! Source: the JSON feed of structures of the ANS (schema v1), and the CSV extract `etalab-cs1100507` that it replaces.
//! A file has hundreds of megabytes: what is kept of it in memory is one record, and the numbers met so far.

use super::{extract, feed, tidied};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashSet,
    io::{BufReader, Read},
};

/// Legal entities and establishments of one file, at most; the country has a quarter of that.
pub const MOST_SITES: usize = 1_000_000;
/// Records that are told one by one, at most; all are counted.
const MOST_NOTED: usize = 100;
/// Characters that are kept of a name or a town.
const LONGEST_NAME: usize = 200;
/// Characters that are kept of a code.
const LONGEST_CODE: usize = 16;
/// Bytes read at a time.
const BUFFER: usize = 256 * 1024;
/// Bytes that say what a file is.
const HEAD: u64 = 64;

/// What a number stands for; the same number may stand for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SiteKind {
    /// A legal entity (EJ): who runs establishments.
    LegalEntity,
    /// An establishment (EG): a place where people are cared for.
    Establishment,
}

impl SiteKind {
    /// The stored code, as the register's keepers write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::LegalEntity => "EJ",
            Self::Establishment => "EG",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::LegalEntity, Self::Establishment]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A legal entity or an establishment, as the register tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its number, nine letters or digits.
    pub number: String,
    /// What the number stands for.
    pub kind: SiteKind,
    /// The long name where there is one; empty where there is none at all.
    pub name: String,
    /// The number of the legal entity that an establishment belongs to.
    pub legal_entity: Option<String>,
    /// The code of its category.
    pub category: Option<String>,
    /// Its postal code.
    pub postal_code: Option<String>,
    /// Its town, as on an envelope.
    pub town: Option<String>,
    /// The code of its department: `01`, `2A`, `974`.
    pub department: Option<String>,
    /// The day it opened.
    pub opened_on: Option<Date>,
    /// The day it closed, or will.
    pub closed_on: Option<Date>,
    /// Does the register say that it is not active any more, whatever the day?
    pub is_closed: bool,
}

impl Site {
    /// Is it closed on this day? A closing that is only planned closes nothing yet.
    #[must_use]
    pub fn is_over(&self, today: Date) -> bool {
        self.is_closed || self.closed_on.is_some_and(|day| day <= today)
    }
}

/// Which of the two files it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The JSON feed of the ANS.
    Feed,
    /// The CSV extract of establishments, which has no closed one.
    Extract,
}

impl Format {
    /// The stored code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Feed => "json",
            Self::Extract => "csv",
        }
    }

    /// The format of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Feed, Self::Extract]
            .into_iter()
            .find(|format| format.code() == code)
    }
}

/// Why a record is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It has no number.
    NoNumber,
    /// Its number is not nine letters or digits.
    BadNumber,
    /// Its number was met before, for the same kind.
    Twice,
    /// Its line ends before its last column.
    ShortLine,
}

impl LeftOut {
    /// The end of the message id `people-finess-left-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoNumber => "no-number",
            Self::BadNumber => "bad-number",
            Self::Twice => "twice",
            Self::ShortLine => "short-line",
        }
    }
}

/// A record that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotedRecord {
    /// The line of the extract, or which legal entity of the feed, from 1.
    pub place: u64,
    /// Why.
    pub why: LeftOut,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRead {
    /// Which file it is.
    pub format: Format,
    /// The day that it tells the state of.
    pub day: Date,
    /// Legal entities and establishments that were handed over.
    pub site_count: usize,
    /// Records that were left out.
    pub left_out_count: usize,
    /// The first of them.
    pub noted: Vec<NotedRecord>,
}

/// Why a file is refused as a whole.
#[derive(Debug)]
pub enum Unreadable {
    /// It has not one byte.
    Empty,
    /// It is neither of the two files.
    NotARegister,
    /// Its characters are neither UTF-8 nor Latin-1.
    Encoding,
    /// It ends in the middle of a record.
    Cut,
    /// It is no JSON there, or has another form; bytes that are no UTF-8 are found here too.
    Broken {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// No record has so long a line.
    LongLine {
        /// From 1.
        line: u64,
    },
    /// It does not say of which day it is.
    NoDay,
    /// No record of it could be taken.
    NoSite,
    /// It has more than [`MOST_SITES`].
    TooMany,
    /// Whoever takes the records wants no more.
    Stopped,
    /// It cannot be read from the disk.
    Disk(std::io::Error),
}

impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Reads a register and hands over each of its records; `take` answers false to stop.
///
/// # Errors
/// [`Unreadable`]; records that were handed over before count for nothing.
pub fn read(mut source: impl Read, take: &mut dyn FnMut(Site) -> bool) -> Result<RegisterRead, Unreadable> {
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(Unreadable::Empty);
    }
    // UTF-16, with its mark or without: every second byte of plain words is nothing.
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || head[..head.len().min(2)].contains(&0) {
        return Err(Unreadable::Encoding);
    }
    let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    let is_json = bare.trim_ascii_start().first() == Some(&b'{');
    let source = BufReader::with_capacity(BUFFER, bare.chain(source));
    let mut taker = Taker::of(take, MOST_SITES);
    let (format, day) = if is_json {
        (Format::Feed, feed::read(source, &mut taker)?)
    } else {
        (Format::Extract, extract::read(source, &mut taker)?)
    };
    if taker.site_count == 0 {
        return Err(Unreadable::NoSite);
    }
    Ok(RegisterRead {
        format,
        day,
        site_count: taker.site_count,
        left_out_count: taker.left_out_count,
        noted: taker.noted,
    })
}

/// A record as its file writes it.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub number: Option<String>,
    pub name: Option<String>,
    pub legal_entity: Option<String>,
    pub category: Option<String>,
    pub postal_code: Option<String>,
    pub town: Option<String>,
    pub commune: Option<String>,
    pub department: Option<String>,
    pub opened: Option<String>,
    pub closed: Option<String>,
    pub state: Option<String>,
}

/// Reading ends here; the taker knows why.
pub(super) struct Ended;

/// Takes records one by one, and remembers their numbers.
pub(super) struct Taker<'t> {
    take: &'t mut dyn FnMut(Site) -> bool,
    most: usize,
    seen: HashSet<(SiteKind, [u8; 9])>,
    site_count: usize,
    left_out_count: usize,
    noted: Vec<NotedRecord>,
    /// Why reading ended, where it was not for its file.
    pub(super) why_ended: Option<Unreadable>,
}

impl<'t> Taker<'t> {
    fn of(take: &'t mut dyn FnMut(Site) -> bool, most: usize) -> Self {
        Self {
            take,
            most,
            seen: HashSet::new(),
            site_count: 0,
            left_out_count: 0,
            noted: Vec::new(),
            why_ended: None,
        }
    }

    /// Leaves a record out.
    pub(super) fn leave(&mut self, place: u64, why: LeftOut) {
        self.left_out_count += 1;
        if self.noted.len() < MOST_NOTED {
            self.noted.push(NotedRecord { place, why });
        }
    }

    /// Takes a record, or leaves it out.
    pub(super) fn site(&mut self, place: u64, kind: SiteKind, written: Written) -> Result<(), Ended> {
        let number = tidied(written.number.as_deref().unwrap_or_default());
        if number.is_empty() {
            self.leave(place, LeftOut::NoNumber);
            return Ok(());
        }
        let key = <[u8; 9]>::try_from(number.as_bytes()).ok();
        let Some(key) = key.filter(|key| key.iter().all(u8::is_ascii_alphanumeric)) else {
            self.leave(place, LeftOut::BadNumber);
            return Ok(());
        };
        if self.seen.contains(&(kind, key)) {
            self.leave(place, LeftOut::Twice);
            return Ok(());
        }
        if self.site_count == self.most {
            self.why_ended = Some(Unreadable::TooMany);
            return Err(Ended);
        }
        self.seen.insert((kind, key));
        self.site_count += 1;
        if (self.take)(site(number, kind, written)) {
            return Ok(());
        }
        self.why_ended = Some(Unreadable::Stopped);
        Err(Ended)
    }
}

fn site(number: String, kind: SiteKind, written: Written) -> Site {
    let state = cleaned(written.state, LONGEST_CODE);
    let postal_code = cleaned(written.postal_code, LONGEST_CODE);
    let department = [
        department_of_commune(written.commune.as_deref()),
        department_itself(written.department.as_deref()),
        department_of_post(postal_code.as_deref()),
        department_of_number(&number),
    ]
    .into_iter()
    .flatten()
    .next()
    .map(str::to_owned);
    Site {
        kind,
        name: cleaned(written.name, LONGEST_NAME).unwrap_or_default(),
        legal_entity: written
            .legal_entity
            .map(|number| tidied(&number))
            .filter(|number| number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_alphanumeric())),
        category: cleaned(written.category, LONGEST_CODE),
        town: cleaned(written.town, LONGEST_NAME),
        department,
        opened_on: written.opened.as_deref().and_then(day),
        closed_on: written.closed.as_deref().and_then(day),
        is_closed: state.is_some_and(|state| !state.eq_ignore_ascii_case("A")),
        postal_code,
        number,
    }
}

/// Words with single spaces and without what no page shows; nothing where nothing is left.
fn cleaned(text: Option<String>, most: usize) -> Option<String> {
    let text = text?;
    let words = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let cut: String = words.chars().take(most).collect();
    (!cut.is_empty()).then_some(cut)
}

/// A day, alone or before an hour; files write it in three manners.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let first = text.get(..10).unwrap_or(text);
    let parts: Vec<&str> = match (first.len(), first.split('/').count()) {
        (10, 3) => first.split('/').rev().collect(),
        (10, _) => first.split('-').collect(),
        (8, 1) if text.is_ascii() => vec![&first[..4], &first[4..6], &first[6..]],
        _ => return None,
    };
    let [year, month, day] = parts[..] else {
        return None;
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (date.year() > 0).then_some(date)
}

/// The department that a code begins with: three signs overseas, else two.
fn beginning(code: &str) -> Option<&str> {
    let is_overseas = code.starts_with("97") || code.starts_with("98");
    code.get(..if is_overseas { 3 } else { 2 })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `01`, `2A`, `974`; the extract's own codes of departments overseas (`9A`) are no department, nor is what they begin with.
fn department_itself(code: Option<&str>) -> Option<&str> {
    let code = code?.trim();
    let is_one = matches!(code, "2A" | "2B") || matches!(code.len(), 2 | 3) && is_digits(code);
    (is_one && !matches!(code, "97" | "98")).then_some(code)
}

fn department_of_commune(code: Option<&str>) -> Option<&str> {
    let code = code?.trim();
    department_itself(beginning(code).filter(|_| code.len() == 5))
}

/// Corsica's two departments share the postal codes that begin with 20.
fn department_of_post(code: Option<&str>) -> Option<&str> {
    let code = code.filter(|code| code.len() == 5 && is_digits(code))?;
    match &code[..3] {
        "200" | "201" => Some("2A"),
        "202" | "206" => Some("2B"),
        third if third.starts_with("20") => None,
        _ => beginning(code),
    }
}

/// A number begins with its department, but overseas, where it tells only that it is there.
fn department_of_number(number: &str) -> Option<&str> {
    department_itself(number.get(..2))
}

#[cfg(test)]
mod tests;
