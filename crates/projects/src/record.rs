//! What a project leaves behind, in one value: for experience sheets, give-backs and reports.

use crate::{
    ActionId, ActionState, DecisionId, Effect, Figure, GiveBackId, IndicatorId, IndicatorWords, Phase, ProjectId,
    ProjectSummary, Tallies,
    action::Action,
    give_back::GiveBackState,
    indicator::{Indicator, IndicatorChange},
    store,
    vote::{Decision, DecisionState},
    whole::{self, Whole},
};
use jiff::{Timestamp, civil::Date};
use platform::{App, Result, Scope};

/// The whole record of a project. No name of a person stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The project and its partnership, each condition with its facts.
    pub project: ProjectSummary,
    /// The sentence of the finding.
    pub finding_sentence: String,
    /// How many expressions the finding rests on.
    pub evidence_count: i64,
    /// Who was concerned, as written.
    pub people_concerned: String,
    /// Time, money, places, as written.
    pub means: String,
    /// What could go wrong, as written.
    pub risks: String,
    /// How people worked together, as written.
    pub method: String,
    /// What was said when it ended.
    pub end_reason: String,
    /// The actions, by phase and date.
    pub actions: Vec<RecordedAction>,
    /// The indicators with their measures.
    pub indicators: Vec<RecordedIndicator>,
    /// The closed votes, oldest first.
    pub decisions: Vec<RecordedDecision>,
    /// The published give-backs, oldest first.
    pub give_backs: Vec<RecordedGiveBack>,
}

/// An action with the roles of its pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedAction {
    /// Which.
    pub id: ActionId,
    /// What.
    pub what: String,
    /// In which phase.
    pub phase: Phase,
    /// By when.
    pub due_on: Option<Date>,
    /// Roles of the pair as codes (`role-…`), users first.
    pub roles: Vec<String>,
    /// Where it stands.
    pub state: ActionState,
    /// Why, when it was given up.
    pub reason: String,
    /// Since when it stands there.
    pub since: Timestamp,
}

/// An indicator with everything that was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedIndicator {
    /// Which.
    pub id: IndicatorId,
    /// Name, unit, what is counted, source, baseline and target.
    pub words: IndicatorWords,
    /// When it was locked.
    pub locked_at: Option<Timestamp>,
    /// How often it was changed after that, each time with a dated reason.
    pub changes: i64,
    /// The measures, oldest first.
    pub measures: Vec<Figure>,
    /// The effect of the latest measure, when there is one.
    pub effect: Option<Effect>,
}

/// A closed vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedDecision {
    /// Which.
    pub id: DecisionId,
    /// The version of the plan.
    pub plan_version: i64,
    /// When it was closed.
    pub at: Timestamp,
    /// The votes by college.
    pub tallies: Tallies,
    /// Did both colleges approve?
    pub co_decided: bool,
}

/// A published give-back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedGiveBack {
    /// Which.
    pub id: GiveBackId,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub at: Timestamp,
    /// How many authors saw it by their receipt code.
    pub seen_count: i64,
}

pub(crate) async fn summary(app: &App, scope: &Scope, id: ProjectId) -> Result<ProjectSummary> {
    Ok(summarised(&whole::load(app, scope, id).await?))
}

pub(crate) async fn summaries(app: &App, scope: &Scope) -> Result<Vec<ProjectSummary>> {
    let projects = store::projects::all(app.db.read(), scope).await?;
    Ok(whole::load_all(app, scope, projects)
        .await?
        .iter()
        .map(summarised)
        .collect())
}

pub(crate) fn summarised(whole: &Whole) -> ProjectSummary {
    let project = &whole.project;
    ProjectSummary {
        id: project.id,
        title: project.words.title.clone(),
        objective: project.words.objective.clone(),
        organisation: project.organisation,
        finding: project.finding,
        state: project.state,
        started_on: project.started_on,
        ended_on: project.ended_on,
        co_decided: whole.is_co_decided(),
        partnership: whole.partnership.clone(),
    }
}

pub(crate) async fn read(app: &App, scope: &Scope, id: ProjectId) -> Result<Record> {
    let whole = whole::load(app, scope, id).await?;
    let changes = store::indicators::changes(app.db.read(), id).await?;
    let mut give_backs = Vec::new();
    for published in whole.give_backs.iter().filter(|g| g.state == GiveBackState::Published) {
        if let Some(at) = published.published_at {
            let seen_count = store::give_backs::seen_count(app.db.read(), published.id).await?;
            give_backs.push(RecordedGiveBack {
                id: published.id,
                title: published.words.title.clone(),
                at,
                seen_count,
            });
        }
    }
    let words = whole.project.words.clone();
    Ok(Record {
        project: summarised(&whole),
        finding_sentence: whole.finding.as_ref().map(|f| f.sentence.clone()).unwrap_or_default(),
        evidence_count: whole.finding.as_ref().map_or(0, |f| f.evidence_count),
        people_concerned: words.people_concerned,
        means: words.means,
        risks: words.risks,
        method: words.method,
        end_reason: whole.project.end_reason.clone(),
        actions: whole.actions.iter().map(recorded_action).collect(),
        indicators: whole
            .indicators
            .iter()
            .map(|indicator| recorded_indicator(&whole, indicator, &changes))
            .collect(),
        decisions: whole.decisions.iter().filter_map(recorded_decision).collect(),
        give_backs,
    })
}

fn recorded_action(action: &Action) -> RecordedAction {
    RecordedAction {
        id: action.id,
        what: action.words.what.clone(),
        phase: action.words.phase,
        due_on: action.words.due_on,
        roles: action.pair.roles(),
        state: action.state,
        reason: action.state_reason.clone(),
        since: action.state_at,
    }
}

fn recorded_indicator(whole: &Whole, indicator: &Indicator, changes: &[IndicatorChange]) -> RecordedIndicator {
    let own = changes.iter().filter(|change| change.indicator == indicator.id).count();
    RecordedIndicator {
        id: indicator.id,
        words: indicator.words.clone(),
        locked_at: indicator.locked_at,
        changes: i64::try_from(own).unwrap_or(i64::MAX),
        measures: whole.measures_of(indicator).map(|measure| measure.figure).collect(),
        effect: whole.effect_of(indicator).map(|(_, effect)| effect),
    }
}

fn recorded_decision(decision: &Decision) -> Option<RecordedDecision> {
    let at = decision.closed_at.filter(|_| decision.state == DecisionState::Closed)?;
    Some(RecordedDecision {
        id: decision.id,
        plan_version: decision.plan_version,
        at,
        tallies: decision.tallies,
        co_decided: decision.is_co_decided(),
    })
}
