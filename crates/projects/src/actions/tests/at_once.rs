//! Two people at the same moment: nothing is lost, doubled, or decided twice.

use crate::{
    actions::{carried, decisions, give_backs, projects},
    fixture::{Hospital, words},
    project::Words,
    vote::{Choice, Typed},
    whole,
};
use platform::{Error, Role};

fn for_it() -> Typed {
    Typed {
        choice: Some(Choice::Approve),
        reason: String::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_votes_at_once_and_each_vote_counts_once() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let by = house.actor(Role::Quality);
    let decision = decisions::open(&house.app, &by, id, None).await.unwrap();
    let roles = [
        Role::Representative,
        Role::Partner,
        Role::Volunteer,
        Role::Clinician,
        Role::Direction,
        Role::Mediator,
    ];
    let mut votes = Vec::new();
    for role in roles.into_iter().chain(roles) {
        let (app, actor) = (house.app.clone(), house.actor(role));
        votes.push(tokio::spawn(async move {
            decisions::vote(&app, &actor, id, decision, &for_it()).await
        }));
    }
    for vote in votes {
        vote.await.unwrap().unwrap();
    }
    let tallies = decisions::close(&house.app, &by, id, decision).await.unwrap();
    assert_eq!((tallies.users.approve, tallies.professionals.approve), (3, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_and_the_closing_at_once_agree_on_the_count() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let by = house.actor(Role::Quality);
    let decision = decisions::open(&house.app, &by, id, None).await.unwrap();
    let voter = house.actor(Role::Partner);
    let typed = for_it();
    let (vote, tallies) = tokio::join!(
        decisions::vote(&house.app, &voter, id, decision, &typed),
        decisions::close(&house.app, &by, id, decision),
    );
    let counted = tallies.unwrap().users.approve;
    match vote {
        Ok(()) => assert_eq!(counted, 1, "an accepted vote is counted"),
        Err(Error::Conflict("projects-vote-closed")) => assert_eq!(counted, 0),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_close_and_one_of_them_does() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let (one, other) = (house.actor(Role::Quality), house.actor(Role::Direction));
    let decision = decisions::open(&house.app, &one, id, None).await.unwrap();
    let (a, b) = tokio::join!(
        decisions::close(&house.app, &one, id, decision),
        decisions::close(&house.app, &other, id, decision),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_open_a_vote_and_there_is_one() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let (one, other) = (house.actor(Role::Quality), house.actor(Role::Representative));
    let (a, b) = tokio::join!(
        decisions::open(&house.app, &one, id, None),
        decisions::open(&house.app, &other, id, None),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    assert_eq!(
        whole::load(&house.app, &house.scope(), id)
            .await
            .unwrap()
            .decisions
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_edits_over_the_same_version_one_is_refused() {
    let house = Hospital::open().await;
    let (id, action, _) = house.project().await;
    let (one, other) = (house.actor(Role::Quality), house.actor(Role::Representative));
    let first = Words {
        title: "Le titre de l’un".into(),
        ..words()
    };
    let second = Words {
        title: "Le titre de l’autre".into(),
        ..words()
    };
    let (a, b) = tokio::join!(
        projects::rewrite(&house.app, &one, id, 1, &first),
        projects::rewrite(&house.app, &other, id, 1, &second),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    let refused = if a.is_ok() { b } else { a };
    assert!(
        matches!(refused, Err(Error::Conflict("projects-changed"))),
        "{refused:?}"
    );

    let mut typed = house.action();
    typed.words.what = "Autrement".into();
    carried::write(&house.app, &one, id, action, 1, &typed).await.unwrap();
    let stale = carried::write(&house.app, &other, id, action, 1, &house.action()).await;
    assert!(
        matches!(stale, Err(Error::Conflict("projects-action-changed"))),
        "{stale:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_and_the_opening_of_a_vote_do_not_cross() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let (one, other) = (house.actor(Role::Quality), house.actor(Role::Representative));
    let edited = Words {
        title: "Un autre titre".into(),
        ..words()
    };
    let (edit, opened) = tokio::join!(
        projects::rewrite(&house.app, &one, id, 1, &edited),
        decisions::open(&house.app, &other, id, None),
    );
    let decision = opened.unwrap();
    let whole = whole::load(&house.app, &house.scope(), id).await.unwrap();
    let voted = whole.decisions.iter().find(|d| d.id == decision).unwrap();
    assert_eq!(
        voted.plan.words.title, whole.project.words.title,
        "what is voted is what stands: {edit:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_give_back_that_was_edited_meanwhile_is_not_published() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let reader = house.reader(Role::Quality);
    let give_back = give_backs::begin(&house.app, &reader, id).await.unwrap();
    let found = give_backs::of_project(&house.app, &house.scope(), id, give_back)
        .await
        .unwrap();
    give_backs::write(&house.app, &reader, id, give_back, 1, &found.words)
        .await
        .unwrap();
    let stale = give_backs::publish(&house.app, &house.actor(Role::Direction), id, give_back, 1).await;
    assert!(
        matches!(stale, Err(Error::Conflict("projects-give-back-changed"))),
        "{stale:?}"
    );
}
