//! Importing from the command line: the same work as the page's, waited for.

use super::imports::{self, Dropped};
use crate::{
    expression::SourceId,
    import::{ImportState, LineProblem, Mapping, Role, known},
    jobs::{self, Pace},
    source::{Counts, Source},
    store,
};
use platform::{Actor, App, Error, Permission, Result};
use serde_json::json;
use std::path::PathBuf;
use uuid::Uuid;

/// What the command line says of a file.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The file.
    pub path: PathBuf,
    /// For which organisation.
    pub organisation: Option<Uuid>,
    /// The column of the words; empty when the pair of questions is given.
    pub text: String,
    /// The column of what went well, and the one of what went wrong: two texts a row.
    pub pair: Option<(String, String)>,
    /// The column of the outside number; else the one that the product recognises; empty for none.
    pub id: Option<String>,
    /// The column of the polarity; else the one that the product recognises.
    pub polarity: Option<String>,
    /// The column of the date; else the one that the product recognises.
    pub date: Option<String>,
    /// Say what would happen, and keep nothing.
    pub dry_run: bool,
}

/// What an import from the command line did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportOutcome {
    /// The batch; after a dry run it is gone.
    pub source: SourceId,
    /// Expressions taken.
    pub taken: i64,
    /// Rows refused.
    pub refused: i64,
    /// Expressions that were already there.
    pub already: i64,
    /// Of those taken, texts that wait for a person.
    pub to_review: i64,
    /// Of those taken, answers that say nothing.
    pub blank: i64,
    /// The first rows that were refused, with their reason: [`MOST_TOLD`] at most.
    pub refusals: Vec<LineProblem>,
    /// Did most numbers come with other words than before? Then the column numbers nothing.
    pub numbers_nothing: bool,
}

/// How many refused rows are told one by one.
pub(crate) const MOST_TOLD: u64 = 20;

/// Imports a file and waits for its end; `tell` hears how many rows were read, and of how many.
///
/// # Errors
/// [`Error::Invalid`] when the file is not a table or has not the columns; internal when the disk or the
/// database fails: what was taken stays, and the same command goes on from there.
pub async fn import_file(
    app: &App,
    actor: &Actor,
    options: ImportOptions,
    tell: &(dyn Fn(i64, Option<i64>) + Send + Sync),
) -> Result<ImportOutcome> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let name = options
        .path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let dropped = Dropped {
        organisation: options.organisation,
        name: &name,
        path: &options.path,
        has_header: true,
    };
    let id = imports::begin_with(app, actor, dropped, |proposed| columns(proposed, &options)).await?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    if options.dry_run {
        let tried = jobs::trial::read(app, actor, &source, &Pace::Told(tell)).await;
        let outcome = match tried {
            Ok(trial) => outcome(app, id, trial.counts, trial.rows).await,
            Err(error) => Err(error),
        };
        imports::discard(app, actor, id).await?;
        return outcome;
    }
    start(app, actor, &source).await?;
    let counts = jobs::import::take(app, actor, id, &Pace::Told(tell)).await?;
    let rows = store::source::get(app.db.read(), &scope, id).await?.rows_read;
    outcome(app, id, counts, rows).await
}

fn columns(proposed: Mapping, options: &ImportOptions) -> Result<Mapping> {
    let mut mapping = match &options.pair {
        Some((positive, negative)) => {
            proposed
                .with("positive", Role::Positive, positive)?
                .with("negative", Role::Negative, negative)?
        }
        None => proposed.with("text", Role::Text, &options.text)?,
    };
    let asked = [
        ("id", Role::Number, &options.id),
        ("polarity", Role::Polarity, &options.polarity),
        ("date", Role::Date, &options.date),
    ];
    for (field, role, column) in asked {
        mapping = match column.as_deref() {
            Some("") => mapping.without(role),
            Some(column) => mapping.with(field, role, column)?,
            None => mapping,
        };
    }
    mapping.check()?;
    Ok(mapping)
}

async fn start(app: &App, actor: &Actor, source: &Source) -> Result<()> {
    let mut change = app.change(actor).await?;
    let from = [ImportState::Draft];
    if !store::source::step(change.tx(), source.id, &from, ImportState::Running, None).await? {
        return Err(Error::Conflict("expressions-source-changed"));
    }
    change.audit(
        "source.import-asked",
        &source.id.subject(),
        Some(source.organisation),
        &json!({ "by": "command line" }),
    );
    change.commit().await
}

async fn outcome(app: &App, id: SourceId, counts: Counts, rows: i64) -> Result<ImportOutcome> {
    let taken_numbers = store::problem::count(app, id, known::NUMBER_TAKEN).await?;
    Ok(ImportOutcome {
        source: id,
        taken: counts.taken,
        refused: counts.refused,
        already: counts.already,
        to_review: counts.to_review,
        blank: counts.blank,
        refusals: store::problem::refusals(app, id, MOST_TOLD).await?,
        numbers_nothing: known::numbers_nothing(taken_numbers, rows),
    })
}

/// Takes out everything that an import took, and waits for the end; says how many expressions went.
///
/// # Errors
/// [`Error::NotFound`] when there is no such import, [`Error::Invalid`] without a reason, [`Error::Conflict`] when
/// it is under way or was undone.
pub async fn undo_import(
    app: &App,
    actor: &Actor,
    import: Uuid,
    why: &str,
    tell: &(dyn Fn(i64, Option<i64>) + Send + Sync),
) -> Result<i64> {
    let id = SourceId(import);
    imports::begin_undoing(app, actor, id, why).await?;
    jobs::undo::take_out(app, actor, id, &Pace::Told(tell)).await
}
