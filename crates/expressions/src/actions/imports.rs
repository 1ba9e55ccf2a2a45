//! Importing a file: begin, correct, try, run, undo.

use super::preview;
use crate::{
    dropped,
    expression::SourceId,
    import::{ImportState, LegalBasis, Mapping, RETENTION, SourceKind, known},
    jobs,
    source::{Counts, Source},
    store,
};
use documents::table_in::Format;
use platform::{
    Actor, App, Change, Error, Permission, Problems, Result, id,
    jobs::{JobId, NewJob, State as JobState},
};
use serde_json::json;
use std::path::Path;
use uuid::Uuid;

/// A file to import.
pub(crate) struct Dropped<'a> {
    /// For which organisation; may be left out by who has only one.
    pub(crate) organisation: Option<Uuid>,
    /// The name that the browser told.
    pub(crate) name: &'a str,
    /// Where it lies.
    pub(crate) path: &'a Path,
    /// Is it known that the first row names the columns?
    pub(crate) has_header: bool,
}

/// Keeps a file and says what it is; nothing is taken yet.
pub(crate) async fn begin(app: &App, actor: &Actor, file: Dropped<'_>) -> Result<SourceId> {
    begin_with(app, actor, file, Ok).await
}

/// As [`begin`], with columns that are known beforehand.
pub(crate) async fn begin_with(
    app: &App,
    actor: &Actor,
    file: Dropped<'_>,
    columns: impl FnOnce(Mapping) -> Result<Mapping>,
) -> Result<SourceId> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let organisation = match file.organisation.or(scope.single()) {
        Some(organisation) if scope.allows(organisation) => organisation,
        _ => return Err(Error::invalid("organisation", "expressions-organisation-missing")),
    };
    let id = SourceId(id::fresh(&app.clock, &app.random));
    let kept = dropped::keep(app, id, file.path).await?;
    let file_name = platform::files::safe_name(file.name);
    let mut source = Source {
        id,
        organisation,
        kind: SourceKind::File,
        state: ImportState::Draft,
        name: name_of(&file_name),
        file_name,
        file_hash: kept.hash,
        file_bytes: kept.byte_count,
        format: None,
        mapping: Mapping::default(),
        basis: LegalBasis::PublicInterest,
        retention_months: 36,
        allows_publication: false,
        counts: Counts::default(),
        trial: None,
        job: None,
        created_by: actor.person(),
        created_at: app.clock.now(),
        last_read_at: None,
        undone: None,
        version: 1,
        rows_read: 0,
        chunks: kept.chunks,
        wide: Vec::new(),
    };
    let understood = preview::understand(app, &source, file.has_header).await;
    match understood.and_then(|(format, mapping)| Ok((format, columns(mapping)?))) {
        Ok((format, mapping)) => (source.format, source.mapping) = (Some(format), mapping),
        Err(error) => {
            dropped::forget(app, &source.chunks).await;
            return Err(error);
        }
    }
    let mut change = app.change(actor).await?;
    store::source::insert(&change, &source).await?;
    change.audit(
        "source.begun",
        &id.subject(),
        Some(organisation),
        &json!({ "bytes": source.file_bytes, "hash": source.file_hash }),
    );
    change.commit().await?;
    Ok(id)
}

/// `Retours 2026.csv` is proposed as « Retours 2026 ».
fn name_of(file_name: &str) -> String {
    let name = file_name.rsplit_once('.').map_or(file_name, |(name, _)| name);
    name.replace(['_', '-'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a person may change before the import runs.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The version that the person saw.
    pub(crate) version: i64,
    /// The batch's name.
    pub(crate) name: String,
    /// What its columns are.
    pub(crate) mapping: Mapping,
    /// Why these words may be kept.
    pub(crate) basis: LegalBasis,
    /// How long raw words are kept, in months.
    pub(crate) retention_months: i64,
    /// May shared words be shown to everybody?
    pub(crate) allows_publication: bool,
}

/// Saves what the columns are and what the import stands on.
pub(crate) async fn save(app: &App, actor: &Actor, id: SourceId, settings: Settings) -> Result<()> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let mut source = store::source::get(app.db.read(), &scope, id).await?;
    let mut problems = Problems::new();
    let name = problems
        .required("name", &settings.name, "expressions-source-name-missing")
        .to_owned();
    if name.chars().count() > 160 {
        problems.add("name", "expressions-source-name-long");
    }
    if !RETENTION.contains(&settings.retention_months) {
        problems.add("retention", "expressions-retention-bounds");
    }
    if let Err(Error::Invalid(others)) = settings.mapping.check() {
        for problem in others.all() {
            let arguments: Vec<(&str, &str)> = problem
                .arguments
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            problems.add_with(&problem.field, &problem.message, &arguments);
        }
    }
    if settings.mapping.columns.len() != settings.mapping.roles.len()
        || settings.mapping.columns != source.mapping.columns
    {
        return Err(Error::Conflict("expressions-source-changed"));
    }
    problems.check()?;
    source.version = settings.version;
    source.state = ImportState::Draft;
    (source.name, source.mapping, source.basis) = (name, settings.mapping, settings.basis);
    (source.retention_months, source.allows_publication) = (settings.retention_months, settings.allows_publication);
    write(app, actor, &source, "source.columns-named").await
}

/// Reads the file in another format: its columns are proposed anew.
pub(crate) async fn reformat(app: &App, actor: &Actor, id: SourceId, version: i64, format: Format) -> Result<()> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let mut source = store::source::get(app.db.read(), &scope, id).await?;
    if !source.is_open() {
        return Err(Error::Conflict("expressions-source-closed"));
    }
    source.mapping = preview::propose_columns(app, &source, &format).await?;
    (source.format, source.version, source.state) = (Some(format), version, ImportState::Draft);
    write(app, actor, &source, "source.format-corrected").await
}

async fn write(app: &App, actor: &Actor, source: &Source, verb: &'static str) -> Result<()> {
    let mut change = app.change(actor).await?;
    if !store::source::save_settings(change.tx(), source).await? {
        return Err(Error::Conflict("expressions-source-changed"));
    }
    store::problem::clear(change.tx(), source.id).await?;
    change.audit(
        verb,
        &source.id.subject(),
        Some(source.organisation),
        &json!({ "version": source.version + 1 }),
    );
    change.commit().await
}

/// Starts a dry run.
pub(crate) async fn try_out(app: &App, actor: &Actor, id: SourceId) -> Result<()> {
    let source = ready(app, actor, id).await?;
    start(
        app,
        actor,
        &source,
        ImportState::Checking,
        jobs::trial::NAME,
        "source.trial-asked",
    )
    .await
}

/// Starts the import; after a failure it goes on where it stopped.
pub(crate) async fn run(app: &App, actor: &Actor, id: SourceId) -> Result<()> {
    let source = ready(app, actor, id).await?;
    start(
        app,
        actor,
        &source,
        ImportState::Running,
        jobs::import::NAME,
        "source.import-asked",
    )
    .await
}

async fn ready(app: &App, actor: &Actor, id: SourceId) -> Result<Source> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    source.mapping.check()?;
    Ok(source)
}

/// Did most numbers of a file come with other words than before? Then its column numbers nothing.
pub(crate) async fn numbers_nothing(app: &App, source: &Source) -> Result<bool> {
    let code = format!("line-{}", known::NUMBER_TAKEN);
    let (taken, rows) = match &source.trial {
        Some(trial) if source.is_open() => (trial.problems.get(&code).copied().unwrap_or(0), trial.rows),
        _ if source.kind == SourceKind::File => {
            let taken = store::problem::count(app, source.id, known::NUMBER_TAKEN).await?;
            (taken, source.rows_read)
        }
        _ => return Ok(false),
    };
    Ok(known::numbers_nothing(taken, rows))
}

/// Drops an import that never ran, and its file.
pub(crate) async fn discard(app: &App, actor: &Actor, id: SourceId) -> Result<()> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    let mut change = app.change(actor).await?;
    if !store::source::remove_open(change.tx(), id).await? {
        return Err(Error::Conflict("expressions-source-closed"));
    }
    store::problem::clear(change.tx(), id).await?;
    change.audit(
        "source.discarded",
        &id.subject(),
        Some(source.organisation),
        &json!({ "bytes": source.file_bytes }),
    );
    change.commit().await?;
    dropped::forget(app, &source.chunks).await;
    Ok(())
}

/// Starts the undoing of an import, saying why.
pub(crate) async fn undo(app: &App, actor: &Actor, id: SourceId, why: &str) -> Result<()> {
    let (source, why) = may_undo(app, actor, id, why).await?;
    let start = Start {
        to: ImportState::Undoing,
        kind: jobs::undo::NAME,
        verb: "source.undo-asked",
    };
    begin_work(app, actor, &source, start, Some(&why)).await
}

/// As [`undo`], for who does the work at once, without a job.
pub(crate) async fn begin_undoing(app: &App, actor: &Actor, id: SourceId, why: &str) -> Result<()> {
    let (source, why) = may_undo(app, actor, id, why).await?;
    let from = from_states(app, &source, ImportState::Undoing).await?;
    let mut change = app.change(actor).await?;
    if !store::source::step(change.tx(), id, &from, ImportState::Undoing, None).await? {
        return Err(Error::Conflict("expressions-source-closed"));
    }
    store::source::without_job(&change, id).await?;
    keep_why(&mut change, &source, &why).await?;
    change.commit().await
}

async fn may_undo(app: &App, actor: &Actor, id: SourceId, why: &str) -> Result<(Source, String)> {
    let scope = actor.scope(Permission::ImportExpressions)?;
    let source = store::source::get(app.db.read(), &scope, id).await?;
    let mut problems = Problems::new();
    let why = problems.required("why", why, "expressions-undo-why-missing").to_owned();
    if why.chars().count() > 500 {
        problems.add("why", "expressions-undo-why-long");
    }
    problems.check()?;
    if source.kind != SourceKind::File {
        return Err(Error::Conflict("expressions-source-closed"));
    }
    Ok((source, why))
}

async fn keep_why(change: &mut Change, source: &Source, why: &str) -> Result<()> {
    store::source::save_why(change, source.id, why).await?;
    change.audit(
        "source.undo-why",
        &source.id.subject(),
        Some(source.organisation),
        &json!({ "why": why }),
    );
    Ok(())
}

/// Work on a source: where it leads, its job, and what the audit calls it.
struct Start {
    to: ImportState,
    kind: &'static str,
    verb: &'static str,
}

async fn start(
    app: &App,
    actor: &Actor,
    source: &Source,
    to: ImportState,
    kind: &'static str,
    verb: &'static str,
) -> Result<()> {
    begin_work(app, actor, source, Start { to, kind, verb }, None).await
}

/// The states from which a source may go there.
async fn from_states(app: &App, source: &Source, to: ImportState) -> Result<Vec<ImportState>> {
    use ImportState::{Checked, Checking, Done, Draft, Failed, Running, Undoing};
    let mut from = match to {
        Undoing => vec![Done, Failed],
        Running => vec![Draft, Checked, Failed],
        _ => vec![Draft, Checked],
    };
    if has_failed(app, source).await? {
        from.extend(match to {
            Undoing => [Running, Undoing],
            Running => [Running, Checking],
            _ => [Checking, Checking],
        });
    }
    Ok(from)
}

async fn begin_work(app: &App, actor: &Actor, source: &Source, start: Start, why: Option<&str>) -> Result<()> {
    let Start { to, kind, verb } = start;
    let from = from_states(app, source, to).await?;
    let mut change = app.change(actor).await?;
    let job = NewJob::now(kind, json!({ "source": source.id }))
        .of(source.organisation)
        .once(format!("{kind}/{}", source.id));
    let job = change.job(job).await?;
    if !store::source::step(change.tx(), source.id, &from, to, Some(job.0)).await? {
        return Err(Error::Conflict("expressions-source-closed"));
    }
    // The rows read again from the first one tell their problems again.
    if to == ImportState::Running && source.rows_read == 0 {
        store::problem::clear(change.tx(), source.id).await?;
    }
    if let Some(why) = why {
        keep_why(&mut change, source, why).await?;
    }
    change.audit(
        verb,
        &source.id.subject(),
        Some(source.organisation),
        &json!({ "job": job }),
    );
    change.commit().await
}

/// A command line that has written nothing for this long was stopped.
const SILENCE: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// Did the work on a busy source give up? What it did stays; it can be started again or undone.
pub(crate) async fn has_failed(app: &App, source: &Source) -> Result<bool> {
    if !source.is_busy() {
        return Ok(false);
    }
    let Some(job) = source.job else {
        let last = source.last_read_at.unwrap_or(source.created_at);
        return Ok(app.clock.now().duration_since(last) > SILENCE);
    };
    let scope = Actor::System("imports").scope(Permission::ImportExpressions)?;
    let progress = platform::jobs::get(app, &scope, JobId(job)).await?;
    Ok(progress.state == JobState::Failed)
}
