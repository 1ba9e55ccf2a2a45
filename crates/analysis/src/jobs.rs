//! Long work: freezing a corpus, measuring agreement, learning and proposing, searching for classes, reading meaning, drafting.

mod classes;
mod draft;
mod freeze;
mod learn;
mod meaning;
mod measure;

use crate::{StudyId, ThemeId};
use platform::{
    Result, Scope,
    jobs::{JobKind, Running},
};

/// Freezes a corpus.
pub(crate) const FREEZE: &str = "analysis.freeze";
/// Measures agreement.
pub(crate) const MEASURE: &str = "analysis.measure";
/// Learns and proposes.
pub(crate) const LEARN: &str = "analysis.learn";
/// Searches for classes.
pub(crate) const CLASSES: &str = "analysis.classes";
/// Reads what words mean.
pub(crate) const MEANING: &str = "analysis.meaning";
/// Asks a server for a draft.
pub(crate) const DRAFT: &str = "analysis.draft";

/// The room's jobs.
pub(crate) const KINDS: &[JobKind] = &[
    JobKind {
        name: FREEZE,
        attempts: 5,
        run: |job| Box::pin(freeze::run(job)),
    },
    JobKind {
        name: MEASURE,
        attempts: 5,
        run: |job| Box::pin(measure::run(job)),
    },
    JobKind {
        name: LEARN,
        attempts: 5,
        run: |job| Box::pin(learn::run(job)),
    },
    JobKind {
        name: CLASSES,
        attempts: 5,
        run: |job| Box::pin(classes::run(job)),
    },
    JobKind {
        name: MEANING,
        attempts: 5,
        run: |job| Box::pin(meaning::run(job)),
    },
    JobKind {
        name: DRAFT,
        attempts: 3,
        run: |job| Box::pin(draft::run(job)),
    },
];

/// The key of a study's search for classes: one at a time.
pub(crate) fn classes_key(study: StudyId) -> String {
    format!("{CLASSES}/{study}")
}

/// The key of the reading of a study's words: one at a time.
pub(crate) fn meaning_key(study: StudyId) -> String {
    format!("{MEANING}/{study}")
}

/// The key of the draft of a theme: one at a time.
pub(crate) fn draft_key(study: StudyId, theme: ThemeId) -> String {
    format!("{DRAFT}/{study}/{theme}")
}

/// The study that a job works on.
fn study_of(job: &Running) -> Result<StudyId> {
    Ok(serde_json::from_value(job.payload["study"].clone())?)
}

/// What a job may see: everything; its questions name the study.
fn scope(job: &Running) -> Result<Scope> {
    job.actor().scope(platform::Permission::ReadStudies)
}

/// Runs heavy thinking where it does not hold up pages.
pub(crate) async fn think<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(platform::Error::internal)
}
