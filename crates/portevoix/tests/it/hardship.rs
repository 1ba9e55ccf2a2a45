//! What a machine does to a program: killed at work, a full disk, a database that goes away.

mod answers;
mod readings;

use crate::house::House;
use http::StatusCode;
use platform::{Role, clock::Clock, random::Random, settings::Settings};
use sea_orm::{ConnectionTrait, Statement};
use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
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

/// `portevoix import` of the rows, on either engine.
fn import_command(settings: &Settings, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portevoix"));
    command
        .args(["import", "--text", "parole", "--id", "numero", "--date", "date"])
        .args(["--database", &settings.database, "--data"])
        .arg(&settings.data)
        .arg(file);
    command
}

async fn count(settings: &Settings, sql: &str) -> i64 {
    let rooms = portevoix::house(Clock::machine(), Random::machine());
    let app = platform::App::open(settings.clone(), rooms).await.unwrap();
    let db = app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let found = db.query_one_raw(statement).await.unwrap().unwrap();
    let count = found.try_get("", "n").unwrap();
    app.db.clone().close().await;
    count
}

async fn rows(settings: &Settings) -> usize {
    let count = count(settings, "select count(*) as n from expressions").await;
    usize::try_from(count).unwrap()
}

/// Waits until more rows than `before` are there, so that the kill falls in the middle of the work.
async fn wait_for_more(child: &mut Child, settings: &Settings, before: usize) -> usize {
    let began = Instant::now();
    loop {
        let now = rows(settings).await;
        if now > before {
            return now;
        }
        assert!(child.try_wait().unwrap().is_none(), "the import ended with {now} rows");
        assert!(began.elapsed() < Duration::from_secs(60), "nothing was imported");
    }
}

#[tokio::test]
async fn an_import_killed_again_and_again_neither_loses_nor_doubles_a_row() {
    let (settings, _kept) = testkit::empty().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.csv");
    write_rows(&file);
    assert_eq!(rows(&settings).await, 0);

    let mut there = 0;
    for _ in 0..3 {
        let mut child = import_command(&settings, &file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        there = wait_for_more(&mut child, &settings, there).await;
        // SIGKILL: nothing is cleaned up.
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(there < ROWS, "the import was over before it was killed");
    }
    let last = import_command(&settings, &file).output().unwrap();

    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
    assert_eq!(rows(&settings).await, ROWS);
    let distinct = "select count(distinct outside_number) as n from expressions";
    assert_eq!(count(&settings, distinct).await, i64::try_from(ROWS).unwrap());
}

#[tokio::test]
async fn an_import_on_a_full_disk_says_so_and_goes_on_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, file) = (
        Settings::for_folder(folder.path().join("data")),
        folder.path().join("rows.csv"),
    );
    write_rows(&file);
    // An empty installation first, so that the disk fills during the import and not before.
    assert_eq!(rows(&settings).await, 0);

    let limited = format!(
        "trap '' XFSZ; ulimit -f 3000; exec '{}' import --data '{}' --text parole --id numero --date date '{}'",
        env!("CARGO_BIN_EXE_portevoix"),
        settings.data.display(),
        file.display()
    );
    let full = Command::new("sh").args(["-c", &limited]).output().unwrap();
    let after = import_command(&settings, &file).output().unwrap();

    let said = String::from_utf8_lossy(&full.stderr);
    assert!(!full.status.success(), "the limit was not met");
    assert!(
        said.contains("le disque est plein") && !said.contains("panicked"),
        "{said}"
    );
    assert!(after.status.success(), "{}", String::from_utf8_lossy(&after.stderr));
    assert_eq!(rows(&settings).await, ROWS);
}

#[tokio::test]
async fn a_file_sent_to_a_full_disk_is_refused_with_the_reason_and_leaves_nothing() {
    let (settings, kept) = testkit::empty().await;
    let rooms = portevoix::house(Clock::machine(), Random::machine());
    let house = House::of_people(platform::App::open(settings.clone(), rooms).await.unwrap()).await;
    let limited = format!(
        "trap '' XFSZ; ulimit -f 8000; exec '{}' serve --listen 127.0.0.1:0 --data '{}' --database '{}'",
        env!("CARGO_BIN_EXE_portevoix"),
        settings.data.display(),
        settings.database
    );
    let mut server = Command::new("sh")
        .args(["-c", &limited])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line.trim().rsplit("http://").next().unwrap().to_owned();

    let answer = send_a_file(&address, house.session(Role::Quality), 6_000_000);
    let incoming = std::fs::read_dir(settings.data.join("incoming")).unwrap().count();
    server.kill().unwrap();
    server.wait().unwrap();
    drop(kept);

    assert!(answer.starts_with("HTTP/1.1 507"), "{answer}");
    assert!(answer.contains("est plein, ou ne prend plus rien"), "{answer}");
    assert_eq!(incoming, 0);
}

/// Drops a file of so many bytes as a browser does; answers everything that came back.
fn send_a_file(address: &str, session: &str, length: usize) -> String {
    let head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    let end = "\r\n--edge--\r\n";
    let body = [head.as_bytes(), &b"parole\n".repeat(length / 7), end.as_bytes()].concat();
    let request = format!(
        "POST /expressions/imports HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAccept-Language: fr\r\n\
         Sec-Fetch-Site: same-origin\r\nCookie: pv_session={session}\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    // The answer may come before everything was sent.
    let _ = stream.write_all(&body);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
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
        assert!(rows(&Settings::for_folder(&data)).await > 200);
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
