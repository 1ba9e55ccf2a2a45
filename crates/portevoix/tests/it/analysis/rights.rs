//! Who may what: roles, appointments, and another establishment.

use super::*;

#[tokio::test]
async fn only_who_may_open_and_prepare_a_study_does() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    for role in [Role::Direction, Role::Clinician, Role::Volunteer] {
        let client = house.sign_in(role);
        client.get(&format!("/studies/{id}")).await.expect(StatusCode::OK);
        client.get("/studies/new").await.expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("/studies/{id}/briefing"), &[("on", "2026-11-20")])
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("/studies/{id}/sample"), &[("size", "12")])
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("/studies/{id}/codebook"), &[("name", "Autre")])
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    for role in [Role::Administrator, Role::Regional] {
        house
            .sign_in(role)
            .get(&format!("/studies/{id}"))
            .await
            .expect(StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn who_was_not_appointed_neither_codes_nor_settles_nor_confirms() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let director = house.sign_in(Role::Direction);
    director
        .get(&format!("/studies/{id}/reading"))
        .await
        .expect(StatusCode::FORBIDDEN);
    read_all(&house, &id, 3).await;
    let all = call(&director, Method::GET, &format!("/studies/{id}/disagreements"), None).await;
    let number = &all["disagreements"][0]["number"];
    let settled = json!({ "settlement": { "nothing": true, "tone": "neutral" }, "why": "parce que" });
    let reply = director
        .api(
            Method::PUT,
            &format!("/studies/{id}/settlements/{number}"),
            Some(settled),
        )
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_establishment_finds_nothing() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let stranger = house.sign_in_elsewhere(Role::Quality);
    for path in [
        "",
        "/codebook",
        "/themes",
        "/readers",
        "/agreement",
        "/disagreements",
        "/proposals",
        "/codes.csv",
        "/themes.csv",
        "/progress",
    ] {
        let reply = stranger.get(&format!("/studies/{id}{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(
        call(&stranger, Method::GET, "/studies", None).await["studies"],
        json!([])
    );
}

#[tokio::test]
async fn nobody_codes_before_the_joint_briefing() {
    let house = House::open().await;
    import(&house, 40).await;
    let quality = house.sign_in(Role::Quality);
    let new = json!({ "name": "Séjour", "question": "Quoi ?" });
    let id = call(&quality, Method::POST, "/studies", Some(new)).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    house.run_jobs().await;
    for role in READERS {
        let person = person(&house.sign_in(role)).await;
        call(
            &quality,
            Method::POST,
            &format!("/studies/{id}/readers"),
            Some(json!({ "person": person })),
        )
        .await;
    }
    call(
        &quality,
        Method::POST,
        &format!("/studies/{id}/sample"),
        Some(json!({ "size": 10 })),
    )
    .await;

    let reply = quality
        .get(&format!("/studies/{id}/reading"))
        .await
        .expect(StatusCode::CONFLICT);

    assert!(reply.says("séance commune"), "{}", reply.main());
    let future = quality
        .post(&format!("/studies/{id}/briefing"), &[("on", "2027-01-01")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(future.says("doit avoir eu lieu"));
}

#[tokio::test]
async fn a_refusal_on_a_study_leads_back_to_it() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    let back = format!("href=\"/studies/{id}\"");
    let director = house.sign_in(Role::Direction);

    let not_appointed = director
        .get(&format!("/studies/{id}/reading"))
        .await
        .expect(StatusCode::FORBIDDEN);
    let unfinished = house
        .sign_in(Role::Partner)
        .post(&format!("/studies/{id}/reading-end"), &[])
        .await
        .expect(StatusCode::CONFLICT);
    let too_early = house
        .sign_in(Role::Partner)
        .get(&format!("/findings/new?study={id}"))
        .await
        .expect(StatusCode::CONFLICT);

    for page in [&not_appointed, &unfinished, &too_early] {
        assert!(page.says(&back), "{}", page.text());
    }
    assert!(unfinished.says("Il reste des paroles à coder"), "{}", unfinished.main());
    // Who may see no study is led to none.
    let outside = house
        .sign_in(Role::Administrator)
        .get(&format!("/studies/{id}/reading"))
        .await;
    assert!(!outside.expect(StatusCode::FORBIDDEN).says(&back));
}

#[tokio::test]
async fn who_does_not_read_a_study_is_told_that_readers_settle() {
    let house = House::open().await;
    let id = study(&house, 40, 12).await;
    read_all(&house, &id, 3).await;
    let director = house.sign_in(Role::Direction);
    let all = call(&director, Method::GET, &format!("/studies/{id}/disagreements"), None).await;
    let number = &all["disagreements"][0]["number"];

    for path in ["disagreements".to_owned(), format!("disagreements/{number}")] {
        let page = director
            .get(&format!("/studies/{id}/{path}"))
            .await
            .expect(StatusCode::OK);
        assert!(page.says("Les lecteurs nommés de l’étude discutent"), "{}", page.main());
        assert!(!page.says("<textarea"), "{}", page.main());
    }
}
