//! /campaigns/{id}/tracings: the paths that are read in a tracer campaign, and planning one.

use super::{
    files::printed,
    parts::{FieldError, Link, errors, refused},
    tracing::meta,
};
use crate::{
    actions::tracings as verbs,
    campaign::CampaignId,
    paper,
    tracer::{Tracing, TracingWords},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use documents::pdf;
use platform::{
    App, Permission, Reader, Result,
    error::Said,
    web::{Download, Form, Page, Path, See},
};
use serde::Deserialize;

struct Row {
    url: String,
    label: String,
    meta: String,
    standing: String,
}

/// What is planned, as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct PlanForm {
    #[serde(default)]
    label: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    planned_on: String,
}

#[derive(Template)]
#[template(path = "tracings.html")]
struct ListPage {
    t: Reader,
    crumbs: Vec<Link>,
    base: String,
    guide: String,
    rows: Vec<Row>,
    may_plan: bool,
    may_enter: bool,
    form: PlanForm,
    said: Said,
    errors: Vec<FieldError>,
}

/// Where the tracings of a campaign stand.
pub(super) fn base(id: CampaignId) -> String {
    format!("/campaigns/{id}/tracings")
}

/// The way to a campaign.
pub(super) fn crumbs(t: &Reader, id: CampaignId, name: &str) -> Vec<Link> {
    vec![
        Link::to("/campaigns", t.say("questionnaires-campaigns")),
        Link::to(format!("/campaigns/{id}"), name.to_owned()),
    ]
}

fn row(t: &Reader, one: &Tracing) -> Row {
    Row {
        url: format!("{}/{}", base(one.campaign), one.id),
        label: one.words.label.clone(),
        meta: meta(t, one),
        standing: t.say(&format!("questionnaires-tracing-{}", one.standing().code())),
    }
}

async fn list_page(app: &App, t: &Reader, id: CampaignId, form: PlanForm, said: Said) -> Result<Page> {
    let (campaign, all) = verbs::list(app, &t.actor, id).await?;
    let may_enter = t.actor.may_in(Permission::EnterAnswers, campaign.organisation);
    let page = ListPage {
        crumbs: crumbs(t, id, &campaign.words.name),
        base: base(id),
        guide: format!("/campaigns/{id}/guide.pdf"),
        rows: all.iter().map(|one| row(t, one)).collect(),
        may_plan: may_enter && campaign.takes_tracings(app.clock.today()),
        may_enter,
        form,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-tracings"), &page)
}

pub(super) async fn list(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Page> {
    list_page(&app, &t, id, PlanForm::default(), Said::default()).await
}

pub(super) async fn plan(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<PlanForm>,
) -> Result<Response> {
    let outcome = match form.planned_on.trim().parse() {
        Ok(planned_on) => {
            let words = TracingWords {
                label: form.label.clone(),
                unit: form.unit.clone(),
                planned_on,
            };
            verbs::plan(&app, &t.actor, id, words).await
        }
        Err(_) => {
            t.actor.scope(Permission::EnterAnswers)?;
            Err(platform::Error::invalid(
                "planned_on",
                "questionnaires-refusal-bad-date",
            ))
        }
    };
    match outcome {
        Ok(made) => Ok(See::page(format!("{}/{made}", base(id)))
            .saying("questionnaires-tracing-planned-now")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(list_page(&app, &t, id, form, said)
                .await?
                .with_status(status)
                .into_response())
        }
    }
}

/// /campaigns/{id}/guide.pdf: the questions of the interview, to have at hand.
pub(super) async fn guide(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Download> {
    let asked = verbs::guide(&app, &t.actor, id, t.language.code()).await?;
    let document = paper::document(&t, &asked, app.settings.demo);
    printed("guide-entretien.pdf", move || pdf::report(&document)).await
}
