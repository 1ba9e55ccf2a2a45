//! The verbs: who may, then rows, audit, thread, events and jobs in one transaction.

pub(crate) mod classes;
pub(crate) mod codebooks;
pub(crate) mod concordance;
pub(crate) mod findings;
pub(crate) mod learning;
pub(crate) mod machine_drafts;
pub(crate) mod meaning;
pub(crate) mod reading;
pub(crate) mod settling;
pub(crate) mod studies;
pub(crate) mod summary;
pub(crate) mod taking_out;

use crate::{
    StudyId, store,
    study::{Facts, Study},
};
use platform::{Actor, Change, College, Error, Permission, Result, Scope};
use uuid::Uuid;

/// A study with its facts, as the transaction of a change sees them.
pub(crate) async fn present(change: &Change, scope: &Scope, id: StudyId) -> Result<(Study, Facts)> {
    let study = store::studies::read(change.tx(), scope, id).await?;
    let facts = store::facts::of(change.tx(), scope, id).await?;
    Ok((study, facts))
}

/// A study whose frozen corpus work may begin on.
///
/// # Errors
/// [`Error::Conflict`] before the corpus is frozen; `nothing` when nothing of it is left; `under_way` while the job of the key
/// is.
pub(crate) async fn workable(
    change: &Change,
    scope: &Scope,
    id: StudyId,
    key: &str,
    (nothing, under_way): (&'static str, &'static str),
) -> Result<Study> {
    let (study, facts) = present(change, scope, id).await?;
    if study.frozen_at.is_none() {
        return Err(Error::Conflict("analysis-classes-too-early"));
    }
    if study.corpus_left(&facts) == 0 {
        return Err(Error::Conflict(nothing));
    }
    if store::facts::is_under_way(change.tx(), key).await? {
        return Err(Error::Conflict(under_way));
    }
    Ok(study)
}

/// The scope, person and college of an appointed reader of a study.
///
/// # Errors
/// [`Error::Forbidden`] for anybody who was not appointed, whatever their role.
pub(crate) async fn reader(change: &Change, actor: &Actor, id: StudyId) -> Result<(Scope, Uuid, College)> {
    let scope = actor.scope(Permission::CodeExpressions)?;
    let person = actor.signed_in()?.person;
    let readers = store::readers::list(change.tx(), &scope, id).await?;
    let own = readers
        .into_iter()
        .find(|reader| reader.person == person)
        .ok_or(Error::Forbidden)?;
    Ok((scope, person, own.college))
}
