//! How projects, decisions, actions, measures and give-backs show in the thread and in notices.
//!
//! Visitors and holders of a receipt see what a published give-back exposes, and nobody's name.

use crate::{
    ActionId, ActionState, DecisionId, GiveBackId, IndicatorWords, MeasureId, ProjectId,
    action::Action,
    effect::effect,
    give_back::{GiveBack, GiveBackState, PublishedAction, PublishedFacts},
    indicator::{Indicator, Measure},
    neighbours,
    partnership::tally_said,
    store,
    vote::{Decision, DecisionState},
    whole::{self, Whole},
};
use platform::{
    Actor, App, BoxFuture, Card, College, Error, Permission, PublicText, Reader, Result, Scope, Subject, room::Strand,
};
use uuid::Uuid;

/// The card of one of this room's subjects.
pub fn card<'a>(app: &'a App, t: &'a Reader, subject: &'a Subject) -> BoxFuture<'a, Result<Option<Card>>> {
    Box::pin(async move {
        match found(app, t, subject).await {
            Err(Error::NotFound | Error::Forbidden | Error::SignIn(_)) => Ok(None),
            other => other,
        }
    })
}

async fn found(app: &App, t: &Reader, subject: &Subject) -> Result<Option<Card>> {
    let id = subject.id();
    match subject.kind() {
        ProjectId::KIND => project(app, t, ProjectId(id)).await.map(Some),
        DecisionId::KIND => decision(app, t, DecisionId(id)).await,
        ActionId::KIND => action(app, t, ActionId(id)).await,
        MeasureId::KIND => measure(app, t, MeasureId(id)).await,
        GiveBackId::KIND => give_back(app, t, GiveBackId(id)).await.map(Some),
        _ => Ok(None),
    }
}

/// Who reads: somebody of the establishment, or everybody.
enum Sight {
    Inside(Scope),
    Public(Scope),
}

impl Sight {
    fn of(t: &Reader) -> Result<Self> {
        match t.actor.scope(Permission::ReadProjects) {
            Ok(scope) => Ok(Self::Inside(scope)),
            Err(Error::SignIn(_) | Error::Forbidden) => Ok(Self::Public(everywhere()?)),
            Err(error) => Err(error),
        }
    }

    fn scope(&self) -> &Scope {
        match self {
            Self::Inside(scope) | Self::Public(scope) => scope,
        }
    }

    fn is_public(&self) -> bool {
        matches!(self, Self::Public(_))
    }
}

/// The whole of a project that this reader may see. Somebody of another establishment reads as
/// everybody does.
async fn sighted(app: &App, t: &Reader, id: ProjectId) -> Result<(Whole, bool)> {
    let sight = Sight::of(t)?;
    match whole::load(app, sight.scope(), id).await {
        Ok(whole) if !sight.is_public() => Ok((whole, false)),
        Ok(whole) => public(whole),
        Err(Error::NotFound) if !sight.is_public() => public(whole::load(app, &everywhere()?, id).await?),
        Err(error) => Err(error),
    }
}

fn public(whole: Whole) -> Result<(Whole, bool)> {
    match whole
        .give_backs
        .iter()
        .any(|give_back| give_back.state == GiveBackState::Published)
    {
        true => Ok((whole, true)),
        false => Err(Error::NotFound),
    }
}

/// The public page of a project's latest give-back.
fn public_url(whole: &Whole) -> Option<String> {
    let published = whole
        .give_backs
        .iter()
        .rev()
        .find(|give_back| give_back.state == GiveBackState::Published);
    published.map(|give_back| format!("/give-backs/{}", give_back.id))
}

async fn project(app: &App, t: &Reader, id: ProjectId) -> Result<Card> {
    let (whole, public) = sighted(app, t, id).await?;
    let steps = store::projects::steps(app.db.read(), id).await?;
    Ok(Card {
        kind: t.say("projects-kind-of-project"),
        title: whole.project.words.title.clone(),
        detail: whole.project.words.objective.clone(),
        words: None,
        url: if public {
            public_url(&whole)
        } else {
            Some(format!("/projects/{id}"))
        },
        at: Some(whole.project.created_at),
        role: steps.first().map(|step| step.role.clone()),
        strand: Strand::Apart,
    })
}

async fn decision(app: &App, t: &Reader, id: DecisionId) -> Result<Option<Card>> {
    let decision = store::decisions::get(app.db.read(), &everywhere()?, id).await?;
    let (whole, public) = sighted(app, t, decision.project).await?;
    if public && decision.state != DecisionState::Closed {
        return Ok(None);
    }
    let co_decided = decision.is_co_decided();
    Ok(Some(Card {
        kind: t.say(if co_decided {
            "projects-kind-of-co-decision"
        } else {
            "projects-kind-of-decision"
        }),
        title: decision.plan.words.title.clone(),
        detail: decision_detail(&decision, t),
        words: None,
        url: if public {
            public_url(&whole)
        } else {
            Some(format!("/projects/{}/decisions/{id}", decision.project))
        },
        at: Some(decision.closed_at.unwrap_or(decision.opened_at)),
        role: Some(if decision.closed_role.is_empty() {
            decision.opened_role.clone()
        } else {
            decision.closed_role.clone()
        }),
        strand: match decision.state {
            DecisionState::Open => Strand::ToCome,
            _ if co_decided => Strand::Together,
            _ => Strand::Ended,
        },
    }))
}

/// How the colleges voted and what it makes; while the vote is open, only that it is.
fn decision_detail(decision: &Decision, t: &Reader) -> String {
    match decision.state {
        DecisionState::Open => t.say("projects-fact-vote-open"),
        DecisionState::Withdrawn => decision.reason.clone(),
        DecisionState::Closed => {
            let mut said: Vec<String> = College::BOTH
                .into_iter()
                .map(|college| {
                    let votes = tally_said(&decision.tallies.college(college), t);
                    t.say_with(
                        "projects-given-who-college",
                        &[("college", &t.college(college)), ("votes", &votes)],
                    )
                })
                .collect();
            said.push(crate::pages::verdict(decision, t));
            said.join(" ")
        }
    }
}

/// The strand of what is done after the vote.
fn strand(whole: &Whole) -> Strand {
    if whole.is_co_decided() {
        Strand::Together
    } else {
        Strand::Apart
    }
}

fn everywhere() -> Result<Scope> {
    Actor::System("public-thread").scope(Permission::ReadProjects)
}

/// What the published give-backs of a project told, the latest first.
fn told(whole: &Whole) -> impl Iterator<Item = (&GiveBack, &PublishedFacts)> {
    whole
        .give_backs
        .iter()
        .rev()
        .filter(|give_back| give_back.state == GiveBackState::Published)
        .filter_map(|give_back| Some((give_back, give_back.facts.as_ref()?)))
}

async fn action(app: &App, t: &Reader, id: ActionId) -> Result<Option<Card>> {
    let action = store::actions::find(app.db.read(), &everywhere()?, id).await?;
    let (whole, public) = sighted(app, t, action.project).await?;
    let steps = store::actions::steps(app.db.read(), id).await?;
    let role = steps.last().map(|step| step.role.clone());
    if public {
        return Ok(told_action(t, &whole, &action, role));
    }
    let roles: Vec<String> = action.pair.roles().iter().map(|role| t.role_code(role)).collect();
    let state = t.say(&format!("projects-action-state-{}", action.state.code()));
    let carried = if roles.is_empty() {
        t.say("projects-carrier-nobody")
    } else {
        roles.join(", ")
    };
    Ok(Some(Card {
        kind: t.say("projects-action"),
        title: action.words.what.clone(),
        detail: t.say_with(
            "projects-action-card",
            &[("state", &state), ("carried", &carried), ("why", &action.state_reason)],
        ),
        words: None,
        url: Some(format!("/projects/{}/actions/{id}", action.project)),
        at: Some(action.state_at),
        role,
        strand: action_strand(action.state, strand(&whole)),
    }))
}

fn action_strand(state: ActionState, begun: Strand) -> Strand {
    match state {
        ActionState::Abandoned => Strand::Ended,
        ActionState::ToDo => Strand::ToCome,
        ActionState::Running | ActionState::Done => begun,
    }
}

/// An action as the latest give-back that names it told it: what and where it stood, nobody's name.
fn told_action(t: &Reader, whole: &Whole, action: &Action, role: Option<String>) -> Option<Card> {
    let named = |(give_back, facts)| {
        let facts: &PublishedFacts = facts;
        let is_it = |one: &&PublishedAction| one.id.map_or(one.what == action.words.what, |id| id == action.id);
        let published = facts.actions.iter().find(is_it)?;
        Some((give_back, facts, published))
    };
    let (give_back, facts, published): (&GiveBack, _, &PublishedAction) = told(whole).find_map(named)?;
    let state = published.state;
    // Where it moved on since, the day and the role are those of the publication.
    let (at, role) = if state == action.state {
        (Some(action.state_at), role)
    } else {
        (give_back.published_at, Some(give_back.published_role.clone()))
    };
    let begun = if facts.co_decision.is_some() {
        Strand::Together
    } else {
        Strand::Apart
    };
    Some(Card {
        kind: t.say("projects-action"),
        title: published.what.clone(),
        detail: t.say(&format!("projects-action-state-{}", state.code())),
        words: None,
        url: Some(format!("/give-backs/{}", give_back.id)),
        at,
        role,
        strand: action_strand(state, begun),
    })
}

async fn measure(app: &App, t: &Reader, id: MeasureId) -> Result<Option<Card>> {
    let measure = store::indicators::measure(app.db.read(), &everywhere()?, id).await?;
    if measure.withdrawn.is_some() {
        return Ok(None);
    }
    let (whole, public) = sighted(app, t, measure.project).await?;
    let Some(indicator) = whole.indicators.iter().find(|one| one.id == measure.indicator) else {
        return Ok(None);
    };
    let (words, url) = if public {
        let Some((give_back, words)) = told_measure(&whole, indicator, &measure) else {
            return Ok(None);
        };
        (words, format!("/give-backs/{}", give_back.id))
    } else {
        let url = format!("/projects/{}/indicators/{}", measure.project, measure.indicator);
        (&indicator.words, url)
    };
    let said = effect(words, &measure.figure);
    Ok(Some(Card {
        kind: t.say("projects-measure"),
        title: match &said {
            Some(effect) => crate::pages::effect_heading(words, effect, t),
            None => words.name.clone(),
        },
        detail: said.map_or_else(String::new, |effect| effect.said(t)),
        words: None,
        url: Some(url),
        at: Some(measure.at),
        role: Some(measure.role.clone()),
        strand: strand(&whole),
    }))
}

/// The words under which a published give-back told a measure, if one did.
fn told_measure<'a>(
    whole: &'a Whole,
    indicator: &Indicator,
    measure: &Measure,
) -> Option<(&'a GiveBack, &'a IndicatorWords)> {
    told(whole).find_map(|(give_back, facts)| {
        let mut effects = facts.effects.iter();
        let same = effects.find(|one| one.after == measure.figure && one.words.name == indicator.words.name)?;
        Some((give_back, &same.words))
    })
}

/// Words that a published give-back quotes, as everybody may read them now.
#[derive(Clone, Debug)]
pub struct PublicQuote {
    /// Which expression.
    pub expression: Uuid,
    /// The words.
    pub words: PublicText,
    /// What, where, when; never who.
    pub caption: String,
    /// The give-back that quotes it.
    pub url: String,
}

/// What the published give-backs of some projects quote, each person once.
///
/// # Errors
/// When the database does not answer.
pub async fn public_quotes(app: &App, t: &Reader, projects: &[ProjectId]) -> Result<Vec<PublicQuote>> {
    let mut all: Vec<PublicQuote> = Vec::new();
    for some in projects.chunks(400) {
        for give_back in store::give_backs::list(app.db.read(), some).await? {
            if give_back.state != GiveBackState::Published {
                continue;
            }
            for quote in neighbours::quotes(app, t, &give_back.words.quotes).await? {
                if !all.iter().any(|one| one.expression == quote.expression) {
                    all.push(PublicQuote {
                        expression: quote.expression,
                        words: quote.words,
                        caption: quote.caption,
                        url: format!("/give-backs/{}", give_back.id),
                    });
                }
            }
        }
    }
    Ok(all)
}

async fn give_back(app: &App, t: &Reader, id: GiveBackId) -> Result<Card> {
    let give_back = match store::give_backs::public(app.db.read(), id).await {
        Ok(give_back) if give_back.state == GiveBackState::Published => give_back,
        _ => return inside(app, t, id).await,
    };
    note_author(app, t, id).await?;
    let together = give_back
        .facts
        .as_ref()
        .is_some_and(|facts| facts.co_decision.is_some());
    Ok(Card {
        kind: t.say("projects-give-back"),
        title: give_back.words.title.clone(),
        detail: give_back.words.lead.clone(),
        words: None,
        url: Some(format!("/give-backs/{id}")),
        at: give_back.published_at,
        role: Some(give_back.published_role.clone()),
        strand: if together { Strand::Together } else { Strand::Apart },
    })
}

/// A give-back that is not public, for who works on it.
async fn inside(app: &App, t: &Reader, id: GiveBackId) -> Result<Card> {
    let scope = t.actor.scope(Permission::ReadProjects)?;
    let give_back: GiveBack = store::give_backs::get(app.db.read(), &scope, id).await?;
    Ok(Card {
        kind: t.say("projects-give-back"),
        title: give_back.words.title.clone(),
        detail: t.say(&format!("projects-give-back-state-{}", give_back.state.code())),
        words: None,
        url: Some(format!("/projects/{}/give-backs/{id}", give_back.project)),
        at: give_back.withdrawn_at.or(Some(give_back.created_at)),
        role: None,
        strand: if give_back.state == GiveBackState::Draft {
            Strand::ToCome
        } else {
            Strand::Ended
        },
    })
}

/// An author who comes by their receipt code and is shown the give-back was told: counted once.
async fn note_author(app: &App, t: &Reader, id: GiveBackId) -> Result<()> {
    let Actor::Receipt(expression) = t.actor else {
        return Ok(());
    };
    if store::give_backs::has_seen(app.db.read(), id, expression).await? {
        return Ok(());
    }
    let change = app.change(&t.actor).await?;
    store::give_backs::see(change.tx(), id, expression).await?;
    change.commit_unnoted().await
}
