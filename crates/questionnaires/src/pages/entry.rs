//! /campaigns/{id}/participants/{participant}/entry: typing a sheet of paper, or writing down what somebody tells; and the
//! sheet itself, to print.

use super::answer::{Ask, EntryView, Filed, Sent, held, page_of};
use crate::{
    actions::entering::{self, Entered, Entry},
    campaign::{CampaignId, Channel, ParticipantId},
    paper,
    taking::take,
    value::Answers,
};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Download, Page, Path, Query, See},
};
use serde::Deserialize;

/// Which way, and whether the last sheet was typed twice.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct EntryQuery {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    double: String,
}

impl EntryQuery {
    fn channel(&self) -> Channel {
        if self.channel == Channel::Interview.code() {
            Channel::Interview
        } else {
            Channel::Paper
        }
    }
}

fn url(id: CampaignId, participant: ParticipantId, channel: Channel) -> String {
    format!(
        "/campaigns/{id}/participants/{participant}/entry?channel={}",
        channel.code()
    )
}

/// An empty form.
pub(super) async fn blank(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    Query(query): Query<EntryQuery>,
) -> Result<Page> {
    let asked = entering::door(&app, &t.actor, id, participant).await?;
    asked.check_takes(&app, query.channel())?;
    let view = EntryView {
        channel: query.channel().code(),
        is_double: query.double != "no",
        once: platform::vault::hex(&app.random.bytes::<16>()),
        ..EntryView::default()
    };
    let language = asked.content().suited(t.language.code()).to_owned();
    let ask = Ask::whole(&asked, &language, url(id, participant, query.channel())).entered(view);
    page_of(&t, &ask, &Answers::default(), &[])
}

/// Takes what was typed.
pub(super) async fn enter(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    Query(query): Query<EntryQuery>,
    request: Request,
) -> Result<Response> {
    let asked = entering::door(&app, &t.actor, id, participant).await?;
    let channel = query.channel();
    let form = Sent::read(&app, asked.content(), request).await?;
    let own = |name: &str| form.text(name);
    let language = asked.content().suited(t.language.code()).to_owned();
    let mut view = EntryView {
        channel: channel.code(),
        sheet: own("_sheet").to_owned(),
        is_double: !own("_double").is_empty(),
        is_settled: own("_settled") == "yes",
        has_agreed: !own("_agreed").is_empty(),
        once: own("_once").to_owned(),
        ..EntryView::default()
    };
    let Filed { fields, refused } = form.filed(&app, &asked, channel).await?;
    let entry = Entry {
        channel,
        sheet: view.sheet.clone(),
        fields: fields.clone(),
        refused,
        language: language.clone(),
        is_double: view.is_double,
        is_settled: view.is_settled,
        has_agreed: view.has_agreed,
        once: Some(view.once.clone()).filter(|once| once.len() == 32),
    };
    let double = if view.is_double { "" } else { "&double=no" };
    let next = format!("{}{double}", url(id, participant, channel));
    let mut wrong = Vec::new();
    match entering::enter(&app, &t.actor, &asked, entry).await {
        Ok(Entered::Taken) => return Ok(See::page(next).saying("questionnaires-entry-taken").into_response()),
        Ok(Entered::Again) => return Ok(See::page(next).saying("questionnaires-entry-again").into_response()),
        Ok(Entered::Differ(keys)) => {
            view.is_settled = true;
            view.notes = differ(&t, asked.content(), &keys, &language);
        }
        Ok(Entered::Wrong(refused)) => wrong = refused,
        Err(Error::Invalid(problems)) => view.said = problems.said(&t),
        Err(Error::Conflict(message)) => view.said = Said(vec![("whole".to_owned(), t.say(message))]),
        Err(other) => return Err(other),
    }
    let typed = take(asked.content(), &fields).answers;
    let held = held(&app, &t, &asked, &typed).await?;
    let ask = Ask::whole(&asked, &language, url(id, participant, channel))
        .entered(view)
        .holding(held);
    Ok(page_of(&t, &ask, &typed, &wrong)?.refused().into_response())
}

/// Where both typings differ, in the words of the questions.
fn differ(t: &Reader, content: &crate::instrument::Content, keys: &[String], language: &str) -> Vec<String> {
    let one = |key: &String| {
        let asked = content.item(key).map_or(key.as_str(), |item| item.ask.get(language));
        t.say_one("questionnaires-entry-differs", "question", asked)
    };
    std::iter::once(t.say("questionnaires-entry-differ"))
        .chain(keys.iter().map(one))
        .collect()
}

/// /campaigns/{id}/participants/{participant}/paper.pdf: the questions to be answered by hand.
pub(super) async fn sheet(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
) -> Result<Download> {
    let asked = entering::door(&app, &t.actor, id, participant).await?;
    let document = paper::document(&t, &asked, app.settings.demo);
    let bytes = tokio::task::spawn_blocking(move || documents::pdf::report(&document))
        .await
        .map_err(Error::internal)?
        .map_err(|problem| anyhow::anyhow!("{problem}"))?;
    Ok(Download::bytes("questionnaire.pdf", "application/pdf", bytes))
}
