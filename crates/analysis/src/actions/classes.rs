//! Asking for classes that nobody coded, and stopping the search.

use super::{present, workable};
use crate::{ClassificationId, StudyId, classification::Wanted, jobs, store};
use platform::{Actor, App, Error, Permission, Result, jobs::NewJob};
use serde_json::json;

/// Searches for classes in the corpus of a study.
///
/// # Errors
/// [`Error::Invalid`] outside the bounds; [`Error::Conflict`] before the corpus is frozen, when nothing of it is left,
/// or while another search is under way.
pub(crate) async fn search(app: &App, actor: &Actor, id: StudyId, wanted: Wanted) -> Result<ClassificationId> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let wanted = wanted.checked()?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let told = ("analysis-classes-nothing", "analysis-classes-under-way");
    let study = workable(&change, &scope, id, &jobs::classes_key(id), told).await?;
    let made = store::classifications::insert(&change, id, study.organisation, wanted, actor.person()).await?;
    change.audit(
        "classes.search",
        &id.subject(),
        Some(study.organisation),
        &json!({ "classes": wanted.classes, "by_segments": wanted.by_segments, "least": wanted.least }),
    );
    change
        .job(
            NewJob::now(jobs::CLASSES, json!({ "study": id, "classification": made }))
                .of(study.organisation)
                .once(jobs::classes_key(id)),
        )
        .await?;
    change.commit().await?;
    Ok(made)
}

/// Stops the search under way. Classes that are there already stay; the measure of their stability ends.
///
/// # Errors
/// [`Error::Conflict`] when none is under way.
pub(crate) async fn stop(app: &App, actor: &Actor, id: StudyId) -> Result<()> {
    let scope = actor.scope(Permission::ManageStudies)?;
    let mut change = app.change(actor).await?;
    store::studies::lock(change.tx(), id).await?;
    let (study, _) = present(&change, &scope, id).await?;
    let under_way = store::facts::is_under_way(change.tx(), &jobs::classes_key(id)).await?;
    let last = store::classifications::list(app, &scope, id, 1).await?.pop();
    let Some(last) = last.filter(|_| under_way) else {
        return Err(Error::Conflict("analysis-classes-none-under-way"));
    };
    if !store::classifications::stop(&change, last.id, actor.person()).await? {
        return Err(Error::Conflict("analysis-classes-none-under-way"));
    }
    change.audit("classes.stop", &id.subject(), Some(study.organisation), &json!({}));
    change.commit().await
}
