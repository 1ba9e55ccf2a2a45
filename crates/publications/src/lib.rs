//! Partage: what a team and its users tried is told to others, whether it worked or not.
//!
//! Words: a *sheet* tells one project; its four *criteria* are answered in words; *attachments* are
//! photos, films and documents; an *authorisation* is the director's signature over one state of the
//! text; a *publication* shows a dated snapshot from a moment to a moment; a *follow-up* is human
//! (received, called, visited, published, sent back for more); a *reuse* says who did the same and
//! what came of it.
//!
//! Rules: no publication without a running authorisation that covers the text as it is; withdrawing
//! it unpublishes at once; public text is made of published snapshots alone. There is no score, no
//! like, no rank and no count of visits, here or in the tables.
//!
//! Others hear `sheet.published` and `sheet.withdrawn`.

mod actions;
mod api;
mod attachment;
mod authorisation;
mod cards;
mod catalogue;
mod criteria;
mod dossier;
mod drafting;
mod feed;
mod follow_up;
mod jobs;
mod lists;
mod pages;
mod paragraphs;
mod past;
mod printed;
mod public;
mod reply;
#[cfg(test)]
mod scene;
mod sheet;
mod store;
mod typed;

pub use actions::{
    attach::GivenFile,
    face::{
        all_sheets, answer_criteria, attach_file, authorise_sheet, begin_sheet, check_sheet, detach_file, print_form,
        print_sheet, publish_sheet, read_sheet, record_follow_up, take_sheet_down, tell_reuse, withdraw_authorisation,
        write_sheet,
    },
};
pub use attachment::{AttachmentId, AttachmentWords, Consent, FILE_MOST};
pub use authorisation::{AuthorisationId, Extent, FORM_MOST, Signed};
pub use catalogue::{Asked, Found, find as find_sheets};
pub use criteria::{Answer, Criteria, Criterion, criteria};
pub use dossier::{Dossier, State};
pub use follow_up::{NewFollowUp, Step};
pub use lists::{Field, fields};
pub use public::PublicSheet;
pub use reply::NewReuse;
pub use sheet::{Maturity, Outcome, Sheet, SheetId, Words};

use platform::{App, Language, Navigation, Permission, Result, Room, db::migrate::Migration};

/// This room.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "publications",
        messages: &[
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        migrations: &[
            Migration {
                name: "publications-0001",
                sql: include_str!("../migrations/0001_publications.sql"),
                collections: &[catalogue::COLLECTION],
            },
            Migration {
                name: "publications-0002",
                sql: include_str!("../migrations/0002_versions.sql"),
                collections: &[],
            },
        ],
        pages: pages::routes,
        api: api::routes,
        jobs: jobs::KINDS,
        recurring: jobs::RECURRING,
        interests: &[],
        navigation: Some(Navigation {
            url: "/publications",
            label: "publications-nav",
            icon: "book-open-text",
            permission: Permission::ReadSheets,
        }),
        card: cards::card,
        kinds: &[SheetId::KIND],
        tasks: cards::tasks,
        hangs: platform::room::nothing_hangs,
    }
}

/// The sheets that everybody may read, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn latest_public_sheets(app: &App, limit: u64) -> Result<Vec<PublicSheet>> {
    store::publication::latest_public(app, limit).await
}
