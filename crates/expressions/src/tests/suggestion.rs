//! The suggestion form, its receipt, the answer, and taking words back.

use super::*;
use crate::{
    Filter,
    actions::{
        answer, receipt,
        suggestion::{self, Suggestion},
    },
    corpus,
    expression::State,
};
use platform::{Language, Reader};

fn said(words: &str) -> Suggestion {
    Suggestion {
        words: words.to_owned(),
        publication: true,
        ..Suggestion::default()
    }
}

async fn give(app: &App, words: &str) -> String {
    suggestion::give(app, &Actor::Visitor, ORGANISATION, &said(words))
        .await
        .expect("gives")
}

fn visitor(app: &App) -> Reader {
    Reader::new(
        app.messages.clone(),
        Language::French,
        Actor::Visitor,
        app.clock.today(),
    )
}

async fn shared(app: &App) -> Vec<crate::SharedExpression> {
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    corpus::list(app, &scope, &Filter::default(), None, 10)
        .await
        .expect("lists")
}

#[tokio::test]
async fn an_author_follows_reads_the_answer_and_takes_words_back() {
    let app = app().await;
    let code = give(&app, "Un banc devant l’entrée aiderait ceux qui attendent").await;
    assert_eq!(code.len(), 12);
    let expression = shared(&app).await.remove(0);
    answer::answer(&app, &quality(), expression.id, "Deux bancs seront posés en mars.")
        .await
        .expect("answers");

    let followed = receipt::follow(&app, &visitor(&app), &code.to_lowercase().replace('-', " "))
        .await
        .expect("follows");
    assert_eq!(followed.state, State::Shared);
    assert_eq!(
        followed.answer.expect("is answered").words,
        "Deux bancs seront posés en mars."
    );
    assert_eq!(
        corpus::public_words(&app, &[expression.id]).await.expect("reads").len(),
        1
    );

    receipt::withdraw(&app, &code).await.expect("withdraws");
    receipt::withdraw(&app, &code).await.expect("twice does no harm");

    assert!(shared(&app).await.is_empty());
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let kept = store::raw::get(app.db.read(), &scope, expression.id)
        .await
        .expect("its number stays");
    assert_eq!((kept.state, kept.sealed, kept.shared), (State::Withdrawn, None, None));
    assert!(
        corpus::public_words(&app, &[expression.id])
            .await
            .expect("reads")
            .is_empty()
    );
    assert_eq!(
        corpus::count(
            &app,
            &scope,
            &Filter {
                q: "banc".into(),
                ..Filter::default()
            }
        )
        .await
        .expect("counts")
        .n,
        0
    );
    let followed = receipt::follow(&app, &visitor(&app), &code).await.expect("follows");
    assert_eq!(
        (followed.state, followed.shared, followed.answer.is_none()),
        (State::Withdrawn, None, true)
    );
}

/// A room above, which counts who comes by a code: it shows its step to the author alone.
fn given_back() -> platform::Room {
    platform::Room {
        name: "given_back",
        messages: &[],
        migrations: &[],
        pages: axum::Router::new,
        api: utoipa_axum::router::OpenApiRouter::new,
        jobs: &[],
        recurring: &[],
        interests: &[],
        navigation: None,
        card: |_, t, _| {
            Box::pin(async move {
                let is_author = matches!(t.actor, Actor::Receipt(_));
                Ok(is_author.then(|| platform::Card {
                    kind: "Restitution".to_owned(),
                    title: "Deux bancs".to_owned(),
                    detail: String::new(),
                    words: None,
                    url: None,
                    at: None,
                    role: None,
                    strand: platform::room::Strand::Together,
                }))
            })
        },
        kinds: &["given_back"],
        tasks: platform::room::no_tasks,
        hangs: platform::room::nothing_hangs,
    }
}

#[tokio::test]
async fn what_came_of_words_is_read_as_their_author_so_that_who_was_told_can_be_counted() {
    let app = testkit::app(vec![crate::room(), given_back()]).await;
    let code = give(&app, "Un banc devant l’entrée aiderait ceux qui attendent").await;
    let expression = shared(&app).await.remove(0);
    let mut change = app.change(&quality()).await.expect("begins");
    let step = platform::Subject::new("given_back", ORGANISATION);
    change
        .link(&expression.id.subject(), &step, "asked-for", ORGANISATION)
        .await
        .expect("links");
    change.commit_unnoted().await.expect("commits");

    let followed = receipt::follow(&app, &visitor(&app), &code).await.expect("follows");

    assert_eq!((followed.cards.len(), followed.hidden), (1, 0));
}

#[tokio::test]
async fn an_unknown_code_opens_nothing_and_says_so() {
    let app = app().await;
    give(&app, "Un banc devant l’entrée").await;
    for code in ["", "AAAA-AAAA-AA", "'; drop table receipts"] {
        let refused = receipt::follow(&app, &visitor(&app), code).await.err().map(code_of);
        assert_eq!(refused.as_deref(), Some("expressions-follow-unknown"), "{code}");
    }
}

#[tokio::test]
async fn a_suggestion_that_cannot_be_taken_says_why() {
    let app = app().await;
    for (given, message) in [
        (said("  "), "expressions-give-words-missing"),
        (said(&"a".repeat(5001)), "expressions-give-words-long"),
        (said("un\0deux"), "expressions-give-words-unreadable"),
        (
            Suggestion {
                month: "2030-01".into(),
                ..said("Un banc")
            },
            "expressions-give-month-unreadable",
        ),
        (
            Suggestion {
                speaker: "king".into(),
                ..said("Un banc")
            },
            "expressions-give-speaker-unknown",
        ),
    ] {
        let error = suggestion::give(&app, &Actor::Visitor, ORGANISATION, &given)
            .await
            .expect_err("cannot be taken");
        assert_eq!(code_of(error), message);
    }
}

#[tokio::test]
async fn a_name_in_a_suggestion_waits_for_a_person_and_an_answer_can_already_be_given() {
    let app = app().await;
    let code = give(&app, "Madame Durieux mérite des remerciements").await;
    assert!(shared(&app).await.is_empty());
    let scope = quality().scope(Permission::AnswerExpressions).expect("may");
    assert_eq!(store::raw::count_unanswered(&app, &scope).await.expect("counts"), 1);
    let followed = receipt::follow(&app, &visitor(&app), &code).await.expect("follows");
    assert_eq!((followed.state, followed.shared), (State::ToReview, None));
}

#[tokio::test]
async fn answered_suggestions_can_be_told_from_those_that_wait() {
    let app = app().await;
    give(&app, "Un banc devant l’entrée").await;
    give(&app, "Une horloge dans la salle d’attente").await;
    let first = shared(&app).await.pop().expect("two");
    answer::answer(&app, &quality(), first.id, "C’est fait.")
        .await
        .expect("answers");
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    for (answered, number) in [(true, first.number), (false, first.number + 1)] {
        let filter = Filter {
            answered: Some(answered),
            ..Filter::default()
        };
        let list = corpus::list(&app, &scope, &filter, None, 10).await.expect("lists");
        assert_eq!(list.iter().map(|e| e.number).collect::<Vec<_>>(), [number]);
    }
}

#[tokio::test]
async fn the_code_itself_is_nowhere_in_the_database() {
    let app = app().await;
    let code = give(&app, "Un banc devant l’entrée").await.replace('-', "");
    let all = Actor::System("test").scope(Permission::ReadAudit).expect("sees all");
    let trace = platform::audit::latest(&app, &all, None, 100).await.expect("reads");
    assert!(trace.iter().all(|entry| !entry.detail.contains(&code)));
    assert!(
        store::receipt::find(app.db.read(), &code)
            .await
            .expect("reads")
            .is_none(),
        "only its keyed hash is kept"
    );
}
