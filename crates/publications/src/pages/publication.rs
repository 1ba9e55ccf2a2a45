//! `/publications/{id}/publication`: publishing, and taking down.

use super::{authorisation::Reason, publications};
use crate::{actions::publish as publishing, sheet::SheetId};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Reader, Result,
    web::{Form, Path, See},
};

/// `POST /publications/{id}/publication`
pub async fn publish(State(app): State<App>, t: Reader, Path(id): Path<SheetId>) -> Result<See> {
    publishing::publish(&app, &t.actor, id).await?;
    Ok(See::page(format!("/publications/{id}")).saying("publications-published"))
}

/// `POST /publications/{id}/publication/withdrawal`
pub async fn take_down(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<SheetId>,
    Form(typed): Form<Reason>,
) -> Result<Response> {
    match publishing::take_down(&app, &t.actor, id, &typed.reason).await {
        Ok(()) => Ok(See::page(format!("/publications/{id}"))
            .saying("publications-taken-down")
            .into_response()),
        Err(Error::Invalid(problems)) => {
            let typed = publications::Typed {
                reason: typed.reason,
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
