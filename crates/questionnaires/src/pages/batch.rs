//! /campaigns/{id}/file: taking answers from a file, looked at first.

use super::parts::{Choice, FieldError, Link, errors, refusal_words, refused};
use crate::{
    actions::batch::{AnswerFile, BadRow, Batch, MOST_BYTES, take_file},
    campaign::{Campaign, CampaignId},
    instrument::Content,
    store,
};
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Page, Path, upload::Upload},
};

/// Wrong lines that a page tells.
const MOST_TOLD: usize = 200;

struct WrongLine {
    line: String,
    why: String,
}

#[derive(Template)]
#[template(path = "answers_file.html")]
struct FilePage {
    t: Reader,
    crumbs: Vec<Link>,
    action: String,
    participants: Vec<Choice>,
    /// What was done, in a sentence; empty before.
    done: String,
    ignored: String,
    read: Vec<(String, String)>,
    wrong: Vec<WrongLine>,
    more: String,
    said: Said,
    errors: Vec<FieldError>,
}

async fn campaign(app: &App, t: &Reader, id: CampaignId) -> Result<Campaign> {
    let scope = t.actor.scope(Permission::ManageCampaigns)?;
    store::campaigns::get(app.db.read(), &scope, id).await
}

async fn page(app: &App, t: &Reader, id: CampaignId, chosen: &str, said: Said) -> Result<FilePage> {
    let campaign = campaign(app, t, id).await?;
    let all = store::participants::list(app.db.read(), id).await?;
    let mut participants = vec![Choice::new(
        "",
        t.say("questionnaires-batch-by-column"),
        chosen.is_empty(),
    )];
    participants.extend(all.into_iter().map(|one| {
        let value = one.id.to_string();
        let is_chosen = value == chosen;
        Choice::new(value, one.name, is_chosen)
    }));
    Ok(FilePage {
        crumbs: vec![
            Link::to("/campaigns", t.say("questionnaires-campaigns")),
            Link::to(format!("/campaigns/{id}"), campaign.words.name),
        ],
        action: format!("/campaigns/{id}/file"),
        participants,
        done: String::new(),
        ignored: String::new(),
        read: Vec::new(),
        wrong: Vec::new(),
        more: String::new(),
        errors: errors(&said),
        said,
        t: t.clone(),
    })
}

fn set(page: &FilePage) -> Result<Page> {
    Page::work("questionnaires", page.t.say("questionnaires-batch"), page)
}

pub(super) async fn blank(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Page> {
    set(&page(&app, &t, id, "", Said::default()).await?)
}

pub(super) async fn take(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    request: Request,
) -> Result<Response> {
    let campaign = campaign(&app, &t, id).await?;
    let mut chosen = String::new();
    let outcome = async {
        let upload = Upload::read(&app, request, MOST_BYTES).await?;
        upload.text("participant").clone_into(&mut chosen);
        let file = upload
            .file("file")?
            .ok_or_else(|| Error::invalid("file", "questionnaires-batch-no-file"))?;
        let file = AnswerFile {
            name: &file.name,
            bytes: file.bytes().await?.to_vec(),
            participant: chosen.parse().ok(),
            is_trial: upload.text("_do") != "take",
        };
        let is_trial = file.is_trial;
        Ok((take_file(&app, &t, id, file).await?, is_trial))
    }
    .await;
    match outcome {
        Ok((batch, is_trial)) => {
            let version = store::instruments::asked(app.db.read(), campaign.version).await?;
            let mut page = page(&app, &t, id, &chosen, Said::default()).await?;
            tell(&mut page, &version.content, &batch, is_trial);
            Ok(set(&page)?.into_response())
        }
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let page = page(&app, &t, id, &chosen, said).await?;
            Ok(set(&page)?.with_status(status).into_response())
        }
    }
}

fn tell(page: &mut FilePage, content: &Content, batch: &Batch, is_trial: bool) {
    let t = page.t.clone();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let id = if is_trial {
        "questionnaires-batch-tried"
    } else {
        "questionnaires-batch-taken"
    };
    let (before, bad) = (t.number(count(batch.before)), t.number(count(batch.bad.len())));
    page.done = t.count_with(id, count(batch.taken), &[("before", &before), ("bad", &bad)]);
    if !batch.ignored.is_empty() {
        page.ignored = t.say_one("questionnaires-batch-ignored", "columns", &batch.ignored.join(", "));
    }
    page.read.clone_from(&batch.read);
    let language = content.suited(t.language.code());
    let line = |(line, bad): &(u64, BadRow)| WrongLine {
        line: t.number(i64::try_from(*line).unwrap_or(0)),
        why: why(&t, content, bad, language),
    };
    page.wrong = batch.bad.iter().take(MOST_TOLD).map(line).collect();
    if batch.bad.len() > MOST_TOLD {
        page.more = t.count("questionnaires-batch-more", count(batch.bad.len() - MOST_TOLD));
    }
}

/// Why a line is not taken, to a reader.
pub(crate) fn why(t: &Reader, content: &Content, bad: &BadRow, language: &str) -> String {
    match bad {
        BadRow::Table(problem) => {
            let args: Vec<(String, String)> = problem
                .args()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect();
            t.say_all(&problem.message(), &args)
        }
        BadRow::Question(key, refusal) => {
            let item = content.item(key);
            let asked = item.map_or(key.as_str(), |item| item.ask.get(language));
            let why = refusal_words(t, item, *refusal, language);
            t.say_with("questionnaires-wrong", &[("question", asked), ("why", &why)])
        }
        BadRow::Participant => t.say("questionnaires-batch-unknown-participant"),
        BadRow::Closed(message) => t.say(message),
        BadRow::Empty => t.say("questionnaires-batch-empty"),
    }
}
