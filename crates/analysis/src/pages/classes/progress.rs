//! /studies/{id}/classes/progress: the search under way, for the live part of the page.

use crate::{StudyId, classification::Classification, jobs, store};
use askama::Template;
use axum::{extract::State, response::Response};
use platform::{
    App, Permission, Reader, Result, Scope,
    jobs::{Progress, State as JobState},
    web::{Path, page},
};

/// The search under way, for the live part of the page.
pub(super) struct Work {
    pub url: String,
    pub done: i64,
    pub total: i64,
    pub words: String,
    pub is_busy: bool,
    pub has_ended: bool,
    pub failure: String,
}

#[derive(Template)]
#[template(path = "classes_progress.html")]
struct ProgressPart {
    t: Reader,
    base: String,
    work: Work,
}

/// The live part of the page alone.
pub(in crate::pages) async fn progress(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let last = store::classifications::list(&app, &scope, id, 1).await?.pop();
    let mut work = work(&app, &t, &scope, id, last.as_ref()).await?;
    work.has_ended = !work.is_busy;
    page::fragment(&ProgressPart {
        t,
        base: format!("/studies/{id}/classes"),
        work,
    })
}

/// How far the search under way is.
pub(super) async fn work(
    app: &App,
    t: &Reader,
    scope: &Scope,
    id: StudyId,
    last: Option<&Classification>,
) -> Result<Work> {
    let mut work = Work {
        url: format!("/studies/{id}/classes/progress"),
        done: 0,
        total: 1,
        words: String::new(),
        is_busy: false,
        has_ended: false,
        failure: String::new(),
    };
    let Some(job) = job(app, scope, id).await? else {
        return Ok(work);
    };
    if job.state == JobState::Failed {
        work.failure = t.say("analysis-classes-failed");
    }
    let stopping = last.is_some_and(|last| last.stopped_at.is_some());
    if !job.is_over() {
        work.is_busy = true;
        work.done = job.done;
        work.total = job.total.unwrap_or(job.done + 1).max(1);
        work.words = if stopping {
            t.say("analysis-classes-stopping")
        } else if last.is_some_and(|last| last.found_at.is_some()) {
            t.say("analysis-classes-measuring")
        } else {
            t.count("analysis-classes-reading", job.done)
        };
    }
    Ok(work)
}

/// The latest search as a job.
async fn job(app: &App, scope: &Scope, id: StudyId) -> Result<Option<Progress>> {
    let latest = platform::jobs::latest(app, scope, Some(jobs::CLASSES), 50).await?;
    let own = serde_json::json!(id);
    Ok(latest.into_iter().find(|job| job.payload["study"] == own))
}
