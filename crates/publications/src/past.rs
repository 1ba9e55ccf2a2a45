//! A published text of a sheet as it was on its day, for those who work on the sheet.

use crate::{
    actions,
    dossier::{Dossier, Publication},
    public::{Snapshot, SnapshotFile},
    sheet::SheetId,
    store,
};
use platform::{App, Error, Permission, Reader, Result};
use uuid::Uuid;

/// One publication with what it showed, word for word.
pub(crate) struct Past {
    pub dossier: Dossier,
    pub publication: Publication,
    pub snapshot: Snapshot,
}

impl Past {
    /// Can a file that was shown still be opened?
    pub fn has(&self, file: &SnapshotFile) -> bool {
        self.dossier.attachments.iter().any(|kept| kept.id == file.id)
    }
}

/// Reads what a publication showed; whoever may read the sheet may read its past texts.
///
/// # Errors
/// [`Error::NotFound`] when the reader may not read the sheet, or no publication of it is this one.
pub(crate) async fn read(app: &App, t: &Reader, id: SheetId, version: Uuid) -> Result<Past> {
    let dossier = actions::read(app, t, id).await?;
    let publication = dossier
        .publications
        .iter()
        .find(|publication| publication.version == version)
        .cloned()
        .ok_or(Error::NotFound)?;
    let scope = t.actor.scope(Permission::ReadSheets)?;
    let snapshot = store::publication::snapshot(app, &scope, id, version).await?;
    Ok(Past {
        dossier,
        publication,
        snapshot,
    })
}
