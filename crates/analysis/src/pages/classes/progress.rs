//! /studies/{id}/classes/progress: the search under way, for the live part of the page.

use crate::{
    StudyId,
    classification::Classification,
    jobs,
    pages::work::{Work, job},
    store,
};
use axum::{extract::State, response::Response};
use platform::{App, Permission, Reader, Result, Scope, jobs::Progress, web::Path};

/// The live part of the page alone.
pub(in crate::pages) async fn progress(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Response> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let last = store::classifications::list(&app, &scope, id, 1).await?.pop();
    work(&app, &t, &scope, id, last.as_ref()).await?.part(t)
}

/// How far the search under way is.
pub(super) async fn work(
    app: &App,
    t: &Reader,
    scope: &Scope,
    id: StudyId,
    last: Option<&Classification>,
) -> Result<Work> {
    let job = job(app, scope, jobs::CLASSES, id).await?;
    let words = |job: &Progress| {
        if last.is_some_and(|last| last.stopped_at.is_some()) {
            t.say("analysis-classes-stopping")
        } else if last.is_some_and(|last| last.found_at.is_some()) {
            t.say("analysis-classes-measuring")
        } else {
            t.count("analysis-classes-reading", job.done)
        }
    };
    let none = Work::none(
        format!("/studies/{id}/classes"),
        t.say("analysis-classes-searching"),
        t.say("analysis-classes-see"),
    );
    Ok(none.of(job.as_ref(), words, t.say("analysis-classes-failed")))
}
