//! /studies/{id}/briefing, /readers and /sample: what comes before reading.

use super::parts::{Choice, FieldError, Link, crumbs, errors, refused};
use crate::{StudyId, actions, sample, store, study::Study};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;
use uuid::Uuid;

/// The form of the briefing.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct BriefingForm {
    #[serde(default)]
    on: String,
    #[serde(default)]
    note: String,
}

#[derive(Template)]
#[template(path = "briefing.html")]
struct BriefingPage {
    t: Reader,
    crumbs: Vec<Link>,
    url: String,
    form: BriefingForm,
    said: Said,
    errors: Vec<FieldError>,
}

pub(super) async fn briefing(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    let study = managed(&app, &t, id).await?;
    let on = study.briefed_on.map(|day| day.to_string()).unwrap_or_default();
    let form = BriefingForm {
        on,
        note: study.briefing_note.clone(),
    };
    briefing_page(t, &study, form, Said::default())
}

fn briefing_page(t: Reader, study: &Study, form: BriefingForm, said: Said) -> Result<Page> {
    let title = t.say("analysis-step-briefing");
    let page = BriefingPage {
        crumbs: crumbs(&t, study),
        url: format!("/studies/{}", study.id),
        errors: errors(&said),
        form,
        said,
        t,
    };
    Page::work("analysis", title, &page)
}

/// A study that this reader may manage.
async fn managed(app: &App, t: &Reader, id: StudyId) -> Result<Study> {
    let scope = t.actor.scope(Permission::ManageStudies)?;
    store::studies::get(app, &scope, id).await
}

pub(super) async fn brief(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Form(form): Form<BriefingForm>,
) -> Result<Response> {
    let on: Option<Date> = form.on.trim().parse().ok();
    match actions::studies::brief(&app, &t.actor, id, on, &form.note).await {
        Ok(()) => Ok(See::page(format!("/studies/{id}"))
            .saying("analysis-briefed")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let study = managed(&app, &t, id).await?;
            Ok(briefing_page(t, &study, form, said)?
                .with_status(status)
                .into_response())
        }
    }
}

/// The form of the draw.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SampleForm {
    #[serde(default)]
    size: String,
}

#[derive(Template)]
#[template(path = "sample.html")]
struct SamplePage {
    t: Reader,
    crumbs: Vec<Link>,
    url: String,
    form: SampleForm,
    said: Said,
    errors: Vec<FieldError>,
    corpus: String,
    drawn: String,
}

pub(super) async fn sample(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    let study = managed(&app, &t, id).await?;
    let usual = study
        .sample_size
        .unwrap_or_else(|| sample::USUAL.min(study.corpus_count));
    sample_page(
        t,
        &study,
        SampleForm {
            size: usual.to_string(),
        },
        Said::default(),
    )
}

fn sample_page(t: Reader, study: &Study, form: SampleForm, said: Said) -> Result<Page> {
    let title = t.say("analysis-step-sample");
    let page = SamplePage {
        crumbs: crumbs(&t, study),
        url: format!("/studies/{}", study.id),
        corpus: t.count("analysis-sample-of", study.corpus_count),
        drawn: match (study.sample_size, study.sample_seed) {
            (Some(size), Some(seed)) => t.count_with("analysis-sample-drawn", size, &[("seed", &seed.to_string())]),
            _ => String::new(),
        },
        errors: errors(&said),
        form,
        said,
        t,
    };
    Page::work("analysis", title, &page)
}

pub(super) async fn draw(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Form(form): Form<SampleForm>,
) -> Result<Response> {
    let drawn = match form.size.trim().parse() {
        Ok(size) => actions::studies::draw(&app, &t.actor, id, size).await,
        Err(_) => Err(Error::invalid("size", "analysis-sample-size-missing")),
    };
    match drawn {
        Ok(()) => Ok(See::page(format!("/studies/{id}"))
            .saying("analysis-drawn")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let study = managed(&app, &t, id).await?;
            Ok(sample_page(t, &study, form, said)?.with_status(status).into_response())
        }
    }
}

/// One reader of the list.
struct ReaderRow {
    name: String,
    college: String,
    icon: &'static str,
    progress: String,
    removal: String,
}

#[derive(Template)]
#[template(path = "readers.html")]
struct ReadersPage {
    t: Reader,
    crumbs: Vec<Link>,
    url: String,
    rows: Vec<ReaderRow>,
    candidates: Vec<Choice>,
    may_manage: bool,
    one_sided: bool,
    said: Said,
    errors: Vec<FieldError>,
}

pub(super) async fn readers(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Page> {
    readers_page(&app, t, id, Said::default()).await
}

async fn readers_page(app: &App, t: Reader, id: StudyId, said: Said) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let study = store::studies::get(app, &scope, id).await?;
    let list = store::readers::list(app.db.read(), &scope, id).await?;
    let ids: Vec<Uuid> = list.iter().map(|reader| reader.person).collect();
    let names = people::names(app, &ids).await?;
    let size = i64::try_from(store::samples::list(app.db.read(), id).await?.len()).unwrap_or(0);
    let may_manage = t.actor.may_in(Permission::ManageStudies, study.organisation) && study.closed_at.is_none();
    let row = |reader: &crate::study::StudyReader| ReaderRow {
        name: names
            .get(&reader.person)
            .cloned()
            .unwrap_or_else(|| t.say("analysis-somebody")),
        college: t.college(reader.college),
        icon: if reader.college == platform::College::Users {
            "users-b"
        } else {
            "identification-badge-b"
        },
        progress: match (reader.finished_at, size) {
            (Some(at), _) => t.say_one("analysis-reader-finished-on", "day", &t.day_of(at)),
            (None, 0) => t.say("analysis-reader-waits"),
            (None, size) => t.count_with("analysis-reader-progress", reader.coded, &[("size", &t.number(size))]),
        },
        removal: if may_manage && reader.finished_at.is_none() {
            format!("/studies/{id}/readers/{}/removal", reader.person)
        } else {
            String::new()
        },
    };
    let rows: Vec<ReaderRow> = list.iter().map(row).collect();
    let both = platform::College::BOTH
        .into_iter()
        .all(|college| list.iter().any(|reader| reader.college == college));
    let page = ReadersPage {
        crumbs: crumbs(&t, &study),
        url: format!("/studies/{id}"),
        rows,
        candidates: if may_manage {
            candidates(app, &t, &scope, &study).await?
        } else {
            Vec::new()
        },
        may_manage,
        one_sided: !both,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-step-readers"), &page)
}

async fn candidates(app: &App, t: &Reader, scope: &platform::Scope, study: &Study) -> Result<Vec<Choice>> {
    let found = actions::studies::candidates(app, scope, study).await?;
    let mut choices = vec![Choice {
        value: String::new(),
        label: t.say("analysis-choose"),
        hint: String::new(),
        chosen: true,
    }];
    choices.extend(found.into_iter().map(|one| Choice {
        value: one.person.to_string(),
        label: format!("{} · {} ({})", one.name, t.role(one.role), t.college(one.college)),
        hint: String::new(),
        chosen: false,
    }));
    Ok(choices)
}

/// The form of an appointment.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct AppointForm {
    #[serde(default)]
    person: String,
}

pub(super) async fn appoint(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Form(form): Form<AppointForm>,
) -> Result<Response> {
    let appointed = match form.person.parse() {
        Ok(person) => actions::studies::appoint(&app, &t.actor, id, person).await,
        Err(_) => Err(Error::invalid("person", "analysis-reader-missing")),
    };
    match appointed {
        Ok(()) => Ok(See::page(format!("/studies/{id}/readers"))
            .saying("analysis-appointed")
            .into_response()),
        Err(error) => {
            managed(&app, &t, id).await?;
            let (said, status) = refused(&t, error)?;
            Ok(readers_page(&app, t, id, said)
                .await?
                .with_status(status)
                .into_response())
        }
    }
}

pub(super) async fn release(
    State(app): State<App>,
    t: Reader,
    Path((id, person)): Path<(StudyId, Uuid)>,
) -> Result<See> {
    actions::studies::release(&app, &t.actor, id, person).await?;
    Ok(See::page(format!("/studies/{id}/readers")).saying("analysis-released"))
}
