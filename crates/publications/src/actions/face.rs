//! The verbs that the program calls too: from the command line and for demonstration data.

use super::{attach, attach::GivenFile, authorise, criteria, follow, publish, respond, write};
use crate::{
    attachment::{AttachmentId, AttachmentWords},
    authorisation::{AuthorisationId, Signed},
    criteria::Answer,
    follow_up::NewFollowUp,
    reply::NewReuse,
    sheet::{SheetId, Words},
    store,
};
use platform::{Actor, App, Permission, Reader, Result};
use projects::ProjectId;

/// Begins a sheet whose words come from a project's record.
///
/// # Errors
/// When the reader may not write sheets there, or there is no such project.
pub async fn begin_sheet(app: &App, t: &Reader, project: ProjectId) -> Result<SheetId> {
    write::create(app, t, project, "").await
}

/// Changes the words of a sheet: `edit` receives those of now.
///
/// # Errors
/// When the actor may not, the words cannot be kept, or somebody else changed them meanwhile.
pub async fn write_sheet(app: &App, actor: &Actor, id: SheetId, edit: impl FnOnce(&mut Words)) -> Result<()> {
    let sheet = store::sheet::get(app.db.read(), &actor.scope(Permission::WriteSheets)?, id).await?;
    let mut words = sheet.words;
    edit(&mut words);
    write::save(app, actor, id, sheet.words_version, &words).await
}

/// Answers some of the four criteria.
///
/// # Errors
/// When the actor may not, or an answer cannot be kept.
pub async fn answer_criteria(app: &App, actor: &Actor, id: SheetId, answers: &[Answer]) -> Result<()> {
    let sheet = store::sheet::get(app.db.read(), &actor.scope(Permission::WriteSheets)?, id).await?;
    criteria::save(app, actor, id, sheet.criteria_version, answers).await
}

/// Attaches a file.
///
/// # Errors
/// When the actor may not, the file lies about its type, or an image has no alternative text.
pub async fn attach_file(
    app: &App,
    actor: &Actor,
    id: SheetId,
    file: GivenFile<'_>,
    words: &AttachmentWords,
) -> Result<AttachmentId> {
    attach::add(app, actor, id, file, words).await
}

/// Records a signed authorisation over the text as it is now.
///
/// # Errors
/// When the actor may not, the sheet is not complete, or the form or what is typed from it is wrong.
pub async fn authorise_sheet(
    app: &App,
    actor: &Actor,
    id: SheetId,
    signed: Signed,
    form: GivenFile<'_>,
) -> Result<AuthorisationId> {
    let sheet = store::sheet::get(app.db.read(), &actor.scope(Permission::AuthoriseSheets)?, id).await?;
    let signed = Signed {
        content_version: sheet.content_version,
        ..signed
    };
    authorise::record(app, actor, id, &signed, Some(form)).await
}

/// Publishes a sheet.
///
/// # Errors
/// [`platform::Error::Conflict`] when no running authorisation covers the text as it is.
pub async fn publish_sheet(app: &App, actor: &Actor, id: SheetId) -> Result<()> {
    publish::publish(app, actor, id).await
}

/// Records a step of the follow-up.
///
/// # Errors
/// When the actor may not, or the step cannot be kept.
pub async fn record_follow_up(app: &App, actor: &Actor, id: SheetId, new: &NewFollowUp) -> Result<()> {
    follow::record(app, actor, id, new).await
}

/// Tells how a published experience was tried elsewhere; somebody reads it before it is shown.
///
/// # Errors
/// When the sheet is not public, or what is told cannot be kept.
pub async fn tell_reuse(app: &App, actor: &Actor, id: SheetId, new: &NewReuse) -> Result<()> {
    respond::tell_reuse(app, actor, id, new).await
}
