//! The verbs that the program calls too: from the command line and for demonstration data.

use super::{attach, attach::GivenFile, authorise, criteria, follow, publish, respond, write};
use crate::{
    attachment::{AttachmentId, AttachmentWords},
    authorisation::{AuthorisationId, Signed},
    catalogue,
    criteria::{Answer, checked},
    dossier::Dossier,
    follow_up::NewFollowUp,
    printed,
    reply::NewReuse,
    sheet::{SheetId, Words},
};
use people::OrganisationId;
use platform::{Actor, App, Error, Permission, Problems, Reader, Result};
use projects::ProjectId;

/// A sheet with all that hangs on it, published or not.
///
/// # Errors
/// When the reader may not read sheets there, or there is no such sheet.
pub async fn read_sheet(app: &App, t: &Reader, id: SheetId) -> Result<Dossier> {
    super::read(app, t, id).await
}

/// Every sheet of the reader's organisations, published or not, newest first.
///
/// # Errors
/// When the reader may not read sheets.
pub async fn all_sheets(app: &App, t: &Reader) -> Result<Vec<Dossier>> {
    super::all(app, t).await
}

/// Begins a sheet whose words come from a project's record.
///
/// # Errors
/// When the reader may not write sheets there, or there is no such project.
pub async fn begin_sheet(app: &App, t: &Reader, project: ProjectId) -> Result<SheetId> {
    write::create(app, t, project, "").await
}

/// Refuses words and answers that could not be kept, before anything is begun or changed with them.
///
/// # Errors
/// [`Error::Invalid`] with each field's problem, of the words and of the answers.
pub fn check_sheet(words: &Words, answers: &[Answer]) -> Result<()> {
    let refusals = [words.tidied().check().err(), checked(answers).err()];
    let mut problems = Problems::new();
    for refusal in refusals.into_iter().flatten() {
        let Error::Invalid(found) = refusal else {
            return Err(refusal);
        };
        for problem in found.all() {
            let arguments: Vec<(&str, &str)> = problem
                .arguments
                .iter()
                .map(|(k, v)| (k.as_str(), v.as_str()))
                .collect();
            problems.add_with(&problem.field, &problem.message, &arguments);
        }
    }
    problems.check()
}

/// Keeps new words of a sheet, whose words were read as `version`.
///
/// # Errors
/// When the actor may not, the words cannot be kept, or somebody else changed them meanwhile.
pub async fn write_sheet(app: &App, actor: &Actor, id: SheetId, version: i64, words: &Words) -> Result<()> {
    write::save(app, actor, id, version, words).await
}

/// Answers some of the four criteria, whose answers were read as `version`.
///
/// # Errors
/// When the actor may not, an answer cannot be kept, or somebody else answered meanwhile.
pub async fn answer_criteria(app: &App, actor: &Actor, id: SheetId, version: i64, answers: &[Answer]) -> Result<()> {
    criteria::save(app, actor, id, version, answers).await
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

/// The form that the director signs, as PDF: the text as it is now, with its number.
///
/// # Errors
/// When the reader may not read sheets there, or there is no such sheet.
pub async fn print_form(app: &App, t: &Reader, id: SheetId) -> Result<Vec<u8>> {
    let dossier = super::read(app, t, id).await?;
    let scope = t.actor.scope(Permission::ReadSheets)?;
    let organisation = people::organisation(app, &scope, OrganisationId(dossier.sheet.organisation)).await?;
    printed::form(app, t, &dossier, &organisation.name).await
}

/// Records a signed authorisation over one state of the text.
///
/// # Errors
/// When the actor may not, the sheet is not complete or not the one that was signed, or the form
/// or what is typed from it is wrong.
pub async fn authorise_sheet(
    app: &App,
    actor: &Actor,
    id: SheetId,
    signed: &Signed,
    form: GivenFile<'_>,
) -> Result<AuthorisationId> {
    authorise::record(app, actor, id, signed, Some(form)).await
}

/// Withdraws the running authorisations of a sheet; a public one is taken down at once.
///
/// # Errors
/// When the actor may not, no reason is given, or no authorisation runs.
pub async fn withdraw_authorisation(app: &App, actor: &Actor, id: SheetId, reason: &str) -> Result<()> {
    authorise::withdraw(app, actor, id, reason).await
}

/// Publishes a sheet.
///
/// # Errors
/// [`platform::Error::Conflict`] when no running authorisation covers the text as it is.
pub async fn publish_sheet(app: &App, actor: &Actor, id: SheetId) -> Result<()> {
    publish::publish(app, actor, id).await
}

/// Takes a public sheet down; its authorisation goes on.
///
/// # Errors
/// When the actor may not, no reason is given, or the sheet is not public.
pub async fn take_sheet_down(app: &App, actor: &Actor, id: SheetId, reason: &str) -> Result<()> {
    publish::take_down(app, actor, id, reason).await
}

/// A published sheet on paper, as PDF.
///
/// # Errors
/// [`Error::NotFound`] when it is not public, or its signature does not cover print.
pub async fn print_sheet(app: &App, t: &Reader, id: SheetId) -> Result<Vec<u8>> {
    printed::sheet(app, t, &catalogue::printable(app, id).await?).await
}

/// Records a step of the follow-up.
///
/// # Errors
/// When the actor may not, or the step cannot be kept.
pub async fn record_follow_up(app: &App, actor: &Actor, id: SheetId, new: &NewFollowUp) -> Result<()> {
    follow::record(app, actor, id, new).await
}

/// Takes a file of a sheet away, from its public page too.
///
/// # Errors
/// When the actor may not, or the sheet has no such file.
pub async fn detach_file(app: &App, actor: &Actor, id: SheetId, file: AttachmentId, because: &str) -> Result<()> {
    attach::remove(app, actor, id, file, because).await
}

/// Tells how a published experience was tried elsewhere; somebody reads it before it is shown.
///
/// # Errors
/// When the sheet is not public, or what is told cannot be kept.
pub async fn tell_reuse(app: &App, actor: &Actor, id: SheetId, new: &NewReuse) -> Result<()> {
    respond::tell_reuse(app, actor, id, new).await
}
