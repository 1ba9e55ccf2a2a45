//! Tests of learning, proposals, findings and withdrawals, on either engine.

use crate::{
    FindingId, StudyId, actions,
    actions::{
        findings::Wording,
        learning::{At, Order, Part, Queued},
    },
    coding::Tone,
    finding::Deed,
    store::{
        self,
        themes::{Asked, Narrow},
    },
    tally::Says,
    trial::{careful, code_next, house, latest, read_all, scope, study, themes},
};
use platform::{App, Error, Role, jobs, thread};
use std::collections::BTreeSet;
use testkit::actor;

/// Everything is read, agreed and learned from; 80 expressions are left to the tool.
async fn learned() -> (testkit::TestApp, StudyId) {
    let app = house(120).await;
    let id = study(&app, 40).await;
    read_all(&app, id, 0).await;
    actions::learning::learn(&app, &actor(Role::Quality), id)
        .await
        .expect("starts");
    jobs::drain(&app).await.expect("learns");
    (app, id)
}

/// The next of the queue in its usual order.
async fn next(app: &App, id: StudyId) -> Option<Queued> {
    let reader = actor(Role::Direction);
    actions::learning::queue(app, &reader, id, Order::default(), None)
        .await
        .expect("reads")
}

async fn assert_counts_hold(app: &App, id: StudyId) {
    let kept = store::tallies::kept(app, id).await.expect("reads");
    assert!(!kept.is_empty());
    assert_eq!(kept, store::tallies::recount(app, id).await.expect("counts"));
}

#[tokio::test]
async fn the_tool_proposes_for_the_rest_and_the_counts_equal_a_recount() {
    let (app, id) = learned().await;
    let sheet = store::models::latest(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("learned");
    assert_eq!((sheet.trained_count, sheet.read_count), (40, 80));
    assert!(sheet.proposed_at.is_some());
    // Thanks fit no theme: the tool says that it does not know.
    assert!(sheet.unknown_count >= 10, "{sheet:?}");
    let sample: BTreeSet<i64> = store::samples::list(app.db.read(), id)
        .await
        .expect("reads")
        .into_iter()
        .map(|d| d.number)
        .collect();
    let first = next(&app, id).await.expect("proposed");
    assert!(!sample.contains(&first.at.number));
    assert_eq!(
        first.proposals.iter().map(|p| p.confidence).min(),
        Some(first.at.confidence)
    );
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn confirming_dismissing_and_correcting_keep_the_counts() {
    let (app, id) = learned().await;
    let reader = actor(Role::Partner);
    let themes = themes(&app, id).await;
    for confirm in [true, false, true] {
        let first = next(&app, id).await.expect("proposed");
        actions::learning::decide(&app, &reader, id, first.at.number, first.proposals[0].theme, confirm)
            .await
            .expect("decides");
        let twice =
            actions::learning::decide(&app, &reader, id, first.at.number, first.proposals[0].theme, confirm).await;
        assert!(matches!(twice, Err(Error::Conflict("analysis-proposal-decided"))));
        assert_counts_hold(&app, id).await;
    }
    let first = next(&app, id).await.expect("proposed");
    let words = expressions::shared_by_number(&app, &scope(), first.at.number)
        .await
        .expect("shared");
    actions::learning::code(
        &app,
        &reader,
        id,
        first.at.number,
        &careful(words.text.as_str(), &themes),
    )
    .await
    .expect("codes");
    assert!(
        store::proposals::pending(app.db.read(), &scope(), id, &[first.at.number])
            .await
            .expect("reads")
            .is_empty()
    );
    assert_counts_hold(&app, id).await;

    app.clock.advance(jiff::SignedDuration::from_mins(5));
    actions::learning::learn(&app, &actor(Role::Quality), id)
        .await
        .expect("starts");
    jobs::drain(&app).await.expect("learns again");
    assert_counts_hold(&app, id).await;
    let again = store::models::latest(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("learned");
    assert!(again.trained_count > 40, "{again:?}");
}

#[tokio::test]
async fn the_tool_learns_again_by_itself_after_enough_decisions() {
    let (app, id) = learned().await;
    let reader = actor(Role::Partner);
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    for _ in 0..crate::learning::RELEARN_AFTER {
        let first = next(&app, id).await.expect("proposed");
        actions::learning::decide(&app, &reader, id, first.at.number, first.proposals[0].theme, true)
            .await
            .expect("decides");
    }
    let before = store::models::latest(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("learned");
    jobs::drain(&app).await.expect("learns again");
    let after = store::models::latest(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("learned");
    assert_ne!(before.id, after.id);
    assert_counts_hold(&app, id).await;
}

/// Goes through the whole queue without deciding anything.
async fn walk(app: &App, id: StudyId, order: Order) -> Vec<At> {
    let (mut seen, mut after) = (Vec::new(), None);
    let reader = actor(Role::Direction);
    while let Some(one) = actions::learning::queue(app, &reader, id, order, after)
        .await
        .expect("reads")
    {
        seen.push(one.at);
        after = Some(one.at);
    }
    seen
}

async fn unknown_count(app: &App, id: StudyId) -> i64 {
    store::unknowns::count(app.db.read(), id).await.expect("counts")
}

#[tokio::test]
async fn the_queue_ends_with_what_the_tool_does_not_know_until_all_is_coded() {
    let (app, id) = learned().await;
    let reader = actor(Role::Partner);
    let themes = themes(&app, id).await;
    let unknown = latest(&app, id).await.unknown_count;
    assert_eq!(unknown_count(&app, id).await, unknown);
    let seen = walk(&app, id, Order::Unsure).await;
    let first_unknown = seen.iter().position(|at| at.part == Part::Unknown).expect("some");
    assert!(
        seen[first_unknown..]
            .iter()
            .all(|at| at.part == Part::Unknown && at.confidence < 500)
    );
    let numbers: BTreeSet<i64> = seen.iter().map(|at| at.number).collect();
    assert_eq!(numbers.len(), 80, "everything that nobody coded, once");

    let mut read = 0;
    while let Some(one) = next(&app, id).await {
        let words = expressions::shared_by_number(&app, &scope(), one.at.number)
            .await
            .expect("shared");
        actions::learning::code(&app, &reader, id, one.at.number, &careful(words.text.as_str(), &themes))
            .await
            .expect("codes");
        read += i64::from(one.at.part == Part::Unknown);
    }

    assert_eq!(read, unknown);
    assert_eq!(
        store::agreed::read_count(app.db.read(), id, None)
            .await
            .expect("counts"),
        unknown
    );
    assert_eq!(store::agreed::count(app.db.read(), id).await.expect("counts"), 120);
    assert_eq!(unknown_count(&app, id).await, 0);
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn the_queue_goes_in_the_order_that_the_reader_chose() {
    let (app, id) = learned().await;
    let confidences = |seen: &[At], part| -> Vec<i64> {
        seen.iter()
            .filter(|at| at.part == part)
            .map(|at| at.confidence)
            .collect()
    };
    let unsure = walk(&app, id, Order::Unsure).await;
    let sure = walk(&app, id, Order::Sure).await;
    let unknown = walk(&app, id, Order::Unknown).await;
    assert!(confidences(&unsure, Part::Proposed).is_sorted());
    assert!(confidences(&sure, Part::Proposed).is_sorted_by(|a, b| a >= b));
    assert!(confidences(&sure, Part::Unknown).is_sorted_by(|a, b| a >= b));
    assert_eq!(unknown[0].part, Part::Unknown);
    assert_eq!(unknown.last().map(|at| at.part), Some(Part::Proposed));
}

#[tokio::test]
async fn the_tool_learns_again_from_what_people_read_without_it() {
    // A sample of meals and waiting alone would do; here the tool knows little, and people read on.
    let app = house(200).await;
    let id = study(&app, 40).await;
    read_all(&app, id, 0).await;
    actions::learning::learn(&app, &actor(Role::Quality), id)
        .await
        .expect("starts");
    jobs::drain(&app).await.expect("learns");
    let before = latest(&app, id).await;
    assert!(before.unknown_count >= crate::learning::RELEARN_AFTER, "{before:?}");
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    for _ in 0..crate::learning::RELEARN_AFTER {
        assert_eq!(code_next(&app, id, Order::Unknown).await, Part::Unknown);
    }

    jobs::drain(&app).await.expect("learns again");

    let after = latest(&app, id).await;
    assert_ne!(before.id, after.id);
    assert_eq!(
        after.trained_count,
        before.trained_count + crate::learning::RELEARN_AFTER
    );
    assert_eq!(unknown_count(&app, id).await, after.unknown_count);
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn an_expression_whose_every_proposal_was_dismissed_waits_to_be_read() {
    let (app, id) = learned().await;
    let reader = actor(Role::Partner);
    let first = next(&app, id).await.expect("proposed");
    for proposal in &first.proposals {
        actions::learning::decide(&app, &reader, id, first.at.number, proposal.theme, false)
            .await
            .expect("dismisses");
    }
    let seen = walk(&app, id, Order::Unknown).await;
    assert_eq!((seen[0].number, seen[0].part), (first.at.number, Part::Unknown));
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn people_read_on_before_the_tool_can_learn_and_then_it_learns() {
    let app = house(60).await;
    let id = study(&app, 10).await;
    read_all(&app, id, 0).await;
    let (themes, reader) = (themes(&app, id).await, actor(Role::Partner));
    assert_eq!(walk(&app, id, Order::Unsure).await.len(), 50);
    for _ in 0..10 {
        let one = next(&app, id).await.expect("to read");
        let words = expressions::shared_by_number(&app, &scope(), one.at.number)
            .await
            .expect("shared");
        actions::learning::code(&app, &reader, id, one.at.number, &careful(words.text.as_str(), &themes))
            .await
            .expect("codes");
    }

    jobs::drain(&app).await.expect("learns");

    assert_eq!(latest(&app, id).await.trained_count, 20);
    assert_eq!(walk(&app, id, Order::Unsure).await.len(), 40);
}

#[tokio::test]
async fn nothing_is_learned_from_too_little() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    read_all(&app, id, 0).await;
    let started = actions::learning::learn(&app, &actor(Role::Quality), id).await;
    assert!(matches!(started, Err(Error::Conflict("analysis-learning-too-few"))));
}

/// A finding on the first theme, with three pieces of evidence.
async fn finding(app: &App, id: StudyId) -> (FindingId, Vec<i64>) {
    let theme = themes(app, id).await[0];
    let asked = Asked {
        study: id,
        theme,
        says: Says::People,
        narrow: &Narrow::default(),
        after: None,
        limit: 3,
    };
    let carried = store::themes::list(app, &scope(), &asked).await.expect("lists");
    let numbers: Vec<i64> = carried.iter().map(|one| one.number).collect();
    let wording = Wording {
        sentence: "Les repas arrivent froids.".into(),
        evidence: numbers.iter().copied().collect(),
    };
    let finding = actions::findings::write(app, &actor(Role::Partner), id, Some(theme), wording)
        .await
        .expect("writes");
    (finding, numbers)
}

async fn read_closed() -> (testkit::TestApp, StudyId) {
    let app = house(60).await;
    let id = study(&app, 30).await;
    read_all(&app, id, 0).await;
    (app, id)
}

#[tokio::test]
async fn a_finding_stands_only_when_both_colleges_agreed_and_its_thread_is_linked() {
    let (app, id) = read_closed().await;
    let (finding, numbers) = finding(&app, id).await;
    actions::findings::answer(&app, &actor(Role::Representative), finding, 1, None)
        .await
        .expect("agrees");
    assert!(!crate::finding(&app, &scope(), finding).await.expect("reads").stands);
    assert!(crate::findings(&app, &scope(), true).await.expect("reads").is_empty());
    actions::findings::answer(&app, &actor(Role::Clinician), finding, 1, None)
        .await
        .expect("agrees");
    let stands = crate::finding(&app, &scope(), finding).await.expect("reads");
    assert!(stands.stands && stands.stood_at.is_some());
    assert_eq!(
        crate::evidence(&app, &scope(), finding, 2).await.expect("reads").len(),
        2
    );
    let links = thread::links(&app, &[finding.subject()], thread::Way::Back)
        .await
        .expect("reads");
    assert_eq!(links.len(), numbers.len() + 2);
    let partners = crate::finding_partners(&app, &scope(), finding).await.expect("reads");
    assert!(partners.both(Deed::Read) && partners.both(Deed::Agreed) && !partners.both(Deed::Settled));
}

#[tokio::test]
async fn an_objection_blocks_until_taken_back_and_a_new_wording_starts_again() {
    let (app, id) = read_closed().await;
    let (finding, numbers) = finding(&app, id).await;
    for role in [Role::Representative, Role::Quality] {
        actions::findings::answer(&app, &actor(role), finding, 1, None)
            .await
            .expect("agrees");
    }
    actions::findings::answer(&app, &actor(Role::Clinician), finding, 1, Some("trop large"))
        .await
        .expect("objects");
    assert!(!crate::finding(&app, &scope(), finding).await.expect("reads").stands);
    actions::findings::take_back(&app, &actor(Role::Clinician), finding)
        .await
        .expect("takes back");
    assert!(crate::finding(&app, &scope(), finding).await.expect("reads").stands);

    let wording = Wording {
        sentence: "Les repas du soir arrivent froids.".into(),
        evidence: numbers[..2].iter().copied().collect(),
    };
    actions::findings::rewrite(&app, &actor(Role::Partner), finding, wording.clone(), 1)
        .await
        .expect("rewrites");
    let again = crate::finding(&app, &scope(), finding).await.expect("reads");
    assert_eq!(
        (again.version, again.stands, again.evidence_count, again.standing.users),
        (2, false, 2, None)
    );
    let late = actions::findings::answer(&app, &actor(Role::Quality), finding, 1, None).await;
    assert!(matches!(late, Err(Error::Conflict("analysis-finding-changed"))));
    let other = Wording {
        sentence: "Autre chose.".into(),
        ..wording
    };
    let stale = actions::findings::rewrite(&app, &actor(Role::Quality), finding, other, 1).await;
    assert!(matches!(stale, Err(Error::Conflict("analysis-finding-changed"))));
}

#[tokio::test]
async fn words_taken_back_leave_everything_and_a_finding_without_evidence_stands_no_more() {
    let (app, id) = read_closed().await;
    let (finding, numbers) = finding(&app, id).await;
    for role in [Role::Representative, Role::Quality] {
        actions::findings::answer(&app, &actor(role), finding, 1, None)
            .await
            .expect("agrees");
    }
    let ids = crate::evidence(&app, &scope(), finding, 10).await.expect("reads");
    for expression in &ids {
        actions::taking_out::take_out(&app, &[*expression], None)
            .await
            .expect("takes out");
        actions::taking_out::take_out(&app, &[*expression], None)
            .await
            .expect("twice does no harm");
    }
    let left = crate::finding(&app, &scope(), finding).await.expect("reads");
    assert_eq!((left.evidence_count, left.withdrawn_count), (0, 3));
    assert!(!left.stands && left.stood_at.is_none());
    assert!(
        store::agreed::by_numbers(app.db.read(), &scope(), id, &numbers)
            .await
            .expect("reads")
            .is_empty()
    );
    assert!(
        store::codings::of_numbers(app.db.read(), &scope(), id, &numbers)
            .await
            .expect("reads")
            .is_empty()
    );
    assert_eq!(
        store::samples::withdrawn_count(app.db.read(), id)
            .await
            .expect("counts"),
        3
    );
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn another_organisation_sees_nothing_of_it() {
    let (app, id) = read_closed().await;
    let (finding, _) = finding(&app, id).await;
    let stranger = testkit::actor_in(Role::Quality, uuid::Uuid::from_u128(77));
    let scope = stranger.scope(platform::Permission::ReadStudies).expect("somewhere");
    assert!(matches!(
        crate::finding(&app, &scope, finding).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        crate::study_summary(&app, &scope, id).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        actions::reading::everybodys(&app, &stranger, id).await,
        Err(Error::NotFound)
    ));
    let agreed = actions::findings::answer(&app, &stranger, finding, 1, None).await;
    assert!(matches!(agreed, Err(Error::NotFound)));
}

#[tokio::test]
async fn themes_list_by_month_and_tone_page_by_page() {
    let (app, id) = read_closed().await;
    let theme = themes(&app, id).await[0];
    let narrow = Narrow {
        tone: Some(Tone::Negative),
        ..Default::default()
    };
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let asked = Asked {
            study: id,
            theme,
            says: Says::People,
            narrow: &narrow,
            after: after.as_ref(),
            limit: 2,
        };
        let page = store::themes::list(&app, &scope(), &asked).await.expect("lists");
        let Some(last) = page.last() else { break };
        after = Some((last.month.clone(), last.number));
        seen.extend(page.iter().map(|one| (one.month.clone(), one.number)));
    }
    let total = store::tallies::totals(&app, id).await.expect("reads")[&theme].0;
    assert_eq!(i64::try_from(seen.len()).expect("few"), total);
    let mut sorted = seen.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    sorted.dedup();
    assert_eq!(seen, sorted);
}

#[tokio::test]
async fn an_undone_import_is_kept_apart_from_words_taken_back_and_readers_are_told_once() {
    let (app, id) = read_closed().await;
    let (finding, numbers) = finding(&app, id).await;
    let ids = crate::evidence(&app, &scope(), finding, 10).await.expect("reads");
    let source = uuid::Uuid::from_u128(5);

    actions::taking_out::take_out(&app, &ids[..1], None)
        .await
        .expect("takes back");
    for expression in &ids[1..] {
        actions::taking_out::take_out(&app, &[*expression], Some(source))
            .await
            .expect("takes out");
    }

    let causes = [(None, 1), (Some(source), 2)];
    let tx = app.db.read();
    assert_eq!(
        store::withdrawal::of_finding(tx, finding).await.expect("counts"),
        causes
    );
    assert_eq!(store::withdrawal::of_corpus(tx, id).await.expect("counts"), causes);
    assert_eq!(store::withdrawal::of_sample(tx, id).await.expect("counts"), causes);
    let facts = store::facts::of(tx, &scope(), id).await.expect("counts");
    let study = store::studies::get(&app, &scope(), id).await.expect("reads");
    assert_eq!((study.corpus_count, study.corpus_left(&facts)), (60, 57));
    assert_eq!(numbers.len(), 3);
}

#[tokio::test]
async fn what_a_study_makes_of_an_expression_is_told_by_people_and_by_the_tool_apart() {
    let (app, id) = learned().await;
    let first = next(&app, id).await.expect("proposed");
    let drawn = store::samples::list(app.db.read(), id).await.expect("reads");
    let coded = store::agreed::by_numbers(app.db.read(), &scope(), id, &[drawn[0].number, drawn[1].number])
        .await
        .expect("reads");
    let coded = coded
        .iter()
        .find(|one| !one.themes.is_empty())
        .expect("two of four kinds");

    let proposed = crate::uses(&app, &scope(), first.expression).await.expect("reads");
    let read = crate::uses(&app, &scope(), coded.expression).await.expect("reads");

    assert_eq!(proposed.len(), 1);
    assert_eq!(proposed[0].study, id);
    assert!(proposed[0].themes.iter().all(|of| of.origin.is_none()));
    assert_eq!(read[0].themes[0].origin, Some(crate::Origin::Unanimous));
    assert!(read[0].themes[0].role.is_none());
    let stranger = testkit::actor_in(Role::Quality, uuid::Uuid::from_u128(77));
    let elsewhere = stranger.scope(platform::Permission::ReadStudies).expect("somewhere");
    assert!(
        crate::uses(&app, &elsewhere, first.expression)
            .await
            .expect("reads")
            .is_empty()
    );
}
