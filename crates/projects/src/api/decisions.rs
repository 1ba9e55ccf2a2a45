//! `/api/v1/projects/{id}/decisions`.

use super::{Because, MadeInProjects};
use crate::{
    DecisionId, ProjectId, Tally,
    actions::decisions as verbs,
    store,
    vote::{Choice, Decision, DecisionState, Typed},
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, College, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The votes of one college.
#[derive(Debug, Serialize, ToSchema)]
pub struct TallyJson {
    /// For.
    pub approve: i64,
    /// Against.
    pub reject: i64,
    /// Neither.
    pub abstain: i64,
}

impl From<Tally> for TallyJson {
    fn from(tally: Tally) -> Self {
        Self {
            approve: tally.approve,
            reject: tally.reject,
            abstain: tally.abstain,
        }
    }
}

/// A vote.
#[derive(Debug, Serialize, ToSchema)]
pub struct VotedDecisionJson {
    /// Its id.
    pub id: Uuid,
    /// The version of the plan.
    pub plan_version: i64,
    /// `open`, `closed` or `withdrawn`.
    pub state: &'static str,
    /// The users' votes; none while the vote is open.
    pub users: Option<TallyJson>,
    /// The professionals' votes; none while the vote is open.
    pub professionals: Option<TallyJson>,
    /// Did both colleges approve?
    pub co_decided: bool,
    /// More than this percentage of expressed votes is needed in each college.
    pub more_than_percent: i64,
    /// Votes that each college must have cast.
    pub fewest_votes: i64,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: jiff::Timestamp,
    /// When it was closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<jiff::Timestamp>,
}

/// Votes.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decisions {
    /// Oldest first.
    pub decisions: Vec<VotedDecisionJson>,
}

/// One vote.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneDecision {
    /// The vote.
    pub decision: VotedDecisionJson,
}

fn json(decision: &Decision) -> VotedDecisionJson {
    let tally =
        |college| (decision.state == DecisionState::Closed).then(|| TallyJson::from(decision.tallies.college(college)));
    VotedDecisionJson {
        id: decision.id.0,
        plan_version: decision.plan_version,
        state: decision.state.code(),
        users: tally(College::Users),
        professionals: tally(College::Professionals),
        co_decided: decision.is_co_decided(),
        more_than_percent: decision.rule.more_than_percent,
        fewest_votes: decision.rule.fewest_votes,
        opened_at: decision.opened_at,
        closed_at: decision.closed_at,
    }
}

/// The votes on a project's plan.
#[utoipa::path(get, path = "/projects/{id}/decisions", tag = "projects", params(("id" = Uuid, Path)), responses((status = 200, body = Decisions)))]
pub async fn list(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Api<Decisions> {
    store::projects::get(app.db.read(), &super::reading(&t)?, id).await?;
    let decisions = store::decisions::list(app.db.read(), &[id]).await?;
    Ok(Json(Decisions {
        decisions: decisions.iter().map(json).collect(),
    }))
}

/// A vote to open.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewDecision {
    /// The last day on which people are asked to vote.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<jiff::civil::Date>,
}

/// Puts the present plan to the vote.
#[utoipa::path(post, path = "/projects/{id}/decisions", tag = "projects", params(("id" = Uuid, Path)), request_body = NewDecision, responses((status = 201, body = MadeInProjects), (status = 409), (status = 422)))]
pub async fn open(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Json(new): Json<NewDecision>,
) -> Result<(StatusCode, Json<MadeInProjects>)> {
    let made = verbs::open(&app, &t.actor, id, new.until).await?;
    Ok((StatusCode::CREATED, Json(MadeInProjects { id: made.0 })))
}

/// One vote.
#[utoipa::path(get, path = "/projects/{id}/decisions/{decision}", tag = "projects", params(("id" = Uuid, Path), ("decision" = Uuid, Path)), responses((status = 200, body = OneDecision), (status = 404)))]
pub async fn show(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
) -> Api<OneDecision> {
    let found = verbs::of_project(&app, &super::reading(&t)?, id, decision).await?;
    Ok(Json(OneDecision { decision: json(&found) }))
}

/// A ballot.
#[derive(Debug, Deserialize, ToSchema)]
pub struct BallotJson {
    /// `approve`, `reject` or `abstain`.
    pub choice: String,
    /// Why, if one wants.
    #[serde(default)]
    pub reason: String,
}

/// Votes for the college of one's role, or votes again while the vote is open.
#[utoipa::path(post, path = "/projects/{id}/decisions/{decision}/ballot", tag = "projects", params(("id" = Uuid, Path), ("decision" = Uuid, Path)), request_body = BallotJson, responses((status = 204), (status = 409), (status = 422)))]
pub async fn vote(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
    Json(new): Json<BallotJson>,
) -> Result<StatusCode> {
    let typed = Typed {
        choice: Choice::from_code(&new.choice),
        reason: new.reason,
    };
    verbs::vote(&app, &t.actor, id, decision, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Closes a vote and counts it.
#[utoipa::path(post, path = "/projects/{id}/decisions/{decision}/closure", tag = "projects", params(("id" = Uuid, Path), ("decision" = Uuid, Path)), responses((status = 200, body = OneDecision), (status = 409)))]
pub async fn close(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
) -> Api<OneDecision> {
    verbs::close(&app, &t.actor, id, decision).await?;
    show(State(app), t, Path((id, decision))).await
}

/// Takes an open vote back, saying why.
#[utoipa::path(post, path = "/projects/{id}/decisions/{decision}/withdrawal", tag = "projects", params(("id" = Uuid, Path), ("decision" = Uuid, Path)), request_body = Because, responses((status = 204), (status = 409), (status = 422)))]
pub async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path((id, decision)): Path<(ProjectId, DecisionId)>,
    Json(because): Json<Because>,
) -> Result<StatusCode> {
    verbs::withdraw(&app, &t.actor, id, decision, &because.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
