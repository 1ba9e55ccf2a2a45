//! The conditions, one by one and together.

use super::*;
use crate::{
    action::tests::{action, pair},
    project::{ProjectId, Words},
    vote::{DecisionId, Plan, Rule, Tallies, Tally},
};
use jiff::Timestamp;
use uuid::Uuid;

fn decision(users: (i64, i64), professionals: (i64, i64)) -> Decision {
    let tally = |(approve, reject)| Tally {
        approve,
        reject,
        abstain: 0,
    };
    Decision {
        id: DecisionId(Uuid::from_u128(5)),
        project: ProjectId(Uuid::from_u128(2)),
        organisation: Uuid::from_u128(3),
        plan_version: 1,
        plan: Plan {
            words: Words::default(),
            actions: Vec::new(),
            indicators: Vec::new(),
        },
        rule: Rule::default(),
        state: DecisionState::Closed,
        until: None,
        opened_at: Timestamp::UNIX_EPOCH,
        opened_role: "quality".into(),
        closed_at: Some(Timestamp::UNIX_EPOCH),
        closed_role: "quality".into(),
        reason: String::new(),
        tallies: Tallies {
            users: tally(users),
            professionals: tally(professionals),
        },
    }
}

fn running(with_pair: bool) -> Action {
    let pair = if with_pair {
        pair()
    } else {
        crate::action::Pair { user: None, ..pair() }
    };
    Action {
        state: ActionState::Running,
        pair,
        ..action()
    }
}

const BRIEFING: Briefed = Briefed {
    on: Date::constant(2026, 5, 4),
    users: 3,
    professionals: 4,
};

/// Everything holds; each test takes one fact away.
fn all<'a>(decision: &'a Decision, actions: &'a [Action]) -> Facts<'a> {
    Facts {
        plan_version: 1,
        decision: Some(decision),
        authors: (1, 2),
        finding: FindingId(Uuid::from_u128(7)),
        finding_stands: true,
        briefings: &[BRIEFING],
        actions,
    }
}

#[test]
fn with_every_fact_it_is_a_partnership() {
    let (decision, actions) = (decision((5, 0), (4, 1)), [running(true)]);
    let found = partnership(&all(&decision, &actions));
    assert!(found.conditions().iter().all(|c| c.held()), "{found:?}");
    assert_eq!(found.level, Level::Partnership);
}

#[test]
fn one_missing_fact_takes_the_word_away() {
    let (good, actions) = (decision((5, 0), (4, 1)), [running(true)]);
    let refused = decision((5, 0), (1, 4));
    let alone = [running(true), running(false)];
    let open = Decision {
        state: DecisionState::Open,
        closed_at: None,
        ..good.clone()
    };
    let one_sided = [Briefed { users: 0, ..BRIEFING }];
    let full = all(&good, &actions);
    let table = [
        (
            Facts {
                decision: None,
                ..full.clone()
            },
            Name::CoDecision,
        ),
        (
            Facts {
                decision: Some(&refused),
                ..full.clone()
            },
            Name::CoDecision,
        ),
        (
            Facts {
                decision: Some(&open),
                ..full.clone()
            },
            Name::CoDecision,
        ),
        (
            Facts {
                plan_version: 2,
                ..full.clone()
            },
            Name::CoDecision,
        ),
        (
            Facts {
                authors: (0, 2),
                ..full.clone()
            },
            Name::CoConstruction,
        ),
        (
            Facts {
                authors: (2, 0),
                ..full.clone()
            },
            Name::CoConstruction,
        ),
        (
            Facts {
                finding_stands: false,
                ..full.clone()
            },
            Name::CoConstruction,
        ),
        (
            Facts {
                briefings: &[],
                ..full.clone()
            },
            Name::CoConstruction,
        ),
        (
            Facts {
                briefings: &one_sided,
                ..full.clone()
            },
            Name::CoConstruction,
        ),
        (
            Facts {
                actions: &alone,
                ..full.clone()
            },
            Name::JointCarryingOut,
        ),
        (
            Facts {
                actions: &[],
                ..full.clone()
            },
            Name::JointCarryingOut,
        ),
    ];
    for (facts, missing) in table {
        let found = partnership(&facts);
        let lacking: Vec<_> = found
            .conditions()
            .iter()
            .filter(|c| !c.held())
            .map(|c| c.name)
            .collect();
        assert_eq!(lacking, [missing], "{facts:?}");
        assert_eq!(found.level, Level::Collaboration);
    }
}

#[test]
fn an_edit_after_the_vote_is_said_as_such() {
    let (decision, actions) = (decision((5, 0), (4, 1)), [running(true)]);
    let found = partnership(&Facts {
        plan_version: 2,
        ..all(&decision, &actions)
    });
    assert_eq!(found.co_decision.missing, [Fact::ChangedSinceVote(decision.id)]);
}

#[test]
fn an_action_that_was_given_up_or_not_begun_needs_no_pair() {
    let decision = decision((5, 0), (4, 1));
    let waiting = Action {
        state: ActionState::ToDo,
        ..running(false)
    };
    let given_up = Action {
        state: ActionState::Abandoned,
        ..running(false)
    };
    let actions = [running(true), waiting, given_up];
    assert!(partnership(&all(&decision, &actions)).joint_carrying_out.held());
}

#[test]
fn without_any_condition_the_level_says_whether_users_were_asked() {
    let none = Facts {
        plan_version: 1,
        decision: None,
        authors: (0, 1),
        finding: FindingId(Uuid::from_u128(7)),
        finding_stands: false,
        briefings: &[],
        actions: &[],
    };
    assert_eq!(partnership(&none).level, Level::Information);
    assert_eq!(
        partnership(&Facts {
            finding_stands: true,
            ..none.clone()
        })
        .level,
        Level::Consultation
    );
    assert_eq!(
        partnership(&Facts {
            authors: (1, 0),
            ..none
        })
        .level,
        Level::Consultation
    );
}
