//! The permission matrix: every route of the API and of the pages, walked as every role.

mod pages;
mod records;
pub mod routes;

use crate::house::{Client, House};
use http::{Method, StatusCode};
use platform::Role;

/// Routes that anybody may call: signing in, giving words, following them, reading what is public.
const PUBLIC: &[&str] = &[
    "/tokens",
    "/suggestions",
    "/receipts",
    "/receipts/withdrawal",
    "/openapi.json",
    "/give-backs",
    "/give-backs/{id}",
    "/sheets",
    "/sheets/{id}",
    "/establishments",
];

fn operations(description: &serde_json::Value) -> Vec<(Method, String)> {
    let paths = description["paths"].as_object().unwrap();
    let mut all = Vec::new();
    for (path, item) in paths {
        for method in ["get", "post", "put", "patch", "delete"] {
            if item.get(method).is_some() {
                all.push((
                    method.to_uppercase().parse().unwrap(),
                    path.strip_prefix("/api/v1").unwrap().to_owned(),
                ));
            }
        }
    }
    all
}

/// The path with an identifier that belongs to nobody.
fn filled(path: &str) -> String {
    let nobody = "01900000-0000-7000-8000-00000000dead";
    path.split('/')
        .map(|part| match part {
            "{kind}" => "expression",
            "{number}" => "999999",
            part if part.starts_with('{') => nobody,
            part => part,
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn call(client: &Client, method: &Method, path: &str) -> StatusCode {
    let body = (method != Method::GET).then(|| serde_json::json!({}));
    client.api(method.clone(), &filled(path), body).await.status
}

#[tokio::test]
async fn a_visitor_reaches_nothing_but_the_public_routes() {
    let house = House::open().await;
    let description = house.visitor().get("/api/v1/openapi.json").await.json();

    for (method, path) in operations(&description) {
        if PUBLIC.contains(&path.as_str()) {
            continue;
        }
        let status = call(&house.visitor(), &method, &path).await;
        let refused = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND);
        // A body that cannot be read is refused before anybody is asked who they are.
        assert!(
            refused || status == StatusCode::UNPROCESSABLE_ENTITY,
            "{method} {path}: {status}"
        );
    }
}

#[tokio::test]
async fn no_role_makes_any_route_fail() {
    let house = House::open().await;
    let description = house.visitor().get("/api/v1/openapi.json").await.json();

    for role in Role::ALL {
        let client = house.sign_in(role);
        for (method, path) in operations(&description) {
            let status = call(&client, &method, &path).await;
            assert!(!status.is_server_error(), "{role:?} {method} {path}: {status}");
        }
    }
}
