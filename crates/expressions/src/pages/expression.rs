//! `/expressions/{number or id}`: one expression, what hangs on it, its raw words for who may.

use super::{Link, Wrong, crumbs, wrongs};
use crate::{
    actions::{answer, raw},
    corpus,
    expression::{Channel, ExpressionId, SharedExpression, State as Stands},
    store::{self, raw::Kept},
};
use askama::Template;
use axum::extract::State;
use platform::{
    App, Error, Hanging, Permission, Reader, Result, Scope,
    error::Said,
    room,
    thread::{self, Way},
    web::{Form, Page, Path, See},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Finds an expression by its number on screen or by its identifier.
pub(crate) async fn find(app: &App, scope: &Scope, key: &str) -> Result<Kept> {
    if let Ok(number) = key.parse::<i64>() {
        return store::raw::by_number(app.db.read(), scope, number).await;
    }
    let id: ExpressionId = key.parse().map_err(|_| Error::NotFound)?;
    store::raw::get(app.db.read(), scope, id).await
}

struct Fact {
    name: String,
    value: String,
}

/// One thing that hangs on the words: a study, a theme, a finding, what the thread links.
struct Hangs {
    words: String,
    url: String,
    meta: String,
}

struct Trace {
    when: String,
    what: String,
    role: String,
}

#[derive(Template)]
#[template(path = "expression.html")]
struct ExpressionPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    name: String,
    url: String,
    state: String,
    is_withdrawn: bool,
    pieces: Vec<platform::text::Piece>,
    caption: String,
    facts: Vec<Fact>,
    masked: Vec<Fact>,
    thread_url: String,
    came_of_it: String,
    hangs: Vec<Hangs>,
    is_suggestion: bool,
    may_answer: bool,
    answer: String,
    answered: String,
    typed_answer: String,
    may_review: bool,
    may_open: bool,
    raw: String,
    reason: String,
    traces: Vec<Trace>,
    said: Said,
    errors: Vec<Wrong>,
}

/// What a refused form shows again, and what an opening shows once.
#[derive(Default)]
struct Again {
    said: Said,
    reason: String,
    typed_answer: Option<String>,
    raw: String,
}

/// One expression.
pub(super) async fn show(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    page(&app, &t, &scope, kept, Again::default()).await
}

async fn page(app: &App, t: &Reader, scope: &Scope, kept: Kept, again: Again) -> Result<Page> {
    let may_review = t.actor.may_in(Permission::ReviewExpressions, kept.organisation);
    let may_answer = t.actor.may_in(Permission::AnswerExpressions, kept.organisation);
    let is_suggestion = kept.channel == Channel::Suggestion;
    let is_readable = matches!(kept.state, Stands::Shared | Stands::Blank);
    let is_gone = matches!(kept.state, Stands::Withdrawn | Stands::Purged);
    // A text that waits for its review is there only for who reviews it or answers to its author.
    let may_see = is_readable || is_gone || may_review || (may_answer && is_suggestion);
    if !may_see {
        return Err(Error::NotFound);
    }
    let shared = if is_readable {
        Some(corpus::get_one(app, scope, kept.id).await?)
    } else {
        None
    };
    let (came_of_it, hidden) = came_of(app, t, kept.id).await?;
    let answer = store::answer::of(app.db.read(), kept.id).await?;
    let name = t.say_one("expressions-name", "number", &t.number(kept.number));
    let view = ExpressionPage {
        crumbs: crumbs(t, &[]),
        url: format!("/expressions/{}", kept.number),
        state: kept.state.said(t),
        is_withdrawn: is_gone,
        pieces: shared.as_ref().map(|e| t.pieces(e.text.as_str())).unwrap_or_default(),
        caption: shared.as_ref().map(|e| e.caption(t)).unwrap_or_default(),
        facts: shared.as_ref().map(|e| facts(t, e)).unwrap_or_default(),
        masked: masked(app, t, kept.id).await?,
        thread_url: format!("/thread/expression/{}", kept.id),
        came_of_it: t.count(
            "expressions-came-of-it",
            i64::try_from(came_of_it.len() + hidden).unwrap_or(0),
        ),
        hangs: hangs(t, came_of_it),
        is_suggestion: is_suggestion && !is_gone,
        may_answer,
        typed_answer: again
            .typed_answer
            .unwrap_or_else(|| answer.as_ref().map(|a| a.words.clone()).unwrap_or_default()),
        answered: answer
            .as_ref()
            .map(|a| {
                t.say_with(
                    "expressions-answered-by",
                    &[("role", &t.role_code(&a.by_role)), ("day", &t.day_of(a.at))],
                )
            })
            .unwrap_or_default(),
        answer: answer.map(|a| a.words).unwrap_or_default(),
        may_review: may_review && kept.sealed.is_some(),
        may_open: t.may(Permission::OpenRawText) && kept.sealed.is_some(),
        raw: again.raw,
        reason: again.reason,
        traces: traces(app, t, &kept).await?,
        errors: wrongs(&again.said),
        said: again.said,
        t,
        name: name.clone(),
    };
    Page::work("expressions", name, &view)
}

/// Everything that came of an expression, as this reader may see it: what hangs on it in the other rooms, and
/// what the thread links that they did not name; and how many links lead where this reader may not look.
pub(crate) async fn came_of(app: &App, t: &Reader, id: ExpressionId) -> Result<(Vec<Hanging>, usize)> {
    let subject = id.subject();
    let (mut all, mut hidden) = (room::hanging(app, t, &subject).await?, 0);
    for link in thread::links(app, &[subject], Way::Forward).await? {
        if link.withdrawn.is_some() || all.iter().any(|one| one.subject == link.to) {
            continue;
        }
        let Some(card) = room::card(app, t, &link.to).await? else {
            hidden += 1;
            continue;
        };
        all.push(Hanging {
            subject: link.to,
            kind: card.kind,
            words: card.title,
            url: card.url,
            at: card.at,
            role: card.role,
        });
    }
    Ok((all, hidden))
}

fn hangs(t: &Reader, all: Vec<Hanging>) -> Vec<Hangs> {
    let meta = |one: &Hanging| {
        let mut parts = vec![one.kind.clone()];
        parts.extend(one.at.map(|at| t.day_of(at)));
        parts.extend(one.role.as_ref().map(|role| t.role_code(role)));
        parts.join(" · ")
    };
    all.into_iter()
        .map(|one| Hangs {
            meta: meta(&one),
            words: one.words,
            url: one.url.unwrap_or_default(),
        })
        .collect()
}

fn facts(t: &Reader, e: &SharedExpression) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: t.say(name),
        value,
    };
    let mut facts = vec![fact("expressions-column-source", e.source_name.clone())];
    facts.push(fact("expressions-column-channel", e.channel.said(t)));
    facts.push(fact("expressions-column-speaker", e.speaker.said(t)));
    facts.push(fact("expressions-column-received-on", t.date(e.received_on)));
    facts.extend(e.attributes.iter().map(|(name, value)| Fact {
        name: name.clone(),
        value: value.clone(),
    }));
    facts
}

/// What was masked, by kind: how many, never what.
async fn masked(app: &App, t: &Reader, id: ExpressionId) -> Result<Vec<Fact>> {
    let mut kinds: BTreeMap<&str, i64> = BTreeMap::new();
    for passage in store::span::of(app.db.read(), id)
        .await?
        .into_iter()
        .filter(|p| p.decision.masks())
    {
        *kinds.entry(passage.span.kind.code()).or_default() += 1;
    }
    let kinds = kinds.into_iter();
    Ok(kinds
        .map(|(kind, n)| Fact {
            name: t.say(&format!("expressions-kind-{}", kind.replace('_', "-"))),
            value: t.number(n),
        })
        .collect())
}

async fn traces(app: &App, t: &Reader, kept: &Kept) -> Result<Vec<Trace>> {
    if !t.actor.may_in(Permission::ReadAudit, kept.organisation)
        && !t.actor.may_in(Permission::ReviewExpressions, kept.organisation)
    {
        return Ok(Vec::new());
    }
    let entries = platform::audit::about(app, &kept.id.subject()).await?;
    let said = |verb: &str| t.say(&format!("expressions-did-{}", verb.trim_start_matches("expression.")));
    Ok(entries
        .into_iter()
        .rev()
        .take(50)
        .map(|e| Trace {
            when: t.moment(e.at),
            what: said(&e.verb),
            role: t.role_code(&e.role),
        })
        .collect())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Reason {
    reason: String,
}

/// Opens the raw words once, for a reason.
pub(super) async fn open_raw(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Form(typed): Form<Reason>,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::OpenRawText)?;
    let kept = find(&app, &scope, &key).await?;
    match raw::open(&app, &t.actor, kept.id, &typed.reason).await {
        Ok(words) => {
            page(
                &app,
                &t,
                &scope,
                kept,
                Again {
                    raw: words.open().to_owned(),
                    ..Again::default()
                },
            )
            .await
        }
        Err(Error::Invalid(problems)) => {
            let again = Again {
                said: problems.said(&t),
                reason: typed.reason,
                ..Again::default()
            };
            Ok(page(&app, &t, &scope, kept, again).await?.refused())
        }
        Err(other) => Err(other),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    answer: String,
}

/// Answers to the author of a suggestion.
pub(super) async fn answer(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Form(typed): Form<Answer>,
) -> Result<axum::response::Response> {
    use axum::response::IntoResponse;
    let scope = t.actor.scope(Permission::AnswerExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    match answer::answer(&app, &t.actor, kept.id, &typed.answer).await {
        Ok(()) => Ok(See::page(format!("/expressions/{}", kept.number))
            .saying("expressions-answer-kept")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let again = Again {
                said: problems.said(&t),
                typed_answer: Some(typed.answer),
                ..Again::default()
            };
            Ok(page(&app, &t, &scope, kept, again).await?.refused().into_response())
        }
        Err(other) => Err(other),
    }
}
