//! Tests of what words mean, on either engine.

use crate::{
    StudyId, actions,
    actions::{
        learning::{Order, Part},
        meaning::Near,
    },
    coding::{Codes, Tone},
    meaning::{Meaning, indexed, tool},
    store,
    study::CodebookSource,
    trial::{self, READERS, house, house_of, latest, read_all, scope, study, themes},
};
use platform::{App, Error, Role, jobs};
use std::collections::BTreeSet;
use testkit::actor;
use verbatim::encoder::DIMENSIONS;

/// A frozen study over `n` invented expressions.
async fn frozen(n: usize) -> (testkit::TestApp, StudyId) {
    let app = house(n).await;
    let id = trial::frozen(&app, CodebookSource::Blank).await;
    (app, id)
}

async fn read(app: &App, id: StudyId) -> Meaning {
    actions::meaning::read(app, &actor(Role::Quality), id)
        .await
        .expect("starts");
    jobs::drain(app).await.expect("reads");
    present(app, id).await
}

async fn present(app: &App, id: StudyId) -> Meaning {
    let of = store::meanings::get(app.db.read(), &scope(), id).await.expect("reads");
    of.expect("is there")
}

/// One expression is masked anew.
async fn mask_anew(app: &App, id: StudyId, number: i64) {
    let mut change = app.change(&actor(Role::Quality)).await.expect("begins");
    store::studies::lock(change.tx(), id).await.expect("locks");
    actions::meaning::masked_anew(&mut change, id, &[number])
        .await
        .expect("hears");
    change.commit_unnoted().await.expect("commits");
}

async fn numbers_near(app: &App, id: StudyId, near: &Near) -> Vec<i64> {
    let found = actions::meaning::near(app, &actor(Role::Representative), id, near, 5)
        .await
        .expect("finds");
    found.found.iter().map(|(one, _)| one.number).collect()
}

#[tokio::test]
async fn words_are_found_by_what_they_mean() {
    let (app, id) = frozen(40).await;
    let refused = actions::meaning::near(&app, &actor(Role::Quality), id, &Near::To("repas".into()), 5).await;
    assert!(
        matches!(refused, Err(Error::Conflict("analysis-meaning-not-read"))),
        "{refused:?}"
    );

    let of = read(&app, id).await;

    assert_eq!(of.text_count, 40);
    assert!(of.read_at.is_some() && of.is_of_this_encoder());
    // Sentences 1, 5, 9… speak of waiting; « patienter » stands in none of them.
    let near = numbers_near(&app, id, &Near::To("Il a fallu patienter très longtemps".into())).await;
    assert_eq!(near.len(), 5);
    assert!(near.iter().all(|number| number % 4 == 2), "{near:?}");
    let like = actions::meaning::near(&app, &actor(Role::Quality), id, &Near::Like(1), 5)
        .await
        .expect("finds");
    assert_eq!(like.like.map(|one| one.number), Some(1));
    assert!(like.found.iter().all(|(one, score)| one.number != 1 && *score <= 1.0));
    let unknown = actions::meaning::near(&app, &actor(Role::Quality), id, &Near::Like(4_000), 5).await;
    assert!(matches!(unknown, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_theme_is_sought_by_its_name_before_anybody_coded() {
    let app = house(40).await;
    let id = study(&app, 10).await;
    read(&app, id).await;

    let welcome = themes(&app, id).await[2];
    let near = numbers_near(&app, id, &Near::Theme(welcome)).await;

    assert!(near.iter().filter(|number| **number % 4 == 3).count() >= 4, "{near:?}");
}

#[tokio::test]
async fn of_words_that_say_nearly_the_same_one_is_shown_with_how_many_there_are() {
    let (app, id) = frozen(40).await;
    read(&app, id).await;
    let change = app.change(&actor(Role::Quality)).await.expect("begins");
    store::meanings::finish(&change, id, &[vec![2, 18], vec![1, 17, 33]])
        .await
        .expect("writes");
    change.commit_unnoted().await.expect("commits");
    let gone = expressions::shared_by_number(&app, &scope(), 1)
        .await
        .expect("shared")
        .id;

    let told = |groups: Vec<(expressions::SharedExpression, i64)>| {
        groups.into_iter().map(|(one, n)| (one.number, n)).collect::<Vec<_>>()
    };
    let groups = actions::meaning::alike(&app, &actor(Role::Quality), id, 50)
        .await
        .expect("reads");
    assert_eq!(told(groups), [(1, 3), (2, 2)]);
    actions::taking_out::take_out(&app, &[gone], None)
        .await
        .expect("takes out");
    let groups = actions::meaning::alike(&app, &actor(Role::Quality), id, 50)
        .await
        .expect("reads");
    assert_eq!(told(groups), [(17, 2), (2, 2)]);
}

#[tokio::test]
async fn a_reading_is_asked_once_stopped_and_gone_on_with() {
    let (app, id) = frozen(40).await;
    let quality = actor(Role::Quality);
    let nurse = actions::meaning::read(&app, &actor(Role::Clinician), id).await;
    assert!(matches!(nurse, Err(Error::Forbidden)));
    actions::meaning::read(&app, &quality, id).await.expect("starts");
    let twice = actions::meaning::read(&app, &quality, id).await;
    assert!(matches!(twice, Err(Error::Conflict("analysis-meaning-under-way"))));

    actions::meaning::stop(&app, &quality, id).await.expect("stops");
    let again = actions::meaning::stop(&app, &quality, id).await;
    assert!(matches!(again, Err(Error::Conflict("analysis-meaning-none-under-way"))));
    jobs::drain(&app).await.expect("ends");
    assert_eq!(present(&app, id).await.text_count, 0);

    assert_eq!(read(&app, id).await.text_count, 40);
}

#[tokio::test]
async fn an_empty_corpus_has_nothing_to_read() {
    let (app, id) = frozen(0).await;
    let refused = actions::meaning::read(&app, &actor(Role::Quality), id).await;
    assert!(
        matches!(refused, Err(Error::Conflict("analysis-meaning-nothing"))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn what_words_taken_back_meant_is_gone_and_never_found() {
    let (app, id) = frozen(40).await;
    read(&app, id).await;
    let asked = Near::To("le repas était froid".into());
    let before = numbers_near(&app, id, &asked).await;
    let gone = expressions::shared_by_number(&app, &scope(), before[0])
        .await
        .expect("shared")
        .id;

    for _ in 0..2 {
        actions::taking_out::take_out(&app, &[gone], None)
            .await
            .expect("takes out");
    }

    let of = present(&app, id).await;
    assert_eq!(of.text_count, 39);
    assert_eq!(indexed(&app, &of).await.expect("reads").numbers.len(), 39);
    assert!(!numbers_near(&app, id, &asked).await.contains(&before[0]));
}

#[tokio::test]
async fn what_each_passage_means_is_heard_beside_the_whole_and_goes_with_its_words() {
    let app = house_of([
        "Le repas était froid. L’infirmière de nuit fut très douce.",
        "Une longue attente",
    ])
    .await;
    let id = trial::frozen(&app, CodebookSource::Blank).await;
    read(&app, id).await;
    let senses = async || {
        store::meanings::senses(app.db.read(), id, &[1, 2])
            .await
            .expect("reads")
    };

    let heard = senses().await;
    assert_eq!((heard[&1].len(), heard[&2].len()), (3 * DIMENSIONS, DIMENSIONS));
    let alone = tool().read(&["L’infirmière de nuit fut très douce."])[0];
    let near = |one: &f32, other: &f32| (one - other).abs() < 0.01;
    assert!(
        heard[&1][2 * DIMENSIONS..]
            .iter()
            .zip(&alone)
            .all(|(one, other)| near(one, other))
    );

    mask_anew(&app, id, 1).await;
    assert!(!senses().await.contains_key(&1));
    // What was left behind would be in the way of reading it again.
    jobs::drain(&app).await.expect("reads again");
    assert_eq!(senses().await[&1].len(), 3 * DIMENSIONS);
}

#[tokio::test]
async fn what_words_mean_is_read_again_when_they_are_masked_anew() {
    let (app, id) = frozen(20).await;
    read(&app, id).await;
    mask_anew(&app, id, 7).await;

    assert_eq!(present(&app, id).await.text_count, 19);
    jobs::drain(&app).await.expect("reads again");
    let of = present(&app, id).await;
    assert_eq!(of.text_count, 20);
    assert!(of.read_at.is_some());
}

#[tokio::test]
async fn the_tool_says_what_it_would_learn_most_from_and_forgets_what_was_coded() {
    let app = house(120).await;
    let id = study(&app, 40).await;
    read_all(&app, id, 0).await;
    let quality = actor(Role::Quality);
    actions::meaning::read(&app, &quality, id).await.expect("starts");
    jobs::drain(&app).await.expect("reads");
    actions::learning::learn(&app, &quality, id).await.expect("starts");
    jobs::drain(&app).await.expect("learns");
    let partner = actor(Role::Partner);

    let mut seen = BTreeSet::new();
    let mut after = None;
    while let Some(next) = actions::learning::queue(&app, &partner, id, Order::Next, after)
        .await
        .expect("reads")
        .filter(|next| next.at.part == Part::Next)
    {
        assert!(seen.insert(next.at.number), "each once");
        after = Some(next.at);
    }
    assert!((10..=50).contains(&seen.len()), "{}", seen.len());

    let first = actions::learning::queue(&app, &partner, id, Order::Next, None)
        .await
        .expect("reads")
        .expect("is there");
    let words = expressions::shared_by_number(&app, &scope(), first.at.number)
        .await
        .expect("shared");
    let codes = trial::careful(words.text.as_str(), &themes(&app, id).await);
    actions::learning::code(&app, &partner, id, first.at.number, &codes)
        .await
        .expect("codes");
    let then = actions::learning::queue(&app, &partner, id, Order::Next, None)
        .await
        .expect("reads")
        .expect("is there");
    assert_ne!(then.at.number, first.at.number);
}

#[tokio::test]
async fn a_few_real_verbatims_sum_a_theme_up() {
    let app = house(120).await;
    let id = study(&app, 60).await;
    read_all(&app, id, 0).await;
    let meals = themes(&app, id).await[0];

    let summary = actions::summary::of_theme(&app, &actor(Role::Quality), id, meals, crate::tally::Says::People)
        .await
        .expect("chooses");

    assert!((2..=3).contains(&summary.quotes.len()), "{summary:?}");
    let stand_for: i64 = summary.quotes.iter().map(|(_, n)| n).sum();
    assert!(stand_for <= summary.read && stand_for > 0);
    assert!(summary.quotes.iter().all(|(one, _)| one.number % 4 == 1));
}

#[tokio::test]
async fn a_model_that_heard_the_meaning_of_words_taken_back_is_forgotten_and_learned_again() {
    let app = house(120).await;
    let id = study(&app, 40).await;
    read_all(&app, id, 0).await;
    let quality = actor(Role::Quality);
    actions::meaning::read(&app, &quality, id).await.expect("starts");
    jobs::drain(&app).await.expect("reads");
    actions::learning::learn(&app, &quality, id).await.expect("starts");
    jobs::drain(&app).await.expect("learns");
    let sheet = store::models::latest(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("learned");
    let heard = sheet.figures.by_meaning != crate::learning::ByMeaning::default();
    let gone = store::samples::list(app.db.read(), id).await.expect("reads")[0].number;
    let gone = expressions::shared_by_number(&app, &scope(), gone)
        .await
        .expect("shared")
        .id;

    app.clock.advance(jiff::SignedDuration::from_mins(5));
    actions::taking_out::take_out(&app, &[gone], None)
        .await
        .expect("takes out");

    let opened = store::models::open(&app, sheet.id).await;
    assert_eq!(opened.is_err(), heard, "a fingerprint of the words would be left");
    jobs::drain(&app).await.expect("learns again");
    let again = store::models::latest(&app, &scope(), id)
        .await
        .expect("reads")
        .expect("learned");
    assert_eq!(again.id != sheet.id, heard);
    store::models::open(&app, again.id).await.expect("opens");
}

/// What no word tells and the sense does: twelve remarks on food, then twelve on waiting, hardly a word twice.
const IN_OTHER_WORDS: [&str; 24] = [
    "Le potage était glacé",
    "Des légumes trop cuits",
    "Viande dure comme du bois",
    "Petit déjeuner servi tiède",
    "Purée sans sel",
    "On mange mal ici",
    "Dîner immangeable",
    "Un yaourt périmé au goûter",
    "Poisson fade, riz collant",
    "Portions minuscules à midi",
    "Café imbuvable",
    "Du pain rassis chaque matin",
    "J’ai patienté quatre heures",
    "Une file interminable",
    "Reçue avec beaucoup de retard",
    "Personne ne venait, le temps passait",
    "Rendez-vous donné dans six mois",
    "Bloqué tout l’après-midi sur un brancard",
    "Médecin jamais ponctuel",
    "Trop long avant d’être vue",
    "Des délais incroyables pour une radio",
    "Toute une nuit sans résultat",
    "La salle débordait, aucun numéro n’avançait",
    "Convoqué à huit heures, opéré le soir",
];

/// Everybody reads the whole sample: food is the first theme, waiting the second.
async fn read_in_other_words(app: &App, id: StudyId) {
    let themes = themes(app, id).await;
    for (role, _) in READERS {
        let reader = actor(role);
        let own = actions::reading::own(app, &reader, id).await.expect("may read");
        for drawn in own.sample {
            let codes = Codes {
                themes: [themes[usize::from(drawn.number > 12)]].into(),
                nothing: false,
                tone: Some(Tone::Negative),
            };
            actions::reading::save(app, &reader, id, drawn.number, &codes, None)
                .await
                .expect("saves");
        }
        actions::reading::finish(app, &reader, id).await.expect("finishes");
    }
    jobs::drain(app).await.expect("measures");
}

#[tokio::test]
async fn words_taken_back_while_the_tool_learns_are_not_in_what_it_learned() {
    let app = house_of(IN_OTHER_WORDS).await;
    let id = study(&app, 24).await;
    read_in_other_words(&app, id).await;
    read(&app, id).await;
    let gone = expressions::shared_by_number(&app, &scope(), 5).await.expect("shared");
    actions::learning::learn(&app, &actor(Role::Quality), id)
        .await
        .expect("starts");

    // In the middle of learning on most machines; whichever comes first, the end is the same.
    let taken_back = async {
        tokio::time::sleep(std::time::Duration::from_millis(15)).await;
        actions::taking_out::take_out(&app, &[gone.id], None)
            .await
            .expect("takes out");
    };
    let (learned, ()) = tokio::join!(jobs::drain(&app), taken_back);
    learned.expect("learns");
    jobs::drain(&app).await.expect("learns again where it has to");

    let sheet = latest(&app, id).await;
    assert!(sheet.figures.by_meaning.themes, "{:?}", sheet.figures);
    assert_eq!(sheet.figures.examples, 23, "a fingerprint of the words would be left");
}
