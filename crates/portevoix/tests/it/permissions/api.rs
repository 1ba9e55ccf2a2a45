//! The permission matrix of the API: every operation of its description, as every role, here and elsewhere.

use super::{
    operations, pages,
    records::{CSV, FORM, REGISTER, Records},
    routes::{Route, route_of},
    walk::{self, Asker, Door, Line, lines, of_quality, unproved, word},
};
use crate::house::{Client, House, Reply};
use axum::body::Body;
use http::{Method, StatusCode};
use platform::{Permission, Role};
use serde_json::Value;
use std::{cell::RefCell, collections::BTreeSet};

/// Who may what, line by line.
const TABLE: &str = include_str!("api.txt");

/// Where a line is about fewer people than hold its permission: who was appointed, and whose it is.
const FEWER: &[&str] = &["studies-code", "signed-in"];

/// The API, and the lines whose own status was met.
#[derive(Default)]
struct Api(RefCell<BTreeSet<String>>);

impl Door for Api {
    async fn ask(&self, line: &Line, address: &str, sent: &str, client: &Client) -> Reply {
        let address = format!("/api/v1{address}");
        let body = split(sent).1;
        if body.contains("=@") {
            return in_parts(&address, body, client).await;
        }
        if line.method == Method::GET {
            return client.get(&format!("{address}?{body}")).await;
        }
        let media_type = (!body.is_empty()).then_some("application/json");
        let body = Body::from(body.to_owned());
        client.send(line.method.clone(), &address, media_type, body).await
    }

    fn lets_in(&self, asker: &Asker, reply: &Reply) -> Option<&'static str> {
        let refused = if asker.role.is_none() {
            reply.status == StatusCode::UNAUTHORIZED
        } else {
            matches!(reply.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
        };
        (!refused).then_some("is not refused")
    }

    fn fails(&self, line: &Line, reply: &Reply) -> Option<&'static str> {
        let told = split(&line.sent).0 == Some(reply.status.as_u16());
        if told {
            self.0.borrow_mut().insert(said(line));
        }
        (!told && !reply.status.is_success()).then_some("may not")
    }
}

fn said(line: &Line) -> String {
    format!("{} {}", line.method, line.address)
}

/// Walks a part of the table; a status that a line says is met by somebody.
async fn walk(part: &str) {
    let api = Api::default();
    walk::walk(&api, TABLE, part).await;
    let lines = lines(TABLE, Some(part)).into_iter();
    let told = lines
        .filter(|line| split(&line.sent).0.is_some())
        .map(|line| said(&line));
    let unmet: Vec<String> = told.filter(|said| !api.0.borrow().contains(said)).collect();
    assert!(unmet.is_empty(), "nobody was answered what these say: {unmet:#?}");
}

/// The status that a line says, and its body.
fn split(sent: &str) -> (Option<u16>, &str) {
    let (first, rest) = word(sent);
    first.parse().map_or((None, sent), |status| (Some(status), rest))
}

/// Sends `name=value` and `name=@file` as parts of a form.
async fn in_parts(address: &str, said: &str, client: &Client) -> Reply {
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    let parts: Vec<String> = said.split_whitespace().map(|part| part.replace('+', " ")).collect();
    for part in &parts {
        let (name, value) = part.split_once('=').unwrap();
        match value.strip_prefix('@') {
            Some(file) if file.ends_with("finess.csv") => files.push((name, file, REGISTER)),
            Some(file) if file.ends_with("csv") => files.push((name, file, CSV)),
            Some(file) => files.push((name, file, FORM)),
            None => fields.push((name, value)),
        }
    }
    client.upload(address, &fields, &files).await
}

#[tokio::test]
async fn each_role_calls_of_the_house_what_the_table_says() {
    walk("house").await;
}

#[tokio::test]
async fn each_role_calls_of_the_directory_what_the_table_says() {
    walk("people").await;
}

#[tokio::test]
async fn each_role_calls_of_the_corpus_what_the_table_says() {
    walk("expressions").await;
}

#[tokio::test]
async fn each_role_calls_of_the_questionnaires_what_the_table_says() {
    walk("questionnaires").await;
}

#[tokio::test]
async fn each_role_calls_of_the_studies_what_the_table_says() {
    walk("analysis").await;
}

#[tokio::test]
async fn each_role_calls_of_the_projects_what_the_table_says() {
    walk("projects").await;
}

#[tokio::test]
async fn each_role_calls_of_the_sheets_what_the_table_says() {
    walk("publications").await;
}

#[tokio::test]
async fn every_operation_of_the_description_stands_in_the_table() {
    let house = House::open().await;
    let description = house.visitor().get("/api/v1/openapi.json").await.json();
    let operations = operations(&description);
    assert!(operations.len() > 100, "only {} operations", operations.len());
    let mut unwalked: Vec<&Route> = operations.iter().collect();

    for line in lines(TABLE, None) {
        let operation = route_of(&operations, line.method.as_str(), &line.address);
        let operation = operation.unwrap_or_else(|| panic!("nothing answers {} {}", line.method, line.address));
        unwalked.retain(|one| *one != operation);
    }

    assert!(
        unwalked.is_empty(),
        "who may? add to permissions/api.txt: {unwalked:#?}"
    );
}

/// Each line with what stands under it: its permission, and its page.
fn ties() -> Vec<(Line, &'static str, &'static str)> {
    let lines = lines(TABLE, None);
    let ties = TABLE.lines().filter_map(|text| text.strip_prefix("= ")).map(word);
    let all: Vec<_> = lines
        .into_iter()
        .zip(ties)
        .map(|(line, (code, page))| (line, code, page))
        .collect();
    assert_eq!(all.len(), TABLE.lines().filter(|text| text.starts_with("= ")).count());
    assert_eq!(all.len(), self::lines(TABLE, None).len(), "a line says no page");
    all
}

fn permission(code: &str) -> Option<Permission> {
    let mut all = Permission::ALL.iter().copied();
    all.find(|permission| permission.code() == code)
}

#[test]
fn the_api_lets_in_whom_the_table_of_permissions_does() {
    for (line, code, _) in ties() {
        let (method, address) = (&line.method, &line.address);
        let Some(roles) = &line.roles else {
            assert_eq!(code, "anybody", "{method} {address}");
            continue;
        };
        let permission = permission(code);
        assert!(
            permission.is_some() || code == "signed-in",
            "{method} {address}: {code}?"
        );
        let holds = |role: &Role| permission.is_none_or(|permission| role.may(permission));
        assert!(roles.iter().all(holds), "{method} {address} lets in more than {code}");
        let all = Role::ALL.iter().filter(|role| holds(role)).count();
        assert!(
            roles.len() == all || FEWER.contains(&code),
            "{method} {address} lets in fewer than {code}"
        );
        let asks_proof = permission.is_some_and(|permission| permission.needs_second_factor());
        assert_eq!(line.asks_proof, asks_proof, "{method} {address} and its second factor");
    }
}

#[test]
fn the_api_lets_in_whom_the_page_does() {
    let pages = lines(pages::TABLE, None);
    for (line, _, page) in ties().into_iter().filter(|(_, _, page)| *page != "no page") {
        let (method, address) = word(page);
        let page = pages
            .iter()
            .find(|page| page.method == method && page.address == address);
        let page = page.unwrap_or_else(|| panic!("no line of pages.txt says {method} {address}"));
        let said = format!("{} {} and {method} {address}", line.method, line.address);
        assert_eq!(line.roles, page.roles, "{said}");
        assert_eq!(line.asks_proof, page.asks_proof, "{said}");
    }
}

#[tokio::test]
async fn the_api_asks_for_a_second_factor_where_raw_words_are_and_nowhere_else() {
    let records = Records::open().await;
    let client = unproved(&records.house).await;

    for line in of_quality(&lines(TABLE, None)) {
        // What changes something without a mark is walked by the others.
        if line.method != Method::GET && !line.asks_proof {
            continue;
        }
        let (address, sent) = (records.filled(&line.address).await, records.filled(&line.sent).await);
        let reply = Api::default().ask(line, &address, &sent, &client).await;
        let asked = reply.status == StatusCode::UNAUTHORIZED && reply.says("urn:portevoix:error-second-factor");
        assert_eq!(
            asked, line.asks_proof,
            "{} {}: {}",
            line.method, line.address, reply.status
        );
    }
}

/// Where a body says something by itself, and is no record.
fn leaves(value: &Value, place: &str) -> Vec<String> {
    match value {
        Value::Object(all) => {
            let each = all
                .iter()
                .flat_map(|(name, value)| leaves(value, &format!("{place}/{name}")));
            each.collect()
        }
        Value::Array(all) => {
            let each = all.iter().enumerate();
            each.flat_map(|(at, value)| leaves(value, &format!("{place}/{at}")))
                .collect()
        }
        Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => Vec::new(),
        Value::String(_) | Value::Number(_) => vec![place.to_owned()],
        _ => Vec::new(),
    }
}

/// The body once for each thing that it says, where that one thing is wrong.
fn wrong_ones(body: &Value) -> Vec<Value> {
    let spoilt = |place: &String| {
        let mut wrong = body.clone();
        let leaf = wrong.pointer_mut(place).unwrap();
        *leaf = if leaf.is_string() { "?".into() } else { 0.123_45.into() };
        wrong
    };
    leaves(body, "").iter().map(spoilt).collect()
}

#[tokio::test]
async fn nobody_is_told_what_is_wrong_with_what_they_may_not_send() {
    let records = Records::open().await;
    let roles = [Role::Regional, Role::Volunteer].map(|role| (Some(role), records.house.sign_in(role)));
    let strangers: Vec<_> = [(None, records.house.visitor())].into_iter().chain(roles).collect();
    let mut faults = Vec::new();

    for (line, code, _) in ties().into_iter().filter(|(line, ..)| line.roles.is_some()) {
        let (address, sent) = (records.filled(&line.address).await, records.filled(&line.sent).await);
        let Ok(body) = serde_json::from_str(split(&sent).1) else {
            continue;
        };
        // Who holds the permission and was not appointed may be told.
        let holds = |role: Role| permission(code).is_none_or(|permission| role.may(permission));
        for (who, client) in strangers.iter().filter(|(who, _)| !who.is_some_and(holds)) {
            for wrong in wrong_ones(&body) {
                let reply = Api::default().ask(&line, &address, &wrong.to_string(), client).await;
                let refused = matches!(reply.status.as_u16(), 401 | 403 | 404);
                // A body that cannot be read is refused before anybody is asked who they are.
                if !refused && !reply.says("json-unreadable") {
                    faults.push(format!(
                        "{} {}: {who:?}: {wrong}: {}",
                        line.method,
                        line.address,
                        reply.text()
                    ));
                }
            }
        }
    }

    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
