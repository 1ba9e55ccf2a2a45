//! A dry run: reads the whole file and says what an import would take and refuse, and why; nothing is kept.

use super::{Pace, import, source_of};
use crate::{
    expression::State,
    import::{
        ImportState,
        known::{self, Standing},
        preparing::{Batch, How},
    },
    source::{Source, Trial},
    store,
};
use platform::{Actor, App, Permission, Result, jobs::Running};
use serde_json::json;
use std::{
    collections::HashMap,
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
    let trial = match read(&app, &actor, &source, &Pace::Job(&running)).await {
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

/// Reads the file of a source to its end, and keeps its problems line by line.
pub(crate) async fn read(app: &App, actor: &Actor, source: &Source, pace: &Pace<'_>) -> Result<Trial> {
    let mut trial = Trial::default();
    let mut seen = Seen {
        hasher: RandomState::new(),
        rows: HashMap::new(),
    };
    let how = How::of(app, source.organisation).await?;
    let mut batches = import::batches(app, source, how, 0);
    while let Some(batch) = batches.recv().await {
        let mut batch = batch?;
        add(app, source, &mut batch, &mut trial, &mut seen).await?;
        let change = app.change(actor).await?;
        store::problem::insert(change.tx(), source.id, &batch.problems).await?;
        pace.mark(&change, batch.rows_read, import::total(source, &batch))
            .await?;
        change.commit_unnoted().await?;
    }
    Ok(trial)
}

/// Rows met in this file, as 64-bit hashes of their key and of their words: a number that comes twice is taken once.
struct Seen {
    hasher: RandomState,
    rows: HashMap<u64, Option<u64>>,
}

async fn add(app: &App, source: &Source, batch: &mut Batch, trial: &mut Trial, seen: &mut Seen) -> Result<()> {
    let known = known::of(app, app.db.read(), source.organisation, &batch.expressions).await?;
    for expression in &batch.expressions {
        let hash = |key: &String| seen.hasher.hash_one(key);
        let (row, words) = (hash(&expression.row_key), expression.words_key.as_ref().map(hash));
        let said = match known.get(&expression.row_key) {
            Some(words) => Some(words.as_ref().map(hash)),
            None => seen.rows.get(&row).copied(),
        };
        let counts = &mut trial.counts;
        match said.map(|said| known::standing(said, words)) {
            None => {
                seen.rows.insert(row, words);
                counts.taken += 1;
                counts.blank += i64::from(expression.state == State::Blank);
                counts.to_review += i64::from(expression.state == State::ToReview);
            }
            Some(Standing::Already) => counts.already += 1,
            Some(Standing::Other) => known::tell(&mut batch.problems, expression.line),
        }
    }
    trial.rows = batch.rows_read;
    trial.counts.refused += import::refused(&batch.problems);
    for problem in &batch.problems {
        *trial.problems.entry(format!("line-{}", problem.code)).or_default() += 1;
    }
    Ok(())
}
