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
    let link = Link {
        id: change.fresh_id(),
        account,
        invitation,
        expires_at: at + purpose.life(),
    };
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
    store::links::find(app.db.read(), purpose, &hash, app.clock.now())
        .await?
        .ok_or(Error::NotFound)
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
    change.audit(
        "account.link-asked",
        &subject,
        None,
        &json!({ "sent": account.is_some() }),
    );
    change.commit().await
}

async fn write_mail(change: &mut Change, account: &Account, token: &str) -> Result<()> {
    let app = change.app().clone();
    let t = Reader::new(
        app.messages.clone(),
        account.language,
        Actor::Visitor,
        app.clock.today(),
    );
    let url = format!("{}/sign-in/link/{token}", app.settings.address);
    let body = t.say_with("people-mail-link", &[("name", &account.name), ("url", &url)]);
    change
        .mail(&account.email, &t.say("people-mail-link-subject"), &body)
        .await
}

/// Does this link still open? Following it opens nothing yet: mail scanners follow links.
///
/// # Errors
/// [`Error::NotFound`] when it does not.
pub async fn check(app: &App, token: &str) -> Result<()> {
    find(app, Purpose::EmailLink, token)
        .await?
        .account
        .map(|_| ())
        .ok_or(Error::NotFound)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actions::sign_in::Step,
        invented::{by_cookie, from, house, person, with_factor},
    };
    use platform::Role;

    async fn made(app: &App, account: AccountId) -> String {
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let token = make(&mut change, Purpose::EmailLink, Some(account), None)
            .await
            .expect("makes");
        change.commit_unnoted().await.expect("commits");
        token
    }

    #[tokio::test]
    async fn a_link_opens_once() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let token = made(&app, account).await;

        check(&app, &token).await.expect("looking at it does not use it up");
        let entry = enter(&app, &token, from("192.0.2.1", None)).await.expect("enters");
        let again = enter(&app, &token, from("192.0.2.1", None)).await;

        assert!(by_cookie(&app, &entry.token).await.is_some());
        assert!(matches!(again, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_link_is_over_after_a_quarter_of_an_hour_and_when_a_newer_one_is_made() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let old = made(&app, account).await;
        let new = made(&app, account).await;

        assert!(matches!(check(&app, &old).await, Err(Error::NotFound)));
        app.clock.advance(SignedDuration::from_secs(15 * 60 - 1));
        check(&app, &new).await.expect("still good");
        app.clock.advance(SignedDuration::from_secs(1));
        assert!(matches!(check(&app, &new).await, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_link_does_not_replace_the_second_factor() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Quality).await;
        with_factor(&app, account, b"12345678901234567890").await;

        let entry = enter(&app, &made(&app, account).await, from("192.0.2.1", None))
            .await
            .expect("enters");

        assert_eq!(entry.step, Step::SecondFactor);
        assert!(by_cookie(&app, &entry.token).await.is_none());
    }

    #[tokio::test]
    async fn a_known_address_is_sent_at_most_three_mails_and_an_unknown_one_none() {
        let (app, hospital) = house().await;
        person(&app, hospital, Role::Direction).await;

        for _ in 0..5 {
            send(&app, "direction@tilleuls.example").await.expect("is asked");
            send(&app, "personne@tilleuls.example").await.expect("is asked");
        }

        assert_eq!(platform::mail::waiting_count(&app).await.expect("reads"), 3);
    }

    #[tokio::test]
    async fn the_link_of_another_door_does_not_open_this_one() {
        let (app, _) = house().await;
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let token = make(&mut change, Purpose::FirstAdministrator, None, None)
            .await
            .expect("makes");
        change.commit_unnoted().await.expect("commits");

        assert!(matches!(check(&app, &token).await, Err(Error::NotFound)));
        assert!(matches!(
            enter(&app, &token, from("192.0.2.1", None)).await,
            Err(Error::NotFound)
        ));
    }
}
