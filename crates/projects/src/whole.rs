//! One project with everything that hangs on it, read at once; and many, for a list.

use crate::{
    action::Action,
    effect::{Effect, effect},
    give_back::GiveBack,
    indicator::{Indicator, Measure},
    neighbours,
    partnership::{Facts, Partnership, partnership},
    project::{Project, ProjectId, StartObstacle, State, start_obstacles},
    store::{self, briefings::Briefing, projects::Author},
    vote::{Decision, DecisionState, Plan, PlannedAction},
};
use analysis::Finding;
use platform::{App, College, Result, Scope};
use std::collections::HashMap;

/// A project and what hangs on it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The project.
    pub project: Project,
    /// Its finding, when this reader may still see it.
    pub finding: Option<Finding>,
    /// Its actions, by phase and date.
    pub actions: Vec<Action>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// Its measures, oldest first, withdrawn ones too.
    pub measures: Vec<Measure>,
    /// Its votes, oldest first.
    pub decisions: Vec<Decision>,
    /// Who wrote it, users first.
    pub authors: Vec<Author>,
    /// Its joint briefings.
    pub briefings: Vec<Briefing>,
    /// Its give-backs.
    pub give_backs: Vec<GiveBack>,
    /// The three conditions.
    pub partnership: Partnership,
}

/// One project, whole.
pub async fn load(app: &App, scope: &Scope, id: ProjectId) -> Result<Whole> {
    let project = store::projects::get(app.db.read(), scope, id).await?;
    let mut all = load_all(app, scope, vec![project]).await?;
    all.pop().ok_or(platform::Error::NotFound)
}

/// Some projects, whole, in their order, with one query for each kind of thing.
pub async fn load_all(app: &App, scope: &Scope, projects: Vec<Project>) -> Result<Vec<Whole>> {
    let db = app.db.read();
    let ids: Vec<ProjectId> = projects.iter().map(|project| project.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked: Vec<_> = projects.iter().map(|project| project.finding).collect();
    let findings = neighbours::findings(app, scope, &asked).await?;
    let mut actions = grouped(store::actions::list(db, &ids).await?, |one| one.project);
    let mut indicators = grouped(store::indicators::list(db, &ids).await?, |one| one.project);
    let mut measures = grouped(store::indicators::measures(db, &ids).await?, |one| one.project);
    let mut decisions = grouped(store::decisions::list(db, &ids).await?, |one| one.project);
    let mut authors = grouped(store::projects::authors(db, &ids).await?, |one| one.project);
    let mut briefings = grouped(store::briefings::list(db, &ids).await?, |one| one.project);
    let mut give_backs = grouped(store::give_backs::list(db, &ids).await?, |one| one.project);
    let whole = |project: Project| {
        let id = project.id;
        let (actions, decisions) = (taken(&mut actions, id), taken(&mut decisions, id));
        let (authors, briefings) = (taken(&mut authors, id), taken(&mut briefings, id));
        let finding = findings.get(&project.finding).cloned();
        let partnership = read_partnership(&project, finding.as_ref(), &actions, &decisions, &authors, &briefings);
        Whole {
            indicators: taken(&mut indicators, id),
            measures: taken(&mut measures, id),
            give_backs: taken(&mut give_backs, id),
            project,
            finding,
            actions,
            decisions,
            authors,
            briefings,
            partnership,
        }
    };
    Ok(projects.into_iter().map(whole).collect())
}

fn grouped<T>(all: Vec<T>, project: impl Fn(&T) -> ProjectId) -> HashMap<ProjectId, Vec<T>> {
    let mut groups: HashMap<ProjectId, Vec<T>> = HashMap::new();
    for one in all {
        groups.entry(project(&one)).or_default().push(one);
    }
    groups
}

fn taken<T>(groups: &mut HashMap<ProjectId, Vec<T>>, id: ProjectId) -> Vec<T> {
    groups.remove(&id).unwrap_or_default()
}

fn read_partnership(
    project: &Project,
    finding: Option<&Finding>,
    actions: &[Action],
    decisions: &[Decision],
    authors: &[Author],
    briefings: &[Briefing],
) -> Partnership {
    let count = |college| authors.iter().filter(|author| author.college == college).count();
    let count = |college| i64::try_from(count(college)).unwrap_or(i64::MAX);
    let briefings: Vec<_> = briefings.iter().map(Briefing::briefed).collect();
    partnership(&Facts {
        plan_version: project.plan_version,
        decision: decisions
            .iter()
            .rev()
            .find(|decision| decision.state != DecisionState::Withdrawn),
        authors: (count(College::Users), count(College::Professionals)),
        finding: project.finding,
        finding_stands: finding.is_some_and(|finding| finding.stands),
        briefings: &briefings,
        actions,
    })
}

impl Whole {
    /// Did both colleges approve the present plan?
    #[must_use]
    pub fn is_co_decided(&self) -> bool {
        self.partnership.co_decision.held()
    }

    /// The closed vote by which both colleges approved the present plan.
    #[must_use]
    pub fn co_decision(&self) -> Option<&Decision> {
        let present = |decision: &&Decision| decision.plan_version == self.project.plan_version;
        self.decisions
            .iter()
            .rev()
            .filter(present)
            .find(|decision| decision.is_co_decided() && self.is_co_decided())
    }

    /// The vote under way.
    #[must_use]
    pub fn open_vote(&self) -> Option<&Decision> {
        self.decisions
            .iter()
            .find(|decision| decision.state == DecisionState::Open)
    }

    /// What stands between it and its start.
    #[must_use]
    pub fn start_obstacles(&self) -> Vec<StartObstacle> {
        let locked: Vec<bool> = self
            .indicators
            .iter()
            .map(|indicator| indicator.locked_at.is_some())
            .collect();
        start_obstacles(self.project.state, &self.actions, &locked, self.open_vote().is_some())
    }

    /// The measures of an indicator that count, oldest first.
    pub fn measures_of<'a>(&'a self, indicator: &'a Indicator) -> impl DoubleEndedIterator<Item = &'a Measure> + 'a {
        self.measures
            .iter()
            .filter(|measure| measure.indicator == indicator.id && measure.withdrawn.is_none())
    }

    /// The latest measure of an indicator and its effect against the baseline.
    #[must_use]
    pub fn effect_of<'a>(&'a self, indicator: &'a Indicator) -> Option<(&'a Measure, Effect)> {
        let measure = self.measures_of(indicator).next_back()?;
        Some((measure, effect(&indicator.words, &measure.figure)?))
    }

    /// May the plan still be written?
    #[must_use]
    pub fn can_be_written(&self) -> bool {
        !self.project.state.is_over() && self.open_vote().is_none()
    }

    /// Has the project begun or ended?
    #[must_use]
    pub fn has_started(&self) -> bool {
        self.project.state != State::Draft
    }

    /// The plan as it would be put to the vote now.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let planned = |action: &Action| PlannedAction {
            what: action.words.what.clone(),
            due_on: action.words.due_on,
            phase: action.words.phase,
            roles: action.pair.roles(),
            state: action.state,
        };
        Plan {
            words: self.project.words.clone(),
            actions: self.actions.iter().map(planned).collect(),
            indicators: self
                .indicators
                .iter()
                .map(|indicator| indicator.words.clone())
                .collect(),
        }
    }
}
