//! /campaigns/{id}: one campaign, its establishments, its links, how far it is.

use super::{
    campaigns::{CampaignForm, days, form_page},
    parts::{Choice, FieldError, Link, errors, refused},
};
use crate::{
    actions::{campaigns as verbs, results, sending},
    campaign::{Campaign, CampaignId, CampaignKind, Participant, ParticipantId, Stage},
    public_results::PublicResults,
    store,
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

struct ParticipantRow {
    name: String,
    finess: String,
    complete: String,
    partial: String,
    target: String,
    address: String,
    kiosk: String,
    poster: String,
    results: String,
    remove: String,
    paper: String,
    entry: String,
    waiting: String,
}

#[derive(Template)]
#[template(path = "campaign.html")]
struct CampaignPage {
    t: Reader,
    crumbs: Vec<Link>,
    name: String,
    purpose: String,
    stage: String,
    days: String,
    anonymity: String,
    asks: String,
    asks_url: String,
    end_url: String,
    base: String,
    edit: i64,
    is_draft: bool,
    is_running: bool,
    is_tracer: bool,
    may_manage: bool,
    may_enter: bool,
    rows: Vec<ParticipantRow>,
    /// The pages of results that everybody may read.
    public: Vec<Link>,
    total: String,
    participants: Vec<Choice>,
    notes: Vec<String>,
    typed: String,
    addresses: String,
    said: Said,
    errors: Vec<FieldError>,
}

/// What comes back of a list that was typed.
#[derive(Default)]
struct Back {
    notes: Vec<String>,
    lines: String,
    addresses: String,
    said: Said,
}

pub(super) async fn show(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Page> {
    campaign_page(&app, &t, id, Back::default()).await
}

async fn campaign_page(app: &App, t: &Reader, id: CampaignId, back: Back) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let (campaign, participants, is_sponsor) = results::reached(app, &scope, id).await?;
    let version = store::instruments::asked(app.db.read(), campaign.version).await?;
    let counts = store::counts::by_participant(app.db.read(), id).await?;
    let stage = campaign.stage(app.clock.today());
    let may_manage = is_sponsor && t.actor.may_in(Permission::ManageCampaigns, campaign.organisation);
    let base = format!("/campaigns/{id}");
    let waiting = store::sheets::waiting(app.db.read(), id).await?;
    let row = |one: &Participant| {
        let mut row = participant_row(t, app, &base, one, counts.get(&one.id).copied().unwrap_or_default());
        row.waiting = waiting
            .get(&one.id)
            .map_or_else(String::new, |n| t.count("questionnaires-sheets-waiting", *n));
        row
    };
    let sum = participants
        .iter()
        .filter_map(|one| counts.get(&one.id))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let page = CampaignPage {
        crumbs: vec![Link::to("/campaigns", t.say("questionnaires-campaigns"))],
        name: campaign.words.name.clone(),
        purpose: campaign.words.purpose.clone(),
        stage: t.say(&format!("questionnaires-stage-{}", stage.code())),
        days: days(t, &campaign.words),
        anonymity: t.say(if campaign.words.is_anonymous {
            "questionnaires-anonymity-anonymous-hint"
        } else {
            "questionnaires-anonymity-known-hint"
        }),
        asks: version.content.title.get(t.language.code()).to_owned(),
        asks_url: format!("/instruments/{}", version.instrument),
        edit: campaign.edit,
        is_draft: stage == Stage::Draft,
        is_tracer: campaign.words.kind == CampaignKind::Tracer,
        is_running: matches!(stage, Stage::Open | Stage::ToCome),
        may_manage,
        may_enter: t.may(Permission::EnterAnswers) && campaign.takes_sheets(app.clock.today()),
        rows: participants.iter().map(row).collect(),
        public: public_links(app, t, id, &participants).await?,
        total: t.count_with("questionnaires-answers-total", sum.0, &[("partial", &t.number(sum.1))]),
        participants: participants
            .iter()
            .map(|one| Choice::new(one.id.to_string(), one.name.clone(), false))
            .collect(),
        notes: back.notes,
        typed: back.lines,
        addresses: back.addresses,
        end_url: format!("{base}/end"),
        base,
        errors: errors(&back.said),
        said: back.said,
        t: t.clone(),
    };
    Page::work("questionnaires", page.name.clone(), &page)
}

/// The open pages of results about the whole campaign and about the establishments that this reader may look at.
async fn public_links(app: &App, t: &Reader, id: CampaignId, participants: &[Participant]) -> Result<Vec<Link>> {
    let all = store::public_results::list(app.db.read(), id).await?;
    let link = |one: &PublicResults| {
        let label = match one.participant {
            None => t.say("questionnaires-whole-campaign"),
            Some(about) => participants.iter().find(|one| one.id == about)?.name.clone(),
        };
        Some(Link::to(one.path(), label))
    };
    Ok(all.iter().filter(|one| one.is_open()).filter_map(link).collect())
}

fn participant_row(
    t: &Reader,
    app: &App,
    base: &str,
    one: &Participant,
    (complete, partial): (i64, i64),
) -> ParticipantRow {
    let address = app.settings.address.trim_end_matches('/');
    ParticipantRow {
        name: one.name.clone(),
        finess: one.finess.clone().unwrap_or_default(),
        complete: t.number(complete),
        partial: t.number(partial),
        target: one.target.map_or_else(String::new, |target| t.number(target)),
        address: format!("{address}/answer/{}", one.link),
        kiosk: format!("/answer/{}/kiosk", one.link),
        poster: format!("{base}/participants/{}/poster.pdf", one.id),
        results: format!("{base}/results?participant={}", one.id),
        remove: format!("{base}/participants/{}/removal", one.id),
        paper: format!("{base}/participants/{}/paper.pdf", one.id),
        entry: format!("{base}/participants/{}/entry", one.id),
        waiting: String::new(),
    }
}

pub(super) async fn settings(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Page> {
    let campaign = managed(&app, &t, id).await?;
    let form = CampaignForm::of(&campaign.words, campaign.edit);
    settings_page(&t, id, form, Said::default())
}

async fn managed(app: &App, t: &Reader, id: CampaignId) -> Result<Campaign> {
    let scope = t.actor.scope(Permission::ManageCampaigns)?;
    store::campaigns::get(app.db.read(), &scope, id).await
}

fn settings_page(t: &Reader, id: CampaignId, form: CampaignForm, said: Said) -> Result<Page> {
    let back = format!("/campaigns/{id}");
    form_page(t, (format!("{back}/settings"), back), form, Vec::new(), said)
}

pub(super) async fn save(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<CampaignForm>,
) -> Result<Response> {
    let outcome = match form.words() {
        Ok(words) => verbs::edit(&app, &t.actor, id, form.edit, words).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-saved")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(settings_page(&t, id, form, said)?.with_status(status).into_response())
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct LinesForm {
    #[serde(default)]
    lines: String,
}

fn told(t: &Reader, bad: &[verbs::BadLine]) -> Vec<String> {
    let one = |bad: &verbs::BadLine| {
        let why = match bad.day {
            Some(day) => t.say_one(bad.why, "day", &t.date(day)),
            None => t.say(bad.why),
        };
        t.say_with("questionnaires-line", &[("line", &bad.line.to_string()), ("why", &why)])
    };
    bad.iter().take(100).map(one).collect()
}

pub(super) async fn add_participants(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<LinesForm>,
) -> Result<Response> {
    match verbs::add_participants(&app, &t.actor, id, &form.lines).await {
        Ok(added) if added.bad.is_empty() => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-participants-added")
            .into_response()),
        Ok(added) => {
            let mut notes = vec![t.count(
                "questionnaires-participants-count",
                i64::try_from(added.added).unwrap_or(0),
            )];
            notes.extend(told(&t, &added.bad));
            let back = Back {
                notes,
                ..Back::default()
            };
            Ok(campaign_page(&app, &t, id, back).await?.into_response())
        }
        Err(error) => came_back(&app, &t, id, error, (form.lines, String::new())).await,
    }
}

async fn came_back(
    app: &App,
    t: &Reader,
    id: CampaignId,
    error: platform::Error,
    (lines, addresses): (String, String),
) -> Result<Response> {
    let (said, status) = refused(t, error)?;
    let back = Back {
        lines,
        addresses,
        said,
        ..Back::default()
    };
    Ok(campaign_page(app, t, id, back)
        .await?
        .with_status(status)
        .into_response())
}

pub(super) async fn remove_participant(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
) -> Result<Response> {
    match verbs::remove_participant(&app, &t.actor, id, participant).await {
        Ok(()) => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-removed")
            .into_response()),
        Err(error) => came_back(&app, &t, id, error, Default::default()).await,
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SeenForm {
    #[serde(default)]
    edit: i64,
}

pub(super) async fn launch(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<SeenForm>,
) -> Result<Response> {
    match verbs::launch(&app, &t.actor, id, form.edit).await {
        Ok(()) => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-launched")
            .into_response()),
        Err(error) => came_back(&app, &t, id, error, Default::default()).await,
    }
}

pub(super) async fn end(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<Response> {
    match verbs::end(&app, &t.actor, id).await {
        Ok(()) => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-ended")
            .into_response()),
        Err(error) => came_back(&app, &t, id, error, Default::default()).await,
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct LinksForm {
    #[serde(default)]
    participant: String,
    #[serde(default)]
    addresses: String,
}

pub(super) async fn send_links(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<LinksForm>,
) -> Result<Response> {
    let outcome = match form.participant.parse() {
        Ok(participant) => sending::send_links(&app, &t.actor, id, participant, &form.addresses).await,
        Err(_) => Err(platform::Error::invalid(
            "participant",
            "questionnaires-participant-missing",
        )),
    };
    match outcome {
        Ok(sent) if sent.bad.is_empty() => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-links-sent")
            .into_response()),
        Ok(sent) => {
            let mut notes = vec![t.count("questionnaires-links-count", i64::try_from(sent.sent).unwrap_or(0))];
            notes.extend(told(&t, &sent.bad));
            let back = Back {
                notes,
                ..Back::default()
            };
            Ok(campaign_page(&app, &t, id, back).await?.into_response())
        }
        Err(error) => came_back(&app, &t, id, error, (String::new(), form.addresses)).await,
    }
}
