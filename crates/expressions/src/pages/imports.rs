//! `/expressions/imports`: the batches, and dropping a new file.

use super::{Choice, Link, Wrong, crumbs, wrongs};
use crate::{
    actions::imports::{self, Dropped},
    expression::SourceId,
    import::{ImportState, MOST_BYTES},
    source::Source,
    store,
};
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Page, See, upload::Upload},
};

struct Line {
    url: String,
    name: String,
    when: String,
    state: String,
    tag: &'static str,
    icon: &'static str,
    taken: String,
    refused: String,
    already: String,
}

#[derive(Template)]
#[template(path = "imports.html")]
struct Imports<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    lines: Vec<Line>,
}

/// How an import's state is drawn: the tag's kind and icon.
pub(super) fn drawn(state: ImportState) -> (&'static str, &'static str) {
    match state {
        ImportState::Done => ("done", "check-circle-b"),
        ImportState::Draft | ImportState::Checked => ("later", "circle-dashed-b"),
        ImportState::Checking | ImportState::Running | ImportState::Undoing => ("running", "clock-b"),
        ImportState::Undone => ("plain", "minus-circle-b"),
        ImportState::Failed => ("late", "warning-b"),
    }
}

/// The batches, newest first.
pub(super) async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    let scope = t.actor.scope(Permission::ImportExpressions)?;
    let sources = store::source::latest(&app, &scope, 200).await?;
    let line = |source: Source| {
        let (tag, icon) = drawn(source.state);
        Line {
            url: format!("/expressions/imports/{}", source.id),
            when: t.day_of(source.created_at),
            state: source.state.said(&t),
            taken: t.number(source.counts.taken),
            refused: t.number(source.counts.refused),
            already: t.number(source.counts.already),
            name: source.name,
            tag,
            icon,
        }
    };
    let view = Imports {
        crumbs: crumbs(&t, &[]),
        lines: sources.into_iter().map(line).collect(),
        t: &t,
    };
    Page::work("expressions", t.say("expressions-imports-title"), &view)
}

#[derive(Template)]
#[template(path = "import_new.html")]
struct New<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    organisations: Vec<Choice>,
    said: Said,
    errors: Vec<Wrong>,
}

/// Where a file is dropped.
pub(super) async fn new(t: Reader) -> Result<Page> {
    t.actor.scope(Permission::ImportExpressions)?;
    form(&t, "", Said::default())
}

fn form(t: &Reader, chosen: &str, said: Said) -> Result<Page> {
    let own = t.actor.organisations(Permission::ImportExpressions);
    let several = own.len() > 1;
    let choices = own.into_iter().filter(|_| several).map(|(id, name)| {
        let id = id.to_string();
        let is_chosen = id == chosen;
        Choice::new(id, name, is_chosen)
    });
    let view = New {
        crumbs: crumbs(t, &[("/expressions/imports", "expressions-imports-title")]),
        organisations: choices.collect(),
        errors: wrongs(&said),
        said,
        t,
    };
    Page::work("expressions", t.say("expressions-import-new"), &view)
}

/// Takes a dropped file, streamed to the disk, and goes to its page.
pub(super) async fn create(State(app): State<App>, t: Reader, request: Request) -> Result<Response> {
    // Before a gigabyte is received from somebody who may not.
    t.actor.scope(Permission::ImportExpressions)?;
    let mut organisation = String::new();
    match take(&app, &t, request, &mut organisation).await {
        Ok(id) => Ok(See::page(format!("/expressions/imports/{id}")).into_response()),
        Err(Error::Invalid(problems)) => Ok(form(&t, &organisation, problems.said(&t))?
            .with_status(Error::Invalid(problems).status())
            .into_response()),
        Err(other) => Err(other),
    }
}

async fn take(app: &App, t: &Reader, request: Request, organisation: &mut String) -> Result<SourceId> {
    let upload = Upload::read(app, request, MOST_BYTES).await?;
    upload.text("organisation").clone_into(organisation);
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "expressions-import-file-missing"))?;
    let dropped = Dropped {
        organisation: organisation.parse().ok(),
        name: &file.name,
        path: file.path(),
        has_header: false,
    };
    imports::begin(app, &t.actor, dropped).await
}
