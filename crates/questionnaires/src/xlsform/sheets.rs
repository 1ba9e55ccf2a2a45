//! The sheets of a form: its questions, its choices and its settings, each line by the names of its columns.

use super::languages;
use crate::{
    instrument::MOST_ITEMS,
    reading::{Left, LeftOut, Refused},
    said::Said,
};
use documents::table_in::{self, Format, Limits, Source, TableProblem, WorkbookFormat};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
    sync::Arc,
};

/// Columns of words, which may stand in several languages.
const WORDS: [&str; 4] = ["label", "hint", "constraint_message", "required_message"];
/// Columns that change how a form looks or what a machine notes: leaving them out changes nothing of what is asked.
const HARMLESS: [&str; 12] = [
    "appearance",
    "read_only",
    "readonly",
    "note",
    "body::accuracythreshold",
    "disabled",
    "$given",
    "kuid",
    "$kuid",
    "$xpath",
    "$autoname",
    "guidance_hint",
];
/// Columns that are read.
const READ: [&str; 8] = [
    "type",
    "name",
    "relevant",
    "required",
    "constraint",
    "parameters",
    "list_name",
    "label",
];

/// Lines of a sheet that are read: those of a form have its choices too.
const MOST_LINES: usize = 2 * MOST_ITEMS;

/// How much of a workbook is taken: a form has no pictures.
fn limits() -> Limits {
    Limits {
        max_inflated_bytes: 64 << 20,
        ..Limits::default()
    }
}

/// One line of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub number: u64,
    /// By column, in small letters.
    cells: BTreeMap<String, String>,
    /// By column of words and language.
    words: BTreeMap<(&'static str, String), String>,
}

impl Line {
    /// A cell; an empty text where there is none.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Words in every language that they have.
    pub fn said(&self, column: &str) -> Said {
        let own = self.words.iter().filter(|((of, _), _)| *of == column);
        own.fold(Said::default(), |said, ((_, language), words)| {
            said.with(language, words.as_str())
        })
    }

    /// Cells of columns that are not read and say something.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        let read = |column: &&String| READ.contains(&column.as_str()) || HARMLESS.contains(&column.as_str());
        self.cells
            .keys()
            .filter(move |column| !read(column))
            .map(String::as_str)
    }

    #[cfg(test)]
    pub fn of(cells: &[(&str, &str)]) -> Self {
        let cell = |(column, text): &(&str, &str)| ((*column).to_owned(), (*text).to_owned());
        Self {
            cells: cells.iter().map(cell).collect(),
            ..Self::default()
        }
    }
}

/// A form as it lies in its workbook.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    pub survey: Vec<Line>,
    pub choices: Vec<Line>,
    pub settings: Line,
    /// Its languages, the default one first.
    pub languages: Vec<String>,
    pub left: Vec<LeftOut>,
}

/// Opens a workbook; nothing where it has no sheet named `survey`.
///
/// # Errors
/// [`Refused`] where it cannot be opened.
pub(super) fn open(bytes: &[u8], language: &str) -> Result<Option<Form>, Refused> {
    let bytes: Arc<[u8]> = bytes.into();
    let source = || -> Box<dyn Source> { Box::new(Cursor::new(Arc::clone(&bytes))) };
    // Says what the file is before it is opened as a workbook: a text document is one archive too.
    let names =
        table_in::examine(source(), "form.xlsx", &limits()).and_then(|_| table_in::sheets(source(), &limits()))?;
    let named = |wanted: &str| names.iter().find(|name| name.trim().eq_ignore_ascii_case(wanted));
    let Some(survey) = named("survey") else { return Ok(None) };
    let mut form = Form::default();
    let settings = match named("settings") {
        Some(name) => lines(source(), name, language, &mut form)?,
        None => Vec::new(),
    };
    form.settings = settings.into_iter().next().unwrap_or_default();
    let told = languages::code(form.settings.cell("default_language"));
    let main = told.clone().unwrap_or_else(|| language.to_owned());
    form.survey = lines(source(), survey, &main, &mut form)?;
    if let Some(name) = named("choices") {
        form.choices = lines(source(), name, &main, &mut form)?;
    }
    // A form that names no language by default has that of its first column of words.
    let first = told.or_else(|| form.languages.first().cloned()).unwrap_or(main);
    form.languages.retain(|code| *code != first);
    form.languages.insert(0, first);
    Ok(Some(form))
}

fn lines(source: Box<dyn Source>, sheet: &str, main: &str, form: &mut Form) -> Result<Vec<Line>, Refused> {
    let format = Format::Workbook(WorkbookFormat {
        sheet: Some(sheet.to_owned()),
        skip: 0,
        headers: true,
    });
    let rows = match table_in::rows(source, &format, &limits()) {
        Ok(rows) => rows,
        Err(TableProblem::EmptyFile) => return Ok(Vec::new()),
        Err(problem) => return Err(problem.into()),
    };
    let header: Vec<Column> = rows.header().iter().map(|name| Column::of(name, main)).collect();
    let unknown: BTreeSet<&str> = header.iter().filter_map(Column::unknown).collect();
    let unknown = unknown
        .into_iter()
        .map(|name| LeftOut::of("", Left::Language).saying(name));
    form.left.extend(unknown);
    for column in &header {
        if let Column::Words(_, language) = column
            && !form.languages.contains(language)
        {
            form.languages.push(language.clone());
        }
    }
    let mut all = Vec::new();
    for (count, row) in rows.enumerate() {
        if count == MOST_LINES {
            form.left.push(LeftOut::of("", Left::TooManyItems));
            break;
        }
        match row {
            Ok(row) => all.push(line(row.line, &row.cells, &header)),
            Err(problem) => form.left.push(LeftOut::of("", Left::BadLine).at(problem.line())),
        }
    }
    Ok(all)
}

/// What a column of a form holds.
enum Column {
    /// Words of a language.
    Words(&'static str, String),
    /// Words of a language that is not known.
    Unknown(String),
    /// Anything else, by its name in small letters.
    Other(String),
}

impl Column {
    fn of(name: &str, main: &str) -> Self {
        let small = name.to_lowercase();
        let (own, said) = match (name.split_once("::"), name.split_once(':')) {
            (Some(parts), _) | (None, Some(parts)) => parts,
            (None, None) => (name, ""),
        };
        let own = own.trim().to_lowercase().replace(' ', "_");
        let Some(words) = WORDS.iter().find(|words| **words == own) else {
            return Self::Other(small.trim().replace("list name", "list_name"));
        };
        if said.trim().is_empty() {
            return Self::Words(words, main.to_owned());
        }
        match languages::code(said) {
            Some(code) => Self::Words(words, code),
            None => Self::Unknown(name.to_owned()),
        }
    }

    fn unknown(&self) -> Option<&str> {
        match self {
            Self::Unknown(name) => Some(name),
            _ => None,
        }
    }
}

fn line(number: u64, cells: &[String], header: &[Column]) -> Line {
    let mut line = Line {
        number,
        ..Line::default()
    };
    for (column, cell) in header.iter().zip(cells) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Words(name, language) => {
                line.words
                    .entry((name, language.clone()))
                    .or_insert_with(|| cell.to_owned());
            }
            Column::Other(name) => {
                line.cells.insert(name.clone(), cell.to_owned());
            }
            Column::Unknown(_) => {}
        }
    }
    line
}
