//! Patient tracer through the front door: planned, agreed, told by both apart, read side by side, taken away.

use super::published;
use crate::house::{Client, House};
use http::{Method, StatusCode};
use platform::Role;
use serde_json::json;

/// A launched tracer campaign: the address of its paths.
async fn tracer(quality: &Client) -> String {
    let (_, version) = published(quality, "patient-tracer").await;
    let fields = [
        ("version", version.as_str()),
        ("kind", "tracer"),
        ("name", "Parcours"),
        ("purpose", "Comprendre un parcours"),
        ("opens_on", "2026-11-01"),
        ("closes_on", "2026-12-31"),
    ];
    let made = quality.post("/campaigns", &fields).await.expect(StatusCode::SEE_OTHER);
    let campaign = made.location().split('?').next().unwrap().to_owned();
    quality
        .post(&format!("{campaign}/launch"), &[("edit", "1")])
        .await
        .expect(StatusCode::SEE_OTHER);
    format!("{campaign}/tracings")
}

/// A path that is planned and agreed to.
async fn agreed(house: &House, carer: &Client, paths: &str) -> String {
    let today = house.app.clock.today().to_string();
    let plan = [
        ("label", "Entrée par les urgences"),
        ("unit", "Chirurgie"),
        ("planned_on", today.as_str()),
    ];
    let made = carer.post(paths, &plan).await.expect(StatusCode::SEE_OTHER);
    let path = made.location().split('?').next().unwrap().to_owned();
    carer
        .post(&path, &[("agreed_on", today.as_str())])
        .await
        .expect(StatusCode::SEE_OTHER);
    path
}

#[tokio::test]
async fn a_path_is_told_by_both_apart_read_side_by_side_and_leads_to_a_project() {
    let house = House::open().await;
    let paths = tracer(&house.sign_in(Role::Quality)).await;
    let carer = house.sign_in(Role::Clinician);
    let path = agreed(&house, &carer, &paths).await;

    let patient = [
        ("_edit", "2"),
        ("proche", "yes"),
        ("entree_patient", "2"),
        ("soins_patient", "5"),
    ];
    let form = carer.get(&format!("{path}/views/patient")).await.expect(StatusCode::OK);
    assert!(form.says("entree_patient") && !form.says("entree_equipe") && !form.says("accord_oral"));
    carer
        .post(&format!("{path}/views/patient"), &patient)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(
        !carer.get(&path).await.says("synthesis.csv"),
        "one view is not read alone"
    );
    let team = [("_edit", "3"), ("entree_equipe", "4"), ("soins_equipe", "5")];
    carer
        .post(&format!("{path}/views/team"), &team)
        .await
        .expect(StatusCode::SEE_OTHER);
    let named = [
        ("_edit", "4"),
        ("ameliorer", "Voir avec Mme Untel"),
        ("fort", "Le calme"),
    ];
    let back = carer.post(&format!("{path}/views/together"), &named).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.says("on dirait un nom") && back.says("Le calme"),
        "what was typed stays: {}",
        back.main()
    );
    let together = [("_edit", "4"), ("ameliorer", "Dire l’attente dès l’arrivée")];
    carer
        .post(&format!("{path}/views/together"), &together)
        .await
        .expect(StatusCode::SEE_OTHER);

    let page = carer.get(&path).await.expect(StatusCode::OK);
    assert!(
        page.says("l’équipe le voit mieux") && page.says("Dire l’attente dès l’arrivée"),
        "{}",
        page.main()
    );
    let link = page.text();
    let link = link
        .split("href=\"")
        .find(|part| part.starts_with("/projects/new?"))
        .unwrap();
    let link = link.split('"').next().unwrap();
    let project = carer.get(link).await.expect(StatusCode::OK);
    assert!(project.says("L’entrée"), "the objective is there: {}", project.main());
    let csv = carer
        .get(&format!("{path}/synthesis.csv"))
        .await
        .expect(StatusCode::OK)
        .text();
    assert!(csv.contains("Dire l’attente") && csv.contains("L’entrée"), "{csv}");
    carer.get(&format!("{path}/synthesis.pdf")).await.expect(StatusCode::OK);
    carer
        .get(&paths.replace("/tracings", "/guide.pdf"))
        .await
        .expect(StatusCode::OK);

    carer
        .post(&format!("{path}/withdrawal"), &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert_eq!(carer.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_names_somebody_or_comes_too_early_is_refused_with_its_reason() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let paths = tracer(&quality).await;
    let today = house.app.clock.today().to_string();
    let plan = [
        ("label", "Mme Untel"),
        ("unit", "Chirurgie"),
        ("planned_on", today.as_str()),
    ];
    let back = quality.post(&paths, &plan).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.says("ressemble à un nom") && back.says("value=\"Chirurgie\""),
        "{}",
        back.main()
    );
    let no_day = quality
        .post(&paths, &[("label", "Sortie"), ("unit", "Chirurgie")])
        .await;
    assert_eq!(no_day.status, StatusCode::UNPROCESSABLE_ENTITY);

    let plan = json!({ "label": "Sortie", "unit": "Chirurgie", "planned_on": today });
    let made = quality.api(Method::POST, &paths, Some(plan)).await;
    let id = made.expect(StatusCode::CREATED).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let view = format!("{paths}/{id}/views/patient");
    let body = json!({ "edit": 1, "answers": { "entree_patient": "2" } });
    let early = quality.api(Method::PUT, &view, Some(body.clone())).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    let director = house.sign_in(Role::Direction);
    let agreement = format!("{paths}/{id}/agreement");
    let agreed = json!({ "agreed_on": today });
    let no_right = director.api(Method::PUT, &agreement, Some(agreed.clone())).await;
    assert_eq!(no_right.status, StatusCode::FORBIDDEN);
    quality
        .api(Method::PUT, &agreement, Some(agreed))
        .await
        .expect(StatusCode::NO_CONTENT);
    let stale = quality.api(Method::PUT, &view, Some(body)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "the state was another");
    let wrong = json!({ "edit": 2, "answers": { "entree_patient": "9" } });
    let wrong = quality.api(Method::PUT, &view, Some(wrong)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = quality.get(&format!("{paths}/{id}/views/autre")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let one = director.api(Method::GET, &format!("{paths}/{id}"), None).await.json();
    assert_eq!(one["tracing"]["standing"], "agreed", "{one}");
    assert!(one["side_by_side"].is_null());
}

#[tokio::test]
async fn a_tracer_asks_nobody_at_an_address_and_counts_nothing() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let paths = tracer(&quality).await;
    let campaign = paths.replace("/tracings", "");
    let page = quality.get(&campaign).await.expect(StatusCode::OK);
    assert!(
        !page.says("/answer/") && !page.says("/links\"") && page.says(&paths),
        "{}",
        page.main()
    );
    for closed in ["results", "results.csv"] {
        let reply = quality.get(&format!("{campaign}/{closed}")).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{closed}");
    }
    // Held to the end: its database goes with it.
    let house = house.with_every_role().await;
    let elsewhere = house.sign_in_elsewhere(Role::Quality);
    assert_eq!(elsewhere.get(&paths).await.status, StatusCode::NOT_FOUND);
}
