//! A survey on a phone: how much it weighs, and what is kept while it is typed.

use super::*;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_survey_page_weighs_less_than_30_kilobytes_over_the_wire_with_all_that_it_asks_for() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (_, short) = launched(&quality, "three-questions", |_| ()).await;
    let (_, long) = launched(&quality, "hospital-stay", |_| ()).await;
    for path in [short, format!("{long}/steps")] {
        let page = house.visitor().get(&path).await.expect(StatusCode::OK).text();
        let asked_for: BTreeSet<&str> = page
            .split("\"/static/")
            .skip(1)
            .filter_map(|rest| rest.split(['"', '#', '?']).next())
            .collect();
        assert!(
            asked_for.contains("survey.js") && asked_for.contains("app.css"),
            "{asked_for:?}"
        );
        let mut weight = 0;
        for one in std::iter::once(path).chain(asked_for.iter().map(|name| format!("/static/{name}"))) {
            let request = Request::builder()
                .uri(one)
                .header(header::ACCEPT_ENCODING, "gzip")
                .body(Body::empty())
                .unwrap();
            weight += house.visitor().answer(request).await.expect(StatusCode::OK).bytes.len();
        }
        assert!(weight < 30_000, "{weight} bytes for the page and {asked_for:?}");
    }
}

#[tokio::test]
async fn what_is_typed_is_kept_while_it_is_typed_and_found_again() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);
    let (id, path) = launched(&quality, "hospital-stay", |_| ()).await;
    let visitor = house.visitor();
    let once = "a1".repeat(16);
    let typed = [("accueil_personnes", "4"), ("_once", once.as_str())];
    let kept = visitor.post(&format!("{path}/draft"), &typed).await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);
    let cookie = kept.headers[header::SET_COOKIE].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap();
    assert!(cookie.starts_with("pv_resume="), "{cookie}");

    let again = Request::builder()
        .uri(&path)
        .header(header::COOKIE, cookie)
        .body(Body::empty())
        .unwrap();
    let again = visitor.answer(again).await.expect(StatusCode::SEE_OTHER);
    assert_eq!(
        again.location(),
        format!("{path}/steps"),
        "it is gone on with where it stands"
    );

    let sent = visitor
        .post(&path, &[("accueil_personnes", "5"), ("_once", &once)])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let counted = quality
        .api(Method::GET, &format!("/campaigns/{id}/results"), None)
        .await
        .json();
    assert_eq!(
        (&counted["complete_count"], &counted["partial_count"]),
        (&1.into(), &0.into()),
        "{counted}"
    );
}
