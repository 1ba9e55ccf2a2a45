//! A backup by the command line, made while people work, and put back into an empty installation.

use crate::house::House;
use http::StatusCode;
use platform::{App, Role, clock::Clock, db::Engine, random::Random, settings::Settings};
use sea_orm::{ConnectionTrait, Statement};
use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Output, Stdio},
};

/// What the command line does to an installation.
fn command(verb: &[&str], settings: &Settings) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portevoix"));
    command
        .args(verb)
        .arg("--data")
        .arg(&settings.data)
        .args(["--database", &settings.database]);
    command
}

fn said(output: &Output) -> String {
    let (out, error) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    format!("{out}{error}")
}

/// Backs up; says how much was copied, in words.
fn back_up(settings: &Settings, to: &Path) -> String {
    let output = command(&["backup"], settings).arg(to).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    how_much(&said(&output))
}

/// Puts a backup back; says how much, in words.
fn restore(settings: &Settings, from: &Path) -> String {
    let output = command(&["restore"], settings).arg(from).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    how_much(&said(&output))
}

/// What a command says after its first colon: `12 fichiers, 88 tables.`
fn how_much(said: &str) -> String {
    let (_, rest) = said.split_once(" : ").unwrap();
    rest.lines().next().unwrap().to_owned()
}

/// Puts a backup into an installation and opens it.
async fn put_back(settings: &Settings, from: &Path) -> App {
    restore(settings, from);
    let house = portevoix::house(Clock::fixed(testkit::beginning()), Random::seeded(8));
    App::open(settings.clone(), house).await.unwrap()
}

/// The chain of the audit, as the command line says it.
fn verify(settings: &Settings) -> String {
    let output = command(&["audit", "verify"], settings).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

async fn numbers(app: &App, sql: &str) -> Vec<i64> {
    let db = app.db.read();
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter().map(|row| row.try_get("", "n").unwrap()).collect()
}

async fn count(app: &App, sql: &str) -> i64 {
    numbers(app, sql).await[0]
}

/// How many rows each table has.
async fn counts(app: &App) -> BTreeMap<String, i64> {
    let sql = match app.db.engine {
        Engine::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
        Engine::Postgres => "select tablename::text as name from pg_tables where schemaname = current_schema()",
    };
    let db = app.db.read();
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    let mut counts = BTreeMap::new();
    for row in rows {
        let name: String = row.try_get("", "name").unwrap();
        let rows = count(app, &format!("select count(*) as n from \"{name}\"")).await;
        counts.insert(name, rows);
    }
    counts
}

#[tokio::test]
async fn a_restored_house_counts_the_same_everywhere_and_goes_on() {
    let house = House::of_the_demonstration().await;
    // What each day does is done here, so that it is not done in the other house alone.
    house.run_jobs().await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");

    back_up(&house.app.settings, &backup);
    let (settings, _kept) = testkit::empty().await;
    let restored = house.over(put_back(&settings, &backup).await);

    let before = counts(&house.app).await;
    assert!(before.len() > 40 && before["expressions"] > 200, "{before:?}");
    assert_eq!(counts(&restored.app).await, before);
    assert_eq!(verify(&settings), verify(&house.app.settings));
    let (then, now) = (house.sign_in(Role::Quality), restored.sign_in(Role::Quality));
    for path in [
        "/expressions?q=couloir",
        "/studies",
        "/findings",
        "/projects",
        "/people",
        "/sheets",
    ] {
        let (then, now) = (
            then.get(path).await.expect(StatusCode::OK),
            now.get(path).await.expect(StatusCode::OK),
        );
        assert_eq!(now.main(), then.main(), "{path}");
    }
    let sql = "select number as n from expressions where raw is not null order by number limit 1";
    let raw = format!("/expressions/{}/raw", count(&restored.app, sql).await);
    let reason = [("reason", "Vérifier que la clé est revenue")];
    now.post(&raw, &reason).await.expect(StatusCode::OK);
    let give = format!("/give/{}", restored.hospital);
    let words = [("words", "Le couloir était froid."), ("speaker", "patient")];
    restored.visitor().post(&give, &words).await.expect(StatusCode::OK);
    restored.run_jobs().await;
    assert_eq!(
        count(&restored.app, "select count(*) as n from expressions").await,
        before["expressions"] + 1
    );
    verify(&settings);
}

#[tokio::test]
async fn a_restored_demonstration_is_still_one_and_as_much_comes_back_as_went() {
    let house = House::of_the_demonstration().await;
    let mark = house.app.settings.data.join("demonstration");
    std::fs::write(mark, "Tout est inventé dans ce dossier.\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");

    let went = back_up(&house.app.settings, &backup);
    let (settings, _kept) = testkit::empty().await;
    let came_back = restore(&settings, &backup);

    assert!(portevoix::demo::is_marked(&settings.data));
    assert_eq!(came_back, went);
    #[cfg(unix)]
    {
        assert_eq!(open_to_others(&backup), Vec::<String>::new());
        assert_eq!(open_to_others(&settings.data), Vec::<String>::new());
    }
}

/// The folders and files here that another account could open; what is in a closed folder is closed.
#[cfg(unix)]
fn open_to_others(folder: &Path) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt;
    let mut open = Vec::new();
    for path in std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .chain([folder.to_path_buf()])
    {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        if mode & 0o077 != 0 {
            open.push(format!("{} {mode:o}", path.display()));
        }
    }
    open
}

#[tokio::test]
async fn a_backup_made_while_people_write_holds_whole_changes() {
    let house = House::of_the_demonstration().await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    let given = "select count(*) as n from expressions";
    let before = count(&house.app, given).await;

    let mut child = command(&["backup"], &house.app.settings)
        .arg(&backup)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut written = 0_u16;
    while child.try_wait().unwrap().is_none() {
        let fields = [("words", "Le couloir était froid."), ("speaker", "patient")];
        let visitor = house
            .visitor()
            .at([10, written.to_be_bytes()[0], written.to_be_bytes()[1], 1]);
        visitor
            .post(&format!("/give/{}", house.hospital), &fields)
            .await
            .expect(StatusCode::OK);
        written += 1;
    }
    assert!(
        child.wait().unwrap().success() && written > 0,
        "{written} were given meanwhile"
    );
    let (settings, _kept) = testkit::empty().await;
    let restored = put_back(&settings, &backup).await;

    let after = count(&restored, given).await;
    assert!(
        (before..=before + i64::from(written)).contains(&after),
        "{before} + {written}: {after}"
    );
    verify(&settings);
    // What is written together is there together, or not at all.
    let given = "select count(*) as n from expressions where channel = 'suggestion'";
    let given = count(&restored, given).await;
    for told in [
        "select count(*) as n from receipts",
        "select count(*) as n from consents where purpose = 'analysis' \
         and expression_id in (select id from expressions where channel = 'suggestion')",
        "select count(*) as n from audit_entries where verb = 'expression.given'",
    ] {
        assert_eq!(count(&restored, told).await, given, "{told}");
    }
}

#[tokio::test]
async fn a_backup_goes_only_into_an_empty_installation_of_its_own_engine() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    back_up(&house.app.settings, &backup);
    let before = counts(&house.app).await;

    let over = command(&["restore"], &house.app.settings)
        .arg(&backup)
        .output()
        .unwrap();
    let manifest = std::fs::read_to_string(backup.join("manifest.json")).unwrap();
    let foreign = match house.app.db.engine {
        Engine::Sqlite => manifest.replace("sqlite", "postgres"),
        Engine::Postgres => manifest.replace("postgres", "sqlite"),
    };
    std::fs::write(backup.join("manifest.json"), foreign).unwrap();
    let (settings, _kept) = testkit::empty().await;
    let elsewhere = command(&["restore"], &settings).arg(&backup).output().unwrap();

    assert!(
        !over.status.success() && said(&over).contains("installation vide"),
        "{}",
        said(&over)
    );
    assert_eq!(counts(&house.app).await, before);
    assert!(
        !elsewhere.status.success() && said(&elsewhere).contains("autre moteur"),
        "{}",
        said(&elsewhere)
    );
}
