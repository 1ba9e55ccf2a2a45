//! `/expressions/review/sharing`: many texts that wait, shared in one go.

use super::{Choice, Link, Wrong, crumbs, wrongs};
use crate::{
    actions::sharing::{self, CONFIDENCES},
    jobs, store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    jobs::{Progress, State as JobState},
    web::{Form, Page, Query, See, page::fragment},
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    organisation: String,
    confidence: String,
}

/// The part of the page that replaces itself.
#[derive(Template)]
#[template(path = "import_progress.html")]
struct Going<'a> {
    t: &'a Reader,
    url: String,
    is_over: bool,
    label: String,
    rows_read: i64,
    rows_expected: i64,
    words: String,
}

#[derive(Template)]
#[template(path = "review_sharing.html")]
struct Sharing<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    organisations: Vec<Choice>,
    organisation: Uuid,
    organisation_name: String,
    confidences: Vec<Choice>,
    confidence: i64,
    waiting: String,
    shared: i64,
    would_share: String,
    would_wait: String,
    share: String,
    rule: String,
    going: Option<Going<'a>>,
    done: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// What would be shared, before it is.
pub(super) async fn show(State(app): State<App>, t: Reader, Query(typed): Query<Typed>) -> Result<Page> {
    page(&app, &t, &typed, Said::default()).await
}

/// The organisation that is asked for, or the first one where this reader reviews.
fn organisation_of(t: &Reader, typed: &Typed) -> Result<(Uuid, String)> {
    t.actor.scope(Permission::ReviewExpressions)?;
    let asked: Option<Uuid> = typed.organisation.trim().parse().ok();
    t.actor
        .organisations(Permission::ReviewExpressions)
        .into_iter()
        .find(|(id, _)| asked.is_none_or(|asked| asked == *id))
        .ok_or(Error::NotFound)
}

async fn page(app: &App, t: &Reader, typed: &Typed, said: Said) -> Result<Page> {
    let (organisation, organisation_name) = organisation_of(t, typed)?;
    let all = t.actor.organisations(Permission::ReviewExpressions);
    let several = all.len() > 1;
    let asked = typed.confidence.trim().parse().ok();
    let confidence = asked.filter(|n| (1..=100).contains(n)).unwrap_or(CONFIDENCES[1]);
    let outlook = sharing::outlook(app, &t.actor, organisation, confidence).await?;
    let rule = store::policy::get(app.db.read(), organisation).await?.review;
    let latest = sharing::latest(app, &t.actor, organisation).await?;
    let is_busy = latest.as_ref().is_some_and(|job| !job.is_over());
    let view = Sharing {
        crumbs: crumbs(t, &[("/expressions/review", "expressions-review-title")]),
        organisations: all
            .into_iter()
            .filter(|_| several)
            .map(|(id, name)| Choice::new(id.to_string(), name, id == organisation))
            .collect(),
        organisation,
        organisation_name,
        confidences: CONFIDENCES
            .into_iter()
            .map(|n| {
                let label = t.say_one("expressions-sharing-confidence-of", "n", &t.number(n));
                Choice::new(n.to_string(), label, n == confidence)
            })
            .collect(),
        confidence,
        waiting: t.count("expressions-review-count", outlook.waiting),
        shared: outlook.shared,
        would_share: t.count("expressions-sharing-would", outlook.shared),
        would_wait: t.count("expressions-sharing-would-wait", outlook.waiting - outlook.shared),
        share: t.count("expressions-sharing-share", outlook.shared),
        rule: rule.said(t),
        done: latest
            .as_ref()
            .filter(|_| !is_busy)
            .map(|job| ended(t, job))
            .unwrap_or_default(),
        going: latest
            .as_ref()
            .filter(|_| is_busy)
            .map(|job| going(t, organisation, job)),
        errors: wrongs(&said),
        said,
        t,
    };
    let page = Page::work("expressions", t.say("expressions-sharing-title"), &view)?;
    Ok(if is_busy { page.refreshed_every(3) } else { page })
}

fn going<'t>(t: &'t Reader, organisation: Uuid, job: &Progress) -> Going<'t> {
    let total = job.total.unwrap_or(0).max(job.done);
    Going {
        t,
        url: format!("/expressions/review/sharing/progress?organisation={organisation}"),
        is_over: job.is_over(),
        label: t.say("expressions-sharing-going"),
        rows_read: job.done,
        rows_expected: total.max(1),
        words: if total > 0 {
            t.count_with(
                "expressions-sharing-looked-at",
                job.done,
                &[("total", &t.number(total))],
            )
        } else {
            t.say("expressions-sharing-begins")
        },
    }
}

/// What the last work did.
fn ended(t: &Reader, job: &Progress) -> String {
    if job.state == JobState::Failed {
        return t.say("expressions-sharing-failed");
    }
    let shared = job.outcome.as_ref().and_then(|o| o["shared"].as_i64()).unwrap_or(0);
    let id = if job.kind == jobs::sharing::AGAIN {
        "expressions-sharing-rule-done"
    } else {
        "expressions-sharing-done"
    };
    let day = t.day_of(job.finished_at.unwrap_or(job.created_at));
    t.count_with(id, shared, &[("day", &day)])
}

/// The progress alone.
pub(super) async fn progress(State(app): State<App>, t: Reader, Query(typed): Query<Typed>) -> Result<Response> {
    let (organisation, _) = organisation_of(&t, &typed)?;
    let job = sharing::latest(&app, &t.actor, organisation)
        .await?
        .ok_or(Error::NotFound)?;
    fragment(&going(&t, organisation, &job))
}

/// Starts the sharing.
pub(super) async fn share(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let done = match asked(&t, &typed) {
        Ok((organisation, confidence)) => sharing::share_together(&app, &t.actor, organisation, confidence).await,
        Err(error) => Err(error),
    };
    answer(&app, &t, &typed, done.map(|_| ())).await
}

fn asked(t: &Reader, typed: &Typed) -> Result<(Uuid, i64)> {
    let organisation = asked_organisation(t, typed)?;
    let bounds = || Error::invalid("confidence", "expressions-sharing-confidence-bounds");
    Ok((organisation, typed.confidence.trim().parse().map_err(|_| bounds())?))
}

fn asked_organisation(t: &Reader, typed: &Typed) -> Result<Uuid> {
    t.actor.scope(Permission::ReviewExpressions)?;
    let missing = || Error::invalid("organisation", "expressions-organisation-missing");
    typed.organisation.trim().parse().map_err(|_| missing())
}

/// Looks again at what waits by the present rule.
pub(super) async fn rule_again(State(app): State<App>, t: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    let done = match asked_organisation(&t, &typed) {
        Ok(organisation) => sharing::rule_again(&app, &t.actor, organisation).await,
        Err(error) => Err(error),
    };
    answer(&app, &t, &typed, done.map(|_| ())).await
}

async fn answer(app: &App, t: &Reader, typed: &Typed, done: Result<()>) -> Result<Response> {
    match done {
        Ok(()) => {
            let url = format!("/expressions/review/sharing?organisation={}", typed.organisation.trim());
            Ok(See::page(url).into_response())
        }
        Err(Error::Invalid(problems)) => Ok(page(app, t, typed, problems.said(t)).await?.refused().into_response()),
        Err(other) => Err(other),
    }
}
