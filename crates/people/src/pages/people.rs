//! `GET /people`: the directory, filtered by its address.

use super::{Choice, organisation_choices, roles};
use crate::{
    actions::directory,
    organisation::OrganisationId,
    person::{Filter, Membership, PAGE},
};
use askama::Template;
use axum::extract::State;
use platform::{
    App, Permission, Reader, Result, Role,
    web::{Page, Query},
};
use serde::{Deserialize, Serialize};

/// The filters, as they stand in the address. An unknown value filters nothing out.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Asked {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub past: String,
    #[serde(default, skip_serializing_if = "is_first")]
    pub page: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_first(page: &u64) -> bool {
    *page <= 1
}

impl Asked {
    /// As the store takes it; pages are counted from 1 in the address.
    pub(crate) fn filter(&self) -> Filter {
        Filter {
            organisation: self.organisation.parse::<OrganisationId>().ok(),
            role: Role::from_code(&self.role),
            name: self.q.chars().take(100).collect(),
            past: self.past == "yes",
            page: self.page.max(1) - 1,
        }
    }

    fn url_of(&self, page: u64) -> String {
        let query = serde_html_form::to_string(Self { page, ..self.clone() }).unwrap_or_default();
        if query.is_empty() {
            "/people".to_owned()
        } else {
            format!("/people?{query}")
        }
    }
}

/// A row of the directory in words.
pub(super) struct Row {
    pub person: String,
    pub name: String,
    pub role: String,
    pub college: String,
    pub organisation: String,
    pub organisation_id: String,
    pub since: String,
    pub until: String,
    pub because: String,
    pub email: String,
    /// The page that ends the role; empty when the reader may not, or it ended.
    pub end_url: String,
}

pub(super) fn row(t: &Reader, membership: Membership) -> Row {
    let manages = t.actor.may_in(Permission::ManagePeople, membership.organisation.0);
    let ends = manages && membership.until_on.is_none();
    Row {
        person: membership.person.to_string(),
        name: membership.person_name,
        role: t.role(membership.role),
        college: membership
            .role
            .college()
            .map(|college| t.college(college))
            .unwrap_or_default(),
        organisation: membership.organisation_name,
        organisation_id: membership.organisation.to_string(),
        since: t.date(membership.from_on),
        until: membership.until_on.map(|day| t.date(day)).unwrap_or_default(),
        because: membership.ended_because.filter(|_| manages).unwrap_or_default(),
        email: membership.email.unwrap_or_default(),
        end_url: if ends {
            format!("/people/memberships/{}/end", membership.id)
        } else {
            String::new()
        },
    }
}

#[derive(Template)]
#[template(path = "people.html")]
struct People<'a> {
    t: &'a Reader,
    asked: Asked,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    rows: Vec<Row>,
    count: String,
    manages: bool,
    past: bool,
    previous: String,
    next: String,
    pages: String,
}

/// Who is where, as what.
pub async fn list(State(app): State<App>, t: Reader, Query(asked): Query<Asked>) -> Result<Page> {
    let filter = asked.filter();
    let (rows, total) = directory::list(&app, &t.actor, &filter).await?;
    let organisations = directory::organisations(&app, &t.actor, Permission::ReadPeople).await?;
    let (page, last) = (filter.page + 1, total.div_ceil(PAGE).max(1));
    let number = |n: u64| t.number(i64::try_from(n).unwrap_or(i64::MAX));
    let view = People {
        organisations: any(
            &t,
            "people-any-organisation",
            organisation_choices(&organisations, &asked.organisation),
        ),
        roles: any(&t, "people-any-role", roles(&t, filter.role)),
        rows: rows.into_iter().map(|membership| row(&t, membership)).collect(),
        count: t.count("people-count", i64::try_from(total).unwrap_or(i64::MAX)),
        manages: t.may(Permission::ManagePeople),
        past: filter.past,
        previous: if page > 1 {
            asked.url_of(page - 1)
        } else {
            String::new()
        },
        next: if page < last {
            asked.url_of(page + 1)
        } else {
            String::new()
        },
        pages: t.say_with("people-page-of", &[("page", &number(page)), ("last", &number(last))]),
        asked,
        t: &t,
    };
    Page::work("people", t.say("people-title"), &view)
}

fn any(t: &Reader, label: &str, mut choices: Vec<Choice>) -> Vec<Choice> {
    let none = choices.iter().all(|choice| !choice.chosen);
    choices.insert(0, Choice::new("", t.say(label), none));
    choices
}
