//! A table that a person named on the command line, whatever its encoding, its separator or its kind.

use anyhow::{Context, bail};
use documents::table_in::{Limits, RowProblem, Rows, Source, TableProblem, examine, rows};
use std::{
    fs::File,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// An open table, whose first row names the columns.
pub(crate) struct Sheet {
    path: PathBuf,
    rows: Rows,
}

impl Sheet {
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        Self::open_saying(path, |problem| match problem {
            TableProblem::EmptyFile => anyhow::anyhow!("le fichier {shown} est vide"),
            TableProblem::NoHeader => anyhow::anyhow!("la première ligne de {shown} ne nomme aucune colonne"),
            other => anyhow::anyhow!("{shown} n’est pas un tableau lisible : {}", why(&other)),
        })
    }

    /// Opens a table; `refused` words why it is none.
    pub(crate) fn open_saying(path: &Path, refused: impl Fn(TableProblem) -> anyhow::Error) -> anyhow::Result<Self> {
        let limits = Limits::default();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let format = examine(opened(path)?, &name.unwrap_or_default(), &limits).map_err(&refused)?;
        // Columns are named on the command line: the first row has their names, whatever it looks like.
        let rows = rows(opened(path)?, &format.with_headers(true), &limits).map_err(&refused)?;
        Ok(Self {
            path: path.to_owned(),
            rows,
        })
    }

    pub(crate) fn header(&self) -> &[String] {
        self.rows.header()
    }

    /// The place of a column; the error lists those that exist.
    pub(crate) fn column(&self, name: &str) -> anyhow::Result<usize> {
        let wanted = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = self.header().iter().position(|column| *column == wanted);
        place.with_context(|| {
            format!(
                "{} n’a pas de colonne « {wanted} ». Ses colonnes : {}",
                self.path.display(),
                self.listed()
            )
        })
    }

    fn listed(&self) -> String {
        let names: Vec<String> = self.header().iter().map(|name| format!("« {name} »")).collect();
        names.join(", ")
    }

    /// How far the file is read, from 0 to 1.
    pub(crate) fn progress(&self) -> f64 {
        self.rows.progress()
    }

    /// The next row with its line in the file; the error says why it cannot be used.
    pub(crate) fn next_row(&mut self) -> Option<Result<(u64, Vec<String>), RowProblem>> {
        self.rows.next().map(|row| row.map(|row| (row.line, row.cells)))
    }
}

fn opened(path: &Path) -> anyhow::Result<Box<dyn Source>> {
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!("le fichier {} n’existe pas", path.display()),
        Err(error) => Err(error).with_context(|| format!("le fichier {} ne s’ouvre pas", path.display())),
    }
}

/// Why a table cannot be read, in French.
pub(crate) fn why(problem: &TableProblem) -> &'static str {
    match problem {
        TableProblem::EmptyFile => "le fichier est vide",
        TableProblem::NoHeader | TableProblem::BadHeader { .. } => "la première ligne ne nomme pas de colonne",
        TableProblem::NotATable { .. } => "ce n’est ni un CSV ni un classeur XLSX",
        TableProblem::TooManyColumns { .. } => "il y a trop de colonnes",
        TableProblem::EncryptedWorkbook => "le classeur demande un mot de passe",
        TableProblem::OldWorkbook => "c’est un ancien classeur XLS : l’enregistrer en XLSX ou en CSV",
        TableProblem::ZipBomb { .. } | TableProblem::TooManyEntries { .. } => {
            "le classeur est trop gros une fois ouvert"
        }
        TableProblem::BrokenWorkbook | TableProblem::SheetNotFound => "le classeur est abîmé",
        TableProblem::Unreadable => "le fichier ne se lit pas",
    }
}
