//! Organisations: creating, correcting, units, and a FINESS number that only warns.

use crate::house::House;
use http::StatusCode;
use platform::Role;

#[tokio::test]
async fn a_wrong_finess_key_is_kept_and_said() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let fields = [
        ("name", "Clinique du Lac (fictive)"),
        ("kind", "establishment"),
        ("finess", "75 001 2345"),
    ];

    let created = admin
        .post("/organisations", &fields)
        .await
        .expect(StatusCode::SEE_OTHER);
    let page = admin.get(&created.location()).await.expect(StatusCode::OK);

    assert!(
        page.says("750012345") && page.says("La clé du numéro FINESS"),
        "{}",
        page.main()
    );
    assert!(admin.get("/organisations").await.says("Clinique du Lac"));
    let reader = house.sign_in(Role::Quality).get(&created.location()).await;
    reader.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_an_administrator_creates_and_corrects() {
    let house = House::open().await;
    let own = format!("/organisations/{}", house.hospital);

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let client = house.sign_in(role);
        client.get(&own).await.expect(StatusCode::OK);
        client.get("/organisations/new").await.expect(StatusCode::FORBIDDEN);
        client
            .post("/organisations", &[("name", "X")])
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("{own}/correction"), &[("name", "X")])
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("{own}/units"), &[("name", "X")])
            .await
            .expect(StatusCode::FORBIDDEN);
    }
    let foreign = format!("/organisations/{}/correction", house.elsewhere);
    let admin = house.sign_in(Role::Administrator);
    admin
        .post(&foreign, &[("name", "X"), ("version", "1")])
        .await
        .expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_corrections_at_once_show_both() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let url = format!("/organisations/{}/correction", house.hospital);
    let correct = |name: &'static str, version: &'static str| {
        [
            ("name", name),
            ("kind", "establishment"),
            ("fictitious", "yes"),
            ("version", version),
        ]
    };

    assert!(
        admin
            .get(&url)
            .await
            .expect(StatusCode::OK)
            .says("name=\"version\" value=\"1\"")
    );
    admin
        .post(&url, &correct("Hôpital premier", "1"))
        .await
        .expect(StatusCode::SEE_OTHER);
    let second = admin
        .post(&url, &correct("Hôpital second", "1"))
        .await
        .expect(StatusCode::CONFLICT);

    assert!(second.says("Hôpital premier") && second.says("value=\"Hôpital second\""));
    assert!(
        second.says("name=\"version\" value=\"2\""),
        "sending again replaces what was seen"
    );
    admin
        .post(&url, &correct("Hôpital second", "2"))
        .await
        .expect(StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_unit_is_added_once_and_shown_as_text() {
    let house = House::open().await;
    let admin = house.sign_in(Role::Administrator);
    let url = format!("/organisations/{}", house.hospital);

    admin
        .post(&format!("{url}/units"), &[("name", "<b>Gériatrie</b>")])
        .await
        .expect(StatusCode::SEE_OTHER);
    let twice = admin
        .post(&format!("{url}/units"), &[("name", "<B>GERIATRIE</B>")])
        .await;
    let page = house.sign_in(Role::Partner).get(&url).await.expect(StatusCode::OK);

    assert!(twice.expect(StatusCode::UNPROCESSABLE_ENTITY).says("porte déjà ce nom"));
    assert!(page.says("Gériatrie") && !page.says("<b>"));
}
