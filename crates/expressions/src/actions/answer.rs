//! Answering to the author of a suggestion, who reads it with their code.

use super::review;
use crate::{
    expression::{Channel, ExpressionId, State},
    store,
};
use platform::{Actor, App, Error, Permission, Problems, Result};
use serde_json::json;

/// Longest answer, in characters.
pub(crate) const LONGEST: usize = 3000;

/// Writes the answer, in the place of an earlier one.
pub(crate) async fn answer(app: &App, actor: &Actor, id: ExpressionId, words: &str) -> Result<()> {
    let scope = actor.scope(Permission::AnswerExpressions)?;
    let kept = store::raw::get(app.db.read(), &scope, id).await?;
    if kept.channel != Channel::Suggestion || matches!(kept.state, State::Withdrawn | State::Purged) {
        return Err(Error::Conflict("expressions-answer-impossible"));
    }
    let mut problems = Problems::new();
    let words = problems.required("answer", words, "expressions-answer-missing");
    if words.chars().count() > LONGEST {
        problems.add_with("answer", "expressions-answer-long", &[("limit", &LONGEST.to_string())]);
    }
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::answer::put(&change, id, kept.organisation, words).await?;
    if let Some(text) = kept
        .shared
        .as_deref()
        .filter(|_| matches!(kept.state, State::Shared | State::Blank))
    {
        review::index(&change, &kept, text).await?;
    }
    change.audit(
        "expression.answered",
        &id.subject(),
        Some(kept.organisation),
        &json!({ "number": kept.number }),
    );
    change
        .event(
            "expression.answered",
            &id.subject(),
            Some(kept.organisation),
            json!({ "expression": id }),
        )
        .await?;
    change.commit().await
}
