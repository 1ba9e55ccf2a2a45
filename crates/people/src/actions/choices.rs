//! One's own name, language and mails.

use super::sign_in;
use crate::{
    account::{self, Account, AccountId, Digest},
    store,
};
use platform::{Actor, App, Language, Problems, Result};
use serde_json::json;

/// One's own account.
///
/// # Errors
/// When nobody is signed in.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Account> {
    store::accounts::get(app.db.read(), AccountId(actor.signed_in()?.account)).await
}

/// How many recovery codes one has left.
///
/// # Errors
/// When nobody is signed in.
pub(crate) async fn recovery_codes_left(app: &App, actor: &Actor) -> Result<u64> {
    store::accounts::recovery_codes_left(app.db.read(), AccountId(actor.signed_in()?.account)).await
}

/// What one may choose about oneself.
pub struct Choices<'a> {
    /// The name shown to others.
    pub name: &'a str,
    /// The language of mails and, on a new browser, of pages.
    pub language: Language,
    /// How often mails come.
    pub digest: Digest,
    /// The version that was on the page.
    pub version: i64,
}

/// Keeps them.
///
/// # Errors
/// [`platform::Error::Invalid`] for a name, [`platform::Error::Conflict`] when the account changed meanwhile.
pub async fn save(app: &App, actor: &Actor, choices: Choices<'_>) -> Result<()> {
    let (id, _) = sign_in::own_session(actor)?;
    let mut problems = Problems::new();
    let name = account::person_name_of(choices.name, &mut problems);
    problems.check()?;
    let mut change = app.change(actor).await?;
    let kept = store::accounts::get(change.tx(), id).await?;
    store::accounts::save_choices(change.tx(), id, choices.language, choices.digest, choices.version).await?;
    if kept.name != name {
        store::persons::rename(change.tx(), kept.person, &name).await?;
        change.audit("person.renamed", &kept.person.subject(), None, &json!({}));
    }
    let detail = json!({ "language": choices.language.code(), "digest": choices.digest.code() });
    change.audit("account.choices-saved", &id.subject(), None, &detail);
    change.commit().await
}
