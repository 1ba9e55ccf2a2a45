//! After an import was undone: takes out of a study what is no longer there.

use super::{scope, study_of};
use crate::{actions::taking_out, store};
use platform::{Result, jobs::Running};
use serde_json::json;
use std::collections::BTreeSet;

/// Expressions of one batch.
const BATCH: u64 = 500;

/// The work.
pub(super) async fn run(job: Running) -> Result<()> {
    let (app, id, scope) = (&job.app, study_of(&job)?, scope(&job)?);
    let study = store::studies::get(app, &scope, id).await?;
    let mut position = job.checkpoint.as_ref().and_then(|at| at["position"].as_i64()).unwrap_or(0);
    loop {
        let places = store::corpus::from_position(app, id, position, BATCH).await?;
        let Some(last) = places.last().map(|place| place.position) else { return Ok(()) };
        let ids: Vec<_> = places.iter().map(|place| place.expression).collect();
        let there: BTreeSet<_> = expressions::get_shared(app, &scope, &ids).await?.into_iter().map(|e| e.id).collect();
        for gone in ids.iter().filter(|id| !there.contains(id)) {
            taking_out::take_out(app, *gone).await?;
        }
        position = last + 1;
        let change = app.change(&job.actor()).await?;
        job.checkpoint(&change, &json!({ "position": position }), position, Some(study.corpus_count)).await?;
        change.commit_unnoted().await?;
    }
}
