//! One column of a file that a person named, with a text for each row.

use anyhow::{Context, bail};
use documents::table_in::{Limits, Rows, examine, rows};
use std::{
    fs::File,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// A file and the name of one of its columns.
#[derive(clap::Args)]
pub(crate) struct Column {
    /// The file: CSV or XLSX; encoding and separator are found
    file: PathBuf,
    /// The column to read, by the name in the first row
    #[arg(long = "column", value_name = "NAME")]
    name: String,
}

/// The texts of a column, in the order of the rows; an empty one where the row could not be read.
pub(crate) struct Texts {
    pub(crate) texts: Vec<String>,
    /// Rows that could not be read.
    pub(crate) unread: usize,
}

impl Column {
    /// Reads the column whole.
    ///
    /// # Errors
    /// The file is not there, is no table, or has no such column.
    pub(crate) fn read(&self) -> anyhow::Result<Texts> {
        let rows = opened(&self.file)?;
        let Some(place) = rows.header().iter().position(|name| name == &self.name) else {
            bail!(
                "il n’y a pas de colonne « {} » dans {} ; il y a : {}",
                self.name,
                self.file.display(),
                rows.header().join(", ")
            );
        };
        let mut read = Texts {
            texts: Vec::new(),
            unread: 0,
        };
        for row in rows {
            match row {
                Ok(mut row) => read.texts.push(row.cells.swap_remove(place)),
                Err(_) => {
                    read.texts.push(String::new());
                    read.unread += 1;
                }
            }
        }
        Ok(read)
    }
}

fn opened(path: &Path) -> anyhow::Result<Rows> {
    let shown = path.display();
    let open = || match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!("le fichier {shown} n’existe pas"),
        Err(error) => Err(error).with_context(|| format!("le fichier {shown} ne s’ouvre pas")),
    };
    let limits = Limits::default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unreadable = |problem| anyhow::anyhow!("{shown} ne se lit pas comme un tableau : {problem}");
    let format = examine(open()?, &name, &limits).map_err(unreadable)?;
    rows(open()?, &format, &limits).map_err(unreadable)
}
