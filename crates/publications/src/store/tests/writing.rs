//! Beginning a sheet from its project, and writing it with others.

use super::{conflict, photo};
use crate::{
    actions::{attach, criteria, write},
    dossier::State,
    scene::{Scene, picture_words, project},
};
use platform::{Error, Role, thread};

#[tokio::test]
async fn a_sheet_begins_with_the_words_of_its_project_and_is_linked_to_it() {
    let scene = Scene::open().await;

    let id = scene.begun().await;

    let dossier = scene.dossier(id).await;
    assert_eq!(dossier.sheet.words.title, "Dire les heures de visite");
    assert_eq!(dossier.sheet.words.objectives, "Que chaque famille sache quand venir.");
    assert_eq!(dossier.sheet.words.maturity, "running");
    assert_eq!(dossier.state(), State::Draft);
    let links = thread::links(&scene.app, &[scene.project.subject()], thread::Way::Forward)
        .await
        .unwrap();
    assert_eq!(
        (links[0].to.clone(), links[0].because.as_str()),
        (id.subject(), "shared")
    );
}

#[tokio::test]
async fn a_project_that_was_given_up_makes_a_sheet_as_well_as_any_other() {
    let scene = Scene::open().await;
    let given_up = project(
        &scene.app,
        scene.organisation,
        "abandoned",
        "Personne ne lisait le panneau.",
    )
    .await;
    let t = scene.reader(scene.actor(Role::Clinician));

    let id = write::create(&scene.app, &t, given_up, "").await.unwrap();

    let words = scene.dossier(id).await.sheet.words;
    assert_eq!(
        (words.outcome.as_str(), words.maturity.as_str()),
        ("useful_failure", "proven")
    );
    assert!(words.difficulties.contains("Personne ne lisait le panneau."));
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
    let answer = |words: &str| {
        vec![crate::Answer {
            criterion: "field".to_owned(),
            answer: words.to_owned(),
        }]
    };

    criteria::save(&scene.app, &scene.actor(Role::Quality), id, 1, &answer("Accueil."))
        .await
        .unwrap();
    let late = criteria::save(&scene.app, &scene.actor(Role::Partner), id, 1, &answer("Repas.")).await;

    assert_eq!(conflict(late), "publications-changed");
    assert_eq!(scene.dossier(id).await.answer("field"), "Accueil.");
}

#[tokio::test]
async fn a_draft_belongs_to_who_typed_it_and_ends_with_the_save() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let (quality, partner) = (scene.actor(Role::Quality), scene.actor(Role::Partner));
    let sheet = scene.dossier(id).await.sheet;
    let mut typed = sheet.words.clone();
    typed.title = String::new();

    write::autosave(&scene.app, &quality, id, sheet.words_version, &typed)
        .await
        .unwrap();

    assert_eq!(
        write::draft(&scene.app, &quality, id)
            .await
            .unwrap()
            .unwrap()
            .words
            .title,
        ""
    );
    assert!(write::draft(&scene.app, &partner, id).await.unwrap().is_none());
    assert_eq!(scene.dossier(id).await.sheet, sheet);

    typed.title = "Un autre titre".to_owned();
    write::save(&scene.app, &quality, id, sheet.words_version, &typed)
        .await
        .unwrap();
    assert!(write::draft(&scene.app, &quality, id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_picture_without_its_words_or_that_lies_is_not_attached() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let quality = scene.actor(Role::Quality);
    let mute = crate::AttachmentWords::default();
    let file = |name| crate::GivenFile {
        name,
        bytes: photo().into(),
    };

    let without = attach::add(&scene.app, &quality, id, file("panneau.jpg"), &mute).await;
    let lying = attach::add(&scene.app, &quality, id, file("panneau.png"), &picture_words()).await;

    for (outcome, field) in [(without, "alternative"), (lying, "file")] {
        let Err(Error::Invalid(problems)) = outcome else {
            panic!("was taken")
        };
        assert_eq!(problems.all()[0].field, field);
    }
    assert!(scene.dossier(id).await.attachments.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_describe_a_file_at_once_one_is_refused_and_nothing_is_lost() {
    let scene = Scene::open().await;
    let id = scene.begun().await;
    let (quality, partner) = (scene.actor(Role::Quality), scene.actor(Role::Partner));
    let file = crate::GivenFile {
        name: "panneau.jpg",
        bytes: photo().into(),
    };
    let attachment = attach::add(&scene.app, &quality, id, file, &picture_words())
        .await
        .unwrap();
    let words = |caption: &str| crate::AttachmentWords {
        caption: caption.to_owned(),
        ..picture_words()
    };
    let [one, other] = [words("Le panneau de l’entrée"), words("Le panneau du premier étage")];

    let (first, second) = tokio::join!(
        attach::correct(&scene.app, &quality, id, (attachment, 1), &one),
        attach::correct(&scene.app, &partner, id, (attachment, 1), &other),
    );

    let (stands, refused) = if first.is_ok() { (&one, second) } else { (&other, first) };
    assert_eq!(super::conflict(refused), "publications-changed");
    let kept = &scene.dossier(id).await.attachments[0];
    assert_eq!((&kept.words, kept.version), (stands, 2));
    attach::correct(&scene.app, &partner, id, (attachment, 2), &other)
        .await
        .unwrap();
}

#[tokio::test]
async fn every_code_is_said_in_both_languages() {
    use platform::Language;
    let scene = Scene::open().await;
    let codes = [
        crate::Outcome::ALL.map(|c| format!("outcome-{}", c.code())).to_vec(),
        crate::Maturity::ALL.map(|c| format!("maturity-{}", c.code())).to_vec(),
        State::ALL.map(|c| format!("state-{}", c.code())).to_vec(),
        State::ALL.map(|c| format!("state-{}-words", c.code())).to_vec(),
        crate::Extent::ALL.map(|c| format!("extent-{}", c.code())).to_vec(),
        crate::Extent::ALL.map(|c| format!("extent-{}-hint", c.code())).to_vec(),
        crate::Consent::ALL.map(|c| format!("consent-{}", c.code())).to_vec(),
        crate::Step::ALL.map(|c| format!("step-{}", c.code())).to_vec(),
        crate::reply::Moderation::ALL
            .map(|c| format!("moderation-{}", c.code()))
            .to_vec(),
        crate::catalogue::SORTS.map(|c| format!("sort-{c}")).to_vec(),
        crate::sheet::TEXTS.map(|c| format!("field-{c}")).to_vec(),
        crate::sheet::TEXTS.map(|c| format!("hint-{c}")).to_vec(),
        crate::sheet::CHOICES.map(|c| format!("field-{c}")).to_vec(),
        crate::sheet::CHOICES.map(|c| format!("hint-{c}")).to_vec(),
        ["replaced", "taken_down", "authorisation_withdrawn"]
            .map(|c| format!("ended-{c}"))
            .to_vec(),
        ["to-do", "running", "done", "abandoned"]
            .map(|c| format!("draft-action-{c}"))
            .to_vec(),
    ];

    for code in codes.concat() {
        for language in Language::ALL {
            assert!(
                scene.app.messages.knows(language, &format!("publications-{code}")),
                "{code} in {}",
                language.code()
            );
        }
    }
}
