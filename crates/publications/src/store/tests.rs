//! The rules of publishing, kept in the tables of either engine.

use crate::{
    actions::{attach, authorise, criteria, publish, respond, write},
    catalogue::{self, Asked, Place},
    dossier::{EndedHow, State},
    reply::{Moderation, NewContactRequest, NewReuse},
    scene::{FORM, Scene, picture_words, project},
    store,
};
use bytes::Bytes;
use jiff::SignedDuration;
use platform::{Actor, Error, Role, thread};
use std::io::Cursor;

fn asked(words: &str) -> Asked {
    Asked { q: words.to_owned(), ..Asked::default() }
}

async fn titles(scene: &Scene, words: &str) -> Vec<String> {
    let found = catalogue::find(&scene.app, &asked(words), 50).await.unwrap();
    found.sheets.into_iter().map(|sheet| sheet.title).collect()
}

fn conflict<T>(outcome: platform::Result<T>) -> &'static str {
    match outcome {
        Err(Error::Conflict(message)) => message,
        Err(other) => panic!("failed otherwise: {other}"),
        Ok(_) => panic!("was taken"),
    }
}

#[tokio::test]
async fn a_sheet_begins_with_the_words_of_its_project_and_is_linked_to_it() {
    let scene = Scene::open().await;

    let id = scene.begun().await;

    let dossier = scene.dossier(id).await;
    assert_eq!(dossier.sheet.words.title, "Dire les heures de visite");
    assert_eq!(dossier.sheet.words.objectives, "Que chaque famille sache quand venir.");
    assert_eq!(dossier.sheet.words.maturity, "running");
    assert_eq!(dossier.state(), State::Draft);
    let links = thread::links(&scene.app, &[scene.project.subject()], thread::Way::Forward).await.unwrap();
    assert_eq!((links[0].to.clone(), links[0].because.as_str()), (id.subject(), "shared"));
}

#[tokio::test]
async fn a_project_that_was_given_up_makes_a_sheet_as_well_as_any_other() {
    let scene = Scene::open().await;
    let given_up = project(&scene.app, scene.organisation, "abandoned", "Personne ne lisait le panneau.").await;
    let t = scene.reader(scene.actor(Role::Clinician));

    let id = write::create(&scene.app, &t, given_up, "").await.unwrap();

    let words = scene.dossier(id).await.sheet.words;
    assert_eq!((words.outcome.as_str(), words.maturity.as_str()), ("useful_failure", "proven"));
    assert!(words.difficulties.contains("Personne ne lisait le panneau."));
}

#[tokio::test]
async fn nothing_is_published_without_a_signature() {
    let scene = Scene::open().await;
    let id = scene.complete().await;

    let outcome = publish::publish(&scene.app, &scene.actor(Role::Direction), id).await;

    assert_eq!(conflict(outcome), "publications-not-ready");
    assert!(matches!(catalogue::place(&scene.app, id).await.unwrap(), Place::Nowhere));
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
    assert_eq!(crate::latest_public_sheets(&scene.app, 3).await.unwrap()[0].url, format!("/sheets/{id}"));
    assert_eq!(scene.dossier(id).await.follow_ups.last().map(|f| f.step.code()), Some("published"));
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

    scene.edit(id, |words| words.context = "Nouveau contexte : la cantine.".to_owned()).await.unwrap();
    assert_eq!(conflict(publish::publish(&scene.app, &scene.actor(Role::Quality), id).await), "publications-not-ready");
    assert_eq!((titles(&scene, "cantine").await.len(), titles(&scene, "savaient").await.len()), (0, 1));

    scene.sign(id).await.unwrap();
    publish::publish(&scene.app, &scene.actor(Role::Quality), id).await.unwrap();

    let sheet = catalogue::published(&scene.app, id).await.unwrap();
    assert_eq!((titles(&scene, "cantine").await.len(), titles(&scene, "savaient").await.len()), (1, 0));
    assert_eq!(sheet.first_published_at, first);
    assert!(sheet.published_at > first);
    let ended = scene.dossier(id).await.publications[1].ended.clone().unwrap();
    assert_eq!(ended.how, EndedHow::Replaced);
}

#[tokio::test]
async fn withdrawing_the_signature_unpublishes_at_once() {
    let scene = Scene::open().await;
    let id = scene.published().await;

    authorise::withdraw(&scene.app, &scene.actor(Role::Direction), id, "La photo du service a changé.").await.unwrap();

    assert!(matches!(catalogue::place(&scene.app, id).await.unwrap(), Place::Gone));
    assert!(titles(&scene, "visite").await.is_empty());
    assert!(crate::latest_public_sheets(&scene.app, 3).await.unwrap().is_empty());
    let dossier = scene.dossier(id).await;
    assert_eq!(dossier.state(), State::Withdrawn);
    assert_eq!(conflict(publish::publish(&scene.app, &scene.actor(Role::Direction), id).await), "publications-not-ready");
}

#[tokio::test]
async fn a_sheet_taken_down_may_come_back_under_the_same_signature() {
    let scene = Scene::open().await;
    let id = scene.published().await;

    publish::take_down(&scene.app, &scene.actor(Role::Quality), id, "Une date était fausse.").await.unwrap();
    assert_eq!(
        conflict(publish::take_down(&scene.app, &scene.actor(Role::Quality), id, "Encore.").await),
        "publications-not-published"
    );
    publish::publish(&scene.app, &scene.actor(Role::Quality), id).await.unwrap();

    assert_eq!(titles(&scene, "visite").await.len(), 1);
}

#[tokio::test]
async fn a_form_printed_before_an_edit_signs_nothing() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    let printed = scene.dossier(id).await.sheet.content_version;
    scene.edit(id, |words| words.means = "Trois réunions.".to_owned()).await.unwrap();

    let signed = crate::Signed {
        name: "Camille Ferrand".to_owned(),
        function: "Directrice".to_owned(),
        signed_on: "2026-11-20".to_owned(),
        extents: vec!["site".to_owned()],
        image_rights: false,
        content_version: printed,
    };
    let form = crate::GivenFile { name: "signé.pdf", bytes: Bytes::from_static(FORM) };
    let outcome = authorise::record(&scene.app, &scene.actor(Role::Direction), id, &signed, Some(form)).await;

    assert_eq!(conflict(outcome), "publications-changed-since-form");
}

#[tokio::test]
async fn two_people_who_write_at_once_do_not_overwrite_each_other() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let sheet = scene.dossier(id).await.sheet;
    let mut one = sheet.words.clone();
    one.means = "Une salle.".to_owned();
    let mut other = sheet.words.clone();
    other.means = "Deux salles.".to_owned();

    let (quality, partner) = (scene.actor(Role::Quality), scene.actor(Role::Partner));
    let (first, second) = tokio::join!(
        write::save(&scene.app, &quality, id, sheet.words_version, &one),
        write::save(&scene.app, &partner, id, sheet.words_version, &other),
    );

    assert_eq!([&first, &second].iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let kept = scene.dossier(id).await.sheet.words.means;
    assert_eq!(kept, if first.is_ok() { one.means } else { other.means });
}

#[tokio::test]
async fn two_who_answer_the_criteria_at_once_do_not_overwrite_each_other() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let answer = |words: &str| vec![crate::Answer { criterion: "field".to_owned(), answer: words.to_owned() }];

    criteria::save(&scene.app, &scene.actor(Role::Quality), id, 1, &answer("Accueil.")).await.unwrap();
    let late = criteria::save(&scene.app, &scene.actor(Role::Partner), id, 1, &answer("Repas.")).await;

    assert_eq!(conflict(late), "publications-changed");
    assert_eq!(scene.dossier(id).await.answer("field"), "Accueil.");
}

#[tokio::test]
async fn published_twice_at_once_it_appears_once() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    scene.sign(id).await.unwrap();
    let (direction, quality) = (scene.actor(Role::Direction), scene.actor(Role::Quality));

    let (first, second) =
        tokio::join!(publish::publish(&scene.app, &direction, id), publish::publish(&scene.app, &quality, id));

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
    assert!(matches!(write::save(&scene.app, &writer, id, 1, &words).await, Err(Error::NotFound)));
    assert!(matches!(write::autosave(&scene.app, &writer, id, 1, &words).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_draft_belongs_to_who_typed_it_and_ends_with_the_save() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let (quality, partner) = (scene.actor(Role::Quality), scene.actor(Role::Partner));
    let sheet = scene.dossier(id).await.sheet;
    let mut typed = sheet.words.clone();
    typed.title = String::new();

    write::autosave(&scene.app, &quality, id, sheet.words_version, &typed).await.unwrap();

    assert_eq!(write::draft(&scene.app, &quality, id).await.unwrap().unwrap().words.title, "");
    assert!(write::draft(&scene.app, &partner, id).await.unwrap().is_none());
    assert_eq!(scene.dossier(id).await.sheet, sheet);

    typed.title = "Un autre titre".to_owned();
    write::save(&scene.app, &quality, id, sheet.words_version, &typed).await.unwrap();
    assert!(write::draft(&scene.app, &quality, id).await.unwrap().is_none());
}

fn photo() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 6).write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
    out.into_inner()
}

#[tokio::test]
async fn a_photo_taken_away_leaves_the_public_page_at_once() {
    let scene = Scene::open().await;
    let id = scene.complete().await;
    let file = crate::GivenFile { name: "panneau.jpg", bytes: photo().into() };
    let quality = scene.actor(Role::Quality);
    let photo = attach::add(&scene.app, &quality, id, file, &picture_words()).await.unwrap();
    scene.sign(id).await.unwrap();
    publish::publish(&scene.app, &quality, id).await.unwrap();
    assert_eq!(catalogue::published(&scene.app, id).await.unwrap().files.len(), 1);

    attach::remove(&scene.app, &quality, id, photo, "La personne ne veut plus.").await.unwrap();

    assert!(catalogue::published(&scene.app, id).await.unwrap().files.is_empty());
}

#[tokio::test]
async fn a_picture_without_its_words_or_that_lies_is_not_attached() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let quality = scene.actor(Role::Quality);
    let mute = crate::AttachmentWords::default();
    let file = |name| crate::GivenFile { name, bytes: photo().into() };

    let without = attach::add(&scene.app, &quality, id, file("panneau.jpg"), &mute).await;
    let lying = attach::add(&scene.app, &quality, id, file("panneau.png"), &picture_words()).await;

    for (outcome, field) in [(without, "alternative"), (lying, "file")] {
        let Err(Error::Invalid(problems)) = outcome else { panic!("was taken") };
        assert_eq!(problems.all()[0].field, field);
    }
    assert!(scene.dossier(id).await.attachments.is_empty());
}

fn reuse() -> NewReuse {
    NewReuse { who: "EHPAD du Lac (fictif)".to_owned(), how: "Avec des pictogrammes.".to_owned(), ..NewReuse::default() }
}

#[tokio::test]
async fn a_told_reuse_is_shown_once_somebody_has_read_it() {
    let scene = Scene::open().await;
    let id = scene.published().await;
    respond::tell_reuse(&scene.app, &Actor::Visitor, id, &reuse()).await.unwrap();
    assert!(store::reuse::shown(&scene.app, id).await.unwrap().is_empty());
    let direction = scene.actor(Role::Direction);
    let told = respond::replies(&scene.app, &direction, id).await.unwrap().0.remove(0);

    let silent = respond::decide_reuse(&scene.app, &direction, id, told.id, Moderation::NotShown, " ").await;
    assert!(matches!(silent, Err(Error::Invalid(_))));
    respond::decide_reuse(&scene.app, &direction, id, told.id, Moderation::Shown, "").await.unwrap();

    assert_eq!(store::reuse::shown(&scene.app, id).await.unwrap()[0].how, "Avec des pictogrammes.");
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
    respond::ask_contact(&scene.app, &Actor::Visitor, id, &request).await.unwrap();
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
    publish::publish(&scene.app, &scene.actor(Role::Direction), other).await.unwrap();
    let app = &scene.app;
    let found = |asked: Asked| async move {
        let found = catalogue::find(app, &asked, 50).await.unwrap();
        found.sheets.into_iter().map(|sheet| sheet.id).collect::<Vec<_>>()
    };
    let by = |sort: &str| Asked { sort: sort.to_owned(), ..Asked::default() };

    assert_eq!(found(by("date")).await, [other, one]);
    assert_eq!(found(by("title")).await, [one, other]);
    assert_eq!(found(by("region")).await, [other, one]);
    assert_eq!(found(Asked { theme: "relatives".to_owned(), ..Asked::default() }).await, [other]);
    assert_eq!(found(Asked { outcome: "useful_failure".to_owned(), ..Asked::default() }).await, [one]);
    assert_eq!(found(Asked { establishment: scene.organisation.to_string(), ..Asked::default() }).await.len(), 2);
    assert!(found(Asked { establishment: scene.elsewhere.to_string(), ..Asked::default() }).await.is_empty());
    assert!(found(Asked { page: "2".to_owned(), ..Asked::default() }).await.is_empty());
}
