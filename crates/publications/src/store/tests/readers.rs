//! What readers find, and what they send back.

use crate::{
    actions::{publish, respond},
    catalogue::{self, Asked},
    reply::{Moderation, NewContactRequest, NewReuse},
    scene::Scene,
    store,
};
use jiff::SignedDuration;
use platform::{Actor, Error, Language, Role, jobs::NewJob};

fn reuse() -> NewReuse {
    NewReuse {
        who: "EHPAD du Lac (fictif)".to_owned(),
        how: "Avec des pictogrammes.".to_owned(),
        ..NewReuse::default()
    }
}

#[tokio::test]
async fn a_told_reuse_is_shown_once_somebody_has_read_it() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    respond::tell_reuse(&scene.app, &Actor::Visitor, id, &reuse())
        .await
        .unwrap();
    assert!(store::reuse::shown(&scene.app, id).await.unwrap().is_empty());
    let direction = scene.actor(Role::Direction);
    let told = respond::replies(&scene.app, &direction, id).await.unwrap().0.remove(0);

    let silent = respond::decide_reuse(&scene.app, &direction, id, told.id, Moderation::NotShown, " ").await;
    assert!(matches!(silent, Err(Error::Invalid(_))));
    respond::decide_reuse(&scene.app, &direction, id, told.id, Moderation::Shown, "")
        .await
        .unwrap();

    assert_eq!(
        store::reuse::shown(&scene.app, id).await.unwrap()[0].how,
        "Avec des pictogrammes."
    );
}

#[tokio::test]
async fn nobody_replies_to_a_sheet_that_is_not_public() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    let outcome = respond::tell_reuse(&scene.app, &Actor::Visitor, id, &reuse()).await;
    assert!(matches!(outcome, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_request_and_its_mailbox_are_forgotten_after_a_year() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    let request = NewContactRequest {
        who: "Cadre de santé".to_owned(),
        mailbox: "ormes@clinique.example".to_owned(),
        message: "Comment avez-vous commencé ?".to_owned(),
    };
    respond::ask_contact(&scene.app, &Actor::Visitor, id, &request)
        .await
        .unwrap();
    let direction = scene.actor(Role::Direction);
    let forget = || async {
        let change = scene.app.change(&Actor::System("test")).await.unwrap();
        let before = change.at() - SignedDuration::from_hours(24 * crate::reply::REQUEST_DAYS);
        let count = store::contact::purge(&change, before).await.unwrap();
        change.commit_unnoted().await.unwrap();
        count
    };
    assert_eq!(respond::replies(&scene.app, &direction, id).await.unwrap().1.len(), 1);

    scene.app.clock.advance(SignedDuration::from_hours(24 * 364));
    assert_eq!(forget().await, 0);
    scene.app.clock.advance(SignedDuration::from_hours(48));
    assert_eq!(forget().await, 1);
    assert!(respond::replies(&scene.app, &direction, id).await.unwrap().1.is_empty());
}

#[tokio::test]
async fn the_catalogue_filters_and_sorts_without_ranking() {
    let scene = Scene::open().await;
    let one = scene.published().await;
    scene.app.clock.advance(SignedDuration::from_hours(1));
    let other = scene.complete().await;
    scene
        .edit(other, |words| {
            words.title = "Écouter les aidants".to_owned();
            words.region = "11".to_owned();
            words.theme = "relatives".to_owned();
            words.outcome = "success".to_owned();
        })
        .await
        .unwrap();
    scene.sign(other).await.unwrap();
    publish::publish(&scene.app, &scene.actor(Role::Direction), other)
        .await
        .unwrap();
    let app = &scene.app;
    let found = |asked: Asked| async move {
        let found = catalogue::find(app, &asked, Language::French, 50).await.unwrap();
        found.sheets.into_iter().map(|sheet| sheet.id).collect::<Vec<_>>()
    };
    let by = |sort: &str| Asked {
        sort: sort.to_owned(),
        ..Asked::default()
    };

    assert_eq!(found(by("date")).await, [other, one]);
    assert_eq!(found(by("title")).await, [one, other]);
    // Bretagne before Île-de-France, whose code is the smaller one.
    assert_eq!(found(by("region")).await, [one, other]);
    assert_eq!(
        found(Asked {
            theme: "relatives".to_owned(),
            ..Asked::default()
        })
        .await,
        [other]
    );
    assert_eq!(
        found(Asked {
            outcome: "useful_failure".to_owned(),
            ..Asked::default()
        })
        .await,
        [one]
    );
    assert_eq!(
        found(Asked {
            establishment: scene.organisation.to_string(),
            ..Asked::default()
        })
        .await
        .len(),
        2
    );
    assert!(
        found(Asked {
            establishment: scene.elsewhere.to_string(),
            ..Asked::default()
        })
        .await
        .is_empty()
    );
    assert!(
        found(Asked {
            page: "2".to_owned(),
            ..Asked::default()
        })
        .await
        .is_empty()
    );
}
