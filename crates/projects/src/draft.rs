//! The first draft of a give-back, written from the record in the reader's language.

use crate::{
    action::ActionState,
    give_back::{CoDecision, GiveBackWords, NOT_DONE_MOST, NotDone, PublishedAction, PublishedEffect, PublishedFacts},
    whole::Whole,
};
use platform::Reader;
use uuid::Uuid;

/// What the record says, in sentences that people then edit.
#[must_use]
pub fn draft(whole: &Whole, quotes: Vec<Uuid>, t: &Reader) -> GiveBackWords {
    let done: Vec<&str> = with_state(whole, ActionState::Done).collect();
    let running: Vec<&str> = with_state(whole, ActionState::Running).collect();
    GiveBackWords {
        title: whole.project.words.title.clone(),
        lead: lead(whole, t),
        decided: whole.project.words.title.clone(),
        done: [
            sentence("projects-draft-done", &done, t),
            sentence("projects-draft-running", &running, t),
        ]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n"),
        not_done: not_done(whole, t),
        quotes,
    }
}

fn with_state(whole: &Whole, state: ActionState) -> impl Iterator<Item = &str> {
    whole
        .actions
        .iter()
        .filter(move |action| action.state == state)
        .map(|action| action.words.what.as_str())
}

fn sentence(id: &str, what: &[&str], t: &Reader) -> String {
    if what.is_empty() {
        return String::new();
    }
    let separator = if t.is_french() { "\u{a0}; " } else { "; " };
    t.say_one(id, "what", &what.join(separator))
}

fn lead(whole: &Whole, t: &Reader) -> String {
    let voices = whole.finding.as_ref().map_or(0, |finding| finding.evidence_count);
    let mut sentences = vec![t.count("projects-draft-voices", voices)];
    let count = |state| whole.actions.iter().filter(|action| action.state == state).count();
    let done = i64::try_from(count(ActionState::Done)).unwrap_or(0);
    let given_up = i64::try_from(count(ActionState::Abandoned)).unwrap_or(0);
    if done > 0 {
        sentences.push(t.count("projects-draft-changed", done));
    }
    if given_up > 0 {
        sentences.push(t.count("projects-draft-not-possible", given_up));
    }
    sentences.join(" ")
}

fn not_done(whole: &Whole, t: &Reader) -> Vec<NotDone> {
    let given_up = whole
        .actions
        .iter()
        .filter(|action| action.state == ActionState::Abandoned)
        .map(|action| NotDone {
            what: action.words.what.clone(),
            why: action.state_reason.clone(),
        });
    let waiting = whole
        .actions
        .iter()
        .filter(|action| action.state == ActionState::ToDo)
        .map(|action| NotDone {
            what: action.words.what.clone(),
            why: match action.words.due_on {
                Some(due) => t.say_one("projects-draft-planned", "day", &t.date(due)),
                None => t.say("projects-draft-not-begun"),
            },
        });
    given_up.chain(waiting).take(NOT_DONE_MOST).collect()
}

/// What the record says at the moment of publication: figures, dates, no name.
#[must_use]
pub fn facts(whole: &Whole) -> PublishedFacts {
    let co_decision = whole.co_decision().and_then(|decision| {
        Some(CoDecision {
            decision: decision.id,
            at: decision.closed_at?,
            tallies: decision.tallies,
        })
    });
    let measured = whole.indicators.iter().filter_map(|indicator| {
        let (measure, _) = whole.effect_of(indicator)?;
        Some(PublishedEffect {
            words: indicator.words.clone(),
            after: measure.figure,
        })
    });
    PublishedFacts {
        voices: whole.finding.as_ref().map_or(0, |finding| finding.evidence_count),
        co_decision,
        actions: whole
            .actions
            .iter()
            .map(|action| PublishedAction {
                id: Some(action.id),
                what: action.words.what.clone(),
                state: action.state,
            })
            .collect(),
        effects: measured.collect(),
    }
}
