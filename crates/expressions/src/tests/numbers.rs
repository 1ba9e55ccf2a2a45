//! Numbers of files: the same one with the same words is there already, with other words it is told.

use super::*;
use sea_orm::{ConnectionTrait, Statement};

const FIRST: &str = "N°;Verbatim;Service\n1;Bon accueil;A\n2;Longue attente;B\n3;Rien;A\n4;Repas froid;B\n";
const OTHER: &str = "N°;Verbatim;Service\n1;La chambre était propre;A\n2;Un infirmier à l’écoute;B\n3;Le bruit la nuit;A\n4;Repas froid;B\n";

async fn tried(app: &App, text: &str) -> (SourceId, crate::Trial) {
    let id = begin(app, text, "retours.csv").await.expect("begins");
    imports::try_out(app, &quality(), id).await.expect("tries");
    platform::jobs::drain(app).await.expect("runs");
    (id, source(app, id).await.trial.expect("was tried"))
}

async fn forget_words_keys(app: &App) {
    let change = app.change(&quality()).await.expect("begins");
    let backend = app.db.read().get_database_backend();
    let forget = Statement::from_string(backend, "update expressions set words_key = null");
    change.tx().execute_raw(forget).await.expect("writes");
    change.commit_unnoted().await.expect("commits");
}

#[tokio::test]
async fn the_same_number_with_other_words_is_told_and_nothing_is_dropped_silently() {
    let app = app().await;
    import(&app, FIRST, "Verbatim").await.expect("imports");

    let outcome = import(&app, OTHER, "Verbatim").await.expect("imports");

    assert_eq!((outcome.taken, outcome.already, outcome.refused), (0, 1, 3));
    let problems = store::problem::of(&app, outcome.source, 0, 10).await.expect("lists");
    let told: Vec<_> = problems.iter().map(|p| (p.line, p.code.as_str())).collect();
    assert_eq!(told, [(2, "number-taken"), (3, "number-taken"), (4, "number-taken")]);
    assert!(outcome.numbers_nothing, "most rows collide");
}

#[tokio::test]
async fn a_dry_run_tells_numbers_that_are_taken_as_the_import_does() {
    let app = app().await;
    let (id, before) = tried(&app, FIRST).await;
    assert_eq!((before.counts.taken, before.problems.len()), (4, 0));
    imports::run(&app, &quality(), id).await.expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    let (_, again) = tried(&app, FIRST).await;
    let (_, other) = tried(&app, OTHER).await;

    assert_eq!((again.counts.already, again.counts.refused), (4, 0));
    assert_eq!(
        (other.counts.taken, other.counts.already, other.counts.refused),
        (0, 1, 3)
    );
    assert_eq!(other.problems["line-number-taken"], 3);
}

#[tokio::test]
async fn a_number_that_comes_back_in_one_file_with_other_words_is_told() {
    let app = app().await;
    let text = "ID;Avis\n1;Bon accueil\n1;Bon accueil\n1;Longue attente\n2;Repas froid\n";
    let file = file(text);
    let options = ImportOptions {
        path: file.path().to_owned(),
        text: "Avis".into(),
        id: Some("ID".into()),
        ..ImportOptions::default()
    };

    let outcome = cli::import_file(&app, &quality(), options, &|_, _| {})
        .await
        .expect("imports");

    assert_eq!((outcome.taken, outcome.already, outcome.refused), (2, 1, 1));
    assert!(!outcome.numbers_nothing);
}

#[tokio::test]
async fn rows_that_came_in_before_their_words_had_a_key_are_recognised_by_what_is_sealed() {
    let app = app().await;
    import(&app, FIRST, "Verbatim").await.expect("imports");
    forget_words_keys(&app).await;

    let again = import(&app, FIRST, "Verbatim").await.expect("imports");
    let other = import(&app, OTHER, "Verbatim").await.expect("imports");

    assert_eq!((again.taken, again.already, again.refused), (0, 4, 0));
    assert_eq!((other.taken, other.already, other.refused), (0, 1, 3));
}

#[tokio::test]
async fn without_a_number_the_words_are_what_is_recognised() {
    let app = app().await;
    import(&app, FIRST, "Verbatim").await.expect("imports");
    let file = file(OTHER);
    let options = || ImportOptions {
        path: file.path().to_owned(),
        text: "Verbatim".into(),
        id: Some(String::new()),
        ..ImportOptions::default()
    };

    let first = cli::import_file(&app, &quality(), options(), &|_, _| {})
        .await
        .expect("imports");
    let again = cli::import_file(&app, &quality(), options(), &|_, _| {})
        .await
        .expect("imports");

    assert_eq!((first.taken, first.refused), (4, 0));
    assert_eq!((again.taken, again.already, again.refused), (0, 4, 0));
}
