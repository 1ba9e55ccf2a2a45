//! Analyse partagée: users and professionals read the same words apart, compare, settle, and agree on findings.
//!
//! A *study* freezes a part of the corpus, takes a *codebook* of themes, and gives a random sample to
//! readers of both colleges, each blind to the others. Their *agreement* is measured; what they read
//! differently is *settled* with a reason; a linear model learns from the settled codes and makes
//! *proposals* for the rest, which people confirm or correct. A *finding* is a sentence with its
//! evidence; it stands only when both colleges agreed to it.

mod actions;
mod agreement;
mod api;
mod campaign;
mod classification;
mod codebook;
mod coding;
mod finding;
mod jobs;
mod learning;
mod machine_draft;
mod meaning;
mod pages;
mod public;
mod sample;
mod starter;
mod store;
mod study;
mod tally;
mod trend;
#[cfg(test)]
mod trial;
#[cfg(test)]
mod trial_classes;
#[cfg(test)]
mod trial_drafts;
#[cfg(test)]
mod trial_learning;
#[cfg(test)]
mod trial_meaning;
#[cfg(test)]
mod trial_reading;
#[cfg(test)]
mod trial_starter;
mod uses;

pub use coding::{Origin, Tone};
pub use finding::{Deed, Finding, Objection, Partner, Partners, Signature, Standing};
pub use public::{PublicEvidence, public_evidence, public_quotes};
pub use uses::{FindingUse, ThemeUse, Use, uses};

use expressions::ExpressionId;
use jiff::Timestamp;
use platform::{
    App, College, Language, Navigation, Permission, Result, Room, Scope, db::migrate::Migration, events::Interest,
};

platform::id!(CodebookId, "codebook");
platform::id!(StudyId, "study");
platform::id!(ThemeId, "theme");
platform::id!(CodingId, "coding");
platform::id!(FindingId, "finding");
platform::id!(ClassificationId, "classification");

/// What a study was, for pages that tell how a finding came about.
#[derive(Clone, Debug, PartialEq)]
pub struct StudySummary {
    /// Which.
    pub id: StudyId,
    /// Its name.
    pub name: String,
    /// The question it asked.
    pub question: String,
    /// How many expressions its corpus holds.
    pub corpus_count: i64,
    /// How many of them were drawn to be read.
    pub sample_count: i64,
    /// How many people of each college read.
    pub readers: Vec<(College, i64)>,
    /// Agreement on themes, both colleges together: alpha and its 95 % interval.
    pub agreement: Option<(f64, f64, f64)>,
    /// When the study was opened.
    pub started_at: Timestamp,
    /// When the last reader finished.
    pub finished_at: Option<Timestamp>,
}

/// One finding that the scope may see.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is none.
pub async fn finding(app: &App, scope: &Scope, id: FindingId) -> Result<Finding> {
    store::findings::get(app, scope, id).await
}

/// The findings that the scope may see, newest first; `only_standing` leaves out those that wait.
///
/// # Errors
/// When the database does not answer.
pub async fn findings(app: &App, scope: &Scope, only_standing: bool) -> Result<Vec<Finding>> {
    store::findings::list(app, scope, only_standing).await
}

/// The expressions that a finding rests on, highest number first, `limit` at most.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is no such finding.
pub async fn evidence(app: &App, scope: &Scope, id: FindingId, limit: u64) -> Result<Vec<ExpressionId>> {
    store::findings::evidence(app, scope, id, limit).await
}

/// What a study was: for the pages of a project or a sheet that rests on one of its findings.
///
/// # Errors
/// [`platform::Error::NotFound`] when there is none.
pub async fn study_summary(app: &App, scope: &Scope, id: StudyId) -> Result<StudySummary> {
    store::studies::summary(app, scope, id).await
}

/// Who made a finding, college by college and deed by deed: the facts behind « co-construction ».
///
/// # Errors
/// [`platform::Error::NotFound`] when there is none.
pub async fn finding_partners(app: &App, scope: &Scope, id: FindingId) -> Result<Partners> {
    store::findings::partners(app, scope, id).await
}

/// This room.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "analysis",
        messages: &[
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        migrations: &[
            Migration {
                name: "analysis-0001",
                sql: include_str!("../migrations/0001_analysis.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0002",
                sql: include_str!("../migrations/0002_unknowns.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0003",
                sql: include_str!("../migrations/0003_undone_sources.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0004",
                sql: include_str!("../migrations/0004_settled_with.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0005",
                sql: include_str!("../migrations/0005_classes.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0006",
                sql: include_str!("../migrations/0006_meanings.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0007",
                sql: include_str!("../migrations/0007_starter.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0008",
                sql: include_str!("../migrations/0008_machine_drafts.sql"),
                collections: &[],
            },
            Migration {
                name: "analysis-0009",
                sql: include_str!("../migrations/0009_passages.sql"),
                collections: &[],
            },
        ],
        pages: pages::routes,
        api: api::routes,
        jobs: jobs::KINDS,
        recurring: &[],
        interests: &[
            Interest {
                event: "expression.withdrawn",
                act: actions::taking_out::withdrawn,
            },
            Interest {
                event: "expression.masked-anew",
                act: actions::taking_out::masked_anew,
            },
            Interest {
                event: "source.undone",
                act: actions::taking_out::undone,
            },
        ],
        navigation: Some(Navigation {
            url: "/studies",
            label: "analysis-room",
            icon: "quotes",
            permission: Permission::ReadStudies,
        }),
        card: pages::cards::card,
        kinds: &[StudyId::KIND, ThemeId::KIND, FindingId::KIND],
        tasks: pages::cards::tasks,
        hangs: uses::hangs,
    }
}
