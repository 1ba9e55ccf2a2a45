//! `/expressions/review` and `/expressions/{id}/review`: what waits, and one text with its passages.

use super::{Choice, Link, crumbs, expression::find};
use crate::{
    actions::review::{self, Marked, Reviewed, is_undecided},
    expression::State as Stands,
    masking::Decision,
    store::{self, span::Passage},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;
use verbatim::deidentify::Kind;

/// How many texts a page of the queue holds.
const PAGE: u64 = 50;

struct Waiting {
    url: String,
    name: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "review_queue.html")]
struct Queue<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    count: String,
    waiting: Vec<Waiting>,
    next_url: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    after: i64,
}

/// Texts that wait for a person, the oldest first.
pub(super) async fn queue(State(app): State<App>, t: Reader, Query(place): Query<After>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let list = store::raw::to_review(&app, &scope, place.after, PAGE).await?;
    let sources: Vec<_> = list.iter().map(|kept| kept.source.0).collect();
    let headings = store::source::headings(app.db.read(), &sources).await?;
    let next = (list.len() as u64 == PAGE)
        .then(|| list.last().map(|k| k.number))
        .flatten();
    let waiting = list.iter().map(|kept| {
        let source = headings.get(&kept.source.0).map(|h| h.name.clone()).unwrap_or_default();
        let parts = [Some(source), kept.unit.clone(), Some(t.date(kept.received_on))];
        Waiting {
            url: format!("/expressions/{}/review", kept.number),
            name: t.say_one("expressions-name", "number", &t.number(kept.number)),
            detail: parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
        }
    });
    let view = Queue {
        crumbs: crumbs(&t, &[]),
        waiting: waiting.collect(),
        count: t.count(
            "expressions-review-count",
            store::raw::count_to_review(&app, &scope).await?,
        ),
        next_url: next
            .map(|n| format!("/expressions/review?after={n}"))
            .unwrap_or_default(),
        t: &t,
    };
    Page::work("expressions", t.say("expressions-review-title"), &view)
}

/// A stretch of the raw text: plain, or a passage with its number.
struct Stretch {
    words: String,
    number: String,
    state: &'static str,
    here: bool,
}

struct Item {
    number: String,
    words: String,
    kind: String,
    why: String,
    decided: String,
    url: String,
    is_open: bool,
    masks: bool,
    can_list: bool,
}

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    name: String,
    url: String,
    version: i64,
    place: String,
    found: String,
    stretches: Vec<Stretch>,
    items: Vec<Item>,
    undecided: String,
    is_shared: bool,
    preview: Vec<platform::text::Piece>,
    kinds: Vec<Choice>,
    typed: Marked,
    problem: String,
}

/// One text with its passages.
pub(super) async fn show(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Result<Page> {
    let reviewed = open(&app, &t, &key).await?;
    review::note_opening(&app, &t.actor, &reviewed).await?;
    page(&app, &t, &reviewed, Marked::default(), "").await
}

async fn open(app: &App, t: &Reader, key: &str) -> Result<Reviewed> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(app, &scope, key).await?;
    review::open(app, &t.actor, kept.id).await
}

async fn page(app: &App, t: &Reader, reviewed: &Reviewed, typed: Marked, problem: &str) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = &reviewed.kept;
    let is_shared = kept.state == Stands::Shared;
    let total = store::raw::count_to_review(app, &scope).await?;
    let before = store::raw::count_before(app, &scope, kept.number).await?;
    let undecided = reviewed.passages.iter().filter(|p| is_undecided(p)).count();
    let here = reviewed.passages.iter().position(is_undecided).unwrap_or(0);
    let url = format!("/expressions/{}/review", kept.number);
    let place = t.say_with(
        "expressions-review-place",
        &[("place", &t.number(before + 1)), ("total", &t.number(total))],
    );
    let name = t.say_one("expressions-name", "number", &t.number(kept.number));
    let view = ReviewPage {
        crumbs: crumbs(t, &[("/expressions/review", "expressions-review-title")]),
        version: kept.version,
        place: if is_shared { String::new() } else { place },
        found: found(t, reviewed.passages.len(), undecided),
        stretches: stretches(reviewed, here),
        items: reviewed
            .passages
            .iter()
            .enumerate()
            .map(|(n, p)| item(t, reviewed, n, p, &url))
            .collect(),
        undecided: if undecided > 0 {
            t.count("expressions-review-undecided", i64::try_from(undecided).unwrap_or(0))
        } else {
            String::new()
        },
        is_shared,
        preview: t.pieces(reviewed.preview.as_str()),
        kinds: kinds(t, &typed.kind),
        typed,
        problem: problem.to_owned(),
        url,
        name: name.clone(),
        t,
    };
    Page::work(
        "expressions",
        format!("{} · {name}", t.say("expressions-review-heading")),
        &view,
    )
}

fn found(t: &Reader, passages: usize, undecided: usize) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let mut words = t.count("expressions-review-found", count(passages));
    if undecided > 0 {
        words.push(' ');
        words.push_str(&t.count("expressions-review-doubts", count(undecided)));
    }
    words
}

fn state_of(passage: &Passage) -> &'static str {
    if !passage.decision.masks() {
        "keep"
    } else if is_undecided(passage) {
        "doubt"
    } else {
        "mask"
    }
}

/// The raw text cut at its passages; those that lie over another one are only in the list.
fn stretches(reviewed: &Reviewed, here: usize) -> Vec<Stretch> {
    let raw = reviewed.raw.open();
    let (mut all, mut at) = (Vec::new(), 0);
    let plain = |words: &str| Stretch {
        words: words.to_owned(),
        number: String::new(),
        state: "",
        here: false,
    };
    for (n, passage) in reviewed.passages.iter().enumerate() {
        let (start, end) = (passage.span.start, passage.span.end);
        let (Some(before), Some(words)) = (raw.get(at..start), raw.get(start..end)) else {
            continue;
        };
        if !before.is_empty() {
            all.push(plain(before));
        }
        all.push(Stretch {
            words: words.to_owned(),
            number: (n + 1).to_string(),
            state: state_of(passage),
            here: n == here,
        });
        at = end;
    }
    all.push(plain(raw.get(at..).unwrap_or("")));
    all
}

fn item(t: &Reader, reviewed: &Reviewed, n: usize, passage: &Passage, url: &str) -> Item {
    let words = reviewed
        .raw
        .open()
        .get(passage.span.start..passage.span.end)
        .unwrap_or("")
        .to_owned();
    let dashed = |code: &str| code.replace('_', "-");
    let by_hand = passage.decision == Decision::Added;
    let why = if by_hand {
        "expressions-reason-by-hand".to_owned()
    } else {
        format!("expressions-reason-{}", dashed(passage.span.reason.code()))
    };
    Item {
        number: (n + 1).to_string(),
        kind: t.say(&format!("expressions-kind-{}", dashed(passage.span.kind.code()))),
        why: t.say(&why),
        decided: if is_undecided(passage) {
            t.say("expressions-review-to-decide")
        } else {
            passage.decision.said(t)
        },
        url: format!("{url}/passages/{}", passage.position),
        is_open: is_undecided(passage),
        masks: passage.decision.masks(),
        can_list: passage.span.kind == Kind::Name && words.chars().count() <= 80,
        words,
    }
}

fn kinds(t: &Reader, chosen: &str) -> Vec<Choice> {
    let chosen = Kind::from_code(chosen).unwrap_or(Kind::Name);
    Kind::ALL
        .into_iter()
        .map(|k| {
            Choice::new(
                k.code(),
                t.say(&format!("expressions-kind-{}", k.code().replace('_', "-"))),
                k == chosen,
            )
        })
        .collect()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Decided {
    version: i64,
    decision: String,
}

/// Masks or keeps a passage, for this text or from now on.
pub(super) async fn decide(
    State(app): State<App>,
    t: Reader,
    Path((key, position)): Path<(String, i64)>,
    Form(typed): Form<Decided>,
) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    let (decision, list) = match typed.decision.as_str() {
        "mask" => (Decision::Accepted, false),
        "keep" => (Decision::Rejected, false),
        "always" => (Decision::Accepted, true),
        "never" => (Decision::Rejected, true),
        _ => return Err(Error::invalid("decision", "expressions-review-decision-missing")),
    };
    let done = review::decide(&app, &t.actor, kept.id, position, typed.version, decision, list).await;
    again(&app, &t, &key, done, Marked::default()).await
}

/// Back to the text; when it was changed meanwhile, the text as it is now, and what was typed.
async fn again(app: &App, t: &Reader, key: &str, done: Result<()>, typed: Marked) -> Result<Response> {
    let (status, problem) = match done {
        Ok(()) => return Ok(See::page(format!("/expressions/{key}/review")).into_response()),
        Err(Error::Invalid(problems)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            problems
                .said(t)
                .0
                .into_iter()
                .map(|(_, words)| words)
                .collect::<Vec<_>>()
                .join(" "),
        ),
        Err(Error::Conflict(message)) => (StatusCode::CONFLICT, t.say(message)),
        Err(other) => return Err(other),
    };
    let reviewed = open(app, t, key).await?;
    Ok(page(app, t, &reviewed, typed, &problem)
        .await?
        .with_status(status)
        .into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Added {
    version: i64,
    words: String,
    start: String,
    end: String,
    kind: String,
}

/// Adds a passage that the machine did not see.
pub(super) async fn add(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Form(typed): Form<Added>,
) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    let marked = Marked {
        words: typed.words,
        start: typed.start.parse().ok(),
        end: typed.end.parse().ok(),
        kind: typed.kind,
    };
    let done = review::add(&app, &t.actor, kept.id, typed.version, &marked).await;
    again(&app, &t, &key, done, marked).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shared {
    version: i64,
}

/// Shares the text and goes to the next one that waits.
pub(super) async fn share(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Form(typed): Form<Shared>,
) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    match review::share(&app, &t.actor, kept.id, typed.version).await {
        Ok(next) => {
            let url = next.map_or_else(
                || "/expressions/review".to_owned(),
                |id| format!("/expressions/{id}/review"),
            );
            Ok(See::page(url).saying("expressions-review-shared").into_response())
        }
        Err(error) => again(&app, &t, &key, Err(error), Marked::default()).await,
    }
}
