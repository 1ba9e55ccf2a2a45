//! Nothing is public without a signature over exactly that text, nor after its withdrawal.

use super::{conflict, photo, titles};
use crate::{
    actions::{attach, authorise, publish, write},
    catalogue::{self, Place},
    dossier::{EndedHow, State},
    scene::{FORM, Scene, picture_words},
    store,
};
use bytes::Bytes;
use jiff::SignedDuration;
use platform::{Error, Role};

#[tokio::test]
async fn nothing_is_published_without_a_signature() {
    let scene = Scene::open().await;
    let id = scene.complete().await;

    let outcome = publish::publish(&scene.app, &scene.actor(Role::Direction), id).await;

    assert_eq!(conflict(outcome), "publications-not-ready");
    assert!(matches!(
        catalogue::place(&scene.app, id).await.unwrap(),
        Place::Nowhere
    ));
    assert_eq!(scene.dossier(id).await.state(), State::Waiting);
}

#[tokio::test]
async fn a_text_that_is_not_finished_is_not_signed() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    assert_eq!(conflict(scene.sign(id).await), "publications-not-complete");
}

#[tokio::test]
async fn a_signed_sheet_is_published_and_found_without_accents() {
    let scene = Scene::open().await;
    let id = scene.published().await;

    assert_eq!(titles(&scene, "reponses").await, ["Dire les heures de visite"]);
    assert_eq!(titles(&scene, "\"heures de visite\"").await.len(), 1);
    assert!(titles(&scene, "cantine").await.is_empty());
    assert_eq!(
        crate::latest_public_sheets(&scene.app, 3).await.unwrap()[0].url,
        format!("/sheets/{id}")
    );
    assert_eq!(
        scene.dossier(id).await.follow_ups.last().map(|f| f.step.code()),
        Some("published")
    );
}

#[tokio::test]
async fn the_mailbox_never_leaves_with_a_publication() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    let shown = store::publication::latest(&scene.app, id).await.unwrap().unwrap();
    assert_eq!(shown.snapshot.words.contact_mailbox, "");
}

#[tokio::test]
async fn the_public_reads_the_signed_text_until_the_new_one_is_signed() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    let first = catalogue::published(&scene.app, id).await.unwrap().first_published_at;
    scene.app.clock.advance(SignedDuration::from_hours(24));

    scene
        .edit(id, |words| words.context = "Nouveau contexte : la cantine.".to_owned())
        .await
        .unwrap();
    assert_eq!(
        conflict(publish::publish(&scene.app, &scene.actor(Role::Quality), id).await),
        "publications-not-ready"
    );
    assert_eq!(
        (
            titles(&scene, "cantine").await.len(),
            titles(&scene, "savaient").await.len()
        ),
        (0, 1)
    );

    scene.sign(id).await.unwrap();
    publish::publish(&scene.app, &scene.actor(Role::Quality), id)
        .await
        .unwrap();

    let sheet = catalogue::published(&scene.app, id).await.unwrap();
    assert_eq!(
        (
            titles(&scene, "cantine").await.len(),
            titles(&scene, "savaient").await.len()
        ),
        (1, 0)
    );
    assert_eq!(sheet.first_published_at, first);
    assert!(sheet.published_at > first);
    let ended = scene.dossier(id).await.publications[1].ended.clone().unwrap();
    assert_eq!(ended.how, EndedHow::Replaced);
}

#[tokio::test]
async fn withdrawing_the_signature_unpublishes_at_once() {
    let scene = Scene::open().await;
    let id = scene.published().await;

    authorise::withdraw(
        &scene.app,
        &scene.actor(Role::Direction),
        id,
        "La photo du service a changé.",
    )
    .await
    .unwrap();

    assert!(matches!(catalogue::place(&scene.app, id).await.unwrap(), Place::Gone));
    assert!(titles(&scene, "visite").await.is_empty());
    assert!(crate::latest_public_sheets(&scene.app, 3).await.unwrap().is_empty());
    let dossier = scene.dossier(id).await;
    assert_eq!(dossier.state(), State::Withdrawn);
    assert_eq!(
        conflict(publish::publish(&scene.app, &scene.actor(Role::Direction), id).await),
        "publications-not-ready"
    );
}

#[tokio::test]
async fn a_sheet_taken_down_may_come_back_under_the_same_signature() {
    let scene = Scene::open().await;
    let id = scene.published().await;

    publish::take_down(&scene.app, &scene.actor(Role::Quality), id, "Une date était fausse.")
        .await
        .unwrap();
    assert_eq!(
        conflict(publish::take_down(&scene.app, &scene.actor(Role::Quality), id, "Encore.").await),
        "publications-not-published"
    );
    publish::publish(&scene.app, &scene.actor(Role::Quality), id)
        .await
        .unwrap();

    assert_eq!(titles(&scene, "visite").await.len(), 1);
}

#[tokio::test]
async fn a_form_printed_before_an_edit_signs_nothing() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    let printed = scene.dossier(id).await.sheet.content_version;
    scene
        .edit(id, |words| words.means = "Trois réunions.".to_owned())
        .await
        .unwrap();

    let signed = crate::Signed {
        name: "Camille Ferrand".to_owned(),
        function: "Directrice".to_owned(),
        signed_on: "2026-11-20".to_owned(),
        extents: vec!["site".to_owned()],
        image_rights: false,
        content_version: printed,
    };
    let form = crate::GivenFile {
        name: "signé.pdf",
        bytes: Bytes::from_static(FORM),
    };
    let outcome = authorise::record(&scene.app, &scene.actor(Role::Direction), id, &signed, Some(form)).await;

    assert_eq!(conflict(outcome), "publications-changed-since-form");
}

#[tokio::test]
async fn published_twice_at_once_it_appears_once() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    scene.sign(id).await.unwrap();
    let (direction, quality) = (scene.actor(Role::Direction), scene.actor(Role::Quality));

    let (first, second) = tokio::join!(
        publish::publish(&scene.app, &direction, id),
        publish::publish(&scene.app, &quality, id)
    );

    assert!(first.is_ok() != second.is_ok());
    assert_eq!(scene.dossier(id).await.publications.len(), 1);
}

#[tokio::test]
async fn another_establishment_finds_nothing() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    let stranger = testkit::actor_in(Role::Direction, scene.elsewhere);

    for outcome in [
        publish::publish(&scene.app, &stranger, id).await,
        publish::take_down(&scene.app, &stranger, id, "Non.").await,
        authorise::withdraw(&scene.app, &stranger, id, "Non.").await,
    ] {
        assert!(matches!(outcome, Err(Error::NotFound)));
    }
    let writer = testkit::actor_in(Role::Quality, scene.elsewhere);
    let words = scene.dossier(id).await.sheet.words;
    assert!(matches!(
        write::save(&scene.app, &writer, id, 1, &words).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        write::autosave(&scene.app, &writer, id, 1, &words).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_photo_taken_away_leaves_the_public_page_at_once() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    let file = crate::GivenFile {
        name: "panneau.jpg",
        bytes: photo().into(),
    };
    let quality = scene.actor(Role::Quality);
    let photo = attach::add(&scene.app, &quality, id, file, &picture_words())
        .await
        .unwrap();
    scene.sign(id).await.unwrap();
    publish::publish(&scene.app, &quality, id).await.unwrap();
    assert_eq!(catalogue::published(&scene.app, id).await.unwrap().files.len(), 1);

    attach::remove(&scene.app, &quality, id, photo, "La personne ne veut plus.")
        .await
        .unwrap();

    assert!(catalogue::published(&scene.app, id).await.unwrap().files.is_empty());
}
