//! What stands outside: an SMTP server, an S3 server, and what happens while they are away.
//!
//! The test command starts real servers and names them in `TEST_SMTP_URL`, `TEST_SMTP_MAILDIR` and
//! `TEST_S3_URL`; without them these tests say that they skipped.

use platform::{
    Actor, App, Error, Subject,
    app::House,
    clock::Clock,
    files::{self, Files},
    mail,
    random::Random,
    settings::Settings,
};
use serde_json::json;
use uuid::Uuid;

/// An application on SQLite with settings of one's own.
async fn app(change: impl FnOnce(&mut Settings)) -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::for_folder(folder.path());
    change(&mut settings);
    let house = House {
        rooms: vec![super::room(&[], &[])],
        identify: |_, _| Box::pin(async { Ok(None) }),
        messages: Vec::new(),
        clock: Clock::fixed(testkit::beginning()),
        random: Random::seeded(3),
    };
    (App::open(settings, house).await.unwrap(), folder)
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn given(name: &str) -> Option<String> {
    let value = std::env::var(name).ok();
    if value.is_none() {
        eprintln!("skipped: {name} names no server");
    }
    value
}

async fn write_mail(app: &App, recipient: &str) {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    change
        .mail(
            recipient,
            "Un vote est ouvert",
            "Ouvrez la page : http://localhost/projects",
        )
        .await
        .unwrap();
    change.audit("mail.asked", &Subject::new("mail", Uuid::nil()), None, &json!({}));
    change.commit().await.unwrap();
}

#[tokio::test]
async fn a_mail_reaches_a_real_server() {
    let (Some(url), Some(folder)) = (given("TEST_SMTP_URL"), given("TEST_SMTP_MAILDIR")) else {
        return;
    };
    let (app, _kept) = app(|settings| settings.smtp = Some(url)).await;
    let recipient = format!(
        "{}@tilleuls.example",
        Random::machine().readable_code(12).to_lowercase()
    );
    write_mail(&app, &recipient).await;

    assert_eq!(mail::send_waiting(&app).await.unwrap(), 1);

    let folder = std::path::Path::new(&folder).join("new");
    let folder = if folder.exists() {
        folder
    } else {
        folder.parent().unwrap().to_path_buf()
    };
    let arrived = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| std::fs::read_to_string(entry.unwrap().path()).ok())
        .any(|text| text.contains(&recipient));
    assert!(arrived);
    assert_eq!(mail::waiting_count(&app).await.unwrap(), 0);
}

#[tokio::test]
async fn a_mail_waits_while_the_server_is_away() {
    let (app, _kept) = app(|settings| settings.smtp = Some("smtp://127.0.0.1:9".to_owned())).await;
    write_mail(&app, "claire@tilleuls.example").await;

    assert_eq!(mail::send_waiting(&app).await.unwrap(), 0);

    assert_eq!(mail::waiting_count(&app).await.unwrap(), 1);
    assert_eq!(
        mail::send_waiting(&app).await.unwrap(),
        0,
        "it is not tried again at once"
    );
}

#[tokio::test]
async fn a_file_comes_back_from_a_folder() {
    let (app, _kept) = app(|_| {}).await;

    let hash = app.files.write("des octets".into()).await.unwrap();

    assert_eq!(app.files.read(&hash).await.unwrap(), "des octets");
    assert!(matches!(app.files.read(&"0".repeat(64)).await, Err(Error::NotFound)));
    app.files.remove(&hash).await.unwrap();
    app.files.remove(&hash).await.unwrap();
    assert!(matches!(app.files.read(&hash).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_file_comes_back_from_a_real_bucket() {
    let Some(url) = given("TEST_S3_URL") else { return };
    let mut settings = Settings::for_folder(std::env::temp_dir());
    settings.s3 = Some(url);
    let files = Files::new(&settings).unwrap();

    let hash = files.write("des octets dans un seau".into()).await.unwrap();

    assert_eq!(files.read(&hash).await.unwrap(), "des octets dans un seau");
    assert!(matches!(files.read(&"0".repeat(64)).await, Err(Error::NotFound)));
    files.remove(&hash).await.unwrap();
    assert!(matches!(files.read(&hash).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_bucket_that_is_away_is_said_and_is_not_our_fault() {
    let mut settings = Settings::for_folder(std::env::temp_dir());
    settings.s3 = Some("s3://nowhere?endpoint=http://127.0.0.1:9&region=eu-west-3".to_owned());
    let files = Files::new(&settings).unwrap();

    let error = files.write("des octets".into()).await.unwrap_err();

    assert_eq!(error.status(), http::StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_file_belongs_to_its_organisation() {
    let (app, _kept) = app(|_| {}).await;
    let subject = Subject::new("sheet", Uuid::from_u128(5));
    let mut change = app.change(&testkit::actor(platform::Role::Quality)).await.unwrap();
    let pdf = bytes::Bytes::from_static(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF");
    let given = files::Given {
        field: "form",
        name: "../autorisation.pdf",
        bytes: pdf,
        subject: &subject,
        organisation: testkit::ORGANISATION,
    };
    let stored = files::attach(&app, &mut change, given, &["application/pdf"])
        .await
        .unwrap();
    change.audit("file.added", &subject, Some(testkit::ORGANISATION), &json!({}));
    change.commit().await.unwrap();

    let own = testkit::actor(platform::Role::Quality)
        .scope(platform::Permission::ReadSheets)
        .unwrap();
    let other = testkit::actor_in(platform::Role::Quality, Uuid::from_u128(9))
        .scope(platform::Permission::ReadSheets)
        .unwrap();

    assert_eq!(stored.name, "autorisation.pdf");
    assert_eq!(files::get(&app, &own, stored.id).await.unwrap().hash, stored.hash);
    assert!(matches!(
        files::get(&app, &other, stored.id).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_store_of_files_that_is_away_is_noticed() {
    let (app, kept) = app(|_| {}).await;
    app.files.ping().await.unwrap();
    assert_eq!(std::fs::read_dir(kept.path().join("files")).unwrap().count(), 0);

    std::fs::remove_dir_all(kept.path().join("files")).unwrap();
    let mut settings = Settings::for_folder(kept.path());
    settings.s3 = Some("s3://nowhere?endpoint=http://127.0.0.1:9&region=eu-west-3".to_owned());

    assert!(app.files.ping().await.is_err());
    assert!(Files::new(&settings).unwrap().ping().await.is_err());
    if let Some(url) = given("TEST_S3_URL") {
        settings.s3 = Some(url);
        Files::new(&settings).unwrap().ping().await.unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn what_an_installation_makes_is_for_its_own_account_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let house = || House {
        rooms: vec![super::room(&[], &[])],
        identify: |_, _| Box::pin(async { Ok(None) }),
        messages: Vec::new(),
        clock: Clock::fixed(testkit::beginning()),
        random: Random::seeded(3),
    };
    let open = || App::open(Settings::for_folder(&data), house());

    let app = open().await.unwrap();
    for name in [
        "portevoix.sqlite",
        "portevoix.sqlite-wal",
        "portevoix.sqlite-shm",
        "key",
    ] {
        assert_eq!(mode(&data.join(name)), 0o600, "{name}");
    }
    assert_eq!((mode(&data), mode(&data.join("files"))), (0o700, 0o700));
    app.db.clone().close().await;

    // An older version left them open.
    for name in ["portevoix.sqlite", "files"] {
        std::fs::set_permissions(data.join(name), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let _app = open().await.unwrap();
    assert_eq!(mode(&data.join("portevoix.sqlite")), 0o600);
    assert_eq!(mode(&data.join("files")), 0o700);
}
