//! `portevoix text predict`: what a model says of texts.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

use crate::{
    embed::encoder,
    learned::Learned,
    sense::{self, MOST_SIGNS, Sense},
    sheet::Sheet,
};
use anyhow::{Context, bail};
use clap::Args;
use documents::table_out::{Cell, Column, ColumnKind, CsvLines, CsvStyle};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};
use verbatim::linear::Model;

/// Words that are shown for each label that is said.
const WORDS: usize = 5;

/// Proposes codes.
#[derive(Args)]
pub struct Predict {
    /// The file that `learn` made
    model: PathBuf,
    /// The texts to read: CSV or XLSX, the first row names the columns
    table: PathBuf,
    /// The table to make, in the order of the texts: the probability of each label, then `labels`, those that are said, parted by `|`
    #[arg(long, value_name = "FICHIER.csv")]
    out: PathBuf,
    /// The column of the texts, when it has another name than while learning
    #[arg(long, value_name = "NOM")]
    text: Option<String>,
    /// Says only what is at least as probable as this; the rest is left empty
    #[arg(long, value_name = "P", default_value_t = 0.0)]
    sure: f32,
    /// Adds a column `unsure`: labels that a person should look at
    #[arg(long)]
    unsure: bool,
    /// Whether what sentences mean is heard beside their words, when that was learned: `auto` does so up to two million characters
    #[arg(long, value_enum, default_value = "auto")]
    sense: Sense,
    /// Adds a column `why`: for each label that is said, the words that weighed, with their bytes, as JSON
    #[arg(long)]
    why: bool,
}

impl Predict {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        if !(0.0..=1.0).contains(&self.sure) {
            bail!("--sure est une probabilité, de 0 à 1");
        }
        let learned = Learned::open(&self.model)?;
        let mut sheet = Sheet::open(&self.table)?;
        let text = sheet.column(self.text.as_deref().unwrap_or(&learned.text))?;
        let unwritten = || format!("{} ne s’écrit pas", self.out.display());
        let (first, whole) = self.first_rows(&learned, &mut sheet, text);
        let file = File::create(&self.out).with_context(unwritten)?;
        let mut lines = Lines::begin(&self, &learned, BufWriter::new(file)).with_context(unwritten)?;
        match learned.by_sense.as_ref().filter(|_| whole) {
            Some(model) => {
                let texts: Vec<&str> = first.iter().map(|row| row.as_deref().unwrap_or_default()).collect();
                let found = sense::of_texts(&encoder()?, &texts);
                let mut reader = model.reader();
                for (row, given) in first.iter().zip(&found) {
                    let read = row.as_deref().map(|text| (text, reader.read_with(text, given)));
                    lines.row(model, read).with_context(unwritten)?;
                }
            }
            None => {
                let model = &learned.by_words;
                let mut reader = model.reader();
                let rest = std::iter::from_fn(|| sheet.next_row())
                    .map(|row| row.ok().map(|(_, mut cells)| cells.swap_remove(text)));
                for row in first.into_iter().chain(rest) {
                    let read = row.as_deref().map(|text| (text, reader.read(text)));
                    lines.row(model, read).with_context(unwritten)?;
                }
            }
        }
        let refused = lines.end().with_context(unwritten)?;
        if refused > 0 {
            eprintln!(
                "{refused} lignes illisibles : leur ligne est vide dans {}.",
                self.out.display()
            );
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The rows whose sense is heard, nothing for one that cannot be read, and whether those are all. Where they are too many,
    /// the rest is left in the table, so that a table of any size is read by its words in little memory.
    fn first_rows(&self, learned: &Learned, sheet: &mut Sheet, text: usize) -> (Vec<Option<String>>, bool) {
        let mut rows = Vec::new();
        if learned.by_sense.is_none() || self.sense == Sense::Never {
            if self.sense == Sense::Always {
                eprintln!("Le modèle a été appris par les mots seuls : le sens n’est pas écouté.");
            }
            return (rows, false);
        }
        let mut signs = 0;
        while let Some(row) = sheet.next_row() {
            let row = row.ok().map(|(_, mut cells)| cells.swap_remove(text));
            signs += row.as_deref().map_or(0, |text| text.chars().count());
            rows.push(row);
            if signs > MOST_SIGNS && self.sense == Sense::Auto {
                eprintln!(
                    "Plus de {MOST_SIGNS} caractères : lus par les mots seuls. « --sense always » écoute aussi le sens, en une \
                     minute environ pour {} caractères.",
                    MOST_SIGNS / sense::minutes(MOST_SIGNS)
                );
                return (rows, false);
            }
        }
        (rows, true)
    }

    fn columns(&self, labels: &[String]) -> Vec<Column> {
        let mut names = labels.to_vec();
        for (name, wanted) in [("labels", true), ("unsure", self.unsure), ("why", self.why)] {
            if wanted {
                let mut name = name.to_owned();
                while names.contains(&name) {
                    name.push('_');
                }
                names.push(name);
            }
        }
        names
            .into_iter()
            .map(|name| Column::new(name, ColumnKind::Text))
            .collect()
    }

    fn cells(&self, model: &Model, labels: &[String], text: &str, probabilities: &[f32]) -> Vec<Cell> {
        let rounded = |p: &f32| Cell::Decimal((f64::from(*p) * 1e6).round() / 1e6);
        let named = |all: &[usize]| Cell::Text(all.iter().map(|at| labels[*at].as_str()).collect::<Vec<_>>().join("|"));
        let said = model.decide_from(probabilities, self.sure);
        let mut cells: Vec<Cell> = probabilities.iter().map(rounded).collect();
        cells.push(named(&said));
        if self.unsure {
            cells.push(named(&model.unsure(probabilities)));
        }
        if self.why {
            cells.push(Cell::Text(why(model, labels, text, &said)));
        }
        cells
    }
}

/// The table as it is written: one row a row, also for those that cannot be read, so that the two can be laid side by side.
struct Lines<'p, W> {
    asked: &'p Predict,
    labels: &'p [String],
    lines: CsvLines,
    columns: usize,
    bytes: Vec<u8>,
    refused: u64,
    out: W,
}

impl<'p, W: Write> Lines<'p, W> {
    fn begin(asked: &'p Predict, learned: &'p Learned, mut out: W) -> std::io::Result<Self> {
        let lines = CsvLines::new(CsvStyle::PLAIN);
        let columns = asked.columns(&learned.labels);
        let mut bytes = Vec::new();
        lines.header(&columns, &mut bytes);
        out.write_all(&bytes)?;
        Ok(Self {
            asked,
            labels: &learned.labels,
            lines,
            columns: columns.len(),
            bytes,
            refused: 0,
            out,
        })
    }

    /// Writes what was read of a text; nothing for a row that could not be read.
    fn row(&mut self, model: &Model, read: Option<(&str, &[f32])>) -> std::io::Result<()> {
        let cells = match read {
            Some((text, probabilities)) => self.asked.cells(model, self.labels, text, probabilities),
            None => {
                self.refused += 1;
                vec![Cell::Empty; self.columns]
            }
        };
        self.bytes.clear();
        self.lines.row(&cells, &mut self.bytes);
        self.out.write_all(&self.bytes)
    }

    /// Ends, and says how many rows could not be read.
    fn end(mut self) -> std::io::Result<u64> {
        self.out.flush()?;
        Ok(self.refused)
    }
}

/// The words that weighed for each label that is said, as JSON.
fn why(model: &Model, labels: &[String], text: &str, said: &[usize]) -> String {
    let words = |label: &usize| -> Vec<serde_json::Value> {
        let heaviest = model.why(text, *label).into_iter().take(WORDS);
        heaviest
            .map(|(range, weight)| {
                serde_json::json!({
                    "label": labels[*label],
                    "word": &text[range.clone()],
                    "start": range.start,
                    "end": range.end,
                    "weight": (f64::from(weight) * 1e4).round() / 1e4,
                })
            })
            .collect()
    };
    serde_json::Value::Array(said.iter().flat_map(words).collect()).to_string()
}
