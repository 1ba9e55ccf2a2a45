//! `/publications`: the list by state, and one sheet with what it lacks before it may be published.

mod list;
mod show;

pub use list::list;
pub(super) use list::page_words;
pub use show::show;
pub(super) use show::{Typed, page, withdrawn_words};

use crate::dossier::Dossier;

/// Is another text being written than the one that is public?
fn changed_since(dossier: &Dossier) -> bool {
    dossier
        .running()
        .is_some_and(|running| running.content_version != dossier.sheet.content_version)
}
