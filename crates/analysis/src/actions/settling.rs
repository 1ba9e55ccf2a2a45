//! Settling what was read differently: the agreed codes, and why.

use super::{present, reader, reading::running_themes};
use crate::{
    StudyId,
    codebook::too_long,
    coding::{Agreed, Codes, Coding, Origin},
    store,
    store::agreed::NewAgreed,
    study::StudyReader,
    tally::Deltas,
};
use platform::{Actor, App, College, Error, Permission, Problems, Result, Scope};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

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

/// What readers settled, as one of them writes it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settlement<'a> {
    pub codes: &'a Codes,
    pub why: &'a str,
    /// Readers who took part beside who writes; may be left out.
    pub with: &'a [Uuid],
    /// That of the settlement in front of the reader, if any.
    pub version: Option<i64>,
}

/// The colleges that took part in a settlement: of who wrote it and of who was with them.
pub(crate) fn colleges(agreed: &Agreed, readers: &[StudyReader]) -> BTreeSet<College> {
    let persons: BTreeSet<Uuid> = agreed.by.into_iter().chain(agreed.with.iter().copied()).collect();
    let took_part = readers.iter().filter(|reader| persons.contains(&reader.person));
    took_part.map(|reader| reader.college).collect()
}

/// Settles one expression.
///
/// # Errors
/// [`Error::Invalid`] for codes left open, a missing reason or somebody who does not read; [`Error::Conflict`] when another
/// pair settled it meanwhile, or it was read alike; [`Error::Forbidden`] for who was not appointed.
pub(crate) async fn settle(
    app: &App,
    actor: &Actor,
    id: StudyId,
    number: i64,
    settlement: Settlement<'_>,
) -> Result<()> {
    let Settlement {
        codes,
        why,
        with,
        version,
    } = settlement;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (scope, person, _) = reader(&change, actor, id).await?;
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
    let readers = store::readers::list(change.tx(), &scope, id).await?;
    if with
        .iter()
        .any(|other| !readers.iter().any(|reader| reader.person == *other))
    {
        problems.add("with", "analysis-settled-with-unknown");
    }
    let with: BTreeSet<Uuid> = with.iter().copied().filter(|other| *other != person).collect();
    let with: Vec<Uuid> = with.into_iter().collect();
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
        with: &with,
    };
    let mut deltas = Deltas::default();
    store::agreed::put(&change, &new, version, &mut deltas).await?;
    store::agreed::settle_counts(&change, id, &deltas).await?;
    change.audit(
        "disagreement.settle",
        &id.subject(),
        Some(study.organisation),
        &json!({ "number": number, "themes": codes.themes, "with": with }),
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
