//! Personal links: one answer each, one reminder, addresses forgotten.

use super::*;
use crate::actions::sending;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_personal_link_gives_one_answer_and_an_anonymous_campaign_keeps_no_way_to_it() {
    let app = house().await;
    let (id, _) = launched(&app, "three-questions", |words| words).await;
    let quality = actor(Role::Quality);
    let to = store::participants::list(app.db.read(), id).await.expect("reads")[0].id;
    let sent = sending::send_links(&app, &quality, id, to, "anne@exemple.fr\nrien\nANNE@exemple.fr")
        .await
        .expect("sends");
    assert_eq!((sent.sent, sent.bad.len()), (1, 1));
    let again = sending::send_links(&app, &quality, id, to, "anne@exemple.fr")
        .await
        .expect("sends");
    assert_eq!(again.sent, 1);
    let mails = rows(&app, "select body as a from outgoing_mails").await;
    assert_eq!(mails.len(), 1, "the same address gets one link");
    let code = code_in(&mails[0]);

    let (asked, link) = answering::asked_personally(&app, &code).await.expect("opens");
    let given = Given {
        fields: fields(&[("ecoute", "8")]),
        language: "fr".into(),
        link: Some(link),
        ..Given::default()
    };
    let twice = answering::give(&app, &asked, Channel::Personal, given.clone()).await;
    assert!(matches!(twice, Ok(Came::Taken { .. })));
    let used = answering::give(&app, &asked, Channel::Personal, given).await;
    assert!(matches!(used, Err(Error::Conflict("questionnaires-link-used"))));
    assert!(matches!(
        answering::asked_personally(&app, &code).await,
        Err(Error::Conflict("questionnaires-link-used"))
    ));

    // Nothing of the answer leads to the link, and nothing of the link to the answer, to the address or to an hour.
    let answers = rows(
        &app,
        "select coalesce(cast(personal_link_id as text), '') as a from answers",
    )
    .await;
    assert_eq!(answers, [""]);
    let links = rows(
        &app,
        "select case when address is null then 'gone' else 'kept' end as a from personal_links",
    )
    .await;
    assert_eq!(links, ["gone"]);
    let audit = rows(&app, "select verb as a from audit_entries where verb like 'answer%'").await;
    assert!(audit.is_empty(), "the audit has an hour");
}

#[tokio::test]
async fn those_who_did_not_answer_are_reminded_once_and_addresses_of_no_more_use_are_forgotten() {
    let app = house().await;
    let (id, _) = launched(&app, "three-questions", |words| CampaignWords {
        remind_after: Some(7),
        ..words
    })
    .await;
    let quality = actor(Role::Quality);
    let job = Actor::System("questionnaires");
    let to = store::participants::list(app.db.read(), id).await.expect("reads")[0].id;
    sending::send_links(
        &app,
        &quality,
        id,
        to,
        "anne@exemple.fr\nluc@exemple.fr\nzoe@exemple.fr",
    )
    .await
    .expect("sends");
    let mails = || async { rows(&app, "select body as a from outgoing_mails order by created_at").await };
    let code = code_in(&mails().await[0]);
    let (asked, link) = answering::asked_personally(&app, &code).await.expect("opens");
    let given = Given {
        fields: fields(&[("ecoute", "8")]),
        language: "fr".into(),
        link: Some(link),
        ..Given::default()
    };
    answering::give(&app, &asked, Channel::Personal, given)
        .await
        .expect("is taken");

    app.clock.advance(SignedDuration::from_hours(24 * 6));
    assert_eq!(
        sending::remind_all(&app, &job).await.expect("runs"),
        0,
        "the week is not over"
    );
    app.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(sending::remind_all(&app, &job).await.expect("runs"), 2, "one answered");
    assert_eq!(sending::remind_all(&app, &job).await.expect("runs"), 0, "once each");
    let mails = mails().await;
    assert_eq!(mails.len(), 5);
    let reminded: BTreeSet<String> = mails[3..].iter().map(|mail| code_in(mail)).collect();
    let sent: BTreeSet<String> = mails[..3].iter().map(|mail| code_in(mail)).collect();
    assert!(
        reminded.is_subset(&sent) && !reminded.contains(&code),
        "the same links, but that of the answer"
    );
    let kept = "select 'kept' as a from personal_links where address is not null";
    assert!(rows(&app, kept).await.is_empty(), "nothing more is to be sent");
}

#[tokio::test]
async fn the_addresses_of_a_campaign_that_ended_are_forgotten() {
    let app = house().await;
    let (id, _) = launched(&app, "three-questions", |words| CampaignWords {
        remind_after: Some(7),
        ..words
    })
    .await;
    let quality = actor(Role::Quality);
    let to = store::participants::list(app.db.read(), id).await.expect("reads")[0].id;
    sending::send_links(&app, &quality, id, to, "anne@exemple.fr")
        .await
        .expect("sends");
    let kept = "select 'kept' as a from personal_links where address is not null";
    assert_eq!(rows(&app, kept).await.len(), 1, "a reminder is to come");
    campaigns::end(&app, &quality, id).await.expect("ends");
    let reminded = sending::remind_all(&app, &Actor::System("questionnaires"))
        .await
        .expect("runs");
    assert_eq!((reminded, rows(&app, kept).await.len()), (0, 0));
}

fn code_in(mail: &str) -> String {
    let rest = mail
        .split("/answer/personal/")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    rest.expect("a link").to_owned()
}
