//! Drafts of a machine as JSON: the organisation's decision, a theme's draft with what each sentence cites.

use crate::{
    StudyId, ThemeId,
    actions::{
        self,
        machine_drafts::{Cited, Decided, Shown},
    },
    tally::Says,
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A verbatim that a sentence cites.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DraftCitationJson {
    number: i64,
    expression: Uuid,
}

/// A sentence of a draft.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DraftSentenceJson {
    /// Its place in the draft, from 1; sentences that went leave a gap.
    position: i64,
    words: String,
    cites: Vec<DraftCitationJson>,
}

/// Sentences that were left out of a draft, by reason.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DraftLeftOutJson {
    /// They cite nothing.
    uncited: i64,
    /// They cite a verbatim that was not sent.
    unknown: i64,
    /// They quote words that those they cite do not hold.
    misquoted: i64,
    /// Too many, too long, or cut in the middle.
    surplus: i64,
}

/// A draft that a machine made: nobody has read it over.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MachineDraftJson {
    model: String,
    /// Where the model runs.
    host: String,
    /// `people` or `tool`: whose readings the verbatims come from.
    says: &'static str,
    #[schema(format = DateTime)]
    asked_at: String,
    asked_by: Option<Uuid>,
    #[schema(format = DateTime)]
    stopped_at: Option<String>,
    #[schema(format = DateTime)]
    made_at: Option<String>,
    /// Why there is none: `unreachable`, `key-refused`, `model-unknown`, `busy`, `broken`, `elsewhere`, `unexpected`,
    /// `slow`, `too-long`, `too-few`, `not-allowed` or `changed`.
    failure: Option<String>,
    /// Verbatims that were sent.
    sent_count: i64,
    sentences: Vec<DraftSentenceJson>,
    left_out: DraftLeftOutJson,
    /// Sentences that went since, with the words that they cited.
    lost_count: i64,
}

impl From<Shown> for MachineDraftJson {
    fn from(shown: Shown) -> Self {
        let Shown { draft, sentences } = shown;
        let sentence = |one: Cited| DraftSentenceJson {
            position: one.position,
            words: one.words,
            cites: one
                .cites
                .iter()
                .map(|cited| DraftCitationJson {
                    number: cited.number,
                    expression: cited.id.0,
                })
                .collect(),
        };
        Self {
            model: draft.model,
            host: draft.host,
            says: draft.says.code(),
            asked_at: draft.asked_at.to_string(),
            asked_by: draft.asked_by,
            stopped_at: draft.stopped_at.map(|at| at.to_string()),
            made_at: draft.made_at.map(|at| at.to_string()),
            failure: draft.failure,
            sent_count: draft.sent_count,
            sentences: sentences.into_iter().map(sentence).collect(),
            left_out: DraftLeftOutJson {
                uncited: draft.left_out.uncited,
                unknown: draft.left_out.unknown,
                misquoted: draft.left_out.misquoted,
                surplus: draft.left_out.surplus,
            },
            lost_count: draft.lost_count,
        }
    }
}

/// The draft of a theme.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ThemeDraft {
    /// Nothing when nobody asked for one.
    draft: Option<MachineDraftJson>,
}

/// Whose readings the verbatims are to come from.
#[derive(Default, Deserialize, utoipa::ToSchema)]
pub(crate) struct NewMachineDraft {
    /// `people` or `tool`.
    #[serde(default)]
    says: String,
}

/// The draft that a machine made of a theme, each sentence with the verbatims that it cites.
#[utoipa::path(get, path = "/studies/{id}/themes/{theme}/draft", tag = "analysis",
    params(("id" = Uuid, Path), ("theme" = Uuid, Path)), responses((status = 200, body = ThemeDraft), (status = 404)))]
pub(crate) async fn show_machine_draft(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Api<ThemeDraft> {
    let shown = actions::machine_drafts::shown(&app, &t.actor, id, theme).await?;
    Ok(Json(ThemeDraft {
        draft: shown.map(MachineDraftJson::from),
    }))
}

/// Asks the establishment's own server for a draft, in the place of the one before: masked verbatims of the theme leave for it.
#[utoipa::path(post, path = "/studies/{id}/themes/{theme}/draft", tag = "analysis",
    params(("id" = Uuid, Path), ("theme" = Uuid, Path)), request_body = NewMachineDraft,
    responses((status = 202), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn ask_machine_draft(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
    Json(new): Json<NewMachineDraft>,
) -> Result<StatusCode> {
    actions::machine_drafts::ask(&app, &t.actor, id, theme, Says::from_code(&new.says)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Stops the draft that is being made; nothing of the answer is kept.
#[utoipa::path(post, path = "/studies/{id}/themes/{theme}/draft/stop", tag = "analysis",
    params(("id" = Uuid, Path), ("theme" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn stop_machine_draft(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Result<StatusCode> {
    actions::machine_drafts::stop(&app, &t.actor, id, theme).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the draft of a theme away.
#[utoipa::path(delete, path = "/studies/{id}/themes/{theme}/draft", tag = "analysis",
    params(("id" = Uuid, Path), ("theme" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn delete_machine_draft(
    State(app): State<App>,
    t: Reader,
    Path((id, theme)): Path<(StudyId, ThemeId)>,
) -> Result<StatusCode> {
    actions::machine_drafts::delete(&app, &t.actor, id, theme).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What an organisation decided on drafts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DraftPolicyJson {
    /// The server that the keeper of the installation named; nothing where there is none.
    server: Option<String>,
    /// Its model.
    model: Option<String>,
    /// The server that was let draft; one that differs from `server` drafts nothing.
    allowed_server: Option<String>,
    /// Are drafts made, as things stand?
    allowed: bool,
    /// To be given back with a change.
    version: i64,
    #[schema(format = DateTime)]
    changed_at: Option<String>,
}

/// The decision of one organisation.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneDraftPolicy {
    policy: DraftPolicyJson,
}

/// A decision to take.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct NewDraftPolicy {
    /// May masked words of the organisation leave for the server that the keeper named?
    allowed: bool,
    /// The version that was seen; 0 where nothing was decided.
    version: i64,
}

/// What an organisation decided on drafts: none is made before it decides.
#[utoipa::path(get, path = "/organisations/{id}/draft-policy", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneDraftPolicy), (status = 403), (status = 404)))]
pub(crate) async fn show_draft_policy(
    State(app): State<App>,
    t: Reader,
    Path(organisation): Path<Uuid>,
) -> Api<OneDraftPolicy> {
    let decided = actions::machine_drafts::decided(&app, &t.actor, organisation).await?;
    let allowed = decided.allows();
    let Decided { policy, server } = decided;
    let (server, model) = server.unzip();
    Ok(Json(OneDraftPolicy {
        policy: DraftPolicyJson {
            server,
            model,
            allowed_server: policy.host,
            allowed,
            version: policy.version,
            changed_at: policy.changed_at.map(|at| at.to_string()),
        },
    }))
}

/// Lets the named server draft for an organisation, or no longer.
#[utoipa::path(put, path = "/organisations/{id}/draft-policy", tag = "analysis", params(("id" = Uuid, Path)),
    request_body = NewDraftPolicy, responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn set_draft_policy(
    State(app): State<App>,
    t: Reader,
    Path(organisation): Path<Uuid>,
    Json(given): Json<NewDraftPolicy>,
) -> Result<StatusCode> {
    actions::machine_drafts::decide(&app, &t.actor, organisation, given.allowed, given.version).await?;
    Ok(StatusCode::NO_CONTENT)
}
