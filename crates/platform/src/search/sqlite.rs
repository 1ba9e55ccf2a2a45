//! Full text on SQLite: one contentless FTS5 table a collection, with the columns words and facets.

use super::{Clause, Entry, Query, placeholders, statement};
use crate::Result;
use sea_orm::{ConnectionTrait, DatabaseConnection, Value};

pub(super) async fn open(tx: &impl ConnectionTrait, name: &str) -> Result<()> {
    tx.execute_unprepared(&format!(
        "create virtual table search_{name} using fts5(words, facets, content='', contentless_delete=1, tokenize='ascii')"
    ))
    .await?;
    Ok(())
}

pub(super) async fn put(tx: &impl ConnectionTrait, collection: &str, entries: &[Entry]) -> Result<()> {
    let sql = format!(
        "insert into search_{collection} (rowid, words, facets) values {}",
        placeholders(entries.len(), 3)
    );
    let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 3);
    for entry in entries {
        let facets: Vec<&str> = entry.facets.iter().map(super::Facet::token).collect();
        values.extend([
            entry.number.into(),
            entry.terms.join(" ").into(),
            facets.join(" ").into(),
        ]);
    }
    tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(())
}

pub(super) async fn remove(tx: &impl ConnectionTrait, collection: &str, numbers: &[i64]) -> Result<()> {
    let list: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    tx.execute_unprepared(&format!(
        "delete from search_{collection} where rowid in ({})",
        list.join(",")
    ))
    .await?;
    Ok(())
}

pub(super) async fn find(db: &DatabaseConnection, collection: &str, query: &Query) -> Result<Vec<i64>> {
    let (condition, values) = condition(collection, query);
    let sql = format!(
        "select rowid from search_{collection} where {condition} order by rowid desc limit {}",
        query.limit
    );
    let rows = db.query_all_raw(statement(db, sql, values)).await?;
    rows.iter().map(|row| Ok(row.try_get("", "rowid")?)).collect()
}

pub(super) async fn count(db: &DatabaseConnection, collection: &str, query: &Query, most: i64) -> Result<i64> {
    let (condition, values) = condition(collection, query);
    let sql = format!("select count(*) as n from (select 1 from search_{collection} where {condition} limit {most})");
    let row = db.query_one_raw(statement(db, sql, values)).await?;
    Ok(row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or(0))
}

fn condition(collection: &str, query: &Query) -> (String, Vec<Value>) {
    let mut parts = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    if let Some(text) = match_text(query) {
        values.push(text.into());
        parts.push(format!("search_{collection} match ${}", values.len()));
    }
    if let Some(before) = query.before {
        values.push(before.into());
        parts.push(format!("rowid < ${}", values.len()));
    }
    if parts.is_empty() {
        parts.push("1 = 1".to_owned());
    }
    (parts.join(" and "), values)
}

/// The FTS5 expression: tokens are letters and digits by construction, quoted all the same.
fn match_text(query: &Query) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for group in &query.facets {
        let tokens: Vec<String> = group.iter().map(|f| format!("\"{}\"", f.token())).collect();
        parts.push(format!("facets : ({})", tokens.join(" OR ")));
    }
    for clause in &query.words {
        parts.push(match clause {
            Clause::Word(word) => format!("words : \"{}\"", quoted(word)),
            Clause::Prefix(start) => format!("words : \"{}\" *", quoted(start)),
            Clause::Phrase(terms) => format!("words : \"{}\"", quoted(&terms.join(" "))),
        });
    }
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

fn quoted(text: &str) -> String {
    text.replace('"', "\"\"")
}
