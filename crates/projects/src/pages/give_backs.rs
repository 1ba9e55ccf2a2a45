//! `/projects/{id}/give-backs/…`: writing a give-back, seeing it as everybody will, publishing it.

use super::{
    given::{self, Given},
    parts::{Choice, Link, Refusal, crumbs, day, whole as whole_number},
};
use crate::{
    GiveBackId, ProjectId, actions, draft,
    give_back::{Channel, GiveBack, GiveBackState, NotDone, QUOTES_MOST, Telling},
    neighbours, store, whole,
};
mod form;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use form::GiveBackForm;
use platform::{
    App, Error, Permission, Problems, Reader, Result,
    web::{Form, Page, Path, See},
};
use serde::Deserialize;

/// Empty rows that the form offers for what was not done.
const SPARE_ROWS: usize = 2;
/// How many quotable expressions the form lists.
const QUOTABLE_MOST: usize = 30;

/// A quotable expression beside its box.
struct QuoteChoice {
    value: String,
    words: String,
    caption: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "give_back.html")]
struct GiveBackPage<'a> {
    t: &'a Reader,
    crumbs: Vec<Link>,
    url: String,
    public_url: String,
    state: GiveBackState,
    said: String,
    form: GiveBackForm,
    rows: Vec<NotDone>,
    quotes: Vec<QuoteChoice>,
    refusal: Refusal,
    may_write: bool,
    may_publish: bool,
    co_decided: bool,
    tellings: Vec<String>,
    seen: String,
    channels: Vec<Choice>,
    telling: TellingForm,
    withdrawal: String,
    quotes_hint: String,
}

/// `POST /projects/{id}/give-backs`
pub async fn begin(State(app): State<App>, t: Reader, Path(id): Path<ProjectId>) -> Result<See> {
    let give_back = actions::give_backs::begin(&app, &t, id).await?;
    Ok(See::page(format!("/projects/{id}/give-backs/{give_back}")).saying("projects-give-back-begun"))
}

/// `GET /projects/{id}/give-backs/{give_back}`
pub async fn show(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
) -> Result<Page> {
    page(&app, &t, id, give_back, Typed::default(), Refusal::default()).await
}

/// What was typed in one of the page's forms, to be shown again.
#[derive(Default)]
struct Typed {
    form: Option<GiveBackForm>,
    telling: TellingForm,
    withdrawal: String,
}

async fn page(
    app: &App,
    t: &Reader,
    id: ProjectId,
    give_back: GiveBackId,
    typed: Typed,
    refusal: Refusal,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let give_back = actions::give_backs::of_project(app, &scope, id, give_back).await?;
    let whole = whole::load(app, &scope, id).await?;
    let mut form = typed.form.unwrap_or_else(|| GiveBackForm::of(&give_back));
    form.version = give_back.version;
    let quotable = neighbours::quotable(app, t, &scope, whole.project.finding, QUOTABLE_MOST).await?;
    let chosen = neighbours::quotes(app, t, &form.words().quotes).await?;
    let mut quotes: Vec<QuoteChoice> = Vec::new();
    for quote in chosen.into_iter().chain(quotable) {
        let value = quote.expression.to_string();
        if !quotes.iter().any(|known| known.value == value) {
            let chosen = form.quotes.contains(&value);
            quotes.push(QuoteChoice {
                words: quote.words.as_str().to_owned(),
                caption: quote.caption,
                chosen,
                value,
            });
        }
    }
    let mut rows = form.not_done();
    rows.extend((0..SPARE_ROWS).map(|_| NotDone::default()));
    let tellings = store::give_backs::tellings(app.db.read(), give_back.id).await?;
    let seen = store::give_backs::seen_count(app.db.read(), give_back.id).await?;
    let channel = |channel: Channel| {
        Choice::new(
            channel.code(),
            t.say(&format!("projects-channel-{}", channel.code())),
            typed.telling.channel == channel.code(),
        )
    };
    let page = GiveBackPage {
        t,
        crumbs: crumbs(t, Some(&whole.project)),
        url: format!("/projects/{id}/give-backs/{}", give_back.id),
        public_url: format!("/give-backs/{}", give_back.id),
        state: give_back.state,
        said: said(&give_back, t),
        rows,
        quotes,
        may_write: t.actor.may_in(Permission::ManageProjects, give_back.organisation),
        may_publish: t.actor.may_in(Permission::PublishGiveBack, give_back.organisation),
        co_decided: give_back
            .facts
            .as_ref()
            .map_or_else(|| whole.is_co_decided(), |facts| facts.co_decision.is_some()),
        tellings: tellings.iter().map(|telling| telling_said(telling, t)).collect(),
        seen: t.count("projects-give-back-seen", seen),
        channels: Channel::ALL.into_iter().map(channel).collect(),
        telling: typed.telling,
        withdrawal: typed.withdrawal,
        quotes_hint: t.say_one("projects-give-back-quotes-hint", "most", &QUOTES_MOST.to_string()),
        form,
        refusal: refusal.clone(),
    };
    Ok(refusal.page(Page::work("projects", t.say("projects-give-back"), &page)?))
}

fn said(give_back: &GiveBack, t: &Reader) -> String {
    match (give_back.state, give_back.published_at, give_back.withdrawn_at) {
        (GiveBackState::Published, Some(at), _) => t.say_with(
            "projects-give-back-published-said",
            &[
                ("day", &t.day_of(at)),
                ("role", &t.role_code(&give_back.published_role)),
            ],
        ),
        (GiveBackState::Withdrawn, _, Some(at)) => t.say_with(
            "projects-give-back-withdrawn-said",
            &[("day", &t.day_of(at)), ("why", &give_back.withdrawn_because)],
        ),
        _ => t.say("projects-give-back-draft-said"),
    }
}

fn telling_said(telling: &Telling, t: &Reader) -> String {
    let channel = t.say(&format!("projects-channel-{}", telling.channel.code()));
    t.count_with(
        "projects-telling-said",
        telling.people,
        &[("day", &t.date(telling.on)), ("channel", &channel)],
    )
}

/// `POST /projects/{id}/give-backs/{give_back}`
pub async fn write(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Form(form): Form<GiveBackForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let outcome = actions::give_backs::write(&app, &t, id, give_back, form.version, &form.words()).await;
    answer(
        &app,
        &t,
        id,
        give_back,
        Typed {
            form: Some(form),
            ..Typed::default()
        },
        outcome,
        "projects-saved",
    )
    .await
}

async fn answer(
    app: &App,
    t: &Reader,
    id: ProjectId,
    give_back: GiveBackId,
    typed: Typed,
    outcome: Result<()>,
    saying: &str,
) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(See::page(format!("/projects/{id}/give-backs/{give_back}"))
            .saying(saying)
            .into_response()),
        Err(error) => {
            let refusal = Refusal::of(error, t)?;
            Ok(page(app, t, id, give_back, typed, refusal).await?.into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "given.html")]
struct PreviewPage<'a> {
    t: &'a Reader,
    given: Given,
    preview: String,
}

/// `GET /projects/{id}/give-backs/{give_back}/preview`: as everybody will see it.
pub async fn preview(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
) -> Result<Page> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let give_back = actions::give_backs::of_project(&app, &scope, id, give_back).await?;
    let facts = match &give_back.facts {
        Some(facts) if give_back.state == GiveBackState::Published => facts.clone(),
        _ => draft::facts(&whole::load(&app, &scope, id).await?),
    };
    let given = given::read(&app, &t, &give_back, &facts).await?;
    let title = given.title.clone();
    let back = format!("/projects/{id}/give-backs/{}", give_back.id);
    Page::stage(
        title,
        &PreviewPage {
            t: &t,
            given,
            preview: back,
        },
    )
}

/// What the button of the publication sends: the version that was read.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PublishForm {
    #[serde(default)]
    version: i64,
}

/// `POST /projects/{id}/give-backs/{give_back}/publication`
pub async fn publish(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Form(form): Form<PublishForm>,
) -> Result<Response> {
    let outcome = actions::give_backs::publish(&app, &t.actor, id, give_back, form.version).await;
    answer(
        &app,
        &t,
        id,
        give_back,
        Typed::default(),
        outcome,
        "projects-give-back-published-done",
    )
    .await
}

/// Why a give-back is taken down.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct WithdrawForm {
    #[serde(default)]
    reason: String,
}

/// `POST /projects/{id}/give-backs/{give_back}/withdrawal`
pub async fn withdraw(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Form(form): Form<WithdrawForm>,
) -> Result<Response> {
    let outcome = actions::give_backs::withdraw(&app, &t.actor, id, give_back, &form.reason).await;
    let typed = Typed {
        withdrawal: form.reason,
        ..Typed::default()
    };
    answer(
        &app,
        &t,
        id,
        give_back,
        typed,
        outcome,
        "projects-give-back-withdrawn-done",
    )
    .await
}

/// What the form « who was told » sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TellingForm {
    #[serde(default)]
    on: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    people: String,
}

/// `POST /projects/{id}/give-backs/{give_back}/tellings`
pub async fn tell(
    State(app): State<App>,
    t: Reader,
    Path((id, give_back)): Path<(ProjectId, GiveBackId)>,
    Form(form): Form<TellingForm>,
) -> Result<Response> {
    t.actor.scope(Permission::ManageProjects)?;
    let outcome = match telling(&form) {
        Ok(telling) => actions::give_backs::tell(&app, &t.actor, id, give_back, &telling).await,
        Err(error) => Err(error),
    };
    let typed = Typed {
        telling: form,
        ..Typed::default()
    };
    answer(&app, &t, id, give_back, typed, outcome, "projects-telling-noted").await
}

fn telling(form: &TellingForm) -> Result<Telling> {
    let mut problems = Problems::new();
    let on = day(&form.on, "on", &mut problems);
    let people = whole_number(&form.people, "people", &mut problems);
    let channel = Channel::from_code(&form.channel);
    if on.is_none() && problems.is_empty() {
        problems.add("on", "projects-date-missing");
    }
    if channel.is_none() {
        problems.add("channel", "projects-channel-missing");
    }
    problems.check()?;
    let missing = || Error::invalid("people", "projects-telling-people");
    let (Some(on), Some(people), Some(channel)) = (on, people, channel) else {
        return Err(missing());
    };
    Ok(Telling { on, channel, people })
}
