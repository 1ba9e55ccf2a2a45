//! Results beside the wave before and beside one's own region, on either engine.

use super::{give, house, launched, organisation, published, receipt, scope};
use crate::{
    actions::{
        campaigns,
        comparing::{Compare, With},
        instruments,
        results::{Narrow, Results, results},
    },
    campaign::{CampaignId, CampaignWords, ParticipantId},
    comparison::{NotCompared, Outcome, Verdict},
    store,
};
use jiff::SignedDuration;
use platform::{App, Error, Role};
use testkit::actor;

async fn answered(app: &App, link: &str, n: usize, level: &str) {
    for _ in 0..n {
        receipt(give(app, link, &[("repas_gout", level)], None).await);
    }
}

async fn beside(app: &App, id: CampaignId, participant: Option<ParticipantId>, compare: Compare) -> Results {
    let narrow = Narrow {
        participant,
        compare: Some(compare),
        ..Narrow::default()
    };
    results(app, &actor(Role::Quality), id, &narrow).await.expect("reads")
}

/// What is said of the meals.
fn meals(of: &Results) -> Outcome {
    let found = of
        .comparison
        .as_ref()
        .expect("was asked for")
        .as_ref()
        .expect("is compared");
    let row = found.rows.iter().find(|one| one.key == "repas_gout" && !one.is_score);
    row.expect("is asked").outcome
}

fn why(of: &Results) -> Option<NotCompared> {
    of.comparison.as_ref().expect("was asked for").as_ref().err().copied()
}

fn words(app: &App, name: &str) -> CampaignWords {
    CampaignWords {
        name: name.into(),
        purpose: "Voir ce qui a changé".into(),
        ..CampaignWords::from_day(app.clock.today())
    }
}

#[tokio::test]
async fn a_wave_stands_beside_the_one_before_and_says_what_is_more_than_chance() {
    let app = house().await;
    let quality = actor(Role::Quality);
    let (first, link) = launched(&app, "hospital-stay", |words| words).await;
    answered(&app, &link, 31, "2").await;
    let version = store::campaigns::asked(app.db.read(), first)
        .await
        .expect("is there")
        .version;
    app.clock.advance(SignedDuration::from_hours(24 * 40));
    let second = campaigns::prepare(&app, &quality, None, version, words(&app, "Deuxième vague"))
        .await
        .expect("prepares");
    campaigns::launch(&app, &quality, second, 1).await.expect("launches");
    let there = store::participants::list(app.db.read(), second).await.expect("reads");

    assert_eq!(
        meals(&beside(&app, second, None, Compare::Last).await),
        Outcome::Masked,
        "nobody answered yet"
    );
    answered(&app, &there[0].link, 30, "4").await;
    let of = beside(&app, second, None, Compare::Last).await;

    let Outcome::Shown(found) = meals(&of) else {
        panic!("{:?}", meals(&of))
    };
    assert!(
        (found.difference - 50.0).abs() < 1e-9 && found.verdict() == Verdict::More,
        "{found:?}"
    );
    assert_eq!((found.own.n, found.other.n), (30, 31));
    let chosen = beside(&app, second, Some(there[0].id), Compare::Wave(first)).await;
    assert!(
        matches!(meals(&chosen), Outcome::Shown(_)),
        "the same establishment in both"
    );
    assert_eq!(
        why(&beside(&app, first, None, Compare::Last).await),
        Some(NotCompared::NoWave)
    );

    answered(&app, &there[0].link, 3, "1").await;
    assert_eq!(meals(&beside(&app, second, None, Compare::Last).await), Outcome::Masked);
    let narrow = Narrow {
        compare: Some(Compare::Wave(second)),
        ..Narrow::default()
    };
    let itself = results(&app, &quality, second, &narrow).await;
    assert!(
        matches!(itself, Err(Error::NotFound)),
        "a campaign is no wave of itself"
    );
}

#[tokio::test]
async fn an_establishment_stands_beside_the_others_of_its_region_and_never_beside_one() {
    let app = house().await;
    let quality = actor(Role::Quality);
    organisation(&app).await;
    let instrument = published(&app, "hospital-stay").await;
    let version = instruments::latest(&app, &scope(), instrument)
        .await
        .expect("is there")
        .id;
    let id = campaigns::prepare(&app, &quality, None, version, words(&app, "Région"))
        .await
        .expect("prepares");
    let lines = ";Inventé A;Nord\n;Inventé B;Nord\n;Inventé C;nord\n;Inventé D;Nord\n;Inventé E;Sud";
    campaigns::add_participants(&app, &quality, id, lines)
        .await
        .expect("adds");
    campaigns::launch(&app, &quality, id, 1).await.expect("launches");
    let all = store::participants::list(app.db.read(), id).await.expect("reads");
    let of = |letter: char| {
        let found = all.iter().find(|one| one.name == format!("Inventé {letter}"));
        found.expect("takes part")
    };
    answered(&app, &of('A').link, 30, "4").await;
    for letter in ['B', 'C'] {
        answered(&app, &of(letter).link, 15, "2").await;
    }
    let region = |letter: char| beside(&app, id, Some(of(letter).id), Compare::Region);
    assert_eq!(
        why(&region('A').await),
        Some(NotCompared::FewOthers),
        "two are not enough"
    );

    answered(&app, &of('D').link, 6, "2").await;
    let near = region('A').await;
    let Outcome::Shown(found) = meals(&near) else {
        panic!("{:?}", meals(&near))
    };
    assert_eq!((found.own.n, found.other.n), (30, 36));
    let with = near
        .comparison
        .as_ref()
        .and_then(|found| found.as_ref().ok())
        .map(|found| found.with.clone());
    assert_eq!(with, Some(With::Region("Nord".into(), 3)));
    assert_eq!(meals(&region('B').await), Outcome::Few, "fifteen are too few");
    assert_eq!(why(&region('E').await), Some(NotCompared::FewOthers));
    assert_eq!(
        why(&beside(&app, id, None, Compare::Region).await),
        Some(NotCompared::NoRegion)
    );
    let narrow = Narrow {
        participant: Some(of('A').id),
        from: Some("2020-01".into()),
        compare: Some(Compare::Region),
        ..Narrow::default()
    };
    let narrowed = results(&app, &quality, id, &narrow).await.expect("reads");
    assert_eq!(why(&narrowed), Some(NotCompared::Months));

    answered(&app, &of('E').link, 1, "5").await;
    assert_eq!(
        why(&region('A').await),
        Some(NotCompared::FewElsewhere),
        "the only one elsewhere could be told by subtraction"
    );
}
