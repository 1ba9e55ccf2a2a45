//! A dry run: reads the whole file and says what an import would take and refuse, and why; nothing is kept.

use super::{import, source_of};
use crate::{
    expression::State,
    import::{
        ImportState,
        preparing::{Batch, How},
    },
    source::{Source, Trial},
    store,
};
use platform::{App, Permission, Result, jobs::Running};
use serde_json::json;
use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

/// The kind of job.
pub(crate) const NAME: &str = "expressions.trial";

/// The job: always from the beginning, since nothing is kept.
pub(crate) async fn run(running: Running) -> Result<()> {
    let (app, actor, id) = (running.app.clone(), running.actor(), source_of(&running)?);
    let scope = actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    if source.state != ImportState::Checking {
        return Ok(());
    }
    let change = app.change(&actor).await?;
    store::problem::clear(change.tx(), id).await?;
    change.commit_unnoted().await?;
    let trial = match read(&app, &running, &source).await {
        // The file itself cannot be read in this format: the person corrects it on the page of the import.
        Err(platform::Error::Invalid(problems)) => {
            let codes = problems
                .all()
                .iter()
                .map(|p| (p.message.trim_start_matches("expressions-").to_owned(), 1))
                .collect();
            Trial {
                problems: codes,
                ..Trial::default()
            }
        }
        other => other?,
    };
    let mut change = app.change(&actor).await?;
    store::source::save_trial(change.tx(), id, &trial).await?;
    store::source::step(change.tx(), id, &[ImportState::Checking], ImportState::Checked, None).await?;
    running.outcome(&change, &json!(trial)).await?;
    change.audit(
        "source.tried",
        &id.subject(),
        Some(source.organisation),
        &json!(trial.counts),
    );
    change.commit().await
}

async fn read(app: &App, running: &Running, source: &Source) -> Result<Trial> {
    let mut trial = Trial::default();
    let mut seen = Seen {
        hasher: RandomState::new(),
        keys: HashSet::new(),
    };
    let mut batches = import::batches(app, source, How::Lightly, 0);
    while let Some(batch) = batches.recv().await {
        let batch = batch?;
        add(app, source, &batch, &mut trial, &mut seen).await?;
        let change = app.change(&running.actor()).await?;
        store::problem::insert(change.tx(), source.id, &batch.problems).await?;
        running
            .checkpoint(&change, &json!({}), batch.rows_read, import::total(source, &batch))
            .await?;
        change.commit_unnoted().await?;
    }
    Ok(trial)
}

/// Keys met in this file, as 64-bit hashes: a number that comes twice is taken once.
struct Seen {
    hasher: RandomState,
    keys: HashSet<u64>,
}

async fn add(app: &App, source: &Source, batch: &Batch, trial: &mut Trial, seen: &mut Seen) -> Result<()> {
    let keys: Vec<&str> = batch.expressions.iter().map(|e| e.row_key.as_str()).collect();
    let known = store::taking::known_keys(app.db.read(), source.organisation, &keys).await?;
    for expression in &batch.expressions {
        let is_new =
            seen.keys.insert(seen.hasher.hash_one(&expression.row_key)) && !known.contains(&expression.row_key);
        let counts = &mut trial.counts;
        if is_new {
            counts.taken += 1;
            counts.blank += i64::from(expression.state == State::Blank);
        } else {
            counts.already += 1;
        }
    }
    trial.rows = batch.rows_read;
    trial.counts.refused += import::refused(&batch.problems);
    for problem in &batch.problems {
        *trial.problems.entry(format!("line-{}", problem.code)).or_default() += 1;
    }
    Ok(())
}
