//! Freezes a corpus: the filter's expressions as they are now, page by page, from where it stopped.

use super::{scope, study_of};
use crate::{store, study::LARGEST_CORPUS};
use platform::{Result, jobs::Running};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Expressions of one batch.
const PAGE: u64 = 1000;

/// Where the work stopped.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Place {
    /// Expressions frozen.
    count: i64,
    /// The number of the last one.
    before: Option<i64>,
}

/// The work.
pub(super) async fn run(job: Running) -> Result<()> {
    let (app, id, scope) = (&job.app, study_of(&job)?, scope(&job)?);
    let study = store::studies::get(app, &scope, id).await?;
    if study.frozen_at.is_some() {
        return Ok(());
    }
    let mut place: Place = job
        .checkpoint
        .clone()
        .map(serde_json::from_value)
        .transpose()?
        .unwrap_or_default();
    let counted = expressions::count(app, &scope, &study.filter).await?;
    let total = (!counted.more).then_some(counted.n);
    loop {
        let limit = PAGE.min(u64::try_from(LARGEST_CORPUS - place.count).unwrap_or(0));
        let page = expressions::list(app, &scope, &study.filter, place.before, limit).await?;
        let whole = page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
        let mut change = app.change(&job.actor()).await?;
        store::corpus::append(&change, id, place.count, &page).await?;
        place.count += i64::try_from(page.len()).unwrap_or(0);
        place.before = page.last().map(|expression| expression.number).or(place.before);
        store::studies::set_corpus(&change, id, place.count, whole).await?;
        job.checkpoint(&change, &json!(place), place.count, total.map(|n| n.max(place.count)))
            .await?;
        if whole {
            let capped = place.count >= LARGEST_CORPUS;
            job.outcome(&change, &json!({ "count": place.count, "capped": capped }))
                .await?;
            change.audit(
                "study.freeze",
                &id.subject(),
                Some(study.organisation),
                &json!({ "count": place.count, "capped": capped }),
            );
            return change.commit().await;
        }
        change.commit_unnoted().await?;
    }
}
