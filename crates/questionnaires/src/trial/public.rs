//! Results that everybody may read: of whom, of which months, and what is noted of it.

use super::{give, house, launched, receipt, rows, scope};
use crate::{
    actions::{
        campaigns, instruments,
        public_results::{self, Opening},
        results::{Narrow, results},
    },
    campaign::{CampaignId, CampaignWords, ParticipantId},
    highlights::MOST,
    pages::results_poster_of,
    store,
};
use jiff::SignedDuration;
use platform::{App, Error, Language, Reader, Result, Role};
use testkit::actor;

fn opening(participant: Option<ParticipantId>, edit: i64) -> Opening {
    Opening {
        participant,
        becomes: "Des repas chauds".into(),
        edit,
    }
}

async fn open(app: &App, id: CampaignId, participant: Option<ParticipantId>, edit: i64) -> Result<()> {
    public_results::open(app, &actor(Role::Quality), id, &opening(participant, edit)).await
}

async fn link_of(app: &App, id: CampaignId) -> String {
    let all = store::public_results::list(app.db.read(), id).await.expect("reads");
    all[0].link.clone()
}

async fn answer(app: &App, link: &str, times: usize) {
    for _ in 0..times {
        receipt(give(app, link, &[("repas_gout", "2")], None).await);
    }
}

/// A launched campaign of two establishments, six answers each: which they are.
async fn of_two(app: &App) -> (CampaignId, Vec<ParticipantId>) {
    super::organisation(app).await;
    let quality = actor(Role::Quality);
    let instrument = super::published(app, "hospital-stay").await;
    let version = instruments::latest(app, &scope(), instrument)
        .await
        .expect("is there")
        .id;
    let words = CampaignWords {
        name: "Région".into(),
        purpose: "Voir".into(),
        ..CampaignWords::from_day(app.clock.today())
    };
    let id = campaigns::prepare(app, &quality, None, version, words)
        .await
        .expect("prepares");
    campaigns::add_participants(app, &quality, id, ";Clinique inventée")
        .await
        .expect("adds");
    campaigns::launch(app, &quality, id, 1).await.expect("launches");
    let all = store::participants::list(app.db.read(), id).await.expect("reads");
    for one in &all {
        answer(app, &one.link, 6).await;
    }
    campaigns::end(app, &quality, id).await.expect("ends");
    (id, all.iter().map(|one| one.id).collect())
}

#[tokio::test]
async fn a_campaign_of_several_shows_the_whole_or_establishments_never_both() {
    let app = house().await;
    let (id, all) = of_two(&app).await;
    open(&app, id, None, 0).await.expect("opens the whole");

    let beside = open(&app, id, Some(all[0]), 0).await;
    assert!(
        matches!(beside, Err(Error::Conflict("questionnaires-public-subtract"))),
        "{beside:?}"
    );

    let quality = actor(Role::Quality);
    public_results::take_back(&app, &quality, id, None)
        .await
        .expect("takes back");
    for one in &all {
        open(&app, id, Some(*one), 0).await.expect("opens an establishment");
    }
    let whole = open(&app, id, None, 2).await;
    assert!(
        matches!(whole, Err(Error::Conflict("questionnaires-public-subtract"))),
        "{whole:?}"
    );
    let verbs = rows(
        &app,
        "select verb as a from audit_entries where verb like 'campaign.%results%' order by verb",
    )
    .await;
    assert_eq!(
        verbs,
        [
            "campaign.open-results",
            "campaign.open-results",
            "campaign.open-results",
            "campaign.take-results-back"
        ]
    );
}

#[tokio::test]
async fn a_public_page_is_about_its_establishment_alone() {
    let app = house().await;
    let (id, all) = of_two(&app).await;
    open(&app, id, Some(all[1]), 0).await.expect("opens");

    let opened = public_results::at(&app, &link_of(&app, id).await)
        .await
        .expect("is open");

    assert_eq!(opened.of.complete_count(), 6);
    assert!(
        opened.of.whole.is_none() && opened.of.participants.is_empty(),
        "no other is beside it"
    );
    assert_eq!(opened.of.participant.map(|one| one.id), Some(all[1]));
    let unknown = public_results::at(&app, "inconnue").await;
    assert!(matches!(unknown, Err(Error::NotFound)));
}

#[tokio::test]
async fn while_people_answer_only_months_that_are_over_are_public() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| CampaignWords {
        closes_on: words.opens_on.saturating_add(jiff::Span::new().days(60)),
        ..words
    })
    .await;
    answer(&app, &link, 6).await;
    let early = open(&app, id, None, 0).await;
    assert!(
        matches!(early, Err(Error::Conflict("questionnaires-public-too-few"))),
        "{early:?}"
    );

    app.clock.advance(SignedDuration::from_hours(24 * 31));
    open(&app, id, None, 0).await.expect("their month is over");
    answer(&app, &link, 1).await;
    let public = link_of(&app, id).await;
    let seen = async || {
        public_results::at(&app, &public)
            .await
            .expect("is open")
            .of
            .complete_count()
    };
    assert_eq!(
        seen().await,
        6,
        "who has just answered is not told by a number that changes"
    );
    app.clock.advance(SignedDuration::from_hours(24 * 40));
    assert_eq!(seen().await, 7, "everything, once nobody answers any more");
}

#[tokio::test]
async fn the_words_of_a_page_are_changed_over_what_was_seen() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    answer(&app, &link, 6).await;
    let quality = actor(Role::Quality);
    campaigns::end(&app, &quality, id).await.expect("ends");
    open(&app, id, None, 0).await.expect("opens");
    let before = link_of(&app, id).await;

    let stale = open(&app, id, None, 0).await;
    assert!(
        matches!(stale, Err(Error::Conflict("questionnaires-changed-meanwhile"))),
        "{stale:?}"
    );
    open(&app, id, None, 1).await.expect("changes the words");
    assert_eq!(link_of(&app, id).await, before);
    let verbs = rows(
        &app,
        "select verb as a from audit_entries where verb = 'campaign.edit-public-results'",
    )
    .await;
    assert_eq!(verbs.len(), 1);
}

#[tokio::test]
async fn the_poster_of_a_ward_leads_to_the_page_once_everybody_may_read_it() {
    let app = house().await;
    let (id, link) = launched(&app, "hospital-stay", |words| words).await;
    answer(&app, &link, 6).await;
    let quality = actor(Role::Quality);
    campaigns::end(&app, &quality, id).await.expect("ends");
    let t = Reader::new(
        app.messages.clone(),
        Language::French,
        quality.clone(),
        app.clock.today(),
    )
    .on_paper();
    let address = async || {
        let of = results(&app, &quality, id, &Narrow::default()).await.expect("reads");
        results_poster_of(&app, &t, &of, MOST).address
    };
    assert!(address().await.ends_with("/answers/follow"));

    open(&app, id, None, 0).await.expect("opens");
    let public = link_of(&app, id).await;
    assert!(address().await.ends_with(&format!("/answers/results/{public}")));

    public_results::take_back(&app, &quality, id, None)
        .await
        .expect("takes back");
    assert!(address().await.ends_with("/answers/follow"));
}
