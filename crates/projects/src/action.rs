//! An action: what is done, by when, carried by a pair (one professional, one user).

use crate::project::{Phase, ProjectId, TITLE_MOST, at_most};
use jiff::{Timestamp, civil::Date};
use platform::{College, Problems};
use uuid::Uuid;

platform::id!(ActionId, "action");

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// À faire.
    ToDo,
    /// En cours.
    Running,
    /// Fait.
    Done,
    /// Abandonné, and why.
    Abandoned,
}

impl ActionState {
    /// All four.
    pub const ALL: [Self; 4] = [Self::ToDo, Self::Running, Self::Done, Self::Abandoned];

    /// As stored, and the end of the message id `projects-action-state-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ToDo => "to-do",
            Self::Running => "running",
            Self::Done => "done",
            Self::Abandoned => "abandoned",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Has it begun, and was not given up?
    #[must_use]
    pub fn is_begun(self) -> bool {
        matches!(self, Self::Running | Self::Done)
    }

    /// Can it still be late?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::ToDo | Self::Running)
    }

    /// Must a change to this state say why? Giving up does; so does coming back from the end.
    #[must_use]
    pub fn needs_reason(self, from: Self) -> bool {
        self == Self::Abandoned || !from.is_open()
    }

    /// The tag of docs/look.md: its kind and icon.
    #[must_use]
    pub fn tag(self) -> (&'static str, &'static str) {
        match self {
            Self::ToDo => ("later", "circle-dashed-b"),
            Self::Running => ("running", "arrow-clockwise-b"),
            Self::Done => ("done", "check-circle-b"),
            Self::Abandoned => ("later", "x-circle-b"),
        }
    }
}

/// One of the two who carry an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// Who.
    pub person: Uuid,
    /// The role under which they were named, as a code (`role-…`).
    pub role: String,
}

/// The two who carry an action: one of each college, or still only one, or nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// The user.
    pub user: Option<Carrier>,
    /// The professional.
    pub professional: Option<Carrier>,
}

impl Pair {
    /// Is there one of each?
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.user.is_some() && self.professional.is_some()
    }

    /// Who carries it for a college.
    #[must_use]
    pub fn of(&self, college: College) -> Option<&Carrier> {
        match college {
            College::Users => self.user.as_ref(),
            College::Professionals => self.professional.as_ref(),
        }
    }

    /// Does this person carry it?
    #[must_use]
    pub fn holds(&self, person: Uuid) -> bool {
        College::BOTH
            .into_iter()
            .filter_map(|college| self.of(college))
            .any(|carrier| carrier.person == person)
    }

    /// The roles, users first, as codes.
    #[must_use]
    pub fn roles(&self) -> Vec<String> {
        College::BOTH
            .into_iter()
            .filter_map(|college| self.of(college))
            .map(|carrier| carrier.role.clone())
            .collect()
    }
}

/// What people write about an action: the part that a vote approves.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActionWords {
    /// What is done.
    pub what: String,
    /// When it should be done.
    pub due_on: Option<Date>,
    /// The phase to which it belongs.
    pub phase: Phase,
    /// 1 first, 2 next, 3 when possible.
    pub priority: i64,
}

impl ActionWords {
    /// What is missing or out of bounds.
    #[must_use]
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        problems.required("what", &self.what, "projects-action-what-missing");
        at_most(&mut problems, "what", &self.what, TITLE_MOST * 2);
        if self.due_on.is_none() {
            problems.add("due_on", "projects-action-due-missing");
        }
        if !(1..=3).contains(&self.priority) {
            problems.add("priority", "projects-action-priority-unknown");
        }
        problems
    }
}

/// An action as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Which.
    pub id: ActionId,
    /// Of which project.
    pub project: ProjectId,
    /// Whose.
    pub organisation: Uuid,
    /// What people wrote.
    pub words: ActionWords,
    /// Who carries it.
    pub pair: Pair,
    /// Where it stands.
    pub state: ActionState,
    /// Why, when it was given up or taken up again.
    pub state_reason: String,
    /// Since when.
    pub state_at: Timestamp,
    /// The version of the row.
    pub version: i64,
}

/// How an action stands to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    /// It is over, or has no date.
    None,
    /// So many days late.
    Late(i64),
    /// So many days left, 0 for today.
    Left(i64),
}

impl Action {
    /// Days late or left on `today`, in calendar days.
    #[must_use]
    pub fn delay(&self, today: Date) -> Delay {
        let Some(due) = self.words.due_on.filter(|_| self.state.is_open()) else {
            return Delay::None;
        };
        let days = today.until(due).map_or(0, |span| i64::from(span.get_days()));
        if days < 0 {
            Delay::Late(-days)
        } else {
            Delay::Left(days)
        }
    }
}

/// One change of an action's state: who, when, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionStep {
    /// The new state.
    pub state: ActionState,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The role that signed it.
    pub role: String,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn action() -> Action {
        Action {
            id: ActionId(Uuid::from_u128(1)),
            project: ProjectId(Uuid::from_u128(2)),
            organisation: Uuid::from_u128(3),
            words: ActionWords {
                what: "Deux chaises près de chaque sortie".into(),
                due_on: Some(Date::constant(2026, 11, 20)),
                phase: Phase::During,
                priority: 1,
            },
            pair: Pair::default(),
            state: ActionState::ToDo,
            state_reason: String::new(),
            state_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    pub(crate) fn pair() -> Pair {
        let carrier = |n: u128, role: &str| Carrier {
            person: Uuid::from_u128(n),
            role: role.into(),
        };
        Pair {
            user: Some(carrier(10, "representative")),
            professional: Some(carrier(11, "clinician")),
        }
    }

    #[test]
    fn an_open_action_past_its_date_is_late_and_a_done_one_is_not() {
        let mut action = action();
        assert_eq!(action.delay(Date::constant(2026, 11, 22)), Delay::Late(2));
        assert_eq!(action.delay(Date::constant(2026, 11, 20)), Delay::Left(0));
        assert_eq!(action.delay(Date::constant(2026, 10, 1)), Delay::Left(50));
        action.state = ActionState::Done;
        assert_eq!(action.delay(Date::constant(2026, 11, 22)), Delay::None);
    }

    #[test]
    fn giving_up_and_coming_back_need_a_reason() {
        use ActionState::{Abandoned, Done, Running, ToDo};
        let table = [
            (ToDo, Running, false),
            (Running, Done, false),
            (ToDo, Abandoned, true),
            (Done, Running, true),
            (Abandoned, ToDo, true),
        ];
        for (from, to, needed) in table {
            assert_eq!(to.needs_reason(from), needed, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn a_pair_is_complete_with_one_of_each_college() {
        let mut pair = pair();
        assert!(pair.is_complete() && pair.holds(Uuid::from_u128(10)));
        assert_eq!(pair.roles(), ["representative", "clinician"]);
        pair.user = None;
        assert!(!pair.is_complete() && !pair.holds(Uuid::from_u128(10)));
    }

    #[test]
    fn an_action_says_what_by_when() {
        let words = ActionWords {
            what: " ".into(),
            due_on: None,
            phase: Phase::During,
            priority: 4,
        };
        assert_eq!(words.problems().all().len(), 3);
        assert!(action().words.problems().is_empty());
    }
}
