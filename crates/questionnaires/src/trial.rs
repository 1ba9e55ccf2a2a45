//! Tests of whole campaigns, on either engine: an instrument is made, asked, answered, counted, taken back.

mod answer_files;
mod compared;
mod links;
mod paths;
mod printed;
mod public;
mod registered;
mod sheets;

use crate::{
    actions::{
        answering::{self, Asked, Came, Given},
        campaigns, codesign,
        entering::{self, Entry},
        instruments::{self, From},
        results::{Narrow, results, whole_answers},
    },
    campaign::{CampaignId, CampaignWords, Channel, InstrumentId, ParticipantId},
    instrument::shown,
    results::LEAST_FOR_SCORE,
    store,
    tally::{ALL, Deltas, STOPPED},
};
use jiff::SignedDuration;
use people::{Kind, NewOrganisation};
use platform::{Actor, App, Error, Permission, Role, Scope};
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;
use testkit::actor;

async fn house() -> testkit::TestApp {
    testkit::app(vec![people::room(), crate::room()]).await
}

fn scope() -> Scope {
    actor(Role::Quality).scope(Permission::ReadResults).expect("may read")
}

async fn published(app: &App, key: &str) -> InstrumentId {
    let quality = actor(Role::Quality);
    let id = instruments::make(app, &quality, None, From::Library(key.into()))
        .await
        .expect("makes");
    instruments::publish(app, &quality, id, 1).await.expect("publishes");
    id
}

/// A launched campaign of a ready instrument, and the address of its first establishment.
async fn launched(app: &App, key: &str, change: impl FnOnce(CampaignWords) -> CampaignWords) -> (CampaignId, String) {
    organisation(app).await;
    let quality = actor(Role::Quality);
    let id = published(app, key).await;
    let version = instruments::latest(app, &scope(), id).await.expect("is there").id;
    let words = change(CampaignWords {
        name: "Séjour".into(),
        purpose: "Améliorer la sortie".into(),
        ..CampaignWords::from_day(app.clock.today())
    });
    let campaign = campaigns::prepare(app, &quality, None, version, words)
        .await
        .expect("prepares");
    campaigns::launch(app, &quality, campaign, 1).await.expect("launches");
    let first = store::participants::list(app.db.read(), campaign).await.expect("reads");
    (campaign, first[0].link.clone())
}

/// The organisation of the trial, under the id that its actors have.
async fn organisation(app: &App) {
    let new = NewOrganisation {
        name: "Hôpital inventé".into(),
        kind: Kind::Establishment,
        finess: Some("010000024".into()),
        fictitious: true,
        takes_suggestions: false,
    };
    let mut change = app.change(&Actor::System("test")).await.expect("begins");
    let made = people::create_organisation(&mut change, new).await.expect("creates");
    change.commit().await.expect("commits");
    let sql = "update organisations set id = $1 where id = $2";
    let backend = app.db.upkeep().get_database_backend();
    let values = [testkit::ORGANISATION.into(), uuid::Uuid::from(made).into()];
    app.db
        .upkeep()
        .execute_raw(Statement::from_sql_and_values(backend, sql, values))
        .await
        .expect("renames");
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

async fn asked(app: &App, link: &str) -> Arc<Asked> {
    asked_at(app, link).await.expect("is asked")
}

async fn asked_at(app: &App, link: &str) -> platform::Result<Arc<Asked>> {
    answering::asked(app, link).await
}

async fn give(app: &App, link: &str, pairs: &[(&str, &str)], once: Option<&str>) -> platform::Result<Came> {
    let given = Given {
        fields: fields(pairs),
        language: "fr".into(),
        once: once.map(str::to_owned),
        ..Given::default()
    };
    let asked = asked(app, link).await;
    answering::give(app, &asked, Channel::Open, given).await
}

fn receipt(came: platform::Result<Came>) -> String {
    match came.expect("is taken") {
        Came::Taken { receipt } => receipt,
        Came::Wrong(wrong) => panic!("{wrong:?}"),
    }
}

async fn counts(app: &App, id: CampaignId, is_complete: bool) -> Deltas {
    let asked = store::counts::Asked {
        is_complete,
        ..Default::default()
    };
    store::counts::read(app.db.read(), &scope(), id, &asked)
        .await
        .expect("reads")
}

/// The counts equal those of every answer counted again.
async fn assert_counts_hold(app: &App, id: CampaignId, link: &str) {
    let content = asked(app, link).await.content().clone();
    for is_complete in [true, false] {
        let mut recount = Deltas::default();
        let all = store::answers::after(app.db.read(), &scope(), id, None, None, 10_000)
            .await
            .expect("reads");
        for one in all.iter().filter(|one| one.is_complete == is_complete) {
            let whole = one
                .answers
                .clone()
                .joined(answering::unsealed(app, one).expect("opens"));
            let steps = shown(&content, &whole, &|_, n| (0..n).collect());
            recount.add(&Deltas::of(&content, &steps, &whole, is_complete), 1);
        }
        let mut kept = counts(app, id, is_complete).await;
        kept.add(&Deltas::default(), 1);
        assert_eq!(kept, recount, "complete: {is_complete}");
    }
}

#[tokio::test]
async fn answers_that_come_at_once_are_each_there_once_and_the_counts_equal_a_recount() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    let all = (0..60).map(|n| {
        let (app, link) = ((*app).clone(), link.clone());
        tokio::spawn(async move {
            let level = (n % 5 + 1).to_string();
            let pairs = [
                ("accueil_personnes", level.as_str()),
                ("repas_gout", "none"),
                ("douleur", if n % 2 == 0 { "yes" } else { "no" }),
                ("douleur_soulagee", "4"),
                ("positif", "Merci à toute l’équipe"),
            ];
            // Each is sent twice, as by a double click.
            let once = format!("{n:032x}");
            let first = receipt(give(&app, &link, &pairs, Some(&once)).await);
            let again = receipt(give(&app, &link, &pairs, Some(&once)).await);
            assert_eq!(first, again);
        })
    });
    for one in all.collect::<Vec<_>>() {
        one.await.expect("ends");
    }
    let complete = counts(&app, id, true).await;
    assert_eq!(whole_answers(&complete), 60);
    assert_eq!(
        complete.counts[&("douleur_soulagee".to_owned(), "4".to_owned())],
        30,
        "asked only of those in pain"
    );
    assert_counts_hold(&app, id, &link).await;
}

#[tokio::test]
async fn an_answer_that_was_begun_is_gone_on_with_by_its_code_and_counted_apart() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    let asked = asked(&app, &link).await;
    let part = |pairs: &[(&str, &str)]| Given {
        fields: fields(pairs),
        language: "fr".into(),
        ..Given::default()
    };

    let begun = answering::keep(&app, &asked, Channel::Open, part(&[("accueil_personnes", "4")]), None)
        .await
        .expect("keeps");
    assert_eq!(
        counts(&app, id, false).await.counts[&("accueil_personnes".to_owned(), STOPPED.to_owned())],
        1
    );
    let typed = begun.code.to_lowercase().replace('-', " ");
    let further = part(&[("accueil_personnes", ""), ("positif", "Le calme")]);
    answering::keep(&app, &asked, Channel::Open, further, Some(&typed))
        .await
        .expect("goes on");
    let answers = answering::resumed(&app, &asked, &typed).await.expect("opens");
    assert!(answers.get("accueil_personnes").is_none() && answers.get("positif").is_some());
    assert_counts_hold(&app, id, &link).await;

    let end = part(&[("accueil_personnes", "5")]);
    assert!(matches!(
        answering::finish(&app, &asked, end, &typed).await,
        Ok(Came::Taken { .. })
    ));
    assert_eq!(whole_answers(&counts(&app, id, true).await), 1);
    assert_eq!(whole_answers(&counts(&app, id, false).await), 0);
    assert_counts_hold(&app, id, &link).await;
    let over = answering::resumed(&app, &asked, &typed).await;
    assert!(
        matches!(over, Err(Error::Invalid(_))),
        "an answer that was sent opens no more"
    );
}

#[tokio::test]
async fn what_was_kept_while_it_was_typed_is_finished_by_sending_the_page_and_counts_once() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    let asked = asked(&app, &link).await;
    let once = "c".repeat(32);
    let typed = |pairs: &[(&str, &str)]| Given {
        fields: fields(pairs),
        language: "fr".into(),
        once: Some(once.clone()),
        ..Given::default()
    };
    let first = answering::keep(&app, &asked, Channel::Open, typed(&[("accueil_personnes", "2")]), None)
        .await
        .expect("keeps");
    let second = answering::keep(
        &app,
        &asked,
        Channel::Open,
        typed(&[("accueil_personnes", "4"), ("positif", "Le ca")]),
        None,
    )
    .await
    .expect("goes on");
    assert_eq!(first.code, second.code, "one opening of the page is one answer");
    assert_eq!(whole_answers(&counts(&app, id, false).await), 1);

    let pairs = [("accueil_personnes", "5"), ("positif", "Le calme")];
    let sent = receipt(give(&app, &link, &pairs, Some(&once)).await);
    let again = receipt(give(&app, &link, &pairs, Some(&once)).await);
    assert_eq!(sent, again);
    let complete = counts(&app, id, true).await;
    assert_eq!(
        (whole_answers(&complete), whole_answers(&counts(&app, id, false).await)),
        (1, 0)
    );
    assert_eq!(complete.counts[&("accueil_personnes".to_owned(), "5".to_owned())], 1);
    // What was under way when the page was sent arrives after it: nothing is begun anew.
    answering::keep(&app, &asked, Channel::Open, typed(&[("positif", "Le calm")]), None)
        .await
        .expect("is answered");
    assert_eq!(whole_answers(&counts(&app, id, false).await), 0);
    assert_counts_hold(&app, id, &link).await;
}

#[tokio::test]
async fn an_answer_is_taken_back_with_its_receipt_and_leaves_the_counts() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    let code = receipt(give(&app, &link, &[("repas_gout", "1"), ("negatif", "Froid")], None).await);
    give(&app, &link, &[("repas_gout", "5")], None).await.expect("is taken");

    for _ in 0..2 {
        answering::withdraw(&app, &code).await.expect("takes back");
    }

    let complete = counts(&app, id, true).await;
    assert_eq!(whole_answers(&complete), 1);
    assert_counts_hold(&app, id, &link).await;
    let followed = answering::follow(&app, &code).await.expect("opens");
    assert!(followed.kept.is_withdrawn && followed.kept.answers.is_empty() && followed.kept.words.is_none());
    assert!(matches!(answering::follow(&app, "ZZZZ").await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn what_cannot_be_taken_is_told_and_nothing_is_counted() {
    let app = house().await;
    let (id, link) = launched(&app, "patient-tracer", |words| words).await;
    let wrong = give(&app, &link, &[("entree_patient", "9"), ("inconnu", "1")], None).await;
    let Ok(Came::Wrong(wrong)) = wrong else {
        panic!("{wrong:?}")
    };
    let keys: Vec<&str> = wrong.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(
        keys,
        ["entree_patient", "inconnu", "accord_oral"],
        "the consent is needed"
    );
    assert_eq!(whole_answers(&counts(&app, id, true).await), 0);
}

#[tokio::test]
async fn nothing_is_taken_outside_the_days_or_over_the_quota() {
    let app = house().await;
    let (id, link) = launched(&app, "three-questions", |words| CampaignWords {
        quota: Some(2),
        ..words
    })
    .await;
    for _ in 0..2 {
        receipt(give(&app, &link, &[("ecoute", "8")], None).await);
    }
    let full = give(&app, &link, &[("ecoute", "8")], None).await;
    assert!(matches!(full, Err(Error::Conflict("questionnaires-full"))), "{full:?}");
    assert_eq!(whole_answers(&counts(&app, id, true).await), 2);

    app.clock.advance(SignedDuration::from_hours(24 * 40));
    let late = give(&app, &link, &[("ecoute", "8")], None).await;
    assert!(
        matches!(late, Err(Error::Conflict("questionnaires-closed"))),
        "{late:?}"
    );
    assert!(matches!(answering::asked(&app, "inconnu").await, Err(Error::NotFound)));
}

async fn first(app: &App, id: CampaignId) -> ParticipantId {
    store::participants::list(app.db.read(), id).await.expect("reads")[0].id
}

fn sheet(number: &str, pairs: &[(&str, &str)]) -> Entry {
    Entry {
        channel: Channel::Paper,
        sheet: number.into(),
        fields: fields(pairs),
        refused: Vec::new(),
        language: "fr".into(),
        is_double: true,
        is_settled: false,
        has_agreed: false,
        once: None,
    }
}

async fn rows(app: &App, sql: &str) -> Vec<String> {
    let backend = app.db.read().get_database_backend();
    let rows = app
        .db
        .read()
        .query_all_raw(Statement::from_string(backend, sql))
        .await
        .expect("reads");
    rows.into_iter()
        .map(|row| row.try_get("", "a").expect("text"))
        .collect()
}

#[tokio::test]
async fn words_are_sealed_and_no_column_of_an_answer_has_an_hour() {
    let app = house().await;
    let (_, link) = launched(&app, "hospital-stay", |words| words).await;
    receipt(give(&app, &link, &[("positif", "Madame Untelle est formidable")], None).await);
    let stored = rows(&app, "select cast(answers as text) as a from answers").await;
    assert!(!stored[0].contains("Untelle"), "{stored:?}");
    let days = rows(&app, "select cast(received_on as text) as a from answers").await;
    assert_eq!(days, ["2026-11-22"]);
    // An id of its moment would tell the hour: its version says that it is random.
    let sql = match app.db.read().get_database_backend() {
        sea_orm::DbBackend::Sqlite => "select hex(id) as a from answers",
        _ => "select replace(cast(id as text), '-', '') as a from answers",
    };
    let ids = rows(&app, sql).await;
    assert_eq!(ids[0].as_bytes()[12], b'4', "{ids:?}");
}

#[tokio::test]
async fn no_score_is_shown_under_thirty_answers_and_who_takes_part_sees_its_own_after_the_embargo() {
    let app = house().await;
    let (id, link) = launched(&app, "three-questions", |words| CampaignWords {
        embargo_until: Some(words.opens_on),
        ..words
    })
    .await;
    for n in 0..LEAST_FOR_SCORE {
        let level = (n % 11).to_string();
        receipt(give(&app, &link, &[("ecoute", &level), ("compris", "10")], None).await);
    }
    let of = results(&app, &actor(Role::Quality), id, &Narrow::default())
        .await
        .expect("reads");
    assert_eq!(of.complete_count(), LEAST_FOR_SCORE);
    let sum = of.complete.sums["score_experience"];
    assert!(crate::results::mean(sum, LEAST_FOR_SCORE).is_some());
    assert!(crate::results::mean(sum, LEAST_FOR_SCORE + 1).is_none());
    assert_eq!(of.complete.counts.get(&(ALL.to_owned(), STOPPED.to_owned())), None);
}

#[tokio::test]
async fn a_published_version_never_changes_and_the_next_keeps_its_keys() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let id = published(&app, "three-questions").await;
    let edit = instruments::Edit::RemoveItem("ecoute".into());
    let refused = instruments::edit(&app, &quality, id, 1, edit.clone()).await;
    assert!(matches!(
        refused,
        Err(Error::Conflict("questionnaires-published-never-changes"))
    ));

    instruments::next_version(&app, &quality, id).await.expect("begins");
    let twice = instruments::next_version(&app, &quality, id).await;
    assert!(matches!(twice, Err(Error::Conflict("questionnaires-draft-already"))));
    instruments::edit(&app, &quality, id, 1, edit.clone())
        .await
        .expect("edits");
    let stale = instruments::edit(&app, &quality, id, 1, instruments::Edit::RemoveItem("compris".into())).await;
    assert!(
        matches!(stale, Err(Error::Conflict("questionnaires-changed-meanwhile"))),
        "two editors"
    );
    let versions = store::instruments::versions(app.db.read(), &scope(), id)
        .await
        .expect("reads");
    let keys = |at: usize| {
        versions[at]
            .content
            .items()
            .map(|item| item.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(0), ["compris", "decide"]);
    assert_eq!(keys(1), ["ecoute", "compris", "decide"]);
    let broken = instruments::publish(&app, &quality, id, 2).await;
    assert!(
        matches!(broken, Err(Error::Conflict("questionnaires-has-faults"))),
        "its score counts a question that went"
    );
}

#[tokio::test]
async fn users_and_professionals_say_what_they_think_and_approve_what_they_saw() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let id = instruments::make(&app, &quality, None, From::Library("meeting".into()))
        .await
        .expect("makes");
    let partner = actor(Role::Partner);
    let said = codesign::Said {
        item: "clair".into(),
        words: "« Clair » pour qui ?".into(),
        proposal: "J’ai compris ce qui était dit.".into(),
    };
    let remark = codesign::remark(&app, &partner, id, &said).await.expect("says");
    let alone = codesign::answer(&app, &actor(Role::Clinician), id, remark, true, "Oui").await;
    assert!(matches!(alone, Err(Error::Forbidden)));
    codesign::answer(&app, &quality, id, remark, true, "Plus clair ainsi")
        .await
        .expect("answers");
    let again = codesign::answer(&app, &quality, id, remark, false, "Non").await;
    assert!(matches!(again, Err(Error::Conflict("questionnaires-remark-answered"))));

    codesign::approve(&app, &partner, id, 1).await.expect("approves");
    instruments::edit(&app, &quality, id, 1, instruments::Edit::RemoveItem("mieux".into()))
        .await
        .expect("edits");
    let stale = codesign::approve(&app, &actor(Role::Clinician), id, 1).await;
    assert!(matches!(
        stale,
        Err(Error::Conflict("questionnaires-changed-meanwhile"))
    ));
    let version = instruments::latest(&app, &scope(), id).await.expect("is there");
    let approvals = store::remarks::approvals(app.db.read(), &scope(), version.id)
        .await
        .expect("reads");
    assert_eq!((approvals.len(), approvals[0].edit), (1, 1), "of an earlier state");
}
