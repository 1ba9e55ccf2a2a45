//! Answering the four criteria.

use crate::{
    criteria::{Answer, checked},
    sheet::SheetId,
    store,
};
use platform::{Actor, App, Error, Permission, Result};
use serde_json::json;

/// Keeps the answers given; those that somebody else changed since `version` are a conflict.
pub(crate) async fn save(app: &App, actor: &Actor, id: SheetId, version: i64, answers: &[Answer]) -> Result<()> {
    let scope = actor.scope(Permission::WriteSheets)?;
    let answers = checked(answers)?;
    let mut change = app.change(actor).await?;
    let dossier = store::dossier(change.tx(), &scope, id).await?;
    let organisation = dossier.sheet.organisation;
    let changed: Vec<&Answer> = answers
        .iter()
        .filter(|a| dossier.answer(&a.criterion) != a.answer)
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    if dossier.sheet.criteria_version != version || !store::sheet::next_criteria(&change, id, version).await? {
        return Err(Error::Conflict("publications-changed"));
    }
    for answer in &changed {
        store::answer::put(&change, id, organisation, answer).await?;
    }
    let codes: Vec<&str> = changed.iter().map(|a| a.criterion.as_str()).collect();
    change.audit(
        "sheet.answer_criteria",
        &id.subject(),
        Some(organisation),
        &json!({ "criteria": codes }),
    );
    change.commit().await
}
