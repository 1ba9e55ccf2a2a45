//! Notices as mails: one each within minutes, or one each morning, or none. A mail holds the
//! sentence and a link, never a person's words.

use crate::{
    account::{Account, AccountId, Digest},
    store,
};
use jiff::SignedDuration;
use platform::{
    Actor, App, Error, Reader, Result, clock,
    notices::{self, Notice},
};

/// The hour in Paris from which the digest leaves.
const MORNING: i8 = 8;
/// Older notices are news no longer: they stay on the page, and no mail brings them.
const STALE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// One mail for each notice of the accounts that asked for it; those that want none are set aside.
///
/// # Errors
/// When the database refuses.
pub async fn mail_at_once(app: App) -> Result<()> {
    if !app.mailer.can_send() {
        return Ok(());
    }
    for account in waiting(&app).await? {
        match account.digest {
            Digest::AtOnce => mail_each(&app, &account).await?,
            Digest::Never => set_aside(&app, &account).await?,
            Digest::Daily => {}
        }
    }
    Ok(())
}

/// One mail with all of the day's notices, for the accounts that chose it and had none today.
///
/// # Errors
/// When the database refuses.
pub async fn mail_digests(app: App) -> Result<()> {
    let now = app.clock.now().to_zoned(clock::paris());
    if !app.mailer.can_send() || now.hour() < MORNING {
        return Ok(());
    }
    for account in waiting(&app).await? {
        if account.digest == Digest::Daily && account.digested_on.is_none_or(|day| day < now.date()) {
            mail_all(&app, &account).await?;
        }
    }
    Ok(())
}

async fn waiting(app: &App) -> Result<Vec<Account>> {
    let mut accounts = Vec::new();
    for id in notices::accounts_waiting(app).await? {
        match store::accounts::get(app.db.read(), AccountId(id)).await {
            Ok(account) => accounts.push(account),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(accounts)
}

fn reader(app: &App, account: &Account) -> Reader {
    Reader::new(
        app.messages.clone(),
        account.language,
        Actor::System("notices"),
        app.clock.today(),
    )
}

/// The notices worth a mail, and the ids of all that wait.
async fn split(app: &App, account: &Account) -> Result<(Vec<Notice>, Vec<uuid::Uuid>)> {
    let all = notices::unmailed(app, account.id.0).await?;
    let ids = all.iter().map(|notice| notice.id).collect();
    let since = app.clock.now() - STALE;
    Ok((all.into_iter().filter(|notice| notice.at > since).collect(), ids))
}

async fn mail_each(app: &App, account: &Account) -> Result<()> {
    let (fresh, ids) = split(app, account).await?;
    let t = reader(app, account);
    let mut change = app.change(&Actor::System("notices")).await?;
    for notice in &fresh {
        let body = t.say_with(
            "people-mail-notice",
            &[
                ("name", &account.name),
                ("what", &line(app, &t, notice)),
                ("account", &account_url(app)),
            ],
        );
        change
            .mail(&account.email, &t.say("people-mail-notice-subject"), &body)
            .await?;
    }
    notices::mark_mailed(change.tx(), &ids, change.at()).await?;
    change.commit_unnoted().await
}

async fn mail_all(app: &App, account: &Account) -> Result<()> {
    let (fresh, ids) = split(app, account).await?;
    let t = reader(app, account);
    let mut change = app.change(&Actor::System("notices")).await?;
    if !fresh.is_empty() {
        let lines: Vec<String> = fresh.iter().map(|notice| line(app, &t, notice)).collect();
        let body = t.say_with(
            "people-mail-digest",
            &[
                ("name", &account.name),
                ("what", &lines.join("\n\n")),
                ("account", &account_url(app)),
            ],
        );
        let count = i64::try_from(fresh.len()).unwrap_or(i64::MAX);
        change
            .mail(&account.email, &t.count("people-mail-digest-subject", count), &body)
            .await?;
        store::accounts::save_digested(change.tx(), account.id, app.clock.today()).await?;
    }
    notices::mark_mailed(change.tx(), &ids, change.at()).await?;
    change.commit_unnoted().await
}

async fn set_aside(app: &App, account: &Account) -> Result<()> {
    let (_, ids) = split(app, account).await?;
    let change = app.change(&Actor::System("notices")).await?;
    notices::mark_mailed(change.tx(), &ids, change.at()).await?;
    change.commit_unnoted().await
}

fn line(app: &App, t: &Reader, notice: &Notice) -> String {
    format!(
        "{}\n{}{}",
        t.say_all(&notice.message, &notice.arguments),
        app.settings.address,
        notice.url
    )
}

fn account_url(app: &App) -> String {
    format!("{}/account", app.settings.address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actions::choices::{self, Choices},
        invented::{house, person, signed_in},
    };
    use platform::{Language, Role, mail, notices::NewNotice};
    use serde_json::json;

    async fn choose(app: &App, account: AccountId, digest: Digest) {
        let actor = signed_in(app, account, false).await;
        let kept = choices::own(app, &actor).await.expect("reads");
        let (name, version) = (kept.name.as_str(), kept.version);
        let chosen = Choices {
            name,
            language: Language::English,
            digest,
            version,
        };
        choices::save(app, &actor, chosen).await.expect("saves");
    }

    async fn tell(app: &App, account: AccountId) {
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let (subject, message) = (account.subject(), "people-notice-role-given");
        let notice = NewNotice {
            account: account.0,
            subject: &subject,
            message,
            arguments: json!({}),
            url: "/work".to_owned(),
        };
        change.notice(notice).await.expect("is told");
        change.commit_unnoted().await.expect("commits");
    }

    #[tokio::test]
    async fn without_a_mail_server_nothing_is_marked_as_mailed() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        choose(&app, account, Digest::AtOnce).await;
        tell(&app, account).await;

        mail_at_once(app.clone()).await.expect("runs");
        mail_digests(app.clone()).await.expect("runs");

        assert_eq!(mail::waiting_count(&app).await.expect("reads"), 0);
        assert_eq!(notices::accounts_waiting(&app).await.expect("reads"), [account.0]);
    }

    #[tokio::test]
    async fn each_choice_gets_its_mails_and_no_other() {
        let (app, hospital) = house().await;
        let mut accounts = Vec::new();
        for (role, digest) in [
            (Role::Direction, Digest::AtOnce),
            (Role::Partner, Digest::Daily),
            (Role::Volunteer, Digest::Never),
        ] {
            let (_, account) = person(&app, hospital, role).await;
            choose(&app, account, digest).await;
            tell(&app, account).await;
            tell(&app, account).await;
            accounts.push(account);
        }
        let sent = async || mail::waiting_count(&app).await.expect("reads");

        for account in waiting(&app).await.expect("reads") {
            match account.digest {
                Digest::AtOnce => mail_each(&app, &account).await.expect("mails"),
                Digest::Never => set_aside(&app, &account).await.expect("sets aside"),
                Digest::Daily => {}
            }
        }
        assert_eq!(sent().await, 2, "one each for who wants them at once");
        assert_eq!(notices::accounts_waiting(&app).await.expect("reads"), [accounts[1].0]);
        for account in waiting(&app).await.expect("reads") {
            mail_all(&app, &account).await.expect("mails");
        }
        assert_eq!(sent().await, 3, "one for the whole day");
        assert!(
            waiting(&app).await.expect("reads").is_empty(),
            "nothing is mailed twice"
        );
        let kept = store::accounts::get(app.db.read(), accounts[1]).await.expect("reads");
        assert_eq!(kept.digested_on, Some(app.clock.today()));
    }

    #[tokio::test]
    async fn news_of_last_week_is_set_aside_instead_of_mailed() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        tell(&app, account).await;
        app.clock.advance(STALE);

        let kept = store::accounts::get(app.db.read(), account).await.expect("reads");
        mail_all(&app, &kept).await.expect("runs");

        assert_eq!(mail::waiting_count(&app).await.expect("reads"), 0);
        assert!(waiting(&app).await.expect("reads").is_empty());
    }

    #[tokio::test]
    async fn a_line_is_a_sentence_and_a_link_in_the_account_s_language() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        choose(&app, account, Digest::Daily).await;
        tell(&app, account).await;
        let kept = store::accounts::get(app.db.read(), account).await.expect("reads");
        let (fresh, _) = split(&app, &kept).await.expect("reads");

        let line = line(&app, &reader(&app, &kept), &fresh[0]);

        assert_eq!(
            line,
            format!("You were given one more role.\n{}/work", app.settings.address)
        );
    }
}
