//! Runs the rooms' migrations in the order of the house.
//!
//! A migration is one SQL text that both engines take as it is: SQLite accepts PostgreSQL's type
//! names, and `docs/database.md` lists the few words to avoid. A shipped migration is never edited.

use super::{Db, Engine};
use crate::{Result, search};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, Statement, TransactionTrait};

/// One step of a room's schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Room and number: `expressions-0001`.
    pub name: &'static str,
    /// Statements separated by `;` at the end of a line.
    pub sql: &'static str,
    /// Full-text collections that this step opens in [`search`].
    pub collections: &'static [&'static str],
}

/// Applies what has not been applied yet, each in its own transaction; says how many.
///
/// # Errors
/// When a statement is refused; the steps before it stay applied.
pub async fn apply(db: &Db, migrations: &[Migration]) -> Result<usize> {
    let connection = db.upkeep();
    connection
        .execute_unprepared(
            "create table if not exists migrations (name text primary key, applied_at timestamptz not null default current_timestamp)",
        )
        .await?;
    // Two nodes that start at once on PostgreSQL wait for each other; SQLite has one writer anyway.
    let turn = if db.engine == Engine::Postgres {
        Some(wait_for_turn(connection).await?)
    } else {
        None
    };
    let applied = apply_missing(db, migrations).await?;
    if let Some(turn) = turn {
        turn.commit().await?;
    }
    if applied > 0 && db.engine == Engine::Sqlite {
        connection.execute_unprepared("pragma optimize").await?;
    }
    Ok(applied)
}

/// Holds the right to change the schema until the transaction ends.
async fn wait_for_turn(connection: &DatabaseConnection) -> Result<DatabaseTransaction> {
    let turn = connection.begin().await?;
    turn.execute_unprepared("select pg_advisory_xact_lock(706871)").await?;
    Ok(turn)
}

async fn apply_missing(db: &Db, migrations: &[Migration]) -> Result<usize> {
    let connection = db.upkeep();
    let mut applied = 0;
    for migration in migrations {
        if is_applied(db, migration.name).await? {
            continue;
        }
        let tx = connection.begin().await?;
        for statement in statements(migration.sql) {
            tx.execute_unprepared(statement).await?;
        }
        for collection in migration.collections {
            search::open_collection(&tx, db.engine, collection).await?;
        }
        tx.execute_raw(Statement::from_sql_and_values(
            tx.get_database_backend(),
            "insert into migrations (name) values ($1)",
            [migration.name.into()],
        ))
        .await?;
        tx.commit().await?;
        applied += 1;
    }
    Ok(applied)
}

async fn is_applied(db: &Db, name: &str) -> Result<bool> {
    let found = db
        .upkeep()
        .query_one_raw(Statement::from_sql_and_values(
            db.upkeep().get_database_backend(),
            "select name from migrations where name = $1",
            [name.into()],
        ))
        .await?;
    Ok(found.is_some())
}

fn statements(sql: &str) -> impl Iterator<Item = &str> {
    sql.split(";\n").map(str::trim).filter(|s| !s.is_empty())
}

/// The ground floor's own tables.
pub const PLATFORM: &[Migration] = &[
    Migration {
        name: "platform-0001",
        sql: include_str!("../../migrations/0001_platform.sql"),
        collections: &[],
    },
    Migration {
        name: "platform-0002",
        sql: include_str!("../../migrations/0002_mails.sql"),
        collections: &[],
    },
    Migration {
        name: "platform-0003",
        sql: include_str!("../../migrations/0003_submissions.sql"),
        collections: &[],
    },
];
