//! A million answers of sixty questions: how long the pages of results take right after an answer came in, and how much
//! memory all answers need on their way out as CSV.
//!
//! `cargo xtask bench results`: SQLite, then PostgreSQL when `TEST_DATABASE_URL` names a server. `PORTEVOIX_BENCH_ANSWERS`
//! changes the number, `PORTEVOIX_BENCH_ENGINE=postgres` leaves SQLite out. Ten answers are given by the front door, then
//! copied in the tables with their counts, so that what is measured is read as if each had been given.

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

use asking::{Survey, api};
use axum::{Router, body::Body};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use platform::{App, clock::Clock, db::Engine, random::Random, settings::Settings};
use sea_orm::ConnectionTrait;
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};
use tower::ServiceExt;

const QUESTIONS: usize = 60;
/// Answers given by the front door, to be copied.
const GIVEN: usize = 10;
/// Every page is asked for this many times, each after one more answer.
const ROUNDS: usize = 60;

fn main() -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(run())
}

async fn run() -> anyhow::Result<()> {
    let wanted = std::env::var("PORTEVOIX_BENCH_ANSWERS")
        .ok()
        .and_then(|n| n.parse().ok());
    let answers: usize = wanted.unwrap_or(1_000_000);
    for (name, settings, _folder) in engines::engines()? {
        measure_engine(name, settings, answers).await?;
    }
    Ok(())
}

async fn measure_engine(name: &str, settings: Settings, answers: usize) -> anyhow::Result<()> {
    let app = App::open(settings, portevoix::house(Clock::machine(), Random::machine())).await?;
    let survey = asking::launch(&app, QUESTIONS).await?;
    let router = portevoix::server::router(&app);
    for n in 0..GIVEN {
        give(&router, &survey, n).await?;
    }
    let began = Instant::now();
    copy(&app, answers / GIVEN).await?;
    println!(
        "\n{name}: {answers} answers of {QUESTIONS} questions, copied in {:.0} s",
        began.elapsed().as_secs_f64()
    );
    println!("{:<34}{:>10}{:>10}{:>10}", "page", "p50 ms", "p95 ms", "reach 100");
    let campaign = &survey.campaign;
    for (page, path) in [
        ("results", format!("{campaign}/results")),
        (
            "results, one month",
            format!("{campaign}/results?from=2020-01&to=2099-12"),
        ),
        ("results, API", format!("/api/v1{campaign}/results")),
        ("results.csv", format!("{campaign}/results.csv")),
        ("the campaign", campaign.clone()),
    ] {
        page_of(&router, &survey, page, &path).await?;
    }
    stream(&router, &survey, answers).await
}

/// One answer by the API, as a visitor gives it.
async fn give(router: &Router, survey: &Survey, n: usize) -> anyhow::Result<()> {
    let mut answers = Map::new();
    for item in 1..QUESTIONS {
        answers.insert(format!("q{item}"), ((n * item) % 5 + 1).to_string().into());
    }
    answers.insert(
        format!("q{QUESTIONS}"),
        "Une équipe très douce la nuit, mais le repas froid".into(),
    );
    let path = format!("/answers/{}", survey.link);
    api(router, "", "POST", path, json!({ "answers": Value::Object(answers) })).await?;
    Ok(())
}

/// Copies the answers that are there, and multiplies what was counted.
async fn copy(app: &App, times: usize) -> anyhow::Result<()> {
    let (id, series) = match app.db.engine {
        Engine::Sqlite => (
            "randomblob(16)",
            format!(
                "(with recursive s(i) as (select 1 union all select i + 1 from s where i < {}) select i from s)",
                times - 1
            ),
        ),
        Engine::Postgres => ("gen_random_uuid()", format!("generate_series(1, {})", times - 1)),
    };
    let columns = "campaign_id, participant_id, organisation_id, version_id, channel, language, received_on, is_complete, answers, words";
    let db = app.db.upkeep();
    for sql in [
        format!("insert into answers (id, {columns}) select {id}, {columns} from answers, {series} as copies"),
        format!("update answer_counts set n = n * {times}"),
        format!("update answer_sums set n = n * {times}, total = total * {times}, squares = squares * {times}"),
        "analyze".to_owned(),
    ] {
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

async fn page_of(router: &Router, survey: &Survey, page: &str, path: &str) -> anyhow::Result<()> {
    let mut took = Vec::with_capacity(ROUNDS);
    for round in 0..ROUNDS {
        give(router, survey, round).await?;
        let began = Instant::now();
        let body = ask(router, survey, path).await?;
        body.collect().await?;
        took.push(began.elapsed());
    }
    engines::print_page(page, took, Duration::from_millis(100));
    Ok(())
}

/// All answers as CSV: how fast, and in how much more memory than before.
async fn stream(router: &Router, survey: &Survey, answers: usize) -> anyhow::Result<()> {
    let process = measure::Process::own();
    let before = process.own_mib()?;
    let watch = measure::Watch::begin();
    let began = Instant::now();
    let mut body = ask(router, survey, &format!("{}/answers.csv", survey.campaign)).await?;
    let (mut bytes, mut lines) = (0_usize, 0_usize);
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame?.into_data() {
            bytes += data.len();
            lines += data.iter().filter(|byte| **byte == b'\n').count();
        }
    }
    let took = began.elapsed();
    let highest = watch.end();
    anyhow::ensure!(lines > answers, "{lines} lines of {answers} answers");
    println!(
        "answers.csv: {lines} lines, {:.0} MB in {:.0} s; memory of its own {before:.0} MiB before, {highest:.0} at most",
        bytes as f64 / 1e6,
        took.as_secs_f64()
    );
    Ok(())
}

async fn ask(router: &Router, survey: &Survey, path: &str) -> anyhow::Result<Body> {
    let request = Request::builder()
        .uri(path)
        .header(header::COOKIE, format!("pv_session={}", survey.session))
        .body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    anyhow::ensure!(
        response.status() == StatusCode::OK,
        "{path} answered {}",
        response.status()
    );
    Ok(response.into_body())
}
