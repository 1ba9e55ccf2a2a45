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
