//! The rows of a file: cells of several kinds of writing become figures, and what cannot is told line by line.

use super::{
    Class, Evolution, Figures, Measured, OfficialRow, Recommendation, Survey,
    columns::{Columns, Field, NotOfficial, recognise},
    problem::Noted,
};
use documents::table_in::{Row, RowProblem, Rows};
use people::finess;
use std::collections::BTreeMap;

/// Most rows of a file: more than there are establishments.
pub const MOST_ROWS: usize = 20_000;
/// Answers under which the HAS gives no score.
const LEAST: i64 = 30;

/// What a file says.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialFile {
    /// Of which survey.
    pub survey: Survey,
    /// The establishments.
    pub rows: Vec<OfficialRow>,
    /// Columns that are left out.
    pub unknown: Vec<String>,
    /// What was refused or is odd, in the order of lines.
    pub noted: Vec<Noted>,
}

impl OfficialFile {
    /// Lines that were left out.
    #[must_use]
    pub fn refused_count(&self) -> usize {
        self.noted.iter().filter(|one| one.is_refusal).count()
    }
}

/// Why a file gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is another table.
    NotOfficial(NotOfficial),
    /// It has no row.
    NoRow,
    /// It has more rows than [`MOST_ROWS`].
    TooManyRows,
}

/// Reads the rows of a table whose first line names the columns.
///
/// # Errors
/// [`Unusable`] when the table is something else, or holds no row, or too many.
pub fn read(rows: Rows) -> Result<OfficialFile, Unusable> {
    let columns = recognise(rows.header()).map_err(Unusable::NotOfficial)?;
    let header = rows.header().to_vec();
    let mut reading = Reading {
        columns: &columns,
        header: &header,
        seen: BTreeMap::new(),
        taken: Vec::new(),
        noted: Vec::new(),
    };
    for (at, row) in rows.enumerate() {
        if at == MOST_ROWS {
            return Err(Unusable::TooManyRows);
        }
        match row {
            Ok(row) => reading.take(&row),
            Err(problem) => reading.noted.push(table_problem(&problem)),
        }
    }
    let (taken, noted) = (reading.taken, reading.noted);
    if taken.is_empty() && noted.is_empty() {
        return Err(Unusable::NoRow);
    }
    Ok(OfficialFile {
        survey: columns.survey,
        rows: taken,
        unknown: columns.unknown,
        noted,
    })
}

fn table_problem(problem: &RowProblem) -> Noted {
    let args = problem.args();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Noted::refusal(problem.line(), &format!("table-{}", problem.code()), &args)
}

struct Reading<'a> {
    columns: &'a Columns,
    header: &'a [String],
    /// The line of each number.
    seen: BTreeMap<String, u64>,
    taken: Vec<OfficialRow>,
    noted: Vec<Noted>,
}

impl Reading<'_> {
    fn take(&mut self, row: &Row) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let noted = self.noted.len();
        match self.row(row) {
            Ok(one) => {
                self.seen.insert(one.finess.clone(), row.line);
                self.taken.push(one);
            }
            Err(refusal) => {
                // Of a refused line, its reason alone is told.
                self.noted.truncate(noted);
                self.noted.push(refusal);
            }
        }
    }

    fn row(&mut self, row: &Row) -> Result<OfficialRow, Noted> {
        let finess = self.finess(row)?;
        let class = self.class(row)?;
        let figures = self.figures(row)?;
        let one = OfficialRow {
            line: row.line,
            name: self.text(row, &Field::Name),
            region: self.text(row, &Field::Region),
            evolution: self.evolution(row),
            finess,
            class,
            figures,
        };
        self.odd(&one);
        Ok(one)
    }

    fn cell<'r>(&self, row: &'r Row, field: &Field) -> &'r str {
        let at = self.columns.fields.iter().position(|one| one.as_ref() == Some(field));
        at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    fn text(&self, row: &Row, field: &Field) -> String {
        self.cell(row, field).to_owned()
    }

    fn note(&mut self, line: u64, code: &str, args: &[(&str, &str)]) {
        self.noted.push(Noted::oddity(line, code, args));
    }

    fn finess(&mut self, row: &Row) -> Result<String, Noted> {
        let typed = finess::tidied(self.cell(row, &Field::Finess));
        if typed.is_empty() {
            return Err(Noted::refusal(row.line, "finess-missing", &[]));
        }
        let restored = with_zero(&typed);
        if restored.is_some() {
            self.note(row.line, "finess-zero", &[("finess", &typed)]);
        }
        let number = restored.unwrap_or(typed);
        match finess::oddity(&number) {
            Some(finess::Oddity::Shape) => {
                return Err(Noted::refusal(row.line, "finess-shape", &[("finess", &number)]));
            }
            Some(finess::Oddity::Key) => self.note(row.line, "finess-key", &[("finess", &number)]),
            None => {}
        }
        match self.seen.get(&number) {
            Some(first) => Err(Noted::refusal(
                row.line,
                "finess-twice",
                &[("finess", &number), ("first", &first.to_string())],
            )),
            None => Ok(number),
        }
    }

    fn class(&self, row: &Row) -> Result<Option<Class>, Noted> {
        let cell = self.cell(row, &Field::Class);
        if is_blank(cell) {
            return Ok(None);
        }
        match Class::from_code(cell) {
            Some(class) => Ok(Some(class)),
            None => Err(Noted::refusal(row.line, "class-unknown", &[("class", cell)])),
        }
    }

    fn evolution(&mut self, row: &Row) -> Option<Evolution> {
        let cell = self.cell(row, &Field::Evolution);
        if is_blank(cell) {
            return None;
        }
        let found = evolution_of(cell);
        if found.is_none() {
            self.note(row.line, "evolution-unknown", &[("evolution", cell)]);
        }
        found
    }

    fn figures(&self, row: &Row) -> Result<Figures, Noted> {
        let mut scores = BTreeMap::new();
        let keys = std::iter::once(super::ALL).chain(self.columns.survey.dimensions().iter().copied());
        for key in keys {
            let n = self.count(row, &Field::Count(key.to_owned()))?;
            if let Some(score) = self.points(row, &Field::Score(key.to_owned()))? {
                scores.insert(key.to_owned(), Measured { score, n });
            }
        }
        let of = self.count(row, &Field::RecommendCount)?;
        let rate = self.points(row, &Field::RecommendRate)?;
        let legal = self.text(row, &Field::LegalFiness);
        Ok(Figures {
            scores,
            recommendation: rate.map(|rate| Recommendation { rate, of }),
            is_bound: numbered(self.cell(row, &Field::Participation)),
            has_deposited: numbered(self.cell(row, &Field::Deposit)),
            legal: (!legal.is_empty()).then(|| (legal, self.text(row, &Field::LegalName))),
        })
    }

    /// A number from 0 to 100.
    fn points(&self, row: &Row, field: &Field) -> Result<Option<f64>, Noted> {
        match self.number(row, field)? {
            Some(points) if !(0.0..=100.0).contains(&points) => Err(self.wrong(row, field, "out-of-range")),
            other => Ok(other),
        }
    }

    /// A whole number.
    fn count(&self, row: &Row, field: &Field) -> Result<Option<i64>, Noted> {
        match self.number(row, field)? {
            Some(n) if n < 0.0 || n.fract() != 0.0 || n > 1e9 => Err(self.wrong(row, field, "not-a-count")),
            Some(n) => {
                #[expect(clippy::cast_possible_truncation, reason = "whole, and bounded just above")]
                let n = n as i64;
                Ok(Some(n))
            }
            None => Ok(None),
        }
    }

    fn number(&self, row: &Row, field: &Field) -> Result<Option<f64>, Noted> {
        number(self.cell(row, field)).map_err(|NotANumber| self.wrong(row, field, "not-a-number"))
    }

    fn wrong(&self, row: &Row, field: &Field, code: &str) -> Noted {
        let at = self.columns.fields.iter().position(|one| one.as_ref() == Some(field));
        let name = at.and_then(|at| self.header.get(at)).map_or("", String::as_str);
        // A column's name is told whole: there may be a dozen that begin alike.
        let mut noted = Noted::refusal(row.line, code, &[("cell", self.cell(row, field))]);
        noted.args.insert("column".to_owned(), name.to_owned());
        noted
    }

    /// What does not go together.
    fn odd(&mut self, one: &OfficialRow) {
        let whole = one.whole();
        match (one.class, whole) {
            (Some(class), None) if class.has_score() => self.note(one.line, "class-alone", &[("class", class.code())]),
            (Some(class), Some(_)) if !class.has_score() => {
                self.note(one.line, "score-beside", &[("class", class.code())]);
            }
            (None, Some(_)) => self.note(one.line, "score-alone", &[]),
            _ => {}
        }
        if let Some(n) = whole.and_then(|whole| whole.n).filter(|n| *n < LEAST) {
            self.note(one.line, "few-answers", &[("n", &n.to_string())]);
        }
    }
}

/// A number whose first zero a spreadsheet took away, given back where the key then holds.
fn with_zero(typed: &str) -> Option<String> {
    let is_short = typed.len() == 8 && typed.bytes().all(|b| b.is_ascii_digit());
    let whole = is_short.then(|| format!("0{typed}"))?;
    finess::oddity(&whole).is_none().then_some(whole)
}

/// A cell that says nothing.
fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || ["na", "n/a", "nan", "nd", ".", "-"]
            .iter()
            .any(|blank| cell.eq_ignore_ascii_case(blank))
}

/// A cell that should be a number and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

/// A number with a decimal comma or point; nothing for an empty cell, `NA`, or the letters of a class without score.
///
/// # Errors
/// [`NotANumber`] for any other words.
pub fn number(cell: &str) -> Result<Option<f64>, NotANumber> {
    let cell = cell.trim();
    if is_blank(cell) || Class::from_code(cell).is_some_and(|class| !class.has_score()) {
        return Ok(None);
    }
    let is_plain = cell
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-' | b'+' | b'e' | b'E'));
    let found: f64 = is_plain
        .then(|| cell.replace(',', "."))
        .and_then(|plain| plain.parse().ok())
        .ok_or(NotANumber)?;
    found.is_finite().then_some(Some(found)).ok_or(NotANumber)
}

/// `1- Obligatoire` and `1- Oui`, `2- Facultatif` and `2- Non`.
fn numbered(cell: &str) -> Option<bool> {
    match cell.trim().chars().next()? {
        '1' => Some(true),
        '2' => Some(false),
        _ => match platform::text::folded(cell).as_str() {
            "oui" | "obligatoire" => Some(true),
            "non" | "facultatif" => Some(false),
            _ => None,
        },
    }
}

/// `1-Diminution`, `2-Stable`, `3-Amélioration`, `4-Non calculable`, with or without their number.
fn evolution_of(cell: &str) -> Option<Evolution> {
    let folded = platform::text::folded(cell);
    let (number, words) = folded.split_once('-').unwrap_or(("", folded.as_str()));
    let by_words = match words.trim() {
        "diminution" => Some(Evolution::Lower),
        "stable" => Some(Evolution::Stable),
        "amelioration" => Some(Evolution::Better),
        "non calculable" => Some(Evolution::NotComputable),
        _ => None,
    };
    by_words.or(match number.trim() {
        "1" => Some(Evolution::Lower),
        "2" => Some(Evolution::Stable),
        "3" => Some(Evolution::Better),
        "4" => Some(Evolution::NotComputable),
        _ => None,
    })
}
