//! Each day: what was said in open questions of surveys becomes expressions, masked as all others, and what its author took
//! back since is taken back here.

use crate::{
    actions::receipt,
    campaign,
    expression::{Channel, ExpressionId, Polarity, Precision, SourceId, Speaker, State},
    import::{
        SourceKind,
        preparing::{How, fill_words},
    },
    source::{Counts, Source},
    store::{self, attribute::Tally, consent, taking::NewExpression},
};
use platform::{Actor, App, Change, Permission, Result, id, jobs::Running};
use questionnaires::{
    hearing::{Said, forget, hand_over, row_key, taken_back, unheard},
    instrument::Tone,
};
use sea_orm::prelude::Uuid;
use serde_json::json;
use std::collections::BTreeMap;

/// The kind of job.
pub(crate) const NAME: &str = "expressions.survey-answers";
const BATCH: u64 = 200;

/// The job.
pub(crate) async fn run(running: Running) -> Result<()> {
    let (app, actor) = (running.app.clone(), running.actor());
    loop {
        let said = unheard(&app, BATCH).await?;
        if said.is_empty() {
            break;
        }
        let mut by_campaign: BTreeMap<_, Vec<Said>> = BTreeMap::new();
        for one in said {
            by_campaign.entry(one.campaign).or_default().push(one);
        }
        for said in by_campaign.into_values() {
            take(&app, &actor, &said).await?;
        }
    }
    loop {
        let back = taken_back(&app, BATCH).await?;
        if back.is_empty() {
            return Ok(());
        }
        for (answer, organisation, keys) in back {
            let mut change = app.change(&actor).await?;
            let withdrawn = withdraw(&app, &mut change, organisation, &keys).await?;
            forget(&change, answer).await?;
            // What was taken back is noted with each expression; an answer that said nothing left none.
            if withdrawn == 0 {
                change.commit_unnoted().await?;
            } else {
                change.commit().await?;
            }
        }
    }
}

/// Takes what some answers of one campaign say: their words come in and leave the answers in one change.
async fn take(app: &App, actor: &Actor, said: &[Said]) -> Result<()> {
    let Some(first) = said.first() else {
        return Ok(());
    };
    let organisation = first.organisation;
    let how = How::of(app, organisation).await?;
    let mut change = app.change(actor).await?;
    let source = source_of(&change, first).await?;
    let still_there = hand_over(app, &change, said).await?;
    let mut new = Vec::new();
    for (one, _) in said.iter().zip(still_there).filter(|(_, is_there)| *is_there) {
        for (item, tone, words) in &one.words {
            let mut expression = blank_of(app, one, source, item, *tone);
            fill_words(app, &mut expression, words.trim().to_owned(), &how)?;
            new.push(expression);
        }
    }
    let count = |state: State| new.iter().filter(|one| one.state == state).count() as i64;
    let counts = Counts {
        taken: new.len() as i64,
        to_review: count(State::ToReview),
        blank: count(State::Blank),
        ..Counts::default()
    };
    let shared: Vec<ExpressionId> = new
        .iter()
        .filter(|one| one.state == State::Shared)
        .map(|one| one.id)
        .collect();
    let all: Vec<ExpressionId> = new.iter().map(|one| one.id).collect();
    let mut tally = Tally::read(change.tx(), source, &[]).await?;
    for place in new.iter().filter_map(|one| one.place.as_deref()) {
        tally.count(store::attribute::PLACE, place);
    }
    tally.write(change.tx(), source, organisation).await?;
    store::taking::insert(&mut change, new, |_| Vec::new()).await?;
    store::source::add(&change, source, counts, 0).await?;
    for id in all {
        consent::insert(&change, id, organisation, consent::ANALYSIS, true).await?;
        consent::insert(&change, id, organisation, consent::PUBLICATION, false).await?;
    }
    change.audit(
        "source.heard",
        &source.subject(),
        Some(organisation),
        &json!({ "taken": counts.taken }),
    );
    for id in shared {
        let told = json!({ "expression": id });
        change
            .event("expression.shared", &id.subject(), Some(organisation), told)
            .await?;
    }
    change.commit().await
}

fn blank_of(app: &App, said: &Said, source: SourceId, item: &str, tone: Tone) -> NewExpression {
    NewExpression {
        id: ExpressionId(id::fresh(&app.clock, &app.random)),
        organisation: said.organisation,
        source,
        row_key: row_key(said.answer, item),
        words_key: None,
        line: 0,
        outside_number: None,
        said_on: Some(said.received_on),
        precision: Precision::Day,
        received_on: app.clock.today(),
        channel: Channel::Survey,
        speaker: Speaker::Unknown,
        polarity: match tone {
            Tone::Positive => Some(Polarity::Positive),
            Tone::Negative => Some(Polarity::Negative),
            Tone::Suggestion | Tone::Open => None,
        },
        place: Some(said.place.clone()),
        unit: None,
        attributes: Vec::new(),
        state: State::Received,
        sealed: None,
        shared: None,
        spans: Vec::new(),
        terms: Vec::new(),
    }
}

/// The source of a campaign, opened by its first words.
async fn source_of(change: &Change, said: &Said) -> Result<SourceId> {
    let campaign = campaign::key(said.campaign);
    if let Some(source) = store::source::of_campaign(change.tx(), said.organisation, &campaign).await? {
        return Ok(source.id);
    }
    let name = said.campaign_name.clone();
    let source = Source {
        file_hash: campaign,
        ..Source::without_file(change, said.organisation, SourceKind::Campaign, name)
    };
    store::source::insert(change, &source).await?;
    Ok(source.id)
}

/// Takes back what these row keys name, where it is still there; how many.
async fn withdraw(app: &App, change: &mut Change, organisation: Uuid, keys: &[String]) -> Result<usize> {
    let scope = change.actor().scope(Permission::ImportExpressions)?;
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut withdrawn = 0;
    for known in store::taking::known_keys(app.db.read(), organisation, &keys)
        .await?
        .into_values()
    {
        let kept = store::raw::get(app.db.read(), &scope, known.id).await?;
        if kept.state != State::Withdrawn {
            receipt::take_back(change, organisation, known.id, kept.number, kept.state).await?;
            withdrawn += 1;
        }
    }
    Ok(withdrawn)
}
