//! The audit of one's organisations, newest first.

use askama::Template;
use axum::extract::State;
use platform::{
    App, Permission, Reader, Result,
    audit::{self, Entry},
    web::{Api, ApiQuery, Json, Page, Query},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: u64 = 100;

#[derive(Deserialize)]
pub struct Before {
    before: Option<i64>,
}

struct Row {
    number: String,
    when: String,
    who: String,
    what: String,
    about: String,
    /// Where the subject is told, or nothing.
    url: String,
    /// As it was sealed: identifiers, counts, reasons.
    detail: String,
}

/// Subjects that have a thread.
const TOLD: &[&str] = &[
    "expression",
    "study",
    "theme",
    "finding",
    "project",
    "decision",
    "action",
    "measure",
    "give_back",
    "sheet",
];

#[derive(Template)]
#[template(path = "audit.html")]
struct Audit<'a> {
    t: &'a Reader,
    rows: Vec<Row>,
    next: String,
}

/// `GET /audit?before=…`
pub async fn list(State(app): State<App>, t: Reader, Query(page): Query<Before>) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadAudit)?;
    let entries = audit::latest(&app, &scope, page.before, PAGE).await?;
    let names = names(&app, &entries).await?;
    let next = match entries.last() {
        Some(last) if entries.len() as u64 == PAGE => format!("/audit?before={}", last.sequence),
        _ => String::new(),
    };
    let rows = entries.iter().map(|entry| row(&t, entry, &names)).collect();
    Page::work("audit", t.say("audit-title"), &Audit { t: &t, rows, next })
}

async fn names(app: &App, entries: &[Entry]) -> Result<HashMap<Uuid, String>> {
    let people: Vec<Uuid> = entries
        .iter()
        .filter_map(|e| e.actor.strip_prefix("person/")?.parse().ok())
        .collect();
    people::names(app, &people).await
}

fn row(t: &Reader, entry: &Entry, names: &HashMap<Uuid, String>) -> Row {
    let person = entry
        .actor
        .strip_prefix("person/")
        .and_then(|id| id.parse().ok())
        .and_then(|id: Uuid| names.get(&id));
    let role = t.role_code(&entry.role);
    let kind = entry.subject.split('/').next().unwrap_or_default();
    Row {
        number: t.number(entry.sequence),
        when: t.moment(entry.at),
        who: person.map_or_else(|| role.clone(), |name| format!("{name}, {role}")),
        what: t.say(&format!("audit-verb-{}", entry.verb.replace(['.', '_'], "-"))),
        about: t.say(&format!("audit-kind-{}", kind.replace('_', "-"))),
        url: if TOLD.contains(&kind) && t.may(Permission::ReadExpressions) {
            format!("/thread/{}", entry.subject)
        } else {
            String::new()
        },
        detail: format!("{} {} {}", entry.verb, entry.subject, entry.detail),
    }
}

/// One line of the audit.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EntryJson {
    sequence: i64,
    #[schema(format = DateTime)]
    at: String,
    actor: String,
    role: String,
    verb: String,
    subject: String,
    detail: serde_json::Value,
}

/// Lines of the audit.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AuditJson {
    entries: Vec<EntryJson>,
}

/// The audit of my organisations, newest first.
#[utoipa::path(get, path = "/audit", tag = "audit", params(("before" = Option<i64>, Query)), responses((status = 200, body = AuditJson)))]
pub async fn list_json(State(app): State<App>, t: Reader, ApiQuery(page): ApiQuery<Before>) -> Api<AuditJson> {
    let scope = t.actor.scope(Permission::ReadAudit)?;
    let entries = audit::latest(&app, &scope, page.before, PAGE).await?;
    let entries = entries.into_iter().map(|e| EntryJson {
        sequence: e.sequence,
        at: e.at.to_string(),
        actor: e.actor,
        role: e.role,
        verb: e.verb,
        subject: e.subject,
        detail: serde_json::from_str(&e.detail).unwrap_or_default(),
    });
    Ok(Json(AuditJson {
        entries: entries.collect(),
    }))
}
