//! The first rows of a dropped file, as its format and columns are understood.

use crate::{
    dropped::Sealed,
    import::{self, Mapping, propose},
    source::Source,
};
use documents::table_in::{self, Format, Limits};
use platform::{App, Error, Result};

/// How many rows are shown.
const SHOWN: usize = 20;
/// How many rows are looked at to propose what columns are; further on, those that fill an emptier column.
const LOOKED_AT: usize = 300;
const SEARCHED: usize = 20_000;
/// How many values a column should show.
const VALUES: usize = 10;

/// What the page of an import shows before it runs.
pub(crate) struct Preview {
    /// The columns' names.
    pub(crate) header: Vec<String>,
    /// The first rows; the reason in place of the cells of a row that would be refused.
    pub(crate) rows: Vec<std::result::Result<Vec<String>, import::LineProblem>>,
    /// The sheets of a workbook, when there are several.
    pub(crate) sheets: Vec<String>,
}

/// Says what a file is and what its columns may be.
pub(crate) async fn understand(app: &App, source: &Source, has_header: bool) -> Result<(Format, Mapping)> {
    let (file, name) = (Sealed::of(app, source), source.file_name.clone());
    let format = apart(move || {
        table_in::examine(Box::new(file), &name, &Limits::default()).map_err(|p| import::file_problem(&p))
    })
    .await?;
    let format = if has_header { format.with_headers(true) } else { format };
    let mapping = propose_columns(app, source, &format).await?;
    Ok((format, mapping))
}

/// Proposes what the columns are when the file is read in a format.
pub(crate) async fn propose_columns(app: &App, source: &Source, format: &Format) -> Result<Mapping> {
    let (file, format) = (Sealed::of(app, source), format.clone());
    apart(move || {
        let rows = table_in::rows(Box::new(file), &format, &Limits::default()).map_err(|p| import::file_problem(&p))?;
        let header = rows.header().to_vec();
        let (sample, is_whole) = sample(header.len(), rows.flatten().map(|row| row.cells));
        Ok(propose::propose(&header, &sample, is_whole))
    })
    .await
}

/// The first rows, and further ones that say something of columns which are empty there; was every row seen?
fn sample(columns: usize, mut rows: impl Iterator<Item = Vec<String>>) -> (Vec<Vec<String>>, bool) {
    let mut filled = vec![0; columns];
    let mut sample: Vec<Vec<String>> = Vec::with_capacity(LOOKED_AT);
    for row in rows.by_ref().take(SEARCHED) {
        let tells = |(cell, seen): (&String, &usize)| *seen < VALUES && !cell.trim().is_empty();
        if sample.len() < LOOKED_AT || row.iter().zip(&filled).any(tells) {
            for (cell, seen) in row.iter().zip(&mut filled) {
                *seen += usize::from(!cell.trim().is_empty());
            }
            sample.push(row);
        }
    }
    (sample, rows.next().is_none())
}

/// The first rows of a source whose file is still kept.
pub(crate) async fn preview(app: &App, source: &Source) -> Result<Preview> {
    let Some(format) = source.format.clone() else {
        return Err(Error::NotFound);
    };
    let (file, again) = (Sealed::of(app, source), Sealed::of(app, source));
    apart(move || {
        let rows = table_in::rows(Box::new(file), &format, &Limits::default()).map_err(|p| import::file_problem(&p))?;
        let header = rows.header().to_vec();
        let rows = rows
            .take(SHOWN)
            .map(|row| row.map(|row| row.cells).map_err(import::LineProblem::from))
            .collect();
        let sheets = match format {
            Format::Workbook(_) => table_in::sheets(Box::new(again), &Limits::default()).unwrap_or_default(),
            Format::Text(_) => Vec::new(),
        };
        Ok(Preview { header, rows, sheets })
    })
    .await
}

/// Reading a file waits for the disk: never on an asynchronous thread.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_filled_late_is_seen_all_the_same() {
        let row = |n: usize| vec![n.to_string(), if n == 5000 { "rare" } else { "" }.to_owned()];

        let (some, is_whole) = sample(2, (0..6000).map(row));
        let (_, of_more) = sample(2, (0..SEARCHED + 1).map(row));

        assert_eq!(
            (some.len(), some[LOOKED_AT][1].as_str(), is_whole),
            (LOOKED_AT + 1, "rare", true)
        );
        assert!(!of_more);
    }
}
