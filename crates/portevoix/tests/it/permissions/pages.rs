//! The permission matrix of the pages: every route of the source, as every role, here and elsewhere.

use super::{
    records::Records,
    routes::{self, Route},
};
use crate::house::{Client, House, Reply};
use axum::body::Body;
use http::{Method, StatusCode};
use people::{NewMembership, NewPerson, OrganisationId};
use platform::{Actor, Language, Role};

/// Who may what, line by line.
const TABLE: &str = include_str!("pages.txt");

/// One letter for each role, in the order of [`Role::ALL`].
const LETTERS: &str = "QDCMNRPVGA";

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

/// One line of the table.
struct Line {
    method: Method,
    address: String,
    /// Nobody in particular when anybody may.
    roles: Option<Vec<Role>>,
    asks_proof: bool,
    /// The fields of a form, or the query of an address.
    form: String,
}

impl Line {
    fn read(text: &str) -> Self {
        let mut words = text.split_whitespace();
        let (method, address) = (words.next().unwrap(), words.next().unwrap());
        let mut rest: Vec<&str> = words.collect();
        let roles = if rest.first() == Some(&"anybody") {
            rest.remove(0);
            None
        } else {
            let columns: Vec<&str> = rest.drain(..LETTERS.len()).collect();
            Some(roles(&columns, text))
        };
        let asks_proof = rest.first() == Some(&"!");
        Self {
            method: method.parse().unwrap(),
            address: address.to_owned(),
            roles,
            asks_proof,
            form: rest.split_off(usize::from(asks_proof)).join("&"),
        }
    }

    /// Is it about something of the hospital?
    fn names_a_record(&self) -> bool {
        self.address.contains('{') || self.form.contains('{')
    }

    fn may(&self, asker: &Asker) -> bool {
        match (&self.roles, asker.role) {
            (None, _) => true,
            (Some(roles), Some(role)) => roles.contains(&role) && (asker.is_here || !self.names_a_record()),
            (Some(_), None) => false,
        }
    }

    async fn ask(&self, address: &str, form: String, client: &Client) -> Reply {
        if self.method == Method::GET {
            client.get(&format!("{address}?{form}")).await
        } else {
            client
                .send(self.method.clone(), address, Some(FORM), Body::from(form))
                .await
        }
    }
}

fn roles(columns: &[&str], text: &str) -> Vec<Role> {
    let mut all = Vec::new();
    for ((column, letter), role) in columns.iter().zip(LETTERS.chars()).zip(Role::ALL) {
        if *column != "." {
            assert_eq!(
                *column,
                letter.to_string(),
                "a letter stands in another's column: {text}"
            );
            all.push(role);
        }
    }
    all
}

/// The lines of a part of the table, or of all of it.
fn lines(part: Option<&str>) -> Vec<Line> {
    let mut now = "";
    let mut all = Vec::new();
    for text in TABLE.lines().filter(|text| !text.is_empty() && !text.starts_with('#')) {
        match text.strip_prefix('[') {
            Some(name) => now = name.trim_end_matches(']'),
            None if part.is_none_or(|part| part == now) => all.push(Line::read(text)),
            None => {}
        }
    }
    assert!(!all.is_empty(), "no part is named {part:?}");
    all
}

/// Somebody who tries.
struct Asker {
    name: String,
    role: Option<Role>,
    is_here: bool,
    client: Client,
}

/// Everybody, each from a place of their own: limits count per address.
fn everybody(house: &House) -> Vec<Asker> {
    let mut all = vec![Asker {
        name: "a visitor".to_owned(),
        role: None,
        is_here: false,
        client: house.visitor(),
    }];
    for role in Role::ALL {
        let (here, elsewhere) = (house.sign_in(role), house.sign_in_elsewhere(role));
        for (place, is_here, client) in [("here", true, here), ("elsewhere", false, elsewhere)] {
            all.push(Asker {
                name: format!("{} {place}", role.code()),
                role: Some(role),
                is_here,
                client,
            });
        }
    }
    for (number, asker) in (1..).zip(&mut all) {
        asker.client = asker.client.clone().at([10, 0, number, 1]);
    }
    all
}

/// What is wrong with an answer, if anything.
fn fault(line: &Line, asker: &Asker, reply: &Reply) -> Option<&'static str> {
    let status = reply.status;
    let closed = matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
    let to_sign_in = reply.location() == "/sign-in" || reply.location().starts_with("/sign-in?");
    let is_error = status.is_client_error() && status != StatusCode::CONFLICT;
    if status.is_server_error() {
        Some("broke")
    } else if !line.may(asker) {
        let refused = closed || asker.role.is_none() && to_sign_in;
        (!refused).then_some("came in")
    } else if closed || to_sign_in || status == StatusCode::TOO_MANY_REQUESTS {
        Some("was refused")
    } else if line.method == Method::GET && is_error {
        Some("cannot read it")
    } else if line.roles.is_some() && !asker.is_here && reply.says("Hôpital des Tilleuls") {
        Some("reads of this hospital")
    } else {
        None
    }
}

/// Asks for one line as everybody; those who may not come first, so that they meet what is there.
async fn walk_line(records: &Records, line: &Line, askers: &[Asker], faults: &mut Vec<String>) {
    let (allowed, refused): (Vec<_>, Vec<_>) = askers.iter().partition(|asker| line.may(asker));
    for asker in refused.into_iter().chain(allowed) {
        let (address, form) = (records.filled(&line.address).await, records.filled(&line.form).await);
        let before = records.audited().await;
        let reply = line.ask(&address, form, &asker.client).await;
        let changed = !line.may(asker) && records.audited().await != before;
        let fault = fault(line, asker, &reply).or(changed.then_some("changed something"));
        if let Some(fault) = fault {
            faults.push(format!(
                "{} {}: {} {fault} ({})",
                line.method, line.address, asker.name, reply.status
            ));
        }
    }
}

/// Walks a part of the table as everybody.
async fn walk(part: &str) {
    let records = Records::open().await;
    let askers = everybody(&records.house);
    let mut faults = Vec::new();

    for line in lines(Some(part)) {
        walk_line(&records, &line, &askers, &mut faults).await;
    }

    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn each_role_opens_of_the_house_what_the_table_says() {
    walk("house").await;
}

#[tokio::test]
async fn each_role_opens_of_the_directory_what_the_table_says() {
    walk("people").await;
}

#[tokio::test]
async fn each_role_opens_of_the_corpus_what_the_table_says() {
    walk("expressions").await;
}

#[tokio::test]
async fn each_role_opens_of_the_studies_what_the_table_says() {
    walk("analysis").await;
}

#[tokio::test]
async fn each_role_opens_of_the_projects_what_the_table_says() {
    walk("projects").await;
}

#[tokio::test]
async fn each_role_opens_of_the_sheets_what_the_table_says() {
    walk("publications").await;
}

/// The route that answers an address, as the router chooses it.
fn route_of<'r>(routes: impl IntoIterator<Item = &'r Route>, method: &str, address: &str) -> Option<&'r Route> {
    let takers = routes.into_iter().filter(|route| route.takes(method, address));
    takers.max_by_key(|route| route.words())
}

#[test]
fn every_route_of_the_source_stands_in_the_table_or_is_walked_apart() {
    let routes = routes::of_the_source();
    assert!(routes.len() > 150, "only {} routes were read", routes.len());
    let mut unwalked = routes.clone();

    for line in lines(None) {
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

    for line in lines(None).iter().filter(|line| !line.names_a_record()) {
        for method in [Method::PUT, Method::PATCH, Method::DELETE] {
            let reply = quality.send(method.clone(), &line.address, None, Body::empty()).await;
            let closed = matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
            assert!(closed, "{method} {}: {}", line.address, reply.status);
        }
    }
}

/// A quality manager of the hospital who has not proved a second factor.
async fn unproved(house: &House) -> Client {
    let mut change = house.app.change(&Actor::System("test")).await.unwrap();
    let person = people::create_person(&mut change, NewPerson { name: "Amina Benali" })
        .await
        .unwrap();
    let email = "sans-preuve@tilleuls.example";
    let account = people::create_account(&mut change, person, email, Language::French, None)
        .await
        .unwrap();
    let membership = NewMembership {
        person,
        organisation: OrganisationId(house.hospital),
        role: Role::Quality,
        from_on: house.app.clock.today(),
    };
    people::add_membership(&mut change, membership).await.unwrap();
    let session = people::open_session(&mut change, account, false, "test").await.unwrap();
    change.commit().await.unwrap();
    house.with_session(&session)
}

#[tokio::test]
async fn what_shows_raw_words_asks_for_a_second_factor_and_nothing_else_does() {
    let records = Records::open().await;
    let client = unproved(&records.house).await;
    let quality = |line: &Line| line.roles.as_ref().is_some_and(|roles| roles.contains(&Role::Quality));

    for line in lines(None).iter().filter(|line| quality(line)) {
        // A form without a mark may change something, and is walked by the others.
        if line.method != Method::GET && !line.asks_proof {
            continue;
        }
        let (address, form) = (records.filled(&line.address).await, records.filled(&line.form).await);
        let reply = line.ask(&address, form, &client).await;
        let asked = reply.location().starts_with("/sign-in/second-factor?back=");
        assert_eq!(
            asked, line.asks_proof,
            "{} {}: {}",
            line.method, line.address, reply.status
        );
    }
}
