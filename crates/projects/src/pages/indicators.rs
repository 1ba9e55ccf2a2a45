//! `/projects/{id}/indicators/…`: one indicator, its lock, its changes, its measures.

use super::{
    parts::{Choice, Link, Refusal, Wrong, crumbs},
    view::{self, IndicatorView},
};
use crate::{
    ProjectId, State as ProjectState, actions,
    indicator::{Direction, Indicator, IndicatorId, IndicatorWords, Kind},
    store,
    whole::{self, Whole},
};
pub mod form;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use form::IndicatorForm;
use platform::{
    App, Permission, Reader, Result,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// A change after the lock, in words.
struct ChangeView {
    said: String,
    reason: String,
    before: String,
    after: String,
}

/// A measure as a row.
struct MeasureRow {
    day: String,
    value: String,
    n: String,
    missing: String,
    difference: String,
    note: String,
    by: String,
    withdrawn: String,
    withdraw_url: String,
}

#[derive(Template)]
#[template(path = "indicator.html")]
struct IndicatorPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    heading: String,
    url: String,
    post_url: String,
    back_url: String,
    now: Option<IndicatorView>,
    form: IndicatorForm,
    kinds: Vec<Choice>,
    directions: Vec<Choice>,
    refusal: Refusal,
    locked: bool,
    can_write: bool,
    can_lock: bool,
    can_measure: bool,
    lacking: Vec<Wrong>,
    changes: Vec<ChangeView>,
    measures: Vec<MeasureRow>,
}

fn choices(form: &IndicatorForm, t: &Reader) -> (Vec<Choice>, Vec<Choice>) {
    let kind = |kind: Kind| {
        let hint = t.say(&format!("projects-kind-{}-hint", kind.code()));
        Choice {
            hint,
            ..Choice::new(
                kind.code(),
                t.say(&format!("projects-kind-{}", kind.code())),
                form.kind == kind.code(),
            )
        }
    };
    let direction = |direction: Direction| {
        Choice::new(
            direction.code(),
            t.say(&format!("projects-direction-{}", direction.code())),
            form.direction == direction.code(),
        )
    };
    (
        Kind::ALL.into_iter().map(kind).collect(),
        Direction::ALL.into_iter().map(direction).collect(),
    )
}

/// `GET /projects/{id}/indicators/new`
pub async fn begin(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<Page> {
    let form = IndicatorForm {
        kind: "proportion".into(),
        direction: "up".into(),
        ..IndicatorForm::default()
    };
    new_page(&app, &t, id, form, Refusal::default()).await
}

async fn new_page(app: &App, t: &Reader, id: ProjectId, form: IndicatorForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let (kinds, directions) = choices(&form, t);
    let page = IndicatorPage {
        t,
        crumbs: crumbs(t, Some(&project)),
        heading: t.say("projects-indicator-new"),
        url: String::new(),
        post_url: format!("/projects/{id}/indicators"),
        back_url: format!("/projects/{id}"),
        now: None,
        form,
        kinds,
        directions,
        refusal: refusal.clone(),
        locked: false,
        can_write: true,
        can_lock: false,
        can_measure: false,
        lacking: Vec::new(),
        changes: Vec::new(),
        measures: Vec::new(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-indicator-new"), &page)?))
}

/// `POST /projects/{id}/indicators`
pub async fn add(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<IndicatorForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let outcome = match form.words() {
        Ok(words) => actions::indicators::add(&app, &t.actor, id, &words).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(indicator) => Ok(See::page(format!("/projects/{id}/indicators/{indicator}"))
            .saying("projects-indicator-added")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(new_page(&app, &t, id, form, refusal).await?.into_response())
        }
    }
}

/// `GET /projects/{id}/indicators/{indicator}`
pub async fn show(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
) -> Result<Page> {
    one_page(&app, &t, id, indicator, None, Refusal::default()).await
}

async fn one_page(
    app: &App,
    t: &Reader,
    id: ProjectId,
    indicator: IndicatorId,
    form: Option<IndicatorForm>,
    refusal: Refusal,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let one = store::indicators::get(app.db.read(), &scope, id, indicator).await?;
    let whole = whole::load(app, &scope, id).await?;
    let changes = store::indicators::changes(app.db.read(), id).await?;
    let may_write = view::may_write(&whole, t);
    let mut form = form.unwrap_or_else(|| IndicatorForm::of(&one.words, one.version, t));
    form.version = one.version;
    let locked = one.locked_at.is_some();
    let (kinds, directions) = choices(&form, t);
    let url = format!("/projects/{id}/indicators/{indicator}");
    let page = IndicatorPage {
        t,
        crumbs: crumbs(t, Some(&whole.project)),
        heading: one.words.name.clone(),
        post_url: if locked { format!("{url}/changes") } else { url.clone() },
        url,
        back_url: format!("/projects/{id}#indicators"),
        now: Some(view::indicator(&whole, &one, t)),
        form,
        kinds,
        directions,
        refusal: refusal.clone(),
        locked,
        can_write: may_write && whole.can_be_written(),
        can_lock: may_write && whole.can_be_written() && !locked,
        can_measure: may_write && locked && whole.project.state != ProjectState::Draft,
        lacking: lacking(&one, t),
        changes: changes
            .iter()
            .filter(|change| change.indicator == one.id)
            .map(|change| change_view(change, t))
            .collect(),
        measures: measure_rows(&whole, &one, may_write, t),
    };
    Ok(refusal.page(Page::work("projects", one.words.name.clone(), &page)?))
}

fn lacking(one: &Indicator, t: &Reader) -> Vec<Wrong> {
    let problems = one.words.lock_problems().said(t);
    problems
        .0
        .into_iter()
        .map(|(field, words)| Wrong { field, words })
        .collect()
}

fn change_view(change: &crate::indicator::IndicatorChange, t: &Reader) -> ChangeView {
    let summary = |words: &IndicatorWords| {
        let baseline = words
            .baseline
            .as_ref()
            .map(|figure| view::figure_said(words, figure, t))
            .unwrap_or_default();
        t.say_with(
            "projects-indicator-summary",
            &[
                ("name", &words.name),
                ("counted", &words.counted),
                ("baseline", &baseline),
                ("target", &view::target_said(words, t)),
            ],
        )
    };
    ChangeView {
        said: t.say_with(
            "projects-change-said",
            &[("day", &t.day_of(change.at)), ("role", &t.role_code(&change.role))],
        ),
        reason: change.reason.clone(),
        before: summary(&change.before),
        after: summary(&change.after),
    }
}

fn measure_rows(whole: &Whole, one: &Indicator, may_write: bool, t: &Reader) -> Vec<MeasureRow> {
    let rows = whole.measures.iter().filter(|measure| measure.indicator == one.id);
    rows.map(|measure| {
        let effect = crate::effect::effect(&one.words, &measure.figure);
        let withdraw_url = format!("/projects/{}/measures/{}/withdrawal", measure.project, measure.id);
        MeasureRow {
            day: t.date(measure.figure.on),
            value: measure.figure.said(one.words.kind, &one.words.unit, t),
            n: t.number(measure.figure.n),
            missing: t.number(measure.figure.missing),
            difference: effect.map(|effect| effect.difference_said(t)).unwrap_or_default(),
            note: measure.note.clone(),
            by: t.role_code(&measure.role),
            withdrawn: measure
                .withdrawn
                .as_ref()
                .map(|why| t.say_one("projects-measure-withdrawn", "why", why))
                .unwrap_or_default(),
            withdraw_url: if may_write && measure.withdrawn.is_none() {
                withdraw_url
            } else {
                String::new()
            },
        }
    })
    .collect()
}

/// `POST /projects/{id}/indicators/{indicator}` and, once locked, `…/changes`
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
    Form(form): Form<IndicatorForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let outcome = match form.words() {
        Ok(words) => {
            actions::indicators::write(&app, &t.actor, id, indicator, form.version, &words, &form.reason).await
        }
        Err(error) => Err(error),
    };
    answer(&app, &t, id, indicator, Some(form), outcome, "projects-saved").await
}

async fn answer(
    app: &App,
    t: &Reader,
    id: ProjectId,
    indicator: IndicatorId,
    form: Option<IndicatorForm>,
    outcome: Result<()>,
    saying: &str,
) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}/indicators/{indicator}"))
            .saying(saying)
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, t)?;
            Ok(one_page(app, t, id, indicator, form, refusal).await?.into_response())
        }
    }
}

/// What a button of an indicator sends: the version that was shown.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct LockForm {
    #[serde(default)]
    version: i64,
}

/// `POST /projects/{id}/indicators/{indicator}/lock`
pub async fn lock(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
    Form(form): Form<LockForm>,
) -> Result<Response> {
    let outcome = actions::indicators::lock(&app, &t.actor, id, indicator, form.version).await;
    answer(&app, &t, id, indicator, None, outcome, "projects-indicator-locked-done").await
}

/// `POST /projects/{id}/indicators/{indicator}/removal`
pub async fn remove(
    State(app): State<App>,
    t: Reader,
    Path((id, indicator)): Path<(ProjectId, IndicatorId)>,
) -> Result<Response> {
    match actions::indicators::remove(&app, &t.actor, id, indicator).await {
        Ok(()) => Ok(See::page(format!("/projects/{id}#indicators"))
            .saying("projects-indicator-removed")
            .into_response()),
        Err(error) => answer(&app, &t, id, indicator, None, Err(error), "").await,
    }
}
