//! Searches for classes: reads the shared words of a corpus, classes them, writes what was found, then measures how
//! stable the classes are. A search that was cut begins again and finds the same; draws that were made are kept.

use super::{scope, think};
use crate::{
    ClassificationId,
    classification::{
        Classification, DRAWS, Steadiness,
        describe::{Found, describe},
        search::{Classed, Corpus, Read},
        thousandths,
    },
    store,
    store::{
        classifications::Outcome,
        corpus::{Place, month_of, place_of},
    },
};
use platform::{App, Change, Result, Scope, jobs::Running};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

/// Expressions of one batch.
const BATCH: u64 = 500;
/// Expressions whose class one transaction writes.
const WRITTEN: usize = 2000;

/// The draws that were made, in sums over them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Drawn {
    draws: i64,
    /// For each class: draws that touched it, the sum of its indices, draws in which it dissolved.
    classes: Vec<(i64, f64, i64)>,
}

/// The work.
pub(super) async fn run(job: Running) -> Result<()> {
    let (app, scope) = (&job.app, scope(&job)?);
    let id: ClassificationId = serde_json::from_value(job.payload["classification"].clone())?;
    loop {
        let one = store::classifications::get(app.db.read(), &scope, id).await?;
        let Some((corpus, classed)) = classed(&job, &scope, &one).await? else {
            return stopped(&job, &scope, id).await;
        };
        let one = store::classifications::get(app.db.read(), &scope, id).await?;
        if one.found_at.is_some() || write(&job, &scope, &one, &corpus, &classed).await? {
            return measure(&job, &scope, id, corpus, classed).await;
        }
        if store::classifications::get(app.db.read(), &scope, id)
            .await?
            .stopped_at
            .is_some()
        {
            return stopped(&job, &scope, id).await;
        }
    }
}

/// Reads and classes; nothing when somebody stopped it.
async fn classed(job: &Running, scope: &Scope, one: &Classification) -> Result<Option<(Arc<Corpus>, Arc<Classed>)>> {
    if one.found_at.is_none() {
        let change = job.app.change(&job.actor()).await?;
        store::classifications::begin(&change, one.id).await?;
        change.commit_unnoted().await?;
    }
    let Some(read) = read(job, scope, one).await? else {
        return Ok(None);
    };
    let wanted = one.wanted;
    let made = think(move || {
        let corpus = Corpus::of(read, wanted);
        let classed = corpus.classed();
        (Arc::new(corpus), Arc::new(classed))
    })
    .await?;
    Ok(Some(made))
}

async fn read(job: &Running, scope: &Scope, one: &Classification) -> Result<Option<Vec<Read>>> {
    let app = &job.app;
    let study = store::studies::get(app, scope, one.study).await?;
    let total = study.corpus_count + DRAWS;
    let mut read = Vec::new();
    let mut position = 0;
    loop {
        let places = store::corpus::from_position(app, one.study, position, BATCH).await?;
        let Some(last) = places.last().map(|place| place.position) else {
            return Ok(Some(read));
        };
        read.extend(words(app, scope, &places).await?);
        position = last + 1;
        job.progress(position, Some(total)).await?;
        if is_stopped(app, scope, one.id).await? {
            return Ok(None);
        }
    }
}

async fn words(app: &App, scope: &Scope, places: &[Place]) -> Result<Vec<Read>> {
    let ids: Vec<_> = places.iter().map(|place| place.expression).collect();
    let mut found: HashMap<_, _> = expressions::get_shared(app, scope, &ids)
        .await?
        .into_iter()
        .map(|expression| (expression.id, expression))
        .collect();
    let one = |place: &Place| {
        let expression = found.remove(&place.expression)?;
        Some(Read {
            number: place.number,
            expression: place.expression,
            month: month_of(&expression),
            place: place_of(&expression),
            polarity: expression.polarity.map_or("", expressions::Polarity::code),
            words: expression.text.as_str().to_owned(),
        })
    };
    Ok(places.iter().filter_map(one).collect())
}

async fn is_stopped(app: &App, scope: &Scope, id: ClassificationId) -> Result<bool> {
    let now = store::classifications::get(app.db.read(), scope, id).await?;
    Ok(now.stopped_at.is_some())
}

/// Writes what was found; says no when words changed meanwhile or somebody stopped it: then nothing is shown of it.
async fn write(
    job: &Running,
    scope: &Scope,
    one: &Classification,
    corpus: &Arc<Corpus>,
    classed: &Arc<Classed>,
) -> Result<bool> {
    let app = &job.app;
    let (given, of) = (Arc::clone(corpus), Arc::clone(classed));
    let found: Found = think(move || describe(&given, &of)).await?;
    let total = i64::try_from(corpus.read.len()).unwrap_or(i64::MAX);
    for some in found.placed.chunks(WRITTEN) {
        let change = app.change(&job.actor()).await?;
        store::classes::place(change.tx(), one, some).await?;
        // In the same transaction, so that a worker that lost the job writes nothing beside the one that has it.
        job.checkpoint(&change, &json!(Drawn::default()), total, Some(total + DRAWS))
            .await?;
        change.commit_unnoted().await?;
    }
    let mut change = app.change(&job.actor()).await?;
    // Words are taken back under this lock too: none can leave between the question and the answer.
    store::studies::lock(change.tx(), one.study).await?;
    let now = store::classifications::get(change.tx(), scope, one.id).await?;
    if now.stopped_at.is_some() || now.changed_at.is_some() {
        return Ok(false);
    }
    store::classes::describe(change.tx(), one, &found).await?;
    let placed = classed.texts.iter().flatten().count();
    let tree = classed.tree();
    let outcome = Outcome {
        text_count: total,
        placed_count: i64::try_from(placed).unwrap_or(0),
        short_count: i64::try_from(classed.short_count).unwrap_or(0),
        tree: tree.as_ref(),
        stop: classed.stop(),
        axes: &found.axes,
    };
    store::classifications::found(&change, one, &outcome).await?;
    note(job, &mut change, &now, found.classes.len(), total).await?;
    change.commit().await?;
    Ok(true)
}

async fn note(job: &Running, change: &mut Change, one: &Classification, classes: usize, texts: i64) -> Result<()> {
    let detail = json!({ "classification": one.id, "classes": classes, "texts": texts });
    job.outcome(change, &detail).await?;
    job.checkpoint(change, &json!(Drawn::default()), texts, Some(texts + DRAWS))
        .await?;
    change.audit("classes.find", &one.study.subject(), Some(one.organisation), &detail);
    Ok(())
}

/// Draws expressions with replacement and classes them again, to say which classes come back.
async fn measure(
    job: &Running,
    scope: &Scope,
    id: ClassificationId,
    corpus: Arc<Corpus>,
    classed: Arc<Classed>,
) -> Result<()> {
    let app = &job.app;
    let texts = i64::try_from(corpus.read.len()).unwrap_or(i64::MAX);
    let mut drawn: Drawn = job
        .checkpoint
        .clone()
        .map(serde_json::from_value)
        .transpose()?
        .unwrap_or_default();
    drawn.classes.resize(classed.count(), (0, 0.0, 0));
    for draw in drawn.draws..DRAWS {
        let now = store::classifications::get(app.db.read(), scope, id).await?;
        // Of classes that were found in other words nothing can be measured any more.
        let is_other = now.gone_count > 0 || now.text_count != texts;
        if classed.count() == 0 || is_other || now.stopped_at.is_some() {
            break;
        }
        let (given, of) = (Arc::clone(&corpus), Arc::clone(&classed));
        let figures = think(move || given.drawn(&of, draw)).await?;
        for (sum, figure) in drawn.classes.iter_mut().zip(figures) {
            if figure.draws > 0 {
                *sum = (
                    sum.0 + 1,
                    sum.1 + figure.jaccard,
                    sum.2 + i64::from(figure.dissolved > 0.5),
                );
            }
        }
        drawn.draws = draw + 1;
        let change = app.change(&job.actor()).await?;
        store::classes::steady(change.tx(), id, &steadiness(&drawn)).await?;
        store::classifications::drawn(change.tx(), id, drawn.draws).await?;
        job.checkpoint(&change, &json!(drawn), texts + drawn.draws, Some(texts + DRAWS))
            .await?;
        change.commit_unnoted().await?;
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "draws are few")]
fn steadiness(drawn: &Drawn) -> Vec<Steadiness> {
    let one = |(draws, sum, dissolved): &(i64, f64, i64)| {
        let draws = (*draws).max(1) as f64;
        Steadiness {
            jaccard: thousandths(sum / draws),
            dissolved: thousandths(*dissolved as f64 / draws),
        }
    };
    drawn.classes.iter().map(one).collect()
}

/// Takes out what a stopped search had written; one that was stopped after its classes were there keeps them.
async fn stopped(job: &Running, scope: &Scope, id: ClassificationId) -> Result<()> {
    let change = job.app.change(&job.actor()).await?;
    let now = store::classifications::get(change.tx(), scope, id).await?;
    if now.found_at.is_none() {
        store::classifications::wipe(change.tx(), id).await?;
    }
    job.outcome(&change, &json!({ "classification": id, "stopped": true }))
        .await?;
    change.commit_unnoted().await
}
