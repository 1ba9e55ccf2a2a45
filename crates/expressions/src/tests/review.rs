//! The review before sharing, and the opening of raw words.

use super::*;
use crate::{
    ExpressionId, Filter,
    actions::{policy, raw, review},
    corpus,
    masking::Decision,
};

const NAMED: &str = "Merci à madame Durieux et au zébulon du soir, le 06 12 34 56 78.";

async fn waiting(app: &App) -> ExpressionId {
    import(app, &format!("ID;Avis\n1;\"{NAMED}\"\n"), "Avis")
        .await
        .expect("imports");
    let scope = quality().scope(Permission::ReviewExpressions).expect("may");
    store::raw::to_review(app, &scope, 0, 10)
        .await
        .expect("lists")
        .pop()
        .expect("waits")
        .id
}

async fn shared(app: &App, id: ExpressionId) -> String {
    let scope = actor(Role::Representative)
        .scope(Permission::ReadExpressions)
        .expect("may");
    corpus::get_one(app, &scope, id)
        .await
        .map(|e| e.text.to_string())
        .unwrap_or_default()
}

#[tokio::test]
async fn a_named_text_waits_is_decided_added_to_and_shared() {
    let app = app().await;
    let id = waiting(&app).await;
    assert_eq!(shared(&app, id).await, "", "nobody reads it before its review");
    let opened = review::open(&app, &quality(), id).await.expect("opens");
    assert!(opened.raw.open().contains("Durieux") && !opened.preview.as_str().contains("Durieux"));
    let phone = opened
        .passages
        .iter()
        .find(|p| p.span.kind == verbatim::deidentify::Kind::Phone)
        .expect("is found");

    review::decide(&app, &quality(), id, phone.position, 1, Decision::Rejected, false)
        .await
        .expect("decides");
    let marked = review::Marked {
        words: "zébulon".into(),
        kind: "name".into(),
        ..review::Marked::default()
    };
    review::add(&app, &quality(), id, 2, &marked).await.expect("adds");
    review::share(&app, &quality(), id, 3).await.expect("shares");

    let text = shared(&app, id).await;
    assert!(
        text.contains("06 12 34 56 78") && !text.contains("Durieux") && !text.contains("zébulon"),
        "{text}"
    );
}

#[tokio::test]
async fn two_reviewers_at_once_do_not_undo_each_other() {
    let app = app().await;
    let id = waiting(&app).await;
    review::decide(&app, &quality(), id, 0, 1, Decision::Accepted, false)
        .await
        .expect("decides");
    let late = review::decide(&app, &actor(Role::Complaints), id, 0, 1, Decision::Rejected, false)
        .await
        .expect_err("is late");
    assert_eq!(code_of(late), "expressions-review-changed");
    let late = review::share(&app, &actor(Role::Complaints), id, 1)
        .await
        .expect_err("is late");
    assert_eq!(code_of(late), "expressions-review-changed");
}

#[tokio::test]
async fn a_decision_after_sharing_changes_what_is_read_and_found_at_once() {
    let app = app().await;
    let id = waiting(&app).await;
    review::share(&app, &quality(), id, 1).await.expect("shares");
    assert!(shared(&app, id).await.contains("zébulon"));
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let zebulon = Filter {
        q: "zébulon".into(),
        ..Filter::default()
    };
    assert_eq!(corpus::count(&app, &scope, &zebulon).await.expect("counts").n, 1);

    let marked = review::Marked {
        words: "zébulon".into(),
        kind: "name".into(),
        ..review::Marked::default()
    };
    review::add(&app, &quality(), id, 2, &marked).await.expect("adds");

    assert!(!shared(&app, id).await.contains("zébulon"));
    assert_eq!(corpus::count(&app, &scope, &zebulon).await.expect("counts").n, 0);
}

#[tokio::test]
async fn a_reviewer_s_word_is_kept_for_the_texts_to_come() {
    let app = app().await;
    policy::put_word(&app, &quality(), ORGANISATION, "Zébulon", "always")
        .await
        .expect("puts");
    policy::set_review(&app, &quality(), ORGANISATION, ("never", false), 0)
        .await
        .expect("sets");
    import(&app, "Avis\nUne attente que zebulon a su adoucir\n", "Avis")
        .await
        .expect("imports");
    let scope = quality().scope(Permission::ReadExpressions).expect("may");
    let words = corpus::list(&app, &scope, &Filter::default(), None, 10)
        .await
        .expect("lists");
    assert!(!words[0].text.as_str().contains("zebulon"), "{}", words[0].text);

    let late = policy::set_review(&app, &quality(), ORGANISATION, ("always", false), 0)
        .await
        .expect_err("is late");
    assert_eq!(code_of(late), "expressions-policy-changed");
    policy::set_review(&app, &quality(), ORGANISATION, ("always", false), 1)
        .await
        .expect("sets");
    let outcome = import(&app, "Avis\nAucun nom dans cette phrase banale\n", "Avis")
        .await
        .expect("imports");
    assert_eq!(outcome.to_review, 1);
}

#[tokio::test]
async fn raw_words_open_with_a_reason_a_second_factor_and_a_trace() {
    let app = app().await;
    let id = waiting(&app).await;
    for reason in ["", "  ", "trop"] {
        assert!(
            matches!(raw::open(&app, &quality(), id, reason).await, Err(Error::Invalid(_))),
            "{reason:?}"
        );
    }
    assert!(matches!(
        raw::open(&app, &actor(Role::Representative), id, "Vérifier un signalement").await,
        Err(Error::Forbidden)
    ));

    let words = raw::open(&app, &quality(), id, "Vérifier un signalement")
        .await
        .expect("opens");

    assert_eq!(words.open(), NAMED);
    let trace = platform::audit::about(&app, &id.subject()).await.expect("reads");
    let entry = trace
        .iter()
        .find(|e| e.verb == "expression.raw-opened")
        .expect("is noted");
    assert!(entry.detail.contains("Vérifier un signalement") && !entry.detail.contains("Durieux"));
    let whole = platform::audit::verify(&app).await.expect("verifies");
    let expected = count(&app).await;
    assert!(matches!(whole, platform::audit::Verdict::Whole { count, .. } if count == expected));
}

async fn count(app: &App) -> u64 {
    let all = Actor::System("test").scope(Permission::ReadAudit).expect("sees all");
    platform::audit::latest(app, &all, None, 10_000)
        .await
        .expect("reads")
        .len() as u64
}
