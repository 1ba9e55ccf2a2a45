//! `portevoix text reinert`: the classes of a document-term matrix, at every level.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command line speaks to a person"
)]

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use std::{
    fs::File,
    io::{BufReader, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use verbatim::reinert::{self, Classification, MAX_CLASSES, Matrix, Settings, Stop};

/// Classifies texts.
#[derive(Args)]
pub struct Reinert {
    /// The matrix, in MatrixMarket's coordinate format: a row a text, a column a term
    matrix: PathBuf,
    /// How many classes are wanted
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(2..=MAX_CLASSES as i64))]
    classes: u16,
    /// `compat` gives the classes that rainette gives; `exact` climbs the true criterion
    #[arg(long, value_enum, default_value = "exact")]
    mode: Mode,
    /// The table to make: doc, then the class at each level from 2 to K; empty where a text is in none
    #[arg(long, value_name = "FILE.csv")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    Compat,
    Exact,
}

impl Reinert {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let matrix = read(&self.matrix)?;
        let wanted = usize::from(self.classes);
        let settings = Settings {
            classes: wanted,
            mode: match self.mode {
                Mode::Compat => reinert::Mode::Compat,
                Mode::Exact => reinert::Mode::Exact,
            },
            ..Settings::default()
        };
        let made = reinert::classify(&matrix, &settings);
        write(&self.out, &made, wanted).with_context(|| format!("{} ne s’écrit pas", self.out.display()))?;
        for split in made.splits() {
            println!("{}", split.height);
        }
        if made.classes() < wanted {
            eprintln!(
                "{} classes sur les {wanted} demandées : {}.",
                made.classes(),
                why(made.stop())
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn read(path: &Path) -> anyhow::Result<Matrix> {
    let shown = path.display();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => bail!("le fichier {shown} n’existe pas"),
        Err(error) => return Err(error).with_context(|| format!("le fichier {shown} ne s’ouvre pas")),
    };
    reinert::from_matrix_market(BufReader::new(file))
        .map_err(|error| anyhow::anyhow!("{shown} n’est pas une matrice MatrixMarket lisible : {error}"))
}

/// A level that was not reached has empty cells: no class was made there.
fn write(path: &Path, made: &Classification, wanted: usize) -> std::io::Result<()> {
    let levels: Vec<_> = (2..=wanted)
        .map(|k| {
            if k <= made.classes() {
                made.level(k)
            } else {
                vec![None; made.texts()]
            }
        })
        .collect();
    let mut out = BufWriter::new(File::create(path)?);
    write!(out, "doc")?;
    for k in 2..=wanted {
        write!(out, ",k{k}")?;
    }
    writeln!(out)?;
    for text in 0..made.texts() {
        write!(out, "{}", text + 1)?;
        for level in &levels {
            match level[text] {
                Some(class) => write!(out, ",{}", class + 1)?,
                None => write!(out, ",")?,
            }
        }
        writeln!(out)?;
    }
    out.flush()
}

fn why(stop: Option<Stop>) -> &'static str {
    match stop {
        Some(Stop::NoClassLargeEnough) => "aucune n’a assez de textes pour être partagée encore",
        Some(Stop::TooSmall) => "la plus grande a trop peu de textes ou de termes",
        Some(Stop::NothingVaries) => "les textes de la plus grande ne diffèrent pas",
        None => "il n’y en a pas davantage",
    }
}
