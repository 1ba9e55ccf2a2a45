//! API tokens as JSON.

use crate::{
    actions::tokens::{self, Made, Outcome},
    pages::{Browser, KNOCKS_A_MINUTE},
    token::TokenId,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use platform::{
    App, Error, Problems, Reader, Result,
    web::{
        Api, Json, Path,
        limits::{self, Limit},
    },
};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Making a token is limited like signing in.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create_token, list_tokens))
        .layer(axum::middleware::from_fn_with_state(
            Limit::per_minute(KNOCKS_A_MINUTE),
            limits::apply,
        ))
}

/// Who asks for a token.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewToken {
    email: String,
    password: String,
    /// The code of the second factor, for an account that has one.
    #[serde(default)]
    code: String,
    /// What the token is for; shown in the account's list.
    #[serde(default)]
    name: String,
}

/// A token.
#[derive(Serialize, utoipa::ToSchema)]
pub struct TokenJson {
    #[schema(value_type = uuid::Uuid)]
    id: TokenId,
    name: String,
    second_factor: bool,
    /// Present once, in the answer that makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    /// The day of its last use.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_on: Option<String>,
}

/// One token.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneToken {
    token: TokenJson,
}

/// Tokens.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Tokens {
    tokens: Vec<TokenJson>,
}

/// Makes a token from e-mail, password and, where there is one, a code of the second factor.
#[utoipa::path(post, path = "/tokens", tag = "people", request_body = NewToken, responses(
    (status = 201, body = OneToken), (status = 401, description = "E-mail, password or code is wrong"),
    (status = 422, description = "A field is missing"), (status = 429, description = "Too many tries: see Retry-After")))]
async fn create_token(
    State(app): State<App>,
    t: Reader,
    browser: Browser,
    Json(new): Json<NewToken>,
) -> Result<Response> {
    let default_name = t.say("people-token-default-name");
    let name = if new.name.trim().is_empty() {
        &default_name
    } else {
        &new.name
    };
    let outcome =
        tokens::create_by_password(&app, &new.email, &new.password, &new.code, name, browser.origin()).await?;
    match outcome {
        Outcome::Made(made) => Ok((StatusCode::CREATED, Json(OneToken { token: made.into() })).into_response()),
        Outcome::Refused => {
            let problems = Problems::one("email", "people-sign-in-refused").with_status(StatusCode::UNAUTHORIZED);
            Err(Error::Invalid(problems))
        }
        Outcome::Wait(until) => {
            let seconds = until.duration_since(app.clock.now()).as_secs().max(1);
            let problems = Problems::one("email", "too-many-requests").with_status(StatusCode::TOO_MANY_REQUESTS);
            let mut response = Error::Invalid(problems).into_response();
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(response)
        }
    }
}

impl From<Made> for TokenJson {
    fn from(made: Made) -> Self {
        let Made {
            id,
            name,
            second_factor,
            value,
        } = made;
        Self {
            id,
            name,
            second_factor,
            value: Some(value),
            created_at: None,
            last_used_on: None,
        }
    }
}

/// My living tokens, newest first; never their values.
#[utoipa::path(get, path = "/tokens", tag = "people", responses((status = 200, body = Tokens)))]
pub async fn list_tokens(State(app): State<App>, t: Reader) -> Api<Tokens> {
    let all = tokens::list(&app, &t.actor).await?.into_iter().map(|token| TokenJson {
        id: token.id,
        name: token.name,
        second_factor: token.second_factor,
        value: None,
        created_at: Some(token.created_at.to_string()),
        last_used_on: token.last_used_on.map(|day| day.to_string()),
    });
    Ok(Json(Tokens { tokens: all.collect() }))
}

/// Revokes one of my tokens.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "people", params(("id" = uuid::Uuid, Path)), responses(
    (status = 204), (status = 404, description = "Not one of mine, or revoked already")))]
pub async fn revoke_token(State(app): State<App>, t: Reader, Path(id): Path<TokenId>) -> Result<StatusCode> {
    tokens::revoke(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
