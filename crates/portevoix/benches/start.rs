//! How fast a server starts on an existing database, what it weighs at rest, what a page costs.
//!
//! `cargo xtask bench start` prints the figures of docs/performance.md.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "measure.rs"]
mod measure;

use measure::{Process, http_get};
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How many pages are asked for to know what one costs.
const PAGES: u32 = 2_000;

fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    // A first run makes the database; it must answer before it is stopped.
    let (mut first, _) = start(&data)?;
    stop(&mut first)?;
    let mut starts: Vec<Duration> = Vec::new();
    for _ in 0..10 {
        let (mut server, took) = start(&data)?;
        starts.push(took);
        stop(&mut server)?;
    }
    starts.sort_unstable();
    let (mut server, _) = start(&data)?;
    std::thread::sleep(Duration::from_secs(3));
    let process = Process::of(server.id());
    let at_rest = process.resident_mib()?;
    println!(
        "start to first page, median of 10   {:>8.0} ms   (reach: 300)",
        starts[5].as_secs_f64() * 1000.0
    );
    println!("resident memory at rest             {at_rest:>8.1} MiB  (reach: 80)");
    for (name, path) in [
        ("hello (health)", "/health"),
        ("public home", "/"),
        ("public catalogue", "/sheets"),
    ] {
        let before = process.cpu()?;
        for _ in 0..PAGES {
            http_get(ADDRESS, path)?;
        }
        let cost = (process.cpu()? - before).as_secs_f64() * 1e6 / f64::from(PAGES);
        println!("CPU of one page: {name:<18} {cost:>8.0} µs   (reach: 1000)");
    }
    let weight: usize = FIRST_PAGE
        .iter()
        .map(|path| http_get(ADDRESS, path).map_or(0, |bytes| bytes))
        .sum();
    println!("first page over the wire            {weight:>8} bytes (reach: 60000)");
    stop(&mut server)
}

const ADDRESS: &str = "127.0.0.1:18099";

/// What a browser asks for on its first visit.
const FIRST_PAGE: &[&str] = &[
    "/",
    "/static/app.css",
    "/static/app.js",
    "/static/icons.svg",
    "/static/favicon.svg",
    "/static/fonts/atkinson.woff2",
    "/static/fonts/literata.woff2",
];

fn start(data: &std::path::Path) -> anyhow::Result<(Child, Duration)> {
    let began = Instant::now();
    let mut server = Command::new(env!("CARGO_BIN_EXE_portevoix"))
        .args(["serve", "--listen", ADDRESS, "--data"])
        .arg(data)
        .env("PORTEVOIX_LOG", "error")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(server.stdout.take().ok_or_else(|| anyhow::anyhow!("no output"))?).read_line(&mut line)?;
    while http_get(ADDRESS, "/").is_err() {
        anyhow::ensure!(began.elapsed() < Duration::from_secs(30), "the server does not answer");
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok((server, began.elapsed()))
}

fn stop(server: &mut Child) -> anyhow::Result<()> {
    Command::new("kill").arg(server.id().to_string()).status()?;
    server.wait()?;
    Ok(())
}
