//! Asking the tool to learn, and deciding on what it proposes.

use super::{present, reader, reading::running_themes};
use crate::{
    StudyId, ThemeId,
    coding::{Codes, Origin},
    learning::{LEAST_EXAMPLES, RELEARN_AFTER},
    store,
    store::{
        agreed::NewAgreed,
        proposals::{Proposal, State},
    },
    study::Study,
    tally::Deltas,
};
use platform::{Actor, App, Change, Error, Permission, Result, Scope, jobs::NewJob};
use serde_json::json;

/// Starts learning from the agreed codings.
///
/// # Errors
/// [`Error::Conflict`] before agreement is measured, or with too few agreed codings.
pub(crate) async fn learn(app: &App, actor: &Actor, id: StudyId) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    if !facts.measured {
        return Err(Error::Conflict("analysis-learning-too-early"));
    }
    if facts.agreed < i64::try_from(LEAST_EXAMPLES).unwrap_or(i64::MAX) {
        return Err(Error::Conflict("analysis-learning-too-few"));
    }
    change.audit(
        "study.learn",
        &id.subject(),
        Some(study.organisation),
        &json!({ "agreed": facts.agreed }),
    );
    enqueue(&mut change, &study).await?;
    change.commit().await
}

async fn enqueue(change: &mut Change, study: &Study) -> Result<()> {
    let [_, _, learn] = store::facts::job_keys(study.id.0);
    change
        .job(
            NewJob::now(crate::jobs::LEARN, json!({ "study": study.id }))
                .of(study.organisation)
                .once(learn),
        )
        .await?;
    Ok(())
}

/// Confirms or dismisses one proposal.
///
/// # Errors
/// [`Error::Conflict`] when somebody decided it meanwhile; [`Error::Forbidden`] for who was not
/// appointed.
pub(crate) async fn decide(
    app: &App,
    actor: &Actor,
    id: StudyId,
    number: i64,
    theme: ThemeId,
    confirm: bool,
) -> Result<()> {
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (scope, _, _) = reader(&change, actor, id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    let pending = store::proposals::pending(change.tx(), &scope, id, &[number]).await?;
    let one = pending
        .iter()
        .find(|p| p.theme == theme)
        .ok_or(Error::Conflict("analysis-proposal-decided"))?;
    let mut deltas = Deltas::default();
    let state = if confirm { State::Confirmed } else { State::Refused };
    store::proposals::decide(&change, id, one, state, &mut deltas).await?;
    if confirm {
        let base = NewAgreed {
            study: id,
            organisation: study.organisation,
            number,
            origin: Origin::Confirmed,
            themes: &Default::default(),
            tone: one.tone,
            why: None,
        };
        store::agreed::add_theme(&change, base, theme, &mut deltas, &scope).await?;
    }
    end(
        &mut change,
        &scope,
        &study,
        number,
        &deltas,
        if confirm {
            "proposal.confirm"
        } else {
            "proposal.dismiss"
        },
    )
    .await?;
    relearn_when_due(app, &mut change, &scope, &study).await?;
    change.commit().await
}

/// Codes one expression of the corpus whole, from what the tool proposed: ticked proposals are
/// confirmed, the others refused, further themes added.
///
/// # Errors
/// As [`decide`]; [`Error::Invalid`] for codes left open; [`Error::Conflict`] for an expression of
/// the sample, which is settled elsewhere.
pub(crate) async fn code(app: &App, actor: &Actor, id: StudyId, number: i64, codes: &Codes) -> Result<()> {
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (scope, _, _) = reader(&change, actor, id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    if study.closed_at.is_none() {
        return Err(Error::Conflict("analysis-still-blind"));
    }
    if store::samples::list(change.tx(), id)
        .await?
        .iter()
        .any(|drawn| drawn.number == number)
    {
        return Err(Error::Conflict("analysis-settled-elsewhere"));
    }
    let tone = codes.check_complete(&running_themes(&change, &scope, &study).await?)?;
    let pending = store::proposals::pending(change.tx(), &scope, id, &[number]).await?;
    let present = store::agreed::get(change.tx(), &scope, id, number).await?;
    // Somebody else went through this one between the page and the button.
    if pending.is_empty() && present.is_some() {
        return Err(Error::Conflict("analysis-proposal-decided"));
    }
    let mut deltas = Deltas::default();
    for one in &pending {
        let state = if codes.themes.contains(&one.theme) {
            State::Confirmed
        } else {
            State::Refused
        };
        store::proposals::decide(&change, id, one, state, &mut deltas).await?;
    }
    let new = NewAgreed {
        study: id,
        organisation: study.organisation,
        number,
        origin: Origin::Confirmed,
        themes: &codes.themes,
        tone,
        why: None,
    };
    store::agreed::put(&change, &new, present.map(|agreed| agreed.version), &mut deltas).await?;
    end(&mut change, &scope, &study, number, &deltas, "expression.code").await?;
    relearn_when_due(app, &mut change, &scope, &study).await?;
    change.commit().await
}

async fn end(
    change: &mut Change,
    _: &Scope,
    study: &Study,
    number: i64,
    deltas: &Deltas,
    verb: &'static str,
) -> Result<()> {
    store::agreed::settle_counts(change, study.id, deltas).await?;
    change.audit(
        verb,
        &study.id.subject(),
        Some(study.organisation),
        &json!({ "number": number }),
    );
    Ok(())
}

/// Learns again once enough was decided since the last time.
async fn relearn_when_due(app: &App, change: &mut Change, scope: &Scope, study: &Study) -> Result<()> {
    let Some(model) = store::models::latest(app, scope, study.id).await? else {
        return Ok(());
    };
    let decided = store::proposals::decided_since(change.tx(), study.id, model.learned_at).await?;
    if decided >= RELEARN_AFTER && model.proposed_at.is_some() {
        enqueue(change, study).await?;
    }
    Ok(())
}

/// The next expression of the queue with everything proposed for it.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn queue(
    app: &App,
    actor: &Actor,
    id: StudyId,
    after: Option<(i64, i64)>,
) -> Result<Option<(Proposal, Vec<Proposal>)>> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let Some(first) = store::proposals::next(app, &scope, id, after).await? else {
        return Ok(None);
    };
    let all = store::proposals::pending(app.db.read(), &scope, id, &[first.number]).await?;
    Ok(Some((first, all)))
}
