//! What benchmarks of pages share: the engines they run on, and how they print a page.

#![allow(dead_code, reason = "each benchmark uses some of it")]
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use crate::measure::percentile;
use platform::settings::Settings;
use std::time::Duration;
use tempfile::TempDir;

/// SQLite in a folder of its own, then the PostgreSQL of `TEST_DATABASE_URL` where there is one; SQLite is left out by
/// `PORTEVOIX_BENCH_ENGINE=postgres`. The folder goes with its engine.
pub fn engines() -> anyhow::Result<Vec<(&'static str, Settings, TempDir)>> {
    let mut engines = Vec::new();
    if std::env::var("PORTEVOIX_BENCH_ENGINE").as_deref() != Ok("postgres") {
        let folder = tempfile::tempdir()?;
        engines.push(("SQLite", Settings::for_folder(folder.path()), folder));
    }
    if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
        let folder = tempfile::tempdir()?;
        let mut settings = Settings::for_folder(folder.path());
        settings.database = server;
        engines.push(("PostgreSQL", settings, folder));
    }
    Ok(engines)
}

/// Prints how long a page took, beside what is to be reached at p95.
pub fn print_page(page: &str, mut took: Vec<Duration>, reach: Duration) {
    // The first round fills caches as any first reader of the day does; it counts.
    took.sort_unstable();
    let (half, most) = (percentile(&took, 0.5), percentile(&took, 0.95));
    let verdict = if most < reach { "yes" } else { "NO" };
    println!(
        "{page:<34}{:>10.1}{:>10.1}{verdict:>10}",
        half.as_secs_f64() * 1000.0,
        most.as_secs_f64() * 1000.0
    );
}
