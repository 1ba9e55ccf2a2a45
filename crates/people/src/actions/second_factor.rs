//! Setting up, proving and replacing the second factor.

use super::sign_in::{self, Entry, Origin, Outcome, Step};
use crate::{
    account::{Account, AccountId},
    identify::session_hash,
    second_factor as codes, session, store, throttle,
};
use platform::{Actor, App, Change, Error, Result, error::SignInNeed};
use serde_json::json;

/// Gives an account the secret of a second factor, not confirmed yet.
///
/// # Errors
/// [`Error::Conflict`] when one is confirmed already.
pub async fn set_totp(change: &mut Change, account: AccountId, secret: &[u8]) -> Result<()> {
    let sealed = codes::sealed(change.app(), account, secret)?;
    store::accounts::save_secret(change.tx(), account, sealed).await?;
    change.audit("account.factor-prepared", &account.subject(), None, &json!({}));
    Ok(())
}

/// Confirms the second factor: from now on every sign-in asks for it. The caller has checked a code.
///
/// # Errors
/// [`Error::Conflict`] when there is no secret, or it is confirmed already.
pub async fn confirm_totp(change: &mut Change, account: AccountId) -> Result<()> {
    store::accounts::confirm_secret(change.tx(), account, change.at()).await?;
    change.audit("account.factor-confirmed", &account.subject(), None, &json!({}));
    Ok(())
}

/// The code of this moment, only where everything is invented: the demonstration shows it.
///
/// # Errors
/// When the kept secret is broken.
pub async fn current_totp_code(app: &App, account: AccountId) -> Result<Option<String>> {
    if !app.settings.demo {
        return Ok(None);
    }
    let account = store::accounts::get(app.db.read(), account).await?;
    let Some(sealed) = &account.totp_secret else {
        return Ok(None);
    };
    Ok(Some(codes::code_at(
        &codes::opened(app, account.id, sealed)?,
        app.clock.now(),
    )?))
}

/// The account behind a cookie whose session still lacks its second factor.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn awaited(app: &App, token: &str) -> Result<Option<Account>> {
    let found = store::sessions::find(app.db.read(), &session_hash(app, token)).await?;
    let alive = found.filter(|s| s.second_factor_at.is_none() && s.is_alive(app.clock.now()));
    let Some(session) = alive else { return Ok(None) };
    let account = store::accounts::get(app.db.read(), session.account).await?;
    Ok(Some(account).filter(Account::has_second_factor))
}

/// Proves the second factor of a half-open session by a code of the application or a recovery code.
///
/// # Errors
/// [`Error::SignIn`] when there is no half-open session any more.
pub async fn prove(app: &App, typed: &str, origin: Origin<'_>) -> Result<Outcome> {
    let token = origin.session.unwrap_or("");
    let account = awaited(app, token).await?.ok_or(Error::SignIn(SignInNeed::Account))?;
    let device = sign_in::known_device(app, Some(account.id), origin).await?;
    let keys = throttle::keys(app, "code", &account.id.to_string(), origin.client, device.as_deref());
    if let Some(until) = sign_in::count_try(app, &keys).await? {
        return Ok(Outcome::Wait(until));
    }
    let mut change = app.change(&Actor::Visitor).await?;
    if !use_code(&mut change, &account, typed).await? {
        drop(change);
        sign_in::note_failure(app, Some(account.id), "code").await?;
        return Ok(Outcome::Refused);
    }
    store::attempts::forgive(change.tx(), &keys).await?;
    let entry = enter(&mut change, &account, origin).await?;
    change.commit().await?;
    Ok(Outcome::Entered(entry))
}

/// Checks one code, for an API token; no session is touched.
pub(super) async fn check_code(change: &mut Change, account: &Account, typed: &str) -> Result<bool> {
    use_code(change, account, typed).await
}

/// A code is right once: a step of the application, or a recovery code.
async fn use_code(change: &mut Change, account: &Account, typed: &str) -> Result<bool> {
    if codes::looks_like_recovery(typed) {
        return use_recovery_code(change, account, typed).await;
    }
    let Some(sealed) = &account.totp_secret else {
        return Ok(false);
    };
    let secret = codes::opened(change.app(), account.id, sealed)?;
    let Some(step) = codes::matched_step(&secret, typed, change.at())? else {
        return Ok(false);
    };
    let fresh = store::accounts::use_step(change.tx(), account.id, step).await?;
    // The demonstration prints its codes: refusing one twice would only slow visitors down.
    Ok(fresh || change.app().settings.demo)
}

async fn use_recovery_code(change: &mut Change, account: &Account, typed: &str) -> Result<bool> {
    let hash = codes::recovery_hash(change.app(), account.id, typed);
    let used = store::accounts::use_recovery_code(change.tx(), account.id, &hash, change.at()).await?;
    if used {
        let left = store::accounts::recovery_codes_left(change.tx(), account.id).await?;
        change.audit(
            "account.recovery-code-used",
            &account.id.subject(),
            None,
            &json!({ "left": left }),
        );
        sign_in::tell(change, account.id, "people-notice-recovery-used", "").await?;
    }
    Ok(used)
}

/// A whole session with a new token in place of the one that the browser came with.
async fn enter(change: &mut Change, account: &Account, origin: Origin<'_>) -> Result<Entry> {
    sign_in::replace_session(change, origin).await?;
    let token = sign_in::open_session(change, account.id, true, origin.user_agent).await?;
    let device = sign_in::remember_device(change, account, origin).await?;
    Ok(Entry {
        token,
        device: Some(device),
        language: account.language,
        step: Step::Done,
    })
}

/// What the page of setting up shows: the account and its unconfirmed secret, made when there is none.
///
/// # Errors
/// [`Error::Conflict`] when a second factor is confirmed already.
pub(crate) async fn prepare(app: &App, actor: &Actor) -> Result<(Account, Vec<u8>)> {
    let (id, _) = sign_in::own_session(actor)?;
    let account = store::accounts::get(app.db.read(), id).await?;
    if account.has_second_factor() {
        return Err(Error::Conflict("people-factor-set-already"));
    }
    if let Some(sealed) = &account.totp_secret {
        let secret = codes::opened(app, id, sealed)?;
        return Ok((account, secret));
    }
    let secret = codes::fresh_secret(&app.random);
    let mut change = app.change(actor).await?;
    set_totp(&mut change, id, &secret).await?;
    change.commit().await?;
    Ok((account, secret.to_vec()))
}

/// A second factor that was just set up: the new session, and the recovery codes to show once.
pub struct SetUp {
    /// The session's new token.
    pub entry: Entry,
    /// Ten codes that are not kept.
    pub recovery_codes: Vec<String>,
}

/// Confirms the second factor by a first code; `None` when the code is wrong. Other sessions close.
///
/// # Errors
/// [`Error::Conflict`] when one is confirmed already.
pub async fn set_up(app: &App, actor: &Actor, typed: &str, origin: Origin<'_>) -> Result<Option<SetUp>> {
    let (account, secret) = prepare(app, actor).await?;
    let Some(step) = codes::matched_step(&secret, typed, app.clock.now())? else {
        return Ok(None);
    };
    let mut change = app.change(actor).await?;
    store::accounts::use_step(change.tx(), account.id, step).await?;
    confirm_totp(&mut change, account.id).await?;
    let recovery_codes = renew_codes(&change, account.id).await?;
    store::sessions::close_all(change.tx(), account.id, None).await?;
    let entry = enter(&mut change, &account, origin).await?;
    let browser = session::browser(origin.user_agent);
    sign_in::tell(&mut change, account.id, "people-notice-factor-set", &browser).await?;
    change.commit().await?;
    Ok(Some(SetUp { entry, recovery_codes }))
}

async fn renew_codes(change: &Change, account: AccountId) -> Result<Vec<String>> {
    let fresh = codes::fresh_recovery_codes(&change.app().random);
    let rows: Vec<_> = fresh
        .iter()
        .map(|code| (change.fresh_id(), codes::recovery_hash(change.app(), account, code)))
        .collect();
    store::accounts::replace_recovery_codes(change.tx(), account, &rows).await?;
    Ok(fresh)
}

/// Ten recovery codes anew; the old ones are void.
///
/// # Errors
/// [`Error::SignIn`] unless this session proved its second factor.
pub async fn renew_recovery_codes(app: &App, actor: &Actor) -> Result<Vec<String>> {
    let id = proved(actor)?;
    let mut change = app.change(actor).await?;
    let fresh = renew_codes(&change, id).await?;
    change.audit("account.recovery-codes-renewed", &id.subject(), None, &json!({}));
    change.commit().await?;
    Ok(fresh)
}

/// Takes one's own second factor away, with a code of it; says whether the code was right. Other
/// sessions close, and a role that asks for one leads to setting it up again.
///
/// # Errors
/// [`Error::SignIn`] unless this session proved its second factor.
pub async fn remove(app: &App, actor: &Actor, typed: &str, origin: Origin<'_>) -> Result<Outcome> {
    let id = proved(actor)?;
    let account = store::accounts::get(app.db.read(), id).await?;
    let device = sign_in::known_device(app, Some(id), origin).await?;
    let keys = throttle::keys(app, "code", &id.to_string(), origin.client, device.as_deref());
    if let Some(until) = sign_in::count_try(app, &keys).await? {
        return Ok(Outcome::Wait(until));
    }
    let mut change = app.change(actor).await?;
    if !use_code(&mut change, &account, typed).await? {
        drop(change);
        sign_in::note_failure(app, Some(id), "code").await?;
        return Ok(Outcome::Refused);
    }
    store::attempts::forgive(change.tx(), &keys).await?;
    take_away(&mut change, id).await?;
    let token = sign_in::open_session(&mut change, id, false, origin.user_agent).await?;
    sign_in::tell(
        &mut change,
        id,
        "people-notice-factor-removed",
        &session::browser(origin.user_agent),
    )
    .await?;
    change.commit().await?;
    Ok(Outcome::Entered(Entry {
        token,
        device: None,
        language: account.language,
        step: Step::SetUp,
    }))
}

/// Removes factor, recovery codes, sessions and API tokens that counted on it.
pub(super) async fn take_away(change: &mut Change, id: AccountId) -> Result<()> {
    store::accounts::remove_secret(change.tx(), id).await?;
    store::sessions::close_all(change.tx(), id, None).await?;
    store::tokens::revoke_all(change.tx(), id, change.at()).await?;
    change.audit("account.factor-removed", &id.subject(), None, &json!({}));
    Ok(())
}

fn proved(actor: &Actor) -> Result<AccountId> {
    let (account, _) = sign_in::own_session(actor)?;
    if actor.signed_in()?.second_factor {
        Ok(account)
    } else {
        Err(Error::SignIn(SignInNeed::SecondFactor))
    }
}

#[cfg(test)]
mod tests;
