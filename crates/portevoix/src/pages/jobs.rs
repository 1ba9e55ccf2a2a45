//! Long work: what runs, what is done, what failed.

use askama::Template;
use axum::extract::State;
use platform::{
    App, Permission, Reader, Result,
    jobs::{self, Progress, State as JobState},
    web::{Api, Json, Page, Path},
};
use serde::Serialize;

struct Row {
    what: String,
    state: String,
    tag: &'static str,
    icon: &'static str,
    progress: String,
    when: String,
    error: String,
}

#[derive(Template)]
#[template(path = "jobs.html")]
struct Jobs<'a> {
    t: &'a Reader,
    rows: Vec<Row>,
    /// Why mails did not leave, and how many for each reason; nothing of who they were for.
    lost: Vec<String>,
}

/// `GET /jobs`
pub async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadJobs)?;
    let latest = jobs::latest(&app, &scope, None, 100).await?;
    let running = latest.iter().any(|job| !job.is_over());
    let rows = latest.iter().map(|job| row(&t, job)).collect();
    let lost = super::mails::given_up(&app, &t).await?;
    let page = Page::work("jobs", t.say("jobs-title"), &Jobs { t: &t, rows, lost })?;
    Ok(if running { page.refreshed_every(5) } else { page })
}

fn row(t: &Reader, job: &Progress) -> Row {
    let (tag, icon) = match job.state {
        JobState::Waiting => ("later", "clock-b"),
        JobState::Running => ("running", "arrow-clockwise-b"),
        JobState::Done => ("done", "check-circle-b"),
        JobState::Failed => ("late", "warning-b"),
    };
    let progress = match job.total {
        Some(total) => t.say_with(
            "jobs-progress",
            &[("done", &t.number(job.done)), ("total", &t.number(total))],
        ),
        None => t.number(job.done),
    };
    Row {
        what: t.say(&format!("jobs-kind-{}", job.kind.replace(['.', '_'], "-"))),
        state: t.say(&format!("job-{}", job.state.code())),
        tag,
        icon,
        progress,
        when: t.moment(job.finished_at.unwrap_or(job.created_at)),
        error: job.last_error.clone().unwrap_or_default(),
    }
}

/// One job's progress.
#[derive(Serialize, utoipa::ToSchema)]
pub struct JobJson {
    id: uuid::Uuid,
    kind: String,
    /// `waiting`, `running`, `done` or `failed`.
    state: &'static str,
    done: i64,
    total: Option<i64>,
    outcome: Option<serde_json::Value>,
    error: Option<String>,
}

/// One job.
#[derive(Serialize, utoipa::ToSchema)]
pub struct JobAnswer {
    job: JobJson,
}

/// The progress of a job of my organisation.
#[utoipa::path(get, path = "/jobs/{id}", tag = "work", params(("id" = uuid::Uuid, Path)), responses((status = 200, body = JobAnswer)))]
pub async fn show_json(State(app): State<App>, t: Reader, Path(id): Path<uuid::Uuid>) -> Api<JobAnswer> {
    let scope = t.actor.scope(Permission::ReadJobs)?;
    let job = jobs::get(&app, &scope, id.into()).await?;
    Ok(Json(JobAnswer {
        job: JobJson {
            id,
            kind: job.kind,
            state: job.state.code(),
            done: job.done,
            total: job.total,
            outcome: job.outcome,
            error: job.last_error,
        },
    }))
}
