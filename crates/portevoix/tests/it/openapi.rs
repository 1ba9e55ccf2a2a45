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
