//! Opening raw words: with a reason, once, and noted.

use crate::{expression::ExpressionId, store};
use platform::{Actor, App, Error, Permission, Problems, RawText, Result};
use serde_json::json;

/// Shortest reason, in characters.
const SHORTEST: usize = 10;
const LONGEST: usize = 500;

/// Opens the raw words of an expression. The reason stands in the audit before the words are shown.
pub(crate) async fn open(app: &App, actor: &Actor, id: ExpressionId, reason: &str) -> Result<RawText> {
    let scope = actor.scope(Permission::OpenRawText)?;
    let kept = store::raw::get(app.db.read(), &scope, id).await?;
    let mut problems = Problems::new();
    let reason = problems.required("reason", reason, "expressions-raw-reason-missing");
    if !reason.is_empty() && reason.chars().count() < SHORTEST {
        problems.add("reason", "expressions-raw-reason-short");
    }
    if reason.chars().count() > LONGEST {
        problems.add("reason", "expressions-raw-reason-long");
    }
    problems.check()?;
    let sealed = kept.sealed.as_ref().ok_or(Error::Conflict("expressions-raw-gone"))?;
    let raw = app.vault.open(sealed, id.0)?;
    let mut change = app.change(actor).await?;
    change.audit(
        "expression.raw-opened",
        &id.subject(),
        Some(kept.organisation),
        &json!({ "number": kept.number, "reason": reason }),
    );
    change.commit().await?;
    Ok(raw)
}
