//! What went out of a study since, and why: taken back by who said it, or with an import that was undone.

use crate::store::withdrawal::Cause;
use expressions::SourceId;
use platform::{App, Permission, Reader, Result};

/// One sentence a cause, with its figures; empty when nothing went.
pub(super) async fn words(app: &App, t: &Reader, causes: &[(Cause, i64)]) -> Result<String> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let mut said = Vec::new();
    for (cause, n) in causes {
        let Some(source) = cause else {
            said.push(t.count("analysis-out-authors", *n));
            continue;
        };
        said.push(
            match expressions::undone_source(app, &scope, SourceId(*source)).await? {
                Some(undone) => t.count_with(
                    "analysis-out-import",
                    *n,
                    &[
                        ("name", &undone.name),
                        ("day", &t.day_of(undone.at)),
                        ("why", &undone.why),
                    ],
                ),
                None => t.count("analysis-out-some-import", *n),
            },
        );
    }
    Ok(said.join(" "))
}
