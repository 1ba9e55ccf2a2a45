//! Beginning a sheet from a project, and writing it: drafts save themselves, two people never overwrite each other.

use crate::{
    drafting::drafted,
    sheet::{SheetId, Words},
    store::{self, draft::Draft},
};
use platform::{Actor, App, Error, Permission, Reader, Result};
use projects::ProjectId;
use serde_json::json;

/// Most bytes of a draft: what a form can hold.
const DRAFT_MOST: usize = 400_000;

/// Begins a sheet whose words come from the project's record; `title` replaces its heading when given.
pub(crate) async fn create(app: &App, t: &Reader, project: ProjectId, title: &str) -> Result<SheetId> {
    let scope = t.actor.scope(Permission::WriteSheets)?;
    let record = projects::record(app, &t.actor.scope(Permission::ReadProjects)?, project).await?;
    let organisation = record.project.organisation;
    scope.check(organisation)?;
    let mut words = drafted(&record, t);
    if !title.trim().is_empty() {
        words.title = crate::typed::tidy_line(title);
    }
    words.check()?;

    let mut change = app.change(&t.actor).await?;
    let id = SheetId(change.fresh_id());
    store::sheet::insert(&change, id, organisation, project, &words).await?;
    change
        .link(&project.subject(), &id.subject(), "shared", organisation)
        .await?;
    change.audit(
        "sheet.create",
        &id.subject(),
        Some(organisation),
        &json!({ "project": project }),
    );
    change.commit().await?;
    Ok(id)
}

/// Keeps new words. Words that somebody else changed since `version` are a conflict.
pub(crate) async fn save(app: &App, actor: &Actor, id: SheetId, version: i64, words: &Words) -> Result<()> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let words = words.tidied();
    words.check()?;
    let mut change = app.change(actor).await?;
    let sheet = store::sheet::get(change.tx(), &scope, id).await?;
    if let Some(person) = actor.person() {
        store::draft::remove(&change, id, person).await?;
    }
    if sheet.words == words {
        return change.commit_unnoted().await;
    }
    if sheet.words_version != version || !store::sheet::update_words(&change, id, version, &words).await? {
        return Err(Error::Conflict("publications-changed"));
    }
    change.audit(
        "sheet.write",
        &id.subject(),
        Some(sheet.organisation),
        &json!({ "content_version": sheet.content_version + 1 }),
    );
    change.commit().await
}

/// Keeps what one person typed so far; the sheet itself does not change.
pub(crate) async fn autosave(app: &App, actor: &Actor, id: SheetId, version: i64, words: &Words) -> Result<()> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let person = actor.signed_in()?.person;
    store::sheet::get(app.db.read(), &scope, id).await?;
    let words = words.tidied();
    if serde_json::to_vec(&words)?.len() > DRAFT_MOST {
        return Err(Error::invalid("whole", "publications-draft-too-long"));
    }
    let change = app.change(actor).await?;
    store::draft::put(&change, id, person, &words, version).await?;
    change.commit_unnoted().await
}

/// The reader's own draft of a sheet.
pub(crate) async fn draft(app: &App, actor: &Actor, id: SheetId) -> Result<Option<Draft>> {
    let person = actor.signed_in()?.person;
    store::draft::get(app, id, person).await
}

/// Forgets the reader's own draft.
pub(crate) async fn discard_draft(app: &App, actor: &Actor, id: SheetId) -> Result<()> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let person = actor.signed_in()?.person;
    let change = app.change(actor).await?;
    store::sheet::get(change.tx(), &scope, id).await?;
    store::draft::remove(&change, id, person).await?;
    change.commit_unnoted().await
}
