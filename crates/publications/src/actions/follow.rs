//! Recording the human follow-up of a sheet.

use crate::{follow_up::NewFollowUp, sheet::SheetId, store};
use platform::{Actor, App, Permission, Result};
use serde_json::json;

/// Records that the sheet was received, its authors called, the place visited, or more asked for.
pub(crate) async fn record(app: &App, actor: &Actor, id: SheetId, new: &NewFollowUp) -> Result<()> {
    let scope = actor.scope(Permission::PublishSheets)?;
    let (step, note, on) = new.checked(app.clock.today())?;
    let mut change = app.change(actor).await?;
    let sheet = store::sheet::get(change.tx(), &scope, id).await?;
    store::follow_up::insert(&change, &sheet, step, &note, on).await?;
    change.audit(
        "sheet.follow_up",
        &id.subject(),
        Some(sheet.organisation),
        &json!({ "step": step.code() }),
    );
    change.commit().await
}
