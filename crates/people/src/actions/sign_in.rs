//! Signing in by password, opening and closing sessions.

use crate::{
    account::{Account, AccountId, LONGEST_EMAIL, folded_email},
    identify::session_hash,
    password,
    session::{self, LIFE, Session, SessionId},
    store,
    throttle::{self, Key},
};
use jiff::Timestamp;
use platform::{Actor, App, Change, Error, Language, Result, Subject, notices::NewNotice};
use serde_json::json;
use std::net::IpAddr;
use uuid::Uuid;

/// Where a sign-in comes from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// The address, for delays; never kept.
    pub client: Option<IpAddr>,
    /// The cookie by which a known browser is told.
    pub device: Option<&'a str>,
    /// How the browser calls itself.
    pub user_agent: &'a str,
    /// The session that this one replaces.
    pub session: Option<&'a str>,
}

/// Somebody who came in.
#[derive(Debug)]
pub struct Entry {
    /// The new session's token, for its cookie.
    pub token: String,
    /// The browser's own secret, once all that is needed was proved.
    pub device: Option<String>,
    /// The account's language, for its cookie.
    pub language: Language,
    /// What comes next.
    pub step: Step,
}

/// What a sign-in still needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Done,
    /// A code of the second factor.
    SecondFactor,
    /// Setting a second factor up: a role asks for one.
    SetUp,
}

/// How a try ended.
#[derive(Debug)]
pub enum Outcome {
    /// Well.
    Entered(Entry),
    /// The e-mail or the password is wrong: never said which.
    Refused,
    /// Too many failures: not judged before this moment.
    Wait(Timestamp),
}

/// Signs in by e-mail and password.
///
/// # Errors
/// When the database does not answer.
pub async fn by_password(app: &App, email: &str, password: &str, origin: Origin<'_>) -> Result<Outcome> {
    let (account, right) = match judge(app, email, password, origin).await? {
        Judged::Right(account, keys) => (account, keys),
        Judged::Wrong => return Ok(Outcome::Refused),
        Judged::Wait(until) => return Ok(Outcome::Wait(until)),
    };
    let mut change = app.change(&Actor::Visitor).await?;
    store::attempts::forgive(change.tx(), &right).await?;
    let entry = admit(&mut change, &account, "password", origin).await?;
    change.commit().await?;
    Ok(Outcome::Entered(entry))
}

/// What became of a password.
pub(super) enum Judged {
    /// It is right; the keys to forgive.
    Right(Box<Account>, Vec<Key>),
    /// It is wrong, or there is no such account.
    Wrong,
    /// Not judged yet.
    Wait(Timestamp),
}

/// Judges a password. Whether the account exists changes neither the answer nor the work done:
/// the same reads, one full hash, the same two writes.
pub(super) async fn judge(app: &App, email: &str, password: &str, origin: Origin<'_>) -> Result<Judged> {
    let folded = folded_email(email);
    let plausible = folded.len() <= LONGEST_EMAIL && !folded.contains('\0');
    let account = store::accounts::find_by_email(app.db.read(), if plausible { &folded } else { "" }).await?;
    let device = known_device(app, account.as_ref().map(|a| a.id), origin).await?;
    let keys = throttle::keys(app, "password", &folded, origin.client, device.as_deref());
    if let Some(until) = count_try(app, &keys).await? {
        return Ok(Judged::Wait(until));
    }
    let kept = account.as_ref().and_then(|a| a.password_hash.as_deref());
    if password::is_right(password, kept).await?
        && let Some(account) = account
    {
        return Ok(Judged::Right(Box::new(account), keys));
    }
    note_failure(app, account.map(|a| a.id), "password").await?;
    Ok(Judged::Wrong)
}

/// The hash of the browser's cookie, when this account knows it.
pub(super) async fn known_device(app: &App, account: Option<AccountId>, origin: Origin<'_>) -> Result<Option<String>> {
    let Some(device) = origin.device.filter(|device| device.len() <= 100) else {
        return Ok(None);
    };
    let hash = device_hash(app, device);
    // Nobody's id for an unknown account: the same query is made.
    let account = account.unwrap_or(AccountId(Uuid::nil()));
    let known = store::sessions::knows_device(app.db.read(), account, &hash).await?;
    Ok(known.then_some(hash))
}

fn device_hash(app: &App, device: &str) -> String {
    app.vault.hash(&format!("device:{device}"))
}

/// Counts a try before it is judged, or says until when none is judged.
pub(super) async fn count_try(app: &App, keys: &[Key]) -> Result<Option<Timestamp>> {
    let change = app.change(&Actor::Visitor).await?;
    if let Some(until) = store::attempts::blocked_until(change.tx(), keys, change.at()).await? {
        return Ok(Some(until));
    }
    for key in keys {
        store::attempts::count_failure(change.tx(), key, change.at()).await?;
    }
    change.commit_unnoted().await?;
    Ok(None)
}

pub(super) async fn note_failure(app: &App, account: Option<AccountId>, way: &str) -> Result<()> {
    let mut change = app.change(&Actor::Visitor).await?;
    let subject = Subject::new(AccountId::KIND, account.map_or(Uuid::nil(), |id| id.0));
    change.audit("session.refused", &subject, None, &json!({ "way": way }));
    change.commit().await
}

/// Opens what an account that proved its first factor may have: a whole session, or half a one
/// that only leads to the second factor.
pub(super) async fn admit(change: &mut Change, account: &Account, way: &str, origin: Origin<'_>) -> Result<Entry> {
    replace_session(change, origin).await?;
    if account.has_second_factor() {
        let token = open(change, account.id, false, origin.user_agent).await?;
        change.audit(
            "session.half-opened",
            &account.id.subject(),
            None,
            &json!({ "way": way }),
        );
        return Ok(Entry {
            token,
            device: None,
            language: account.language,
            step: Step::SecondFactor,
        });
    }
    let token = open_session(change, account.id, false, origin.user_agent).await?;
    let device = remember_device(change, account, origin).await?;
    let step = if needs_second_factor(change, account).await? {
        Step::SetUp
    } else {
        Step::Done
    };
    Ok(Entry {
        token,
        device: Some(device),
        language: account.language,
        step,
    })
}

async fn needs_second_factor(change: &Change, account: &Account) -> Result<bool> {
    let today = change.app().clock.today();
    let roles = store::memberships::running_roles(change.tx(), account.person, today).await?;
    Ok(roles.iter().any(|(_, role)| role.needs_second_factor()))
}

/// Closes the session that the browser came with: two in one browser help nobody.
pub(super) async fn replace_session(change: &Change, origin: Origin<'_>) -> Result<()> {
    let Some(token) = origin.session else { return Ok(()) };
    let hash = session_hash(change.app(), token);
    if let Some(old) = store::sessions::find(change.tx(), &hash).await? {
        store::sessions::close(change.tx(), old.account, old.id).await?;
    }
    Ok(())
}

/// Remembers the browser, and tells the account when it is a new one; answers its cookie.
pub(super) async fn remember_device(change: &mut Change, account: &Account, origin: Origin<'_>) -> Result<String> {
    let kept = origin.device.filter(|device| device.len() == 43);
    let device = kept.map_or_else(|| change.app().random.token(), str::to_owned);
    let hash = device_hash(change.app(), &device);
    let had_some = store::sessions::device_count(change.tx(), account.id).await? > 0;
    let id = change.fresh_id();
    let is_new = store::sessions::remember_device(change.tx(), id, account.id, &hash, change.at()).await?;
    if is_new && had_some {
        tell(
            change,
            account.id,
            "people-notice-new-browser",
            &session::browser(origin.user_agent),
        )
        .await?;
    }
    Ok(device)
}

/// Tells an account about its own security; `browser` names the one it was done with, if known.
pub(super) async fn tell(change: &mut Change, account: AccountId, message: &str, browser: &str) -> Result<()> {
    let subject = account.subject();
    let arguments = json!({ "browser": if browser.is_empty() { "?" } else { browser } });
    change
        .notice(NewNotice {
            account: account.0,
            subject: &subject,
            message,
            arguments,
            url: "/account".to_owned(),
        })
        .await
}

/// Opens a session and answers its token, which is kept only as a hash. The caller has proved
/// what `second_factor` says.
///
/// # Errors
/// When the database refuses.
pub async fn open_session(
    change: &mut Change,
    account: AccountId,
    second_factor: bool,
    user_agent: &str,
) -> Result<String> {
    let token = open(change, account, second_factor, user_agent).await?;
    change.audit(
        "session.opened",
        &account.subject(),
        None,
        &json!({ "second_factor": second_factor }),
    );
    Ok(token)
}

async fn open(change: &Change, account: AccountId, second_factor: bool, user_agent: &str) -> Result<String> {
    let token = change.app().random.token();
    let at = change.at();
    let session = Session {
        id: SessionId(change.fresh_id()),
        account,
        second_factor_at: second_factor.then_some(at),
        created_at: at,
        seen_at: at,
        expires_at: at + LIFE,
        user_agent: session::browser(user_agent),
    };
    store::sessions::insert(change.tx(), &session, &session_hash(change.app(), &token)).await?;
    Ok(token)
}

/// Signs out: closes the session of this cookie, whole or half, whoever it is.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(app: &App, actor: &Actor, token: &str) -> Result<()> {
    let mut change = app.change(actor).await?;
    let found = store::sessions::find(change.tx(), &session_hash(app, token)).await?;
    let Some(session) = found else { return Ok(()) };
    store::sessions::close(change.tx(), session.account, session.id).await?;
    change.audit(
        "session.closed",
        &session.account.subject(),
        None,
        &json!({ "count": 1 }),
    );
    change.commit().await
}

/// The account and session of somebody at a browser. An API token may not change how its account
/// signs in: whoever steals one must not gain more than it holds.
pub(crate) fn own_session(actor: &Actor) -> Result<(AccountId, SessionId)> {
    let person = actor.signed_in()?;
    let session = person.session.ok_or(Error::Forbidden)?;
    Ok((AccountId(person.account), SessionId(session)))
}

/// Closes one of one's own sessions.
///
/// # Errors
/// [`Error::NotFound`] for a session that is not one's own.
pub async fn close_session(app: &App, actor: &Actor, id: SessionId) -> Result<()> {
    let (account, _) = own_session(actor)?;
    let mut change = app.change(actor).await?;
    if !store::sessions::close(change.tx(), account, id).await? {
        return Err(Error::NotFound);
    }
    change.audit("session.closed", &account.subject(), None, &json!({ "count": 1 }));
    change.commit().await
}

/// Closes all of one's own sessions but this one; says how many.
///
/// # Errors
/// When nobody is signed in.
pub async fn close_other_sessions(app: &App, actor: &Actor) -> Result<u64> {
    let (account, own) = own_session(actor)?;
    let mut change = app.change(actor).await?;
    let count = store::sessions::close_all(change.tx(), account, Some(own)).await?;
    change.audit("session.closed", &account.subject(), None, &json!({ "count": count }));
    change.commit().await?;
    Ok(count)
}

/// One's own living sessions, the last used first.
///
/// # Errors
/// When nobody is signed in.
pub(crate) async fn sessions(app: &App, actor: &Actor) -> Result<Vec<Session>> {
    let account = AccountId(actor.signed_in()?.account);
    store::sessions::list(app.db.read(), account, app.clock.now()).await
}

#[cfg(test)]
mod tests;
