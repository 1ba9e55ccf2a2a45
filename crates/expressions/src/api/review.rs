//! The review and its policy as JSON.

use crate::{
    actions::{
        policy,
        review::{self, Marked, is_undecided},
    },
    masking::Decision,
    pages::find,
    store::{self, span::Passage},
};
use axum::extract::State;
use http::StatusCode;
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text that waits for a person.
#[derive(Serialize, utoipa::ToSchema)]
pub struct WaitingJson {
    id: Uuid,
    number: i64,
    received_on: String,
    version: i64,
}

/// Texts that wait.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ToReview {
    to_review: Vec<WaitingJson>,
    count: i64,
}

/// Where a page begins.
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    after: i64,
}

/// Texts that wait for a person, the oldest first.
#[utoipa::path(get, path = "/reviews", tag = "expressions", params(("after" = Option<i64>, Query)),
    responses((status = 200, body = ToReview), (status = 403)))]
pub async fn list_to_review(State(app): State<App>, t: Reader, ApiQuery(place): ApiQuery<After>) -> Api<ToReview> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let list = store::raw::to_review(&app, &scope, place.after, 50).await?;
    let waiting = |kept: store::raw::Kept| WaitingJson {
        id: kept.id.0,
        number: kept.number,
        received_on: kept.received_on.to_string(),
        version: kept.version,
    };
    let count = store::raw::count_to_review(&app, &scope).await?;
    Ok(Json(ToReview {
        to_review: list.into_iter().map(waiting).collect(),
        count,
    }))
}

/// A passage of a raw text.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PassageJson {
    position: i64,
    /// First byte in the raw text, and the byte after the last.
    start: usize,
    end: usize,
    kind: &'static str,
    reason: &'static str,
    /// From 0 to 1.
    confidence: f32,
    /// `machine`, `accepted`, `rejected` or `added`.
    decided: &'static str,
    /// Does it wait for a decision? Undecided passages are masked.
    undecided: bool,
}

impl From<&Passage> for PassageJson {
    fn from(p: &Passage) -> Self {
        Self {
            position: p.position,
            start: p.span.start,
            end: p.span.end,
            kind: p.span.kind.code(),
            reason: p.span.reason.code(),
            confidence: p.span.confidence,
            decided: p.decision.code(),
            undecided: is_undecided(p),
        }
    }
}

/// A text open for its review.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReviewJson {
    id: Uuid,
    number: i64,
    state: &'static str,
    version: i64,
    raw: String,
    /// What others would read if it were shared now.
    preview: String,
    passages: Vec<PassageJson>,
}

/// One text open for its review.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OneReview {
    review: ReviewJson,
}

/// Opens a text for its review; the reading is noted in the audit.
#[utoipa::path(get, path = "/expressions/{id}/review", tag = "expressions", params(("id" = String, Path)),
    responses((status = 200, body = OneReview), (status = 403), (status = 404)))]
pub async fn show_review(State(app): State<App>, t: Reader, Path(key): Path<String>) -> Api<OneReview> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    let open = review::open(&app, &t.actor, kept.id).await?;
    review::note_opening(&app, &t.actor, &open).await?;
    Ok(Json(OneReview {
        review: ReviewJson {
            id: open.kept.id.0,
            number: open.kept.number,
            state: open.kept.state.code(),
            version: open.kept.version,
            raw: open.raw.open().to_owned(),
            preview: open.preview.to_string(),
            passages: open.passages.iter().map(Into::into).collect(),
        },
    }))
}

/// A passage that a person marks: words, or their place in characters.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct NewPassage {
    version: i64,
    words: String,
    #[serde(default)]
    start: Option<usize>,
    #[serde(default)]
    end: Option<usize>,
    /// `name`, `phone`, `email`, `address`, `birth_date`, `nir`, `record_number`, `url`, `account`, `place` or `date`.
    kind: String,
}

/// Adds a passage that the machine did not see.
#[utoipa::path(post, path = "/expressions/{id}/review/passages", tag = "expressions", params(("id" = String, Path)),
    request_body = NewPassage, responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn add_passage(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Json(new): Json<NewPassage>,
) -> Result<StatusCode> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    let marked = Marked {
        words: new.words,
        start: new.start,
        end: new.end,
        kind: new.kind,
    };
    review::add(&app, &t.actor, kept.id, new.version, &marked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A decision on a passage.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct DecisionGiven {
    version: i64,
    /// `mask` or `keep`.
    decision: String,
    /// Also for all texts to come?
    #[serde(default)]
    everywhere: bool,
}

/// Masks or keeps a passage.
#[utoipa::path(put, path = "/expressions/{id}/review/passages/{number}", tag = "expressions",
    params(("id" = String, Path), ("number" = i64, Path)), request_body = DecisionGiven,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn decide_passage(
    State(app): State<App>,
    t: Reader,
    Path((key, position)): Path<(String, i64)>,
    Json(given): Json<DecisionGiven>,
) -> Result<StatusCode> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    let decision = match given.decision.as_str() {
        "mask" => Decision::Accepted,
        "keep" => Decision::Rejected,
        _ => return Err(Error::invalid("decision", "expressions-review-decision-missing")),
    };
    review::decide(
        &app,
        &t.actor,
        kept.id,
        position,
        given.version,
        decision,
        given.everywhere,
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The version that was seen.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct Seen {
    version: i64,
}

/// What waits next.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Next {
    next: Option<Uuid>,
}

/// Shares a text as its passages stand.
#[utoipa::path(post, path = "/expressions/{id}/review/share", tag = "expressions", params(("id" = String, Path)),
    request_body = Seen, responses((status = 200, body = Next), (status = 403), (status = 404), (status = 409)))]
pub async fn share_expression(
    State(app): State<App>,
    t: Reader,
    Path(key): Path<String>,
    Json(seen): Json<Seen>,
) -> Api<Next> {
    let scope = t.actor.scope(Permission::ReviewExpressions)?;
    let kept = find(&app, &scope, &key).await?;
    let next = review::share(&app, &t.actor, kept.id, seen.version).await?;
    Ok(Json(Next {
        next: next.map(|id| id.0),
    }))
}

/// When a person must look before texts are shared.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub struct PolicyJson {
    /// `always`, `doubtful` or `never`.
    review: String,
    /// Does the day of an exact date go, so that its month is left?
    #[serde(default)]
    masks_days: bool,
    version: i64,
}

/// A word of an organisation.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub struct MaskWordJson {
    word: String,
    /// `always` or `never` masked.
    choice: String,
}

/// The policy of an organisation and its words.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OnePolicy {
    policy: PolicyJson,
    words: Vec<MaskWordJson>,
}

/// The policy of an organisation.
#[utoipa::path(get, path = "/organisations/{id}/review-policy", tag = "expressions", params(("id" = Uuid, Path)),
    responses((status = 200, body = OnePolicy), (status = 403), (status = 404)))]
pub async fn show_policy(State(app): State<App>, t: Reader, Path(organisation): Path<Uuid>) -> Api<OnePolicy> {
    t.actor.scope(Permission::ReviewExpressions)?.check(organisation)?;
    let kept = store::policy::get(app.db.read(), organisation).await?;
    let words = store::policy::words(app.db.read(), organisation).await?;
    let word = |w: store::policy::MaskWord| MaskWordJson {
        word: w.word,
        choice: if w.always { "always" } else { "never" }.to_owned(),
    };
    Ok(Json(OnePolicy {
        policy: PolicyJson {
            review: kept.review.code().to_owned(),
            masks_days: kept.masks_days,
            version: kept.version,
        },
        words: words.into_iter().map(word).collect(),
    }))
}

/// Sets the policy over the version that was seen.
#[utoipa::path(put, path = "/organisations/{id}/review-policy", tag = "expressions", params(("id" = Uuid, Path)),
    request_body = PolicyJson, responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn set_policy(
    State(app): State<App>,
    t: Reader,
    Path(organisation): Path<Uuid>,
    Json(given): Json<PolicyJson>,
) -> Result<StatusCode> {
    let chosen = (given.review.as_str(), given.masks_days);
    policy::set_review(&app, &t.actor, organisation, chosen, given.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a word on a list, in the place of where it was.
#[utoipa::path(put, path = "/organisations/{id}/mask-words", tag = "expressions", params(("id" = Uuid, Path)),
    request_body = MaskWordJson, responses((status = 204), (status = 403), (status = 404), (status = 422)))]
pub async fn put_mask_word(
    State(app): State<App>,
    t: Reader,
    Path(organisation): Path<Uuid>,
    Json(given): Json<MaskWordJson>,
) -> Result<StatusCode> {
    policy::put_word(&app, &t.actor, organisation, &given.word, &given.choice).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a word off its list.
#[utoipa::path(delete, path = "/organisations/{id}/mask-words", tag = "expressions", params(("id" = Uuid, Path)),
    request_body = MaskWordJson, responses((status = 204), (status = 403), (status = 404), (status = 422)))]
pub async fn remove_mask_word(
    State(app): State<App>,
    t: Reader,
    Path(organisation): Path<Uuid>,
    Json(given): Json<MaskWordJson>,
) -> Result<StatusCode> {
    policy::remove_word(&app, &t.actor, organisation, &given.word).await?;
    Ok(StatusCode::NO_CONTENT)
}
