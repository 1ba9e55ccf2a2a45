//! Two people at once: what the second typed is not lost, and nothing of the first is overwritten.

use super::*;

/// The number of an expression that was read differently.
async fn open_disagreement(house: &House, id: &str) -> String {
    let all = call(
        &house.sign_in(Role::Quality),
        Method::GET,
        &format!("/studies/{id}/disagreements"),
        None,
    )
    .await;
    all["disagreements"][0]["number"].to_string()
}

#[tokio::test]
async fn the_second_to_settle_sees_both_what_stands_and_what_they_typed() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 3).await;
    let number = open_disagreement(&house, &id).await;
    let page = format!("/studies/{id}/disagreements/{number}");
    let themes = themes(&house.sign_in(Role::Quality), &id).await;
    let one = [
        ("themes", themes[0].as_str()),
        ("tone", "negative"),
        ("why", "le plat surtout"),
        ("version", ""),
    ];
    let other = [
        ("themes", themes[1].as_str()),
        ("tone", "mixed"),
        ("why", "l’attente surtout"),
        ("version", ""),
    ];

    house
        .sign_in(Role::Representative)
        .post(&page, &one)
        .await
        .expect(StatusCode::SEE_OTHER);
    let second = house
        .sign_in(Role::Clinician)
        .post(&page, &other)
        .await
        .expect(StatusCode::CONFLICT);

    assert!(
        second.says("le plat surtout") && second.says("l’attente surtout"),
        "{}",
        second.main()
    );
    let kept = call(
        &house.sign_in(Role::Quality),
        Method::GET,
        &format!("/studies/{id}/disagreements"),
        None,
    )
    .await;
    let settled = kept["disagreements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["number"].as_i64() == number.parse().ok())
        .unwrap();
    assert_eq!(settled["settlement"]["why"], "le plat surtout");

    // The page that came back holds the present version: sent again, it changes what stands.
    let (_, rest) = second
        .text()
        .split_once("name=\"version\" value=\"")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let version = rest.split('"').next().unwrap().to_owned();
    let again = [
        ("themes", themes[1].as_str()),
        ("tone", "mixed"),
        ("why", "les deux, après discussion"),
        ("version", &version),
    ];
    house
        .sign_in(Role::Clinician)
        .post(&page, &again)
        .await
        .expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_wordings_of_one_finding_do_not_overwrite_each_other() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 0).await;
    let partner = house.sign_in(Role::Partner);
    let reading = call(&partner, Method::GET, &format!("/studies/{id}/reading"), None).await;
    let number = reading["reading"]["expressions"][0]["number"].clone();
    let new = json!({ "study": id, "sentence": "Une première phrase.", "evidence": [number] });
    let finding = call(&partner, Method::POST, "/findings", Some(new)).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let number = number.to_string();
    let wording = |sentence: &'static str| {
        [("sentence", sentence), ("evidence", number.as_str()), ("version", "1")].map(|(a, b)| (a, b.to_owned()))
    };
    let page = format!("/findings/{finding}/wording");
    let send = |client: Client, fields: [(&'static str, String); 3]| {
        let page = page.clone();
        async move {
            client
                .post(&page, &fields.each_ref().map(|(a, b)| (*a, b.as_str())))
                .await
        }
    };

    send(partner.clone(), wording("Une phrase précisée."))
        .await
        .expect(StatusCode::SEE_OTHER);
    let second = send(house.sign_in(Role::Quality), wording("Une phrase raccourcie."))
        .await
        .expect(StatusCode::CONFLICT);

    assert!(
        second.says("Une phrase précisée.") && second.says("Une phrase raccourcie."),
        "{}",
        second.main()
    );
    let stale = house
        .sign_in(Role::Quality)
        .post(&format!("/findings/{finding}/agreements"), &[("version", "1")])
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn two_people_who_decide_one_proposal_are_told_apart() {
    let house = House::open().await;
    let id = study(&house, 100, 40).await;
    read_all(&house, &id, 0).await;
    call(
        &house.sign_in(Role::Quality),
        Method::POST,
        &format!("/studies/{id}/model"),
        None,
    )
    .await;
    house.run_jobs().await;
    let next = call(
        &house.sign_in(Role::Partner),
        Method::GET,
        &format!("/studies/{id}/proposals"),
        None,
    )
    .await;
    let (number, theme) = (
        &next["next"]["number"],
        next["next"]["proposals"][0]["theme"].as_str().unwrap(),
    );
    let path = format!("/studies/{id}/proposals/{number}/{theme}");

    call(
        &house.sign_in(Role::Partner),
        Method::POST,
        &path,
        Some(json!({ "confirm": true })),
    )
    .await;
    let second = house
        .sign_in(Role::Clinician)
        .api(Method::POST, &path, Some(json!({ "confirm": false })))
        .await;

    assert_eq!(second.status, StatusCode::CONFLICT);
}
