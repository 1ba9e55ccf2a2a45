//! The same resources as JSON, under `/api/v1`.

mod finess;
mod invitations;
mod me;
mod organisations;
mod people;
mod tokens;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes, with their description.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(tokens::routes())
        .routes(routes!(tokens::revoke_token))
        .routes(routes!(me::show_me))
        .routes(routes!(people::list_people))
        .routes(routes!(people::show_person))
        .routes(routes!(people::add_membership))
        .routes(routes!(people::end_membership))
        .routes(routes!(invitations::list_invitations, invitations::create_invitation))
        .routes(routes!(invitations::withdraw_invitation))
        .routes(routes!(
            organisations::list_organisations,
            organisations::create_organisation
        ))
        .routes(routes!(
            organisations::show_organisation,
            organisations::correct_organisation
        ))
        .routes(routes!(organisations::add_unit))
        .merge(finess::routes())
}
