//! /studies/{id}/proposals: what the tool learned, how well, and its proposals one by one.

use super::{
    disagreements::is_reader,
    parts::{
        Choice, CodesForm, FieldError, Link, Tab, Words, crumbs, errors, refused, study as seen, tabs, theme_choices,
        tone_choices, words,
    },
};
use crate::{
    StudyId, ThemeId, actions,
    codebook::Codebook,
    coding::Codes,
    learning::{FEW, Figures, Hits, LEAST_EXAMPLES, RELEARN_AFTER},
    store::{self, models::Sheet, proposals::Proposal},
    study::Study,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Reader, Result,
    error::Said,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;

/// One theme's figures.
struct FigureRow {
    name: String,
    carried: String,
    precision: String,
    recall: String,
    f1: String,
    is_few: bool,
}

/// What the model is.
struct ModelWords {
    learned: String,
    read: String,
    unknown: String,
    decided: String,
    tone: String,
    rows: Vec<FigureRow>,
    together: FigureRow,
}

/// One proposal of the expression in front of the reader.
struct ProposalRow {
    words: String,
    certainty: String,
}

/// The expression in front of the reader.
struct Queued {
    words: Option<Words>,
    proposals: Vec<ProposalRow>,
    why: Vec<(String, String)>,
    url: String,
    skip_url: String,
    themes: Vec<Choice>,
    nothing: bool,
    tones: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "proposals.html")]
struct ProposalsPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    pending: String,
    agreed: String,
    model: Option<ModelWords>,
    may_learn: bool,
    lacks: String,
    is_reader: bool,
    is_busy: bool,
    queued: Option<Queued>,
    learn_url: String,
    study_url: String,
    relearn: String,
    said: Said,
    errors: Vec<FieldError>,
}

/// Where in the queue: the confidence and number of the one before.
#[derive(Debug, Default, Deserialize)]
pub(super) struct QueueQuery {
    #[serde(default)]
    confidence: Option<i64>,
    #[serde(default)]
    number: Option<i64>,
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<QueueQuery>,
) -> Result<Page> {
    let queued = actions::learning::queue(&app, &t.actor, id, query.confidence.zip(query.number)).await?;
    proposals_page(&app, t, id, queued, None, Said::default()).await
}

async fn proposals_page(
    app: &App,
    t: Reader,
    id: StudyId,
    queued: Option<(Proposal, Vec<Proposal>)>,
    typed: Option<Codes>,
    said: Said,
) -> Result<Page> {
    let (study, book) = seen(app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let sheet = store::models::latest(app, &scope, id).await?;
    let queued = match queued {
        Some((first, all)) => Some(queued_words(app, &t, &study, &book, sheet.as_ref(), (&first, &all), typed).await?),
        None => None,
    };
    let least = i64::try_from(LEAST_EXAMPLES).unwrap_or(0);
    let page = ProposalsPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/proposals"),
        name: study.name.clone(),
        pending: t.count("analysis-pending-count", facts.pending),
        agreed: t.count("analysis-agreed-count", facts.agreed),
        model: match &sheet {
            Some(sheet) => Some(model_words(app, &t, id, &book, sheet).await?),
            None => None,
        },
        may_learn: t.actor.may_in(Permission::ManageStudies, study.organisation)
            && facts.measured
            && facts.agreed >= least
            && !facts.busy,
        lacks: if facts.agreed < least {
            t.count("analysis-learning-lacks", least - facts.agreed)
        } else {
            String::new()
        },
        is_reader: is_reader(app, &t, id).await?,
        is_busy: facts.busy,
        queued,
        learn_url: format!("/studies/{id}/proposals"),
        study_url: format!("/studies/{id}"),
        relearn: t.count("analysis-relearn-after", RELEARN_AFTER),
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-proposals"), &page)
}

async fn queued_words(
    app: &App,
    t: &Reader,
    study: &Study,
    book: &Codebook,
    sheet: Option<&Sheet>,
    (first, all): (&Proposal, &[Proposal]),
    typed: Option<Codes>,
) -> Result<Queued> {
    let id = study.id;
    let found = words(app, t, &[first.expression]).await?.remove(&first.expression);
    let codes = typed.unwrap_or_else(|| Codes {
        themes: all
            .iter()
            .map(|p| p.theme)
            .filter(|theme| book.running().any(|known| known.id == *theme))
            .collect(),
        nothing: false,
        tone: Some(first.tone),
    });
    let why = match (&found, sheet) {
        (Some(words), Some(sheet)) => why(app, t, book, sheet, all, &words.text).await?,
        _ => Vec::new(),
    };
    Ok(Queued {
        words: found,
        proposals: all
            .iter()
            .map(|p| ProposalRow {
                words: proposal_words(t, book, p),
                certainty: certainty(t, p.confidence),
            })
            .collect(),
        why,
        url: format!("/studies/{id}/proposals/{}", first.number),
        skip_url: format!(
            "/studies/{id}/proposals?confidence={}&number={}",
            first.confidence, first.number
        ),
        themes: theme_choices(book, &codes.themes),
        nothing: codes.nothing,
        tones: tone_choices(t, codes.tone),
    })
}

/// The words that weighed most for each proposed theme.
async fn why(
    app: &App,
    t: &Reader,
    book: &Codebook,
    sheet: &Sheet,
    all: &[Proposal],
    text: &str,
) -> Result<Vec<(String, String)>> {
    let (learned, themes) = match store::models::open(app, sheet.id).await {
        Ok(opened) => opened,
        // Learned by another version of the engine: the proposals stand, their reasons cannot be shown.
        Err(Error::Conflict(_)) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let mut rows = Vec::new();
    for proposal in all {
        let Some(label) = themes.iter().position(|theme| *theme == proposal.theme) else {
            continue;
        };
        let weighed = learned.themes.why(text, label);
        let words: Vec<&str> = weighed
            .iter()
            .filter(|(_, weight)| *weight > 0.0)
            .take(5)
            .map(|(range, _)| &text[range.clone()])
            .collect();
        if !words.is_empty() {
            rows.push((
                book.full_name(proposal.theme),
                words.join(&t.say("analysis-list-separator")),
            ));
        }
    }
    Ok(rows)
}

/// A proposal in words: « Information · Médicaments, négatif ».
pub(super) fn proposal_words(t: &Reader, book: &Codebook, proposal: &Proposal) -> String {
    t.say_with(
        "analysis-proposal-words",
        &[
            ("theme", &book.full_name(proposal.theme)),
            ("tone", &proposal.tone.said(t)),
        ],
    )
}

/// A confidence as people read it: 0,82.
#[expect(clippy::cast_precision_loss, reason = "between 0 and 1000")]
pub(super) fn certainty(t: &Reader, thousandths: i64) -> String {
    t.decimal(thousandths as f64 / 1000.0, 2)
}

async fn model_words(app: &App, t: &Reader, id: StudyId, book: &Codebook, sheet: &Sheet) -> Result<ModelWords> {
    let (confirmed, refused) = store::proposals::decisions(app, id).await?;
    let figures: &Figures = &sheet.figures;
    let row = |name: String, hits: &Hits| FigureRow {
        name,
        carried: t.number(hits.carried()),
        precision: percent(t, hits.precision()),
        recall: percent(t, hits.recall()),
        f1: percent(t, hits.f1()),
        is_few: hits.carried() < FEW,
    };
    let used = figures
        .themes
        .iter()
        .filter(|(_, hits)| hits.carried() > 0 || hits.wrong > 0);
    Ok(ModelWords {
        learned: t.count_with(
            "analysis-model-learned",
            sheet.trained_count,
            &[("moment", &t.moment(sheet.learned_at))],
        ),
        read: t.count("analysis-model-read", sheet.read_count),
        unknown: t.count("analysis-model-unknown", sheet.unknown_count),
        decided: t.say_with(
            "analysis-model-decided",
            &[("confirmed", &t.number(confirmed)), ("refused", &t.number(refused))],
        ),
        tone: t.say_with(
            "analysis-model-tone",
            &[
                ("right", &t.number(figures.tone_right)),
                ("examples", &t.number(figures.examples)),
            ],
        ),
        rows: used.map(|(theme, hits)| row(book.full_name(*theme), hits)).collect(),
        together: row(t.say("analysis-all-themes"), &figures.together()),
    })
}

fn percent(t: &Reader, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| t.percent(share))
}

pub(super) async fn learn(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<See> {
    actions::learning::learn(&app, &t.actor, id).await?;
    Ok(See::page(format!("/studies/{id}")).saying("analysis-learning-started"))
}

pub(super) async fn code(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Form(form): Form<CodesForm>,
) -> Result<Response> {
    let codes = form.codes();
    match actions::learning::code(&app, &t.actor, id, number, &codes).await {
        Ok(()) => Ok(See::page(format!("/studies/{id}/proposals"))
            .saying("analysis-coded")
            .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let scope = t.actor.scope(Permission::ReadStudies)?;
            let all = store::proposals::pending(app.db.read(), &scope, id, &[number]).await?;
            let queued = match all.first().cloned() {
                Some(first) => Some((first, all)),
                None => actions::learning::queue(&app, &t.actor, id, None).await?,
            };
            let typed = queued
                .as_ref()
                .filter(|(first, _)| first.number == number)
                .map(|_| codes);
            let page = proposals_page(&app, t, id, queued, typed, said).await?;
            let page = page.with_status(status);
            Ok(page.into_response())
        }
    }
}

/// `decision=confirm` or `dismiss`; `back` is where the button stood.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Decision {
    #[serde(default)]
    decision: String,
}

pub(super) async fn decide(
    State(app): State<App>,
    t: Reader,
    Path((id, number, theme)): Path<(StudyId, i64, ThemeId)>,
    Form(form): Form<Decision>,
) -> Result<See> {
    let confirm = match form.decision.as_str() {
        "confirm" => true,
        "dismiss" => false,
        _ => return Err(Error::invalid("decision", "analysis-decision-missing")),
    };
    actions::learning::decide(&app, &t.actor, id, number, theme, confirm).await?;
    let message = if confirm {
        "analysis-proposal-confirmed"
    } else {
        "analysis-proposal-dismissed"
    };
    Ok(See::page(format!("/studies/{id}/themes/{theme}?says=tool#words")).saying(message))
}
