//! Give-backs: what everybody sees, and what is taken back.

use crate::{
    actions::{give_backs, projects},
    fixture::{Hospital, SAID, words},
    give_back::{Channel, GiveBackState, NotDone, Telling},
    neighbours,
    pages::given,
    print,
    project::Words,
    store,
};
use platform::{Actor, Error, Role, room, room::Strand, thread};

async fn quoted(house: &Hospital, give_back: crate::GiveBackId) -> Vec<String> {
    let visitor = house.reader_as(Actor::Visitor);
    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    let quotes = neighbours::quotes(&house.app, &visitor, &found.words.quotes)
        .await
        .unwrap();
    quotes
        .into_iter()
        .map(|quote| quote.words.as_str().to_owned())
        .collect()
}

#[tokio::test]
async fn a_draft_is_written_from_the_record_and_nobody_else_sees_it() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let give_back = give_backs::begin(&house.app, &house.reader(Role::Representative), id)
        .await
        .unwrap();
    let found = give_backs::of_project(&house.app, &house.scope(), id, give_back)
        .await
        .unwrap();
    assert_eq!(found.words.quotes.len(), SAID.len());
    assert!(
        found.words.lead.contains('3') && found.words.done.contains("Dix minutes"),
        "{:?}",
        found.words
    );
    let public = store::give_backs::public(house.app.db.read(), give_back).await;
    assert!(matches!(public, Err(Error::NotFound)));
}

#[tokio::test]
async fn only_quality_and_direction_publish() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let give_back = give_backs::begin(&house.app, &house.reader(Role::Representative), id)
        .await
        .unwrap();
    for role in [Role::Representative, Role::Partner, Role::Clinician, Role::Complaints] {
        let refused = give_backs::publish(&house.app, &house.actor(role), id, give_back, 1).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role:?}");
    }
    give_backs::publish(&house.app, &house.actor(Role::Direction), id, give_back, 1)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_published_give_back_is_linked_and_keeps_the_figures_of_its_day() {
    let house = Hospital::open().await;
    let (id, give_back) = house.given_back().await;
    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    let facts = found.facts.unwrap();
    assert_eq!(
        (facts.voices, facts.effects.len(), facts.co_decision.is_some()),
        (3, 1, true)
    );
    let links = thread::links(&house.app, &[id.subject()], thread::Way::Forward)
        .await
        .unwrap();
    assert!(
        links
            .iter()
            .any(|link| link.to == give_back.subject() && link.because == "given-back")
    );

    let by = house.actor(Role::Quality);
    let version = store::projects::get(house.app.db.read(), &house.scope(), id)
        .await
        .unwrap()
        .version;
    projects::rewrite(
        &house.app,
        &by,
        id,
        version,
        &Words {
            title: "Plus tard".into(),
            ..words()
        },
    )
    .await
    .unwrap();
    let later = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    assert!(
        later.facts.unwrap().co_decision.is_some(),
        "what was decided that day stays so"
    );
}

#[tokio::test]
async fn without_a_co_decision_the_give_back_shows_no_cord() {
    let house = Hospital::open().await;
    let (id, ..) = house.project().await;
    let give_back = give_backs::begin(&house.app, &house.reader(Role::Quality), id)
        .await
        .unwrap();
    give_backs::publish(&house.app, &house.actor(Role::Quality), id, give_back, 1)
        .await
        .unwrap();
    let visitor = house.reader_as(Actor::Visitor);
    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    let shown = given::read(&house.app, &visitor, &found, found.facts.as_ref().unwrap())
        .await
        .unwrap();
    assert_eq!(shown.together, None);
    assert!(!print::poster(&shown, &visitor, &house.app.settings).unwrap().co_decided);
    let card = room::card(&house.app, &visitor, &give_back.subject())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(card.strand, Strand::Apart);
}

#[tokio::test]
async fn withdrawn_words_leave_the_give_back_at_once() {
    let house = Hospital::open().await;
    let (_, give_back) = house.given_back().await;
    assert_eq!(quoted(&house, give_back).await.len(), 3);

    house.withdraw(house.expressions[0]).await;
    let left = quoted(&house, give_back).await;
    assert_eq!(left.len(), 2);
    assert!(!left.iter().any(|words| words == SAID[0]));

    give_backs::lose_quote(&house.app, house.expressions[0]).await.unwrap();
    give_backs::lose_quote(&house.app, house.expressions[0]).await.unwrap();
    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    assert!(!found.words.quotes.contains(&house.expressions[0]));
}

#[tokio::test]
async fn a_give_back_without_any_quote_left_has_a_report_and_no_poster() {
    let house = Hospital::open().await;
    let (_, give_back) = house.given_back().await;
    for expression in &house.expressions {
        house.withdraw(*expression).await;
    }
    let visitor = house.reader_as(Actor::Visitor);
    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    let shown = given::read(&house.app, &visitor, &found, found.facts.as_ref().unwrap())
        .await
        .unwrap();
    assert!(matches!(
        print::poster(&shown, &visitor, &house.app.settings),
        Err(Error::Conflict(_))
    ));
    let report = print::report(&shown, &visitor, &house.app.settings);
    assert!(
        print::set(move || documents::pdf::report(&report))
            .await
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[tokio::test]
async fn the_poster_and_the_report_are_accessible_pdf() {
    let house = Hospital::open().await;
    let (_, give_back) = house.given_back().await;
    let visitor = house.reader_as(Actor::Visitor).on_paper();
    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    let shown = given::read(&house.app, &visitor, &found, found.facts.as_ref().unwrap())
        .await
        .unwrap();
    let poster = print::poster(&shown, &visitor, &house.app.settings).unwrap();
    assert!(poster.co_decided && poster.change.is_some() && poster.address.ends_with(&shown.short_url));
    let year = visitor.today.year().to_string();
    assert!(poster.foot.contains(&year) && shown.together.as_ref().unwrap().contains(&year));
    let report = print::report(&shown, &visitor, &house.app.settings);
    for bytes in [
        print::set(move || documents::pdf::poster(&poster)).await.unwrap(),
        print::set(move || documents::pdf::report(&report)).await.unwrap(),
    ] {
        assert!(bytes.starts_with(b"%PDF"));
        assert!(
            bytes.windows(6).any(|w| w == b"pdfuai"),
            "it says that it follows PDF/UA"
        );
    }
}

#[tokio::test]
async fn what_was_not_done_needs_its_reason_and_a_quote_must_be_evidence() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let reader = house.reader(Role::Quality);
    let give_back = give_backs::begin(&house.app, &reader, id).await.unwrap();
    let found = give_backs::of_project(&house.app, &house.scope(), id, give_back)
        .await
        .unwrap();

    let mut silent = found.words.clone();
    silent.not_done = vec![NotDone {
        what: "Un lit pour le proche".into(),
        why: String::new(),
    }];
    assert!(matches!(
        give_backs::write(&house.app, &reader, id, give_back, 1, &silent).await,
        Err(Error::Invalid(_))
    ));

    let mut foreign = found.words.clone();
    foreign.quotes = vec![uuid::Uuid::from_u128(0x999)];
    assert!(matches!(
        give_backs::write(&house.app, &reader, id, give_back, 1, &foreign).await,
        Err(Error::Invalid(_))
    ));

    let mut blank = found.words;
    blank.not_done = vec![NotDone::default()];
    give_backs::write(&house.app, &reader, id, give_back, 1, &blank)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_give_back_that_is_taken_down_says_why_and_leaves_the_thread() {
    let house = Hospital::open().await;
    let (id, give_back) = house.given_back().await;
    let by = house.actor(Role::Direction);
    assert!(matches!(
        give_backs::withdraw(&house.app, &by, id, give_back, "").await,
        Err(Error::Invalid(_))
    ));
    give_backs::withdraw(&house.app, &by, id, give_back, "Un chiffre était faux.")
        .await
        .unwrap();

    let found = store::give_backs::public(house.app.db.read(), give_back).await.unwrap();
    assert_eq!(
        (found.state, found.withdrawn_because.as_str()),
        (GiveBackState::Withdrawn, "Un chiffre était faux.")
    );
    assert!(
        store::give_backs::published(house.app.db.read(), None, 0)
            .await
            .unwrap()
            .is_empty()
    );
    let visitor = house.reader_as(Actor::Visitor);
    assert!(
        room::card(&house.app, &visitor, &give_back.subject())
            .await
            .unwrap()
            .is_none()
    );
    assert!(room::card(&house.app, &visitor, &id.subject()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_visitor_sees_what_a_published_give_back_tells_and_no_name() {
    let house = Hospital::open().await;
    let (id, ..) = house.partnership().await;
    let visitor = house.reader_as(Actor::Visitor);
    assert!(room::card(&house.app, &visitor, &id.subject()).await.unwrap().is_none());

    let give_back = give_backs::begin(&house.app, &house.reader(Role::Quality), id)
        .await
        .unwrap();
    give_backs::publish(&house.app, &house.actor(Role::Quality), id, give_back, 1)
        .await
        .unwrap();
    let links = thread::links(&house.app, &[id.subject()], thread::Way::Forward)
        .await
        .unwrap();
    let mut seen = Vec::new();
    for link in &links {
        if let Some(card) = room::card(&house.app, &visitor, &link.to).await.unwrap() {
            assert!(!format!("{card:?}").contains("Personne "), "{card:?}");
            seen.push((link.to.kind().to_owned(), card.strand));
        }
    }
    seen.sort();
    assert_eq!(
        seen,
        [
            ("action".to_owned(), Strand::Together),
            ("decision".to_owned(), Strand::Together),
            ("give_back".to_owned(), Strand::Together)
        ]
    );
}

#[tokio::test]
async fn an_author_who_comes_by_their_code_is_counted_once() {
    let house = Hospital::open().await;
    let (id, give_back) = house.given_back().await;
    let author = house.reader_as(Actor::Receipt(house.expressions[1]));
    for _ in 0..2 {
        assert!(
            room::card(&house.app, &author, &give_back.subject())
                .await
                .unwrap()
                .is_some()
        );
    }
    assert_eq!(
        store::give_backs::seen_count(house.app.db.read(), give_back)
            .await
            .unwrap(),
        1
    );

    let telling = Telling {
        on: house.app.clock.today(),
        channel: Channel::Meeting,
        people: 12,
    };
    give_backs::tell(&house.app, &house.actor(Role::Partner), id, give_back, &telling)
        .await
        .unwrap();
    let nobody = Telling {
        people: 0,
        ..telling.clone()
    };
    assert!(
        give_backs::tell(&house.app, &house.actor(Role::Partner), id, give_back, &nobody)
            .await
            .is_err()
    );
    assert_eq!(
        store::give_backs::tellings(house.app.db.read(), give_back)
            .await
            .unwrap(),
        [telling]
    );
}
