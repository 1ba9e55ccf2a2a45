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
        let limits = Limits::default();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let refused = |problem: TableProblem| match problem {
            TableProblem::EmptyFile => anyhow::anyhow!("le fichier {shown} est vide"),
            TableProblem::NoHeader => anyhow::anyhow!("la première ligne de {shown} ne nomme aucune colonne"),
            other => anyhow::anyhow!("{shown} n’est pas un tableau lisible : {other}"),
        };
        let format = examine(opened(path)?, &name.unwrap_or_default(), &limits).map_err(refused)?;
        // Columns are named on the command line: the first row has their names, whatever it looks like.
        let rows = rows(opened(path)?, &format.with_headers(true), &limits).map_err(refused)?;
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
