//! Learning and proposals as JSON.

use super::CodesJson;
use crate::{
    StudyId, ThemeId,
    actions::{
        self,
        learning::{At, Order, Part},
    },
    learning::{Hits, ModelOrigin},
    store::{self, proposals::Proposal},
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How well one theme is found, on expressions that the model had not seen.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HitsJson {
    theme: Uuid,
    /// Expressions that carry it.
    carried: i64,
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
}

fn hits((theme, hits): &(ThemeId, Hits)) -> HitsJson {
    HitsJson {
        theme: theme.0,
        carried: hits.carried(),
        precision: hits.precision(),
        recall: hits.recall(),
        f1: hits.f1(),
    }
}

/// The model that proposes.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ModelJson {
    id: Uuid,
    /// `learned` from the agreed codings of the study, or `starter`: it learned from invented comments, nothing of the
    /// study was learned, and no figure says what its proposals are worth.
    origin: &'static str,
    /// The themes that it proposes for; the others get nothing from it.
    proposes_for: Vec<Uuid>,
    /// Agreed codings learned from; 0 for the starter.
    trained_count: i64,
    #[schema(format = DateTime)]
    learned_at: String,
    /// When it had read the whole corpus.
    #[schema(format = DateTime)]
    proposed_at: Option<String>,
    read_count: i64,
    /// Expressions for which it says that it does not know.
    unknown_count: i64,
    /// Cross-validated figures by theme; none for the starter.
    themes: Vec<HitsJson>,
    /// Tones found as people had said, among those learned from; nothing for the starter.
    tone_right: Option<i64>,
    /// Themes were learned from what expressions mean too, because that was right more often.
    themes_by_meaning: bool,
    /// So was the tone.
    tone_by_meaning: bool,
}

/// The model that proposes.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneModel {
    model: ModelJson,
}

/// The latest model of a study.
#[utoipa::path(get, path = "/studies/{id}/model", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneModel), (status = 404)))]
pub(crate) async fn show_model(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<OneModel> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let sheet = store::models::latest(&app, &scope, id).await?.ok_or(Error::NotFound)?;
    Ok(Json(OneModel {
        model: ModelJson {
            id: sheet.id,
            origin: sheet.origin.code(),
            proposes_for: sheet.themes.iter().map(|theme| theme.0).collect(),
            trained_count: sheet.trained_count,
            learned_at: sheet.learned_at.to_string(),
            proposed_at: sheet.proposed_at.map(|at| at.to_string()),
            read_count: sheet.read_count,
            unknown_count: sheet.unknown_count,
            themes: sheet.figures.themes.iter().map(hits).collect(),
            tone_right: (sheet.origin == ModelOrigin::Learned).then_some(sheet.figures.tone_right),
            themes_by_meaning: sheet.figures.by_meaning.themes,
            tone_by_meaning: sheet.figures.by_meaning.tones,
        },
    }))
}

/// Asks for proposals for what nobody coded: from what the tool learns of the agreed codings, or, while these are too few, from
/// the starter for the themes that it knows.
#[utoipa::path(post, path = "/studies/{id}/model", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 202), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn learn_study(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<StatusCode> {
    actions::learning::learn(&app, &t.actor, id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// One proposal.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ProposalJson {
    theme: Uuid,
    /// From 0.5 to 1; from 0.4 for the starter.
    confidence: f64,
    tone: &'static str,
}

impl From<&Proposal> for ProposalJson {
    #[expect(clippy::cast_precision_loss, reason = "between 0 and 1000")]
    fn from(one: &Proposal) -> Self {
        Self {
            theme: one.theme.0,
            confidence: one.confidence as f64 / 1000.0,
            tone: one.tone.code(),
        }
    }
}

/// An expression with everything proposed for it; nothing where the tool does not know.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct QueuedJson {
    number: i64,
    expression: Uuid,
    /// `proposed`, `unknown` where a person reads without a proposal, or `next`: give it back to go on.
    part: &'static str,
    /// Its place in the queue, in thousandths, or its rank in `next`: give it with `part` and `number` to go on.
    confidence: i64,
    proposals: Vec<ProposalJson>,
}

/// The next of the queue, or nothing.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct NextProposal {
    next: Option<QueuedJson>,
    /// Proposals that wait for a person.
    pending_count: i64,
    /// Expressions that wait to be read without a proposal; 10001 stands for more than 10000.
    unknown_count: i64,
}

/// Where in the queue.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct QueueQuery {
    /// `unsure` (what the tool is least sure of first), `sure`, `unknown` (what it does not know first), or `next` (what it
    /// would learn most from, where a reading told what the expressions mean).
    #[serde(default)]
    order: String,
    /// Of the one before.
    #[serde(default)]
    part: String,
    /// Of the one before, in thousandths.
    #[serde(default)]
    confidence: Option<i64>,
    /// Of the one before.
    #[serde(default)]
    number: Option<i64>,
}

/// The next expression that nobody coded: with what is proposed for it, then those without a proposal.
#[utoipa::path(get, path = "/studies/{id}/proposals", tag = "analysis", params(("id" = Uuid, Path), QueueQuery),
    responses((status = 200, body = NextProposal), (status = 404)))]
pub(crate) async fn next_proposal(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    ApiQuery(query): ApiQuery<QueueQuery>,
) -> Api<NextProposal> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let after = query.confidence.zip(query.number).map(|(confidence, number)| At {
        part: Part::from_code(&query.part),
        confidence,
        number,
    });
    let queued = actions::learning::queue(&app, &t.actor, id, Order::from_code(&query.order), after).await?;
    let next = queued.map(|queued| QueuedJson {
        number: queued.at.number,
        expression: queued.expression.0,
        part: queued.at.part.code(),
        confidence: queued.at.confidence,
        proposals: queued.proposals.iter().map(Into::into).collect(),
    });
    Ok(Json(NextProposal {
        next,
        pending_count: facts.pending,
        unknown_count: facts.unknown,
    }))
}

/// My codes of an expression of the corpus.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ConfirmationJson {
    coding: CodesJson,
}

/// Codes an expression whole: proposals among the themes are confirmed, the others refused; one without
/// a proposal is read.
#[utoipa::path(put, path = "/studies/{id}/proposals/{number}", tag = "analysis", params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = ConfirmationJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn code_expression(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Json(body): Json<ConfirmationJson>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::CodeExpressions)?;
    actions::learning::code(&app, &t.actor, id, number, &body.coding.codes()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Yes or no.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ProposalDecisionJson {
    confirm: bool,
}

/// Confirms or dismisses one proposal.
#[utoipa::path(post, path = "/studies/{id}/proposals/{number}/{theme}", tag = "analysis",
    params(("id" = Uuid, Path), ("number" = i64, Path), ("theme" = Uuid, Path)), request_body = ProposalDecisionJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn decide_proposal(
    State(app): State<App>,
    t: Reader,
    Path((id, number, theme)): Path<(StudyId, i64, ThemeId)>,
    Json(body): Json<ProposalDecisionJson>,
) -> Result<StatusCode> {
    actions::learning::decide(&app, &t.actor, id, number, theme, body.confirm).await?;
    Ok(StatusCode::NO_CONTENT)
}
