//! One column of a file that a person named, with a text for each row.

use crate::sheet::Sheet;
use std::path::PathBuf;

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
        let mut sheet = Sheet::open(&self.file)?;
        let place = sheet.column(&self.name)?;
        let mut read = Texts {
            texts: Vec::new(),
            unread: 0,
        };
        while let Some(row) = sheet.next_row() {
            match row {
                Ok((_, mut cells)) => read.texts.push(cells.swap_remove(place)),
                Err(_) => {
                    read.texts.push(String::new());
                    read.unread += 1;
                }
            }
        }
        Ok(read)
    }
}
