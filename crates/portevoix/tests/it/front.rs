//! The front door: headers, errors, languages, health, forgery.

use crate::house::House;
use axum::body::Body;
use http::{Method, Request, StatusCode, header};
use platform::Role;

#[tokio::test]
async fn every_answer_forbids_inline_script_and_outside_hosts() {
    let house = House::open().await;

    for path in ["/", "/sign-in", "/api/v1/openapi.json", "/static/app.css", "/nowhere"] {
        let reply = house.visitor().get(path).await;
        let policy = reply.headers["content-security-policy"].to_str().unwrap().to_owned();
        assert!(
            policy.contains("script-src 'self'") && !policy.contains("unsafe"),
            "{path}"
        );
        assert_eq!(reply.headers["x-content-type-options"], "nosniff");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_the_reader_s_language() {
    let house = House::open().await;

    let french = house.visitor().get("/nowhere").await.expect(StatusCode::NOT_FOUND);
    let english = house
        .visitor()
        .in_english()
        .get("/nowhere")
        .await
        .expect(StatusCode::NOT_FOUND);

    assert!(french.says("Cette page n’existe pas"));
    assert!(english.says("This page does not exist"));
    assert!(english.says("<html lang=\"en\""));
}

#[tokio::test]
async fn the_api_answers_problem_details() {
    let house = House::open().await;

    let reply = house.visitor().api(Method::GET, "/tasks", None).await;

    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert_eq!(reply.headers[header::CONTENT_TYPE], "application/problem+json");
    assert_eq!(reply.json()["type"], "urn:portevoix:error-sign-in");
}

#[tokio::test]
async fn a_form_posted_by_another_site_is_refused() {
    let house = House::open().await;
    let request = |site: &str| {
        Request::builder()
            .method(Method::POST)
            .uri("/theme")
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("theme=dark&back=/"))
            .unwrap()
    };

    let foreign = house.visitor().answer(request("cross-site")).await;
    let own = house.visitor().answer(request("same-origin")).await;

    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert_eq!(own.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_chosen_language_is_remembered() {
    let house = House::open().await;

    let reply = house.visitor().get("/language/en?back=/give").await;

    assert_eq!(reply.location(), "/give");
    assert!(
        reply.headers[header::SET_COOKIE]
            .to_str()
            .unwrap()
            .starts_with("pv_language=en;")
    );
}

#[tokio::test]
async fn health_and_readiness_answer_without_signing_in() {
    let house = House::open().await;

    house.visitor().get("/health").await.expect(StatusCode::OK);
    let ready = house.visitor().get("/ready").await.expect(StatusCode::OK);

    assert_eq!(ready.json()["database"], true);
    assert_eq!(ready.json()["files"], true);
    assert!(house.visitor().get("/metrics").await.says("http_requests_total"));
}

#[tokio::test]
async fn a_store_of_files_that_is_away_makes_the_house_not_ready() {
    let house = House::open().await;
    std::fs::remove_dir_all(house.app.settings.data.join("files")).unwrap();

    let ready = house
        .visitor()
        .get("/ready")
        .await
        .expect(StatusCode::SERVICE_UNAVAILABLE);

    assert_eq!(
        (&ready.json()["database"], &ready.json()["files"]),
        (&true.into(), &false.into())
    );
}

#[tokio::test]
async fn metrics_are_for_this_machine_alone() {
    let house = House::open().await;
    let told = Request::builder()
        .uri("/metrics")
        .header("x-forwarded-for", "127.0.0.1")
        .body(Body::empty())
        .unwrap();

    let elsewhere = house.visitor().at([10, 0, 0, 9]).get("/metrics").await;
    let through_a_proxy = house.visitor().answer(told).await;

    for refused in [elsewhere, through_a_proxy] {
        assert!(!refused.expect(StatusCode::NOT_FOUND).says("http_requests_total"));
    }
}

#[tokio::test]
async fn a_method_that_somebody_invents_makes_no_series_of_its_own() {
    let house = House::open().await;

    for method in ["MADEUP1", "MADEUP2"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        house.visitor().send(method, "/", None, Body::empty()).await;
    }

    let metrics = house.visitor().get("/metrics").await.expect(StatusCode::OK);
    assert!(metrics.says("method=\"other\"") && !metrics.says("MADEUP"));
}

#[tokio::test]
async fn the_api_says_which_methods_an_address_knows() {
    let house = House::open().await;

    let reply = house.visitor().api(Method::DELETE, "/tasks", None).await;

    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(reply.headers[header::CONTENT_TYPE], "application/problem+json");
    assert!(reply.headers[header::ALLOW].to_str().unwrap().contains("GET"));
    assert_eq!(reply.json()["problems"][0]["message"], "error-method");
}

#[tokio::test]
async fn mails_that_could_not_leave_are_said_without_an_address_and_tried_again() {
    let house = House::open().await;
    let mut change = house.app.change(&platform::Actor::System("test")).await.unwrap();
    for n in 0..3 {
        let recipient = format!("durand-{n}@tilleuls.example");
        change
            .mail(&recipient, "Un vote est ouvert", "http://localhost")
            .await
            .unwrap();
    }
    change.commit_unnoted().await.unwrap();
    let given_up = "update outgoing_mails set last_error = 'refused 550', given_up_at = created_at";
    sea_orm::ConnectionTrait::execute_unprepared(house.app.db.upkeep(), given_up)
        .await
        .unwrap();
    let keeper = house.sign_in(Role::Administrator);

    let page = keeper.get("/jobs").await.expect(StatusCode::OK);
    let english = keeper.clone().in_english().get("/jobs").await;
    let json = keeper.api(Method::GET, "/mails", None).await.json();
    let asked = keeper.post("/mails/attempts", &[]).await;

    assert!(
        page.says("3 e-mails\u{a0}: le serveur les refuse (550)"),
        "{}",
        page.main()
    );
    assert!(
        english.says("3 mails: the server refuses them (550)"),
        "{}",
        english.main()
    );
    assert!(!page.says("durand"));
    assert_eq!(
        json["mails"],
        serde_json::json!({ "waiting_count": 0, "given_up": [{ "reason": "refused", "reply": 550, "count": 3 }] })
    );
    assert_eq!(
        (asked.status, asked.location()),
        (StatusCode::SEE_OTHER, "/jobs".to_owned())
    );
    assert!(!keeper.get("/jobs").await.says("le serveur les refuse"));
    assert_eq!(platform::mail::waiting_count(&house.app).await.unwrap(), 3);
    for refused in [Role::Partner, Role::Direction] {
        house
            .sign_in(refused)
            .post("/mails/attempts", &[])
            .await
            .expect(StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_visitor_is_sent_to_sign_in_and_back() {
    let house = House::open().await;

    let reply = house.visitor().get("/work").await;

    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(reply.location(), "/sign-in?back=%2Fwork");
}

#[tokio::test]
async fn the_first_page_weighs_less_than_60_kilobytes_over_the_wire() {
    let house = House::open().await;
    let mut weight = 0;

    for path in [
        "/",
        "/static/app.css",
        "/static/app.js",
        "/static/icons.svg",
        "/static/fonts/atkinson.woff2",
        "/static/fonts/literata.woff2",
    ] {
        let request = Request::builder()
            .uri(path)
            .header(header::ACCEPT_ENCODING, "gzip")
            .body(Body::empty())
            .unwrap();
        let reply = house.visitor().answer(request).await.expect(StatusCode::OK);
        weight += reply.bytes.len();
    }

    assert!(weight < 60_000, "{weight} bytes");
}

#[tokio::test]
async fn the_work_home_greets_each_role() {
    let house = House::open().await;

    for role in Role::ALL {
        let home = house.sign_in(role).get("/work").await.expect(StatusCode::OK);
        assert!(
            home.says("Ce qui vous attend") && home.says("Se déconnecter"),
            "{role:?}"
        );
    }
}

#[tokio::test]
async fn the_audit_names_the_first_line_that_was_changed() {
    let house = House::open().await;

    let before = platform::audit::verify(&house.app).await.unwrap();
    platform::audit::tamper(&house.app, 3).await.unwrap();
    let after = platform::audit::verify(&house.app).await.unwrap();

    assert!(matches!(before, platform::audit::Verdict::Whole { count, .. } if count > 10));
    assert_eq!(after, platform::audit::Verdict::Broken { sequence: 3 });
}

#[tokio::test]
async fn the_audit_page_is_for_those_who_may() {
    let house = House::open().await;

    house
        .sign_in(Role::Direction)
        .get("/audit")
        .await
        .expect(StatusCode::OK);
    house
        .sign_in(Role::Partner)
        .get("/audit")
        .await
        .expect(StatusCode::FORBIDDEN);
}
