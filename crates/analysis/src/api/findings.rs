//! Findings as JSON.

use super::MadeInStudies;
use crate::{
    FindingId, StudyId, ThemeId,
    actions::{self, findings::Wording},
    finding::{Finding, Signature},
    store,
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who signed.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SignatureJson {
    person: Uuid,
    name: String,
    role: String,
    #[schema(format = DateTime)]
    at: String,
}

impl From<&Signature> for SignatureJson {
    fn from(by: &Signature) -> Self {
        Self {
            person: by.person,
            name: by.name.clone(),
            role: by.role.clone(),
            at: by.at.to_string(),
        }
    }
}

/// Who objects, and why.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ObjectionJson {
    college: &'static str,
    by: SignatureJson,
    reason: String,
}

/// One finding.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct FindingJson {
    id: Uuid,
    study: Uuid,
    theme: Option<Uuid>,
    organisation: Uuid,
    sentence: String,
    evidence_count: i64,
    /// Gone since: taken back by their authors, or with an import that was undone.
    withdrawn_count: i64,
    users: Option<SignatureJson>,
    professionals: Option<SignatureJson>,
    objections: Vec<ObjectionJson>,
    /// Both colleges agreed, nobody objects, evidence is left.
    stands: bool,
    #[schema(format = DateTime)]
    stood_at: Option<String>,
    #[schema(format = DateTime)]
    written_at: String,
    written_by_role: String,
    version: i64,
}

impl From<&Finding> for FindingJson {
    fn from(finding: &Finding) -> Self {
        let objections = finding.standing.objections.iter();
        Self {
            id: finding.id.0,
            study: finding.study.0,
            theme: finding.theme.map(|theme| theme.0),
            organisation: finding.organisation,
            sentence: finding.sentence.clone(),
            evidence_count: finding.evidence_count,
            withdrawn_count: finding.withdrawn_count,
            users: finding.standing.users.as_ref().map(Into::into),
            professionals: finding.standing.professionals.as_ref().map(Into::into),
            objections: objections
                .map(|one| ObjectionJson {
                    college: one.college.code(),
                    by: (&one.by).into(),
                    reason: one.reason.clone(),
                })
                .collect(),
            stands: finding.stands,
            stood_at: finding.stood_at.map(|at| at.to_string()),
            written_at: finding.written_at.to_string(),
            written_by_role: finding.written_by_role.clone(),
            version: finding.version,
        }
    }
}

/// Findings.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Findings {
    findings: Vec<FindingJson>,
}

/// What narrows the list, and where its page begins.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct FindingsQuery {
    #[serde(default)]
    #[param(value_type = Option<Uuid>)]
    study: Option<StudyId>,
    /// The last finding of the page before.
    #[serde(default)]
    #[param(value_type = Option<Uuid>)]
    before: Option<FindingId>,
}

/// Findings that I may see, newest first, 50 at most.
#[utoipa::path(get, path = "/findings", tag = "analysis", params(FindingsQuery), responses((status = 200, body = Findings), (status = 403)))]
pub(crate) async fn list_findings(
    State(app): State<App>,
    t: Reader,
    ApiQuery(query): ApiQuery<FindingsQuery>,
) -> Api<Findings> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let found = store::findings::page(&app, &scope, query.study, query.before, 50).await?;
    Ok(Json(Findings {
        findings: found.iter().map(Into::into).collect(),
    }))
}

/// A finding to write.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct NewFindingJson {
    study: Uuid,
    #[serde(default)]
    theme: Option<Uuid>,
    sentence: String,
    /// Numbers of expressions of the study's corpus, 500 at most.
    evidence: Vec<i64>,
}

/// Writes a finding of a study whose reading is closed.
#[utoipa::path(post, path = "/findings", tag = "analysis", request_body = NewFindingJson,
    responses((status = 201, body = MadeInStudies), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn write_finding(
    State(app): State<App>,
    t: Reader,
    Json(body): Json<NewFindingJson>,
) -> Result<(StatusCode, Json<MadeInStudies>)> {
    let wording = Wording {
        sentence: body.sentence,
        evidence: body.evidence.into_iter().collect(),
    };
    let id = actions::findings::write(&app, &t.actor, StudyId(body.study), body.theme.map(ThemeId), wording).await?;
    Ok((StatusCode::CREATED, Json(MadeInStudies { id: id.0 })))
}

/// A finding with its evidence.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneFinding {
    finding: FindingJson,
    /// Numbers of the expressions that it rests on now.
    evidence: Vec<i64>,
}

/// One finding and what it rests on.
#[utoipa::path(get, path = "/findings/{id}", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneFinding), (status = 404)))]
pub(crate) async fn show_finding(State(app): State<App>, t: Reader, Path(id): Path<FindingId>) -> Api<OneFinding> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let finding = store::findings::get(&app, &scope, id).await?;
    let evidence = store::evidence::list(app.db.read(), id)
        .await?
        .into_iter()
        .map(|(number, _)| number)
        .collect();
    Ok(Json(OneFinding {
        finding: (&finding).into(),
        evidence,
    }))
}

/// A new wording.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct WordingJson {
    sentence: String,
    /// All the numbers that it rests on.
    evidence: Vec<i64>,
    /// The version that is changed.
    version: i64,
}

/// Changes the sentence or the evidence; agreements to the old wording count no longer.
#[utoipa::path(put, path = "/findings/{id}", tag = "analysis", params(("id" = Uuid, Path)), request_body = WordingJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn rewrite_finding(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Json(body): Json<WordingJson>,
) -> Result<StatusCode> {
    let wording = Wording {
        sentence: body.sentence,
        evidence: body.evidence.into_iter().collect(),
    };
    actions::findings::rewrite(&app, &t.actor, id, wording, body.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The version that was read.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct AgreementToJson {
    version: i64,
}

/// Agrees to a wording for my college.
#[utoipa::path(post, path = "/findings/{id}/agreements", tag = "analysis", params(("id" = Uuid, Path)), request_body = AgreementToJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn agree_finding(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Json(body): Json<AgreementToJson>,
) -> Result<StatusCode> {
    actions::findings::answer(&app, &t.actor, id, body.version, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why not.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ObjectionToJson {
    version: i64,
    reason: String,
}

/// Disagrees with a wording; it does not stand until this is taken back.
#[utoipa::path(post, path = "/findings/{id}/disagreements", tag = "analysis", params(("id" = Uuid, Path)), request_body = ObjectionToJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn disagree_finding(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
    Json(body): Json<ObjectionToJson>,
) -> Result<StatusCode> {
    actions::findings::answer(&app, &t.actor, id, body.version, Some(&body.reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what I said of a finding.
#[utoipa::path(delete, path = "/findings/{id}/answer", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn take_back_answer(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<FindingId>,
) -> Result<StatusCode> {
    actions::findings::take_back(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
