//! Imports as JSON.

use crate::{
    actions::{
        imports::{self, Dropped, Settings},
        preview,
    },
    expression::{Channel, SourceId, Speaker},
    import::{LegalBasis, LineProblem, MOST_BYTES, Role, propose},
    source::Source,
    store,
};
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use documents::table_in::Format;
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    jobs::JobId,
    web::{Api, ApiQuery, Json, Path, upload::Upload},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A column and what it holds.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub struct ColumnJson {
    name: String,
    /// `text`, `positive`, `negative`, `polarity`, `date`, `place`, `unit`, `number`, `attribute` or `left_out`.
    role: String,
}

/// A column of a file, and what it is taken to hold.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FileColumnJson {
    name: String,
    /// As in a correction.
    role: String,
    /// `personal`: its name announces a person, so that it is proposed to be left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// A row of a file as it is read, or why it would be refused.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PreviewRowJson {
    cells: Vec<String>,
    problem: Option<String>,
}

/// The first rows of a file that waits to be imported.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PreviewJson {
    columns: Vec<String>,
    rows: Vec<PreviewRowJson>,
    /// The sheets of a workbook.
    sheets: Vec<String>,
}

/// What an import counted.
#[derive(Serialize, utoipa::ToSchema)]
pub struct CountsJson {
    taken: i64,
    blank: i64,
    to_review: i64,
    already: i64,
    refused: i64,
}

impl From<crate::source::Counts> for CountsJson {
    fn from(c: crate::source::Counts) -> Self {
        Self {
            taken: c.taken,
            blank: c.blank,
            to_review: c.to_review,
            already: c.already,
            refused: c.refused,
        }
    }
}

/// What a dry run found.
#[derive(Serialize, utoipa::ToSchema)]
pub struct TrialJson {
    rows: i64,
    counts: CountsJson,
    /// How many rows by problem.
    problems: BTreeMap<String, i64>,
}

/// How far work is.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ProgressJson {
    done: i64,
    total: Option<i64>,
    state: &'static str,
}

/// An import.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ImportJson {
    id: Uuid,
    organisation: Uuid,
    kind: &'static str,
    /// `draft`, `checking`, `checked`, `running`, `done`, `undoing`, `undone` or `failed`.
    state: &'static str,
    name: String,
    file_name: String,
    file_bytes: i64,
    /// How the file is read.
    #[schema(value_type = Option<Object>)]
    format: Option<serde_json::Value>,
    columns: Vec<FileColumnJson>,
    channel: &'static str,
    speaker: &'static str,
    legal_basis: &'static str,
    retention_months: i64,
    allows_publication: bool,
    counts: CountsJson,
    trial: Option<TrialJson>,
    #[schema(format = DateTime)]
    created_at: String,
    undone_why: Option<String>,
    version: i64,
}

impl From<Source> for ImportJson {
    fn from(s: Source) -> Self {
        let roles = s.mapping.roles.iter();
        let columns = s.mapping.columns.iter().zip(roles).map(|(name, role)| FileColumnJson {
            name: name.clone(),
            role: role.code().to_owned(),
            why: propose::is_personal(name).then_some("personal"),
        });
        Self {
            id: s.id.0,
            organisation: s.organisation,
            kind: s.kind.code(),
            state: s.state.code(),
            format: s.format.as_ref().and_then(|f| serde_json::to_value(f).ok()),
            columns: columns.collect(),
            channel: s.mapping.channel.code(),
            speaker: s.mapping.speaker.code(),
            legal_basis: s.basis.code(),
            retention_months: s.retention_months,
            allows_publication: s.allows_publication,
            counts: s.counts.into(),
            trial: s.trial.map(|t| TrialJson {
                rows: t.rows,
                counts: t.counts.into(),
                problems: t.problems,
            }),
            created_at: s.created_at.to_string(),
            undone_why: s.undone.map(|(_, why)| why),
            version: s.version,
            name: s.name,
            file_name: s.file_name,
            file_bytes: s.file_bytes,
        }
    }
}

/// Imports.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Imports {
    imports: Vec<ImportJson>,
}

/// One import, and how far its work is.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneImport {
    import: ImportJson,
    progress: Option<ProgressJson>,
    /// The first rows, until it runs.
    preview: Option<PreviewJson>,
    /// Most numbers came with other words than before: give the column of the number another role.
    numbers_nothing: bool,
}

async fn one(app: &App, t: &Reader, id: SourceId) -> Result<OneImport> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    let job = match source.job {
        Some(job) => platform::jobs::get(app, &scope, JobId(job)).await.ok(),
        None => None,
    };
    let progress = job.map(|job| ProgressJson {
        done: job.done,
        total: job.total,
        state: job.state.code(),
    });
    Ok(OneImport {
        progress,
        preview: first_rows(app, t, &source).await?,
        numbers_nothing: imports::numbers_nothing(app, &source).await?,
        import: source.into(),
    })
}

async fn first_rows(app: &App, t: &Reader, source: &Source) -> Result<Option<PreviewJson>> {
    if !source.is_open() || source.chunks.is_empty() {
        return Ok(None);
    }
    let preview = preview::preview(app, source).await?;
    let row = |row: std::result::Result<Vec<String>, LineProblem>| match row {
        Ok(cells) => PreviewRowJson { cells, problem: None },
        Err(problem) => PreviewRowJson {
            cells: Vec::new(),
            problem: Some(problem.said(t)),
        },
    };
    Ok(Some(PreviewJson {
        columns: preview.header,
        rows: preview.rows.into_iter().map(row).collect(),
        sheets: preview.sheets,
    }))
}

/// The latest imports, newest first.
#[utoipa::path(get, path = "/imports", tag = "imports", responses((status = 200, body = Imports), (status = 403)))]
pub async fn list_imports(State(app): State<App>, t: Reader) -> Api<Imports> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let sources = store::source::latest(&app, &scope, 100).await?;
    Ok(Json(Imports {
        imports: sources.into_iter().map(Into::into).collect(),
    }))
}

/// Begins an import: a multipart form with `file`, and `organisation` for who has several. Nothing is taken yet.
#[utoipa::path(post, path = "/imports", tag = "imports", request_body(content_type = "multipart/form-data", content = String),
    responses((status = 201, body = OneImport), (status = 403), (status = 413), (status = 422)))]
pub async fn begin_import(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let upload = Upload::read(&app, request, MOST_BYTES).await?;
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "expressions-import-file-missing"))?;
    let organisation = upload.text("organisation").parse().ok();
    if let Some(organisation) = organisation {
        scope.check(organisation)?;
    }
    let dropped = Dropped {
        organisation,
        name: &file.name,
        path: file.path(),
        has_header: false,
    };
    let id = imports::begin(&app, &t.actor, dropped).await?;
    Ok((StatusCode::CREATED, Json(one(&app, &t, id).await?)).into_response())
}

/// One import.
#[utoipa::path(get, path = "/imports/{id}", tag = "imports", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneImport), (status = 403), (status = 404)))]
pub async fn show_import(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Api<OneImport> {
    Ok(Json(one(&app, &t, id).await?))
}

/// What may be corrected before an import runs; what is left out stays.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Correction {
    version: i64,
    #[serde(default)]
    name: Option<String>,
    /// Roles by column name; other columns keep theirs.
    #[serde(default)]
    columns: Vec<ColumnJson>,
    /// How the file is read; its columns are then proposed anew.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    format: Option<serde_json::Value>,
    #[serde(default)]
    channel: Option<String>,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    legal_basis: Option<String>,
    #[serde(default)]
    retention_months: Option<i64>,
    #[serde(default)]
    allows_publication: Option<bool>,
}

/// Corrects columns, format and what the import stands on.
#[utoipa::path(patch, path = "/imports/{id}", tag = "imports", params(("id" = Uuid, Path)), request_body = Correction,
    responses((status = 200, body = OneImport), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn correct_import(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    Json(given): Json<Correction>,
) -> Api<OneImport> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let mut version = given.version;
    if let Some(format) = &given.format {
        let format: Format =
            serde_json::from_value(format.clone()).map_err(|_| Error::invalid("format", "table-unreadable"))?;
        imports::reformat(&app, &t.actor, id, version, format).await?;
        version += 1;
    }
    let source = store::source::get(app.db.read(), &scope, id).await?;
    imports::save(&app, &t.actor, id, settings(source, given, version)?).await?;
    Ok(Json(one(&app, &t, id).await?))
}

fn settings(source: Source, given: Correction, version: i64) -> Result<Settings> {
    let mut mapping = source.mapping;
    for column in &given.columns {
        let unknown = || Error::invalid("columns", "expressions-columns-unknown");
        let at = mapping
            .columns
            .iter()
            .position(|name| *name == column.name)
            .ok_or_else(unknown)?;
        mapping.roles[at] = Role::from_code(&column.role).ok_or_else(unknown)?;
    }
    let code = |text: &Option<String>| text.clone().unwrap_or_default();
    mapping.channel = Channel::from_code(&code(&given.channel)).unwrap_or(mapping.channel);
    mapping.speaker = Speaker::from_code(&code(&given.speaker)).unwrap_or(mapping.speaker);
    Ok(Settings {
        version,
        name: given.name.unwrap_or(source.name),
        mapping,
        basis: LegalBasis::from_code(&code(&given.legal_basis)).unwrap_or(source.basis),
        retention_months: given.retention_months.unwrap_or(source.retention_months),
        allows_publication: given.allows_publication.unwrap_or(source.allows_publication),
    })
}

/// Drops an import that never ran, and its file.
#[utoipa::path(delete, path = "/imports/{id}", tag = "imports", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub async fn drop_import(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<StatusCode> {
    imports::discard(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Starts a dry run, which keeps nothing.
#[utoipa::path(post, path = "/imports/{id}/dry-run", tag = "imports", params(("id" = Uuid, Path)),
    responses((status = 202, body = OneImport), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn try_import(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<Response> {
    imports::try_out(&app, &t.actor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(one(&app, &t, id).await?)).into_response())
}

/// Starts the import; after a failure it goes on where it stopped.
#[utoipa::path(post, path = "/imports/{id}/run", tag = "imports", params(("id" = Uuid, Path)),
    responses((status = 202, body = OneImport), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn run_import(State(app): State<App>, t: Reader, Path(id): Path<SourceId>) -> Result<Response> {
    imports::run(&app, &t.actor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(one(&app, &t, id).await?)).into_response())
}

/// Why an import is undone.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Why {
    why: String,
}

/// Takes out everything that an import took.
#[utoipa::path(post, path = "/imports/{id}/undo", tag = "imports", params(("id" = Uuid, Path)), request_body = Why,
    responses((status = 202, body = OneImport), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn undo_import(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    Json(given): Json<Why>,
) -> Result<Response> {
    imports::undo(&app, &t.actor, id, &given.why).await?;
    Ok((StatusCode::ACCEPTED, Json(one(&app, &t, id).await?)).into_response())
}

/// What is wrong with one line.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LineProblemJson {
    line: i64,
    code: String,
    /// Was the row refused? Otherwise it was taken without what the remark says.
    refused: bool,
    detail: String,
}

/// What is wrong, line by line.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LineProblems {
    problems: Vec<LineProblemJson>,
}

/// Where a page begins.
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    after: i64,
}

/// What was refused or remarked, line by line, up to 500 after a line.
#[utoipa::path(get, path = "/imports/{id}/problems", tag = "imports", params(("id" = Uuid, Path), ("after" = Option<i64>, Query)),
    responses((status = 200, body = LineProblems), (status = 403), (status = 404)))]
pub async fn list_problems(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SourceId>,
    ApiQuery(place): ApiQuery<After>,
) -> Api<LineProblems> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    let problems = store::problem::of(&app, source.id, place.after, 500).await?;
    let json = |p: crate::import::LineProblem| LineProblemJson {
        line: p.line,
        refused: p.refuses(),
        detail: p.said(&t),
        code: p.code,
    };
    Ok(Json(LineProblems {
        problems: problems.into_iter().map(json).collect(),
    }))
}
