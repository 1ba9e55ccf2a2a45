//! Reads lines and columns into a version: what was taken, and what was not, line by line.

use super::{
    cells::{number, put_choices},
    header::{Header, opened},
    names::{Column, FILES, Line, TONES, WORDS, folded, one_named, yes_or_no},
};
use crate::{
    condition::{self, Condition},
    instrument::{Choice, Content, Item, Kind, LARGEST_FILE, MOST_ITEMS, Section},
    reading::{Keys, Left, LeftOut, Read, Refused},
    said::{Said, is_language},
    score::Score,
};
use documents::table_in::Row;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a table of questions, CSV or XLSX. `language` is that of columns of words which say none.
///
/// # Errors
/// [`Refused`] where the file is no table, or has no columns that name questions and their kinds.
pub fn read(bytes: &[u8], name: &str, language: &str) -> Result<Read, Refused> {
    let (rows, header) = opened(bytes, name, language)?;
    let mut reader = Reader::new(header);
    let mut lines = Vec::new();
    for (count, row) in rows.enumerate() {
        if count > MOST_ITEMS {
            reader.left.push(LeftOut::of("", Left::TooManyItems));
            break;
        }
        match row {
            Ok(row) => lines.push(row),
            Err(problem) => reader.left.push(LeftOut::of("", Left::BadLine).at(problem.line())),
        }
    }
    let keys = lines.iter().map(|row| reader.header.cell(row, Column::Key));
    reader.keys.reserve(keys);
    for row in &lines {
        reader.line(row);
    }
    Ok(reader.settled())
}

/// A condition as the file has it, to be read once every key is known.
struct Waiting {
    line: u64,
    link: String,
    text: String,
}

struct Reader {
    header: Header,
    left: Vec<LeftOut>,
    keys: Keys,
    content: Content,
    /// Sections by what their lines call them.
    sections: BTreeMap<String, usize>,
    waiting: BTreeMap<String, Waiting>,
    renamed: bool,
}

impl Reader {
    fn new(header: Header) -> Self {
        let unknown = header.unknown.iter();
        let left = unknown
            .map(|name| LeftOut::of("", Left::NotRead).saying(name))
            .collect();
        let content = Content {
            languages: header.languages.clone(),
            ..Content::default()
        };
        Self {
            header,
            left,
            keys: Keys::default(),
            content,
            sections: BTreeMap::new(),
            waiting: BTreeMap::new(),
            renamed: false,
        }
    }

    fn leave(&mut self, row: &Row, why: Left, what: &str) {
        let link = self.header.cell(row, Column::Key);
        self.left.push(LeftOut::of(link, why).at(row.line).saying(what));
    }

    fn line(&mut self, row: &Row) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let kind = self.header.cell(row, Column::Kind);
        let said = self.header.said(row, Column::Ask);
        match Line::named(kind) {
            Some(Line::Title) => self.content.title = said,
            Some(Line::Opening) => self.content.opening = said,
            Some(Line::Closing) => self.content.closing = said,
            Some(Line::Languages) => self.languages(row),
            Some(Line::Section) => self.section(row, said),
            Some(Line::Score) => self.score(row, said),
            Some(Line::Item(code)) => self.item(row, code, said),
            None => self.leave(row, Left::UnknownType, kind),
        }
    }

    fn languages(&mut self, row: &Row) {
        let told: Vec<String> = self
            .header
            .cell(row, Column::Items)
            .split([' ', ',', '|'])
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect();
        if let Some(wrong) = told.iter().find(|code| !is_language(code)) {
            self.leave(row, Left::Language, wrong);
            return;
        }
        self.content.languages = told;
    }

    /// The key of a line: its own, mended where it must be, or a new one.
    fn key(&mut self, row: &Row) -> String {
        let link = self.header.cell(row, Column::Key).to_owned();
        if link.is_empty() {
            let key = self.keys.fresh(&format!("q{}", row.line));
            self.leave(row, Left::Unnamed, &key);
            return key;
        }
        let key = self.keys.take(&link);
        if key != link {
            self.renamed = true;
            self.leave(row, Left::Renamed, &key);
        }
        key
    }

    fn section(&mut self, row: &Row, title: Said) {
        let key = self.key(row);
        let section = Section {
            title,
            random: self.flag(row, Column::Random),
            regional: self.flag(row, Column::Regional),
            key: key.clone(),
            ..Section::default()
        };
        self.wait(row, &key);
        for column in [Column::Section, Column::Key] {
            let called = self.header.cell(row, column);
            if !called.is_empty() {
                self.sections.insert(called.to_owned(), self.content.sections.len());
            }
        }
        self.content.sections.push(section);
    }

    /// The place of the section that a line names; a new one where it has no line of its own.
    fn place(&mut self, row: &Row) -> usize {
        let called = self.header.cell(row, Column::Section).to_owned();
        let last = self.content.sections.len().checked_sub(1);
        if let Some(place) = self
            .sections
            .get(&called)
            .copied()
            .or(last.filter(|_| called.is_empty()))
        {
            return place;
        }
        let key = if called.is_empty() {
            self.keys.fresh("bloc")
        } else {
            self.keys.take(&called)
        };
        // What is no key is a title, as people write it.
        let title = if key == called || called.is_empty() {
            Said::default()
        } else {
            Said::default().with(self.content.language(), called.as_str())
        };
        self.content.sections.push(Section {
            key,
            title,
            ..Section::default()
        });
        let place = self.content.sections.len() - 1;
        self.sections.insert(called, place);
        place
    }

    fn item(&mut self, row: &Row, code: &str, ask: Said) {
        if ask.is_empty() {
            self.leave(row, Left::NoWords, "");
            return;
        }
        let place = self.place(row);
        let key = self.key(row);
        let why = self.header.said(row, Column::Why);
        let is_required = self.flag(row, Column::Required) || !why.is_empty();
        let item = Item {
            ask,
            hint: self.header.said(row, Column::Hint),
            kind: self.kind(row, code),
            required: is_required.then_some(why),
            when: None,
            random: self.flag(row, Column::Random),
            key: key.clone(),
        };
        self.wait(row, &key);
        if let Some(section) = self.content.sections.get_mut(place) {
            section.items.push(item);
        }
    }

    fn kind(&mut self, row: &Row, code: &str) -> Kind {
        let said = |column| self.header.said(row, column);
        match code {
            "scale" => Kind::Scale {
                words: self.one_of(row, Column::Words, &WORDS).unwrap_or_default(),
                no_opinion: self.flag(row, Column::NoOpinion),
            },
            "yes_no" => Kind::YesNo {
                forgotten: self.flag(row, Column::NoOpinion),
            },
            "single" => Kind::Single {
                choices: self.choices(row, Column::Choices),
                other: self.flag(row, Column::Other),
            },
            "multiple" => Kind::Multiple {
                choices: self.choices(row, Column::Choices),
                other: self.flag(row, Column::Other),
                most: self.whole(row, Column::Most),
            },
            "number" => Kind::Number {
                unit: said(Column::Unit),
                least: self.number(row, Column::Least),
                most: self.number(row, Column::Most),
            },
            "date" => Kind::Date,
            "short" => Kind::Short {
                tone: self.one_of(row, Column::Tone, &TONES),
            },
            "long" => Kind::Long {
                tone: self.one_of(row, Column::Tone, &TONES),
            },
            "rating" => Kind::Rating {
                low: said(Column::Low),
                high: said(Column::High),
            },
            "matrix" => Kind::Matrix {
                rows: self.choices(row, Column::Choices),
                columns: self.choices(row, Column::Answers),
                no_opinion: self.flag(row, Column::NoOpinion),
            },
            "file" => Kind::File {
                types: self.one_of(row, Column::Files, &FILES).unwrap_or_default(),
                most_megabytes: self.whole(row, Column::Most).unwrap_or(LARGEST_FILE),
            },
            "consent" => Kind::Consent,
            _ => Kind::Text,
        }
    }

    fn choices(&mut self, row: &Row, column: Column) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (language, cell) in self.header.words(row, column) {
            for twice in put_choices(&mut choices, &language, cell) {
                self.leave(row, Left::BadCell, &twice);
            }
        }
        choices
    }

    fn flag(&mut self, row: &Row, column: Column) -> bool {
        let cell = self.header.cell(row, column);
        let said = yes_or_no(cell);
        if said.is_none() {
            self.leave(row, Left::BadCell, cell);
        }
        said.unwrap_or(false)
    }

    fn one_of<T: Copy>(&mut self, row: &Row, column: Column, list: &[(T, &'static str, &'static str)]) -> Option<T> {
        let cell = self.header.cell(row, column);
        let found = one_named(list, cell);
        if found.is_none() && !folded(cell).is_empty() {
            self.leave(row, Left::BadCell, cell);
        }
        found
    }

    fn number(&mut self, row: &Row, column: Column) -> Option<f64> {
        let cell = self.header.cell(row, column);
        let found = number(cell);
        if found.is_none() && !cell.is_empty() {
            self.leave(row, Left::BadCell, cell);
        }
        found
    }

    fn whole(&mut self, row: &Row, column: Column) -> Option<u32> {
        let cell = self.header.cell(row, column);
        let found = cell.parse().ok();
        if found.is_none() && !cell.is_empty() {
            self.leave(row, Left::BadCell, cell);
        }
        found
    }

    fn score(&mut self, row: &Row, name: Said) {
        let key = self.key(row);
        let mut score = Score {
            key,
            name,
            least_share: self.whole(row, Column::Least),
            ..Score::default()
        };
        for item in self.header.cell(row, Column::Items).split('|').map(str::trim) {
            let (item, is_turned) = match item.strip_prefix('-') {
                Some(item) => (item.trim(), true),
                None => (item, false),
            };
            if item.is_empty() {
                continue;
            }
            let item = self.keys.of(item).unwrap_or_else(|| item.to_owned());
            if is_turned {
                score.turned.push(item.clone());
            }
            score.items.push(item);
        }
        self.content.scores.push(score);
    }

    fn wait(&mut self, row: &Row, key: &str) {
        let text = self.header.cell(row, Column::When);
        if !text.is_empty() {
            let waiting = Waiting {
                line: row.line,
                link: self.header.cell(row, Column::Key).to_owned(),
                text: text.to_owned(),
            };
            self.waiting.insert(key.to_owned(), waiting);
        }
    }

    /// Puts each condition in its place; one that looks at what comes later, or at itself, is left out: so no loop is possible.
    fn settled(mut self) -> Read {
        let mut content = std::mem::take(&mut self.content);
        let mut before: BTreeSet<String> = BTreeSet::new();
        for section in &mut content.sections {
            section.when = self.condition(&section.key, &before);
            for item in &mut section.items {
                item.when = self.condition(&item.key, &before);
                if self.renamed {
                    self.requote(&mut item.ask);
                    self.requote(&mut item.hint);
                }
                if let Kind::Matrix { rows, .. } = &item.kind {
                    before.extend(rows.iter().map(|row| format!("{}/{}", item.key, row.code)));
                }
                if item.kind.is_question() {
                    before.insert(item.key.clone());
                }
            }
        }
        self.left.sort();
        self.left.dedup();
        Read {
            content,
            left: self.left,
        }
    }

    fn condition(&mut self, key: &str, before: &BTreeSet<String>) -> Option<Condition> {
        let waiting = self.waiting.remove(key)?;
        let found = condition::read(&waiting.text).ok();
        let found = found.map(|when| when.renamed(&|item| self.keys.of(item)));
        let sound = found.filter(|when| when.items().into_iter().all(|item| before.contains(item)));
        if sound.is_none() {
            let left = LeftOut::of(&waiting.link, Left::Condition).at(waiting.line);
            self.left.push(left.saying(&waiting.text));
        }
        sound
    }

    /// Quotes earlier answers by the keys that they got.
    fn requote(&self, said: &mut Said) {
        for words in said.0.values_mut() {
            *words = crate::instrument::requoted(words, &|item| self.keys.of(item));
        }
    }
}
