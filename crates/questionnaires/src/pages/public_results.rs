//! /answers/results/{link}: results that everybody may read, with what will be done; opened and taken back from the page of
//! results.

use super::{
    parts::refused,
    results::{ResultsQuery, Shown, results_page, shown},
};
use crate::{
    actions::{
        public_results::{self as verbs, Opened, Opening},
        results::Results,
    },
    campaign::{CampaignId, ParticipantId},
    public_results::{PublicResults, about, last_day},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use documents::chart::Ink;
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// What comes back of a form that was not taken.
#[derive(Default)]
pub(super) struct Back {
    /// What was typed, and over which `edit`.
    pub typed: Option<(String, i64)>,
    pub said: Said,
}

/// Whether what is looked at is public, on the page of results.
pub(super) struct Publicity {
    /// May this reader open it and take it back?
    pub may: bool,
    pub is_open: bool,
    /// About what, and since when.
    pub state: String,
    /// Its address, in full.
    pub address: String,
    pub path: String,
    pub becomes: String,
    pub edit: i64,
    pub participant: String,
    pub url: String,
}

/// Of the establishment that is looked at, or of the whole campaign.
pub(super) fn publicity(app: &App, t: &Reader, of: &Results, back: &Back) -> Publicity {
    let participant = of.participant.as_ref().map(|one| one.id);
    let kept = about(&of.public, participant);
    let open = kept.filter(|one| one.is_open());
    let (becomes, edit) = match (&back.typed, kept) {
        (Some((typed, edit)), _) => (typed.clone(), *edit),
        (None, Some(kept)) => (kept.becomes.clone(), kept.edit),
        (None, None) => (String::new(), 0),
    };
    let may = of.is_sponsor
        && of.campaign.launched_at.is_some()
        && t.actor.may_in(Permission::ManageCampaigns, of.campaign.organisation);
    Publicity {
        may,
        is_open: open.is_some(),
        state: open.map_or_else(
            || t.say("questionnaires-public-none"),
            |one| t.say_one("questionnaires-public-since", "day", &t.day_of(one.published_at)),
        ),
        address: open.map_or_else(String::new, |one| full_address(app, one)),
        path: open.map_or_else(String::new, PublicResults::path),
        becomes,
        edit,
        participant: participant.map_or_else(String::new, |id| id.to_string()),
        url: format!("/campaigns/{}/public-results", of.campaign.id),
    }
}

/// Where a page stands, as others type it.
pub(super) fn full_address(app: &App, one: &PublicResults) -> String {
    format!("{}{}", app.settings.address.trim_end_matches('/'), one.path())
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct OpeningForm {
    #[serde(default)]
    participant: String,
    #[serde(default)]
    becomes: String,
    #[serde(default)]
    edit: i64,
}

impl OpeningForm {
    /// The whole campaign without one; one that is no participant is not found.
    fn participant(&self) -> Result<Option<ParticipantId>> {
        match self.participant.as_str() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| Error::NotFound),
        }
    }

    fn query(&self) -> ResultsQuery {
        ResultsQuery {
            participant: self.participant.clone(),
            ..ResultsQuery::default()
        }
    }

    fn results_url(&self, id: CampaignId) -> String {
        let query = serde_html_form::to_string([("participant", self.participant.as_str())]).unwrap_or_default();
        format!("/campaigns/{id}/results?{query}#public")
    }
}

/// Opens the results to everybody, or changes what is said of them.
pub(super) async fn open(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<OpeningForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageCampaigns)?;
    let opening = Opening {
        participant: form.participant()?,
        becomes: form.becomes.clone(),
        edit: form.edit,
    };
    let outcome = verbs::open(&app, &t.actor, id, &opening).await;
    answered(&app, &t, id, &form, outcome, "questionnaires-public-opened").await
}

/// Takes them back.
pub(super) async fn take_back(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Form(form): Form<OpeningForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageCampaigns)?;
    let outcome = verbs::take_back(&app, &t.actor, id, form.participant()?).await;
    answered(&app, &t, id, &form, outcome, "questionnaires-public-taken-back").await
}

async fn answered(
    app: &App,
    t: &Reader,
    id: CampaignId,
    form: &OpeningForm,
    outcome: Result<()>,
    done: &str,
) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(form.results_url(id)).saying(done).into_response()),
        Err(error) => {
            let (said, status) = refused(t, error)?;
            // What was typed stays, over what was seen: a second sending is not taken for a first.
            let typed = (!form.becomes.is_empty()).then(|| (form.becomes.clone(), form.edit));
            let page = results_page(app, t, id, form.query(), Back { typed, said }).await?;
            Ok(page.with_status(status).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "public_results.html")]
struct PublicPage {
    t: Reader,
    title: String,
    place: String,
    lead: String,
    days: String,
    months: String,
    purpose: String,
    becomes: Vec<String>,
    published: String,
    /// Too few answered for anything to be shown.
    too_few: String,
    of: Shown,
}

#[derive(Template)]
#[template(path = "public_results_none.html")]
struct NonePage<'a> {
    t: &'a Reader,
}

/// The page, for everybody; at an address where nothing is open, that it is so and nothing else.
pub(super) async fn show(State(app): State<App>, t: Reader, Path(link): Path<String>) -> Result<Page> {
    match verbs::at(&app, &link).await {
        Ok(opened) => page(&app, &t, &opened),
        Err(Error::NotFound) => {
            let page = NonePage { t: &t };
            Ok(Page::public(t.say("questionnaires-public-none-title"), &page)?.with_status(StatusCode::NOT_FOUND))
        }
        Err(other) => Err(other),
    }
}

fn page(app: &App, t: &Reader, opened: &Opened) -> Result<Page> {
    let Opened { page: public, of } = opened;
    let words = &of.campaign.words;
    let n = of.complete_count();
    let is_few = n < words.least_in_cell;
    let last = last_day(&of.campaign, app.clock.today());
    let page = PublicPage {
        title: words.name.clone(),
        place: of.participant.as_ref().map_or_else(String::new, |one| one.name.clone()),
        lead: if is_few {
            t.count("questionnaires-results-poster-few", words.least_in_cell)
        } else {
            t.count("questionnaires-results-poster-count", n)
        },
        days: t.say_with(
            "questionnaires-asked-days",
            &[("opens", &t.date(words.opens_on)), ("closes", &t.date(words.closes_on))],
        ),
        months: last.map_or_else(String::new, |day| {
            let month = t.month(day.year(), day.month());
            t.say_one("questionnaires-public-months", "month", &month)
        }),
        purpose: words.purpose.clone(),
        becomes: paragraphs(&public.becomes),
        published: t.say_one("questionnaires-public-published", "day", &t.day_of(public.published_at)),
        too_few: if is_few {
            t.count("questionnaires-public-few", words.least_in_cell)
        } else {
            String::new()
        },
        of: shown(t, of, Ink::Page),
        t: t.clone(),
    };
    Page::stage(page.title.clone(), &page)
}

/// What was typed, a paragraph a line.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
