//! The ground floor on a real database, either engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod change;
mod jobs;
mod mails;
mod outside;
mod search;
mod smtp;
mod thread;
mod upkeep;

use platform::{Language, Room, db::migrate::Migration, events::Interest, jobs::JobKind};

/// A room that exists only here.
pub fn room(jobs: &'static [JobKind], interests: &'static [Interest]) -> Room {
    Room {
        name: "things",
        messages: &[
            (Language::French, "things-title = Choses\n"),
            (Language::English, "things-title = Things\n"),
        ],
        migrations: &[Migration {
            name: "things-0001",
            sql: "create table things (id uuid primary key, words text not null);\ncreate unique index things_words on things (words);\n",
            collections: &["things"],
        }],
        pages: axum::Router::new,
        api: utoipa_axum::router::OpenApiRouter::new,
        jobs,
        recurring: &[],
        interests,
        navigation: None,
        card: platform::room::no_card,
        kinds: &[],
        tasks: platform::room::no_tasks,
        hangs: platform::room::nothing_hangs,
    }
}
