//! A project (démarche): what a standing finding asks for, from the first line to the last measure.

use crate::action::Action;
use analysis::FindingId;
use jiff::{Timestamp, civil::Date};
use platform::Problems;
use uuid::Uuid;

platform::id!(ProjectId, "project");

/// Most characters of a title.
pub const TITLE_MOST: usize = 160;
/// Most characters of a text.
pub const TEXT_MOST: usize = 4_000;
/// Most characters of a reason.
pub const REASON_MOST: usize = 1_000;
/// Most actions of one project.
pub const ACTIONS_MOST: usize = 100;
/// Most indicators of one project.
pub const INDICATORS_MOST: usize = 20;

/// Where a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written and decided.
    Draft,
    /// Started: its indicators are locked, its actions run.
    Running,
    /// Finished; measures may still come.
    Ended,
    /// Given up, and why.
    Abandoned,
}

impl State {
    /// All, in the order of a project's life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Running, Self::Ended, Self::Abandoned];

    /// As stored, and the end of the message id `projects-state-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Abandoned => "abandoned",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The phase in which the project is.
    #[must_use]
    pub fn phase(self) -> Phase {
        match self {
            Self::Draft => Phase::Before,
            Self::Running => Phase::During,
            Self::Ended | Self::Abandoned => Phase::After,
        }
    }

    /// Is it over?
    #[must_use]
    pub fn is_over(self) -> bool {
        self.phase() == Phase::After
    }
}

/// The three phases of common work: before, during, after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Avant: people, means, risks, method, decision.
    Before,
    /// Pendant: actions.
    During,
    /// Après: measures, give-back, thanks.
    After,
}

impl Phase {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Before, Self::During, Self::After];

    /// As stored, and the end of the message id `projects-phase-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
        }
    }

    /// The phase of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }
}

/// What people write about a project: the part of the plan that stands before its actions.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Words {
    /// The code of the template (`project_templates`).
    pub template: String,
    /// What will change, as a heading.
    pub title: String,
    /// What is to be reached, for whom.
    pub objective: String,
    /// Who is concerned, and who can help.
    pub people_concerned: String,
    /// Time, money, places.
    pub means: String,
    /// What could go wrong.
    pub risks: String,
    /// How people work together.
    pub method: String,
    /// The users' project or the establishment's project that it belongs to.
    pub part_of: String,
}

impl Words {
    /// What is missing or too long, with its repair.
    #[must_use]
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        problems.required("title", &self.title, "projects-title-missing");
        problems.required("objective", &self.objective, "projects-objective-missing");
        at_most(&mut problems, "title", &self.title, TITLE_MOST);
        for (field, text) in [
            ("objective", &self.objective),
            ("people_concerned", &self.people_concerned),
            ("means", &self.means),
            ("risks", &self.risks),
            ("method", &self.method),
            ("part_of", &self.part_of),
        ] {
            at_most(&mut problems, field, text, TEXT_MOST);
        }
        problems
    }

    /// The same words without spaces around them.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let trim = |text: &String| text.trim().to_owned();
        Self {
            template: trim(&self.template),
            title: trim(&self.title),
            objective: trim(&self.objective),
            people_concerned: trim(&self.people_concerned),
            means: trim(&self.means),
            risks: trim(&self.risks),
            method: trim(&self.method),
            part_of: trim(&self.part_of),
        }
    }
}

/// Adds a problem when a text is longer than `most` characters.
pub fn at_most(problems: &mut Problems, field: &str, text: &str, most: usize) {
    if text.chars().nth(most).is_some() {
        problems.add_with(field, "projects-text-too-long", &[("most", &most.to_string())]);
    }
}

/// A project as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Which.
    pub id: ProjectId,
    /// Whose.
    pub organisation: Uuid,
    /// The finding that asked for it.
    pub finding: FindingId,
    /// What people wrote.
    pub words: Words,
    /// Where it stands.
    pub state: State,
    /// The version of the plan: a vote approves one version, an edit after a vote makes the next.
    pub plan_version: i64,
    /// The version of the row, for two people editing at once.
    pub version: i64,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it started.
    pub started_on: Option<Date>,
    /// When it ended or was given up.
    pub ended_on: Option<Date>,
    /// What was said at the end.
    pub end_reason: String,
}

/// Why a project cannot start yet; each is a sentence of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartObstacle {
    /// It has started, or is over.
    NotDraft,
    /// Nothing to do is written.
    NoAction,
    /// Nothing will be measured.
    NoIndicator,
    /// So many indicators have no locked baseline and target.
    Unlocked(usize),
    /// A vote is under way.
    VoteOpen,
}

impl StartObstacle {
    /// The message id; [`StartObstacle::Unlocked`] has the count `$n`.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::NotDraft => "projects-start-not-draft",
            Self::NoAction => "projects-start-no-action",
            Self::NoIndicator => "projects-start-no-indicator",
            Self::Unlocked(_) => "projects-start-unlocked",
            Self::VoteOpen => "projects-start-vote-open",
        }
    }

    /// The count that the message says; 0 when it says none.
    #[must_use]
    pub fn count(self) -> i64 {
        match self {
            Self::Unlocked(count) => i64::try_from(count).unwrap_or(i64::MAX),
            _ => 0,
        }
    }
}

/// What stands between a project and its start. A project without approval of both colleges may
/// start, and is then not called co-decided; one whose indicators can still move may not.
#[must_use]
pub fn start_obstacles(state: State, actions: &[Action], locked: &[bool], vote_open: bool) -> Vec<StartObstacle> {
    let mut obstacles = Vec::new();
    if state != State::Draft {
        obstacles.push(StartObstacle::NotDraft);
    }
    if actions.is_empty() {
        obstacles.push(StartObstacle::NoAction);
    }
    match locked.iter().filter(|locked| !**locked).count() {
        _ if locked.is_empty() => obstacles.push(StartObstacle::NoIndicator),
        0 => {}
        unlocked => obstacles.push(StartObstacle::Unlocked(unlocked)),
    }
    if vote_open {
        obstacles.push(StartObstacle::VoteOpen);
    }
    obstacles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::tests::action;

    #[test]
    fn a_project_with_an_unlocked_indicator_cannot_start() {
        let obstacles = start_obstacles(State::Draft, &[action()], &[true, false], false);
        assert_eq!(obstacles, [StartObstacle::Unlocked(1)]);
        assert!(start_obstacles(State::Draft, &[action()], &[true, true], false).is_empty());
    }

    #[test]
    fn a_project_without_anything_to_do_or_to_measure_cannot_start() {
        let obstacles = start_obstacles(State::Draft, &[], &[], false);
        assert_eq!(obstacles, [StartObstacle::NoAction, StartObstacle::NoIndicator]);
    }

    #[test]
    fn a_project_cannot_start_twice_nor_during_a_vote() {
        let obstacles = start_obstacles(State::Running, &[action()], &[true], true);
        assert_eq!(obstacles, [StartObstacle::NotDraft, StartObstacle::VoteOpen]);
    }

    #[test]
    fn a_project_needs_a_title_and_an_objective() {
        let problems = Words {
            title: "  ".into(),
            ..Words::default()
        }
        .problems();
        let fields: Vec<_> = problems.all().iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["title", "objective"]);
    }

    #[test]
    fn a_title_is_bounded_in_characters_not_in_bytes() {
        let words = |title: String| Words {
            title,
            objective: "x".into(),
            ..Words::default()
        };
        assert!(words("é".repeat(TITLE_MOST)).problems().is_empty());
        assert!(!words("é".repeat(TITLE_MOST + 1)).problems().is_empty());
    }

    #[test]
    fn states_come_back_from_their_codes_and_know_their_phase() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
        assert_eq!(State::Abandoned.phase(), Phase::After);
        assert_eq!(Phase::from_code("during"), Some(Phase::During));
    }
}
