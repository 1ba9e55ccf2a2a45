//! How an organisation de-identifies: when a person must look, and its own words.

use crate::{masking::Review, store};
use platform::{Actor, App, Error, Permission, Problems, Result, Subject};
use serde_json::json;
use uuid::Uuid;

/// Sets when a person must look before texts are shared; texts that wait already go on waiting.
/// `masks_days` says whether the day of an exact date goes, so that its month is left.
pub(crate) async fn set_review(
    app: &App,
    actor: &Actor,
    organisation: Uuid,
    (review, masks_days): (&str, bool),
    version: i64,
) -> Result<()> {
    actor.scope(Permission::ReviewExpressions)?.check(organisation)?;
    let review = Review::from_code(review).ok_or_else(|| Error::invalid("review", "expressions-policy-missing"))?;
    let mut change = app.change(actor).await?;
    if !store::policy::save(&change, organisation, (review, masks_days), version).await? {
        return Err(Error::Conflict("expressions-policy-changed"));
    }
    let subject = Subject::new("organisation", organisation);
    change.audit(
        "organisation.review-policy-set",
        &subject,
        Some(organisation),
        &json!({ "review": review, "masks_days": masks_days }),
    );
    change.commit().await
}

/// Puts a word on a list: always or never masked from now on.
pub(crate) async fn put_word(app: &App, actor: &Actor, organisation: Uuid, word: &str, choice: &str) -> Result<()> {
    actor.scope(Permission::ReviewExpressions)?.check(organisation)?;
    let mut problems = Problems::new();
    let word = problems
        .required("word", word, "expressions-mask-word-missing")
        .to_owned();
    if word.chars().count() > 80 {
        problems.add("word", "expressions-mask-word-long");
    }
    if !word.is_empty() && !platform::text::folded(&word).chars().any(char::is_alphanumeric) {
        problems.add("word", "expressions-mask-word-missing");
    }
    if !matches!(choice, "always" | "never") {
        problems.add("choice", "expressions-mask-choice-missing");
    }
    problems.check()?;
    let mut change = app.change(actor).await?;
    store::policy::put_word(&change, organisation, &word, choice == "always").await?;
    let subject = Subject::new("organisation", organisation);
    // The word itself may be a person's name: the audit does not hold it.
    change.audit(
        "organisation.mask-word-put",
        &subject,
        Some(organisation),
        &json!({ "choice": choice }),
    );
    change.commit().await
}

/// Takes a word off its list.
pub(crate) async fn remove_word(app: &App, actor: &Actor, organisation: Uuid, word: &str) -> Result<()> {
    actor.scope(Permission::ReviewExpressions)?.check(organisation)?;
    let mut change = app.change(actor).await?;
    store::policy::remove_word(&change, organisation, word).await?;
    change.audit(
        "organisation.mask-word-removed",
        &Subject::new("organisation", organisation),
        Some(organisation),
        &json!({}),
    );
    change.commit().await
}
