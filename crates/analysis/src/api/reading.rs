//! Reading apart, agreement and settling as JSON. Blindness is the store's: nothing here can lift it.

use super::{CodesJson, CodesView};
use crate::{
    StudyId,
    actions::{
        self,
        settling::{Disagreement, Settlement},
    },
    agreement::{Figure, Strand, Strands},
    coding::Coding,
    store,
};
use axum::{extract::State, http::StatusCode};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Api, Json, Path},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// One expression of my sample, with my own codes.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DrawnJson {
    number: i64,
    expression: Uuid,
    /// The shared words; none when they were taken back.
    words: Option<String>,
    /// My own codes.
    codes: Option<CodesView>,
    /// Grows with each change of mine.
    version: Option<i64>,
}

/// My own reading.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ReadingJson {
    finished: bool,
    coded: i64,
    expressions: Vec<DrawnJson>,
}

/// My own reading.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneReading {
    reading: ReadingJson,
}

/// My own reading of a study: the sample in order, and what I said of it.
#[utoipa::path(get, path = "/studies/{id}/reading", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneReading), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn show_reading(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<OneReading> {
    let own = actions::reading::own(&app, &t.actor, id).await?;
    let scope = t.actor.scope(Permission::ReadExpressions)?;
    let ids: Vec<_> = own.sample.iter().map(|drawn| drawn.expression).collect();
    let mut words: HashMap<_, String> = expressions::get_shared(&app, &scope, &ids)
        .await?
        .into_iter()
        .map(|e| (e.id, e.text.as_str().to_owned()))
        .collect();
    let drawn = own.sample.iter().map(|drawn| {
        let coding = own.coding(drawn.number);
        DrawnJson {
            number: drawn.number,
            expression: drawn.expression.0,
            words: words.remove(&drawn.expression),
            codes: coding.map(|coding| (&coding.codes).into()),
            version: coding.map(|coding| coding.version),
        }
    });
    let expressions = drawn.collect();
    Ok(Json(OneReading {
        reading: ReadingJson {
            finished: own.finished,
            coded: own.done(),
            expressions,
        },
    }))
}

/// My codes of one expression.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct CodingJson {
    coding: CodesJson,
    /// The version that I saw; left out, my last word wins.
    #[serde(default)]
    version: Option<i64>,
}

/// What was saved.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SavedCoding {
    version: i64,
}

/// Writes my own codes of one expression of the sample; half filled ones are kept too.
#[utoipa::path(put, path = "/studies/{id}/codings/{number}", tag = "analysis", params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = CodingJson,
    responses((status = 200, body = SavedCoding), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn save_coding(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Json(body): Json<CodingJson>,
) -> Api<SavedCoding> {
    t.actor.scope(Permission::CodeExpressions)?;
    let version = actions::reading::save(&app, &t.actor, id, number, &body.coding.codes()?, body.version).await?;
    Ok(Json(SavedCoding { version }))
}

/// Finishes my reading; the last reader closes it for all, and agreement is measured.
#[utoipa::path(post, path = "/studies/{id}/reading-end", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 409)))]
pub(crate) async fn finish_reading(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<StatusCode> {
    actions::reading::finish(&app, &t.actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One reader's codes of one expression.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct CodingView {
    number: i64,
    person: Uuid,
    college: &'static str,
    codes: CodesView,
}

impl From<&Coding> for CodingView {
    fn from(coding: &Coding) -> Self {
        Self {
            number: coding.number,
            person: coding.person,
            college: coding.college.code(),
            codes: (&coding.codes).into(),
        }
    }
}

/// Everybody's codes.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Codings {
    codings: Vec<CodingView>,
}

/// Everybody's codes, once each reader has finished; refused before, whoever asks.
#[utoipa::path(get, path = "/studies/{id}/codings", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = Codings), (status = 404), (status = 409)))]
pub(crate) async fn list_codings(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<Codings> {
    let (_, codings) = actions::reading::everybodys(&app, &t.actor, id).await?;
    Ok(Json(Codings {
        codings: codings.iter().map(Into::into).collect(),
    }))
}

/// One coefficient.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AgreementFigureJson {
    /// `users`, `professionals` or `together`.
    strand: &'static str,
    texts: i64,
    readers: i64,
    alpha: Option<f64>,
    /// The bounds of the 95 % bootstrap interval.
    low: Option<f64>,
    high: Option<f64>,
    /// By the interval: `solid` (whole from .800), `tentative` (whole from .667), `weak` (whole below) or
    /// `unsure` (too wide to conclude).
    band: Option<&'static str>,
    /// Why there is no coefficient.
    undefined: Option<String>,
    /// For a theme: how many times a reader put it.
    put_count: Option<i64>,
    /// How many more expressions read by several would bring the interval to ±0.10.
    more_texts: Option<i64>,
}

fn figures(strands: &Strands) -> Vec<AgreementFigureJson> {
    let json = |(strand, figure): (&Strand, &Figure)| AgreementFigureJson {
        strand: strand.code(),
        texts: figure.texts,
        readers: figure.readers,
        alpha: figure.alpha,
        low: figure.interval.map(|(low, _)| low),
        high: figure.interval.map(|(_, high)| high),
        band: figure.band().map(|band| band.code()),
        undefined: figure.undefined.clone(),
        put_count: figure.put,
        more_texts: figure.more_texts(),
    };
    Strand::ALL.iter().zip(strands).map(json).collect()
}

/// The coefficients of one theme.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ThemeFigures {
    theme: Uuid,
    figures: Vec<AgreementFigureJson>,
}

/// What was measured.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AgreementJson {
    /// Sets of themes, with the MASI distance.
    overall: Vec<AgreementFigureJson>,
    tone: Vec<AgreementFigureJson>,
    themes: Vec<ThemeFigures>,
    texts: i64,
    disagreements: i64,
    /// The seed of the bootstrap.
    seed: String,
    draws: i64,
    #[schema(format = DateTime)]
    computed_at: String,
}

/// What was measured.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OneAgreement {
    agreement: AgreementJson,
}

/// Krippendorff's alpha by theme, overall and on tone, each college apart and together.
#[utoipa::path(get, path = "/studies/{id}/agreement", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = OneAgreement), (status = 404), (status = 409)))]
pub(crate) async fn show_agreement(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Api<OneAgreement> {
    let scope = t.actor.scope(Permission::ReadStudies)?;
    store::studies::get(&app, &scope, id).await?;
    let measured = store::agreements::get(&app, &scope, id)
        .await?
        .ok_or(Error::Conflict("analysis-still-blind"))?;
    let themes = measured.report.themes.iter().map(|(theme, strands)| ThemeFigures {
        theme: theme.0,
        figures: figures(strands),
    });
    Ok(Json(OneAgreement {
        agreement: AgreementJson {
            overall: figures(&measured.report.overall),
            tone: figures(&measured.report.tone),
            themes: themes.collect(),
            texts: measured.report.texts,
            disagreements: measured.report.disagreements,
            seed: measured.seed.to_string(),
            draws: measured.draws,
            computed_at: measured.at.to_string(),
        },
    }))
}

/// What was settled.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SettlementView {
    themes: Vec<Uuid>,
    tone: &'static str,
    why: Option<String>,
    by: Option<Uuid>,
    role: String,
    /// Who took part beside who wrote it.
    with: Vec<Uuid>,
    #[schema(format = DateTime)]
    at: String,
    version: i64,
}

/// One expression that was read differently.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DisagreementJson {
    number: i64,
    expression: Uuid,
    codings: Vec<CodingView>,
    settlement: Option<SettlementView>,
}

impl From<Disagreement> for DisagreementJson {
    fn from(one: Disagreement) -> Self {
        Self {
            number: one.number,
            expression: one.expression.0,
            codings: one.codings.iter().map(Into::into).collect(),
            settlement: one.settled.map(|agreed| SettlementView {
                themes: agreed.themes.iter().map(|theme| theme.0).collect(),
                tone: agreed.tone.code(),
                why: agreed.why,
                by: agreed.by,
                role: agreed.role,
                with: agreed.with,
                at: agreed.at.to_string(),
                version: agreed.version,
            }),
        }
    }
}

/// What was read differently.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Disagreements {
    disagreements: Vec<DisagreementJson>,
}

/// What was not read alike, with what was settled.
#[utoipa::path(get, path = "/studies/{id}/disagreements", tag = "analysis", params(("id" = Uuid, Path)),
    responses((status = 200, body = Disagreements), (status = 404), (status = 409)))]
pub(crate) async fn list_disagreements(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
) -> Api<Disagreements> {
    let all = actions::settling::list(&app, &t.actor, id).await?;
    Ok(Json(Disagreements {
        disagreements: all.into_iter().map(Into::into).collect(),
    }))
}

/// The agreed codes, and why.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SettlementJson {
    settlement: CodesJson,
    why: String,
    /// Readers who took part beside me, of the other college too.
    #[serde(default)]
    with: Vec<Uuid>,
    /// The version of the settlement that is changed; left out for the first.
    #[serde(default)]
    version: Option<i64>,
}

/// Settles one expression that was read differently.
#[utoipa::path(put, path = "/studies/{id}/settlements/{number}", tag = "analysis", params(("id" = Uuid, Path), ("number" = i64, Path)), request_body = SettlementJson,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub(crate) async fn settle_disagreement(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Json(body): Json<SettlementJson>,
) -> Result<StatusCode> {
    t.actor.scope(Permission::CodeExpressions)?;
    let settlement = Settlement {
        codes: &body.settlement.codes()?,
        why: &body.why,
        with: &body.with,
        version: body.version,
    };
    actions::settling::settle(&app, &t.actor, id, number, settlement).await?;
    Ok(StatusCode::NO_CONTENT)
}
