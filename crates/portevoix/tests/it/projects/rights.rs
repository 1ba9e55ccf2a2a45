//! Who may what, on every route of the room, by role and by establishment.

use super::{given_back, project};
use crate::house::House;
use http::{Method, StatusCode};
use platform::{Permission, Role};

/// Forms that write a project, with a body that would do nothing.
fn writing(url: &str) -> Vec<String> {
    [
        "/edit",
        "/start",
        "/end",
        "/briefings",
        "/actions",
        "/indicators",
        "/measures",
        "/decisions",
        "/give-backs",
    ]
    .iter()
    .map(|end| format!("{url}{end}"))
    .collect()
}

#[tokio::test]
async fn each_role_reads_and_writes_as_the_table_says() {
    let house = House::open().await;
    let url = project(&house).await;
    for role in Role::ALL {
        let client = house.sign_in(role);
        let reads = if role.may(Permission::ReadProjects) {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        for path in [
            "/projects",
            url.as_str(),
            &format!("{url}/briefings"),
            &format!("{url}/actions?format=csv"),
        ] {
            assert_eq!(client.get(path).await.status, reads, "{role:?} {path}");
        }
        assert_eq!(
            client.api(Method::GET, &url, None).await.status,
            reads,
            "{role:?} by the API"
        );
        if !role.may(Permission::ManageProjects) {
            for path in writing(&url) {
                assert_eq!(
                    client.post(&path, &[]).await.status,
                    StatusCode::FORBIDDEN,
                    "{role:?} {path}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_visitor_is_asked_to_sign_in_and_changes_nothing() {
    let house = House::open().await;
    let url = project(&house).await;
    for path in writing(&url) {
        let status = house.visitor().post(&path, &[]).await.status;
        assert!(
            matches!(status, StatusCode::UNAUTHORIZED | StatusCode::SEE_OTHER),
            "{path}: {status}"
        );
    }
    let page = house.sign_in(Role::Quality).get(&url).await.main();
    assert!(
        page.contains("Dix minutes assises") && page.contains("En préparation"),
        "{page}"
    );
}

#[tokio::test]
async fn people_of_another_establishment_find_nothing() {
    let house = House::open().await;
    let (url, public) = given_back(&house).await;
    let id = public.rsplit('/').next().unwrap();
    let stranger = house.sign_in_elsewhere(Role::Quality);
    assert!(
        !stranger
            .get("/projects")
            .await
            .expect(StatusCode::OK)
            .main()
            .contains("Un temps assis")
    );
    for path in [
        url.clone(),
        format!("{url}/edit"),
        format!("{url}/give-backs/{id}"),
        format!("{url}/actions?format=xlsx"),
    ] {
        stranger.get(&path).await.expect(StatusCode::NOT_FOUND);
    }
    stranger
        .post(&format!("{url}/give-backs/{id}/withdrawal"), &[("reason", "x")])
        .await
        .expect(StatusCode::NOT_FOUND);
    house.visitor().get(&public).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn only_quality_and_direction_publish_and_take_down() {
    let house = House::open().await;
    let (url, public) = given_back(&house).await;
    let path = format!("{url}/give-backs/{}", public.rsplit('/').next().unwrap());
    for role in [Role::Representative, Role::Partner, Role::Clinician, Role::Volunteer] {
        let client = house.sign_in(role);
        client
            .post(&format!("{path}/withdrawal"), &[("reason", "x")])
            .await
            .expect(StatusCode::FORBIDDEN);
        client
            .post(&format!("{path}/publication"), &[("version", "2")])
            .await
            .expect(StatusCode::FORBIDDEN);
    }
}
