//! What a flow costs: a survey of ten questions is opened, sent, thanked for; over HTTP, by 64 visitors at a time, on a
//! server that has one core.
//!
//! `cargo xtask bench survey`: SQLite, then PostgreSQL when `TEST_DATABASE_URL` names a server. `PORTEVOIX_BENCH_FLOWS`
//! changes the number, `PORTEVOIX_BENCH_ENGINE=postgres` leaves SQLite out. Each answer is on the disk before its visitor is
//! answered; each visitor has an address of their own.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "asking.rs"]
mod asking;
#[path = "engines.rs"]
mod engines;
#[path = "invented.rs"]
mod invented;
#[path = "measure.rs"]
mod measure;
#[path = "studied.rs"]
mod studied;
#[path = "visitor.rs"]
mod visitor;

use measure::Process;
use platform::{App, clock::Clock, random::Random, settings::Settings};
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use visitor::Visitor;

const ADDRESS: &str = "127.0.0.1:18098";
const AT_A_TIME: usize = 64;

fn main() -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?
        .block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let flows = std::env::var("PORTEVOIX_BENCH_FLOWS").ok().and_then(|n| n.parse().ok());
    let flows = flows.unwrap_or(20_000);
    for (name, settings, _folder) in engines::engines()? {
        measure_engine(name, settings, flows).await?;
    }
    Ok(())
}

async fn measure_engine(name: &str, settings: Settings, flows: usize) -> anyhow::Result<()> {
    let app = App::open(settings.clone(), portevoix::house(Clock::machine(), Random::machine())).await?;
    let asking::Survey { campaign, link, .. } = asking::launch(&app, 10).await?;
    app.db.clone().close().await;
    let mut server = serve(&settings)?;
    let process = Process::of(server.id());
    flow(AT_A_TIME, &link, AT_A_TIME * 5).await?;
    let (before, began) = (process.cpu()?, Instant::now());
    let mut took = flow(AT_A_TIME, &link, flows).await?;
    let (cpu, wall) = (process.cpu()? - before, began.elapsed());
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    let count = flows as f64;
    took.sort_unstable();
    let in_ms = |share| measure::percentile(&took, share).as_secs_f64() * 1000.0;
    println!("\n{name}: {flows} flows of three requests, {AT_A_TIME} visitors at a time, one core");
    println!(
        "CPU of the server per flow          {:>8.0} µs   (reach: 1000)",
        cpu.as_secs_f64() * 1e6 / count
    );
    println!(
        "flows per second of the clock       {:>8.0}      (reach: 500)",
        count / wall.as_secs_f64()
    );
    println!(
        "one request, p50 and p99            {:>8.1} {:>8.1} ms (reach: 100)",
        in_ms(0.5),
        in_ms(0.99)
    );
    println!("memory of its own                   {:>8.1} MiB", process.own_mib()?);
    Command::new("kill").arg(server.id().to_string()).status()?;
    server.wait()?;
    let there = complete(&settings, &campaign).await?;
    anyhow::ensure!(there == flows + AT_A_TIME * 5, "{there} answers are there");
    Ok(())
}

/// A server on one core, behind a proxy that says the addresses of its visitors.
fn serve(settings: &Settings) -> anyhow::Result<Child> {
    let mut server = Command::new("taskset")
        .args([
            "-c",
            "0",
            env!("CARGO_BIN_EXE_portevoix"),
            "serve",
            "--behind-proxy",
            "--listen",
            ADDRESS,
        ])
        .args(["--workers", "0", "--database", &settings.database, "--data"])
        .arg(&settings.data)
        .env("PORTEVOIX_LOG", "error")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(server.stdout.take().ok_or_else(|| anyhow::anyhow!("no output"))?).read_line(&mut line)?;
    let began = Instant::now();
    while measure::http_get(ADDRESS, "/health").is_err() {
        anyhow::ensure!(began.elapsed() < Duration::from_secs(30), "the server does not answer");
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(server)
}

/// How long each request of so many flows took.
async fn flow(at_a_time: usize, link: &str, flows: usize) -> anyhow::Result<Vec<Duration>> {
    let each = flows.div_ceil(at_a_time);
    let visitors = (0..at_a_time).map(|n| {
        let (link, own) = (link.to_owned(), each.min(flows.saturating_sub(n * each)));
        tokio::spawn(async move { visit(n, &link, own).await })
    });
    let mut took = Vec::with_capacity(flows * 3);
    for visitor in visitors.collect::<Vec<_>>() {
        took.extend(visitor.await??);
    }
    Ok(took)
}

async fn visit(n: usize, link: &str, flows: usize) -> anyhow::Result<Vec<Duration>> {
    let mut visitor = Visitor::connect(ADDRESS).await?;
    let mut took = Vec::with_capacity(flows * 3);
    let page = format!("/answer/{link}");
    for flow in 0..flows {
        let from = format!("10.{n}.{}.{}", flow / 250, flow % 250 + 1);
        let opened = visitor.ask("GET", &page, &from, "", "").await?;
        anyhow::ensure!(opened.status == 200, "the page is answered with {}", opened.status);
        let sent = visitor
            .ask("POST", &page, &from, &opened.cookies, &answer(n + flow))
            .await?;
        anyhow::ensure!(sent.status == 303, "an answer is answered with {}", sent.status);
        let thanks = visitor.ask("GET", &sent.location, &from, &sent.cookies, "").await?;
        anyhow::ensure!(thanks.status == 200, "the thanks are answered with {}", thanks.status);
        took.extend([opened.took, sent.took, thanks.took]);
    }
    Ok(took)
}

/// Nine levels and a sentence.
fn answer(n: usize) -> String {
    let levels: String = (1..10).map(|item| format!("q{item}={}&", (n * item) % 5 + 1)).collect();
    format!("{levels}q10=Une+%C3%A9quipe+tr%C3%A8s+douce+la+nuit%2C+mais+le+repas+{n}+froid")
}

/// How many whole answers a campaign has, counted in its table.
async fn complete(settings: &Settings, campaign: &str) -> anyhow::Result<usize> {
    use sea_orm::{ConnectionTrait, Statement};
    let app = App::open(settings.clone(), portevoix::house(Clock::machine(), Random::machine())).await?;
    let db = app.db.read();
    let sql = "select count(*) as n from answers where is_complete";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    let n: i64 = row
        .ok_or_else(|| anyhow::anyhow!("no count of {campaign}"))?
        .try_get("", "n")?;
    app.db.clone().close().await;
    Ok(usize::try_from(n)?)
}
