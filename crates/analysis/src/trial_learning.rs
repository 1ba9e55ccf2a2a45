//! Tests of learning, proposals, findings and withdrawals, on either engine.

use crate::{
    FindingId, StudyId, actions,
    actions::findings::Wording,
    coding::Tone,
    finding::Deed,
    store::{
        self,
        themes::{Asked, Narrow},
    },
    tally::Says,
    trial::{careful, house, read_all, scope, study, themes},
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
    let (first, all) = actions::learning::queue(&app, &actor(Role::Direction), id, None)
        .await
        .expect("reads")
        .expect("proposed");
    assert!(!sample.contains(&first.number));
    assert_eq!(all.iter().map(|p| p.confidence).min(), Some(first.confidence));
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn confirming_dismissing_and_correcting_keep_the_counts() {
    let (app, id) = learned().await;
    let reader = actor(Role::Partner);
    let themes = themes(&app, id).await;
    for confirm in [true, false, true] {
        let (first, _) = actions::learning::queue(&app, &reader, id, None)
            .await
            .expect("reads")
            .expect("proposed");
        actions::learning::decide(&app, &reader, id, first.number, first.theme, confirm)
            .await
            .expect("decides");
        let twice = actions::learning::decide(&app, &reader, id, first.number, first.theme, confirm).await;
        assert!(matches!(twice, Err(Error::Conflict("analysis-proposal-decided"))));
        assert_counts_hold(&app, id).await;
    }
    let (first, _) = actions::learning::queue(&app, &reader, id, None)
        .await
        .expect("reads")
        .expect("proposed");
    let words = expressions::shared_by_number(&app, &scope(), first.number)
        .await
        .expect("shared");
    actions::learning::code(&app, &reader, id, first.number, &careful(words.text.as_str(), &themes))
        .await
        .expect("codes");
    assert!(
        store::proposals::pending(app.db.read(), &scope(), id, &[first.number])
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
        let (first, _) = actions::learning::queue(&app, &reader, id, None)
            .await
            .expect("reads")
            .expect("proposed");
        actions::learning::decide(&app, &reader, id, first.number, first.theme, true)
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
        actions::taking_out::take_out(&app, &[*expression])
            .await
            .expect("takes out");
        actions::taking_out::take_out(&app, &[*expression])
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
