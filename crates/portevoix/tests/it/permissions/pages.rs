//! The permission matrix of the pages: every route of the source, as every role, here and elsewhere.

use super::{
    records::Records,
    routes::{self, route_of},
    walk::{Asker, Door, Line, lines, of_quality, unproved, walk},
};
use crate::house::{Client, House, Reply};
use axum::body::Body;
use http::{Method, StatusCode};
use platform::Role;

/// Who may what, line by line.
pub const TABLE: &str = include_str!("pages.txt");

const FORM: &str = "application/x-www-form-urlencoded";

/// Routes that depend on something else than a role, and where they are walked.
const APART: &[(&str, &str, &str)] = &[
    (
        "GET",
        "/sign-in/link/{key}",
        "opens with the key of a mail: people/sign_in.rs",
    ),
    (
        "POST",
        "/sign-in/link/{key}",
        "signs in with the key of a mail, once: people/sign_in.rs",
    ),
    (
        "GET",
        "/answer/personal/{key}",
        "opens with the code of a mail, whoever holds it: questionnaires.rs",
    ),
    (
        "POST",
        "/answer/personal/{key}",
        "answers once with the code of a mail: questionnaires.rs",
    ),
    (
        "POST",
        "/sign-in/second-factor",
        "is for a session that still lacks it: people/second_factor.rs",
    ),
    (
        "GET",
        "/first-administrator/{key}",
        "is for a house where nobody lives yet: people/start.rs",
    ),
    (
        "POST",
        "/first-administrator/{key}",
        "is for a house where nobody lives yet: people/start.rs",
    ),
    (
        "POST",
        "/people/invitations/{key}/acceptance",
        "is for the account of the invited address: people/invitations.rs",
    ),
];

/// Pages and their forms.
struct Pages;

impl Door for Pages {
    async fn ask(&self, line: &Line, address: &str, sent: &str, client: &Client) -> Reply {
        if line.method == Method::GET {
            client.get(&format!("{address}?{sent}")).await
        } else {
            let form = Body::from(sent.to_owned());
            client.send(line.method.clone(), address, Some(FORM), form).await
        }
    }

    fn lets_in(&self, asker: &Asker, reply: &Reply) -> Option<&'static str> {
        let refused = is_closed(reply) || asker.role.is_none() && leads_to_sign_in(reply);
        (!refused).then_some("came in")
    }

    fn fails(&self, line: &Line, reply: &Reply) -> Option<&'static str> {
        let is_error = reply.status.is_client_error() && reply.status != StatusCode::CONFLICT;
        if is_closed(reply) || leads_to_sign_in(reply) {
            Some("was refused")
        } else {
            (line.method == Method::GET && is_error).then_some("cannot read it")
        }
    }
}

fn is_closed(reply: &Reply) -> bool {
    matches!(reply.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

fn leads_to_sign_in(reply: &Reply) -> bool {
    reply.location() == "/sign-in" || reply.location().starts_with("/sign-in?")
}

#[tokio::test]
async fn each_role_opens_of_the_house_what_the_table_says() {
    walk(&Pages, TABLE, "house").await;
}

#[tokio::test]
async fn each_role_opens_of_the_directory_what_the_table_says() {
    walk(&Pages, TABLE, "people").await;
}

#[tokio::test]
async fn each_role_opens_of_the_corpus_what_the_table_says() {
    walk(&Pages, TABLE, "expressions").await;
}

#[tokio::test]
async fn each_role_opens_of_the_questionnaires_what_the_table_says() {
    walk(&Pages, TABLE, "questionnaires").await;
}

#[tokio::test]
async fn each_role_opens_of_the_studies_what_the_table_says() {
    walk(&Pages, TABLE, "analysis").await;
}

#[tokio::test]
async fn each_role_opens_of_the_projects_what_the_table_says() {
    walk(&Pages, TABLE, "projects").await;
}

#[tokio::test]
async fn each_role_opens_of_the_sheets_what_the_table_says() {
    walk(&Pages, TABLE, "publications").await;
}

#[test]
fn every_route_of_the_source_stands_in_the_table_or_is_walked_apart() {
    let routes = routes::of_the_source();
    assert!(routes.len() > 150, "only {} routes were read", routes.len());
    let mut unwalked = routes.clone();

    for line in lines(TABLE, None) {
        let route = route_of(&routes, line.method.as_str(), &line.address);
        let route = route.unwrap_or_else(|| panic!("no route answers {} {}", line.method, line.address));
        unwalked.remove(route);
    }
    for (method, address, why) in APART {
        let route = route_of(&routes, method, address);
        let route = route.unwrap_or_else(|| panic!("no route answers {method} {address}, which {why}"));
        assert!(
            unwalked.remove(route),
            "{method} {address} is walked by the table already"
        );
    }

    assert!(
        unwalked.is_empty(),
        "who may? add to permissions/pages.txt: {unwalked:#?}"
    );
}

#[tokio::test]
async fn an_address_answers_no_method_but_its_own() {
    let house = House::open().await;
    let quality = house.sign_in(Role::Quality);

    for line in lines(TABLE, None).iter().filter(|line| !line.names_a_record()) {
        for method in [Method::PUT, Method::PATCH, Method::DELETE] {
            let reply = quality.send(method.clone(), &line.address, None, Body::empty()).await;
            let closed = matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
            assert!(closed, "{method} {}: {}", line.address, reply.status);
        }
    }
}

#[tokio::test]
async fn what_shows_raw_words_asks_for_a_second_factor_and_nothing_else_does() {
    let records = Records::open().await;
    let client = unproved(&records.house).await;

    for line in of_quality(&lines(TABLE, None)) {
        // A form without a mark may change something, and is walked by the others.
        if line.method != Method::GET && !line.asks_proof {
            continue;
        }
        let (address, form) = (records.filled(&line.address).await, records.filled(&line.sent).await);
        let reply = Pages.ask(line, &address, &form, &client).await;
        let asked = reply.location().starts_with("/sign-in/second-factor?back=");
        assert_eq!(
            asked, line.asks_proof,
            "{} {}: {}",
            line.method, line.address, reply.status
        );
    }
}
