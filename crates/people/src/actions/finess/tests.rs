//! The register on either engine: replaced as a whole or not at all, asked by numbers and by words; all of it is invented.

use super::*;
use crate::{Kind, NewOrganisation, actions::organisations, invented::house};
use platform::Role;
use std::path::PathBuf;
use testkit::actor;

const FEED: &str = r#"{ "generatedAt": "2026-03-09T00:00:00Z", "pmej": [ {
    "informationsGeneralesPmej": { "numFinessPm": "000000018", "denominationPm": "Entité 100 % inventée", "dateFermeture": "2020-01-01" },
    "etatObjet": "F",
    "ege": [
      { "informationsGeneralesEGE": { "numFinessEge": "000000018", "nomEgeLong": "Clinique de l’Été inventé", "dateOuverture": "1990-05-01" },
        "etatObjet": "A", "adresse": [ { "codePostal": "01000", "ligneAcheminement": "VILLE INVENTEE" } ] },
      { "informationsGeneralesEGE": { "numFinessEge": "000000026", "nomEgeLong": "Hospice fermé", "dateFermeture": "2024-03-31" }, "etatObjet": "F" },
      { "informationsGeneralesEGE": { "nomEgeLong": "Sans numéro" } } ] } ] }"#;

fn extract(day: &str, count: usize) -> String {
    let mut text = format!("finess;etalab;94;{day}\n");
    for n in 1..=count {
        let line = format!(
            "structureet;{n:09};999999999;COURT;Maison inventée {n};;;;;;;;001;01;AIN;01000 VILLE;;;365;;;;;;;;;;1990-01-01;;;\n"
        );
        text.push_str(&line);
    }
    text
}

fn written(app: &App, name: &str, text: &str) -> PathBuf {
    let path = app.settings.data.join(name);
    std::fs::write(&path, text).expect("writes");
    path
}

async fn imported(app: &App, text: &str, older: bool) -> Result<FinessImport> {
    let path = written(app, "register", text);
    import_finess(app, &Actor::System("test"), &path, older, &|_| {}).await
}

fn reader() -> Actor {
    actor(Role::Partner)
}

#[tokio::test]
async fn an_import_replaces_the_whole_register_and_says_what_it_left_out() {
    let (app, _) = house().await;
    assert_eq!(state(&app, &reader()).await.expect("reads"), None);
    imported(&app, &extract("2025-02-05", 3_000), false)
        .await
        .expect("is kept");
    let before = state(&app, &reader()).await.expect("reads").expect("is there");
    assert_eq!(before.counts.establishments, 3_000);

    let done = imported(&app, FEED, false).await.expect("is kept");

    assert_eq!((done.read.site_count, done.read.left_out_count), (3, 1));
    let now = state(&app, &reader()).await.expect("reads").expect("is there");
    let counts = Counts {
        establishments: 2,
        closed: 1,
        legal_entities: 1,
    };
    assert_eq!(now.counts, counts);
    assert_eq!(now.kept.told_on, Date::constant(2026, 3, 9));
    assert_eq!(now.kept.noted.len(), 1);
}

#[tokio::test]
async fn an_older_file_is_refused_unless_asked_for_and_the_same_day_is_taken() {
    let (app, _) = house().await;
    imported(&app, FEED, false).await.expect("is kept");
    imported(&app, FEED, false).await.expect("the same day is taken");
    let older = extract("2025-02-05", 2);

    let refused = imported(&app, &older, false).await;
    let kept = state(&app, &reader()).await.expect("reads").expect("is there");
    let asked = imported(&app, &older, true).await;

    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    assert_eq!(kept.kept.told_on, Date::constant(2026, 3, 9), "nothing changed");
    assert_eq!(asked.expect("is taken").counts.establishments, 2);
    let kept = state(&app, &reader()).await.expect("reads").expect("is there");
    assert_eq!(kept.kept.told_on, Date::constant(2025, 2, 5));
}

#[tokio::test]
async fn a_file_that_was_cut_changes_nothing() {
    let (app, _) = house().await;
    imported(&app, FEED, false).await.expect("is kept");

    let cut = imported(&app, &FEED[..FEED.len() - 3], false).await;
    let other = imported(&app, "nom;ville\n", false).await;

    assert!(matches!(cut, Err(Error::Invalid(_))));
    assert!(matches!(other, Err(Error::Invalid(_))));
    let kept = state(&app, &reader()).await.expect("reads").expect("is there");
    assert_eq!(kept.counts.establishments, 2);
}

#[tokio::test]
async fn only_who_administers_replaces_it_and_everybody_in_a_role_reads_it() {
    let (app, _) = house().await;
    let path = written(&app, "register", FEED);

    for role in Role::ALL {
        let by = actor(role);
        let outcome = import_finess(&app, &by, &path, false, &|_| {}).await;
        assert_eq!(outcome.is_ok(), role == Role::Administrator, "{role:?}");
        assert!(search(&app, &by, "clinique").await.is_ok(), "{role:?}");
    }
    assert!(search(&app, &Actor::Visitor, "clinique").await.is_err());
}

#[tokio::test]
async fn a_search_finds_by_words_of_name_and_town_or_by_the_beginning_of_a_number() {
    let (app, _) = house().await;
    imported(&app, FEED, false).await.expect("is kept");
    let found = async |text: &str| {
        let found = search(&app, &reader(), text).await.expect("searches");
        found
            .into_iter()
            .map(|site| (site.number, site.kind))
            .collect::<Vec<_>>()
    };
    let clinic = ("000000018".to_owned(), SiteKind::Establishment);
    let entity = ("000000018".to_owned(), SiteKind::LegalEntity);
    let closed = ("000000026".to_owned(), SiteKind::Establishment);

    assert_eq!(found("ÉTÉ ville").await, std::slice::from_ref(&clinic));
    assert_eq!(found("00 0000 018").await, [clinic.clone(), entity.clone()]);
    assert_eq!(found("0000").await, [clinic, entity, closed]);
    for nothing in ["nulle part", "", "%", "_", " ; "] {
        assert!(found(nothing).await.is_empty(), "{nothing:?}");
    }
}

#[tokio::test]
async fn a_search_shows_fifty_at_most() {
    let (app, _) = house().await;
    imported(&app, &extract("2025-02-05", 60), false)
        .await
        .expect("is kept");

    assert_eq!(search(&app, &reader(), "maison").await.expect("searches").len(), 50);
}

#[tokio::test]
async fn of_two_under_one_number_the_open_one_speaks() {
    let (app, _) = house().await;
    imported(&app, FEED, false).await.expect("is kept");

    let one = site(&app, &reader(), "000000018").await.expect("is there");
    let absent = site(&app, &reader(), "000000034").await;

    assert_eq!(one.kind, SiteKind::Establishment);
    assert!(matches!(absent, Err(Error::NotFound)));
}

#[tokio::test]
async fn many_numbers_are_asked_at_once_and_a_legal_entity_is_known_by_its_establishments() {
    let (app, _) = house().await;
    assert_eq!(registered(&app, &[]).await.expect("reads"), None, "no register");
    imported(&app, &extract("2025-02-05", 900), false)
        .await
        .expect("is kept");
    let numbers: Vec<String> = (1..=1_000).map(|n| format!("{n:09}")).collect();

    let known = registered(&app, &numbers).await.expect("reads").expect("is kept");

    assert_eq!(
        numbers.iter().filter(|number| known.site(number).is_some()).count(),
        900
    );
    let entity = registered(&app, &["999999999".to_owned()])
        .await
        .expect("reads")
        .expect("is kept");
    assert!(entity.knows("999999999") && !entity.knows("000009999"));
}

fn organisation_of(number: &str) -> NewOrganisation {
    NewOrganisation {
        name: "Hospice inventé".to_owned(),
        kind: Kind::Establishment,
        finess: Some(number.to_owned()),
        fictitious: true,
        takes_suggestions: false,
    }
}

#[tokio::test]
async fn a_closed_number_is_refused_for_an_organisation_unless_it_had_it() {
    let (app, _) = house().await;
    let by = Actor::System("test");
    let had = organisations::create(&app, &by, organisation_of("000000026"))
        .await
        .expect("no register yet");
    imported(&app, FEED, false).await.expect("is kept");

    let refused = organisations::create(&app, &by, organisation_of("00 0000 026")).await;
    let kept = organisations::correct(&app, &by, had, organisation_of("000000026"), 1).await;
    let other = organisations::create(&app, &by, organisation_of("000000018"))
        .await
        .expect("is open");
    let changed = organisations::correct(&app, &by, other, organisation_of("000000026"), 1).await;

    assert!(matches!(refused, Err(Error::Invalid(_))));
    kept.expect("it closed since, and is corrected all the same");
    assert!(matches!(changed, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_file_of_the_installation_replaces_the_regions() {
    let (app, _) = house().await;
    assert_eq!(
        regions(&app).await.expect("reads").of("01"),
        Some("Auvergne-Rhône-Alpes")
    );
    let own = r#"{ "source": "x", "date": "2030-01-01", "regions": [ { "name": "Est", "departments": ["01"] } ] }"#;

    written(&app, regions::FILE, own);
    assert_eq!(regions(&app).await.expect("reads").of("01"), Some("Est"));
    written(&app, regions::FILE, "{");
    assert!(matches!(
        regions(&app).await,
        Err(Error::Conflict("people-regions-broken"))
    ));
}
