//! Measures agreement once the reading is closed, and takes what was read alike as agreed.

use super::{scope, study_of, think};
use crate::{
    agreement::{self, DRAWS},
    coding::{Coding, Origin, unanimous},
    store,
    store::agreed::NewAgreed,
    tally::Deltas,
};
use platform::{Change, Result, jobs::Running};
use serde_json::json;
use std::collections::BTreeMap;

/// The work.
pub(super) async fn run(job: Running) -> Result<()> {
    let (app, id, scope) = (&job.app, study_of(&job)?, scope(&job)?);
    let seed: u64 = job.payload["seed"]
        .as_str()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(0);
    let codings = store::codings::everybodys(app.db.read(), &scope, id).await?;
    let given = codings.clone();
    let report = think(move || agreement::measure(&given, seed, DRAWS)).await?;
    let mut change = app.change(&job.actor()).await?;
    store::studies::lock(change.tx(), id).await?;
    let study = store::studies::read(change.tx(), &scope, id).await?;
    let draws = i64::try_from(DRAWS).unwrap_or(0);
    store::agreements::put(&change, id, study.organisation, seed, draws, &report).await?;
    let alike = take_unanimous(&change, &scope, &study, &codings).await?;
    job.outcome(&change, &json!({ "texts": report.texts, "alike": alike }))
        .await?;
    let detail = json!({ "texts": report.texts, "disagreements": report.disagreements, "seed": seed.to_string(), "draws": draws });
    change.audit("study.measure", &id.subject(), Some(study.organisation), &detail);
    change.commit().await
}

/// Writes what every reader said alike as the coding of record, unless one is there already.
async fn take_unanimous(
    change: &Change,
    scope: &platform::Scope,
    study: &crate::study::Study,
    codings: &[Coding],
) -> Result<i64> {
    let mut by_number: BTreeMap<i64, Vec<&Coding>> = BTreeMap::new();
    for coding in codings {
        by_number.entry(coding.number).or_default().push(coding);
    }
    let numbers: Vec<i64> = by_number.keys().copied().collect();
    let there = store::agreed::by_numbers(change.tx(), scope, study.id, &numbers).await?;
    let left = store::corpus::by_numbers(change.tx(), study.id, &numbers).await?;
    let mut deltas = Deltas::default();
    let mut taken = 0;
    for (number, all) in by_number {
        let is_open = left.iter().any(|p| p.number == number) && !there.iter().any(|a| a.number == number);
        let Some((codes, tone)) = unanimous(all)
            .and_then(|codes| Some((codes, codes.tone?)))
            .filter(|_| is_open)
        else {
            continue;
        };
        let new = NewAgreed {
            study: study.id,
            organisation: study.organisation,
            number,
            origin: Origin::Unanimous,
            themes: &codes.themes,
            tone,
            why: None,
            with: &[],
        };
        store::agreed::put(change, &new, None, &mut deltas).await?;
        taken += 1;
    }
    store::agreed::settle_counts(change, study.id, &deltas).await?;
    Ok(taken)
}
