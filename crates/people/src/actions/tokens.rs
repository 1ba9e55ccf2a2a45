//! API tokens: made at the account page or by e-mail and password, revoked by their account.

use super::{
    second_factor,
    sign_in::{self, Judged, Origin},
};
use crate::{
    account::{Account, AccountId},
    identify::token_hash,
    store,
    token::{self, LONGEST_NAME, MOST, Token, TokenId},
};
use jiff::Timestamp;
use platform::{Actor, App, Change, Error, Problems, Result};
use serde_json::json;

/// A token that was just made.
pub struct Made {
    /// Which.
    pub id: TokenId,
    /// Its name.
    pub name: String,
    /// Does it stand for a proved second factor?
    pub second_factor: bool,
    /// What the program shows: told once, kept as a hash.
    pub value: String,
}

/// How a request for a token ended.
pub enum Outcome {
    /// Made.
    Made(Made),
    /// E-mail, password or code is wrong: never said which.
    Refused,
    /// Too many failures: not judged before this moment.
    Wait(Timestamp),
}

/// Makes a token from the account page; it stands for as much as the session that makes it.
///
/// # Errors
/// [`Error::Invalid`] for its name, or when there are too many.
pub async fn create(app: &App, actor: &Actor, name: &str) -> Result<Made> {
    let (id, _) = sign_in::own_session(actor)?;
    let second_factor = actor.signed_in()?.second_factor;
    let name = name_of(name)?;
    let mut change = app.change(actor).await?;
    let made = make(&mut change, id, name, second_factor).await?;
    change.commit().await?;
    Ok(made)
}

/// Makes a token by e-mail, password and, for an account that has one, a code of its second factor.
///
/// # Errors
/// [`Error::Invalid`] for its name, or when there are too many.
pub async fn create_by_password(
    app: &App,
    email: &str,
    password: &str,
    code: &str,
    name: &str,
    origin: Origin<'_>,
) -> Result<Outcome> {
    let name = name_of(name)?;
    let (account, mut keys) = match sign_in::judge(app, email, password, origin).await? {
        Judged::Right(account, keys) => (account, keys),
        Judged::Wrong => return Ok(Outcome::Refused),
        Judged::Wait(until) => return Ok(Outcome::Wait(until)),
    };
    if account.has_second_factor() {
        let more = crate::throttle::keys(app, "code", &account.id.to_string(), origin.client, None);
        if let Some(until) = sign_in::count_try(app, &more).await? {
            return Ok(Outcome::Wait(until));
        }
        keys.extend(more);
    }
    let mut change = app.change(&Actor::Visitor).await?;
    if !is_proved(&mut change, &account, code).await? {
        drop(change);
        sign_in::note_failure(app, Some(account.id), "code").await?;
        return Ok(Outcome::Refused);
    }
    store::attempts::forgive(change.tx(), &keys).await?;
    let made = make(&mut change, account.id, name, account.has_second_factor()).await?;
    change.commit().await?;
    Ok(Outcome::Made(made))
}

async fn is_proved(change: &mut Change, account: &Account, code: &str) -> Result<bool> {
    if account.has_second_factor() { second_factor::check_code(change, account, code).await } else { Ok(true) }
}

async fn make(change: &mut Change, account: AccountId, name: String, second_factor: bool) -> Result<Made> {
    if store::tokens::count(change.tx(), account).await? >= MOST {
        return Err(Error::invalid("name", "people-token-too-many"));
    }
    let value = token::fresh(&change.app().random);
    let id = TokenId(change.fresh_id());
    let kept = Token { id, name: name.clone(), second_factor, created_at: change.at(), last_used_on: None };
    let hash = token_hash(change.app(), &value);
    store::tokens::insert(change.tx(), account, &kept, &hash).await?;
    change.audit("token.created", &id.subject(), None, &json!({ "second_factor": second_factor }));
    Ok(Made { id, name, second_factor, value })
}

fn name_of(typed: &str) -> Result<String> {
    let mut problems = Problems::new();
    let name = problems.required("name", typed, "people-token-name-missing").to_owned();
    if name.chars().count() > LONGEST_NAME {
        problems.add("name", "people-token-name-too-long");
    }
    problems.check()?;
    Ok(name)
}

/// Revokes one of one's own tokens: at the account page, or by any token of the account.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not one's own or was revoked.
pub async fn revoke(app: &App, actor: &Actor, id: TokenId) -> Result<()> {
    let account = AccountId(actor.signed_in()?.account);
    let mut change = app.change(actor).await?;
    if !store::tokens::revoke(change.tx(), account, id, change.at()).await? {
        return Err(Error::NotFound);
    }
    change.audit("token.revoked", &id.subject(), None, &json!({}));
    change.commit().await
}

/// One's own living tokens, newest first.
///
/// # Errors
/// When nobody is signed in.
pub(crate) async fn list(app: &App, actor: &Actor) -> Result<Vec<Token>> {
    store::tokens::list(app.db.read(), AccountId(actor.signed_in()?.account)).await
}
