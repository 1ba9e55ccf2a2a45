//! What readers send back: requests for contact and reuses, from anybody, slowly, and read before they are shown.

use super::{ATTACK, complete, published};
use crate::house::House;
use http::StatusCode;
use platform::Role;

const REQUEST: [(&str, &str); 3] = [
    ("who", "Cadre de santé, Clinique des Ormes"),
    ("mailbox", "ormes@clinique.example"),
    ("message", "Comment avez-vous commencé ?"),
];

#[tokio::test]
async fn a_request_reaches_those_who_publish_and_nobody_else() {
    let house = House::open().await;
    let (work, public) = published(&house).await;

    house
        .visitor()
        .post(&format!("{public}/contact"), &REQUEST)
        .await
        .expect(StatusCode::SEE_OTHER);

    let page = house
        .sign_in(Role::Quality)
        .get(&format!("{work}/replies"))
        .await
        .expect(StatusCode::OK);
    assert!(page.main().contains("Comment avez-vous commencé") && page.says("mailto:ormes@clinique.example"));
    assert!(
        house
            .sign_in(Role::Quality)
            .get("/work")
            .await
            .main()
            .contains("réponse de lecteur")
    );
    house
        .sign_in(Role::Partner)
        .get(&format!("{work}/replies"))
        .await
        .expect(StatusCode::FORBIDDEN);
    assert!(!house.visitor().get(&public).await.says("ormes@clinique.example"));

    let answer = page
        .text()
        .split("action=\"")
        .find(|p| p.contains("/answer"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    house
        .sign_in(Role::Quality)
        .post(&answer, &[])
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(
        house
            .sign_in(Role::Quality)
            .get(&format!("{work}/replies"))
            .await
            .main()
            .contains("répondu le")
    );
}

#[tokio::test]
async fn a_request_that_lacks_something_keeps_what_was_typed() {
    let house = House::open().await;
    let (_, public) = published(&house).await;
    let fields = [
        ("who", "Une cadre"),
        ("mailbox", "pas une adresse"),
        ("message", "Bonjour"),
    ];

    let reply = house
        .visitor()
        .post(&format!("{public}/contact"), &fields)
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);

    assert!(reply.says("href=\"#f-mailbox\"") && reply.says("value=\"pas une adresse\"") && reply.says("Bonjour"));
}

#[tokio::test]
async fn machines_that_fill_the_hidden_field_change_nothing() {
    let house = House::open().await;
    let (work, public) = published(&house).await;
    let fields = [REQUEST[0], REQUEST[1], REQUEST[2], ("website", "http://spam.example")];

    house
        .visitor()
        .post(&format!("{public}/contact"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);

    assert!(
        !house
            .sign_in(Role::Quality)
            .get(&format!("{work}/replies"))
            .await
            .says("ormes@clinique.example")
    );
}

#[tokio::test]
async fn who_posts_without_end_is_slowed_down() {
    let house = House::open().await;
    let (_, public) = published(&house).await;
    let contact = format!("{public}/contact");
    for _ in 0..5 {
        house
            .visitor()
            .post(&contact, &REQUEST)
            .await
            .expect(StatusCode::SEE_OTHER);
    }

    let asked = house.visitor().post(&contact, &REQUEST).await;
    let reuse = [("reuse_who", "EHPAD du Lac (fictif)"), ("reuse_how", "Le soir aussi.")];
    let told = house.visitor().post(&format!("{public}/reuses"), &reuse).await;

    for (reply, typed) in [(asked, REQUEST[0].1), (told, "Le soir aussi.")] {
        let reply = reply.expect(StatusCode::TOO_MANY_REQUESTS);
        assert!(reply.headers.contains_key("retry-after"));
        assert!(reply.says("Trop d’envois") && reply.says(typed), "{}", reply.main());
    }
}

#[tokio::test]
async fn a_reuse_is_shown_once_it_was_read() {
    let house = House::open().await;
    let (work, public) = published(&house).await;
    let fields = [
        ("reuse_who", "EHPAD du Lac (fictif)"),
        ("reuse_how", ATTACK),
        ("reuse_what_came", "Moins d’appels le soir."),
        ("reuse_mailbox", "lac@ehpad.example"),
    ];
    house
        .visitor()
        .post(&format!("{public}/reuses"), &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    assert!(!house.visitor().get(&public).await.says("EHPAD du Lac"));
    let quality = house.sign_in(Role::Quality);
    let page = quality.get(&format!("{work}/replies")).await.text();
    let decision = page
        .split("action=\"")
        .find(|p| p.contains("/decision"))
        .unwrap()
        .split(['"', '?'])
        .next()
        .unwrap()
        .to_owned();

    let version = super::hidden(&page, "version");
    let decide = |what| [("decision", what), ("version", version.as_str())];

    let mute = quality.post(&decision, &decide("not_shown")).await;
    mute.expect(StatusCode::UNPROCESSABLE_ENTITY);
    quality
        .post(&decision, &decide("shown"))
        .await
        .expect(StatusCode::SEE_OTHER);
    let late = house.sign_in(Role::Direction).post(&decision, &decide("shown")).await;
    assert!(
        late.expect(StatusCode::CONFLICT)
            .says("Quelqu’un d’autre a décidé entre-temps.")
    );

    let shown = house.visitor().get(&public).await;
    assert!(shown.main().contains("Moins d’appels le soir."));
    assert!(!shown.says("<script>alert") && !shown.says("lac@ehpad.example"));
}

#[tokio::test]
async fn nobody_replies_to_a_sheet_that_is_not_public() {
    let house = House::open().await;
    let public = complete(&house).await.replace("/publications/", "/sheets/");
    house
        .visitor()
        .post(&format!("{public}/contact"), &REQUEST)
        .await
        .expect(StatusCode::NOT_FOUND);
    house
        .visitor()
        .post(&format!("{public}/reuses"), &[("reuse_who", "X"), ("reuse_how", "Y")])
        .await
        .expect(StatusCode::NOT_FOUND);
}
