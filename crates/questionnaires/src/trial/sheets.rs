//! What comes on paper, by word of mouth and in files.

use super::*;
use crate::{
    actions::{
        batch::{AnswerFile, BadRow, take_file},
        entering::Entered,
    },
    taking::Refusal,
};

#[tokio::test]
async fn a_sheet_of_paper_counts_once_both_typings_agree_or_somebody_settled_what_it_says() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    let (volunteer, to) = (actor(Role::Volunteer), first(&app, id).await);
    let door = entering::door(&app, &volunteer, id, to).await.expect("opens");
    let enter = async |entry: Entry| entering::enter(&app, &volunteer, &door, entry).await;
    let said = [("accueil_personnes", "4"), ("positif", "Le calme")];

    assert_eq!(enter(sheet("a 1", &said)).await.expect("keeps"), Entered::Again);
    assert_eq!(whole_answers(&counts(&app, id, true).await), 0, "it waits");
    assert_eq!(enter(sheet("A1", &said)).await.expect("takes"), Entered::Taken);
    let third = enter(sheet("A1", &said)).await;
    assert!(matches!(third, Err(Error::Invalid(_))), "a sheet is one answer");

    assert_eq!(enter(sheet("A2", &said)).await.expect("keeps"), Entered::Again);
    let slip = [("accueil_personnes", "2"), ("positif", "Le calme")];
    let differ = Entered::Differ(vec!["accueil_personnes".into()]);
    assert_eq!(enter(sheet("A2", &slip)).await.expect("compares"), differ);
    let settled = Entry {
        is_settled: true,
        ..sheet("A2", &slip)
    };
    assert_eq!(enter(settled).await.expect("takes"), Entered::Taken);
    let waiting = rows(&app, "select number as a from paper_sheets").await;
    assert!(waiting.is_empty(), "{waiting:?}");

    let single = Entry {
        is_double: false,
        ..sheet("A3", &said)
    };
    assert_eq!(enter(single).await.expect("takes"), Entered::Taken);
    let complete = counts(&app, id, true).await;
    assert_eq!(whole_answers(&complete), 3);
    assert_eq!(complete.counts[&("accueil_personnes".to_owned(), "2".to_owned())], 1);
    assert_counts_hold(&app, id, &link).await;
    let nobody = entering::door(&app, &actor(Role::Direction), id, to).await;
    assert!(matches!(nobody, Err(Error::Forbidden)));
}

#[tokio::test]
async fn what_was_typed_of_a_sheet_waits_sealed() {
    let app = house().await;
    let (id, _) = launched(&app, "hospital-stay", |words| words).await;
    let quality = actor(Role::Quality);
    let door = entering::door(&app, &quality, id, first(&app, id).await)
        .await
        .expect("opens");
    let words = sheet("1", &[("positif", "Madame Untelle")]);
    entering::enter(&app, &quality, &door, words).await.expect("keeps");
    let sql = match app.db.read().get_database_backend() {
        sea_orm::DbBackend::Sqlite => "select hex(typed) as a from paper_sheets",
        _ => "select encode(typed, 'hex') as a from paper_sheets",
    };
    let plain: String = "Untelle".bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!rows(&app, sql).await[0].to_lowercase().contains(&plain));
}

#[tokio::test]
async fn an_interview_is_kept_with_the_agreement_of_who_was_asked_and_sheets_are_typed_for_weeks_after_the_end() {
    let app = house().await;
    let (id, _) = launched(&app, "hospital-stay", |words| words).await;
    let partner = actor(Role::Partner);
    let door = entering::door(&app, &partner, id, first(&app, id).await)
        .await
        .expect("opens");
    let told = |has_agreed| Entry {
        channel: Channel::Interview,
        has_agreed,
        once: Some("d".repeat(32)),
        ..sheet("", &[("accueil_personnes", "5")])
    };
    let refused = entering::enter(&app, &partner, &door, told(false)).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    for _ in 0..2 {
        let taken = entering::enter(&app, &partner, &door, told(true)).await;
        assert_eq!(taken.expect("takes"), Entered::Taken);
    }
    assert_eq!(whole_answers(&counts(&app, id, true).await), 1, "sent twice, it is one");

    app.clock.advance(SignedDuration::from_hours(24 * 50));
    let late = Entry {
        once: Some("e".repeat(32)),
        ..told(true)
    };
    let late = entering::enter(&app, &partner, &door, late).await;
    assert!(matches!(late, Err(Error::Conflict("questionnaires-closed"))));
    let paper = Entry {
        is_double: false,
        ..sheet("9", &[("accueil_personnes", "5")])
    };
    let paper = entering::enter(&app, &partner, &door, paper).await;
    assert_eq!(paper.expect("takes"), Entered::Taken);
}

#[tokio::test]
async fn a_file_of_answers_is_taken_once_and_each_wrong_line_is_told() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    let t = platform::Reader::new(
        app.messages.clone(),
        platform::Language::French,
        actor(Role::Quality),
        app.clock.today(),
    );
    let csv = "N°;accueil_personnes;douleur;positif;Humeur\n\
        1;Excellent;oui;Le calme;gaie\n\
        2;4;no;;\n\
        3;très bien;;;\n\
        4;;;;\n\
        5;2;oui\n";
    let file = |is_trial| AnswerFile {
        name: "reponses.csv",
        bytes: csv.as_bytes().to_vec(),
        participant: None,
        is_trial,
    };
    let tried = take_file(&app, &t, id, file(true)).await.expect("is read");
    assert_eq!(
        (tried.taken, tried.before, tried.ignored.as_slice()),
        (2, 0, &["Humeur".to_owned()][..])
    );
    assert_eq!(whole_answers(&counts(&app, id, true).await), 0, "only looked at");

    let taken = take_file(&app, &t, id, file(false)).await.expect("is taken");
    assert_eq!((taken.taken, taken.bad.len()), (2, 3));
    assert_eq!(
        taken.bad[0],
        (4, BadRow::Question("accueil_personnes".into(), Refusal::UnknownChoice))
    );
    assert_eq!(taken.bad[1], (5, BadRow::Empty));
    assert!(matches!(taken.bad[2], (6, BadRow::Table(_))));
    let again = take_file(&app, &t, id, file(false)).await.expect("is read");
    assert_eq!((again.taken, again.before), (0, 2), "the same file changes nothing");
    let complete = counts(&app, id, true).await;
    assert_eq!(whole_answers(&complete), 2);
    assert_eq!(
        complete.counts[&("accueil_personnes".to_owned(), "5".to_owned())],
        1,
        "« Excellent » is 5"
    );
    assert_counts_hold(&app, id, &link).await;

    let other = AnswerFile {
        bytes: b"a;b\n1;2\n".to_vec(),
        ..file(false)
    };
    assert!(matches!(take_file(&app, &t, id, other).await, Err(Error::Invalid(_))));
    let huge = AnswerFile {
        bytes: format!("accueil_personnes\n{}", "4\n".repeat(50_001)).into_bytes(),
        ..file(false)
    };
    let refused = take_file(&app, &t, id, huge).await;
    assert!(
        matches!(refused, Err(Error::Invalid(_))),
        "a file is never cut in silence"
    );
    assert_eq!(
        whole_answers(&counts(&app, id, true).await),
        2,
        "nothing of it is taken"
    );
    let empty = AnswerFile {
        bytes: Vec::new(),
        ..file(false)
    };
    assert!(matches!(take_file(&app, &t, id, empty).await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn an_establishment_of_this_house_that_is_added_by_its_finess_number_is_itself() {
    let app = house().await;
    organisation(&app).await;
    let quality = actor(Role::Quality);
    let instrument = published(&app, "three-questions").await;
    let version = instruments::latest(&app, &scope(), instrument)
        .await
        .expect("is there")
        .id;
    let words = CampaignWords {
        name: "Région".into(),
        purpose: "Voir".into(),
        ..CampaignWords::from_day(app.clock.today())
    };
    let campaign = campaigns::prepare(&app, &quality, None, version, words)
        .await
        .expect("prepares");
    // The sponsor itself stands in the list already: only the number that is new is added.
    let lines = "010000024;Le même\n010000032;Autre";
    let added = campaigns::add_participants(&app, &quality, campaign, lines)
        .await
        .expect("adds");
    assert_eq!((added.added, added.bad.len()), (1, 1));
    let known = people::organisations_of_finess(&app, &["010000024".into(), "999999999".into()]).await;
    assert_eq!(known.expect("reads").len(), 1);
}
