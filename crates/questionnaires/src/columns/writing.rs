//! A version as lines and columns.

use super::{
    cells::{guarded, joined},
    names::{COLUMNS, Column, FILES, Line, TONES, WORDS, name_of},
};
use crate::{
    condition::Condition,
    instrument::{Choice, Content, Item, Kind, Section},
    said::Said,
    score::Score,
};
use documents::table_out::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The lines of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The lines, each as wide as the header.
    pub rows: Vec<Vec<Cell>>,
}

/// Writes a version, with names in French or as we call them.
#[must_use]
pub fn lines(content: &Content, is_french: bool) -> Lines {
    let mut writer = Writer {
        is_french,
        main: content.language(),
        lines: Vec::new(),
    };
    writer.whole(content);
    for section in &content.sections {
        writer.section(section);
    }
    for score in &content.scores {
        writer.score(score);
    }
    let shown = writer.columns(content);
    let name = |(column, language): &Place| match language.as_str() {
        "" => column.name(is_french).to_owned(),
        language => format!("{}:{language}", column.name(is_french)),
    };
    let row = |line: &BTreeMap<Place, Cell>| {
        let cell = |place: &Place| line.get(place).cloned().unwrap_or(Cell::Empty);
        shown.iter().map(cell).collect()
    };
    Lines {
        header: shown.iter().map(name).collect(),
        rows: writer.lines.iter().map(row).collect(),
    }
}

/// A column, and its language where it holds words.
type Place = (Column, String);

struct Writer<'w> {
    is_french: bool,
    /// The language whose cells name every choice.
    main: &'w str,
    lines: Vec<BTreeMap<Place, Cell>>,
}

/// One line that is being written.
#[derive(Default)]
struct Filled(BTreeMap<Place, Cell>);

impl Filled {
    fn put(&mut self, column: Column, cell: Cell) {
        self.0.insert((column, String::new()), cell);
    }

    fn text(&mut self, column: Column, text: &str) {
        if !text.is_empty() {
            self.put(column, Cell::Text(guarded(text)));
        }
    }

    fn number(&mut self, column: Column, number: Option<f64>) {
        if let Some(number) = number.filter(|number| number.is_finite()) {
            self.put(column, Cell::Decimal(number));
        }
    }

    fn said(&mut self, column: Column, said: &Said) {
        for (language, words) in &said.0 {
            self.0.insert((column, language.clone()), Cell::Text(guarded(words)));
        }
    }

    fn when(&mut self, when: Option<&Condition>) {
        self.text(Column::When, &when.map_or_else(String::new, ToString::to_string));
    }
}

impl Writer<'_> {
    fn begun(&self, line: Line) -> Filled {
        let mut filled = Filled::default();
        filled.text(Column::Kind, line.name(self.is_french));
        filled
    }

    fn flag(&self, filled: &mut Filled, column: Column, is_set: bool) {
        if is_set {
            filled.text(column, if self.is_french { "oui" } else { "yes" });
        }
    }

    fn whole(&mut self, content: &Content) {
        for (line, said) in [
            (Line::Title, &content.title),
            (Line::Opening, &content.opening),
            (Line::Closing, &content.closing),
        ] {
            if !said.is_empty() {
                let mut filled = self.begun(line);
                filled.said(Column::Ask, said);
                self.lines.push(filled.0);
            }
        }
    }

    fn section(&mut self, section: &Section) {
        let mut filled = self.begun(Line::Section);
        filled.text(Column::Section, &section.key);
        filled.text(Column::Key, &section.key);
        filled.said(Column::Ask, &section.title);
        filled.when(section.when.as_ref());
        self.flag(&mut filled, Column::Random, section.random);
        self.flag(&mut filled, Column::Regional, section.regional);
        self.lines.push(filled.0);
        for item in &section.items {
            self.item(section, item);
        }
    }

    fn item(&mut self, section: &Section, item: &Item) {
        let Some(line) = Line::of(item.kind.code()) else { return };
        let mut filled = self.begun(line);
        filled.text(Column::Section, &section.key);
        filled.text(Column::Key, &item.key);
        filled.said(Column::Ask, &item.ask);
        filled.said(Column::Hint, &item.hint);
        filled.when(item.when.as_ref());
        self.flag(&mut filled, Column::Required, item.required.is_some());
        if let Some(why) = &item.required {
            filled.said(Column::Why, why);
        }
        self.flag(&mut filled, Column::Random, item.random);
        self.kind(&mut filled, &item.kind);
        self.lines.push(filled.0);
    }

    fn kind(&self, filled: &mut Filled, kind: &Kind) {
        match kind {
            Kind::Scale { words, no_opinion } => {
                filled.text(Column::Words, name_of(&WORDS, words, self.is_french));
                self.flag(filled, Column::NoOpinion, *no_opinion);
            }
            Kind::YesNo { forgotten } => self.flag(filled, Column::NoOpinion, *forgotten),
            Kind::Single { choices, other } => {
                self.choices(filled, Column::Choices, choices);
                self.flag(filled, Column::Other, *other);
            }
            Kind::Multiple { choices, other, most } => {
                self.choices(filled, Column::Choices, choices);
                self.flag(filled, Column::Other, *other);
                filled.number(Column::Most, most.map(f64::from));
            }
            Kind::Number { least, most, unit } => {
                filled.number(Column::Least, *least);
                filled.number(Column::Most, *most);
                filled.said(Column::Unit, unit);
            }
            Kind::Short { tone } | Kind::Long { tone } => {
                if let Some(tone) = tone {
                    filled.text(Column::Tone, name_of(&TONES, tone, self.is_french));
                }
            }
            Kind::Rating { low, high } => {
                filled.said(Column::Low, low);
                filled.said(Column::High, high);
            }
            Kind::Matrix {
                rows,
                columns,
                no_opinion,
            } => {
                self.choices(filled, Column::Choices, rows);
                self.choices(filled, Column::Answers, columns);
                self.flag(filled, Column::NoOpinion, *no_opinion);
            }
            Kind::File { types, most_megabytes } => {
                filled.text(Column::Files, name_of(&FILES, types, self.is_french));
                filled.number(Column::Most, Some(f64::from(*most_megabytes)));
            }
            Kind::Date | Kind::Consent | Kind::Text => {}
        }
    }

    fn choices(&self, filled: &mut Filled, column: Column, choices: &[Choice]) {
        let mut languages: BTreeSet<&str> = choices
            .iter()
            .flat_map(|choice| choice.words.0.keys().map(String::as_str))
            .collect();
        languages.insert(self.main);
        for language in languages {
            let cell = joined(choices, language, language == self.main);
            if !cell.is_empty() {
                let cell = Cell::Text(guarded(&cell));
                filled.0.insert((column, language.to_owned()), cell);
            }
        }
    }

    fn score(&mut self, score: &Score) {
        let mut filled = self.begun(Line::Score);
        filled.text(Column::Key, &score.key);
        filled.said(Column::Ask, &score.name);
        let one = |key: &String| {
            let sign = if score.turned.contains(key) { "-" } else { "" };
            format!("{sign}{key}")
        };
        let items: Vec<String> = score.items.iter().map(one).collect();
        filled.text(Column::Items, &items.join(" | "));
        filled.number(Column::Least, score.least_share.map(f64::from));
        self.lines.push(filled.0);
    }

    /// The columns of the file: always those that one fills in by hand, of words those that some line has.
    fn columns(&mut self, content: &Content) -> Vec<Place> {
        let used: BTreeSet<Place> = self.lines.iter().flat_map(BTreeMap::keys).cloned().collect();
        let mut languages: Vec<String> = Vec::new();
        let further = used.iter().map(|(_, language)| language).filter(|one| !one.is_empty());
        for language in content.languages.iter().chain(further) {
            if !languages.contains(language) {
                languages.push(language.clone());
            }
        }
        if languages != content.languages {
            // The columns alone would tell others than the version says.
            let mut filled = self.begun(Line::Languages);
            filled.text(Column::Items, &content.languages.join(" "));
            self.lines.insert(0, filled.0);
        }
        // What few questionnaires have stands only where it says something.
        let is_said = |column: Column| {
            let is_rare = matches!(column, Column::Items | Column::Files);
            !is_rare
                || self
                    .lines
                    .iter()
                    .any(|line| line.contains_key(&(column, String::new())))
        };
        let mut shown = Vec::new();
        for (column, ..) in COLUMNS {
            if column.is_words() {
                let is_shown = |language: &&String| {
                    let by_hand = matches!(column, Column::Ask | Column::Hint) && content.languages.contains(language);
                    by_hand || used.contains(&(column, (*language).clone()))
                };
                shown.extend(languages.iter().filter(is_shown).map(|one| (column, one.clone())));
            } else if is_said(column) {
                shown.push((column, String::new()));
            }
        }
        shown
    }
}
