//! Giving words without an account, following them with a code, taking them back.

use super::*;

fn code_of(page: &str) -> String {
    let (_, rest) = page.split_once("<strong>").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

async fn give(house: &House, words: &str) -> String {
    let url = format!("/give/{}", house.hospital);
    let reply = house
        .visitor()
        .post(
            &url,
            &[("words", words), ("speaker", "patient"), ("publication", "yes")],
        )
        .await;
    let page = reply.expect(StatusCode::OK).text();
    code_of(page.split_once("code-given").unwrap().1)
}

#[tokio::test]
async fn anybody_gives_follows_reads_the_answer_and_withdraws() {
    let house = House::open().await;
    let visitor = house.visitor();
    assert!(visitor.get("/give").await.expect(StatusCode::OK).says("Tilleuls"));
    let form = visitor
        .get(&format!("/give/{}", house.hospital))
        .await
        .expect(StatusCode::OK);
    assert!(form.main().contains("15 ou le 112"), "{}", form.main());

    let code = give(&house, "Un banc devant l’entrée aiderait ceux qui attendent").await;
    let followed = visitor.post("/follow", &[("code", &code)]).await.expect(StatusCode::OK);
    assert!(
        followed.main().contains("Pas encore de réponse") && followed.says("Un banc"),
        "{}",
        followed.main()
    );

    let direction = house.sign_in(Role::Direction);
    let list = direction
        .get("/expressions?channel=suggestion&answered=no")
        .await
        .expect(StatusCode::OK)
        .text();
    let (_, rest) = list.split_once("<ul class=\"verbatims\">").unwrap();
    let (_, rest) = rest.split_once("href=\"/expressions/").unwrap();
    let number = rest.split('"').next().unwrap();
    direction
        .post(&format!("/expressions/{number}/answer"), &[("answer", "")])
        .await
        .expect(StatusCode::UNPROCESSABLE_ENTITY);
    direction
        .post(
            &format!("/expressions/{number}/answer"),
            &[("answer", "Il sera posé en mars.")],
        )
        .await
        .expect(StatusCode::SEE_OTHER);
    let followed = visitor
        .post("/follow", &[("code", &code.to_lowercase())])
        .await
        .expect(StatusCode::OK);
    assert!(followed.says("Il sera posé en mars."));

    let asked = visitor
        .post("/follow/withdrawal", &[("code", &code)])
        .await
        .expect(StatusCode::OK);
    assert!(
        asked.says("name=\"confirmed\"") && asked.says("Un banc"),
        "one question first"
    );
    let gone = visitor
        .post("/follow/withdrawal", &[("code", &code), ("confirmed", "yes")])
        .await
        .expect(StatusCode::OK);
    assert!(
        gone.main().contains("Vos mots sont retirés") && !gone.says("Un banc"),
        "{}",
        gone.main()
    );
    house.run_jobs().await;
    let page = direction
        .get(&format!("/expressions/{number}"))
        .await
        .expect(StatusCode::OK);
    assert!(
        !page.says("Un banc") && page.main().contains("effacés"),
        "{}",
        page.main()
    );
    assert!(!direction.get("/expressions?q=banc").await.says("devant"));
}

#[tokio::test]
async fn a_form_that_fails_keeps_what_was_typed() {
    let house = House::open().await;
    let url = format!("/give/{}", house.hospital);
    let reply = house
        .visitor()
        .post(&url, &[("words", "Un banc <b>solide</b>"), ("month", "2031-01")])
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("solide") && !reply.says("<b>solide"), "kept, and escaped");
}

#[tokio::test]
async fn a_machine_that_fills_every_field_is_turned_away() {
    let house = House::open().await;
    let url = format!("/give/{}", house.hospital);
    let reply = house
        .visitor()
        .post(&url, &[("words", "Achetez"), ("website", "http://example.org")])
        .await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    house
        .visitor()
        .get("/give/01900000-0000-7000-8000-00000000dead")
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn words_that_come_too_fast_are_given_back_with_the_form() {
    let house = House::open().await;
    let url = format!("/give/{}", house.hospital);
    let fields = [
        ("words", "Le couloir était froid."),
        ("unit", "Urgences"),
        ("speaker", "patient"),
    ];
    for _ in 0..6 {
        house.visitor().post(&url, &fields).await.expect(StatusCode::OK);
    }

    let refused = house
        .visitor()
        .post(&url, &fields)
        .await
        .expect(StatusCode::TOO_MANY_REQUESTS);

    assert!(refused.headers.contains_key("retry-after"));
    assert!(refused.says("Trop d’envois"), "{}", refused.main());
    assert!(refused.says("Le couloir était froid.") && refused.says("value=\"Urgences\""));
    let given = house
        .sign_in(Role::Quality)
        .get("/api/v1/expressions?channel=suggestion")
        .await;
    assert_eq!(
        given.json()["expressions"].as_array().unwrap().len(),
        6,
        "nothing was taken meanwhile"
    );
}

#[tokio::test]
async fn codes_cannot_be_tried_in_numbers() {
    let house = House::open().await;
    let visitor = house.visitor();
    for n in 0..11 {
        visitor.post("/follow", &[("code", &format!("AAAA-AAAA-{n:02}"))]).await;
    }
    for path in ["/follow", "/follow/withdrawal"] {
        let last = visitor
            .post(path, &[("code", "AAAA-BBBB-12"), ("confirmed", "yes")])
            .await
            .expect(StatusCode::TOO_MANY_REQUESTS);
        assert!(last.says("AAAA-BBBB-12") && last.says("Trop d’envois"), "{path}");
    }
}

#[tokio::test]
async fn only_those_who_may_answer_do() {
    let house = House::open().await;
    give(&house, "Une horloge dans la salle d’attente").await;
    let list = house
        .sign_in(Role::Quality)
        .get("/api/v1/expressions?channel=suggestion")
        .await
        .json();
    let number = list["expressions"][0]["number"].to_string();
    for role in [
        Role::Representative,
        Role::Partner,
        Role::Clinician,
        Role::Administrator,
    ] {
        let reply = house
            .sign_in(role)
            .post(&format!("/expressions/{number}/answer"), &[("answer", "Non")])
            .await;
        reply.expect(StatusCode::FORBIDDEN);
    }
    let elsewhere = house.sign_in_elsewhere(Role::Quality);
    elsewhere
        .post(&format!("/expressions/{number}/answer"), &[("answer", "Non")])
        .await
        .expect(StatusCode::NOT_FOUND);
}
