//! Rows in and out, on either engine.

use crate::{
    State,
    fixture::{Hospital, words},
    project::Words,
    store::{
        self,
        projects::{Filter, NewState},
    },
};
use platform::{Error, Language, Permission, Role};

#[tokio::test]
async fn a_project_of_another_establishment_is_not_there() {
    let house = Hospital::open().await;
    let (id, action, indicator) = house.project().await;
    let elsewhere = testkit::actor(Role::Quality).scope(Permission::ReadProjects).unwrap();
    let db = house.app.db.read();
    assert!(matches!(
        store::projects::get(db, &elsewhere, id).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        store::actions::get(db, &elsewhere, id, action).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        store::indicators::get(db, &elsewhere, id, indicator).await,
        Err(Error::NotFound)
    ));
    assert!(
        store::projects::list(db, &elsewhere, &Filter::default(), 0)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn everything_that_was_written_comes_back() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let full = Words {
        people_concerned: "Les patients de chirurgie".into(),
        means: "Deux chaises".into(),
        risks: "Le temps".into(),
        method: "Tour de parole".into(),
        part_of: "Projet des usagers".into(),
        ..words()
    };
    let change = house.app.change(&house.actor(Role::Quality)).await.unwrap();
    store::projects::write_words(&change, id, 1, &full).await.unwrap();
    change.commit_unnoted().await.unwrap();
    let found = store::projects::get(house.app.db.read(), &house.scope(), id)
        .await
        .unwrap();
    assert_eq!((found.words, found.version), (full, 2));
    let indicators = store::indicators::list(house.app.db.read(), &[id]).await.unwrap();
    assert_eq!(indicators[0].words, crate::fixture::indicator());
}

#[tokio::test]
async fn words_over_an_old_version_are_refused() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let change = house.app.change(&house.actor(Role::Quality)).await.unwrap();
    let refused = store::projects::write_words(&change, id, 7, &words()).await;
    assert!(matches!(refused, Err(Error::Conflict("projects-changed"))));
}

#[tokio::test]
async fn the_list_is_narrowed_by_state_and_letters() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let found = |filter: Filter| {
        let (app, scope) = (house.app.clone(), house.scope());
        async move {
            store::projects::list(app.db.read(), &scope, &filter, 0)
                .await
                .unwrap()
                .len()
        }
    };
    assert_eq!(
        found(Filter {
            words: "TEMPS assis".into(),
            ..Filter::default()
        })
        .await,
        1
    );
    assert_eq!(
        found(Filter {
            words: "introuvable".into(),
            ..Filter::default()
        })
        .await,
        0
    );
    assert_eq!(
        found(Filter {
            words: "%".into(),
            ..Filter::default()
        })
        .await,
        1,
        "a sign of the database is no sign here"
    );
    assert_eq!(
        found(Filter {
            state: Some(State::Running),
            ..Filter::default()
        })
        .await,
        0
    );

    let change = house.app.change(&house.actor(Role::Quality)).await.unwrap();
    let project = store::projects::get(house.app.db.read(), &house.scope(), id)
        .await
        .unwrap();
    let new = NewState {
        from: State::Draft,
        to: State::Running,
        on: house.app.clock.today(),
        reason: "",
    };
    store::projects::write_state(&change, &project, &new).await.unwrap();
    change.commit_unnoted().await.unwrap();
    assert_eq!(
        found(Filter {
            state: Some(State::Running),
            ..Filter::default()
        })
        .await,
        1
    );
    assert_eq!(store::projects::steps(house.app.db.read(), id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn templates_are_data_in_both_languages() {
    let house = Hospital::open().await;
    let db = house.app.db.read();
    let french = store::projects::templates(db, Language::French).await.unwrap();
    let english = store::projects::templates(db, Language::English).await.unwrap();
    assert_eq!(
        (french.len(), french[0].name.as_str(), english[0].name.as_str()),
        (5, "Plan d’actions commun", "Joint action plan")
    );
    assert_eq!(
        store::projects::template(db, "gone", Language::French)
            .await
            .unwrap()
            .name,
        "gone"
    );
}

#[tokio::test]
async fn authors_are_counted_by_person_with_their_college() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let authors = store::projects::authors(house.app.db.read(), &[id]).await.unwrap();
    let of = |person| {
        authors
            .iter()
            .find(|author| author.person == person)
            .map(|author| (author.college, author.edits))
    };
    assert_eq!(
        of(house.person(Role::Representative)),
        Some((platform::College::Users, 1))
    );
    assert_eq!(
        of(house.person(Role::Quality)),
        Some((platform::College::Professionals, 3))
    );
}
