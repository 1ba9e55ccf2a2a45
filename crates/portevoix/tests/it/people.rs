//! Sign-in, accounts, directory, invitations and organisations, through the front door.

mod account;
mod api;
mod directory;
mod finess;
mod invitations;
mod organisations;
mod second_factor;
mod sign_in;
mod start;

use crate::house::{Client, House, Reply};
use axum::body::Body;
use http::{Method, Request, header};
use people::{AccountId, NewMembership, NewPerson, OrganisationId, PersonId};
use platform::{Actor, App, Language, Role};
use std::{cell::RefCell, collections::BTreeMap};

pub const PASSWORD: &str = "la girafe lit le journal";

/// A browser: it keeps the cookies that it is given, and comes from one place.
pub struct Browser {
    client: Client,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl Browser {
    pub fn new(client: Client) -> Self {
        Self {
            client,
            cookies: RefCell::default(),
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, String::new()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.send(Method::POST, path, serde_html_form::to_string(fields).unwrap())
            .await
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    async fn send(&self, method: Method, path: &str, body: String) -> Reply {
        let cookies: Vec<String> = self
            .cookies
            .borrow()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "portevoix.example")
            .header(header::ACCEPT_LANGUAGE, "fr")
            .header(
                header::USER_AGENT,
                "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/133.0",
            )
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies.join("; "))
            .body(Body::from(body))
            .unwrap();
        let reply = self.client.answer(request).await;
        for value in reply.headers.get_all(header::SET_COOKIE) {
            self.keep(value.to_str().unwrap());
        }
        reply
    }

    fn keep(&self, set: &str) {
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        let (name, rest) = set.split_once('=').unwrap();
        let value = rest.split(';').next().unwrap();
        if set.contains("Max-Age=0;") {
            self.cookies.borrow_mut().remove(name);
        } else {
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
    }
}

/// Somebody of the hospital with the usual password; the e-mail is `<name>@tilleuls.example`.
pub async fn somebody(app: &App, house: &House, name: &str, role: Role) -> (PersonId, AccountId) {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    let person = people::create_person(&mut change, NewPerson { name }).await.unwrap();
    let email = format!("{name}@tilleuls.example");
    let account = people::create_account(&mut change, person, &email, Language::French, Some(PASSWORD))
        .await
        .unwrap();
    let organisation = OrganisationId(house.hospital);
    let membership = NewMembership {
        person,
        organisation,
        role,
        from_on: app.clock.today(),
    };
    people::add_membership(&mut change, membership).await.unwrap();
    change.commit().await.unwrap();
    (person, account)
}

/// A browser signed in by the form.
pub async fn signed_in(house: &House, name: &str) -> Browser {
    let browser = Browser::new(house.visitor());
    let email = format!("{name}@tilleuls.example");
    let reply = browser
        .post("/sign-in", &[("email", &email), ("password", PASSWORD)])
        .await;
    assert_eq!(reply.status, http::StatusCode::SEE_OTHER, "{}", reply.main());
    browser
}

/// The part of a page between two marks, for secrets and links that are shown once.
pub fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split_once(after)
        .unwrap_or_else(|| panic!("no {after} in {rest}"))
        .0
}
