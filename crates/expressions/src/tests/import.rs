//! Importing: what is taken, counted, refused, found again, undone; and what a killed worker leaves.

use super::*;
use crate::{
    Filter, Polarity, State, corpus,
    expression::Precision,
    jobs::{self, Pace},
};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::atomic::{AtomicI64, Ordering};

async fn all(app: &App, filter: &Filter) -> Vec<crate::SharedExpression> {
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    corpus::list(app, &scope, filter, None, 100).await.expect("lists")
}

#[tokio::test]
async fn the_pair_of_answers_is_taken_by_the_page_s_own_steps() {
    let app = app().await;
    let id = begin(&app, PAIR, "e-satis_2026.csv").await.expect("begins");
    assert_eq!(source(&app, id).await.name, "e satis 2026");
    imports::try_out(&app, &quality(), id).await.expect("tries");
    platform::jobs::drain(&app).await.expect("runs");

    let tried = source(&app, id).await;
    let trial = tried.trial.expect("was tried");
    assert_eq!(
        (tried.state, trial.rows, trial.counts.taken, trial.counts.blank),
        (ImportState::Checked, 2, 4, 1)
    );
    assert!(
        all(&app, &Filter::default()).await.is_empty(),
        "a dry run keeps nothing"
    );

    imports::run(&app, &quality(), id).await.expect("runs");
    platform::jobs::drain(&app).await.expect("runs");

    let done = source(&app, id).await;
    assert_eq!(done.state, ImportState::Done);
    assert_eq!(
        (
            done.counts.taken,
            done.counts.blank,
            done.counts.to_review,
            done.counts.refused
        ),
        (4, 1, 1, 0)
    );
    let shared = all(&app, &Filter::default()).await;
    assert_eq!(shared.len(), 2);
    assert_eq!(shared[0].polarity, Some(Polarity::Positive));
    assert_eq!(
        (shared[0].said_precision, shared[0].unit.as_deref()),
        (Precision::Month, Some("Médecine"))
    );
    assert_eq!(shared[0].attributes, [("Sexe".to_owned(), "H".to_owned())]);
}

#[tokio::test]
async fn an_empty_answer_is_kept_and_counted_and_not_shown_among_words() {
    let app = app().await;
    let outcome = import(
        &app,
        "ID;Avis\n1;Rien\n2;\n3;RAS\n4;néant\n5;Un accueil chaleureux\n",
        "Avis",
    )
    .await
    .expect("imports");

    assert_eq!((outcome.taken, outcome.blank), (5, 4));
    assert_eq!(all(&app, &Filter::default()).await.len(), 1);
    let blank = all(
        &app,
        &Filter {
            blank: true,
            ..Filter::default()
        },
    )
    .await;
    assert_eq!(blank.len(), 4);
    assert!(blank.iter().all(|e| e.state == State::Blank));
}

#[tokio::test]
async fn importing_the_same_file_again_changes_nothing() {
    let app = app().await;
    let text = "ID;Avis;Date\n1;Bon accueil;05/03/2026\n2;Longue attente;06/03/2026\n";
    let first = import(&app, text, "Avis").await.expect("imports");
    let again = import(&app, text, "Avis").await.expect("imports");
    assert_eq!((first.taken, first.already), (2, 0));
    assert_eq!((again.taken, again.already, again.refused), (0, 2, 0));

    let numberless = "Avis\nTrès bien reçu\nTrès bien reçu\nTrès bien reçu\n";
    let first = import(&app, numberless, "Avis").await.expect("imports");
    let again = import(&app, numberless, "Avis").await.expect("imports");
    assert_eq!(
        (first.taken, again.taken, again.already),
        (3, 0, 3),
        "three people may say the same thing"
    );
}

#[tokio::test]
async fn a_number_that_comes_twice_is_taken_once_wherever_it_stands() {
    let app = app().await;
    let mut text = "ID;Avis\n".to_owned();
    for n in 0..1200 {
        text.push_str(&format!("{};Une attente de {n} minutes\n", n % 700));
    }
    let file = file(text);
    let options = ImportOptions {
        path: file.path().to_owned(),
        text: "Avis".into(),
        id: Some("id".into()),
        ..ImportOptions::default()
    };
    let outcome = cli::import_file(&app, &quality(), options, &|_, _| {})
        .await
        .expect("imports");
    assert_eq!((outcome.taken, outcome.already, outcome.refused), (700, 0, 500));
}

#[tokio::test]
async fn a_column_that_is_not_there_is_named_and_nothing_is_left() {
    let app = app().await;
    let error = import(&app, "Avis\nBien reçu\n", "Verbatim")
        .await
        .expect_err("no such column");
    assert_eq!(code_of(error), "expressions-import-no-such-column");
    let scope = quality().scope(Permission::ImportExpressions).expect("may");
    assert!(store::source::latest(&app, &scope, 10).await.expect("lists").is_empty());
}

/// 2,300 rows: three batches. Every tenth is refused, every seventh says nothing.
fn long_file() -> String {
    let mut text = "ID;Avis;Date;Ville\n".to_owned();
    for n in 0..2300 {
        match n {
            n if n % 10 == 3 => text.push_str(&format!("{n};trop;de;cellules;ici\n")),
            n if n % 7 == 0 => text.push_str(&format!("{n};RAS;01/0{}/2026;Ville {}\n", n % 9 + 1, n % 250)),
            n => text.push_str(&format!(
                "{n};J’ai attendu {n} minutes à l’accueil;01/0{}/2026;Ville {}\n",
                n % 9 + 1,
                n % 250
            )),
        }
    }
    text
}

#[tokio::test]
async fn a_worker_killed_at_any_batch_loses_nothing_and_doubles_nothing() {
    for stops in 1..3 {
        let app = app().await;
        let id = begin(&app, long_file(), "long.csv").await.expect("begins");
        imports::run(&app, &quality(), id).await.expect("starts");
        let job = Actor::System("job");
        let batches = AtomicI64::new(0);
        // The panic of a killed worker: inside the transaction of a batch, before its commit.
        let killed = {
            let (app, batches) = ((*app).clone(), &batches);
            let tell = move |_: i64, _: Option<i64>| assert!(batches.fetch_add(1, Ordering::SeqCst) < stops, "killed");
            let pace = Pace::Told(&tell);
            futures_util::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(jobs::import::take(
                &app, &job, id, &pace,
            )))
            .await
        };
        assert!(killed.is_err());
        let before = source(&app, id).await;
        assert_eq!((before.state, before.rows_read), (ImportState::Running, stops * 1000));

        platform::jobs::drain(&app).await.expect("goes on");

        let after = source(&app, id).await;
        assert_eq!((after.state, after.rows_read), (ImportState::Done, 2300));
        assert_eq!(after.counts.refused, 230);
        assert_eq!(after.counts.taken, 2070);
        let scope = quality().scope(Permission::ReadExpressions).expect("may");
        let shared = corpus::count(&app, &scope, &Filter::default()).await.expect("counts").n;
        let blank = corpus::count(
            &app,
            &scope,
            &Filter {
                blank: true,
                ..Filter::default()
            },
        )
        .await
        .expect("counts")
        .n;
        assert_eq!((shared + blank, blank), (2070, after.counts.blank));
        let numbers = corpus::numbers(&app, &scope, &Filter::default(), 5000)
            .await
            .expect("lists");
        let distinct: std::collections::BTreeSet<i64> = numbers.iter().map(|(_, n)| *n).collect();
        assert_eq!(distinct.len(), numbers.len());
        let problems = store::problem::of(&app, id, 0, 5000).await.expect("lists");
        assert_eq!(problems.len(), 230);
    }
}

#[tokio::test]
async fn a_command_line_that_was_killed_leaves_an_import_that_the_page_resumes() {
    let app = app().await;
    let file = file(long_file());
    let killed = {
        let batches = AtomicI64::new(0);
        let tell = move |_: i64, _: Option<i64>| assert!(batches.fetch_add(1, Ordering::SeqCst) < 1, "killed");
        let options = ImportOptions {
            path: file.path().to_owned(),
            text: "Avis".into(),
            ..ImportOptions::default()
        };
        let quality = quality();
        let work = cli::import_file(&app, &quality, options, &tell);
        futures_util::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(work)).await
    };
    assert!(killed.is_err());
    let scope = quality().scope(Permission::ImportExpressions).expect("may");
    let left = store::source::latest(&app, &scope, 1).await.expect("lists").remove(0);
    assert_eq!((left.state, left.rows_read), (ImportState::Running, 1000));
    let early = imports::run(&app, &quality(), left.id)
        .await
        .expect_err("may still be at work");
    assert_eq!(code_of(early), "expressions-source-closed");

    app.clock.advance(jiff::SignedDuration::from_mins(11));
    imports::run(&app, &quality(), left.id).await.expect("resumes");
    platform::jobs::drain(&app).await.expect("runs");

    let done = source(&app, left.id).await;
    assert_eq!(
        (done.state, done.counts.taken, done.counts.refused),
        (ImportState::Done, 2070, 230)
    );
}

#[tokio::test]
async fn a_name_with_too_many_values_is_kept_and_leaves_the_menus() {
    let app = app().await;
    let outcome = import(&app, &long_file(), "Avis").await.expect("imports");
    let scope = quality().scope(Permission::ReadExpressions).expect("may");

    let menus = store::attribute::menus(&app, &scope, None, Some(outcome.source))
        .await
        .expect("lists");

    assert!(
        menus.iter().all(|menu| menu.name != "Ville"),
        "250 towns are not a menu"
    );
    assert!(all(&app, &Filter::default()).await[0].place.is_some());
}

#[tokio::test]
async fn an_import_is_undone_as_a_whole_and_can_be_taken_again() {
    let app = app().await;
    let kept = import(&app, "ID;Avis\n900;Une parole qui reste\n", "Avis")
        .await
        .expect("imports");
    let outcome = import(&app, &long_file(), "Avis").await.expect("imports");

    imports::undo(&app, &quality(), outcome.source, "Mauvais fichier")
        .await
        .expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    let undone = source(&app, outcome.source).await;
    assert_eq!(undone.state, ImportState::Undone);
    assert_eq!(undone.undone.expect("says so").1, "Mauvais fichier");
    assert_eq!(
        store::raw::count_of_source(&app, outcome.source).await.expect("counts"),
        0
    );
    let left = all(&app, &Filter::default()).await;
    assert_eq!(left.iter().map(|e| e.source).collect::<Vec<_>>(), [kept.source]);
    let again = import(&app, &long_file(), "Avis").await.expect("imports");
    assert_eq!(again.taken, outcome.taken);
}

#[tokio::test]
async fn the_rooms_above_hear_that_an_import_was_undone_and_why() {
    let app = app().await;
    let outcome = import(&app, PAIR, "Qu’avez-vous retenu de positif ?")
        .await
        .expect("imports");

    crate::undo_import(&app, &quality(), outcome.source.0, "Fichier en double", &|_, _| {})
        .await
        .expect("undoes");

    let backend = app.db.read().get_database_backend();
    let sql = "select cast(payload as text) as payload from events where kind = 'source.undone'";
    let row = app.db.read().query_one_raw(Statement::from_string(backend, sql)).await;
    let payload: String = row
        .expect("reads")
        .expect("was told")
        .try_get("", "payload")
        .expect("a text");
    assert!(
        payload.contains("import-undone") && payload.contains("Fichier en double"),
        "{payload}"
    );
    assert_eq!(source(&app, outcome.source).await.state, ImportState::Undone);
    let late = imports::undo(&app, &quality(), outcome.source, "Encore")
        .await
        .expect_err("is over");
    assert_eq!(code_of(late), "expressions-source-closed");
    assert_eq!(
        source(&app, outcome.source).await.undone.expect("says so").1,
        "Fichier en double"
    );
}

#[tokio::test]
async fn two_clicks_start_one_import() {
    let app = app().await;
    let id = begin(&app, PAIR, "a.csv").await.expect("begins");
    imports::run(&app, &quality(), id).await.expect("starts");
    let second = imports::run(&app, &quality(), id).await.expect_err("is running");
    assert_eq!(code_of(second), "expressions-source-closed");
    platform::jobs::drain(&app).await.expect("runs");
    assert_eq!(source(&app, id).await.counts.taken, 4);
}

#[tokio::test]
async fn two_people_naming_columns_at_once_are_told() {
    let app = app().await;
    let id = begin(&app, PAIR, "a.csv").await.expect("begins");
    let seen = source(&app, id).await;
    let settings = imports::Settings {
        version: seen.version,
        name: "Mars".into(),
        mapping: seen.mapping.clone(),
        basis: seen.basis,
        retention_months: 12,
        allows_publication: true,
    };
    imports::save(&app, &quality(), id, settings.clone())
        .await
        .expect("saves");
    let late = imports::save(&app, &quality(), id, settings)
        .await
        .expect_err("is late");
    assert_eq!(code_of(late), "expressions-source-changed");
}

#[tokio::test]
async fn raw_words_are_not_in_the_database_nor_in_the_kept_file() {
    let app = app().await;
    let id = begin(&app, "Avis\nMerci à madame Durieux pour sa patience\n", "a.csv")
        .await
        .expect("begins");
    let sealed = app
        .files
        .read(&source(&app, id).await.chunks[0])
        .await
        .expect("is kept");
    assert!(!sealed.windows(7).any(|w| w == b"Durieux"));

    imports::run(&app, &quality(), id).await.expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    let scope = quality().scope(Permission::ReviewExpressions).expect("may");
    let kept = store::raw::to_review(&app, &scope, 0, 10)
        .await
        .expect("lists")
        .pop()
        .expect("waits");
    assert!(
        !kept
            .sealed
            .as_ref()
            .expect("is sealed")
            .windows(7)
            .any(|w| w == b"Durieux")
    );
    assert_eq!(kept.shared, None);
    assert!(
        app.files.read(&source_chunk(&app, id).await).await.is_err(),
        "the file is forgotten once taken"
    );
}

async fn source_chunk(app: &App, id: SourceId) -> String {
    source(app, id)
        .await
        .chunks
        .first()
        .cloned()
        .unwrap_or_else(|| "00".repeat(32))
}

#[tokio::test]
async fn retention_takes_raw_words_and_leaves_shared_ones() {
    let app = app().await;
    import(&app, "Avis\nL’attente a été longue\nMerci à madame Durieux\n", "Avis")
        .await
        .expect("imports");
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 366 * 3 + 48));

    platform::jobs::drain(&app).await.expect("runs");

    let scope = quality().scope(Permission::ReviewExpressions).expect("may");
    assert_eq!(store::raw::count_to_review(&app, &scope).await.expect("counts"), 0);
    let shared = all(&app, &Filter::default()).await;
    assert_eq!(shared.len(), 1);
    assert!(
        store::raw::get(app.db.read(), &scope, shared[0].id)
            .await
            .expect("is there")
            .sealed
            .is_none()
    );
}

#[tokio::test]
async fn a_draft_that_is_dropped_leaves_no_file() {
    let app = app().await;
    let id = begin(&app, PAIR, "a.csv").await.expect("begins");
    let chunk = source(&app, id).await.chunks[0].clone();
    imports::discard(&app, &quality(), id).await.expect("drops");
    assert!(app.files.read(&chunk).await.is_err());
}

#[tokio::test]
async fn another_organisation_cannot_see_or_run_an_import() {
    let app = app().await;
    let id = begin(&app, PAIR, "a.csv").await.expect("begins");
    let stranger = testkit::actor_in(Role::Quality, sea_orm::prelude::Uuid::from_u128(99));
    assert!(matches!(imports::run(&app, &stranger, id).await, Err(Error::NotFound)));
    assert!(matches!(
        imports::run(&app, &actor(Role::Representative), id).await,
        Err(Error::Forbidden)
    ));
    assert_eq!(source(&app, id).await.organisation, ORGANISATION);
}
