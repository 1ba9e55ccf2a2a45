//! Questionnaires: surveys that patients finish and that come back to them.
//!
//! An *instrument* has *versions*; a published version never changes, and a question keeps its *key* from one to the next, so
//! that years compare. A *campaign* asks one published version of its *participants*; in an anonymous one, nothing leads from
//! an invitation to an *answer*. A *score* is computed by a formula that the page shows. What is counted is counted with each
//! answer, in its transaction, never recounted.
//!
//! Tables: `instruments`, `instrument_versions`, `instrument_remarks`, `instrument_approvals`, `campaigns`, `participants`,
//! `personal_links`, `paper_sheets`, `answers`, `answer_files`, `answer_counts`, `answer_sums`, `public_results`,
//! `tracings`, `official_imports`, `official_results`.
//!
//! In a *tracer* campaign nothing is counted: each *tracing* is one path, told by the person and by the team apart, then read
//! side by side.
//!
//! *Public results* are a campaign's own, as the page of results shows them, open to everybody with what will be done; taken
//! back in one click.
//!
//! *Official results* are those that the HAS publishes of e-Satis: read from its files, never mixed with one's own scores.

mod actions;
mod api;
mod batch;
mod campaign;
pub mod columns;
pub mod comparison;
pub mod condition;
pub mod esatis;
pub mod fhir;
pub mod hearing;
pub mod highlights;
pub mod instrument;
mod jobs;
pub mod library;
pub mod masking;
pub mod nameless;
mod official;
mod pages;
mod paper;
mod public_results;
pub mod readability;
pub mod reading;
pub mod results;
pub mod said;
pub mod score;
pub mod spss;
mod store;
pub mod taking;
pub mod tally;
pub mod tracer;
#[cfg(test)]
mod trial;
#[cfg(test)]
mod trial_official;
pub mod value;
pub mod xlsform;

pub use actions::filing::sealed_hashes;
pub use actions::official_imports::{OfficialOptions, OfficialOutcome, import_official, undo_official};
pub use campaign::{
    AnswerFileId, AnswerId, CampaignId, Channel, InstrumentId, ParticipantId, RemarkId, Stage, VersionId,
};
pub use official::OfficialImportId;
pub use pages::{mismatch_words, noted_words};

use platform::{Language, Navigation, Permission, Room, db::migrate::Migration};

/// This room.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "questionnaires",
        messages: &[
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        migrations: &[
            Migration {
                name: "questionnaires-0001",
                sql: include_str!("../migrations/0001_questionnaires.sql"),
                collections: &[],
            },
            Migration {
                name: "questionnaires-0002",
                sql: include_str!("../migrations/0002_esatis.sql"),
                collections: &[],
            },
            Migration {
                name: "questionnaires-0003",
                sql: include_str!("../migrations/0003_sheets.sql"),
                collections: &[],
            },
            Migration {
                name: "questionnaires-0004",
                sql: include_str!("../migrations/0004_tracer.sql"),
                collections: &[],
            },
            Migration {
                name: "questionnaires-0005",
                sql: include_str!("../migrations/0005_give_back.sql"),
                collections: &[],
            },
            Migration {
                name: "questionnaires-0006",
                sql: include_str!("../migrations/0006_answer_files.sql"),
                collections: &[],
            },
            Migration {
                name: "questionnaires-0007",
                sql: include_str!("../migrations/0007_answers_in_order.sql"),
                collections: &[],
            },
        ],
        pages: pages::routes,
        api: api::routes,
        jobs: jobs::KINDS,
        recurring: jobs::RECURRING,
        interests: &[],
        navigation: Some(Navigation {
            url: "/instruments",
            label: "questionnaires-room",
            icon: "list-checks",
            permission: Permission::ReadQuestionnaires,
        }),
        card: platform::room::no_card,
        kinds: &[],
        tasks: platform::room::no_tasks,
        hangs: platform::room::nothing_hangs,
    }
}
