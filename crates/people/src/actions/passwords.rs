//! Changing one's own password.

use super::sign_in::{self, Entry, Judged, Origin, Step};
use crate::{password, session, store};
use jiff::Timestamp;
use platform::{Actor, App, Error, Problems, Result};
use serde_json::json;

/// How a change of password ended.
pub enum Changed {
    /// Done: the session has a new token and the others are closed.
    Done(Entry),
    /// The current password is wrong.
    WrongPassword,
    /// Too many wrong ones: not judged before this moment.
    Wait(Timestamp),
}

/// Changes one's own password. Whoever has none yet (they came by a link) gives no current one.
///
/// # Errors
/// [`Error::Invalid`] with field `password` for a new one that is refused.
pub async fn change(app: &App, actor: &Actor, current: &str, new: &str, origin: Origin<'_>) -> Result<Changed> {
    let (id, own) = sign_in::own_session(actor)?;
    let account = store::accounts::get(app.db.read(), id).await?;
    let mut problems = Problems::new();
    password::check(new, &account.email, &account.name, &mut problems);
    problems.check()?;
    let keys = match (
        &account.password_hash,
        sign_in::judge(app, &account.email, current, origin).await?,
    ) {
        (_, Judged::Wait(until)) => return Ok(Changed::Wait(until)),
        (Some(_), Judged::Wrong) => return Ok(Changed::WrongPassword),
        (_, Judged::Right(_, keys)) => keys,
        (None, Judged::Wrong) => Vec::new(),
    };
    let hash = password::hash(new, &app.random).await?;
    let second_factor = actor.signed_in()?.second_factor;
    let mut change = app.change(actor).await?;
    store::attempts::forgive(change.tx(), &keys).await?;
    store::accounts::save_password(change.tx(), id, &hash).await?;
    // Browsers known before may be a stranger's: they lose their privilege with the old password.
    store::sessions::forget_devices_of(change.tx(), id).await?;
    let closed = store::sessions::close_all(change.tx(), id, Some(own)).await?;
    store::sessions::close(change.tx(), id, own).await?;
    let token = sign_in::open_session(&mut change, id, second_factor, origin.user_agent).await?;
    let device = sign_in::remember_device(&mut change, &account, origin).await?;
    change.audit(
        "account.password-changed",
        &id.subject(),
        None,
        &json!({ "sessions_closed": closed }),
    );
    sign_in::tell(
        &mut change,
        id,
        "people-notice-password-changed",
        &session::browser(origin.user_agent),
    )
    .await?;
    change.commit().await?;
    Ok(Changed::Done(Entry {
        token,
        device: Some(device),
        language: account.language,
        step: Step::Done,
    }))
}

/// The problems of a new password typed twice, before anything is looked up.
///
/// # Errors
/// [`Error::Invalid`] with field `again`.
pub fn check_twice(new: &str, again: &str) -> Result<()> {
    if new == again {
        Ok(())
    } else {
        Err(Error::invalid("again", "people-password-differs"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actions::sign_in::{Outcome, by_password},
        invented::{PASSWORD, by_cookie, from, house, person, signed_in},
    };
    use platform::Role;

    const NEW: &str = "douze tortues au bord";

    #[tokio::test]
    async fn a_changed_password_closes_the_other_sessions_and_renews_this_one() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let (actor, other) = (
            signed_in(&app, account, false).await,
            signed_in(&app, account, false).await,
        );

        let changed = change(&app, &actor, PASSWORD, NEW, from("192.0.2.1", None))
            .await
            .expect("is judged");

        let Changed::Done(entry) = changed else {
            panic!("refused")
        };
        let new = by_cookie(&app, &entry.token).await.expect("is somebody");
        let left = sign_in::sessions(&app, &other).await.expect("reads");
        assert_eq!(left.len(), 1);
        assert_eq!(Some(left[0].id.0), new.signed_in().expect("a person").session);
        let old = by_password(&app, "direction@tilleuls.example", PASSWORD, from("192.0.2.2", None)).await;
        let with_new = by_password(&app, "direction@tilleuls.example", NEW, from("192.0.2.2", None)).await;
        assert!(matches!(old, Ok(Outcome::Refused)));
        assert!(matches!(with_new, Ok(Outcome::Entered(_))));
    }

    #[tokio::test]
    async fn the_current_password_is_asked_for_and_tries_are_delayed() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let actor = signed_in(&app, account, false).await;

        for _ in 0..5 {
            let changed = change(&app, &actor, "faux faux faux", NEW, from("192.0.2.1", None)).await;
            assert!(matches!(changed, Ok(Changed::WrongPassword)));
        }

        let changed = change(&app, &actor, PASSWORD, NEW, from("192.0.2.1", None)).await;
        assert!(matches!(changed, Ok(Changed::Wait(_))));
    }

    #[tokio::test]
    async fn a_weak_new_password_is_refused_before_anything_changes() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let actor = signed_in(&app, account, false).await;

        let changed = change(&app, &actor, PASSWORD, "motdepasse123", from("192.0.2.1", None)).await;

        assert!(matches!(changed, Err(Error::Invalid(_))));
    }

    #[tokio::test]
    async fn an_api_token_may_not_change_the_password() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let actor = signed_in(&app, account, false).await;
        let made = crate::actions::tokens::create(&app, &actor, "import")
            .await
            .expect("is made");
        let by_token = crate::identify(&app, platform::app::Credential::Token(&made.value))
            .await
            .expect("answers");

        let by_token = by_token.expect("is somebody");
        let changed = change(&app, &by_token, PASSWORD, NEW, from("192.0.2.1", None)).await;

        assert!(matches!(changed, Err(Error::Forbidden)));
    }
}
