//! /campaigns/{id}/tracings/{tracing}/views/{view}: writing down what the person says, what the team says, or what both come to.

use super::{
    answer::{Ask, EntryView, page_of},
    parts::refused,
    tracings::base,
};
use crate::{
    actions::tracings::{self as verbs, Door},
    campaign::CampaignId,
    taking::{Refusal, take},
    tracer::{TracingId, View},
    value::Answers,
};
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

/// A campaign, a tracing of it, and the code of a view.
type Place = (CampaignId, TracingId, String);

async fn door(app: &App, t: &Reader, (id, tracing, view): &Place) -> Result<Door> {
    let view = View::from_code(view).ok_or(Error::NotFound)?;
    verbs::door(app, &t.actor, (*id, *tracing), view, t.language.code()).await
}

fn page(
    t: &Reader,
    of: &Door,
    (edit, said): (i64, Said),
    typed: &Answers,
    wrong: &[(String, Refusal)],
) -> Result<Page> {
    let code = of.view.code();
    let mut notes = vec![t.say(&format!("questionnaires-view-{code}-lead"))];
    if of.tracing.day_of(of.view).is_some() && of.typed.is_empty() {
        notes.push(t.say("questionnaires-view-again"));
    }
    let entry = EntryView {
        channel: "tracer",
        title: t.say_with(
            "questionnaires-view-title",
            &[
                ("view", &t.say(&format!("questionnaires-view-{code}"))),
                ("label", &of.tracing.words.label),
            ],
        ),
        edit,
        notes,
        said,
        ..EntryView::default()
    };
    let action = format!("{}/{}/views/{code}", base(of.tracing.campaign), of.tracing.id);
    let ask = Ask::whole(&of.asked, of.asked.content().language(), action).entered(entry);
    page_of(t, &ask, typed, wrong)
}

/// The form; what was said already stands in it once both views are known.
pub(super) async fn blank(State(app): State<App>, t: Reader, Path(place): Path<Place>) -> Result<Page> {
    let of = door(&app, &t, &place).await?;
    page(&t, &of, (of.tracing.edit, Said::default()), &of.typed, &[])
}

/// Keeps what was written down.
pub(super) async fn keep(
    State(app): State<App>,
    t: Reader,
    Path(place): Path<Place>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let of = door(&app, &t, &place).await?;
    let seen = fields.iter().find(|(name, _)| name == "_edit");
    let edit = seen
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(of.tracing.edit);
    let (wrong, said, status) = match verbs::answer(&app, &t.actor, &of, &fields, edit).await {
        Ok(wrong) if wrong.is_empty() => {
            return Ok(See::page(format!("{}/{}", base(place.0), place.1))
                .saying("questionnaires-view-kept")
                .into_response());
        }
        Ok(wrong) => (wrong, Said::default(), StatusCode::UNPROCESSABLE_ENTITY),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            (Vec::new(), said, status)
        }
    };
    // What was typed comes back; sent again, it is over what stands now.
    let typed = take(of.asked.content(), &fields).answers;
    Ok(page(&t, &of, (of.tracing.edit, said), &typed, &wrong)?
        .with_status(status)
        .into_response())
}
