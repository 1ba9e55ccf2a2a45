//! From rows of a file to batches of expressions that are ready to be written: de-identified, sealed, analysed.
//! Runs beside the asynchronous threads and never holds more than a batch.

use super::{
    LineProblem, Role,
    reading::{Reading, RowReader},
    values,
};
use crate::{
    dropped::Sealed,
    expression::{ExpressionId, State},
    indexing,
    masking::{self, Review, Values},
    source::Source,
    store::{self, taking::NewExpression},
};
use documents::table_in::{self, Limits, RowProblem};
use jiff::civil::Date;
use platform::{App, RawText, Result, id};
use sea_orm::prelude::Uuid;
use std::collections::HashMap;
use tokio::sync::mpsc::Sender;
use verbatim::deidentify::Lists;

/// Most rows of a batch, and most bytes of its words.
const ROWS: usize = 1000;
const BYTES: usize = 4 << 20;

/// Some rows of the file.
pub(crate) struct Batch {
    /// Rows of the file that were read, this batch included.
    pub(crate) rows_read: i64,
    /// What is to be written.
    pub(crate) expressions: Vec<NewExpression>,
    /// What was refused or is to be told.
    pub(crate) problems: Vec<LineProblem>,
    /// How much of the file was read, from 0 to 1.
    pub(crate) share: f64,
}

/// How texts are made ready.
pub(crate) struct How {
    /// The organisation's words.
    pub(crate) lists: Lists,
    /// When a person must look.
    pub(crate) review: Review,
}

impl How {
    /// By the present words and rule of an organisation.
    pub(crate) async fn of(app: &App, organisation: Uuid) -> Result<Self> {
        let policy = store::policy::get(app.db.read(), organisation).await?;
        Ok(Self {
            lists: store::policy::lists(app.db.read(), organisation, policy).await?,
            review: policy.review,
        })
    }
}

/// Reads the file and sends its batches; rows before `skip` were done by an earlier run.
pub(crate) fn send(app: &App, source: &Source, how: &How, skip: i64, to: &Sender<Result<Batch>>) {
    let outcome = Preparing::new(app, source, how).and_then(|mut preparing| preparing.run(skip, to));
    if let Err(error) = outcome {
        // A closed channel means that the one who asked has stopped.
        let _ = to.blocking_send(Err(error));
    }
}

struct Preparing<'a> {
    app: &'a App,
    source: &'a Source,
    how: &'a How,
    rows: table_in::Rows,
    reader: RowReader<'a>,
    today: Date,
    /// What each column is like.
    columns: Vec<Values>,
    /// Values of closed lists as they are kept: the same ones come again.
    values: HashMap<String, String>,
}

impl<'a> Preparing<'a> {
    fn new(app: &'a App, source: &'a Source, how: &'a How) -> Result<Self> {
        let format = source
            .format
            .as_ref()
            .ok_or_else(|| anyhow::anyhow!("an import without a format"))?;
        let open = || {
            let file = Box::new(Sealed::of(app, source));
            table_in::rows(file, format, &Limits::default()).map_err(|problem| super::file_problem(&problem))
        };
        let first = open()?.flatten().map(|row| row.cells);
        let columns = values::of_columns(&source.mapping, first, &how.lists);
        let rows = open()?;
        let today = app.clock.today();
        Ok(Self {
            app,
            source,
            how,
            rows,
            reader: RowReader::new(&source.mapping, today),
            today,
            columns,
            values: HashMap::new(),
        })
    }

    fn run(&mut self, skip: i64, to: &Sender<Result<Batch>>) -> Result<()> {
        let mut rows_read = 0;
        let mut skipped = Vec::new();
        while rows_read < skip {
            let Some(row) = self.rows.next() else { break };
            rows_read += 1;
            // Read all the same: which one of its equals a row is depends on those before it.
            if let Ok(row) = row {
                self.reader.read(row.line, &row.cells, &mut skipped);
                skipped.clear();
            }
        }
        loop {
            let batch = self.batch(&mut rows_read)?;
            let Some(batch) = batch else { return Ok(()) };
            if to.blocking_send(Ok(batch)).is_err() {
                return Ok(());
            }
        }
    }

    fn batch(&mut self, rows_read: &mut i64) -> Result<Option<Batch>> {
        let (mut expressions, mut problems) = (Vec::with_capacity(ROWS), Vec::new());
        let (mut rows, mut bytes) = (0, 0);
        while rows < ROWS && bytes < BYTES {
            let Some(row) = self.rows.next() else { break };
            rows += 1;
            match row {
                Err(RowProblem::Unreadable { .. }) => {
                    return Err(anyhow::anyhow!("the imported file could not be read further").into());
                }
                Err(problem) => problems.push(LineProblem::from(problem)),
                Ok(row) => {
                    for reading in self.reader.read(row.line, &row.cells, &mut problems) {
                        bytes += reading.words.len();
                        expressions.push(self.prepare(reading)?);
                    }
                }
            }
        }
        *rows_read += i64::try_from(rows).unwrap_or(0);
        let batch = Batch {
            rows_read: *rows_read,
            expressions,
            problems,
            share: self.rows.progress(),
        };
        Ok((rows > 0).then_some(batch))
    }

    fn prepare(&mut self, reading: Reading) -> Result<NewExpression> {
        let attributes = reading
            .attributes
            .into_iter()
            .map(|(at, value)| (at, self.value(Some(at), value)))
            .collect();
        let column = |role: Role| self.source.mapping.column(role);
        let (place_at, unit_at) = (column(Role::Place), column(Role::Unit));
        let place = reading.place.map(|place| self.value(place_at, place));
        let unit = reading.unit.map(|unit| self.value(unit_at, unit));
        let row_key = key(self.app, &reading.identity);
        let words_key = reading.number.is_some().then(|| words_key(self.app, &reading.words));
        let mut new = NewExpression {
            id: ExpressionId(id::fresh(&self.app.clock, &self.app.random)),
            organisation: self.source.organisation,
            source: self.source.id,
            row_key,
            words_key,
            line: reading.line,
            outside_number: reading.number,
            said_on: reading.said_on,
            precision: reading.precision,
            received_on: self.today,
            channel: self.source.mapping.channel,
            speaker: self.source.mapping.speaker,
            polarity: reading.polarity,
            place,
            unit,
            attributes,
            state: State::Received,
            sealed: None,
            shared: None,
            spans: Vec::new(),
            terms: Vec::new(),
        };
        fill_words(self.app, &mut new, reading.words, self.how)?;
        Ok(new)
    }

    fn value(&mut self, column: Option<usize>, value: String) -> String {
        /// Values that are remembered; beyond, they are looked at each time.
        const MOST: usize = 20_000;
        let like = column.map_or(Values::Free, |at| self.columns[at]);
        if like == Values::Free {
            return masking::mask_value(&value, &self.how.lists, like);
        }
        if let Some(known) = self.values.get(&value) {
            return known.clone();
        }
        let masked = masking::mask_value(&value, &self.how.lists, like);
        if self.values.len() < MOST {
            self.values.insert(value, masked.clone());
        }
        masked
    }
}

/// A keyed hash, as long as 128 bits.
fn key(app: &App, text: &str) -> String {
    let mut key = app.vault.hash(text);
    key.truncate(32);
    key
}

/// What words are known by, without being kept.
pub(crate) fn words_key(app: &App, words: &str) -> String {
    key(app, &format!("words\u{1f}{words}"))
}

/// Puts words into an expression: a blank answer as it is, others de-identified and sealed.
pub(crate) fn fill_words(app: &App, new: &mut NewExpression, words: String, how: &How) -> Result<()> {
    if verbatim::blank::is_blank_answer(&words) {
        // A closed list of set phrases: nothing in it can identify anybody.
        new.state = State::Blank;
        new.shared = Some(words);
        return Ok(());
    }
    let masked = masking::mask(&words, &how.lists, how.review);
    new.state = if masked.shared.is_some() {
        State::Shared
    } else {
        State::ToReview
    };
    new.terms = masked.shared.as_deref().map(indexing::terms).unwrap_or_default();
    new.shared = masked.shared;
    new.spans = masked.spans;
    new.sealed = Some(app.vault.seal(&RawText::new(words), new.id.0, &app.random)?);
    Ok(())
}
