//! One row of a file, read by a mapping: what it says, and what is wrong with it.

use super::{LONGEST_ATTRIBUTE, LONGEST_TEXT, LineProblem, Mapping, Role, dates, words};
use crate::expression::{Polarity, Precision};
use jiff::civil::Date;
use std::collections::HashMap;

/// One text of one row.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// The words, word for word.
    pub(crate) words: String,
    /// What was asked, or felt.
    pub(crate) polarity: Option<Polarity>,
    /// When.
    pub(crate) said_on: Option<Date>,
    /// How finely.
    pub(crate) precision: Precision,
    /// Where.
    pub(crate) place: Option<String>,
    /// The service.
    pub(crate) unit: Option<String>,
    /// The number where it comes from.
    pub(crate) number: Option<String>,
    /// The other columns that are kept: their place in the file and their value.
    pub(crate) attributes: Vec<(usize, String)>,
    /// What makes it the same as one that was already taken.
    pub(crate) identity: String,
    /// The line of the file.
    pub(crate) line: i64,
}

/// Reads rows by a mapping.
pub(crate) struct RowReader<'m> {
    mapping: &'m Mapping,
    today: Date,
    /// How often the same content without a number came in this file: two people may write the same word the
    /// same day. 16 bytes a row, and nothing for files whose rows have numbers.
    seen: HashMap<u64, u32>,
}

impl<'m> RowReader<'m> {
    /// For a mapping that was checked.
    pub(crate) fn new(mapping: &'m Mapping, today: Date) -> Self {
        Self {
            mapping,
            today,
            seen: HashMap::new(),
        }
    }

    /// The texts of a row, one for each column of words. An empty answer is one too.
    pub(crate) fn read(&mut self, line: u64, cells: &[String], problems: &mut Vec<LineProblem>) -> Vec<Reading> {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        let mut tell = |code: &str, arguments: &[(&str, &str)]| {
            let arguments = arguments
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect();
            problems.push(LineProblem {
                line,
                code: code.to_owned(),
                arguments,
            });
        };
        let (said_on, precision) = self.date(cells, &mut tell);
        let given = self.polarity(cells, &mut tell);
        let (place, unit) = (self.text(Role::Place, cells), self.text(Role::Unit, cells));
        let number = self.text(Role::Number, cells);
        let known_by = self.known_by(cells);
        let attributes = self.attributes(cells, &mut tell);
        let mut readings = Vec::with_capacity(2);
        for (column, role) in self.mapping.words() {
            let words = clean(&cells[column]);
            if words.chars().count() > LONGEST_TEXT {
                tell("text-too-long", &[("limit", &LONGEST_TEXT.to_string())]);
                continue;
            }
            let polarity = match role {
                Role::Positive => Some(Polarity::Positive),
                Role::Negative => Some(Polarity::Negative),
                _ => given,
            };
            let identity = self.identity(
                column,
                known_by.number.as_deref(),
                &[
                    &without_controls(&cells[column]),
                    &known_by.said_on,
                    &known_by.place,
                    &known_by.unit,
                    polarity.map_or("", Polarity::code),
                ],
            );
            let (place, unit, number, attributes) = (place.clone(), unit.clone(), number.clone(), attributes.clone());
            readings.push(Reading {
                words,
                polarity,
                said_on,
                precision,
                place,
                unit,
                number,
                attributes,
                identity,
                line,
            });
        }
        readings
    }

    fn date(&self, cells: &[String], tell: &mut impl FnMut(&str, &[(&str, &str)])) -> (Option<Date>, Precision) {
        let Some(text) = self
            .mapping
            .column(Role::Date)
            .map(|at| cells[at].trim())
            .filter(|text| !text.is_empty())
        else {
            return (None, Precision::None);
        };
        match dates::parse(text) {
            Some((date, _)) if date > self.today => tell("date-to-come", &[]),
            Some((date, precision)) => return (Some(date), precision),
            None => tell("date-unreadable", &[]),
        }
        (None, Precision::None)
    }

    fn polarity(&self, cells: &[String], tell: &mut impl FnMut(&str, &[(&str, &str)])) -> Option<Polarity> {
        let text = cells[self.mapping.column(Role::Polarity)?].trim();
        let found = words::polarity(text);
        if found.is_none() && !text.is_empty() {
            tell("polarity-unreadable", &[]);
        }
        found
    }

    fn text(&self, role: Role, cells: &[String]) -> Option<String> {
        short(clean(&cells[self.mapping.column(role)?]))
    }

    /// What a row is recognised by, as the very first files were read: without what is mended in a text since, or
    /// those files would come in twice.
    fn known_by(&self, cells: &[String]) -> KnownBy {
        let of = |role: Role| short(without_controls(&cells[self.mapping.column(role)?]));
        let said_on = self.mapping.column(Role::Date).and_then(|at| dates::short(&cells[at]));
        KnownBy {
            said_on: said_on
                .filter(|(date, _)| *date <= self.today)
                .map(|(date, _)| date.to_string())
                .unwrap_or_default(),
            place: of(Role::Place).unwrap_or_default(),
            unit: of(Role::Unit).unwrap_or_default(),
            number: of(Role::Number),
        }
    }

    fn attributes(&self, cells: &[String], tell: &mut impl FnMut(&str, &[(&str, &str)])) -> Vec<(usize, String)> {
        let mut kept = Vec::new();
        for (at, _) in self
            .mapping
            .roles
            .iter()
            .enumerate()
            .filter(|(_, role)| **role == Role::Attribute)
        {
            let mut value = clean(&cells[at]);
            if value.is_empty() {
                continue;
            }
            if value.chars().count() > LONGEST_ATTRIBUTE {
                value = value.chars().take(LONGEST_ATTRIBUTE).collect();
                tell("attribute-cut", &[("column", &self.mapping.columns[at])]);
            }
            kept.push((at, value));
        }
        kept
    }

    /// The number and the column where the row has a number; else what it says, and which one of its equals it is.
    fn identity(&mut self, column: usize, number: Option<&str>, content: &[&str]) -> String {
        let name = &self.mapping.columns[column];
        if let Some(number) = number {
            return format!("n\u{1f}{name}\u{1f}{number}");
        }
        let content = content.join("\u{1f}");
        let hash = std::hash::BuildHasher::hash_one(
            &std::hash::BuildHasherDefault::<std::hash::DefaultHasher>::default(),
            (column, &content),
        );
        let before = self.seen.entry(hash).or_default();
        *before += 1;
        format!("c\u{1f}{name}\u{1f}{content}\u{1f}{before}")
    }
}

/// The parts of a row's identity that are the same for each of its texts.
struct KnownBy {
    said_on: String,
    place: String,
    unit: String,
    number: Option<String>,
}

fn short(text: String) -> Option<String> {
    let text: String = match text.char_indices().nth(LONGEST_ATTRIBUTE) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    };
    (!text.is_empty()).then_some(text)
}

/// A cell as it is kept: what was lost of Windows-1252 on the way is found again, then [`without_controls`].
pub(crate) fn clean(text: &str) -> String {
    // U+0080 to U+009F are the two bytes C2 80 to C2 9F.
    let is_lost = |pair: &[u8]| pair[0] == 0xC2 && matches!(pair[1], 0x80..=0x9F);
    if text.as_bytes().windows(2).any(is_lost) {
        let found: String = text.chars().filter_map(found_again).collect();
        return without_controls(&found);
    }
    without_controls(text)
}

/// A control character of U+0080 to U+009F is a byte of Windows-1252 that a program took for Latin-1: an apostrophe,
/// a euro sign, an œ. Five of them are nothing there either.
fn found_again(c: char) -> Option<char> {
    const WINDOWS_1252: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match u32::from(c) {
        code @ 0x80..=0x9F => Some(WINDOWS_1252[(code - 0x80) as usize]).filter(|found| *found != '\0'),
        _ => Some(c),
    }
}

/// Without the blanks around it nor control characters other than line ends and tabs: PostgreSQL refuses NUL.
fn without_controls(text: &str) -> String {
    let text = text.trim();
    if text.bytes().any(|b| b < 0x20 && !matches!(b, b'\n' | b'\t')) {
        return text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping() -> Mapping {
        let columns = ["N°", "Positif", "Négatif", "Date", "Service", "Sexe"]
            .map(str::to_owned)
            .to_vec();
        Mapping {
            columns,
            roles: vec![
                Role::Number,
                Role::Positive,
                Role::Negative,
                Role::Date,
                Role::Unit,
                Role::Attribute,
            ],
            ..Mapping::default()
        }
    }

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|c| (*c).to_owned()).collect()
    }

    const TODAY: Date = Date::constant(2026, 11, 22);

    #[test]
    fn a_pair_of_answers_is_two_expressions_of_known_polarity() {
        let (mapping, mut problems) = (mapping(), Vec::new());
        let mut reader = RowReader::new(&mapping, TODAY);

        let read = reader.read(
            2,
            &row(&["7", "Équipe attentive", "Rien", "03/2026", "Chirurgie", "F"]),
            &mut problems,
        );

        assert!(problems.is_empty());
        assert_eq!(read.len(), 2);
        assert_eq!(
            (read[0].polarity, read[1].polarity),
            (Some(Polarity::Positive), Some(Polarity::Negative))
        );
        assert_eq!((read[1].words.as_str(), read[1].precision), ("Rien", Precision::Month));
        assert_eq!(read[0].attributes, [(5, "F".to_owned())]);
        assert_ne!(read[0].identity, read[1].identity);
    }

    #[test]
    fn an_unreadable_or_future_date_is_told_and_the_words_are_kept() {
        let (mapping, mut problems) = (mapping(), Vec::new());
        let mut reader = RowReader::new(&mapping, TODAY);

        let read = reader.read(3, &row(&["8", "Bien", "", "hier", "", ""]), &mut problems);
        reader.read(4, &row(&["9", "Bien", "", "01/01/2030", "", ""]), &mut problems);

        assert_eq!(read[0].said_on, None);
        let codes: Vec<&str> = problems.iter().map(|p| p.code.as_str()).collect();
        assert_eq!(codes, ["date-unreadable", "date-to-come"]);
        assert!(problems.iter().all(|p| !p.refuses()));
    }

    #[test]
    fn the_same_number_is_the_same_row_whatever_it_says() {
        let (mapping, mut problems) = (mapping(), Vec::new());
        let mut reader = RowReader::new(&mapping, TODAY);
        let one = reader.read(2, &row(&["7", "Bien", "Mal", "", "", ""]), &mut problems);
        let other = reader.read(3, &row(&["7", "Très bien", "Mal", "", "", ""]), &mut problems);
        assert_eq!(one[0].identity, other[0].identity);
    }

    #[test]
    fn two_people_may_say_the_same_thing_and_a_second_reading_finds_both_again() {
        let mapping = Mapping {
            columns: vec!["Texte".into()],
            roles: vec![Role::Text],
            ..Mapping::default()
        };
        let identities = || {
            let mut reader = RowReader::new(&mapping, TODAY);
            let mut all = Vec::new();
            for line in 2..5 {
                all.extend(reader.read(line, &row(&["Très bien"]), &mut Vec::new()));
            }
            all.into_iter().map(|r| r.identity).collect::<Vec<_>>()
        };
        let first = identities();
        assert_eq!(first.iter().collect::<std::collections::HashSet<_>>().len(), 3);
        assert_eq!(first, identities());
    }

    #[test]
    fn what_was_lost_of_windows_1252_is_found_again_and_the_row_is_the_same_as_before() {
        let (mapping, mut problems) = (mapping(), Vec::new());
        let mut reader = RowReader::new(&mapping, TODAY);
        let cells = row(&[
            "",
            "l\u{92}accueil \u{80}\u{85}",
            "",
            "",
            "Pôle d\u{92}aval",
            "c\u{9c}ur\u{81}",
        ]);

        let read = reader.read(2, &cells, &mut problems);

        assert_eq!(read[0].words, "l’accueil €…");
        assert_eq!(read[0].unit.as_deref(), Some("Pôle d’aval"));
        assert_eq!(read[0].attributes, [(5, "cœur".to_owned())]);
        let before = "c\u{1f}Positif\u{1f}l\u{92}accueil \u{80}\u{1f}\u{1f}\u{1f}Pôle d\u{92}aval\u{1f}positive\u{1f}1";
        assert_eq!(read[0].identity, before);
    }

    #[test]
    fn a_text_beyond_measure_is_refused_and_control_characters_are_dropped() {
        let mapping = Mapping {
            columns: vec!["Texte".into()],
            roles: vec![Role::Text],
            ..Mapping::default()
        };
        let mut problems = Vec::new();
        let mut reader = RowReader::new(&mapping, TODAY);

        let none = reader.read(2, &["a".repeat(LONGEST_TEXT + 1)], &mut problems);
        let some = reader.read(3, &row(&["un\u{0}\u{7} deux\r\ntrois"]), &mut problems);

        assert!(none.is_empty());
        assert!(problems[0].refuses() && problems.len() == 1);
        assert_eq!(some[0].words, "un deux\ntrois");
    }
}
