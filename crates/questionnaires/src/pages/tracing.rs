//! /campaigns/{id}/tracings/{tracing}: one path: its agreement, its views, and both side by side.

use super::{
    parts::{FieldError, Link, errors, refused},
    synthesis::{Synthesis, synthesis},
    tracings::{base, crumbs},
};
use crate::{
    actions::tracings as verbs,
    campaign::CampaignId,
    tracer::{Tracing, TracingId, View},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// One view to write down: what it is, and where it stands.
struct ViewRow {
    url: String,
    name: String,
    done: String,
}

#[derive(Template)]
#[template(path = "tracing.html")]
struct OnePage {
    t: Reader,
    crumbs: Vec<Link>,
    url: String,
    label: String,
    meta: String,
    standing: String,
    agreed: String,
    agreed_on: String,
    views: Vec<ViewRow>,
    beside: Option<Synthesis>,
    may_enter: bool,
    said: Said,
    errors: Vec<FieldError>,
}

/// The oral agreement, as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct AgreementForm {
    #[serde(default)]
    agreed_on: String,
}

fn views(t: &Reader, url: &str, one: &Tracing) -> Vec<ViewRow> {
    let both = one.patient_on.is_some() && one.team_on.is_some();
    let shown = View::ALL.into_iter().filter(|view| both || *view != View::Together);
    let row = |view: View| ViewRow {
        url: format!("{url}/views/{}", view.code()),
        name: t.say(&format!("questionnaires-view-{}", view.code())),
        done: one.day_of(view).map_or_else(
            || t.say("questionnaires-view-to-come"),
            |day| t.say_one("questionnaires-view-done", "day", &t.date(day)),
        ),
    };
    shown.map(row).collect()
}

/// What the page of one tracing says above its views.
pub(super) fn meta(t: &Reader, one: &Tracing) -> String {
    t.say_with(
        "questionnaires-tracing-meta",
        &[("unit", &one.words.unit), ("day", &t.date(one.words.planned_on))],
    )
}

/// The agreement in words; nothing where there is none yet.
pub(super) fn agreement(t: &Reader, one: &Tracing) -> String {
    one.agreed.as_ref().map_or_else(String::new, |(day, role)| {
        t.say_with(
            "questionnaires-tracing-agreed-by",
            &[("day", &t.date(*day)), ("role", &t.role_code(role))],
        )
    })
}

async fn one_page(
    app: &App,
    t: &Reader,
    (id, tracing): (CampaignId, TracingId),
    agreed_on: String,
    said: Said,
) -> Result<Page> {
    let looked = verbs::look(app, &t.actor, id, tracing).await?;
    let campaign = &looked.of.campaign;
    let one = &looked.tracing;
    let url = format!("{}/{tracing}", base(id));
    let mut crumbs = crumbs(t, id, &campaign.words.name);
    crumbs.push(Link::to(base(id), t.say("questionnaires-tracings")));
    let page = OnePage {
        crumbs,
        label: one.words.label.clone(),
        meta: meta(t, one),
        standing: t.say(&format!("questionnaires-tracing-{}", one.standing().code())),
        agreed: agreement(t, one),
        agreed_on,
        views: views(t, &url, one),
        beside: synthesis(t, &looked),
        may_enter: t.actor.may_in(Permission::EnterAnswers, campaign.organisation)
            && campaign.takes_tracings(app.clock.today()),
        url,
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("questionnaires", one.words.label.clone(), &page)
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(of): Path<(CampaignId, TracingId)>) -> Result<Page> {
    one_page(&app, &t, of, String::new(), Said::default()).await
}

/// Traces the oral agreement.
pub(super) async fn agree(
    State(app): State<App>,
    t: Reader,
    Path((id, tracing)): Path<(CampaignId, TracingId)>,
    Form(form): Form<AgreementForm>,
) -> Result<Response> {
    t.actor.scope(Permission::EnterAnswers)?;
    let outcome = match form.agreed_on.trim().parse() {
        Ok(day) => verbs::agree(&app, &t.actor, id, tracing, day).await,
        Err(_) => Err(platform::Error::invalid("agreed_on", "questionnaires-refusal-bad-date")),
    };
    match outcome {
        Ok(()) => Ok(See::page(format!("{}/{tracing}", base(id)))
            .saying("questionnaires-tracing-agreed-now")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(one_page(&app, &t, (id, tracing), form.agreed_on, said)
                .await?
                .with_status(status)
                .into_response())
        }
    }
}

/// The agreement is taken back.
pub(super) async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path((id, tracing)): Path<(CampaignId, TracingId)>,
) -> Result<See> {
    verbs::withdraw(&app, &t.actor, id, tracing).await?;
    Ok(See::page(base(id)).saying("questionnaires-tracing-withdrawn"))
}
