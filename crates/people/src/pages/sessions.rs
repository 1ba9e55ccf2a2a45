//! `/account/sessions`: where one is signed in, and closing it.

use super::{Link, account};
use crate::{actions::sign_in, session::SessionId};
use askama::Template;
use axum::extract::State;
use platform::{
    App, Reader, Result,
    web::{Page, Path, See},
};

struct Row {
    id: String,
    browser: String,
    opened: String,
    seen: String,
    current: bool,
    second_factor: bool,
}

#[derive(Template)]
#[template(path = "account_sessions.html")]
struct Sessions<'a> {
    t: &'a Reader,
    tabs: Vec<Link>,
    rows: Vec<Row>,
    others: bool,
}

/// Each living session, this one said.
pub async fn list(State(app): State<App>, t: Reader) -> Result<Page> {
    let own = t.actor.signed_in()?.session;
    let sessions = sign_in::sessions(&app, &t.actor).await?;
    let unknown = t.say("people-session-unknown");
    let rows: Vec<Row> = sessions
        .into_iter()
        .map(|session| Row {
            id: session.id.to_string(),
            browser: if session.user_agent.is_empty() {
                unknown.clone()
            } else {
                session.user_agent
            },
            opened: t.moment(session.created_at),
            seen: t.moment(session.seen_at),
            current: Some(session.id.0) == own,
            second_factor: session.second_factor_at.is_some(),
        })
        .collect();
    let others = rows.iter().any(|row| !row.current);
    let view = Sessions {
        t: &t,
        tabs: account::tabs(&t, "/account/sessions"),
        rows,
        others,
    };
    Page::work("account", t.say("people-account-sessions"), &view)
}

/// Closes one.
pub async fn close(State(app): State<App>, t: Reader, Path(id): Path<SessionId>) -> Result<See> {
    sign_in::close_session(&app, &t.actor, id).await?;
    Ok(See::page("/account/sessions").saying("people-session-closed"))
}

/// Closes all but this one.
pub async fn close_others(State(app): State<App>, t: Reader) -> Result<See> {
    sign_in::close_other_sessions(&app, &t.actor).await?;
    Ok(See::page("/account/sessions").saying("people-sessions-closed"))
}
