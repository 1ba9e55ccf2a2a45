//! Giving words, following them and taking them back, as JSON. Codes travel in bodies only.

use crate::actions::{
    receipt,
    suggestion::{self, Suggestion},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use platform::{
    App, Error, Reader, Result,
    web::{Api, Json},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An establishment that takes suggestions.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EstablishmentJson {
    id: Uuid,
    name: String,
}

/// Establishments that take suggestions.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Establishments {
    establishments: Vec<EstablishmentJson>,
}

/// To whom anybody may give words.
#[utoipa::path(get, path = "/establishments", tag = "public", responses((status = 200, body = Establishments)))]
pub async fn list_establishments(State(app): State<App>) -> Api<Establishments> {
    let all = people::public_organisations(&app).await?;
    let establishments = all
        .into_iter()
        .map(|o| EstablishmentJson {
            id: o.id.into(),
            name: o.name,
        })
        .collect();
    Ok(Json(Establishments { establishments }))
}

/// Words given without an account.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewSuggestion {
    organisation: Uuid,
    words: String,
    #[serde(default)]
    unit: String,
    /// `patient`, `relative`, `carer`, `professional` or `unknown`.
    #[serde(default)]
    speaker: String,
    /// Such as `2026-03`.
    #[serde(default)]
    month: String,
    /// May the words be quoted in public, once de-identified?
    #[serde(default)]
    publication: bool,
}

/// The code with which the author follows their words.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReceiptJson {
    code: String,
}

/// What a suggestion is answered.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneReceipt {
    receipt: ReceiptJson,
}

/// Gives words to an establishment; the code is told once.
#[utoipa::path(post, path = "/suggestions", tag = "public", request_body = NewSuggestion,
    responses((status = 201, body = OneReceipt), (status = 404), (status = 422), (status = 429)))]
pub async fn give_suggestion(State(app): State<App>, t: Reader, Json(new): Json<NewSuggestion>) -> Result<Response> {
    let organisation = people::public_organisation(&app, new.organisation.into()).await?;
    if !organisation.takes_suggestions {
        return Err(Error::NotFound);
    }
    let given = Suggestion {
        words: new.words,
        unit: new.unit,
        speaker: new.speaker,
        month: new.month,
        publication: new.publication,
    };
    let code = suggestion::give(&app, &t.actor, new.organisation, &given).await?;
    Ok((
        StatusCode::CREATED,
        Json(OneReceipt {
            receipt: ReceiptJson { code },
        }),
    )
        .into_response())
}

/// A receipt code.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Code {
    code: String,
}

/// A public step that came of the words.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReceiptStepJson {
    kind: String,
    title: String,
    detail: String,
    url: Option<String>,
}

/// What became of the words.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FollowedJson {
    state: &'static str,
    given_on: String,
    /// The words as others read them, once shared.
    text: Option<String>,
    answer: Option<String>,
    publication: bool,
    steps: Vec<ReceiptStepJson>,
    /// Further steps that are not public.
    hidden_steps: usize,
}

/// What a code opens.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneFollowed {
    followed: FollowedJson,
}

/// What became of the words of a code.
#[utoipa::path(post, path = "/receipts", tag = "public", request_body = Code,
    responses((status = 200, body = OneFollowed), (status = 422), (status = 429)))]
pub async fn follow_receipt(State(app): State<App>, t: Reader, Json(given): Json<Code>) -> Api<OneFollowed> {
    let followed = receipt::follow(&app, &t, &given.code).await?;
    let step = |card: platform::Card| ReceiptStepJson {
        kind: card.kind,
        title: card.title,
        detail: card.detail,
        url: card.url,
    };
    Ok(Json(OneFollowed {
        followed: FollowedJson {
            state: followed.state.code(),
            given_on: followed.given_on.to_string(),
            text: followed.shared,
            answer: followed.answer.map(|a| a.words),
            publication: followed.publication,
            steps: followed.cards.into_iter().map(step).collect(),
            hidden_steps: followed.hidden,
        },
    }))
}

/// Takes the words of a code back: they are erased everywhere, at once.
#[utoipa::path(post, path = "/receipts/withdrawal", tag = "public", request_body = Code,
    responses((status = 204), (status = 422), (status = 429)))]
pub async fn withdraw_words(State(app): State<App>, Json(given): Json<Code>) -> Result<StatusCode> {
    receipt::withdraw(&app, &given.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
