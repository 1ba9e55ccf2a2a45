//! An empty instance and its first administrator.

use super::{Browser, PASSWORD};
use crate::house::House;
use http::StatusCode;

#[tokio::test]
async fn the_first_link_makes_an_establishment_and_its_administrator_once() {
    let house = House::empty().await;
    let path = people::first_administrator_link(&house.app)
        .await
        .unwrap()
        .expect("the instance is empty");
    let browser = Browser::new(house.visitor());

    assert!(
        browser
            .get(&path)
            .await
            .expect(StatusCode::OK)
            .says("Cette installation est vide")
    );
    let refused = browser
        .post(&path, &[("name", "Hôpital du Lac"), ("finess", "750012345")])
        .await;
    let refused = refused.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("value=\"750012345\"") && refused.says("Il manque l’adresse e-mail"));
    let good = [
        ("name", "Hôpital du Lac"),
        ("kind", "establishment"),
        ("finess", "750012345"),
        ("person_name", "Amina Benali"),
        ("email", "amina@lac.example"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    let begun = browser.post(&path, &good).await.expect(StatusCode::SEE_OTHER);

    assert!(
        browser
            .get(&begun.location())
            .await
            .expect(StatusCode::OK)
            .says("Hôpital du Lac")
    );
    browser.get("/people/invitations").await.expect(StatusCode::OK);
    browser.get(&path).await.expect(StatusCode::NOT_FOUND);
    browser.post(&path, &good).await.expect(StatusCode::NOT_FOUND);
    assert_eq!(people::first_administrator_link(&house.app).await.unwrap(), None);
}
