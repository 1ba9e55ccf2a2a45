//! A decision: a frozen plan, one vote a person, and a rule that counts each college apart.

use crate::{
    action::ActionState,
    indicator::IndicatorWords,
    project::{Phase, ProjectId, REASON_MOST, Words, at_most},
};
use jiff::{Timestamp, civil::Date};
use platform::{College, Problems};
use uuid::Uuid;

platform::id!(DecisionId, "decision");

/// What one person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Pour.
    Approve,
    /// Contre.
    Reject,
    /// Abstention.
    Abstain,
}

impl Choice {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Approve, Self::Reject, Self::Abstain];

    /// As stored, and the end of the message id `projects-choice-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Abstain => "abstain",
        }
    }

    /// The choice of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// A vote as typed: the choice and, if one wants, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The choice, once made.
    pub choice: Option<Choice>,
    /// Why.
    pub reason: String,
}

impl Typed {
    /// The choice, checked with its reason.
    ///
    /// # Errors
    /// [`platform::Error::Invalid`] without a choice or with a reason that is too long.
    pub fn checked(&self) -> platform::Result<Choice> {
        let mut problems = Problems::new();
        if self.choice.is_none() {
            problems.add("choice", "projects-choice-missing");
        }
        at_most(&mut problems, "reason", &self.reason, REASON_MOST);
        problems.check()?;
        self.choice
            .ok_or_else(|| platform::Error::invalid("choice", "projects-choice-missing"))
    }
}

/// The rule of a vote, kept with each decision: a later rule changes no past vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rule {
    /// Votes that each college must have cast, abstentions included, for its answer to count.
    pub fewest_votes: i64,
    /// The share of expressed votes (abstentions left out) that must be exceeded, in hundredths.
    pub more_than_percent: i64,
}

impl Default for Rule {
    /// More than half of the expressed votes in each college, with one vote at least.
    fn default() -> Self {
        Self {
            fewest_votes: 1,
            more_than_percent: 50,
        }
    }
}

/// The votes of one college.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// For.
    pub approve: i64,
    /// Against.
    pub reject: i64,
    /// Neither.
    pub abstain: i64,
}

impl Tally {
    /// Adds one vote.
    pub fn add(&mut self, choice: Choice) {
        match choice {
            Choice::Approve => self.approve += 1,
            Choice::Reject => self.reject += 1,
            Choice::Abstain => self.abstain += 1,
        }
    }

    /// All votes.
    #[must_use]
    pub fn cast(&self) -> i64 {
        self.approve + self.reject + self.abstain
    }

    /// Does a college with these votes approve?
    #[must_use]
    pub fn approves(&self, rule: Rule) -> bool {
        let expressed = self.approve + self.reject;
        self.cast() >= rule.fewest_votes && expressed > 0 && self.approve * 100 > expressed * rule.more_than_percent
    }
}

/// Both colleges' votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tallies {
    /// The users' college.
    pub users: Tally,
    /// The professionals' college.
    pub professionals: Tally,
}

impl Tallies {
    /// Counts votes.
    #[must_use]
    pub fn of(votes: impl IntoIterator<Item = (College, Choice)>) -> Self {
        let mut tallies = Self::default();
        for (college, choice) in votes {
            match college {
                College::Users => tallies.users.add(choice),
                College::Professionals => tallies.professionals.add(choice),
            }
        }
        tallies
    }

    /// The votes of one college.
    #[must_use]
    pub fn college(&self, college: College) -> Tally {
        match college {
            College::Users => self.users,
            College::Professionals => self.professionals,
        }
    }

    /// Co-decided: both colleges approve. One cannot outvote the other.
    #[must_use]
    pub fn is_co_decided(&self, rule: Rule) -> bool {
        College::BOTH
            .into_iter()
            .all(|college| self.college(college).approves(rule))
    }
}

/// Where a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// People vote.
    Open,
    /// Counted.
    Closed,
    /// Taken back before it was counted, and why.
    Withdrawn,
}

impl DecisionState {
    /// As stored, and the end of the message id `projects-decision-state-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Closed, Self::Withdrawn]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// The plan as it was put to the vote; roles and dates, no names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Plan {
    /// What was written.
    pub words: Words,
    /// The actions.
    pub actions: Vec<PlannedAction>,
    /// The indicators.
    pub indicators: Vec<IndicatorWords>,
}

/// One action of a plan put to the vote.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PlannedAction {
    /// What.
    pub what: String,
    /// By when.
    pub due_on: Option<Date>,
    /// In which phase.
    pub phase: Phase,
    /// The roles of its carriers, users first.
    pub roles: Vec<String>,
    /// Where it stood then.
    pub state: ActionState,
}

/// A plan put to the vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub id: DecisionId,
    /// Of which project.
    pub project: ProjectId,
    /// Whose.
    pub organisation: Uuid,
    /// The version of the plan.
    pub plan_version: i64,
    /// The plan itself.
    pub plan: Plan,
    /// How votes are counted.
    pub rule: Rule,
    /// Where it stands.
    pub state: DecisionState,
    /// The last day on which people are asked to vote; closing stays an act of a person.
    pub until: Option<Date>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The role that opened it.
    pub opened_role: String,
    /// When it was closed or taken back.
    pub closed_at: Option<Timestamp>,
    /// The role that closed it.
    pub closed_role: String,
    /// Why it was taken back.
    pub reason: String,
    /// The votes: final once closed, what was cast so far before.
    pub tallies: Tallies,
}

impl Decision {
    /// Closed, and approved by both colleges.
    #[must_use]
    pub fn is_co_decided(&self) -> bool {
        self.state == DecisionState::Closed && self.tallies.is_co_decided(self.rule)
    }
}

/// One person's vote, for that person and for the list of reasons (without names).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Whose.
    pub person: Uuid,
    /// For which college.
    pub college: College,
    /// What.
    pub choice: Choice,
    /// Why.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(approve: i64, reject: i64, abstain: i64) -> Tally {
        Tally {
            approve,
            reject,
            abstain,
        }
    }

    #[test]
    fn a_college_approves_by_more_than_half_of_expressed_votes() {
        let table = [
            (tally(5, 0, 1), true),
            (tally(4, 1, 1), true),
            (tally(2, 2, 0), false),
            (tally(1, 0, 5), true),
            (tally(0, 0, 6), false),
            (tally(0, 0, 0), false),
            (tally(1, 2, 0), false),
        ];
        for (tally, approved) in table {
            assert_eq!(tally.approves(Rule::default()), approved, "{tally:?}");
        }
    }

    #[test]
    fn a_college_that_did_not_vote_approves_nothing() {
        let tallies = Tallies {
            users: tally(0, 0, 0),
            professionals: tally(9, 0, 0),
        };
        assert!(!tallies.is_co_decided(Rule::default()));
    }

    #[test]
    fn one_college_cannot_outvote_the_other() {
        let tallies = Tallies {
            users: tally(1, 2, 0),
            professionals: tally(40, 0, 0),
        };
        assert!(!tallies.is_co_decided(Rule::default()));
        let both = Tallies {
            users: tally(2, 1, 0),
            professionals: tally(40, 0, 0),
        };
        assert!(both.is_co_decided(Rule::default()));
    }

    #[test]
    fn a_stricter_rule_is_kept_with_its_decision() {
        let strict = Rule {
            fewest_votes: 3,
            more_than_percent: 66,
        };
        assert!(!tally(2, 0, 0).approves(strict));
        assert!(tally(2, 0, 1).approves(strict));
        assert!(!tally(13, 7, 0).approves(strict));
    }

    #[test]
    fn votes_are_counted_college_by_college() {
        let tallies = Tallies::of([
            (College::Users, Choice::Approve),
            (College::Professionals, Choice::Reject),
            (College::Users, Choice::Abstain),
        ]);
        assert_eq!(
            tallies,
            Tallies {
                users: tally(1, 0, 1),
                professionals: tally(0, 1, 0)
            }
        );
    }

    #[test]
    fn a_vote_without_choice_is_refused_and_a_reason_is_optional() {
        assert!(
            Typed {
                choice: None,
                reason: String::new()
            }
            .checked()
            .is_err()
        );
        assert!(
            Typed {
                choice: Some(Choice::Abstain),
                reason: String::new()
            }
            .checked()
            .is_ok()
        );
        assert!(
            Typed {
                choice: Some(Choice::Abstain),
                reason: "x".repeat(REASON_MOST + 1)
            }
            .checked()
            .is_err()
        );
    }
}
