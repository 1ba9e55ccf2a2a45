//! /answers/follow: the holder of a receipt sees what became of their answer, and may take it back.

use super::parts::{FieldError, error_of};
use crate::{
    actions::{answering, public_results},
    public_results::PublicResults,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    web::{Form, Page, limits::Pace},
};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct CodeForm {
    #[serde(default)]
    code: String,
}

struct Found {
    lead: String,
    state: String,
    is_withdrawn: bool,
    /// The results of the campaign, once they are open to everybody.
    results: String,
}

#[derive(Template)]
#[template(path = "answer_follow.html")]
struct FollowPage<'a> {
    t: &'a Reader,
    code: String,
    wrong: String,
    errors: Vec<FieldError>,
    found: Option<Found>,
}

fn page(t: &Reader, code: &str, wrong: String, found: Option<Found>) -> Result<Page> {
    let errors = error_of("code", &wrong);
    let page = FollowPage {
        t,
        code: code.to_owned(),
        wrong,
        errors,
        found,
    };
    Page::public(t.say("questionnaires-follow-title"), &page)
}

/// Asks for the code.
pub(super) async fn ask(t: Reader) -> Result<Page> {
    page(&t, "", String::new(), None)
}

/// What became of the answer; the code is in no address.
pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    pace: Pace,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    pace.check()?;
    followed(&app, &t, &form.code).await
}

async fn followed(app: &App, t: &Reader, code: &str) -> Result<Response> {
    match answering::follow(app, code).await {
        Ok(of) => {
            let asked = &of.asked;
            let public = public_results::leading(app, &asked.campaign, asked.participant.id).await?;
            let found = Found {
                results: public.as_ref().map_or_else(String::new, PublicResults::path),
                lead: t.say_with(
                    "questionnaires-follow-found",
                    &[
                        ("name", &of.asked.campaign.words.name),
                        ("day", &t.date(of.kept.received_on)),
                        ("place", &of.asked.participant.name),
                    ],
                ),
                state: t.say(
                    if of.asked.campaign.stage(app.clock.today()) == crate::campaign::Stage::Closed {
                        "questionnaires-follow-closed"
                    } else {
                        "questionnaires-follow-open"
                    },
                ),
                is_withdrawn: of.kept.is_withdrawn,
            };
            Ok(page(t, code, String::new(), Some(found))?.into_response())
        }
        Err(Error::Invalid(problems)) => {
            let wrong = problems.said(t).of("code").to_owned();
            Ok(page(t, code, wrong, None)?.refused().into_response())
        }
        Err(other) => Err(other),
    }
}

/// Takes the answer back.
pub(super) async fn withdraw(
    State(app): State<App>,
    t: Reader,
    pace: Pace,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    pace.check()?;
    match answering::withdraw(&app, &form.code).await {
        // A code that is not known is told by the page that looks it up.
        Ok(()) | Err(Error::Invalid(_)) => followed(&app, &t, &form.code).await,
        Err(other) => Err(other),
    }
}
