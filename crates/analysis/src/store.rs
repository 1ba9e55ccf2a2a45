//! Reading and writing; every question takes a `Scope`, and codings are read through one door.

pub(crate) mod agreed;
pub(crate) mod agreements;
pub(crate) mod classes;
pub(crate) mod classifications;
pub(crate) mod codebooks;
pub(crate) mod codings;
pub(crate) mod corpus;
pub(crate) mod draft_policies;
pub(crate) mod evidence;
pub(crate) mod facts;
pub(crate) mod findings;
pub(crate) mod machine_drafts;
pub(crate) mod meanings;
pub(crate) mod models;
pub(crate) mod next_readings;
pub(crate) mod proposals;
pub(crate) mod readers;
pub(crate) mod samples;
pub(crate) mod studies;
mod tables;
pub(crate) mod tallies;
pub(crate) mod themes;
pub(crate) mod trends;
pub(crate) mod unknowns;
pub(crate) mod uses;
pub(crate) mod withdrawal;
pub(crate) mod words;

use crate::{StudyId, ThemeId};
use platform::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement, Value};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A JSON list of theme ids, as stored.
fn themes_json<'t>(themes: impl IntoIterator<Item = &'t ThemeId>) -> serde_json::Value {
    themes
        .into_iter()
        .map(|theme| serde_json::Value::String(theme.to_string()))
        .collect()
}

/// A stored list of theme ids.
fn themes_of(json: &serde_json::Value) -> BTreeSet<ThemeId> {
    theme_list(json).into_iter().collect()
}

/// A stored list of theme ids in its order.
fn theme_list(json: &serde_json::Value) -> Vec<ThemeId> {
    let list = json.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// A statement of our own words with values, for counts and batches that entities cannot say.
fn statement(tx: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}

/// Persons as stored; nothing for nobody.
fn people_json(people: &[Uuid]) -> Option<serde_json::Value> {
    let list = || {
        people
            .iter()
            .map(|person| serde_json::Value::String(person.to_string()))
    };
    (!people.is_empty()).then(|| list().collect())
}

fn people_of(json: &serde_json::Value) -> Vec<Uuid> {
    let list = json.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// The rows of some numbers of a study, in batches that both engines take. Nothing else is asked of
/// the database: with a scope, a state or an order it may leave the key of the numbers for a longer index.
async fn of_numbers<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    (of_study, number): (E::Column, E::Column),
    study: StudyId,
    numbers: &[i64],
) -> Result<Vec<E::Model>> {
    let mut found = Vec::new();
    for some in numbers.chunks(500) {
        let rows = E::find()
            .filter(of_study.eq(study.0))
            .filter(number.is_in(some.iter().copied()))
            .all(tx)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}
