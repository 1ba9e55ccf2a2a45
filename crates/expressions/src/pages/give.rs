//! `/give`: the public suggestion form, and the receipt that follows it.

use super::{Choice, Wrong, choices, wrongs};
use crate::{
    actions::suggestion::{self, LONGEST, Suggestion},
    expression::Speaker,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use people::{Organisation, OrganisationId};
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See, limits::Pace},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "give_choose.html")]
struct Choose<'a> {
    t: &'a Reader,
    organisations: Vec<Organisation>,
}

/// To whom: straight to the form when there is only one.
pub(super) async fn choose(State(app): State<App>, t: Reader) -> Result<Response> {
    let organisations = people::public_organisations(&app).await?;
    if let [one] = organisations.as_slice() {
        return Ok(See::page(format!("/give/{}", one.id)).into_response());
    }
    Ok(Page::public(t.say("expressions-give-title"), &Choose { t: &t, organisations })?.into_response())
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
    unit: String,
    speaker: String,
    month: String,
    publication: String,
    /// Hidden from people: only machines fill it.
    website: String,
}

#[derive(Template)]
#[template(path = "give.html")]
struct Give<'a> {
    t: &'a Reader,
    organisation: &'a Organisation,
    typed: &'a Typed,
    speakers: Vec<Choice>,
    limit: String,
    said: Said,
    errors: Vec<Wrong>,
}

async fn organisation(app: &App, id: OrganisationId) -> Result<Organisation> {
    let organisation = people::public_organisation(app, id).await?;
    if organisation.takes_suggestions {
        Ok(organisation)
    } else {
        Err(Error::NotFound)
    }
}

fn form(t: &Reader, organisation: &Organisation, typed: &Typed, said: Said) -> Result<Page> {
    let speakers: &[Speaker] = &[
        Speaker::Patient,
        Speaker::Relative,
        Speaker::Carer,
        Speaker::Professional,
        Speaker::Unknown,
    ];
    let chosen = Speaker::from_code(&typed.speaker);
    let view = Give {
        organisation,
        typed,
        speakers: choices(speakers, chosen, Speaker::code, |s| {
            t.say(&format!("expressions-give-speaker-{}", s.code()))
        }),
        limit: t.number(i64::try_from(LONGEST).unwrap_or(0)),
        errors: wrongs(&said),
        said,
        t,
    };
    Page::public(t.say("expressions-give-title"), &view)
}

/// The form.
pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<OrganisationId>) -> Result<Page> {
    let organisation = organisation(&app, id).await?;
    form(&t, &organisation, &Typed::default(), Said::default())
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct Receipt<'a> {
    t: &'a Reader,
    organisation: &'a Organisation,
    code: String,
}

/// Takes the words and shows the code, once: it is in no address and in no log.
pub(super) async fn take(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OrganisationId>,
    pace: Pace,
    Form(typed): Form<Typed>,
) -> Result<Page> {
    let organisation = organisation(&app, id).await?;
    if !typed.website.is_empty() {
        // A machine: it learns nothing of what gave it away.
        return Err(Error::Invalid(
            platform::Problems::one("whole", "form-unreadable").with_status(StatusCode::BAD_REQUEST),
        ));
    }
    let given = Suggestion {
        words: typed.words.clone(),
        unit: typed.unit.clone(),
        speaker: typed.speaker.clone(),
        month: typed.month.clone(),
        publication: typed.publication == "yes",
    };
    let code = match pace.check() {
        Ok(()) => suggestion::give(&app, &t.actor, organisation.id.into(), &given).await,
        Err(too_many) => Err(too_many),
    };
    match code {
        Ok(code) => Page::public(
            t.say("expressions-receipt-title"),
            &Receipt {
                t: &t,
                organisation: &organisation,
                code,
            },
        ),
        Err(Error::Invalid(problems)) => {
            Ok(form(&t, &organisation, &typed, problems.said(&t))?.with_status(problems.status()))
        }
        Err(other) => Err(other),
    }
}
