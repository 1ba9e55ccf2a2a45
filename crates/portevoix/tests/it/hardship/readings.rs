//! The long readings of a study whose program is killed in their middle: what comes of them is what comes without a kill.

use crate::{
    analysis::{call, import},
    house::{Client, House},
};
use http::Method;
use jiff::Timestamp;
use platform::{Actor, App, Role, clock::Clock, db, random::Random, settings::Settings};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How often the job is looked at: a kill must fall between two of its steps.
const LOOK: Duration = Duration::from_millis(2);
/// Longer than any of it takes.
const PATIENCE: Duration = Duration::from_secs(180);

/// A house at the hour of the machine, as the program that works beside it has, with `n` invented answers.
async fn house(settings: &Settings, n: usize) -> House {
    let rooms = portevoix::house(Clock::machine(), Random::machine());
    let house = House::of_people(App::open(settings.clone(), rooms).await.unwrap()).await;
    import(&house, n).await;
    house
}

/// The address of a frozen study over everything.
async fn frozen(house: &House, quality: &Client) -> String {
    let new = json!({ "name": "Séjour 2026", "question": "Que disent-ils du séjour ?", "codebook": "blank" });
    let made = call(quality, Method::POST, "/studies", Some(new)).await;
    house.run_jobs().await;
    format!("/studies/{}", made["id"].as_str().unwrap())
}

/// The program that does long work beside a server.
fn work(settings: &Settings) -> Child {
    Command::new(env!("CARGO_BIN_EXE_portevoix"))
        .args(["work", "--database", &settings.database, "--data"])
        .arg(&settings.data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How far the job of a kind is, and of how many; nothing once it is over.
async fn under_way(app: &App, kind: &str) -> Option<(i64, i64)> {
    let sql = "select done_count, coalesce(total_count, 0) as total from jobs \
               where kind = $1 and state in ('waiting', 'running')";
    let db = app.db.read();
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, [kind.into()]);
    let row = db.query_one_raw(asked).await.unwrap()?;
    Some((
        row.try_get("", "done_count").unwrap(),
        row.try_get("", "total").unwrap(),
    ))
}

/// Lets the program work until its job is further than `least`, and kills it there. Says how far it was.
async fn killed_beyond(settings: &Settings, app: &App, kind: &str, least: i64) -> i64 {
    let mut program = work(settings);
    let began = Instant::now();
    loop {
        let (done, _) = under_way(app, kind)
            .await
            .expect("the work was over before it was killed");
        if done > least {
            break;
        }
        assert!(program.try_wait().unwrap().is_none(), "the program ended at {done}");
        assert!(began.elapsed() < PATIENCE, "nothing went beyond {least}");
        tokio::time::sleep(LOOK).await;
    }
    // SIGKILL: nothing is cleaned up.
    program.kill().unwrap();
    program.wait().unwrap();
    let (done, total) = under_way(app, kind)
        .await
        .expect("the work was over before it was killed");
    assert!(least < done && done < total, "{least} < {done} < {total}");
    end_lease(app, kind).await;
    done
}

/// The lease of the program that was killed runs out, as it would after half a minute.
async fn end_lease(app: &App, kind: &str) {
    let sql = "update jobs set leased_until = $1 where kind = $2 and state = 'running'";
    let change = app.change(&Actor::System("test")).await.unwrap();
    let values = [db::stored_time(Timestamp::UNIX_EPOCH).into(), kind.into()];
    let ended = Statement::from_sql_and_values(change.tx().get_database_backend(), sql, values);
    change.tx().execute_raw(ended).await.unwrap();
    change.commit_unnoted().await.unwrap();
}

/// Lets the program work until the job is over.
async fn finished(settings: &Settings, app: &App, kind: &str) {
    let mut program = work(settings);
    let began = Instant::now();
    while under_way(app, kind).await.is_some() {
        assert!(program.try_wait().unwrap().is_none(), "the program ended");
        assert!(began.elapsed() < PATIENCE, "the work does not end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    program.kill().unwrap();
    program.wait().unwrap();
}

/// The classes of a study with their words, stability and expressions, without what is of this search alone.
async fn classes(quality: &Client, study: &str) -> Value {
    let found = call(quality, Method::GET, &format!("{study}/classes"), None).await["classification"].clone();
    let shown = &found["shown"];
    let mut members = Vec::new();
    for class in found["classes"].as_array().unwrap() {
        let path = format!("{study}/classes/{}/expressions", class["number"]);
        members.push(call(quality, Method::GET, &path, None).await["expressions"].clone());
    }
    json!({
        "counts": [shown["text_count"], shown["placed_count"], shown["short_count"], shown["draw_count"]],
        "classes": found["classes"], "splits": found["splits"], "members": members,
    })
}

#[tokio::test]
async fn a_search_for_classes_killed_while_it_reads_and_while_it_draws_finds_the_same() {
    const TEXTS: i64 = 600;
    let (settings, _kept) = testkit::empty().await;
    let house = house(&settings, 600).await;
    let quality = house.sign_in(Role::Quality);
    let (whole, cut) = (frozen(&house, &quality).await, frozen(&house, &quality).await);
    let four = json!({ "classes": 4 });
    call(&quality, Method::POST, &format!("{whole}/classes"), Some(four.clone())).await;
    house.run_jobs().await;

    call(&quality, Method::POST, &format!("{cut}/classes"), Some(four)).await;
    let kind = "analysis.classes";
    killed_beyond(&settings, &house.app, kind, 0).await;
    killed_beyond(&settings, &house.app, kind, TEXTS).await;
    finished(&settings, &house.app, kind).await;

    let uninterrupted = classes(&quality, &whole).await;
    assert_eq!(uninterrupted["counts"][0], TEXTS);
    assert_eq!(uninterrupted["counts"][3], 20, "every draw was made");
    assert!(uninterrupted["classes"].as_array().unwrap().len() > 1);
    assert_eq!(classes(&quality, &cut).await, uninterrupted);
}

/// What is nearest to some words in a study, what says the same, and how much was read.
async fn meaning(quality: &Client, study: &str) -> Value {
    let path = format!("{study}/meaning?to=repas&limit=100");
    let mut read = call(quality, Method::GET, &path, None).await;
    let of = read["meaning"].take();
    json!({ "text_count": of["text_count"], "is_over": of["read_at"].is_string(), "read": read })
}

#[tokio::test]
async fn a_reading_of_meaning_killed_again_and_again_reads_everything_once() {
    const TEXTS: i64 = 320;
    let (settings, _kept) = testkit::empty().await;
    let house = house(&settings, 320).await;
    let quality = house.sign_in(Role::Quality);
    let (whole, cut) = (frozen(&house, &quality).await, frozen(&house, &quality).await);
    call(&quality, Method::POST, &format!("{whole}/meaning"), None).await;
    house.run_jobs().await;

    call(&quality, Method::POST, &format!("{cut}/meaning"), None).await;
    let kind = "analysis.meaning";
    let mut there = 0;
    for _ in 0..2 {
        there = killed_beyond(&settings, &house.app, kind, there).await;
    }
    finished(&settings, &house.app, kind).await;

    let uninterrupted = meaning(&quality, &whole).await;
    assert_eq!(uninterrupted["text_count"], TEXTS);
    assert_eq!(uninterrupted["is_over"], true);
    assert_eq!(meaning(&quality, &cut).await, uninterrupted);
}
