//! /campaigns: those that one leads or takes part in, and a new one.

use super::parts::{Choice, FieldError, Link, errors, refused};
use crate::{
    actions::campaigns::prepare as prepared,
    campaign::{CampaignKind, CampaignWords, VersionId},
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use platform::{
    App, Permission, Problems, Reader, Result,
    error::Said,
    web::{Form, Page, Query, See},
};
use serde::Deserialize;
use uuid::Uuid;

struct Row {
    url: String,
    name: String,
    days: String,
    stage: String,
    /// What it is, where it is no survey.
    kind: String,
    is_open: bool,
}

#[derive(Template)]
#[template(path = "campaigns.html")]
struct ListPage {
    t: Reader,
    rows: Vec<Row>,
    may_manage: bool,
}

pub(super) async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let today = app.clock.today();
    let row = |one: crate::campaign::Campaign| {
        let stage = one.stage(today);
        Row {
            url: format!("/campaigns/{}", one.id),
            days: days(&t, &one.words),
            stage: t.say(&format!("questionnaires-stage-{}", stage.code())),
            is_open: stage == crate::campaign::Stage::Open,
            kind: match one.words.kind {
                CampaignKind::Survey => String::new(),
                CampaignKind::Tracer => t.say("questionnaires-campaign-kind-tracer"),
            },
            name: one.words.name,
        }
    };
    let page = ListPage {
        rows: store::campaigns::list(&app, &scope)
            .await?
            .into_iter()
            .map(row)
            .collect(),
        may_manage: t.may(Permission::ManageCampaigns),
        t: t.clone(),
    };
    Page::work("questionnaires", t.say("questionnaires-campaigns"), &page)
}

/// « Du 1er au 30 novembre 2026 ».
pub(super) fn days(t: &Reader, words: &CampaignWords) -> String {
    t.say_with(
        "questionnaires-days",
        &[("opens", &t.date(words.opens_on)), ("closes", &t.date(words.closes_on))],
    )
}

/// What is decided of a campaign, as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct CampaignForm {
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    pub organisation: Option<Uuid>,
    #[serde(default)]
    pub edit: i64,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub purpose: String,
    #[serde(default)]
    pub anonymity: String,
    #[serde(default)]
    pub opens_on: String,
    #[serde(default)]
    pub closes_on: String,
    #[serde(default)]
    pub embargo_until: String,
    #[serde(default)]
    pub quota: String,
    #[serde(default)]
    pub target: String,
    #[serde(default)]
    pub remind_after: String,
    #[serde(default)]
    pub least_for_score: String,
    #[serde(default)]
    pub least_in_cell: String,
}

impl CampaignForm {
    /// As it stands.
    pub fn of(words: &CampaignWords, edit: i64) -> Self {
        let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
        Self {
            version: String::new(),
            organisation: None,
            edit,
            kind: words.kind.code().to_owned(),
            name: words.name.clone(),
            purpose: words.purpose.clone(),
            anonymity: if words.is_anonymous { "anonymous" } else { "known" }.to_owned(),
            opens_on: words.opens_on.to_string(),
            closes_on: words.closes_on.to_string(),
            embargo_until: words.embargo_until.map_or_else(String::new, |day| day.to_string()),
            quota: number(words.quota),
            target: number(words.target),
            remind_after: number(words.remind_after),
            least_for_score: words.least_for_score.to_string(),
            least_in_cell: words.least_in_cell.to_string(),
        }
    }

    /// What it says.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] for a day or a number that cannot be read.
    pub fn words(&self) -> Result<CampaignWords> {
        let mut problems = Problems::new();
        let kind = kind(&mut problems, &self.kind);
        let opens_on = day(&mut problems, "opens_on", &self.opens_on, true);
        let closes_on = day(&mut problems, "closes_on", &self.closes_on, true);
        let embargo_until = day(&mut problems, "embargo_until", &self.embargo_until, false);
        let mut whole = |field: &str, text: &str| number(&mut problems, field, text);
        let (quota, target) = (whole("quota", &self.quota), whole("target", &self.target));
        let remind_after = whole("remind_after", &self.remind_after);
        let least_for_score = whole("least_for_score", &self.least_for_score);
        let least_in_cell = whole("least_in_cell", &self.least_in_cell);
        problems.check()?;
        let usual = CampaignWords::from_day(opens_on.unwrap_or_default());
        Ok(CampaignWords {
            kind,
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            is_anonymous: self.anonymity != "known",
            opens_on: opens_on.unwrap_or_default(),
            closes_on: closes_on.unwrap_or_default(),
            embargo_until,
            quota,
            target,
            remind_after,
            least_for_score: least_for_score.unwrap_or(usual.least_for_score),
            least_in_cell: least_in_cell.unwrap_or(usual.least_in_cell),
        })
    }
}

/// A survey unless something else is chosen.
fn kind(problems: &mut Problems, text: &str) -> CampaignKind {
    let chosen = if text.is_empty() {
        Some(CampaignKind::Survey)
    } else {
        CampaignKind::from_code(text)
    };
    chosen.unwrap_or_else(|| {
        problems.add("kind", "questionnaires-campaign-kind-unknown");
        CampaignKind::Survey
    })
}

fn day(problems: &mut Problems, field: &str, text: &str, needed: bool) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() && !needed {
        return None;
    }
    let day = text.parse().ok();
    if day.is_none() {
        problems.add(field, "questionnaires-refusal-bad-date");
    }
    day
}

fn number(problems: &mut Problems, field: &str, text: &str) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok();
    if number.is_none() {
        problems.add(field, "questionnaires-refusal-bad-number");
    }
    number
}

#[derive(Template)]
#[template(path = "campaign_form.html")]
struct FormPage {
    t: Reader,
    crumbs: Vec<Link>,
    title: String,
    action: String,
    back: String,
    form: CampaignForm,
    versions: Vec<Choice>,
    organisations: Vec<Choice>,
    kinds: Vec<Choice>,
    anonymity: Vec<Choice>,
    is_new: bool,
    said: Said,
    errors: Vec<FieldError>,
}

/// The form of a campaign, new or not.
pub(super) fn form_page(
    t: &Reader,
    (action, back): (String, String),
    form: CampaignForm,
    versions: Vec<Choice>,
    said: Said,
) -> Result<Page> {
    let is_new = !versions.is_empty();
    let all = t.actor.organisations(Permission::ManageCampaigns);
    let chosen = form.organisation;
    let organisations = if is_new && all.len() > 1 {
        let one = |(id, name): (Uuid, String)| Choice::new(id.to_string(), name, chosen == Some(id));
        all.into_iter().map(one).collect()
    } else {
        Vec::new()
    };
    let anonymity = ["anonymous", "known"].map(|code| Choice {
        hint: t.say(&format!("questionnaires-anonymity-{code}-hint")),
        ..Choice::new(
            code,
            t.say(&format!("questionnaires-anonymity-{code}")),
            form.anonymity == code,
        )
    });
    let kinds = [CampaignKind::Survey, CampaignKind::Tracer].map(|kind| Choice {
        hint: t.say(&format!("questionnaires-campaign-kind-{}-hint", kind.code())),
        ..Choice::new(
            kind.code(),
            t.say(&format!("questionnaires-campaign-kind-{}", kind.code())),
            form.kind == kind.code() || form.kind.is_empty() && kind == CampaignKind::Survey,
        )
    });
    let title = t.say(if is_new {
        "questionnaires-new-campaign"
    } else {
        "questionnaires-campaign-settings"
    });
    let page = FormPage {
        crumbs: vec![Link::to("/campaigns", t.say("questionnaires-campaigns"))],
        action,
        back,
        kinds: kinds.into(),
        anonymity: anonymity.into(),
        organisations,
        versions,
        is_new,
        form,
        errors: errors(&said),
        said,
        title: title.clone(),
        t: t.clone(),
    };
    Page::work("questionnaires", title, &page)
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct NewQuery {
    #[serde(default)]
    version: String,
}

async fn version_choices(app: &App, t: &Reader, chosen: &str) -> Result<Vec<Choice>> {
    let scope = t.actor.scope(Permission::ManageCampaigns)?;
    let listed = store::instruments::list(app, &scope).await?;
    let published = listed.into_iter().filter(|one| one.latest.1.is_some());
    let one = |one: store::instruments::Listed| {
        let id = one.latest_id.to_string();
        let is_chosen = id == chosen;
        Choice::new(id, one.name, is_chosen)
    };
    Ok(published.map(one).collect())
}

#[derive(Template)]
#[template(path = "campaign_none.html")]
struct NonePage {
    t: Reader,
}

async fn new_page(app: &App, t: &Reader, form: CampaignForm, said: Said) -> Result<Page> {
    let versions = version_choices(app, t, &form.version).await?;
    if versions.is_empty() {
        return Page::work(
            "questionnaires",
            t.say("questionnaires-new-campaign"),
            &NonePage { t: t.clone() },
        );
    }
    form_page(
        t,
        ("/campaigns".to_owned(), "/campaigns".to_owned()),
        form,
        versions,
        said,
    )
}

pub(super) async fn blank(State(app): State<App>, t: Reader, Query(query): Query<NewQuery>) -> Result<Page> {
    t.actor.scope(Permission::ManageCampaigns)?;
    let form = CampaignForm {
        version: query.version,
        ..CampaignForm::of(&CampaignWords::from_day(app.clock.today()), 0)
    };
    new_page(&app, &t, form, Said::default()).await
}

pub(super) async fn prepare(State(app): State<App>, t: Reader, Form(form): Form<CampaignForm>) -> Result<Response> {
    let outcome = async {
        let version: VersionId = form
            .version
            .parse()
            .map_err(|_| platform::Error::invalid("version", "questionnaires-version-missing"))?;
        prepared(&app, &t.actor, form.organisation, version, form.words()?).await
    }
    .await;
    match outcome {
        Ok(id) => Ok(See::page(format!("/campaigns/{id}"))
            .saying("questionnaires-prepared")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            Ok(new_page(&app, &t, form, said)
                .await?
                .with_status(status)
                .into_response())
        }
    }
}
