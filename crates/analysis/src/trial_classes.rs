//! Tests of searches for classes, on either engine.

use crate::{
    StudyId, actions,
    classification::{Class, ClassValue, Classification, DRAWS, Variable, Wanted, describe::Found},
    store,
    store::classes::Member,
    study::{CodebookSource, NewStudy},
    trial::{house, scope},
};
use expressions::Filter;
use platform::{App, Error, Role, jobs};
use testkit::actor;

/// A frozen study over `n` invented expressions.
async fn frozen(n: usize) -> (testkit::TestApp, StudyId) {
    let app = house(n).await;
    let id = opened(&app).await;
    (app, id)
}

async fn opened(app: &App) -> StudyId {
    let new = NewStudy {
        name: "Étude".into(),
        question: "Que disent-ils ?".into(),
        filter: Filter::default(),
        codebook: CodebookSource::Blank,
        organisation: None,
    };
    let id = actions::studies::open(app, &actor(Role::Quality), new)
        .await
        .expect("opens");
    jobs::drain(app).await.expect("freezes");
    id
}

fn four() -> Wanted {
    Wanted {
        classes: 4,
        ..Wanted::default()
    }
}

async fn search(app: &App, id: StudyId, wanted: Wanted) -> Classification {
    actions::classes::search(app, &actor(Role::Quality), id, wanted)
        .await
        .expect("starts");
    jobs::drain(app).await.expect("searches");
    shown(app, id).await
}

async fn shown(app: &App, id: StudyId) -> Classification {
    let shown = store::classifications::shown(app, &scope(), id).await.expect("reads");
    shown.expect("is there")
}

async fn classes(app: &App, of: &Classification) -> Vec<Class> {
    store::classes::list(app, &scope(), of.id).await.expect("reads")
}

async fn members(app: &App, of: &Classification, place: Option<i64>) -> Vec<Member> {
    store::classes::members(app, &scope(), of.id, place, None, 1000)
        .await
        .expect("reads")
}

async fn forms(app: &App, of: &Classification, place: i64) -> Vec<String> {
    let terms = store::classes::terms(app, &scope(), of.id).await.expect("reads");
    terms
        .into_iter()
        .filter(|term| term.place == place)
        .map(|term| term.form)
        .collect()
}

#[tokio::test]
async fn a_search_gives_classes_with_their_words_expressions_and_stability() {
    let (app, id) = frozen(160).await;

    let one = search(&app, id, four()).await;

    let found = classes(&app, &one).await;
    assert_eq!((one.text_count, one.draw_count), (160, DRAWS));
    assert!(
        found.len() >= 3 && found.iter().all(|class| class.steadiness.is_some()),
        "{found:?}"
    );
    assert_eq!(one.tree.as_ref().map(|tree| tree.classes().len()), Some(found.len()));
    let mut all = members(&app, &one, None).await.len();
    for class in &found {
        let own = members(&app, &one, Some(class.place)).await;
        assert_eq!(own.len() as i64, class.text_count);
        assert!(
            own.windows(2).all(|two| two[0].score >= two[1].score),
            "the most typical first"
        );
        all += own.len();
    }
    assert_eq!(all, 160);
    let meals = store::corpus::by_numbers(app.db.read(), id, &[1]).await.expect("reads");
    assert_eq!(meals.len(), 1);
    let mut with_meals = 0;
    for class in &found {
        with_meals += usize::from(forms(&app, &one, class.place).await.contains(&"repas".to_owned()));
    }
    assert!(with_meals >= 1);
}

#[tokio::test]
async fn the_same_search_finds_the_same_and_takes_the_place_of_the_first() {
    let (app, id) = frozen(120).await;
    let first = search(&app, id, four()).await;
    let (of_first, placed) = (classes(&app, &first).await, members(&app, &first, Some(1)).await);

    app.clock.advance(jiff::SignedDuration::from_mins(5));
    let second = search(&app, id, four()).await;

    assert_ne!(first.id, second.id);
    assert_eq!(classes(&app, &second).await, of_first);
    assert_eq!(members(&app, &second, Some(1)).await, placed);
    // Of the first, who asked for what and when is left, and nothing of what it found.
    assert!(classes(&app, &first).await.is_empty() && members(&app, &first, Some(1)).await.is_empty());
    let history = store::classifications::list(&app, &scope(), id, 10)
        .await
        .expect("reads");
    assert_eq!(
        history.iter().map(|one| one.id).collect::<Vec<_>>(),
        [second.id, first.id]
    );
    assert_eq!(history[1].asked_by, actor(Role::Quality).person());
}

#[tokio::test]
async fn a_search_outside_its_bounds_or_while_another_waits_is_refused() {
    let (app, id) = frozen(40).await;
    let quality = actor(Role::Quality);

    let many = actions::classes::search(&app, &quality, id, Wanted { classes: 21, ..four() }).await;
    assert!(matches!(many, Err(Error::Invalid(_))));
    actions::classes::search(&app, &quality, id, four())
        .await
        .expect("starts");
    let twice = actions::classes::search(&app, &quality, id, four()).await;
    assert!(matches!(twice, Err(Error::Conflict("analysis-classes-under-way"))));
    let nurse = actions::classes::search(&app, &actor(Role::Clinician), id, four()).await;
    assert!(matches!(nurse, Err(Error::Forbidden)));
}

#[tokio::test]
async fn an_empty_corpus_has_nothing_to_search() {
    let app = house(0).await;
    let id = opened(&app).await;

    let refused = actions::classes::search(&app, &actor(Role::Quality), id, four()).await;

    assert!(
        matches!(refused, Err(Error::Conflict("analysis-classes-nothing"))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn one_expression_gives_an_honest_empty_result() {
    let (app, id) = frozen(1).await;

    let one = search(&app, id, four()).await;

    assert_eq!((one.text_count, one.placed_count, one.draw_count), (1, 0, 0));
    assert!(one.stop.is_some() && one.tree.is_none());
    assert!(classes(&app, &one).await.is_empty());
    assert_eq!(members(&app, &one, None).await.len(), 1);
}

#[tokio::test]
async fn a_search_that_somebody_stopped_leaves_nothing_and_the_earlier_classes_stay() {
    let (app, id) = frozen(80).await;
    let quality = actor(Role::Quality);
    let first = search(&app, id, four()).await;
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    let second = actions::classes::search(&app, &quality, id, four())
        .await
        .expect("starts");

    actions::classes::stop(&app, &quality, id).await.expect("stops");
    jobs::drain(&app).await.expect("ends");

    assert_eq!(shown(&app, id).await.id, first.id);
    let stopped = store::classifications::get(app.db.read(), &scope(), second)
        .await
        .expect("reads");
    assert!(stopped.stopped_at.is_some() && stopped.found_at.is_none());
    assert!(members(&app, &stopped, None).await.is_empty());
    let again = actions::classes::stop(&app, &quality, id).await;
    assert!(matches!(again, Err(Error::Conflict("analysis-classes-none-under-way"))));
    search(&app, id, four()).await;
}

#[tokio::test]
async fn nothing_of_words_taken_back_stays_in_a_class() {
    let (app, id) = frozen(160).await;
    let one = search(&app, id, four()).await;
    let class = classes(&app, &one).await.remove(0);
    let own = members(&app, &one, Some(class.place)).await;
    let before = store::classes::terms(&app, &scope(), one.id).await.expect("reads");

    let gone: Vec<_> = own.iter().take(3).map(|member| member.expression).collect();
    for _ in 0..2 {
        actions::taking_out::take_out(&app, &gone, None)
            .await
            .expect("takes out");
    }

    let now = shown(&app, id).await;
    assert_eq!(now.gone_count, 3);
    assert_eq!(classes(&app, &now).await[0].gone_count, 3);
    let left = members(&app, &now, Some(class.place)).await;
    assert_eq!(left.len(), own.len() - 3);
    assert!(left.iter().all(|member| !gone.contains(&member.expression)));
    // A word stays only where five others use it, were the three among those that did.
    let after = store::classes::terms(&app, &scope(), one.id).await.expect("reads");
    let of_class = |terms: &[crate::classification::ClassTerm]| terms.iter().filter(|t| t.place == class.place).count();
    assert!(
        after
            .iter()
            .filter(|t| t.place == class.place)
            .all(|t| t.class_count >= 8)
    );
    let expected = before
        .iter()
        .filter(|t| t.place == class.place && t.class_count >= 8)
        .count();
    assert_eq!(of_class(&after), expected);
    assert_eq!(after.len() - of_class(&after), before.len() - of_class(&before));

    let rest: Vec<_> = left.iter().map(|member| member.expression).collect();
    actions::taking_out::take_out(&app, &rest, None)
        .await
        .expect("takes out");
    assert!(forms(&app, &now, class.place).await.is_empty());
}

#[tokio::test]
async fn what_was_masked_anew_keeps_its_class_and_counts_as_gone_once() {
    let (app, id) = frozen(120).await;
    let one = search(&app, id, four()).await;
    let own = members(&app, &one, Some(1)).await;
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    let read = one.read_at.expect("was read");

    for (at, gone) in [
        (read - jiff::SignedDuration::from_mins(1), 0),
        (app.clock.now(), 1),
        (app.clock.now(), 1),
    ] {
        let change = app.change(&actor(Role::Quality)).await.expect("begins");
        store::classes::mask_anew(change.tx(), id, &[own[0].number], at)
            .await
            .expect("forgets");
        change.commit_unnoted().await.expect("commits");
        assert_eq!(shown(&app, id).await.gone_count, gone);
    }

    assert_eq!(members(&app, &one, Some(1)).await, own);
    actions::taking_out::take_out(&app, &[own[0].expression], None)
        .await
        .expect("takes out");
    assert_eq!(shown(&app, id).await.gone_count, 1, "it went already");
}

#[tokio::test]
async fn words_that_change_while_a_search_reads_make_it_begin_again() {
    let (app, id) = frozen(80).await;
    actions::classes::search(&app, &actor(Role::Quality), id, four())
        .await
        .expect("starts");
    let waiting = store::classifications::list(&app, &scope(), id, 1)
        .await
        .expect("reads")
        .remove(0);
    let place = store::corpus::by_numbers(app.db.read(), id, &[1])
        .await
        .expect("reads")
        .remove(0);

    actions::taking_out::take_out(&app, &[place.expression], None)
        .await
        .expect("takes out");
    let told = store::classifications::get(app.db.read(), &scope(), waiting.id)
        .await
        .expect("reads");
    assert!(told.changed_at.is_some(), "{told:?}");
    jobs::drain(&app).await.expect("searches");

    let one = shown(&app, id).await;
    assert_eq!((one.text_count, one.gone_count), (79, 0));
    assert!(one.changed_at.is_none());
}

#[tokio::test]
async fn values_and_scores_are_kept_as_they_were_found() {
    let (app, id) = frozen(40).await;
    let one = search(&app, id, four()).await;
    let of_nobody = store::classifications::get(app.db.read(), &scope(), one.id)
        .await
        .expect("reads");
    let value = ClassValue {
        place: 1,
        variable: Variable::Place,
        value: "Chirurgie".into(),
        class_count: 12,
        whole_count: 15,
        chi2: 7_250,
        specificity: 2_100,
    };
    let found = Found {
        classes: Vec::new(),
        terms: Vec::new(),
        values: vec![value.clone()],
        placed: Vec::new(),
        words: Vec::new(),
        pairs: Vec::new(),
        axes: Vec::new(),
    };
    let change = app.change(&actor(Role::Quality)).await.expect("begins");
    store::classifications::wipe(change.tx(), one.id).await.expect("wipes");
    store::classes::describe(change.tx(), &of_nobody, &found)
        .await
        .expect("writes");
    change.commit_unnoted().await.expect("commits");

    let kept = store::classes::values(&app, &scope(), one.id, 1).await.expect("reads");

    assert_eq!(kept, [value]);
    let elsewhere = store::classes::values(&app, &scope(), one.id, 2).await.expect("reads");
    assert!(elsewhere.is_empty());
}
