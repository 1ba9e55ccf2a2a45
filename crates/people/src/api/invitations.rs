//! Invitations as JSON.

use crate::{
    actions::invitations,
    invitation::{Invitation, NewInvitation},
    link::InvitationId,
    organisation::OrganisationId,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Language, Reader, Result, Role,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};

/// An invitation that waits.
#[derive(Serialize, utoipa::ToSchema)]
pub struct InvitationJson {
    #[schema(value_type = uuid::Uuid)]
    id: InvitationId,
    name: String,
    email: String,
    #[schema(value_type = uuid::Uuid)]
    organisation: OrganisationId,
    organisation_name: String,
    role: &'static str,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<Invitation> for InvitationJson {
    fn from(i: Invitation) -> Self {
        Self {
            id: i.id,
            name: i.name,
            email: i.email,
            organisation: i.organisation,
            organisation_name: i.organisation_name,
            role: i.role.code(),
            created_at: i.created_at.to_string(),
        }
    }
}

/// Invitations that wait.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Invitations {
    invitations: Vec<InvitationJson>,
}

/// Invitations that wait where I administer, newest first.
#[utoipa::path(get, path = "/invitations", tag = "people", responses((status = 200, body = Invitations), (status = 403)))]
pub async fn list_invitations(State(app): State<App>, t: Reader) -> Api<Invitations> {
    let all = invitations::list(&app, &t.actor).await?;
    Ok(Json(Invitations {
        invitations: all.into_iter().map(Into::into).collect(),
    }))
}

/// Whom to invite, where, as what.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewInvitationJson {
    name: String,
    email: String,
    #[schema(value_type = uuid::Uuid)]
    organisation: OrganisationId,
    /// A role's code.
    #[schema(value_type = String)]
    role: Role,
    /// `fr` or `en`; French when left out.
    #[serde(default)]
    language: String,
}

/// What was sent.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SentJson {
    #[schema(value_type = uuid::Uuid)]
    id: InvitationId,
    /// The link, only where no mail server can carry it.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// One invitation that was sent.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneInvitation {
    invitation: SentJson,
}

/// Invites somebody to a role.
#[utoipa::path(post, path = "/invitations", tag = "people", request_body = NewInvitationJson, responses(
    (status = 201, body = OneInvitation), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn create_invitation(
    State(app): State<App>,
    t: Reader,
    Json(new): Json<NewInvitationJson>,
) -> Result<Response> {
    let language = Language::from_code(&new.language).unwrap_or(Language::French);
    let new = NewInvitation {
        organisation: new.organisation,
        name: new.name,
        email: new.email,
        role: new.role,
        language,
    };
    let sent = invitations::invite(&app, &t.actor, new).await?;
    let body = OneInvitation {
        invitation: SentJson {
            id: sent.id,
            url: sent.url,
        },
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Withdraws an invitation that waits.
#[utoipa::path(delete, path = "/invitations/{id}", tag = "people", params(("id" = uuid::Uuid, Path)), responses(
    (status = 204), (status = 403), (status = 404)))]
pub async fn withdraw_invitation(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<InvitationId>,
) -> Result<StatusCode> {
    invitations::withdraw(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
