//! Tests of the walk from a frozen corpus to settled codes, on either engine.

use crate::{
    actions,
    coding::{Codes, Origin, Tone},
    store,
    trial::{READERS, house, read, read_all, scope, study, themes},
};
use platform::{Error, Role, jobs};
use std::collections::BTreeSet;
use testkit::actor;

#[tokio::test]
async fn the_corpus_is_frozen_once_with_month_and_place() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    let study = store::studies::get(&app, &scope(), id).await.expect("is there");
    assert_eq!(study.corpus_count, 30);
    assert!(study.frozen_at.is_some());
    let places = store::corpus::from_position(&app, id, 0, 100).await.expect("reads");
    assert_eq!(places.len(), 30);
    assert!(
        places.iter().all(|place| place.month.starts_with("2026-")),
        "{places:?}"
    );
    assert_eq!(
        places.iter().map(|place| place.number).collect::<BTreeSet<_>>().len(),
        30
    );
}

#[tokio::test]
async fn the_sample_can_be_drawn_again_from_its_written_seed() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    let study = store::studies::get(&app, &scope(), id).await.expect("is there");
    let positions = crate::sample::draw(study.sample_seed.expect("written"), study.corpus_count, 10);
    let again: Vec<i64> = store::corpus::at(app.db.read(), id, &positions)
        .await
        .expect("reads")
        .into_iter()
        .map(|place| place.number)
        .collect();
    let drawn: Vec<i64> = store::samples::list(app.db.read(), id)
        .await
        .expect("reads")
        .into_iter()
        .map(|d| d.number)
        .collect();
    assert_eq!(drawn, again);
}

#[tokio::test]
async fn nobody_sees_others_codes_until_each_reader_has_finished() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    for (role, _) in READERS.iter().take(3) {
        let reader = actor(*role);
        read(&app, id, &reader, 0).await;
        actions::reading::finish(&app, &reader, id).await.expect("finishes");
    }
    jobs::drain(&app).await.expect("runs");

    let numbers: Vec<i64> = store::samples::list(app.db.read(), id)
        .await
        .expect("reads")
        .into_iter()
        .map(|d| d.number)
        .collect();
    for role in [Role::Quality, Role::Representative, Role::Clinician] {
        let everybodys = actions::reading::everybodys(&app, &actor(role), id).await;
        assert!(
            matches!(everybodys, Err(Error::Conflict("analysis-still-blind"))),
            "{role:?}"
        );
        assert!(
            matches!(
                actions::settling::list(&app, &actor(role), id).await,
                Err(Error::Conflict(_))
            ),
            "{role:?}"
        );
    }
    assert!(
        store::codings::of_numbers(app.db.read(), &scope(), id, &numbers)
            .await
            .expect("reads")
            .is_empty()
    );
    assert!(
        store::agreements::get(&app, &scope(), id)
            .await
            .expect("reads")
            .is_none()
    );
    assert!(store::tallies::totals(&app, id).await.expect("reads").is_empty());

    let last = actor(Role::Clinician);
    read(&app, id, &last, 0).await;
    actions::reading::finish(&app, &last, id).await.expect("finishes");
    let (_, codings) = actions::reading::everybodys(&app, &actor(Role::Representative), id)
        .await
        .expect("open now");
    assert_eq!(codings.len(), 40);
}

#[tokio::test]
async fn one_s_own_reading_holds_nobody_else_s_codes() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    read(&app, id, &actor(Role::Quality), 0).await;
    let own = actions::reading::own(&app, &actor(Role::Representative), id)
        .await
        .expect("may read");
    assert!(own.codings.is_empty());
    assert_eq!(own.sample.len(), 10);
}

#[tokio::test]
async fn a_finished_reading_changes_no_more_and_an_unfinished_one_is_not_closed() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    let reader = actor(Role::Quality);
    assert!(matches!(
        actions::reading::finish(&app, &reader, id).await,
        Err(Error::Conflict("analysis-reading-unfinished"))
    ));
    read(&app, id, &reader, 0).await;
    actions::reading::finish(&app, &reader, id).await.expect("finishes");
    let number = store::samples::list(app.db.read(), id).await.expect("reads")[0].number;
    let saved = actions::reading::save(&app, &reader, id, number, &Codes::default(), None).await;
    assert!(matches!(saved, Err(Error::Conflict("analysis-reader-finished"))));
}

#[tokio::test]
async fn who_was_not_appointed_neither_reads_nor_settles() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    let stranger = actor(Role::Direction);
    assert!(matches!(
        actions::reading::own(&app, &stranger, id).await,
        Err(Error::Forbidden)
    ));
    let saved = actions::reading::save(&app, &stranger, id, 1, &Codes::default(), None).await;
    assert!(matches!(saved, Err(Error::Forbidden)));
}

#[tokio::test]
async fn an_old_version_of_one_s_codes_is_told() {
    let app = house(30).await;
    let id = study(&app, 10).await;
    let reader = actor(Role::Quality);
    let number = store::samples::list(app.db.read(), id).await.expect("reads")[0].number;
    let codes = Codes {
        tone: Some(Tone::Mixed),
        ..Codes::default()
    };
    let first = actions::reading::save(&app, &reader, id, number, &codes, None)
        .await
        .expect("saves");
    actions::reading::save(&app, &reader, id, number, &codes, Some(first))
        .await
        .expect("saves");
    let stale = actions::reading::save(&app, &reader, id, number, &codes, Some(first)).await;
    assert!(matches!(stale, Err(Error::Conflict("analysis-coding-changed"))));
}

#[tokio::test]
async fn closing_measures_agreement_and_takes_what_was_read_alike() {
    let app = house(60).await;
    let id = study(&app, 40).await;
    read_all(&app, id, 4).await;
    let measured = store::agreements::get(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("measured");
    assert_eq!(measured.report.texts, 40);
    assert_eq!(measured.report.disagreements, 10);
    let [users, professionals, together] = &measured.report.overall;
    assert_eq!((users.alpha, professionals.alpha), (Some(1.0), Some(1.0)));
    assert!(together.alpha.expect("defined") < 1.0);
    assert_eq!(store::agreed::count(app.db.read(), id).await.expect("counts"), 30);
    assert_eq!(store::facts::to_settle(app.db.read(), id).await.expect("counts"), 10);
    assert_eq!(
        store::tallies::kept(&app, id).await.expect("reads"),
        store::tallies::recount(&app, id).await.expect("counts")
    );
}

#[tokio::test]
async fn two_pairs_that_settle_at_once_do_not_overwrite_each_other() {
    let app = house(60).await;
    let id = study(&app, 20).await;
    read_all(&app, id, 4).await;
    let themes = themes(&app, id).await;
    let open = actions::settling::list(&app, &actor(Role::Quality), id)
        .await
        .expect("lists");
    let number = open[0].number;
    let one = Codes {
        themes: [themes[0]].into(),
        nothing: false,
        tone: Some(Tone::Negative),
    };
    let other = Codes {
        themes: [themes[1]].into(),
        nothing: false,
        tone: Some(Tone::Mixed),
    };
    let (first, second) = tokio::join!(
        async {
            actions::settling::settle(
                &app,
                &actor(Role::Representative),
                id,
                number,
                settlement(&one, "le plat surtout", &[], None),
            )
            .await
        },
        async {
            actions::settling::settle(
                &app,
                &actor(Role::Clinician),
                id,
                number,
                settlement(&other, "l’attente surtout", &[], None),
            )
            .await
        },
    );
    let conflicts = [&first, &second]
        .iter()
        .filter(|r| matches!(r, Err(Error::Conflict("analysis-settled-meanwhile"))))
        .count();
    assert_eq!(
        (first.is_ok() as usize + second.is_ok() as usize, conflicts),
        (1, 1),
        "{first:?} {second:?}"
    );
    let kept = store::agreed::get(app.db.read(), &scope(), id, number)
        .await
        .expect("reads")
        .expect("settled");
    assert_eq!(kept.origin, Origin::Settled);
    actions::settling::settle(
        &app,
        &actor(Role::Partner),
        id,
        number,
        settlement(&other, "après discussion", &[], Some(kept.version)),
    )
    .await
    .expect("changes");
    assert_eq!(
        store::tallies::kept(&app, id).await.expect("reads"),
        store::tallies::recount(&app, id).await.expect("counts")
    );
}

#[tokio::test]
async fn settling_needs_a_reason_and_whole_codes() {
    let app = house(60).await;
    let id = study(&app, 20).await;
    read_all(&app, id, 4).await;
    let number = actions::settling::list(&app, &actor(Role::Quality), id)
        .await
        .expect("lists")[0]
        .number;
    let whole = Codes {
        themes: [].into(),
        nothing: true,
        tone: Some(Tone::Neutral),
    };
    let blank = settlement(&whole, "  ", &[], None);
    let without = actions::settling::settle(&app, &actor(Role::Quality), id, number, blank).await;
    assert!(matches!(without, Err(Error::Invalid(_))));
    let open = actions::settling::settle(
        &app,
        &actor(Role::Quality),
        id,
        number,
        settlement(&Codes::default(), "parce que", &[], None),
    )
    .await;
    assert!(matches!(open, Err(Error::Invalid(_))));
}

fn settlement<'a>(
    codes: &'a Codes,
    why: &'a str,
    with: &'a [uuid::Uuid],
    version: Option<i64>,
) -> actions::settling::Settlement<'a> {
    actions::settling::Settlement {
        codes,
        why,
        with,
        version,
    }
}

#[tokio::test]
async fn a_settlement_says_who_of_the_other_college_took_part() {
    let app = house(60).await;
    let id = study(&app, 20).await;
    read_all(&app, id, 4).await;
    let quality = actor(Role::Quality);
    let open = actions::settling::list(&app, &quality, id).await.expect("lists");
    let codes = Codes {
        themes: [].into(),
        nothing: true,
        tone: Some(Tone::Neutral),
    };
    let person = |role| actor(role).person().expect("a person");
    let with = [person(Role::Representative), person(Role::Quality)];
    let readers = store::readers::list(app.db.read(), &scope(), id).await.expect("lists");

    let alone = actions::settling::settle(
        &app,
        &quality,
        id,
        open[0].number,
        settlement(&codes, "seul", &[], None),
    );
    alone.await.expect("settles");
    let together = actions::settling::settle(
        &app,
        &quality,
        id,
        open[1].number,
        settlement(&codes, "à deux", &with, None),
    );
    together.await.expect("settles");
    let stranger = [person(Role::Direction)];
    let unknown = actions::settling::settle(
        &app,
        &quality,
        id,
        open[2].number,
        settlement(&codes, "à deux", &stranger, None),
    );

    assert!(matches!(unknown.await, Err(Error::Invalid(_))));
    let all = actions::settling::list(&app, &quality, id).await.expect("lists");
    let colleges = |at: usize| {
        let settled = all[at].settled.as_ref().expect("settled");
        actions::settling::colleges(settled, &readers).len()
    };
    assert_eq!((colleges(0), colleges(1)), (1, 2));
    // Who writes is not named twice.
    assert_eq!(all[1].settled.as_ref().expect("settled").with, [with[0]]);
}
