//! Connections: one code base for SQLite and PostgreSQL; nothing above knows which.

pub mod migrate;
mod table;

use crate::{Result, private, settings::Settings};
use chrono::{DateTime, NaiveDate, Utc};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbErr, SqlErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::time::Duration;

/// Which engine is underneath; asked by `search`, `jobs`, migrations and backup alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// For a region or a country.
    Postgres,
}

/// The database: SQLite has one writer and several readers, PostgreSQL one pool for both.
#[derive(Clone, Debug)]
pub struct Db {
    /// Which engine.
    pub engine: Engine,
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// Connects; makes the SQLite file when it is not there.
    ///
    /// # Errors
    /// When the address is not understood or the server does not answer.
    pub async fn connect(settings: &Settings) -> Result<Self> {
        if settings.database.starts_with("postgres") {
            return Self::postgres(&settings.database).await;
        }
        if !settings.database.starts_with("sqlite:") {
            return Err(anyhow::anyhow!("the database address must start with sqlite: or postgres:").into());
        }
        private::folder(&settings.data)?;
        if let Some(file) = settings.sqlite_file() {
            close_to_others(&file)?;
        }
        Self::sqlite(&settings.database).await
    }

    async fn postgres(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(16)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(5))
            .connect_timeout(Duration::from_secs(5))
            .sqlx_logging(false)
            // A plan for any search walks the whole table where a word is nowhere: each search is planned for its words.
            .map_sqlx_postgres_opts(|postgres| postgres.options([("plan_cache_mode", "force_custom_plan")]));
        let pool = Database::connect(options).await?;
        Ok(Self {
            engine: Engine::Postgres,
            read: pool.clone(),
            write: pool,
        })
    }

    async fn sqlite(url: &str) -> Result<Self> {
        let write = Database::connect(sqlite_options(url, 1, false)).await?;
        let read = Database::connect(sqlite_options(url, 4, true)).await?;
        Ok(Self {
            engine: Engine::Sqlite,
            read,
            write,
        })
    }

    /// For reading outside a change.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a write transaction; on SQLite it takes the write lock at once (`BEGIN IMMEDIATE`).
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(self.write.begin_with_options(options).await?)
    }

    /// The connection on which migrations and upkeep run, outside a transaction.
    #[must_use]
    pub fn upkeep(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Does the database answer? For the readiness check.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
    }

    /// Closes every connection; SQLite folds its log into the file.
    pub async fn close(self) {
        let _ = self.read.close().await;
        let _ = self.write.close().await;
    }
}

/// SQLite gives the files beside the first the same mode, unless they are there already.
fn close_to_others(file: &std::path::Path) -> std::io::Result<()> {
    private::keep_file(file)?;
    for beside in ["-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(beside);
        private::close_file(name.as_ref());
    }
    Ok(())
}

fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("{url}?mode=rwc"));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(20))
        .sqlx_logging(false)
        .test_before_acquire(false)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .pragma("journal_mode", "WAL")
                // Full: what was acknowledged survives a power cut, not only a crash.
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "15000")
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-8000")
                .pragma("mmap_size", "268435456")
                .pragma("query_only", if read_only { "ON" } else { "OFF" })
        });
    options
}

/// Cuts `count` rows into pieces of few different sizes: a statement of many rows is prepared once for
/// each size and kept, so that sizes that change with each batch would fill the memory.
pub fn pieces(count: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    const SIZES: [usize; 5] = [256, 64, 16, 4, 1];
    let mut start = 0;
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().find(|size| *size <= count - start)?;
        start += size;
        Some(start - size..start)
    })
}

/// Did the database refuse because a unique index (by its name, or SQLite's columns) is taken?
#[must_use]
pub fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// A time as SeaORM stores it.
#[must_use]
pub fn stored_time(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.as_microsecond()).unwrap_or_default()
}

/// A stored time as the house uses it.
#[must_use]
pub fn time(stored: DateTime<Utc>) -> Timestamp {
    Timestamp::from_microsecond(stored.timestamp_micros()).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A day as SeaORM stores it.
#[must_use]
pub fn stored_date(day: Date) -> NaiveDate {
    let (month, day_of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    NaiveDate::from_ymd_opt(i32::from(day.year()), u32::from(month), u32::from(day_of_month)).unwrap_or_default()
}

/// A stored day as the house uses it.
#[must_use]
pub fn date(stored: NaiveDate) -> Date {
    use chrono::Datelike;
    let part = |n: u32| i8::try_from(n).unwrap_or(1);
    Date::new(
        i16::try_from(stored.year()).unwrap_or(1970),
        part(stored.month()),
        part(stored.day()),
    )
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_cover_every_row_once_in_few_sizes() {
        for count in [0, 1, 5, 255, 256, 777, 1000] {
            let all: Vec<usize> = pieces(count).flatten().collect();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert!(pieces(count).all(|piece| matches!(piece.len(), 256 | 64 | 16 | 4 | 1)));
        }
    }
}
