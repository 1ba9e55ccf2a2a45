//! Who is behind a request: asked before every handler, so it is one query when nothing is due.

use crate::{
    session::{IDLE, SEEN_EVERY, SessionId},
    store::{self, who::Who},
};
use platform::{Actor, App, BoxFuture, Result, SignedIn, app::Credential};
use std::sync::Arc;

/// Most characters of a credential that can be ours.
const LONGEST: usize = 100;

/// The signed-in person of a session cookie or an API token, with their running roles only.
///
/// A session whose account has a second factor that this session has not proved is nobody: a
/// stolen password alone opens nothing.
///
/// # Errors
/// When the database does not answer.
pub fn identify<'a>(app: &'a App, credential: Credential<'a>) -> BoxFuture<'a, Result<Option<Actor>>> {
    Box::pin(async move {
        match credential {
            Credential::Session(token) | Credential::Token(token) if token.len() > LONGEST => Ok(None),
            Credential::Session(token) => by_session(app, token).await,
            Credential::Token(token) => by_token(app, token).await,
        }
    })
}

/// What is kept of a session's token.
pub(crate) fn session_hash(app: &App, token: &str) -> String {
    app.vault.hash(&format!("session:{token}"))
}

/// What is kept of an API token's value.
pub(crate) fn token_hash(app: &App, value: &str) -> String {
    app.vault.hash(&format!("token:{value}"))
}

async fn by_session(app: &App, token: &str) -> Result<Option<Actor>> {
    let found = store::who::of_session(app.db.read(), &session_hash(app, token), app.clock.today()).await?;
    let Some((who, times)) = found else { return Ok(None) };
    let now = app.clock.now();
    let alive = now < times.expires_at && now < times.seen_at + IDLE;
    if !alive || (who.has_second_factor && times.second_factor_at.is_none()) {
        return Ok(None);
    }
    if times.seen_at + SEEN_EVERY <= now {
        note_use(app, Use::Session(SessionId(who.credential))).await;
    }
    let session = Some(who.credential);
    Ok(Some(actor(who, session, times.second_factor_at.is_some())))
}

async fn by_token(app: &App, value: &str) -> Result<Option<Actor>> {
    let today = app.clock.today();
    let found = store::who::of_token(app.db.read(), &token_hash(app, value), today).await?;
    let Some((who, state)) = found else { return Ok(None) };
    if state.last_used_on.is_none_or(|day| day < today) {
        note_use(app, Use::Token(who.credential)).await;
    }
    Ok(Some(actor(who, None, state.second_factor)))
}

fn actor(who: Who, session: Option<uuid::Uuid>, second_factor: bool) -> Actor {
    Actor::Person(Arc::new(SignedIn {
        account: who.account,
        person: who.person,
        name: who.name,
        session,
        second_factor,
        memberships: who.memberships,
    }))
}

enum Use {
    Session(SessionId),
    Token(uuid::Uuid),
}

/// Bookkeeping: a page is not refused because the last use could not be written down.
async fn note_use(app: &App, what: Use) {
    if let Err(error) = write_use(app, what).await {
        tracing::warn!(
            error = error.without_words(),
            "the last use of a sign-in could not be written down"
        );
    }
}

async fn write_use(app: &App, what: Use) -> Result<()> {
    let tx = app.db.begin().await?;
    match what {
        Use::Session(id) => store::sessions::touch(&tx, id, app.clock.now()).await?,
        Use::Token(id) => store::tokens::touch(&tx, id, app.clock.today()).await?,
    }
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented::{by_cookie, house, person, signed_in};
    use jiff::SignedDuration;
    use platform::{Role, Scope};

    async fn token(app: &App, role: Role) -> String {
        let organisation = crate::invented::organisation(app, "Clinique des Ormes (fictive)").await;
        let (_, account) = person(app, organisation, role).await;
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let token = crate::open_session(&mut change, account, true, "test")
            .await
            .expect("opens");
        change.commit().await.expect("commits");
        token
    }

    #[tokio::test]
    async fn a_session_dies_after_twelve_idle_hours_and_lives_on_when_used() {
        let (app, _) = house().await;
        let token = token(&app, Role::Direction).await;

        for _ in 0..16 {
            app.clock.advance(SignedDuration::from_hours(10));
            assert!(by_cookie(&app, &token).await.is_some());
        }
        app.clock.advance(SignedDuration::from_hours(12));
        assert!(by_cookie(&app, &token).await.is_none());
    }

    #[tokio::test]
    async fn a_session_dies_after_seven_days_even_when_used() {
        let (app, _) = house().await;
        let token = token(&app, Role::Direction).await;

        for _ in 0..33 {
            app.clock.advance(SignedDuration::from_hours(5));
            assert!(by_cookie(&app, &token).await.is_some());
        }
        app.clock.advance(SignedDuration::from_hours(5));
        assert!(by_cookie(&app, &token).await.is_none());
    }

    #[tokio::test]
    async fn the_last_use_is_written_at_most_every_five_minutes() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        let token = crate::open_session(&mut change, account, false, "test")
            .await
            .expect("opens");
        change.commit().await.expect("commits");
        let opened = app.clock.now();
        let seen = async || {
            store::sessions::list(app.db.read(), account, app.clock.now())
                .await
                .expect("reads")[0]
                .seen_at
        };

        app.clock.advance(SignedDuration::from_mins(4));
        by_cookie(&app, &token).await.expect("is somebody");
        assert_eq!(seen().await, opened);
        app.clock.advance(SignedDuration::from_mins(1));
        by_cookie(&app, &token).await.expect("is somebody");
        assert_eq!(seen().await, app.clock.now());
    }

    #[tokio::test]
    async fn only_running_roles_count() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let actor = signed_in(&app, account, false).await;
        let scope: Scope = Actor::System("test")
            .scope(platform::Permission::ManagePeople)
            .expect("all");
        let member = crate::members(&app, &scope, hospital).await.expect("reads").remove(0);
        let role = store::memberships::of_person(app.db.read(), &scope, member.person)
            .await
            .expect("reads")
            .remove(0);
        assert_eq!(actor.signed_in().expect("a person").memberships.len(), 1);

        let mut change = app.change(&Actor::System("test")).await.expect("begins");
        crate::end_membership(&mut change, &scope, role.id, "départ")
            .await
            .expect("ends");
        change.commit().await.expect("commits");

        let after = signed_in(&app, account, false).await;
        assert!(after.signed_in().expect("still a person").memberships.is_empty());
        assert!(crate::members(&app, &scope, hospital).await.expect("reads").is_empty());
    }

    #[tokio::test]
    async fn what_is_no_credential_is_nobody() {
        let (app, _) = house().await;
        for nonsense in ["", "x", &"y".repeat(43), &"z".repeat(100_000)] {
            assert!(by_cookie(&app, nonsense).await.is_none());
            assert!(
                identify(&app, Credential::Token(nonsense))
                    .await
                    .expect("answers")
                    .is_none()
            );
        }
    }
}
