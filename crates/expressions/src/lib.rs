//! Paroles: the corpus. What people say comes in (a file, the suggestion form), is de-identified, reviewed,
//! shared, searched, answered, and can be taken back by who said it.
//!
//! Words: a [`Source`](SourceId) is a batch; an *expression* is one thing said, with its raw words (sealed) and
//! its shared words (raw words whose accepted spans are replaced); a *receipt* is the code that lets an anonymous
//! author follow and withdraw their words.
//!
//! Other rooms read the corpus through [`list`], [`count`], [`each_page`], [`get_shared`], [`said_in`] and [`public_words`],
//! and hear `expression.shared`, `expression.withdrawn` and `source.undone`.

mod actions;
mod api;
mod campaign;
mod corpus;
mod dropped;
mod expression;
mod filter;
mod import;
mod indexing;
mod jobs;
mod masking;
mod pages;
mod source;
mod store;

pub use actions::cli::{ImportOptions, ImportOutcome, import_file, undo_import};
pub use campaign::said_in;
pub use corpus::{
    MOST_COUNTED, Pages, count, each_page, get_one, get_shared, list, numbers, public_words, shared_by_number,
};
pub use expression::{Channel, ExpressionId, Polarity, Precision, SharedExpression, SourceId, Speaker, State, said};
pub use filter::{Filter, Month, attribute_text};
pub use import::LineProblem;
pub use source::{Counts, Source, Trial};

use platform::{App, Error, Language, Navigation, Permission, Result, Room, Scope, db::migrate::Migration};

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "expressions-0001",
        sql: include_str!("../migrations/0001_expressions.sql"),
        collections: &[corpus::COLLECTION],
    },
    Migration {
        name: "expressions-0002",
        sql: include_str!("../migrations/0002_words_under_numbers.sql"),
        collections: &[],
    },
    Migration {
        name: "expressions-0003",
        sql: include_str!("../migrations/0003_exact_dates.sql"),
        collections: &[],
    },
];

/// An import that was undone: for the rooms whose pages say what went with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoneSource {
    /// Its name on screen.
    pub name: String,
    /// When it was undone.
    pub at: jiff::Timestamp,
    /// Why, as who undid it wrote.
    pub why: String,
}

/// An import of the scope that was undone; nothing while it is being undone, or once nothing is left of it.
///
/// # Errors
/// When the database does not answer.
pub async fn undone_source(app: &App, scope: &Scope, id: SourceId) -> Result<Option<UndoneSource>> {
    match store::source::get(app.db.read(), scope, id).await {
        Ok(source) => Ok(source.undone.map(|(at, why)| UndoneSource {
            name: source.name,
            at,
            why,
        })),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The room, for `portevoix/src/rooms.rs`.
#[must_use]
pub fn room() -> Room {
    Room {
        name: "expressions",
        messages: &[
            (Language::French, include_str!("../locales/fr.ftl")),
            (Language::English, include_str!("../locales/en.ftl")),
        ],
        migrations: MIGRATIONS,
        pages: pages::routes,
        api: api::routes,
        jobs: jobs::KINDS,
        recurring: jobs::RECURRING,
        interests: &[],
        navigation: Some(Navigation {
            url: "/expressions",
            label: "expressions-room",
            icon: "chat-teardrop-text",
            permission: Permission::ReadExpressions,
        }),
        card: pages::cards::card,
        kinds: &[ExpressionId::KIND, SourceId::KIND],
        tasks: pages::cards::tasks,
        hangs: campaign::hangs,
    }
}

#[cfg(test)]
mod tests;
