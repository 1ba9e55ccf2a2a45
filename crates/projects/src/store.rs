//! Rows in and out: every read of a project takes a `Scope`, everything that leaves is the room's own type.

pub mod actions;
pub mod briefings;
pub mod decisions;
pub mod give_backs;
pub mod indicators;
mod plan_tables;
pub mod projects;
mod proof_tables;

use plan_tables as plan;
use platform::{Error, Result, db};
use proof_tables as proof;
use sea_orm::{UpdateResult, prelude::DateTimeUtc};
use serde::de::DeserializeOwned;

/// An update that met another version of the row.
fn met(outcome: &UpdateResult, message: &'static str) -> Result<()> {
    if outcome.rows_affected == 0 {
        Err(Error::Conflict(message))
    } else {
        Ok(())
    }
}

fn from_json<T: DeserializeOwned>(value: serde_json::Value) -> Result<T> {
    Ok(serde_json::from_value(value)?)
}

fn maybe_time(at: Option<DateTimeUtc>) -> Option<jiff::Timestamp> {
    at.map(db::time)
}

/// A code that this version wrote and does not know: the database is newer than the program.
fn known<T>(value: Option<T>, what: &'static str) -> Result<T> {
    value.ok_or_else(|| anyhow::anyhow!("an unknown {what} in the database").into())
}

#[cfg(test)]
mod tests;
