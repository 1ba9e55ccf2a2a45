//! Co-decision: both colleges, one plan, once.

use crate::{
    action::ActionWords,
    actions::{carried, carried::TypedAction, decisions, projects},
    fixture::{Hospital, words},
    project::Words,
    store,
    vote::{Choice, DecisionState, Typed},
    whole,
};
use platform::{Error, Role, notices, thread};

#[tokio::test]
async fn both_colleges_approve_and_the_thread_says_so() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let decision = house.co_decide(id).await;

    let whole = whole::load(&house.app, &house.scope(), id).await.unwrap();
    assert!(whole.is_co_decided());
    let links = thread::links(&house.app, &[id.subject()], thread::Way::Forward)
        .await
        .unwrap();
    assert!(
        links
            .iter()
            .any(|link| link.to == decision.subject() && link.because == "decided")
    );
}

#[tokio::test]
async fn one_college_alone_decides_nothing() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let by = house.actor(Role::Quality);
    let decision = decisions::open(&house.app, &by, id, None).await.unwrap();
    for role in [Role::Quality, Role::Direction, Role::Clinician, Role::Mediator] {
        house.vote(id, decision, role, Choice::Approve).await;
    }
    let tallies = decisions::close(&house.app, &by, id, decision).await.unwrap();
    assert_eq!((tallies.users.cast(), tallies.professionals.approve), (0, 4));
    assert!(
        !whole::load(&house.app, &house.scope(), id)
            .await
            .unwrap()
            .is_co_decided()
    );
}

#[tokio::test]
async fn an_edit_after_the_approval_needs_a_new_vote() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    house.co_decide(id).await;
    let by = house.actor(Role::Quality);

    projects::rewrite(
        &house.app,
        &by,
        id,
        1,
        &Words {
            title: "Autre chose".into(),
            ..words()
        },
    )
    .await
    .unwrap();
    let edited = whole::load(&house.app, &house.scope(), id).await.unwrap();
    assert_eq!((edited.project.plan_version, edited.is_co_decided()), (2, false));
    assert_eq!(
        edited.decisions[0].plan.words.title,
        words().title,
        "what was voted stays as it was"
    );

    house.co_decide(id).await;
    assert!(
        whole::load(&house.app, &house.scope(), id)
            .await
            .unwrap()
            .is_co_decided()
    );
}

#[tokio::test]
async fn a_new_action_after_the_approval_needs_a_new_vote_and_a_new_pair_does_not() {
    let house = Hospital::open().await;
    let (id, action, _) = house.project().await;
    house.co_decide(id).await;
    let by = house.actor(Role::Quality);

    let replaced = TypedAction {
        user: Some(house.person(Role::Partner)),
        ..house.action()
    };
    carried::write(&house.app, &by, id, action, 1, &replaced).await.unwrap();
    assert!(
        whole::load(&house.app, &house.scope(), id)
            .await
            .unwrap()
            .is_co_decided()
    );

    let more = ActionWords {
        what: "Une fiche d’une page".into(),
        ..house.action().words
    };
    carried::add(
        &house.app,
        &by,
        id,
        &TypedAction {
            words: more,
            ..house.action()
        },
    )
    .await
    .unwrap();
    assert!(
        !whole::load(&house.app, &house.scope(), id)
            .await
            .unwrap()
            .is_co_decided()
    );
}

#[tokio::test]
async fn the_plan_stands_still_while_people_vote() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let by = house.actor(Role::Quality);
    let decision = decisions::open(&house.app, &by, id, None).await.unwrap();

    let edit = projects::rewrite(
        &house.app,
        &by,
        id,
        1,
        &Words {
            title: "Autre".into(),
            ..words()
        },
    )
    .await;
    assert!(matches!(edit, Err(Error::Conflict("projects-vote-open"))));
    let second = decisions::open(&house.app, &by, id, None).await;
    assert!(matches!(second, Err(Error::Conflict("projects-vote-open"))));

    assert!(matches!(
        decisions::withdraw(&house.app, &by, id, decision, "").await,
        Err(Error::Invalid(_))
    ));
    decisions::withdraw(&house.app, &by, id, decision, "Une action manquait.")
        .await
        .unwrap();
    projects::rewrite(
        &house.app,
        &by,
        id,
        1,
        &Words {
            title: "Autre".into(),
            ..words()
        },
    )
    .await
    .unwrap();
    let found = whole::load(&house.app, &house.scope(), id).await.unwrap();
    assert_eq!(
        (found.decisions[0].state, found.project.plan_version),
        (DecisionState::Withdrawn, 1)
    );
}

#[tokio::test]
async fn who_votes_again_is_counted_once_with_the_last_answer() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let by = house.actor(Role::Quality);
    let decision = decisions::open(&house.app, &by, id, None).await.unwrap();
    house.vote(id, decision, Role::Partner, Choice::Approve).await;
    house.vote(id, decision, Role::Partner, Choice::Reject).await;
    let tallies = decisions::close(&house.app, &by, id, decision).await.unwrap();
    assert_eq!((tallies.users.approve, tallies.users.reject), (0, 1));

    let late = Typed {
        choice: Some(Choice::Approve),
        reason: String::new(),
    };
    let late = decisions::vote(&house.app, &house.actor(Role::Partner), id, decision, &late).await;
    assert!(matches!(late, Err(Error::Conflict("projects-vote-closed"))));
}

#[tokio::test]
async fn who_speaks_for_no_college_does_not_vote() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let decision = decisions::open(&house.app, &house.actor(Role::Quality), id, None)
        .await
        .unwrap();
    let typed = Typed {
        choice: Some(Choice::Approve),
        reason: String::new(),
    };
    for role in [Role::Regional, Role::Administrator] {
        let refused = decisions::vote(&house.app, &house.actor(role), id, decision, &typed).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role:?}");
    }
}

#[tokio::test]
async fn voters_are_told_and_the_vote_waits_for_them_until_they_vote() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let decision = decisions::open(&house.app, &house.actor(Role::Quality), id, None)
        .await
        .unwrap();
    let account = house.actor(Role::Volunteer).signed_in().unwrap().account;
    let told = notices::unread(&house.app, account).await.unwrap();
    assert_eq!(
        told.iter()
            .filter(|notice| notice.message == "projects-notice-vote")
            .count(),
        1
    );

    let reader = house.reader(Role::Volunteer);
    assert_eq!(crate::tasks::tasks(&house.app, &reader).await.unwrap().len(), 1);
    house.vote(id, decision, Role::Volunteer, Choice::Abstain).await;
    assert!(crate::tasks::tasks(&house.app, &reader).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_stranger_finds_no_vote() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let decision = decisions::open(&house.app, &house.actor(Role::Quality), id, None)
        .await
        .unwrap();
    let stranger = testkit::actor(Role::Representative);
    let typed = Typed {
        choice: Some(Choice::Reject),
        reason: String::new(),
    };
    let refused = decisions::vote(&house.app, &stranger, id, decision, &typed).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    assert!(
        store::decisions::ballots(house.app.db.read(), decision)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn who_has_voted_is_not_asked_any_more_and_nobody_is_once_the_vote_is_over() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let by = house.actor(Role::Quality);
    let decision = decisions::open(&house.app, &by, id, None).await.unwrap();
    let asked = |role: Role| {
        let account = house.actor(role).signed_in().unwrap().account;
        let app = house.app.clone();
        async move {
            let told = notices::unread(&app, account).await.unwrap();
            told.iter()
                .filter(|notice| notice.message == "projects-notice-vote")
                .count()
        }
    };
    assert_eq!((asked(Role::Representative).await, asked(Role::Partner).await), (1, 1));

    house.vote(id, decision, Role::Representative, Choice::Approve).await;
    assert_eq!((asked(Role::Representative).await, asked(Role::Partner).await), (0, 1));

    decisions::close(&house.app, &by, id, decision).await.unwrap();
    assert_eq!(asked(Role::Partner).await, 0);
}
