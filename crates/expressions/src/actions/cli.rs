//! Importing from the command line: the same work as the page's, waited for.

use super::imports::{self, Dropped};
use crate::{
    import::{ImportState, Mapping, Role},
    jobs::{self, Pace},
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
    /// The column of the words.
    pub text: String,
    /// The column of the outside number; else the one that the product recognises.
    pub id: Option<String>,
    /// The column of the polarity; else the one that the product recognises.
    pub polarity: Option<String>,
    /// The column of the date; else the one that the product recognises.
    pub date: Option<String>,
}

/// What an import from the command line did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportOutcome {
    /// The batch.
    pub source: crate::expression::SourceId,
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
}

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
    let columns = |proposed: Mapping| -> Result<Mapping> {
        let mut mapping = proposed.with("text", Role::Text, &options.text)?;
        let asked = [
            ("id", Role::Number, &options.id),
            ("polarity", Role::Polarity, &options.polarity),
            ("date", Role::Date, &options.date),
        ];
        for (field, role, column) in asked {
            if let Some(column) = column {
                mapping = mapping.with(field, role, column)?;
            }
        }
        mapping.check()?;
        Ok(mapping)
    };
    let id = imports::begin_with(app, actor, dropped, columns).await?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    let mut change = app.change(actor).await?;
    let stepped = store::source::step(change.tx(), id, &[ImportState::Draft], ImportState::Running, None).await?;
    if !stepped {
        return Err(Error::Conflict("expressions-source-changed"));
    }
    change.audit(
        "source.import-asked",
        &id.subject(),
        Some(source.organisation),
        &json!({ "by": "command line" }),
    );
    change.commit().await?;
    let counts = jobs::import::take(app, actor, id, &Pace::Told(tell)).await?;
    Ok(ImportOutcome {
        source: id,
        taken: counts.taken,
        refused: counts.refused,
        already: counts.already,
        to_review: counts.to_review,
        blank: counts.blank,
    })
}
