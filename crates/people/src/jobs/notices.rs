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
    Reader::new(app.messages.clone(), account.language, Actor::System("notices"), app.clock.today())
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
            &[("name", &account.name), ("what", &line(app, &t, notice)), ("account", &account_url(app))],
        );
        change.mail(&account.email, &t.say("people-mail-notice-subject"), &body).await?;
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
            &[("name", &account.name), ("what", &lines.join("\n\n")), ("account", &account_url(app))],
        );
        let count = i64::try_from(fresh.len()).unwrap_or(i64::MAX);
        change.mail(&account.email, &t.count("people-mail-digest-subject", count), &body).await?;
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
    format!("{}\n{}{}", t.say_all(&notice.message, &notice.arguments), app.settings.address, notice.url)
}

fn account_url(app: &App) -> String {
    format!("{}/account", app.settings.address)
}
