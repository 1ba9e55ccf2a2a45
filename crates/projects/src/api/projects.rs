//! `/api/v1/projects`.

use super::{Because, MadeInProjects};
use crate::{
    ProjectId,
    actions::projects as verbs,
    partnership::why,
    project::Words,
    store,
    whole::{self, Whole},
};
use analysis::FindingId;
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The plan's words.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PlanJson {
    /// A code of `project_templates`, such as `action-plan`.
    pub template: String,
    /// What will change.
    pub title: String,
    /// What is to be reached, for whom.
    pub objective: String,
    /// Who is concerned.
    #[serde(default)]
    pub people_concerned: String,
    /// Time, money, places.
    #[serde(default)]
    pub means: String,
    /// What could go wrong.
    #[serde(default)]
    pub risks: String,
    /// How people work together.
    #[serde(default)]
    pub method: String,
    /// The larger project that it belongs to.
    #[serde(default)]
    pub part_of: String,
}

impl From<PlanJson> for Words {
    fn from(json: PlanJson) -> Self {
        Self {
            template: json.template,
            title: json.title,
            objective: json.objective,
            people_concerned: json.people_concerned,
            means: json.means,
            risks: json.risks,
            method: json.method,
            part_of: json.part_of,
        }
    }
}

impl From<Words> for PlanJson {
    fn from(words: Words) -> Self {
        Self {
            template: words.template,
            title: words.title,
            objective: words.objective,
            people_concerned: words.people_concerned,
            means: words.means,
            risks: words.risks,
            method: words.method,
            part_of: words.part_of,
        }
    }
}

/// One condition of partnership.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConditionJson {
    /// `co-decision`, `co-construction` or `joint-carrying-out`.
    pub name: &'static str,
    /// Does it hold?
    pub held: bool,
    /// The facts that prove it, in the reader's language.
    pub facts: Vec<String>,
    /// What lacks.
    pub missing: String,
}

/// A project.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectJson {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub organisation_id: Uuid,
    /// The finding that asked for it.
    pub finding_id: Uuid,
    /// What was written.
    pub plan: PlanJson,
    /// `draft`, `running`, `ended` or `abandoned`.
    pub state: &'static str,
    /// `before`, `during` or `after`.
    pub phase: &'static str,
    /// The version of the plan: a vote approves one.
    pub plan_version: i64,
    /// The version of the row, to send back when writing.
    pub version: i64,
    /// When it started.
    #[schema(value_type = Option<String>, format = Date)]
    pub started_on: Option<jiff::civil::Date>,
    /// When it ended.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<jiff::civil::Date>,
    /// Did both colleges approve the present plan?
    pub co_decided: bool,
    /// `information`, `consultation`, `collaboration` or `partnership`.
    pub level: &'static str,
    /// The three conditions.
    pub conditions: Vec<ConditionJson>,
    /// What stands between it and its start.
    pub start_obstacles: Vec<String>,
}

/// Projects.
#[derive(Debug, Serialize, ToSchema)]
pub struct Projects {
    /// Newest first, 50 a page.
    pub projects: Vec<ProjectJson>,
}

/// One project.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneProject {
    /// The project.
    pub project: ProjectJson,
}

fn json(whole: &Whole, t: &Reader) -> ProjectJson {
    let project = &whole.project;
    let condition = |one: &crate::Condition| ConditionJson {
        name: one.name.code(),
        held: one.held(),
        facts: one.facts.iter().map(|fact| fact.said(t)).collect(),
        missing: why(one, t),
    };
    ProjectJson {
        id: project.id.0,
        organisation_id: project.organisation,
        finding_id: project.finding.0,
        plan: project.words.clone().into(),
        state: project.state.code(),
        phase: project.state.phase().code(),
        plan_version: project.plan_version,
        version: project.version,
        started_on: project.started_on,
        ended_on: project.ended_on,
        co_decided: whole.is_co_decided(),
        level: whole.partnership.level.code(),
        conditions: whole.partnership.conditions().into_iter().map(condition).collect(),
        start_obstacles: whole
            .start_obstacles()
            .into_iter()
            .map(|o| t.count(o.message(), o.count()))
            .collect(),
    }
}

/// What narrows the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct ListQuery {
    /// A state.
    #[serde(default)]
    state: String,
    /// Letters of the title or objective.
    #[serde(default)]
    q: String,
    /// The page, from 0.
    #[serde(default)]
    page: u64,
}

/// The projects that the caller may see.
#[utoipa::path(get, path = "/projects", tag = "projects", params(ListQuery), responses((status = 200, body = Projects)))]
pub async fn list(State(app): State<App>, t: Reader, ApiQuery(query): ApiQuery<ListQuery>) -> Api<Projects> {
    let scope = super::reading(&t)?;
    let filter = store::projects::Filter {
        state: crate::State::from_code(&query.state),
        words: query.q,
        finding: None,
    };
    let mut found = store::projects::list(app.db.read(), &scope, &filter, query.page.min(10_000)).await?;
    found.truncate(usize::try_from(store::projects::PAGE).unwrap_or(usize::MAX));
    let all = whole::load_all(&app, &scope, found).await?;
    Ok(Json(Projects {
        projects: all.iter().map(|whole| json(whole, &t)).collect(),
    }))
}

/// A project to write.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewProject {
    /// A finding that both colleges agreed to.
    pub finding_id: Uuid,
    /// The plan.
    pub plan: PlanJson,
}

/// Writes a project from a standing finding.
#[utoipa::path(post, path = "/projects", tag = "projects", request_body = NewProject, responses((status = 201, body = MadeInProjects), (status = 422)))]
pub async fn create(
    State(app): State<App>,
    t: Reader,
    Json(new): Json<NewProject>,
) -> Result<(StatusCode, Json<MadeInProjects>)> {
    let id = verbs::create(&app, &t.actor, FindingId(new.finding_id), &new.plan.into()).await?;
    Ok((StatusCode::CREATED, Json(MadeInProjects { id: id.0 })))
}

/// One project with its conditions.
#[utoipa::path(get, path = "/projects/{id}", tag = "projects", params(("id" = Uuid, Path)), responses((status = 200, body = OneProject), (status = 404)))]
pub async fn show(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Api<OneProject> {
    let whole = whole::load(&app, &super::reading(&t)?, id).await?;
    Ok(Json(OneProject {
        project: json(&whole, &t),
    }))
}

/// A plan to write over the version that was read.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Rewritten {
    /// As read.
    pub version: i64,
    /// The plan.
    pub plan: PlanJson,
}

/// Writes the plan's words; after a vote this makes a new version, which needs a new vote.
#[utoipa::path(put, path = "/projects/{id}", tag = "projects", params(("id" = Uuid, Path)), request_body = Rewritten, responses((status = 204), (status = 409), (status = 422)))]
pub async fn rewrite(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(new): Json<Rewritten>,
) -> Result<StatusCode> {
    verbs::rewrite(&app, &t.actor, id, new.version, &new.plan.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Starts a project whose indicators are all locked.
#[utoipa::path(post, path = "/projects/{id}/start", tag = "projects", params(("id" = Uuid, Path)), responses((status = 204), (status = 422)))]
pub async fn start(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<StatusCode> {
    verbs::start(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How a project ends.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ProjectEnding {
    /// `ended` or `abandoned`.
    pub state: String,
    /// Why, or what came of it.
    #[serde(flatten)]
    pub because: Because,
}

/// Ends a project, or gives it up.
#[utoipa::path(post, path = "/projects/{id}/end", tag = "projects", params(("id" = Uuid, Path)), request_body = ProjectEnding, responses((status = 204), (status = 409), (status = 422)))]
pub async fn end(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(ending): Json<ProjectEnding>,
) -> Result<StatusCode> {
    super::managing(&t)?;
    let to = crate::State::from_code(&ending.state).filter(|state| state.is_over());
    let to = to.ok_or_else(|| Error::invalid("state", "projects-end-missing"))?;
    verbs::end(&app, &t.actor, id, to, &ending.because.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A joint briefing.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ProjectBriefingJson {
    /// When.
    #[schema(value_type = String, format = Date)]
    pub on: jiff::civil::Date,
    /// About what.
    pub what: String,
    /// Persons who were there, members of the organisation.
    pub people: Vec<Uuid>,
}

/// Records a briefing of people of both colleges together.
#[utoipa::path(post, path = "/projects/{id}/briefings", tag = "projects", params(("id" = Uuid, Path)), request_body = ProjectBriefingJson, responses((status = 204), (status = 422)))]
pub async fn brief(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(new): Json<ProjectBriefingJson>,
) -> Result<StatusCode> {
    let typed = verbs::TypedBriefing {
        on: Some(new.on),
        what: new.what,
        people: new.people,
    };
    verbs::brief(&app, &t.actor, id, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}
