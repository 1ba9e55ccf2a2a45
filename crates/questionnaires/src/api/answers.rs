//! Answering, following and taking back, as JSON. Codes travel in bodies only.

use crate::{
    actions::{
        answering::{self, Came, Given},
        entering::{self, Entered, Entry},
        public_results,
    },
    campaign::{CampaignId, Channel, ParticipantId},
    instrument::Content,
    taking::Refusal,
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Error, Problems, Reader, Result,
    web::{Api, Json, Path, limits::Pace},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is asked at an address.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AskedJson {
    name: String,
    purpose: String,
    anonymous: bool,
    closes_on: String,
    establishment: String,
    #[schema(value_type = Object)]
    content: Content,
}

/// What is asked at an address.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneAsked {
    asked: AskedJson,
}

/// What is asked at the open address of an establishment.
#[utoipa::path(get, path = "/answers/{link}", tag = "public", params(("link" = String, Path)),
    responses((status = 200, body = OneAsked), (status = 404), (status = 409)))]
pub(crate) async fn show_asked(State(app): State<App>, Path(link): Path<String>) -> Api<OneAsked> {
    let asked = answering::asked(&app, &link).await?;
    asked.check_open(&app)?;
    let words = &asked.campaign.words;
    Ok(Json(OneAsked {
        asked: AskedJson {
            name: words.name.clone(),
            purpose: words.purpose.clone(),
            anonymous: words.is_anonymous,
            closes_on: words.closes_on.to_string(),
            establishment: asked.participant.name.clone(),
            content: asked.content().clone(),
        },
    }))
}

/// One answer, or several of a question that takes several.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub(crate) enum AnswerValue {
    /// A code, a number, a day or words.
    One(String),
    /// Codes.
    Several(Vec<String>),
}

/// An answer.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct AnswerBody {
    /// By question: `key`, `key/row` of a grid, `key.other` for words beside “other”.
    answers: BTreeMap<String, AnswerValue>,
    #[serde(default)]
    language: Option<String>,
    /// Random, of the sender: the same answer sent twice with it is one.
    #[serde(default)]
    once: Option<String>,
}

/// The receipt of an answer, shown once.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AnswerReceiptJson {
    receipt: String,
}

/// Gives a whole answer; it is acknowledged only once it is on the disk.
#[utoipa::path(post, path = "/answers/{link}", tag = "public", params(("link" = String, Path)), request_body = AnswerBody,
    responses((status = 201, body = AnswerReceiptJson), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn give_answer(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    pace: Pace,
    Json(body): Json<AnswerBody>,
) -> Result<(StatusCode, Json<AnswerReceiptJson>)> {
    let asked = answering::asked(&app, &link).await?;
    pace.check()?;
    let wanted = body.language.unwrap_or_else(|| t.language.code().to_owned());
    let given = Given {
        fields: fields(body.answers),
        language: asked.content().suited(&wanted).to_owned(),
        once: body.once.filter(|once| (16..=64).contains(&once.len())),
        ..Given::default()
    };
    match answering::give(&app, &asked, Channel::Open, given).await? {
        Came::Taken { receipt } => Ok((StatusCode::CREATED, Json(AnswerReceiptJson { receipt }))),
        Came::Wrong(wrong) => Err(refused(asked.content(), wrong)),
    }
}

/// A part of an answer.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct PartBody {
    /// As in a whole answer.
    answers: BTreeMap<String, AnswerValue>,
    #[serde(default)]
    language: Option<String>,
    /// The code of an answer that was begun, to go on with it.
    #[serde(default)]
    code: Option<String>,
}

/// The code to go on with.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PartJson {
    code: String,
    /// The questions whose answers could not be kept.
    refused: Vec<String>,
}

/// Keeps a part of an answer: begins one, or goes on with that of a code.
#[utoipa::path(post, path = "/answers/{link}/parts", tag = "public", params(("link" = String, Path)), request_body = PartBody,
    responses((status = 200, body = PartJson), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn keep_part(
    State(app): State<App>,
    t: Reader,
    Path(link): Path<String>,
    pace: Pace,
    Json(body): Json<PartBody>,
) -> Api<PartJson> {
    let asked = answering::asked(&app, &link).await?;
    pace.check()?;
    let wanted = body.language.unwrap_or_else(|| t.language.code().to_owned());
    let given = Given {
        fields: fields(body.answers),
        language: asked.content().suited(&wanted).to_owned(),
        ..Given::default()
    };
    let begun = answering::keep(&app, &asked, Channel::Open, given, body.code.as_deref()).await?;
    Ok(Json(PartJson {
        code: begun.code,
        refused: begun.refused.into_iter().map(|(key, _)| key).collect(),
    }))
}

pub(super) fn fields(answers: BTreeMap<String, AnswerValue>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (key, value) in answers {
        match value {
            AnswerValue::One(one) => fields.push((key, one)),
            AnswerValue::Several(some) => fields.extend(some.into_iter().map(|one| (key.clone(), one))),
        }
    }
    fields
}

/// What somebody else answered.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct EnteredBody {
    /// `paper` or `interview`.
    channel: String,
    /// Paper: what stands on the sheet to find it again.
    #[serde(default)]
    sheet: String,
    /// As in a whole answer.
    answers: BTreeMap<String, AnswerValue>,
    #[serde(default)]
    language: Option<String>,
    /// Paper: is it typed twice? Yes unless it is said.
    #[serde(default = "yes")]
    double: bool,
    /// Both typings differ, and this is what the sheet says.
    #[serde(default)]
    settled: bool,
    /// Interview: who was asked agreed.
    #[serde(default)]
    agreed: bool,
    /// Interview: random, of the sender: the same entry sent twice with it is one.
    #[serde(default)]
    once: Option<String>,
}

fn yes() -> bool {
    true
}

/// What became of an entry.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct EnteredJson {
    /// `taken`, `again` (it waits for its second typing), or `differ`.
    state: &'static str,
    /// The questions in which both typings differ.
    questions: Vec<String>,
}

/// Enters what somebody else answered: a sheet of paper, or an interview.
#[utoipa::path(post, path = "/campaigns/{id}/participants/{participant}/entries", tag = "questionnaires",
    params(("id" = Uuid, Path), ("participant" = Uuid, Path)), request_body = EnteredBody,
    responses((status = 200, body = EnteredJson), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn enter_answer(
    State(app): State<App>,
    t: Reader,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    Json(body): Json<EnteredBody>,
) -> Api<EnteredJson> {
    let asked = entering::door(&app, &t.actor, id, participant).await?;
    let channel = match body.channel.as_str() {
        "paper" => Channel::Paper,
        "interview" => Channel::Interview,
        _ => return Err(Error::invalid("channel", "questionnaires-entry-channel")),
    };
    let wanted = body.language.unwrap_or_else(|| t.language.code().to_owned());
    let entry = Entry {
        channel,
        sheet: body.sheet,
        fields: fields(body.answers),
        refused: Vec::new(),
        language: asked.content().suited(&wanted).to_owned(),
        is_double: body.double,
        is_settled: body.settled,
        has_agreed: body.agreed,
        once: body.once.filter(|once| (16..=64).contains(&once.len())),
    };
    let (state, questions) = match entering::enter(&app, &t.actor, &asked, entry).await? {
        Entered::Taken => ("taken", Vec::new()),
        Entered::Again => ("again", Vec::new()),
        Entered::Differ(keys) => ("differ", keys),
        Entered::Wrong(wrong) => return Err(refused(asked.content(), wrong)),
    };
    Ok(Json(EnteredJson { state, questions }))
}

/// Each question that could not be taken, with why.
pub(super) fn refused(content: &Content, wrong: Vec<(String, Refusal)>) -> Error {
    let mut problems = Problems::new();
    for (key, why) in wrong {
        let kind = content.item(&key).map(|item| &item.kind);
        problems.add_with(&key, why.message_of(kind), &[("n", &why.bound(kind).to_string())]);
    }
    Error::Invalid(problems)
}

/// The code of a receipt.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ReceiptBody {
    code: String,
}

/// What became of an answer.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct FollowedAnswerJson {
    campaign: String,
    establishment: String,
    received_on: String,
    complete: bool,
    withdrawn: bool,
    /// The end of the address of its public results, once they are open.
    results: Option<String>,
}

/// What became of an answer.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneFollowedAnswer {
    answer: FollowedAnswerJson,
}

/// What became of the answer of a receipt.
#[utoipa::path(post, path = "/answers-follow", tag = "public", request_body = ReceiptBody,
    responses((status = 200, body = OneFollowedAnswer), (status = 422)))]
pub(crate) async fn follow_answer(
    State(app): State<App>,
    pace: Pace,
    Json(body): Json<ReceiptBody>,
) -> Api<OneFollowedAnswer> {
    pace.check()?;
    let of = answering::follow(&app, &body.code).await?;
    let public = public_results::leading(&app, &of.asked.campaign, of.asked.participant.id).await?;
    Ok(Json(OneFollowedAnswer {
        answer: FollowedAnswerJson {
            campaign: of.asked.campaign.words.name.clone(),
            establishment: of.asked.participant.name.clone(),
            received_on: of.kept.received_on.to_string(),
            complete: of.kept.is_complete,
            withdrawn: of.kept.is_withdrawn,
            results: public.map(|one| one.link),
        },
    }))
}

/// Takes the answer of a receipt back.
#[utoipa::path(post, path = "/answers-withdrawal", tag = "public", request_body = ReceiptBody,
    responses((status = 204), (status = 422)))]
pub(crate) async fn withdraw_answer(
    State(app): State<App>,
    pace: Pace,
    Json(body): Json<ReceiptBody>,
) -> Result<StatusCode> {
    pace.check()?;
    answering::withdraw(&app, &body.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
