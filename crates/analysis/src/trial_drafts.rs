//! Tests of a machine's drafts, on either engine: nothing leaves unless it was decided, and what they cite goes with its words.

use crate::{
    StudyId, ThemeId, actions, jobs,
    machine_draft::{LeftOut, MOST_SENT, Sentence},
    store::{self, machine_drafts::NewDraft},
    tally::Says,
    trial::{house, scope, study, themes},
};
use expressions::ExpressionId;
use jiff::SignedDuration;
use platform::{App, Error, Role};
use testkit::{ORGANISATION, actor};

/// A draft of a theme with a sentence on one expression, a sentence on two, and one on another.
async fn made(app: &App, id: StudyId, numbers: [i64; 3]) -> ThemeId {
    let theme = themes(app, id).await[1];
    let places = store::corpus::by_numbers(app.db.read(), id, &numbers)
        .await
        .expect("reads");
    let cited = |n: usize| {
        let number = numbers[n];
        let place = places.iter().find(|place| place.number == number).expect("is there");
        (number, place.expression)
    };
    let sentences: Vec<Sentence> = [vec![cited(0)], vec![cited(1), cited(0)], vec![cited(2)]]
        .into_iter()
        .zip(1..)
        .map(|(cites, position)| Sentence {
            position,
            words: format!("Phrase {position}."),
            cites,
        })
        .collect();
    let change = app.change(&actor(Role::Quality)).await.expect("begins");
    let new = NewDraft {
        study: id,
        theme,
        organisation: ORGANISATION,
        says: Says::People,
        model: "petit-modele",
        host: "brouillons.hopital.example",
    };
    store::machine_drafts::ask(&change, &new).await.expect("asks");
    store::machine_drafts::sent(&change, id, theme, 12)
        .await
        .expect("notes");
    let of = store::machine_drafts::get(change.tx(), &scope(), id, theme)
        .await
        .expect("reads")
        .expect("is there");
    let left_out = LeftOut {
        uncited: 2,
        ..LeftOut::default()
    };
    store::machine_drafts::finish(&change, &of, &sentences, left_out)
        .await
        .expect("writes");
    change.commit_unnoted().await.expect("commits");
    theme
}

/// The positions that are left, and how many went.
async fn left(app: &App, id: StudyId, theme: ThemeId) -> (Vec<i64>, i64) {
    let shown = actions::machine_drafts::shown(app, &actor(Role::Representative), id, theme)
        .await
        .expect("reads")
        .expect("is there");
    let positions = shown.sentences.iter().map(|one| one.position).collect();
    (positions, shown.draft.lost_count)
}

async fn expression(app: &App, number: i64) -> ExpressionId {
    expressions::shared_by_number(app, &scope(), number)
        .await
        .expect("shared")
        .id
}

#[tokio::test]
async fn no_draft_is_asked_for_where_no_server_is_named() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    let theme = themes(&app, id).await[1];

    let quality = actor(Role::Quality);
    let asked = actions::machine_drafts::ask(&app, &quality, id, theme, Says::People).await;
    assert!(
        matches!(asked, Err(Error::Conflict("analysis-draft-no-server"))),
        "{asked:?}"
    );
    let administrator = actor(Role::Administrator);
    let decided = actions::machine_drafts::decide(&app, &administrator, ORGANISATION, true, 0).await;
    assert!(
        matches!(decided, Err(Error::Conflict("analysis-draft-no-server"))),
        "{decided:?}"
    );
    let nurse = actions::machine_drafts::ask(&app, &actor(Role::Clinician), id, theme, Says::People).await;
    assert!(matches!(nurse, Err(Error::Forbidden)), "{nurse:?}");
    let manager = actions::machine_drafts::decided(&app, &quality, ORGANISATION).await;
    assert!(matches!(manager, Err(Error::Forbidden)), "{manager:?}");
    let shown = actions::machine_drafts::shown(&app, &quality, id, theme)
        .await
        .expect("reads");
    assert!(shown.is_none());
}

#[tokio::test]
async fn a_draft_is_read_as_it_was_written_with_what_it_cites() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    let theme = made(&app, id, [2, 6, 10]).await;

    let shown = actions::machine_drafts::shown(&app, &actor(Role::Volunteer), id, theme)
        .await
        .expect("reads")
        .expect("is there");

    let cited: Vec<Vec<i64>> = shown
        .sentences
        .iter()
        .map(|one| one.cites.iter().map(|cited| cited.number).collect())
        .collect();
    assert_eq!(cited, [vec![2], vec![6, 2], vec![10]]);
    assert_eq!((shown.draft.sent_count, shown.draft.left_out.total()), (12, 2));
    assert!(shown.draft.is_over() && shown.draft.failure.is_none());
}

#[tokio::test]
async fn sentences_go_with_the_words_that_they_cite() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    let theme = made(&app, id, [2, 6, 10]).await;

    let gone = expression(&app, 6).await;
    for _ in 0..2 {
        actions::taking_out::take_out(&app, &[gone], None)
            .await
            .expect("takes out");
    }
    assert_eq!(left(&app, id, theme).await, (vec![1, 3], 1));
    actions::taking_out::take_out(&app, &[expression(&app, 2).await], None)
        .await
        .expect("takes out");
    assert_eq!(left(&app, id, theme).await, (vec![3], 2));
}

#[tokio::test]
async fn words_masked_anew_take_their_sentences_along_unless_they_were_read_since() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    let before = app.clock.now();
    app.clock.advance(SignedDuration::from_mins(5));
    let theme = made(&app, id, [2, 6, 10]).await;
    let after = app.clock.now() + SignedDuration::from_mins(1);

    for (at, expected) in [(before, (vec![1, 2, 3], 0)), (after, (vec![1, 2], 1))] {
        let change = app.change(&actor(Role::Quality)).await.expect("begins");
        store::studies::lock(change.tx(), id).await.expect("locks");
        store::machine_drafts::remove(change.tx(), id, &[10], at)
            .await
            .expect("removes");
        change.commit_unnoted().await.expect("commits");
        assert_eq!(left(&app, id, theme).await, expected);
    }
}

#[tokio::test]
async fn a_draft_is_deleted_whole_and_another_takes_its_place() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    let theme = made(&app, id, [2, 6, 10]).await;
    assert_eq!(made(&app, id, [14, 18, 22]).await, theme);
    let quality = actor(Role::Quality);
    let shown = actions::machine_drafts::shown(&app, &quality, id, theme)
        .await
        .expect("reads")
        .expect("is there");
    assert_eq!(shown.sentences.len(), 3);
    assert_eq!(shown.sentences[0].cites[0].number, 14);

    actions::machine_drafts::delete(&app, &quality, id, theme)
        .await
        .expect("deletes");

    let again = actions::machine_drafts::delete(&app, &quality, id, theme).await;
    assert!(
        matches!(again, Err(Error::Conflict("analysis-draft-none"))),
        "{again:?}"
    );
    let sentences = store::machine_drafts::sentences(app.db.read(), id, theme)
        .await
        .expect("reads");
    assert!(sentences.is_empty());
    let stopped = actions::machine_drafts::stop(&app, &quality, id, theme).await;
    assert!(
        matches!(stopped, Err(Error::Conflict("analysis-draft-none-under-way"))),
        "{stopped:?}"
    );
    assert!(jobs::draft_key(id, theme).starts_with(jobs::DRAFT));
}

#[tokio::test]
async fn what_leaves_is_bounded_and_says_each_thing_once() {
    let app = house(80).await;
    let mut words = Vec::new();
    for number in 1..=80 {
        let one = expressions::shared_by_number(&app, &scope(), number).await;
        words.push(one.expect("shared"));
    }

    let chosen = actions::machine_drafts::chosen(&words);

    assert_eq!(chosen.len(), MOST_SENT);
    let numbers: std::collections::BTreeSet<i64> = chosen.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers.len(), MOST_SENT, "each once");
    assert!(actions::machine_drafts::chosen(&[]).is_empty());
}
