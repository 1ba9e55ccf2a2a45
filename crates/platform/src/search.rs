//! Full text: FTS5 on SQLite, `tsvector` on PostgreSQL, over the tokens of one French analyser, so
//! that both find the same. The one place besides `db` and `jobs` that branches on the engine.
//!
//! Filters travel in the same index as *facets* (organisation, state, polarity, a file's own
//! columns…): a list filtered four ways over a million rows reads posting lists, not rows.

mod postgres;
mod sqlite;

use crate::{
    Result,
    db::{Db, Engine},
};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
pub use verbatim::analyser;
use verbatim::analyser::{Clause, Query as Words};

/// One document to put in a collection.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number: results come newest number first.
    pub number: i64,
    /// Terms of the analyser, in order.
    pub terms: Vec<String>,
    /// What it can be filtered on; made by [`facet`].
    pub facets: Vec<Facet>,
}

/// One filterable value, as a short token of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet(String);

impl Facet {
    /// The token itself.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.0
    }
}

/// The facet of a named value: `facet("polarity", "negative")`. 64 bits of SHA-256: values of any
/// length and script make a token that both engines keep whole.
#[must_use]
pub fn facet(name: &str, value: &str) -> Facet {
    let digest = Sha256::new()
        .chain_update(name.as_bytes())
        .chain_update([0])
        .chain_update(value.as_bytes())
        .finalize();
    Facet(format!("f{}", crate::vault::hex(&digest[..8])))
}

/// What is looked for: every group of facets must be met by one of its members, and every clause
/// of the words.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// And of ors.
    pub facets: Vec<Vec<Facet>>,
    /// Words and phrases.
    pub words: Vec<Clause>,
    /// Only numbers below this one: the next page.
    pub before: Option<i64>,
    /// How many at most.
    pub limit: u64,
}

impl Query {
    /// Adds the words of what a person typed.
    #[must_use]
    pub fn words(mut self, typed: &Words) -> Self {
        self.words.clone_from(&typed.terms);
        self
    }

    /// Adds a group: one of these must be met.
    #[must_use]
    pub fn any(mut self, group: Vec<Facet>) -> Self {
        self.facets.push(group);
        self
    }

    /// Can nothing meet it? (A group without members: a scope without organisation.)
    fn is_hopeless(&self) -> bool {
        self.facets.iter().any(Vec::is_empty)
    }
}

/// How many were found; counting stops at a bound, and the page says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The number, or the bound.
    pub n: i64,
    /// Are there more than that?
    pub more: bool,
}

/// Opens a collection: only migrations call it.
pub(crate) async fn open_collection(tx: &impl ConnectionTrait, engine: Engine, name: &str) -> Result<()> {
    match engine {
        Engine::Sqlite => sqlite::open(tx, name).await,
        Engine::Postgres => postgres::open(tx, name).await,
    }
}

/// Puts documents that are not there yet.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &impl ConnectionTrait, collection: &str, entries: &[Entry]) -> Result<()> {
    for piece in crate::db::pieces(entries.len()) {
        let some = &entries[piece];
        match tx.get_database_backend() {
            sea_orm::DatabaseBackend::Postgres => postgres::put(tx, collection, some).await?,
            _ => sqlite::put(tx, collection, some).await?,
        }
    }
    Ok(())
}

/// Puts documents in the place of those with the same numbers.
///
/// # Errors
/// When the database refuses.
pub async fn replace(tx: &impl ConnectionTrait, collection: &str, entries: &[Entry]) -> Result<()> {
    let numbers: Vec<i64> = entries.iter().map(|e| e.number).collect();
    remove(tx, collection, &numbers).await?;
    put(tx, collection, entries).await
}

/// Takes documents out.
///
/// # Errors
/// When the database refuses.
pub async fn remove(tx: &impl ConnectionTrait, collection: &str, numbers: &[i64]) -> Result<()> {
    for some in numbers.chunks(400) {
        match tx.get_database_backend() {
            sea_orm::DatabaseBackend::Postgres => postgres::remove(tx, collection, some).await?,
            _ => sqlite::remove(tx, collection, some).await?,
        }
    }
    Ok(())
}

/// The numbers that meet a query, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &Db, collection: &str, query: &Query) -> Result<Vec<i64>> {
    if query.is_hopeless() {
        return Ok(Vec::new());
    }
    match db.engine {
        Engine::Sqlite => sqlite::find(db.read(), collection, query).await,
        Engine::Postgres => postgres::find(db.read(), collection, query).await,
    }
}

/// How many meet a query, counted up to `most`.
///
/// # Errors
/// When the database does not answer.
pub async fn count(db: &Db, collection: &str, query: &Query, most: i64) -> Result<Count> {
    if query.is_hopeless() {
        return Ok(Count { n: 0, more: false });
    }
    let n = match db.engine {
        Engine::Sqlite => sqlite::count(db.read(), collection, query, most + 1).await?,
        Engine::Postgres => postgres::count(db.read(), collection, query, most + 1).await?,
    };
    Ok(Count {
        n: n.min(most),
        more: n > most,
    })
}

/// Runs one statement with values of one kind or another; SQL here is built of trusted names only.
fn statement(tx: &impl ConnectionTrait, sql: String, values: Vec<sea_orm::Value>) -> sea_orm::Statement {
    sea_orm::Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}

/// `($1, $2, $3), ($4, …)`: the placeholders of `rows` rows of `columns` values.
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |r: usize| {
        let cells: Vec<String> = (1..=columns).map(|c| format!("${}", r * columns + c)).collect();
        format!("({})", cells.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
