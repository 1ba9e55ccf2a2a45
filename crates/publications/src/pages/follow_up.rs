//! `/publications/{id}/follow-up`: received, called, visited, sent back for more.

use super::publications;
use crate::{actions::follow, follow_up::NewFollowUp, sheet::SheetId};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    web::{Form, Path, See},
};

/// `POST /publications/{id}/follow-up`
pub async fn record(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Form(new): Form<NewFollowUp>,
) -> Result<Response> {
    match follow::record(&app, &t.actor, id, &new).await {
        Ok(()) => Ok(See::page(format!("/publications/{id}#follow-up"))
            .saying("publications-followed-up")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let typed = publications::Typed {
                follow_up: new,
                said: problems.said(&t),
                ..publications::Typed::default()
            };
            Ok(publications::page(&app, &t, id, &typed)
                .await?
                .refused()
                .into_response())
        }
        Err(other) => Err(other),
    }
}
