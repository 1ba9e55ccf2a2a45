//! The one integration binary: the product through its front door, on either engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod house;

mod analysis;
mod big_files;
mod crawl;
mod expressions;
mod front;
mod hardship;
mod hostile;
mod official_results;
mod openapi;
mod people;
mod permissions;
mod projects;
mod publications;
mod questionnaires;
mod restoring;
mod sent_once;
mod thread;
mod told;
