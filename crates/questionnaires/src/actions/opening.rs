//! Opening files that were given as answers: with a reason, and noted, as the original words of an expression.

use super::results::reached;
use crate::{
    campaign::{AnswerFileId, Campaign, CampaignId, Participant, Version},
    store::{self, answer_files::GivenFile},
};
use platform::{Actor, App, Error, Permission, Problems, Result};
use serde_json::json;

/// Shortest and longest reason, in characters: those of the original words of an expression.
const SHORTEST: usize = 10;
const LONGEST: usize = 500;
/// Files of one page of a list.
pub(crate) const PAGE: usize = 50;

/// The files of a campaign, a page of them.
pub(crate) struct GivenFiles {
    pub campaign: Campaign,
    pub version: Version,
    pub participants: Vec<Participant>,
    pub files: Vec<GivenFile>,
    /// After which the next page begins, where there is one.
    pub next: Option<AnswerFileId>,
}

/// The files that whole answers of a campaign hold, for who may open them.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn list(app: &App, actor: &Actor, of: CampaignId, after: Option<AnswerFileId>) -> Result<GivenFiles> {
    let scope = actor.scope(Permission::OpenRawText)?;
    let read = app.db.read();
    let campaign = store::campaigns::get(read, &scope, of).await?;
    let (_, participants, _) = reached(app, &scope, of).await?;
    let version = store::instruments::asked(read, campaign.version).await?;
    let limit = u64::try_from(PAGE + 1).unwrap_or(u64::MAX);
    let mut files = store::answer_files::held(read, &scope, of, after, limit).await?;
    let has_more = files.len() > PAGE;
    files.truncate(PAGE);
    Ok(GivenFiles {
        campaign,
        version,
        participants,
        next: files.last().filter(|_| has_more).map(|last| last.id),
        files,
    })
}

/// One of them, before it is opened.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(crate) async fn one(
    app: &App,
    actor: &Actor,
    of: CampaignId,
    id: AnswerFileId,
) -> Result<(Campaign, Version, GivenFile)> {
    let scope = actor.scope(Permission::OpenRawText)?;
    let read = app.db.read();
    let campaign = store::campaigns::get(read, &scope, of).await?;
    let file = store::answer_files::get(read, &scope, of, id).await?;
    let version = store::instruments::asked(read, campaign.version).await?;
    Ok((campaign, version, file))
}

/// The bytes of a file that was opened, and of which type they are.
pub(crate) struct Opened {
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    /// A name that says nothing but the type.
    pub name: &'static str,
}

/// Opens a file. The reason stands in the audit before the bytes leave.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Error::Invalid`] without a reason.
pub(crate) async fn open(app: &App, actor: &Actor, of: CampaignId, id: AnswerFileId, reason: &str) -> Result<Opened> {
    let (campaign, _, file) = one(app, actor, of, id).await?;
    let reason = checked(reason)?;
    let bytes = app.vault.open_bytes(&app.files.read(&file.hash).await?, id.0)?;
    let mut change = app.change(actor).await?;
    change.audit(
        "answer-file.open",
        &id.subject(),
        Some(campaign.organisation),
        &json!({ "campaign": of, "question": file.item, "reason": reason }),
    );
    change.commit().await?;
    let (media_type, name) = match file.media_type.as_str() {
        "image/jpeg" => ("image/jpeg", "photo.jpg"),
        "image/png" => ("image/png", "photo.png"),
        "image/webp" => ("image/webp", "photo.webp"),
        "application/pdf" => ("application/pdf", "document.pdf"),
        _ => return Err(Error::NotFound),
    };
    Ok(Opened {
        bytes,
        media_type,
        name,
    })
}

fn checked(reason: &str) -> Result<&str> {
    let mut problems = Problems::new();
    let reason = problems.required("reason", reason, "questionnaires-open-reason-missing");
    if !reason.is_empty() && reason.chars().count() < SHORTEST {
        problems.add("reason", "questionnaires-open-reason-short");
    }
    if reason.chars().count() > LONGEST {
        problems.add("reason", "questionnaires-open-reason-long");
    }
    problems.check()?;
    Ok(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_said_in_some_words() {
        assert_eq!(checked("  Plainte en cours ").expect("is one"), "Plainte en cours");
        assert!(checked("").is_err() && checked("voir").is_err() && checked(&"a".repeat(501)).is_err());
    }
}
