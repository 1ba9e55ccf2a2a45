//! Many texts that wait: shared in one go above a confidence, and looked at again by the present rule.

use super::*;
use crate::{
    Filter,
    actions::{policy, review, sharing},
    corpus,
    masking::Decision,
};

/// One after a title (very sure), one given name that is a word too (less sure), and one that says nothing of anybody.
const WAITING: &str = "ID;Avis\n1;Merci à madame Durieux pour sa patience\n2;Heureusement que Rose était là ce soir\n\
    3;Un accueil chaleureux et clair\n4;Madame Zeller ne rappelle jamais\n";

async fn texts(app: &App) -> Vec<String> {
    let scope = actor(Role::Representative)
        .scope(Permission::ReadExpressions)
        .expect("may");
    let list = corpus::list(app, &scope, &Filter::default(), None, 100)
        .await
        .expect("lists");
    list.iter().map(|e| e.text.to_string()).collect()
}

async fn count_waiting(app: &App) -> i64 {
    let scope = quality().scope(Permission::ReviewExpressions).expect("may");
    store::raw::count_to_review(app, &scope).await.expect("counts")
}

#[tokio::test]
async fn texts_of_which_the_machine_is_sure_are_shared_in_one_go_and_the_others_wait() {
    let app = app().await;
    import(&app, WAITING, "Avis").await.expect("imports");
    assert_eq!(count_waiting(&app).await, 3);
    let outlook = sharing::outlook(&app, &quality(), ORGANISATION, 90)
        .await
        .expect("counts");
    assert_eq!((outlook.waiting, outlook.shared), (3, 2));

    sharing::share_together(&app, &quality(), ORGANISATION, 90)
        .await
        .expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    let shown = texts(&app).await;
    assert_eq!((shown.len(), count_waiting(&app).await), (3, 1));
    assert!(
        !shown
            .iter()
            .any(|text| text.contains("Durieux") || text.contains("Zeller")),
        "{shown:?}"
    );
    let subject = platform::Subject::new("organisation", ORGANISATION);
    let trace = platform::audit::about(&app, &subject).await.expect("reads");
    let entry = trace
        .iter()
        .find(|e| e.verb == "organisation.texts-shared")
        .expect("is noted");
    assert!(
        entry.detail.contains("\"shared\":2") && entry.detail.contains("\"confidence\":90"),
        "{}",
        entry.detail
    );
    let done = sharing::latest(&app, &quality(), ORGANISATION)
        .await
        .expect("reads")
        .expect("was done");
    assert_eq!(done.outcome.expect("is over")["shared"], 2);
}

#[tokio::test]
async fn the_present_rule_and_words_apply_to_what_waits_and_decisions_stay() {
    let app = app().await;
    import(&app, WAITING, "Avis").await.expect("imports");
    let scope = quality().scope(Permission::ReviewExpressions).expect("may");
    let durieux = store::raw::to_review(&app, &scope, 0, 1)
        .await
        .expect("lists")
        .remove(0);
    review::decide(&app, &quality(), durieux.id, 0, 1, Decision::Rejected, false)
        .await
        .expect("decides");
    policy::put_word(&app, &quality(), ORGANISATION, "chaleureux", "always")
        .await
        .expect("puts");
    policy::put_word(&app, &quality(), ORGANISATION, "patience", "always")
        .await
        .expect("puts");
    policy::set_review(&app, &quality(), ORGANISATION, ("never", false), 0)
        .await
        .expect("sets");

    sharing::rule_again(&app, &quality(), ORGANISATION)
        .await
        .expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    let shown = texts(&app).await.join("\n");
    assert_eq!(count_waiting(&app).await, 0);
    assert!(shown.contains("Durieux"), "a person had decided to keep it: {shown}");
    assert!(
        !shown.contains("patience") && !shown.contains("Zeller") && !shown.contains("Rose"),
        "{shown}"
    );
    assert!(
        shown.contains("chaleureux"),
        "what was shared before is not touched: {shown}"
    );
}

#[tokio::test]
async fn under_a_rule_that_asks_for_a_person_all_go_on_waiting() {
    let app = app().await;
    import(&app, WAITING, "Avis").await.expect("imports");
    policy::set_review(&app, &quality(), ORGANISATION, ("always", false), 0)
        .await
        .expect("sets");

    sharing::rule_again(&app, &quality(), ORGANISATION)
        .await
        .expect("starts");
    platform::jobs::drain(&app).await.expect("runs");

    assert_eq!(count_waiting(&app).await, 3);
}

#[tokio::test]
async fn nobody_shares_in_one_go_without_the_right_nor_elsewhere() {
    let app = app().await;
    import(&app, WAITING, "Avis").await.expect("imports");
    let stranger = testkit::actor_in(Role::Quality, sea_orm::prelude::Uuid::from_u128(99));
    let elsewhere = sharing::share_together(&app, &stranger, ORGANISATION, 90).await;
    let reader = sharing::share_together(&app, &actor(Role::Representative), ORGANISATION, 90).await;
    let bounds = sharing::share_together(&app, &quality(), ORGANISATION, 0).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)) && matches!(reader, Err(Error::Forbidden)));
    assert!(matches!(bounds, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn only_the_month_of_a_date_is_shared_where_the_rule_asks_for_it() {
    let app = app().await;
    policy::set_review(&app, &quality(), ORGANISATION, ("never", true), 0)
        .await
        .expect("sets");
    let file = "Avis\nOpéré le 12 mars 2024, né le 3 mai 1950, très bien accueilli\n";
    import(&app, file, "Avis").await.expect("imports");

    let shown = texts(&app).await.join(" ");

    assert!(shown.contains("mars 2024") && !shown.contains("12 mars"), "{shown}");
    assert!(!shown.contains("1950"), "{shown}");
}
