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

    let silent = respond::decide_reuse(&scene.app, &direction, id, (told.id, 1), Moderation::NotShown, " ").await;
    assert!(matches!(silent, Err(Error::Invalid(_))));
    respond::decide_reuse(&scene.app, &direction, id, (told.id, 1), Moderation::Shown, "")
        .await
        .unwrap();

    assert_eq!(
        store::reuse::shown(&scene.app, id).await.unwrap()[0].how,
        "Avec des pictogrammes."
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_decide_about_a_reuse_at_once_one_is_refused() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    respond::tell_reuse(&scene.app, &Actor::Visitor, id, &reuse())
        .await
        .unwrap();
    let (direction, quality) = (scene.actor(Role::Direction), scene.actor(Role::Quality));
    let told = respond::replies(&scene.app, &direction, id).await.unwrap().0.remove(0);
    let seen = (told.id, told.version);

    let (shown, hidden) = tokio::join!(
        respond::decide_reuse(&scene.app, &direction, id, seen, Moderation::Shown, ""),
        respond::decide_reuse(&scene.app, &quality, id, seen, Moderation::NotShown, "Une publicité."),
    );

    let now = respond::replies(&scene.app, &direction, id).await.unwrap().0.remove(0);
    let (stands, refused) = if shown.is_ok() {
        (Moderation::Shown, hidden)
    } else {
        (Moderation::NotShown, shown)
    };
    assert_eq!(super::conflict(refused), "publications-changed");
    assert_eq!((now.moderation, now.version), (stands, told.version + 1));
}

#[tokio::test]
async fn the_mailbox_of_who_told_a_reuse_is_forgotten_after_a_year_and_the_story_stays() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    let told = NewReuse {
        mailbox: "lac@ehpad.example".to_owned(),
        ..reuse()
    };
    respond::tell_reuse(&scene.app, &Actor::Visitor, id, &told)
        .await
        .unwrap();
    let direction = scene.actor(Role::Direction);
    let mailbox = || async {
        let mut change = scene.app.change(&Actor::System("test")).await.unwrap();
        let forget = NewJob::now("publications.forget_requests", serde_json::json!({}));
        change.job(forget).await.unwrap();
        change.commit_unnoted().await.unwrap();
        platform::jobs::drain(&scene.app).await.unwrap();
        let told = respond::replies(&scene.app, &direction, id).await.unwrap().0.remove(0);
        (told.mailbox, told.how)
    };

    scene.app.clock.advance(SignedDuration::from_hours(24 * 364));
    assert_eq!(mailbox().await.0, "lac@ehpad.example");
    scene.app.clock.advance(SignedDuration::from_hours(48));

    assert_eq!(mailbox().await, (String::new(), "Avec des pictogrammes.".to_owned()));
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
