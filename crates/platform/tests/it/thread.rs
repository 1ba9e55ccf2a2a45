//! The thread is told whole from whichever end one takes it, and never sideways.

use platform::{
    App, Role, Subject,
    thread::{self, Route, Walked, Way},
};
use serde_json::json;
use std::collections::BTreeSet;
use testkit::{ORGANISATION, actor};
use uuid::Uuid;

fn subject(kind: &str, n: u128) -> Subject {
    Subject::new(kind, Uuid::from_u128(n))
}

const ROUTE: Route = Route {
    turn: "project",
    voice: "expression",
    voices_most: 50,
    most: 50,
};

async fn walk(app: &App, from: &Subject) -> Vec<thread::ThreadLink> {
    thread::walk(app, from, ROUTE).await.unwrap().links
}

/// The subjects that a thread tells, in order of their names.
async fn told(app: &App, from: &Subject) -> Vec<String> {
    let links = walk(app, from).await;
    let ends = links.iter().flat_map(|link| [&link.from, &link.to]);
    let told: BTreeSet<String> = ends
        .map(|subject| format!("{} {}", subject.kind(), subject.id().as_u128()))
        .collect();
    told.into_iter().collect()
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

    let forward = walk(&app, &words).await;
    let back = walk(&app, &project).await;

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

    let of_one = walk(&app, &one).await;

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

    let links = walk(&app, &words).await;

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

    let walked = walk(&app, &a).await;

    assert_eq!(thread::links(&app, &[a], Way::Forward).await.unwrap().len(), 1);
    assert!(walked.len() <= 4);
}

/// Two findings of one study, each with its project, both held up by the first of three voices.
async fn two_projects(app: &App) {
    let (study, theme) = (subject("study", 1), subject("theme", 2));
    for (finding, voices) in [(10, 1..=2), (20, 1..=1)] {
        let (found, project) = (subject("finding", finding), subject("project", finding + 1));
        link(app, &study, &found).await;
        for voice in voices {
            link(app, &subject("expression", voice + 100), &found).await;
        }
        link(app, &found, &project).await;
        for (place, kind) in ["decision", "action", "measure", "give_back", "sheet"]
            .iter()
            .enumerate()
        {
            let n = finding + 2 + u128::try_from(place).unwrap();
            link(app, &project, &subject(kind, n)).await;
        }
    }
    link(app, &theme, &subject("finding", 10)).await;
}

#[tokio::test]
async fn from_any_end_of_a_project_its_whole_thread_is_told() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    two_projects(&app).await;

    let whole = told(&app, &subject("project", 11)).await;

    assert_eq!(
        whole,
        [
            "action 13",
            "decision 12",
            "expression 101",
            "expression 102",
            "finding 10",
            "give_back 15",
            "measure 14",
            "project 11",
            "sheet 16",
            "study 1",
            "theme 2"
        ]
    );
    let ends = [
        ("finding", 10),
        ("theme", 2),
        ("decision", 12),
        ("action", 13),
        ("measure", 14),
        ("give_back", 15),
        ("sheet", 16),
    ];
    for (kind, n) in ends {
        assert_eq!(told(&app, &subject(kind, n)).await, whole, "from {kind}");
    }
}

#[tokio::test]
async fn one_voice_is_told_with_both_its_projects_and_without_the_other_voices() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    two_projects(&app).await;

    let both = told(&app, &subject("expression", 101)).await;
    let one = told(&app, &subject("expression", 102)).await;

    for there in ["project 11", "project 21", "study 1", "theme 2", "sheet 16", "sheet 26"] {
        assert!(both.iter().any(|told| told == there), "{there} in {both:?}");
    }
    assert!(!both.contains(&"expression 102".to_owned()), "{both:?}");
    assert!(!one.contains(&"project 21".to_owned()), "{one:?}");
    let study = told(&app, &subject("study", 1)).await;
    for there in ["project 11", "project 21", "expression 101", "expression 102"] {
        assert!(study.iter().any(|told| told == there), "{there} in {study:?}");
    }
}

#[tokio::test]
async fn many_voices_never_hide_what_became_of_them_and_the_walk_says_that_it_was_cut() {
    let app = testkit::app(vec![super::room(&[], &[])]).await;
    two_projects(&app).await;
    for n in 200..260 {
        link(&app, &subject("expression", n), &subject("finding", 10)).await;
    }

    let Walked { links, cut } = thread::walk(&app, &subject("sheet", 16), ROUTE).await.unwrap();

    assert!(cut);
    let from = |kind: &str| links.iter().filter(|link| link.from.kind() == kind).count();
    assert_eq!(from("expression"), ROUTE.voices_most);
    assert_eq!((from("study"), from("finding"), from("project")), (1, 1, 5));
}
