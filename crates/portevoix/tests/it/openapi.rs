//! The API's description is a promise: a change in it is seen in review.

use crate::house::House;

#[tokio::test]
async fn the_api_is_described_as_it_was_promised() {
    let house = House::open().await;

    let reply = house.visitor().get("/api/v1/openapi.json").await;

    let text = serde_json::to_string_pretty(&reply.json()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/openapi.json");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let promised = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        promised == text,
        "the API changed: run `cargo xtask bless` and review tests/it/openapi.json"
    );
}

#[tokio::test]
async fn the_api_page_shows_each_operation_without_script() {
    let house = House::open().await;

    let page = house.visitor().get("/api").await.expect(http::StatusCode::OK);

    assert!(page.says("GET /api/v1/tasks"));
    assert!(page.says("POST /api/v1/tokens"));
}

/// The description knows bodies by the last part of their name: of two that share it, one would be lost.
#[test]
fn no_two_bodies_of_the_api_share_a_name() {
    let mut known = std::collections::BTreeMap::new();
    for source in crate::permissions::routes::sources() {
        let text = std::fs::read_to_string(&source).unwrap();
        let mut described = false;
        for line in text.lines() {
            described |= line.starts_with("#[derive(") && line.contains("ToSchema");
            let Some(name) = named(line) else { continue };
            if std::mem::take(&mut described)
                && let Some(other) = known.insert(name.to_owned(), source.clone())
            {
                panic!("{name} is in {} and in {}", other.display(), source.display());
            }
        }
    }
    assert!(known.len() > 50, "the bodies were not found: {}", known.len());
}

/// The name of a type that this line begins to define.
fn named(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("struct ").or_else(|| line.split_once("enum "))?;
    let is_definition = line.starts_with("pub") || line.starts_with("struct") || line.starts_with("enum");
    let name = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    is_definition.then_some(name)
}
