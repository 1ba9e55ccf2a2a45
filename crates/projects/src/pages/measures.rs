//! `/projects/{id}/measures/…`: entering a measure, taking a wrong one back.

use super::{
    indicators::form::read_amount,
    parts::{Choice, Link, Refusal, crumbs, day, typed_day, whole as whole_number},
    view,
};
use crate::{
    ProjectId, actions,
    indicator::{Figure, Indicator, IndicatorId, Kind, MeasureId},
    store,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use platform::{
    App, Error, Permission, Problems, Reader, Result,
    web::{Form, Page, Path, Query, See},
};
use serde::Deserialize;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct MeasureForm {
    #[serde(default)]
    indicator: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    n: String,
    #[serde(default)]
    missing: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    note: String,
}

#[derive(Template)]
#[template(path = "measure.html")]
struct MeasurePage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    post_url: String,
    back_url: String,
    indicators: Vec<Choice>,
    /// The indicator, once chosen: what is counted, from where, before.
    chosen: Option<Chosen>,
    form: MeasureForm,
    refusal: Refusal,
}

struct Chosen {
    name: String,
    counted: String,
    source: String,
    baseline: String,
    proportion: bool,
    unit: String,
}

/// Which indicator.
#[derive(Debug, Default, Deserialize)]
pub struct MeasureQuery {
    #[serde(default)]
    indicator: String,
}

/// `GET /projects/{id}/measures/new?indicator=`
pub async fn begin(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Query(query): Query<MeasureQuery>,
) -> Result<Page> {
    let form = MeasureForm {
        indicator: query.indicator,
        on: typed_day(Some(t.today)),
        ..MeasureForm::default()
    };
    page(&app, &t, id, form, Refusal::default()).await
}

async fn page(app: &App, t: &Reader, id: ProjectId, form: MeasureForm, refusal: Refusal) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let indicators = store::indicators::list(app.db.read(), &[id]).await?;
    let is_chosen = |one: &&Indicator| one.id.to_string() == form.indicator;
    let chosen = indicators
        .iter()
        .find(is_chosen)
        .or_else(|| indicators.first().filter(|_| indicators.len() == 1));
    let page = MeasurePage {
        t,
        crumbs: crumbs(t, Some(&project)),
        post_url: format!("/projects/{id}/measures"),
        back_url: format!("/projects/{id}#indicators"),
        indicators: indicators
            .iter()
            .map(|one| {
                Choice::new(
                    one.id.to_string(),
                    one.words.name.clone(),
                    chosen.is_some_and(|c| c.id == one.id),
                )
            })
            .collect(),
        chosen: chosen.map(|one| Chosen {
            name: one.words.name.clone(),
            counted: one.words.counted.clone(),
            source: one.words.source.clone(),
            baseline: one
                .words
                .baseline
                .as_ref()
                .map(|figure| view::figure_said(&one.words, figure, t))
                .unwrap_or_default(),
            proportion: one.words.kind == Kind::Proportion,
            unit: one.words.unit.clone(),
        }),
        form,
        refusal: refusal.clone(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-measure-new"), &page)?))
}

/// `POST /projects/{id}/measures`
pub async fn enter(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<ProjectId>,
    Form(form): Form<MeasureForm>,
) -> Result<Response> {
    match entered(&app, &t, id, &form).await {
        Ok(indicator) => Ok(See::page(format!("/projects/{id}/indicators/{indicator}"))
            .saying("projects-measure-entered")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(page(&app, &t, id, form, refusal).await?.into_response())
        }
    }
}

async fn entered(app: &App, t: &Reader, id: ProjectId, form: &MeasureForm) -> Result<IndicatorId> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    store::projects::get(app.db.read(), &scope, id).await?;
    let missing = || Error::invalid("indicator", "projects-measure-indicator-missing");
    let indicator: IndicatorId = form.indicator.parse().map_err(|_| missing())?;
    let found = store::indicators::get(app.db.read(), &scope, id, indicator)
        .await
        .map_err(|_| missing())?;
    let mut problems = Problems::new();
    let amount = read_amount(found.words.kind, &form.amount, "amount", &mut problems);
    let n = whole_number(&form.n, "n", &mut problems);
    let missing = whole_number(&form.missing, "missing", &mut problems).unwrap_or(0);
    let on = day(&form.on, "on", &mut problems);
    for (there, field, message) in [
        (amount.is_some(), "amount", "projects-amount-missing"),
        (n.is_some(), "n", "projects-n-missing"),
        (on.is_some(), "on", "projects-date-missing"),
    ] {
        if !there && problems.all().iter().all(|problem| problem.field != field) {
            problems.add(field, message);
        }
    }
    problems.check()?;
    let (Some(amount), Some(n), Some(on)) = (amount, n, on) else {
        return Err(Error::invalid("on", "projects-date-missing"));
    };
    actions::measures::enter(
        app,
        &t.actor,
        id,
        indicator,
        &Figure { amount, n, missing, on },
        &form.note,
    )
    .await?;
    Ok(indicator)
}

/// Why a measure is taken back.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct WithdrawalForm {
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "withdrawal.html")]
struct WithdrawalPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    post_url: String,
    back_url: String,
    what: String,
    form: WithdrawalForm,
    refusal: Refusal,
}

/// `GET /projects/{id}/measures/{measure}/withdrawal`
pub async fn withdrawing(
    State(app): State<App>,
    t: Reader,
    Path((id, measure)): Path<(ProjectId, MeasureId)>,
) -> Result<Page> {
    withdrawal_page(&app, &t, id, measure, WithdrawalForm::default(), Refusal::default()).await
}

async fn withdrawal_page(
    app: &App,
    t: &Reader,
    id: ProjectId,
    measure: MeasureId,
    form: WithdrawalForm,
    refusal: Refusal,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ManageProjects)?;
    let project = store::projects::get(app.db.read(), &scope, id).await?;
    let found = store::indicators::measure(app.db.read(), &scope, measure).await?;
    let indicator = store::indicators::get(app.db.read(), &scope, id, found.indicator).await?;
    let page = WithdrawalPage {
        t,
        crumbs: crumbs(t, Some(&project)),
        post_url: format!("/projects/{id}/measures/{measure}/withdrawal"),
        back_url: format!("/projects/{id}/indicators/{}", indicator.id),
        what: t.say_with(
            "projects-with-colon",
            &[
                ("what", &indicator.words.name),
                ("said", &view::figure_said(&indicator.words, &found.figure, t)),
            ],
        ),
        form,
        refusal: refusal.clone(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-measure-withdraw"), &page)?))
}

/// `POST /projects/{id}/measures/{measure}/withdrawal`
pub async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path((id, measure)): Path<(ProjectId, MeasureId)>,
    Form(form): Form<WithdrawalForm>,
) -> Result<Response> {
    match actions::measures::withdraw(&app, &t.actor, id, measure, &form.reason).await {
        Ok(()) => Ok(See::page(format!("/projects/{id}#indicators"))
            .saying("projects-measure-withdrawn-done")
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, &t)?;
            Ok(withdrawal_page(&app, &t, id, measure, form, refusal)
                .await?
                .into_response())
        }
    }
}
