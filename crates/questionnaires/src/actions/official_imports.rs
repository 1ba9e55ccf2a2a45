//! Importing official results: a file is read and shown, then confirmed, and can be taken out as a whole.

use super::batch::no_table;
use super::instruments::chosen;
use crate::{
    esatis::{
        OfficialRow, Survey,
        columns::NotOfficial,
        is_year,
        problem::Noted,
        reading::{self, MOST_ROWS, OfficialFile, Unusable},
        thresholds::{self, Mismatch, Threshold, Thresholds, mismatches},
        year_in,
    },
    official::{Comparison, OfficialImport, OfficialImportId, Standing},
    store,
};
use documents::table_in::{self, Limits};
use platform::{Actor, App, Change, Error, Permission, Problems, Result, Scope};
use serde_json::json;
use std::{
    collections::BTreeMap,
    fs::File,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Most bytes of a file: the largest published so far has a quarter of a million.
pub(crate) const MOST_BYTES: u64 = 20_000_000;
/// Characters of a file's name that are kept.
const LONGEST_FILE_NAME: usize = 200;
/// Characters of a reason.
const LONGEST_WHY: usize = 500;

/// A file that somebody gave.
pub(crate) struct DroppedFile<'a> {
    pub organisation: Option<Uuid>,
    pub name: &'a str,
    pub path: &'a Path,
    /// As somebody said it; else the file's name is asked.
    pub year: Option<i64>,
}

/// Reads a file and keeps it as a draft, that nobody's page counts. An earlier draft of the
/// same person, survey and year is thrown away.
///
/// # Errors
/// [`Error::Invalid`] when it is no file of official results, or the year is none.
pub(crate) async fn begin(app: &App, actor: &Actor, dropped: DroppedFile<'_>) -> Result<OfficialImportId> {
    let scope = actor.scope(Permission::ManageCampaigns)?;
    let organisation = chosen(&scope, dropped.organisation)?;
    if let Some(year) = dropped.year {
        checked_year(Some(year))?;
    }
    let file = read(dropped.path, dropped.name).await?;
    let year = dropped.year.or_else(|| year_in(dropped.name));
    let name: String = dropped.name.chars().take(LONGEST_FILE_NAME).collect();
    let mut change = app.change(actor).await?;
    for old in store::official_imports::own_drafts(&change, organisation, file.survey, year).await? {
        store::official_imports::remove(&change, old).await?;
    }
    let id = store::official_imports::insert(&change, organisation, (&name, year), &file).await?;
    store::official_results::insert(&change, id, organisation, &file.rows).await?;
    change.audit(
        "official-results.prepare",
        &id.subject(),
        Some(organisation),
        &json!({ "survey": file.survey.code(), "rows": file.rows.len() }),
    );
    change.commit().await?;
    Ok(id)
}

/// Reads a file outside the threads that serve requests.
async fn read(path: &Path, name: &str) -> Result<OfficialFile> {
    let (path, name) = (path.to_owned(), name.to_owned());
    tokio::task::spawn_blocking(move || read_now(&path, &name))
        .await
        .map_err(Error::internal)?
}

fn read_now(path: &Path, name: &str) -> Result<OfficialFile> {
    let limits = Limits::default();
    let format = table_in::examine(Box::new(File::open(path)?), name, &limits).map_err(|problem| no_table(&problem))?;
    let source = Box::new(File::open(path)?);
    let rows = table_in::rows(source, &format.with_headers(true), &limits).map_err(|problem| no_table(&problem))?;
    reading::read(rows).map_err(|unusable| unusable_file(&unusable))
}

fn file_problem(message: &str, args: &[(&str, &str)]) -> Error {
    let mut problems = Problems::new();
    problems.add_with("file", message, args);
    Error::Invalid(problems)
}

fn unusable_file(unusable: &Unusable) -> Error {
    match unusable {
        Unusable::NoRow => file_problem("questionnaires-official-file-no-row", &[]),
        Unusable::TooManyRows => file_problem(
            "questionnaires-official-file-too-many-rows",
            &[("most", &MOST_ROWS.to_string())],
        ),
        Unusable::NotOfficial(NotOfficial::Lexicon) => file_problem("questionnaires-official-file-lexicon", &[]),
        Unusable::NotOfficial(NotOfficial::NoSurvey) => file_problem("questionnaires-official-file-no-survey", &[]),
        Unusable::NotOfficial(NotOfficial::SeveralSurveys) => {
            file_problem("questionnaires-official-file-several-surveys", &[])
        }
        Unusable::NotOfficial(NotOfficial::Missing(columns)) => file_problem(
            "questionnaires-official-file-missing",
            &[("columns", &columns.join(", "))],
        ),
    }
}

/// A year that somebody typed; nothing where nothing was.
///
/// # Errors
/// [`Error::Invalid`] for anything else than a year.
pub(crate) fn typed_year(text: &str) -> Result<Option<i64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let year = text.parse().ok().filter(|year| is_year(*year));
    year.map(Some)
        .ok_or_else(|| Error::invalid("year", "questionnaires-official-year-wrong"))
}

fn checked_year(year: Option<i64>) -> Result<i64> {
    let year = year.ok_or_else(|| Error::invalid("year", "questionnaires-official-year-missing"))?;
    if is_year(year) {
        Ok(year)
    } else {
        Err(Error::invalid("year", "questionnaires-official-year-wrong"))
    }
}

/// The thresholds of this installation: those of its folder's file, else those of the program.
///
/// # Errors
/// [`Error::Conflict`] when that file cannot be read as thresholds.
pub(crate) async fn thresholds(app: &App) -> Result<Thresholds> {
    match tokio::fs::read_to_string(app.settings.data.join(thresholds::FILE)).await {
        Ok(text) => Thresholds::read(&text).map_err(|_| Error::Conflict("questionnaires-official-thresholds-broken")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Thresholds::shipped().clone()),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            Err(Error::Conflict("questionnaires-official-thresholds-broken"))
        }
        Err(error) => Err(error.into()),
    }
}

/// An import, as it is looked at before and after it is confirmed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Looked {
    pub import: OfficialImport,
    /// The thresholds of its survey and year, where they are known.
    pub threshold: Option<Threshold>,
    /// Rows whose class is not that of their score.
    pub mismatches: Vec<Mismatch>,
    /// What a draft would change, once its year is known.
    pub comparison: Option<Comparison>,
}

/// An import with what it would change and where its classes do not fit.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn look(app: &App, actor: &Actor, id: OfficialImportId) -> Result<Looked> {
    let scope = actor.scope(Permission::ManageCampaigns)?;
    let import = store::official_imports::get(app.db.read(), &scope, id).await?;
    let rows = store::official_results::of_import(app.db.read(), &scope, id).await?;
    let threshold = match import.year {
        Some(year) => thresholds(app).await?.of(import.survey, year).cloned(),
        None => None,
    };
    let comparison = match import.year {
        Some(year) if import.standing() == Standing::Draft => Some(compared(app, &scope, &import, year, &rows).await?),
        _ => None,
    };
    Ok(Looked {
        mismatches: threshold.as_ref().map_or_else(Vec::new, |by| mismatches(&rows, by)),
        import,
        threshold,
        comparison,
    })
}

/// The rows of a draft beside those in force for its organisation, survey and year.
async fn compared(
    app: &App,
    scope: &Scope,
    import: &OfficialImport,
    year: i64,
    rows: &[OfficialRow],
) -> Result<Comparison> {
    let read = app.db.read();
    let mut in_force = BTreeMap::new();
    for other in store::official_imports::in_force(read, scope).await? {
        let is_same =
            (other.organisation, other.survey, other.year) == (import.organisation, import.survey, Some(year));
        if is_same {
            for row in store::official_results::of_import(read, scope, other.id).await? {
                in_force.insert(row.finess.clone(), row);
            }
        }
    }
    Ok(Comparison::of(rows, &in_force))
}

/// A draft or an import, to change it.
async fn managed(app: &App, actor: &Actor, id: OfficialImportId) -> Result<(Scope, OfficialImport)> {
    let scope = actor.scope(Permission::ManageCampaigns)?;
    let import = store::official_imports::get(app.db.read(), &scope, id).await?;
    Ok((scope, import))
}

/// Gives a draft another year: its classes and what it changes are then looked at again.
///
/// # Errors
/// [`Error::Invalid`] when it is no year; [`Error::Conflict`] when it is no draft.
pub(crate) async fn set_year(app: &App, actor: &Actor, id: OfficialImportId, year: Option<i64>) -> Result<()> {
    let (_, import) = managed(app, actor, id).await?;
    let year = checked_year(year)?;
    let mut change = app.change(actor).await?;
    store::official_imports::set_year(&change, id, year).await?;
    note(&mut change, "official-results.set-year", &import);
    change.commit().await
}

fn note(change: &mut Change, verb: &'static str, of: &OfficialImport) {
    change.audit(
        verb,
        &of.id.subject(),
        Some(of.organisation),
        &json!({ "survey": of.survey.code(), "year": of.year, "rows": of.row_count }),
    );
}

/// Puts a draft in force, under the year that it has or that is said now.
///
/// # Errors
/// [`Error::Invalid`] without a year or a row; [`Error::Conflict`] when it would change nothing, or is no draft any more.
pub(crate) async fn confirm(app: &App, actor: &Actor, id: OfficialImportId, year: Option<i64>) -> Result<()> {
    let (scope, mut import) = managed(app, actor, id).await?;
    if import.standing() != Standing::Draft {
        return Err(Error::Conflict("questionnaires-official-not-a-draft"));
    }
    let year = checked_year(year.or(import.year))?;
    import.year = Some(year);
    let rows = store::official_results::of_import(app.db.read(), &scope, id).await?;
    if compared(app, &scope, &import, year, &rows).await?.is_nothing() {
        return Err(Error::Conflict("questionnaires-official-nothing-new"));
    }
    let mut change = app.change(actor).await?;
    store::official_imports::confirm(&change, id, year).await?;
    note(&mut change, "official-results.import", &import);
    change.commit().await
}

/// Throws a draft away.
///
/// # Errors
/// [`Error::Conflict`] when it is no draft any more.
pub(crate) async fn discard(app: &App, actor: &Actor, id: OfficialImportId) -> Result<()> {
    let (_, import) = managed(app, actor, id).await?;
    let mut change = app.change(actor).await?;
    store::official_imports::remove(&change, id).await?;
    note(&mut change, "official-results.discard", &import);
    change.commit().await
}

/// Takes an import out as a whole, with a reason; what an earlier one said holds again.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`Error::Conflict`] when it is not in force.
pub(crate) async fn undo(app: &App, actor: &Actor, id: OfficialImportId, why: &str) -> Result<()> {
    let (_, import) = managed(app, actor, id).await?;
    let mut problems = Problems::new();
    let why = problems.required("why", why, "questionnaires-why-missing").to_owned();
    if why.chars().count() > LONGEST_WHY {
        problems.add_with(
            "why",
            "questionnaires-official-why-long",
            &[("most", &LONGEST_WHY.to_string())],
        );
    }
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::official_imports::undo(&change, id, &why).await?;
    note(&mut change, "official-results.undo", &import);
    change.commit().await
}

/// What the command line says of a file of official results.
#[derive(Clone, Debug, Default)]
pub struct OfficialOptions {
    /// The file.
    pub path: PathBuf,
    /// For which organisation.
    pub organisation: Option<Uuid>,
    /// The campaign's year; else the file's name is asked.
    pub year: Option<i64>,
    /// Say what would happen, and keep nothing.
    pub dry_run: bool,
}

/// What an import from the command line did, or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialOutcome {
    /// Which; nothing when nothing was kept.
    pub import: Option<OfficialImportId>,
    /// Of which survey.
    pub survey: Survey,
    /// Of which campaign.
    pub year: i64,
    /// Establishments that are new for this survey and year.
    pub fresh: usize,
    /// Those that now say something else.
    pub changed: usize,
    /// Those that say the same.
    pub same: usize,
    /// Lines that were left out.
    pub refused: usize,
    /// The first lines that are refused or odd.
    pub noted: Vec<Noted>,
    /// Rows whose class is not that of their score.
    pub mismatches: Vec<Mismatch>,
    /// Are the thresholds of this survey and year known?
    pub has_thresholds: bool,
}

/// Imports a file of official results; the same file again changes nothing.
///
/// # Errors
/// [`Error::Invalid`] when it is no such file, or nothing tells its year.
pub async fn import_official(app: &App, actor: &Actor, options: OfficialOptions) -> Result<OfficialOutcome> {
    let name = options.path.file_name();
    let name = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let dropped = DroppedFile {
        organisation: options.organisation,
        name: &name,
        path: &options.path,
        year: options.year,
    };
    let id = begin(app, actor, dropped).await?;
    let looked = look(app, actor, id).await?;
    let (Some(year), Some(comparison)) = (looked.import.year, looked.comparison) else {
        discard(app, actor, id).await?;
        return Err(Error::invalid("year", "questionnaires-official-year-missing"));
    };
    let is_kept = !options.dry_run && !comparison.is_nothing();
    if is_kept {
        confirm(app, actor, id, None).await?;
    } else {
        discard(app, actor, id).await?;
    }
    Ok(OfficialOutcome {
        import: is_kept.then_some(id),
        survey: looked.import.survey,
        year,
        fresh: comparison.fresh,
        changed: comparison.changed,
        same: comparison.same,
        refused: looked.import.told.refused_count,
        noted: looked.import.told.noted,
        mismatches: looked.mismatches,
        has_thresholds: looked.threshold.is_some(),
    })
}

/// Takes an import of official results out as a whole.
///
/// # Errors
/// [`Error::NotFound`] when there is no such import; else as its page.
pub async fn undo_official(app: &App, actor: &Actor, import: Uuid, why: &str) -> Result<()> {
    undo(app, actor, OfficialImportId(import), why).await
}
