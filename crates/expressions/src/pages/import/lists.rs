//! What the page of an import offers to choose from, and how it shows the file.

use crate::{
    actions::preview,
    import::{LineProblem, Mapping, Role, propose},
    pages::{Choice, choices},
};
use documents::table_in::{Encoding, Format, Separator};
use platform::Reader;

/// A column of the file, with the roles it may have.
pub(super) struct ColumnRow {
    pub(super) field: String,
    pub(super) name: String,
    pub(super) example: String,
    pub(super) roles: Vec<Choice>,
    /// Why it is proposed to be left out, where its name says who somebody is.
    pub(super) note: String,
}

/// A row of the file, or the reason why it would be refused.
pub(super) struct PreviewRow {
    pub(super) cells: Vec<String>,
    pub(super) problem: String,
}

pub(super) fn understood(t: &Reader, format: &Format) -> String {
    match format {
        Format::Text(text) => t.say_with(
            "expressions-format-text",
            &[
                ("encoding", &encoding_name(t, text.encoding)),
                ("separator", &separator_name(t, text.separator)),
            ],
        ),
        Format::Workbook(book) => t.say_one(
            "expressions-format-workbook",
            "sheet",
            book.sheet.as_deref().unwrap_or("1"),
        ),
    }
}

/// The code of a value whose JSON is a text.
pub(super) fn code<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}

pub(super) fn encoding_name(t: &Reader, encoding: Encoding) -> String {
    t.say(&format!("expressions-encoding-{}", code(encoding)))
}

pub(super) fn separator_name(t: &Reader, separator: Separator) -> String {
    t.say(&format!("expressions-separator-{}", code(separator)))
}

pub(super) fn encodings(t: &Reader, format: Option<&Format>) -> Vec<Choice> {
    let Some(Format::Text(text)) = format else {
        return Vec::new();
    };
    Encoding::ALL
        .into_iter()
        .map(|e| Choice::new(code(e), encoding_name(t, e), e == text.encoding))
        .collect()
}

pub(super) fn separators(t: &Reader, format: Option<&Format>) -> Vec<Choice> {
    let Some(Format::Text(text)) = format else {
        return Vec::new();
    };
    Separator::ALL
        .into_iter()
        .map(|s| Choice::new(code(s), separator_name(t, s), s == text.separator))
        .collect()
}

pub(super) fn sheets(names: &[String], format: Option<&Format>) -> Vec<Choice> {
    let Some(Format::Workbook(book)) = format else {
        return Vec::new();
    };
    let chosen = |at: usize, name: &String| book.sheet.as_ref().map_or(at == 0, |sheet| sheet == name);
    names
        .iter()
        .enumerate()
        .map(|(at, name)| Choice::new(name.clone(), name.clone(), chosen(at, name)))
        .collect()
}

pub(super) fn columns(t: &Reader, mapping: &Mapping, preview: &preview::Preview) -> Vec<ColumnRow> {
    let example = |at: usize| {
        let mut values = preview
            .rows
            .iter()
            .flatten()
            .filter_map(|row| row.get(at))
            .filter(|v| !v.trim().is_empty());
        values
            .next()
            .map(|value| verbatim::truncate_words(value, 90))
            .unwrap_or_default()
    };
    let row = |(at, (name, role)): (usize, (&String, &Role))| ColumnRow {
        field: format!("role-{at}"),
        name: name.clone(),
        example: example(at),
        roles: choices(Role::ALL, Some(*role), Role::code, |r| r.said(t)),
        note: if propose::is_personal(name) {
            t.say("expressions-column-personal")
        } else {
            String::new()
        },
    };
    mapping
        .columns
        .iter()
        .zip(&mapping.roles)
        .enumerate()
        .map(row)
        .collect()
}

pub(super) fn by_name(mapping: &Mapping, role: Role) -> Vec<Choice> {
    let chosen = mapping.column(role);
    mapping
        .columns
        .iter()
        .enumerate()
        .map(|(at, name)| Choice::new(at.to_string(), name.clone(), chosen == Some(at)))
        .collect()
}

pub(super) fn preview_row(t: &Reader, row: &std::result::Result<Vec<String>, LineProblem>) -> PreviewRow {
    match row {
        Ok(cells) => PreviewRow {
            cells: cells.iter().map(|cell| verbatim::truncate_words(cell, 160)).collect(),
            problem: String::new(),
        },
        Err(problem) => PreviewRow {
            cells: Vec::new(),
            problem: problem.said(t),
        },
    }
}
