//! `/expressions/imports/{id}`: one import, from the naming of its columns to its undoing.

mod lists;
mod settings;
mod work;

pub(super) use settings::{format, preset, save};
pub(super) use work::{ask_undo, discard, dry_run, problems, progress, run, undo};

use super::{Link, crumbs};
use crate::{
    actions::imports,
    expression::SourceId,
    import::{ImportState, LineProblem, Role},
    source::{Counts, Source},
    store,
};
use axum::extract::State;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Page, Path, See},
};

/// The page of an import, whatever it is doing.
pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<Page> {
    let source = source(&app, &t, id).await?;
    if source.is_open() && !source.chunks.is_empty() {
        return settings::page(&app, &t, &source, None, Said::default(), "").await;
    }
    work::page(&app, &t, source).await
}

async fn source(app: &App, t: &Reader, id: SourceId) -> Result<Source> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let mut source = store::source::get(app.db.read(), &scope, id).await?;
    if imports::has_failed(app, &source).await? {
        source.state = ImportState::Failed;
    }
    Ok(source)
}

fn way(t: &Reader) -> Vec<Link> {
    crumbs(t, &[("/expressions/imports", "expressions-imports-title")])
}

/// A fact in figures.
struct Figure {
    name: String,
    value: String,
}

fn figures(t: &Reader, counts: Counts) -> Vec<Figure> {
    [
        ("expressions-counted-taken", counts.taken),
        ("expressions-counted-blank", counts.blank),
        ("expressions-counted-to-review", counts.to_review),
        ("expressions-counted-already", counts.already),
        ("expressions-counted-refused", counts.refused),
    ]
    .into_iter()
    .map(|(name, n)| Figure {
        name: t.say(name),
        value: t.number(n),
    })
    .collect()
}

/// A problem of one line, said.
struct SaidProblem {
    line: String,
    refused: bool,
    words: String,
}

fn said(t: &Reader, problem: &LineProblem) -> SaidProblem {
    SaidProblem {
        line: t.number(problem.line),
        refused: problem.refuses(),
        words: problem.said(t),
    }
}

/// What to do when most numbers of a file came with other words than before; empty otherwise.
async fn advice(app: &App, t: &Reader, source: &Source) -> Result<String> {
    if !imports::numbers_nothing(app, source).await? {
        return Ok(String::new());
    }
    let column = source.mapping.column(Role::Number);
    let column = column.and_then(|at| source.mapping.columns.get(at));
    Ok(t.say_one(
        "expressions-numbers-nothing",
        "column",
        column.map_or("", |name| name.as_str()),
    ))
}

/// Back to the page of an import. What was asked twice was done once: the page says where it stands.
fn to_its_page(id: SourceId, done: Result<()>) -> Result<See> {
    match done {
        Ok(()) | Err(Error::Conflict(_)) => Ok(See::page(format!("/expressions/imports/{id}"))),
        Err(other) => Err(other),
    }
}
