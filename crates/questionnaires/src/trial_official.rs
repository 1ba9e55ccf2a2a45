//! Tests of official results on either engine: read, looked at, confirmed, replaced row by row, taken out, found beside one's own.

use crate::{
    actions::{
        official_imports::{self as verbs, DroppedFile, OfficialOptions, import_official},
        official_results::{establishment, find},
    },
    esatis::{ALL, Class, Survey},
    official::{OfficialImportId, Standing},
};
use jiff::SignedDuration;
use platform::{Actor, App, Error, Role};
use std::path::PathBuf;
use testkit::actor;

const HEADER: &str = "finess;rs_finess;finess_geo;rs_finess_geo;region;participation;Depot;nb_rep_score_all_rea_ajust;score_all_rea_ajust;\
     classement;evolution;nb_rep_score_PECinf_rea_ajust;score_PECinf_rea_ajust;taux_reco_brut;nb_reco_brut";

async fn house() -> testkit::TestApp {
    testkit::app(vec![people::room(), crate::room()]).await
}

fn line(finess: &str, score: &str, class: &str) -> String {
    format!(
        "{finess};Entité inventée;{finess};Clinique inventée {finess};Région inventée;1- Obligatoire;1- Oui;81;{score};{class};2-Stable;81;80.1;51,9;79"
    )
}

/// A file of the trial, on the disk.
fn written(app: &App, name: &str, lines: &[String]) -> PathBuf {
    let folder = app.settings.data.join("trial");
    std::fs::create_dir_all(&folder).expect("makes a folder");
    let path = folder.join(name);
    let mut text = format!("{HEADER}\n");
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    std::fs::write(&path, text).expect("writes");
    path
}

async fn begun(app: &App, by: &Actor, name: &str, lines: &[String]) -> platform::Result<OfficialImportId> {
    let path = written(app, name, lines);
    let dropped = DroppedFile {
        organisation: None,
        name,
        path: &path,
        year: None,
    };
    verbs::begin(app, by, dropped).await
}

async fn imported(app: &App, name: &str, lines: &[String]) -> OfficialImportId {
    let quality = actor(Role::Quality);
    let id = begun(app, &quality, name, lines).await.expect("is read");
    verbs::confirm(app, &quality, id, None).await.expect("is confirmed");
    // The clock stands still otherwise, and what comes later must be later.
    app.clock.advance(SignedDuration::from_mins(1));
    id
}

/// The score and class of the whole, of an establishment and its latest year.
async fn said(app: &App, finess: &str) -> Option<(f64, Option<Class>)> {
    let of = establishment(app, &actor(Role::Representative), finess).await.ok()?;
    let row = &of.years.first()?.row;
    Some((row.figures.scores.get(ALL)?.score, row.class))
}

#[tokio::test]
async fn nothing_of_a_file_counts_before_somebody_confirmed_it() {
    let app = house().await;
    let quality = actor(Role::Quality);

    let id = begun(&app, &quality, "esatis-2019.csv", &[line("000000018", "75,09", "B")])
        .await
        .expect("is read");
    let looked = verbs::look(&app, &quality, id).await.expect("is there");
    let before = said(&app, "000000018").await;
    verbs::confirm(&app, &quality, id, None).await.expect("is confirmed");

    assert_eq!((looked.import.survey, looked.import.year), (Survey::Stay, Some(2019)));
    assert_eq!(
        looked.comparison.map(|of| (of.fresh, of.changed, of.same)),
        Some((1, 0, 0))
    );
    assert_eq!(before, None);
    assert_eq!(said(&app, "000000018").await, Some((75.09, Some(Class::B))));
    let twice = verbs::confirm(&app, &quality, id, None).await;
    assert!(matches!(
        twice,
        Err(Error::Conflict("questionnaires-official-not-a-draft"))
    ));
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_says_so() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let lines = [line("000000018", "75,09", "B"), line("000000026", "", "DI")];
    imported(&app, "esatis-2019.csv", &lines).await;

    let again = begun(&app, &quality, "esatis-2019.csv", &lines).await.expect("is read");
    let looked = verbs::look(&app, &quality, again).await.expect("is there");
    let confirmed = verbs::confirm(&app, &quality, again, None).await;

    assert_eq!(
        looked.comparison.map(|of| (of.fresh, of.changed, of.same)),
        Some((0, 0, 2))
    );
    assert!(matches!(
        confirmed,
        Err(Error::Conflict("questionnaires-official-nothing-new"))
    ));
}

#[tokio::test]
async fn a_newer_file_replaces_row_by_row_and_goes_as_a_whole() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let first = [line("000000018", "75,09", "B"), line("000000026", "72.00", "C")];
    imported(&app, "esatis-2019.csv", &first).await;
    let second = imported(&app, "esatis-2019-corrige.csv", &[line("000000018", "78,10", "A")]).await;

    assert_eq!(said(&app, "000000018").await, Some((78.1, Some(Class::A))), "replaced");
    assert_eq!(
        said(&app, "000000026").await,
        Some((72.0, Some(Class::C))),
        "left as it was"
    );
    let silent = verbs::undo(&app, &quality, second, " ").await;
    assert!(matches!(silent, Err(Error::Invalid(_))), "a reason is asked");
    verbs::undo(&app, &quality, second, "Mauvais fichier")
        .await
        .expect("is taken out");

    assert_eq!(
        said(&app, "000000018").await,
        Some((75.09, Some(Class::B))),
        "as before"
    );
    let looked = verbs::look(&app, &quality, second).await.expect("is there");
    assert_eq!(looked.import.standing(), Standing::Undone);
    let twice = verbs::undo(&app, &quality, second, "Encore").await;
    assert!(matches!(
        twice,
        Err(Error::Conflict("questionnaires-official-not-in-force"))
    ));
}

#[tokio::test]
async fn a_year_that_no_name_tells_has_to_be_said_and_decides_of_the_thresholds() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let id = begun(&app, &quality, "resultats.csv", &[line("000000018", "75,09", "A")])
        .await
        .expect("is read");

    let early = verbs::confirm(&app, &quality, id, None).await;
    let wrong = verbs::set_year(&app, &quality, id, Some(1919)).await;
    verbs::set_year(&app, &quality, id, Some(2031)).await.expect("is said");
    let unknown = verbs::look(&app, &quality, id).await.expect("is there");
    verbs::set_year(&app, &quality, id, Some(2019)).await.expect("is said");
    let known = verbs::look(&app, &quality, id).await.expect("is there");

    assert!(matches!(early, Err(Error::Invalid(_))) && matches!(wrong, Err(Error::Invalid(_))));
    assert!(unknown.threshold.is_none() && unknown.mismatches.is_empty());
    let told: Vec<_> = known
        .mismatches
        .iter()
        .map(|one| (one.line, one.told, one.computed))
        .collect();
    assert_eq!(told, [(2, Class::A, Class::B)]);
}

#[tokio::test]
async fn a_file_of_the_installation_replaces_the_thresholds_and_a_broken_one_is_told() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let id = begun(&app, &quality, "esatis-2024.csv", &[line("000000018", "75,09", "A")])
        .await
        .expect("is read");
    let path = app.settings.data.join(crate::esatis::thresholds::FILE);
    let own = r#"{"thresholds":[{"survey":"mco_48h","from_year":2024,"until_year":2024,"a":79.0,"b":75.0,"c":71.0,"source":"Inventée","date":"2026-01-01"}]}"#;

    std::fs::write(&path, own).expect("writes");
    let looked = verbs::look(&app, &quality, id).await.expect("is there");
    std::fs::write(&path, "{").expect("writes");
    let broken = verbs::look(&app, &quality, id).await;

    assert_eq!(looked.mismatches.first().map(|one| one.computed), Some(Class::B));
    assert!(matches!(
        broken,
        Err(Error::Conflict("questionnaires-official-thresholds-broken"))
    ));
}

#[tokio::test]
async fn only_those_who_lead_surveys_import_and_nobody_of_another_house_sees_it() {
    let app = house().await;
    let lines = [line("000000018", "75,09", "B")];

    for role in [
        Role::Direction,
        Role::Clinician,
        Role::Representative,
        Role::Administrator,
    ] {
        let refused = begun(&app, &actor(role), "esatis-2019.csv", &lines).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role:?}");
    }
    imported(&app, "esatis-2019.csv", &lines).await;
    let found = find(&app, &actor(Role::Volunteer), "clinique inventee")
        .await
        .expect("looks");
    assert_eq!(found.len(), 1);
    assert!(matches!(
        establishment(&app, &actor(Role::Administrator), "000000018").await,
        Err(Error::Forbidden)
    ));
}

#[tokio::test]
async fn an_establishment_is_found_by_a_word_of_its_name_or_the_beginning_of_its_number() {
    let app = house().await;
    imported(
        &app,
        "esatis-2019.csv",
        &[line("000000018", "75,09", "B"), line("000000026", "72.00", "C")],
    )
    .await;
    let by = actor(Role::Partner);

    let numbers = async |asked: &str| {
        let found = find(&app, &by, asked).await.expect("looks");
        found.into_iter().map(|one| one.finess).collect::<Vec<_>>()
    };

    assert_eq!(numbers("INVENTÉE").await, ["000000018", "000000026"]);
    assert_eq!(numbers("0000 0001").await, ["000000018"]);
    assert_eq!(numbers("ailleurs").await, Vec::<String>::new());
    assert_eq!(numbers("  ").await, Vec::<String>::new());
}

#[tokio::test]
async fn the_command_line_tries_imports_and_finds_nothing_new_the_second_time() {
    let app = house().await;
    let by = actor(Role::Quality);
    let path = written(
        &app,
        "esatis-2019.csv",
        &[line("000000018", "75,09", "B"), line("x", "1", "A")],
    );
    let options = |dry_run: bool| OfficialOptions {
        path: path.clone(),
        dry_run,
        ..OfficialOptions::default()
    };

    let tried = import_official(&app, &by, options(true)).await.expect("tries");
    let after_trying = said(&app, "000000018").await;
    let first = import_official(&app, &by, options(false)).await.expect("imports");
    let second = import_official(&app, &by, options(false)).await.expect("reads");

    assert_eq!(
        (tried.import, tried.fresh, tried.refused, after_trying),
        (None, 1, 1, None)
    );
    assert!(first.import.is_some());
    assert_eq!((second.import, second.fresh, second.same), (None, 0, 1));
}

#[tokio::test]
async fn a_table_of_something_else_is_refused_with_what_it_lacks_and_nothing_is_kept() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let path = written(&app, "autre.csv", &[]);
    for (text, message) in [
        ("", "table-empty-file"),
        ("Numéro;Avis\n1;Bien\n", "questionnaires-official-file-missing"),
        ("NAME;LABEL\nDepot;Dépôt\n", "questionnaires-official-file-lexicon"),
        (
            "finess_geo;classement;score_all_ajust\n000000018;A;80\n",
            "questionnaires-official-file-no-survey",
        ),
    ] {
        std::fs::write(&path, text).expect("writes");
        let dropped = DroppedFile {
            organisation: None,
            name: "autre.csv",
            path: &path,
            year: Some(2019),
        };

        let refused = verbs::begin(&app, &quality, dropped).await;

        let Err(Error::Invalid(problems)) = refused else {
            panic!("{text}: was taken");
        };
        assert_eq!(problems.all()[0].message, message, "{text}");
    }
}
