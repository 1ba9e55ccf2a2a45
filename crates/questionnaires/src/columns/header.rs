//! Opens a table of questions, and finds out which column is what.

use super::{cells::unguarded, names::Column};
use crate::{
    reading::Refused,
    said::{Said, is_language},
};
use documents::table_in::{self, Format, Limits, Row, Rows, Separator, Source, TextFormat};
use std::{collections::BTreeMap, io::Cursor, sync::Arc};

/// The rows of a file in whichever layout names our columns: its own look may mislead where questions are few.
pub(super) fn opened(bytes: &[u8], name: &str, language: &str) -> Result<(Rows, Header), Refused> {
    let bytes: Arc<[u8]> = bytes.into();
    let source = || -> Box<dyn Source> { Box::new(Cursor::new(Arc::clone(&bytes))) };
    let limits = Limits::default();
    let found = table_in::examine(source(), name, &limits)?.with_headers(true);
    let mut layouts = Vec::new();
    if let Format::Text(text) = &found {
        let with = |separator: Separator| {
            Format::Text(TextFormat {
                separator,
                quoted: true,
                skip: 0,
                ..text.clone()
            })
        };
        layouts.extend(Separator::ALL.into_iter().filter(|one| one.byte().is_some()).map(with));
    }
    layouts.push(found);
    for layout in layouts {
        if let Ok(rows) = table_in::rows(source(), &layout, &limits)
            && let Some(header) = Header::of(rows.header(), language)
        {
            return Ok((rows, header));
        }
    }
    Err(Refused::NoColumns)
}

/// Which column is what.
pub(super) struct Header {
    /// By column of ours and language, the place in the file.
    places: BTreeMap<(Column, String), usize>,
    pub languages: Vec<String>,
    /// Columns that are not known.
    pub unknown: Vec<String>,
}

impl Header {
    /// Nothing where no column says what is asked and how it is answered.
    fn of(names: &[String], language: &str) -> Option<Self> {
        let mut header = Self {
            places: BTreeMap::new(),
            languages: Vec::new(),
            unknown: Vec::new(),
        };
        for (place, name) in names.iter().enumerate() {
            let (own, said) = name.split_once(':').unwrap_or((name, ""));
            let said = said.trim();
            let said = if said.is_empty() { language } else { said };
            match Column::named(own) {
                Some(column) if column.is_words() && is_language(said) => {
                    header.places.entry((column, said.to_owned())).or_insert(place);
                    if column == Column::Ask && !header.languages.iter().any(|one| one == said) {
                        header.languages.push(said.to_owned());
                    }
                }
                Some(column) if !column.is_words() => {
                    header.places.entry((column, String::new())).or_insert(place);
                }
                // A column without a name is called by its letter.
                None if name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_uppercase()) => {}
                _ => header.unknown.push(name.clone()),
            }
        }
        let has_kind = header.places.contains_key(&(Column::Kind, String::new()));
        (has_kind && !header.languages.is_empty()).then_some(header)
    }

    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let place = self.places.get(&(column, String::new()));
        let cell = place.and_then(|place| row.cells.get(*place));
        cell.map_or("", |cell| unguarded(cell))
    }

    /// The cells of a column of words that say something, by language, those of the questions first.
    pub fn words<'r>(&self, row: &'r Row, column: Column) -> Vec<(String, &'r str)> {
        let own = self.places.range((column, String::new())..);
        let others = own
            .take_while(|((of, _), _)| *of == column)
            .map(|((_, language), _)| language);
        let mut languages: Vec<&String> = self.languages.iter().collect();
        for language in others {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        let cell = |language: &String| {
            let place = self.places.get(&(column, language.clone()))?;
            let cell = unguarded(row.cells.get(*place)?);
            (!cell.is_empty()).then(|| (language.clone(), cell))
        };
        languages.into_iter().filter_map(cell).collect()
    }

    pub fn said(&self, row: &Row, column: Column) -> Said {
        let words = self.words(row, column).into_iter();
        words.fold(Said::default(), |said, (language, words)| said.with(&language, words))
    }
}
