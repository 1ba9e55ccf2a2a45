//! What a machine does to a program: killed at work, a full disk, a database that goes away.

use crate::house::House;
use http::StatusCode;
use platform::{Role, clock::Clock, random::Random, settings::Settings};
use sea_orm::{ConnectionTrait, Statement};
use std::{
    fmt::Write as _,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const ROWS: usize = 4_000;

/// A file of invented rows, all different.
fn write_rows(path: &Path) {
    let mut text = String::from("numero;date;ressenti;parole\n");
    for n in 0..ROWS {
        writeln!(
            text,
            "K{n};{:02}/03/2026;Négatif;J’ai attendu {n} minutes dans le couloir, sans un mot.",
            n % 28 + 1
        )
        .unwrap();
    }
    std::fs::write(path, text).unwrap();
}

fn import_command(data: &Path, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portevoix"));
    command
        .arg("import")
        .arg("--data")
        .arg(data)
        .args(["--text", "parole", "--id", "numero", "--date", "date"])
        .arg(file);
    command
}

async fn count(data: &Path, sql: &str) -> i64 {
    let app = platform::App::open(
        Settings::for_folder(data),
        portevoix::house(Clock::machine(), Random::machine()),
    )
    .await
    .unwrap();
    let statement = Statement::from_string(app.db.read().get_database_backend(), sql);
    app.db
        .read()
        .query_one_raw(statement)
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap()
}

/// Waits until something was written, so that the kill falls in the middle of the work.
fn wait_for_rows(child: &mut Child, began: Instant) {
    while began.elapsed() < Duration::from_millis(900) && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn an_import_killed_again_and_again_neither_loses_nor_doubles_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("rows.csv"));
    write_rows(&file);

    for _ in 0..3 {
        let mut child = import_command(&data, &file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait_for_rows(&mut child, Instant::now());
        // SIGKILL: nothing is cleaned up.
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let last = import_command(&data, &file).output().unwrap();

    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
    assert_eq!(
        count(&data, "select count(*) as n from expressions").await,
        i64::try_from(ROWS).unwrap()
    );
    assert_eq!(
        count(&data, "select count(distinct outside_number) as n from expressions").await,
        i64::try_from(ROWS).unwrap()
    );
    assert_eq!(count(&data, "select count(*) as n from search_expressions where search_expressions match 'words:attendu OR words:attend'").await.min(1), 1);
}

#[tokio::test]
async fn an_import_on_a_full_disk_says_so_and_goes_on_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("rows.csv"));
    write_rows(&file);
    // An empty installation first, so that the disk fills during the import and not before.
    count(&data, "select count(*) as n from expressions").await;

    let limited = format!(
        "trap '' XFSZ; ulimit -f 1500; exec '{}' import --data '{}' --text parole --id numero --date date '{}'",
        env!("CARGO_BIN_EXE_portevoix"),
        data.display(),
        file.display()
    );
    let full = Command::new("sh").args(["-c", &limited]).output().unwrap();
    let after = import_command(&data, &file).output().unwrap();

    assert!(!full.status.success(), "the limit was not met");
    assert!(!String::from_utf8_lossy(&full.stderr).contains("panicked"));
    assert!(after.status.success(), "{}", String::from_utf8_lossy(&after.stderr));
    assert_eq!(
        count(&data, "select count(*) as n from expressions").await,
        i64::try_from(ROWS).unwrap()
    );
}

#[tokio::test]
async fn a_backup_made_while_people_work_can_be_put_back() {
    let house = House::of_the_demonstration().await;
    let folder = tempfile::tempdir().unwrap();
    let (to, data) = (folder.path().join("backup"), folder.path().join("data"));

    let copied = portevoix::backup::backup(&house.app, &to).await.unwrap();
    let again = portevoix::backup::backup(&house.app, &to).await;

    assert!(copied.tables > 20);
    assert!(again.is_err(), "a backup never goes over another");
    if house.app.settings.database.starts_with("sqlite") {
        let settings = Settings::for_folder(&data);
        portevoix::backup::restore(settings.clone(), &to).await.unwrap();
        assert!(
            portevoix::backup::restore(settings, &to).await.is_err(),
            "only into an empty installation"
        );
        assert!(count(&data, "select count(*) as n from expressions").await > 200);
    }
}

#[tokio::test]
async fn a_postgresql_that_goes_away_is_said_and_comes_back_without_loss() {
    let (Ok(command), Ok(servers)) = (
        std::env::var("TEST_POSTGRES_COMMAND"),
        std::env::var("TEST_SERVERS_DIR"),
    ) else {
        eprintln!("skipped: TEST_POSTGRES_COMMAND names no way to start a server");
        return;
    };
    let folder = tempfile::tempdir_in(servers).unwrap();
    open_to_all(folder.path());
    let place = folder.path().join("postgres");
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let start = || {
        let line = format!("exec {command} --dir '{}' --port {port}", place.display());
        Command::new("sh")
            .args(["-c", &line])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut server = start();
    let mut settings = Settings::for_folder(folder.path().join("data"));
    settings.database = url_of(&place).await;
    let app = opened(&settings).await;
    let house = House::of_people(app).await;
    house.sign_in(Role::Quality).get("/people").await.expect(StatusCode::OK);

    server.kill().unwrap();
    server.wait().unwrap();
    let away = house.sign_in(Role::Quality).get("/people").await;
    assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE, "{}", away.main());
    assert!(away.says("ne répond pas en ce moment"));
    assert!(away.headers.contains_key("retry-after"));

    let mut server = start();
    let began = Instant::now();
    while house.sign_in(Role::Quality).get("/people").await.status != StatusCode::OK {
        assert!(began.elapsed() < Duration::from_secs(30), "the house did not come back");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    server.kill().unwrap();
    server.wait().unwrap();
}

/// The server runs as another user, who must be able to enter.
fn open_to_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
}

async fn url_of(place: &Path) -> String {
    let began = Instant::now();
    loop {
        if let Ok(url) = std::fs::read_to_string(place.join("url")) {
            return url.trim().to_owned();
        }
        assert!(began.elapsed() < Duration::from_secs(60), "the server did not start");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn opened(settings: &Settings) -> platform::App {
    let began = Instant::now();
    loop {
        let house = portevoix::house(Clock::fixed(testkit::beginning()), Random::seeded(7));
        match platform::App::open(settings.clone(), house).await {
            Ok(app) => return app,
            Err(error) => assert!(began.elapsed() < Duration::from_secs(60), "{error:?}"),
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
