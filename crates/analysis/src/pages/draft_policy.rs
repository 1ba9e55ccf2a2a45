//! /organisations/{id}/drafts: does the organisation let the server that its keeper named draft for it?

use super::parts::{FieldError, Link, errors, refused};
use crate::actions::{self, machine_drafts::Decided};
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
use uuid::Uuid;

#[derive(Template)]
#[template(path = "draft_policy.html")]
struct PolicyPage {
    t: Reader,
    crumbs: Vec<Link>,
    url: String,
    /// Host and model, said; empty where no server is named.
    server: String,
    /// Where things stand.
    state: String,
    is_allowed: bool,
    version: i64,
    errors: Vec<FieldError>,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<Uuid>) -> Result<Page> {
    policy_page(&app, t, id, &Said::default()).await
}

async fn policy_page(app: &App, t: Reader, id: Uuid, said: &Said) -> Result<Page> {
    let decided = actions::machine_drafts::decided(app, &t.actor, id).await?;
    let named = t.actor.organisations(Permission::ManagePeople);
    let name = named.into_iter().find(|(own, _)| *own == id).map(|(_, name)| name);
    let page = PolicyPage {
        crumbs: vec![
            Link {
                url: "/organisations".to_owned(),
                label: t.say("people-organisations-title"),
            },
            Link {
                url: format!("/organisations/{id}"),
                label: name.unwrap_or_default(),
            },
        ],
        url: format!("/organisations/{id}/drafts"),
        server: decided
            .server
            .as_ref()
            .map(|(host, model)| t.say_with("analysis-draft-policy-server", &[("host", host), ("model", model)]))
            .unwrap_or_default(),
        state: state(&t, &decided),
        is_allowed: decided.allows(),
        version: decided.policy.version,
        errors: errors(said),
        t: t.clone(),
    };
    Page::work("people", t.say("analysis-draft-policy-title"), &page)
}

/// Where things stand, in a sentence.
fn state(t: &Reader, decided: &Decided) -> String {
    let since = decided.policy.changed_at.map(|at| t.day_of(at)).unwrap_or_default();
    match (&decided.policy.host, decided.allows()) {
        (_, true) => t.say_one("analysis-draft-policy-on", "day", &since),
        (Some(host), false) if decided.server.is_some() => t.say_one("analysis-draft-policy-other", "host", host),
        _ => t.say("analysis-draft-policy-off"),
    }
}

/// What the form says.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PolicyForm {
    #[serde(default)]
    allowed: String,
    #[serde(default)]
    version: i64,
}

pub(super) async fn save(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<Uuid>,
    Form(form): Form<PolicyForm>,
) -> Result<Response> {
    let allowed = form.allowed == "yes";
    match actions::machine_drafts::decide(&app, &t.actor, id, allowed, form.version).await {
        Ok(()) => Ok(See::page(format!("/organisations/{id}/drafts"))
            .saying(if allowed {
                "analysis-draft-policy-now-on"
            } else {
                "analysis-draft-policy-now-off"
            })
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = policy_page(&app, t, id, &said).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}
