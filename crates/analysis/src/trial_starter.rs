//! Tests of the starter in a study, on either engine: it proposes before people coded enough to learn from.

use crate::{
    StudyId, ThemeId, actions,
    actions::learning::{Order, Part},
    codebook::{Codebook, Theme, ThemeText},
    learning::ModelOrigin,
    store,
    study::CodebookSource,
    trial::{code_next, frozen, house, latest, prepare, read_all, scope, study},
};
use platform::{App, Error, Role, jobs};
use std::collections::BTreeSet;
use testkit::{TestApp, actor};

async fn book(app: &App, id: StudyId) -> Codebook {
    let study = store::studies::get(app, &scope(), id).await.expect("is there");
    store::codebooks::get(app, &scope(), study.codebook)
        .await
        .expect("is there")
}

async fn of_key(app: &App, id: StudyId, key: &str) -> Theme {
    let book = book(app, id).await;
    let found = book
        .running()
        .find(|theme| theme.starter_key.as_deref() == Some(key))
        .cloned();
    found.expect("is a theme of the starter")
}

/// Asks for proposals and lets the tool read.
async fn ask(app: &App, id: StudyId) -> ModelOrigin {
    let origin = actions::learning::learn(app, &actor(Role::Quality), id)
        .await
        .expect("starts");
    jobs::drain(app).await.expect("proposes");
    origin
}

/// A study of sixty expressions, ten of which are drawn for its readers.
async fn drawn() -> (TestApp, StudyId) {
    let app = house(60).await;
    let id = frozen(&app, CodebookSource::Starter).await;
    prepare(&app, id).await;
    actions::studies::draw(&app, &actor(Role::Quality), id, 10)
        .await
        .expect("draws");
    (app, id)
}

async fn assert_counts_hold(app: &App, id: StudyId) {
    let kept = store::tallies::kept(app, id).await.expect("reads");
    assert_eq!(kept, store::tallies::recount(app, id).await.expect("counts"));
}

/// The themes for which something is proposed.
async fn proposed_themes(app: &App, id: StudyId) -> BTreeSet<ThemeId> {
    let totals = store::tallies::totals(app, id).await.expect("counts");
    let proposed = totals.into_iter().filter(|(_, (_, tool))| *tool > 0);
    proposed.map(|(theme, _)| theme).collect()
}

#[tokio::test]
async fn a_theme_remembers_the_starter_through_new_words_and_copies() {
    let app = house(4).await;
    let id = frozen(&app, CodebookSource::Starter).await;
    assert!(book(&app, id).await.running().all(|theme| theme.starter_key.is_some()));
    let meals = of_key(&app, id, "repas").await;
    let text = ThemeText {
        parent: None,
        name: "À table".into(),
        definition: "Ce qui se mange et se boit.".into(),
        examples: String::new(),
    };
    let quality = actor(Role::Quality);
    actions::codebooks::edit(&app, &quality, id, meals.id, text, 1)
        .await
        .expect("edits");
    let own = ThemeText {
        name: "Jardin".into(),
        ..ThemeText::default()
    };
    actions::codebooks::add(&app, &quality, id, own).await.expect("adds");

    let copied = frozen(&app, CodebookSource::Copy(book(&app, id).await.id)).await;

    for id in [id, copied] {
        assert_eq!(of_key(&app, id, "repas").await.name, "À table");
        let book = book(&app, id).await;
        let garden = book.running().find(|theme| theme.name == "Jardin").expect("is there");
        assert_eq!(garden.starter_key, None, "people added it");
        assert_eq!(crate::starter::not_known(&book), [garden.id]);
    }
}

#[tokio::test]
async fn the_starter_proposes_before_anybody_read_and_says_what_it_is() {
    let app = house(60).await;
    let id = frozen(&app, CodebookSource::Starter).await;

    assert_eq!(ask(&app, id).await, ModelOrigin::Starter);

    let sheet = latest(&app, id).await;
    assert_eq!(
        (sheet.origin, sheet.trained_count, sheet.read_count),
        (ModelOrigin::Starter, 0, 60)
    );
    assert!(sheet.proposed_at.is_some() && sheet.figures.themes.is_empty());
    let facts = store::facts::of(app.db.read(), &scope(), id).await.expect("counts");
    assert!(!facts.learned && facts.pending > 0, "nothing of theirs was learned");
    let proposed = proposed_themes(&app, id).await;
    for theme in ["repas", "attente-sur-place", "accueil", "remerciements"] {
        assert!(proposed.contains(&of_key(&app, id, theme).await.id), "{theme}");
    }
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn themes_that_people_added_and_retired_ones_get_nothing_from_the_starter() {
    let app = house(60).await;
    let id = frozen(&app, CodebookSource::Starter).await;
    let (quality, meals) = (actor(Role::Quality), of_key(&app, id, "repas").await.id);
    let own = ThemeText {
        name: "Soupe".into(),
        ..ThemeText::default()
    };
    let soup = actions::codebooks::add(&app, &quality, id, own).await.expect("adds");
    actions::codebooks::retire(&app, &quality, id, meals, true)
        .await
        .expect("retires");

    ask(&app, id).await;

    let proposed = proposed_themes(&app, id).await;
    assert!(!proposed.contains(&soup) && !proposed.contains(&meals), "{proposed:?}");
    let sheet = latest(&app, id).await;
    assert!(!sheet.themes.contains(&soup) && !sheet.themes.contains(&meals));
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn a_codebook_without_themes_of_the_starter_waits_for_people() {
    let app = house(40).await;
    let blank = study(&app, 10).await;
    let quality = actor(Role::Quality);
    let early = actions::learning::learn(&app, &quality, blank).await;
    assert!(matches!(early, Err(Error::Conflict("analysis-learning-too-early"))));
}

#[tokio::test]
async fn what_is_drawn_to_be_read_apart_has_no_proposal() {
    let app = house(60).await;
    let id = frozen(&app, CodebookSource::Starter).await;
    ask(&app, id).await;
    prepare(&app, id).await;

    actions::studies::draw(&app, &actor(Role::Quality), id, 20)
        .await
        .expect("draws");

    let sample = store::samples::list(app.db.read(), id).await.expect("reads");
    let numbers: Vec<i64> = sample.iter().map(|drawn| drawn.number).collect();
    let left = store::proposals::pending(app.db.read(), &scope(), id, &numbers).await;
    assert_eq!((numbers.len(), left.expect("reads")), (20, Vec::new()));
    assert_counts_hold(&app, id).await;

    app.clock.advance(jiff::SignedDuration::from_mins(5));
    ask(&app, id).await;
    assert_eq!(latest(&app, id).await.read_count, 40, "nor asked again");
    let left = store::proposals::pending(app.db.read(), &scope(), id, &numbers).await;
    assert_eq!(left.expect("reads"), Vec::new());
}

#[tokio::test]
async fn no_sample_is_drawn_while_the_tool_reads() {
    let app = house(60).await;
    let id = frozen(&app, CodebookSource::Starter).await;
    let quality = actor(Role::Quality);
    actions::learning::learn(&app, &quality, id).await.expect("starts");
    let drawn = actions::studies::draw(&app, &quality, id, 20).await;
    assert!(matches!(drawn, Err(Error::Conflict("analysis-learning-busy"))));
    jobs::drain(&app).await.expect("proposes");
    actions::studies::draw(&app, &quality, id, 20).await.expect("draws");
}

#[tokio::test]
async fn proposals_of_the_starter_are_decided_once_everybody_has_read() {
    let (app, id) = drawn().await;
    ask(&app, id).await;
    let reader = actor(Role::Partner);
    let first = actions::learning::queue(&app, &reader, id, Order::Sure, None)
        .await
        .expect("reads")
        .expect("proposed");
    let theme = first.proposals[0].theme;

    let early = actions::learning::decide(&app, &reader, id, first.at.number, theme, true).await;
    assert!(matches!(early, Err(Error::Conflict("analysis-still-blind"))));

    read_all(&app, id, 0).await;
    actions::learning::decide(&app, &reader, id, first.at.number, theme, true)
        .await
        .expect("confirms");
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn what_people_code_replaces_the_starter_as_soon_as_there_is_enough() {
    let (app, id) = drawn().await;
    read_all(&app, id, 0).await;
    assert_eq!(ask(&app, id).await, ModelOrigin::Starter, "ten codings are too few");
    let starter = latest(&app, id).await;
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    for _ in 0..10 {
        assert_eq!(code_next(&app, id, Order::Sure).await, Part::Proposed);
    }

    jobs::drain(&app).await.expect("learns by itself");

    let learned = latest(&app, id).await;
    assert_eq!((learned.origin, learned.trained_count), (ModelOrigin::Learned, 20));
    assert_ne!(learned.id, starter.id);
    let left = store::proposals::of_other_models(&app, id, learned.id).await;
    assert_eq!(left.expect("counts"), 0, "nothing of the starter waits any more");
    assert_counts_hold(&app, id).await;
}

#[tokio::test]
async fn an_expression_confirmed_in_part_is_no_example_before_the_rest_is_decided() {
    let (app, id) = drawn().await;
    read_all(&app, id, 0).await;
    ask(&app, id).await;
    let facts = store::facts::of(app.db.read(), &scope(), id).await.expect("counts");
    assert_eq!((facts.agreed, facts.examples), (10, 10));
    let reader = actor(Role::Partner);
    let first = actions::learning::queue(&app, &reader, id, Order::Sure, None)
        .await
        .expect("reads")
        .expect("proposed");
    for (at, proposal) in first.proposals.iter().enumerate() {
        actions::learning::decide(&app, &reader, id, first.at.number, proposal.theme, true)
            .await
            .expect("confirms");
        let facts = store::facts::of(app.db.read(), &scope(), id).await.expect("counts");
        let is_last = at + 1 == first.proposals.len();
        assert_eq!((facts.agreed, facts.examples), (11, if is_last { 11 } else { 10 }));
    }
}
