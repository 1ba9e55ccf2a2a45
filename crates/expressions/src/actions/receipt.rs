//! What the holder of a receipt code may do: see what became of their words, and take them back.

use super::suggestion;
use crate::{
    corpus::COLLECTION,
    expression::{ExpressionId, State},
    store::{self, answer::Answer, consent, raw::Kept, receipt::Receipt},
};
use jiff::civil::Date;
use platform::{
    Actor, App, Card, Change, Error, Reader, Result, search,
    thread::{self, Way},
};
use sea_orm::prelude::Uuid;
use serde_json::json;
use std::collections::BTreeSet;

/// What an author sees of their own words.
pub(crate) struct Followed {
    /// The day they were given.
    pub(crate) given_on: Date,
    /// Where they stand.
    pub(crate) state: State,
    /// As the others read them, once shared.
    pub(crate) shared: Option<String>,
    /// What was answered.
    pub(crate) answer: Option<Answer>,
    /// May everybody read them?
    pub(crate) publication: bool,
    /// What came of them, as far as anybody may see.
    pub(crate) cards: Vec<Card>,
    /// How many further steps there are that are not public.
    pub(crate) hidden: usize,
}

async fn find(app: &App, code: &str) -> Result<(Receipt, Kept, Actor)> {
    let receipt = store::receipt::find(app.db.read(), &suggestion::hash(app, code)).await?;
    let receipt = receipt.ok_or_else(|| Error::invalid("code", "expressions-follow-unknown"))?;
    let actor = Actor::Receipt(receipt.expression.0);
    let scope = actor.receipt_scope(receipt.organisation).ok_or(Error::NotFound)?;
    let kept = store::raw::get(app.db.read(), &scope, receipt.expression).await?;
    Ok((receipt, kept, actor))
}

/// What became of the words of a code, read as its holder: public steps show, and a give-back counts who was told.
pub(crate) async fn follow(app: &App, public: &Reader, code: &str) -> Result<Followed> {
    let (receipt, kept, actor) = find(app, code).await?;
    let mut author = public.clone();
    author.actor = actor.clone();
    let (cards, hidden) = forward(app, &author, receipt.expression).await?;
    let change = app.change(&actor).await?;
    store::receipt::count_opening(change.tx(), &suggestion::hash(app, code)).await?;
    change.commit_unnoted().await?;
    Ok(Followed {
        given_on: receipt.created_on,
        state: kept.state,
        shared: kept.shared.filter(|_| kept.state == State::Shared),
        answer: store::answer::of(app.db.read(), receipt.expression).await?,
        publication: consent::given(app.db.read(), receipt.expression, consent::PUBLICATION)
            .await?
            .unwrap_or(false),
        cards,
        hidden,
    })
}

/// The steps that came of an expression, each once, in their order.
async fn forward(app: &App, t: &Reader, expression: ExpressionId) -> Result<(Vec<Card>, usize)> {
    let (mut cards, mut hidden, mut seen) = (Vec::new(), 0, BTreeSet::new());
    let mut edge = vec![expression.subject()];
    while !edge.is_empty() && seen.len() < 200 {
        let links = thread::links(app, &edge, Way::Forward).await?;
        edge = links
            .into_iter()
            .filter(|l| l.withdrawn.is_none())
            .map(|l| l.to)
            .filter(|to| seen.insert(to.clone()))
            .collect();
        for subject in &edge {
            match platform::room::card(app, t, subject).await? {
                Some(card) => cards.push(card),
                None => hidden += 1,
            }
        }
    }
    cards.sort_by_key(|card| card.at);
    Ok((cards, hidden))
}

/// Takes words back: raw and shared words, passages, answer and index are emptied at once, and whatever used them is told.
pub(crate) async fn withdraw(app: &App, code: &str) -> Result<()> {
    let (receipt, kept, actor) = find(app, code).await?;
    if kept.state == State::Withdrawn {
        return Ok(());
    }
    let mut change = app.change(&actor).await?;
    take_back(
        &mut change,
        receipt.organisation,
        receipt.expression,
        kept.number,
        kept.state,
    )
    .await?;
    change.commit().await
}

/// Empties an expression whose author takes it back, and tells whatever used it.
pub(crate) async fn take_back(
    change: &mut Change,
    organisation: Uuid,
    id: ExpressionId,
    number: i64,
    was: State,
) -> Result<()> {
    store::raw::empty(change, &[id.0], State::Withdrawn).await?;
    store::span::remove(change.tx(), &[id.0]).await?;
    store::answer::remove(change.tx(), &[id.0]).await?;
    consent::revoke_all(change, id).await?;
    search::remove(change.tx(), COLLECTION, &[number]).await?;
    change.unlink(&id.subject(), "withdrawn-by-author").await?;
    change.audit(
        "expression.withdrawn",
        &id.subject(),
        Some(organisation),
        &json!({ "was": was }),
    );
    change
        .event(
            "expression.withdrawn",
            &id.subject(),
            Some(organisation),
            json!({ "expression": id, "number": number }),
        )
        .await
}
