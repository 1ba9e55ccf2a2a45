//! Full text on PostgreSQL: one table a collection, a `tsvector` of terms with their places and of
//! facets without, under a GIN index.

use super::{Clause, Entry, Query, placeholders, statement};
use crate::Result;
use sea_orm::{ConnectionTrait, DatabaseConnection, Value};
use std::fmt::Write as _;

/// `tsvector` keeps no place beyond this one.
const LAST_PLACE: usize = 16_383;

pub(super) async fn open(tx: &impl ConnectionTrait, name: &str) -> Result<()> {
    tx.execute_unprepared(&format!(
        "create table search_{name} (number bigint primary key, document tsvector not null)"
    ))
    .await?;
    tx.execute_unprepared(&format!(
        "create index search_{name}_document on search_{name} using gin (document)"
    ))
    .await?;
    tx.execute_unprepared(&format!(
        "alter table search_{name} alter column document set statistics 1000"
    ))
    .await?;
    Ok(())
}

pub(super) async fn put(tx: &impl ConnectionTrait, collection: &str, entries: &[Entry]) -> Result<()> {
    let rows = placeholders(entries.len(), 2);
    let sql = format!(
        "insert into search_{collection} (number, document) \
         select number, document::tsvector from (values {rows}) as given (number, document)"
    );
    let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 2);
    for entry in entries {
        values.extend([entry.number.into(), document(entry).into()]);
    }
    tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(())
}

pub(super) async fn remove(tx: &impl ConnectionTrait, collection: &str, numbers: &[i64]) -> Result<()> {
    let list: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    tx.execute_unprepared(&format!(
        "delete from search_{collection} where number in ({})",
        list.join(",")
    ))
    .await?;
    Ok(())
}

pub(super) async fn find(db: &DatabaseConnection, collection: &str, query: &Query) -> Result<Vec<i64>> {
    let (condition, values) = condition(query);
    let sql = format!(
        "select number from search_{collection} where {condition} order by number desc limit {}",
        query.limit
    );
    let rows = db.query_all_raw(statement(db, sql, values)).await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}

pub(super) async fn count(db: &DatabaseConnection, collection: &str, query: &Query, most: i64) -> Result<i64> {
    let (condition, values) = condition(query);
    let sql =
        format!("select count(*) as n from (select 1 from search_{collection} where {condition} limit {most}) found");
    let row = db.query_one_raw(statement(db, sql, values)).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}

fn condition(query: &Query) -> (String, Vec<Value>) {
    let mut parts = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    if let Some(text) = query_text(query) {
        values.push(text.into());
        parts.push(format!("document @@ ${}::tsquery", values.len()));
    }
    if let Some(before) = query.before {
        values.push(before.into());
        parts.push(format!("number < ${}", values.len()));
    }
    if parts.is_empty() {
        parts.push("true".to_owned());
    }
    (parts.join(" and "), values)
}

fn document(entry: &Entry) -> String {
    let mut text = String::new();
    for (place, term) in entry.terms.iter().enumerate().take(LAST_PLACE) {
        let _ = write!(text, "'{}':{} ", quoted(term), place + 1);
    }
    for facet in &entry.facets {
        let _ = write!(text, "'={}' ", facet.token());
    }
    text
}

fn query_text(query: &Query) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for group in &query.facets {
        let tokens: Vec<String> = group.iter().map(|f| format!("'={}'", f.token())).collect();
        parts.push(format!("({})", tokens.join(" | ")));
    }
    for clause in &query.words {
        parts.push(match clause {
            Clause::Word(word) => format!("'{}'", quoted(word)),
            Clause::Prefix(start) => format!("'{}':*", quoted(start)),
            Clause::Phrase(terms) => {
                let terms: Vec<String> = terms.iter().map(|t| format!("'{}'", quoted(t))).collect();
                format!("({})", terms.join(" <-> "))
            }
        });
    }
    (!parts.is_empty()).then(|| parts.join(" & "))
}

fn quoted(text: &str) -> String {
    text.replace('\'', "''").replace('\\', "\\\\")
}
