//! Reads and writes the room's tables; everything that leaves is the room's own type.

pub(crate) mod answer;
pub(crate) mod attachment;
pub(crate) mod authorisation;
pub(crate) mod contact;
pub(crate) mod draft;
pub(crate) mod follow_up;
pub(crate) mod publication;
pub(crate) mod reuse;
pub(crate) mod sheet;

use crate::{
    dossier::Dossier,
    sheet::{Sheet, SheetId},
};
use platform::{Error, Result, Scope};
use sea_orm::{ConnectionTrait, UpdateResult};
use std::collections::HashMap;

/// How many identifiers one question holds.
pub(crate) const AT_ONCE: usize = 400;

/// One sheet with all that hangs on it.
pub(crate) async fn dossier(db: &impl ConnectionTrait, scope: &Scope, id: SheetId) -> Result<Dossier> {
    let sheet = sheet::get(db, scope, id).await?;
    dossiers(db, vec![sheet]).await?.pop().ok_or(Error::NotFound)
}

/// Sheets with all that hangs on them, in the same order.
pub(crate) async fn dossiers(db: &impl ConnectionTrait, sheets: Vec<Sheet>) -> Result<Vec<Dossier>> {
    let mut all = Vec::with_capacity(sheets.len());
    for some in sheets.chunks(AT_ONCE) {
        let ids: Vec<SheetId> = some.iter().map(|sheet| sheet.id).collect();
        let mut answers = answer::of(db, &ids).await?;
        let mut attachments = attachment::of(db, &ids).await?;
        let mut authorisations = authorisation::of(db, &ids).await?;
        let mut publications = publication::of(db, &ids).await?;
        let mut follow_ups = follow_up::of(db, &ids).await?;
        all.extend(some.iter().map(|sheet| Dossier {
            answers: answers.remove(&sheet.id).unwrap_or_default(),
            attachments: attachments.remove(&sheet.id).unwrap_or_default(),
            authorisations: authorisations.remove(&sheet.id).unwrap_or_default(),
            publications: publications.remove(&sheet.id).unwrap_or_default(),
            follow_ups: follow_ups.remove(&sheet.id).unwrap_or_default(),
            sheet: sheet.clone(),
        }));
    }
    Ok(all)
}

/// Did an update meet the version that was shown?
fn met(done: &UpdateResult) -> Result<()> {
    if done.rows_affected == 0 {
        return Err(Error::Conflict("publications-changed"));
    }
    Ok(())
}

/// Rows put under the sheet that they belong to, in their order.
pub(crate) fn by_sheet<T>(rows: impl IntoIterator<Item = (SheetId, T)>) -> HashMap<SheetId, Vec<T>> {
    let mut all: HashMap<SheetId, Vec<T>> = HashMap::new();
    for (sheet, row) in rows {
        all.entry(sheet).or_default().push(row);
    }
    all
}

#[cfg(test)]
mod tests;
