//! A change and its trace are one thing.

use platform::{Error, Role, Subject, audit, audit::Verdict};
use serde_json::json;
use testkit::{ORGANISATION, actor};
use uuid::Uuid;

fn subject() -> Subject {
    Subject::new("thing", Uuid::from_u128(1))
}

#[tokio::test]
async fn a_change_that_notes_nothing_in_the_audit_does_not_happen() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let change = app.change(&actor(Role::Quality)).await.unwrap();

    assert!(matches!(change.commit().await, Err(Error::Internal(_))));
    assert!(matches!(
        audit::verify(&app).await.unwrap(),
        Verdict::Whole { count: 0, .. }
    ));
}

#[tokio::test]
async fn a_dropped_change_leaves_no_trace() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    {
        let mut change = app.change(&actor(Role::Quality)).await.unwrap();
        change.audit("thing.made", &subject(), Some(ORGANISATION), &json!({}));
        change
            .link(&subject(), &subject(), "evidence", ORGANISATION)
            .await
            .unwrap();
    }

    assert!(matches!(
        audit::verify(&app).await.unwrap(),
        Verdict::Whole { count: 0, .. }
    ));
}

#[tokio::test]
async fn changes_made_at_once_make_one_chain() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let writers = (0..12).map(|n| {
        let app = (*app).clone();
        tokio::spawn(async move {
            let mut change = app.change(&actor(Role::Quality)).await.unwrap();
            let number = change.next_number("thing").await.unwrap();
            change.audit(
                "thing.made",
                &subject(),
                Some(ORGANISATION),
                &json!({ "n": n, "number": number }),
            );
            change.commit().await.unwrap();
            number
        })
    });
    let mut numbers = Vec::new();
    for writer in writers.collect::<Vec<_>>() {
        numbers.push(writer.await.unwrap());
    }
    numbers.sort_unstable();

    assert_eq!(numbers, (1..=12).collect::<Vec<i64>>());
    assert!(matches!(
        audit::verify(&app).await.unwrap(),
        Verdict::Whole { count: 12, .. }
    ));
}

#[tokio::test]
async fn an_entry_says_who_when_what_and_under_which_role() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let who = actor(Role::Representative);
    let mut change = app.change(&who).await.unwrap();
    change.audit("thing.made", &subject(), Some(ORGANISATION), &json!({ "count": 3 }));
    change.commit().await.unwrap();

    let entries = audit::about(&app, &subject()).await.unwrap();

    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].role, "representative");
    assert_eq!(entries[0].actor, who.signature());
    assert_eq!(entries[0].at, testkit::beginning());
    assert_eq!(entries[0].detail, "{\"count\":3}");
}

#[tokio::test]
async fn the_audit_of_another_organisation_is_not_shown() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let mut change = app.change(&actor(Role::Quality)).await.unwrap();
    change.audit("thing.made", &subject(), Some(ORGANISATION), &json!({}));
    change.commit().await.unwrap();

    let own = actor(Role::Direction).scope(platform::Permission::ReadAudit).unwrap();
    let other = testkit::actor_in(Role::Direction, Uuid::from_u128(77))
        .scope(platform::Permission::ReadAudit)
        .unwrap();

    assert_eq!(audit::latest(&app, &own, None, 10).await.unwrap().len(), 1);
    assert!(audit::latest(&app, &other, None, 10).await.unwrap().is_empty());
}
