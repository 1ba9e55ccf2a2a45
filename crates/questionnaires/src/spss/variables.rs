//! The variables of a version, and the numbers of an answer.

use super::names::Names;
use crate::{
    instrument::{Choice, Content, Item, Kind},
    value::{Answers, FORGOTTEN, NO_OPINION, OTHER, Value},
};
use documents::table_out::Cell;

/// The number of « Sans avis » and « Je ne me souviens plus »: missing, as surveys usually write it.
const MISSING: i64 = 98;

/// What the numbers of a variable are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Names.
    Nominal,
    /// An order.
    Ordinal,
    /// Amounts.
    Scale,
}

/// A variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name, valid for SPSS.
    pub name: String,
    /// What it is, in words.
    pub label: String,
    /// Its level.
    pub level: Level,
    /// Is it text, and how wide?
    pub width: Option<usize>,
    /// Decimals that are shown.
    pub decimals: usize,
    /// What its numbers mean.
    pub values: Vec<(i64, String)>,
    /// The number that counts as missing.
    pub missing: Option<i64>,
    reads: Reads,
}

/// What a variable reads of an answer.
#[derive(Clone, Debug, PartialEq)]
enum Reads {
    Participant,
    Month,
    Complete,
    /// The number of a code; of a row of a matrix where the key is `matrix/row`.
    Coded(String, Vec<(String, i64)>),
    /// Was this choice among those that were made?
    Chosen(String, String),
    Number(String),
    MonthOf(String),
}

/// How codes and the columns that every file has are said.
pub struct Words<'w> {
    /// The words of a question.
    pub ask: &'w dyn Fn(&Item) -> String,
    /// The words of a choice or a row.
    pub choice: &'w dyn Fn(&Choice) -> String,
    /// The words of a code of our own.
    pub own: &'w dyn Fn(&Kind, &str) -> String,
    /// What the establishment, the month and whether an answer is complete are called.
    pub columns: [String; 3],
    /// No, and yes.
    pub no_yes: [String; 2],
    /// The establishments, in their order.
    pub participants: Vec<String>,
}

/// One answer as it is written.
pub struct Answer<'a> {
    /// The place of its establishment, from 1.
    pub participant: Option<i64>,
    /// Its month.
    pub month: &'a str,
    /// Was it finished?
    pub is_complete: bool,
    /// What was answered.
    pub answers: &'a Answers,
}

/// The variables of a version: one a question, one a row of a matrix, one of 0 and 1 a choice where several may be made.
#[must_use]
pub fn variables(content: &Content, words: &Words<'_>) -> Vec<Variable> {
    let mut maker = Maker {
        words,
        names: Names::default(),
        all: Vec::new(),
    };
    maker.first();
    for item in content.questions() {
        maker.item(item);
    }
    maker.all
}

struct Maker<'m, 'w> {
    words: &'m Words<'w>,
    names: Names,
    all: Vec<Variable>,
}

impl Maker<'_, '_> {
    fn put(&mut self, name: &str, label: String, level: Level, reads: Reads) -> &mut Variable {
        let variable = Variable {
            name: self.names.of(name),
            label,
            level,
            width: None,
            decimals: 0,
            values: Vec::new(),
            missing: None,
            reads,
        };
        self.all.push(variable);
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    fn no_yes(&self) -> Vec<(i64, String)> {
        (0..).zip(self.words.no_yes.iter().cloned()).collect()
    }

    fn first(&mut self) {
        let [participant, month, complete] = self.words.columns.clone();
        let participants = (1..).zip(self.words.participants.iter().cloned()).collect();
        let no_yes = self.no_yes();
        self.put("participant", participant, Level::Nominal, Reads::Participant)
            .values = participants;
        self.put("month", month, Level::Nominal, Reads::Month).width = Some(7);
        self.put("complete", complete, Level::Nominal, Reads::Complete).values = no_yes;
    }

    fn item(&mut self, item: &Item) {
        let (key, label) = (item.key.as_str(), (self.words.ask)(item));
        match &item.kind {
            Kind::Multiple { choices, other, .. } => self.several(item, choices, *other),
            Kind::Matrix {
                rows,
                columns,
                no_opinion,
            } => {
                let (codes, missing) = if columns.is_empty() {
                    levels(1, 5, no_opinion.then_some(NO_OPINION))
                } else {
                    listed(columns, no_opinion.then_some(NO_OPINION))
                };
                for row in rows {
                    let label = format!("{label} — {}", (self.words.choice)(row));
                    let of = format!("{key}/{}", row.code);
                    let level = if columns.is_empty() {
                        Level::Ordinal
                    } else {
                        Level::Nominal
                    };
                    self.coded(item, (&of, label, level), codes.clone(), missing);
                }
            }
            Kind::Scale { no_opinion, .. } => {
                let (codes, missing) = levels(1, 5, no_opinion.then_some(NO_OPINION));
                self.coded(item, (key, label, Level::Ordinal), codes, missing);
            }
            Kind::YesNo { forgotten } => {
                let mut codes = vec![("no".to_owned(), 0), ("yes".to_owned(), 1)];
                codes.extend(forgotten.then(|| (FORGOTTEN.to_owned(), MISSING)));
                self.coded(item, (key, label, Level::Nominal), codes, forgotten.then_some(MISSING));
            }
            Kind::Single { choices, other } => {
                let (mut codes, _) = listed(choices, None);
                if *other {
                    let next = codes.iter().map(|(_, number)| number + 1).max().unwrap_or(1);
                    codes.push((OTHER.to_owned(), next));
                }
                self.coded(item, (key, label, Level::Nominal), codes, None);
            }
            Kind::Rating { .. } => {
                let (codes, _) = levels(0, 10, None);
                // Its numbers are what they say.
                self.put(key, label, Level::Scale, Reads::Coded(key.to_owned(), codes));
            }
            Kind::Number { .. } => {
                self.put(key, label, Level::Scale, Reads::Number(key.to_owned()))
                    .decimals = 4;
            }
            Kind::Date => {
                self.put(key, label, Level::Nominal, Reads::MonthOf(key.to_owned()))
                    .width = Some(7);
            }
            Kind::Consent => {
                let codes = vec![("yes".to_owned(), 1)];
                self.coded(item, (key, label, Level::Nominal), codes, None);
            }
            // Words are expressions, and files are nobody's to count.
            Kind::Short { .. } | Kind::Long { .. } | Kind::File { .. } | Kind::Text => {}
        }
    }

    fn coded(
        &mut self,
        item: &Item,
        (of, label, level): (&str, String, Level),
        codes: Vec<(String, i64)>,
        missing: Option<i64>,
    ) {
        let said = |(code, number): &(String, i64)| (*number, self.said(&item.kind, code));
        let values = codes.iter().map(said).collect();
        let variable = self.put(of, label, level, Reads::Coded(of.to_owned(), codes));
        variable.values = values;
        variable.missing = missing;
    }

    fn said(&self, kind: &Kind, code: &str) -> String {
        let written = match kind {
            Kind::Matrix { columns, .. } => columns.as_slice(),
            kind => kind.choices(),
        };
        let found = written.iter().find(|choice| choice.code == code);
        found.map_or_else(|| (self.words.own)(kind, code), self.words.choice)
    }

    fn several(&mut self, item: &Item, choices: &[Choice], other: bool) {
        let codes = choices.iter().map(|choice| choice.code.as_str());
        for code in codes.chain(other.then_some(OTHER)) {
            let label = format!("{} — {}", (self.words.ask)(item), self.said(&item.kind, code));
            let values = self.no_yes();
            let reads = Reads::Chosen(item.key.clone(), code.to_owned());
            self.put(&format!("{}_{code}", item.key), label, Level::Nominal, reads)
                .values = values;
        }
    }
}

type Codes = (Vec<(String, i64)>, Option<i64>);

/// Levels are their own numbers.
fn levels(least: i64, most: i64, without: Option<&str>) -> Codes {
    let mut codes: Vec<(String, i64)> = (least..=most).map(|level| (level.to_string(), level)).collect();
    codes.extend(without.map(|code| (code.to_owned(), MISSING)));
    (codes, without.map(|_| MISSING))
}

/// Codes that are numbers keep them where all are; others are numbered from 1.
fn listed(choices: &[Choice], without: Option<&str>) -> Codes {
    let own: Option<Vec<i64>> = choices
        .iter()
        .map(|choice| {
            let number = choice.code.parse::<i64>().ok()?;
            // « 01 » and « 1 » would be one number.
            let is_exact = (0..=9_999).contains(&number) && number.to_string() == choice.code;
            is_exact.then_some(number)
        })
        .collect();
    let numbers = own.unwrap_or_else(|| (1..).take(choices.len()).collect());
    let mut codes: Vec<(String, i64)> = choices.iter().map(|choice| choice.code.clone()).zip(numbers).collect();
    let above = codes.iter().map(|(_, number)| number + 1).max().unwrap_or(0);
    let missing = without.map(|_| MISSING.max(above));
    codes.extend(without.map(str::to_owned).zip(missing));
    (codes, missing)
}

/// The numbers of an answer, a cell for each variable.
#[must_use]
pub fn cells(variables: &[Variable], answer: &Answer<'_>) -> Vec<Cell> {
    variables.iter().map(|variable| cell(&variable.reads, answer)).collect()
}

fn cell(reads: &Reads, answer: &Answer<'_>) -> Cell {
    let of = |key: &str| answer.answers.get(key);
    match reads {
        Reads::Participant => answer.participant.map_or(Cell::Empty, Cell::Integer),
        Reads::Month => Cell::Text(answer.month.to_owned()),
        Reads::Complete => Cell::Integer(i64::from(answer.is_complete)),
        Reads::Coded(key, codes) => {
            let found = of(key).and_then(|value| codes.iter().find(|(code, _)| value.is(code)));
            found.map_or(Cell::Empty, |(_, number)| Cell::Integer(*number))
        }
        Reads::Chosen(key, code) => of(key).map_or(Cell::Empty, |value| Cell::Integer(i64::from(value.is(code)))),
        Reads::Number(key) => of(key).and_then(Value::number).map_or(Cell::Empty, Cell::Decimal),
        Reads::MonthOf(key) => {
            let month = of(key).and_then(|value| value.codes().into_iter().next());
            month.map_or(Cell::Empty, Cell::Text)
        }
    }
}
