//! Work under way in a study, as the live part of a page shows it.

use crate::StudyId;
use askama::Template;
use axum::response::Response;
use platform::{
    App, Reader, Result, Scope,
    jobs::{Progress, State},
    web::page,
};

/// Jobs of a kind that are looked through for that of a study.
const LATEST: u64 = 50;

/// Work under way.
pub(super) struct Work {
    /// The live part alone.
    pub url: String,
    /// The page that shows what came of it.
    pub page_url: String,
    pub title: String,
    pub done: i64,
    pub total: i64,
    pub words: String,
    pub is_busy: bool,
    pub has_ended: bool,
    pub failure: String,
    /// The link to what came of it.
    pub see: String,
}

#[derive(Template)]
#[template(path = "work.html")]
struct WorkPart {
    t: Reader,
    work: Work,
}

impl Work {
    /// Nothing is under way at this page.
    pub fn none(page_url: String, title: String, see: String) -> Self {
        Self {
            url: format!("{page_url}/progress"),
            page_url,
            title,
            done: 0,
            total: 1,
            words: String::new(),
            is_busy: false,
            has_ended: false,
            failure: String::new(),
            see,
        }
    }

    /// What a job says of itself; what is being done right now, and what to say of a failure.
    pub fn of(mut self, job: Option<&Progress>, words: impl Fn(&Progress) -> String, failure: String) -> Self {
        let Some(job) = job else { return self };
        if job.state == State::Failed {
            self.failure = failure;
        }
        if !job.is_over() {
            self.is_busy = true;
            self.done = job.done;
            self.total = job.total.unwrap_or(job.done + 1).max(1);
            self.words = words(job);
        }
        self
    }

    /// The live part alone: what is over says so.
    pub fn part(mut self, t: Reader) -> Result<Response> {
        self.has_ended = !self.is_busy;
        page::fragment(&WorkPart { t, work: self })
    }
}

/// The latest job of a kind for a study.
pub(super) async fn job(app: &App, scope: &Scope, kind: &str, id: StudyId) -> Result<Option<Progress>> {
    let latest = platform::jobs::latest(app, scope, Some(kind), LATEST).await?;
    let own = serde_json::json!(id);
    Ok(latest.into_iter().find(|job| job.payload["study"] == own))
}
