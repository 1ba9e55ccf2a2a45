//! Mails that could not leave: how many and why, never for whom; and asking that they be tried again.

use axum::extract::State;
use platform::{
    App, Permission, Reader, Result, Subject, mail,
    web::{Api, Json, See},
};
use serde::Serialize;
use serde_json::json;

/// A sentence for each reason: how many, and why.
pub(super) async fn given_up(app: &App, t: &Reader) -> Result<Vec<String>> {
    let all = mail::given_up(app).await?;
    let said = all.into_iter().map(|(reason, count)| {
        let why = t.say(&format!("mails-reason-{}", reason.code()));
        let reply = reason.reply().map(|reply| format!(" ({reply})")).unwrap_or_default();
        t.say_with(
            "mails-lost-line",
            &[
                ("mails", &t.count("mails-count", count)),
                ("why", &why),
                ("reply", &reply),
            ],
        )
    });
    Ok(said.collect())
}

async fn try_again(app: &App, t: &Reader) -> Result<u64> {
    t.actor.scope(Permission::ReadJobs)?;
    let mut change = app.change(&t.actor).await?;
    let count = change.try_mails_again().await?;
    let all = Subject::new("mail", uuid::Uuid::nil());
    change.audit("mails.tried-again", &all, None, &json!({ "count": count }));
    change.commit().await?;
    app.wake.notify_waiters();
    Ok(count)
}

/// `POST /mails/attempts`: those that were given up are tried again.
pub async fn attempt(State(app): State<App>, t: Reader) -> Result<See> {
    try_again(&app, &t).await?;
    Ok(See::page("/jobs").saying("mails-tried-again"))
}

/// Why some mails could not leave.
#[derive(Serialize, utoipa::ToSchema)]
pub struct LostMailsJson {
    /// `refused`, `postponed`, `account`, `away`, `slow`, `tls`, `unwritable` or `unclear`.
    reason: &'static str,
    /// The code that the server answered, when it did.
    reply: Option<u16>,
    count: i64,
}

/// Mails of the installation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MailsJson {
    waiting_count: u64,
    given_up: Vec<LostMailsJson>,
}

/// Mails that wait, and mails that could not leave.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MailsAnswer {
    mails: MailsJson,
}

/// Mails that wait, and those that could not leave; nothing of who they are for.
#[utoipa::path(get, path = "/mails", tag = "work", responses((status = 200, body = MailsAnswer)))]
pub async fn mails_json(State(app): State<App>, t: Reader) -> Api<MailsAnswer> {
    t.actor.scope(Permission::ReadJobs)?;
    answer(&app).await
}

/// Tries again the mails that could not leave.
#[utoipa::path(post, path = "/mails/attempts", tag = "work", responses((status = 200, body = MailsAnswer)))]
pub async fn attempt_mails_json(State(app): State<App>, t: Reader) -> Api<MailsAnswer> {
    try_again(&app, &t).await?;
    answer(&app).await
}

async fn answer(app: &App) -> Api<MailsAnswer> {
    let given_up = mail::given_up(app)
        .await?
        .into_iter()
        .map(|(reason, count)| LostMailsJson {
            reason: reason.code(),
            reply: reason.reply(),
            count,
        });
    Ok(Json(MailsAnswer {
        mails: MailsJson {
            waiting_count: mail::waiting_count(app).await?,
            given_up: given_up.collect(),
        },
    }))
}
