//! `portevoix analyse`: the whole of the engine for someone who has only a file.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line speaks to a person"
)]

mod classes;
mod corpus;
mod report;
mod tables;
mod themes;
mod trends;

use crate::sheet::Sheet;
use anyhow::{Context, bail};
use clap::Args;
use corpus::{Columns, Corpus};
use jiff::civil::Date;
use std::{
    fs,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use verbatim::reinert::Lexicon;

/// In how many texts a word must stand to be counted: a rarer one could point at somebody.
const LEAST_TEXTS: u32 = 5;
/// Words that are counted at most.
const MOST_TERMS: usize = 3000;

/// Reads a file of words, and writes what they speak of: a page, a PDF and tables, names masked.
#[derive(Args)]
pub struct Analyse {
    /// The file: CSV or XLSX; the first row names the columns
    file: PathBuf,
    /// The column of the words
    #[arg(long, value_name = "NOM")]
    column: String,
    /// The column of the dates, to tell what changes
    #[arg(long, value_name = "NOM")]
    date: Option<String>,
    /// The column of the places: services, sites
    #[arg(long, value_name = "NOM")]
    place: Option<String>,
    /// How many classes are searched for
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u8).range(2..=30))]
    classes: u8,
    /// The folder to make: rapport.html, rapport.pdf, and the tables as CSV and XLSX
    #[arg(long, value_name = "DOSSIER")]
    out: PathBuf,
}

/// All that was found in a file.
struct Found {
    corpus: Corpus,
    themes: Vec<themes::Theme>,
    classes: classes::Classes,
    trends: trends::Trends,
}

impl Analyse {
    /// Reads the file and writes the folder; the report is dated `today`.
    ///
    /// # Errors
    /// The file or a column is not there, the file is no table, or the folder cannot be written.
    pub fn run(self, today: Date) -> anyhow::Result<ExitCode> {
        let mut sheet = Sheet::open(&self.file)?;
        let columns = Columns {
            text: sheet.column(&self.column)?,
            date: self.date.as_deref().map(|name| sheet.column(name)).transpose()?,
            place: self.place.as_deref().map(|name| sheet.column(name)).transpose()?,
        };
        fs::create_dir_all(&self.out).with_context(|| format!("{} ne se crée pas", self.out.display()))?;
        let progress = Progress::begin();
        let corpus = Corpus::read(&mut sheet, &columns, &mut |part| progress.at("Lecture", part))?;
        if corpus.rows == 0 {
            bail!("{} n’a aucune ligne à lire", self.file.display());
        }
        progress.at("Mots et classes", 0.0);
        let found = found(corpus, usize::from(self.classes));
        progress.at("Rapport", 0.5);
        self.write(&found, today)?;
        progress.end();
        println!(
            "{} textes lus, {} sans contenu, {} lignes illisibles",
            found.corpus.read.len(),
            found.corpus.blank,
            found.corpus.unreadable
        );
        println!("{}", self.out.join("rapport.html").display());
        Ok(ExitCode::SUCCESS)
    }

    fn write(&self, found: &Found, made_on: Date) -> anyhow::Result<()> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let document = report::document(found, &name, made_on);
        self.keep("rapport.html", documents::html::report(&document).as_bytes())?;
        let pdf = documents::pdf::report(&document).context("le PDF ne se fait pas")?;
        self.keep("rapport.pdf", &pdf)?;
        for (name, table) in tables::small(found, made_on) {
            let csv = documents::table_out::csv(&table, documents::table_out::CsvStyle::FRENCH);
            self.keep(&format!("{name}.csv"), &csv)?;
            let xlsx = documents::table_out::xlsx(&table).with_context(|| format!("{name}.xlsx ne se fait pas"))?;
            self.keep(&format!("{name}.xlsx"), &xlsx)?;
        }
        let path = self.out.join("paroles.csv");
        let file = fs::File::create(&path).with_context(|| format!("{} ne s’écrit pas", path.display()))?;
        tables::words(found, std::io::BufWriter::new(file))
            .with_context(|| format!("{} ne s’écrit pas", path.display()))
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let path: &Path = &self.out.join(name);
        fs::write(path, bytes).with_context(|| format!("{} ne s’écrit pas", path.display()))
    }
}

fn found(corpus: Corpus, classes: usize) -> Found {
    let lexicon = Lexicon::of(
        corpus.read.iter().map(|one| one.shared.as_str()),
        LEAST_TEXTS,
        MOST_TERMS,
    );
    let themes = themes::of(&corpus, &lexicon);
    let classes = classes::of(&corpus, &lexicon, classes);
    let trends = trends::of(&corpus, &themes);
    Found {
        themes,
        classes,
        trends,
        corpus,
    }
}

/// A line that says where the work is, in a terminal only.
struct Progress {
    shown: bool,
}

impl Progress {
    fn begin() -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
        }
    }

    fn at(&self, what: &str, part: f64) {
        if self.shown {
            let done = (part.clamp(0.0, 1.0) * 20.0) as usize;
            eprint!("\r{what:<18}[{:<20}] {:>3.0} %", "#".repeat(done), part * 100.0);
            let _ = std::io::stderr().flush();
        }
    }

    fn end(&self) {
        if self.shown {
            eprintln!("\r{:<18}[{}] 100 %", "Fini", "#".repeat(20));
        }
    }
}
