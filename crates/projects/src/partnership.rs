//! The three conditions of partnership (HAS): each is held or missing by facts of the record,
//! and the word « partenariat » is printed only when all three hold.

use crate::{
    action::{Action, ActionState},
    vote::{Decision, DecisionState},
};
use analysis::FindingId;
use jiff::civil::Date;
use platform::{College, Reader};

mod fact;

pub use fact::{Fact, tally_said};

/// Which condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Name {
    /// Co-décision.
    CoDecision,
    /// Co-construction.
    CoConstruction,
    /// Mise en œuvre conjointe.
    JointCarryingOut,
}

impl Name {
    /// The end of the message id `projects-condition-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CoDecision => "co-decision",
            Self::CoConstruction => "co-construction",
            Self::JointCarryingOut => "joint-carrying-out",
        }
    }
}

/// The level of engagement that may honestly be named, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Users are told.
    Information,
    /// Users are asked.
    Consultation,
    /// Users take part; at least one condition holds.
    Collaboration,
    /// All three conditions hold.
    Partnership,
}

impl Level {
    /// The end of the message id `projects-level-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Consultation => "consultation",
            Self::Collaboration => "collaboration",
            Self::Partnership => "partnership",
        }
    }
}

/// One condition: the facts that prove it, and those that lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Which.
    pub name: Name,
    /// What proves it.
    pub facts: Vec<Fact>,
    /// What lacks; a condition with nothing here holds.
    pub missing: Vec<Fact>,
}

impl Condition {
    /// Does it hold?
    #[must_use]
    pub fn held(&self) -> bool {
        self.missing.is_empty()
    }

    /// Its name in the reader's language.
    #[must_use]
    pub fn named(&self, t: &Reader) -> String {
        t.say(&format!("projects-condition-{}", self.name.code()))
    }
}

/// The three conditions, and the level that may be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partnership {
    /// Both colleges approved the present plan.
    pub co_decision: Condition,
    /// Both colleges wrote it, from a finding of both, after a joint briefing.
    pub co_construction: Condition,
    /// What is done is carried by pairs.
    pub joint_carrying_out: Condition,
    /// The level.
    pub level: Level,
}

impl Partnership {
    /// The three, in their order.
    #[must_use]
    pub fn conditions(&self) -> [&Condition; 3] {
        [&self.co_decision, &self.co_construction, &self.joint_carrying_out]
    }

    /// The sentence that names the level, and, under a partnership, the first condition that lacks.
    #[must_use]
    pub fn said(&self, t: &Reader) -> String {
        let level = t.say(&format!("projects-level-{}", self.level.code()));
        match self.conditions().into_iter().find(|condition| !condition.held()) {
            Some(condition) => t.say_with(
                "projects-level-said-missing",
                &[
                    ("level", &level),
                    ("condition", &condition.named(t)),
                    ("why", &why(condition, t)),
                ],
            ),
            None => t.say("projects-level-said-partnership"),
        }
    }
}

/// What a condition lacks, in words; empty when it holds.
#[must_use]
pub fn why(condition: &Condition, t: &Reader) -> String {
    condition
        .missing
        .iter()
        .map(|fact| fact.said(t))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A recorded joint briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Briefed {
    /// When.
    pub on: Date,
    /// How many users were there.
    pub users: i64,
    /// How many professionals.
    pub professionals: i64,
}

/// What the record holds about one project, for its conditions.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The version of the plan now.
    pub plan_version: i64,
    /// The latest decision that was not taken back.
    pub decision: Option<&'a Decision>,
    /// People who wrote the plan, by college: users, professionals.
    pub authors: (i64, i64),
    /// The finding.
    pub finding: FindingId,
    /// Does it stand, agreed by both colleges?
    pub finding_stands: bool,
    /// The recorded briefings.
    pub briefings: &'a [Briefed],
    /// The actions.
    pub actions: &'a [Action],
}

/// Reads the three conditions from the record.
#[must_use]
pub fn partnership(facts: &Facts<'_>) -> Partnership {
    let co_decision = co_decision(facts);
    let co_construction = co_construction(facts);
    let joint_carrying_out = joint_carrying_out(facts);
    let held = [&co_decision, &co_construction, &joint_carrying_out]
        .iter()
        .filter(|c| c.held())
        .count();
    let level = match held {
        3 => Level::Partnership,
        1 | 2 => Level::Collaboration,
        _ if users_took_part(facts) => Level::Consultation,
        _ => Level::Information,
    };
    Partnership {
        co_decision,
        co_construction,
        joint_carrying_out,
        level,
    }
}

fn users_took_part(facts: &Facts<'_>) -> bool {
    facts.finding_stands || facts.authors.0 > 0 || facts.decision.is_some_and(|d| d.tallies.users.cast() > 0)
}

fn co_decision(facts: &Facts<'_>) -> Condition {
    let mut condition = Condition {
        name: Name::CoDecision,
        facts: Vec::new(),
        missing: Vec::new(),
    };
    let Some(decision) = facts.decision else {
        condition.missing.push(Fact::NoVote);
        return condition;
    };
    let Some(at) = decision.closed_at.filter(|_| decision.state == DecisionState::Closed) else {
        condition.missing.push(Fact::VoteOpen(decision.id));
        return condition;
    };
    if decision.plan_version != facts.plan_version {
        condition.missing.push(Fact::ChangedSinceVote(decision.id));
        return condition;
    }
    for college in College::BOTH {
        let tally = decision.tallies.college(college);
        let approved = tally.approves(decision.rule);
        let fact = Fact::Vote {
            decision: decision.id,
            college,
            tally,
            approved,
            at,
        };
        if approved {
            condition.facts.push(fact)
        } else {
            condition.missing.push(fact)
        }
    }
    condition
}

fn co_construction(facts: &Facts<'_>) -> Condition {
    let mut condition = Condition {
        name: Name::CoConstruction,
        facts: Vec::new(),
        missing: Vec::new(),
    };
    for (college, count) in [
        (College::Users, facts.authors.0),
        (College::Professionals, facts.authors.1),
    ] {
        let fact = Fact::Authors(college, count);
        if count > 0 {
            condition.facts.push(fact)
        } else {
            condition.missing.push(fact)
        }
    }
    if facts.finding_stands {
        condition.facts.push(Fact::FindingAgreed(facts.finding));
    } else {
        condition.missing.push(Fact::FindingNotAgreed(facts.finding));
    }
    match facts.briefings.iter().find(|b| b.users > 0 && b.professionals > 0) {
        Some(b) => condition.facts.push(Fact::Briefing {
            on: b.on,
            users: b.users,
            professionals: b.professionals,
        }),
        None => condition.missing.push(Fact::NoBriefing),
    }
    condition
}

fn joint_carrying_out(facts: &Facts<'_>) -> Condition {
    let mut condition = Condition {
        name: Name::JointCarryingOut,
        facts: Vec::new(),
        missing: Vec::new(),
    };
    let begun: Vec<_> = facts.actions.iter().filter(|action| action.state.is_begun()).collect();
    if begun.is_empty() {
        condition.missing.push(Fact::NothingBegun);
    }
    let alone = begun.iter().filter(|action| !action.pair.is_complete());
    condition
        .missing
        .extend(alone.map(|action| Fact::ActionWithoutPair(action.id)));
    let paired = begun.iter().filter(|action| action.pair.is_complete()).count();
    if paired > 0 {
        condition
            .facts
            .push(Fact::PairedActions(i64::try_from(paired).unwrap_or(i64::MAX)));
    }
    debug_assert!(
        begun
            .iter()
            .all(|action| matches!(action.state, ActionState::Running | ActionState::Done))
    );
    condition
}

#[cfg(test)]
#[path = "partnership/tests.rs"]
mod tests;
