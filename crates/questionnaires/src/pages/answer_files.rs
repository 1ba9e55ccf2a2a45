//! /campaigns/{id}/answer-files: the files that were given as answers, a page at a time, and opening one with a reason.

use super::{
    answer::file_words,
    parts::{FieldError, Link, errors},
};
use crate::{
    actions::opening,
    campaign::{AnswerFileId, Campaign, CampaignId, Version},
    store::answer_files::GivenFile,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    error::Said,
    web::{Download, Form, Page, Path, Query},
};
use serde::Deserialize;

/// One file of the list.
struct Row {
    question: String,
    participant: String,
    file: String,
    url: String,
}

#[derive(Template)]
#[template(path = "answer_files.html")]
struct ListPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    rows: Vec<Row>,
    next_url: String,
}

/// Where the list goes on.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    after: String,
}

fn crumbs(t: &Reader, campaign: &Campaign) -> Vec<Link> {
    let id = campaign.id;
    vec![
        Link::to("/campaigns", t.say("questionnaires-campaigns")),
        Link::to(format!("/campaigns/{id}"), campaign.words.name.clone()),
        Link::to(format!("/campaigns/{id}/results"), t.say("questionnaires-results")),
    ]
}

/// The words of the question that a file answers.
fn asked_words(t: &Reader, version: &Version, file: &GivenFile) -> String {
    let item = version.content.item(&file.item);
    item.map_or_else(|| file.item.clone(), |item| item.ask.get(t.language.code()).to_owned())
}

/// The files of a campaign, for who may open them.
pub(super) async fn list(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Query(query): Query<ListQuery>,
) -> Result<Page> {
    let after: Option<AnswerFileId> = query.after.parse().ok();
    let given = opening::list(&app, &t.actor, id, after).await?;
    let base = format!("/campaigns/{id}/answer-files");
    let row = |file: &GivenFile| {
        let place = given.participants.iter().find(|one| one.id == file.participant);
        Row {
            question: asked_words(&t, &given.version, file),
            participant: place.map_or_else(String::new, |one| one.name.clone()),
            file: file_words(&t, &file.media_type, file.byte_count),
            url: format!("{base}/{}", file.id),
        }
    };
    let page = ListPage {
        crumbs: crumbs(&t, &given.campaign),
        rows: given.files.iter().map(row).collect(),
        next_url: given
            .next
            .map_or_else(String::new, |next| format!("{base}?after={next}")),
        t: &t,
    };
    Page::work("questionnaires", t.say("questionnaires-answer-files"), &page)
}

#[derive(Template)]
#[template(path = "answer_file.html")]
struct FilePage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    title: String,
    question: String,
    action: String,
    reason: String,
    said: Said,
    errors: Vec<FieldError>,
}

async fn page(
    app: &App,
    t: &Reader,
    (id, file): (CampaignId, AnswerFileId),
    reason: String,
    said: Said,
) -> Result<Page> {
    let (campaign, version, file) = opening::one(app, &t.actor, id, file).await?;
    let mut crumbs = crumbs(t, &campaign);
    let list = format!("/campaigns/{id}/answer-files");
    let action = format!("{list}/{}", file.id);
    crumbs.push(Link::to(list, t.say("questionnaires-answer-files")));
    let title = file_words(t, &file.media_type, file.byte_count);
    let page = FilePage {
        t,
        crumbs,
        question: asked_words(t, &version, &file),
        action,
        reason,
        errors: errors(&said),
        said,
        title: title.clone(),
    };
    Page::work("questionnaires", title, &page)
}

/// Asks for what reason it is opened.
pub(super) async fn ask(
    State(app): State<App>,
    t: Reader,
    Path(place): Path<(CampaignId, AnswerFileId)>,
) -> Result<Page> {
    page(&app, &t, place, String::new(), Said::default()).await
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ReasonForm {
    #[serde(default)]
    reason: String,
}

/// Opens it: the reason is noted before the file leaves, under a name that says nothing.
pub(super) async fn open(
    State(app): State<App>,
    t: Reader,
    Path((id, file)): Path<(CampaignId, AnswerFileId)>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    match opening::open(&app, &t.actor, id, file, &form.reason).await {
        Ok(opened) => Ok(Download::bytes(opened.name, opened.media_type, opened.bytes).into_response()),
        Err(Error::Invalid(problems)) => {
            let said = problems.said(&t);
            let page = page(&app, &t, (id, file), form.reason, said).await?;
            Ok(page.refused().into_response())
        }
        Err(other) => Err(other),
    }
}
