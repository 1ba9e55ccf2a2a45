//! Patient tracer on either engine: agreed, told by both apart, read side by side, taken away.

use super::{asked_at, fields, house, launched, organisation, published, scope};
use crate::{
    actions::{
        campaigns, instruments,
        results::{Narrow, results},
        sending,
        tracings::{self, Looked},
    },
    campaign::{CampaignId, CampaignKind, CampaignWords},
    store,
    taking::Refusal,
    tracer::{Standing, TracingId, TracingWords, View},
};
use jiff::SignedDuration;
use platform::{Actor, App, Error, Role};
use sea_orm::{ConnectionTrait, Statement};
use testkit::{actor, actor_in};

async fn tracer(app: &App) -> (CampaignId, String) {
    launched(app, "patient-tracer", |words| CampaignWords {
        kind: CampaignKind::Tracer,
        ..words
    })
    .await
}

fn words(app: &App, label: &str) -> TracingWords {
    TracingWords {
        label: label.into(),
        unit: "Chirurgie".into(),
        planned_on: app.clock.today(),
    }
}

async fn planned(app: &App, id: CampaignId) -> TracingId {
    let words = words(app, "Entrée par les urgences");
    tracings::plan(app, &actor(Role::Clinician), id, words)
        .await
        .expect("plans")
}

async fn say(
    app: &App,
    of: (CampaignId, TracingId),
    view: View,
    pairs: &[(&str, &str)],
) -> platform::Result<Vec<(String, Refusal)>> {
    let carer = actor(Role::Clinician);
    let door = tracings::door(app, &carer, of, view, "fr").await?;
    tracings::answer(app, &carer, &door, &fields(pairs), door.tracing.edit).await
}

async fn look(app: &App, (id, tracing): (CampaignId, TracingId)) -> Looked {
    let director = actor(Role::Direction);
    tracings::look(app, &director, id, tracing).await.expect("is there")
}

async fn counted(app: &App, sql: &str) -> i64 {
    let db = app.db.upkeep();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.expect("reads").expect("a row");
    row.try_get("", "n").expect("a number")
}

#[tokio::test]
async fn both_are_heard_apart_and_read_side_by_side_only_once_both_have_spoken() {
    let app = house().await;
    let (id, _) = tracer(&app).await;
    let of = (id, planned(&app, id).await);
    let carer = actor(Role::Clinician);
    let today = app.clock.today();

    let early = say(&app, of, View::Patient, &[("entree_patient", "2")]).await;
    assert!(matches!(
        early,
        Err(Error::Conflict("questionnaires-tracing-not-agreed"))
    ));
    let later = tracings::agree(&app, &carer, id, of.1, today.tomorrow().expect("a day")).await;
    assert!(matches!(later, Err(Error::Invalid(_))), "{later:?}");
    tracings::agree(&app, &carer, id, of.1, today).await.expect("is traced");
    let (day, role) = look(&app, of).await.tracing.agreed.expect("is traced");
    assert_eq!((day, role.as_str()), (today, Role::Clinician.code()));

    let other = say(&app, of, View::Patient, &[("entree_equipe", "4")])
        .await
        .expect("reads");
    assert_eq!(
        other,
        [("entree_equipe".to_owned(), Refusal::UnknownItem)],
        "it is the team's"
    );
    assert_eq!(
        say(&app, of, View::Patient, &[("entree_patient", "2")])
            .await
            .expect("keeps"),
        []
    );
    let heard = look(&app, of).await;
    assert!(heard.views.is_none() && heard.tracing.standing() == Standing::PatientHeard);
    let door = tracings::door(&app, &carer, of, View::Patient, "fr")
        .await
        .expect("opens");
    assert!(door.typed.is_empty(), "the team does not read it before it has spoken");
    let together = say(&app, of, View::Together, &[("ameliorer", "Dire l’attente")]).await;
    assert!(matches!(
        together,
        Err(Error::Conflict("questionnaires-tracing-not-both"))
    ));

    say(&app, of, View::Team, &[("entree_equipe", "4")])
        .await
        .expect("keeps");
    say(&app, of, View::Together, &[("ameliorer", "Dire l’attente")])
        .await
        .expect("keeps");
    let looked = look(&app, of).await;
    let [patient, team, _] = looked.views.as_ref().expect("both are there");
    let steps = looked.of.tracer.side_by_side(&looked.of.version.content, patient, team);
    assert!(steps[0].gap.is_gap() && !steps[1].gap.is_gap());
    let door = tracings::door(&app, &carer, of, View::Patient, "fr")
        .await
        .expect("opens");
    assert!(!door.typed.is_empty(), "it can be mended now");
    let stale = tracings::answer(&app, &carer, &door, &fields(&[("entree_patient", "3")]), 1).await;
    assert!(matches!(
        stale,
        Err(Error::Conflict("questionnaires-changed-meanwhile"))
    ));
}

#[tokio::test]
async fn a_name_is_taken_nowhere_and_what_was_said_is_sealed() {
    let app = house().await;
    let (id, _) = tracer(&app).await;
    let carer = actor(Role::Clinician);
    let named = tracings::plan(&app, &carer, id, words(&app, "Parcours de Mme Untel")).await;
    assert!(matches!(named, Err(Error::Invalid(_))), "{named:?}");
    let of = (id, planned(&app, id).await);
    tracings::agree(&app, &carer, id, of.1, app.clock.today())
        .await
        .expect("is traced");
    say(&app, of, View::Patient, &[("entree_patient", "2")])
        .await
        .expect("keeps");
    say(&app, of, View::Team, &[("entree_equipe", "4")])
        .await
        .expect("keeps");

    let told = say(&app, of, View::Together, &[("ameliorer", "Revoir avec le Dr Untel")])
        .await
        .expect("reads");

    assert_eq!(told, [("ameliorer".to_owned(), Refusal::Named)]);
    let secret = "Dire l’attente dès l’arrivée";
    say(&app, of, View::Together, &[("ameliorer", secret)])
        .await
        .expect("keeps");
    let whole = store::tracings::get(app.db.read(), &scope(), id, of.1)
        .await
        .expect("is there");
    for view in View::ALL {
        let sealed = whole.sealed(view).expect("is kept");
        assert!(!String::from_utf8_lossy(sealed).contains("attente"), "{view:?}");
    }
}

#[tokio::test]
async fn an_agreement_that_is_taken_back_takes_everything_with_it() {
    let app = house().await;
    let (id, _) = tracer(&app).await;
    let of = (id, planned(&app, id).await);
    let carer = actor(Role::Clinician);
    tracings::agree(&app, &carer, id, of.1, app.clock.today())
        .await
        .expect("is traced");
    say(&app, of, View::Patient, &[("entree_patient", "2")])
        .await
        .expect("keeps");

    tracings::withdraw(&app, &carer, id, of.1).await.expect("takes away");

    assert_eq!(counted(&app, "select count(*) as n from tracings").await, 0);
    let gone = tracings::look(&app, &carer, id, of.1).await;
    assert!(matches!(gone, Err(Error::NotFound)));
    assert!(matches!(
        tracings::withdraw(&app, &carer, id, of.1).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_tracer_has_no_address_no_link_no_result_and_is_of_its_own_house_alone() {
    let app = house().await;
    let (id, link) = tracer(&app).await;
    let of = (id, planned(&app, id).await);
    let quality = actor(Role::Quality);
    assert!(matches!(asked_at(&app, &link).await, Err(Error::NotFound)));
    let there = store::participants::list(app.db.read(), id).await.expect("reads");
    let sent = sending::send_links(&app, &quality, id, there[0].id, "a@essai.example").await;
    assert!(
        matches!(sent, Err(Error::Conflict("questionnaires-tracer-no-survey"))),
        "{sent:?}"
    );
    let counted = results(&app, &quality, id, &Narrow::default()).await;
    assert!(matches!(
        counted,
        Err(Error::Conflict("questionnaires-tracer-no-results"))
    ));

    let stranger: Actor = actor_in(Role::Quality, uuid::Uuid::from_u128(9));
    assert!(matches!(
        tracings::look(&app, &stranger, id, of.1).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        tracings::list(&app, &stranger, id).await,
        Err(Error::NotFound)
    ));
    let director = actor(Role::Direction);
    let no_right = tracings::withdraw(&app, &director, id, of.1).await;
    assert!(no_right.is_err(), "who may not enter answers takes none away");

    app.clock.advance(SignedDuration::from_hours(24 * 100));
    let late = tracings::plan(&app, &quality, id, words(&app, "Sortie")).await;
    assert!(
        matches!(late, Err(Error::Conflict("questionnaires-tracer-over"))),
        "{late:?}"
    );
}

#[tokio::test]
async fn only_an_instrument_that_says_whose_questions_are_whose_is_asked_in_a_tracer() {
    let app = house().await;
    organisation(&app).await;
    let quality = actor(Role::Quality);
    let instrument = published(&app, "meeting").await;
    let version = instruments::latest(&app, &scope(), instrument)
        .await
        .expect("is there")
        .id;
    let words = |kind| CampaignWords {
        kind,
        name: "Parcours".into(),
        purpose: "Voir".into(),
        ..CampaignWords::from_day(app.clock.today())
    };
    let refused = campaigns::prepare(&app, &quality, None, version, words(CampaignKind::Tracer)).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");

    let survey = campaigns::prepare(&app, &quality, None, version, words(CampaignKind::Survey))
        .await
        .expect("prepares");
    let turned = campaigns::edit(&app, &quality, survey, 1, words(CampaignKind::Tracer)).await;
    assert!(matches!(turned, Err(Error::Invalid(_))), "{turned:?}");
    assert!(matches!(
        tracings::list(&app, &quality, survey).await,
        Err(Error::NotFound)
    ));
}
