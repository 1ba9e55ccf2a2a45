//! Two waves side by side through the front door: on the page, in the files, and by the API.

use super::{answered, launched, launched_as};
use crate::house::{Client, House};
use http::{Method, StatusCode};
use platform::Role;
use serde_json::{Value, json};

/// A second wave of the instrument of a campaign: its id, and the path of its open address.
async fn again(quality: &Client, first: &str) -> (String, String) {
    let one = quality
        .api(Method::GET, &format!("/campaigns/{first}"), None)
        .await
        .json();
    let settings = json!({
        "name": "Deuxième vague", "purpose": "Voir ce qui a changé", "opens_on": "2026-11-02", "closes_on": "2026-12-31",
    });
    launched_as(quality, &one["campaign"]["version_id"], &settings).await
}

fn row<'v>(results: &'v Value, key: &str) -> &'v Value {
    let rows = results["comparison"]["rows"].as_array().unwrap();
    rows.iter().find(|row| row["key"] == key).unwrap()
}

#[tokio::test]
async fn results_stand_beside_the_wave_before_on_the_page_in_the_files_and_by_the_api() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let settings = |settings: &mut Value| settings["least_for_score"] = json!(10);
    let (first, path) = launched(&quality, "three-questions", settings).await;
    for n in 0..10_u8 {
        let visitor = house.visitor().at([10, 0, 1, n]);
        answered(&visitor, &path, &[("ecoute", "3")]).await;
    }
    let (second, path) = again(&quality, &first).await;
    let results = format!("/campaigns/{second}/results");
    let few = quality
        .api(Method::GET, &format!("{results}?compare=last"), None)
        .await
        .json();
    assert_eq!(few["comparison"]["campaign"], first, "{few}");
    assert_eq!(row(&few, "ecoute")["said"], "masked", "{few}");
    // The second wave keeps the usual thresholds: thirty answers.
    for n in 0..30_u8 {
        let visitor = house.visitor().at([10, 0, 2, n]);
        answered(&visitor, &path, &[("ecoute", "8")]).await;
    }
    let still = quality
        .api(Method::GET, &format!("{results}?compare={first}"), None)
        .await
        .json();
    assert_eq!(row(&still, "ecoute")["said"], "few", "ten are under thirty: {still}");

    let page = quality
        .get(&format!("{results}?compare={first}"))
        .await
        .expect(StatusCode::OK);
    assert!(
        page.says("Trop peu de réponses d’un côté") && page.says("Welch"),
        "{}",
        page.main()
    );
    let none = quality
        .get(&format!("/campaigns/{first}/results?compare=last"))
        .await
        .expect(StatusCode::OK);
    assert!(none.says("pas de campagne d’avant"), "{}", none.main());
    let first_path = format!("/answer/{}", link_of(&quality, &first).await);
    for n in 0..25_u8 {
        let visitor = house.visitor().at([10, 0, 3, n]);
        answered(&visitor, &first_path, &[("ecoute", "3")]).await;
    }
    let told = quality
        .api(Method::GET, &format!("{results}?compare=last"), None)
        .await
        .json();
    let listened = row(&told, "ecoute");
    assert_eq!(
        (&listened["said"], &listened["own"]["n"]),
        (&json!("more"), &json!(30)),
        "{told}"
    );
    assert!((listened["difference"].as_f64().unwrap() - 50.0).abs() < 1e-9, "{told}");
    for file in ["results.csv", "results.pdf", "results.xlsx"] {
        let reply = quality.get(&format!("/campaigns/{second}/{file}?compare=last")).await;
        let reply = reply.expect(StatusCode::OK);
        assert!(
            file != "results.csv" || reply.says("plus que le hasard"),
            "{}",
            reply.text()
        );
    }
}

async fn link_of(quality: &Client, campaign: &str) -> String {
    let seen = quality
        .api(Method::GET, &format!("/campaigns/{campaign}"), None)
        .await
        .json();
    seen["participants"][0]["link"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_cannot_be_compared_with_is_told() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, _) = launched(&quality, "three-questions", |_| ()).await;
    let results = format!("/campaigns/{id}/results");
    let odd = quality
        .api(Method::GET, &format!("{results}?compare=ailleurs"), None)
        .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = format!("{results}?compare=00000000-0000-0000-0000-000000000000");
    assert_eq!(quality.get(&unknown).await.status, StatusCode::NOT_FOUND);
    let region = quality
        .api(Method::GET, &format!("{results}?compare=region"), None)
        .await
        .json();
    assert_eq!(region["comparison"]["refused"], "no-region", "{region}");
    let page = quality
        .get(&format!("{results}?compare=region"))
        .await
        .expect(StatusCode::OK);
    assert!(page.says("Choisissez un établissement"), "{}", page.main());
}
