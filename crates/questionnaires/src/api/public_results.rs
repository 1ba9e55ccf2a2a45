//! Results that everybody may read, as JSON: opened, taken back, read.

use crate::{
    actions::public_results::{self as verbs, Opened, Opening},
    campaign::{CampaignId, Participant, ParticipantId},
    pages::{Shown, shown},
    public_results::{PublicResults, last_day},
    store,
};
use axum::{extract::State, http::StatusCode};
use documents::chart::Ink;
use platform::{
    App, Permission, Reader, Result, clock,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A page of results that everybody may read.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicPageJson {
    /// The establishment; nothing for the whole campaign.
    participant: Option<Uuid>,
    /// The end of its address.
    link: String,
    /// What those who asked will do.
    becomes: String,
    /// Give it back when changing it.
    edit: i64,
    published_on: String,
}

/// The open pages about a campaign and the establishments that somebody may look at.
///
/// # Errors
/// Of the database.
pub(super) async fn open_pages(app: &App, id: CampaignId, participants: &[Participant]) -> Result<Vec<PublicPageJson>> {
    let reached = |one: &PublicResults| {
        one.participant
            .is_none_or(|about| participants.iter().any(|one| one.id == about))
    };
    let all = store::public_results::list(app.db.read(), id).await?;
    let open = all.into_iter().filter(|one| one.is_open() && reached(one));
    Ok(open
        .map(|one| PublicPageJson {
            participant: one.participant.map(|id| id.0),
            published_on: day(&one),
            link: one.link,
            becomes: one.becomes,
            edit: one.edit,
        })
        .collect())
}

/// The day, in the establishment's own time, when a page was opened.
fn day(one: &PublicResults) -> String {
    clock::civil_date(one.published_at).to_string()
}

/// What is to be opened.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct PublicPageBody {
    /// An establishment; the whole campaign without one.
    #[serde(default)]
    participant: Option<Uuid>,
    /// What those who asked will do; everybody reads it.
    becomes: String,
    /// The `edit` of the page that was seen; 0 or nothing for a first time.
    #[serde(default)]
    edit: i64,
}

/// Opens results to everybody, or changes what is said of them.
#[utoipa::path(put, path = "/campaigns/{id}/public-results", tag = "questionnaires", params(("id" = Uuid, Path)),
    request_body = PublicPageBody, responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn open_campaign_results(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Json(body): Json<PublicPageBody>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::ManageCampaigns)?;
    let opening = Opening {
        participant: body.participant.map(ParticipantId),
        becomes: body.becomes,
        edit: body.edit,
    };
    verbs::open(&app, &t.actor, id, &opening).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which page.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct AboutQuery {
    /// An establishment; the whole campaign without one.
    #[serde(default)]
    participant: Option<Uuid>,
}

/// Takes results back: nobody reads them any more.
#[utoipa::path(delete, path = "/campaigns/{id}/public-results", tag = "questionnaires", params(("id" = Uuid, Path), AboutQuery),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn take_campaign_results_back(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    ApiQuery(query): ApiQuery<AboutQuery>,
) -> Result<StatusCode> {
    verbs::take_back(&app, &t.actor, id, query.participant.map(ParticipantId)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An answer to a question, and how many gave it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicLineJson {
    words: String,
    /// Nothing where it is masked.
    n: Option<i64>,
}

/// A question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicQuestionJson {
    ask: String,
    /// Nothing where it is masked.
    n: Option<i64>,
    lines: Vec<PublicLineJson>,
}

/// A score: raw, not adjusted, not to be compared with e-Satis.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicScoreJson {
    name: String,
    formula: String,
    /// Nothing where it is masked.
    n: Option<i64>,
    /// From 0 to 100; nothing under the least number of answers.
    mean: Option<f64>,
    /// At 95 %.
    interval: Option<[f64; 2]>,
}

/// Results that everybody may read.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PublicResultsJson {
    campaign: String,
    /// Nothing for the whole campaign.
    establishment: Option<String>,
    purpose: String,
    opens_on: String,
    closes_on: String,
    /// The last day whose answers are counted, while people still answer.
    until: Option<String>,
    becomes: String,
    published_on: String,
    /// Complete answers; nothing where there are too few to be shown.
    complete_count: Option<i64>,
    /// How far they can be relied on, in words; empty where they are sound.
    reliability: String,
    scores: Vec<PublicScoreJson>,
    questions: Vec<PublicQuestionJson>,
}

/// Results that everybody may read.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OnePublicResults {
    results: PublicResultsJson,
}

/// The results at a public address; small counts are masked.
#[utoipa::path(get, path = "/answers-results/{link}", tag = "public", params(("link" = String, Path)),
    responses((status = 200, body = OnePublicResults), (status = 404)))]
pub(crate) async fn show_public_results(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
) -> Api<OnePublicResults> {
    let Opened { page, of } = verbs::at(&app, &link).await?;
    let words = &of.campaign.words;
    let n = of.complete_count();
    let read = (n >= words.least_in_cell).then(|| shown(&t, &of, Ink::Page));
    let (scores, questions) = read.as_ref().map(figures).unwrap_or_default();
    Ok(Json(OnePublicResults {
        results: PublicResultsJson {
            campaign: words.name.clone(),
            establishment: of.participant.as_ref().map(|one| one.name.clone()),
            purpose: words.purpose.clone(),
            opens_on: words.opens_on.to_string(),
            closes_on: words.closes_on.to_string(),
            until: last_day(&of.campaign, app.clock.today()).map(|day| day.to_string()),
            published_on: day(&page),
            becomes: page.becomes,
            complete_count: read.as_ref().map(|_| n),
            reliability: read.map_or_else(String::new, |read| read.reliability),
            scores,
            questions,
        },
    }))
}

/// The very figures of the page.
fn figures(read: &Shown) -> (Vec<PublicScoreJson>, Vec<PublicQuestionJson>) {
    let scores = read.scores.iter().map(|row| PublicScoreJson {
        name: row.name.clone(),
        formula: row.formula.clone(),
        n: row.open_n,
        mean: row.mean.map(|mean| mean.mean),
        interval: row.mean.and_then(|mean| mean.interval).map(|(low, high)| [low, high]),
    });
    let questions = read.questions.iter().map(|question| PublicQuestionJson {
        ask: question.ask.clone(),
        n: question.n,
        lines: if question.n.is_none() {
            Vec::new()
        } else {
            let line = |line: &crate::pages::Line| PublicLineJson {
                words: line.words.clone(),
                n: line.n,
            };
            question.lines.iter().map(line).collect()
        },
    });
    (scores.collect(), questions.collect())
}
