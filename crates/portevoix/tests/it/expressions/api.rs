//! The same walk through the JSON API.

use super::*;
use http::Method;
use serde_json::json;

#[tokio::test]
async fn the_whole_way_of_a_file_by_the_api() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);

    let begun = quality
        .upload("/api/v1/imports", &[], &[("file", "a.csv", ANSWERS.as_bytes())])
        .await;
    let begun = begun.expect(StatusCode::CREATED).json();
    let url = format!("/imports/{}", begun["import"]["id"].as_str().unwrap());
    assert_eq!(begun["import"]["columns"][1], json!({ "name": "Avis", "role": "text" }));
    assert_eq!(begun["preview"]["columns"][1], "Avis");
    assert_eq!(begun["preview"]["rows"][2]["cells"][1], "RAS");
    let correction = json!({ "version": 1, "name": "Mars", "columns": [{ "name": "Canal", "role": "left_out" }] });
    quality
        .api(Method::PATCH, &url, Some(correction.clone()))
        .await
        .expect(StatusCode::OK);
    quality
        .api(Method::PATCH, &url, Some(correction))
        .await
        .expect(StatusCode::CONFLICT);
    quality
        .api(Method::POST, &format!("{url}/dry-run"), None)
        .await
        .expect(StatusCode::ACCEPTED);
    house.run_jobs().await;
    let tried = quality.api(Method::GET, &url, None).await.expect(StatusCode::OK).json();
    assert_eq!(tried["import"]["trial"]["counts"]["taken"], 4);
    quality
        .api(Method::POST, &format!("{url}/run"), None)
        .await
        .expect(StatusCode::ACCEPTED);
    house.run_jobs().await;
    let done = quality.api(Method::GET, &url, None).await.expect(StatusCode::OK).json();
    assert_eq!(
        done["import"]["counts"],
        json!({ "taken": 4, "blank": 1, "to_review": 1, "already": 0, "refused": 0 })
    );

    let menus = quality
        .api(Method::GET, "/expressions/values", None)
        .await
        .expect(StatusCode::OK)
        .json();
    let place = menus["menus"]
        .as_array()
        .unwrap()
        .iter()
        .find(|menu| menu["field"] == "place")
        .unwrap();
    assert_eq!(place["values"][0], json!({ "value": "Ain", "count": 3 }));

    let waiting = quality
        .api(Method::GET, "/reviews", None)
        .await
        .expect(StatusCode::OK)
        .json();
    let id = waiting["to_review"][0]["id"].as_str().unwrap().to_owned();
    let open = quality
        .api(Method::GET, &format!("/expressions/{id}/review"), None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert!(open["review"]["raw"].as_str().unwrap().contains("Durieux"));
    let version = open["review"]["version"].clone();
    quality
        .api(
            Method::POST,
            &format!("/expressions/{id}/review/share"),
            Some(json!({ "version": version })),
        )
        .await
        .expect(StatusCode::OK);
    let one = house
        .sign_in(Role::Representative)
        .api(Method::GET, &format!("/expressions/{id}"), None)
        .await;
    let one = one.expect(StatusCode::OK).json();
    assert!(!one["expression"]["text"].as_str().unwrap().contains("Durieux"));
    assert_eq!(one["masked"]["phone"], 1);

    let why = json!({ "why": "Essai" });
    quality
        .api(Method::POST, &format!("{url}/undo"), Some(why))
        .await
        .expect(StatusCode::ACCEPTED);
    house.run_jobs().await;
    let list = quality
        .api(Method::GET, "/expressions", None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!((list["count"].clone(), list["more"].clone()), (json!(0), json!(false)));
}

#[tokio::test]
async fn words_are_given_followed_and_withdrawn_by_the_api() {
    let house = House::open().await;
    let visitor = house.visitor();
    let places = visitor
        .api(Method::GET, "/establishments", None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(places["establishments"].as_array().unwrap().len(), 2);
    let given = json!({ "organisation": house.hospital, "words": "Une horloge dans la salle d’attente" });
    let code = visitor
        .api(Method::POST, "/suggestions", Some(given))
        .await
        .expect(StatusCode::CREATED)
        .json();
    let code = json!({ "code": code["receipt"]["code"] });
    let followed = visitor
        .api(Method::POST, "/receipts", Some(code.clone()))
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(followed["followed"]["state"], "shared");
    visitor
        .api(Method::POST, "/receipts/withdrawal", Some(code.clone()))
        .await
        .expect(StatusCode::NO_CONTENT);
    let followed = visitor
        .api(Method::POST, "/receipts", Some(code))
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(
        (
            followed["followed"]["state"].clone(),
            followed["followed"]["text"].clone()
        ),
        (json!("withdrawn"), json!(null))
    );
    let unknown = visitor
        .api(Method::POST, "/receipts", Some(json!({ "code": "AAAA" })))
        .await;
    assert_eq!(
        unknown.expect(StatusCode::UNPROCESSABLE_ENTITY).json()["problems"][0]["field"],
        "code"
    );
}

#[tokio::test]
async fn a_representative_gets_shared_words_and_nothing_raw() {
    let house = House::open().await;
    import(&house, ANSWERS).await;
    let number = waiting(&house).await;
    for role in [Role::Representative, Role::Partner] {
        let reader = house.sign_in(role);
        let list = reader
            .api(Method::GET, "/expressions", None)
            .await
            .expect(StatusCode::OK);
        assert!(!list.says("Durieux") && list.json()["count"] == 2);
        reader
            .api(Method::GET, &format!("/expressions/{number}"), None)
            .await
            .expect(StatusCode::NOT_FOUND);
        reader
            .api(Method::GET, &format!("/expressions/{number}/review"), None)
            .await
            .expect(StatusCode::FORBIDDEN);
        let reason = json!({ "reason": "Par curiosité" });
        reader
            .api(Method::POST, &format!("/expressions/{number}/raw"), Some(reason))
            .await
            .expect(StatusCode::FORBIDDEN);
        reader
            .api(Method::GET, "/imports", None)
            .await
            .expect(StatusCode::FORBIDDEN);
    }
}
