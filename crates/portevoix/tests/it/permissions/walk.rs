//! The walk of a table: each of its lines is asked for by everybody, here and elsewhere.

use super::records::Records;
use crate::house::{Client, House, Reply};
use http::{Method, StatusCode};
use people::{NewMembership, NewPerson, OrganisationId};
use platform::{Actor, Language, Role};

/// One letter for each role, in the order of [`Role::ALL`].
const LETTERS: &str = "QDCMNRPVGA";

/// One line of a table.
pub struct Line {
    pub method: Method,
    pub address: String,
    /// Nobody in particular when anybody may.
    pub roles: Option<Vec<Role>>,
    pub asks_proof: bool,
    /// What stands last: a form, a query, a body.
    pub sent: String,
}

impl Line {
    fn read(text: &str) -> Self {
        let (method, rest) = word(text);
        let (address, mut rest) = word(rest);
        let roles = if let Some(after) = rest.strip_prefix("anybody") {
            rest = after.trim_start();
            None
        } else {
            let mut columns = Vec::new();
            for _ in LETTERS.chars() {
                let (column, after) = word(rest);
                columns.push(column);
                rest = after;
            }
            Some(roles(&columns, text))
        };
        let sent = rest.strip_prefix('!').map(str::trim_start);
        Self {
            method: method.parse().unwrap(),
            address: address.to_owned(),
            roles,
            asks_proof: sent.is_some(),
            sent: sent.unwrap_or(rest).to_owned(),
        }
    }

    /// Is it about something of the hospital?
    pub fn names_a_record(&self) -> bool {
        super::records::names_one(&self.address) || super::records::names_one(&self.sent)
    }

    pub fn may(&self, asker: &Asker) -> bool {
        match (&self.roles, asker.role) {
            (None, _) => true,
            (Some(roles), Some(role)) => roles.contains(&role) && (asker.is_here || !self.names_a_record()),
            (Some(_), None) => false,
        }
    }
}

/// The first word, and what follows it.
pub fn word(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    (first, rest.trim_start())
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

/// The lines of a part of a table, or of all of it.
pub fn lines(table: &str, part: Option<&str>) -> Vec<Line> {
    let mut now = "";
    let mut all = Vec::new();
    for text in table.lines().filter(|text| !text.is_empty()) {
        match text.split_at(1) {
            ("#" | "=", _) => {}
            ("[", name) => now = name.trim_end_matches(']'),
            _ if part.is_none_or(|part| part == now) => all.push(Line::read(text)),
            _ => {}
        }
    }
    assert!(!all.is_empty(), "no part is named {part:?}");
    all
}

/// Somebody who tries.
pub struct Asker {
    pub name: String,
    pub role: Option<Role>,
    pub is_here: bool,
    pub client: Client,
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

/// How a table is asked for, and what of an answer is wrong.
pub trait Door {
    /// Sends what a line says, with its records named.
    async fn ask(&self, line: &Line, address: &str, sent: &str, client: &Client) -> Reply;

    /// What is wrong with the answer to somebody who may not.
    fn lets_in(&self, asker: &Asker, reply: &Reply) -> Option<&'static str>;

    /// What is wrong with the answer to somebody who may.
    fn fails(&self, line: &Line, reply: &Reply) -> Option<&'static str>;
}

/// What is wrong with an answer, if anything.
fn fault(door: &impl Door, line: &Line, asker: &Asker, reply: &Reply) -> Option<&'static str> {
    if reply.status.is_server_error() {
        Some("broke")
    } else if !line.may(asker) {
        door.lets_in(asker, reply)
    } else if reply.status == StatusCode::TOO_MANY_REQUESTS {
        Some("was slowed down")
    } else if line.roles.is_some() && !asker.is_here && reply.says("Hôpital des Tilleuls") {
        Some("reads of this hospital")
    } else {
        door.fails(line, reply)
    }
}

/// Asks for one line as everybody. Those who may not come first, so that they meet what is there, and
/// all at the same records: they change nothing.
async fn walk_line(door: &impl Door, records: &Records, line: &Line, askers: &[Asker]) -> Vec<String> {
    let mut faults = Vec::new();
    let (allowed, refused): (Vec<_>, Vec<_>) = askers.iter().partition(|asker| line.may(asker));
    let refused_only = refused.len();
    let mut named = (String::new(), String::new());
    for (place, asker) in refused.into_iter().chain(allowed).enumerate() {
        if place == 0 || place > refused_only {
            named = (records.filled(&line.address).await, records.filled(&line.sent).await);
        }
        let before = records.audited().await;
        let reply = door.ask(line, &named.0, &named.1, &asker.client).await;
        let changed = !line.may(asker) && records.audited().await != before;
        let fault = fault(door, line, asker, &reply).or(changed.then_some("changed something"));
        if let Some(fault) = fault {
            let (method, address) = (&line.method, &line.address);
            let said = door_words(&reply);
            faults.push(format!(
                "{method} {address}: {} {fault} ({}{said})",
                asker.name, reply.status
            ));
        }
    }
    faults
}

/// The beginning of an answer in JSON, which says why.
fn door_words(reply: &Reply) -> String {
    let is_json = reply.says("\"problems\"") || reply.says("urn:portevoix:");
    let said = is_json.then(|| reply.text().chars().take(300).collect::<String>());
    said.map(|said| format!(", {said}")).unwrap_or_default()
}

/// Walks a part of a table as everybody.
pub async fn walk(door: &impl Door, table: &str, part: &str) {
    let records = Records::open().await;
    let askers = everybody(&records.house);
    let mut faults = Vec::new();

    for line in lines(table, Some(part)) {
        faults.extend(walk_line(door, &records, &line, &askers).await);
    }

    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A quality manager of the hospital who has not proved a second factor.
pub async fn unproved(house: &House) -> Client {
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

/// Lines that a quality manager may ask for.
pub fn of_quality(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let may = |line: &&Line| line.roles.as_ref().is_some_and(|roles| roles.contains(&Role::Quality));
    lines.iter().filter(may)
}
