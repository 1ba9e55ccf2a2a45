//! /studies/{id}/proposals: who proposes, how well, and the proposals one by one.

mod starter;

use self::starter::StarterWords;
use super::{
    disagreements::is_reader,
    parts::{
        Choice, CodesForm, FieldError, Link, Tab, Words, crumbs, errors, refused, study as seen, tabs, theme_choices,
        tone_choices, words_to_code,
    },
};
use crate::{
    StudyId, ThemeId,
    actions::{
        self,
        learning::{At, Order, Part},
    },
    codebook::Codebook,
    coding::Codes,
    learning::{FEW, Figures, Hits, LEAST_EXAMPLES, ModelOrigin, RELEARN_AFTER},
    store::{self, models::Sheet, proposals::Proposal, unknowns::MOST_COUNTED},
    study::{Facts, Study},
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
    is_measured: bool,
    learned: String,
    read: String,
    unknown: String,
    decided: String,
    tone: String,
    by_meaning: String,
    rows: Vec<FigureRow>,
    together: FigureRow,
}

/// Why something is proposed: for each theme, the words that weighed most.
struct Why {
    rows: Vec<(String, String)>,
    is_sure_of_tone: bool,
}

impl Why {
    /// Of a model that learned: it says the tone that it finds likeliest.
    fn learned(rows: Vec<(String, String)>) -> Self {
        Self {
            rows,
            is_sure_of_tone: true,
        }
    }
}

/// One proposal of the expression in front of the reader.
struct ProposalRow {
    words: String,
    certainty: String,
}

/// The expression in front of the reader; without proposals where the tool does not know.
struct Queued {
    title: String,
    lead: String,
    tick_hint: String,
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
    orders: Vec<Tab>,
    empty: (String, String),
    again_url: String,
    agreed: String,
    starter: Option<StarterWords>,
    offer: String,
    model: Option<ModelWords>,
    ask: Option<&'static str>,
    lacks: String,
    may_decide: bool,
    who_decides: String,
    is_busy: bool,
    queued: Option<Queued>,
    learn_url: String,
    study_url: String,
    relearn: String,
    said: Said,
    errors: Vec<FieldError>,
}

/// Where in the queue: its order, and the part, confidence and number of the one before.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct QueueQuery {
    #[serde(default)]
    order: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    confidence: Option<i64>,
    #[serde(default)]
    number: Option<i64>,
}

impl QueueQuery {
    fn order(&self) -> Order {
        Order::from_code(&self.order)
    }

    fn after(&self) -> Option<At> {
        let (confidence, number) = self.confidence.zip(self.number)?;
        Some(At {
            part: Part::from_code(&self.part),
            confidence,
            number,
        })
    }
}

/// The query of an address of the queue.
fn place_of(order: Order, after: Option<At>) -> String {
    let mut pairs = vec![("order", order.code().to_owned())];
    if let Some(at) = after {
        pairs.push(("part", at.part.code().to_owned()));
        pairs.push(("confidence", at.confidence.to_string()));
        pairs.push(("number", at.number.to_string()));
    }
    serde_html_form::to_string(&pairs).unwrap_or_default()
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<QueueQuery>,
) -> Result<Page> {
    let queued = actions::learning::queue(&app, &t.actor, id, query.order(), query.after()).await?;
    proposals_page(&app, t, id, &query, queued, None, Said::default()).await
}

/// One expression of the queue: the address that a form which came back has; the head of the queue once it is decided.
pub(super) async fn open(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Query(query): Query<QueueQuery>,
) -> Result<Response> {
    match actions::learning::queued(&app, &t.actor, id, number).await? {
        None => Ok(See::page(format!("/studies/{id}/proposals")).into_response()),
        queued => {
            let page = proposals_page(&app, t, id, &query, queued, None, Said::default()).await?;
            Ok(page.into_response())
        }
    }
}

async fn proposals_page(
    app: &App,
    t: Reader,
    id: StudyId,
    query: &QueueQuery,
    queued: Option<actions::learning::Queued>,
    typed: Option<Codes>,
    said: Said,
) -> Result<Page> {
    let (study, book) = seen(app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let facts = store::facts::of(app.db.read(), &scope, id).await?;
    let sheet = store::models::latest(app, &scope, id).await?;
    let least = i64::try_from(LEAST_EXAMPLES).unwrap_or(0);
    let base = format!("/studies/{id}/proposals");
    let has_next = store::next_readings::is_some(app, &scope, id).await?;
    let known = i64::try_from(crate::starter::known(&book).len()).unwrap_or(0);
    let proposer = study.proposer(&facts, known > 0).ok();
    let asks = t.actor.may_in(Permission::ManageStudies, study.organisation) && !facts.busy;
    let reads = is_reader(app, &t, id).await?;
    let page = ProposalsPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/proposals"),
        name: study.name.clone(),
        pending: waiting(&t, &facts),
        orders: orders(&t, &base, &facts, query.order(), has_next),
        empty: if facts.measured || query.after().is_some() {
            nothing_left(&t, sheet.is_some(), query.after().is_some())
        } else {
            Default::default()
        },
        again_url: query
            .after()
            .map(|_| format!("{base}?{}", place_of(query.order(), None)))
            .unwrap_or_default(),
        queued: match queued {
            Some(queued) => {
                let order = query.order();
                Some(queued_words(app, &t, &study, &book, sheet.as_ref(), (&queued, order), typed).await?)
            }
            None => None,
        },
        agreed: t.count("analysis-agreed-count", facts.agreed),
        model: match &sheet {
            Some(sheet) => Some(model_words(app, &t, id, &book, sheet).await?),
            None => None,
        },
        starter: starter::words(&t, &book, sheet.as_ref()),
        offer: if proposer == Some(ModelOrigin::Starter) && sheet.is_none() {
            [t.count("analysis-starter-offer", known), starter::not_known(&t, &book)].join(" ")
        } else {
            String::new()
        },
        ask: proposer.filter(|_| asks).map(|origin| asking(origin, sheet.as_ref())),
        lacks: if facts.has_enough_examples() {
            String::new()
        } else {
            t.count("analysis-learning-lacks", least - facts.examples)
        },
        may_decide: reads && study.may_decide().is_ok(),
        who_decides: t.say(if study.may_decide().is_ok() {
            "analysis-only-readers"
        } else {
            "analysis-starter-still-blind"
        }),
        is_busy: facts.busy,
        learn_url: base,
        study_url: format!("/studies/{id}"),
        relearn: t.count("analysis-relearn-after", RELEARN_AFTER),
        errors: errors(&said),
        said,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-proposals"), &page)
}

/// What the button says that asks for proposals.
fn asking(origin: ModelOrigin, sheet: Option<&Sheet>) -> &'static str {
    match (origin, sheet.map(|sheet| sheet.origin)) {
        (ModelOrigin::Starter, None) => "analysis-starter-ask",
        (ModelOrigin::Starter, Some(_)) => "analysis-starter-ask-again",
        (ModelOrigin::Learned, Some(ModelOrigin::Learned)) => "analysis-learn-again",
        (ModelOrigin::Learned, _) => "analysis-learn",
    }
}

/// What waits: proposals, and apart from them what the tool does not know.
pub(in crate::pages) fn waiting(t: &Reader, facts: &Facts) -> String {
    let mut parts = vec![t.count("analysis-pending-count", facts.pending)];
    if facts.unknown > MOST_COUNTED {
        parts.push(t.count("analysis-unknown-more", MOST_COUNTED));
    } else if facts.unknown > 0 {
        parts.push(t.count("analysis-unknown-count", facts.unknown));
    }
    parts.join(" ")
}

/// The orders to choose from, where there is something to put in order.
fn orders(t: &Reader, base: &str, facts: &Facts, chosen: Order, has_next: bool) -> Vec<Tab> {
    if facts.pending + facts.unknown == 0 {
        return Vec::new();
    }
    let tab = |order: Order| Tab {
        url: format!("{base}?{}", place_of(order, None)),
        label: t.say(&format!("analysis-order-{}", order.code())),
        current: order == chosen,
    };
    let offered = |order: &Order| has_next || *order != Order::Next;
    Order::ALL.into_iter().filter(offered).map(tab).collect()
}

/// Why the queue shows nothing, and what to do then.
fn nothing_left(t: &Reader, has_learned: bool, was_skipped: bool) -> (String, String) {
    let (what, how) = match (has_learned, was_skipped) {
        (_, true) => ("analysis-queue-end", "analysis-queue-end-how"),
        (true, false) => ("analysis-queue-empty", "analysis-queue-empty-how"),
        (false, false) => ("analysis-queue-all-read", "analysis-queue-all-read-how"),
    };
    (t.say(what), t.say(how))
}

async fn queued_words(
    app: &App,
    t: &Reader,
    study: &Study,
    book: &Codebook,
    sheet: Option<&Sheet>,
    (queued, order): (&actions::learning::Queued, Order),
    typed: Option<Codes>,
) -> Result<Queued> {
    let id = study.id;
    let all = &queued.proposals;
    let found = words_to_code(app, t, queued.expression).await?;
    let why = match (&found, sheet) {
        (Some(words), Some(sheet)) => why(app, t, book, sheet, all, (&words.text, study.id, queued.at.number)).await?,
        _ => Why::learned(Vec::new()),
    };
    let codes = typed.unwrap_or_else(|| Codes {
        themes: all
            .iter()
            .map(|p| p.theme)
            .filter(|theme| book.running().any(|known| known.id == *theme))
            .collect(),
        nothing: false,
        tone: all
            .iter()
            .min_by_key(|p| p.confidence)
            .filter(|_| why.is_sure_of_tone)
            .map(|p| p.tone),
    });
    let (title, lead, tick_hint) = match (all.is_empty(), sheet) {
        (true, None) => (
            "analysis-queue-unread",
            "analysis-queue-unread-lead",
            "analysis-themes-tick-hint",
        ),
        (true, Some(_)) => (
            "analysis-queue-unknown",
            "analysis-queue-unknown-lead",
            "analysis-themes-tick-hint",
        ),
        (false, _) if order == Order::Sure => {
            ("analysis-queue-sure", "analysis-queue-lead", "analysis-queue-tick-hint")
        }
        (false, _) if queued.at.part == Part::Next => {
            ("analysis-queue-next", "analysis-queue-lead", "analysis-queue-tick-hint")
        }
        (false, _) => (
            "analysis-queue-title",
            "analysis-queue-lead",
            "analysis-queue-tick-hint",
        ),
    };
    let place = place_of(order, Some(queued.at));
    Ok(Queued {
        title: t.say(title),
        lead: t.say(lead),
        tick_hint: t.say(tick_hint),
        words: found,
        proposals: all
            .iter()
            .map(|p| ProposalRow {
                words: if why.is_sure_of_tone {
                    proposal_words(t, book, p)
                } else {
                    words_without_tone(t, book, p)
                },
                certainty: certainty(t, p.confidence),
            })
            .collect(),
        why: why.rows,
        url: format!("/studies/{id}/proposals/{}?{place}", queued.at.number),
        skip_url: format!("/studies/{id}/proposals?{place}"),
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
    (text, study, number): (&str, StudyId, i64),
) -> Result<Why> {
    if sheet.origin == ModelOrigin::Starter {
        return starter::why(t, book, all, text).await;
    }
    let (learned, themes) = match store::models::open(app, sheet.id).await {
        Ok(opened) => opened,
        // Learned by another version of the engine: the proposals stand, their reasons cannot be shown.
        Err(Error::Conflict(_)) => return Ok(Why::learned(Vec::new())),
        Err(other) => return Err(other),
    };
    let meaning = if learned.themes.given() > 0 {
        store::meanings::senses(app.db.read(), study, &[number])
            .await?
            .remove(&number)
    } else {
        None
    };
    let mut rows = Vec::new();
    for proposal in all {
        let Some(label) = themes.iter().position(|theme| *theme == proposal.theme) else {
            continue;
        };
        let weighed = learned.themes.why(text, label);
        let mut words: Vec<String> = weighed
            .iter()
            .filter(|(_, weight)| *weight > 0.0)
            .take(5)
            .map(|(range, _)| text[range.clone()].to_owned())
            .collect();
        if meaning
            .as_ref()
            .is_some_and(|meaning| learned.themes.sense_says(meaning, label) > 0.0)
        {
            words.push(t.say("analysis-why-meaning"));
        }
        if !words.is_empty() {
            rows.push((
                book.full_name(proposal.theme),
                words.join(&t.say("analysis-list-separator")),
            ));
        }
    }
    Ok(Why::learned(rows))
}

/// A proposal whose tone people are to say.
fn words_without_tone(t: &Reader, book: &Codebook, proposal: &Proposal) -> String {
    t.say_with(
        "analysis-proposal-words",
        &[
            ("theme", &book.full_name(proposal.theme)),
            ("tone", &t.say("analysis-starter-tone-unsure")),
        ],
    )
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
    let read = store::agreed::read_count(app.db.read(), id, None).await?;
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
    let moment = t.moment(sheet.learned_at);
    Ok(ModelWords {
        is_measured: sheet.origin == ModelOrigin::Learned,
        learned: match sheet.origin {
            ModelOrigin::Learned => t.count_with("analysis-model-learned", sheet.trained_count, &[("moment", &moment)]),
            ModelOrigin::Starter => t.say_with("analysis-starter-at-work", &[("moment", &moment)]),
        },
        read: t.count("analysis-model-read", sheet.read_count),
        unknown: t.count("analysis-model-unknown", sheet.unknown_count),
        decided: t.count_with(
            "analysis-model-decided",
            read,
            &[("confirmed", &t.number(confirmed)), ("refused", &t.number(refused))],
        ),
        tone: t.say_with(
            "analysis-model-tone",
            &[
                ("right", &t.number(figures.tone_right)),
                ("examples", &t.number(figures.examples)),
            ],
        ),
        by_meaning: match (figures.by_meaning.themes, figures.by_meaning.tones) {
            (true, true) => t.say("analysis-model-by-meaning"),
            (true, false) => t.say("analysis-model-themes-by-meaning"),
            (false, true) => t.say("analysis-model-tone-by-meaning"),
            (false, false) => String::new(),
        },
        rows: used.map(|(theme, hits)| row(book.full_name(*theme), hits)).collect(),
        together: row(t.say("analysis-all-themes"), &figures.together()),
    })
}

fn percent(t: &Reader, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| t.percent(share))
}

pub(super) async fn learn(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<See> {
    let message = match actions::learning::learn(&app, &t.actor, id).await? {
        ModelOrigin::Learned => "analysis-learning-started",
        ModelOrigin::Starter => "analysis-starter-asked",
    };
    Ok(See::page(format!("/studies/{id}")).saying(message))
}

pub(super) async fn code(
    State(app): State<App>,
    t: Reader,
    Path((id, number)): Path<(StudyId, i64)>,
    Query(query): Query<QueueQuery>,
    Form(form): Form<CodesForm>,
) -> Result<Response> {
    let codes = form.codes();
    match actions::learning::code(&app, &t.actor, id, number, &codes).await {
        Ok(()) => Ok(See::page(format!(
            "/studies/{id}/proposals?{}",
            place_of(query.order(), query.after())
        ))
        .saying("analysis-coded")
        .into_response()),
        Err(error) => {
            let (said, status) = refused(&t, error)?;
            let own = actions::learning::queued(&app, &t.actor, id, number).await?;
            let typed = own.as_ref().map(|_| codes);
            let queued = match own {
                Some(queued) => Some(queued),
                None => actions::learning::queue(&app, &t.actor, id, query.order(), None).await?,
            };
            let page = proposals_page(&app, t, id, &query, queued, typed, said).await?;
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
