//! The thread walks both ways and never sideways.

use platform::{
    App, Role, Subject,
    thread::{self, Way},
};
use serde_json::json;
use testkit::{ORGANISATION, actor};
use uuid::Uuid;

fn subject(kind: &str, n: u128) -> Subject {
    Subject::new(kind, Uuid::from_u128(n))
}

async fn link(app: &App, from: &Subject, to: &Subject) {
    let mut change = app.change(&actor(Role::Quality)).await.unwrap();
    change.link(from, to, "evidence", ORGANISATION).await.unwrap();
    change.audit("thread.linked", to, Some(ORGANISATION), &json!({}));
    change.commit().await.unwrap();
}

#[tokio::test]
async fn a_verbatim_leads_to_what_became_of_it_and_back() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let (words, finding, project) = (subject("expression", 1), subject("finding", 2), subject("project", 3));
    link(&app, &words, &finding).await;
    link(&app, &finding, &project).await;

    let forward = thread::walk(&app, &words, 100).await.unwrap();
    let back = thread::walk(&app, &project, 100).await.unwrap();

    assert_eq!(forward.len(), 2);
    assert!(forward.iter().any(|link| link.to == project));
    assert!(back.iter().any(|link| link.from == words));
}

#[tokio::test]
async fn a_project_does_not_drag_in_another_project_of_the_same_words() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let (words, one, other) = (subject("expression", 1), subject("finding", 2), subject("finding", 3));
    link(&app, &words, &one).await;
    link(&app, &words, &other).await;

    let of_one = thread::walk(&app, &one, 100).await.unwrap();

    assert_eq!(of_one.len(), 1);
    assert!(of_one.iter().all(|link| link.to != other));
}

#[tokio::test]
async fn a_withdrawn_link_stays_and_says_why_and_stops_the_walk() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let (words, finding, project) = (subject("expression", 1), subject("finding", 2), subject("project", 3));
    link(&app, &words, &finding).await;
    link(&app, &finding, &project).await;
    let mut change = app.change(&actor(Role::Quality)).await.unwrap();
    change.unlink(&words, "withdrawn").await.unwrap();
    change.audit("expression.withdrawn", &words, Some(ORGANISATION), &json!({}));
    change.commit().await.unwrap();

    let links = thread::walk(&app, &words, 100).await.unwrap();

    assert_eq!(links.len(), 1);
    assert_eq!(links[0].withdrawn.as_deref(), Some("withdrawn"));
    assert!(
        thread::links(&app, &[finding], Way::Forward).await.unwrap()[0]
            .withdrawn
            .is_none()
    );
}

#[tokio::test]
async fn the_same_link_twice_is_one_link_and_a_circle_ends() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    let (a, b) = (subject("thing", 1), subject("thing", 2));
    for _ in 0..2 {
        link(&app, &a, &b).await;
        link(&app, &b, &a).await;
    }

    let walked = thread::walk(&app, &a, 100).await.unwrap();

    assert_eq!(thread::links(&app, &[a], Way::Forward).await.unwrap().len(), 1);
    assert!(walked.len() <= 4);
}
