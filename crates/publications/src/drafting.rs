//! A first text of the sheet, written from the record of a project: the same way for what worked and what did not.

use crate::sheet::{Maturity, Outcome, TEXT_MOST, TITLE_MOST, Words};
use platform::Reader;
use projects::{ActionState, Record, RecordedAction, RecordedIndicator, State};

/// The words that the record already knows. People correct and complete them; nothing of what a
/// person said is quoted.
#[must_use]
pub fn drafted(record: &Record, t: &Reader) -> Words {
    let project = &record.project;
    let words = Words {
        title: project.title.clone(),
        context: context(record, t),
        objectives: project.objective.clone(),
        people_concerned: record.people_concerned.clone(),
        actions: actions(record, t),
        means: record.means.clone(),
        calendar: calendar(record, t),
        difficulties: difficulties(record, t),
        results: results(record, t),
        evaluation: evaluation(record, t),
        outcome: outcome(project.state).map(|o| o.code().to_owned()).unwrap_or_default(),
        maturity: maturity(project.state).code().to_owned(),
        ..Words::default()
    };
    cut(words).tidied()
}

fn context(record: &Record, t: &Reader) -> String {
    let evidence = match record.evidence_count {
        0 => String::new(),
        n => t.count("publications-draft-evidence", n),
    };
    lines([record.finding_sentence.clone(), evidence, record.method.clone()])
}

fn actions(record: &Record, t: &Reader) -> String {
    lines(
        record
            .actions
            .iter()
            .filter(|a| a.state != ActionState::Abandoned)
            .map(|action| action_line(action, t)),
    )
}

fn action_line(action: &RecordedAction, t: &Reader) -> String {
    let state = t.say(&format!("publications-draft-action-{}", action.state.code()));
    let roles: Vec<String> = action.roles.iter().map(|role| t.role_code(role)).collect();
    if roles.is_empty() {
        return t.say_with(
            "publications-draft-action",
            &[("what", &action.what), ("state", &state)],
        );
    }
    let roles = roles.join(", ");
    t.say_with(
        "publications-draft-action-by",
        &[("what", &action.what), ("roles", &roles), ("state", &state)],
    )
}

fn calendar(record: &Record, t: &Reader) -> String {
    let project = &record.project;
    let dated = |id: &str, day: Option<jiff::civil::Date>| {
        day.map(|day| t.say_one(id, "day", &t.date(day))).unwrap_or_default()
    };
    let voted = record.decisions.iter().map(|decision| {
        let id = if decision.co_decided {
            "publications-draft-co-decided"
        } else {
            "publications-draft-voted"
        };
        t.say_one(id, "day", &t.day_of(decision.at))
    });
    let ended = if project.state == State::Abandoned {
        "publications-draft-given-up"
    } else {
        "publications-draft-ended"
    };
    let given_back = record
        .give_backs
        .iter()
        .map(|g| t.say_one("publications-draft-given-back", "day", &t.day_of(g.at)));
    lines(
        voted
            .chain([
                dated("publications-draft-started", project.started_on),
                dated(ended, project.ended_on),
            ])
            .chain(given_back),
    )
}

fn difficulties(record: &Record, t: &Reader) -> String {
    let given_up = record
        .actions
        .iter()
        .filter(|a| a.state == ActionState::Abandoned)
        .map(|action| {
            t.say_with(
                "publications-draft-action-given-up",
                &[("what", &action.what), ("reason", &action.reason)],
            )
        });
    let end = if record.project.state == State::Abandoned {
        record.end_reason.clone()
    } else {
        String::new()
    };
    lines([record.risks.clone(), end].into_iter().chain(given_up))
}

fn results(record: &Record, t: &Reader) -> String {
    let end = if record.project.state == State::Ended {
        record.end_reason.clone()
    } else {
        String::new()
    };
    let effects = record.indicators.iter().map(|indicator| match &indicator.effect {
        Some(effect) => t.say_with(
            "publications-draft-effect",
            &[("name", &indicator.words.name), ("effect", &effect.said(t))],
        ),
        None => t.say_one("publications-draft-no-effect", "name", &indicator.words.name),
    });
    lines(std::iter::once(end).chain(effects))
}

fn evaluation(record: &Record, t: &Reader) -> String {
    let indicators = record.indicators.iter().map(|indicator| indicator_line(indicator, t));
    lines(indicators.chain([record.project.partnership.said(t)]))
}

fn indicator_line(indicator: &RecordedIndicator, t: &Reader) -> String {
    let words = &indicator.words;
    let measured = t.count(
        "publications-draft-measures",
        i64::try_from(indicator.measures.len()).unwrap_or(0),
    );
    let locked = indicator
        .locked_at
        .map(|at| t.say_one("publications-draft-locked", "day", &t.day_of(at)))
        .unwrap_or_default();
    let line = t.say_with(
        "publications-draft-indicator",
        &[
            ("name", &words.name),
            ("counted", &words.counted),
            ("source", &words.source),
        ],
    );
    [line, measured, locked]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Only giving up is certain; whether the rest succeeded is for its people to say.
fn outcome(state: State) -> Option<Outcome> {
    (state == State::Abandoned).then_some(Outcome::UsefulFailure)
}

fn maturity(state: State) -> Maturity {
    match state {
        State::Draft => Maturity::Incubating,
        State::Running => Maturity::Running,
        State::Ended | State::Abandoned => Maturity::Proven,
    }
}

fn lines(parts: impl IntoIterator<Item = String>) -> String {
    parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A long record does not make a sheet that cannot be saved.
fn cut(words: Words) -> Words {
    let at = |text: String, most: usize| text.chars().take(most).collect::<String>();
    Words {
        title: at(words.title, TITLE_MOST),
        context: at(words.context, TEXT_MOST),
        objectives: at(words.objectives, TEXT_MOST),
        people_concerned: at(words.people_concerned, TEXT_MOST),
        actions: at(words.actions, TEXT_MOST),
        means: at(words.means, TEXT_MOST),
        calendar: at(words.calendar, TEXT_MOST),
        difficulties: at(words.difficulties, TEXT_MOST),
        results: at(words.results, TEXT_MOST),
        evaluation: at(words.evaluation, TEXT_MOST),
        ..words
    }
}
