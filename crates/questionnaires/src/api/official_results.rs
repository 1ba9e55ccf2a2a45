//! Official results as JSON.

use crate::{
    actions::{
        official_imports::{self as verbs, DroppedFile, MOST_BYTES, typed_year},
        official_results::{YearResult, establishment},
    },
    esatis::{
        Class, Evolution, Measured, Recommendation, Survey,
        means::{ByKey, EstablishmentMean},
        problem::Noted,
        thresholds::{Mismatch, Threshold},
    },
    official::{Comparison, OfficialImport, OfficialImportId, Standing},
    pages::noted_words,
    store,
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, Json, Path, upload::Upload},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An import of official results.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OfficialImportJson {
    id: Uuid,
    organisation: Uuid,
    survey: Survey,
    /// The campaign's year; nothing while nobody said it.
    year: Option<i64>,
    file_name: String,
    /// `draft`, `done` or `undone`.
    standing: &'static str,
    row_count: i64,
    refused_count: usize,
    odd_count: usize,
    /// Columns that are left out.
    unknown_columns: Vec<String>,
    undone_why: Option<String>,
}

impl From<OfficialImport> for OfficialImportJson {
    fn from(one: OfficialImport) -> Self {
        Self {
            id: one.id.0,
            organisation: one.organisation,
            survey: one.survey,
            year: one.year,
            standing: one.standing().code(),
            file_name: one.file_name,
            row_count: one.row_count,
            refused_count: one.told.refused_count,
            odd_count: one.told.odd_count,
            unknown_columns: one.told.unknown,
            undone_why: one.undone_why,
        }
    }
}

/// The imports of official results.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OfficialImportsJson {
    official_imports: Vec<OfficialImportJson>,
}

/// The imports of official results, the latest first; drafts and what was taken out for those who import only.
#[utoipa::path(get, path = "/official-results", tag = "questionnaires",
    responses((status = 200, body = OfficialImportsJson), (status = 403)))]
pub(crate) async fn list_official_results(State(app): State<App>, t: Reader) -> Api<OfficialImportsJson> {
    let scope = t.actor.scope(Permission::ReadResults)?;
    let sees_all = t.may(Permission::ManageCampaigns);
    let all = store::official_imports::list(app.db.read(), &scope).await?;
    let shown = all
        .into_iter()
        .filter(|one| sees_all || one.standing() == Standing::Done);
    Ok(Json(OfficialImportsJson {
        official_imports: shown.map(Into::into).collect(),
    }))
}

/// Something about a line.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct NotedLineJson {
    line: u64,
    /// Is the line left out?
    refused: bool,
    code: String,
    message: String,
}

fn noted_json(t: &Reader, one: &Noted) -> NotedLineJson {
    NotedLineJson {
        line: one.line,
        refused: one.is_refusal,
        code: one.code.clone(),
        message: noted_words(t, one),
    }
}

/// A class that is not that of its score.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MismatchJson {
    line: u64,
    finess: String,
    score: f64,
    /// The class that the file gives.
    told: Class,
    /// The class that the thresholds give.
    computed: Class,
}

impl From<Mismatch> for MismatchJson {
    fn from(one: Mismatch) -> Self {
        Self {
            line: one.line,
            finess: one.finess,
            score: one.score,
            told: one.told,
            computed: one.computed,
        }
    }
}

/// The thresholds of a campaign.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ThresholdsJson {
    a: f64,
    b: f64,
    c: f64,
    source: String,
    #[schema(format = Date)]
    date: String,
}

impl From<Threshold> for ThresholdsJson {
    fn from(one: Threshold) -> Self {
        Self {
            a: one.a,
            b: one.b,
            c: one.c,
            source: one.source,
            date: one.date.to_string(),
        }
    }
}

/// What a draft would change, in establishments.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OfficialComparisonJson {
    fresh: usize,
    changed: usize,
    same: usize,
}

impl From<Comparison> for OfficialComparisonJson {
    fn from(of: Comparison) -> Self {
        Self {
            fresh: of.fresh,
            changed: of.changed,
            same: of.same,
        }
    }
}

/// One import.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneOfficialImport {
    official_import: OfficialImportJson,
    /// Nothing where nobody looked them up.
    thresholds: Option<ThresholdsJson>,
    mismatches: Vec<MismatchJson>,
    /// Of a draft whose year is known.
    comparison: Option<OfficialComparisonJson>,
    noted: Vec<NotedLineJson>,
}

async fn one(app: &App, t: &Reader, id: OfficialImportId) -> Result<OneOfficialImport> {
    let looked = verbs::look(app, &t.actor, id).await?;
    let noted = &looked.import.told.noted;
    Ok(OneOfficialImport {
        noted: noted.iter().map(|one| noted_json(t, one)).collect(),
        official_import: looked.import.into(),
        thresholds: looked.threshold.map(Into::into),
        mismatches: looked.mismatches.into_iter().map(Into::into).collect(),
        comparison: looked.comparison.map(Into::into),
    })
}

/// Reads a file: a multipart form with `file`, `year` where its name does not tell it, and `organisation` for who has
/// several. It is a draft that nobody's page counts.
#[utoipa::path(post, path = "/official-results/imports", tag = "questionnaires",
    request_body(content_type = "multipart/form-data", content = String),
    responses((status = 201, body = OneOfficialImport), (status = 403), (status = 413), (status = 422)))]
pub(crate) async fn begin_official_import(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    t.actor.scope(Permission::ManageCampaigns)?;
    let upload = Upload::read(&app, request, MOST_BYTES).await?;
    let year = typed_year(upload.text("year"))?;
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "questionnaires-official-file-absent"))?;
    let dropped = DroppedFile {
        organisation: upload.text("organisation").parse().ok(),
        name: &file.name,
        path: file.path(),
        year,
    };
    let id = verbs::begin(&app, &t.actor, dropped).await?;
    Ok((StatusCode::CREATED, Json(one(&app, &t, id).await?)).into_response())
}

/// One import, with what it would change and the classes that are not those of their scores.
#[utoipa::path(get, path = "/official-results/imports/{id}", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneOfficialImport), (status = 403), (status = 404)))]
pub(crate) async fn show_official_import(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OfficialImportId>,
) -> Api<OneOfficialImport> {
    Ok(Json(one(&app, &t, id).await?))
}

/// Throws a draft away.
#[utoipa::path(delete, path = "/official-results/imports/{id}", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn drop_official_import(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OfficialImportId>,
) -> Result<StatusCode> {
    verbs::discard(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The year of a campaign.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct OfficialYearBody {
    /// Where the draft has none, or another one.
    #[serde(default)]
    year: Option<i64>,
}

/// Puts a draft in force.
#[utoipa::path(post, path = "/official-results/imports/{id}/run", tag = "questionnaires", params(("id" = Uuid, Path)),
    request_body = OfficialYearBody,
    responses((status = 200, body = OneOfficialImport), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn run_official_import(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OfficialImportId>,
    Json(body): Json<OfficialYearBody>,
) -> Api<OneOfficialImport> {
    verbs::confirm(&app, &t.actor, id, body.year).await?;
    Ok(Json(one(&app, &t, id).await?))
}

/// Why an import is taken out.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct OfficialUndoBody {
    #[serde(default)]
    why: String,
}

/// Takes an import out as a whole.
#[utoipa::path(post, path = "/official-results/imports/{id}/undo", tag = "questionnaires", params(("id" = Uuid, Path)),
    request_body = OfficialUndoBody,
    responses((status = 200, body = OneOfficialImport), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn undo_official_import(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<OfficialImportId>,
    Json(body): Json<OfficialUndoBody>,
) -> Api<OneOfficialImport> {
    verbs::undo(&app, &t.actor, id, &body.why).await?;
    Ok(Json(one(&app, &t, id).await?))
}

/// What one campaign says of an establishment.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OfficialYearJson {
    survey: Survey,
    year: i64,
    /// `DI`: fewer than thirty usable answers; `NR`: no answer; `NV`: not validated.
    class: Option<Class>,
    evolution: Option<Evolution>,
    /// By key: `all`, and the dimensions of the survey.
    scores: BTreeMap<String, Measured>,
    recommendation: Option<Recommendation>,
    bound: Option<bool>,
    has_deposited: Option<bool>,
    thresholds: Option<ThresholdsJson>,
    mismatch: Option<MismatchJson>,
    /// The means of the same file, each establishment counted once.
    region_means: BTreeMap<String, EstablishmentMean>,
    nation_means: BTreeMap<String, EstablishmentMean>,
    file_name: String,
    line: u64,
}

fn year_json(one: YearResult) -> OfficialYearJson {
    let mut means = one.import.means;
    let region: ByKey = means.regions.remove(&one.row.region).unwrap_or_default();
    OfficialYearJson {
        survey: one.survey,
        year: one.year,
        class: one.row.class,
        evolution: one.row.evolution,
        scores: one.row.figures.scores,
        recommendation: one.row.figures.recommendation,
        bound: one.row.figures.is_bound,
        has_deposited: one.row.figures.has_deposited,
        thresholds: one.threshold.map(Into::into),
        mismatch: one.mismatch.map(Into::into),
        region_means: region,
        nation_means: means.nation,
        file_name: one.import.file_name,
        line: one.row.line,
    }
}

/// One of the establishment's own surveys: raw scores, not adjusted, not comparable with e-Satis.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnSurveyJson {
    campaign: Uuid,
    name: String,
    participant: Option<Uuid>,
    complete_count: i64,
    partial_count: i64,
}

/// An establishment.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OfficialEstablishmentJson {
    finess: String,
    name: String,
    region: String,
    years: Vec<OfficialYearJson>,
    own_surveys: Vec<OwnSurveyJson>,
    /// The organisation with this number, for who may read what people said there.
    organisation: Option<Uuid>,
}

/// What the official files say of an establishment.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneOfficialEstablishment {
    establishment: OfficialEstablishmentJson,
}

/// What the official files say of an establishment, by the number of its place, beside its own surveys.
#[utoipa::path(get, path = "/official-results/{finess}", tag = "questionnaires", params(("finess" = String, Path)),
    responses((status = 200, body = OneOfficialEstablishment), (status = 403), (status = 404)))]
pub(crate) async fn show_official_results(
    State(app): State<App>,
    t: Reader,
    Path(finess): Path<String>,
) -> Api<OneOfficialEstablishment> {
    let of = establishment(&app, &t.actor, &finess).await?;
    let own = of.own.iter().map(|one| OwnSurveyJson {
        campaign: one.campaign.id.0,
        name: one.campaign.words.name.clone(),
        participant: one.participant.as_ref().map(|one| one.id.0),
        complete_count: one.complete_count(),
        partial_count: one.partial_count(),
    });
    Ok(Json(OneOfficialEstablishment {
        establishment: OfficialEstablishmentJson {
            own_surveys: own.collect(),
            finess: of.finess,
            name: of.name,
            region: of.region,
            years: of.years.into_iter().map(year_json).collect(),
            organisation: of.organisation,
        },
    }))
}
