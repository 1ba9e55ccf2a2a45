//! `portevoix text deidentify`: a table whose texts are given without what identifies.

#![expect(clippy::print_stderr, reason = "the command line speaks to a person")]

use crate::sheet::{Sheet, why};
use anyhow::{Context, ensure};
use clap::Args;
use documents::table_in::RowProblem;
use std::{
    fmt::Write as _,
    fs,
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use verbatim::deidentify::{Lists, Span, deidentify, replace};

/// The columns that are added.
const ADDED: [&str; 2] = ["shared", "spans"];

/// Refused lines that are told one by one.
const TOLD: usize = 20;

/// Masks what identifies in a column of texts; the verb's help says what is made.
#[derive(Args)]
pub struct Deidentify {
    /// The table: CSV (any usual encoding and separator) or XLSX
    #[arg(value_name = "IN")]
    table: PathBuf,
    /// The name of the column that holds the texts
    #[arg(long, value_name = "NAME")]
    column: String,
    /// The table to make
    #[arg(long, value_name = "OUT.csv")]
    out: PathBuf,
}

/// What was done.
#[derive(Default)]
struct Done {
    texts: u64,
    masked_texts: u64,
    spans: u64,
    refused: Vec<RowProblem>,
    refused_count: u64,
}

impl Deidentify {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let shown = self.table.display();
        let sheet = Sheet::open_saying(&self.table, |problem| anyhow::anyhow!("{shown} : {}", why(&problem)))?;
        let column = column(sheet.header(), &self.column)?;
        let begun = beside(&self.out);
        let made = write(&begun, sheet, column).and_then(|done| {
            fs::rename(&begun, &self.out).with_context(|| not_written(&self.out))?;
            Ok(done)
        });
        if made.is_err() {
            // What was begun holds people's words: nothing of it is left.
            let _ = fs::remove_file(&begun);
        }
        tell(&made?);
        Ok(ExitCode::SUCCESS)
    }
}

fn column(header: &[String], wanted: &str) -> anyhow::Result<usize> {
    for added in ADDED {
        ensure!(
            !header.iter().any(|name| name == added),
            "le fichier a déjà une colonne « {added} » : la renommer d’abord"
        );
    }
    let found = header.iter().position(|name| name == wanted.trim());
    found.with_context(|| format!("aucune colonne « {wanted} » ; il y a : {}", header.join(", ")))
}

/// Where the table is written before it is whole: the file of that name may be the one that is read.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".en-cours");
    out.with_file_name(name)
}

fn not_written(path: &Path) -> String {
    format!("{} ne s’écrit pas", path.display())
}

fn write(path: &Path, mut sheet: Sheet, column: usize) -> anyhow::Result<Done> {
    let lists = Lists::default();
    let mut out = csv::Writer::from_path(path).with_context(|| not_written(path))?;
    let names = sheet.header().iter().map(String::as_str).chain(ADDED);
    out.write_record(names).with_context(|| not_written(path))?;
    let (mut done, mut told) = (Done::default(), 0);
    while let Some(row) = sheet.next_row() {
        match row {
            Ok((_, cells)) => {
                let text = &cells[column];
                let spans = deidentify(text, &lists);
                let added = [replace(text, &spans), json(text, &spans)];
                done.texts += 1;
                done.masked_texts += u64::from(!spans.is_empty());
                done.spans += spans.len() as u64;
                out.write_record(cells.iter().chain(&added))
                    .with_context(|| not_written(path))?;
            }
            Err(problem) => {
                done.refused_count += 1;
                if done.refused.len() < TOLD {
                    done.refused.push(problem);
                }
            }
        }
        told = show(sheet.progress(), told);
    }
    out.flush().with_context(|| not_written(path))?;
    Ok(done)
}

/// Says how far the reading is, where a person looks; gives the last figure said.
fn show(progress: f64, told: u32) -> u32 {
    let percent = (progress * 100.0) as u32;
    if percent > told && std::io::stderr().is_terminal() {
        eprint!("\r{percent} % du fichier");
    }
    percent.max(told)
}

/// Spans as JSON, in characters.
fn json(text: &str, spans: &[Span]) -> String {
    let mut out = String::from("[");
    let (mut bytes, mut characters) = (0, 0);
    let mut place = |byte: usize| {
        characters += text[bytes..byte].chars().count();
        bytes = byte;
        characters
    };
    for (n, span) in spans.iter().enumerate() {
        let comma = if n > 0 { "," } else { "" };
        let (start, end, kind) = (place(span.start), place(span.end), span.kind.code());
        write!(
            out,
            "{comma}{{\"start\":{start},\"end\":{end},\"kind\":\"{kind}\",\"confidence\":{:.2}}}",
            span.confidence
        )
        .expect("writing to a String cannot fail");
    }
    out.push(']');
    out
}

fn tell(done: &Done) {
    if std::io::stderr().is_terminal() {
        eprint!("\r");
    }
    eprintln!(
        "Textes lus : {} ; avec un passage masqué : {} ; passages masqués : {}.",
        done.texts, done.masked_texts, done.spans
    );
    for problem in &done.refused {
        eprintln!("Ligne {} laissée de côté : {}.", problem.line(), refusal(problem));
    }
    if done.refused_count > 0 {
        eprintln!("Lignes laissées de côté en tout : {}.", done.refused_count);
    }
}

fn refusal(problem: &RowProblem) -> &'static str {
    match problem {
        RowProblem::Ragged { .. } => "elle n’a pas autant de cellules que la première",
        RowProblem::QuoteNeverClosed { .. } => "un guillemet s’ouvre et ne se ferme pas",
        RowProblem::CellTooLong { .. } | RowProblem::RowTooLong { .. } => "elle est trop longue",
        RowProblem::NulByte { .. } | RowProblem::Undecodable { .. } => "elle contient autre chose que du texte",
        RowProblem::Unreadable { .. } => "le fichier ne répond plus",
    }
}
