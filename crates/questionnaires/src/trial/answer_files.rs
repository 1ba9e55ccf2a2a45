//! Files given as answers, from the hand that gives them to the one that opens them, and back into nothing.

use super::{
    Given, answering, asked, assert_counts_hold, counts, entering, fields, first, house, organisation, receipt, rows,
    scope, sheet,
};
use crate::{
    actions::{
        answering::{Asked, Came},
        campaigns,
        entering::{Entered, Entry},
        filing,
        instruments::{self, From},
        opening,
    },
    campaign::{AnswerFileId, CampaignId, CampaignWords, Channel},
    instrument::{Content, FileTypes, Item, Kind, Section},
    said::Said,
    store,
    taking::Refusal,
    tally::ANSWERED,
};
use axum::body::Bytes;
use jiff::SignedDuration;
use platform::{App, Error, Result, Role};
use std::sync::Arc;
use testkit::actor;

/// The smallest PDF that its signature names.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
/// A red point that says where it was taken.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\
    \x00\x90wS\xde\x00\x00\x00\x18tEXtComment\x00GPS-SECRET-PLACE\xca\xa4\x86\xd9\x00\x00\x00\x0c\
    IDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82\
    ";

fn item(key: &str, kind: Kind) -> Item {
    Item::of(key, Said::french("Voulez-vous joindre quelque chose ?"), kind)
}

/// A launched campaign that asks for a file, needed or not, and for words.
async fn survey(app: &App, is_needed: bool) -> (CampaignId, String) {
    organisation(app).await;
    let quality = actor(Role::Quality);
    let mut photo = item("photo", Kind::file());
    photo.required = is_needed.then(Said::default);
    let content = Content {
        title: Said::french("La chambre"),
        languages: vec!["fr".into()],
        sections: vec![Section {
            key: "chambre".into(),
            items: vec![photo, item("mots", Kind::Long { tone: None })],
            ..Section::default()
        }],
        ..Content::default()
    };
    let id = instruments::make(app, &quality, None, From::Content(Box::new(content)))
        .await
        .expect("makes");
    instruments::publish(app, &quality, id, 1).await.expect("publishes");
    let version = instruments::latest(app, &scope(), id).await.expect("is there").id;
    let words = CampaignWords {
        name: "La chambre".into(),
        purpose: "Voir ce que voient les personnes".into(),
        ..CampaignWords::from_day(app.clock.today())
    };
    let campaign = campaigns::prepare(app, &quality, None, version, words)
        .await
        .expect("prepares");
    campaigns::launch(app, &quality, campaign, 1).await.expect("launches");
    let all = store::participants::list(app.db.read(), campaign).await.expect("reads");
    (campaign, all[0].link.clone())
}

async fn received(app: &App, asked: &Asked, bytes: &'static [u8]) -> std::result::Result<AnswerFileId, Refusal> {
    let item = filing::question(asked.content(), "photo").expect("is asked");
    filing::receive(app, asked, item, Bytes::from_static(bytes))
        .await
        .expect("is looked at")
}

async fn give(app: &App, asked: &Arc<Asked>, pairs: &[(&str, &str)]) -> Result<Came> {
    let given = Given {
        fields: fields(pairs),
        language: "fr".into(),
        ..Given::default()
    };
    answering::give(app, asked, Channel::Open, given).await
}

/// Every file that is noted, held or not.
async fn hashes(app: &App) -> Vec<String> {
    rows(app, "select hash as a from answer_files order by id").await
}

#[tokio::test]
async fn a_file_is_sealed_under_no_name_held_by_its_answer_and_gone_with_it() {
    let app = house().await;
    let (id, link) = survey(&app, true).await;
    let asked = asked(&app, &link).await;
    let file = received(&app, &asked, PNG).await.expect("is taken").to_string();

    let code = receipt(give(&app, &asked, &[("photo", &file), ("mots", "La lampe")]).await);

    let complete = counts(&app, id, true).await;
    assert_eq!(complete.counts[&("photo".to_owned(), ANSWERED.to_owned())], 1);
    assert_counts_hold(&app, id, &link).await;
    let kept = hashes(&app).await;
    assert_eq!(kept.len(), 1);
    let stored = app.files.read(&kept[0]).await.expect("is there");
    assert!(
        !stored.windows(4).any(|some| some == b"IHDR"),
        "what is stored is sealed"
    );

    answering::withdraw(&app, &code).await.expect("takes back");

    assert!(hashes(&app).await.is_empty());
    assert!(matches!(app.files.read(&kept[0]).await, Err(Error::NotFound)));
    assert_counts_hold(&app, id, &link).await;
}

#[tokio::test]
async fn a_file_is_opened_with_a_reason_that_stands_in_the_audit_by_who_may_and_nobody_else() {
    let app = house().await;
    let (id, link) = survey(&app, false).await;
    let asked = asked(&app, &link).await;
    let file = received(&app, &asked, PNG).await.expect("is taken");
    let quality = actor(Role::Quality);
    let list = opening::list(&app, &quality, id, None).await.expect("lists");
    assert!(list.files.is_empty(), "no answer holds it yet");
    receipt(give(&app, &asked, &[("photo", &file.to_string())]).await);

    let list = opening::list(&app, &quality, id, None).await.expect("lists");
    assert_eq!((list.files.len(), list.files[0].media_type.as_str()), (1, "image/png"));
    assert!(list.next.is_none());
    let hasty = opening::open(&app, &quality, id, file, "voir").await;
    assert!(matches!(hasty, Err(Error::Invalid(_))));
    for role in [Role::Direction, Role::Representative, Role::Partner, Role::Clinician] {
        let refused = opening::open(&app, &actor(role), id, file, "Comprendre la panne").await;
        assert!(refused.is_err(), "{role:?}");
        assert!(opening::list(&app, &actor(role), id, None).await.is_err(), "{role:?}");
    }
    let elsewhere = testkit::actor_in(Role::Quality, uuid::Uuid::from_u128(9));
    let refused = opening::open(&app, &elsewhere, id, file, "Comprendre la panne").await;
    assert!(matches!(refused, Err(Error::NotFound)));
    assert!(
        platform::audit::about(&app, &file.subject())
            .await
            .expect("reads")
            .is_empty(),
        "nothing was opened"
    );

    let opened = opening::open(&app, &quality, id, file, "Comprendre la panne")
        .await
        .expect("opens");

    assert!(opened.bytes.starts_with(b"\x89PNG") && opened.name == "photo.png");
    assert!(!opened.bytes.windows(10).any(|some| some == b"GPS-SECRET"));
    let noted = platform::audit::about(&app, &file.subject()).await.expect("reads");
    assert_eq!(
        noted.iter().map(|entry| entry.verb.as_str()).collect::<Vec<_>>(),
        ["answer-file.open"]
    );
}

#[tokio::test]
async fn a_file_that_no_answer_names_is_forgotten_after_its_day_and_cannot_be_named_then() {
    let app = house().await;
    let (_, link) = survey(&app, false).await;
    let asked = asked(&app, &link).await;
    let file = received(&app, &asked, PDF).await.expect("is taken").to_string();
    let kept = hashes(&app).await;
    app.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(
        filing::forget_over(&app).await.expect("looks"),
        0,
        "it may still be on its way"
    );

    app.clock.advance(SignedDuration::from_hours(24));
    let late = give(&app, &asked, &[("photo", &file)]).await.expect("is told");
    assert_eq!(late, Came::Wrong(vec![("photo".into(), Refusal::FileGone)]));
    assert_eq!(filing::forget_over(&app).await.expect("forgets"), 1);

    assert!(hashes(&app).await.is_empty());
    assert!(matches!(app.files.read(&kept[0]).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_file_of_one_answer_is_in_no_other() {
    let app = house().await;
    let (id, link) = survey(&app, false).await;
    let asked = asked(&app, &link).await;
    let file = received(&app, &asked, PDF).await.expect("is taken").to_string();
    receipt(give(&app, &asked, &[("photo", &file)]).await);

    let other = give(&app, &asked, &[("photo", &file), ("mots", "Moi aussi")]).await;

    assert_eq!(
        other.expect("is told"),
        Came::Wrong(vec![("photo".into(), Refusal::FileGone)])
    );
    let elsewhere = give(&app, &asked, &[("mots", &file)]).await;
    receipt(elsewhere);
    assert_counts_hold(&app, id, &link).await;
}

#[tokio::test]
async fn an_answer_that_is_begun_keeps_its_file_until_another_takes_its_place_or_it_is_taken_out() {
    let app = house().await;
    let (id, link) = survey(&app, false).await;
    let asked = asked(&app, &link).await;
    let part = |pairs: &[(&str, &str)]| Given {
        fields: fields(pairs),
        language: "fr".into(),
        ..Given::default()
    };
    let first = received(&app, &asked, PDF).await.expect("is taken").to_string();
    let begun = answering::keep(&app, &asked, Channel::Open, part(&[("photo", &first)]), None)
        .await
        .expect("keeps");
    app.clock.advance(SignedDuration::from_hours(24 * 10));
    assert_eq!(filing::forget_over(&app).await.expect("looks"), 0, "it is begun");

    let second = received(&app, &asked, PNG).await.expect("is taken").to_string();
    let kept = answering::keep(
        &app,
        &asked,
        Channel::Open,
        part(&[("photo", &second)]),
        Some(&begun.code),
    )
    .await
    .expect("goes on");
    assert_eq!(
        (kept.refused.len(), hashes(&app).await.len()),
        (0, 1),
        "the first is gone"
    );
    answering::keep(&app, &asked, Channel::Open, part(&[("photo", "")]), Some(&begun.code))
        .await
        .expect("takes it out");
    assert!(hashes(&app).await.is_empty());

    let third = received(&app, &asked, PDF).await.expect("is taken").to_string();
    let came = answering::finish(&app, &asked, part(&[("photo", &third)]), &begun.code).await;
    receipt(came);
    app.clock.advance(SignedDuration::from_hours(24 * 400));
    assert_eq!(
        filing::forget_over(&app).await.expect("looks"),
        0,
        "a whole answer holds it"
    );
    assert_eq!(hashes(&app).await.len(), 1);
    assert_counts_hold(&app, id, &link).await;
}

#[tokio::test]
async fn an_answer_that_is_never_finished_loses_its_file_and_says_so_to_who_goes_on() {
    let app = house().await;
    let (id, link) = survey(&app, false).await;
    let asked = asked(&app, &link).await;
    let file = received(&app, &asked, PDF).await.expect("is taken").to_string();
    let part = |pairs: &[(&str, &str)]| Given {
        fields: fields(pairs),
        language: "fr".into(),
        ..Given::default()
    };
    let begun = answering::keep(&app, &asked, Channel::Open, part(&[("photo", &file)]), None)
        .await
        .expect("keeps");
    let backend = "update answer_files set forget_on = '2026-11-01'";
    rows_changed(&app, backend).await;
    assert_eq!(filing::forget_over(&app).await.expect("forgets"), 1);

    let on = answering::keep(
        &app,
        &asked,
        Channel::Open,
        part(&[("mots", "La lampe")]),
        Some(&begun.code),
    )
    .await
    .expect("goes on");

    assert_eq!(on.refused, [("photo".to_owned(), Refusal::FileGone)]);
    assert!(on.answers.get("photo").is_none() && on.answers.get("mots").is_some());
    assert_counts_hold(&app, id, &link).await;
}

async fn rows_changed(app: &App, sql: &str) {
    use sea_orm::ConnectionTrait;
    app.db.upkeep().execute_unprepared(sql).await.expect("changes");
}

#[tokio::test]
async fn what_is_no_photo_and_no_pdf_is_refused_whatever_it_calls_itself_and_nothing_is_kept() {
    let app = house().await;
    let (_, link) = survey(&app, false).await;
    let asked = asked(&app, &link).await;
    for (bytes, why) in [
        (b"<html><script>alert(1)</script></html>".as_slice(), Refusal::FileType),
        (b"".as_slice(), Refusal::FileBroken),
        (&PNG[..60], Refusal::FileBroken),
        (b"PK\x03\x04 not a picture".as_slice(), Refusal::FileType),
    ] {
        assert_eq!(received(&app, &asked, bytes).await, Err(why), "{bytes:?}");
    }
    let pictures = item(
        "photo",
        Kind::File {
            types: FileTypes::Pictures,
            most_megabytes: 1,
        },
    );
    let pdf = filing::receive(&app, &asked, &pictures, Bytes::from_static(PDF)).await;
    assert_eq!(pdf.expect("is looked at"), Err(Refusal::FileType));
    let large = Bytes::from(vec![0; 1_000_001]);
    let large = filing::receive(&app, &asked, &pictures, large).await;
    assert_eq!(large.expect("is looked at"), Err(Refusal::FileTooLarge));
    assert!(hashes(&app).await.is_empty());
}

#[tokio::test]
async fn a_campaign_that_is_full_takes_no_more_files_and_keeps_nobody_from_answering() {
    let app = house().await;
    let (_, link) = survey(&app, true).await;
    let asked = asked(&app, &link).await;
    received(&app, &asked, PDF).await.expect("is taken");
    let needed = give(&app, &asked, &[("mots", "La lampe")]).await.expect("is told");
    assert_eq!(needed, Came::Wrong(vec![("photo".into(), Refusal::Required)]));
    rows_changed(&app, "update answer_files set byte_count = 2000000000").await;

    assert_eq!(received(&app, &asked, PDF).await, Err(Refusal::FilesFull));

    receipt(give(&app, &asked, &[("mots", "La lampe")]).await);
}

#[tokio::test]
async fn what_was_enclosed_with_a_sheet_is_typed_once_and_held_by_its_answer() {
    let app = house().await;
    let (id, _) = survey(&app, false).await;
    let nurse = actor(Role::Clinician);
    let door = entering::door(&app, &nurse, id, first(&app, id).await)
        .await
        .expect("opens");
    let file = received(&app, &door, PDF).await.expect("is taken").to_string();
    let one = sheet("A1", &[("photo", &file), ("mots", "La lampe")]);
    let entered = entering::enter(&app, &nurse, &door, one).await;
    assert_eq!(entered.expect("keeps"), Entered::Again);
    app.clock.advance(SignedDuration::from_hours(24 * 7));
    assert_eq!(filing::forget_over(&app).await.expect("looks"), 0, "its sheet waits");

    let second: Entry = sheet("A1", &[("mots", "La lampe")]);
    let entered = entering::enter(&app, &nurse, &door, second).await;

    assert_eq!(entered.expect("takes"), Entered::Taken);
    let list = opening::list(&app, &actor(Role::Quality), id, None)
        .await
        .expect("lists");
    assert_eq!(list.files.len(), 1);
}
