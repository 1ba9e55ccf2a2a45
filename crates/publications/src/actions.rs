//! The verbs of the room: permission, change, audit, events, in one transaction each.

pub(crate) mod attach;
pub(crate) mod authorise;
pub(crate) mod criteria;
pub(crate) mod face;
pub(crate) mod follow;
pub(crate) mod publish;
pub(crate) mod respond;
pub(crate) mod write;

use crate::{dossier::Dossier, sheet::SheetId, store};
use platform::{App, Permission, Reader, Result};

/// A sheet with all that hangs on it, for who may read sheets that are not public.
pub(crate) async fn read(app: &App, t: &Reader, id: SheetId) -> Result<Dossier> {
    let scope = t.actor.scope(Permission::ReadSheets)?;
    store::dossier(app.db.read(), &scope, id).await
}

/// Every sheet of the reader's organisations, newest first.
pub(crate) async fn all(app: &App, t: &Reader) -> Result<Vec<Dossier>> {
    let scope = t.actor.scope(Permission::ReadSheets)?;
    let sheets = store::sheet::list(app.db.read(), &scope).await?;
    store::dossiers(app.db.read(), sheets).await
}
