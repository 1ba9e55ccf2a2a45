//! `portevoix text predict`: what a model says of texts.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

use crate::sheet::Sheet;
use anyhow::{Context, bail};
use clap::Args;
use documents::table_out::{Cell, Column, ColumnKind, CsvLines, CsvStyle};
use std::{
    fs::File,
    io::{BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use verbatim::linear::{Model, ModelError};

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
    /// Adds a column `why`: for each label that is said, the words that weighed, with their bytes, as JSON
    #[arg(long)]
    why: bool,
}

/// A model with the names of what it learned.
struct Learned {
    model: Model,
    text: String,
    labels: Vec<String>,
}

impl Predict {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        if !(0.0..=1.0).contains(&self.sure) {
            bail!("--sure est une probabilité, de 0 à 1");
        }
        let learned = Learned::open(&self.model)?;
        let mut sheet = Sheet::open(&self.table)?;
        let text = sheet.column(self.text.as_deref().unwrap_or(&learned.text))?;
        let file = File::create(&self.out).with_context(|| format!("{} ne s’écrit pas", self.out.display()))?;
        let refused = self
            .write(&learned, &mut sheet, text, BufWriter::new(file))
            .with_context(|| format!("{} ne s’écrit pas", self.out.display()))?;
        if refused > 0 {
            eprintln!(
                "{refused} lignes illisibles : leur ligne est vide dans {}.",
                self.out.display()
            );
        }
        Ok(ExitCode::SUCCESS)
    }

    /// One row a row, also for those that cannot be read, so that the two tables can be laid side by side.
    fn write(&self, learned: &Learned, sheet: &mut Sheet, text: usize, mut out: impl Write) -> std::io::Result<u64> {
        let lines = CsvLines::new(CsvStyle::PLAIN);
        let columns = self.columns(&learned.labels);
        let mut bytes = Vec::new();
        lines.header(&columns, &mut bytes);
        let mut reader = learned.model.reader();
        let mut refused = 0;
        while let Some(row) = sheet.next_row() {
            match row {
                Ok((_, cells)) => {
                    let probabilities = reader.read(&cells[text]);
                    lines.row(&self.cells(learned, &cells[text], probabilities), &mut bytes);
                }
                Err(_) => {
                    refused += 1;
                    lines.row(&vec![Cell::Empty; columns.len()], &mut bytes);
                }
            }
            out.write_all(&bytes)?;
            bytes.clear();
        }
        out.write_all(&bytes)?;
        out.flush()?;
        Ok(refused)
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

    fn cells(&self, learned: &Learned, text: &str, probabilities: &[f32]) -> Vec<Cell> {
        let Learned { model, labels, .. } = learned;
        let rounded = |p: &f32| Cell::Decimal((f64::from(*p) * 1e6).round() / 1e6);
        let named = |all: &[usize]| Cell::Text(all.iter().map(|at| labels[*at].as_str()).collect::<Vec<_>>().join("|"));
        let said = model.decide_from(probabilities, self.sure);
        let mut cells: Vec<Cell> = probabilities.iter().map(rounded).collect();
        cells.push(named(&said));
        if self.unsure {
            cells.push(named(&model.unsure(probabilities)));
        }
        if self.why {
            cells.push(Cell::Text(learned.why(text, &said)));
        }
        cells
    }
}

impl Learned {
    fn open(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => bail!("le modèle {shown} n’existe pas"),
            Err(error) => return Err(error).with_context(|| format!("le modèle {shown} ne s’ouvre pas")),
        };
        let model = Model::from_bytes(&bytes).map_err(|error| match error {
            ModelError::NotAModel => anyhow::anyhow!("{shown} n’est pas un modèle fait par « learn »"),
            ModelError::OtherVersion(version) => anyhow::anyhow!(
                "le modèle {shown} est d’une autre version ({version}) : il faut l’apprendre à nouveau avec « learn »"
            ),
            ModelError::Damaged => {
                anyhow::anyhow!("le modèle {shown} est coupé ou abîmé : il faut le copier ou l’apprendre à nouveau")
            }
        })?;
        let nameless =
            || format!("le modèle {shown} ne dit pas le nom de ses étiquettes : il n’a pas été fait par « learn »");
        let note: serde_json::Value = serde_json::from_str(model.note()).with_context(nameless)?;
        let text = note["text"].as_str().with_context(nameless)?.to_owned();
        let names = note["labels"].as_array().with_context(nameless)?.iter();
        let labels: Vec<String> = names.filter_map(|name| name.as_str().map(str::to_owned)).collect();
        if labels.len() != model.labels() {
            bail!(nameless());
        }
        Ok(Self { model, text, labels })
    }

    fn why(&self, text: &str, said: &[usize]) -> String {
        let words = |label: &usize| -> Vec<serde_json::Value> {
            let heaviest = self.model.why(text, *label).into_iter().take(WORDS);
            heaviest
                .map(|(range, weight)| {
                    serde_json::json!({
                        "label": self.labels[*label],
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
}
