//! Asking the tool to propose, and deciding on what it proposes.

use super::{present, reader, reading::running_themes};
use crate::{
    StudyId, ThemeId,
    coding::{Codes, Origin},
    learning::{LEAST_EXAMPLES, ModelOrigin, RELEARN_AFTER},
    starter, store,
    store::{
        agreed::NewAgreed,
        proposals::{Proposal, State},
        unknowns::Unknown,
    },
    study::Study,
    tally::Deltas,
};
use expressions::ExpressionId;
use platform::{Actor, App, Change, Error, Permission, Result, Scope, jobs::NewJob};
use serde_json::json;

/// Asks for proposals: from what the tool learns of the agreed codings, or, while these are too few, from the starter.
/// Says which of the two.
///
/// # Errors
/// As [`Study::proposer`].
pub(crate) async fn learn(app: &App, actor: &Actor, id: StudyId) -> Result<ModelOrigin> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    // A sample is not drawn meanwhile: nothing is proposed for what people read apart.
    store::studies::lock(change.tx(), id).await?;
    let (study, facts) = present(&change, &scope, id).await?;
    let book = store::codebooks::read(change.tx(), &scope, study.codebook).await?;
    let origin = study.proposer(&facts, !starter::known(&book).is_empty())?;
    let verb = match origin {
        ModelOrigin::Learned => "study.learn",
        ModelOrigin::Starter => "study.ask-starter",
    };
    change.audit(
        verb,
        &id.subject(),
        Some(study.organisation),
        &json!({ "agreed": facts.agreed }),
    );
    enqueue(&mut change, &study).await?;
    change.commit().await?;
    Ok(origin)
}

/// Words left a study, or were masked anew: a model that keeps a fingerprint of them goes, and is learned again by itself.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn forget_meaning(change: &mut Change, scope: &Scope, id: StudyId) -> Result<()> {
    if store::models::forget_meaning(change.tx(), id).await? {
        let study = store::studies::read(change.tx(), scope, id).await?;
        learn_when_enough(change, &study).await?;
    }
    Ok(())
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
/// [`Error::Conflict`] when somebody decided it meanwhile, or while people still read apart; [`Error::Forbidden`] for who was not
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
    study.may_decide()?;
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
            with: &[],
        };
        store::agreed::add_theme(&change, base, theme, &mut deltas, &scope).await?;
    } else if pending.len() == 1 && store::agreed::get(change.tx(), &scope, id, number).await?.is_none() {
        // Nothing is proposed for it any more, and nobody coded it: it waits to be read.
        let left = Unknown {
            number,
            expression: one.expression,
            confidence: one.confidence,
        };
        store::unknowns::add(change.tx(), id, study.organisation, &[left]).await?;
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

/// Codes one expression of the corpus whole. Where the tool proposed something, ticked proposals
/// are confirmed, the others refused, further themes added; where it did not know, a person reads.
///
/// # Errors
/// As [`decide`]; [`Error::Invalid`] for codes left open; [`Error::Conflict`] for an expression of
/// the sample, which is settled elsewhere.
pub(crate) async fn code(app: &App, actor: &Actor, id: StudyId, number: i64, codes: &Codes) -> Result<()> {
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (scope, _, _) = reader(&change, actor, id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    study.may_decide()?;
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
    store::unknowns::remove(change.tx(), id, &[number]).await?;
    let new = NewAgreed {
        study: id,
        organisation: study.organisation,
        number,
        origin: if pending.is_empty() {
            Origin::Read
        } else {
            Origin::Confirmed
        },
        themes: &codes.themes,
        tone,
        why: None,
        with: &[],
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

/// Learns again once enough was decided since the last time; from the starter on, for the first time.
async fn relearn_when_due(app: &App, change: &mut Change, scope: &Scope, study: &Study) -> Result<()> {
    let model = store::models::latest(app, scope, study.id).await?;
    let Some(model) = model.filter(|model| model.origin == ModelOrigin::Learned) else {
        return learn_when_enough(change, study).await;
    };
    let decided = store::proposals::decided_since(change.tx(), study.id, model.learned_at).await?;
    if decided >= RELEARN_AFTER && model.proposed_at.is_some() {
        enqueue(change, study).await?;
    }
    Ok(())
}

/// Learns by itself for the first time once people read enough where the sample was too small.
async fn learn_when_enough(change: &mut Change, study: &Study) -> Result<()> {
    let examples = store::agreed::examples_count(change.tx(), study.id).await?;
    if examples >= i64::try_from(LEAST_EXAMPLES).unwrap_or(i64::MAX) {
        enqueue(change, study).await?;
    }
    Ok(())
}

/// In which order people go through what nobody coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// What the tool is least sure of, then what it does not know.
    #[default]
    Unsure,
    /// What it is surest of, then what it does not know.
    Sure,
    /// What it does not know, then what it is least sure of.
    Unknown,
    /// What it would learn most from, where it is known what the words mean; then what it is least sure of.
    Next,
}

impl Order {
    /// All, in the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::Unsure, Self::Sure, Self::Unknown, Self::Next];

    /// As in addresses, and the end of the message id `analysis-order-…`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Sure => "sure",
            Self::Unknown => "unknown",
            Self::Next => "next",
        }
    }

    /// What a code says; the default when it is anything else.
    pub(crate) fn from_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|order| order.code() == code);
        known.unwrap_or_default()
    }

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Unsure | Self::Sure => &[Part::Proposed, Part::Unknown],
            Self::Unknown => &[Part::Unknown, Part::Proposed],
            Self::Next => &[Part::Next, Part::Proposed, Part::Unknown],
        }
    }
}

/// A part of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Expressions with a proposal that waits.
    Proposed,
    /// Expressions for which nothing is proposed.
    Unknown,
    /// Expressions that were chosen because they would teach most.
    Next,
}

impl Part {
    /// As in addresses and in the API.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Unknown => "unknown",
            Self::Next => "next",
        }
    }

    /// What a code says; the first part when it is anything else.
    pub(crate) fn from_code(code: &str) -> Self {
        match code {
            "unknown" => Self::Unknown,
            "next" => Self::Next,
            _ => Self::Proposed,
        }
    }
}

/// A place of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub part: Part,
    /// In thousandths; in [`Part::Next`], the rank.
    pub confidence: i64,
    pub number: i64,
}

/// One expression of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Queued {
    pub at: At,
    pub expression: ExpressionId,
    /// Everything that is proposed for it, surest first; nothing where the tool does not know.
    pub proposals: Vec<Proposal>,
}

/// The next expression of the queue after a place of it: with proposals, or to be read without.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn queue(
    app: &App,
    actor: &Actor,
    id: StudyId,
    order: Order,
    after: Option<At>,
) -> Result<Option<Queued>> {
    let scope = actor.scope(Permission::ReadStudies)?;
    let begun = after.and_then(|at| order.parts().iter().position(|part| *part == at.part));
    for part in order.parts().iter().copied().skip(begun.unwrap_or(0)) {
        let place = after.filter(|at| at.part == part).map(|at| (at.confidence, at.number));
        let next = match part {
            Part::Proposed => proposed(app, &scope, id, order, place).await?,
            Part::Unknown => unknown(app, &scope, id, place).await?,
            Part::Next => chosen(app, &scope, id, place).await?,
        };
        if next.is_some() {
            return Ok(next);
        }
    }
    Ok(None)
}

async fn proposed(
    app: &App,
    scope: &Scope,
    id: StudyId,
    order: Order,
    after: Option<(i64, i64)>,
) -> Result<Option<Queued>> {
    let Some(first) = store::proposals::next(app, scope, id, order == Order::Sure, after).await? else {
        return Ok(None);
    };
    let queued = Queued {
        at: At {
            part: Part::Proposed,
            confidence: first.confidence,
            number: first.number,
        },
        expression: first.expression,
        proposals: store::proposals::pending(app.db.read(), scope, id, &[first.number]).await?,
    };
    Ok(Some(queued))
}

async fn chosen(app: &App, scope: &Scope, id: StudyId, after: Option<(i64, i64)>) -> Result<Option<Queued>> {
    let rank = after.map_or(0, |(rank, _)| rank);
    let Some(next) = store::next_readings::next(app, scope, id, rank).await? else {
        return Ok(None);
    };
    Ok(Some(Queued {
        at: At {
            part: Part::Next,
            confidence: next.rank,
            number: next.number,
        },
        expression: next.expression,
        proposals: store::proposals::pending(app.db.read(), scope, id, &[next.number]).await?,
    }))
}

async fn unknown(app: &App, scope: &Scope, id: StudyId, after: Option<(i64, i64)>) -> Result<Option<Queued>> {
    let found = if store::models::latest(app, scope, id).await?.is_some() {
        store::unknowns::next(app, scope, id, after).await?
    } else if store::agreements::get(app, scope, id).await?.is_some() {
        // The tool could not learn yet: people go on reading until it can.
        store::unknowns::next_unread(app, scope, id, after.map(|(_, number)| number)).await?
    } else {
        None
    };
    Ok(found.map(|one| Queued {
        at: At {
            part: Part::Unknown,
            confidence: one.confidence,
            number: one.number,
        },
        expression: one.expression,
        proposals: Vec::new(),
    }))
}

/// One expression where it stands in the queue, for a form that could not be taken; nothing once it is coded.
///
/// # Errors
/// [`Error::NotFound`] outside the scope or the corpus.
pub(crate) async fn queued(app: &App, actor: &Actor, id: StudyId, number: i64) -> Result<Option<Queued>> {
    let scope = actor.scope(Permission::ReadStudies)?;
    store::studies::get(app, &scope, id).await?;
    let proposals = store::proposals::pending(app.db.read(), &scope, id, &[number]).await?;
    if proposals.is_empty() && store::agreed::get(app.db.read(), &scope, id, number).await?.is_some() {
        return Ok(None);
    }
    let places = store::corpus::by_numbers(app.db.read(), id, &[number]).await?;
    let place = places.into_iter().next().ok_or(Error::NotFound)?;
    let least = proposals.iter().map(|proposal| proposal.confidence).min();
    Ok(Some(Queued {
        at: At {
            part: if proposals.is_empty() {
                Part::Unknown
            } else {
                Part::Proposed
            },
            confidence: least.unwrap_or(0),
            number,
        },
        expression: place.expression,
        proposals,
    }))
}
