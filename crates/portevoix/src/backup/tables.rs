//! PostgreSQL's tables as JSON lines from one snapshot, in the order in which they were made.

use anyhow::{Context, bail};
use futures_util::TryStreamExt;
use platform::{App, db::Db, private, settings::Settings};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseTransaction, IsolationLevel, Statement, StreamTrait,
    TransactionTrait,
};
use std::path::Path;
use tokio::{
    fs::File,
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, BufWriter},
};

/// How many lines go back in one statement.
const BATCH: usize = 500;

/// Tables in the order of their making, so that what is referred to comes first.
async fn tables(tx: &impl ConnectionTrait) -> anyhow::Result<Vec<String>> {
    let sql = "select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace \
               where n.nspname = current_schema() and c.relkind = 'r' order by c.oid";
    let rows = tx
        .query_all_raw(Statement::from_string(DatabaseBackend::Postgres, sql))
        .await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get("", "name"))
        .collect::<Result<_, _>>()?)
}

pub(super) async fn write(app: &App, to: &Path) -> anyhow::Result<usize> {
    let tx = app
        .db
        .read()
        .begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly))
        .await?;
    let tables = tables(&tx).await?;
    private::folder(&to.join("tables"))?;
    for (place, table) in tables.iter().enumerate() {
        write_table(&tx, table, &to.join("tables").join(format!("{place:03}-{table}.jsonl"))).await?;
    }
    tx.commit().await?;
    Ok(tables.len())
}

async fn write_table(tx: &DatabaseTransaction, table: &str, path: &Path) -> anyhow::Result<()> {
    let mut out = BufWriter::new(File::from_std(private::file(path)?));
    let sql = format!("select row_to_json(t)::text as line from \"{table}\" t");
    let mut rows = tx
        .stream_raw(Statement::from_string(DatabaseBackend::Postgres, sql))
        .await?;
    while let Some(row) = rows.try_next().await? {
        out.write_all(row.try_get::<String>("", "line")?.as_bytes()).await?;
        out.write_all(b"\n").await?;
    }
    out.flush().await?;
    Ok(out.get_ref().sync_all().await?)
}

pub(super) async fn read(settings: &Settings, from: &Path) -> anyhow::Result<usize> {
    let house = crate::house(platform::clock::Clock::machine(), platform::random::Random::machine());
    let steps: Vec<_> = platform::db::migrate::PLATFORM
        .iter()
        .chain(house.rooms.iter().flat_map(|room| room.migrations))
        .copied()
        .collect();
    let db = Db::connect(settings).await?;
    platform::db::migrate::apply(&db, &steps).await?;
    let tx = db.begin().await?;
    refuse_what_was_used(&tx).await?;
    let mut count = 0;
    let mut paths: Vec<_> = std::fs::read_dir(from.join("tables"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .and_then(|stem| stem.split_once('-'));
        let (_, table) = name.context("un fichier de la sauvegarde n’est pas une table")?;
        if table != "migrations" {
            read_table(&tx, table, &path).await?;
        }
        count += 1;
    }
    tx.commit().await?;
    db.close().await;
    Ok(count)
}

/// Whoever did anything noted it: an installation without a line in its audit holds nothing but what
/// migrations and starting put there.
async fn refuse_what_was_used(tx: &DatabaseTransaction) -> anyhow::Result<()> {
    let sql = "select 1 as one from audit_entries limit 1";
    let noted = tx
        .query_one_raw(Statement::from_string(DatabaseBackend::Postgres, sql))
        .await?;
    if noted.is_some() {
        bail!("la base contient déjà des données : une sauvegarde se remet dans une installation vide");
    }
    Ok(())
}

async fn read_table(tx: &DatabaseTransaction, table: &str, path: &Path) -> anyhow::Result<()> {
    // Migrations fill some tables; the backup has these rows as they became.
    tx.execute_unprepared(&format!("delete from \"{table}\"")).await?;
    let mut lines = BufReader::new(File::open(path).await?).lines();
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(line) = lines.next_line().await? {
        batch.push(line);
        if batch.len() == BATCH {
            insert(tx, table, &batch).await?;
            batch.clear();
        }
    }
    insert(tx, table, &batch).await
}

async fn insert(tx: &DatabaseTransaction, table: &str, lines: &[String]) -> anyhow::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let sql =
        format!("insert into \"{table}\" select * from json_populate_recordset(null::\"{table}\", $1::text::json)");
    let array = format!("[{}]", lines.join(","));
    tx.execute_raw(Statement::from_sql_and_values(
        DatabaseBackend::Postgres,
        sql,
        [array.into()],
    ))
    .await?;
    Ok(())
}
