//! Signing in by a link in a mail: always possible, whatever was typed wrongly before.

use super::sign_in::{self, Entry, Origin};
use crate::{
    account::{Account, AccountId, LONGEST_EMAIL, folded_email},
    link::{InvitationId, Link, Purpose},
    store,
};
use jiff::SignedDuration;
use platform::{Actor, App, Change, Error, Reader, Result, Subject};
use serde_json::json;
use uuid::Uuid;

/// Most links by mail to one account in a quarter of an hour: nobody's mailbox is filled.
const MOST_LINKS: u64 = 3;

/// What is kept of a link's token.
pub(super) fn link_hash(app: &App, token: &str) -> String {
    app.vault.hash(&format!("link:{token}"))
}

/// Makes a link to a door and answers its token; older links to the same door are void.
pub(super) async fn make(
    change: &mut Change,
    purpose: Purpose,
    account: Option<AccountId>,
    invitation: Option<InvitationId>,
) -> Result<String> {
    let at = change.at();
    if account.is_some() || invitation.is_some() || purpose == Purpose::FirstAdministrator {
        store::links::use_up_all(change.tx(), purpose, account, invitation, at).await?;
    }
    let token = change.app().random.token();
    let link = Link { id: change.fresh_id(), account, invitation, expires_at: at + purpose.life() };
    let hash = link_hash(change.app(), &token);
    store::links::insert(change.tx(), purpose, &link, &hash, at).await?;
    Ok(token)
}

/// The good link of a token.
///
/// # Errors
/// [`Error::NotFound`] when it is unknown, used or expired.
pub(super) async fn find(app: &App, purpose: Purpose, token: &str) -> Result<Link> {
    if token.len() > 100 {
        return Err(Error::NotFound);
    }
    let hash = link_hash(app, token);
    store::links::find(app.db.read(), purpose, &hash, app.clock.now()).await?.ok_or(Error::NotFound)
}

/// Sends a link to sign in with, if the e-mail is somebody's; the answer never says.
///
/// # Errors
/// When the database does not answer.
pub async fn send(app: &App, email: &str) -> Result<()> {
    let folded = folded_email(email);
    let plausible = folded.len() <= LONGEST_EMAIL && !folded.contains('\0');
    let account = store::accounts::find_by_email(app.db.read(), if plausible { &folded } else { "" }).await?;
    let id = account.as_ref().map(|account| account.id);
    let mut change = app.change(&Actor::Visitor).await?;
    let since = change.at() - SignedDuration::from_mins(15);
    let asked = id.unwrap_or(AccountId(Uuid::nil()));
    let sent = store::links::count_since(change.tx(), asked, since).await?;
    let account = account.filter(|_| sent < MOST_LINKS);
    // For nobody a link is written too, which opens nothing: the work is the same.
    let token = make(&mut change, Purpose::EmailLink, account.as_ref().map(|a| a.id), None).await?;
    if let Some(account) = &account {
        write_mail(&mut change, account, &token).await?;
    }
    let subject = Subject::new(AccountId::KIND, asked.0);
    change.audit("account.link-asked", &subject, None, &json!({ "sent": account.is_some() }));
    change.commit().await
}

async fn write_mail(change: &mut Change, account: &Account, token: &str) -> Result<()> {
    let app = change.app().clone();
    let t = Reader::new(app.messages.clone(), account.language, Actor::Visitor, app.clock.today());
    let url = format!("{}/sign-in/link/{token}", app.settings.address);
    let body = t.say_with("people-mail-link", &[("name", &account.name), ("url", &url)]);
    change.mail(&account.email, &t.say("people-mail-link-subject"), &body).await
}

/// Does this link still open? Following it opens nothing yet: mail scanners follow links.
///
/// # Errors
/// [`Error::NotFound`] when it does not.
pub async fn check(app: &App, token: &str) -> Result<()> {
    find(app, Purpose::EmailLink, token).await?.account.map(|_| ()).ok_or(Error::NotFound)
}

/// Signs in by a link, once. The second factor is asked for as after a password.
///
/// # Errors
/// [`Error::NotFound`] when it is unknown, used or expired.
pub async fn enter(app: &App, token: &str, origin: Origin<'_>) -> Result<Entry> {
    let link = find(app, Purpose::EmailLink, token).await?;
    let account = store::accounts::get(app.db.read(), link.account.ok_or(Error::NotFound)?).await?;
    let mut change = app.change(&Actor::Visitor).await?;
    if !store::links::use_up(change.tx(), link.id, change.at()).await? {
        return Err(Error::NotFound);
    }
    let entry = sign_in::admit(&mut change, &account, "link", origin).await?;
    change.commit().await?;
    Ok(entry)
}
