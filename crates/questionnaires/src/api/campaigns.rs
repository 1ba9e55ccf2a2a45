//! Campaigns as JSON.

use super::{
    MadeInQuestionnaires,
    comparing::{ComparisonJson, comparison_json},
    public_results::{PublicPageJson, open_pages},
};
use crate::{
    actions::{
        batch::{AnswerFile, MOST_BYTES, take_file},
        campaigns as verbs,
        comparing::Compare,
        results::{Narrow, Results, reached, results},
        sending,
    },
    campaign::{Campaign, CampaignId, CampaignKind, CampaignWords, ParticipantId, VersionId},
    instrument::Item,
    masking::{cells, score_told},
    pages::{came_of, why_not},
    results::share,
    score::Score,
    store,
    tally::{ANSWERED, SHOWN},
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
};
use jiff::civil::Date;
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, ApiQuery, Json, Path, upload::Upload},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is decided of a campaign.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct CampaignBody {
    /// `survey` (as where it is not said), or `tracer`: the paths of single people, nothing counted.
    #[serde(default)]
    kind: Option<String>,
    name: String,
    /// What respondents are told: « dans quel but ».
    purpose: String,
    /// Is there no way from an invitation to an answer? Yes unless it is said.
    #[serde(default = "yes")]
    anonymous: bool,
    /// `2026-11-01`.
    opens_on: String,
    closes_on: String,
    #[serde(default)]
    embargo_until: Option<String>,
    #[serde(default)]
    quota: Option<i64>,
    #[serde(default)]
    target: Option<i64>,
    #[serde(default)]
    remind_after: Option<i64>,
    #[serde(default)]
    least_for_score: Option<i64>,
    #[serde(default)]
    least_in_cell: Option<i64>,
}

fn yes() -> bool {
    true
}

fn day(field: &str, text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| Error::invalid(field, "questionnaires-refusal-bad-date"))
}

impl CampaignBody {
    fn words(self) -> Result<CampaignWords> {
        let opens_on = day("opens_on", &self.opens_on)?;
        let usual = CampaignWords::from_day(opens_on);
        let kind = self.kind.as_deref().unwrap_or(CampaignKind::Survey.code());
        Ok(CampaignWords {
            kind: CampaignKind::from_code(kind)
                .ok_or_else(|| Error::invalid("kind", "questionnaires-campaign-kind-unknown"))?,
            name: self.name,
            purpose: self.purpose,
            is_anonymous: self.anonymous,
            opens_on,
            closes_on: day("closes_on", &self.closes_on)?,
            embargo_until: self.embargo_until.map(|text| day("embargo_until", &text)).transpose()?,
            quota: self.quota,
            target: self.target,
            remind_after: self.remind_after,
            least_for_score: self.least_for_score.unwrap_or(usual.least_for_score),
            least_in_cell: self.least_in_cell.unwrap_or(usual.least_in_cell),
        })
    }

    fn of(words: &CampaignWords) -> Self {
        Self {
            kind: Some(words.kind.code().to_owned()),
            name: words.name.clone(),
            purpose: words.purpose.clone(),
            anonymous: words.is_anonymous,
            opens_on: words.opens_on.to_string(),
            closes_on: words.closes_on.to_string(),
            embargo_until: words.embargo_until.map(|day| day.to_string()),
            quota: words.quota,
            target: words.target,
            remind_after: words.remind_after,
            least_for_score: Some(words.least_for_score),
            least_in_cell: Some(words.least_in_cell),
        }
    }
}

/// A campaign.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CampaignJson {
    id: Uuid,
    version_id: Uuid,
    /// `draft`, `to-come`, `open` or `closed`.
    stage: &'static str,
    /// Give it back when changing or launching.
    edit: i64,
    settings: CampaignBody,
}

fn campaign_json(app: &App, one: &Campaign) -> CampaignJson {
    CampaignJson {
        id: one.id.0,
        version_id: one.version.0,
        stage: one.stage(app.clock.today()).code(),
        edit: one.edit,
        settings: CampaignBody::of(&one.words),
    }
}

/// Campaigns, the latest first.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Campaigns {
    campaigns: Vec<CampaignJson>,
}

/// The campaigns that one leads or takes part in.
#[utoipa::path(get, path = "/campaigns", tag = "questionnaires", responses((status = 200, body = Campaigns)))]
pub(crate) async fn list_campaigns(State(app): State<App>, t: Reader) -> Api<Campaigns> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let found = store::campaigns::list(&app, &scope).await?;
    Ok(Json(Campaigns {
        campaigns: found.iter().map(|one| campaign_json(&app, one)).collect(),
    }))
}

/// A campaign to prepare.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct NewCampaign {
    /// A published version.
    version: Uuid,
    #[serde(default)]
    organisation: Option<Uuid>,
    settings: CampaignBody,
}

/// Prepares a campaign for a published version.
#[utoipa::path(post, path = "/campaigns", tag = "questionnaires", request_body = NewCampaign,
    responses((status = 201, body = MadeInQuestionnaires), (status = 403), (status = 409), (status = 422)))]
pub(crate) async fn prepare_campaign(
    State(app): State<App>,
    t: Reader,
    Json(body): Json<NewCampaign>,
) -> Result<(StatusCode, Json<MadeInQuestionnaires>)> {
    t.actor.scope(Permission::ManageCampaigns)?;
    let words = body.settings.words()?;
    let id = verbs::prepare(&app, &t.actor, body.organisation, VersionId(body.version), words).await?;
    Ok((StatusCode::CREATED, Json(MadeInQuestionnaires { id: id.0 })))
}

/// An establishment of a campaign.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ParticipantJson {
    id: Uuid,
    name: String,
    finess: Option<String>,
    region: Option<String>,
    /// The end of its open address.
    link: String,
    target: Option<i64>,
    complete_count: i64,
    partial_count: i64,
}

/// A campaign with its establishments.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneCampaign {
    campaign: CampaignJson,
    participants: Vec<ParticipantJson>,
    /// What of it everybody may read.
    public_results: Vec<PublicPageJson>,
}

/// A campaign, as its sponsor or as an establishment of it.
#[utoipa::path(get, path = "/campaigns/{id}", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneCampaign), (status = 404), (status = 409)))]
pub(crate) async fn show_campaign(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Api<OneCampaign> {
    let scope = t.actor.scope(Permission::ReadQuestionnaires)?;
    let (campaign, participants, _) = reached(&app, &scope, id).await?;
    let counts = store::counts::by_participant(app.db.read(), id).await?;
    let is_survey = campaign.words.kind == CampaignKind::Survey;
    let one = |one: crate::campaign::Participant| {
        let (complete_count, partial_count) = counts.get(&one.id).copied().unwrap_or_default();
        ParticipantJson {
            id: one.id.0,
            name: one.name,
            finess: one.finess,
            region: one.region,
            // The paths of a tracer are asked at no address.
            link: if is_survey { one.link } else { String::new() },
            target: one.target,
            complete_count,
            partial_count,
        }
    };
    Ok(Json(OneCampaign {
        public_results: open_pages(&app, id, &participants).await?,
        campaign: campaign_json(&app, &campaign),
        participants: participants.into_iter().map(one).collect(),
    }))
}

/// New settings over those that were seen.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SettingsBody {
    edit: i64,
    settings: CampaignBody,
}

/// Changes a campaign that is not launched.
#[utoipa::path(put, path = "/campaigns/{id}", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = SettingsBody,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn save_campaign(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Json(body): Json<SettingsBody>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::ManageCampaigns)?;
    verbs::edit(&app, &t.actor, id, body.edit, body.settings.words()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A list of establishments.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct LinesBody {
    /// One a line: `FINESS ; name ; region ; target`.
    lines: String,
}

/// A line that could not be taken, or is odd.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct BadLineJson {
    line: usize,
    why: &'static str,
    /// The day that the reason names: of a closing, or of the register.
    #[schema(format = Date)]
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
}

/// What was taken of a list.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TakenLines {
    taken_count: usize,
    lines: Vec<BadLineJson>,
}

fn taken(count: usize, bad: Vec<verbs::BadLine>) -> Json<TakenLines> {
    let one = |bad: verbs::BadLine| BadLineJson {
        line: bad.line,
        why: bad.why,
        day: bad.day.map(|day| day.to_string()),
    };
    Json(TakenLines {
        taken_count: count,
        lines: bad.into_iter().map(one).collect(),
    })
}

/// Adds establishments to a campaign that is not launched.
#[utoipa::path(post, path = "/campaigns/{id}/participants", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = LinesBody,
    responses((status = 200, body = TakenLines), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn add_campaign_participants(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Json(body): Json<LinesBody>,
) -> Api<TakenLines> {
    let added = verbs::add_participants(&app, &t.actor, id, &body.lines).await?;
    Ok(taken(added.added, added.bad))
}

/// The state that was seen.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SeenCampaign {
    edit: i64,
}

/// Launches a campaign.
#[utoipa::path(post, path = "/campaigns/{id}/launch", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = SeenCampaign,
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn launch_campaign(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Json(body): Json<SeenCampaign>,
) -> Result<StatusCode> {
    verbs::launch(&app, &t.actor, id, body.edit).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a campaign.
#[utoipa::path(post, path = "/campaigns/{id}/end", tag = "questionnaires", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn end_campaign(State(app): State<App>, t: Reader, Path(id): Path<CampaignId>) -> Result<StatusCode> {
    verbs::end(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Addresses to invite.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct LinksBody {
    participant: Uuid,
    /// One a line.
    addresses: String,
}

/// Sends personal links.
#[utoipa::path(post, path = "/campaigns/{id}/links", tag = "questionnaires", params(("id" = Uuid, Path)), request_body = LinksBody,
    responses((status = 200, body = TakenLines), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn send_campaign_links(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    Json(body): Json<LinksBody>,
) -> Api<TakenLines> {
    let sent = sending::send_links(&app, &t.actor, id, ParticipantId(body.participant), &body.addresses).await?;
    Ok(taken(sent.sent, sent.bad))
}

/// What narrows results.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct ResultsQuery {
    #[serde(default)]
    participant: Option<Uuid>,
    /// `2026-10`.
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    to: Option<String>,
    /// `last` (the wave before), `region` (the other establishments of one's own), or the id of a campaign.
    #[serde(default)]
    compare: Option<String>,
}

/// A code and how many gave it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CodeCount {
    code: String,
    /// Nothing where it is masked.
    n: Option<i64>,
    share: Option<f64>,
    /// At 95 %.
    interval: Option<[f64; 2]>,
}

/// One question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct QuestionResult {
    key: String,
    answered_count: i64,
    missing_count: i64,
    codes: Vec<CodeCount>,
}

/// One score, raw and not adjusted.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ScoreResult {
    key: String,
    /// Nothing where a masked count would follow from it.
    n: Option<i64>,
    /// From 0 to 100; nothing under the least number of answers, or where a masked count would follow from it.
    mean: Option<f64>,
    interval: Option<[f64; 2]>,
}

/// The results of a campaign.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CampaignResults {
    complete_count: i64,
    partial_count: i64,
    scores: Vec<ScoreResult>,
    questions: Vec<QuestionResult>,
    /// Beside what `compare` asked for.
    comparison: Option<ComparisonJson>,
    /// What the other rooms make of what was written, for the whole campaign: its words in the corpus, the studies that read
    /// them, their themes.
    came_of_it: Vec<CameOfCampaign>,
}

/// One thing that hangs on what was written.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CameOfCampaign {
    /// A pointer: `theme/018f…`.
    subject: String,
    /// What it is, in the reader's language.
    words: String,
    /// Where it opens.
    url: Option<String>,
}

/// The results of a campaign, or of an establishment of it; small counts are masked.
#[utoipa::path(get, path = "/campaigns/{id}/results", tag = "questionnaires", params(("id" = Uuid, Path), ResultsQuery),
    responses((status = 200, body = CampaignResults), (status = 404), (status = 409)))]
pub(crate) async fn show_campaign_results(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    ApiQuery(query): ApiQuery<ResultsQuery>,
) -> Api<CampaignResults> {
    let compare = query.compare.filter(|text| !text.is_empty());
    let compare = compare
        .map(|text| Compare::read(&text).ok_or_else(|| Error::invalid("compare", "questionnaires-compare-unknown")));
    let narrow = Narrow {
        participant: query.participant.map(ParticipantId),
        from: query.from,
        to: query.to,
        compare: compare.transpose()?,
    };
    let of = results(&app, &t.actor, id, &narrow).await?;
    let content = &of.version.content;
    let score = |score: &Score| {
        let told = score_told(content, score, &of.complete, of.campaign.words.least());
        ScoreResult {
            key: score.key.clone(),
            n: told.n,
            mean: told.mean.map(|found| found.mean),
            interval: told
                .mean
                .and_then(|found| found.interval)
                .map(|(low, high)| [low, high]),
        }
    };
    let came = came_of(&app, &t, id).await?;
    Ok(Json(CampaignResults {
        came_of_it: came
            .into_iter()
            .map(|one| CameOfCampaign {
                subject: one.subject.to_string(),
                words: one.words,
                url: one.url,
            })
            .collect(),
        complete_count: of.complete_count(),
        partial_count: of.partial_count(),
        scores: content.scores.iter().map(score).collect(),
        questions: content.questions().map(|item| question(&of, item)).collect(),
        comparison: of.comparison.as_ref().map(comparison_json),
    }))
}

fn question(of: &Results, item: &Item) -> QuestionResult {
    let answered = of.complete.count_of(&item.key, ANSWERED);
    let shown = cells(&of.version.content, item, &of.complete, of.campaign.words.least());
    let one = |(code, n): (String, Option<i64>)| {
        let found = n.and_then(|n| share(n, answered));
        CodeCount {
            code,
            n,
            share: found.map(|found| found.share),
            interval: found.map(|found| [found.interval.0, found.interval.1]),
        }
    };
    QuestionResult {
        key: item.key.clone(),
        answered_count: answered,
        missing_count: of.complete.count_of(&item.key, SHOWN) - answered,
        codes: item.kind.codes().into_iter().zip(shown.counts).map(one).collect(),
    }
}

/// What a line of a file has wrong.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WrongLineJson {
    line: u64,
    why: String,
}

/// What became of a file of answers.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct BatchJson {
    /// Lines taken, or fit to be taken.
    taken: usize,
    /// Lines that were there already.
    before: usize,
    wrong: Vec<WrongLineJson>,
    /// Columns that are of no question.
    ignored: Vec<String>,
}

/// Takes answers from a file (CSV or XLSX, a multipart form): `file`, `participant` where all lines are of one
/// establishment, and `do`, which is `take`, or `try` to look only. Lines that were taken before stay as they are.
#[utoipa::path(post, path = "/campaigns/{id}/file", tag = "questionnaires", params(("id" = Uuid, Path)),
    request_body(content_type = "multipart/form-data", content = String),
    responses((status = 200, body = BatchJson), (status = 403), (status = 404), (status = 409), (status = 413), (status = 422)))]
pub(crate) async fn take_answer_file(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<CampaignId>,
    request: Request,
) -> Api<BatchJson> {
    let scope = t.actor.scope(Permission::ManageCampaigns)?;
    let campaign = store::campaigns::get(app.db.read(), &scope, id).await?;
    let upload = Upload::read(&app, request, MOST_BYTES).await?;
    let file = upload
        .file("file")?
        .ok_or_else(|| Error::invalid("file", "questionnaires-batch-no-file"))?;
    let file = AnswerFile {
        name: &file.name,
        bytes: file.bytes().await?.to_vec(),
        participant: upload.text("participant").parse().ok(),
        is_trial: upload.text("do") != "take",
    };
    let batch = take_file(&app, &t, id, file).await?;
    let version = store::instruments::asked(app.db.read(), campaign.version).await?;
    let language = version.content.suited(t.language.code());
    let wrong = batch.bad.iter().map(|(line, bad)| WrongLineJson {
        line: *line,
        why: why_not(&t, &version.content, bad, language),
    });
    Ok(Json(BatchJson {
        taken: batch.taken,
        before: batch.before,
        wrong: wrong.collect(),
        ignored: batch.ignored,
    }))
}
