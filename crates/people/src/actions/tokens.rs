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
    if account.has_second_factor() {
        second_factor::check_code(change, account, code).await
    } else {
        Ok(true)
    }
}

async fn make(change: &mut Change, account: AccountId, name: String, second_factor: bool) -> Result<Made> {
    if store::tokens::count(change.tx(), account).await? >= MOST {
        return Err(Error::invalid("name", "people-token-too-many"));
    }
    let value = token::fresh(&change.app().random);
    let id = TokenId(change.fresh_id());
    let kept = Token {
        id,
        name: name.clone(),
        second_factor,
        created_at: change.at(),
        last_used_on: None,
    };
    let hash = token_hash(change.app(), &value);
    store::tokens::insert(change.tx(), account, &kept, &hash).await?;
    change.audit(
        "token.created",
        &id.subject(),
        None,
        &json!({ "second_factor": second_factor }),
    );
    Ok(Made {
        id,
        name,
        second_factor,
        value,
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented::{PASSWORD, from, house, person, signed_in, with_factor};
    use platform::{Role, app::Credential};

    async fn by_token(app: &App, value: &str) -> Option<Actor> {
        crate::identify(app, Credential::Token(value)).await.expect("answers")
    }

    #[tokio::test]
    async fn a_token_stands_for_its_account_until_it_is_revoked() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let actor = signed_in(&app, account, false).await;

        let made = create(&app, &actor, " import ").await.expect("is made");
        let found = by_token(&app, &made.value).await.expect("is somebody");
        assert_eq!(found.signed_in().expect("a person").account, account.0);
        let kept = list(&app, &actor).await.expect("reads");
        assert_eq!(
            (kept[0].name.as_str(), kept[0].last_used_on),
            ("import", Some(app.clock.today()))
        );

        revoke(&app, &found, made.id).await.expect("revokes itself");
        assert!(by_token(&app, &made.value).await.is_none());
        assert!(matches!(revoke(&app, &actor, made.id).await, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_token_by_password_asks_for_the_code_of_an_account_that_has_one() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Quality).await;
        with_factor(&app, account, b"12345678901234567890").await;
        let code = crate::second_factor::code_at(b"12345678901234567890", app.clock.now()).expect("a code");
        let ask = async |code: &str| {
            let email = "quality@tilleuls.example";
            create_by_password(&app, email, PASSWORD, code, "import", from("192.0.2.1", None))
                .await
                .expect("is judged")
        };

        assert!(matches!(ask("").await, Outcome::Refused));
        assert!(matches!(ask("000000").await, Outcome::Refused));
        let Outcome::Made(made) = ask(&code).await else {
            panic!("refused")
        };
        assert!(made.second_factor);
        assert!(matches!(ask(&code).await, Outcome::Refused), "a code is right once");
    }

    #[tokio::test]
    async fn a_token_holds_no_more_than_the_session_that_made_it() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Quality).await;
        let actor = signed_in(&app, account, false).await;

        let made = create(&app, &actor, "import").await.expect("is made");

        let found = by_token(&app, &made.value).await.expect("is somebody");
        assert!(found.scope(platform::Permission::OpenRawText).is_err());
    }

    #[tokio::test]
    async fn somebody_else_s_token_is_not_found() {
        let (app, hospital) = house().await;
        let one = signed_in(&app, person(&app, hospital, Role::Direction).await.1, false).await;
        let other = signed_in(&app, person(&app, hospital, Role::Partner).await.1, false).await;
        let made = create(&app, &one, "import").await.expect("is made");

        assert!(matches!(revoke(&app, &other, made.id).await, Err(Error::NotFound)));
        assert!(by_token(&app, &made.value).await.is_some());
    }

    #[tokio::test]
    async fn twenty_tokens_are_enough_and_each_has_a_name() {
        let (app, hospital) = house().await;
        let actor = signed_in(&app, person(&app, hospital, Role::Direction).await.1, false).await;
        for n in 0..MOST {
            create(&app, &actor, &format!("jeton {n}")).await.expect("is made");
        }

        assert!(matches!(
            create(&app, &actor, "un de trop").await,
            Err(Error::Invalid(_))
        ));
        assert!(matches!(create(&app, &actor, "  ").await, Err(Error::Invalid(_))));
        assert!(matches!(
            create(&app, &actor, &"x".repeat(81)).await,
            Err(Error::Invalid(_))
        ));
    }
}
