//! The director's signature: without it nothing appears, and taking it back takes the sheet down.

use super::{FORM, complete, hidden, publish, published, sign};
use crate::house::House;
use http::StatusCode;
use platform::Role;

#[tokio::test]
async fn nothing_appears_without_a_signature() {
    let house = House::open().await;
    let url = complete(&house).await;

    publish(&house, &url).await.expect(StatusCode::CONFLICT);

    house
        .visitor()
        .get(&url.replace("/publications/", "/sheets/"))
        .await
        .expect(StatusCode::NOT_FOUND);
    assert!(!house.visitor().get("/sheets").await.says("heures de visite"));
}

#[tokio::test]
async fn a_signed_sheet_appears_for_everybody_with_nobody_s_mailbox() {
    let house = House::open().await;
    let (work, public) = published(&house).await;

    let page = house.visitor().get(&public).await.expect(StatusCode::OK);

    assert!(page.main().contains("échec utile") && page.main().contains("74 % après"));
    assert!(page.main().contains("Hôpital des Tilleuls"));
    assert!(!page.says("qualite@tilleuls.example") && !page.says("Camille Ferrand"));
    assert!(house.sign_in(Role::Quality).get(&work).await.main().contains("publiée"));
}

#[tokio::test]
async fn the_form_says_all_that_it_lacks_at_once() {
    let house = House::open().await;
    let url = complete(&house).await;
    let direction = house.sign_in(Role::Direction);

    let reply = direction
        .upload(&format!("{url}/authorisation"), &[("name", "Camille Ferrand")], &[])
        .await;

    let reply = reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["function", "signed_on", "extents", "form"] {
        assert!(reply.says(&format!("href=\"#f-{field}\"")), "{field}");
    }
    assert!(reply.says("value=\"Camille Ferrand\""));
}

#[tokio::test]
async fn a_signed_form_that_is_a_page_is_refused() {
    let house = House::open().await;
    let url = complete(&house).await;
    let direction = house.sign_in(Role::Direction);
    let version = hidden(
        &direction.get(&format!("{url}/authorisation")).await.text(),
        "content_version",
    );
    let fields = [
        ("content_version", version.as_str()),
        ("name", "C"),
        ("function", "D"),
        ("signed_on", "2026-11-20"),
        ("extents", "site"),
    ];

    let reply = direction
        .upload(
            &format!("{url}/authorisation"),
            &fields,
            &[("form", "signe.pdf", b"<html><script>alert(1)</script></html>")],
        )
        .await;

    reply.expect(StatusCode::UNPROCESSABLE_ENTITY);
    publish(&house, &url).await.expect(StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_form_to_sign_is_a_pdf_of_the_text() {
    let house = House::open().await;
    let url = complete(&house).await;

    let reply = house
        .sign_in(Role::Partner)
        .get(&format!("{url}/authorisation/form.pdf"))
        .await
        .expect(StatusCode::OK);

    assert!(reply.bytes.starts_with(b"%PDF-") && reply.bytes.len() > 5_000);
}

#[tokio::test]
async fn an_edit_after_the_signature_asks_for_another_one() {
    let house = House::open().await;
    let url = complete(&house).await;
    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    let quality = house.sign_in(Role::Quality);
    let answers = [("version", "2"), ("field", "Autre chose.")];
    quality
        .post(&format!("{url}/criteria"), &answers)
        .await
        .expect(StatusCode::SEE_OTHER);

    publish(&house, &url).await.expect(StatusCode::CONFLICT);
    assert!(
        quality
            .get(&url)
            .await
            .main()
            .contains("le texte a changé depuis la signature")
    );

    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);
    publish(&house, &url).await.expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn withdrawing_the_authorisation_takes_the_sheet_down_at_once() {
    let house = House::open().await;
    let (work, public) = published(&house).await;
    let direction = house.sign_in(Role::Direction);

    direction
        .post(&format!("{work}/authorisation/withdrawal"), &[("reason", " ")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    house.visitor().get(&public).await.expect(StatusCode::OK);
    direction
        .post(
            &format!("{work}/authorisation/withdrawal"),
            &[("reason", "Nouvelle organisation.")],
        )
        .await
        .expect(StatusCode::SEE_OTHER);

    let gone = house.visitor().get(&public).await.expect(StatusCode::GONE);
    assert!(gone.main().contains("retirée par ses auteurs"));
    assert!(!gone.says("heures de visite") && !gone.says("Nouvelle organisation."));
    for path in ["/print", "/sheet.pdf"] {
        house
            .visitor()
            .get(&format!("{public}{path}"))
            .await
            .expect(StatusCode::NOT_FOUND);
    }
    assert!(!house.visitor().get("/sheets").await.says("heures de visite"));
    assert!(!house.visitor().get("/sheets/feed.atom").await.says("heures de visite"));
    assert!(!house.visitor().get("/").await.says("heures de visite"));
    publish(&house, &work).await.expect(StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_sheet_is_taken_down_with_a_reason_that_the_public_does_not_read() {
    let house = House::open().await;
    let (work, public) = published(&house).await;
    let quality = house.sign_in(Role::Quality);

    let mute = quality
        .post(&format!("{work}/publication/withdrawal"), &[("reason", "")])
        .await;
    mute.expect(StatusCode::UNPROCESSABLE_ENTITY);
    quality
        .post(
            &format!("{work}/publication/withdrawal"),
            &[("reason", "Une date est fausse.")],
        )
        .await
        .expect(StatusCode::SEE_OTHER);

    assert!(
        !house
            .visitor()
            .get(&public)
            .await
            .expect(StatusCode::GONE)
            .says("Une date est fausse.")
    );
    assert!(quality.get(&work).await.main().contains("Une date est fausse."));
}

#[tokio::test]
async fn the_signed_form_is_for_those_who_sign_and_publish() {
    let house = House::open().await;
    let (work, public) = published(&house).await;
    let page = house.sign_in(Role::Direction).get(&work).await.text();
    let form = page
        .split("href=\"")
        .find(|part| part.contains("/files/"))
        .and_then(|part| part.split('"').next())
        .unwrap()
        .to_owned();

    let reply = house.sign_in(Role::Direction).get(&form).await.expect(StatusCode::OK);
    assert_eq!(reply.bytes, FORM);
    house
        .sign_in(Role::Partner)
        .get(&form)
        .await
        .expect(StatusCode::FORBIDDEN);
    house
        .sign_in_elsewhere(Role::Direction)
        .get(&form)
        .await
        .expect(StatusCode::NOT_FOUND);
    let number = form.rsplit('/').next().unwrap();
    house
        .visitor()
        .get(&format!("{public}/files/{number}"))
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_waits_for_whom_is_on_the_home_page() {
    let house = House::open().await;
    let url = complete(&house).await;
    let direction = house.sign_in(Role::Direction);
    assert!(
        direction
            .get("/work")
            .await
            .says(&format!("href=\"{url}/authorisation\""))
    );

    sign(&house, &url).await.expect(StatusCode::SEE_OTHER);

    assert!(
        house
            .sign_in(Role::Quality)
            .get("/work")
            .await
            .main()
            .contains("Publier la fiche")
    );
    assert!(
        !house
            .sign_in(Role::Clinician)
            .get("/work")
            .await
            .main()
            .contains("Publier la fiche")
    );
}
