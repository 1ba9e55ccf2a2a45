//! Attaching photos, films and documents: sniffed, cleaned, described; and taking them away.

use crate::{
    attachment::{ALLOWED, Attachment, AttachmentId, AttachmentWords, FILES_MOST},
    dossier::Dossier,
    sheet::SheetId,
    store,
    typed::{REASON_MOST, at_most, tidy},
};
use bytes::Bytes;
use platform::{Actor, App, Change, Error, Permission, Problems, Result, files};
use serde_json::json;

/// A file as it was given.
pub struct GivenFile<'a> {
    /// The name that the browser told.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: Bytes,
}

/// Attaches a file. A picture must come with its alternative text.
pub(crate) async fn add(
    app: &App,
    actor: &Actor,
    id: SheetId,
    file: GivenFile<'_>,
    words: &AttachmentWords,
) -> Result<AttachmentId> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let words = words.tidied();
    // Before the file is opened: a stranger must not make us decode pictures.
    store::sheet::get(app.db.read(), &scope, id).await?;
    let prepared = files::prepare(app, "file", file.name, file.bytes, ALLOWED).await?;
    words.check(prepared.media_type)?;

    let mut change = app.change(actor).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    if dossier.attachments.len() >= FILES_MOST {
        return Err(Error::invalid("file", "publications-too-many-files"));
    }
    let organisation = dossier.sheet.organisation;
    let stored = files::keep(&change, prepared, &id.subject(), organisation).await?;
    let attachment = AttachmentId(change.fresh_id());
    store::attachment::insert(&change, attachment, id, &stored, &words).await?;
    store::sheet::next_content(&change, id).await?;
    change.audit(
        "sheet.attach",
        &id.subject(),
        Some(organisation),
        &json!({ "attachment": attachment, "type": stored.media_type }),
    );
    change.commit().await?;
    Ok(attachment)
}

/// Corrects what is written about a file. Words that somebody else changed since `version` are a conflict.
pub(crate) async fn correct(
    app: &App,
    actor: &Actor,
    id: SheetId,
    (attachment, version): (AttachmentId, i64),
    words: &AttachmentWords,
) -> Result<()> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let words = words.tidied();
    let mut change = app.change(actor).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    let kept = attached(&dossier, attachment)?;
    words.check(&kept.media_type)?;
    if kept.words == words {
        return Ok(());
    }
    store::attachment::update_words(&change, attachment, version, &words).await?;
    note(&mut change, &dossier, "sheet.describe_attachment", attachment).await?;
    change.commit().await
}

/// Takes a file away, from the public page too, at once: somebody shown may have changed their mind.
pub(crate) async fn remove(
    app: &App,
    actor: &Actor,
    id: SheetId,
    attachment: AttachmentId,
    because: &str,
) -> Result<()> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let because = tidy(because);
    let mut problems = Problems::new();
    at_most(&mut problems, "because", &because, REASON_MOST);
    problems.check()?;
    let mut change = app.change(actor).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    let file = attached(&dossier, attachment)?.file;
    store::attachment::remove(&change, attachment, &because).await?;
    files::detach(&change, file).await?;
    note(&mut change, &dossier, "sheet.detach", attachment).await?;
    change.commit().await
}

/// The attachment of this sheet.
pub(crate) fn attached(dossier: &Dossier, id: AttachmentId) -> Result<&Attachment> {
    dossier.attachments.iter().find(|a| a.id == id).ok_or(Error::NotFound)
}

async fn note(change: &mut Change, dossier: &Dossier, verb: &'static str, attachment: AttachmentId) -> Result<()> {
    store::sheet::next_content(change, dossier.sheet.id).await?;
    let subject = dossier.sheet.id.subject();
    change.audit(
        verb,
        &subject,
        Some(dossier.sheet.organisation),
        &json!({ "attachment": attachment }),
    );
    Ok(())
}
