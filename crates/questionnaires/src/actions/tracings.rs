//! Patient tracer: planning the path of a person, tracing the oral agreement, hearing the person and the team apart, reading
//! both side by side, and taking everything away where the agreement is taken back.

use super::answering::Asked;
use crate::{
    campaign::{Campaign, CampaignId, CampaignKind, Participant, ParticipantId, Version},
    instrument::{Content, shown},
    nameless::suspicion,
    store::{self, tracings::Whole},
    taking::{Refusal, counted, missing, take},
    tracer::{Standing, Tracer, Tracing, TracingId, TracingWords, View, is_of_our_time},
    value::{Answers, Value},
};
use jiff::civil::Date;
use platform::{Actor, App, Change, Error, Permission, Result, Scope};
use serde_json::json;
use std::sync::Arc;

/// A tracer campaign that somebody reaches, with what it asks.
#[derive(Clone, Debug)]
pub(crate) struct Reached {
    pub campaign: Campaign,
    pub version: Version,
    pub tracer: Tracer,
}

/// A tracer campaign within a scope.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, and for a survey.
async fn reached(app: &App, scope: &Scope, id: CampaignId) -> Result<Reached> {
    let read = app.db.read();
    let campaign = store::campaigns::get(read, scope, id).await?;
    if campaign.words.kind != CampaignKind::Tracer {
        return Err(Error::NotFound);
    }
    let version = store::instruments::asked(read, campaign.version).await?;
    let tracer = version.content.tracer.clone().ok_or(Error::NotFound)?;
    Ok(Reached {
        campaign,
        version,
        tracer,
    })
}

/// Is it a time at which paths are read?
///
/// # Errors
/// [`Error::Conflict`] before the launch and some weeks after the end.
fn check_open(app: &App, of: &Campaign) -> Result<()> {
    if of.launched_at.is_none() {
        return Err(Error::Conflict("questionnaires-tracer-not-launched"));
    }
    if !of.takes_tracings(app.clock.today()) {
        return Err(Error::Conflict("questionnaires-tracer-over"));
    }
    Ok(())
}

/// The tracings of a campaign.
///
/// # Errors
/// [`Error::NotFound`] outside the reader's organisations.
pub(crate) async fn list(app: &App, actor: &Actor, id: CampaignId) -> Result<(Campaign, Vec<Tracing>)> {
    let scope = actor.scope(Permission::ReadResults)?;
    let of = reached(app, &scope, id).await?;
    let all = store::tracings::list(app.db.read(), &scope, id).await?;
    Ok((of.campaign, all))
}

fn note(change: &mut Change, verb: &'static str, id: TracingId, of: &Campaign, view: Option<View>) {
    let detail = json!({ "campaign": of.id, "view": view.map(View::code) });
    change.audit(verb, &id.subject(), Some(of.organisation), &detail);
}

/// Plans one.
///
/// # Errors
/// [`Error::Invalid`] as [`TracingWords::checked`]; [`Error::Conflict`] outside the campaign's time.
pub(crate) async fn plan(app: &App, actor: &Actor, id: CampaignId, words: TracingWords) -> Result<TracingId> {
    let scope = actor.scope(Permission::EnterAnswers)?;
    let of = reached(app, &scope, id).await?.campaign;
    check_open(app, &of)?;
    let words = words.checked()?;
    let mut change = app.change(actor).await?;
    let made = store::tracings::insert(&change, id, of.organisation, &words).await?;
    note(&mut change, "tracing.plan", made, &of, None);
    change.commit().await?;
    Ok(made)
}

/// One tracing as it may be read.
pub(crate) struct Looked {
    pub of: Reached,
    pub tracing: Tracing,
    /// Both views and what was written together, once both are there: until then nobody reads either.
    pub views: Option<[Answers; 3]>,
}

/// One tracing.
///
/// # Errors
/// [`Error::NotFound`] outside the reader's organisations.
pub(crate) async fn look(app: &App, actor: &Actor, id: CampaignId, tracing: TracingId) -> Result<Looked> {
    let scope = actor.scope(Permission::ReadResults)?;
    let of = reached(app, &scope, id).await?;
    let whole = store::tracings::get(app.db.read(), &scope, id, tracing).await?;
    let views = if whole.tracing.standing() == Standing::SideBySide {
        let [patient, team, together] = View::ALL.map(|view| opened(app, &whole, view));
        Some([patient?, team?, together?])
    } else {
        None
    };
    Ok(Looked {
        of,
        tracing: whole.tracing,
        views,
    })
}

fn opened(app: &App, of: &Whole, view: View) -> Result<Answers> {
    match of.sealed(view) {
        None => Ok(Answers::default()),
        Some(sealed) => Ok(serde_json::from_slice(&app.vault.open_bytes(sealed, of.tracing.id.0)?)?),
    }
}

/// Traces that the person agreed orally, on a day; the role of who writes it is kept with it.
///
/// # Errors
/// [`Error::Invalid`] for a day to come; [`Error::Conflict`] where it is noted already.
pub(crate) async fn agree(app: &App, actor: &Actor, id: CampaignId, tracing: TracingId, day: Date) -> Result<()> {
    let scope = actor.scope(Permission::EnterAnswers)?;
    let of = reached(app, &scope, id).await?.campaign;
    check_open(app, &of)?;
    let one = store::tracings::get(app.db.read(), &scope, id, tracing).await?.tracing;
    if one.agreed.is_some() {
        return Err(Error::Conflict("questionnaires-tracing-agreed-already"));
    }
    if !is_of_our_time(day) {
        return Err(Error::invalid("agreed_on", "questionnaires-refusal-bad-date"));
    }
    if day > app.clock.today() {
        return Err(Error::invalid("agreed_on", "questionnaires-tracing-agreed-later"));
    }
    let mut change = app.change(actor).await?;
    let role = actor.signing_role(Some(of.organisation));
    store::tracings::agree(&change, &one, day, role).await?;
    note(&mut change, "tracing.agree", tracing, &of, None);
    change.commit().await
}

/// The agreement is taken back: everything of the tracing goes; the audit keeps that it was there.
///
/// # Errors
/// [`Error::NotFound`] outside the reach.
pub(crate) async fn withdraw(app: &App, actor: &Actor, id: CampaignId, tracing: TracingId) -> Result<()> {
    let scope = actor.scope(Permission::EnterAnswers)?;
    let of = reached(app, &scope, id).await?.campaign;
    store::tracings::get(app.db.read(), &scope, id, tracing).await?;
    let mut change = app.change(actor).await?;
    store::tracings::remove(&change, tracing).await?;
    note(&mut change, "tracing.withdraw", tracing, &of, None);
    change.commit().await
}

/// The questions of the interview, to have on paper.
///
/// # Errors
/// [`Error::NotFound`] outside the reach.
pub(crate) async fn guide(app: &App, actor: &Actor, id: CampaignId, language: &str) -> Result<Asked> {
    let scope = actor.scope(Permission::EnterAnswers)?;
    let of = reached(app, &scope, id).await?;
    let content = one_language(of.tracer.part(&of.version.content, View::Patient), language);
    Ok(asked(&of, content))
}

/// What is asked in one view, for who writes it down.
pub(crate) struct Door {
    /// The questions of this view alone, as other questions are asked.
    pub asked: Asked,
    pub tracing: Tracing,
    pub view: View,
    /// What was said already, where it may be read.
    pub typed: Answers,
    campaign: Campaign,
}

/// The questions of one view, in one language.
///
/// # Errors
/// [`Error::Conflict`] before the agreement is traced, for what is written together before both views are known, and outside
/// the campaign's time.
pub(crate) async fn door(
    app: &App,
    actor: &Actor,
    (id, tracing): (CampaignId, TracingId),
    view: View,
    language: &str,
) -> Result<Door> {
    let scope = actor.scope(Permission::EnterAnswers)?;
    let of = reached(app, &scope, id).await?;
    let whole = store::tracings::get(app.db.read(), &scope, id, tracing).await?;
    check_open(app, &of.campaign)?;
    let standing = whole.tracing.standing();
    if standing == Standing::Planned {
        return Err(Error::Conflict("questionnaires-tracing-not-agreed"));
    }
    let both = standing == Standing::SideBySide;
    if view == View::Together && !both {
        return Err(Error::Conflict("questionnaires-tracing-not-both"));
    }
    // Until both have spoken, neither reads what the other said.
    let typed = if both {
        opened(app, &whole, view)?
    } else {
        Answers::default()
    };
    let content = one_language(of.tracer.part(&of.version.content, view), language);
    Ok(Door {
        asked: asked(&of, content),
        tracing: whole.tracing,
        view,
        typed,
        campaign: of.campaign,
    })
}

/// A part in the language that suits a reader alone: who writes down chooses none.
fn one_language(mut part: Content, wanted: &str) -> Content {
    let language = part.suited(wanted).to_owned();
    part.languages = vec![language];
    part
}

fn asked(of: &Reached, content: Content) -> Asked {
    Asked {
        campaign: of.campaign.clone(),
        participant: Participant {
            id: ParticipantId(of.campaign.id.0),
            campaign: of.campaign.id,
            organisation: of.campaign.organisation,
            own: Some(of.campaign.organisation),
            finess: None,
            name: String::new(),
            region: None,
            link: String::new(),
            target: None,
        },
        version: Arc::new(Version {
            content,
            ..of.version.clone()
        }),
    }
}

/// Keeps what was said in one view, seen at `edit`; or each question that could not be taken, with why.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed the tracing meanwhile.
pub(crate) async fn answer(
    app: &App,
    actor: &Actor,
    door: &Door,
    fields: &[(String, String)],
    edit: i64,
) -> Result<Vec<(String, Refusal)>> {
    let content = door.asked.content();
    let taken = take(content, fields);
    let steps = shown(content, &taken.answers, &|_, n| (0..n).collect());
    let mut wrong = taken.refused;
    wrong.extend(missing(&steps, &taken.answers));
    wrong.extend(named(&taken.answers));
    if !wrong.is_empty() {
        return Ok(wrong);
    }
    if edit != door.tracing.edit {
        return Err(Error::Conflict("questionnaires-changed-meanwhile"));
    }
    let answers = counted(&steps, &taken.answers);
    let sealed = app
        .vault
        .seal_bytes(&serde_json::to_vec(&answers)?, door.tracing.id.0, &app.random)?;
    let mut change = app.change(actor).await?;
    store::tracings::keep(&change, &door.tracing, door.view, sealed, app.clock.today()).await?;
    note(
        &mut change,
        "tracing.answer",
        door.tracing.id,
        &door.campaign,
        Some(door.view),
    );
    change.commit().await?;
    Ok(wrong)
}

/// The questions whose words look as if they named somebody.
fn named(answers: &Answers) -> Vec<(String, Refusal)> {
    let names = |key: &str, value: &Value| {
        let own = matches!(value, Value::Text(words) if suspicion(words).is_some());
        own || answers.other(key).is_some_and(|words| suspicion(words).is_some())
    };
    let some = answers.iter().filter(|(key, value)| names(key, value));
    some.map(|(key, _)| (key.to_owned(), Refusal::Named)).collect()
}
