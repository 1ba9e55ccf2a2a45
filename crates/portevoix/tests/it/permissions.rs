//! The permission matrix: every route of the API and of the pages, walked as every role.

mod api;
mod made;
mod pages;
mod records;
pub mod routes;
mod walk;

use crate::house::House;
use http::Method;
use platform::Role;
use routes::{METHODS, Route};

/// The operations of the API, as its description tells them; addresses stand without `/api/v1`.
fn operations(description: &serde_json::Value) -> Vec<Route> {
    let paths = description["paths"].as_object().unwrap();
    let mut all = Vec::new();
    for (path, item) in paths {
        let address = path.strip_prefix("/api/v1").unwrap();
        let methods = METHODS.iter().filter(|(verb, _)| item.get(verb).is_some());
        all.extend(methods.map(|(_, method)| Route {
            method,
            address: address.to_owned(),
        }));
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

#[tokio::test]
async fn no_role_makes_any_route_fail() {
    let house = House::open().await;
    let description = house.visitor().get("/api/v1/openapi.json").await.json();

    for role in Role::ALL {
        let client = house.sign_in(role);
        for Route { method, address } in operations(&description) {
            let body = (method != "GET").then(|| serde_json::json!({}));
            let method: Method = method.parse().unwrap();
            let status = client.api(method.clone(), &filled(&address), body).await.status;
            assert!(!status.is_server_error(), "{role:?} {method} {address}: {status}");
        }
    }
}
