//! The columns of a file of answers: which question each answers, and how its cells are read.

use crate::{
    instrument::{Content, Item, Kind},
    pages::own_words,
    taking::other_field,
};
use documents::table_in::Row;
use platform::{Actor, App, Language, Reader, text::folded};
use std::collections::BTreeMap;

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The answer to a question, or a row of one, by the name of its field.
    Field(String),
    /// The whole of a matrix: `row=code` several times.
    Matrix(String),
    /// The establishment: its FINESS number, or its name.
    Participant,
    /// The line's own number.
    Id,
    /// Known, and of no use here.
    Known,
    /// Of no question.
    Unknown,
}

/// The columns of a file.
pub(crate) struct Columns(Vec<(String, Target)>);

/// Names of columns that say where; folded.
const PLACES: [&str; 5] = [
    "etablissement",
    "establishment",
    "finess",
    "finess_geo",
    "finess geographique",
];
/// Names of columns that number the lines; folded.
const NUMBERS: [&str; 6] = ["id", "numero", "number", "no", "n°", "reference"];
/// Columns of our own files that say nothing of an answer; folded.
const KNOWN: [&str; 4] = ["mois", "month", "complete", "complet"];

impl Columns {
    /// By the names that a file gives: a question's key, `key/row`, `key.other`, or its words in a language.
    pub fn of(header: &[String], content: &Content) -> Self {
        let mut by_name: BTreeMap<String, Target> = BTreeMap::new();
        let fixed = |names: &[&str], target: &Target| {
            names
                .iter()
                .map(|name| ((*name).to_owned(), target.clone()))
                .collect::<Vec<_>>()
        };
        by_name.extend(fixed(&PLACES, &Target::Participant));
        by_name.extend(fixed(&NUMBERS, &Target::Id));
        by_name.extend(fixed(&KNOWN, &Target::Known));
        for item in content.questions() {
            names_of(item, &mut by_name);
        }
        let target = |name: &String| by_name.get(&folded(name.trim())).cloned().unwrap_or(Target::Unknown);
        Self(header.iter().map(|name| (name.clone(), target(name))).collect())
    }

    /// Is there such a column?
    pub fn has(&self, target: &Target) -> bool {
        self.0.iter().any(|(_, one)| one == target)
    }

    /// The cell of a column of this kind.
    pub fn cell<'r>(&self, row: &'r Row, target: &Target) -> Option<&'r str> {
        let at = self.0.iter().position(|(_, one)| one == target)?;
        row.cells.get(at).map(|cell| cell.trim())
    }

    /// Columns that are of no question.
    pub fn ignored(&self) -> Vec<String> {
        let unknown = self.0.iter().filter(|(_, target)| *target == Target::Unknown);
        unknown.map(|(name, _)| name.clone()).collect()
    }

    /// Columns with the field that each fills.
    pub fn questions(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().filter_map(|(name, target)| match target {
            Target::Field(field) | Target::Matrix(field) => Some((name.clone(), field.clone())),
            _ => None,
        })
    }
}

fn names_of(item: &Item, by_name: &mut BTreeMap<String, Target>) {
    let key = item.key.as_str();
    let whole = match &item.kind {
        Kind::Matrix { .. } => Target::Matrix(key.to_owned()),
        // A table says that a file was given, and cannot give it.
        Kind::File { .. } => Target::Known,
        _ => Target::Field(key.to_owned()),
    };
    for words in item.ask.0.values() {
        by_name.entry(folded(words.trim())).or_insert_with(|| whole.clone());
    }
    // A key is surer than words, and than the names of other columns.
    by_name.insert(folded(key), whole);
    if item.kind.has_other() {
        let field = other_field(key);
        by_name.insert(folded(&field), Target::Field(field));
    }
    if let Kind::Matrix { rows, .. } = &item.kind {
        for row in rows {
            let field = format!("{key}/{}", row.code);
            for words in row.words.0.values() {
                by_name
                    .entry(folded(words.trim()))
                    .or_insert_with(|| Target::Field(field.clone()));
            }
            by_name.insert(folded(&field), Target::Field(field));
        }
    }
}

/// The codes of each question by their words, in every language that we or the instrument speak.
pub(crate) struct Words(BTreeMap<String, (Item, BTreeMap<String, String>)>);

impl Words {
    /// Those of an instrument.
    pub fn of(app: &App, content: &Content) -> Self {
        let readers = Language::ALL.map(|language| {
            Reader::new(
                app.messages.clone(),
                language,
                Actor::System("questionnaires"),
                app.clock.today(),
            )
        });
        let one = |item: &Item| (item.key.clone(), (item.clone(), codes_by_words(item, &readers)));
        Self(content.questions().map(one).collect())
    }

    /// The values of a cell for a question.
    fn read(&self, key: &str, cell: &str) -> Vec<String> {
        let Some((item, codes)) = self.0.get(key) else {
            return vec![cell.to_owned()];
        };
        let code = |part: &str| codes.get(&folded(part.trim())).cloned();
        if !item.kind.is_multiple() {
            return vec![code(cell).unwrap_or_else(|| cell.to_owned())];
        }
        // « a; b », « a | b », or codes beside each other as our own files have them.
        let parts: Vec<&str> = if let Some(one) = code(cell) {
            return vec![one];
        } else if cell.contains([';', '|', '\n']) {
            cell.split([';', '|', '\n']).collect()
        } else if cell.split_whitespace().all(|part| code(part).is_some()) {
            cell.split_whitespace().collect()
        } else {
            cell.split(',').collect()
        };
        let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| code(part).unwrap_or_else(|| part.to_owned()))
            .collect()
    }
}

fn codes_by_words(item: &Item, readers: &[Reader]) -> BTreeMap<String, String> {
    let mut codes = BTreeMap::new();
    let columns = match &item.kind {
        Kind::Matrix { columns, .. } => columns.as_slice(),
        kind => kind.choices(),
    };
    for choice in columns {
        for words in choice.words.0.values() {
            codes.insert(folded(words.trim()), choice.code.clone());
        }
    }
    for code in item.kind.codes() {
        let code = code.split_once('=').map_or(code.as_str(), |(_, code)| code).to_owned();
        for t in readers {
            codes
                .entry(folded(&own_words(t, &item.kind, &code)))
                .or_insert_with(|| code.clone());
        }
        codes.insert(folded(&code), code);
    }
    codes
}

/// The fields of a form that say what a line says.
pub(crate) fn fields_of(row: &Row, columns: &Columns, words: &Words) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for ((_, target), cell) in columns.0.iter().zip(&row.cells) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match target {
            Target::Field(field) => {
                let key = field.split(['/', '.']).next().unwrap_or(field);
                let values = if field.ends_with(".other") {
                    vec![cell.to_owned()]
                } else {
                    words.read(key, cell)
                };
                fields.extend(values.into_iter().map(|value| (field.clone(), value)));
            }
            Target::Matrix(key) => fields.extend(cell.split_whitespace().map(|part| match part.split_once('=') {
                Some((row, code)) => (format!("{key}/{row}"), code.to_owned()),
                None => (format!("{key}/?"), part.to_owned()),
            })),
            _ => {}
        }
    }
    fields
}
