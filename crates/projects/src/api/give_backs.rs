//! `/api/v1/projects/{id}/give-backs`, and what everybody can read under `/api/v1/give-backs`.

use super::{Because, MadeInProjects, OverVersion};
use crate::{
    GiveBackId, ProjectId,
    actions::give_backs as verbs,
    give_back::{Channel, GiveBack, GiveBackState, GiveBackWords, NotDone, Telling},
    neighbours, store,
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Something that was not done, and why.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct NotDoneJson {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// What is written in a give-back.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct GiveBackWordsJson {
    /// The heading.
    pub title: String,
    /// How many spoke, and what came of it.
    #[serde(default)]
    pub lead: String,
    /// What was decided.
    pub decided: String,
    /// What was done.
    #[serde(default)]
    pub done: String,
    /// What was not, and why.
    #[serde(default)]
    pub not_done: Vec<NotDoneJson>,
    /// Quoted expressions, by id.
    #[serde(default)]
    pub quotes: Vec<Uuid>,
}

impl From<GiveBackWordsJson> for GiveBackWords {
    fn from(json: GiveBackWordsJson) -> Self {
        let not_done = json.not_done.into_iter().map(|item| NotDone {
            what: item.what,
            why: item.why,
        });
        Self {
            title: json.title,
            lead: json.lead,
            decided: json.decided,
            done: json.done,
            not_done: not_done.collect(),
            quotes: json.quotes,
        }
    }
}

/// A give-back. Quotes are the words as they may be read now.
#[derive(Debug, Serialize, ToSchema)]
pub struct GiveBackJson {
    /// Its id.
    pub id: Uuid,
    /// Of which project.
    pub project_id: Uuid,
    /// Whose.
    pub organisation_id: Uuid,
    /// `draft`, `published` or `withdrawn`.
    pub state: &'static str,
    /// The heading.
    pub title: String,
    /// How many spoke, and what came of it.
    pub lead: String,
    /// The quoted words.
    pub quotes: Vec<String>,
    /// The quoted expressions by id, to send back when writing; empty outside the project.
    pub quoted: Vec<Uuid>,
    /// What was decided.
    pub decided: String,
    /// Did both colleges decide it, as recorded at publication?
    pub co_decided: bool,
    /// What was done.
    pub done: String,
    /// What was not, and why.
    pub not_done: Vec<NotDoneJson>,
    /// When it was published.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub published_at: Option<jiff::Timestamp>,
    /// The version, to send back when writing or publishing.
    pub version: i64,
}

/// Give-backs.
#[derive(Debug, Serialize, ToSchema)]
pub struct GiveBacks {
    /// In order.
    pub give_backs: Vec<GiveBackJson>,
}

/// One give-back.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneGiveBack {
    /// The give-back.
    pub give_back: GiveBackJson,
}

async fn json(app: &App, t: &Reader, one: &GiveBack) -> Result<GiveBackJson> {
    let quotes = neighbours::quotes(app, t, &one.words.quotes).await?;
    let not_done = one.words.not_done.iter().map(|item| NotDoneJson {
        what: item.what.clone(),
        why: item.why.clone(),
    });
    Ok(GiveBackJson {
        id: one.id.0,
        project_id: one.project.0,
        organisation_id: one.organisation,
        state: one.state.code(),
        title: one.words.title.clone(),
        lead: one.words.lead.clone(),
        quotes: quotes
            .into_iter()
            .map(|quote| quote.words.as_str().to_owned())
            .collect(),
        quoted: Vec::new(),
        decided: one.words.decided.clone(),
        co_decided: one.facts.as_ref().is_some_and(|facts| facts.co_decision.is_some()),
        done: one.words.done.clone(),
        not_done: not_done.collect(),
        published_at: one.published_at,
        version: one.version,
    })
}

async fn all(app: &App, t: &Reader, found: &[GiveBack]) -> Api<GiveBacks> {
    let mut give_backs = Vec::new();
    for one in found {
        give_backs.push(json(app, t, one).await?);
    }
    Ok(Json(GiveBacks { give_backs }))
}

/// The give-backs of a project.
#[utoipa::path(get, path = "/projects/{id}/give-backs", tag = "projects", params(("id" = Uuid, Path)), responses((status = 200, body = GiveBacks)))]
pub async fn list(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Api<GiveBacks> {
    store::projects::get(app.db.read(), &super::reading(&t)?, id).await?;
    let found = store::give_backs::list(app.db.read(), &[id]).await?;
    let mut answer = all(&app, &t, &found).await?;
    for (json, one) in answer.0.give_backs.iter_mut().zip(&found) {
        json.quoted.clone_from(&one.words.quotes);
    }
    Ok(answer)
}

/// Writes a first draft from the record.
#[utoipa::path(post, path = "/projects/{id}/give-backs", tag = "projects", params(("id" = Uuid, Path)), responses((status = 201, body = MadeInProjects)))]
pub async fn begin(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
) -> Result<(StatusCode, Json<MadeInProjects>)> {
    let made = verbs::begin(&app, &t, id).await?;
    Ok((StatusCode::CREATED, Json(MadeInProjects { id: made.0 })))
}

/// A give-back to write over the version that was read.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RewrittenGiveBack {
    /// As read.
    pub version: i64,
    /// The words.
    pub give_back: GiveBackWordsJson,
}

/// Writes a give-back that is not published.
#[utoipa::path(put, path = "/projects/{id}/give-backs/{give_back}", tag = "projects", params(("id" = Uuid, Path), ("give_back" = Uuid, Path)), request_body = RewrittenGiveBack, responses((status = 204), (status = 409), (status = 422)))]
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Json(new): Json<RewrittenGiveBack>,
) -> Result<StatusCode> {
    verbs::write(&app, &t, id, give_back, new.version, &new.give_back.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Publishes a give-back: everybody can read it from here on.
#[utoipa::path(post, path = "/projects/{id}/give-backs/{give_back}/publication", tag = "projects", params(("id" = Uuid, Path), ("give_back" = Uuid, Path)), request_body = OverVersion, responses((status = 204), (status = 409), (status = 422)))]
pub async fn publish(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Json(over): Json<OverVersion>,
) -> Result<StatusCode> {
    verbs::publish(&app, &t.actor, id, give_back, over.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a published give-back down, saying why.
#[utoipa::path(post, path = "/projects/{id}/give-backs/{give_back}/withdrawal", tag = "projects", params(("id" = Uuid, Path), ("give_back" = Uuid, Path)), request_body = Because, responses((status = 204), (status = 409), (status = 422)))]
pub async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Json(because): Json<Because>,
) -> Result<StatusCode> {
    verbs::withdraw(&app, &t.actor, id, give_back, &because.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A time when people were told.
#[derive(Debug, Deserialize, ToSchema)]
pub struct TellingJson {
    /// When.
    #[schema(value_type = String, format = Date)]
    pub on: jiff::civil::Date,
    /// `poster`, `meeting`, `letter`, `mail` or `other`.
    pub channel: String,
    /// How many people.
    pub people: i64,
}

/// Notes that people were told.
#[utoipa::path(post, path = "/projects/{id}/give-backs/{give_back}/tellings", tag = "projects", params(("id" = Uuid, Path), ("give_back" = Uuid, Path)), request_body = TellingJson, responses((status = 204), (status = 422)))]
pub async fn tell(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Json(new): Json<TellingJson>,
) -> Result<StatusCode> {
    super::managing(&t)?;
    let channel =
        Channel::from_code(&new.channel).ok_or_else(|| Error::invalid("channel", "projects-channel-missing"))?;
    verbs::tell(
        &app,
        &t.actor,
        id,
        give_back,
        &Telling {
            on: new.on,
            channel,
            people: new.people,
        },
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What narrows the public list.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct PublishedQuery {
    /// One establishment.
    organisation: Option<Uuid>,
    /// The page, from 0.
    #[serde(default)]
    page: u64,
}

/// Published give-backs, newest first; no sign-in is needed.
#[utoipa::path(get, path = "/give-backs", tag = "projects", params(PublishedQuery), responses((status = 200, body = GiveBacks)))]
pub async fn published(State(app): State<App>, t: Reader, ApiQuery(query): ApiQuery<PublishedQuery>) -> Api<GiveBacks> {
    let mut found = store::give_backs::published(app.db.read(), query.organisation, query.page.min(10_000)).await?;
    found.truncate(usize::try_from(store::give_backs::PAGE).unwrap_or(usize::MAX));
    all(&app, &t, &found).await
}

/// One published give-back; no sign-in is needed.
#[utoipa::path(get, path = "/give-backs/{give_back}", tag = "projects", params(("give_back" = Uuid, Path)), responses((status = 200, body = OneGiveBack), (status = 404)))]
pub async fn one(State(app): State<App>, t: Reader, Path(id): Path<GiveBackId>) -> Api<OneGiveBack> {
    let found = store::give_backs::public(app.db.read(), id).await?;
    if found.state == GiveBackState::Withdrawn {
        return Err(Error::NotFound);
    }
    Ok(Json(OneGiveBack {
        give_back: json(&app, &t, &found).await?,
    }))
}
