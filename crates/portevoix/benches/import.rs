//! Import with de-identification, sealing and indexing on SQLite: rows per second of one core, memory.
//!
//! `cargo xtask bench import`. The baseline of the same run writes the same rows to a bare table
//! with a full-text index, through the same driver: what the engine itself costs.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "invented.rs"]
mod invented;
#[path = "measure.rs"]
mod measure;

use expressions::ImportOptions;
use measure::{Process, Watch};
use platform::{Actor, App, clock::Clock, random::Random, settings::Settings};
use sea_orm::{ConnectionTrait, TransactionTrait};
use std::time::Duration;

fn main() -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(run())
}

async fn run() -> anyhow::Result<()> {
    println!("{:<34}{:>12}{:>14}{:>12}", "rows", "CPU s", "rows/CPU s", "own MiB");
    let mut per_second = 0.0;
    for rows in [10_000, 100_000, 400_000] {
        let watch = Watch::begin();
        let (cpu, taken) = import(rows).await?;
        let own = watch.end();
        if rows == 100_000 {
            per_second = rate(taken, cpu);
        }
        println!(
            "import {taken:<27}{:>12.2}{:>14.0}{own:>12.0}",
            cpu.as_secs_f64(),
            rate(taken, cpu)
        );
    }
    let cpu = bare(100_000).await?;
    println!(
        "bare insert + FTS5 {:<15}{:>12.2}{:>14.0}",
        100_000,
        cpu.as_secs_f64(),
        rate(100_000, cpu)
    );
    println!(
        "import keeps {:.0} % of the bare rate (reach: 10,000 rows a second)",
        100.0 * per_second / rate(100_000, cpu)
    );
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn rate(rows: i64, cpu: Duration) -> f64 {
    rows as f64 / cpu.as_secs_f64().max(0.001)
}

async fn import(rows: usize) -> anyhow::Result<(Duration, i64)> {
    let folder = tempfile::tempdir()?;
    let app = App::open(
        Settings::for_folder(folder.path()),
        portevoix::house(Clock::machine(), Random::machine()),
    )
    .await?;
    let organisation = invented::hospital(&app).await?;
    let path = folder.path().join("rows.csv");
    invented::write_csv(&path, rows)?;
    let before = Process::own().cpu()?;
    let options = ImportOptions {
        organisation: Some(organisation),
        path,
        text: "Parole".to_owned(),
        id: Some("Numéro".to_owned()),
        polarity: Some("Ressenti".to_owned()),
        date: Some("Date".to_owned()),
        ..ImportOptions::default()
    };
    let outcome = expressions::import_file(&app, &Actor::System("bench"), options, &|_, _| {}).await?;
    let cpu = Process::own().cpu()? - before;
    anyhow::ensure!(outcome.refused == 0, "{outcome:?}");
    Ok((cpu, outcome.taken))
}

/// The same texts into a bare table with a full-text index, in batches of 500.
async fn bare(rows: usize) -> anyhow::Result<Duration> {
    let folder = tempfile::tempdir()?;
    let app = App::open(
        Settings::for_folder(folder.path()),
        portevoix::house(Clock::machine(), Random::machine()),
    )
    .await?;
    let db = app.db.upkeep();
    db.execute_unprepared("create table bare (id integer primary key, words text)")
        .await?;
    db.execute_unprepared("create virtual table bare_words using fts5(words, content='')")
        .await?;
    let before = Process::own().cpu()?;
    for start in (0..rows).step_by(500) {
        let tx = db.begin().await?;
        for (table, columns) in [("bare", "id, words"), ("bare_words", "rowid, words")] {
            let cells: Vec<String> = (0..500).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
            let values: Vec<sea_orm::Value> = (start..start + 500)
                .flat_map(|n| [i64::try_from(n).unwrap_or(0).into(), invented::text(n).into()])
                .collect();
            let sql = format!("insert into {table} ({columns}) values {}", cells.join(","));
            tx.execute_raw(sea_orm::Statement::from_sql_and_values(
                tx.get_database_backend(),
                sql,
                values,
            ))
            .await?;
        }
        tx.commit().await?;
    }
    Ok(Process::own().cpu()? - before)
}
