//! Settling what was read differently: the agreed codes, and why.

use super::{present, reader, reading::running_themes};
use crate::{
    StudyId,
    codebook::too_long,
    coding::{Agreed, Codes, Coding, Origin},
    store,
    store::agreed::NewAgreed,
    tally::Deltas,
};
use platform::{Actor, App, Error, Permission, Problems, Result, Scope};
use serde_json::json;
use std::collections::HashMap;

/// Most characters of why.
pub(crate) const LONGEST_WHY: usize = 1000;

/// One expression that was read differently, with everybody's codes and what was settled, if it was.
pub(crate) struct Disagreement {
    pub number: i64,
    pub expression: expressions::ExpressionId,
    pub codings: Vec<Coding>,
    pub settled: Option<Agreed>,
}

/// The expressions of a closed reading that were not read alike, in reading order.
///
/// # Errors
/// [`Error::Conflict`] while a reader has not finished.
pub(crate) async fn disagreements(app: &App, scope: &Scope, id: StudyId) -> Result<Vec<Disagreement>> {
    let tx = app.db.read();
    let mut by_number: HashMap<i64, Vec<Coding>> = HashMap::new();
    for coding in store::codings::everybodys(tx, scope, id).await? {
        by_number.entry(coding.number).or_default().push(coding);
    }
    let sample = store::samples::list(tx, id).await?;
    let numbers: Vec<i64> = sample.iter().map(|drawn| drawn.number).collect();
    let agreed = store::agreed::by_numbers(tx, scope, id, &numbers).await?;
    let mut found = Vec::new();
    for drawn in sample {
        let own = by_number.remove(&drawn.number).unwrap_or_default();
        if crate::coding::unanimous(&own).is_none() {
            let settled = agreed.iter().find(|a| a.number == drawn.number).cloned();
            found.push(Disagreement {
                number: drawn.number,
                expression: drawn.expression,
                codings: own,
                settled,
            });
        }
    }
    Ok(found)
}

/// Settles one expression; `version` is that of the settlement in front of the reader, if any.
///
/// # Errors
/// [`Error::Invalid`] for codes left open or a missing reason; [`Error::Conflict`] when another
/// pair settled it meanwhile, or it was read alike; [`Error::Forbidden`] for who was not appointed.
pub(crate) async fn settle(
    app: &App,
    actor: &Actor,
    id: StudyId,
    number: i64,
    codes: &Codes,
    why: &str,
    version: Option<i64>,
) -> Result<()> {
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (scope, _, _) = reader(&change, actor, id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    let codings = store::codings::everybodys(change.tx(), &scope, id).await?;
    let own: Vec<&Coding> = codings.iter().filter(|coding| coding.number == number).collect();
    if own.is_empty() {
        return Err(Error::NotFound);
    }
    if crate::coding::unanimous(own).is_some() {
        return Err(Error::Conflict("analysis-read-alike"));
    }
    let mut problems = Problems::new();
    let why = problems.required("why", why, "analysis-settlement-why-missing");
    too_long(&mut problems, "why", why, LONGEST_WHY);
    let known = running_themes(&change, &scope, &study).await?;
    let tone = match (codes.check_complete(&known), problems.check()) {
        (Ok(tone), Ok(())) => tone,
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    let new = NewAgreed {
        study: id,
        organisation: study.organisation,
        number,
        origin: Origin::Settled,
        themes: &codes.themes,
        tone,
        why: Some(why),
    };
    let mut deltas = Deltas::default();
    store::agreed::put(&change, &new, version, &mut deltas).await?;
    store::agreed::settle_counts(&change, id, &deltas).await?;
    change.audit(
        "disagreement.settle",
        &id.subject(),
        Some(study.organisation),
        &json!({ "number": number, "themes": codes.themes }),
    );
    change.commit().await
}

/// The disagreements for a page or the API.
///
/// # Errors
/// As [`disagreements`].
pub(crate) async fn list(app: &App, actor: &Actor, id: StudyId) -> Result<Vec<Disagreement>> {
    let scope = actor.scope(Permission::ReadStudies)?;
    store::studies::get(app, &scope, id).await?;
    disagreements(app, &scope, id).await
}
