//! What everybody reads: the page, its poster and report, and what is gone when it is taken back.

use super::{SAID, given_back, project, run};
use crate::house::House;
use http::{StatusCode, header};
use platform::Role;
use uuid::Uuid;

#[tokio::test]
async fn anybody_reads_what_was_given_back_and_no_name() {
    let house = House::open().await;
    let (_, public) = given_back(&house).await;
    let visitor = house.visitor();
    let page = visitor.get(&public).await.expect(StatusCode::OK);
    let words = page.main();
    assert!(
        words.contains("Vous avez dit, nous avons fait") && words.contains("58 %") && words.contains("74 %"),
        "{words}"
    );
    assert!(
        words.contains("Décidé ensemble") && words.contains("D’autres raisons ont pu jouer."),
        "{words}"
    );
    assert!(!words.contains("Personne "), "{words}");
    assert!(
        visitor
            .get("/give-backs")
            .await
            .main()
            .contains("Un temps assis avant chaque départ")
    );
}

#[tokio::test]
async fn quoted_words_are_never_markup() {
    let house = House::open().await;
    let (_, public) = given_back(&house).await;
    let page = house.visitor().get(&public).await;
    assert!(!page.says("<script>alert(1)") && page.main().contains("Je n’ai rien retenu."));
}

#[tokio::test]
async fn the_poster_and_the_report_are_pdf() {
    let house = House::open().await;
    let (_, public) = given_back(&house).await;
    for file in ["poster.pdf", "report.pdf"] {
        let reply = house
            .visitor()
            .get(&format!("{public}/{file}"))
            .await
            .expect(StatusCode::OK);
        assert!(reply.bytes.starts_with(b"%PDF") && reply.headers[header::CONTENT_TYPE] == "application/pdf");
    }
}

#[tokio::test]
async fn the_address_of_the_poster_is_short_and_leads_to_the_page() {
    let house = House::open().await;
    let (_, public) = given_back(&house).await;
    let id: Uuid = public.rsplit('/').next().unwrap().parse().unwrap();
    let code = platform::id::short_code(id);
    let visitor = house.visitor();

    for typed in [code.clone(), code.to_lowercase(), code.replace('-', "")] {
        let reply = visitor.get(&format!("/r/{typed}")).await.expect(StatusCode::SEE_OTHER);
        assert_eq!(reply.location(), public);
    }

    // A draft, another code and no code are not found, all the same.
    run(
        &house,
        "update project_give_backs set published_at = null, state = 'draft' where title <> ''",
        Vec::new(),
    )
    .await;
    for address in [
        format!("/r/{code}"),
        "/r/00000-00000".into(),
        "/r/x".into(),
        format!("/r/{id}"),
    ] {
        visitor.get(&address).await.expect(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn withdrawn_words_leave_the_page_the_poster_and_the_api_at_once() {
    let house = House::open().await;
    let (_, public) = given_back(&house).await;
    let visitor = house.visitor();
    let before = visitor
        .api(http::Method::GET, &public, None)
        .await
        .expect(StatusCode::OK)
        .json();
    assert_eq!(before["give_back"]["quotes"].as_array().unwrap().len(), 2);

    run(
        &house,
        "update expressions set state = 'withdrawn', shared_text = null where number = 9001",
        Vec::new(),
    )
    .await;
    let page = visitor.get(&public).await.expect(StatusCode::OK);
    assert!(
        !page.says("debout, dans le couloir") && page.says("Je n’ai rien retenu."),
        "{}",
        SAID[0]
    );
    let after = visitor.api(http::Method::GET, &public, None).await.json();
    assert_eq!(after["give_back"]["quotes"].as_array().unwrap().len(), 1);

    run(
        &house,
        "update expressions set state = 'withdrawn', shared_text = null where number = 9002",
        Vec::new(),
    )
    .await;
    let page = visitor.get(&public).await.expect(StatusCode::OK);
    assert!(!page.says("poster.pdf"), "no quote is left, so there is no poster");
    visitor
        .get(&format!("{public}/poster.pdf"))
        .await
        .expect(StatusCode::CONFLICT);
    visitor
        .get(&format!("{public}/report.pdf"))
        .await
        .expect(StatusCode::OK);
}

#[tokio::test]
async fn a_give_back_that_was_taken_down_is_gone_and_says_why() {
    let house = House::open().await;
    let (url, public) = given_back(&house).await;
    let id = public.rsplit('/').next().unwrap();
    let withdrawal = format!("{url}/give-backs/{id}/withdrawal");
    let direction = house.sign_in(Role::Direction);
    direction
        .post(&withdrawal, &[("reason", "Un chiffre était faux.")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let gone = house.visitor().get(&public).await.expect(StatusCode::GONE);
    assert!(gone.main().contains("Un chiffre était faux.") && !gone.says("74 %"));
    house
        .visitor()
        .get(&format!("{public}/poster.pdf"))
        .await
        .expect(StatusCode::NOT_FOUND);
    house
        .visitor()
        .api(http::Method::GET, &public, None)
        .await
        .expect(StatusCode::NOT_FOUND);
    assert!(
        !house
            .visitor()
            .get("/give-backs")
            .await
            .main()
            .contains("Un temps assis")
    );
}

#[tokio::test]
async fn a_draft_is_nobody_s_but_its_house_s() {
    let house = House::open().await;
    let url = project(&house).await;
    let quality = house.sign_in(Role::Quality);
    let id = super::made(quality.post(&format!("{url}/give-backs"), &[]).await);
    for path in [
        format!("/give-backs/{id}"),
        format!("/give-backs/{id}/poster.pdf"),
        format!("/give-backs/{id}/report.pdf"),
    ] {
        quality.get(&path).await.expect(StatusCode::NOT_FOUND);
        house.visitor().get(&path).await.expect(StatusCode::NOT_FOUND);
    }
    let preview = quality
        .get(&format!("{url}/give-backs/{id}/preview"))
        .await
        .expect(StatusCode::OK)
        .main();
    assert!(
        preview.contains("Aperçu") && preview.contains("ce n’est pas une co-décision"),
        "{preview}"
    );
}
