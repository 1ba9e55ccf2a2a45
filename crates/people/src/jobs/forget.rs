//! Forgets sessions, links, tries and browsers that are over.

use crate::{session::DEVICE_LIFE, store};
use jiff::SignedDuration;
use platform::{App, Result};

/// Links are kept a month after they expired, so that « this link is over » can be told from a
/// mistyped one in the audit.
const LINKS_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Forgets; running it twice changes nothing more.
///
/// # Errors
/// When the database refuses.
pub async fn run(app: App) -> Result<()> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let sessions = store::sessions::forget(&tx, now).await?;
    let links = store::links::forget(&tx, now - LINKS_KEPT).await?;
    let tries = store::attempts::forget(&tx, now).await?;
    let browsers = store::sessions::forget_devices(&tx, now - DEVICE_LIFE).await?;
    tx.commit().await?;
    tracing::debug!(sessions, links, tries, browsers, "what is over was forgotten");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        invented::{from, house, person},
        throttle,
    };
    use platform::Role;

    #[tokio::test]
    async fn what_is_over_is_forgotten_and_what_lives_is_kept() {
        let (app, hospital) = house().await;
        let (_, account) = person(&app, hospital, Role::Direction).await;
        let sign_in = async |password: &str| {
            let origin = from("192.0.2.1", None);
            crate::actions::sign_in::by_password(&app, "direction@tilleuls.example", password, origin).await
        };
        sign_in(crate::invented::PASSWORD).await.expect("is judged");
        for _ in 0..5 {
            sign_in("faux faux faux").await.expect("is judged");
        }
        let keys = throttle::keys(
            &app,
            "password",
            "direction@tilleuls.example",
            "192.0.2.1".parse().ok(),
            None,
        );
        let left = async || {
            let all = store::sessions::list(app.db.read(), account, app.clock.now())
                .await
                .expect("reads");
            let blocked = store::attempts::blocked_until(app.db.read(), &keys, app.clock.now())
                .await
                .expect("reads");
            (
                all.len(),
                blocked.is_some(),
                store::sessions::device_count(app.db.read(), account)
                    .await
                    .expect("reads"),
            )
        };

        run(app.clone()).await.expect("runs");
        assert_eq!(left().await, (1, true, 1));
        app.clock.advance(throttle::MEMORY + SignedDuration::from_secs(1));
        run(app.clone()).await.expect("runs");
        assert_eq!(left().await, (0, false, 1));
        let tx = app.db.begin().await.expect("begins");
        assert_eq!(
            store::sessions::forget(&tx, app.clock.now()).await.expect("forgets"),
            0,
            "already gone"
        );
    }
}
