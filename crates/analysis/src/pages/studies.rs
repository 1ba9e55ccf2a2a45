//! /studies: the list, a new one, and one study with its steps.

mod steps;

use super::{
    parts::{Choice, FieldError, Link, Tab, errors, refused, tabs},
    taken_out,
};
use crate::{
    StudyId, actions, store,
    study::{CodebookSource, Facts, NewStudy, Progress, Study},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use expressions::Filter;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    jobs,
    web::{Form, Page, Path, Query, See, page},
};
use serde::Deserialize;
use steps::{Gone, StepRow, step_row};
use uuid::Uuid;

/// Rows of one page of the list.
const ROWS: u64 = 50;

/// One row of the list.
struct Row {
    url: String,
    name: String,
    question: String,
    meta: String,
    tag_kind: &'static str,
    tag_icon: &'static str,
    state: String,
}

#[derive(Template)]
#[template(path = "studies.html")]
struct ListPage {
    t: Reader,
    rows: Vec<Row>,
    next_url: String,
    may_open: bool,
}

/// What narrows and pages the list.
#[derive(Debug, Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    before: Option<StudyId>,
}

pub(super) async fn list(State(app): State<App>, t: Reader, Query(query): Query<ListQuery>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let studies = store::studies::list(&app, &scope, query.before, ROWS + 1).await?;
    let more = studies.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    let shown: Vec<Study> = studies.into_iter().take(50).collect();
    let next_url = shown
        .last()
        .filter(|_| more)
        .map(|last| format!("?before={}", last.id))
        .unwrap_or_default();
    let mut rows = Vec::new();
    for study in &shown {
        let facts = store::facts::of(app.db.read(), &scope, study.id).await?;
        rows.push(row(&t, study, &facts));
    }
    let may_open = t.may(Permission::ManageStudies);
    Page::work(
        "analysis",
        t.say("analysis-room"),
        &ListPage {
            t,
            rows,
            next_url,
            may_open,
        },
    )
}

fn row(t: &Reader, study: &Study, facts: &Facts) -> Row {
    let steps = study.steps(facts);
    let now = steps
        .iter()
        .find(|(_, progress)| *progress == Progress::Now)
        .map(|(step, _)| *step);
    let (tag_kind, tag_icon, state) = match now {
        Some(step) => (
            "running",
            "circle-dashed-b",
            t.say(&format!("analysis-step-{}", step.code())),
        ),
        None => ("done", "check-circle-b", t.say("analysis-study-done")),
    };
    Row {
        url: format!("/studies/{}", study.id),
        name: study.name.clone(),
        question: study.question.clone(),
        meta: [
            t.count("analysis-corpus-count", study.corpus_left(facts)),
            t.count("analysis-finding-count", facts.findings),
        ]
        .join(" · "),
        tag_kind,
        tag_icon,
        state,
    }
}

/// The form of a new study.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct NewForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    filter: String,
    #[serde(default)]
    codebook: String,
    #[serde(default)]
    organisation: String,
}

#[derive(Template)]
#[template(path = "study_new.html")]
struct NewPage {
    t: Reader,
    form: NewForm,
    said: Said,
    errors: Vec<FieldError>,
    described: String,
    count: String,
    corpus_url: String,
    codebooks: Vec<Choice>,
    organisations: Vec<Choice>,
}

pub(super) async fn blank(State(app): State<App>, t: Reader, Query(form): Query<NewForm>) -> Result<Page> {
    t.actor.scope(Permission::ManageStudies)?;
    new_page(&app, t, form, Said::default()).await
}

async fn new_page(app: &App, t: Reader, form: NewForm, said: Said) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageStudies)?;
    let filter = filter_of(&form.filter).unwrap_or_default();
    let count = expressions::count(app, &t.actor.scope(Permission::ReadExpressions)?, &filter).await?;
    let starter = Choice {
        value: "starter".into(),
        label: t.say("analysis-codebook-starter"),
        hint: t.say("analysis-codebook-starter-hint"),
        chosen: form.codebook.is_empty() || form.codebook == "starter",
    };
    let blank = Choice {
        value: "blank".into(),
        label: t.say("analysis-codebook-blank"),
        hint: t.say("analysis-codebook-blank-hint"),
        chosen: form.codebook == "blank",
    };
    let mut codebooks = vec![starter];
    for known in store::codebooks::list(app, &scope).await? {
        let value = known.id.to_string();
        codebooks.push(Choice {
            chosen: form.codebook == value,
            value,
            label: t.say_one("analysis-codebook-copy", "study", &known.study),
            hint: known.name,
        });
    }
    codebooks.push(blank);
    let page = NewPage {
        described: filter.describe(&t),
        count: if count.more {
            t.count("analysis-corpus-more", count.n)
        } else {
            t.count("analysis-corpus-count", count.n)
        },
        corpus_url: format!("/expressions?{}", filter.to_query()),
        organisations: organisations(app, &t, &scope, &form).await?,
        codebooks,
        errors: errors(&said),
        said,
        form,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-study-new"), &page)
}

/// Asked only of who may open studies in several organisations.
async fn organisations(app: &App, t: &Reader, scope: &platform::Scope, form: &NewForm) -> Result<Vec<Choice>> {
    if scope.single().is_some() {
        return Ok(Vec::new());
    }
    let all = people::organisations(app, scope).await?;
    let mut choices = vec![Choice {
        value: String::new(),
        label: t.say("analysis-choose"),
        hint: String::new(),
        chosen: form.organisation.is_empty(),
    }];
    choices.extend(all.into_iter().map(|organisation| {
        let value = organisation.id.to_string();
        Choice {
            chosen: value == form.organisation,
            value,
            label: organisation.name,
            hint: String::new(),
        }
    }));
    Ok(choices)
}

/// A filter from the query of an address of /expressions.
pub(crate) fn filter_of(query: &str) -> Result<Filter> {
    serde_html_form::from_str(query.trim_start_matches('?')).map_err(|_| Error::invalid("filter", "query-unreadable"))
}

/// Where the codebook of a new study comes from, as a form or a body says it.
pub(crate) fn codebook_source(text: &str) -> Result<CodebookSource> {
    match text {
        "" | "starter" => Ok(CodebookSource::Starter),
        "blank" => Ok(CodebookSource::Blank),
        id => id
            .parse()
            .map(CodebookSource::Copy)
            .map_err(|_| Error::invalid("codebook", "analysis-codebook-unknown")),
    }
}

pub(super) async fn open(State(app): State<App>, t: Reader, Form(form): Form<NewForm>) -> Result<Response> {
    t.actor.scope(Permission::ManageStudies)?;
    match open_from(&app, &t, &form).await {
        Ok(id) => Ok(See::page(format!("/studies/{id}"))
            .saying("analysis-study-opened")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(new_page(&app, t, form, said).await?.with_status(status).into_response())
        }
    }
}

async fn open_from(app: &App, t: &Reader, form: &NewForm) -> Result<StudyId> {
    let organisation: Option<Uuid> = form.organisation.parse().ok();
    let new = NewStudy {
        name: form.name.clone(),
        question: form.question.clone(),
        filter: filter_of(&form.filter)?,
        codebook: codebook_source(&form.codebook)?,
        organisation,
    };
    actions::studies::open(app, &t.actor, new).await
}

#[derive(Template)]
#[template(path = "study.html")]
struct ShowPage {
    t: Reader,
    study: Study,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    described: String,
    corpus_url: String,
    opened: String,
    steps: Vec<StepRow>,
    work: Work,
    id: StudyId,
}

/// The long work under way, for the live part of the page.
struct Work {
    url: String,
    done: i64,
    total: i64,
    label: String,
    words: String,
    is_busy: bool,
    /// It ended while the page was open: what is around it is no longer up to date.
    has_ended: bool,
    failure: String,
}

#[derive(Template)]
#[template(path = "study_progress.html")]
struct ProgressPart {
    t: Reader,
    id: StudyId,
    work: Work,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(&app, &scope, id).await?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let work = work(&app, &t, &scope, id).await?;
    let is_reader = store::readers::list(app.db.read(), &scope, id).await?;
    let own = is_reader.iter().find(|reader| Some(reader.person) == t.actor.person());
    let gone = Gone {
        corpus: taken_out::words(&app, &t, &store::withdrawal::of_corpus(app.db.read(), id).await?).await?,
        sample: taken_out::words(&app, &t, &store::withdrawal::of_sample(app.db.read(), id).await?).await?,
    };
    let steps = study
        .steps(&facts)
        .into_iter()
        .map(|(step, progress)| step_row(&t, &study, &facts, step, progress, own, &gone))
        .collect();
    let busy = work.is_busy;
    let title = study.name.clone();
    let page = ShowPage {
        crumbs: vec![Link {
            url: "/studies".to_owned(),
            label: t.say("analysis-room"),
        }],
        tabs: tabs(&t, &study, ""),
        described: study.filter.describe(&t),
        corpus_url: format!("/expressions?{}", study.filter.to_query()),
        opened: t.day_of(study.created_at),
        steps,
        work,
        id,
        study,
        t: t.clone(),
    };
    let page = Page::work("analysis", title, &page)?;
    Ok(if busy { page.refreshed_every(3) } else { page })
}

pub(super) async fn progress(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let mut work = work(&app, &t, &scope, id).await?;
    work.has_ended = !work.is_busy;
    page::fragment(&ProgressPart { t, id, work })
}

async fn work(app: &App, t: &Reader, scope: &platform::Scope, id: StudyId) -> Result<Work> {
    let url = format!("/studies/{id}/progress");
    let mut work = Work {
        url,
        done: 0,
        total: 1,
        label: String::new(),
        words: String::new(),
        is_busy: false,
        has_ended: false,
        failure: String::new(),
    };
    for kind in [crate::jobs::FREEZE, crate::jobs::MEASURE, crate::jobs::LEARN] {
        let latest = jobs::latest(app, scope, Some(kind), 50).await?;
        let Some(job) = latest
            .into_iter()
            .find(|job| job.payload["study"] == serde_json::json!(id))
        else {
            continue;
        };
        let verb = kind.rsplit('.').next().unwrap_or("");
        if job.state == jobs::State::Failed {
            work.failure = t.say(&format!("analysis-work-{verb}-failed"));
        }
        if !job.is_over() {
            work.is_busy = true;
            work.label = t.say(&format!("analysis-work-{verb}"));
            work.done = job.done;
            work.total = job.total.unwrap_or(job.done + 1).max(1);
            work.words = t.count("analysis-work-done", job.done);
        }
    }
    Ok(work)
}
