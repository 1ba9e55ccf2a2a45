//! A corpus of a million expressions: how long its pages take, and those of a study of it all, through the whole
//! router.
//!
//! `cargo xtask bench corpus`: SQLite, then PostgreSQL when `TEST_DATABASE_URL` names a server.
//! `PORTEVOIX_BENCH_ROWS` changes the size, `PORTEVOIX_BENCH_ENGINE=postgres` leaves SQLite out.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "engines.rs"]
mod engines;
#[path = "invented.rs"]
mod invented;
#[path = "measure.rs"]
mod measure;
#[path = "studied.rs"]
mod studied;

use axum::{Router, body::Body};
use expressions::ImportOptions;
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use platform::{Actor, App, clock::Clock, random::Random, settings::Settings};
use std::time::{Duration, Instant};
use studied::Readers;
use tower::ServiceExt;
use uuid::Uuid;

/// Every page is asked for this many times.
const ROUNDS: usize = 60;

/// What people do with a corpus; `{}` is replaced by the round, so that no two searches are alike.
const PAGES: &[(&str, &str)] = &[
    ("list", "/expressions"),
    ("list, English, second page", "/expressions?before=500000"),
    ("filter: negative", "/expressions?polarity=negative"),
    (
        "filter: negative, one place",
        "/expressions?polarity=negative&place=Urgences",
    ),
    ("filter: a month", "/expressions?from=2023-0{m}&to=2023-0{m}"),
    ("search: a frequent word", "/expressions?q=couloir"),
    ("search: three words", "/expressions?q=attendu+couloir+horloge"),
    ("search: a phrase", "/expressions?q=%22chambre+{n}%22"),
    (
        "search and filter",
        "/expressions?q=repas&polarity=positive&place=Chirurgie",
    ),
    ("search: nothing", "/expressions?q=xylophone{n}"),
];

fn main() -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let rows = std::env::var("PORTEVOIX_BENCH_ROWS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_000_000);
    for (name, settings, _folder) in engines::engines()? {
        measure_engine(name, settings, rows).await?;
    }
    Ok(())
}

async fn measure_engine(name: &str, settings: Settings, rows: usize) -> anyhow::Result<()> {
    let app = App::open(settings.clone(), portevoix::house(Clock::machine(), Random::machine())).await?;
    let hospital = invented::hospital(&app).await?;
    let began = Instant::now();
    fill(&app, hospital, rows).await?;
    println!(
        "\n{name}: {rows} expressions, imported in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    let readers = Readers::of(&app, hospital).await?;
    let router = portevoix::server::router(&app);
    println!("{:<34}{:>10}{:>10}{:>10}", "page", "p50 ms", "p95 ms", "reach 50");
    for (page, path) in PAGES {
        page_of(&router, &readers.session, page, path).await?;
    }
    let began = Instant::now();
    let studied = studied::study(&app, &readers, hospital).await?;
    println!(
        "a study of it all, read by two colleges and proposed by the tool in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    for (page, path) in studied.pages() {
        page_of(&router, &readers.session, page, &path).await?;
    }
    Ok(())
}

/// Asks for a page again and again, and prints how long it took.
async fn page_of(router: &Router, session: &str, page: &str, path: &str) -> anyhow::Result<()> {
    let mut took = Vec::with_capacity(ROUNDS);
    for round in 0..ROUNDS {
        let path = path
            .replace("{n}", &round.to_string())
            .replace("{m}", &(round % 9 + 1).to_string());
        took.push(ask(router, session, &path).await?);
    }
    engines::print_page(page, took, Duration::from_millis(50));
    Ok(())
}

async fn fill(app: &App, organisation: Uuid, rows: usize) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("rows.csv");
    invented::write_csv(&path, rows)?;
    let options = ImportOptions {
        organisation: Some(organisation),
        path,
        text: "Parole".to_owned(),
        id: Some("Numéro".to_owned()),
        polarity: Some("Ressenti".to_owned()),
        date: Some("Date".to_owned()),
        ..ImportOptions::default()
    };
    expressions::import_file(app, &Actor::System("bench"), options, &|_, _| {}).await?;
    Ok(())
}

async fn ask(router: &Router, session: &str, path: &str) -> anyhow::Result<Duration> {
    let request = Request::builder()
        .uri(path)
        .header(header::COOKIE, format!("pv_session={session}"))
        .header(header::ACCEPT_ENCODING, "gzip")
        .body(Body::empty())?;
    let began = Instant::now();
    let response = router.clone().oneshot(request).await?;
    let status = response.status();
    response.into_body().collect().await?;
    let took = began.elapsed();
    anyhow::ensure!(status == StatusCode::OK, "{path} answered {status}");
    Ok(took)
}
