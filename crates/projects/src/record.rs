//! What a project leaves behind, in one value: for experience sheets, give-backs and reports.

use crate::{
    ActionId, ActionState, DecisionId, Effect, Figure, GiveBackId, IndicatorId, IndicatorWords, Phase, ProjectId,
    ProjectSummary, Tallies,
};
use analysis::FindingId;
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
