//! Reads what the shared words of a corpus mean, batch by batch; what was read stays when it is cut or stopped.

use super::{scope, study_of, think};
use crate::{
    StudyId,
    meaning::{self, MOST_BY_PASSAGE, MOST_COMPARED, Meaning, Reading, tool},
    store,
    store::corpus::Place,
};
use expressions::SharedExpression;
use platform::{App, Result, Scope, jobs::Running};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use verbatim::encoder::Vector;

/// Expressions of one batch: a second or two of work, so that a stop is soon heard.
const BATCH: u64 = 64;

/// Where the work stopped.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Progress {
    position: i64,
}

/// What came of a batch.
enum Batch {
    Written(i64),
    /// Words changed while it was read: read it again.
    Changed,
    Stopped,
    End,
}

/// The work.
pub(super) async fn run(job: Running) -> Result<()> {
    let (id, scope) = (study_of(&job)?, scope(&job)?);
    let mut progress: Progress = job
        .checkpoint
        .clone()
        .map(serde_json::from_value)
        .transpose()?
        .unwrap_or_default();
    let total = store::studies::get(&job.app, &scope, id).await?.corpus_count;
    loop {
        let Some(of) = store::meanings::get(job.app.db.read(), &scope, id).await? else {
            return Ok(());
        };
        match batch(&job, &scope, &of, progress.position, total).await? {
            Batch::Written(position) => progress.position = position,
            Batch::Changed => {}
            Batch::Stopped => return stopped(&job, id).await,
            Batch::End if finish(&job, &scope, &of).await? => return Ok(()),
            Batch::End => progress.position = 0,
        }
    }
}

async fn batch(job: &Running, scope: &Scope, of: &Meaning, position: i64, total: i64) -> Result<Batch> {
    if of.stopped_at.is_some() {
        return Ok(Batch::Stopped);
    }
    let app = &job.app;
    let places = store::corpus::from_position(app, of.study, position, BATCH).await?;
    let Some(last) = places.last().map(|place| place.position) else {
        return Ok(Batch::End);
    };
    let read = read(app, scope, of.study, places, total <= MOST_BY_PASSAGE).await?;
    let change = app.change(&job.actor()).await?;
    store::studies::lock(change.tx(), of.study).await?;
    let now = store::meanings::get(change.tx(), scope, of.study).await?;
    if now.is_none_or(|now| now.changed_at != of.changed_at) {
        return Ok(Batch::Changed);
    }
    store::meanings::insert(&change, of, &read).await?;
    let progress = Progress { position: last + 1 };
    job.checkpoint(&change, &json!(progress), progress.position, Some(total))
        .await?;
    change.commit_unnoted().await?;
    Ok(Batch::Written(progress.position))
}

/// What those of a batch mean that were not read yet.
async fn read(app: &App, scope: &Scope, study: StudyId, places: Vec<Place>, by_passage: bool) -> Result<Vec<Reading>> {
    let numbers: Vec<i64> = places.iter().map(|place| place.number).collect();
    let known = store::meanings::vectors(app.db.read(), study, &numbers).await?;
    let open: HashMap<_, i64> = places
        .into_iter()
        .filter(|place| !known.contains_key(&place.number))
        .map(|place| (place.expression, place.number))
        .collect();
    let ids: Vec<_> = open.keys().copied().collect();
    let words = expressions::get_shared(app, scope, &ids).await?;
    think(move || {
        let texts: Vec<&str> = words.iter().map(|one| one.text.as_str()).collect();
        let placed = if by_passage {
            tool().read_by_passage(&texts)
        } else {
            tool()
                .read(&texts)
                .into_iter()
                .map(|whole| (whole, Vec::new()))
                .collect()
        };
        let reading = |(one, (whole, passages)): (&SharedExpression, (Vector, Vec<Vector>))| {
            Some(Reading {
                number: *open.get(&one.id)?,
                expression: one.id,
                whole,
                passages,
            })
        };
        words.iter().zip(placed).filter_map(reading).collect()
    })
    .await
}

/// Seeks near duplicates and ends; says no when words changed since the last batch: they are to be read first.
async fn finish(job: &Running, scope: &Scope, of: &Meaning) -> Result<bool> {
    let app = &job.app;
    let groups = if of.text_count <= MOST_COMPARED {
        let index = meaning::indexed(app, of).await?;
        think(move || meaning::alike(&index)).await?
    } else {
        Vec::new()
    };
    let mut change = app.change(&job.actor()).await?;
    store::studies::lock(change.tx(), of.study).await?;
    let now = store::meanings::get(change.tx(), scope, of.study).await?;
    if now.is_none_or(|now| now.changed_at != of.changed_at) {
        return Ok(false);
    }
    store::meanings::finish(&change, of.study, &groups).await?;
    let detail = json!({ "texts": of.text_count, "alike": groups.len() });
    job.outcome(&change, &detail).await?;
    change.audit("meaning.find", &of.study.subject(), Some(of.organisation), &detail);
    change.commit().await?;
    Ok(true)
}

async fn stopped(job: &Running, id: StudyId) -> Result<()> {
    let change = job.app.change(&job.actor()).await?;
    job.outcome(&change, &json!({ "study": id, "stopped": true })).await?;
    change.commit_unnoted().await
}
