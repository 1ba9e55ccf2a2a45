//! Co-design: those who will answer say what they think of the questions, propose others, and approve.

use super::instruments::latest;
use crate::{
    campaign::{InstrumentId, RemarkId},
    store::{self, remarks::NewRemark},
};
use platform::{Actor, App, Error, Permission, Problems, Result};
use serde_json::json;

/// Longest remark, in characters.
const LONGEST: usize = 2_000;

/// What somebody says of a question, or of the whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// The question; empty for the whole.
    pub item: String,
    pub words: String,
    /// Other words for it; may be empty.
    pub proposal: String,
}

/// Says something of the latest version.
///
/// # Errors
/// [`Error::Invalid`] without words; [`Error::NotFound`] for an unknown question.
pub(crate) async fn remark(app: &App, actor: &Actor, id: InstrumentId, said: &Said) -> Result<RemarkId> {
    let scope = actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    let person = actor.signed_in()?;
    let mut problems = Problems::new();
    let words = problems.required("words", &said.words, "questionnaires-remark-missing");
    for (field, text) in [("words", words), ("proposal", said.proposal.trim())] {
        if text.chars().count() > LONGEST {
            problems.add(field, "questionnaires-remark-long");
        }
    }
    problems.check()?;
    if !said.item.is_empty() && version.content.item(&said.item).is_none() {
        return Err(Error::NotFound);
    }
    let mut change = app.change(actor).await?;
    let new = NewRemark {
        version: version.id,
        organisation: version.organisation,
        item: &said.item,
        words,
        proposal: Some(said.proposal.trim()).filter(|text| !text.is_empty()),
        college: person.college_in(version.organisation),
        person: person.person,
    };
    let made = store::remarks::insert(&change, &new).await?;
    change.audit(
        "instrument.remark",
        &id.subject(),
        Some(version.organisation),
        &json!({ "remark": made }),
    );
    change.commit().await?;
    Ok(made)
}

/// Answers a remark: taken or not, and why.
///
/// # Errors
/// [`Error::Invalid`] without a reason; [`Error::Conflict`] when it was answered meanwhile.
pub(crate) async fn answer(
    app: &App,
    actor: &Actor,
    id: InstrumentId,
    remark: RemarkId,
    is_taken: bool,
    why: &str,
) -> Result<()> {
    let scope = actor.scope(Permission::WriteQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    let mut problems = Problems::new();
    let why = problems.required("why", why, "questionnaires-why-missing");
    if why.chars().count() > LONGEST {
        problems.add("why", "questionnaires-remark-long");
    }
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::remarks::answer(&change, version.id, remark, is_taken, why).await?;
    let detail = json!({ "remark": remark, "taken": is_taken });
    change.audit(
        "instrument.answer-remark",
        &id.subject(),
        Some(version.organisation),
        &detail,
    );
    change.commit().await
}

/// Approves the latest version as it stands.
///
/// # Errors
/// [`Error::Conflict`] when it changed since it was seen.
pub(crate) async fn approve(app: &App, actor: &Actor, id: InstrumentId, seen: i64) -> Result<()> {
    let scope = actor.scope(Permission::ReadQuestionnaires)?;
    let version = latest(app, &scope, id).await?;
    if version.edit != seen {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    let person = actor.signed_in()?;
    let college = person.college_in(version.organisation);
    let mut change = app.change(actor).await?;
    store::remarks::approve(
        &change,
        (version.id, version.edit),
        version.organisation,
        college,
        person.person,
    )
    .await?;
    change.audit(
        "instrument.approve",
        &id.subject(),
        Some(version.organisation),
        &json!({ "edit": seen }),
    );
    change.commit().await
}
