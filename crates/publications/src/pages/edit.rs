//! `/publications/{id}/edit`: the words of a sheet; drafts save themselves, two people never overwrite each other.

use super::{Choice, Link, Wrong, choices, crumbs, wrongs};
use crate::{
    actions::{self, write},
    lists,
    sheet::{CHOICES, Sheet, SheetId, TEXTS, Words},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, See},
};
use std::collections::BTreeMap;

/// The posted fields by name.
type Posted = BTreeMap<String, String>;

/// What is typed: the words, and the version of those that were read.
struct Typed {
    version: i64,
    words: Words,
}

impl Typed {
    fn of(posted: Posted) -> Self {
        let version = posted
            .get("version")
            .and_then(|version| version.parse().ok())
            .unwrap_or(0);
        let fields = posted
            .into_iter()
            .map(|(name, value)| (name, serde_json::Value::String(value)));
        // Every field of the words is a text with a default, so that any object of texts can be read.
        let words = serde_json::from_value(serde_json::Value::Object(fields.collect())).unwrap_or_default();
        Self { version, words }
    }
}

/// A field of the form.
struct Field {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    error: String,
    required: bool,
    rows: u32,
    /// What somebody else keeps there now, when it differs.
    theirs: String,
}

struct Chosen {
    name: &'static str,
    label: String,
    hint: String,
    error: String,
    required: bool,
    choices: Vec<Choice>,
    theirs: String,
}

#[derive(Template)]
#[template(path = "publication_edit.html")]
struct Edit<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    id: SheetId,
    version: i64,
    title: Field,
    texts: Vec<Field>,
    chosen: Vec<Chosen>,
    contact_role: Field,
    contact_mailbox: Field,
    conflict: bool,
    draft: String,
    sources: Vec<String>,
    errors: Vec<Wrong>,
}

/// How the form comes back.
struct Shown<'a> {
    words: &'a Words,
    version: i64,
    said: Said,
    conflict: bool,
    draft: String,
}

/// Fields without which a sheet is not published.
const REQUIRED: [&str; 9] = [
    "title",
    "context",
    "objectives",
    "actions",
    "outcome",
    "maturity",
    "theme",
    "contact_role",
    "contact_mailbox",
];

/// `GET /publications/{id}/edit`: the reader's own draft comes before what is kept.
pub async fn form(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<Page> {
    t.actor.scope(Permission::WriteSheets)?;
    let sheet = actions::read(&app, &t, id).await?.sheet;
    let draft = write::draft(&app, &t.actor, id)
        .await?
        .filter(|draft| draft.words != sheet.words);
    let shown = match &draft {
        None => Shown {
            words: &sheet.words,
            version: sheet.words_version,
            said: Said::default(),
            conflict: false,
            draft: String::new(),
        },
        Some(draft) => Shown {
            words: &draft.words,
            version: draft.words_version,
            said: Said::default(),
            conflict: draft.words_version != sheet.words_version,
            draft: t.say_one("publications-draft-found", "when", &t.moment(draft.saved_at)),
        },
    };
    page(&t, &sheet, shown)
}

fn page(t: &Reader, sheet: &Sheet, shown: Shown<'_>) -> Result<Page> {
    let label = |name: &str| t.say(&format!("publications-field-{name}"));
    let hint = |name: &str| t.say(&format!("publications-hint-{name}"));
    let theirs = |name: &str, kept: String| {
        if shown.conflict && sheet.words.get(name) != shown.words.get(name) {
            kept
        } else {
            String::new()
        }
    };
    let field = |name: &'static str, rows: u32| Field {
        name,
        label: label(name),
        hint: hint(name),
        value: shown.words.get(name).to_owned(),
        error: shown.said.of(name).to_owned(),
        required: REQUIRED.contains(&name),
        rows,
        theirs: theirs(name, sheet.words.get(name).to_owned()),
    };
    let chosen = CHOICES.map(|name| Chosen {
        name,
        label: label(name),
        hint: hint(name),
        error: shown.said.of(name).to_owned(),
        required: REQUIRED.contains(&name),
        choices: choices(name, shown.words.get(name), "publications-not-chosen", t),
        theirs: theirs(name, lists::said(name, sheet.words.get(name), t)),
    });
    let edit = Edit {
        t,
        crumbs: crumbs(t, Some((sheet.id, &sheet.words.title))),
        id: sheet.id,
        // After a conflict the next save is made knowingly, over what is kept now.
        version: if shown.conflict {
            sheet.words_version
        } else {
            shown.version
        },
        title: field("title", 1),
        texts: TEXTS.into_iter().map(|name| field(name, 5)).collect(),
        chosen: chosen.into(),
        contact_role: field("contact_role", 1),
        contact_mailbox: field("contact_mailbox", 1),
        conflict: shown.conflict,
        errors: wrongs(&shown.said),
        draft: shown.draft,
        sources: sources(t),
    };
    Page::work("publications", t.say("publications-edit"), &edit)
}

/// Where each list of choices comes from.
fn sources(t: &Reader) -> Vec<String> {
    let sourced = CHOICES
        .into_iter()
        .filter_map(|field| Some((field, lists::list(field)?)));
    sourced
        .map(|(field, list)| {
            let name = t.say(&format!("publications-field-{field}"));
            t.say_with(
                "publications-list-source",
                &[("list", &name), ("source", &list.source), ("day", &t.date(list.date))],
            )
        })
        .collect()
}

/// `POST /publications/{id}/edit`
pub async fn save(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Form(posted): Form<Posted>,
) -> Result<Response> {
    let typed = Typed::of(posted);
    let (said, conflict, status) = match write::save(&app, &t.actor, id, typed.version, &typed.words).await {
        Ok(()) => {
            return Ok(See::page(format!("/publications/{id}"))
                .saying("publications-saved")
                .into_response());
        }
        Err(Error::Invalid(problems)) => (problems.said(&t), false, StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Conflict("publications-changed")) => (Said::default(), true, StatusCode::CONFLICT),
        Err(other) => return Err(other),
    };
    let sheet = actions::read(&app, &t, id).await?.sheet;
    let shown = Shown {
        words: &typed.words,
        version: typed.version,
        said,
        conflict,
        draft: String::new(),
    };
    Ok(page(&t, &sheet, shown)?.with_status(status).into_response())
}

/// `POST /publications/{id}/draft`: what the script posts while one types.
pub async fn autosave(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Form(posted): Form<Posted>,
) -> Result<StatusCode> {
    let typed = Typed::of(posted);
    write::autosave(&app, &t.actor, id, typed.version, &typed.words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /publications/{id}/draft/removal`
pub async fn discard(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<See> {
    write::discard_draft(&app, &t.actor, id).await?;
    Ok(See::page(format!("/publications/{id}/edit")).saying("publications-draft-discarded"))
}
