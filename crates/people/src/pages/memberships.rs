//! `GET` and `POST /people/memberships/{id}/end`.

use super::{Wrong, wrongs};
use crate::{
    actions::{directory, memberships},
    person::MembershipId,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    because: String,
}

#[derive(Template)]
#[template(path = "membership_end.html")]
struct End<'a> {
    t: &'a Reader,
    lead: String,
    person: String,
    name: String,
    because: &'a str,
    refusal: String,
    said: Said,
    errors: Vec<Wrong>,
}

/// Asks why the role ends.
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<MembershipId>) -> Result<Page> {
    page(&app, &t, id, "", Said::default(), String::new()).await
}

async fn page(app: &App, t: &Reader, id: MembershipId, because: &str, said: Said, refusal: String) -> Result<Page> {
    let membership = directory::membership(app, &t.actor, id).await?;
    let (name, role) = (&membership.person_name, t.role(membership.role));
    let lead = t.say_with(
        "people-end-lead",
        &[
            ("name", name),
            ("role", &role),
            ("organisation", &membership.organisation_name),
        ],
    );
    let errors = wrongs(&said);
    let (person, name) = (membership.person.to_string(), name.clone());
    let view = End {
        t,
        lead,
        person,
        name,
        because,
        refusal,
        said,
        errors,
    };
    Page::work("people", t.say("people-end-title"), &view)
}

/// Ends it today.
pub async fn end(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<MembershipId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    match memberships::end(&app, &t.actor, id, &typed.because).await {
        Ok(ended) => {
            let url = format!("/people/{}", ended.person);
            Ok(See::page(url).saying("people-membership-ended").into_response())
        }
        Err(Error::Invalid(problems)) => {
            let said = problems.said(&t);
            Ok(page(&app, &t, id, &typed.because, said, String::new())
                .await?
                .refused()
                .into_response())
        }
        Err(Error::Conflict(message)) => {
            let page = page(&app, &t, id, &typed.because, Said::default(), t.say(message)).await?;
            Ok(page.with_status(StatusCode::CONFLICT).into_response())
        }
        Err(other) => Err(other),
    }
}
