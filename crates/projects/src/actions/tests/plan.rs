//! Writing, locking, starting, ending.

use crate::{
    ActionState, State,
    actions::{carried, carried::TypedAction, indicators, measures, projects},
    fixture::{Hospital, indicator, words},
    indicator::IndicatorWords,
    project::Words,
    store, whole,
};
use jiff::civil::Date;
use platform::{Error, Role, notices, thread};

#[tokio::test]
async fn a_project_starts_from_a_finding_that_both_colleges_agreed_to() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Representative);

    let id = projects::create(&house.app, &by, house.finding, &words())
        .await
        .unwrap();
    let links = thread::links(&house.app, &[house.finding.subject()], thread::Way::Forward)
        .await
        .unwrap();
    assert_eq!(
        (links[0].to.clone(), links[0].because.as_str()),
        (id.subject(), "asked-for")
    );

    house.object().await;
    let refused = projects::create(&house.app, &by, house.finding, &words()).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
}

#[tokio::test]
async fn who_may_not_write_projects_is_refused() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    for role in [
        Role::Complaints,
        Role::Mediator,
        Role::Volunteer,
        Role::Regional,
        Role::Administrator,
    ] {
        let refused = projects::rewrite(&house.app, &house.actor(role), id, 1, &words()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role:?}");
    }
}

#[tokio::test]
async fn a_project_does_not_start_before_its_indicators_are_locked() {
    let house = Hospital::open().await;
    let (id, _, indicator) = house.project().await;
    let by = house.actor(Role::Quality);

    let early = projects::start(&house.app, &by, id).await;
    assert!(matches!(early, Err(Error::Invalid(problems)) if problems.all()[0].message == "projects-start-unlocked"));

    indicators::lock(&house.app, &by, id, indicator, 1).await.unwrap();
    projects::start(&house.app, &by, id).await.unwrap();
    let started = whole::load(&house.app, &house.scope(), id).await.unwrap();
    assert_eq!(
        (started.project.state, started.project.started_on),
        (State::Running, Some(house.app.clock.today()))
    );
    assert!(!started.is_co_decided(), "starting is not deciding together");
}

#[tokio::test]
async fn an_indicator_without_baseline_cannot_be_locked() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, ..) = house.project().await;
    let bare = IndicatorWords {
        baseline: None,
        ..indicator()
    };
    let bare = indicators::add(&house.app, &by, id, &bare).await.unwrap();
    assert!(matches!(
        indicators::lock(&house.app, &by, id, bare, 1).await,
        Err(Error::Invalid(_))
    ));
}

#[tokio::test]
async fn a_locked_indicator_changes_only_with_a_reason_and_keeps_what_it_was() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, _, one) = house.project().await;
    indicators::lock(&house.app, &by, id, one, 1).await.unwrap();
    let higher = IndicatorWords {
        target: Some(80_000),
        ..indicator()
    };

    let silent = indicators::write(&house.app, &by, id, one, 2, &higher, "  ").await;
    assert!(matches!(silent, Err(Error::Invalid(problems)) if problems.all()[0].field == "reason"));

    indicators::write(&house.app, &by, id, one, 2, &higher, "La cible était déjà atteinte.")
        .await
        .unwrap();
    let changes = store::indicators::changes(house.app.db.read(), id).await.unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].before.target, changes[0].after.target),
        (Some(70_000), Some(80_000))
    );
    assert_eq!(changes[0].reason, "La cible était déjà atteinte.");
}

#[tokio::test]
async fn a_locked_indicator_can_neither_be_removed_nor_added_after_the_start() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, _, one) = house.partnership().await;
    assert!(matches!(
        indicators::remove(&house.app, &by, id, one).await,
        Err(Error::Conflict(_))
    ));
    assert!(matches!(
        indicators::add(&house.app, &by, id, &indicator()).await,
        Err(Error::Conflict(_))
    ));
}

#[tokio::test]
async fn a_pair_is_one_person_of_each_college_and_both_are_told() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, ..) = house.project().await;
    let crossed = TypedAction {
        user: Some(house.person(Role::Clinician)),
        ..house.action()
    };
    let refused = carried::add(&house.app, &by, id, &crossed).await;
    assert!(matches!(refused, Err(Error::Invalid(problems)) if problems.all()[0].field == "user"));

    for role in [Role::Representative, Role::Clinician] {
        let account = house.actor(role).signed_in().unwrap().account;
        let told = notices::unread(&house.app, account).await.unwrap();
        assert_eq!(
            told.iter()
                .filter(|notice| notice.message == "projects-notice-carrier")
                .count(),
            1,
            "{role:?}"
        );
    }
}

#[tokio::test]
async fn giving_an_action_up_says_why_and_its_carriers_may_say_where_it_stands() {
    let house = Hospital::open().await;
    let (id, action, _) = house.project().await;
    let carrier = house.actor(Role::Clinician);
    let silent = carried::set_state(&house.app, &carrier, id, action, 1, ActionState::Abandoned, "").await;
    assert!(matches!(silent, Err(Error::Invalid(_))));
    carried::set_state(
        &house.app,
        &carrier,
        id,
        action,
        1,
        ActionState::Abandoned,
        "Pas assez de place.",
    )
    .await
    .unwrap();

    let stranger = house.actor(Role::Volunteer);
    let refused = carried::set_state(&house.app, &stranger, id, action, 2, ActionState::Running, "Reprise").await;
    assert!(matches!(refused, Err(Error::Forbidden)));

    let steps = store::actions::steps(house.app.db.read(), action).await.unwrap();
    assert_eq!(
        (steps.len(), steps[0].reason.as_str(), steps[0].role.as_str()),
        (1, "Pas assez de place.", "clinician")
    );
}

#[tokio::test]
async fn an_action_that_has_begun_is_not_removed() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, action, _) = house.partnership().await;
    assert!(matches!(
        carried::remove(&house.app, &by, id, action).await,
        Err(Error::Conflict("projects-action-begun"))
    ));
}

#[tokio::test]
async fn a_measure_waits_for_the_start_and_a_withdrawn_one_counts_no_longer() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, _, one) = house.project().await;
    let figure = crate::Figure {
        amount: 157,
        n: 212,
        missing: 0,
        on: house.app.clock.today(),
    };
    let early = measures::enter(&house.app, &by, id, one, &figure, "").await;
    assert!(matches!(early, Err(Error::Conflict("projects-measure-before-start"))));

    indicators::lock(&house.app, &by, id, one, 1).await.unwrap();
    projects::start(&house.app, &by, id).await.unwrap();
    let measure = measures::enter(&house.app, &by, id, one, &figure, "").await.unwrap();
    let measured = whole::load(&house.app, &house.scope(), id).await.unwrap();
    assert!(measured.effect_of(&measured.indicators[0]).is_some());

    measures::withdraw(&house.app, &by, id, measure, "Comptée deux fois.")
        .await
        .unwrap();
    let without = whole::load(&house.app, &house.scope(), id).await.unwrap();
    assert!(without.effect_of(&without.indicators[0]).is_none());
    assert_eq!(without.measures[0].withdrawn.as_deref(), Some("Comptée deux fois."));
}

#[tokio::test]
async fn a_project_that_is_over_is_no_longer_written() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, ..) = house.partnership().await;
    assert!(matches!(
        projects::end(&house.app, &by, id, State::Ended, " ").await,
        Err(Error::Invalid(_))
    ));
    projects::end(&house.app, &by, id, State::Ended, "Tout est en place.")
        .await
        .unwrap();
    let late = projects::rewrite(
        &house.app,
        &by,
        id,
        99,
        &Words {
            title: "Autre".into(),
            ..words()
        },
    )
    .await;
    assert!(matches!(late, Err(Error::Conflict("projects-over"))));
}

#[tokio::test]
async fn with_its_three_proofs_it_is_a_partnership_and_without_the_finding_no_longer() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let full = crate::project(&house.app, &house.scope(), id).await.unwrap();
    assert_eq!(
        full.partnership.level,
        crate::Level::Partnership,
        "{:?}",
        full.partnership
    );

    house.object().await;
    let less = crate::project(&house.app, &house.scope(), id).await.unwrap();
    assert_eq!(less.partnership.level, crate::Level::Collaboration);
    assert!(!less.partnership.co_construction.held());
}

#[tokio::test]
async fn the_record_names_roles_and_nobody() {
    let house = Hospital::open().await;
    let (id, _) = house.given_back().await;
    let record = crate::record(&house.app, &house.scope(), id).await.unwrap();
    assert_eq!(record.actions[0].roles, ["representative", "clinician"]);
    assert!(record.indicators[0].effect.is_some() && record.decisions[0].co_decided);
    assert_eq!((record.evidence_count, record.give_backs.len()), (3, 1));
    assert!(!format!("{record:?}").contains("Personne "));
}

#[tokio::test]
async fn a_measure_is_of_a_day_after_the_baseline_and_not_before_the_start() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, _, one) = house.project().await;
    indicators::lock(&house.app, &by, id, one, 1).await.unwrap();
    projects::start(&house.app, &by, id).await.unwrap();
    let today = house.app.clock.today();
    let enter = |on| {
        let figure = crate::Figure {
            amount: 157,
            n: 212,
            missing: 0,
            on,
        };
        let (app, by) = (house.app.clone(), by.clone());
        async move { measures::enter(&app, &by, id, one, &figure, "").await }
    };
    let refused = |outcome: platform::Result<_>| match outcome {
        Err(Error::Invalid(problems)) => (problems.all()[0].field.clone(), problems.all()[0].message.clone()),
        _ => panic!("was taken"),
    };

    let long_ago = refused(enter(Date::constant(2020, 1, 1)).await);
    let yesterday = refused(enter(today.yesterday().unwrap()).await);
    let tomorrow = refused(enter(today.tomorrow().unwrap()).await);

    let on = |message: &str| ("on".to_owned(), message.to_owned());
    assert_eq!(long_ago, on("projects-measure-on-before-start"));
    assert_eq!(yesterday, on("projects-measure-on-before-start"));
    assert_eq!(tomorrow, on("projects-figure-future"));
    enter(today).await.unwrap();
}

#[tokio::test]
async fn a_measure_of_the_day_of_the_baseline_is_refused_and_the_baseline_does_not_move_behind_a_measure() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, _, one) = house.project().await;
    let today = house.app.clock.today();
    let of_day = |on| {
        let mut words = crate::fixture::indicator();
        words.baseline = words.baseline.map(|baseline| crate::Figure { on, ..baseline });
        words.target_on = Some(Date::constant(2027, 6, 30));
        words
    };
    indicators::write(&house.app, &by, id, one, 1, &of_day(today), "")
        .await
        .unwrap();
    indicators::lock(&house.app, &by, id, one, 2).await.unwrap();
    projects::start(&house.app, &by, id).await.unwrap();
    let figure = crate::Figure {
        amount: 157,
        n: 212,
        missing: 0,
        on: today,
    };

    let same_day = measures::enter(&house.app, &by, id, one, &figure, "").await;
    let Err(Error::Invalid(problems)) = same_day else {
        panic!("was taken")
    };
    assert_eq!(problems.all()[0].message, "projects-measure-on-before-baseline");

    let earlier = today.yesterday().unwrap();
    indicators::write(&house.app, &by, id, one, 3, &of_day(earlier), "Compté la veille.")
        .await
        .unwrap();
    measures::enter(&house.app, &by, id, one, &figure, "").await.unwrap();
    let behind = indicators::write(&house.app, &by, id, one, 4, &of_day(today), "Compté ce jour.").await;
    let Err(Error::Invalid(problems)) = behind else {
        panic!("was taken")
    };
    assert_eq!(problems.all()[0].message, "projects-baseline-after-measure");
}

#[tokio::test]
async fn an_action_is_not_under_way_before_its_project_has_started() {
    let house = Hospital::open().await;
    let by = house.actor(Role::Quality);
    let (id, action, one) = house.project().await;

    for state in [ActionState::Running, ActionState::Done] {
        let early = carried::set_state(&house.app, &by, id, action, 1, state, "").await;
        assert!(matches!(early, Err(Error::Conflict("projects-action-before-start"))));
    }

    indicators::lock(&house.app, &by, id, one, 1).await.unwrap();
    projects::start(&house.app, &by, id).await.unwrap();
    carried::set_state(&house.app, &by, id, action, 1, ActionState::Running, "")
        .await
        .unwrap();
}
